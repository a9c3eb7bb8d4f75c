"""Numbers as written: digits in any press style, number words, and the scale that follows them.

A ``Numeral`` has no unit yet. Nothing here looks further than the number itself.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from core.extract.numbers.hedges import WORD_MARGIN
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


# --- Words ---------------------------------------------------------------------------------------

_ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SMALL_WORDS = _ONES | _TEENS | _TENS
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
_SCALE_SYMBOLS = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "mil": 1e6, "mio": 1e6, "cr": 1e7,
    "b": 1e9, "bn": 1e9, "bln": 1e9, "bil": 1e9, "mrd": 1e9, "mld": 1e9,
    "t": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12, "trln": 1e12, "tril": 1e12, "bio": 1e12, "qn": 1e15,
}  # fmt: skip
_HAN_SCALES = {
    "万亿": 1e12, "萬億": 1e12, "兆": 1e12, "千亿": 1e11, "千億": 1e11, "百亿": 1e10, "百億": 1e10, "十亿": 1e9,
    "十億": 1e9, "亿": 1e8, "億": 1e8, "千万": 1e7, "千萬": 1e7, "百万": 1e6, "百萬": 1e6, "万": 1e4, "萬": 1e4,
}  # fmt: skip

_ONE_OF = "|".join(_ONES)
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ONE_OF}))?|{'|'.join(_TEENS)}|{_ONE_OF})"
_SCALES = "|".join(SCALE_WORDS)
_GROUP = pattern(
    rf"(?:(?P<hundreds>{_SMALL}|an?)[- ]+hundred\b(?:\s+and\s+(?P<rest>{_SMALL})|[ -](?P<tail>{_SMALL}))?"
    rf"|(?P<small>{_SMALL})|(?P<one>an?)(?=[- ](?:{_SCALES})\b))(?![a-z])",
    re.I,
)
_SEAM = pattern("[ -]")
_POINT = pattern(rf"[ -]point(?P<digits>(?:[ -](?:{_ONE_OF}|zero|oh|nought))+)(?![a-z])", re.I)
UNITS_OF_PARTS = r"percent(?:age)?|per\s?cent|points?|miles?|degrees?|met(?:re|er)|tonne|ton|pint|lit(?:re|er)|pound"
_HALF = pattern(
    r"(?:half(?:[- ]an?)?|(?P<parts>an?|two|three)[- ](?P<nth>quarter|third)s?(?:\s+of\s+an?|(?=-)))"
    rf"(?=[-\s]{{1,8}}(?:{_SCALES}|{UNITS_OF_PARTS})\b)",
    re.I,
)
_AND_A_HALF = pattern(r"(?:\s+and\s+an?\s+|-and-an?-)(?P<part>half|quarter|third)\b(?!\s+of)", re.I)
_SCALE_WORD = pattern(rf"(?:[ \n]{{0,2}}-?|-)(?P<scale>{_SCALES})s?(?![A-Za-z])", re.I)
_FURTHER = pattern(r"(?P<joint>,?\s+and\s+|,?\s+)(?=[a-z])", re.I)
_VAGUE = pattern(
    r"(?:(?P<many>tens|dozens|hundreds|thousands|millions)\s+of\s+)?"
    r"(?P<order>dozens|hundreds|thousands|millions|billions|trillions)(?![A-Za-z])",
    re.I,
)
_ORDERS = {"tens": 10.0} | {f"{word}s": scale for word, scale in SCALE_WORDS.items()}
_COUPLE = pattern(r"a\s+couple(?:\s+of)?\b", re.I)
MAGNITUDE = (
    rf"(?i:(?:{_SCALES})s?\b|(?:[kmbt]|[bmt]n|trn|[bmt]ln|trln|[bm]il|tril|mrd|mio|mld)(?![A-Za-z0-9])|%|per\s?cent\b)"
    rf"|{'|'.join(_HAN_SCALES)}"
)
"""What shows, right behind digits, that they are an amount: a scale or a percent sign."""
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}

WORD_START = (
    rf"(?:{'|'.join(SMALL_WORDS)}|an?(?=[ -](?:{_SCALES}|couple|quarter|third|(?:four|fif|six|seven|eigh|nin|ten|"
    rf"twelf|fifteen|twentie)th)\b)|half"
    r"|(?:tens|dozens|hundreds|thousands|millions|billions|trillions)(?![A-Za-z]))"
)


def word_numeral(text: str, at: int, limit: int) -> Numeral | None:
    """A number in words that begins at ``at``: "twenty-five thousand", "half a million", "dozens"."""
    if match := _VAGUE.match(text, at, limit):
        value = _ORDERS[match["order"].lower()] * (_ORDERS[match["many"].lower()] if match["many"] else 1.0)
        return Numeral(at, match.end(), value, 0.0, 0.0, scaled=True, word=True, vague=True)
    if match := _COUPLE.match(text, at, limit):
        return Numeral(at, match.end(), 2.0, 0.0, 0.5, word=True)
    if match := _HALF.match(text, at, limit):
        parts = {"two": 2, "three": 3}.get((match["parts"] or "").lower(), 1)
        part = parts * _PARTS[(match["nth"] or "half").lower()]
        return with_scale(text, Numeral(at, match.end(), part, 0.0, part * WORD_MARGIN, word=True), limit)
    match = _GROUP.match(text, at, limit)
    if not match:
        return None
    if spoken := _POINT.match(text, match.end(), limit):
        return with_scale(text, _decimal(match, spoken), limit)
    value = _group_value(match)
    half = WORD_MARGIN if match["one"] else WORD_MARGIN * value if match["hundreds"] and not match["rest"] else 0.5
    return with_scale(text, Numeral(at, match.end(), value, 0.0, half, bool(match["hundreds"]), word=True), limit)


def _decimal(whole: re.Match[str], spoken: re.Match[str]) -> Numeral:
    """ "One point two": as exact as its digits."""
    digits = [str(_ONES.get(word, 0)) for word in _SEAM.split(spoken["digits"].strip(" -").lower())]
    step = 10.0 ** -len(digits)
    value = float(f"{_group_value(whole):.0f}.{''.join(digits)}")
    return Numeral(whole.start(), spoken.end(), value, step, step / 2, word=True)


def _group_value(match: re.Match[str]) -> float:
    """Up to nine hundred and ninety-nine."""
    if match["one"]:
        return 1.0
    if match["small"]:
        return _small_value(match["small"])
    hundreds = 1.0 if match["hundreds"].lower() in ("a", "an") else _small_value(match["hundreds"])
    rest = match["rest"] or match["tail"]
    return hundreds * 100 + (_small_value(rest) if rest else 0.0)


def _small_value(words: str) -> float:
    return float(sum(SMALL_WORDS[word] for word in _SEAM.split(words.lower())))


# --- Digits --------------------------------------------------------------------------------------

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


# --- Scales --------------------------------------------------------------------------------------

_SCALE_SYMBOL = pattern(
    r"(?:(?P<tight>[kKmMbBtT]|MM)|[ \n]?(?:(?P<short>[Bb][Nn]|[Mm][Nn]|[Tt][Rr]?[Nn]|[Tt]r?ln|[MmBb]ln|MLN|BLN|T?TRLN"
    r"|[Tt]ril|[Bb]il|[Mm]il|[Mm]io|[Mm]rd|[Mm]ld|Bio(?=\.))(?:\.(?=\s{1,2}(?:[Tt]oken|[a-z])))?"
    r"|(?P<loose>Cr|cr|qn|[TBM](?=\s|[^\w\s])|[TBM]$)))(?![A-Za-z0-9_])"
)
_HAN_SCALE = pattern(rf"[ \n]?({'|'.join(_HAN_SCALES)})")
_METRES = pattern(
    r"\s*-?\s*(?:sprint|race|freestyle|hurdles|tall|wide|deep|high|above|below|long|dash|relay|final|butterfly"
    r"|backstroke|breaststroke|medley"
    r"|steeplechase|away|apart|thick|in\s+(?:under\s+)?\d+|up the|from the|west|east|north|south|sea)\b",
    re.I,
)
_TOKENS_NEXT = pattern(r"\s*-?(?:\b\w+\s+){0,2}tokens?\b", re.I)


def with_scale(text: str, numeral: Numeral, limit: int, money: bool = False) -> Numeral:
    """``numeral`` with every scale that follows it: "5.2 hundred thousand", "2 1/2 million", "4.69T", "538 bn".

    ``money`` tells that a currency sign stands before it, where m and t are never metres and tonnes.
    """
    if part := _AND_A_HALF.match(text, numeral.end, limit):
        numeral = _plus(numeral, _PARTS[part["part"].lower()], part.end())
    if not numeral.word and (han := _HAN_SCALE.match(text, numeral.end, limit)):
        return _in_steps(text, numeral.times(_HAN_SCALES[han[1]], han.end()), _HAN_SCALES[han[1]], limit)
    symbol = _SCALE_SYMBOL.match(text, numeral.end, limit) if not numeral.word else None
    if symbol and _is_scale(text, symbol, limit, money):
        return numeral.times(_SCALE_SYMBOLS[symbol.group().strip(" \n.").lower()], symbol.end())
    last = 0.0
    while scale := _SCALE_WORD.match(text, numeral.end, limit):
        last = SCALE_WORDS[scale["scale"].lower()]
        numeral = numeral.times(last, scale.end())
    if last and (part := _AND_A_HALF.match(text, numeral.end, limit)):
        numeral = _plus(numeral, _PARTS[part["part"].lower()] * last, part.end())
    return _with_rest(text, numeral, last, limit) if numeral.word else _in_steps(text, numeral, last, limit)


_STEP = pattern(
    rf"(?:(?P<han>\d{{1,4}})(?P<smaller>{'|'.join(_HAN_SCALES)})"
    rf"|\s{{1,2}}(?P<digits>\d{{1,3}}(?:\.\d{{1,3}})?)[ -](?P<scale>thousand|million|billion)\b)",
    re.I,
)


def _in_steps(text: str, numeral: Numeral, scale: float, limit: int) -> Numeral:
    """Digits in two steps: "4 trillion 120 billion". The larger one is whole, or they are two numbers."""
    match = _STEP.match(text, numeral.end, limit) if scale and numeral.step == scale else None
    if not match:
        return numeral
    smaller = _HAN_SCALES[match["smaller"]] if match["han"] else SCALE_WORDS[match["scale"].lower()]
    printed = match["han"] or match["digits"]
    if smaller >= scale:
        return numeral
    step = exact_product(10.0 ** -len(printed.partition(".")[2]), smaller)
    value = numeral.value + exact_product(float(printed), smaller)
    return numeral._replace(value=value, step=step, half=step / 2, end=match.end())


def _plus(numeral: Numeral, part: float, end: int) -> Numeral:
    value = numeral.value + part
    return numeral._replace(value=value, step=0.0, half=value * WORD_MARGIN, end=end)


def _is_scale(text: str, symbol: re.Match[str], limit: int, money: bool) -> bool:
    """False where m means metres and t tonnes."""
    if money or symbol.group() not in ("m", "t"):
        return True
    if symbol.group() == "t":
        return bool(_TOKENS_NEXT.match(text, symbol.end(), limit))
    return not _METRES.match(text, symbol.end())  # somebody else may have read the time it was run in


def _with_rest(text: str, numeral: Numeral, scale: float, limit: int) -> Numeral:
    """The smaller groups after a scale in words: "two thousand and six", "one million two hundred thousand"."""
    while scale >= 1000:
        joint = _FURTHER.match(text, numeral.end, limit)
        group = _GROUP.match(text, joint.end(), limit) if joint else None
        if not joint or not group or group["one"]:
            break
        value, end, smaller = _group_value(group), group.end(), 1.0
        if further := _SCALE_WORD.match(text, end, limit):
            smaller, end = SCALE_WORDS[further["scale"].lower()], further.end()
        if smaller >= scale or (joint.group().strip() == "and" and smaller == 1 and (scale > 1000 or value >= 100)):
            break
        if "," in joint.group() and smaller == 1:
            break
        numeral = numeral._replace(value=numeral.value + value * smaller, half=0.5 * smaller, end=end)
        scale = smaller
    return numeral
