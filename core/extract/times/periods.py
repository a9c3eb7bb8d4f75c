"""Every expression of time in a text, read into dates, distances and lengths.

``timewords`` turns the text into classes of words, ``timegrammar`` says which sequences of them are a time, ``moments``
and ``lengths`` read those. Here the longest reading wins, and dates without a year are completed: from the publication
date, or from the years that the text prints; each says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from core.extract.numbers import hedges
from core.extract.times import calendar
from core.extract.times.calendar import Days
from core.extract.times.dates import LEAP_YEAR
from core.extract.times.grammar import DATED, LEADING, LED, PHRASES, STARTS, VOCABULARY, Rule, Start
from core.extract.times.lexer import lex
from core.extract.times.moments import Moment, Reading
from core.extract.times.rules import MOST
from core.extract.times.weeks import BY_SUNDAY
from core.extract.times.words import NUMBERS, ORDINALS, Line
from core.language.grammar import pattern
from core.model import UNDATED, Basis, Grain, Period, Span, Time, TimeRole, Unit, Window

NO_YEAR = "no year is given and the article has no date"
NEIGHBOURS = 5  # printed years looked at on either side of a date without one
FIRST_YEAR = 1900  # earlier years are history and date nothing else in an article

BOUNDS = {
    "as of": {"as"},
    "by": {"by"},
    "until": {"until"},
    "after": {"after"},
    "before": {"before", "ahead"},
    "since": {"since"},
}
"""Words before a date that bound it, by the name of the bound."""

# --- From text to times --------------------------------------------------------------------------


class Choice(NamedTuple):
    """A rule that matches words: its body starts after the words that lead in."""

    rule: Rule
    body: int
    end: int
    lead: frozenset[str]


class Found(NamedTuple):
    """What was read from the words ``start`` to ``end``."""

    start: int
    end: int
    lead: frozenset[str]
    reading: Reading


class Place(NamedTuple):
    """A printed year, and where it stands in the text."""

    at: int
    year: int


def times(text: str, published: date | None, taken: Sequence[Span] = ()) -> list[Time]:
    """Every expression of time in surface text (see ``core/extract/surface.py``), in order and without overlaps.

    ``taken`` are spans that hold no time (names of models). SINCE carries the period it names, from whose first day
    it counts. BEFORE has a distance and no dates. Never raises.
    """
    line = lex(text, VOCABULARY, taken)
    found = _longest(list(_found(line, published)))
    years = [
        Place(line.words[item.start].start, moment.year)
        for item in found
        if (moment := item.reading.moment) and moment.year and not moment.relative and moment.year >= FIRST_YEAR
    ]
    return [_time(text, line, item, published, years) for item in found]


def _found(line: Line, published: date | None) -> Iterator[Found]:
    """At each word the longest rule whose words make sense."""
    codes = [word.code for word in line.words]
    for at, start in enumerate(pairwise([*codes, ""])):
        if start not in STARTS and start[:1] not in STARTS:
            continue
        for choice in sorted(_choices(line, at, start), key=lambda choice: -choice.end):
            try:
                reading = choice.rule.read(line.words[choice.body : choice.end], published)
                if reading.moment:
                    reading.moment.dates(reading.moment.year or LEAP_YEAR)
            except (ValueError, OverflowError):
                continue  # the 30th of February: no time by this rule
            yield Found(at, choice.end, choice.lead, reading)
            break


def _choices(line: Line, at: int, start: Start) -> Iterator[Choice]:
    """Every rule that matches at a word, with and without words that lead in."""
    yield from _matches(line, at, start, DATED)
    yield from _matches(line, at, start, PHRASES)
    lead = LEADING.match(line.codes, line.offsets[at]) if start in LED else None
    if lead and lead.group():
        body = line.index(lead.end())
        if body < len(line.words):
            following = tuple(word.code for word in line.words[body : body + 2])
            yield from _matches(line, body, following, DATED, frozenset(lead.group().split()))


def _matches(
    line: Line, at: int, start: Start, table: Mapping[Start, Sequence[Rule]], lead: frozenset[str] = frozenset()
) -> Iterator[Choice]:
    for rule in table.get(start) or table.get(start[:1], ()):
        match = rule.pattern.match(line.codes, line.offsets[at])
        if match:
            yield Choice(rule, at, line.index(match.end()), lead)


def _longest(found: Sequence[Found]) -> list[Found]:
    """Of overlapping readings the one with most words, of equals the first."""
    taken: set[int] = set()
    kept = []
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if taken.isdisjoint(range(item.start, item.end)):
            taken.update(range(item.start, item.end))
            kept.append(item)
    return sorted(kept)


def _time(text: str, line: Line, item: Found, published: date | None, years: Sequence[Place]) -> Time:
    reading = item.reading
    span = Span(line.words[item.start].start, line.words[item.end - 1].end)
    horizon = bool(item.lead & {"by", "until", "before"})
    period, vague = reading.period, reading.vague
    if reading.moment:
        period, vague = _dated(reading.moment, published, _nearest(years, span.start), horizon)
    role = reading.role
    if "since" in item.lead:
        role = TimeRole.SINCE
    elif horizon and _ahead(period, published):
        role = TimeRole.OTHER
    bound = next((name for name, words in BOUNDS.items() if words & item.lead), "")
    part = "most" if item.lead & MOST else "average" if item.lead & {"average", "mean"} else reading.part
    return Time(span, span.of(text), role, period, reading.amount, reading.grain, part, vague, bound, reading.each)


def _ahead(period: Period, published: date | None) -> bool:
    """True for a horizon: later than publication, or than every year of the data."""
    if period.first is None:
        return False
    return period.first > published if published else period.first.year > max(calendar.RECENT_YEARS)


# --- The year that is not printed ----------------------------------------------------------------


def _dated(moment: Moment, published: date | None, printed: Sequence[int], horizon: bool) -> tuple[Period, str]:
    """The moment's period, and the reason why it has none.

    The year is the one the words give; else the latest up to publication, for a horizon ("by mid-July") the nearest;
    else one from the rest of the text.
    """
    if moment.year is not None:
        basis = Basis.PUBLISHED if moment.relative else Basis.STATED
        note = "counted from the publication date" if moment.relative else ""
        return _period(moment, moment.dates(moment.year), basis, note), ""
    if published is None:
        return _inferred(moment, printed)
    if horizon:
        days, note = calendar.nearest(moment.dates, published), "the nearest to publication"
    else:
        days, note = calendar.latest(moment.dates, published, by_end=moment.by_end), "the latest up to publication"
    return (_period(moment, days, Basis.PUBLISHED, note), "") if days else (UNDATED, NO_YEAR)


def _nearest(years: Sequence[Place], at: int) -> list[int]:
    """Years printed around a place, nearest first."""
    here = bisect_left(years, (at, 0))
    around = sorted(years[max(here - NEIGHBOURS, 0) : here + NEIGHBOURS], key=lambda place: abs(place.at - at))
    return [place.year for place in around]


def _inferred(moment: Moment, printed: Sequence[int]) -> tuple[Period, str]:
    """A year from the rest of the text, ``printed`` nearest first, or from the days of the week.

    A span of seven days is most likely a week: a year in which it runs Monday to Sunday goes before the nearest one.
    """
    if not moment.note:
        for year, days in calendar.occurrences(moment.dates, [*printed, *calendar.RECENT_YEARS]):
            if calendar.is_week(days):
                note = f"{year} is the year in which these dates run Monday to Sunday"
                return _period(moment, days, Basis.INFERRED, note), ""
    for year, days in calendar.occurrences(moment.dates, printed):
        note = f"no year is given; {year} is the nearest that the text prints"
        return _period(moment, days, Basis.INFERRED, note), ""
    return UNDATED, NO_YEAR


def _period(moment: Moment, days: Days, basis: Basis, note: str) -> Period:
    grain = Grain.WEEK if moment.grain is Grain.DAY and (days[1] - days[0]).days == 6 else moment.grain
    by_sunday = moment.named is not None and moment.named(days[1].year)[0] == days[1]
    said = BY_SUNDAY if by_sunday else moment.note
    others: tuple[Window, ...] = ()
    if moment.other is not None:
        others = (Window(*moment.other(days[1].year), moment.why_other),)
    return Period(*days, basis, grain, "; ".join(part for part in (said, note) if part), others)


# --- For the list of numbers ---------------------------------------------------------------------

_PLACE = pattern(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<digits>\d{{1,3}})(?:st|nd|rd|th))[\s-]+"
    r"(?:(?P<century>century)|second|minute|hour|day|night|week|month|quarter|year|decade)\b",
    re.I,
)
_PRINTED_YEAR = pattern(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def value(time: Time) -> tuple[str | float | None, str]:
    """Value and unit of an expression of time as a number of the text.

    A day is its ISO date, a month "2026-02", both with unit "date"; a year is a number of unit "year"; a length is its
    amount with the plural of its grain; one by its place ("the second day", "the 21st century") is that place.
    Longer periods give their first day. ``None`` when no date is known.
    """
    place = _PLACE.search(time.text)
    if place and (time.amount is not None or place["century"]):
        return float(place["digits"] or ORDINALS[place["word"].lower()]), Unit.RANK
    if time.amount is not None:
        return time.amount, _unit(time)
    first = time.period.first
    if first is None:
        printed = _PRINTED_YEAR.search(time.text)
        return (float(printed.group()), "year") if printed else (None, "date")
    if time.period.grain is Grain.YEAR and (first.month, first.day) == (1, 1):
        return float(first.year), "year"
    if time.period.grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF) and first.day == 1:
        return f"{first:%Y-%m}", "date"
    return first.isoformat(), "date"


_NUMBER = pattern(rf"\d|(?:an?|half|{'|'.join(NUMBERS)})\b", re.I)
_DURING = frozenset(("over", "past", "some", "within", "under"))
_MEASURING = pattern(r"\b(?:in|for|after|of|at|by|last\w*|took|takes?|taking)\s+$", re.I)


def bound(time: Time) -> hedges.Rule:
    """What the words of a length make of it: "in just over two hours", "for more than a year".

    "Over three weeks" says when and bounds nothing; "in over three weeks" does.
    """
    if time.amount is None:
        return hedges.Rule.PLAIN
    for number in _NUMBER.finditer(time.text):
        hedge = hedges.before(time.text, number.start(), 0, amount=False)
        if hedge and (hedge.words not in _DURING or _MEASURING.search(time.text, 0, hedge.at)):
            return hedge.rule
    return hedges.Rule.PLAIN


def _unit(time: Time) -> str:
    if time.grain:
        return f"{time.grain.value}s"
    if time.role is TimeRole.STREAK:
        return "in a row"
    return "minutes" if "min" in time.text.lower() else "seconds"
