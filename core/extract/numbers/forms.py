"""Numbers whose shape says how they compare: ranks, ratios, splits, fractions, multiples.

Each reader looks at one place of the surface text and answers with a ``Draft`` or ``None``. It sees the text from
``floor``, where the number before ends, up to ``limit``, where the next stretch begins that somebody else has read.
"""

from __future__ import annotations

import re

from core.extract.numbers import hedges
from core.extract.numbers.draft import Draft, numeral
from core.extract.numbers.hedges import WORD_MARGIN, Hedge
from core.extract.numbers.numerals import LONGEST_LITERAL, SCALE_WORDS, SMALL_WORDS, UNITS_OF_PARTS, VULGAR, Numeral
from core.extract.numbers.units import noun, unit_of
from core.language.grammar import pattern
from core.model import Unit

_WINDOW = 24  # characters before a number in which a word can still belong to it

# --- Ranks ---------------------------------------------------------------------------------------

_ORDINALS = {
    word: place
    for place, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}
ORDINAL_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
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
        value = float(_TENS[match["tens"].lower()] + _ORDINALS[match["unit"].lower()])
    else:
        value = float(match["digits"] or _ORDINALS[match["word"].lower()])
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
    before = text[max(floor, at - _WINDOW) : at]
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
    word = _NUMBER_WORD.match(text, at, limit)
    match = word or _PLAIN.match(text, at, limit)
    if not match:
        return None
    value = float(SMALL_WORDS[match.group().lower()] if word else match.group())
    first = max(floor, at - _WINDOW)
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


# --- Ratios, parts and multiples -----------------------------------------------------------------

_UP_TO_TWENTY = "|".join(word for word, value in SMALL_WORDS.items() if value <= 20)
_N = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})?|{'|'.join(w for w in SMALL_WORDS if SMALL_WORDS[w] <= 20)})"
_RATIO = pattern(
    rf"(?P<a>{_N})(?:(?:-to-|\s?:\s?)(?P<b>{_N})|\s+to\s+(?P<one>one|1))(?![\w:%]|[.,]\d|-\d|\s?(?:percent|per\s+cent"
    r"|million|billion|trillion|[ap]m\b)|[\s-](?:year|month|week|day|hour|minute|second)s?\b)",
    re.I,
)
_SHORT_RATIO = pattern(r"(?P<a>\d{1,3}(?:\.\d)?)-(?P<b>\d)(?=\s+(?:ratio|margin|odds)\b)", re.I)
_CLOCK = pattern(r"\d{1,2}:(?!10)\d\d")  # 5:30 is a time of day, 3:10 may be a ratio
_SPLIT = pattern(r"(?P<a>[1-9]\d)\s?[-/]\s?(?P<b>[1-9]\d)(?![\d%]|[.,]\d|[-/]\d)")


_CALLED_SPLIT = pattern(r"\s+split\b")
_NUMBER_WORD = pattern(rf"(?:{_UP_TO_TWENTY})\b", re.I)


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
    rf"(?P<whole>\d{{1,3}}|{_UP_TO_TWENTY})(?![\w%]|[.,]\d|\s?(?:%|percent|per\s+cent|million|billion|trillion))",
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


_NTH = {word: n for word, n in _ORDINALS.items() if n > 2} | {"half": 2, "halves": 2, "quarter": 4, "hundredth": 100}
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
        return _part(at, at + 1, VULGAR[text[at]], "fraction")
    if match := _FRACTION.match(text, at, limit):
        return _fraction_in_words(text, match, limit)
    if match := _SLASH.match(text, at, limit):
        a, b = int(match["a"]), int(match["b"])
        return _part(at, match.end(), a / b, "fraction") if 0 < a < b else None
    found = numeral(text, at, min(limit, at + 16)) if _PART_AHEAD.match(text, at) else None
    if not found or found.scaled:
        return None
    one_in = _ONE_IN.match(text, found.end, limit)
    if not one_in:
        return None
    words = one_in["whole"].lower().split()
    whole = {"hundred": 100.0, "thousand": 1e3, "million": 1e6}.get(words[-1]) or _small(words[-1])
    return _part(at, one_in.end(), found.value / whole, "fraction", word=found.word) if found.value < whole else None


def _fraction_in_words(text: str, match: re.Match[str], limit: int) -> Draft | None:
    top_word = match["n"].lower()
    top_half = 1 if top_word in ("a", "an") else SMALL_WORDS[top_word]
    article = top_word in ("a", "an")
    if top_half >= _NTH[match["nth"].lower()] or (top_half > 1) != bool(match["plural"]):
        return None
    sure = not article and match["nth"].lower() not in _COUNTED_PARTS
    loose = not sure and (article or "-" not in match["joint"])
    hedged = _PART_BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
    if loose and not hedged and not _PART_FOLLOWS.match(text, match.end(), limit):
        return None
    if _OF_ONE.match(text, match.end(), limit):
        return None
    if match["nth"].lower() in ("quarter", "half") and _TIME_OF.match(text, match.end()):
        return None
    return _part(match.start(), match.end(), top_half / _NTH[match["nth"].lower()], "word", word=True)


def _part(start: int, end: int, value: float, form: str, word: bool = False) -> Draft:
    form = "word" if word else form
    return Draft(start, end, value, value * WORD_MARGIN, unit=Unit.FRACTION, form=form, word=word, amount=True)


_AS_MANY = pattern(r"\s+as\s+(?:many|much|large|big|high)\b")


def half(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """ "Half" as a part: "half of", "more than half", "half the"; never half of a match, a year or an hour."""
    match = _HALF.match(text, at, limit)
    if not match or _HOURS.match(text, match.end(), limit):
        return None
    before = text[max(floor, at - _WINDOW) : at]
    if _HALF_OF_TIME.search(before) or not (_HALF_AFTER.match(text, match.end(), limit) or _HALF_BEFORE.search(before)):
        return None
    if as_many := _AS_MANY.match(text, match.end(), limit):
        end = as_many.end()
        return Draft(at, end, 0.5, 0.5 * WORD_MARGIN, unit=Unit.TIMES, form="multiple", word=True, amount=True)
    return _part(at, match.end(), 0.5, "word", word=True)


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
    return bool(_FOLD_AFTER.match(text, end, limit) or _FOLD_BEFORE.search(text, max(floor, at - _WINDOW), at))


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
    match = _FACTOR.search(text, max(floor, at - 2 * _WINDOW), at)
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
        first = max(floor, found.start - _WINDOW)
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
