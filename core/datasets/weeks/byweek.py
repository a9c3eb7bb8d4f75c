"""What somebody had in every Monday-Sunday week at once: the figures of ``figure.amount``, week for week."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.datasets.catalogue import Mask, members
from core.datasets.count import View, amounts, counted, totals_do, whose
from core.datasets.days import Numbers, Places
from core.datasets.kept import kept
from core.datasets.snapshot import Dataset
from core.datasets.table import Table, weekly
from core.model import Count, Entity, EntityKind


@dataclass(frozen=True, eq=False)
class Bounds:
    """Least and greatest figure by week; NaN where the data has none."""

    low: Numbers
    high: Numbers

    def at(self, rows: Places) -> Bounds:
        """The weeks of some rows; a row of -1 is no week of the data."""
        return Bounds(*(np.where(rows < 0, np.nan, ends[rows]) for ends in (self.low, self.high)))

    def where(self, known: Mask) -> Bounds:
        """The same, with nothing where it is not ``known``."""
        return Bounds(np.where(known, self.low, np.nan), np.where(known, self.high, np.nan))

    def minus(self, other: Bounds) -> Bounds:
        """The difference of two."""
        return Bounds(self.low - other.high, self.high - other.low)

    def scaled(self, by: float) -> Bounds:
        """Both ends times a positive number."""
        return self if by == 1.0 else Bounds(self.low * by, self.high * by)


def own_slugs(view: View, table: Table, entity: Entity) -> Mask:
    """Slugs of an entity by week; of a model taken without its variants the most used one of each week."""
    if entity.kind is EntityKind.MODEL and not view.rollup:
        own = members(view.known, entity)
        tokens = table.tokens * own
        used = (tokens == tokens.max(axis=1, keepdims=True)) & (tokens > 0)
        return np.asarray(np.where(used.any(axis=1, keepdims=True), used, own))
    return whose(view, table, entity, each=True)


def known(view: View, entity: Entity) -> Bounds:
    """Tokens of an entity in every week of the table: as ``figure.amount`` has them, without a rate."""
    return _known(view.dataset, view, entity)


@kept
def _known(dataset: Dataset, view: View, entity: Entity) -> Bounds:
    table = weekly(view.dataset, view.disclosed)
    own = own_slugs(view, table, entity)
    bounds = Bounds(*amounts(view, table, entity, each=True, own=own))
    return bounds.where(shown(view, table, entity, own))


def shown(view: View, table: Table, entity: Entity, own: Mask) -> Mask:
    """In which weeks the count can show an entity at all: see ``figure.slots`` and ``figure.require``."""
    if totals_do(view, entity):
        return np.ones(len(table), dtype=bool)
    there = table.listed & np.array([first >= view.dataset.first for first in table.first], dtype=bool)
    if entity.kind is EntityKind.PLATFORM:
        return np.asarray(there)
    single = entity.kind in (EntityKind.MODEL, EntityKind.LAB, EntityKind.FAMILY)
    if single and view.count in (Count.CHARTED, Count.TOP):
        there &= (table.tokens * (counted(view, table, each=True) & own)).sum(axis=1) > 0
    return np.asarray(there & own.any(axis=1))
