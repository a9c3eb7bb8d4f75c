"""Read whole, or say so: a claim whose clause holds a turning word that its kind does not read is not judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.claims.frame import CAUSE
from core.datasets.answers.through import HIGHEST, LOWEST, MEAN
from core.datasets.count import PEAK
from core.datasets.measure import ANNUALISED
from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import Claim, EntityKind, Grain, Statement, Turn, TurningWord
from core.resolve.unread import turning

_RATES = {Turn.DAY: Grain.DAY, Turn.MONTH: Grain.MONTH, Turn.YEAR: Grain.YEAR}
_SUMS = frozenset({EntityKind.GROUP, EntityKind.COUNTRY, EntityKind.WEIGHTS, EntityKind.TOP, EntityKind.PLATFORM})
"""Subjects whose tokens are a sum anyway, so that "together" adds nothing."""


WEEK = 7
"""Days."""


def read_whole(made: Claim, statement: Statement, reads: frozenset[Turn]) -> Claim:
    """The claim, blocked where words that turn its clause are not among those that its kind ``reads``."""
    unread = tuple(dict.fromkeys(_unread(made, statement, reads)))
    if not unread:
        return made
    made = replace(made, unread=tuple(word.words for word in unread))
    if all(word.turn is Turn.VARIANT for word in unread):
        return made  # all variants are among the readings, so that a number which fits may be called right
    return replace(made, blocked=made.blocked or said(made.unread))


def said(unread: Sequence[str]) -> str:
    """Why a number is not judged whose clause has words that no rule has read."""
    listed = " and ".join(f"“{words}”" for words in unread)
    return f"The sentence says {listed}, which is not read yet."


def _unread(made: Claim, statement: Statement, reads: frozenset[Turn]) -> Iterator[TurningWord]:
    alone = _names_only(made, statement)
    for word in _turning(statement):
        if word.turn is Turn.IN_TURN and statement.dealt:
            continue
        if word.turn not in reads and not _settled(word.turn, made, alone):
            yield word


_APART = rule(r"[;:()]|\s-\s|\b(?:while|whereas|(?<!all )but|yet)\b")
_COMMA = rule(r",(?!\d)")
_WHO = rule("{doer}")


def _turning(statement: Statement) -> Iterator[TurningWord]:
    """The turning words of the number's own clause.

    What stands before a comma belongs to it unless it is somebody's number: "In every one of those five weeks, ...".
    What came with it ("rose 40 % without a price change") is another matter, but a time counted from another is not.
    """
    *earlier, own = _COMMA.split(_APART.split(statement.lead)[-1])
    lead = ",".join([*(part for part in earlier if not _says_of_somebody(part)), own])
    tail = _COMMA.split(_APART.split(statement.tail)[0])[0]
    yield from turning(f"{lead}#{CAUSE.split(tail)[0]}")
    yield from (word for word in turning(f"#{tail}") if word.turn is Turn.SHIFT)
    yield from (word for word in turning(_behind_comma(statement.tail)) if word.turn is Turn.EXCEPT)
    yield from (word for word in turning(statement.quantity.text.lower()) if word.turn is Turn.EACH)


_LEAVES_OUT = rule(
    r"^[^,;.]{0,80}, (?P<words>(?:other|apart|aside|save|except|exclud|barring|not (?:count|includ)|with the exc)"
    r"[^,;]*)"
)


def _behind_comma(tail: str) -> str:
    """What is left out behind a comma: "no American model made the top five, other than Owl Alpha"."""
    left_out = _LEAVES_OUT.match(tail)
    return left_out["words"] if left_out else ""


def _says_of_somebody(words: str) -> bool:
    """True for masked words with a number and a name."""
    return NUMBER in words and _WHO.search(words) is not None


def _names_only(made: Claim, statement: Statement) -> bool:
    """True where the sentence names nobody with usage of their own but the claim's subject."""
    entities = (mention.entity for mention in statement.sentence.mentions)
    named = {e.id for e in entities if e is not None and e.kind not in (EntityKind.PLATFORM, EntityKind.TOP)}
    return named <= {made.subject.id}


def _settled(turn: Turn, made: Claim, alone: bool) -> bool:
    """True where what the word says is part of the claim already: its rate, its peak, a sum of several.

    ``alone`` is true where the sentence names nobody but the subject: "both editions of Hy3 together" are Hy3's.
    """
    if turn in _RATES:
        grain = _RATES[turn]
        yearly = turn is Turn.YEAR and made.detail == ANNUALISED
        return yearly or made.quantity.per is grain or made.period.grain is grain
    if turn is Turn.EACH and made.detail in (LOWEST, HIGHEST):
        return True
    if turn is Turn.EACH:  # "4 trillion tokens each week" of one week
        return made.quantity.per is not None and made.quantity.per is made.period.grain and made.period.days <= WEEK
    if turn is Turn.PEAK:
        return made.detail in (PEAK, HIGHEST)
    if turn is Turn.AVERAGE:
        return made.quantity.per is not None or made.detail == MEAN
    return turn in (Turn.TOGETHER, Turn.ALL) and (made.subject.kind in _SUMS or alone)
