"""Numbers, days and periods in plain English. How each is written is decided here, once for all."""

from __future__ import annotations

import math
from datetime import date

from core.interval import Interval
from core.model import Grain, Period, Unit

SCALES = (
    (1e15, "quadrillion", "Q"),
    (1e12, "trillion", "T"),
    (1e9, "billion", "B"),
    (1e6, "million", "M"),
    (1e3, "thousand", "K"),
)
"""Powers of a thousand, largest first, each with its word and its letter."""


def capital(text: str) -> str:
    """A text that begins a sentence: only its first letter changes, so that months keep theirs."""
    return text[:1].upper() + text[1:]


def significant(value: float, digits: int = 3) -> str:
    """A number with up to ``digits`` significant digits and no trailing noise: 4.119 -> "4.12", 18.0 -> "18.0"."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "unlimited"
    rounded = float(f"{value:.{digits - 1}e}")
    places = max(digits - 1 - math.floor(math.log10(abs(rounded))), 0)
    return f"{value:,.{places}f}"


def tokens(value: float, digits: int = 3) -> str:
    """A number of tokens in words: "4.12 trillion", "538 billion"."""
    for scale, name, _ in SCALES:
        if abs(value) >= scale * 0.9995:
            return f"{significant(value / scale, digits)} {name}".replace("-", "−")
    return significant(value, digits).replace("-", "−") if value else "0"


def short_tokens(value: float, digits: int = 3) -> str:
    """The same for axes and labels: "4.12T", "538B"."""
    number, _, scale = tokens(value, digits).partition(" ")
    return number + next((letter for _, name, letter in SCALES if name == scale), "")


def percent(fraction: float, places: int = 1) -> str:
    """A share as a percentage: 0.7 -> "70%", 0.114 -> "11.4%"."""
    text = f"{100 * fraction:.{places}f}"
    return f"{text.removesuffix('.0')}%".replace("-", "−")


def points(fraction: float) -> str:
    """A change of a share: 0.03 -> "+3 points"."""
    return f"{100 * fraction:+.1f} points".replace("-", "−").replace(".0 ", " ")


def times(value: float) -> str:
    """A multiple: 3.268 -> "3.27 times"."""
    return f"{significant(value)} times"


def ordinal(number: int) -> str:
    """1 -> "1st"."""
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def places(place: Interval) -> str:
    """A place or its bounds before a name in a list: "3", "2–4", "2 or lower"."""
    if math.isinf(place.high):
        return f"{place.low:.0f} or lower"
    return f"{place.low:.0f}" if place.exact else f"{place.low:.0f}–{place.high:.0f}"


def day(when: date) -> str:
    """9 February 2026."""
    return f"{when.day} {when:%B %Y}"


def day_range(first: date, last: date) -> str:
    """9–15 February 2026; years and months are said once."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{first.day}–{day(last)}"


def short_range(first: date, last: date) -> str:
    """The same where there is little room: 9–15 Feb 2026."""
    if first == last:
        return f"{last.day} {last:%b %Y}"
    if first.year != last.year:
        return f"{first.day} {first:%b %Y} – {last.day} {last:%b %Y}"
    if first.month != last.month:
        return f"{first.day} {first:%b} – {last.day} {last:%b %Y}"
    return f"{first.day}–{last.day} {last:%b %Y}"


def short_period(period: Period) -> str:
    """A period where there is little room: "9–15 Feb 2026", "May 2026", "2025", "no date"."""
    words = period_text(period)
    if period.first is None or period.last is None or (not words.startswith("week of") and "–" not in words):
        return words
    return short_range(period.first, period.last)


def period_text(period: Period) -> str:
    """A period in words: "week of 9–15 February 2026", "May 2026", "2025", "no date"."""
    if period.first is None or period.last is None:
        return "no date"
    first, last = period.first, period.last
    if period.grain is Grain.WEEK:
        return f"week of {day_range(first, last)}"
    if period.grain is Grain.YEAR and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if period.grain is Grain.MONTH and first.day == 1 and first.month == last.month and (last - first).days >= 27:
        return f"{first:%B %Y}"
    return day_range(first, last)


def amount(value: float, unit: str, digits: int = 3) -> str:
    """A value in its unit, in words."""
    if unit == Unit.TOKENS:
        return f"{tokens(value, digits)} tokens"
    if unit == Unit.FRACTION:
        return percent(value)
    if unit == Unit.POINTS:
        return points(value)
    if unit == Unit.TIMES:
        return times(value)
    if unit == Unit.RANK:
        return f"{ordinal(round(value))} place"
    if unit == Unit.DATE:
        return f"the week of {day(date.fromordinal(round(value)))}"
    if unit in (Unit.WEEKS, Unit.MODELS):
        number = round(value)
        return f"{number} {unit.removesuffix('s') if number == 1 else unit}"
    return significant(value)


def bounds(interval: Interval, unit: str) -> str:
    """An interval in words: "4.12 trillion tokens", "between 15.1 and 23.8 trillion tokens", "at least 25%"."""
    if math.isinf(interval.high):
        return (
            f"{amount(interval.low, unit)} at best" if unit == Unit.RANK else f"at least {amount(interval.low, unit)}"
        )
    if math.isinf(interval.low):
        return f"at most {amount(interval.high, unit)}"
    low, high = amount(interval.low, unit), amount(interval.high, unit)
    if low == high:
        return low
    number, _, rest = low.partition(" ")
    if rest and high.endswith(f" {rest}"):
        low = number
    return f"between {low.removesuffix(' tokens')} and {high}"
