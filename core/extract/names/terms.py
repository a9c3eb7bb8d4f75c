"""A text as terms: one for each word or name that the lexicon knows, each with the letter of its class."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.extract.names.lexicon import NO_ENTRY, Entry, Token, lexicon, longest, named, tokens
from core.language.grammar import pattern
from core.model import Span


class Term(NamedTuple):
    """A piece of the text that counts as one word to the grammar. A tuple: one is made for every word."""

    code: str
    start: int
    end: int
    entry: Entry = NO_ENTRY


_TIERS = (
    r"(?:[-\ ](?:Pro|Max|Flash|Mini|Lite|Plus|Ultra|Turbo|Preview|Coder|Thinking|Nano|Air|Fast|Codex|Instruct|Code"
    r"|Large|Small|Medium|Omni)\b|[-\ ]\d{1,4}[bB]\b){0,4}"
)

_BARE_VERSION = pattern(rf"[VKMR]\d{{1,2}}(?:\.\d{{1,2}})?(?![\w.]\w){_TIERS}")

_VERSION_TAIL = pattern(
    rf"""[-\ ]?
        (?:[VKMRvkmr]\d+(?:\.\d+)* | (?P<plain>\d{{1,3}}(?:\.\d{{1,2}})*(?:o|v|B|b)?)) (?![\w%]|[.,]\d) {_TIERS}""",
    re.X,
)

_EDITION = pattern(r" ([A-Z][a-z]{2,15})(?![\w.])")

_COUNTED = pattern(r" (?:trillion|billion|million|thousand|percent|per cent|[a-z]+s\b)| ?(?:%|tn\b|bn\b|T\b)")

_MARKS = {"'s": "'", "'": "'", ",": ",", ".": ".", ":": ":", "/": "/", "(": "(", ")": ")", "&": "&", "%": "%", "$": "$"}


def terms_of(text: str, span: Span) -> list[Term]:
    """A stretch of text as terms, left to right; names are taken whole, the longest first."""
    words = tokens(text, span.start, span.end)
    openers = lexicon().following
    found: list[Term] = []
    at = 0
    while at < len(words):
        token = words[at]
        if not token.joined and found:
            found.append(Term(";", token.start, token.start))
        entry, after = longest(text, words, at) if token.word in openers else (NO_ENTRY, at + 1)
        if entry is NO_ENTRY and token.word[0] not in "vkmr":
            found.append(Term(_code(token.word), token.start, token.end))
            at += 1
        else:
            term = _name(text, entry, token, words[after - 1].end)
            found.append(term)
            while at < len(words) and words[at].start < term.end:
                at += 1
    return found


def _name(text: str, entry: Entry, token: Token, end: int) -> Term:
    """The term of a lexicon entry, or of a version without its brand."""
    if entry.code in VERSIONED and (tail := _version_tail(text, end, entry.code)) is not None:
        return Term("X", token.start, tail, entry)
    if entry is NO_ENTRY or entry.code == "f":
        bare = _BARE_VERSION.match(text, token.start)
        return Term("V", token.start, bare.end()) if bare else Term(_code(token.word), token.start, token.end)
    return Term("U" if entry.code == "B" else entry.code, token.start, end, entry)


VERSIONED = frozenset("LFfB")


def _code(word: str) -> str:
    """The letter of a word, number or mark that the lexicon does not know."""
    if word[0].isdecimal():
        return "#" if word.isdecimal() and len(word) < 4 and int(word) <= 100 else "D"
    return "_" if word[0].isalpha() else _MARKS.get(word, ";")


def _version_tail(text: str, end: int, code: str) -> int | None:
    """Where a version behind a brand ends ("GPT-7", "Kimi K9", "DeepSeek V9 Pro"); ``None`` when none follows.

    A lab's name takes a plain number only with an edition behind it ("Qwen 9 Mega"): in "OpenAI 7" it counts something.
    """
    match = _VERSION_TAIL.match(text, end)
    if match is None or (match["plain"] and _COUNTED.match(text, match.end())):
        return None
    if code != "L" or not match["plain"] or match.end() > match.end("plain"):
        return match.end()
    edition = _EDITION.match(text, match.end())
    return edition.end() if edition and named(edition[1]) is NO_ENTRY else None
