"""Places: ordinals, marks of a rank, and the N of a top N."""

from __future__ import annotations

import re

from core.extract.numbers.draft import NUMBER_WORD, Draft, numeral
from core.extract.numbers.numeral import LONGEST_LITERAL, SMALL_WORDS
from core.extract.numbers.units import noun
from core.language.grammar import pattern
from core.model import Unit

WINDOW = 24  # characters before a number in which a word can still belong to it

ORDINALS = {
    word: place
    for place, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}

ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))

_TENS = {word: value for word, value in SMALL_WORDS.items() if value >= 20}

_UNITS_PLACED = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"

_ORDINAL = pattern(
    rf"(?:(?P<tens>{'|'.join(_TENS)})[- ](?P<unit>{_UNITS_PLACED})|(?P<word>{ORDINAL_WORDS})"
    rf"|(?P<digits>\d{{1,6}})(?:st|nd|rd|th))(?![A-Za-z])",
    re.I,
)

_TIME_NOUN = (
    r"(?:consecutive\s+|straight\s+|successive\s+|full\s+)?(?:half|halves|quarters?|times?|weeks?|weekly|weekend"
    r"|months?|monthly|years?|days?|daily|anniversary|instance|occasion|hours?|century|centuries|decade)\b"
)

_OF_TIME = pattern(rf"[\s-]{{1,3}}{_TIME_NOUN}", re.I)

_SECONDS = pattern(r"(?:\b(?:per|a|one|every|each|split|\d)[\s-]+|/\s?)$", re.I)

_FIRST_RANKED = pattern(
    r"\b(?:rank(?:s|ed|ing)?|place[sd]|com(?:e|es|ing)|came|finish(?:es|ed|ing)?|stands?|stood|sits?|sat|remain(?:s"
    r"|ed)?|debuted|entered)\s+(?:in\s+|at\s+)?(?:joint\s+|equal\s+)?$",
    re.I,
)

_TO_FIRST = pattern(r"\bto\s+(?:the\s+)?$", re.I)  # "jumped from tenth to first"

_ENDS = pattern(r"\s*(?:[,.;)]|$)|\s+(?:with|on|at|in|from)\b", re.I)

_NUMBER_NEXT = pattern(rf"\s+(?:\d|(?:{'|'.join(SMALL_WORDS)})\b)", re.I)

_IDIOM = pattern(
    r"[\s-]{1,3}(?:part(?:y|ies)|hand|thoughts?|person|nature|guess\w*|rate|lady|class|aid|world|name|round|minister"
    r"|glance|sight|baseman)\b",
    re.I,
)

_RANK_NOUN = pattern(
    r"[\s-]{1,3}(?:(?:most|best|largest|biggest|highest|busiest|fastest|oldest|richest|smallest|longest"
    r"|tallest)\b(?:[\s-][a-z]+)?|places?|positions?|spots?|ranks?|slots?|seeds?|only\s+to)(?![a-z])",
    re.I,
)

_LISTED = pattern(rf"(?:,?\s+and\s+|,\s+|\s+or\s+)(?:{ORDINAL_WORDS})\b", re.I)

_AMONG = pattern(
    r"\s+(?:among|overall|by\s+(?:tokens?|usage|volume|traffic)"
    r"|(?:on|in)\s+(?:(?:the|its|openrouter's|weekly|daily|monthly|overall)\s+)*(?:list|charts?|rankings?|tables?|"
    r"boards?"
    r"|leader\s?boards?|standings))\b",
    re.I,
)

_CENTURY = pattern(r"[\s-]{1,8}(?:century|centuries)\b", re.I)


def ordinal(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """A place in an order: "second", "7th", "third place". Words of time ("second half", "first time") are not."""
    match = _ORDINAL.match(text, at, limit)
    if not match:
        return None
    end = match.end()
    if match["tens"]:
        value = float(_TENS[match["tens"].lower()] + ORDINALS[match["unit"].lower()])
    else:
        value = float(match["digits"] or ORDINALS[match["word"].lower()])
    if match["word"] and not _is_place(text, at, floor, end, limit, value):
        return None
    follows = _RANK_NOUN.match(text, end, limit)
    counted = None if follows else noun(text, end, singular=True)
    word = follows.group().strip(" -") if follows else counted.word if counted else ""
    why = "date" if _CENTURY.match(text, end, limit) else ""
    end = follows.end() if follows else end
    return Draft(at, end, value, unit=Unit.RANK, noun=word, form="ordinal", why=why, word=not match["digits"])


def _is_place(text: str, at: int, floor: int, end: int, limit: int, value: float) -> bool:
    """True when an ordinal word puts something in order, and does not count time ("second half").

    "First" is an adverb as a rule, so it needs a word that ranks beside it.
    """
    before = text[max(floor, at - WINDOW) : at]
    if _OF_TIME.match(text, end) or _IDIOM.match(text, end):
        return False
    if value == 2:
        return not _SECONDS.search(before) or noun(text, end, singular=True) is not None
    if value > 1:
        return True
    if _NUMBER_NEXT.match(text, end):
        return False
    beside = _RANK_NOUN.match(text, end, limit) or _LISTED.match(text, end, limit) or _AMONG.match(text, end, limit)
    if _TO_FIRST.search(before) and _ENDS.match(text, end, limit):
        return True
    return beside is not None or _FIRST_RANKED.search(before) is not None


_RANK_MARK = pattern(
    r"(?:(?<!\w)Nos?\.?\s?|#|№\s?|\bnumber[\s-]+|\brank(?:s|ed|ing)?\s+(?:as\s+|at\s+|in\s+)?(?:number\s+|No\.\s?"
    r"|#)?|\b(?:positions?|places?|spots?|ranks|rows?)\s+)$",
    re.I,
)

_PLAIN = pattern(r"\d{1,5}(?![\d%]|[.,]\d|-?[A-Za-z]|\s?(?:%|percent|per cent|million|billion|trillion))")

_RANK_LIST = pattern(r"(?:,\s?|,?\s?(?:and|to|or|through|&|-)\s?)$")

_NUMBER_OF = pattern(r"\bnumber[\s-]+$", re.I)


def rank(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    """A place by its number: "No. 1", "#1", "number one", "ranked 3", "positions 6 and 8"."""
    word = NUMBER_WORD.match(text, at, limit)
    match = word or _PLAIN.match(text, at, limit)
    if not match:
        return None
    value = float(SMALL_WORDS[match.group().lower()] if word else match.group())
    first = max(floor, at - WINDOW)
    mark = _RANK_MARK.search(text, first, at)
    if mark and (not word or _NUMBER_OF.search(text, first, at)):
        return Draft(mark.start(), match.end(), value, unit=Unit.RANK, form="ordinal", word=bool(word))
    carried = last and last.form == "ordinal" and last.end == floor and _RANK_LIST.fullmatch(text, floor, at)
    if carried and last and text[last.start].lower() in "prs" and not noun(text, match.end()):
        return Draft(at, match.end(), value, unit=Unit.RANK, form="ordinal", word=bool(word))
    return None


_TOP = pattern(
    r"\b(?:(?P<top>top|leading|biggest|largest|highest-ranked)[\s-]+|(?P<first>the\s+first|first)\s+)$",
    re.I,
)

_MOST = pattern(r"\s+(?:most|largest|biggest|leading|busiest|highest|top)\b", re.I)

_PERCENT = pattern(r"\s?(?:%|percent\b|per\s+cent\b)", re.I)  # "Korean models top 1 %"

_MOST_AHEAD = pattern(rf".{{1,{LONGEST_LITERAL}}}?{_MOST.pattern}", re.I | re.S)  # cheaper than reading the number


def top(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """The head of an order: "top three", "the first three places", "three most-used models"."""
    match = _TOP.search(text, max(floor, at - 16), at)
    found = numeral(text, at, limit) if match or _MOST_AHEAD.match(text, at) else None
    if not found or found.scaled or found.value != int(found.value) or _PERCENT.match(text, found.end, limit):
        return None
    if not match and not _MOST.match(text, found.end, limit):
        return None
    counted = noun(text, found.end)
    first = bool(match and match["first"])
    if (first or not match) and not (counted and counted.unit in (Unit.MODELS, "labs")):
        return None
    start = match.start() if match else at
    unit, word = (counted.unit, counted.word) if counted else ("", "")
    end = counted.end if counted and counted.end <= limit else found.end
    return Draft(start, end, found.value, unit=unit, noun=word, form="places" if first else "top", word=found.word)
