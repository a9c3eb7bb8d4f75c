"""From sources to patterns.

A source is a regular expression in which each word or mark stands for one token and white space is layout; capitals are
word classes, ``_`` is a word without a meaning here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.extract.times.moments import Reader
from core.extract.times.phrases import Source
from core.extract.times.rules import ASIDES, BASELINES, CALENDAR, LATER, LEAD, LENGTHS, NOWS, REFERENCES, SETS, STREAKS
from core.language.grammar import pattern

Start = tuple[str, ...]

_ITEM = pattern(r"\(\?(?P<look><?[=!])(?P<words>[^()]*)\)|(?P<word>[A-Za-z_]+|[,%-])(?P<optional>(?=\s*[?]))?|\S")

_WORD = pattern("[a-z]+|%")

_MEANT_OUTSIDE = "while but with as when according whereas and or amid despite"  # what may follow "the week before"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over codes, and what reads the words that it matches."""

    pattern: re.Pattern[str]
    read: Reader


def translated(source: str) -> str:
    """A rule's source as a pattern over codes: each word brings the space behind it."""
    return "".join(_item(match) for match in _ITEM.finditer(source))


def _item(match: re.Match[str]) -> str:
    if match["word"]:
        return f"(?:{match['word']} )" if match["optional"] is not None else f"{match['word']} "
    if not match["look"]:
        return match.group().replace("(", "(?:")
    choices = [" ".join(choice.split()) + " " for choice in match["words"].split("|")]
    if match["look"] == "<=":
        return "(?:" + "|".join(f"(?<= {choice})" for choice in choices) + ")"
    if match["look"] == "<!":
        return "".join(f"(?<! {choice})" for choice in choices)
    return f"(?{match['look']}{'|'.join(choices)})"


def starts(source: str) -> set[Start]:
    """The first two words of everything that a rule can match, whatever it looks for around that; one is the whole."""
    items = [match.group() for match in _ITEM.finditer(source) if not match["look"]]
    return _starts(items, _closing(items), 0, 2)


def _closing(items: Sequence[str]) -> dict[int, int]:
    """Where each group that opens ends."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for at, item in enumerate(items):
        if item == "(":
            opened.append(at)
        elif item == ")":
            found[opened.pop()] = at
    return found


def _starts(items: Sequence[str], closing: Mapping[int, int], at: int, size: int) -> set[Start]:
    """The first ``size`` words of everything from ``items[at]`` to the end of its group."""
    found: set[Start] = set()
    choice: set[Start] = {()}
    while at < len(items) and items[at] != ")":
        if items[at] == "|":
            found |= choice
            choice, at = {()}, at + 1
            continue
        end = closing.get(at, at)
        wanted = size - min(map(len, choice))
        if wanted:
            part: set[Start] = _starts(items, closing, at + 1, wanted) if end > at else {(items[at],)}
            if items[end + 1 : end + 2] == ["?"]:
                part.add(())
            choice = {(start + more)[:size] for start in choice for more in (part if len(start) < size else {()})}
        at = end + (2 if items[end + 1 : end + 2] == ["?"] else 1)
    return found | choice


def by_start(sources: Iterable[Source]) -> Mapping[Start, Sequence[Rule]]:
    """The rules that can begin with each first word or two words, in the order of the table.

    Those that can be one word alone stand under it and under every pair that it begins.
    """
    rules = [(starts(source) - {()}, Rule(pattern(translated(source)), read)) for source, read in sources]
    begun = {start for own, _ in rules for start in own}
    by_first: dict[Start, list[Start]] = {}
    for start in begun:
        by_first.setdefault(start[:1], []).append(start)
    found: dict[Start, list[Rule]] = {start: [] for start in begun}
    for own, rule in rules:
        for start in own.union(*(by_first[start] for start in own if len(start) == 1)):
            found[start].append(rule)
    return found


_OTHERS = (*LATER, *SETS, *BASELINES, *LENGTHS, *STREAKS, *NOWS, *REFERENCES, *ASIDES)

DATED = by_start(CALENDAR)

PHRASES = by_start(_OTHERS)

LEADING = pattern(translated(LEAD))

_FIRSTS = {start[:1] for start in DATED}

LED = frozenset((lead + first)[:2] for lead in starts(LEAD) if lead for first in _FIRSTS)
"""The first two words of what leads in and of what it leads to."""

STARTS = DATED.keys() | PHRASES.keys() | LED

VOCABULARY = frozenset(
    _WORD.findall(" ".join([LEAD, _MEANT_OUTSIDE, *(source for source, _ in (*CALENDAR, *_OTHERS))]))
)
"""Every word that the grammar knows by itself."""
