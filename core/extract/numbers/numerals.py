"""Numbers in digits and in words."""

from __future__ import annotations

import re

from core.extract.numbers.hedges import WORD_MARGIN
from core.extract.numbers.numeral import (
    COUPLE,
    GROUP_IN_WORDS,
    HALF,
    LONGEST_LITERAL,
    ORDERS,
    PARTS_IN_WORDS,
    POINT,
    VAGUE,
    Numeral,
    decimal,
    group_value,
)
from core.extract.numbers.scales import with_scale
from core.language.grammar import pattern


def word_numeral(text: str, at: int, limit: int) -> Numeral | None:
    """A number in words that begins at ``at``: "twenty-five thousand", "half a million", "dozens"."""
    if match := VAGUE.match(text, at, limit):
        value = ORDERS[match["order"].lower()] * (ORDERS[match["many"].lower()] if match["many"] else 1.0)
        return Numeral(at, match.end(), value, 0.0, 0.0, scaled=True, word=True, vague=True)
    if match := COUPLE.match(text, at, limit):
        return Numeral(at, match.end(), 2.0, 0.0, 0.5, word=True)
    if match := HALF.match(text, at, limit):
        parts = {"two": 2, "three": 3}.get((match["parts"] or "").lower(), 1)
        part = parts * PARTS_IN_WORDS[(match["nth"] or "half").lower()]
        return with_scale(text, Numeral(at, match.end(), part, 0.0, part * WORD_MARGIN, word=True), limit)
    match = GROUP_IN_WORDS.match(text, at, limit)
    if not match:
        return None
    if spoken := POINT.match(text, match.end(), limit):
        return with_scale(text, decimal(match, spoken), limit)
    value = group_value(match)
    half = WORD_MARGIN if match["one"] else WORD_MARGIN * value if match["hundreds"] and not match["rest"] else 0.5
    return with_scale(text, Numeral(at, match.end(), value, 0.0, half, bool(match["hundreds"]), word=True), limit)


VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

_DECIMAL_COMMA = r"(?=\s?(?:%|per\s?cent|million|billion|trillion|bn|mn|[Mm]rd|[Mm]io|[Mm]ld|Bio\.|€|euro))"

_LITERAL = pattern(
    rf"""
      (?P<vulgar>(?P<whole>\d{{0,9}})\s?(?P<sign>[{"".join(VULGAR)}]))
    | (?P<mixed>(?P<units>\d{{1,4}})[ -](?P<over>\d)/(?P<under>[2-9])(?![\d/]))
    | (?P<european>\d{{1,3}}(?:\.\d{{3}}){{1,5}},\d{{1,2}})(?![\d,.])
    | (?P<dotted>\d{{1,3}}(?:\.\d{{3}}){{2,5}})(?!\.?\d|,\d)
    | (?P<grouped>\d{{1,3}}(?:,\d{{3}}){{1,5}}(?![\d]|,\d{{3}}))(?P<decimals>\.\d+)?
    | (?P<indian>\d{{1,2}}(?:,\d{{2}}){{1,6}},\d{{3}}(?!\d|,\d))
    | (?P<swiss>\d{{1,3}}(?:'\d{{3}}){{1,6}}(?!\d))(?:\.\d+)?
    | (?P<typed>\d{{1,3}}(?:_\d{{3}}){{1,6}}(?![\d_]))
    | (?P<pointed>\.\d+)
    | (?P<spaced>\d{{1,3}}(?:\ \d{{3}}){{1,5}}(?![\d.,-]\d|\d))
    | (?P<comma>\d{{1,9}},\d{{1,2}}{_DECIMAL_COMMA}|0,\d{{1,4}}(?!\d))
    | (?P<plain>\d++(?:\.\d++)?)
    """,
    re.X,
)

_GROUP_MARKS = pattern(r"[, '_]")

_EXPONENT = pattern(r"[eE](?P<e>[+-]?\d{1,2})(?!\w)|\s?[x×*·]\s?10\s?\^\s?(?P<power>[+-]?\d{1,2})(?!\d)")

_POWER = pattern(r"\^(?P<power>[+-]?\d{1,2})(?!\d)")

_LARGEST_POWER = 30  # of ten; a larger one counts no tokens and leaves the range of exact figures


def digit_numeral(text: str, at: int, limit: int, money: bool = False) -> Numeral | None:
    """A number in digits that begins at ``at``, with its scale; ``None`` when it is too long to be an amount."""
    match = _LITERAL.match(text, at, limit)
    if not match or match.end() - at > LONGEST_LITERAL:
        return None
    if match["vulgar"]:
        value = float(match["whole"] or 0) + VULGAR[match["sign"]]
        return with_scale(text, Numeral(at, match.end(), value, 0.0, value * WORD_MARGIN), limit, money)
    if match["mixed"]:
        value = float(match["units"]) + float(match["over"]) / float(match["under"])
        return with_scale(text, Numeral(at, match.end(), value, 0.0, value * WORD_MARGIN), limit, money)
    printed = _printed(match)
    step = 10.0 ** -len(printed.partition(".")[2])
    numeral = Numeral(at, match.end(), float(printed), step, step / 2)
    return _of_power(text, numeral, limit) or with_scale(text, numeral, limit, money)


def _of_power(text: str, numeral: Numeral, limit: int) -> Numeral | None:
    """Powers of ten: "4.12e12", "4.12 × 10^12", "10^12"."""
    if match := _EXPONENT.match(text, numeral.end, limit):
        power = int(match["e"] or match["power"])
    elif numeral.value == 10 and (match := _POWER.match(text, numeral.end, limit)):
        power = int(match["power"]) - 1
    else:
        return None
    return numeral.times(10.0**power, match.end()) if abs(power) <= _LARGEST_POWER else None


def _printed(match: re.Match[str]) -> str:
    """The digits with a decimal point and no group marks."""
    if match["dotted"]:
        return match["dotted"].replace(".", "")
    if match["european"]:
        return match["european"].replace(".", "").replace(",", ".")
    if match["comma"]:
        return match["comma"].replace(",", ".")
    if match["pointed"]:
        return f"0{match['pointed']}"
    return _GROUP_MARKS.sub("", match.group())
