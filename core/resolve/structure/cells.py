"""Tables pasted as text: the head of a column says what its numbers are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.extract.times import calendar
from core.extract.times.words import MONTHS
from core.language.grammar import rule
from core.model import PLATFORM, UNDATED, Basis, Entity, EntityKind, Grain, Period, Quantity, Sentence, Unit

_CELL = rule(r"\||\t| {2,}")

_TOTAL_HEAD = rule(r"(?:weekly |grand )?(?:total|all|platform|sum|overall)s?(?: tokens| volume)?", re.I)

_DIGIT = rule(r"\d")

_MONTH_YEAR = rule(r"(?P<month>[A-Za-z]{3,9})\.?[ -]?'?(?P<year>2[0-9])")

_RULE = rule(r"[-=:|+\s]+")


def cells(row: str) -> list[str]:
    """The cells of a row that is divided by bars, tabs or wide gaps; one cell for ordinary prose."""
    return [cell.strip().strip("*`") for cell in _CELL.split(row.strip().strip("|"))]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: its words in lower case, and whom it names ("Week | China | US | Total").

    ``scale`` is what its bare numbers are printed in, as the head or the line above the table says; else 1.
    """

    words: str
    entity: Entity | None = None
    scale: float = 1.0
    period: Period = UNDATED


_SCALES = {"t": 1e12, "b": 1e9, "m": 1e6}

_SCALE = r"(?P<scale>trillions?|tn|trn|t|billions?|bn|b|millions?|mn|m)"

_IN_BRACKETS = rule(rf"[(\[](?:in )?{_SCALE}(?: (?:of )?tokens)?[)\]]")

_OF_COLUMN = rule(rf"\b(?:tokens?|volume|usage|total)\b.{{0,60}}?\b{_SCALE}\b")

_OF_TABLE = rule(
    rf"\btokens?\b.{{0,120}}?(?:\bin |[(\[]){_SCALE}\b|\bin {_SCALE.replace('scale', 'early')} of tokens\b"
)

_AMOUNTS = rule(r"\b(?:tokens?|volume|usage|total|sum|all)\b")


def caption(sentence: Sentence) -> float:
    """The scale that a line above a table gives its tokens ("Weekly tokens, in trillions"); 1 without one."""
    said = _OF_TABLE.search(sentence.text.lower()) if len(sentence.text) <= _LONGEST_CAPTION else None
    return _SCALES[(said["scale"] or said["early"])[0]] if said else 1.0


_LONGEST_CAPTION = 200  # characters


def heads(sentence: Sentence, before: tuple[Column, ...], above: float = 1.0) -> tuple[Column, ...]:
    """The column heads in force after this sentence: a row without numbers sets them, prose ends them.

    Weeks and months may head the columns of a table, under a corner that is none. ``above`` is the scale of the line
    before.
    """
    if _RULE.fullmatch(sentence.text):
        return before
    row = cells(sentence.text)
    if len(row) < 2:
        return ()
    periods = {} if before else _periods(row, sentence)
    numbered = [n for n, cell in enumerate(row) if _DIGIT.search(_OF_SO_LONG.sub("", cell))]
    if all(n in periods for n in numbered) and 0 not in periods:
        return tuple(_head(n, cell, sentence, periods.get(n, UNDATED), above) for n, cell in enumerate(row))
    return before if len(before) == len(row) else ()


_OF_SO_LONG = rule(r"\b(?:top )?\d{1,2}[ -]?(?:d|h|w|days?|hours?|weeks?|wks?)\b")  # "tokens (7d)" heads a column


def _head(place: int, cell: str, sentence: Sentence, period: Period, above: float) -> Column:
    words, entity = cell.lower(), _named(place, cell, sentence)
    return Column(words, entity, _scale(words, entity, above), period)


def _scale(words: str, entity: Entity | None, above: float) -> float:
    """The scale of a column: its head's own, else that of the line above where the column counts tokens."""
    own = _OF_COLUMN.search(words) or (_IN_BRACKETS.search(words) if entity is not None else None)
    if own:
        return _SCALES[own["scale"][0]]
    return above if entity is not None or _AMOUNTS.search(words) else 1.0


def _periods(row: list[str], sentence: Sentence) -> dict[int, Period]:
    """The periods that head columns, by the number of the cell."""
    if len(months := {n: month for n, cell in enumerate(row) if (month := month_and_year(cell)) is not None}) > 1:
        return months
    dated = ((time, _place(time.span.start, sentence)) for time in sentence.times if time.period.known)
    return {n: time.period for time, n in dated if n < len(row) and len(row[n]) <= len(time.text) + _MORE}


_MORE = 6
"""Letters that a head may have beside its time ("w/e", a bracket)."""


def month_and_year(cell: str) -> Period | None:
    """The month of "Jun 26" or "Jun '26" where a column or a row of months shows that 26 is no day."""
    printed = _MONTH_YEAR.fullmatch(cell.strip())
    if printed is None or (number := MONTHS.get(printed["month"].lower())) is None:
        return None
    first, last = calendar.month(2000 + int(printed["year"]), number)
    return Period(first, last, Basis.STATED, Grain.MONTH, "a month and its year, as the table's other heads are")


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


RANK_HEADS = frozenset(("", "#", "rank", "ranking", "place", "position", "pos", "pos.", "no.", "no"))
"""Heads of a column of places; "#" is lost where Markdown is taken off."""

LAST_PLACE = 100
"""A place further down is rather a number of something else."""


def placed(quantity: Quantity, head: Column) -> Quantity:
    """The number as a place where its column holds places, and in the scale that the column's head prints."""
    bare = quantity.value < head.scale  # "5.34T" under "Tokens (trillion)" has its own scale
    if quantity.unit == "" and not quantity.form and not quantity.why and head.scale != 1.0 and bare:
        value, step = quantity.value * head.scale, quantity.step * head.scale
        return replace(quantity, value=value, unit=Unit.TOKENS, allowed=quantity.allowed.scaled(head.scale), step=step)
    whole = quantity.unit == "" and not quantity.why and quantity.value == int(quantity.value)
    if head.words not in RANK_HEADS or not whole or quantity.value > LAST_PLACE:
        return quantity
    return replace(quantity, unit=Unit.RANK, form="ordinal", noun="place")


def subject_of_row(sentence: Sentence) -> Entity | None:
    """Whose row it is: its model rather than the model's maker, who may stand in a cell of their own."""
    named = [m.entity for m in sentence.mentions if m.entity is not None]
    models = [entity for entity in named if entity.kind in (EntityKind.MODEL, EntityKind.FAMILY)]
    return next(iter(models or named), None)


def headed(lead: str, head: Column) -> str:
    """The words before a number in a cell, with the words over its column."""
    sign = "+" if lead.endswith("+") else ""
    return f"{lead.removesuffix('+')}{head.words} {sign}"
