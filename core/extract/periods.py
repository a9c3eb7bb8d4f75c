"""Every expression of time in a text, read into dates, distances and lengths.

The grammar is a table of rules over the word classes of ``core/extract/timewords.py``; each rule names the function that
reads its words. At every place the longest rule wins, and what it covers is read once. Dates without a year are completed
from the publication date, or from the years that the text prints, and say so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from core.extract import calendar
from core.extract.calendar import Dates, Days
from core.extract.timewords import Line, Word, lex
from core.model import UNDATED, Basis, Grain, Period, Span, Time, TimeRole

NO_YEAR = "no year is given and the article has no date"
NO_DATE = "it counts from the day the article appeared, and no date is given"
FISCAL = "a fiscal period, which starts on another day in every company"
LOOSE = "no exact time is said"
NEIGHBOURS = 5  # printed years looked at on either side of a date without one

# --- What a rule reads ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moment:
    """Days of the calendar, with or without their year.

    ``year`` is ``None`` while nothing printed gives it; ``dates`` then still knows the days of any year. ``relative``
    marks a year that was counted from the publication date ("last year").
    """

    dates: Dates
    year: int | None
    grain: Grain
    note: str = ""
    relative: bool = False


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


Reader = Callable[[Sequence[Word], "date | None"], Reading]
"""Reads a rule's words, given the publication date; ``ValueError`` for days that no calendar has."""

# --- Words of the grammar ------------------------------------------------------------------------
# Sources are regular expressions in which each word or mark stands for one token.

MON = "(MONTH | MON)"
DOM = "(DAY | DAYTH)"
YR = "(,? YEAR | SHORT | of YEAR | (of | in)? (this | last | next) year)"
WD = "((WEEKDAY | WDAY) ,?)"
TO = "(- | to | through | until | up to)"
NTH = "(ORD | DAYTH)"
UNIT = "(hour | day | week | fortnight | month | year | decade | century | minute)"
UNITS = "(hours | days | weeks | fortnights | months | years | decades | centuries | minutes | seconds)"
LONG = "(day | week | fortnight | month | quarter | half | year)"
ANY = f"({UNIT} | {UNITS} | quarter | quarters)"
HEDGE = (
    "(about | around | roughly | nearly | almost | approximately | some | just | only | barely | hardly | under | over | well | slightly"
    " | (less | more | fewer | little | longer) than | a little | at (least | most) | up to | as (little | few | many | long) as | mere | the | maybe"
    " | perhaps)*"
)
NUMBER = (
    "(half (a | an) | (a | an)? couple of? | a? half a? | a dozen"
    " | (DAY | NUM | OLD) (NUM | and a half | and NUM)* ((to | or | -) (DAY | NUM) NUM*)?)"
)
WHOLE = "(full | whole | single | entire | short | calendar | working | trading | business | solid | mere)"
LENGTH = f"(LENGTH | {HEDGE} {NUMBER} {WHOLE}* ({UNIT} | {UNITS}) | {HEDGE} (a | an) {WHOLE}* {UNIT})"
COUNTED = f"(LENGTH | {HEDGE} {NUMBER} {WHOLE}* ({UNIT} | {UNITS}))"
FEW = "(a few | several | some | many | a number of | countless | numerous)"
BY_TURN = "(in a row | in succession | on the trot | consecutively)"
IN_A_ROW = f"({BY_TURN} | running | on end | straight)"
SERIAL = "(consecutive | straight | successive | unbroken | uninterrupted | back to back)"
OFTEN = "(weekly | daily | monthly | quarterly | annual | yearly)"
EDGE = "(early | late | mid | (the? | at the) (start | beginning | end | close | middle | turn) of)"

_DAY = f"({WD}? {MON} {DOM} {YR} | (?<! in) {WD}? {MON} {DOM} | {WD}? the? {DOM} of? {MON} {YR}? | ISO | NUMDATE)"
_DAYS = (
    f"({WD}? {MON} {DOM} {YR}? {TO} {WD}? {MON}? the? {DOM} {YR}? | the? {DOM} {MON}? {YR}? {TO} {WD}? the? {DOM} of? {MON} {YR}?"
    f" | (ISO | NUMDATE) {TO} (ISO | NUMDATE)"
    f" | between {WD}? {MON} {DOM} {YR}? and {WD}? {MON}? the? {DOM} {YR}?"
    f" | between {WD}? the? {DOM} {MON}? {YR}? and {WD}? the? {DOM} of? {MON} {YR}?"
    f" | between (ISO | NUMDATE) and (ISO | NUMDATE))"
)
_MONTHS = f"({MON} {YR}? {TO} {MON} {YR}? | between {MON} {YR}? and {MON} {YR}? | {MON} and {MON} {YR})"
_YEARS = f"((YEAR | OLD) {TO} (YEAR | OLD) | between (YEAR | OLD) and (YEAR | OLD) | YEARS)"
_MONTH = (
    f"((the month of)? {MON} {YR} | last? MONTH | last MON | MON (?= poss) | ISOMONTH"
    " | (?<= in | by | of | from | for | during | until | since | through | throughout | to | late | early | mid) MON)"
)
_YEAR = "((the | calendar | full)* year? YEAR | (this | last) calendar year | (?<= in | since | by | from | before | until | of) OLD)"
_ENDS = "(ending | ended | that ended | that ends | which ended | finishing | closing | to | through | until | up to)"
_STARTS = "(starting | beginning | commencing | that (began | started | starts | begins) | which (began | started) | opening | from)"
_THE_YEAR = "((the | this | last | next) year | the (same | previous) year)"
_THE_MONTH = "((the | this | last) month)"

# --- Reading calendar words ----------------------------------------------------------------------

_PARTS = {"start": "start", "beginning": "start", "turn": "start", "end": "end", "close": "end", "middle": "mid"}
_GRAINS = {
    "hour": Grain.HOUR, "day": Grain.DAY, "week": Grain.WEEK, "fortnight": Grain.WEEK, "month": Grain.MONTH, "quarter": Grain.QUARTER,
    "half": Grain.HALF, "year": Grain.YEAR, "decade": Grain.YEAR, "century": Grain.YEAR, "centurie": Grain.YEAR,
    "weekly": Grain.WEEK, "daily": Grain.DAY, "monthly": Grain.MONTH, "quarterly": Grain.QUARTER, "annual": Grain.YEAR, "yearly": Grain.YEAR,
}  # fmt: skip
_MULTIPLES = {"fortnight": 2, "decade": 10, "century": 100, "centurie": 100}
_SMALL = {"minute", "second"}
_INITIALS = {"d": Grain.DAY, "w": Grain.WEEK, "m": Grain.MONTH, "q": Grain.QUARTER, "y": Grain.YEAR}
_SPLITS = {"-", "to", "through", "until", "and"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One end of a range of days, as far as it is printed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def _codes(words: Sequence[Word]) -> list[str]:
    return [word.code for word in words]


def _number(words: Sequence[Word], *codes: str) -> int | None:
    return next((int(word.number) for word in words if word.code in codes), None)


def _note(words: Sequence[Word]) -> str:
    return next((word.text for word in words if word.code == "NUMDATE" and word.text), "")


def _year(words: Sequence[Word], published: date | None) -> tuple[int | None, bool]:
    """The year that the words give, and whether it counts from the publication date ("last year")."""
    if (printed := _number(words, "YEAR", "OLD", "SHORT", "YEARS", "DECADE")) is not None:
        return printed, False
    codes = _codes(words)
    if "year" not in codes:
        return None, False
    before = codes[codes.index("year") - 1] if codes.index("year") else "the"
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(before, 0)
    return (published.year + step if published else None), True


def _moment(dates: Dates, words: Sequence[Word], published: date | None, grain: Grain, note: str = "") -> Reading:
    """A reading of ``dates`` in the year that the words give."""
    year, relative = _year(words, published)
    if relative and year is None:
        return Reading(vague=NO_DATE)
    return Reading(moment=Moment(dates, year, grain, note, relative))


def _fixed(days: Days, grain: Grain, note: str = "") -> Reading:
    return Reading(moment=Moment(lambda _: days, days[1].year, grain, note))


def _leaning(days: Days | None, role: TimeRole, grain: Grain, note: str) -> Reading:
    """A reading whose days were counted from the publication date; undated without one."""
    if days is None:
        return Reading(role, grain=None)
    return Reading(role, period=Period(*days, Basis.PUBLISHED, grain, note))


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    """The words on either side of "to", "-", "and"."""
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.code in _SPLITS:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if any(w.number or w.day for w in piece)]


def _slot(words: Sequence[Word], published: date | None) -> Slot:
    for word in words:
        if word.day:
            return Slot(word.day.year, word.day.month, word.day.day)
    return Slot(_year(words, published)[0], _number(words, "MONTH", "MON"), _number(words, "DAY", "DAYTH"))


def _range(words: Sequence[Word], published: date | None) -> Reading:
    """Days or months from one to another; what only one end prints holds for both."""
    pieces = _pieces(words)
    first, last = _slot(pieces[0], published), _slot(pieces[-1], published)
    month, end_month = first.month or last.month or 1, last.month or first.month or 1
    wraps = (month, first.day or 1) > (end_month, last.day or 31)
    by_day = last.day is not None

    def dates(year: int) -> Days:
        end = last.year or (first.year + wraps if first.year else year)
        start = first.year or end - wraps
        stop = date(end, end_month, last.day) if last.day else calendar.month(end, end_month)[1]
        days = date(start, month, first.day or 1), stop
        if days[0] > days[1]:
            raise ValueError("a range that ends before it begins")
        return days

    year = last.year or first.year
    relative = year is not None and not any(w.day or w.code in ("YEAR", "SHORT") for w in words)
    if year is None and "year" in _codes(words):
        return Reading(vague=NO_DATE)
    grain = Grain.DAY if by_day else Grain.MONTH
    return Reading(moment=Moment(dates, year, grain, _note(words), relative))


def _day(words: Sequence[Word], published: date | None) -> Reading:
    slot = _slot(words, published)
    if slot.month is None or slot.day is None:
        raise ValueError("no day of a month")
    month, day = slot.month, slot.day
    if slot.year is not None and any(w.day for w in words):
        one = date(slot.year, month, day)
        return _fixed((one, one), Grain.DAY, _note(words))
    return _moment(lambda year: (date(year, month, day), date(year, month, day)), words, published, Grain.DAY)


def _month(words: Sequence[Word], published: date | None) -> Reading:
    iso = next((w.day for w in words if w.code == "ISOMONTH"), None)
    if iso:
        return _fixed(calendar.month(iso.year, iso.month), Grain.MONTH)
    month = _number(words, "MONTH", "MON") or 1
    return _moment(lambda year: calendar.month(year, month), words, published, Grain.MONTH)


def _years(words: Sequence[Word], published: date | None) -> Reading:
    numbers = [int(n) for w in words for n in (w.number, w.upto) if n]
    first, last = numbers[0], numbers[-1]
    if first > last:
        raise ValueError("years that run backwards")
    return _fixed((date(first, 1, 1), date(last, 12, 31)), Grain.YEAR)


def _whole_year(words: Sequence[Word], published: date | None) -> Reading:
    return _moment(lambda year: (date(year, 1, 1), date(year, 12, 31)), words, published, Grain.YEAR)


def _decade(words: Sequence[Word], published: date | None) -> Reading:
    first = _number(words, "DECADE") or 2000
    return _fixed(calendar.decade(first, _part(words)), Grain.YEAR)


def _century(words: Sequence[Word], published: date | None) -> Reading:
    number = _number(words, "DAYTH", "ORD") or 1
    return _fixed((date(100 * number - 99, 1, 1), date(100 * number, 12, 31)), Grain.YEAR)


def _mapped(read: Reading, change: Callable[[Days], Days], grain: Grain, note: str = "") -> Reading:
    """The same moment with its days changed."""
    moment = read.moment
    if moment is None:
        return read
    return replace(read, moment=replace(moment, dates=lambda year: change(moment.dates(year)), grain=grain, note=note or moment.note))


def _calendar(words: Sequence[Word], published: date | None) -> Reading:
    """A day, a range of days, a month, whichever the words print."""
    if len(_pieces(words)) > 1:
        return _range(words, published)
    if any(w.code in ("DAY", "DAYTH", "ISO", "NUMDATE") for w in words):
        return _day(words, published)
    return _month(words, published) if any(w.code in ("MONTH", "MON", "ISOMONTH") for w in words) else _whole_year(words, published)


def _week(words: Sequence[Word], published: date | None) -> Reading:
    """The week of a date: of a range as printed, of one day the Monday-Sunday week that holds it."""
    read = _calendar(words, published)
    if len(_pieces(words)) > 1:
        return read
    return _mapped(read, lambda days: calendar.week_of(days[0]), Grain.WEEK, "the Monday-Sunday week that holds this day")


def _weeks(words: Sequence[Word], published: date | None) -> Reading:
    """The weeks of two dates and all between."""
    return _mapped(
        _range(words, published),
        lambda days: (calendar.week_of(days[0])[0], calendar.week_of(days[1])[1]),
        Grain.WEEK,
        "whole Monday-Sunday weeks",
    )


def _iso_week(words: Sequence[Word], published: date | None) -> Reading:
    monday = next((w.day for w in words if w.code == "ISOWEEK"), None)
    if monday is None:
        monday = date.fromisocalendar(_number(words, "YEAR") or 0, _number(words, "DAY", "NUM") or 0, 1)
    return _fixed(calendar.week_of(monday), Grain.WEEK, "numbered as ISO 8601 does")


def _ending(words: Sequence[Word], published: date | None) -> Reading:
    """A length up to a date: the week ending, the seven days to, the year to March."""
    at = next(i for i, w in enumerate(words) if w.code.rstrip("s") in _GRAINS) + 1
    amount, grain = _length(words[:at])
    assert grain is not None
    return _mapped(
        _calendar(_trimmed(words[at:]), published), lambda days: calendar.ending(days[1], amount, grain), grain, "up to and with its last day"
    )


def _starting(words: Sequence[Word], published: date | None) -> Reading:
    at = next(i for i, w in enumerate(words) if w.code in _GRAINS) + 1
    grain = _GRAINS[words[at - 1].code]
    return _mapped(
        _calendar(_trimmed(words[at:]), published), lambda days: calendar.starting(days[0], grain), grain, "from its first day on"
    )


def _trimmed(words: Sequence[Word]) -> Sequence[Word]:
    """The words from the first date word on."""
    at = next((i for i, w in enumerate(words) if w.day or w.code in ("MONTH", "MON", "DAY", "DAYTH", "YEAR", "WEEKDAY", "WDAY")), 0)
    return words[at:]


def _nth(words: Sequence[Word]) -> int:
    codes = set(_codes(words[:3]))
    if codes & {"last", "final", "closing", "latter"}:
        return -1
    return int(next((w.number for w in words[:3] if w.code in ("ORD", "DAYTH")), 1.0))


def _month_words(words: Sequence[Word], published: date | None) -> tuple[int | None, int | None]:
    """Month of the words, and its year when that follows from "this month" and a publication date."""
    if (printed := _number(words, "MONTH", "MON")) is not None:
        return printed, None
    if published is None:
        return None, None
    codes = _codes(words)
    before = codes[codes.index("month") - 1] if "month" in codes and codes.index("month") else "the"
    first = calendar.previous(published, Grain.MONTH)[0] if before == "last" else published
    return first.month, first.year


def _in_month(make: Callable[[int, int], Days], words: Sequence[Word], published: date | None, grain: Grain, note: str) -> Reading:
    """Days made from year and month, the month printed or counted from publication."""
    month, year = _month_words(words, published)
    if month is None:
        return Reading(vague=NO_DATE)
    if year is not None:
        return Reading(moment=Moment(lambda _: make(year, month), year, grain, note, relative=True))
    return _moment(lambda y: make(y, month), words, published, grain, note)


def _nth_week(words: Sequence[Word], published: date | None) -> Reading:
    nth = _nth(words)
    if nth > 5:
        raise ValueError("no month has so many weeks")
    note = "the Monday-Sunday week, counted in the month that holds most of its days"
    return _in_month(lambda year, month: calendar.nth_week(year, month, nth), words, published, Grain.WEEK, note)


def _mid_week(words: Sequence[Word], published: date | None) -> Reading:
    return _in_month(
        lambda year, month: calendar.week_of(date(year, month, 15)), words, published, Grain.WEEK, "the Monday-Sunday week of the 15th"
    )


def _first_few(words: Sequence[Word], published: date | None) -> Reading:
    """The first three months of 2026, the last ten days of May."""
    at = next(i for i, w in enumerate(words) if w.code.rstrip("s") in _GRAINS) + 1
    amount, grain = _length(words[1:at])
    assert grain is not None
    last = words[0].code in ("last", "final", "closing") or "last" in _codes(words[:2])

    def change(days: Days) -> Days:
        if last:
            return calendar.ending(days[1], amount, grain)
        return days[0], calendar.back(days[0], -amount, grain) - timedelta(days=1)

    rest = words[at:]
    whole = _in_month(calendar.month, rest, published, Grain.MONTH, "") if _number(rest, "MONTH", "MON") else _whole_year(rest, published)
    return _mapped(whole, change, grain)


def _half_or_quarter(words: Sequence[Word], published: date | None) -> Reading:
    """H1 2026, the second quarter, the first half of March."""
    codes = _codes(words)
    code = next((w for w in words if w.code in ("QTR", "HALFYR")), None)
    quarterly = code.code == "QTR" if code else "quarter" in codes
    nth = int(code.number) if code else _nth(words)
    if nth < 0:
        nth = 4 if quarterly else 2
    if nth > (4 if quarterly else 2):
        raise ValueError("no such part of a year")
    if not quarterly and (_number(words, "MONTH", "MON") or "month" in codes):
        return _in_month(lambda year, month: calendar.half_month(year, month, nth), words, published, Grain.DAY, "")
    if quarterly:
        return _moment(lambda year: calendar.quarter(year, nth), words, published, Grain.QUARTER)
    return _moment(lambda year: calendar.half(year, nth), words, published, Grain.HALF)


def _part(words: Sequence[Word]) -> str:
    for word in words:
        if word.code in ("early", "mid", "late"):
            return word.code
        if word.code in _PARTS:
            return _PARTS[word.code]
    return ""


_PART_NOTES = {
    "start": "taken as its first seven days",
    "end": "taken as its last seven days",
    "early": "taken as the first ten days",
    "mid": "taken as the 11th to the 20th",
    "late": "taken as the days from the 21st",
}


def _edge(words: Sequence[Word], published: date | None) -> Reading:
    """Early, mid, late, start and end of a month or a year."""
    part = _part(words)
    if any(w.code == "DECADE" for w in words):
        return _decade(words, published)
    if "month" in _codes(words) or _number(words, "MONTH", "MON"):
        return _in_month(lambda year, month: calendar.month_part(year, month, part), words, published, Grain.DAY, _PART_NOTES[part])
    low, high = calendar.YEAR_PARTS[part]
    named = f"{date(2000, low, 1):%B}" if low == high else f"{date(2000, low, 1):%B} to {date(2000, high, 1):%B}"
    grain = Grain.MONTH if low == high else Grain.QUARTER
    return _moment(lambda year: calendar.year_part(year, part), words, published, grain, f"taken as {named}")


def _season(words: Sequence[Word], published: date | None) -> Reading:
    name = next(w.code for w in words if w.code in calendar.SEASONS)
    note = "meteorological season of the northern hemisphere"
    return _moment(lambda year: calendar.season(year, name), words, published, Grain.QUARTER, note)


def _weekday(words: Sequence[Word], published: date | None) -> Reading:
    """The latest such day up to publication, "last Monday" the latest before it."""
    if _codes(words)[0] == "next":
        return Reading(TimeRole.OTHER)
    if published is None:
        return Reading(vague=NO_DATE)
    number = _number(words, "WEEKDAY") or 0
    gap = (published.weekday() - number) % 7
    if gap == 0 and words[0].code == "last":
        gap = 7
    day = published - timedelta(days=gap)
    return _leaning((day, day), TimeRole.WHEN, Grain.DAY, "the latest such day up to publication")


def _fiscal(words: Sequence[Word], published: date | None) -> Reading:
    return Reading(vague=FISCAL)


def _loose(words: Sequence[Word], published: date | None) -> Reading:
    return Reading(vague=LOOSE)


# --- Reading lengths -----------------------------------------------------------------------------


def _length(words: Sequence[Word]) -> tuple[float, Grain | None]:
    """Amount and grain of a length; "a" is one, the lower end of "two to three" counts. Minutes have no grain."""
    unit, amount = "", 0.0
    done = False
    for word in words:
        if word.code == "LENGTH":
            return word.number, _GRAINS[word.text]
        stem = word.code.removesuffix("s")
        if word.code == "half":
            amount += 0.5
        elif stem in _GRAINS or stem in _SMALL:
            unit = stem
        elif word.code in ("DAY", "NUM", "OLD") and not done:
            amount = max(amount, 1) * word.number if amount and word.number in (12.0, 100.0) else amount + word.number
        elif word.code in ("to", "or", "-") and amount:
            done = True
        elif word.code == "couple":
            amount = 2
    return (amount or 1.0) * _MULTIPLES.get(unit, 1), _GRAINS.get(unit)


def _of_length(role: TimeRole) -> Reader:
    """Reads a length or distance in the role of ``role``; a bare plural ("the previous weeks") is vague."""

    def read(words: Sequence[Word], published: date | None) -> Reading:
        counted = any(w.number or w.code in ("a", "an", "half", "couple") for w in words)
        if not counted and any(w.code.endswith("s") and w.code.removesuffix("s") in _GRAINS for w in words):
            return Reading(role, vague=LOOSE)
        amount, grain = _length(words)
        return Reading(role, amount=amount, grain=grain)

    return read


def _one_before(words: Sequence[Word], published: date | None) -> Reading:
    """Week-on-week, on the month, YoY."""
    found = next((_GRAINS[w.code] for w in words if w.code in _GRAINS), None) or _INITIALS[words[0].text]
    return Reading(TimeRole.BEFORE, amount=1.0, grain=found)


def _year_before(words: Sequence[Word], published: date | None) -> Reading:
    return Reading(TimeRole.BEFORE, amount=1.0, grain=Grain.YEAR)


def _loosely(role: TimeRole) -> Reader:
    return lambda words, published: Reading(role, vague=LOOSE)


def _streak(words: Sequence[Word], published: date | None) -> Reading:
    nth = next((w.number for w in words if w.code in ("ORD", "DAYTH")), None)
    codes = _codes(words)
    if nth is None and not any(w.code in ("NUM", "DAY") for w in words):
        nth = 2.0  # back-to-back, and "consecutive weeks" with no number
    if nth is not None and nth < 2:
        raise ValueError("one is no run")
    amount = nth if nth is not None else _length([w for w in words if w.code.removesuffix("s") not in _GRAINS])[0]
    grain = next((_GRAINS[c.removesuffix("s")] for c in codes if c.removesuffix("s") in _GRAINS), None)
    return Reading(TimeRole.STREAK, amount=amount, grain=grain)


def _past(words: Sequence[Word], published: date | None) -> Reading:
    """A window up to publication: days are a time ("over the last 7 days"), longer ones the length of a change."""
    amount, grain = _length(words)
    assert grain is not None or any(w.code.startswith(("minute", "second")) for w in words)
    if grain is None or grain is Grain.HOUR:
        return Reading(TimeRole.DURING, amount=amount, grain=grain)
    days = calendar.ending(published - timedelta(days=1), amount, grain) if published else None
    role = TimeRole.NOW if grain is Grain.DAY else TimeRole.DURING
    return replace(_leaning(days, role, grain, "counted back from the day before publication"), amount=amount, grain=grain)


# --- Reading words that lean on the publication date ---------------------------------------------


def _now(words: Sequence[Word], published: date | None) -> Reading:
    days = calendar.complete_week(published) if published else None
    return _leaning(days, TimeRole.NOW, Grain.WEEK, "the latest complete week before publication")


def _this(words: Sequence[Word], published: date | None) -> Reading:
    """This week, so far this month, year to date, the latest quarter."""
    grain = next((_GRAINS[c] for c in _codes(words) if c in _GRAINS), None) or _INITIALS[words[0].text]
    if grain in (Grain.HOUR, Grain.WEEK) or _codes(words)[-1] in ("decade", "century"):
        return _now(words, published)
    if grain is Grain.DAY:
        return _leaning((published, published) if published else None, TimeRole.NOW, Grain.DAY, "the day of publication")
    days = calendar.to_date(published, grain) if published else None
    return _leaning(days, TimeRole.NOW, grain, f"the {grain.value} of publication, up to that day")


def _last(words: Sequence[Word], published: date | None) -> Reading:
    """Last week, last month, the past year, yesterday."""
    grain = next((_GRAINS[c] for c in _codes(words) if c in _GRAINS), Grain.DAY)
    days = calendar.previous(published, grain) if published else None
    return _leaning(days, TimeRole.NOW, grain, f"the latest complete {grain.value} before publication")


def _past_one(words: Sequence[Word], published: date | None) -> Reading:
    """The past week: the latest complete one; the past month or year: that long up to publication."""
    grain = next(_GRAINS[c] for c in _codes(words) if c in _GRAINS)
    if grain in (Grain.WEEK, Grain.DAY, Grain.HOUR) or grain is Grain.QUARTER:
        return _last(words, published) if grain is not Grain.HOUR else Reading(TimeRole.DURING, amount=1.0, grain=grain)
    return _past(words, published)


def _role(role: TimeRole) -> Reader:
    return lambda words, published: Reading(role)


def _loose_now(words: Sequence[Word], published: date | None) -> Reading:
    return Reading(TimeRole.NOW, vague=LOOSE)


def _latest(words: Sequence[Word], published: date | None) -> Reading:
    """The latest week or month is a complete one, the current month is not."""
    return (_this if "current" in _codes(words) or "present" in _codes(words) else _last)(words, published)


def _before_last(words: Sequence[Word], published: date | None) -> Reading:
    """The week before last, the day before yesterday."""
    grain = next(_GRAINS[c] for c in _codes(words) if c in _GRAINS)
    days = calendar.previous(calendar.previous(published, grain)[0], grain) if published else None
    return _leaning(days, TimeRole.NOW, grain, f"the {grain.value} before the latest complete one")


def _that_day(words: Sequence[Word], published: date | None) -> Reading:
    return _leaning((published, published) if published else None, TimeRole.NOW, Grain.DAY, "the day of publication")


def _most_of_that(words: Sequence[Word], published: date | None) -> Reading:
    return Reading(TimeRole.THAT, part="most")


# --- The grammar ---------------------------------------------------------------------------------

_LEAD = (
    "((ever? since | as (of | at) | by | until | up to | through | throughout | before | after | ahead of)"
    " (about | around | roughly | at | the very)?"
    " | (for | through | throughout | during | over | in | across | by | until)? (most | much | the (majority | bulk) | the (better | greater) part"
    " | (nearly | almost)? all | the (whole | entirety | rest | remainder) | a (majority | large part)) of"
    " | the (average | mean) (for | in | of | over))?"
)
_MOST = {"most", "much", "majority", "bulk", "better", "greater", "large"}
_ONE_LONG = "(week | month | quarter | year)"
_OPEN = "of | to | ending | ended | starting | beginning | that | before | since | when | after | prior | containing"  # a longer time follows
_NOUN_NEXT = "the | this | that | its | it | their | a | an | _"

_CALENDAR: tuple[tuple[str, Reader], ...] = (
    (_DAYS, _range),
    (_MONTHS, _range),
    (_YEARS, _years),
    (_DAY, _day),
    (_MONTH, _month),
    (_YEAR, _whole_year),
    (f"the? {OFTEN}? (same | full | calendar | trading)* week (of | from | covering | over | for | between | -)? {_DAYS} | the? {_DAYS} week", _week),
    (f"the? (same | full | calendar | trading)* week (of | containing | including | around | with) {_DAY} | the? {_DAY} week", _week),
    (f"the? weeks of ({_DAYS} | {MON} {DOM} {YR}? and {MON}? {DOM} {YR}? | {DOM} {MON}? {YR}? and {DOM} {MON} {YR}?)", _weeks),
    ("(ISOWEEK | week (DAY | NUM) (of | in | ,)? YEAR)", _iso_week),
    (f"the? {NUMBER}? (full | trading)? ({LONG} | {UNITS} | quarters) {_ENDS} on? ({_DAY} | {MON} {YR}?)", _ending),
    (f"the? full? {_ONE_LONG} {_STARTS} (on | with)? {_DAY}", _starting),
    (f"the? ({NTH} | last | final | opening | closing) full? week (of | in) ({MON} {YR}? | {_THE_MONTH})", _nth_week),
    (f"(mid | the middle of) -? {MON} week | the middle week of {MON} {YR}?", _mid_week),
    (f"the (ORD | last | final | closing | opening) {NUMBER} (days | weeks | months) of ({MON} {YR}? | YEAR | {_THE_YEAR})", _first_few),
    (f"(the | a)? ({NTH} | latter | closing | opening | last | final) (half | quarter) (of | in | ,)? (calendar? YEAR | SHORT | {_THE_YEAR})", _half_or_quarter),
    (f"the? ({NTH} | latter) half of ({MON} {YR}? | {_THE_MONTH})", _half_or_quarter),
    ("the ORD quarter | (?<= in) the ORD half (?! of)", _half_or_quarter),
    (f"calendar? the? (QTR | HALFYR) (of | in | , | -)? (calendar? YEAR | SHORT | {_THE_YEAR})? | YEAR ,? (QTR | HALFYR)", _half_or_quarter),
    (f"{EDGE} (in | on in)? -? ({MON} {YR}? | {_THE_MONTH} | YEAR | {_THE_YEAR} | the? DECADE)", _edge),
    ("(the | early | mid | late | -)* DECADE", _decade),
    ("the? (DAYTH | ORD) century", _century),
    ("(early | mid | late)? the? (spring | summer | autumn | fall | winter) (of | ,)? YEAR", _season),
    ("(last | this | next)? WEEKDAY", _weekday),
    ("fiscal year? (QTR | HALFYR | ORD (quarter | half)) ((of | in | ,)? fiscal? year? (YEAR | SHORT))?", _fiscal),
    ("(fiscal year? (YEAR | SHORT | YEARS) | FISCAL (QTR | HALFYR)? | (the | this | last | next) fiscal (year | quarter) | the holiday (quarter | season))", _fiscal),
    (f"the? {NTH} fiscal (quarter | half) ((of | in)? fiscal? year? YEAR)?", _fiscal),
    ("(QTR | HALFYR | the? ORD (quarter | half)) (of | in | ,)? (FISCAL | the? fiscal year? YEAR?)", _fiscal),
    ("(in | the | this | last | next)* (early | mid | late)? (in | the | this | last | next) (spring | summer | autumn | winter) | (this | last | next) fall", _loose),
)  # fmt: skip

_PHRASES: tuple[tuple[str, Reader], ...] = (
    # a baseline at a distance
    (f"{LENGTH} (ago | earlier (?! than) | prior (?! to) | previously | back | before (?! {_NOUN_NEXT}))", _of_length(TimeRole.BEFORE)),
    (f"{HEDGE} (NUM | DAY) quarters (ago | earlier | prior | previously)", _of_length(TimeRole.BEFORE)),
    (f"the (week | month | quarter | year | day | fortnight) (before (?! last | {_NOUN_NEXT}) | prior (?! to) | earlier | previously)", _of_length(TimeRole.BEFORE)),
    (f"(a | one)? {_ONE_LONG} (ago | earlier)", _of_length(TimeRole.BEFORE)),
    (f"(the | a | an) (previous | prior | preceding | earlier | foregoing) {NUMBER}? {ANY}", _of_length(TimeRole.BEFORE)),
    (f"(?<= from | on | than | versus | against | over | with | to) (previous | prior | preceding) {NUMBER}? {ANY}", _of_length(TimeRole.BEFORE)),
    (f"{_ONE_LONG} (on | over | to) {_ONE_LONG} | ONPRIOR", _one_before),
    (f"on the {_ONE_LONG} (?! {_OPEN}) | on year (?! end | _)", _one_before),
    (f"((on | than | versus | against | compared (with | to) | relative to | (up | down) from) | (?<= % | percent | points | DAY | NUM) (from | over)) last {_ONE_LONG}", _one_before),
    ("the same (week | month | quarter | period | time | day | half) (last year | (a | one) year (ago | earlier | before)"
     " | (of | in)? the (previous | prior) year | the year before)", _year_before),
    ("this time last year", _year_before),
    (f"{FEW} ({UNITS} | quarters) (ago | earlier | prior | back | before)", _loosely(TimeRole.BEFORE)),
    # the length of a change; "for the first time in a year" is none
    (f"(?<= time) in {LENGTH}", _of_length(TimeRole.OTHER)),
    (f"(in | within | over | during | inside | across) {LENGTH}", _of_length(TimeRole.DURING)),
    (f"(in | within | over | during | across) the (space | course | span | period) of {LENGTH}", _of_length(TimeRole.DURING)),
    (f"(over | within) the {_ONE_LONG} (?! {_OPEN})", _of_length(TimeRole.DURING)),
    (f"(took | takes | needed) {COUNTED}", _of_length(TimeRole.DURING)),
    (f"{COUNTED} (?= took | saw | sufficed | brought | was enough | were enough | was all | were all | lifted | turned)", _of_length(TimeRole.DURING)),
    (f"(in | over | during | for | across | within)? the (past | last | latest | trailing | most recent) {COUNTED}", _past),
    (f"(past | last | trailing | latest) {COUNTED}", _past),
    (f"(in | over | during | within | for)? the (past | last) (few | several | couple of | many | some) ({UNITS} | quarters)", _loosely(TimeRole.NOW)),
    # a run
    (f"(for | through)? {HEDGE} (DAY | NUM) NUM? {SERIAL} ({ANY} | {OFTEN}? _?)", _streak),
    (f"(for | through)? {HEDGE} (DAY | NUM) NUM? {OFTEN}? ({ANY} {IN_A_ROW} | (_ _?)? {BY_TURN})", _streak),
    (f"(for | in | through)? (the | its | their | a)? {NTH} {SERIAL} ({ANY} | {OFTEN}? _?)", _streak),
    (f"(for | in | through)? (the | its | their | a)? {NTH} {OFTEN}? ({ANY} {IN_A_ROW} | (_ _?)? {BY_TURN})", _streak),
    ("(the | a | its | their)? (NUM | DAY) (week | month | quarter | year | day | game | match) (_ | winning | losing)? (streak | run)", _streak),
    (f"for (the | a)? {NTH} (week | month | year | day) (?! {_OPEN} | in)", _streak),
    (f"for {SERIAL} (weeks | months | quarters | years | days)", _streak),
    # now
    ("currently | nowadays | presently | at (present | the moment) | as of (now | today | this week) | right? now (?! that)"
     " | these days | as things stand | today", _now),
    ("(so far)? this (week | month | quarter | half | year | decade | century) | (earlier | later | early | late) this (week | month | quarter | year)"
     " | (week | month | quarter | year) to date | TODATE", _this),
    ("earlier? this (morning | afternoon | evening) | tonight | earlier today | later today", _that_day),
    (f"the? (latest | current | most recent | present | newest) (full | complete | reported | available)? {_ONE_LONG}", _latest),
    (f"(as of)? last {_ONE_LONG} | yesterday | last night", _last),
    (f"the {_ONE_LONG} before last | the day before yesterday", _before_last),
    (f"(in | over | during | for | within | across)? (the | this) (past | last) (hour | day | {_ONE_LONG}) | past (day | {_ONE_LONG})", _past_one),
    (f"(a | the | one)? recent {ANY} | (in | over | of) (recent | late) {ANY} | most? recently | lately | of late", _loosely(TimeRole.NOW)),
    # the period said before
    (f"(during | for | in | over | by)? (that | the same | the said | those | these) {WHOLE}? ({_ONE_LONG} | half | period | day | weeks | months)", _role(TimeRole.THAT)),
    (f"(during | for) the ({_ONE_LONG} | period) (?! {_OPEN}) | in the ({_ONE_LONG} | period) (?! {_OPEN})", _role(TimeRole.THAT)),
    (f"(for | during | through)? (most | much) of (the | that) ({_ONE_LONG} | period) (?! {_OPEN})", _most_of_that),
    ("ever? since then", _role(TimeRole.SINCE)),
    # no period of any claim
    (f"{COUNTED} (old | later | after | into | away | long | from now | before)?", _of_length(TimeRole.OTHER)),
    (f"(for | after) {LENGTH} (later | old | now)?", _of_length(TimeRole.OTHER)),
    (f"(a | an) {UNIT} (later | old | away | from now)", _of_length(TimeRole.OTHER)),
    (f"(in | over | within | during | for)? the? (next | coming | following | upcoming | ensuing) {HEDGE} {NUMBER}? {ANY}", _of_length(TimeRole.OTHER)),
    ("(until | before | from | by | for) now on? | tomorrow | by (the? end of the)? (year | month | quarter | week) end"
     " | by the end of the (decade | century)", _role(TimeRole.OTHER)),
)  # fmt: skip

_VOCABULARY = frozenset(re.findall(r"[a-z]+", " ".join(source for source, _ in (*_CALENDAR, *_PHRASES)) + _LEAD)) | frozenset(
    "% poss while but with as when according whereas and or amid despite full".split()
)
_ITEM = re.compile(r"\(\?(?P<look><?[=!])(?P<words>[^()]*)\)|(?P<word>[A-Za-z_]+|[,%-])|\S")


def _translated(source: str) -> str:
    """A rule's source as a pattern over codes: each word brings the space behind it, other spaces are layout."""
    return "".join(_item(match) for match in _ITEM.finditer(source))


def _item(match: re.Match[str]) -> str:
    if match["word"]:
        return f"(?:{match['word']} )"
    if not match["look"]:
        return match.group().replace("(", "(?:")
    choices = [" ".join(choice.split()) + " " for choice in match["words"].split("|")]
    if match["look"] == "<=":
        return "(?:" + "|".join(f"(?<= {choice})" for choice in choices) + ")"
    if match["look"] == "<!":
        return "".join(f"(?<! {choice})" for choice in choices)
    return f"(?{match['look']}{'|'.join(choices)})"


def _openers(source: str) -> frozenset[str]:
    """The words with which a rule can begin."""
    items = [m.group() for m in _ITEM.finditer(source) if not m["look"]]

    def choices(at: int) -> tuple[set[str], bool, int]:
        """First words from ``items[at]`` to the end of its group, whether it may be empty, and where it ends."""
        first: set[str] = set()
        empty = False
        open_end = True  # nothing obligatory yet in this alternative
        while at < len(items) and items[at] != ")":
            if items[at] == "|":
                empty, open_end, at = empty or open_end, True, at + 1
                continue
            found, optional, at = choices(at + 1) if items[at] == "(" else ({items[at]}, False, at)
            at += 1
            if at < len(items) and items[at] in "?*":
                optional, at = True, at + 1
            if open_end:
                first |= found
            open_end = open_end and optional
        return first, empty or open_end, at

    return frozenset(choices(0)[0])


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over codes, and what reads the words that it matches."""

    pattern: re.Pattern[str]
    read: Reader


class Opening(NamedTuple):
    """The rules that can begin with a word, and one pattern that tells whether any of them matches."""

    any: re.Pattern[str]
    rules: tuple[Rule, ...]


def _by_opener(sources: Sequence[tuple[str, Reader]]) -> dict[str, Opening]:
    """The rules that can begin with each word, in the order of the table."""
    table: dict[str, list[Rule]] = {}
    for source, read in sources:
        rule = Rule(re.compile(_translated(source)), read)
        for word in _openers(source):
            table.setdefault(word, []).append(rule)
    return {
        word: Opening(re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules)), tuple(rules)) for word, rules in table.items()
    }


_DATED = _by_opener(_CALENDAR)
_OTHERS = _by_opener(_PHRASES)
_LEADING = re.compile(_translated(_LEAD))
_LEADERS = _openers(_LEAD)
_OPENERS = _LEADERS | _DATED.keys() | _OTHERS.keys()

# --- From text to times --------------------------------------------------------------------------


class Choice(NamedTuple):
    """A rule that matches: where the words start, where its body starts and ends, and the words that lead in."""

    rule: Rule
    start: int
    body: int
    end: int
    lead: frozenset[str] = frozenset()


class Found(NamedTuple):
    """What was read from the words ``start`` to ``end``."""

    start: int
    end: int
    lead: frozenset[str]
    reading: Reading


def times(text: str, published: date | None, taken: Sequence[Span] = ()) -> list[Time]:
    """Every expression of time in surface text (see ``core/extract/surface.py``), in order and without overlaps.

    ``taken`` are spans that hold no time (names of models). SINCE carries the period it names, from whose first day
    it counts. BEFORE has a distance and no dates. Never raises.
    """
    line = lex(text, _VOCABULARY, taken)
    found = _longest(list(_found(line, published)))
    years = [
        (line.words[item.start].start, moment.year)
        for item in found
        if (moment := item.reading.moment) and moment.year is not None and not moment.relative and moment.year >= 1900
    ]
    return [_time(text, line, item, published, years) for item in found]


def _found(line: Line, published: date | None) -> Iterator[Found]:
    """At each word the longest rule whose words make sense."""
    for start, word in enumerate(line.words):
        if word.code not in _OPENERS:
            continue
        for choice in sorted(_choices(line, start), key=lambda c: -c.end):
            try:
                reading = _checked(choice.rule.read(line.words[choice.body : choice.end], published))
            except (ValueError, OverflowError):
                continue  # the 30th of February: no time by this rule
            yield Found(start, choice.end, choice.lead, reading)
            break


def _choices(line: Line, start: int) -> Iterator[Choice]:
    """Every rule that matches at a word, with and without the words that may lead in."""
    yield from (Choice(rule, start, start, end) for rule, end in _matches(line, start, _DATED))
    yield from (Choice(rule, start, start, end) for rule, end in _matches(line, start, _OTHERS))
    if line.words[start].code in _LEADERS:
        lead = _LEADING.match(line.codes, line.offsets[start])
        body = line.index(lead.end()) if lead else start
        if lead and start < body < len(line.words):
            words = frozenset(lead.group().split())
            yield from (Choice(rule, start, body, end, words) for rule, end in _matches(line, body, _DATED))


def _matches(line: Line, at: int, table: dict[str, Opening]) -> Iterator[tuple[Rule, int]]:
    """Rules of a table that match at a word, with the end of what they match."""
    opening = table.get(line.words[at].code)
    if opening and opening.any.match(line.codes, line.offsets[at]):
        for rule in opening.rules:
            match = rule.pattern.match(line.codes, line.offsets[at])
            if match:
                yield rule, line.index(match.end())


def _checked(reading: Reading) -> Reading:
    """The reading, if its days exist; without a year, if they exist in a leap year."""
    if reading.moment:
        reading.moment.dates(reading.moment.year or 2024)
    return reading


def _longest(found: Sequence[Found]) -> list[Found]:
    """Of overlapping readings the one with most words, of equals the first."""
    free: dict[int, bool] = {}
    kept = []
    for item in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(at in free for at in range(item.start, item.end)):
            free.update(dict.fromkeys(range(item.start, item.end), False))
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


def _time(text: str, line: Line, item: Found, published: date | None, years: Sequence[tuple[int, int]]) -> Time:
    reading = item.reading
    span = Span(line.words[item.start].start, line.words[item.end - 1].end)
    period, vague = reading.period, reading.vague
    if reading.moment:
        period, vague = _dated(reading.moment, published, span.start, years)
    role = reading.role
    if "since" in item.lead:
        role = TimeRole.SINCE
    elif role is TimeRole.WHEN and item.lead & {"by", "until"} and _ahead(period, published):
        role = TimeRole.OTHER
    part = "most" if item.lead & _MOST else "average" if item.lead & {"average", "mean"} else reading.part
    return Time(span, span.of(text), role, period, reading.amount, reading.grain, part, vague)


def _ahead(period: Period, published: date | None) -> bool:
    """True for a horizon: later than publication, or than every year of the data."""
    if period.first is None:
        return False
    return period.first > published if published else period.first.year > max(calendar.RECENT_YEARS)


# --- The year that is not printed ----------------------------------------------------------------


def _dated(moment: Moment, published: date | None, at: int, years: Sequence[tuple[int, int]]) -> tuple[Period, str]:
    """The moment's period, and the reason why it has none."""
    if moment.year is not None:
        basis = Basis.PUBLISHED if moment.relative else Basis.STATED
        return _period(moment, moment.dates(moment.year), basis, "the year counted from publication" if moment.relative else ""), ""
    if published is not None:
        latest = calendar.latest(moment.dates, published)
        return (_period(moment, latest, Basis.PUBLISHED, "the latest up to publication"), "") if latest else (UNDATED, NO_YEAR)
    return _inferred(moment, _nearest(years, at))


def _nearest(years: Sequence[tuple[int, int]], at: int) -> list[int]:
    """Years printed around a place, nearest first."""
    here = bisect_left(years, (at, 0))
    around = sorted(years[max(here - NEIGHBOURS, 0) : here + NEIGHBOURS], key=lambda place: abs(place[0] - at))
    return [year for _, year in around]


def _inferred(moment: Moment, printed: Sequence[int]) -> tuple[Period, str]:
    """A year from the rest of the text, ``printed`` nearest first, or from the days of the week.

    A span of seven days is most likely a week: a year in which it runs Monday to Sunday goes before the nearest one.
    """
    for year, days in calendar.occurrences(moment.dates, dict.fromkeys([*printed, *calendar.RECENT_YEARS])):
        if calendar.is_week(days) and not moment.note:
            return _period(moment, days, Basis.INFERRED, f"{year} is the year in which these dates run Monday to Sunday"), ""
    for year, days in calendar.occurrences(moment.dates, printed):
        return _period(moment, days, Basis.INFERRED, f"no year is given; {year} is the nearest that the text prints"), ""
    return UNDATED, NO_YEAR


def _period(moment: Moment, days: Days, basis: Basis, note: str) -> Period:
    grain = Grain.WEEK if moment.grain is Grain.DAY and (days[1] - days[0]).days == 6 else moment.grain
    return Period(*days, basis, grain, "; ".join(n for n in (moment.note, note) if n))


# --- For the list of numbers ---------------------------------------------------------------------

_PRINTED_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def value(time: Time) -> tuple[str | float | None, str]:
    """Value and unit of an expression of time as a number of the text.

    A day is its ISO date, a month "2026-02", both with unit "date"; a year is a number of unit "year"; a length is its
    amount with the plural of its grain. Longer periods give their first day. ``None`` when no date is known.
    """
    if time.amount is not None:
        return time.amount, _unit(time)
    first = time.period.first
    if first is None:
        printed = _PRINTED_YEAR.search(time.text)
        return (float(printed.group()), "year") if printed else (None, "date")
    if time.period.grain is Grain.YEAR:
        return float(first.year), "year"
    if time.period.grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF):
        return f"{first:%Y-%m}", "date"
    return first.isoformat(), "date"


def _unit(time: Time) -> str:
    if time.grain:
        return f"{time.grain.value}s"
    if time.role is TimeRole.STREAK:
        return "in a row"
    return "minutes" if "min" in time.text.lower() else "seconds"


# --- spaCy ---------------------------------------------------------------------------------------


@Language.component("periods")
def mark_periods(doc: Doc) -> Doc:
    """spaCy component: ``doc._.times``, and ``doc.spans["periods"]`` labelled with their roles.

    Reads ``doc._.published`` (a date or ``None``) and leaves ``doc.spans["entities"]`` alone, where present.
    """
    names = doc.spans["entities"] if "entities" in doc.spans else []
    doc._.times = times(doc.text, doc._.published, [Span(name.start_char, name.end_char) for name in names])
    marked = (doc.char_span(t.span.start, t.span.end, label=t.role.value, alignment_mode="expand") for t in doc._.times)
    doc.spans["periods"] = [span for span in marked if span is not None]
    return doc


for _name, _default in (("published", None), ("times", ())):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)
