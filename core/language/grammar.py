"""Patterns over text, each compiled in one place so that a test can go through all of them."""

from __future__ import annotations

import re

_REGISTER: dict[tuple[str, int], re.Pattern[str]] = {}


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, which also puts the pattern on the register."""
    compiled = re.compile(source, flags)
    _REGISTER[source, flags] = compiled
    return compiled


def registered() -> tuple[re.Pattern[str], ...]:
    """Every pattern compiled so far, in the order of compilation."""
    return tuple(_REGISTER.values())
