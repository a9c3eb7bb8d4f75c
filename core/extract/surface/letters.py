"""Letters as they are pasted: widthless and styled ones, odd spaces, dashes, quotes, ligatures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from core.extract.surface.markup import POWER_BASE
from core.extract.surface.page import FOOTNOTE, Surface, gone, is_between
from core.language.grammar import pattern
from core.model import Span
from core.offsets import Edit

_LAST_DIGIT = 0x1FC00  # no decimal digit is encoded above (Unicode 15)

_STYLED = (0x1D400, 0x1D800)  # bold, italic and other letters for mathematics, pasted from social networks

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_WIDTHLESS = "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"

_DAGGERS = "†‡"

_PRIVATE = "\ue000-\uf8ff\ufff9-\ufffc\U000f0000-\U000ffffd\U00100000-\U0010fffd"

_GAPS = _SPACES + _PRIVATE + _WIDTHLESS + _DAGGERS

_HYPHENS = "\u2010\u2011\u2012\u2212\u2043\ufe58\ufe63\uff0d"

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4"

_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"

_LIGATURES = "\u0132\u0133\ufb00-\ufb06"

_LINE_ENDS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"

_RAISED = "⁰¹²³⁴-⁹⁻"

_LOWERED = "₀-₉"

_FROM_TO = pattern(".-.", re.S)

_CHARACTERS = pattern("(.)-(.)|.", re.S)

_TWO_LETTERS = pattern(f"[{_LIGATURES}]")

_ODD = pattern(
    f"(?P<torn>\u00ad[ \t]*\r?\n[ \t]*)|(?P<line>\r\n?|[{_LINE_ENDS}])"
    f"|(?P<two>[{_LIGATURES}])"
    f"|(?P<gap>(?:(?<! ) ++)?[{_GAPS}][ {_GAPS}]*)|(?P<raised>[{_RAISED}]+|[{_LOWERED}]+)"
)

_NO_WIDTH = pattern(f"[{_WIDTHLESS}{_DAGGERS}]+")

_AREAS = pattern(r"(?:(?<![A-Za-z])(?:[kcdm]?m|ft|in|mi|yd))$")

_NOTED = pattern(r"[\w.,;:!?)\]\"'%”’»]$")

_RANGE_DASH = pattern(r"(?<=\d)( ?)[–—](?= ?[\d$€£¥₹~])")

_SPACED_DASH = pattern(r"(?<=\s)[–—](?=\s)")

_RAISED_POINT = pattern(r"(?<=\d)·(?=\d)")


def _each(characters: str) -> Iterator[int]:
    """Code points of a character list, in which ``a-b`` is a run."""
    for first, last in _CHARACTERS.findall(characters):
        if first:
            yield from range(ord(first), ord(last) + 1)
    yield from (ord(c) for c in _FROM_TO.sub("", characters))


def _translation() -> dict[int, str]:
    """One character for one character."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(*_STYLED)}
    table |= {code: str(unicodedata.digit(chr(code))) for code in range(0x80, _LAST_DIGIT) if chr(code).isdecimal()}
    table |= dict.fromkeys(map(ord, _HYPHENS), "-")
    table |= dict.fromkeys(map(ord, _SINGLE_QUOTES), "'") | dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    table |= {ord("İ"): "I", ord("―"): "—", ord("⁄"): "/", ord("∕"): "/", ord("٫"): ".", ord("٬"): ","}
    table |= {ord("∗"): "*", ord("⋅"): "·", ord("∼"): "~", ord("˜"): "~"}
    return table


_TRANSLATION = _translation()


def plain_letters(page: Surface) -> Surface:
    """The page in ASCII digits, quotes, hyphens, spaces and line ends, without letters that have no width."""
    text = page.plain
    if text.isascii() and "\r" not in text and not _ODD.search(text):
        return page
    edits: list[Edit] = []
    unread: list[tuple[Span, str]] = []
    for match in _ODD.finditer(text):
        edit = _ordinary(text, match)
        if edit is None:
            continue
        if match["raised"] and not edit.new.strip(" "):
            unread.append((Span(*match.span()), FOOTNOTE))
        edits.append(edit)
    page = page.without(unread).after(edits)
    plain = page.plain.translate(_TRANSLATION)
    if not plain.isascii():
        plain = _SPACED_DASH.sub("—", _RANGE_DASH.sub(r"\1-", _RAISED_POINT.sub(".", plain))).replace("–", "-")
    return Surface(plain, page.offsets, page.blanked)


def _ordinary(text: str, match: re.Match[str]) -> Edit | None:
    """An edit that writes odd letters in ordinary ones; ``None`` where they may stay."""
    start, end = match.span()
    if match["raised"]:
        return _lowered(text, match)
    if match["line"]:
        return Edit(start, end, "\n")
    if match["two"]:
        return Edit(start, end, unicodedata.normalize("NFKC", match.group()))
    if match["gap"]:
        return Edit(start, end, "" if _NO_WIDTH.fullmatch(match.group()) else " ")
    return Edit(start, end, "")  # a word torn at a soft hyphen


def _lowered(text: str, match: re.Match[str]) -> Edit | None:
    """A power of ten in digits, a footnote mark left out; an area and a mark that opens a note stay."""
    start, end = match.span()
    if match.group()[0] in "₀₁₂₃₄₅₆₇₈₉":
        return Edit(start, end, unicodedata.normalize("NFKC", match.group()))
    if POWER_BASE.search(text, max(start - 4, 0), start):
        return Edit(start, end, "^" + unicodedata.normalize("NFKC", match.group()).replace("\u2212", "-"))
    if match.group() in ("²", "³") and _AREAS.search(text, max(start - 3, 0), start):
        return None
    if match.group() == "⁻" or not _NOTED.search(text, max(start - 1, 0), start):
        return None
    return Edit(start, end, " ") if is_between(text, start, end, str.isalnum) else gone(text, start, end)
