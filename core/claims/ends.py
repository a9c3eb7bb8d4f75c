"""A rise that is written as a range, "rose 9.8 trillion to 13 trillion": what is claimed is where it ends."""

from __future__ import annotations

from dataclasses import replace

from core.interval import Interval
from core.language.grammar import rule
from core.model import Quantity, Statement
from core.resolve.structure.change import DOWN, UP

_MOVED = rule(rf"\b(?:{UP}|{DOWN}) ?$")
_LAST_NUMBER = rule(r"(\d[\d,]{0,30}+)(?:\.(\d{1,12}))?\D{0,60}$")


def later(statement: Statement, quantity: Quantity) -> Quantity:
    """The later end of two that are read as one range; other numbers as they are.

    The first of the two may be the start or the difference, and nothing is said of it.
    """
    last = _LAST_NUMBER.search(quantity.text)
    if quantity.form != "range" or last is None or not _MOVED.search(statement.lead):
        return quantity
    value, half = float(f"{last[1].replace(',', '')}.{last[2] or 0}"), 0.5 * 10.0 ** -len(last[2] or "")
    scale = quantity.allowed.high / (value + half)
    low, high = (value - half) * scale, quantity.allowed.high
    return replace(quantity, value=value * scale, allowed=Interval(low, high), form="")
