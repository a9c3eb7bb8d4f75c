"""Days, months and years."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.extract.times import calendar
from core.extract.times.calendar import Dates, Days
from core.extract.times.moments import (
    DAYS,
    MONTHS,
    NO_DATE,
    Moment,
    Reading,
    codes,
    fixed,
    moment,
    number_in,
    parts_in,
    pieces_of,
    year_of,
)
from core.extract.times.words import Word
from core.model import Grain, TimeRole


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range of days, as far as it is printed."""

    year: int | None
    month: int | None
    day: int | None


def end_of(words: Sequence[Word], published: date | None) -> _End:
    """One end of a span of days, as far as its words say it."""
    complete = next((word.day for word in words if word.day), None)
    if complete:
        return _End(complete.year, complete.month, complete.day)
    return _End(year_of(words, published)[0], number_in(words, *MONTHS), number_in(words, *DAYS))


def span(words: Sequence[Word], published: date | None) -> Reading:
    """Days or months from one to another; what only one end prints holds for both."""
    if any(word.code == "MD" for word in words):
        return in_digits(words, published)
    if published is None and "year" in codes(words):
        return Reading(vague=NO_DATE)
    pieces = pieces_of(words)
    first, last = end_of(pieces[0], published), end_of(pieces[-1], published)
    month, last_month = first.month or last.month or 1, last.month or first.month or 1
    wraps = (month, first.day or 1) > (last_month, last.day or 31)

    def dates(year: int) -> Days:
        ending = last.year or (first.year + wraps if first.year else year)
        start = date(first.year or ending - wraps, month, first.day or 1)
        stop = date(ending, last_month, last.day) if last.day else calendar.month(ending, last_month)[1]
        if start > stop:
            raise ValueError("a range that ends before it begins")
        return start, stop

    note = next((word.text for word in words if word.code == "NUMDATE"), "")
    grain = Grain.DAY if last.day else Grain.MONTH
    relative = "year" in codes(words)
    return Reading(moment=Moment(dates, last.year or first.year, grain, note, relative, by_end=True))


def one_day(words: Sequence[Word], published: date | None) -> Reading:
    """A day of a month, or a date in digits."""
    complete = next((word for word in words if word.day), None)
    if complete and complete.day:
        return either(complete.day, complete.other, complete.text, published)
    month, day = number_in(words, *MONTHS) or 0, number_in(words, *DAYS) or 0
    if day > monthrange(LEAP_YEAR, month)[1]:
        return Reading(vague=f"there is no {day} {date(LEAP_YEAR, month, 1):%B}")
    return moment(lambda year: (date(year, month, day),) * 2, words, published, Grain.DAY)


LEAP_YEAR = 2024


def either(day: date, other: date | None, note: str, published: date | None) -> Reading:
    """A date in digits that may be read in two orders: a day after publication is none that an article tells of."""
    if other is not None and published is not None:
        if day > published >= other:
            day, other, note = other, None, ""
        elif other > published >= day:
            other, note = None, ""
    read = fixed((day, day), Grain.DAY, note)
    if other is None or read.moment is None:
        return read
    return replace(read, moment=replace(read.moment, other=lambda _: (other, other)))


def in_digits(words: Sequence[Word], published: date | None) -> Reading:
    """A day, or a range of days, in digits without a year: 2/9, 9/2-15/2, 2/9-2/15/2026.

    The order is the article's habit; else the one that makes days; else of a range the shorter one, and of a day both.
    """
    ends = [word for word in words if word.code in ("MD", "NUMDATE")]
    year = ends[-1].day.year if ends[-1].day else year_of(words, published)[0]
    habit = next((word.text for word in ends if word.code == "MD"), "")
    read: list[Dates] = []
    for order in [habit] if habit else ["month", "day"]:
        pairs = [_month_and_day(word, order) for word in ends]
        if all(day <= monthrange(LEAP_YEAR, month)[1] for month, day in pairs if month <= 12) and max(pairs)[0] <= 12:
            read.append(_between(pairs[0], pairs[-1]))
    if not read:
        raise ValueError("no order makes days of these numbers")
    read.sort(key=lambda dates: _length_of(dates(LEAP_YEAR)))
    moment = Moment(read[0], year, Grain.DAY)
    if len(read) > 1 and len(ends) == 1:
        moment = replace(moment, other=read[1], note="read month first; it could also be the other way round")
    return Reading(moment=moment)


def _month_and_day(word: Word, order: str) -> tuple[int, int]:
    one, two = (word.number, word.upto) if word.code == "MD" else _as_printed(word, order)
    return (int(one), int(two)) if order == "month" else (int(two), int(one))


def _as_printed(word: Word, order: str) -> tuple[float, float]:
    """The two numbers of a complete date, in the order in which they would be printed."""
    day = word.other if word.other and order == "month" else word.day
    assert day is not None
    return (day.month, day.day) if order == "month" else (day.day, day.month)


def _between(first: tuple[int, int], last: tuple[int, int]) -> Dates:
    def dates(year: int) -> Days:
        return date(year - (first > last), *first), date(year, *last)

    return dates


def _length_of(days: Days) -> int:
    return (days[1] - days[0]).days


def one_month(words: Sequence[Word], published: date | None) -> Reading:
    """A calendar month."""
    complete = next((word.day for word in words if word.day), None)
    if complete:
        return fixed(calendar.month(complete.year, complete.month), Grain.MONTH)
    month = number_in(words, *MONTHS) or 0
    return moment(lambda year: calendar.month(year, month), words, published, Grain.MONTH)


def whole_year(words: Sequence[Word], published: date | None) -> Reading:
    """A calendar year."""
    return moment(lambda year: calendar.month(year, 1, 12), words, published, Grain.YEAR)


def years(words: Sequence[Word], published: date | None) -> Reading:
    """Years from one to another: 2019-2024, 2012-13."""
    numbers = [int(number) for word in words for number in (word.number, word.upto) if number]
    if numbers[0] > numbers[-1]:
        raise ValueError("years that run backwards")
    return fixed((date(numbers[0], 1, 1), date(numbers[-1], 12, 31)), Grain.YEAR)


def decade(words: Sequence[Word], published: date | None) -> Reading:
    """The 1990s, the early 2010s."""
    return fixed(calendar.decade(number_in(words, "DECADE") or 0, "".join(parts_in(words)[:1])), Grain.YEAR)


def century(words: Sequence[Word], published: date | None) -> Reading:
    """The 21st century."""
    number = number_in(words, "DAYTH", "ORD") or 0
    return fixed((date(100 * number - 99, 1, 1), date(100 * number, 12, 31)), Grain.YEAR)


def weekday(words: Sequence[Word], published: date | None) -> Reading:
    """The latest such day up to publication; "last Monday" is the latest before it."""
    if words[0].code == "next":
        return Reading(TimeRole.OTHER)
    if published is None:
        return Reading(vague=NO_DATE)
    gap = (published.weekday() - (number_in(words, "WEEKDAY") or 0)) % 7
    day = published - timedelta(days=gap or 7 * (words[0].code == "last"))
    return fixed((day, day), Grain.DAY, "the latest such day up to publication", relative=True)


def any_date(words: Sequence[Word], published: date | None) -> Reading:
    """A day, a range of days, a month or a year, whichever the words print."""
    present = set(codes(words))
    if "MD" in present:
        return in_digits(words, published)
    if len(pieces_of(words)) > 1:
        return span(words, published)
    if present & {*DAYS, "ISO", "NUMDATE"}:
        return one_day(words, published)
    if present & {*MONTHS, "ISOMONTH"}:
        return one_month(words, published)
    return weekday(words, published) if "WEEKDAY" in present else whole_year(words, published)
