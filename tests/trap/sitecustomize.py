"""A pattern that can be led to backtrack for ever, for every process that has this folder on its path."""

from __future__ import annotations

import re

from core.extract import sentences
from core.model import Span

_read = sentences.sentences


def trap(text: str) -> list[tuple[Span, int, bool]]:
    re.search(r"(a+)+c", text)
    return _read(text)


sentences.sentences = trap
