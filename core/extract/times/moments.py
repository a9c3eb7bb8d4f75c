"""What the calendar words of a rule mean: days, with or without their year.

Every reader takes a rule's words and the publication date and gives a ``Reading``. Readers raise ``ValueError`` where
the words name no days at all (30 February), so that a shorter rule can have them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.extract.times import calendar
from core.extract.times.calendar import Dates, Days
from core.extract.times.words import Word
from core.model import UNDATED, Basis, Grain, Period, TimeRole

NO_DATE = "it counts from the day the article appeared, and no date is given"
FISCAL = "a fiscal period, which starts on another day in every company"
LOOSE = "no exact time is said"
ITS_START = "it counts from a beginning whose day is not said"


@dataclass(frozen=True, slots=True)
class Moment:
    """Days of the calendar, with or without their year.

    ``year`` is ``None`` while nothing printed gives it; ``dates`` then still knows the days of any year. ``relative``
    marks a year that was counted from the publication date ("last year"), ``by_end`` days that are named by their last.
    ``named`` are the printed days of a week that is named by one of its days, ``other`` the days of a date in digits
    that could also be read in the other order, or the seven days up to one that a week is only said to include.
    """

    dates: Dates
    year: int | None
    grain: Grain
    note: str = ""
    relative: bool = False
    by_end: bool = False
    named: Dates | None = None
    other: Dates | None = None
    why_other: str = "the date in digits read in the other order"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one rule understood: a moment to be dated, or a period, or a length; see ``core.model.Time``."""

    role: TimeRole = TimeRole.WHEN
    moment: Moment | None = None
    period: Period = UNDATED
    amount: float | None = None
    grain: Grain | None = None
    part: str = ""
    vague: str = ""
    each: bool = False


Reader = Callable[[Sequence[Word], date | None], Reading]
"""Reads a rule's words, given the publication date; ``ValueError`` for days that no calendar has."""

GRAINS = {
    "hour": Grain.HOUR,
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "half": Grain.HALF,
    "year": Grain.YEAR,
    "decade": Grain.YEAR,
    "century": Grain.YEAR,
}
_MULTIPLES = {"fortnight": 2, "decade": 10, "century": 100}
_TOO_SHORT = {"minute", "second"}  # lengths of time that have no grain
_SPLITS = {"-", "to", "through", "until", "and"}
_MONTHS = ("MONTH", "MON")
_DAYS = ("DAY", "DAYTH", "ORD")

# --- Words ---------------------------------------------------------------------------------------


def codes(words: Sequence[Word]) -> list[str]:
    """The words' classes."""
    return [word.code for word in words]


def stem(code: str) -> str:
    """A unit's singular."""
    return "century" if code == "centuries" else code.removesuffix("s")


def grain_of(words: Sequence[Word]) -> Grain | None:
    """The first unit among the words."""
    return next((GRAINS[stem(word.code)] for word in words if stem(word.code) in GRAINS), None)


def length(words: Sequence[Word]) -> tuple[float, Grain | None]:
    """Amount and grain of a length; "a" is one, the lower end of "two to three" counts. Minutes have no grain."""
    unit, amount, ranged = "", 0.0, False
    for word in words:
        if word.code == "LENGTH":
            return word.number, GRAINS[word.text]
        if word.code == "half":
            amount = (amount or bool(unit)) + 0.5  # half a year; a year and a half
        elif stem(word.code) in GRAINS or stem(word.code) in _TOO_SHORT:
            unit = stem(word.code)
        elif word.code in ("DAY", "NUM", "OLD") and not ranged:
            amount = max(amount, 1) * word.number if word.number in (12.0, 100.0) and amount else amount + word.number
        elif word.code in ("to", "or", "-"):
            ranged = amount > 0
        elif word.code == "couple":
            amount = 2.0
    return (amount or 1.0) * _MULTIPLES.get(unit, 1), GRAINS.get(unit)


def _number(words: Sequence[Word], *classes: str) -> int | None:
    return next((int(word.number) for word in words if word.code in classes), None)


def _before(words: Sequence[Word], code: str) -> str:
    """The word in front of a word, "the" where none is."""
    at = codes(words).index(code)
    return words[at - 1].code if at else "the"


def _from_unit(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words up to and with the first unit, and those after."""
    at = next(i for i, word in enumerate(words) if word.code == "LENGTH" or stem(word.code) in GRAINS) + 1
    return words[:at], words[at:]


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    """The words on either side of "to", "-", "and"."""
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.code in _SPLITS:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if any(word.number or word.day for word in piece)]


# --- Readings ------------------------------------------------------------------------------------


def leaning(days: Days | None, role: TimeRole, grain: Grain, note: str) -> Reading:
    """A reading whose days were counted from the publication date; undated without one."""
    return Reading(role, period=Period(*days, Basis.PUBLISHED, grain, note)) if days else Reading(role)


def _year(words: Sequence[Word], published: date | None) -> tuple[int | None, bool]:
    """The year that the words give, and whether it counts from the publication date ("last year")."""
    printed = _number(words, "YEAR", "OLD", "SHORT")
    if printed is not None or "year" not in codes(words):
        return printed, False
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(_before(words, "year"), 0)
    return (published.year + step if published else None), True


def _moment(dates: Dates, words: Sequence[Word], published: date | None, grain: Grain, note: str = "") -> Reading:
    """A reading of ``dates`` in the year that the words give."""
    year, relative = _year(words, published)
    if relative and year is None:
        return Reading(vague=NO_DATE)
    return Reading(moment=Moment(dates, year, grain, note, relative))


def _fixed(days: Days, grain: Grain, note: str = "", *, relative: bool = False) -> Reading:
    return Reading(moment=Moment(lambda _: days, days[1].year, grain, note, relative))


def _mapped(read: Reading, change: Callable[[Days], Days], grain: Grain, note: str = "") -> Reading:
    """The same moment with its days changed."""
    moment = read.moment
    if moment is None:
        return read
    other = moment.other
    changed = replace(moment, dates=lambda year: change(moment.dates(year)), grain=grain, note=note or moment.note)
    if other is not None:
        changed = replace(changed, other=lambda year: change(other(year)))
    return replace(read, moment=changed)


# --- Days, months, years -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range of days, as far as it is printed."""

    year: int | None
    month: int | None
    day: int | None


def _end(words: Sequence[Word], published: date | None) -> _End:
    complete = next((word.day for word in words if word.day), None)
    if complete:
        return _End(complete.year, complete.month, complete.day)
    return _End(_year(words, published)[0], _number(words, *_MONTHS), _number(words, *_DAYS))


def span(words: Sequence[Word], published: date | None) -> Reading:
    """Days or months from one to another; what only one end prints holds for both."""
    if any(word.code == "MD" for word in words):
        return in_digits(words, published)
    if published is None and "year" in codes(words):
        return Reading(vague=NO_DATE)
    pieces = _pieces(words)
    first, last = _end(pieces[0], published), _end(pieces[-1], published)
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
        return _either(complete.day, complete.other, complete.text, published)
    month, day = _number(words, *_MONTHS) or 0, _number(words, *_DAYS) or 0
    if day > monthrange(LEAP_YEAR, month)[1]:
        return Reading(vague=f"there is no {day} {date(LEAP_YEAR, month, 1):%B}")
    return _moment(lambda year: (date(year, month, day),) * 2, words, published, Grain.DAY)


LEAP_YEAR = 2024


def _either(day: date, other: date | None, note: str, published: date | None) -> Reading:
    """A date in digits that may be read in two orders: a day after publication is none that an article tells of."""
    if other is not None and published is not None:
        if day > published >= other:
            day, other, note = other, None, ""
        elif other > published >= day:
            other, note = None, ""
    read = _fixed((day, day), Grain.DAY, note)
    if other is None or read.moment is None:
        return read
    return replace(read, moment=replace(read.moment, other=lambda _: (other, other)))


def in_digits(words: Sequence[Word], published: date | None) -> Reading:
    """A day, or a range of days, in digits without a year: 2/9, 9/2-15/2, 2/9-2/15/2026.

    The order is the article's habit; else the one that makes days; else of a range the shorter one, and of a day both.
    """
    ends = [word for word in words if word.code in ("MD", "NUMDATE")]
    year = ends[-1].day.year if ends[-1].day else _year(words, published)[0]
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
        return _fixed(calendar.month(complete.year, complete.month), Grain.MONTH)
    month = _number(words, *_MONTHS) or 0
    return _moment(lambda year: calendar.month(year, month), words, published, Grain.MONTH)


def whole_year(words: Sequence[Word], published: date | None) -> Reading:
    """A calendar year."""
    return _moment(lambda year: calendar.month(year, 1, 12), words, published, Grain.YEAR)


def years(words: Sequence[Word], published: date | None) -> Reading:
    """Years from one to another: 2019-2024, 2012-13."""
    numbers = [int(number) for word in words for number in (word.number, word.upto) if number]
    if numbers[0] > numbers[-1]:
        raise ValueError("years that run backwards")
    return _fixed((date(numbers[0], 1, 1), date(numbers[-1], 12, 31)), Grain.YEAR)


def decade(words: Sequence[Word], published: date | None) -> Reading:
    """The 1990s, the early 2010s."""
    return _fixed(calendar.decade(_number(words, "DECADE") or 0, "".join(_parts(words)[:1])), Grain.YEAR)


def century(words: Sequence[Word], published: date | None) -> Reading:
    """The 21st century."""
    number = _number(words, "DAYTH", "ORD") or 0
    return _fixed((date(100 * number - 99, 1, 1), date(100 * number, 12, 31)), Grain.YEAR)


def weekday(words: Sequence[Word], published: date | None) -> Reading:
    """The latest such day up to publication; "last Monday" is the latest before it."""
    if words[0].code == "next":
        return Reading(TimeRole.OTHER)
    if published is None:
        return Reading(vague=NO_DATE)
    gap = (published.weekday() - (_number(words, "WEEKDAY") or 0)) % 7
    day = published - timedelta(days=gap or 7 * (words[0].code == "last"))
    return _fixed((day, day), Grain.DAY, "the latest such day up to publication", relative=True)


def any_date(words: Sequence[Word], published: date | None) -> Reading:
    """A day, a range of days, a month or a year, whichever the words print."""
    present = set(codes(words))
    if "MD" in present:
        return in_digits(words, published)
    if len(_pieces(words)) > 1:
        return span(words, published)
    if present & {*_DAYS, "ISO", "NUMDATE"}:
        return one_day(words, published)
    if present & {*_MONTHS, "ISOMONTH"}:
        return one_month(words, published)
    return weekday(words, published) if "WEEKDAY" in present else whole_year(words, published)


# --- Weeks and other lengths at a date -----------------------------------------------------------


def week_holding(words: Sequence[Word], published: date | None) -> Reading:
    """The week of a date: a range stays as printed, of one day it is the Monday-Sunday week that holds it."""
    read = any_date(words, published)
    if len(_pieces(words)) > 1:
        return read
    week = _mapped(read, lambda days: calendar.week_of(days[0]), Grain.WEEK, BY_DAY)
    named = read.moment.dates if read.moment is not None else None
    if week.moment is None or named is None:
        return week
    if not _AROUND & set(codes(words)):
        return replace(week, moment=replace(week.moment, named=named))
    up_to = replace(
        week.moment, named=named, other=lambda year: _seven_to(named(year)[1]), why_other="the seven days to that day"
    )
    return replace(week, moment=up_to)


_AROUND = {"containing", "including", "around", "with"}
"""Words that only place a week about a day; it may be the seven days that a board showed on that day."""


def _seven_to(day: date) -> Days:
    return day - timedelta(days=6), day


BY_DAY = "the Monday-Sunday week that holds this day"
"""The note of a week named by one of its days."""


BY_SUNDAY = "the Monday-Sunday week that ends on this Sunday"
"""The note of a week named by a Sunday, which for some readers begins on that day."""


def weeks_holding(words: Sequence[Word], published: date | None) -> Reading:
    """The weeks of two dates and all between."""
    return _mapped(
        span(words, published),
        lambda days: (calendar.week_of(days[0])[0], calendar.week_of(days[1])[1]),
        Grain.WEEK,
        "whole Monday-Sunday weeks",
    )


def numbered_week(words: Sequence[Word], published: date | None) -> Reading:
    """2026-W07, week 7 of 2026, the seventh week of 2026."""
    monday = next((word.day for word in words if word.day), None)
    if monday is None:
        year, number = _number(words, "YEAR") or 0, _number(words, "DAY", "NUM", "ORD", "DAYTH") or 0
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            return Reading(vague=f"{year} has no week {number}")
    return _fixed(calendar.week_of(monday), Grain.WEEK, "numbered as ISO 8601 does")


def week_beside(words: Sequence[Word], published: date | None) -> Reading:
    """The week after 9-15 February 2026, the week before 9 March: seven days further on, or back."""
    at = next(i for i, word in enumerate(words) if word.code in ("after", "following", "before", "preceding", "prior"))
    ahead = words[at].code in ("after", "following")
    step = timedelta(weeks=1 if ahead else -1)
    read = week_holding(words[at + 1 :], published)
    return _mapped(read, lambda days: (days[0] + step, days[1] + step), Grain.WEEK, f"the week {words[at].code} it")


def nth_month(words: Sequence[Word], published: date | None) -> Reading:
    """The second month of 2026."""
    number = _nth(words)
    if number > 12:
        return Reading(vague="a year has twelve months")
    return _moment(lambda year: calendar.month(year, 12 if number < 0 else number), words, published, Grain.MONTH)


def days_before_report(words: Sequence[Word], published: date | None) -> Reading:
    """Three days before this report: counted back from publication."""
    amount, grain = length(words)
    if published is None or grain is None or grain is Grain.HOUR:
        return Reading(vague=NO_DATE)
    day = calendar.back(published, amount, grain)
    return _fixed((day, day), Grain.DAY, "counted back from the publication date", relative=True)


def open_ended(words: Sequence[Word], published: date | None) -> Reading:
    """2012 or later, March 2026 and after: from then on; "or earlier" names no first day."""
    at = next(i for i, word in enumerate(words) if word.code in ("or", "and"))
    if words[-1].code in ("earlier", "before", "older"):
        return Reading(vague="it names no first day")
    return replace(any_date(words[:at], published), role=TimeRole.SINCE)


def from_its_start(words: Sequence[Word], published: date | None) -> Reading:
    """In its first two months: counted from a start that the words do not date."""
    if (_number(words, "ORD") or 1) != 1:
        raise ValueError("only the first is at the beginning")
    amount, grain = length(words)
    return Reading(TimeRole.WHEN, amount=amount, grain=grain, vague=ITS_START)


def ordinal_day(words: Sequence[Word], published: date | None) -> Reading:
    """ "On the 11th": of which month the text says before."""
    return Reading(vague=NO_DATE)


def ending(words: Sequence[Word], published: date | None) -> Reading:
    """A length up to a date: the week ending 24 May, the seven days to 15 March, the year to March."""
    said, rest = _from_unit(words)
    amount, grain = length(said)
    if grain is None or grain is Grain.HOUR:
        raise ValueError("shorter than a day")
    end = any_date(_after_link(rest), published)
    read = _mapped(end, lambda days: calendar.ending(days[1], amount, grain), grain, "counted back from its last day")
    return replace(read, moment=replace(read.moment, by_end=True)) if read.moment else read


def starting(words: Sequence[Word], published: date | None) -> Reading:
    """A length from a date: the week beginning 9 March."""
    said, rest = _from_unit(words)
    amount, unit = length(said)
    grain = unit or Grain.DAY
    return _mapped(
        any_date(_after_link(rest), published),
        lambda days: calendar.starting(days[0], grain, amount),
        grain,
        "counted from its first day",
    )


def _after_link(words: Sequence[Word]) -> Sequence[Word]:
    """The words without "to", "ending on" and the like in front."""
    return words[next(i for i, word in enumerate(words) if word.number or word.day or word.code == "WEEKDAY") :]


# --- Parts of months and years -------------------------------------------------------------------

_LAST = {"last", "final", "closing", "latter"}
_PART_WORDS = {"start": "start", "beginning": "start", "turn": "start", "end": "end", "close": "end", "middle": "mid"}
PART = "taken as"
"""Begins the note of a vague part of a month or a year."""
_PART_NOTES = {
    "start": "the first seven days",
    "end": "the last seven days",
    "early": "the first ten days",
    "mid": "the 11th to the 20th",
    "late": "the days from the 21st",
}


def _nth(words: Sequence[Word]) -> int:
    """First is 1, last is -1."""
    if _LAST & set(codes(words[:3])):
        return -1
    return _number(words[:3], "ORD", "DAYTH") or 1


def _parts(words: Sequence[Word]) -> list[str]:
    found = (_PART_WORDS.get(word.code, word.code) for word in words)
    return [part for part in found if part in _PART_NOTES]


def _in_month(
    make: Callable[[int, int], Days], words: Sequence[Word], published: date | None, grain: Grain, note: str = ""
) -> Reading:
    """Days made from year and month, the month printed or counted from publication ("this month")."""
    printed = _number(words, *_MONTHS)
    if printed is not None:
        return _moment(lambda year: make(year, printed), words, published, grain, note)
    if published is None:
        return Reading(vague=NO_DATE)
    last = _before(words, "month") == "last"
    at = calendar.previous(published, Grain.MONTH)[0] if last else published
    return _fixed(make(at.year, at.month), grain, note, relative=True)


def nth_week(words: Sequence[Word], published: date | None) -> Reading:
    """The first week of June, the last week of May."""
    nth = _nth(words)
    if nth > 5:
        raise ValueError("no month has so many weeks")
    full = "full" in codes(words)
    note = "the Monday-Sunday week, counted in the month that holds " + ("it" if full else "most of its days")
    read = _in_month(
        lambda year, month: calendar.nth_week(year, month, nth, full=full), words, published, Grain.WEEK, note
    )
    return replace(read, moment=replace(read.moment, by_end=True)) if full and read.moment else read


def mid_week(words: Sequence[Word], published: date | None) -> Reading:
    """A mid-June week."""
    note = "the Monday-Sunday week of the 15th"
    return _in_month(lambda year, month: calendar.week_of(date(year, month, 15)), words, published, Grain.WEEK, note)


def first_few(words: Sequence[Word], published: date | None) -> Reading:
    """The first three months of 2026, the last ten days of May."""
    said, rest = _from_unit(words)
    amount, grain = length(said[1:])
    unit = grain or Grain.DAY
    monthly = _number(rest, *_MONTHS)
    whole = _in_month(calendar.month, rest, published, unit) if monthly else whole_year(rest, published)
    if _nth(words) < 0:
        return _mapped(whole, lambda days: calendar.ending(days[1], amount, unit), unit)
    if _nth(words) > 1:
        raise ValueError("only the first and the last have a fixed place")
    return _mapped(whole, lambda days: calendar.starting(days[0], unit, amount), unit)


def half_or_quarter(words: Sequence[Word], published: date | None) -> Reading:
    """H1 2026, the second quarter, the first half of March."""
    code = next((word for word in words if word.code in ("QTR", "HALFYR")), None)
    quarterly = code.code == "QTR" if code else "quarter" in codes(words)
    count = 4 if quarterly else 2
    nth = int(code.number) if code else _nth(words)
    nth = count if nth < 0 else nth
    if nth > count:
        raise ValueError("no such part of a year")
    if not quarterly and (_number(words, *_MONTHS) or "month" in codes(words)):
        return _in_month(lambda year, month: calendar.half_month(year, month, nth), words, published, Grain.DAY)
    if quarterly:
        return _moment(lambda year: calendar.quarter(year, nth), words, published, Grain.QUARTER)
    return _moment(lambda year: calendar.half(year, nth), words, published, Grain.HALF)


def edge(words: Sequence[Word], published: date | None) -> Reading:
    """Early, mid and late, start and end of a month, a year or a decade; "mid to late March"."""
    parts = _parts(words)
    if any(word.code == "DECADE" for word in words):
        return decade(words, published)
    if "month" in codes(words) or _number(words, *_MONTHS):
        note = f"{PART} {' and '.join(_PART_NOTES[part] for part in parts)} of the month"
        return _in_month(
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
    return _moment(lambda year: calendar.month(year, low, high - low + 1), words, published, grain, note)


def _joined(parts: Sequence[Days]) -> Days:
    return parts[0][0], parts[-1][1]


def season(words: Sequence[Word], published: date | None) -> Reading:
    """Spring 2026."""
    name = next(word.code for word in words if word.code in calendar.SEASONS)
    note = "meteorological season of the northern hemisphere"
    return _moment(lambda year: calendar.season(year, name), words, published, Grain.QUARTER, note)


def fiscal(words: Sequence[Word], published: date | None) -> Reading:
    """A fiscal year or quarter: named, never dated."""
    return Reading(vague=FISCAL)


def loose(words: Sequence[Word], published: date | None) -> Reading:
    """This spring, last summer."""
    return Reading(vague=LOOSE)
