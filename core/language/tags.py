"""What stands in a sentence's words for its names, times and numbers, so that rules are written over grammar.

A masked sentence (``core/resolve/structure/clause.py``) has one private-use character for every mention, number and
time. Rules never show them: they say ``{number}``, ``{time}``, ``{lab}``, or a set of them, ``{somebody}``, which
``rule`` of ``core/language/grammar.py`` puts in. Those of a pasted text never pass for one.
"""

from __future__ import annotations

TAGS = {
    "platform": "\ue000",
    "country": "\ue001",
    "lab": "\ue002",
    "family": "\ue003",
    "model": "\ue004",
    "weights": "\ue005",
    "top": "\ue006",
    "rank": "\ue007",
    "group": "\ue008",
    "unlisted": "\ue009",
    "they": "\ue00a",
    "number": "\ue00b",
    "time": "\ue00c",
    "cut": "\ue00d",
}
"""One character for each kind of mention (``EntityKind``, and "they" for a pronoun), for a number and for a time; the
last stands where the words of a long sentence were cut off."""

SETS = {
    "named": ("country", "lab", "family", "model", "weights"),
    "somebody": ("country", "lab", "family", "model", "weights", "top", "rank", "group", "unlisted", "they"),
    "doer": ("country", "lab", "family", "model", "weights", "rank", "group", "they"),
    "anybody": ("platform", "somebody"),
    "tag": ("anybody", "number", "time", "cut"),
}
"""Several kinds at once: those with usage of their own, all but the platform, whoever can have a number of tokens,
every mention, and everything that is no word."""


def characters(name: str) -> str:
    """The characters of a kind or a set of kinds. Raises ``KeyError`` for a name that is neither."""
    return TAGS[name] if name in TAGS else "".join(characters(kind) for kind in SETS[name])


NUMBER, TIME, TOP, PLATFORM, THEY, CUT = (TAGS[name] for name in ("number", "time", "top", "platform", "they", "cut"))
