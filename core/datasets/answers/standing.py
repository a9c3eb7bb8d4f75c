"""Who stands where: least and greatest tokens of everybody ranked, in one slot or in many at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.datasets.catalogue import Mask, coded
from core.datasets.count import Missing, View, counted, grouped, unlooked, unnamed, whose
from core.datasets.days import Numbers
from core.datasets.table import Table
from core.datasets.weeks.byweek import Bounds, own_slugs, shown
from core.interval import Interval
from core.model import CHART_SIZE, Count, Entity, EntityKind, Query

PLACES = 10
"""The N of "how many of the top N" when the words give none and everything named is counted."""


@dataclass(frozen=True, eq=False)
class Standing:
    """Least and greatest tokens of everybody in a ranking, along ``keys``.

    The key "" is nobody's and surely has none; what nobody has looked up yet may be anybody's, even that of somebody
    who is not among the keys, so it counts as possible there as well.
    """

    keys: NDArray[np.object_]
    low: Numbers
    high: Numbers

    @cached_property
    def best(self) -> Numbers:
        """The best place of each: behind those with surely more."""
        return 1 + _above(self.low, self.high)

    @cached_property
    def worst(self) -> Numbers:
        """The worst place of each: behind those with perhaps more; infinite for who may have nothing."""
        behind = _above(self.high, self.low) - (self.high > self.low)
        return np.where(self.low > 0, 1 + behind, np.inf)

    def surely(self, n: int) -> Mask:
        """Who is among the first ``n``, whatever the truth is within the bounds."""
        return self.worst <= n

    def perhaps(self, n: int) -> Mask:
        """Who can be among the first ``n``."""
        return (self.high > 0) & (self.best <= n)

    def order(self) -> NDArray[np.intp]:
        """Who is named, most first."""
        found = np.argsort(-self.low, kind="stable")
        return np.asarray(found[self.low[found] > 0])

    def place(self, own: Mask, unseen: float) -> Interval:
        """The place of the best-placed of ``own``, who may have ``unseen`` tokens where they are not named."""
        least, most = float(self.low[own].max(initial=0.0)), float(self.high[own].max(initial=0.0))
        best = 1.0 + float((self.low[~own] > (most if least else most + unseen)).sum())
        return Interval(best, 1.0 + float((self.high[~own] > least).sum()) if least else np.inf)

    def held(self, own: Mask, n: int) -> Interval:
        """How many of the first ``n`` places are of ``own``."""
        filled = min(n, int((self.low > 0).sum()))
        surely, perhaps = self.surely(n), self.perhaps(n)
        low = max(int((surely & own).sum()), filled - int((perhaps & ~own).sum()))
        high = min(int((perhaps & own).sum()), n - int((surely & ~own).sum()))
        return Interval(float(low), float(max(low, high)))


def _above(amounts: Numbers, marks: Numbers) -> Numbers:
    """How many of the amounts are above each mark."""
    upto = np.searchsorted(np.sort(amounts), marks, side="right")
    return (len(amounts) - upto).astype(np.float64)


def anybodys(view: View, among: EntityKind) -> Mask:
    """Slugs that may be anybody's among those ranked: of a maker or of weights that nobody has looked up yet."""
    if among is EntityKind.COUNTRY:
        return view.known.homeless
    return view.known.unweighed & (among is EntityKind.WEIGHTS)


def grouping(view: View, among: EntityKind) -> tuple[NDArray[np.intp], NDArray[np.object_]]:
    """Under which key each slug is ranked: places in the keys, and the keys, "" for slugs that count for nobody."""
    if among not in (EntityKind.MODEL, EntityKind.LAB, EntityKind.COUNTRY, EntityKind.WEIGHTS):
        raise Missing(f"The data has no ranking of its own for this: {among}.")
    return coded(view.known, among, view.rollup and view.count is not Count.CHARTED)


def keyed(view: View, among: EntityKind, slugs: Mask) -> Mask:
    """The keys of slugs."""
    codes, keys = grouping(view, among)
    mask = np.zeros(len(keys), dtype=bool)
    mask[codes[slugs.any(axis=0)]] = True
    return np.asarray(mask & (keys != ""))


def size_of(view: View, query: Query) -> int:
    """The N of the first N places that a query asks about."""
    return query.top or (CHART_SIZE if view.count is Count.CHARTED else PLACES)


def places_view(view: View) -> View:
    """What is counted where places are: those of the chart's nine, or of everybody named."""
    return replace(view, count=Count.NAMED) if view.count in (Count.TOP, Count.ALL) else view


def ends_by_slot(view: View, table: Table, among: EntityKind, of: Entity | None) -> tuple[Numbers, Numbers]:
    """Least and greatest tokens of everybody, slots by keys: see ``Standing``."""
    codes, keys = grouping(view, among)
    mask = counted(view, table, each=True)
    mask = mask if of is None else mask & whose(view, table, of, each=True)
    low = grouped(table.tokens * mask, codes, len(keys)) * (keys != "")
    high = low if table.gap is None else low + grouped(table.gap * mask, codes, len(keys)) * (keys != "")
    return low, high + (table.tokens * mask * anybodys(view, among)).sum(axis=1, keepdims=True)


def places_by_slot(view: View, table: Table, subject: Entity, among: EntityKind, of: Entity | None) -> Bounds | None:
    """The subject's place in every slot: see ``order.rank``. ``None`` while some of its models may be others'."""
    if unlooked(view, table, subject, each=True).any():
        return None
    own = own_slugs(view, table, subject)
    codes, keys = grouping(view, among)
    low, high = ends_by_slot(view, table, among, of)
    mine = (grouped(np.broadcast_to(own, table.tokens.shape).astype(float), codes, len(keys)) > 0) & (keys != "")
    least, most = (np.where(mine, ends, 0.0).max(axis=1) for ends in (low, high))
    unseen = unnamed(table, own) if among is EntityKind.MODEL else table.other
    mark = np.where(least > 0, most, most + unseen)[:, np.newaxis]
    best = 1.0 + ((low > mark) & ~mine).sum(axis=1)
    worst = 1.0 + ((high > least[:, np.newaxis]) & ~mine).sum(axis=1)
    return Bounds(best, np.where(least > 0, worst, np.inf)).where(shown(view, table, subject, own))
