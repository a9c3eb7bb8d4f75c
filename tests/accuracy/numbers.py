"""Numbers as the press prints them, and what each allows: the rules of the design page, written down a second time."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

MARGIN = 0.05  # "about", "nearly", "just over", and words such as "tripled" or "two-thirds"
RESTATED = 0.005  # figures are restated by up to 0.4 %: an amount or a multiple this near the words counts as close
RESTATED_SHARE = 0.005  # half a point of a share

HEDGES: dict[str, tuple[str, ...]] = {
    "plain": ("",),
    "about": ("about", "roughly", "around", "approximately", "some"),
    "nearly": ("nearly", "almost", "close to", "just under", "just below", "a little under"),
    "just over": ("just over", "slightly more than", "a little over"),
    "over": ("over", "more than", "at least", "upwards of", "north of", "in excess of", "no less than"),
    "under": ("less than", "under", "up to", "no more than", "at most"),
}
NEAR_TO = "close to"  # reads as "about" in the design: both ways


@dataclass(frozen=True)
class Said:
    """A number in words. ``value`` is as printed in base units, ``low`` to ``high`` what the words allow.

    ``unit`` is tokens, fraction, points, times, more or count ("34 % more" allows 1.335 to 1.345 times). ``exponent``
    is that of the last printed digit within ``scale``; ``None`` for words, which have no digits to alter.
    """

    words: str
    value: float
    low: float
    high: float
    unit: str
    hedge: str = "plain"
    phrase: str = ""
    scale: float = 1.0
    exponent: int | None = None
    suffix: str = ""

    def allows(self, answer: tuple[float, float]) -> bool:
        """True when the whole answer lies inside the words."""
        return self.low <= answer[0] and answer[1] <= self.high

    def excludes(self, answer: tuple[float, float], restated: bool = True) -> bool:
        """True when no part of the answer does, nor (``restated``) so near that a restatement would explain it."""
        low, high = self.low, self.high
        if restated and self.unit in ("tokens", "times", "more"):
            low, high = low - abs(low) * RESTATED, high + abs(high) * RESTATED
        elif restated and self.unit in ("fraction", "points"):
            low, high = low - RESTATED_SHARE, high + RESTATED_SHARE
        return answer[1] < low or high < answer[0]


def bounds(hedge: str, phrase: str, value: float, half: float) -> tuple[float, float]:
    """What a value means under a hedge; ``half`` is half its last printed digit.

    Without a hedge the zeros at the end of a whole number are no digits: it may be off by half a unit of the last
    digit that is not zero, or by 5 %, whichever is less.
    """
    wide = max(half, MARGIN * value)
    if hedge == "about" or phrase == NEAR_TO:
        return value - wide, value + wide
    if hedge == "nearly":
        return value * (1 - MARGIN), value
    if hedge == "just over":
        return value, value * (1 + MARGIN)
    if hedge == "over":
        return value, math.inf
    if hedge == "under":
        return 0.0, value
    if half == 0.5 and value == int(value):
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
        half = max(half, min(half * 10**zeros, MARGIN * value))
    return value - half, value + half


def printed(value: Decimal, exponent: int, like: Said) -> Said:
    """``value`` (in units of ``like.scale``) with the hedge and unit of ``like``."""
    digits = f"{value:.{max(-exponent, 0)}f}"
    if like.unit in ("tokens",) and value >= 1000 and exponent >= 0:
        digits = f"{int(value):,}"
    half = 0.5 * 10.0**exponent
    low, high = bounds(like.hedge, like.phrase, float(value), half)
    shift = 1.0 if like.unit == "more" else 0.0
    words = f"{like.phrase} {digits}{like.suffix}".strip()
    return replace(
        like,
        words=words,
        value=float(value) * like.scale,
        low=low * like.scale + shift,
        high=high * like.scale + shift,
        exponent=exponent,
    )


SUFFIXES = {
    "tokens": (
        (1e12, (" trillion", " trillion", " trillion", "T", "tn", " tn")),
        (1e9, (" billion", " billion", "B", "bn")),
    ),
    "fraction": ((0.01, ("%", "%", " percent", " per cent")),),
    "more": ((0.01, ("%", "%", " percent")),),
    "points": ((0.01, (" percentage points", " points")),),
    "times": ((1.0, (" times",)),),
}
_ROUNDING = {"just over": ROUND_FLOOR, "over": ROUND_FLOOR, "nearly": ROUND_CEILING, "under": ROUND_CEILING}


def rounded(
    answer: float, unit: str, rng: random.Random, suffix: str | None = None, change: bool = False
) -> Said | None:
    """An honest press rounding of a figure, drawn at random; ``None`` when none was found that allows it.

    A ``change`` is printed in digits and never "under" so much, which would be a level ("fell under 40 %").
    """
    for _ in range(12):
        said = _draw(answer, unit, rng, suffix, change)
        if said is not None and _safely(said, answer):
            return said
    return None


def _safely(said: Said, answer: float) -> bool:
    """Inside the words, and not by a hair that arithmetic on floats could split."""
    slack = 1e-7 * abs(answer)
    return said.allows((answer - slack, answer + slack))


def _draw(answer: float, unit: str, rng: random.Random, suffix: str | None, change: bool) -> Said | None:
    shown = answer - 1.0 if unit == "more" else answer
    words = _words(shown, unit, rng) if suffix is None and not change and rng.random() < 0.12 else None
    if words is not None:
        return words
    scale, suffixes = next(((s, names) for s, names in SUFFIXES[unit] if shown >= s), SUFFIXES[unit][-1])
    hedge = rng.choice(["plain", "plain", "plain", *HEDGES])
    phrase = rng.choice([phrase for phrase in HEDGES[hedge] if not change or phrase != "under"])
    exact = Decimal(shown / scale)
    if exact <= 0:
        return None
    digits = rng.choice((1, 2, 2, 3, 3, 4) if hedge == "plain" else (1, 2, 2, 3))
    exponent = exact.adjusted() - digits + 1
    if exponent < (-3 if unit == "tokens" else -2):
        return None
    step = Decimal(1).scaleb(exponent)
    rounding = ROUND_HALF_EVEN if phrase == NEAR_TO else _ROUNDING.get(hedge, ROUND_HALF_EVEN)
    value = (exact / step).to_integral_value(rounding) * step
    if value <= 0 or (unit == "fraction" and value == 100):
        return None  # all of something is no round number
    ending = suffix if suffix is not None else rng.choice(suffixes)
    like = Said("", 0.0, 0.0, 0.0, unit, hedge, phrase, scale, exponent, ending)
    return printed(value, min(exponent, 0), like)


FRACTIONS = {
    "a fifth": 1 / 5,
    "a quarter": 1 / 4,
    "a third": 1 / 3,
    "two-fifths": 2 / 5,
    "half": 1 / 2,
    "three-fifths": 3 / 5,
    "two-thirds": 2 / 3,
    "three-quarters": 3 / 4,
    "four-fifths": 4 / 5,
}
MULTIPLES = {
    "twice": 2.0,
    "three times": 3.0,
    "four times": 4.0,
    "five times": 5.0,
    "six times": 6.0,
    "ten times": 10.0,
}
AMOUNTS = {"half a trillion": 5e11, "half a billion": 5e8, "a trillion": 1e12}


def _words(shown: float, unit: str, rng: random.Random) -> Said | None:
    """A number word within its 5 %, alone or hedged."""
    table = {"fraction": FRACTIONS, "times": MULTIPLES, "tokens": AMOUNTS}.get(unit, {})
    fits = [(words, value) for words, value in table.items() if abs(shown / value - 1) < MARGIN - 0.005]
    if not fits:
        return None
    words, value = rng.choice(fits)
    hedge = rng.choice(["plain", "nearly" if shown < value else "over"])
    return _word(words, value, unit, hedge, rng.choice(HEDGES[hedge]))


def _word(words: str, value: float, unit: str, hedge: str = "plain", phrase: str = "") -> Said:
    low, high = bounds(hedge, phrase, value, MARGIN * value)
    return Said(f"{phrase} {words}".strip(), value, low, high, unit, hedge, phrase)


GREW = {"doubled": 2.0, "tripled": 3.0, "quadrupled": 4.0, "quintupled": 5.0}


def grew(answer: float, rng: random.Random) -> Said | None:
    """A verb for a multiple ("tripled", "more than doubled"); ``None`` when none fits."""
    plain = [_word(verb, value, "times") for verb, value in GREW.items()]
    under = [
        _word(verb, value, "times", "nearly", phrase) for verb, value in GREW.items() for phrase in ("nearly", "almost")
    ]
    over = [
        _word(verb, value, "times", "over", "more than") for verb, value in GREW.items() if value < answer < 1.5 * value
    ]
    fits = [said for said in plain + under + over if _safely(said, answer)]
    return rng.choice(fits) if fits else None


def to_one(answer: float, rng: random.Random) -> Said | None:
    """A ratio ("3.2-to-1", "more than 3-to-1")."""
    said = rounded(answer, "times", rng, rng.choice(("-to-1", " to 1", ":1")))
    return said if said is not None and said.phrase not in ("no less than", "no more than") else None


ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()


def counted(value: int, words: str) -> Said:
    """A number that is a fact or is not: a place, a count, weeks in a row."""
    return Said(words, value, value, value, "count")


# --- Altered numbers ----------------------------------------------------------------------------------------------


def scaled(said: Said, rng: random.Random) -> Iterator[Said]:
    """The same words with a figure 0.5 to 2 times as large."""
    if said.exponent is None:
        return
    for _ in range(8):
        factor = 2.0 ** rng.uniform(-1, 1)
        step = Decimal(1).scaleb(said.exponent)
        value = (Decimal(said.value * factor / said.scale) / step).to_integral_value(ROUND_HALF_EVEN) * step
        if value > 0 and not (said.unit == "fraction" and float(value) * said.scale > 1):
            yield printed(value, said.exponent, said)


def other_digits(said: Said, rng: random.Random) -> Iterator[Said]:
    """The same words with another last digit."""
    if said.exponent is None:
        return
    step = Decimal(1).scaleb(said.exponent)
    printed_value = (Decimal(said.value / said.scale) / step).to_integral_value(ROUND_HALF_EVEN) * step
    for by in rng.sample([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5], 10):
        if printed_value + by * step > 0:
            yield printed(printed_value + by * step, said.exponent, said)
