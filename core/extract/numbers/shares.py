"""Ratios, splits, parts of a whole and fractions in words."""

from __future__ import annotations

import re

from core.extract.numbers.draft import UP_TO_TWENTY, Draft, numeral
from core.extract.numbers.hedges import WORD_MARGIN
from core.extract.numbers.numeral import SCALE_WORDS, SMALL_WORDS, UNITS_OF_PARTS
from core.extract.numbers.numerals import VULGAR
from core.extract.numbers.ranks import ORDINALS, WINDOW
from core.extract.numbers.units import noun, unit_of
from core.language.grammar import pattern
from core.model import Unit

SMALL_NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})?|{'|'.join(w for w in SMALL_WORDS if SMALL_WORDS[w] <= 20)})"

_RATIO = pattern(
    rf"(?P<a>{SMALL_NUMBER})(?:(?:-to-|\s?:\s?)(?P<b>{SMALL_NUMBER})|\s+to\s+(?P<one>one|1))(?![\w:%]|[.,]\d|-\d|\s?(?:percent|per\s+cent"
    r"|million|billion|trillion|[ap]m\b)|[\s-](?:year|month|week|day|hour|minute|second)s?\b)",
    re.I,
)

_SHORT_RATIO = pattern(r"(?P<a>\d{1,3}(?:\.\d)?)-(?P<b>\d)(?=\s+(?:ratio|margin|odds)\b)", re.I)

_CLOCK = pattern(r"\d{1,2}:(?!10)\d\d")  # 5:30 is a time of day, 3:10 may be a ratio

_SPLIT = pattern(r"(?P<a>[1-9]\d)\s?[-/]\s?(?P<b>[1-9]\d)(?![\d%]|[.,]\d|[-/]\d)")

_CALLED_SPLIT = pattern(r"\s+split\b")


def _small(word: str) -> float:
    return float(SMALL_WORDS.get(word.lower(), 0) or word)


def ratio(text: str, at: int, limit: int) -> Draft | None:
    """How many to one: "3-to-1", "3:1", "five to one", "7-to-2"."""
    match = _RATIO.match(text, at, limit) or _SHORT_RATIO.match(text, at, limit)
    if not match or _CLOCK.fullmatch(match.group()):
        return None
    one = match.groupdict().get("one")
    a, b = _small(match["a"]), _small(match["b"] or match["one"])
    if not b or (one and a <= b):
        return None
    step = 10.0 ** -len(match["a"].partition(".")[2])
    word = match["a"].isalpha()
    return Draft(at, match.end(), a / b, step / 2 / b, step / b, Unit.TIMES, form="ratio", word=word, amount=True)


def split(text: str, at: int, limit: int) -> Draft | None:
    """Two parts that make a hundred: "60-40", "60/40"."""
    match = _SPLIT.match(text, at, limit)
    if not match or int(match["a"]) + int(match["b"]) != 100:
        return None
    follows = _CALLED_SPLIT.match(text, match.end(), limit)
    end = follows.end() if follows else match.end()
    return Draft(at, end, int(match["a"]) / 100, 0.005, 0.01, Unit.FRACTION, form="split", amount=True)


# A cheap look ahead: most numbers are no part of anything.
_PART_AHEAD = pattern(
    r"(?:\d{1,4}|[A-Za-z]{3,9}(?:-[a-z]{3,5})?)\s{0,2}(?:/|(?:(?:tokens?|calls?|requests?|prompts?)\s+)?(?:of|out|"
    r"in)\b)",
    re.I,
)

_OF_TOP = pattern(
    r"(?:\s+(?:out\s+)?of|/)\s*(?!(?:every|each)\b)(?P<the>(?:the|its|their|our"
    r"|all)\s+)?(?:[\w']+\s+){0,2}?(?P<top>top|first|leading"
    r"|biggest|largest)?[\s-]{0,3}"
    rf"(?P<whole>\d{{1,3}}|{UP_TO_TWENTY})(?![\w%]|[.,]\d|\s?(?:%|percent|per\s+cent|million|billion|trillion))",
    re.I,
)

_OF_DISPLAYED = pattern(
    r"\s?/\s?(?P<parts>\d{1,3})\s+(?:of|in)\s+(?:the\s+|its\s+)?(?:\w+\s+){0,2}?top[\s-]+(?P<whole>\d{1,3})\b",
    re.I,
)

_ONE_IN = pattern(
    rf"\s+(?:(?:tokens?|calls?|requests?|prompts?)\s+)?(?:(?:in|out\s+of)\s+(?:every\s+)?|of\s+(?:every|"
    rf"each)\s+)(?P<whole>\d{{1,4}}|{'|'.join(SMALL_WORDS)}"
    r"|a\s+(?:hundred|thousand"
    r"|million))(?![\w%]|[.,]\d|\s+(?:million|billion|years?|months?|weeks?|days?|hours?|minutes?|seconds?|seasons?"
    r"|games?|matches))",
    re.I,
)

_SLASH = pattern(r"(?P<a>\d{1,2})/(?P<b>[2-9]|1\d|100)(?![\d/]|\.\d|-\d)")

_LATER_PLACES = pattern(
    r"(?:\s+[\w-]+){0,3}?\s+(?P<noun>places?|spots?|positions?|slots?|models?|llms?|labs?|companies|providers?"
    r"|firms?)\b",
    re.I,
)

_ALL_BUT = pattern(r"\ball\s+but\s+$", re.I)


def part_of(text: str, at: int, limit: int) -> Draft | None:
    """So many of so many: "seven of the top ten", "7/10 of the top 10", "four of the five most used"."""
    found = numeral(text, at, min(limit, at + 16)) if _PART_AHEAD.match(text, at) else None
    if not found or found.scaled or found.value != int(found.value):
        return None
    match = _OF_DISPLAYED.match(text, found.end) or _OF_TOP.match(text, found.end)
    if not match or (text[found.end] == "/" and not match.groupdict().get("parts")):
        return None
    whole = _small(match["whole"])
    fields = match.groupdict()
    but = _ALL_BUT.search(text, max(0, at - 8), at)  # "all but one of the top five" are four
    at, value = (but.start(), whole - found.value) if but else (at, found.value)
    out = "out" in match.group().split()[:1]
    if found.value > whole or (out and not fields.get("top") and not fields.get("the")):
        return None
    later = _LATER_PLACES.match(text, match.end())
    end = later.end() if later and match.end() + 20 > later.end() else match.end()
    counted = later["noun"] if later else ""
    unit = unit_of(counted.lower()) if counted else ""
    other = noun(text, match.end()) if not later else None
    if other and not fields.get("top"):
        unit, counted, end = other.unit, other.word, other.end
    return Draft(at, end, value, unit=unit or Unit.MODELS, noun=counted, form="of", whole=whole, word=found.word)


_NTH = {word: n for word, n in ORDINALS.items() if n > 2} | {"half": 2, "halves": 2, "quarter": 4, "hundredth": 100}

_COUNTED_PARTS = ("half", "halves", "quarter")  # of a year, of a match

_FRACTION = pattern(
    r"(?P<n>an?|one|two|three|four|five|seven|nine)(?P<joint>-"
    rf"|\s+)(?P<nth>{'|'.join(sorted(_NTH, key=len, reverse=True))})(?P<plural>s?)(?![A-Za-z])(?!-|\s+(?:time|place|"
    rf"party|world|year|week|quarter"
    r"|day)\b)",
    re.I,
)

_PART_BEFORE = pattern(
    r"\b(?:above|below|only|just|least|than|nearly|almost|about|roughly|around|over|under|by|to|from|exactly|another|up|down"
    r"|rose|fell|grew|gained|lost|shed|added|dropped|climbed|increased|declined|slid|represent(?:s|ed|ing))\s+$",
    re.I,
)

_TIME_OF = pattern(r"\s+of\s+(?:an?\s+(?:century|hour)|(?:19|20)\d\d)\b")

_OF_ONE = pattern(rf"\s+of\s+an?\s+(?:{'|'.join(SCALE_WORDS)}|{UNITS_OF_PARTS})\b", re.I)  # "a third of a million"

_PART_FOLLOWS = pattern(
    r"\s+(?:were|are|have|of|the|as|more|less|fewer|higher|lower|its|their|that)\b|\s*[.,;:)]|$",
    re.I,
)

_HALF = pattern(r"half(?![A-Za-z]|-)", re.I)

_HALF_AFTER = pattern(
    r"\s+(?:of(?!\s+(?:19|20)\d\d)|the|its|their|his|her|that|those|this|these|what|as|all)\b",
    re.I,
)

_HALF_BEFORE = pattern(
    r"\b(?:than|by|in|nearly|almost|about|roughly|around|over|under|above|below|to|exactly|only|just|at|from|least"
    r"|fully|some|approximately|passed|exceeds?|exceeding)\s+$",
    re.I,
)

_HALF_OF_TIME = pattern(
    r"\b(?:first|second|third|fourth|latter|other|better|top|bottom|back|last|either|opening|final|per|a|one|each"
    r"|every)[\s-]+$",
    re.I,
)

_HOURS = pattern(
    r"\s+(?:an?\s+|of\s+(?:the\s+)?)?(?:hour|hours|day|year|years|century|decade|mile|way|month|time|term|past|price"
    r"|brother|sister)\b",
    re.I,
)

_OF_WHOLE = pattern(r"\s+of\s+(?!an?\b)", re.I)


def fraction(text: str, at: int, limit: int) -> Draft | None:
    """A part of one: "two-thirds", "a quarter of", "one in three", "2 in 5", "3/4", "⅔ of"."""
    if text[at] in VULGAR and _OF_WHOLE.match(text, at + 1, limit):
        return part_draft(at, at + 1, VULGAR[text[at]], "fraction")
    if match := _FRACTION.match(text, at, limit):
        return _fraction_in_words(text, match, limit)
    if match := _SLASH.match(text, at, limit):
        a, b = int(match["a"]), int(match["b"])
        return part_draft(at, match.end(), a / b, "fraction") if 0 < a < b else None
    found = numeral(text, at, min(limit, at + 16)) if _PART_AHEAD.match(text, at) else None
    if not found or found.scaled:
        return None
    one_in = _ONE_IN.match(text, found.end, limit)
    if not one_in:
        return None
    words = one_in["whole"].lower().split()
    whole = {"hundred": 100.0, "thousand": 1e3, "million": 1e6}.get(words[-1]) or _small(words[-1])
    return (
        part_draft(at, one_in.end(), found.value / whole, "fraction", word=found.word) if found.value < whole else None
    )


def _fraction_in_words(text: str, match: re.Match[str], limit: int) -> Draft | None:
    top_word = match["n"].lower()
    top_half = 1 if top_word in ("a", "an") else SMALL_WORDS[top_word]
    article = top_word in ("a", "an")
    if top_half >= _NTH[match["nth"].lower()] or (top_half > 1) != bool(match["plural"]):
        return None
    sure = not article and match["nth"].lower() not in _COUNTED_PARTS
    loose = not sure and (article or "-" not in match["joint"])
    hedged = _PART_BEFORE.search(text, max(0, match.start() - WINDOW), match.start())
    if loose and not hedged and not _PART_FOLLOWS.match(text, match.end(), limit):
        return None
    if _OF_ONE.match(text, match.end(), limit):
        return None
    if match["nth"].lower() in ("quarter", "half") and _TIME_OF.match(text, match.end()):
        return None
    return part_draft(match.start(), match.end(), top_half / _NTH[match["nth"].lower()], "word", word=True)


def part_draft(start: int, end: int, value: float, form: str, word: bool = False) -> Draft:
    """A part of a whole as a number in the making."""
    form = "word" if word else form
    return Draft(start, end, value, value * WORD_MARGIN, unit=Unit.FRACTION, form=form, word=word, amount=True)


_AS_MANY = pattern(r"\s+as\s+(?:many|much|large|big|high)\b")


def half(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """ "Half" as a part: "half of", "more than half", "half the"; never half of a match, a year or an hour."""
    match = _HALF.match(text, at, limit)
    if not match or _HOURS.match(text, match.end(), limit):
        return None
    before = text[max(floor, at - WINDOW) : at]
    if _HALF_OF_TIME.search(before) or not (_HALF_AFTER.match(text, match.end(), limit) or _HALF_BEFORE.search(before)):
        return None
    if as_many := _AS_MANY.match(text, match.end(), limit):
        end = as_many.end()
        return Draft(at, end, 0.5, 0.5 * WORD_MARGIN, unit=Unit.TIMES, form="multiple", word=True, amount=True)
    return part_draft(at, match.end(), 0.5, "word", word=True)
