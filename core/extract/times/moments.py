"""What days an expression means: readings, and what they are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

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

MONTHS = ("MONTH", "MON")

DAYS = ("DAY", "DAYTH", "ORD")


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


def number_in(words: Sequence[Word], *classes: str) -> int | None:
    """The first number of one of the classes."""
    return next((int(word.number) for word in words if word.code in classes), None)


def word_before(words: Sequence[Word], code: str) -> str:
    """The word in front of a word, "the" where none is."""
    at = codes(words).index(code)
    return words[at - 1].code if at else "the"


def from_unit(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words up to and with the first unit, and those after."""
    at = next(i for i, word in enumerate(words) if word.code == "LENGTH" or stem(word.code) in GRAINS) + 1
    return words[:at], words[at:]


def pieces_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words on either side of "to", "-", "and"."""
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.code in _SPLITS:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if any(word.number or word.day for word in piece)]


def leaning(days: Days | None, role: TimeRole, grain: Grain, note: str) -> Reading:
    """A reading whose days were counted from the publication date; undated without one."""
    return Reading(role, period=Period(*days, Basis.PUBLISHED, grain, note)) if days else Reading(role)


def year_of(words: Sequence[Word], published: date | None) -> tuple[int | None, bool]:
    """The year that the words give, and whether it counts from the publication date ("last year")."""
    printed = number_in(words, "YEAR", "OLD", "SHORT")
    if printed is not None or "year" not in codes(words):
        return printed, False
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word_before(words, "year"), 0)
    return (published.year + step if published else None), True


def moment(dates: Dates, words: Sequence[Word], published: date | None, grain: Grain, note: str = "") -> Reading:
    """A reading of ``dates`` in the year that the words give."""
    year, relative = year_of(words, published)
    if relative and year is None:
        return Reading(vague=NO_DATE)
    return Reading(moment=Moment(dates, year, grain, note, relative))


def fixed(days: Days, grain: Grain, note: str = "", *, relative: bool = False) -> Reading:
    """A reading of days that no year has to be found for."""
    return Reading(moment=Moment(lambda _: days, days[1].year, grain, note, relative))


def mapped(read: Reading, change: Callable[[Days], Days], grain: Grain, note: str = "") -> Reading:
    """The same moment with its days changed."""
    moment = read.moment
    if moment is None:
        return read
    other = moment.other
    changed = replace(moment, dates=lambda year: change(moment.dates(year)), grain=grain, note=note or moment.note)
    if other is not None:
        changed = replace(changed, other=lambda year: change(other(year)))
    return replace(read, moment=changed)


_PART_WORDS = {"start": "start", "beginning": "start", "turn": "start", "end": "end", "close": "end", "middle": "mid"}
PART_NOTES = {
    "start": "the first seven days",
    "end": "the last seven days",
    "early": "the first ten days",
    "mid": "the 11th to the 20th",
    "late": "the days from the 21st",
}
"""Parts of a month, and which days are taken for them."""


def parts_in(words: Sequence[Word]) -> list[str]:
    """The parts that the words name, in their order."""
    found = (_PART_WORDS.get(word.code, word.code) for word in words)
    return [part for part in found if part in PART_NOTES]
