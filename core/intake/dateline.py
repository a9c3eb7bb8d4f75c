"""The day on which a text says that it appeared: a label, a by-line, a date alone, an agency's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from core.language.grammar import pattern

HEAD, FOOT = 12, 4
"""Lines with words at the beginning and at the end of a text in which a dateline can stand."""

LONGEST = 160
"""Characters of a line that is no prose."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:(?P<month1>{_NAMED})\.?\s(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year1>20\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<month2>{_NAMED})\.?,?[\s-](?P<year2>20\d\d)"
    r"|(?P<year3>20\d\d)[-/](?P<month3>\d\d?)[-/](?P<day3>\d\d?)"
    r"|(?P<day4>\d\d?)(?P<mark>[./-])(?P<month4>\d\d?)[./-](?P<year4>20\d\d))(?!\d)"
)
_ANY = pattern(rf"(?<![\w.,/–-]){_DATE}", re.I)
_LABEL = pattern(
    r"\b(?:(?P<later>(?:last )?(?:updated|modified))"
    r"|(?:first |originally )?(?:published|posted|released|issued)|publication date|published date|dateline|date)\b",
    re.I,
)
_HEADS = pattern(r"(?:.{0,100}[|·•–—:;,/-]|\W{0,4}|\W{0,4}by\b.{0,80})\s{0,4}$", re.I)
"""What may stand before a label: nothing, a name, or another part of the line."""
_NEXT = pattern(r"[|·•;(]|\b(?:last )?(?:updated|modified)\b", re.I)
_BYLINE = pattern(r"\W{0,4}(?:by|written by|author)\b", re.I)
_AGENCY = pattern(r"[A-Z][\w.'’, -]{1,40}\(?$")
_AFTER_AGENCY = pattern(r"\)?\s?(?:\([\w ./]{2,30}\)\s?)?[-–—:/]")
_OF_DATA = pattern(
    r"\b(?:weeks?|month|ending|ended|as of|through|until|since|between|data|figures|compiled|rank\w*)\b", re.I
)
_FURNITURE = pattern(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|T\d\d:\d\d\S{0,20}|\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
    r"|\b[ap]\.?m\b|\b(?:utc|gmt|[ecmp][ds]?t|cest|bst|ist|hkt|sgt|jst)\b"
    r"|\d{1,3}[ -]min(?:ute)?s?\b|\bread\b|\bon\b|\bat\b|[\W_])",
    re.I,
)
"""What may stand beside a date on a line that says nothing else."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day with the words that name it. ``sure`` where they can mean nothing but the day of publication."""

    day: date
    words: str
    sure: bool


def find(text: str, today: date) -> Dateline | None:
    """The day on which the text says it appeared, ``None`` where it says none. ``today`` is the last that is believed.

    It is sure where one line is labelled so, or where it is the only day that the text's head sets apart. "Updated" is
    second to "Published". A day in digits that could be another (03/04/2026) and one of several are never sure.
    """
    found = [one for one in _candidates(text) if one.day <= today]
    labelled = [one for one in found if one.rank == 0] or [one for one in found if one.rank == 1]
    best = labelled or found
    if not best:
        return None
    first = best[0]
    sure = first.sure and len({one.day for one in best}) == 1
    return Dateline(first.day, first.words, sure)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that stands apart. ``rank`` is 0 for "published", 1 for "updated", 2 for a day without a label."""

    day: date
    words: str
    sure: bool
    rank: int


def _candidates(text: str) -> Iterator[_Candidate]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        if place < HEAD or place >= len(lines) - FOOT:
            short = len(line) <= LONGEST
            yield from _labelled(line) if short and _LABEL.search(line) else ()
            yield from _apart(line, place == 0) if place < HEAD and short and not _LABEL.search(line) else ()
            yield from _agency(line) if place < HEAD else ()


def _labelled(line: str) -> Iterator[_Candidate]:
    """The dates of a line such as "Published 3 May 2026 | Updated 4 May 2026", each with the label before it."""
    for match in _ANY.finditer(line):
        label = max(_LABEL.finditer(line, 0, match.start()), key=lambda label: label.start(), default=None)
        if label is None or not _HEADS.match(line[: label.start()]):
            continue  # a sentence about something that was published
        between, behind = line[label.end() : match.start()], _NEXT.split(line[match.end() :], 1)[0]
        beside = _is_furniture(between) or _BYLINE.match(between) is not None
        if beside and not any(sign.isdigit() for sign in _FURNITURE.sub("", behind)):
            sure = _is_furniture(behind) or not line.endswith(".")
            yield from _read(match, line, sure, 1 if label["later"] else 0)


def _apart(line: str, first: bool) -> Iterator[_Candidate]:
    """The date of a by-line, or of a line with nothing else; one among other words is not sure, or is the data's."""
    dates = list(_ANY.finditer(line))
    if len(dates) != 1 or _OF_DATA.search(line):
        return
    rest = f"{line[: dates[0].start()]} {line[dates[0].end() :]}"
    alone = _is_furniture(rest)
    if alone or not (first or line.endswith(".") or any(letter.isdigit() for letter in rest)):
        yield from _read(dates[0], line, alone or _BYLINE.match(line) is not None, 2)


def _agency(line: str) -> Iterator[_Candidate]:
    """The date at the head of an agency's first paragraph: "BEIJING, Feb. 25, 2026 (Xinhua) -- "."""
    match = _ANY.search(line[:LONGEST])
    if match and _AGENCY.match(line[: match.start()].strip()) and _AFTER_AGENCY.match(line, match.end()):
        yield from _read(match, line[: match.end()], line[0:2].isupper(), 2)


def _is_furniture(words: str) -> bool:
    return not _FURNITURE.sub("", words)


def _read(match: re.Match[str], line: str, sure: bool, rank: int) -> Iterator[_Candidate]:
    """The day that a date names, if there is such a day; never sure where day and month can change places."""
    year, month, day = next(
        (int(match[f"year{n}"]), match[f"month{n}"], int(match[f"day{n}"])) for n in "1234" if match[f"year{n}"]
    )
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    open_order = match["mark"] in ("/", "-") and day <= 12 and day != number
    if match["mark"] and number > 12:
        day, number = number, day
    with suppress(ValueError):  # no such day
        yield _Candidate(date(year, number, day), line, sure and not open_order, rank)
