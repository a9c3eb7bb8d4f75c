"""Date arithmetic behind expressions of time: weeks, months, quarters, seasons and their parts.

Every function gives first and last day, both included. Weeks run Monday to Sunday, as OpenRouter's weekly figures do.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from core.model import Grain

Days = tuple[date, date]
Dates = Callable[[int], Days]
"""The days that an expression means in a given year; ``ValueError`` where there are none (30 February)."""

RECENT_YEARS = (2025, 2026)
"""The years of the usage data: where nothing else dates a week, it is looked for here."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month; a season has three, counted on the northern hemisphere."""

MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""Tenths of a month as news writing uses them: early is the first ten days, late everything from the 21st."""

YEAR_PARTS = {"early": (1, 3), "mid": (5, 8), "late": (10, 12), "start": (1, 1), "end": (12, 12)}
"""First and last month."""

LENGTHS = {
    Grain.DAY: relativedelta(days=1),
    Grain.WEEK: relativedelta(weeks=1),
    Grain.MONTH: relativedelta(months=1),
    Grain.QUARTER: relativedelta(months=3),
    Grain.HALF: relativedelta(months=6),
    Grain.YEAR: relativedelta(years=1),
}
"""What to take away to go back by one grain."""


def month(year: int, number: int, months: int = 1) -> Days:
    """``months`` calendar months from month ``number`` (1-12) of ``year``."""
    first = date(year, number, 1)
    return first, first + relativedelta(months=months, days=-1)


def week_of(day: date) -> Days:
    """The Monday-Sunday week that holds ``day``."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def nth_week(year: int, number: int, nth: int, *, full: bool = False) -> Days:
    """The ``nth`` week of a month, -1 for the last: weeks belong to the month that holds most of their days.

    Of ``full`` weeks no day lies in another month.
    """
    if full:
        first, last = month(year, number)
        monday = first + timedelta(days=-first.weekday() % 7)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        return week_of(monday + timedelta(weeks=nth - 1) if nth > 0 else sunday)
    if nth > 0:
        return week_of(date(year, number, 4) + timedelta(weeks=nth - 1))
    return week_of(month(year, number)[1] - timedelta(days=3))


def quarter(year: int, number: int) -> Days:
    """Calendar quarter 1-4."""
    return month(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Days:
    """Half-year 1-2."""
    return month(year, 6 * number - 5, 6)


def half_month(year: int, number: int, nth: int) -> Days:
    """Days 1-15 of a month, or 16 to its end."""
    first, last = month(year, number)
    middle = first + timedelta(days=14)
    return (first, middle) if nth == 1 else (middle + timedelta(days=1), last)


def season(year: int, name: str) -> Days:
    """Meteorological season; winter begins in December of ``year``."""
    return month(year, SEASONS[name], 3)


def month_part(year: int, number: int, part: str) -> Days:
    """``part`` is early, mid or late (tenths of the month), start or end (its first or last seven days)."""
    first, last = month(year, number)
    if part == "start":
        return first, first + timedelta(days=6)
    if part == "end":
        return last - timedelta(days=6), last
    low, high = MONTH_PARTS[part]
    return first.replace(day=low), first.replace(day=min(high, monthrange(year, number)[1]))


def decade(year: int, part: str = "") -> Days:
    """The ten years from ``year``; early is the first four, mid the middle four, late the last four."""
    low, high = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}.get(part, (0, 9))
    return date(year + low, 1, 1), date(year + high, 12, 31)


def ending(last: date, amount: float, grain: Grain) -> Days:
    """``amount`` grains up to and with ``last``."""
    following = last + timedelta(days=1)
    return back(following, amount, grain), last


def starting(first: date, grain: Grain, amount: float = 1) -> Days:
    """``amount`` grains from ``first`` on."""
    return first, back(first, -amount, grain) - timedelta(days=1)


def back(day: date, amount: float, grain: Grain) -> date:
    """``day`` moved into the past. Half a year is six months; other fractions are cut to whole days."""
    if amount == int(amount):
        return day - LENGTHS[grain] * int(amount)
    if grain in (Grain.YEAR, Grain.HALF, Grain.QUARTER):
        months = {Grain.YEAR: 12, Grain.HALF: 6, Grain.QUARTER: 3}[grain]
        return day - relativedelta(months=round(amount * months))
    return day - timedelta(days=int(amount * {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30}[grain]))


def complete_week(published: date) -> Days:
    """The latest Monday-Sunday week that was over before publication (design, "Judging")."""
    return week_of(published - timedelta(weeks=1))


def to_date(published: date, grain: Grain) -> Days:
    """From the first day of the current month, quarter or year up to the day before publication."""
    first = {
        Grain.MONTH: published.replace(day=1),
        Grain.QUARTER: quarter(published.year, (published.month + 2) // 3)[0],
        Grain.HALF: half(published.year, (published.month + 5) // 6)[0],
        Grain.YEAR: published.replace(month=1, day=1),
    }[grain]
    return first, max(first, published - timedelta(days=1))


def previous(published: date, grain: Grain) -> Days:
    """The last complete day, week, month, quarter, half or year before publication."""
    if grain is Grain.DAY:
        return published - timedelta(days=1), published - timedelta(days=1)
    if grain is Grain.WEEK:
        return complete_week(published)
    first = to_date(published, grain)[0]
    return back(first, 1, grain), first - timedelta(days=1)


def latest(dates: Dates, published: date, *, by_end: bool = False) -> Days | None:
    """The latest occurrence that does not begin after ``published``; nine years hold every 29 February.

    ``by_end`` is for periods named by their end ("the year to March"): longer than a month, they have reached their
    last month by then.
    """
    years = range(published.year + 1, published.year - 9, -1)
    for _, days in occurrences(dates, years):
        named = days[1].replace(day=1) if by_end and (days[1] - days[0]).days > 31 else days[0]
        if named <= published:
            return days
    return None


def nearest(dates: Dates, published: date) -> Days | None:
    """The occurrence whose first day lies nearest to ``published``, before or after it."""
    found = [days for _, days in occurrences(dates, range(published.year - 8, published.year + 9))]
    return min(found, key=lambda days: abs((days[0] - published).days), default=None)


def occurrences(dates: Dates, years: Iterable[int]) -> Iterator[tuple[int, Days]]:
    """Each of ``years`` in which the expression has days, and those days."""
    for year in years:
        try:
            yield year, dates(year)
        except (ValueError, OverflowError):
            continue


def is_week(days: Days) -> bool:
    """True for a span from a Monday to the Sunday after it."""
    return days == week_of(days[0])
