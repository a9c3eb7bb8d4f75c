"""The one place where rules over text are made; ``proof`` looks through them for what makes a search slow.

A rule is a sentence's shape over named classes: ``rule(r"{lab} {hold} {number} of {platform}'s tokens")``. A name in
braces is a class of words (``vocabulary``: every form of every verb or noun in it) or a kind of name, number or time
(``tags``); inside brackets it adds its characters to theirs, as in ``[^,;{number}]``.

Python's ``re`` steps back through every way in which a pattern can divide the same text, while it holds the
interpreter's lock, so every pattern must be built to have few such ways: ``proof.ambiguities`` tells, and a test asks
it about each pattern on the register.
"""

from __future__ import annotations

import re
from typing import Any, cast

from core.language import tags
from core.language.vocabulary import forms

_REGISTER: dict[tuple[str, int], _Pattern] = {}

_USED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groupindex", "groups")


class _Pattern:
    """A pattern that is compiled when it is first used: a text has the words of few rules, and compiling them all
    takes longer than to check it.

    What ``re`` offers is taken over as attributes of its own then, so that a later use costs nothing more.
    """

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Only called for what is not there yet: compile, and have it."""
        if name not in _USED and name != "flags":
            raise AttributeError(name)
        compiled = self.compiled()
        for used in _USED:
            setattr(self, used, getattr(compiled, used))
        self.flags = compiled.flags
        return getattr(compiled, name)

    def compiled(self) -> re.Pattern[str]:
        """The pattern as ``re`` compiles it. Raises ``re.error`` for a broken one."""
        return re.compile(self.pattern, self._flags)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, on the register, and compiled when it is first used."""
    made = _REGISTER.setdefault((source, flags), _Pattern(source, flags))
    return cast("re.Pattern[str]", made)


def rule(shape: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a sentence's shape, on the register. Raises ``KeyError`` for a ``{class}`` that there is not."""
    return pattern(spelled(shape), flags)


def spelled(shape: str) -> str:
    """A shape with every ``{class}`` spelled out. Raises ``KeyError`` for a class that there is not."""
    return _PARTS.sub(_Speller(), shape)


class _Speller:
    """Spells out the names of a shape one after the other, and knows whether they stand inside brackets."""

    def __init__(self) -> None:
        self._inside = False

    def __call__(self, part: re.Match[str]) -> str:
        name = part["name"]
        if name is None:
            self._inside = {"[": True, "]": False}.get(part.group(), self._inside)
            return part.group()
        if name not in tags.TAGS and name not in tags.SETS:
            return forms(name)
        found = tags.characters(name)
        return found if self._inside or len(found) == 1 else f"[{found}]"


_PARTS = pattern(r"\\.|[\[\]]|\{(?P<name>[a-z][a-z ]*)\}", re.S)
"""An escaped sign, a bracket, or the name of a class."""


def registered() -> tuple[re.Pattern[str], ...]:
    """Every pattern made so far, compiled, in the order of making. Raises ``re.error`` for a broken one."""
    return tuple(made.compiled() for made in _REGISTER.values())
