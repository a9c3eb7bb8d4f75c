"""Sentences without an end, in pieces: whoever counts on a full stop would look over a whole article for every number.

Rules over a sentence look from each of its numbers at each of its names, so the time grows with the square of its
length. No sentence of the press is longer than a piece; what is, is a list, a table or a text without full stops.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from core.language.grammar import rule
from core.model import Mention, Quantity, Sentence, Span, Time

LONGEST = 1_200
"""Characters, some 200 words: twice the longest sentence of any article the rules were written on."""

_CLAUSE_ENDS = rule(r"[;,](?=\s)")
_GAP = rule(r"\s")
_Item = TypeVar("_Item", Quantity, Time, Mention)


def pieces(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence itself, or stretches of it that are no longer than ``LONGEST`` and cut through nothing found."""
    start, end = sentence.span.start, sentence.span.end
    while end - start > LONGEST:
        cut = _cut(sentence, start)
        yield _stretch(sentence, start, cut)
        start = cut
    yield sentence if start == sentence.span.start else _stretch(sentence, start, end)


def _cut(sentence: Sentence, start: int) -> int:
    """Where a piece ends: behind the last mark of its second half, else at the last gap there, else at its limit."""
    first = start - sentence.span.start
    half, limit = first + LONGEST // 2, first + LONGEST
    ends = [*_GAP.finditer(sentence.text, half, limit), *_CLAUSE_ENDS.finditer(sentence.text, half, limit)]
    cut = sentence.span.start + (ends[-1].end() if ends else limit)
    return _behind(sentence, cut)


def _behind(sentence: Sentence, cut: int) -> int:
    """The cut moved behind whatever it would go through."""
    for items in (sentence.mentions, sentence.times, sentence.quantities):
        at = bisect_left(items, cut, key=_begins)
        if at and items[at - 1].span.end > cut:
            return _behind(sentence, items[at - 1].span.end)
    return min(cut, sentence.span.end)


def _stretch(sentence: Sentence, start: int, end: int) -> Sentence:
    text = sentence.text[start - sentence.span.start : end - sentence.span.start]
    return replace(
        sentence,
        span=Span(start, end),
        text=text,
        quantities=_within(sentence.quantities, start, end),
        times=_within(sentence.times, start, end),
        mentions=_within(sentence.mentions, start, end),
    )


def _within(items: Sequence[_Item], start: int, end: int) -> tuple[_Item, ...]:
    return tuple(items[bisect_left(items, start, key=_begins) : bisect_left(items, end, key=_begins)])


def _begins(item: Quantity | Time | Mention) -> int:
    return item.span.start
