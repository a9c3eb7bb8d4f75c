"""Weeks and other lengths at a date: the week of, the seven days to, the third week of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.extract.times import calendar
from core.extract.times.calendar import Days
from core.extract.times.dates import any_date, span
from core.extract.times.moments import (
    ITS_START,
    NO_DATE,
    Reading,
    codes,
    fixed,
    from_unit,
    length,
    mapped,
    moment,
    number_in,
    pieces_of,
)
from core.extract.times.parts import nth_in
from core.extract.times.words import Word
from core.model import Grain, TimeRole


def week_holding(words: Sequence[Word], published: date | None) -> Reading:
    """The week of a date: a range stays as printed, of one day it is the Monday-Sunday week that holds it."""
    read = any_date(words, published)
    if len(pieces_of(words)) > 1:
        return read
    week = mapped(read, lambda days: calendar.week_of(days[0]), Grain.WEEK, BY_DAY)
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
    return mapped(
        span(words, published),
        lambda days: (calendar.week_of(days[0])[0], calendar.week_of(days[1])[1]),
        Grain.WEEK,
        "whole Monday-Sunday weeks",
    )


def numbered_week(words: Sequence[Word], published: date | None) -> Reading:
    """2026-W07, week 7 of 2026, the seventh week of 2026."""
    monday = next((word.day for word in words if word.day), None)
    if monday is None:
        year, number = number_in(words, "YEAR") or 0, number_in(words, "DAY", "NUM", "ORD", "DAYTH") or 0
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            return Reading(vague=f"{year} has no week {number}")
    return fixed(calendar.week_of(monday), Grain.WEEK, "numbered as ISO 8601 does")


def week_beside(words: Sequence[Word], published: date | None) -> Reading:
    """The week after 9-15 February 2026, the week before 9 March: seven days further on, or back."""
    at = next(i for i, word in enumerate(words) if word.code in ("after", "following", "before", "preceding", "prior"))
    ahead = words[at].code in ("after", "following")
    step = timedelta(weeks=1 if ahead else -1)
    read = week_holding(words[at + 1 :], published)
    return mapped(read, lambda days: (days[0] + step, days[1] + step), Grain.WEEK, f"the week {words[at].code} it")


def nth_month(words: Sequence[Word], published: date | None) -> Reading:
    """The second month of 2026."""
    number = nth_in(words)
    if number > 12:
        return Reading(vague="a year has twelve months")
    return moment(lambda year: calendar.month(year, 12 if number < 0 else number), words, published, Grain.MONTH)


def days_before_report(words: Sequence[Word], published: date | None) -> Reading:
    """Three days before this report: counted back from publication."""
    amount, grain = length(words)
    if published is None or grain is None or grain is Grain.HOUR:
        return Reading(vague=NO_DATE)
    day = calendar.back(published, amount, grain)
    return fixed((day, day), Grain.DAY, "counted back from the publication date", relative=True)


def open_ended(words: Sequence[Word], published: date | None) -> Reading:
    """2012 or later, March 2026 and after: from then on; "or earlier" names no first day."""
    at = next(i for i, word in enumerate(words) if word.code in ("or", "and"))
    if words[-1].code in ("earlier", "before", "older"):
        return Reading(vague="it names no first day")
    return replace(any_date(words[:at], published), role=TimeRole.SINCE)


def from_its_start(words: Sequence[Word], published: date | None) -> Reading:
    """In its first two months: counted from a start that the words do not date."""
    if (number_in(words, "ORD") or 1) != 1:
        raise ValueError("only the first is at the beginning")
    amount, grain = length(words)
    return Reading(TimeRole.WHEN, amount=amount, grain=grain, vague=ITS_START)


def ordinal_day(words: Sequence[Word], published: date | None) -> Reading:
    """ "On the 11th": of which month the text says before."""
    return Reading(vague=NO_DATE)


def ending(words: Sequence[Word], published: date | None) -> Reading:
    """A length up to a date: the week ending 24 May, the seven days to 15 March, the year to March."""
    said, rest = from_unit(words)
    amount, grain = length(said)
    if grain is None or grain is Grain.HOUR:
        raise ValueError("shorter than a day")
    end = any_date(_after_link(rest), published)
    read = mapped(end, lambda days: calendar.ending(days[1], amount, grain), grain, "counted back from its last day")
    return replace(read, moment=replace(read.moment, by_end=True)) if read.moment else read


def starting(words: Sequence[Word], published: date | None) -> Reading:
    """A length from a date: the week beginning 9 March."""
    said, rest = from_unit(words)
    amount, unit = length(said)
    grain = unit or Grain.DAY
    return mapped(
        any_date(_after_link(rest), published),
        lambda days: calendar.starting(days[0], grain, amount),
        grain,
        "counted from its first day",
    )


def _after_link(words: Sequence[Word]) -> Sequence[Word]:
    """The words without "to", "ending on" and the like in front."""
    return words[next(i for i, word in enumerate(words) if word.number or word.day or word.code == "WEEKDAY") :]
