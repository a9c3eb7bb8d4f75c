"""Numbers as they are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.interval import Interval
from core.model.text import Span
from core.model.time import Grain


class Unit(StrEnum):
    """Units of the claims we can judge. Other numbers carry any word as their unit."""

    TOKENS = "tokens"
    FRACTION = "fraction"  # 0.7 for 70 %
    POINTS = "points"  # percentage points, as a fraction: 0.03 for 3 points
    TIMES = "times"
    RANK = "rank"
    WEEKS = "weeks"
    MODELS = "models"
    DATE = "date"


class Comparator(StrEnum):
    """How the words relate the number to the truth. The values are those of the JSON contract."""

    EQUAL = "="
    ABOUT = "~"
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text, read but not yet understood as a claim.

    ``value`` is in base units: 4.12 trillion is 4.12e12, 70 % is 0.7, "tripled" is 3.0 times, "seventh" is 7.
    ``unit`` is a ``Unit``, an ISO 4217 currency code, a unit of measure or a plural noun; "" when nothing says.
    ``allowed`` is what digits and hedge together allow. ``step`` is the value of the last printed digit,
    0.0 for number words. ``noun`` is the head noun that the number counts, as printed ("tokens", "users").
    ``per`` is the rate's period when one is said ("a week", "/day", "weekly"). ``form`` tells how the number was
    written where that matters to a claim: "ratio" (3-to-1), "multiple" (tripled, 4x, three times), "ordinal",
    "of" (seven of the top ten: value 7, ``whole`` 10), "word", "" for plain digits. ``rounded`` marks a round number
    without a hedge (20 trillion), whose zeros are not taken for digits. ``why`` names what an unclaimed number is
    ("price", "context window"); "" while undecided.
    """

    span: Span
    text: str
    value: float
    unit: str
    comparator: Comparator
    allowed: Interval
    step: float = 0.0
    hedge: str = ""
    noun: str = ""
    per: Grain | None = None
    form: str = ""
    whole: float | None = None
    rounded: bool = False
    why: str = ""
