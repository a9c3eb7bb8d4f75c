"""The program's verdict on every sentence and copy, and the tally."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core import claims
from core.check import judged
from core.datasets import Dataset
from core.extract import read, surface
from core.model import Claim, Fit, Flag, Judgement, Span
from core.resolve import statements
from core.verdict import conclude
from tests.accuracy.alter import copies
from tests.accuracy.sentences import Sentence, sentences

SEED = 20260914
TRUE, ALTERED, RESTATED = "true", "altered", "restated"


@dataclass(frozen=True)
class Outcome:
    """What became of one text: ``sort`` is true, altered or restated; ``by`` the alteration.

    ``exact`` when it was not only accepted but shown as within the printed digits.
    """

    sentence: Sentence
    sort: str
    by: str
    accepted: bool
    exact: bool
    claim: Claim | None
    judgements: tuple[Judgement, ...]


def claimed(sentence: Sentence) -> Claim | None:
    """The claim that the program makes of the sentence's number, if it makes one."""
    text, start, end = sentence.written()
    found = (claims.find(statement) for statement in statements(read(text, sentence.published), surface(text)))
    return next((claim for claim in found if claim is not None and claim.span.overlaps(Span(start, end))), None)


def outcomes(dataset: Dataset, part: float = 1.0, seed: int = SEED) -> Iterator[Outcome]:
    """Every honest sentence with its verdict, each followed by its altered copies with theirs."""
    rng = random.Random(seed)
    for sentence in sentences(seed, part):
        yield _outcome(sentence, TRUE, "", dataset)
        for copy in copies(sentence, rng):
            yield _outcome(copy.sentence, RESTATED if copy.restated else ALTERED, copy.by, dataset)


def _outcome(sentence: Sentence, sort: str, by: str, dataset: Dataset) -> Outcome:
    """A true sentence must be right by the reading that was meant; of a copy no reading may be."""
    claim = claimed(sentence)
    if claim is None or claim.blocked or not claim.period.known:
        return Outcome(sentence, sort, by, False, False, claim, ())
    judgements = judged(claim, dataset)
    accepted = conclude(judgements).flag in (Flag.VERIFIED, Flag.DEPENDS)
    meant = sort != TRUE or claim.kind == sentence.fact.kind
    exact = accepted and any(j.applies and j.fit is Fit.HOLDS for j in judgements)
    return Outcome(sentence, sort, by, accepted and meant, exact, claim, judgements)


@dataclass
class Tally:
    """How many were judged and how many accepted, by any key."""

    judged: Counter[tuple[str, ...]]
    accepted: Counter[tuple[str, ...]]
    exact: Counter[tuple[str, ...]]

    @classmethod
    def of(cls, found: Iterable[Outcome]) -> Tally:
        """Count by sort, by sort and kind, and by alteration."""
        tally = cls(Counter(), Counter(), Counter())
        for outcome in found:
            for key in ((outcome.sort,), (outcome.sort, outcome.sentence.fact.kind), ("by", outcome.sort, outcome.by)):
                tally.judged[key] += 1
                tally.accepted[key] += outcome.accepted
                tally.exact[key] += outcome.exact
        return tally

    def pair(self, *key: str) -> list[int]:
        return [self.judged[key], self.accepted[key]]

    def rate(self, *key: str) -> float:
        """Part accepted; 0 when nothing was judged."""
        return self.accepted[key] / self.judged[key] if self.judged[key] else 0.0
