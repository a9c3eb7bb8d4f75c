"""The words that the grammar of ``core/extract/names/entities.py`` knows: names, word classes, groups without data.

All of it is data (``data/lexicon``); this file reads it and finds the longest entry at a place in a text. Spelling is
levelled first: case, hyphens and the gap between letters and digits say nothing ("GPT-5.5", "gpt 5.5", "GPT5.5").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from core.language.grammar import pattern
from core.wordlists import table

CODES = {
    "platform": "P",
    "country name": "n",
    "country adjective": "c",
    "lab": "L",
    "family": "F",
    "family only with version": "f",
    "model": "M",
    "brand": "B",
    "unlisted lab": "U",
    "unlisted": "U",
    "open": "w",
    "closed": "w",
    "open models": "W",
    "weak open": "o",
    "weak closed": "o",
    "origin": "d",
    "filler": "a",
    "models": "m",
    "one model": "N",
    "labs": "l",
    "one lab": "b",
    "usage": "u",
    "people": "p",
    "stray": "z",
    "stray phrase": "Z",
    "place": "i",
    "source": "r",
    "top": "t",
    "number": "#",
    "ordinal": "O",
    "placed": "s",
    "magnitude": "g",
    "determiner": "e",
    "total": "T",
    "period": "y",
    "of": "v",
    "and": "&",
    "non": "x",
    "function": "j",
    "pronoun": "q",
    "reference": "Q",
    "platform phrase": "H",
    "rank phrase": "R",
    "share": "h",
    "task": "k",
    "task adjective": "K",
    "size": "S",
}
"""One letter for each class of words in ``data/lexicon``."""

_TOKEN = pattern(
    r"(?:U\.S\.A|U\.S|U\.K|A\.I)\b\.?|[^\W\d_]+|\d+(?:[.,]\d+)*|(?<=\w)'s\b|(?<=\s)-+(?=\s)|[^\w\s-]", re.I
)
_GLUE = frozenset(("", " ", "-", "_", "\n", " \n"))


class Token(NamedTuple):
    """A word, number or mark of a text; ``word`` is its levelled spelling. ``joined``: no break before it.

    A tuple, because one is made for every word.
    """

    start: int
    end: int
    word: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lexicon: its class letter and what it stands for. ``case`` is "", "title" or "exact"."""

    code: str = ""
    key: str = ""
    name: str = ""
    case: str = ""
    note: str = ""
    alias: str = ""

    def spelled(self, words: str) -> bool:
        """True when the text spells the entry as its case demands."""
        if self.case == "exact":
            return words == self.alias
        return self.case != "title" or words[:1].isupper()


NO_ENTRY = Entry()


@dataclass(frozen=True, slots=True)
class Node:
    """A step of the trie over levelled words."""

    following: dict[str, Node]
    entries: list[Entry]


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words, numbers and marks of a stretch of text. Hyphens and underscores inside words only divide them."""
    found: list[Token] = []
    last = start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, behind = match.span()
        word = match.group()
        level = word.lower().replace(".", "") if word[0].isalpha() else word
        found.append(Token(first, behind, level, text[last:first] in _GLUE))
        last = behind
    return found


def _levelled(alias: str) -> list[str]:
    return [token.word for token in tokens(alias)]


def _entries() -> Iterator[Entry]:
    for row in table("names.csv"):
        note = "" if row["case"] else row["reason"]
        yield Entry(CODES[row["class"]], row["key"], row["name"], row["case"], note, row["alias"])
    exceptions = table("exceptions.csv")
    dropped = {tuple(_levelled(row["alias"])) for row in exceptions if row["action"] == "drop"}
    for row in [row for row in exceptions if row["action"] == "add"]:
        yield Entry(CODES[row["kind"]], row["key"], row["name"], row["case"], "", row["alias"])
    for row in table("models.csv"):
        if tuple(_levelled(row["alias"])) not in dropped:
            yield Entry(CODES[row["kind"]], row["key"], row["name"], row["case"], row["note"], row["alias"])
    for row in table("words.csv"):
        yield Entry(CODES[row["class"]], row["key"], row["words"], "", row["note"], row["words"])
    for row in table("unlisted.csv"):
        yield Entry(CODES["unlisted"], row["key"], row["alias"], row["case"], row["reason"], row["alias"])


@cache
def telling() -> frozenset[str]:
    """Words of model names that one lab alone uses ("Luna", "Sonnet"): alone, they mean the model named before."""
    authors: dict[str, set[str]] = {}
    for row in table("models.csv"):
        for word in _NAME_WORD.findall(row["name"]):
            authors.setdefault(word, set()).add(row["key"].partition("/")[0])
    return frozenset(word for word, makers in authors.items() if len(makers) == 1 and word not in _TIER_WORDS)


_NAME_WORD = pattern(r"(?<![\w.-])[A-Z][a-z]{3,}(?![\w-])")
_TIER_WORDS = frozenset(
    "Alpha Base Beta Chat Code Coder Codex Command Deep Exp Fast Flash Free Guard Instant Instruct Large Lite Mini "
    "Medium Nano"
    " Omni Plus Preview Pro Reasoning Research Small Speed Step Super Think Thinking Turbo Ultra Video Vision".split()
)
"""Names of sizes and editions, which are ordinary words."""


@cache
def lexicon() -> Node:
    """The whole lexicon as one trie, read once. The entry read first wins where two are spelled alike."""
    root = Node({}, [])
    for entry in _entries():
        node = root
        for word in _levelled(entry.alias):
            node = node.following.setdefault(word, Node({}, []))
        node.entries.append(entry)
    return root


def spellings() -> Iterator[str]:
    """Every entry as it is printed."""
    return (entry.alias for entry in _entries())


def longest(text: str, words: Sequence[Token], at: int) -> tuple[Entry, int]:
    """The longest entry that begins at token ``at``, and the index of the token behind it; else ``NO_ENTRY``."""
    node = lexicon().following.get(words[at].word)
    best = NO_ENTRY, at + 1
    index = at
    while node is not None:
        index += 1
        if node.entries and not _cut(words, index):
            spelling = text[words[at].start : words[index - 1].end]
            for entry in node.entries:
                if entry.spelled(spelling):
                    best = entry, index
                    break
        if not node.following or index == len(words) or not _adjacent(words, index):
            break
        node = node.following.get(words[index].word)
    return best


def named(alias: str) -> Entry:
    """The entry spelled exactly so, or ``NO_ENTRY``."""
    words = tokens(alias)
    entry, end = longest(alias, words, 0)
    return entry if end == len(words) else NO_ENTRY


def _adjacent(words: Sequence[Token], index: int) -> bool:
    """True when a name may go on at ``index``: no break before it, and no space inside "K2" or "120B"."""
    left, right = words[index - 1], words[index]
    if not right.joined or left.end == right.start:
        return right.joined
    lone = (len(left.word) == 1 and left.word.isalpha() and right.word[0].isdecimal()) or (
        len(right.word) == 1 and right.word.isalpha() and left.word[0].isdecimal()
    )
    return not lone


def _cut(words: Sequence[Token], index: int) -> bool:
    """True when a name would end inside a word ("GPT-4" in "GPT-4o") or take a quantity's number ("Hy 3 trillion")."""
    if index == len(words):
        return False
    left, right = words[index - 1], words[index]
    if left.end == right.start and left.word[-1].isalnum() and right.word[0].isalnum():
        return left.word != "top"  # "TOP5" is the top five
    return left.word[0].isdecimal() and (right.word in _MAGNITUDES or right.word == "%")


_MAGNITUDES = frozenset({"trillion", "billion", "million", "thousand", "t", "tn", "trn", "bn", "percent", "points"})


@cache
def regions() -> dict[str, str]:
    """Region key to the name of its models, from ``regions.csv``."""
    return {row["key"]: row["name"] for row in table("regions.csv")}


@cache
def _references() -> dict[str, str]:
    return {row["words"].lower(): row["key"] for row in table("words.csv") if row["class"] in ("pronoun", "reference")}


def reference(words: str) -> str:
    """What a pronoun or phrase may stand for: "plural", "singular", "lab", "former", a number of things; "" unclear."""
    known = _references().get(words.lower())
    if known is not None:
        return known
    last = named(words.rpartition(" ")[2]).code
    if last in _SINGULAR_HEADS:
        return _SINGULAR_HEADS[last]
    return next((number for word in words.lower().split() if (number := whole_number(word))), "")


_SINGULAR_HEADS = {CODES["one lab"]: "lab", CODES["one model"]: "model"}


_TEENS = "two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(value) for value, word in enumerate(_TEENS.split(), 2)}
_NUMBERS |= {"fifteen": "15", "twenty": "20", "thirty": "30", "fifty": "50", "hundred": "100"}


def whole_number(word: str) -> str:
    """The digits of a whole number in words or digits ("ten" is "10"); "" for any other word."""
    return word if word.isdecimal() else _NUMBERS.get(word.lower(), "")
