"""Multiples: twice, threefold, 1.4 times, by a factor of eight."""

from __future__ import annotations

import re

from core.extract.numbers import hedges
from core.extract.numbers.draft import Draft, numeral
from core.extract.numbers.hedges import WORD_MARGIN, Hedge
from core.extract.numbers.numeral import SMALL_WORDS, Numeral
from core.extract.numbers.ranks import WINDOW
from core.language.grammar import pattern
from core.model import Unit

_FOLDS = {"double": 2, "twice": 2, "triple": 3, "treble": 3, "thrice": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}

_FOLD_STEMS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, "septupl": 7}

FOLD_START = (
    r"(?:doubl(?:ed|es|ing|e)|tripl(?:ed|es|ing|e)|trebl(?:ed|es|ing|e)|quadrupl(?:ed|es|ing|e)|quintupl(?:ed|es|ing"
    r"|e)|sextupl(?:ed|es|ing|e)|septupl(?:ed|es|ing|e)|twice|thrice|halve[ds]?|halving)"
)

_FOLD = pattern(rf"(?P<stem>{FOLD_START})(?![A-Za-z]|-)", re.I)

_NOT_A_FOLD = pattern(
    r"\s+(?:down|check|standards?|room|bed|digits?|agent|edged|click|bill|fault|figures|act|bogey|jump|crown|play"
    r"|header|lives?|glazing|doors?)\b",
    re.I,
)

_FOLD_BEFORE = pattern(
    r"\b(?:than|nearly|almost|to|would|will|could|may|might|at|about|over|roughly|around|is|was|are|were|be|been|now"
    r"|just|some|approximately|the|and|not)\s+$|[,;:(]\s?$|\d\s?$|^$",
    re.I,
)

_FOLD_AFTER = pattern(
    r"\s+(?:the|that|those|its|their|his|her|what|last|previous|figure|in|over|year|week|month|from|since|as|to|of"
    r"|within|by|every)\b|\s*[.,;:)]|\s*$|\s+[A-Z]",
    re.I,
)

_AS_MUCH = pattern(
    r"\s+(?:the|as|that|those|its|their|his|her|what|last|normal|[A-Z][\w'-]*)(?!\w)"
)  # else: on two occasions

_OCCASIONS = pattern(
    r"\s+(?:an?|per|each|every)\s+(?:day|week|month|year|hour|season)\b|\s+(?:before|already|already|in\s+(?:a\s+row"
    r"|the\s+\w+\s+minutes?))\b",
    re.I,
)


def fold(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """A multiple said in one word: "doubled", "twice", "more than triple", "halved"."""
    match = _FOLD.match(text, at, limit)
    if not match or _NOT_A_FOLD.match(text, match.end(), limit) or _OCCASIONS.match(text, match.end(), limit):
        return None
    stem = match["stem"].lower()
    if stem.startswith("hal"):
        return Draft(at, match.end(), 0.5, 0.5 * WORD_MARGIN, unit=Unit.TIMES, form="multiple", word=True, amount=True)
    if stem in _FOLDS and not _says_how_much(text, at, match.end(), floor, limit, stem in ("twice", "thrice")):
        return None
    value = float(_FOLDS.get(stem) or next(n for root, n in _FOLD_STEMS.items() if stem.startswith(root)))
    return Draft(at, match.end(), value, value * WORD_MARGIN, unit=Unit.TIMES, form="multiple", word=True, amount=True)


def _says_how_much(text: str, at: int, end: int, floor: int, limit: int, adverb: bool) -> bool:
    """ "Double the rate", "twice as many"; not "scored twice" or "a double room"."""
    if adverb:
        return bool(_AS_MUCH.match(text, end))
    return bool(_FOLD_AFTER.match(text, end, limit) or _FOLD_BEFORE.search(text, max(floor, at - WINDOW), at))


_X = pattern(r"\s?[x×](?![A-Za-z\d])|\s?-?\s?fold\b", re.I)

_TIMES = pattern(r"[\s-]{1,8}times\b", re.I)

_TIMES_OF = pattern(
    r"\s+(?:the|as|more|less|fewer|higher|larger|bigger|greater|faster|slower|lower|smaller|cheaper|longer|better"
    r"|that|those|what|its|their|his|her|last|previous|current|over|than|normal|average"
    r"|[A-Z][\w'.-]*)(?!\w)|\s*(?:[,;:)]|$)"
)

_TIMES_BEFORE = pattern(
    r"\b(?:to|by|nearly|almost|about|roughly|around|some|over|than|least|is|was|are|were|grew|grown|rose|risen"
    r"|increased|multiplied|up)\s+$",
    re.I,
)

_TIMES_HAPPENED = pattern(
    r"\s+(?:an?|per|each|every)\s+(?:day|week|month|year|hour|season)\b|\s+(?:in|since|before|during|at|against|for"
    r"|with|this)\b",
    re.I,
)

_FACTOR = pattern(
    r"(?P<said>\b(?:an?\s+)?factor\s+of\s+)(?:\w+\s+){0,2}$|\bmultipl(?:y|ied|ies|ying)\s+(?:\w+\s+){0,2}by\s+(?:\w+\s+){0,2}$",
    re.I,
)


def factor(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """A multiple said as a factor: "by a factor of five", "multiplied by five"."""
    match = _FACTOR.search(text, max(floor, at - 2 * WINDOW), at)
    found = numeral(text, at, limit) if match else None
    if not match or not found or found.scaled:
        return None
    draft = _times(found, found.start, found.end)
    if not match["said"]:
        return draft
    hedge = hedges.before(text, at, match.end("said"), amount=True)
    tail = Hedge(hedge.rule, found.end, hedge.words) if hedge else None
    return draft._replace(start=match.start(), tail=tail)


def _times(found: Numeral, start: int, end: int) -> Draft:
    """A multiple from its number."""
    margin = found.half  # "five times" is as exact as "5 times"
    word = found.word
    return Draft(start, end, found.value, margin, found.step, Unit.TIMES, form="multiple", word=word, amount=True)


def multiple(text: str, found: Numeral, floor: int, limit: int) -> Draft | None:
    """A multiple with a number: "4.3x", "30-fold", "three times the level". "Three times a week" is a count."""
    mark = _X.match(text, found.end, limit)
    if not mark:
        times = _TIMES.match(text, found.end, limit)
        if not times or _TIMES_HAPPENED.match(text, times.end()):
            return None
        first = max(floor, found.start - WINDOW)
        if not _TIMES_OF.match(text, times.end()) and not _TIMES_BEFORE.search(text, first, found.start):
            return None
        mark = times
    fewer = _FEWER.match(text, mark.end(), limit)
    if fewer and _ENDS_RANGE.search(text, max(0, found.start - 6), found.start):
        return _times(found, found.start, fewer.end())._replace(why=SAVING)
    if fewer:
        return _inverse(found, fewer.end())
    return _times(found, found.start, mark.end())


_ENDS_RANGE = pattern(r"(?:\d[x×]?\s?-\s?|\bto\s+|-to-)$")

SAVING = "how many times less, as a range"

_FEWER = pattern(r"\s+(?:fewer|less|smaller|lower)\b", re.I)


def _inverse(found: Numeral, end: int) -> Draft | None:
    """ "1.4 times fewer": one part in 1.4, as wide as its digits leave it."""
    if found.value <= found.half:
        return None
    least, most = 1 / (found.value + found.half), 1 / (found.value - found.half)
    draft = _times(found, found.start, end)
    return draft._replace(value=1 / found.value, half=(most - least) / 2, step=most - least)


_FOLD_WORD = pattern(rf"({'|'.join(SMALL_WORDS)}|hundred|thousand)-?fold\b", re.I)


def tenfold(text: str, at: int, limit: int) -> Draft | None:
    """ "Tenfold", "three-fold"."""
    match = _FOLD_WORD.match(text, at, limit)
    if not match:
        return None
    value = float({"hundred": 100, "thousand": 1000}.get(match[1].lower()) or SMALL_WORDS[match[1].lower()])
    return Draft(at, match.end(), value, value * WORD_MARGIN, unit=Unit.TIMES, form="multiple", word=True, amount=True)
