"""Whether a statement is about the present or the past, and which words stand around a number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from core.language.grammar import rule
from core.model import Quantity, Sentence, Time
from core.resolve.structure.clause import Masked

_CLAUSE_END = rule(r"[,;:()]|\s[-–—]\s")

_VERB = rule(
    r"\b(?P<now>is|are|holds?|has|have|account(?:s|ing)? for|takes?|ranks?|leads?|tops?|sits?|process(?:es)?|handles?|"
    r"serves?|routes?|makes? up|commands?|controls?|dominates?|represents?|stands?|comes|remains?|puts|shows?|"
    r"captures?|exceeds?|uses|consumes?|goes?|now|currently|today|follows|appears?|occup(?:y|ies)|draws?|owns?|runs?|belongs?)\b"
    r"(?: (?:just|now|already|since|also|not|never|all|been|\w{2,}ed|held|taken|grown|risen|fallen|become|gone|led))*+|"
    r"\b(?:was|were|had|did|held|took|led|fell|rose|grew|hit|went|came|stood|sat|made|drew|ran|became|overtook|saw|got|"
    r"lost|won|shrank|sank|slid|climbed|\w{2,}ed(?! by\b))\b"
)


def before_in_clause(at: int, masked: Masked) -> str:
    """The masked words before an offset, back to the last mark."""
    return _CLAUSE_END.split(masked.before(at)[-200:])[-1]


def around(at: int, masked: Masked) -> str:
    """The masked words on either side of an offset, as far as they reach."""
    return masked.before(at) + masked.after(at)


def nearby(sentence: Sentence, at: int) -> Sentence:
    """The sentence with those of its numbers and times that stand around an offset.

    A row of thousands of cells is so read in one go, and not once for every number in it.
    """
    if max(len(sentence.times), len(sentence.quantities)) <= 2 * NEIGHBOURS:
        return sentence
    times, numbers = (_few(items, at) for items in (sentence.times, sentence.quantities))
    return replace(sentence, times=times, quantities=numbers)  # type: ignore[arg-type]  # each of its own kind


NEIGHBOURS = 24
"""Times, or numbers, on either side of a number that may have a part in its own time."""


def _few(items: Sequence[Time | Quantity], at: int) -> tuple[Time | Quantity, ...]:
    here = bisect_left(items, at, key=lambda item: item.span.start)
    return tuple(items[max(here - NEIGHBOURS, 0) : here + NEIGHBOURS])


def own_clause(at: int, masked: Masked) -> str:
    """The masked words around an offset, up to the next mark on either side."""
    return before_in_clause(at, masked) + _CLAUSE_END.split(masked.after(at)[:200])[0]


def is_present(at: int, masked: Masked) -> bool:
    """True for a statement about the present: so says the last verb before it in its clause, else the first in it.

    "Has taken" is about the present; a statement without a verb is about none.
    """
    before = [verb["now"] is not None for verb in _VERB.finditer(before_in_clause(at, masked))]
    if before:
        return before[-1]
    verb = _VERB.search(own_clause(at, masked))
    return verb is not None and verb["now"] is not None


def is_past(at: int, masked: Masked) -> bool:
    """True for a statement in the past tense, by the verb that tells of the present; without a verb it is neither."""
    return not is_present(at, masked) and _VERB.search(own_clause(at, masked)) is not None
