"""The spans of days that words of time admit, fixed by rule before any number is looked at.

A period that is plain has one. A board has two: what the site shows is the seven days up to yesterday, what its weekly
figures are added up from are weeks from Monday to Sunday; an article without dates may mean either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from core.extract.times import calendar
from core.extract.times.calendar import Days
from core.extract.times.parts import PART
from core.extract.times.weeks import BY_SUNDAY
from core.model import UNDATED, Basis, Grain, Period, Window

LONG = {Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR}
BOARD_MONTH = 30
"""Days that the site's monthly board adds up."""

MOSTLY = 4
"""Days of a week that lie in a part of a month for the week to be one of that part."""

LATEST_WEEK = "the latest complete week before publication"
_ONE = timedelta(days=1)


def current(published: date | None, cadence: Grain | None = None, *, mean: bool = True) -> Period:
    """What "now" means on the day of publication, or a board of a ``cadence`` without dates; undated without a day.

    Weeks lean on the last full one and on the seven days to the day before publication. A daily figure may as well be
    that of the day before; it is no mean of a week where ``mean`` is false ("today's board").
    """
    if published is None:
        return UNDATED
    before = published - _ONE
    if cadence is Grain.MONTH:
        shown = _window(days_to(before, BOARD_MONTH), "which the site's monthly board showed")
        first, last = calendar.previous(published, Grain.MONTH)
        return _leaning((first, last), Grain.MONTH, "the latest complete month before publication", (shown,))
    yesterday = Window(before, before, f"the day before publication, {_day(before)}")
    if cadence is Grain.DAY and not mean:
        today = Window(published, published, "the day of publication")
        return _leaning((before, before), Grain.DAY, yesterday.why, (today,))
    shown = _window(days_to(before), "which the site's board showed")
    others = (shown, yesterday) if cadence is Grain.DAY else (shown,)
    return _leaning(calendar.complete_week(published), Grain.WEEK, LATEST_WEEK, others)


def week_up_to(period: Period, day: date) -> Period:
    """A weekly board on a day: the seven days up to it, and the Monday-Sunday week that ended last."""
    whole = _full(calendar.complete_week(day + _ONE), "week")
    shown = _window(days_to(day), "which a weekly board showed on that day")
    return _with(replace(period, first=shown.first, last=shown.last, grain=Grain.WEEK, note=shown.why), (whole,))


def week_before(period: Period, day: date) -> Period:
    """The previous week as seen from a day: the last full one, and the seven days before that day."""
    first, last = calendar.complete_week(day)
    shown = _window(days_to(day - _ONE), "counted back from that day")
    note = f"the latest complete week before {_day(day)}"
    return _with(replace(period, first=first, last=last, grain=Grain.WEEK, note=note), (shown,))


def month_up_to(period: Period, day: date) -> Period:
    """A monthly board on a day: the thirty days up to it, and the last full month."""
    whole = _full(calendar.previous(day + _ONE, Grain.MONTH), "month")
    shown = _window(days_to(day, BOARD_MONTH), "which a monthly board showed on that day")
    return _with(replace(period, first=shown.first, last=shown.last, grain=Grain.MONTH, note=shown.why), (whole,))


def with_board(period: Period) -> Period:
    """This month: the site's board of the month shows the last thirty days."""
    if period.last is None:
        return period
    return _with(period, (_window(days_to(period.last, BOARD_MONTH), "which the site's monthly board showed"),))


def span_of_weeks(period: Period, weeks: int, until: date) -> Period:
    """The last ``weeks`` weeks before a day: so many times seven days up to it, and as many full weeks."""
    end = calendar.complete_week(until)[1]
    return _with(period, (_full(days_to(end, 7 * weeks), f"{weeks} weeks" if weeks > 1 else "week"),))


def on_a_day(period: Period, *, rolling_first: bool) -> Period:
    """A place or a level on a day where no word says whether the board is daily or weekly: that day, and its board."""
    assert period.last is not None
    board = week_up_to(period, period.last)
    day = Window(period.last, period.last, f"that day alone, {_day(period.last)}")
    if rolling_first:
        return _with(board, (*board.others, day))
    return _with(period, board.windows)


def at_the_end(period: Period) -> Period:
    """A weekly level reached by the end of a longer period: the whole of it, and its last full week."""
    assert period.last is not None
    end = calendar.complete_week(period.last + _ONE)
    return _with(period, (_full(end, "week in it"),)) if period.days > 7 else period


def is_part(period: Period) -> bool:
    """True for early, mid or late in a month or a year, which have no edges of their own."""
    return period.known and period.note.startswith(PART)


def part_of(period: Period) -> Period:
    """A vague part of a month: the whole of it, or a week that lies mostly in it. That of a year stays as it is."""
    if period.first is None or period.last is None or period.grain in LONG:
        return period
    return _with(period, tuple(_weeks_in(period.first, period.last)))


def _weeks_in(first: date, last: date) -> Iterator[Window]:
    monday, sunday = calendar.week_of(first)
    while monday <= last:
        if (min(sunday, last) - max(monday, first)).days >= MOSTLY - 1:
            yield Window(monday, sunday, f"the week of {_day(monday)}, which lies mostly in it")
        monday, sunday = monday + timedelta(days=7), sunday + timedelta(days=7)


def months_in(period: Period) -> Iterator[Window]:
    """Every month that begins in a period."""
    first = period.first
    while first is not None and period.last is not None and first <= period.last:
        end = calendar.month(first.year, first.month)[1]
        yield Window(first, end, f"{first:%B %Y}, which is part of it")
        first = end + _ONE


def to_the_last_full(period: Period, published: date) -> Period:
    """All days since one: up to the day before publication, the end of the last full week, or that of the month."""
    if period.first is None:
        return period
    ends = (calendar.complete_week(published)[1], calendar.previous(published, Grain.MONTH)[1])
    return _with(period, tuple(Window(period.first, end, f"up to {_day(end)}") for end in ends if end > period.first))


def as_it_stood(period: Period, published: date | None) -> Period:
    """A long period that is not over on the day of publication: up to the day before it."""
    if period.first is None or period.last is None or period.grain not in LONG or published is None:
        return period
    if not period.first < published <= period.last:
        return period
    end = published - _ONE
    note = f"{period.note}; up to the day before publication" if period.note else "up to the day before publication"
    return replace(period, last=end, note=note)


def from_sunday(period: Period) -> Period:
    """A week named by a Sunday: the one that ends there, and the one from there on, as American calendars have it."""
    if period.last is None or BY_SUNDAY not in period.note:
        return period
    days = period.last, period.last + timedelta(days=6)
    return _with(period, (Window(*days, "the week from that Sunday on"),))


def joined(period: Period, more: Period) -> Period:
    """A period with the windows of another that the words may mean as well."""
    return _with(period, (*period.others, *more.windows)) if period.known else more


def moved(period: Period, first: date, last: date) -> tuple[Window, ...]:
    """The other windows of a period whose own days went to ``first`` and ``last``: moved by as many days."""
    if period.first is None or period.last is None:
        return ()
    before, after = first - period.first, last - period.last
    return tuple(Window(old.first + before, old.last + after, f"{old.why}, moved alike") for old in period.others)


def days_to(day: date, count: int = 7) -> Days:
    """``count`` days up to and with a day."""
    return day - timedelta(days=count - 1), day


def _leaning(days: Days, grain: Grain, note: str, others: tuple[Window, ...]) -> Period:
    return _with(Period(*days, Basis.PUBLISHED, grain, note), others)


def _with(period: Period, others: tuple[Window, ...]) -> Period:
    """The period with further windows; none is there twice."""
    known = {(period.first, period.last): None} | {(window.first, window.last): window for window in others}
    known[period.first, period.last] = None
    return replace(period, others=tuple(window for window in known.values() if window is not None))


def _window(days: Days, why: str) -> Window:
    count = (days[1] - days[0]).days + 1
    named = {7: "the seven days", BOARD_MONTH: "the thirty days"}.get(count, f"the {count} days")
    return Window(*days, f"{named} to {_day(days[1])}, {why}")


def _full(days: Days, what: str) -> Window:
    return Window(*days, f"the last full {what}, up to {_day(days[1])}")


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
