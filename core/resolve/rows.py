"""Tables pasted as text: the head of a column says what its numbers are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.language.grammar import pattern
from core.model import PLATFORM, Entity, EntityKind, Quantity, Sentence, Unit

_CELL = pattern(r"\||\t| {2,}")
_TOTAL_HEAD = pattern(r"(?:weekly |grand )?(?:total|all|platform|sum|overall)s?(?: tokens| volume)?", re.I)
_RULE = pattern(r"[-=:|+\s]+")


def cells(row: str) -> list[str]:
    """The cells of a row that is divided by bars, tabs or wide gaps; one cell for ordinary prose."""
    return [cell.strip().strip("*`") for cell in _CELL.split(row.strip().strip("|"))]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: its words in lower case, and whom it names ("Week | China | US | Total")."""

    words: str
    entity: Entity | None = None


def heads(sentence: Sentence, before: tuple[Column, ...]) -> tuple[Column, ...]:
    """The column heads in force after this sentence: a row without numbers sets them, prose ends them."""
    if _RULE.fullmatch(sentence.text):
        return before
    row = cells(sentence.text)
    if len(row) < 2:
        return ()
    if not any(letter.isdecimal() for cell in row for letter in cell):
        return tuple(Column(cell.lower(), _named(n, cell, sentence)) for n, cell in enumerate(row))
    return before if len(before) == len(row) else ()


def _named(place: int, cell: str, sentence: Sentence) -> Entity | None:
    """Whom a head names; a head of totals names the platform."""
    if _TOTAL_HEAD.fullmatch(cell.strip()):
        return PLATFORM
    inside = (m.entity for m in sentence.mentions if _place(m.span.start, sentence) == place)
    return next((entity for entity in inside if entity is not None and entity.kind is not EntityKind.PLATFORM), None)


def _place(offset: int, sentence: Sentence) -> int:
    """Which cell an offset of the article stands in."""
    text = sentence.text
    left = len(text) - len(text.lstrip().lstrip("|"))
    return len(_CELL.findall(text[left : offset - sentence.span.start]))


def column(quantity: Quantity, sentence: Sentence, columns: tuple[Column, ...]) -> Column:
    """The head of the column that a number stands in."""
    place = _place(quantity.span.start, sentence)
    return columns[place] if place < len(columns) else Column("")


RANK_HEADS = frozenset(("#", "rank", "ranking", "place", "position", "pos", "pos.", "no.", "no"))
"""Heads of a column of places."""


_IN_SCALE = pattern(
    r"\b(?:tokens?|volume|usage|total)\b.{0,60}?"
    r"\b(?:(?P<t>trillions?|tn|trn|t)|(?P<b>billions?|bn|b))\b"
)


def placed(quantity: Quantity, head: Column) -> Quantity:
    """The number as a place where its column holds places, and in the scale that the column's head prints."""
    if quantity.unit == "" and not quantity.form and not quantity.why and (scale := _IN_SCALE.search(head.words)):
        factor = 1e12 if scale["t"] else 1e9
        value, step = quantity.value * factor, quantity.step * factor
        return replace(quantity, value=value, unit=Unit.TOKENS, allowed=quantity.allowed.scaled(factor), step=step)
    whole = quantity.unit == "" and not quantity.why and quantity.value == int(quantity.value)
    if head.words not in RANK_HEADS or not whole:
        return quantity
    return replace(quantity, unit=Unit.RANK, form="ordinal", noun="place")


def subject_of_row(sentence: Sentence) -> Entity | None:
    """Whose row it is: its model rather than the model's maker, who may stand in a cell of their own."""
    named = [m.entity for m in sentence.mentions if m.entity is not None]
    models = [entity for entity in named if entity.kind in (EntityKind.MODEL, EntityKind.FAMILY)]
    return next(iter(models or named), None)
