"""The kinds of claim, one file each, in the order in which they may take a number: the more particular first.

A kind is a module with ``EXAMPLES`` (text, subject id, value), ``COUNTEREXAMPLES`` (texts it must leave alone),
``READS`` (the turning words of ``data/lexicon/turning.csv`` that it understands),
``find(statement) -> Claim | None``, ``queries(claim) -> tuple[Question, ...]`` and
``chart(checked, dataset) -> Figure | None``. A kind whose judged quantity is not
the printed one (an overtaking is judged by its week) also has ``stated(claim) -> Quantity``.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from core.claims import (
    contribution,
    cumulative,
    difference,
    growth,
    milestone,
    multiple,
    overtake,
    places,
    rank,
    record,
    share,
    streak,
    volume,
)
from core.claims.unread import read_whole
from core.datasets import Dataset
from core.model import CheckedClaim, Claim, Quantity, Statement

if TYPE_CHECKING:
    from core.charts import Figure

KINDS: dict[str, ModuleType] = {
    kind.__name__.rpartition(".")[2]: kind
    for kind in (
        overtake,
        milestone,
        streak,
        record,
        contribution,
        places,
        rank,
        cumulative,
        difference,
        multiple,
        growth,
        share,
        volume,
    )
}

TIMELESS = frozenset({"cumulative"})
"""Kinds that have something to show even when the text names no period."""


def find(statement: Statement) -> Claim | None:
    """The claim that a statement makes, by the first kind that recognises it."""
    for kind in KINDS.values():
        made: Claim | None = kind.find(statement)
        if made is not None:
            return read_whole(made, statement, kind.READS)
    return None


def stated(made: Claim) -> Quantity:
    """The quantity that is judged: the printed one, unless the kind says otherwise."""
    kind = KINDS[made.kind]
    quantity: Quantity = kind.stated(made) if hasattr(kind, "stated") else made.quantity
    return quantity


def figure(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The claim drawn beside the data, in the form that fits its kind; ``None`` when the data has nothing to draw."""
    drawn: Figure | None = KINDS[checked.claim.kind].chart(checked, dataset)
    return drawn
