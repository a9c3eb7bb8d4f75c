"""By how much something changed: the words for it turned into the quantity that is judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.interval import Interval
from core.language.grammar import rule
from core.model import (
    Comparator,
    Quantity,
    Statement,
    Unit,
)
from core.resolve.structure import change

if TYPE_CHECKING:
    pass


ABOUT = r"(?: (?:a|about|nearly|almost|roughly|more than|over|some)){0,3}"


_MULTIPLIED = rule(rf"\b{{multiply}}(?: \w+){{0,2}} by{ABOUT} ?$")


SHARE = rule(r"\bshare\b")


def in_points(statement: Statement) -> Quantity:
    """Of a share, bare points are percentage points: "its share grew by 3.2 points"."""
    quantity = statement.quantity
    if quantity.unit != "point" or not SHARE.search(statement.lead):
        return quantity
    allowed, step = quantity.allowed.scaled(0.01), quantity.step / 100
    return replace(quantity, value=quantity.value / 100, unit=Unit.POINTS, allowed=allowed, step=step)


_FELL_BY = rule(rf"\b{change.DOWN}(?: \w+){{0,2}}(?: by{ABOUT})? ?$")


def as_multiple(quantity: Quantity, statement: Statement) -> Quantity:
    """ "Multiplied by eight" as a multiple; a fall by a factor of eight as an eighth."""
    if quantity.unit == "" and quantity.value > 1 and _MULTIPLIED.search(statement.lead):
        return replace(quantity, unit=Unit.TIMES, form="multiple")
    divided = "factor of" in quantity.text.lower() and _FELL_BY.search(statement.lead) is not None
    if quantity.unit == Unit.TIMES and quantity.value > 1 and divided:
        return inverse(quantity)
    return quantity


def inverse(quantity: Quantity) -> Quantity:
    """One over a multiple, its bounds turned round: "1.4 times fewer" is 0.71 times as many."""
    low, high = quantity.allowed.low, quantity.allowed.high
    bounds = Interval(1 / high if high < float("inf") else 0.0, 1 / low if low > 0 else float("inf"))
    return replace(quantity, value=1 / quantity.value, allowed=bounds, comparator=_TURNED[quantity.comparator])


_TURNED = {
    Comparator.OVER: Comparator.UNDER,
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.UNDER: Comparator.OVER,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.EQUAL: Comparator.EQUAL,
    Comparator.ABOUT: Comparator.ABOUT,
}


PART_OF_THEN = rule(
    r"^ of (?:what (?:it|they|that|{anybody}) |(?:the|its|their|{anybody}) (?:\w+ )?(?:level|figure|"
    r"total|volume|size|share|tally)\b)"
)


def as_part(quantity: Quantity, statement: Statement) -> Quantity:
    """ "Half of what it had in January" as a multiple of that time."""
    earlier = statement.baseline is not None and PART_OF_THEN.match(statement.tail)
    if quantity.unit != Unit.FRACTION or quantity.form not in ("word", "fraction") or not earlier:
        return quantity
    return replace(quantity, unit=Unit.TIMES, form="multiple")


def signed(quantity: Quantity, way: int) -> Quantity:
    """A fall as a negative change; ``way`` is below 0 where the words say that something fell."""
    if way > 0 or quantity.value < 0:
        return quantity
    return replace(quantity, value=-quantity.value, allowed=Interval(-quantity.allowed.high, -quantity.allowed.low))
