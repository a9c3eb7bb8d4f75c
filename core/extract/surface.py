"""The text as a reader sees it: plain words for what was pasted, and the way back to every letter of it.

People paste from browsers, PDF files, mail and Markdown. ``typeset`` takes out what a reader never sees (tags, marks of
emphasis, letters without width), writes what he sees in plain typography, and joins what a line break tore apart. The
rest of the program reads the plain text alone; ``Surface.given`` leads back to the text as given.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from core.extract.numbers.numerals import MAGNITUDE
from core.language.grammar import pattern
from core.model import Span
from core.offsets import AS_GIVEN, Edit, Offsets, edited

WEB_ADDRESS = "a web address"
EMAIL = "an e-mail address"
HANDLE = "a user name"
MARKUP = "the page's code"
FOOTNOTE = "a footnote mark"


@dataclass(frozen=True, slots=True)
class Surface:
    """Plain text and the way back. ``blanked`` are stretches of the text as given that are not read, with what they
    are; they overlap a number where they stand inside it."""

    plain: str
    offsets: Offsets = AS_GIVEN
    blanked: tuple[tuple[Span, str], ...] = ()

    def given(self, span: Span) -> Span:
        """The stretch of the text as given that ``span`` of the plain text stands for."""
        return Span(*self.offsets.given(span.start, span.end))

    def after(self, edits: list[Edit]) -> Surface:
        """The surface after one more round of edits."""
        if not edits:
            return self
        plain, layer = edited(self.plain, edits)
        return Surface(plain, self.offsets.after(layer), self.blanked)

    def without(self, unread: list[tuple[Span, str]]) -> Surface:
        """The same text, with stretches of it marked as not read."""
        added = ((self.given(span), kind) for span, kind in unread)
        return Surface(self.plain, self.offsets, (*self.blanked, *added)) if unread else self


def typeset(text: str) -> Surface:
    """Plain text for ``text``, however it was written.

    Digits of every script, quotes, hyphens and spaces become ASCII; a dash between numbers becomes "-", a dash that
    breaks a clause "—". Tags, addresses, footnote marks, Markdown, letters without width and private ones are left out;
    entities are the letters they stand for. Words and numbers that a line break divides are joined. Runs of marks and
    blanks, and words without an end, are cut, because spaCy's tokenizer takes a time that grows with their square.
    Lower-casing the plain text keeps its length.
    """
    page = Surface(text)
    for step in (_without_markup, _plain_letters, _without_marks, _joined, _cut):
        page = step(page)
    return Surface(page.plain, page.offsets, tuple(sorted(page.blanked)))


def surface(text: str) -> str:
    """The plain text alone."""
    return typeset(text).plain


def whole_words(text: str) -> str:
    """``text`` with those words whole that a hyphen at the end of a line divides."""
    return edited(text, list(_torn_words(text)))[0]


def blanked(text: str) -> list[tuple[Span, str]]:
    """Stretches of ``text`` that are not read, in order and apart, each with what it is: digits inside state nothing.

    Web addresses, e-mail addresses, user names, footnote marks, HTML tags and entities, and whole scripts and styles.
    """
    return list(typeset(text).blanked)


def _gone(text: str, start: int, end: int) -> Edit:
    """An edit that leaves a stretch out, with one blank where it stands between two: no gap is left behind."""
    lone = start == 0 or text[start - 1].isspace()
    return Edit(start, end + (lone and text[end : end + 1] == " "), "")


def _between(text: str, start: int, end: int, is_one: Callable[[str], bool]) -> bool:
    """True for a stretch with letters of a kind on either side."""
    return start > 0 and end < len(text) and is_one(text[start - 1]) and is_one(text[end])


# --- What is no prose ----------------------------------------------------------------------------

_TOP_LEVEL = "com|org|net|edu|gov|io|ai|co|dev|app|run|ly|me|info|news|live|tech|cloud|xyz|pro|eu|uk|de|fr|cn|in|jp"
_NOTES = r"\^?\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}"
_BLANKED = pattern(
    rf"""
      (?P<footnote>\[{_NOTES}\](?:\([^()\s]{{0,2000}}\))?)
    | (?P<link>\]\([^()\s]{{0,2000}}(?:\([^()\s]{{0,200}}\)[^()\s]{{0,2000}})?(?:\s"[^"\n]{{0,200}}")?\))
    | (?P<comment><!--)
    | (?P<code><(?P<element>script|style)\b[^<>]{{0,2000}}>)
    | (?P<raised><sup\b[^<>]{{0,200}}>(?:<a\b[^<>]{{0,500}}>)?\s?\[?(?P<power>-?\d{{1,3}})\]?\s?(?:</a>)?</sup>)
    | (?P<tag></?(?P<name>[a-z][a-z0-9]{{0,20}})(?![a-z0-9])[^<>]{{0,2000}}>)
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,30}});)
    | (?P<url>\b(?:https?|ftp)://[^\s<>"\]]+|\bwww\.[^\s<>"\]]+
        |(?<![\w.@-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_TOP_LEVEL})/[^\s<>"\]]*)
    | (?P<email>(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}})
    | (?P<handle>(?<![\w@.])@\w{{1,50}})
    """,
    re.X | re.I,
)
_TELLING = pattern(r"[\[\]<&@/]|www\.", re.I)
"""What every match of ``_BLANKED`` has in its first word. Prose has little of it, and this is quick to look for."""
_KINDS = {
    "footnote": FOOTNOTE,
    "raised": FOOTNOTE,
    "link": WEB_ADDRESS,
    "url": WEB_ADDRESS,
    "email": EMAIL,
    "handle": HANDLE,
}
_CLOSERS = {"comment": pattern("-->"), "script": pattern(r"</script\s*>", re.I)}
_CLOSERS["style"] = pattern(r"</style\s*>", re.I)
_SENTENCE_END = ".,;:!?'\")*_`~"

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike"
    " strong sub sup time tt u var wbr".split()
)
_CELL = "\t"
_BREAKS = {"br": "\n", "tr": "\n", "td": _CELL, "th": _CELL, "li": "\n- "} | dict.fromkeys(
    "address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html"
    " main nav ol p pre section table tbody thead ul".split(),
    "\n\n",
)
"""What a tag that breaks the text looks like on the page: a new line, the next cell of a row, a new paragraph."""

_POWER_BASE = pattern(r"(?<![\d.,])10$")


def _without_markup(page: Surface) -> Surface:
    """The page without its code, its addresses and its footnote marks."""
    text = page.plain
    edits: list[Edit] = []
    unread: list[tuple[Span, str]] = []
    for match, end in _markup(text):
        new = _written(text, match, end)
        if new is None:
            continue
        unread.append((Span(match.start(), end), _KINDS.get(_kind(match), MARKUP)))
        start = _after_blanks(text, match.start(), edits[-1].end if edits else 0) if new == _CELL else match.start()
        edits.append(Edit(start, end, new) if new else _gone(text, start, end))
    return page.without(unread).after(edits)


def _after_blanks(text: str, at: int, floor: int) -> int:
    """Where the white space before a cell's tag begins: on the page there is none."""
    while at > floor and text[at - 1].isspace():
        at -= 1
    return at


def _markup(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Every stretch that is no prose, and where it ends."""
    unclosed: set[str] = set()
    at = 0
    while telling := _TELLING.search(text, at):
        match = _BLANKED.search(text, max(at, text.rfind(" ", at, telling.start())))
        if match is None:
            return
        kind, at = _kind(match), match.end()
        opener = (match["element"] or "").lower() or kind
        if opener in _CLOSERS and opener not in unclosed:
            if closer := _CLOSERS[opener].search(text, at):
                at = closer.end()
            else:
                unclosed.add(opener)  # looked for once: a thousand openers must not mean a thousand scans
        elif kind in ("url", "email"):
            at = match.start() + len(_trimmed(match.group()))
        yield match, at


def _kind(match: re.Match[str]) -> str:
    """The name of the alternative that matched."""
    return next(name for name in _ALTERNATIVES if match[name] is not None)


_ALTERNATIVES = ("footnote", "link", "comment", "code", "raised", "tag", "entity", "url", "email", "handle")


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    return address.rstrip(_SENTENCE_END) or address


def _written(text: str, match: re.Match[str], end: int) -> str | None:
    """What stands on the page in place of a stretch of code; ``None`` where the stretch is ordinary text."""
    kind = _kind(match)
    if kind == "entity":
        letters = unescape(match.group())
        return None if letters == match.group() else letters
    if kind == "raised" and _POWER_BASE.search(text, max(match.start() - 4, 0), match.start()):
        return f"^{match['power']}"
    if kind == "tag":
        name = match["name"].lower()
        return "" if name in _INLINE else _break(text, match, end, name)
    joins = kind != "link" and _between(text, match.start(), end, str.isalnum)
    return " " if joins else ""


def _break(text: str, match: re.Match[str], end: int, name: str) -> str:
    """The break that a tag makes: a closing tag of a row or cell makes none, nor does an unknown tag."""
    if match.group().startswith("</") and name in ("td", "th", "tr", "li"):
        return ""
    return _BREAKS.get(name, " " if _between(text, match.start(), end, str.isalnum) else "")


# --- Letters -------------------------------------------------------------------------------------

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


def _plain_letters(page: Surface) -> Surface:
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
    if _POWER_BASE.search(text, max(start - 4, 0), start):
        return Edit(start, end, "^" + unicodedata.normalize("NFKC", match.group()).replace("\u2212", "-"))
    if match.group() in ("²", "³") and _AREAS.search(text, max(start - 3, 0), start):
        return None
    if match.group() == "⁻" or not _NOTED.search(text, max(start - 1, 0), start):
        return None
    return Edit(start, end, " ") if _between(text, start, end, str.isalnum) else _gone(text, start, end)


# --- Marks of Markdown and mail ------------------------------------------------------------------

# Emphasis, code, brackets, escapes, headings. Each begins with its mark, so that plain text is quickly passed over.
_MARKS = pattern(r"\*+|`+|!?\[|\]|\\|~~|#(?!\d)|_(?<![A-Za-z0-9]_)_*|(?<=[A-Za-z0-9])__*(?![A-Za-z0-9])")
_QUOTED = pattern(r"^[ \t]{0,8}(?:>[ \t]?){1,20}", re.M)
_BOUND = pattern(r"[\d$€£¥₹~≈=.]")


def _without_marks(page: Surface) -> Surface:
    """The page without the marks of Markdown and of quoted mail."""
    page = page.after(_quote_marks(page.plain))
    text = page.plain
    edits: list[Edit] = []
    for match in _MARKS.finditer(text):
        new = _mark_read(text, match)
        if new != match.group():
            edits.append(Edit(*match.span(), new) if new else _gone(text, *match.span()))
    return page.after(edits)


def _quote_marks(text: str) -> list[Edit]:
    """The marks of a quoted mail or block. One ">" alone before a number is a bound: ">50% of tokens"."""
    found = list(_QUOTED.finditer(text)) if ">" in text else []
    starts = {match.start() for match in found}
    edits: list[Edit] = []
    ended = -1  # where the line after the last quoted one begins
    for match in found:
        following = text.find("\n", match.end()) + 1 or len(text)
        alone = match.start() != ended and following not in starts
        if not (alone and _BOUND.match(text, match.end())) and text[match.end() : match.end() + 1] != "=":
            edits.append(Edit(*match.span(), ""))
        ended = following
    return edits


def _mark_read(text: str, match: re.Match[str]) -> str:
    """What is left of a mark: nothing as a rule, a blank where words would run together, itself where it is none."""
    mark, (start, end) = match.group(), match.span()
    if mark == "**" and _POWER_BASE.search(text, max(start - 4, 0), start) and text[end : end + 1].isdigit():
        return "^"
    if mark == "*" and (_between(text, start, end, str.isdecimal) or _between(text, start, end, str.isspace)):
        return mark  # a product
    if mark in ("*", "\\", "[", "![") or mark[0] == "_":
        return " " if _between(text, start, end, str.isalnum) else ""
    return " " if _between(text, start, end, str.isdecimal) else ""


# --- What a line break tore apart ----------------------------------------------------------------

_COMPOUNDS = json.loads((Path(__file__).parents[2] / "data" / "lexicon" / "compounds.json").read_text("utf-8"))
_FIRST_PARTS = frozenset(word for group in _COMPOUNDS["first"].values() for word in group)
_ENDINGS = frozenset(_COMPOUNDS["endings"]["words"])
_TORN_WORD = pattern(
    r"(?<![\w-])(?P<left>[^\W\d_]{2,30})(?P<torn>-[ \t]{0,2}\n[ \t]{0,8})(?P<right>[a-z]{2,30})"
    r"|(?<=\w)(?P<compound>-[ \t]{0,2}\n[ \t]{0,8})(?=\w)"
)
_HYPHEN_AT_END = pattern(r"\w-[ \t]{0,2}\n")
_TORN_NUMBER = pattern(rf"(?<![\w.,/-])\d{{1,3}}(?P<gap>\s?\.\s{{1,3}}|\s\.)\d{{1,4}}(?=\s{{0,2}}(?:{MAGNITUDE}))")
_LABELLED = pattern(
    r"(?:^|\n)[ \t]{0,8}$|\b(?:no|nos|week|ranks?|ranked|top|places?|position|number|figure|fig|table|section|chapter"
    r"|version|part|step|tier|level|day|age|aged|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*"
    r"|nov\w*|dec\w*)\.?\s{0,2}$|#$",
    re.I,
)


def _joined(page: Surface) -> Surface:
    """The page with words and numbers whole that a line break, or a blank after the point, divides."""
    text = page.plain
    edits = [*_torn_words(text), *_torn_numbers(text)]
    return page.after(sorted(edits))


def _torn_words(text: str) -> Iterator[Edit]:
    """Hyphens at the end of a line: those that the line break put there go, those of a compound word stay."""
    for match in _TORN_WORD.finditer(text) if _HYPHEN_AT_END.search(text) else ():
        if match["compound"]:
            yield Edit(*match.span("compound"), "-")
        else:
            stays = match["left"].lower() in _FIRST_PARTS and match["right"] not in _ENDINGS
            yield Edit(*match.span("torn"), "-" if stays else "")


def _torn_numbers(text: str) -> Iterator[Edit]:
    """Points with a blank or a line break beside them, where a magnitude behind shows that the number goes on."""
    for match in _TORN_NUMBER.finditer(text):
        if not _LABELLED.search(text, max(match.start() - 16, 0), match.start()):
            yield Edit(*match.span("gap"), ".")


# --- Runs ----------------------------------------------------------------------------------------

_LONGEST_RUN = 32
"""Marks or blanks one after the other that are kept: more than any table's rule or list of closing brackets needs."""

_LONGEST_GAP = 3
"""Blanks that are kept: two are the gap between the columns of a table."""

_LONGEST_WORD = 400
"""Letters after which a word without an end (Chinese prose, encoded data) is divided."""

_RUN = pattern(rf"(?P<blanks> {{{_LONGEST_GAP + 1},}})|\s{{{_LONGEST_RUN + 1},}}|[^\w\s]{{{_LONGEST_RUN + 1},}}")
_ENDLESS = pattern(rf"\S{{{_LONGEST_WORD},}}")
_SEAM = pattern(r"[^\w\s](?=[^\W\d])|(?<=[^\W\d])(?=[^\W\d])")


def _cut(page: Surface) -> Surface:
    """The page without endless runs of marks and blanks, and with endless words divided."""
    text = page.plain
    edits = []
    for match in _RUN.finditer(text):
        kept = _LONGEST_GAP if match["blanks"] else _LONGEST_RUN
        edits.append(Edit(match.start() + kept, match.end(), ""))
    page = page.after(edits)
    return page.after(list(_divided(page.plain)))


def _divided(text: str) -> Iterator[Edit]:
    """A blank in every ``_LONGEST_WORD`` letters, where no number is divided if that can be helped."""
    for word in _ENDLESS.finditer(text):
        at = word.start()
        while word.end() - at > _LONGEST_WORD:
            seam = _SEAM.search(text, at + _LONGEST_WORD // 2, at + _LONGEST_WORD)
            at = seam.end() if seam else at + _LONGEST_WORD
            yield Edit(at, at, " ")
