"""Places: who has most tokens, who comes where, how many of the first places are whose."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core import wording
from core.datasets.catalogue import coded
from core.datasets.count import CHART_SIZE, Missing, View, amounts, grouped, mask_of, view_of, whose
from core.datasets.figure import Figure, by_weeks, capital, caveats_of, name_of, raw_rows, require, slots, when
from core.datasets.snapshot import Dataset
from core.datasets.table import Numbers, Table
from core.interval import Interval, point
from core.model import PLATFORM, Count, Entity, EntityKind, Measure, Period, Query

PLACES = 10
"""The N of "how many of the top N" when the words give none and everything named is counted."""


def ranking(
    dataset: Dataset,
    period: Period,
    count: Count = Count.NAMED,
    among: EntityKind = EntityKind.MODEL,
    top: int | None = None,
    rollup: bool = True,
    disclosed: bool = False,
) -> pd.DataFrame:
    """Models, labs, countries or weights by tokens in a period: ``place`` (1 is most), ``key``, ``tokens``, ``share``.

    ``share`` is of everything counted, ``top`` cuts the list, ``rollup`` adds variants and dates of a model up (on
    the chart they always stand apart). Empty when the data has nothing there.
    """
    view = view_of(dataset, Query(Measure.RANK, PLATFORM, count, period, among=among), disclosed)
    try:
        table = slots(view, Entity(EntityKind.TOP, "1"), period, mostly=True)
    except Missing:
        return pd.DataFrame({"place": [], "key": [], "tokens": [], "share": []})
    keys, sums = ordered(view, table, among, rollup)
    whole = float(amounts(view, table, PLATFORM)[0].sum())
    frame = pd.DataFrame({"place": standing(sums), "key": keys, "tokens": sums, "share": sums / whole})
    return frame.head(top) if top else frame


def own(dataset: Dataset, query: Query) -> frozenset[str]:
    """Keys of the ranking that a query is about which are the subject's."""
    view = view_of(dataset, query)
    return keys_of(view, slots(view, query.subject, query.period, mostly=True), query)


def standing(sums: Numbers) -> NDArray[np.intp]:
    """Places of amounts in falling order; equals share the better place."""
    return np.searchsorted(-sums, -sums, side="left") + 1


def ordered(
    view: View, table: Table, among: EntityKind, rollup: bool, of: Entity | None = None
) -> tuple[NDArray[np.object_], Numbers]:
    """Keys and tokens of all that have any, most first."""
    codes, keys = grouping(view, among, rollup)
    tokens = (table.tokens * mask_of(view, table, of or PLATFORM)).sum(axis=0, keepdims=True)
    sums = grouped(tokens, codes, len(keys))[0]
    order = np.argsort(-sums, kind="stable")
    order = order[(sums[order] > 0) & (keys[order] != "")]
    return keys[order], sums[order]


def grouping(view: View, among: EntityKind, rollup: bool) -> tuple[NDArray[np.intp], NDArray[np.object_]]:
    """Under which key each slug is ranked: places in the keys, and the keys, "" for slugs that count for nobody."""
    if among not in (EntityKind.MODEL, EntityKind.LAB, EntityKind.COUNTRY, EntityKind.WEIGHTS):
        raise Missing(f"The data has no ranking of its own for this: {among}.")
    return coded(view.known, among, rollup and view.count is not Count.CHARTED)


def rank(view: View, query: Query) -> Figure:
    """Place of the subject, or of its best-placed model when models are ranked and it is more than one."""
    table = slots(view, query.subject, query.period, mostly=True)
    require(view, table, query.subject)
    keys, sums = ordered(view, table, query.among, query.rollup, query.of)
    own = keys_of(view, table, query)
    placed = [i for i, key in enumerate(keys) if key in own]
    caveats = by_weeks(table, query.period) + caveats_of(view, table, query.subject)
    figure = Figure(point(0.0), (_order_line(view, table, keys, sums),), (), caveats)
    if not placed:
        floor = float(table.floor.sum())
        best = int((sums > floor).sum()) + 1 if query.among is EntityKind.MODEL else len(sums) + 1
        step = f"{name_of(query.subject)} is not named there: {wording.ordinal(best)} at best."
        return figure.with_interval(Interval(float(best), float("inf")), step)
    place = int(standing(sums)[placed[0]])
    step = f"{name_of(query.subject)}: {wording.ordinal(place)} with {wording.tokens(float(sums[placed[0]]), 4)}."
    rows = tuple(raw_rows(view, table, query.subject))
    return replace(figure, rows=rows).with_interval(point(float(place)), step)


def keys_of(view: View, table: Table, query: Query) -> frozenset[str]:
    """Keys of the groups that the subject's slugs belong to."""
    codes, keys = grouping(view, query.among, query.rollup)
    return frozenset(keys[codes[whose(view, table, query.subject, each=False).any(axis=0)]]) - {""}


def _order_line(view: View, table: Table, keys: NDArray[np.object_], sums: Numbers) -> str:
    head = list(zip(standing(sums), keys, sums, strict=True))[:PLACES]
    listed = "; ".join(f"{place}. {key} {wording.tokens(value)}" for place, key, value in head)
    return f"{capital(when(table))}, {view.label}, most first: {listed}."


def places(view: View, query: Query) -> Figure:
    """How many of the first N places are the subject's."""
    size = query.top or (CHART_SIZE if view.count is Count.CHARTED else PLACES)
    view = replace(view, count=Count.NAMED) if view.count in (Count.TOP, Count.ALL) else view
    table = slots(view, query.subject, query.period, mostly=True)
    keys, sums = ordered(view, table, query.among, query.rollup, query.of)
    own = keys_of(view, table, query)
    held = [key for key in keys[:size] if key in own]
    line = _order_line(view, table, keys[:size], sums[:size])
    listing = f" ({', '.join(held)})" if held else ""
    step = f"{len(held)} of these {size} are of {name_of(query.subject)}{listing}."
    rows = tuple(raw_rows(view, table, query.subject))
    caveats = by_weeks(table, query.period) + caveats_of(view, table, query.subject)
    return Figure(point(float(len(held))), (line, step), rows, caveats)
