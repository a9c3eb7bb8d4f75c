"""A finished report's stretches of text, led back from the plain text to the text as given, in one place."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from core.interval import Interval
from core.model import CheckedClaim, Comparator, Quantity, Reading, Repeat, Report, Span


def as_given(report: Report, reading: Reading) -> Report:
    """The report of ``reading`` with every span pointing into the article as given.

    The words of a claim or number stay the plain ones, as a reader sees them: ``<b>4.12</b> trillion`` is "4.12
    trillion". Digits of links, tags and footnote marks join the other numbers, unless they stand inside a number.
    """
    claims = tuple(_claim(checked, reading) for checked in report.claims)
    others = [_moved(quantity, reading) for quantity in report.others]
    repeats = tuple(
        Repeat(_given(repeat.span, reading), _given(repeat.sentence, reading), repeat.first)
        for repeat in report.repeats
    )
    taken = [*(checked.claim.span for checked in claims), *(quantity.span for quantity in others)]
    others += _unread(reading, taken)
    return replace(
        report, claims=claims, others=tuple(sorted(others, key=lambda quantity: quantity.span)), repeats=repeats
    )


def _given(span: Span, reading: Reading) -> Span:
    return Span(*reading.offsets.given(span.start, span.end))


def _moved(quantity: Quantity, reading: Reading) -> Quantity:
    return replace(quantity, span=_given(quantity.span, reading))


def _claim(checked: CheckedClaim, reading: Reading) -> CheckedClaim:
    claim = checked.claim
    moved = replace(
        claim,
        span=_given(claim.span, reading),
        sentence=_given(claim.sentence, reading),
        quantity=_moved(claim.quantity, reading),
    )
    return replace(checked, claim=moved)


def _unread(reading: Reading, taken: Iterable[Span]) -> list[Quantity]:
    """Digits that are no number: in a link, a tag, a footnote mark."""
    spans = sorted(taken)
    found: list[Quantity] = []
    place = 0
    for span, kind in reading.blanked:
        while place < len(spans) and spans[place].end <= span.start:
            place += 1
        inside = place < len(spans) and spans[place].overlaps(span)
        words = span.of(reading.given)
        if not inside and any(letter.isdigit() for letter in words):
            found.append(unread(span, words, f"part of {kind}"))
    return found


def unread(span: Span, text: str, why: str) -> Quantity:
    """Digits that state nothing."""
    return Quantity(span, text, math.nan, "", Comparator.EQUAL, Interval(-math.inf, math.inf), why=why)
