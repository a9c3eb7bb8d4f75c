"""One number after the other, from left to right."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from core.extract.numbers import labels, units
from core.extract.numbers.amounts import amount, loss
from core.extract.numbers.draft import Draft
from core.extract.numbers.multiples import FOLD_START, factor, fold, tenfold
from core.extract.numbers.numeral import SMALL_WORDS, WORD_START, exact_product
from core.extract.numbers.numerals import VULGAR
from core.extract.numbers.ranks import ORDINAL_WORDS, ordinal, rank, top
from core.extract.numbers.shares import fraction, half, part_of, ratio, split
from core.language.grammar import pattern
from core.model import Span

TRIGGER = pattern(
    rf"[\d{''.join(VULGAR)}⁰¹²³⁴-⁹₀-₉①-⑳]|(?<![A-Za-z])(?:{WORD_START}|{ORDINAL_WORDS}|{FOLD_START}|(?:hundred|thousand)(?=-?fold))(?![a-eg-z]|f(?!old))"
)

LARGE = 1000.0  # a number of this size is an amount whatever follows it


def merged(taken: Sequence[Span]) -> list[Span]:
    """Stretches in order, overlapping ones joined."""
    joined: list[Span] = []
    for span in sorted(taken):
        if joined and span.start <= joined[-1].end:
            joined[-1] = joined[-1].join(span)
        elif span.start < span.end:
            joined.append(span)
    return joined


class Floors:
    """Where a hedge must stop on its way to the left: the end of the last taken stretch."""

    def __init__(self, taken: Sequence[Span]) -> None:
        self._ends = sorted(span.end for span in taken)

    def before(self, at: int) -> int:
        """The last end of a taken stretch at or before ``at``."""
        index = bisect_right(self._ends, at)
        return self._ends[index - 1] if index else 0


def scanned(text: str, taken: list[Span]) -> list[Draft]:
    """Drafts in order and apart. A draft may run into a taken stretch only where its reader looks on purpose."""
    drafts: list[Draft] = []
    lowered = text.lower()
    floor = 0
    for free in _free(len(text), taken):
        at = max(free.start, floor)
        floor = max(free.start, floor)
        while at < free.end and (match := TRIGGER.search(lowered, at, free.end)):
            draft = _read(text, match.start(), floor, free.end, drafts[-1] if drafts else None)
            if draft:
                drafts.append(draft)
                floor = at = draft.end
            else:
                at = match.end()
    return drafts


def _free(length: int, taken: list[Span]) -> Iterator[Span]:
    """What lies between the taken stretches."""
    start = 0
    for span in taken:
        if span.start > start:
            yield Span(start, min(span.start, length))
        start = max(start, span.end)
    if start < length:
        yield Span(start, length)


def _read(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    """The number at ``at``; digits are always something, words may be nothing."""
    if text[at].isalpha():
        return _read_word(text, at, floor, limit, last)
    if not text[at].isdecimal() and text[at] not in VULGAR:
        return Draft(at, at + 1, 0.0, why="footnote mark")
    if at > floor and _POINTED.search(text, max(floor, at - 2), at):
        at -= 1
    if lost := text[at - 1 : at] == "(" and loss(text, at, floor, limit):
        return lost
    money = units.currency_before(text, at, floor)
    if not money and (shaped := _shaped(text, at, floor, limit, last)):
        return shaped
    return amount(text, at, floor, limit, money) or labels.remainder(text, at, limit)


_POINTED = pattern(r"(?<![\w.)])\.\Z")  # ".001": a digit after a point is no number of its own


def _shaped(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    """Digits whose shape or label says what they are; the order settles which reading wins."""
    return (
        labels.named(text, at, floor, limit)
        or labels.fixed(text, at, floor, limit)
        or labels.code(text, at, floor, limit)
        or labels.label(text, at, floor, limit)
        or ordinal(text, at, floor, limit)
        or rank(text, at, floor, limit, last)
        or top(text, at, floor, limit)
        or factor(text, at, floor, limit)
        or split(text, at, limit)
        or part_of(text, at, limit)
        or ratio(text, at, limit)
        or fraction(text, at, limit)
        or labels.age(text, at, floor, limit, last)
        or labels.score(text, at, floor, limit)
        or labels.year(text, at, floor, limit)
    )


def _read_word(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    return (
        labels.named(text, at, floor, limit)
        or labels.age(text, at, floor, limit, last)
        or _product(text, at, floor, limit)
        or tenfold(text, at, limit)
        or fold(text, at, floor, limit)
        or rank(text, at, floor, limit, last)
        or top(text, at, floor, limit)
        or factor(text, at, floor, limit)
        or part_of(text, at, limit)
        or ratio(text, at, limit)
        or fraction(text, at, limit)
        or ordinal(text, at, floor, limit)
        or amount(text, at, floor, limit, None)
        or half(text, at, floor, limit)
    )


_TIMES_AMOUNT = pattern(
    r"(?:(?P<fold>twice|thrice|double|triple|quadruple)|(?P<number>[a-z]{3,9}|\d{1,3}(?:\.\d{1,2})?)\s+times)\s{1,2}"
    r"(?=[$€£]?\d)",
    re.I,
)

_FOLDS = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "quadruple": 4.0}


def _product(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """An amount said as a multiple of a round one: "twice 2 trillion tokens", "three times $5 billion"."""
    match = _TIMES_AMOUNT.match(text, at, limit)
    if not match:
        return None
    word = (match["number"] or match["fold"]).lower()
    times = _FOLDS.get(word) or SMALL_WORDS.get(word) or (float(word) if word[0].isdigit() else 0.0)
    start = match.end() + (text[match.end()] in "$€£")
    draft = amount(text, start, floor, limit, units.currency_before(text, start, match.end()))
    if not times or draft is None or draft.factor < LARGE or draft.why not in ("", "money"):
        return None
    return draft._replace(
        start=at,
        value=exact_product(draft.value, times),
        half=exact_product(draft.half, times),
        step=exact_product(draft.step, times),
        factor=exact_product(draft.factor, times),
    )
