"""The words of a text as tokens of the grammar of time."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date
from functools import cached_property
from itertools import accumulate

from core.extract.times.words import (
    ALIASES,
    ALSO_WORDS,
    CLASSED,
    COMPOUND,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SPOKEN_YEAR,
    WEEK_MARKS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    Line,
    Word,
)
from core.language.grammar import pattern
from core.model import Span

_TOKEN = pattern(
    r"""
      (?P<acronym>\b(?:[wmqy]/[wmqy]|[WMQY]/[WMQY]|[WMYQ]o[WMYQ]|YOY|QOQ|yoy|qoq|[YMQW]TD|ytd|[Ww]/[CcEe])\b)
    | (?P<spoken>\b(?:[Tt]wo\ thousand(?:\ and)?|[Tt]wenty)\ twenty
      (?:[-\ ](?:one|two|three|four|five|six|seven|eight|nine))?\b
      (?![-\ ](?:thousand|million|billion|trillion|percent)))
    | (?P<compound>\b(?:[Tt]wenty|[Tt]hirty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)
    | (?P<word>[^\W\d_]\w*)
    | (?P<iso>\d{4}-(?:\d{1,2}-\d{1,2}|\d{2}|W\d{1,2})(?![\w-])|\d{4}W\d{2}(?![\w-]))
    | (?P<digits>\d\w*(?:[.,:/]\d\w*)*)
    | (?P<poss>'s\b)
    | (?P<short>'\d\d\b)
    | (?P<gap>\n[ \t\r]*\n)
    | (?P<mark>[^\w\s])
    """,
    re.X,
)

_COUNTED = pattern(
    r"""\s?(?:%|(?:percent|per\ cent|pct|percentage|million|billion|trillion|thousand|hundred|dozen|lakh|crore
    |mn|bn|tn|trn|m|k|x|times|points?|tokens?|users?|people|dollars?|euros?|pounds?|yuan|km|miles?|metres?|kg|tonnes?|[ap]\.?m)\b)""",
    re.X | re.I,
)

_PLURAL = pattern(r"\s(?!(?:was|is|has|as|its|this|plus|versus|across|less|us|vs|does)\b)[a-z]{2,}s\b")

_BEFORE_YEAR = frozenset(
    "the in since of by from during for to through throughout until and between early late mid before after this , -"
    " MONTH MON DAY DAYTH QTR HALFYR poss year quarter half calendar fiscal end on spring summer autumn fall"
    " winter".split()
)

_OWNER = pattern(r"\b(?:its|their|our|his|her|my|your|a)\s$")

_JOINED = frozenset(
    "mid early late post pre - MONTH MON DAY DAYTH YEAR NUM MD NUMDATE about over under calendar fiscal".split()
)

_GLUED_LENGTH = pattern(r"(\d{1,4})(d|h|hrs?|wks?|mo|yrs?)")

_GLUED_UNITS = {"d": "day", "h": "hour", "hr": "hour", "wk": "week", "mo": "month", "yr": "year"}

_LETTER_FIRST = pattern(r"([qh])([1-4])")

_FISCAL = pattern(r"fy((?:20)?\d\d)")

_ISO_WEEK = pattern(r"(\d{4})-?W(\d{1,2})")

_ORDINAL_DAY = pattern(r"(\d{1,2})(?:st|nd|rd|th)", re.I)

_YEAR_FIRST = pattern(r"((?:1[5-9]|20)\d\d)/(\d\d)(?:/(\d\d))?")

_DECADE = pattern(r"((?:1[0-9]|20)\d0)s")

_QUARTER = pattern("([1-4])[qQ]")

_HALF_YEAR = pattern("([12])H")

_QUARTER_AND_YEAR = pattern(r"([1-4])[qQ](\d\d)")

_PLAIN = pattern(r"\d{1,9}(?:\.\d{1,4})?|\d{1,3}(?:,\d{3})+")

_NAME_NEXT = pattern(r"[A-Za-z]{3,9}\b")

_NUMDATE = pattern(r"(\d{1,2})([./])(\d{1,2})\2((?:\d\d)?\d\d)")

_MONTH_FIRST = pattern(r"\b(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/\d\d")

_DAY_FIRST = pattern(r"\b(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/\d\d")

_DATED_NEXT = pattern(
    r"\s*(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"([A-Z][a-z]{2,8}|\d{4}-|\d{1,2}/\d{1,2})"
)

_DAY_MONTH = pattern(r"(\d{1,2})/(\d{1,2})")


def lex(text: str, vocabulary: Set[str], taken: Sequence[Span] = ()) -> Line:
    """The words of surface text; nothing inside a ``taken`` span keeps its meaning."""
    lexer = _Lexer(text, vocabulary)
    names = [*sorted(taken), Span(len(text), len(text) + 1)]
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while names[at].end <= start:
            at += 1
        if names[at].start < end:
            lexer.words.append(Word("_", start, end))
        else:
            lexer.read(match, start, end)
    codes = [word.code for word in lexer.words]
    offsets = list(accumulate([len(code) + 1 for code in codes], initial=1))
    return Line(lexer.words, f" {' '.join(codes)} ", offsets[:-1])


class _Lexer:
    """Classifies tokens from left to right; a number's class depends on what stands before and after it."""

    def __init__(self, text: str, vocabulary: Set[str]) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.words: list[Word] = []

    @cached_property
    def habit(self) -> str:
        """The order in which the article prints numeric dates, if those that have one order only agree."""
        month, day = _MONTH_FIRST.search(self.text) is not None, _DAY_FIRST.search(self.text) is not None
        return "" if month == day else "month" if month else "day"

    def read(self, match: re.Match[str], start: int, end: int) -> None:
        kind, text = match.lastgroup, match.group()
        if kind == "word":
            low = text.lower()
            if low in CLASSED or low == "now" or not low.isalpha():
                self.words.append(self._word(text, low, start, end))
            else:
                self.words.append(Word(low if low in self.vocabulary else "_", start, end))
        elif kind == "mark":
            self._mark(text, start, end)
        elif kind == "digits":
            self.words.append(self._digits(text, start, end))
        elif kind == "iso":
            self.words.append(self._iso(text, start, end))
        elif kind == "short":
            self.words.append(Word("SHORT", start, end, 2000.0 + int(text[1:])))
        elif kind == "acronym":
            self._acronym(text.lower() if text.lower() in WEEK_MARKS else text, start, end)
        elif kind in ("spoken", "compound"):
            self.words.append(self._spoken(text, start, end))
        else:
            self.words.append(Word("poss" if kind == "poss" else ".", start, end))

    @staticmethod
    def _spoken(text: str, start: int, end: int) -> Word:
        """The twenty-first, twenty twenty-six."""
        if match := COMPOUND.fullmatch(text):
            return Word("ORD", start, end, NUMBERS[match[1].lower()] + ORDINALS[match[2].lower()])
        match = SPOKEN_YEAR.fullmatch(text)
        unit = match[1] if match else None
        return Word("YEAR", start, end, 2020.0 + (NUMBERS[unit.lower()] if unit else 0.0))

    def _acronym(self, text: str, start: int, end: int) -> None:
        if text in WEEK_MARKS:
            self.words += [Word("week", start, start + 1), Word(WEEK_MARKS[text], start + 1, end)]
        else:
            self.words.append(Word("TODATE" if text[-1] in "dD" else "ONPRIOR", start, end, text=text[0].lower()))

    def _before(self) -> str:
        return self.words[-1].code if self.words else "_"

    def _glued(self, start: int) -> bool:
        """True when a mark ties the token to a word before it that is not of the calendar (v3-0324, $2025, #1)."""
        before = self.text[start - 1] if start else " "
        if before in "$€£¥₹#@&_\\":
            return True
        if before not in "-./" or start < 2 or not self.text[start - 2].isalnum():
            return False
        previous = self.words[-2] if self._before() in "-." and len(self.words) > 1 else self.words[-1]
        return previous.code not in _JOINED

    def _word(self, text: str, low: str, start: int, end: int) -> Word:
        if low in MONTHS and (text[0].isupper() or low not in (*ALSO_WORDS, "august")):
            return Word("MON" if low in ALSO_WORDS else "MONTH", start, end, float(MONTHS[low]))
        if low in WEEKDAYS and (len(low) > 5 or text[0].isupper()):
            return Word("WEEKDAY" if low in WEEKDAY_NAMES else "WDAY", start, end, float(WEEKDAYS[low]))
        if low in NUMBERS:
            return Word("NUM", start, end, NUMBERS[low])
        if low in ORDINALS:
            return Word("ORD", start, end, ORDINALS[low])
        if not low.isalpha():
            return self._coded(low, start, end)
        code = ALIASES.get(low, low)
        if code not in self.vocabulary:
            return Word("_", start, end)
        if code == "now" and self.text[end : end + 1] == "-":
            return Word("_", start, end)
        return Word(code, start, end)

    @staticmethod
    def _coded(low: str, start: int, end: int) -> Word:
        if match := _LETTER_FIRST.fullmatch(low):
            number = float(match[2])
            if match[1] == "q" or number < 3:
                return Word("QTR" if match[1] == "q" else "HALFYR", start, end, number)
        if match := _FISCAL.fullmatch(low):
            return Word("FISCAL", start, end, float(match[1]) % 100 + 2000)
        return Word("_", start, end)

    def _mark(self, text: str, start: int, end: int) -> None:
        if text == "." and self.words and self.words[-1].code in ("MON", "WDAY") and self.words[-1].end == start:
            return
        if text == "-" and start and self.text[start - 1].isalnum() and self.text[end : end + 1].isalpha():
            following = _NAME_NEXT.match(self.text, end)
            if not (following and following.group().lower() in MONTHS):
                return
        if text in "—–":
            following = _DATED_NEXT.match(self.text, end)
            dated = following is not None and (following[1].lower() in MONTHS or following[1][0].isdigit())
            self.words.append(Word("-" if dated else ".", start, end))
            return
        code = ALIASES.get(text, text)
        self.words.append(Word(code if code in ",-%" or code in self.vocabulary else ".", start, end))

    def _iso(self, text: str, start: int, end: int) -> Word:
        if self._glued(start):
            return Word("_", start, end)
        try:
            if match := _ISO_WEEK.fullmatch(text):
                return Word("ISOWEEK", start, end, day=date.fromisocalendar(int(match[1]), int(match[2]), 1))
            parts = [int(part) for part in text.split("-")]
            if len(parts) == 3:
                return Word("ISO", start, end, day=date(*parts))
            if parts[1] > parts[0] % 100:
                return Word("YEARS", start, end, float(parts[0]), upto=float(parts[0] // 100 * 100 + parts[1]))
            if parts[0] >= 2013:
                return Word("ISOMONTH", start, end, day=date(parts[0], parts[1], 1))
        except ValueError:
            pass  # digits in the shape of a date that no calendar has: an identifier
        return Word("_", start, end)

    def _digits(self, text: str, start: int, end: int) -> Word:
        if self._glued(start):
            return Word("_", start, end)
        if match := _ORDINAL_DAY.fullmatch(text):
            number = float(match[1])
            return Word("DAYTH" if 1 <= number <= 31 else "_", start, end, number)
        if match := _NUMDATE.fullmatch(text):
            return self._numdate(match, start, end)
        if match := _DAY_MONTH.fullmatch(text):
            one, two = int(match[1]), int(match[2])
            if 1 <= min(one, two) <= 12 and max(one, two) <= 31:
                return Word("MD", start, end, float(one), text=self.habit, upto=float(two))
        if match := _YEAR_FIRST.fullmatch(text):
            return self._slashed(match, start, end)
        if match := _DECADE.fullmatch(text):
            return Word("DECADE", start, end, float(match[1]))
        if match := _QUARTER.fullmatch(text):
            return Word("QTR", start, end, float(match[1]))
        if match := _HALF_YEAR.fullmatch(text):
            return Word("HALFYR", start, end, float(match[1]))
        if match := _QUARTER_AND_YEAR.fullmatch(text):
            self.words.append(Word("QTR", start, start + 2, float(match[1])))
            return Word("YEAR", start + 2, end, 2000.0 + float(match[2]))
        if (match := _GLUED_LENGTH.fullmatch(text)) and text not in ("2d", "3d"):
            return Word("LENGTH", start, end, float(match[1]), text=_GLUED_UNITS[match[2].removesuffix("s")])
        if _PLAIN.fullmatch(text):
            return self._number(text, start, end)
        return Word("_", start, end)

    def _number(self, text: str, start: int, end: int) -> Word:
        number = float(text.replace(",", ""))
        if "." in text or "," in text or _COUNTED.match(self.text, end):
            return Word("NUM", start, end, number)
        if len(text) <= 2 and 1 <= number <= 31:
            return Word("DAY", start, end, number)
        if len(text) == 4 and 1000 <= number < 2100:
            counted = _PLURAL.match(self.text, end) and (number < 1900 or self._before() not in _BEFORE_YEAR)
            if not counted or _OWNER.search(self.text[max(0, start - 6) : start]):
                return Word("YEAR" if number >= 1900 else "OLD", start, end, number)
        return Word("NUM", start, end, number)

    def _numdate(self, match: re.Match[str], start: int, end: int) -> Word:
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0
        open_order = match[2] == "/" and one <= 12 and two <= 12 and one != two
        month_first = two > 12 or (open_order and self.habit == "month")
        day, number = (two, one) if month_first else (one, two)
        order = "month" if month_first else "day"
        try:
            unsure = open_order and not self.habit
            note = f"read {order} first; {match.group()} could also be the other way round" if unsure else ""
            other = date(year, day, number) if unsure else None
            return Word("NUMDATE", start, end, day=date(year, number, day), text=note, other=other)
        except ValueError:
            return Word("_", start, end)

    @staticmethod
    def _slashed(match: re.Match[str], start: int, end: int) -> Word:
        year, second = int(match[1]), int(match[2])
        if match[3]:
            try:
                return Word("ISO", start, end, day=date(year, second, int(match[3])))
            except ValueError:
                return Word("_", start, end)
        if second == (year + 1) % 100:
            return Word("YEARS", start, end, float(year), upto=float(year + 1))
        return Word("_", start, end)
