"""Words that turn a sentence. One that no rule has read keeps its number from being judged.

"Claude never held 70 %", "each of them processed 2 trillion", "4 trillion in the week after its launch": a number is
found in all of them, and says something else than it seems to. The words are data (``data/lexicon/turning.csv``), each
with its class and its reason; a kind of claim names the classes that it reads (``READS``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.language.grammar import rule
from core.language.tags import TAGS
from core.language.vocabulary import branches
from core.model import Turn, TurningWord
from core.wordlists import table

READ = "read"
"""The class of a longer phrase in which a turning word does not turn anything ("not only", "all-time")."""

_SYMBOLS = str.maketrans({TAGS[kind]: "@" if kind == "time" else "~" for kind in TAGS.keys() - {"number", "cut"}})
"""How the phrases of the file write an expression of time and a name; "#" is the number itself."""


def turning(clause: str) -> Iterator[TurningWord]:
    """The turning words of a number's own masked clause, in reading order; a longer phrase goes before its words.

    ``clause`` has ``#`` where the number stands.
    """
    clause = clause.translate(_SYMBOLS)
    phrases, classes = _phrases()
    for match in phrases.finditer(clause):
        found = classes[match.group()]
        if found != READ:
            yield TurningWord(_shown(clause, match), Turn(found))


def _shown(clause: str, match: re.Match[str]) -> str:
    """The phrase as a reader would quote it; of one that leans on a time or a name, its own words."""
    words = match.group()
    if words == "n't":
        return clause[: match.end()].rpartition(" ")[2]
    return words.translate(_UNSAID).strip()


_UNSAID = str.maketrans("", "", "@~#")


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for every phrase, the longer before the shorter, and the class of each."""
    classes = {row["words"]: row["class"] for row in table("turning.csv")}
    inside = [words for words in classes if words[0].isalpha() and words != "n't"]
    others = [words for words in classes if words not in inside]
    return rule(rf"(?:(?<![a-z])(?:{branches(inside)})|{branches(others)})(?![a-z])"), classes
