"""The program's verdict on every sentence and copy, and the tally."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.check import check
from core.datasets import Dataset
from core.model import Article, CheckedClaim, Claim, Fit, Flag, Judgement, Span
from tests.accuracy.alter import copies
from tests.accuracy.sentences import Sentence, sentences

SEED = 20260914
TRUE, ALTERED, RESTATED = "true", "altered", "restated"


@dataclass(frozen=True)
class Outcome:
    """What became of one text: ``sort`` is true, altered or restated; ``by`` the alteration.

    ``exact`` when it was not only accepted but shown as within the printed digits; ``called`` when it was called wrong.
    """

    sentence: Sentence
    sort: str
    by: str
    accepted: bool
    exact: bool
    called: bool
    claim: Claim | None
    judgements: tuple[Judgement, ...]


def checked(sentence: Sentence, dataset: Dataset) -> CheckedClaim | None:
    """What the program makes of the sentence's number, if it makes anything of it."""
    text, start, end = sentence.written()
    found = check(Article(text, published=sentence.published), dataset).claims
    return next((one for one in found if one.claim.span.overlaps(Span(start, end))), None)


def outcomes(dataset: Dataset, part: float = 1.0, seed: int = SEED) -> Iterator[Outcome]:
    """Every honest sentence with its verdict, each followed by its altered copies with theirs."""
    rng = random.Random(seed)
    for sentence in sentences(seed, part):
        yield _outcome(sentence, TRUE, "", dataset)
        for copy in copies(sentence, rng):
            yield _outcome(copy.sentence, RESTATED if copy.restated else ALTERED, copy.by, dataset)


def _outcome(sentence: Sentence, sort: str, by: str, dataset: Dataset) -> Outcome:
    """A true sentence must be right by the reading that was meant; of a copy no reading may be."""
    found = checked(sentence, dataset)
    if found is None:
        return Outcome(sentence, sort, by, False, False, False, None, ())
    flag, claim, judgements = found.verdict.flag, found.claim, found.judgements
    accepted = flag in (Flag.VERIFIED, Flag.DEPENDS)
    meant = sort != TRUE or claim.kind == sentence.fact.kind
    exact = accepted and any(j.applies and j.fit is Fit.HOLDS for j in judgements)
    return Outcome(sentence, sort, by, accepted and meant, exact, flag is Flag.UNVERIFIED, claim, judgements)


@dataclass
class Tally:
    """How many were judged, and how many accepted or called wrong, by any key."""

    judged: Counter[tuple[str, ...]]
    accepted: Counter[tuple[str, ...]]
    exact: Counter[tuple[str, ...]]
    called: Counter[tuple[str, ...]]

    @classmethod
    def of(cls, found: Iterable[Outcome]) -> Tally:
        """Count by sort, by sort and kind, and by alteration."""
        tally = cls(Counter(), Counter(), Counter(), Counter())
        for outcome in found:
            for key in ((outcome.sort,), (outcome.sort, outcome.sentence.fact.kind), ("by", outcome.sort, outcome.by)):
                tally.judged[key] += 1
                tally.accepted[key] += outcome.accepted
                tally.exact[key] += outcome.exact
                tally.called[key] += outcome.called
        return tally

    def pair(self, *key: str) -> list[int]:
        return [self.judged[key], self.accepted[key]]

    def rate(self, *key: str) -> float:
        """Part accepted; 0 when nothing was judged."""
        return self.accepted[key] / self.judged[key] if self.judged[key] else 0.0
