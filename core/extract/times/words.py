"""The words of time and their classes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from core.extract.numbers.numeral import SMALL_WORDS
from core.language.grammar import pattern

_MONTHS = "january february march april may june july august september october november december".split()

MONTHS = {short: number for number, name in enumerate(_MONTHS, 1) for short in (name, name[:3])} | {"sept": 9}

ALSO_WORDS = frozenset({"may", "march"} | {name for name in MONTHS if len(name) < 5 and name not in ("june", "july")})

WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()

WEEKDAYS = {short: number for number, name in enumerate(WEEKDAY_NAMES) for short in (name, name[:3])}

NUMBERS = {word: float(value) for word, value in SMALL_WORDS.items()} | {"dozen": 12.0, "hundred": 100.0}

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth".split()
)

ORDINALS = {word: float(value) for value, word in enumerate(_ORDINALS, 1)}

_UNITS = "one two three four five six seven eight nine".split()

COMPOUND = pattern(rf"(twenty|thirty)-({'|'.join(_ORDINALS[:9])})", re.I)

SPOKEN_YEAR = pattern(rf"(?:two thousand(?: and)?|twenty) twenty(?:[- ]({'|'.join(_UNITS)}))?", re.I)

ALIASES = {
    "(": "bracket",
    "wk": "week",
    "wks": "weeks",
    "hr": "hour",
    "hrs": "hours",
    "min": "minute",
    "mins": "minutes",
    "sec": "seconds",
    "secs": "seconds",
    "yr": "year",
    "yrs": "years",
    "mth": "month",
    "mths": "months",
    "mo": "months",
    "thru": "through",
    "till": "until",
    "vs": "versus",
    "approx": "about",
    "circa": "about",
    "~": "about",
    "<": "under",
    ">": "over",
}

WEEK_MARKS = {"w/c": "commencing", "w/e": "ending"}

CLASSED = MONTHS.keys() | WEEKDAYS.keys() | NUMBERS.keys() | ORDINALS.keys() | ALIASES.keys()


class Word(NamedTuple):
    """One token: ``code`` as in the module's docstring, ``number`` its value, ``day`` a complete date.

    ``text`` is kept for words that carry more than their class: a unit glued to its number, an ambiguous date.
    ``other`` is that date read in the other order; for a day and month without a year, ``number`` and ``upto`` are its
    two numbers and ``text`` the order that the article is in the habit of ("month", "day" or "").
    """

    code: str
    start: int
    end: int
    number: float = 0.0
    day: date | None = None
    text: str = ""
    upto: float = 0.0
    other: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The text's words, their codes with a space before and after each, and where each begins in that string."""

    words: Sequence[Word]
    codes: str
    offsets: Sequence[int]

    def index(self, at: int) -> int:
        """Number of the word whose code begins at ``codes[at]``; the count of words at the end."""
        return bisect_right(self.offsets, at - 1)
