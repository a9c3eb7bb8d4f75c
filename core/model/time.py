"""Lengths of time, periods, and expressions of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.model.text import Span


class Grain(StrEnum):
    """Lengths of time."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Basis(StrEnum):
    """Where a period's dates come from."""

    STATED = "stated"
    PUBLISHED = "from publication date"
    INFERRED = "inferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days that the words admit, both ends included. ``why`` says in plain English what makes it one."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included; both ``None`` while unknown. ``note`` says how they were found.

    ``others`` are further spans of days that the same words admit, fixed by rule before any number is looked at: a
    board without dates is the last full week, and as well the seven days that the site showed. ``assumed`` is true if
    no word of the number's own sentence gives the dates: they are those of a heading, of sentences before, or of the
    day of publication.
    """

    first: date | None
    last: date | None
    basis: Basis
    grain: Grain | None = None
    note: str = ""
    others: tuple[Window, ...] = ()
    assumed: bool = False

    @property
    def known(self) -> bool:
        """True when both days are known."""
        return self.first is not None and self.last is not None

    @property
    def days(self) -> int:
        """How many days it has; 0 while unknown."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    @property
    def windows(self) -> tuple[Window, ...]:
        """All admissible spans of days, its own first; none while unknown."""
        if self.first is None or self.last is None:
            return ()
        return (Window(self.first, self.last, self.note or "the days that the text names"), *self.others)


UNDATED = Period(None, None, Basis.NONE)


class TimeRole(StrEnum):
    """What an expression of time does in its sentence."""

    WHEN = "when"  # in the week of 9-15 February, in 2025, as of May 2026, by mid-June
    NOW = "now"  # currently, today, this week, so far this month: leans on the publication date
    THAT = "that"  # that week, the same month: leans on the period said before
    SINCE = "since"  # since February
    BEFORE = "before"  # six months prior, a year earlier, the week before: a baseline at a distance
    LATER = "later"  # the following week, two weeks later: counted on from the period named before
    DURING = "during"  # in three weeks, over six months, within a year: the length of a change
    STREAK = "streak"  # for five consecutive weeks: a run, with its length
    OTHER = "other"  # an age, a reading time, a forecast horizon: no period of any claim


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time in the text: a date, a length, or a set of times.

    ``period`` holds its dates where the words (or the publication date) give them. ``amount`` and ``grain`` hold
    the distance or length of BEFORE, LATER, DURING and STREAK ("six months prior" is 6, MONTH). ``part`` is "most",
    "average" or "" ("most of 2025"). ``vague`` is the reason why no dates can be given ("early 2026" has dates,
    "recently" has none). ``bound`` is the word that bounds it ("by", "as of", "until", "after" ...; "" for none).
    ``each`` marks a set: what is said holds for every member ("every week", "each of the last five weeks"). ``aside``
    marks the date of something else, a release or a report, which dates no number; ``resolve`` finds out.
    """

    span: Span
    text: str
    role: TimeRole
    period: Period = UNDATED
    amount: float | None = None
    grain: Grain | None = None
    part: str = ""
    vague: str = ""
    bound: str = ""
    each: bool = False
    aside: bool = False
