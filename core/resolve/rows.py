"""Tables pasted as text: the head of a column says what its numbers are."""

from __future__ import annotations

import re

from core.model import Quantity, Sentence

_CELL = re.compile(r"\||\t| {3,}")
_RULE = re.compile(r"[-=:|+\s]+")


def cells(row: str) -> list[str]:
    """The cells of a row that is divided by bars, tabs or wide gaps; one cell for ordinary prose."""
    return [cell.strip().strip("*`") for cell in _CELL.split(row.strip().strip("|"))]


def heads(sentence: Sentence, before: tuple[str, ...]) -> tuple[str, ...]:
    """The column heads in force after this sentence: a row without numbers sets them, prose ends them."""
    if _RULE.fullmatch(sentence.text):
        return before
    row = cells(sentence.text)
    if len(row) < 2:
        return ()
    if not any(re.search(r"\d", cell) for cell in row):
        return tuple(cell.lower() for cell in row)
    return before if len(before) == len(row) else ()


def column(quantity: Quantity, sentence: Sentence, columns: tuple[str, ...]) -> str:
    """The head of the column that a number stands in."""
    text = sentence.text
    left = len(text) - len(text.lstrip().lstrip("|"))
    place = len(_CELL.findall(text[left : quantity.span.start - sentence.span.start]))
    return columns[place] if place < len(columns) else ""
