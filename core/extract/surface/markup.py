"""What is no prose: HTML, links, addresses, code, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from core.extract.surface.page import EMAIL, FOOTNOTE, HANDLE, MARKUP, WEB_ADDRESS, Surface, gone, is_between
from core.language.grammar import pattern
from core.model import Span
from core.offsets import Edit

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

POWER_BASE = pattern(r"(?<![\d.,])10$")


def without_markup(page: Surface) -> Surface:
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
        edits.append(Edit(start, end, new) if new else gone(text, start, end))
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
    if kind == "raised" and POWER_BASE.search(text, max(match.start() - 4, 0), match.start()):
        return f"^{match['power']}"
    if kind == "tag":
        name = match["name"].lower()
        return "" if name in _INLINE else _break(text, match, end, name)
    joins = kind != "link" and is_between(text, match.start(), end, str.isalnum)
    return " " if joins else ""


def _break(text: str, match: re.Match[str], end: int, name: str) -> str:
    """The break that a tag makes: a closing tag of a row or cell makes none, nor does an unknown tag."""
    if match.group().startswith("</") and name in ("td", "th", "tr", "li"):
        return ""
    return _BREAKS.get(name, " " if is_between(text, match.start(), end, str.isalnum) else "")
