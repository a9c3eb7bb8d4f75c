"""Numbers that name something and measure nothing: dates, times of day, codes, labels, list marks, ages, scores.

Each reader looks at one place of the surface text and answers with a ``Draft`` or ``None``. It sees the text from
``floor``, where the number before ends, up to ``limit``, where the next stretch begins that somebody else has read.
"""

from __future__ import annotations

import re

from core.extract.numbers.draft import Draft
from core.extract.numbers.numeral import SMALL_WORDS
from core.extract.numbers.units import any_of, lexicon, noun
from core.language.grammar import pattern
from core.model import Unit

# --- Dates, times, telephone numbers, codes ------------------------------------------------------

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)"  # of an internet address; no group of three that begins with 0
_FIXED = pattern(
    rf"""
      (?P<date>\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\d)
        | \d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?!\d) | \d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d(?!\d)
        | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b\.?(?:,?\s+(?:19|20)\d\d)?(?!\d) )
    | (?P<time>\d{{1,2}}[:.]\d\d(?::\d\d)?\s?(?:[ap]m\b|[ap]\.m\.) | \d{{1,2}}\s?(?:[ap]m\b|[ap]\.m\.|AM\b|PM\b|o'clock)
        | \d{{1,2}}:\d\d(?::\d\d)?(?!\d) | \d{{4}}\s(?:GMT|UTC|hrs)\b )
    | (?P<phone>\d{{3}}[-. ]\d{{3}}[-. ]\d{{4}}(?!\d) | \d{{1,4}}(?:-\d{{2,4}}){{3,4}}(?!\d)
        | \d{{3}}\)\s?\d{{3}}[-. ]\d{{4}}(?!\d)
        | 0\d{{2,4}}[ -]\d{{3,4}}[ -]\d{{3,4}}(?!\d))
    | (?P<years>(?:19|20)\d\d-\d\d(?:\d\d)?(?![\d-]) )
    | (?P<decade>(?:1[0-9]|20)\d0s\b | \d0s\b)
    | (?P<code>{_OCTET}(?:\.{_OCTET}){{3}}(?!\.?\d)|(?!\d{{1,3}}(?:\.\d{{3}}){{2,5}}(?!\.?\d))\d{{1,24}}(?:\.\d+){{2,}}
        | (?!10\^)\d{{1,4}}\^\d{{1,4}}
        | \d{{1,24}}(?:[,;|]\d{{1,24}}){{30,}}+[,;|]?
        | \d{{1,4}}x\d{{1,4}}\b | 24/7 | 9/11\b(?!\s+of) | \d{{1,24}}(?:-\d+){{2,}}+
        | \d{{1,5}}(?:/\d{{1,5}}){{2,}}+ | 0x[0-9a-fA-F]+)
    """,
    re.X | re.I,
)
_REASONS = {
    "date": "date",
    "time": "time of day",
    "phone": "phone number",
    "years": "date",
    "decade": "date",
    "code": "code or identifier",
}
_PHONE_AFTER_PLUS = pattern(r"\d[\d ().-]{6,18}\d(?!\d)")
_MONTH_BEFORE = pattern(rf"\b{MONTH}\.?\s?-?(?:\d{{1,2}}\s?-\s?)?$", re.I)
_DAY = pattern(
    r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?:\s?-\s?\d{1,2})?(?:,?\s+(?:19|20)\d\d)?(?![\d%]|[.,]\d|\s?(?:%"
    r"|percent|per cent|million|billion|trillion))"
)


def fixed(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """Dates, times of day, telephone numbers, version chains: digits that are no amount by their very shape."""
    before = text[max(floor, at - 16) : at]
    if before.endswith("+") and (phone := _PHONE_AFTER_PLUS.match(text, at, limit)):
        return _named(text, at - 1, phone.end(), "phone number")
    if _MONTH_BEFORE.search(before) and (day := _DAY.match(text, at, limit)):
        return _named(text, at, day.end(), "date", Unit.DATE)
    match = _FIXED.match(text, at, limit)
    if not match or not match.lastgroup:
        return None
    if match.lastgroup == "phone" and before.endswith("("):
        at -= 1
    if match.lastgroup == "time":
        return _clock(match)
    unit = {"date": Unit.DATE, "years": "year", "decade": "year"}.get(match.lastgroup, "")
    return _named(text, at, match.end(), _REASONS[match.lastgroup], unit)


_CLOCK = pattern(r"(?P<hours>\d{1,2})(?:[:.](?P<minutes>\d\d))?(?::(?P<seconds>\d\d))?\s?(?P<half>[ap])?", re.I)


def _clock(match: re.Match[str]) -> Draft:
    """A time of day in hours after midnight, 06:30 is 6.5; of three parts without "am" or "pm", a time taken."""
    part = _CLOCK.match(match.group())
    if not part or match.group()[:4].isdecimal():
        value, taken = float(match.group()[:2]) + float(match.group()[2:4]) / 60, False
    else:
        value = float(part["hours"]) + float(part["minutes"] or 0) / 60 + float(part["seconds"] or 0) / 3600
        half = (part["half"] or "").lower()
        value += 12.0 if half == "p" and value < 12 else 0.0
        taken = bool(part["seconds"]) and not half
    why, unit = ("a length of time", "hours") if taken else ("time of day", "time of day")
    return Draft(match.start(), match.end(), value, unit=unit, why=why)


def _named(text: str, start: int, end: int, why: str, unit: str = "") -> Draft:
    """A number that names something: its value is its leading digits, for the record only."""
    return Draft(start, end, leading_digits(text, start, end), unit=unit, why=why)


_LEADING = pattern(r"\d{1,15}(?:\.\d{1,9}(?![\d.]))?")


def leading_digits(text: str, start: int, end: int) -> float:
    """The first number in a stretch, cut to what a float holds exactly; 0 without any."""
    match = _LEADING.search(text, start, end)
    return float(match.group()) if match else 0.0


_NAMES = lexicon("units_names")
_STREETS, _BOXES = _NAMES["streets"]["words"], _NAMES["boxes"]["words"]
_HOUSE = pattern(
    rf"\d{{1,5}}[A-Da-d]?(?=(?:\s(?:[NSEW]\.?|[A-Z][a-z]{{1,20}}|\d{{1,3}}(?:st|nd|rd|th))){{1,3}}\s(?:{any_of(_STREETS)})\b)"
)
_BOX = pattern(rf"\b(?:{any_of(_BOXES)})\s#?$")
_BOXED = pattern(r"\d{1,6}(?![\d%]|[.,]\d)")
_ZIP = pattern(r"\b[A-Z]{2}\s$")
_ZIP_CODE = pattern(r"\d{5}(?:-\d{4})?(?![\d%]|[.,]\d)")
_NUMBER_IN_NAME = pattern(rf"\d+(?:\.\d)?|(?i:{any_of([*SMALL_WORDS, 'VII', 'IX'])})(?![A-Za-z])")


def _names() -> dict[str, list[re.Pattern[str]]]:
    """For the first number of each name, in small letters, what matches the whole name."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for name in (name for group in _NAMES["names"].values() for name in group):
        number = _NUMBER_IN_NAME.search(name)
        if number:
            spelled = re.escape(name).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]")
            found.setdefault(number.group().lower(), []).append(pattern(rf"(?<!\w){spelled}(?!\w)"))
    return found


_NAMED_BY = _names()
_LONGEST_NAME = max(len(name) for group in _NAMES["names"].values() for name in group)


def named(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """A number in a name (Big 12, 7-Eleven, Web3) or an address (10 Downing Street)."""
    number = _NUMBER_IN_NAME.match(text, at, limit)
    if not number:
        return None
    for name in _NAMED_BY.get(number.group().lower(), ()):
        match = name.search(text, max(floor, at - _LONGEST_NAME), min(limit, at + _LONGEST_NAME))
        if match and match.start() <= at < match.end():
            value = float(SMALL_WORDS.get(number.group().lower()) or leading_digits(text, at, match.end()))
            return Draft(match.start(), match.end(), value, why="part of a name")
    if not text[at].isdigit():
        return None
    before = text[max(floor, at - 12) : at]
    house = _HOUSE.match(text, at, limit)
    house = house or (_BOXED.match(text, at, limit) if _BOX.search(before) else None)
    house = house or (_ZIP_CODE.match(text, at, limit) if _ZIP.search(before) else None)
    return _named(text, at, house.end(), "address") if house else None


_CHUNK = pattern(r"\w++(?:[.+/&#:-]++\w++)*+")
_JOINED = pattern(r"[A-Za-z0-9_][\w.&+/-]{0,24}$")
_PREFIXES = pattern(
    r"(?:^|[^A-Za-z])(?:mid|late|early|post|pre|sub|top|under|over|plus|near|non|rank|past|nearly|almost|about|all|the|and|to|or|of|no|nos|ratio|ca|c|circa|fy)-$",
    re.I,
)
_COMPOUND = pattern(r"[a-z]{3,24}-$")  # "model-5": an ordinary word before the hyphen names no series
_QUARTER = pattern(r"(?<![A-Z])(?:(?:FY|CY)\d\d|[QH][1-4](?!\d))")
_WINDOW = 24


def code(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """Digits fastened to letters: COVID-19, B2B, v2.5, GPT-5.4, a hexadecimal id. ``None`` when they stand free."""
    first = max(floor, at - _WINDOW)
    before = text[first:at]
    if not before or not (before[-1].isalnum() or (before[-1] in "_-/.&" and before[-2:-1].isalpha())):
        return None
    if before[-1] in "/." or _PREFIXES.search(before) or (before.islower() and _COMPOUND.search(before)):
        return None
    joined = _JOINED.search(text, first, at)
    chunk = _CHUNK.match(text, at, limit)
    start = joined.start() if joined else at
    why = "date" if _QUARTER.search(before + text[at : at + 5]) else "code or identifier"
    return _named(text, start, chunk.end() if chunk else at + 1, why)


def remainder(text: str, at: int, limit: int) -> Draft:
    """Whatever digits no other reader took, with everything fastened to them."""
    chunk = _CHUNK.match(text, at, limit)
    return _named(text, at, chunk.end() if chunk else at + 1, "code or identifier")


_LIST = pattern(r"(?:^|\n)[ \t>|]*\(?$")
_LIST_MARK = pattern(r"\d{1,3}(?:[.)]|\.\))(?=\s|$)")
_LABELS = {word: why for why, words in lexicon("units_labels").items() if isinstance(words, list) for word in words}
_LABEL = pattern(rf"(?<![A-Za-z])({any_of(_LABELS)})\.?[\s-]?(?:No\.?\s?|#)?$", re.I)
_LABEL_ENDS = frozenset(word.split()[-1] for word in _LABELS) | {"no", "#"}
_NAMED_NUMBER = pattern(
    r"\d+(?:\.\d+)*[a-z]?(?:-\d+)?(?![\w%]|,\d|\.\d|\s?(?:%|percent|per cent|million|billion|trillion|times|tokens?"
    r"|weeks?|days?|months?|years?|hours?|minutes?))"
)


def label(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """A number that names a thing: a list item, "Section 12", "iOS 17.2", "ISO 9001", "Boeing 737"."""
    line = max(floor, at - _WINDOW)
    if _LIST.search(text, line, at) and (line > 0 or floor == 0) and (mark := _LIST_MARK.match(text, at, limit)):
        return _named(text, at, mark.end(), "list number")
    words = text[line:at].replace("-", " ").split()
    if not words or words[-1].lower().strip(".(\"'#") not in _LABEL_ENDS:
        return None
    match = _LABEL.search(text, line, at)
    number = _NAMED_NUMBER.match(text, at, limit) if match else None
    if not match or not number or (match[1].islower() and _LABELS[match[1].lower()] == "code or identifier"):
        return None
    return _named(text, at, number.end(), _LABELS[match[1].lower()])


_YEAR = pattern(
    r"(?:(?:19|20)\d\d|2100)(?![\d%]|,\d|\.\d|[A-Za-z-]|\s?(?:%|percent|per cent|million|billion|trillion))"
)
_IN = pattern(
    r"\b(?:in|since|by|of|from|until|till|during|after|before|through|early|late|mid|the|between|and|to|for|year"
    r"|fiscal)[\s-]+$|[('-]$",
    re.I,
)


def year(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """A bare year nobody has read as part of a date."""
    match = _YEAR.match(text, at, limit)
    if not match:
        return None
    counted = noun(text, match.end())
    if counted and match.group().endswith("00") and not _IN.search(text, max(floor, at - 12), at):
        return None
    return Draft(at, match.end(), float(match.group()), unit="year", why="date")


# --- Ages and scores -----------------------------------------------------------------------------

_AGE = pattern(r"(?P<n>\d{1,3})(?:[\s-]years?[\s-]olds?\b|-year-olds?\b|(?=,))", re.I)
_AGED = pattern(r"\b(?:aged?|ages|age of)\s+$", re.I)
_WHEN_AGED = pattern(
    r"\b(?:(?:anyone|everyone|anybody|everybody|those|people|men|women|adults|children|patients|voters|drivers"
    r"|residents|players|pensioners|the)\s+(?:over|under|above|below)"
    r"|(?:he|she|they|who)\s+(?:was|were|is|turned|turns)|turn(?:ed|s|ing))\s+$",
    re.I,
)
_AGE_LIST = pattern(r",?\s+(?:(?:and|to)\s+)?")
_YEARS_OLD = pattern(rf"(?:\d{{1,3}}|{any_of(SMALL_WORDS)})(?![\w%-]|[.,]\d)", re.I)
_YEARS_ALONE = pattern(
    r"(?:[1-9]|[1-9]\d|1[01]\d)"
    r"(?=[.,;:)](?:\D|$)|\s*$|\s+(?:can|may|must|will|who|are|were|have|and|or|when|in|by)\b)"
)
_PERSON = pattern(r"[A-Z][a-z]+,\s$")
_SCORE = pattern(
    r"(?P<a>\d{1,3})\s?-\s?(?P<b>\d{1,3})(?![\d.,]{0,24}\d|\s?%|-|\s?(?:percent|per cent|million|billion|trillion"
    r"|years?|months?|weeks?|days?|hours?|minutes?|split|km|point|model))"
)
_SPORT = pattern(
    r"\b(?:won|win|wins|beat|beats|beating|lost|lose|loss|drew|draw|score|scored|lead|led|victory|defeat|defeated"
    r"|defeating|vote|voted|thrashed|edged|final|finished|ahead|up|down|game|series|match)\b",
    re.I,
)


def age(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    """How old somebody is: "35-year-old", "aged 35", "Smith, 35,", "anyone over 65", "before she was 30"."""
    match = _AGE.match(text, at, limit)
    before = text[max(floor, at - _WINDOW, 0) : at]
    if match and (match.end() > match.end("n") or _PERSON.search(before)):
        return _count(at, match.end(), float(match["n"]), "years", "age")
    listed = last is not None and last.why == "age" and last.end == floor and _AGE_LIST.fullmatch(text, floor, at)
    if _AGED.search(before) or listed:
        aged = _YEARS_OLD.match(text, at, limit)
    else:
        aged = _YEARS_ALONE.match(text, at, limit) if _WHEN_AGED.search(before) else None
    if not aged:
        return None
    years = SMALL_WORDS.get(aged.group().lower()) or float(aged.group())
    return _count(at, aged.end(), float(years), "years", "age")._replace(word=aged.group().isalpha())


def score(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """The result of a game or vote: falling numbers ("3-1"), or any pair beside a word of sport ("lost 1-3")."""
    match = _SCORE.match(text, at, limit)
    if not match:
        return None
    falling = int(match["a"]) >= int(match["b"])
    near = text[max(floor, at - 40) : at] + text[match.end() : match.end() + 20]
    if not falling and not _SPORT.search(near):
        return None
    return Draft(at, match.end(), float(match["a"]), form="score", whole=float(match["b"]), why="score")


def _count(start: int, end: int, value: float, unit: str, why: str = "") -> Draft:
    """A whole number in digits, exact to its last one."""
    return Draft(start, end, value, 0.5, 1.0, unit=unit, noun=unit, why=why)
