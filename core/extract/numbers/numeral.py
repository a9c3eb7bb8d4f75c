"""A number as it is printed, and the words that numbers are made of."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from core.language.grammar import pattern

LONGEST_LITERAL = 24  # characters; a longer run of digits is an identifier, not an amount


class Numeral(NamedTuple):
    """A number from ``start`` to ``end`` in the text.

    ``step`` is the value of the last printed digit (0 for words); ``half`` how far the true value may lie from the
    printed one. ``scaled`` says that a scale was printed (million, k), ``vague`` that only an order of magnitude was
    ("dozens").
    """

    start: int
    end: int
    value: float
    step: float
    half: float
    scaled: bool = False
    word: bool = False
    vague: bool = False

    def times(self, factor: float, end: int | None = None) -> Numeral:
        """The same digits at another scale."""
        return self._replace(
            end=self.end if end is None else end,
            value=exact_product(self.value, factor),
            step=exact_product(self.step, factor),
            half=exact_product(self.half, factor),
            scaled=True,
        )


def exact_product(value: float, factor: float) -> float:
    """Decimal multiplication, so that 3.294 trillion is 3294000000000.0 and 0.7 is 70 / 100."""
    return float(Decimal(repr(value)) * Decimal(repr(factor))) if value and factor != 1.0 else value


ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))

_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)

_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))

SMALL_WORDS = ONES | _TEENS | _TENS

SCALE_WORDS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "quintillion": 1e18,
    "dozen": 12.0,
}

SCALE_SYMBOLS = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "mil": 1e6, "mio": 1e6, "cr": 1e7,
    "b": 1e9, "bn": 1e9, "bln": 1e9, "bil": 1e9, "mrd": 1e9, "mld": 1e9,
    "t": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12, "trln": 1e12, "tril": 1e12, "bio": 1e12, "qn": 1e15,
}  # fmt: skip

HAN_SCALES = {
    "万亿": 1e12, "萬億": 1e12, "兆": 1e12, "千亿": 1e11, "千億": 1e11, "百亿": 1e10, "百億": 1e10, "十亿": 1e9,
    "十億": 1e9, "亿": 1e8, "億": 1e8, "千万": 1e7, "千萬": 1e7, "百万": 1e6, "百萬": 1e6, "万": 1e4, "萬": 1e4,
}  # fmt: skip

_ONE_OF = "|".join(ONES)

_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ONE_OF}))?|{'|'.join(_TEENS)}|{_ONE_OF})"

_SCALES = "|".join(SCALE_WORDS)

GROUP_IN_WORDS = pattern(
    rf"(?:(?P<hundreds>{_SMALL}|an?)[- ]+hundred\b(?:\s+and\s+(?P<rest>{_SMALL})|[ -](?P<tail>{_SMALL}))?"
    rf"|(?P<small>{_SMALL})|(?P<one>an?)(?=[- ](?:{_SCALES})\b))(?![a-z])",
    re.I,
)

_SEAM = pattern("[ -]")

POINT = pattern(rf"[ -]point(?P<digits>(?:[ -](?:{_ONE_OF}|zero|oh|nought))+)(?![a-z])", re.I)

UNITS_OF_PARTS = r"percent(?:age)?|per\s?cent|points?|miles?|degrees?|met(?:re|er)|tonne|ton|pint|lit(?:re|er)|pound"

HALF = pattern(
    r"(?:half(?:[- ]an?)?|(?P<parts>an?|two|three)[- ](?P<nth>quarter|third)s?(?:\s+of\s+an?|(?=-)))"
    rf"(?=[-\s]{{1,8}}(?:{_SCALES}|{UNITS_OF_PARTS})\b)",
    re.I,
)

AND_A_HALF = pattern(r"(?:\s+and\s+an?\s+|-and-an?-)(?P<part>half|quarter|third)\b(?!\s+of)", re.I)

SCALE_WORD = pattern(rf"(?:[ \n]{{0,2}}-?|-)(?P<scale>{_SCALES})s?(?![A-Za-z])", re.I)

FURTHER = pattern(r"(?P<joint>,?\s+and\s+|,?\s+)(?=[a-z])", re.I)

VAGUE = pattern(
    r"(?:(?P<many>tens|dozens|hundreds|thousands|millions)\s+of\s+)?"
    r"(?P<order>dozens|hundreds|thousands|millions|billions|trillions)(?![A-Za-z])",
    re.I,
)

ORDERS = {"tens": 10.0} | {f"{word}s": scale for word, scale in SCALE_WORDS.items()}

COUPLE = pattern(r"a\s+couple(?:\s+of)?\b", re.I)

MAGNITUDE = (
    rf"(?i:(?:{_SCALES})s?\b|(?:[kmbt]|[bmt]n|trn|[bmt]ln|trln|[bm]il|tril|mrd|mio|mld)(?![A-Za-z0-9])|%|per\s?cent\b)"
    rf"|{'|'.join(HAN_SCALES)}"
)
"""What shows, right behind digits, that they are an amount: a scale or a percent sign."""

PARTS_IN_WORDS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}

WORD_START = (
    rf"(?:{'|'.join(SMALL_WORDS)}|an?(?=[ -](?:{_SCALES}|couple|quarter|third|(?:four|fif|six|seven|eigh|nin|ten|"
    rf"twelf|fifteen|twentie)th)\b)|half"
    r"|(?:tens|dozens|hundreds|thousands|millions|billions|trillions)(?![A-Za-z]))"
)


def decimal(whole: re.Match[str], spoken: re.Match[str]) -> Numeral:
    """ "One point two": as exact as its digits."""
    digits = [str(ONES.get(word, 0)) for word in _SEAM.split(spoken["digits"].strip(" -").lower())]
    step = 10.0 ** -len(digits)
    value = float(f"{group_value(whole):.0f}.{''.join(digits)}")
    return Numeral(whole.start(), spoken.end(), value, step, step / 2, word=True)


def group_value(match: re.Match[str]) -> float:
    """Up to nine hundred and ninety-nine."""
    if match["one"]:
        return 1.0
    if match["small"]:
        return small_value(match["small"])
    hundreds = 1.0 if match["hundreds"].lower() in ("a", "an") else small_value(match["hundreds"])
    rest = match["rest"] or match["tail"]
    return hundreds * 100 + (small_value(rest) if rest else 0.0)


def small_value(words: str) -> float:
    """The value of a number below a hundred in words."""
    return float(sum(SMALL_WORDS[word] for word in _SEAM.split(words.lower())))
