"""The text as a reader sees it: markup and typography made plain without moving a single character.

``surface`` returns a string of exactly the same length, so an offset into it is an offset into the text as given. Marks
become spaces, never nothing: a rule over surface text must allow more than one space between two words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from core.model import Span

WEB_ADDRESS = "a web address"
EMAIL = "an e-mail address"
HANDLE = "a user name"
MARKUP = "the page's code"
FOOTNOTE = "a footnote mark"

_LAST_DIGIT = 0x1FC00  # no decimal digit is encoded above (Unicode 15)
_TOP_LEVEL = "com|org|net|edu|gov|io|ai|co|dev|app|run|ly|me|info|news|live|tech|cloud|xyz|pro|eu|uk|de|fr|cn|in|jp"

_BLANKED = re.compile(
    rf"""
      (?P<footnote>\[\^?\d{{1,3}}\](?:\([^()\s]{{0,2000}}\))?)
    | (?P<link>\]\([^()\s]{{0,2000}}(?:\([^()\s]{{0,200}}\)[^()\s]{{0,2000}})?(?:\s"[^"\n]{{0,200}}")?\))
    | (?P<comment><!--)
    | (?P<code><(?P<element>script|style)\b[^<>]{{0,2000}}>)
    | (?P<tag></?[a-z][^<>]{{0,2000}}>)
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z]{{2,8}});)
    | (?P<url>\b(?:https?|ftp)://[^\s<>"\]]+|\bwww\.[^\s<>"\]]+
        |(?<![\w.@-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_TOP_LEVEL})/[^\s<>"\]]*)
    | (?P<email>(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}})
    | (?P<handle>(?<![\w@.])@\w{{1,50}})
    """,
    re.X | re.I,
)
_TELLING = re.compile(r"[\[\]<&@/]|www\.", re.I)
"""What every match of ``_BLANKED`` has in its first word. Prose has little of it, and this is quick to look for."""
_KINDS = {
    "footnote": FOOTNOTE,
    "link": WEB_ADDRESS,
    "comment": MARKUP,
    "element": MARKUP,
    "tag": MARKUP,
    "entity": MARKUP,
    "url": WEB_ADDRESS,
    "email": EMAIL,
    "handle": HANDLE,
}
_CLOSERS = {"comment": re.compile("-->"), "script": re.compile(r"</script\s*>", re.I)}
_CLOSERS["style"] = re.compile(r"</style\s*>", re.I)
_SENTENCE_END = ".,;:!?'\")*_`~"

# Emphasis, code, brackets, escapes, headings. Each begins with its mark, so that plain text is quickly passed over.
_MARKS = re.compile(r"\*|`|\[|\]|\\|~~|#(?!\d)|_(?<![A-Za-z0-9]_)_*|__*(?![A-Za-z0-9])")
_RANGE_DASH = re.compile(r"(?<=\d)( ?)[–—](?= ?[\d$€£¥₹~])")
_SPACED_DASH = re.compile(r"(?<=\s)[–—](?=\s)")

_SPACES = "\u00a0\u00ad\u061c\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufe0e\ufe0f\ufeff"
_HYPHENS = "\u2010\u2011\u2012\u2212\u2043\ufe58\ufe63\uff0d"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"


def _each(characters: str) -> Iterator[int]:
    """Code points of a character list, in which ``a-b`` is a run."""
    for first, last in re.findall(r"(.)-(.)|.", characters, re.S):
        if first:
            yield from range(ord(first), ord(last) + 1)
    yield from (ord(c) for c in re.sub(r".-.", "", characters, flags=re.S))


def _translation() -> dict[int, str]:
    """One character for one character."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII
    table |= {code: str(unicodedata.digit(chr(code))) for code in range(0x80, _LAST_DIGIT) if chr(code).isdecimal()}
    table |= dict.fromkeys(_each(_SPACES), " ") | dict.fromkeys(map(ord, _HYPHENS), "-")
    table |= dict.fromkeys(map(ord, _SINGLE_QUOTES), "'") | dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    table[ord("İ")] = "I"  # the one letter whose lower case is two characters long
    table[ord("―")] = "—"
    return table


_TRANSLATION = _translation()


def blanked(text: str) -> list[tuple[Span, str]]:
    """Stretches that are no prose, in order and apart, each with what it is: digits inside state nothing.

    Web addresses, e-mail addresses, user names, footnote marks, HTML tags and entities, and whole scripts and styles.
    """
    found: list[tuple[Span, str]] = []
    unclosed: set[str] = set()
    at = 0
    while telling := _TELLING.search(text, at):
        match = _BLANKED.search(text, max(at, text.rfind(" ", at, telling.start())))
        if match is None:
            break
        name = match.lastgroup or "tag"
        end = match.end()
        opener = (match["element"] or "").lower() or name
        if opener in _CLOSERS and opener not in unclosed:
            closer = _CLOSERS[opener].search(text, end)
            if closer:
                end = closer.end()
            else:
                unclosed.add(opener)  # looked for once: a thousand openers must not mean a thousand scans
        elif name in ("url", "email"):
            end = match.start() + len(_trimmed(match.group()))
        found.append((Span(match.start(), end), _KINDS.get(name, MARKUP)))
        at = end
    return found


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    return address.rstrip(_SENTENCE_END) or address


def surface(text: str, without: Sequence[tuple[Span, str]] | None = None) -> str:
    """``text`` in plain typography, character for character; ``without`` is ``blanked(text)`` where that is known.

    Digits of every script, quotes, hyphens and spaces become ASCII; a dash between numbers becomes "-", a dash that
    breaks a clause becomes "—"; everything in ``blanked`` and all marks of markdown become spaces. ``#`` stays before
    a digit (#1). Lower-casing the result keeps its length.
    """
    pieces: list[str] = []
    at = 0
    for span, _ in blanked(text) if without is None else without:
        pieces += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    plain = "".join([*pieces, text[at:]]).translate(_TRANSLATION)
    plain = _MARKS.sub(lambda mark: " " * len(mark.group()), plain)
    if plain.isascii():
        return plain  # no dashes
    plain = _RANGE_DASH.sub(r"\1-", plain)
    return _SPACED_DASH.sub("—", plain).replace("–", "-")
