"""Scales behind a number: trillion, bn, 万亿, one and a half million."""

from __future__ import annotations

import re

from core.extract.numbers.hedges import WORD_MARGIN
from core.extract.numbers.numeral import (
    AND_A_HALF,
    FURTHER,
    GROUP_IN_WORDS,
    HAN_SCALES,
    PARTS_IN_WORDS,
    SCALE_SYMBOLS,
    SCALE_WORD,
    SCALE_WORDS,
    Numeral,
    exact_product,
    group_value,
)
from core.language.grammar import pattern

_SCALE_SYMBOL = pattern(
    r"(?:(?P<tight>[kKmMbBtT]|MM)|[ \n]?(?:(?P<short>[Bb][Nn]|[Mm][Nn]|[Tt][Rr]?[Nn]|[Tt]r?ln|[MmBb]ln|MLN|BLN|T?TRLN"
    r"|[Tt]ril|[Bb]il|[Mm]il|[Mm]io|[Mm]rd|[Mm]ld|Bio(?=\.))(?:\.(?=\s{1,2}(?:[Tt]oken|[a-z])))?"
    r"|(?P<loose>Cr|cr|qn|[TBM](?=\s|[^\w\s])|[TBM]$)))(?![A-Za-z0-9_])"
)

_HAN_SCALE = pattern(rf"[ \n]?({'|'.join(HAN_SCALES)})")

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
    if part := AND_A_HALF.match(text, numeral.end, limit):
        numeral = _plus(numeral, PARTS_IN_WORDS[part["part"].lower()], part.end())
    if not numeral.word and (han := _HAN_SCALE.match(text, numeral.end, limit)):
        return _in_steps(text, numeral.times(HAN_SCALES[han[1]], han.end()), HAN_SCALES[han[1]], limit)
    symbol = _SCALE_SYMBOL.match(text, numeral.end, limit) if not numeral.word else None
    if symbol and _is_scale(text, symbol, limit, money):
        return numeral.times(SCALE_SYMBOLS[symbol.group().strip(" \n.").lower()], symbol.end())
    last = 0.0
    while scale := SCALE_WORD.match(text, numeral.end, limit):
        last = SCALE_WORDS[scale["scale"].lower()]
        numeral = numeral.times(last, scale.end())
    if last and (part := AND_A_HALF.match(text, numeral.end, limit)):
        numeral = _plus(numeral, PARTS_IN_WORDS[part["part"].lower()] * last, part.end())
    return _with_rest(text, numeral, last, limit) if numeral.word else _in_steps(text, numeral, last, limit)


_STEP = pattern(
    rf"(?:(?P<han>\d{{1,4}})(?P<smaller>{'|'.join(HAN_SCALES)})"
    rf"|\s{{1,2}}(?P<digits>\d{{1,3}}(?:\.\d{{1,3}})?)[ -](?P<scale>thousand|million|billion)\b)",
    re.I,
)


def _in_steps(text: str, numeral: Numeral, scale: float, limit: int) -> Numeral:
    """Digits in two steps: "4 trillion 120 billion". The larger one is whole, or they are two numbers."""
    match = _STEP.match(text, numeral.end, limit) if scale and numeral.step == scale else None
    if not match:
        return numeral
    smaller = HAN_SCALES[match["smaller"]] if match["han"] else SCALE_WORDS[match["scale"].lower()]
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
        joint = FURTHER.match(text, numeral.end, limit)
        group = GROUP_IN_WORDS.match(text, joint.end(), limit) if joint else None
        if not joint or not group or group["one"]:
            break
        value, end, smaller = group_value(group), group.end(), 1.0
        if further := SCALE_WORD.match(text, end, limit):
            smaller, end = SCALE_WORDS[further["scale"].lower()], further.end()
        if smaller >= scale or (joint.group().strip() == "and" and smaller == 1 and (scale > 1000 or value >= 100)):
            break
        if "," in joint.group() and smaller == 1:
            break
        numeral = numeral._replace(value=numeral.value + value * smaller, half=0.5 * smaller, end=end)
        scale = smaller
    return numeral
