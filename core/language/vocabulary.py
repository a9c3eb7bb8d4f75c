"""English once: the forms of the words that rules are written with, from their lemmas.

``data/lexicon/verbs.csv`` and ``nouns.csv`` hold a lemma, its classes, and the forms that no rule of spelling
gives. The others are derived here, so that a verb which is added once is known in all its endings wherever its class is
used: ``rule(r"\\b{hold} (?:the )?top {place}")``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "lexicon"
"""Where the lexicon lies; one file of words for each part of speech."""

_VOWELS = "aeiou"
_STRESSED = frozenset(("propel",))
"""Verbs of two syllables that double their last letter, because they are stressed there."""


@cache
def forms(name: str) -> str:
    """All forms of all words of a class as one group of a pattern, which tries every letter once."""
    return branches(_classes()[name])


def branches(words: Sequence[str]) -> str:
    """A pattern of words that shares their beginnings; where one word begins another, the longer is tried first."""
    following: dict[str, list[str]] = {}
    for word in words:
        if word:
            following.setdefault(word[0], []).append(word[1:])
    found = [re.escape(letter).replace(r"\ ", " ") + branches(rest) for letter, rest in following.items()]
    if not found:
        return ""
    group = found[0] if len(found) == 1 and "" not in words else f"(?:{'|'.join(found)})"
    return f"{group}?" if "" in words else group


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Every class with its forms."""
    found: dict[str, set[str]] = {}
    for file, ending in (("verbs.csv", conjugated), ("nouns.csv", declined)):
        with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for name in row["class"].split("|"):
                    found.setdefault(name, set()).update(ending(row["lemma"], row["irregular"]))
    return {name: tuple(sorted(words)) for name, words in found.items()}


def conjugated(lemma: str, irregular: str = "") -> frozenset[str]:
    """All forms of a verb: hold, holds, holding and, from ``irregular``, held.

    ``irregular`` gives the past forms, any odd third person ("has"), and all forms of "be". What follows the verb
    ("edge up") stays as it is.
    """
    verb, _, rest = lemma.partition(" ")
    said = irregular.split()
    if verb == "be":
        return frozenset(said)
    past = [] if said else [_ed(verb)]
    third = [] if {"has", "goes"} & set(said) else [_s(verb)]
    return frozenset(f"{form} {rest}".strip() for form in (verb, *third, _ing(verb), *past, *said))


def declined(lemma: str, irregular: str = "") -> frozenset[str]:
    """Singular and plural of a noun; what ``irregular`` gives is all of it."""
    return frozenset([irregular]) if irregular else frozenset((lemma, _s(lemma)))


def _s(word: str) -> str:
    if _ends_in_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if _ends_in_y(verb) else f"{_doubled(verb)}ed"


def _ing(verb: str) -> str:
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{_doubled(verb)}ing"


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _doubled(verb: str) -> str:
    """The stem before an ending: a verb of one syllable in one vowel and one consonant doubles it ("topped")."""
    return verb + verb[-1] if _is_short(verb) or verb in _STRESSED else verb


def _is_short(verb: str) -> bool:
    """True for one vowel and one consonant at the end of one syllable: "top", not "row", "lead" or "open"."""
    onset, vowel, last = verb[:-2], verb[-2:-1], verb[-1:]
    return vowel != "" and vowel in _VOWELS and last not in _VOWELS + "wxy" and not set(onset) & set(_VOWELS)
