"""The one place where patterns over text are made; ``proof`` looks through them for what makes a search slow.

Python's ``re`` steps back through every way in which a pattern can divide the same text, while it holds the
interpreter's lock, so every pattern must be built to have few such ways: ``proof.ambiguities`` tells, and a test asks
it about each pattern on the register.
"""

from __future__ import annotations

import re
from typing import Any, cast

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


def registered() -> tuple[re.Pattern[str], ...]:
    """Every pattern made so far, compiled, in the order of making. Raises ``re.error`` for a broken one."""
    return tuple(made.compiled() for made in _REGISTER.values())
