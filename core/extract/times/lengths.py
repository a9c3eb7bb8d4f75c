"""What words of time mean that name no day: distances, lengths, runs, and times counted from the publication date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.extract.times import calendar, windows
from core.extract.times.moments import GRAINS, LOOSE, Reader, Reading, codes, grain_of, leaning, length, stem
from core.extract.times.words import Word
from core.model import Basis, Grain, Period, TimeRole

_OFTEN = {
    "weekly": Grain.WEEK,
    "daily": Grain.DAY,
    "monthly": Grain.MONTH,
    "quarterly": Grain.QUARTER,
    "annual": Grain.YEAR,
    "yearly": Grain.YEAR,
}
_INITIALS = {"w": Grain.WEEK, "m": Grain.MONTH, "q": Grain.QUARTER, "y": Grain.YEAR}
SHORT = "shorter than a day"
_PART_OF_DAY = "the day of publication"

# --- Distances and lengths -----------------------------------------------------------------------


def of_length(role: TimeRole) -> Reader:
    """Reads a length or distance as ``role``; a plural without a number ("the previous weeks") is vague.

    Hours and minutes are never the length of a change in daily figures.
    """

    def read(words: Sequence[Word], published: date | None) -> Reading:
        counted = any(word.number or word.code in ("a", "an", "half", "couple") for word in words)
        if not counted and any(stem(word.code) in GRAINS and stem(word.code) != word.code for word in words):
            return Reading(role, vague=LOOSE)
        amount, grain = length(words)
        short = role is TimeRole.DURING and grain in (None, Grain.HOUR)
        return Reading(TimeRole.OTHER if short else role, amount=amount, grain=grain)

    return read


def only(role: TimeRole) -> Reader:
    """Reads nothing but the role."""
    return lambda words, published: Reading(role)


def loosely(role: TimeRole) -> Reader:
    """Reads a role whose time nobody can tell ("recently", "a few weeks ago")."""
    return lambda words, published: Reading(role, vague=LOOSE)


def every(words: Sequence[Word], published: date | None) -> Reading:
    """Every week, each of the last five weeks: a set, said of each member."""
    amount, grain = length(words)
    counted = any(word.number for word in words)
    return Reading(TimeRole.OTHER, amount=amount if counted else None, grain=grain, each=True)


def one_before(words: Sequence[Word], published: date | None) -> Reading:
    """Week-on-week, on the month, YoY."""
    return Reading(TimeRole.BEFORE, amount=1.0, grain=grain_of(words) or _INITIALS[words[0].text])


def year_before(words: Sequence[Word], published: date | None) -> Reading:
    """The same week last year."""
    return Reading(TimeRole.BEFORE, amount=1.0, grain=Grain.YEAR)


def streak(words: Sequence[Word], published: date | None) -> Reading:
    """Five weeks running, the fifth straight gain; with no number ("back-to-back weeks") it is two."""
    nth = next((word.number for word in words if word.code in ("ORD", "DAYTH")), None)
    if nth is not None and nth < 2:
        raise ValueError("one is no run")
    counted = [word for word in words if word.code in ("NUM", "DAY")]
    amount = nth or (length(counted)[0] if counted else 2.0)
    grain = grain_of(words) or next((_OFTEN[word.code] for word in words if word.code in _OFTEN), None)
    return Reading(TimeRole.STREAK, amount=amount, grain=grain)


def nth(words: Sequence[Word], published: date | None) -> Reading:
    """Its second week: a place in a series that nobody here can date."""
    number = next(word.number for word in words if word.code in ("ORD", "DAYTH"))
    return Reading(TimeRole.OTHER, amount=number, grain=grain_of(words))


# --- Counted from publication --------------------------------------------------------------------


def now(words: Sequence[Word], published: date | None) -> Reading:
    """Currently, now, today (design, "Judging")."""
    return Reading(TimeRole.NOW, period=windows.current(published))


def so_far(words: Sequence[Word], published: date | None) -> Reading:
    """This week is the latest complete one; this month, quarter and year run up to publication."""
    grain = grain_of(words) or _INITIALS[words[0].text]
    if grain is Grain.WEEK or {"decade", "century"} & set(codes(words)):
        return now(words, published)
    days = calendar.to_date(published, grain) if published else None
    read = leaning(days, TimeRole.NOW, grain, f"the {grain.value} of publication, up to the day before it")
    return replace(read, period=windows.with_board(read.period)) if grain is Grain.MONTH else read


def most_so_far(words: Sequence[Word], published: date | None) -> Reading:
    """Most of this year."""
    return replace(so_far(words, published), part="most")


def last_complete(words: Sequence[Word], published: date | None) -> Reading:
    """Last week, last month, yesterday."""
    grain = grain_of(words) or Grain.DAY
    days = calendar.previous(published, grain) if published else None
    return leaning(days, TimeRole.NOW, grain, f"the latest complete {grain.value} before publication")


def since_last(words: Sequence[Word], published: date | None) -> Reading:
    """Since last week, since yesterday."""
    return replace(last_complete(words, published), role=TimeRole.SINCE)


def latest(words: Sequence[Word], published: date | None) -> Reading:
    """The latest month is a complete one, the current month is not; the latest week is what a board shows."""
    if grain_of(words) is Grain.WEEK and not {"full", "complete"} & set(codes(words)):
        return now(words, published)
    return (so_far if {"current", "present"} & set(codes(words)) else last_complete)(words, published)


def before_last(words: Sequence[Word], published: date | None) -> Reading:
    """The week before last, the day before yesterday."""
    grain = grain_of(words) or Grain.DAY
    days = calendar.previous(calendar.previous(published, grain)[0], grain) if published else None
    return leaning(days, TimeRole.NOW, grain, f"the {grain.value} before the latest complete one")


def that_day(words: Sequence[Word], published: date | None) -> Reading:
    """This morning, tonight."""
    return leaning((published, published) if published else None, TimeRole.NOW, Grain.DAY, _PART_OF_DAY)


def past(words: Sequence[Word], published: date | None) -> Reading:
    """A window up to publication: days are a time ("over the last 7 days"), longer ones the length of a change.

    "The past week" is the latest complete one, as the weekly figures of a ranking are.
    """
    amount, grain = length(words)
    if grain is None or grain is Grain.HOUR:
        return Reading(TimeRole.NOW, amount=amount, grain=grain, vague=SHORT)
    plain = not any(word.number or word.code in ("couple", "fortnight", "fortnights") for word in words)
    if grain is Grain.DAY and plain:
        return last_complete(words, published)
    role = TimeRole.NOW if grain is Grain.DAY or (plain and grain is Grain.WEEK) else TimeRole.DURING
    if published is None:
        return Reading(role, amount=amount, grain=grain)
    first, last = calendar.ending(published - timedelta(days=1), amount, grain)
    period = Period(first, last, Basis.PUBLISHED, grain, "counted back from the day before publication")
    weeks = int(amount) if grain is Grain.WEEK else (last - first).days // 7 + 1 if period.days == 7 else 0
    if weeks:
        period = windows.span_of_weeks(period, weeks, published)
    return Reading(role, period=period, amount=amount, grain=grain)


def pointing(words: Sequence[Word], published: date | None) -> Reading:
    """That week, the same month, the quarter's: a period named before, of that length; "the period" is of any."""
    return Reading(TimeRole.THAT, grain=grain_of(words))


def most_of_that(words: Sequence[Word], published: date | None) -> Reading:
    """Most of the week."""
    return Reading(TimeRole.THAT, part="most")
