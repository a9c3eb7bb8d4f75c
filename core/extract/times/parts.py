"""Parts of months and years: early June, the first half, the second quarter, spring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from core.extract.times import calendar
from core.extract.times.calendar import Days
from core.extract.times.dates import decade, whole_year
from core.extract.times.moments import (
    FISCAL,
    LOOSE,
    MONTHS,
    NO_DATE,
    PART_NOTES,
    Reading,
    codes,
    fixed,
    from_unit,
    length,
    mapped,
    moment,
    number_in,
    parts_in,
    word_before,
)
from core.extract.times.words import Word
from core.model import Grain

_LAST = {"last", "final", "closing", "latter"}

PART = "taken as"
"""Begins the note of a vague part of a month or a year."""


def nth_in(words: Sequence[Word]) -> int:
    """First is 1, last is -1."""
    if _LAST & set(codes(words[:3])):
        return -1
    return number_in(words[:3], "ORD", "DAYTH") or 1


def in_month(
    make: Callable[[int, int], Days], words: Sequence[Word], published: date | None, grain: Grain, note: str = ""
) -> Reading:
    """Days made from year and month, the month printed or counted from publication ("this month")."""
    printed = number_in(words, *MONTHS)
    if printed is not None:
        return moment(lambda year: make(year, printed), words, published, grain, note)
    if published is None:
        return Reading(vague=NO_DATE)
    last = word_before(words, "month") == "last"
    at = calendar.previous(published, Grain.MONTH)[0] if last else published
    return fixed(make(at.year, at.month), grain, note, relative=True)


def nth_week(words: Sequence[Word], published: date | None) -> Reading:
    """The first week of June, the last week of May."""
    nth = nth_in(words)
    if nth > 5:
        raise ValueError("no month has so many weeks")
    full = "full" in codes(words)
    note = "the Monday-Sunday week, counted in the month that holds " + ("it" if full else "most of its days")
    read = in_month(
        lambda year, month: calendar.nth_week(year, month, nth, full=full), words, published, Grain.WEEK, note
    )
    return replace(read, moment=replace(read.moment, by_end=True)) if full and read.moment else read


def mid_week(words: Sequence[Word], published: date | None) -> Reading:
    """A mid-June week."""
    note = "the Monday-Sunday week of the 15th"
    return in_month(lambda year, month: calendar.week_of(date(year, month, 15)), words, published, Grain.WEEK, note)


def first_few(words: Sequence[Word], published: date | None) -> Reading:
    """The first three months of 2026, the last ten days of May."""
    said, rest = from_unit(words)
    amount, grain = length(said[1:])
    unit = grain or Grain.DAY
    monthly = number_in(rest, *MONTHS)
    whole = in_month(calendar.month, rest, published, unit) if monthly else whole_year(rest, published)
    if nth_in(words) < 0:
        return mapped(whole, lambda days: calendar.ending(days[1], amount, unit), unit)
    if nth_in(words) > 1:
        raise ValueError("only the first and the last have a fixed place")
    return mapped(whole, lambda days: calendar.starting(days[0], unit, amount), unit)


def half_or_quarter(words: Sequence[Word], published: date | None) -> Reading:
    """H1 2026, the second quarter, the first half of March."""
    code = next((word for word in words if word.code in ("QTR", "HALFYR")), None)
    quarterly = code.code == "QTR" if code else "quarter" in codes(words)
    count = 4 if quarterly else 2
    nth = int(code.number) if code else nth_in(words)
    nth = count if nth < 0 else nth
    if nth > count:
        raise ValueError("no such part of a year")
    if not quarterly and (number_in(words, *MONTHS) or "month" in codes(words)):
        return in_month(lambda year, month: calendar.half_month(year, month, nth), words, published, Grain.DAY)
    if quarterly:
        return moment(lambda year: calendar.quarter(year, nth), words, published, Grain.QUARTER)
    return moment(lambda year: calendar.half(year, nth), words, published, Grain.HALF)


def edge(words: Sequence[Word], published: date | None) -> Reading:
    """Early, mid and late, start and end of a month, a year or a decade; "mid to late March"."""
    parts = parts_in(words)
    if any(word.code == "DECADE" for word in words):
        return decade(words, published)
    if "month" in codes(words) or number_in(words, *MONTHS):
        note = f"{PART} {' and '.join(PART_NOTES[part] for part in parts)} of the month"
        return in_month(
            lambda year, month: _joined([calendar.month_part(year, month, part) for part in parts]),
            words,
            published,
            Grain.DAY,
            note,
        )
    low, high = calendar.YEAR_PARTS[parts[0]][0], calendar.YEAR_PARTS[parts[-1]][1]
    names = dict.fromkeys(f"{date(2000, month, 1):%B}" for month in (low, high))
    grain = Grain.MONTH if low == high else Grain.QUARTER
    note = f"{PART} {' to '.join(names)}"
    return moment(lambda year: calendar.month(year, low, high - low + 1), words, published, grain, note)


def _joined(parts: Sequence[Days]) -> Days:
    return parts[0][0], parts[-1][1]


def season(words: Sequence[Word], published: date | None) -> Reading:
    """Spring 2026."""
    name = next(word.code for word in words if word.code in calendar.SEASONS)
    note = "meteorological season of the northern hemisphere"
    return moment(lambda year: calendar.season(year, name), words, published, Grain.QUARTER, note)


def fiscal(words: Sequence[Word], published: date | None) -> Reading:
    """A fiscal year or quarter: named, never dated."""
    return Reading(vague=FISCAL)


def loose(words: Sequence[Word], published: date | None) -> Reading:
    """This spring, last summer."""
    return Reading(vague=LOOSE)
