"""Places: who has most tokens, who comes where, how many of the first places are whose.

All are known between bounds where the slots are not all inside the period; ``standing.py`` has the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core import wording
from core.datasets.catalogue import Mask, coded
from core.datasets.count import CHART_SIZE, Missing, View, mask_of, standing, view_of, whose
from core.datasets.figure import (
    Figure,
    caveats_of,
    listing,
    loose,
    name_of,
    raw_rows,
    require,
    slots,
    span,
    tokens_text,
    when,
)
from core.datasets.snapshot import Dataset
from core.datasets.standing import Standing
from core.datasets.table import Table
from core.interval import Interval
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
    """Models, labs, countries or weights by tokens in a period, most first: ``key``, ``low``, ``high``, ``best``,
    ``worst``.

    The least and greatest tokens of each and its best and worst place (1 is most; infinite where it may have none) are
    the same where the period is made of whole weeks. ``top`` cuts the list, ``rollup`` adds variants and dates of a
    model up (on the chart they always stand apart). Empty when the data has nothing there.
    """
    view = view_of(dataset, Query(Measure.RANK, PLATFORM, count, period, among=among, rollup=rollup), disclosed)
    try:
        stand = _standing(view, slots(view, Entity(EntityKind.TOP, "1"), period), among)
    except Missing:
        return pd.DataFrame({"key": [], "low": [], "high": [], "best": [], "worst": []})
    shown = stand.order()[:top]
    columns = {"key": stand.keys, "low": stand.low, "high": stand.high, "best": stand.best, "worst": stand.worst}
    return pd.DataFrame({name: column[shown] for name, column in columns.items()})


def own(dataset: Dataset, query: Query) -> frozenset[str]:
    """Keys of the ranking that a query is about which are the subject's."""
    view = view_of(dataset, query)
    return keys_of(view, slots(view, query.subject, query.period), query)


def _standing(view: View, table: Table, among: EntityKind, of: Entity | None = None) -> Standing:
    codes, keys = grouping(view, among)
    return standing(table, codes, keys, mask_of(view, table, of or PLATFORM))


def grouping(view: View, among: EntityKind) -> tuple[NDArray[np.intp], NDArray[np.object_]]:
    """Under which key each slug is ranked: places in the keys, and the keys, "" for slugs that count for nobody."""
    if among not in (EntityKind.MODEL, EntityKind.LAB, EntityKind.COUNTRY, EntityKind.WEIGHTS):
        raise Missing(f"The data has no ranking of its own for this: {among}.")
    return coded(view.known, among, view.rollup and view.count is not Count.CHARTED)


def keys_of(view: View, table: Table, query: Query) -> frozenset[str]:
    """Keys of the groups that the subject's slugs belong to."""
    codes, keys = grouping(view, query.among)
    return frozenset(keys[codes[whose(view, table, query.subject, each=False).any(axis=0)]]) - {""}


def rank(view: View, query: Query) -> Figure:
    """Place of the subject, or of its best-placed model when models are ranked and it is more than one.

    Who is not named at all is at best behind those with more than a model can have had without being named.
    """
    table = slots(view, query.subject, query.period)
    require(view, table, query.subject)
    stand = _standing(view, table, query.among, query.of)
    mine = stand.of(keys_of(view, table, query))
    hidden = float(table.floor[table.listed].sum()) if query.among is EntityKind.MODEL else 0.0
    place = stand.place(mine, hidden)
    steps = (_order_line(view, table, stand, PLACES), *_place_lines(stand, mine, place, name_of(query.subject)))
    return _ranked(view, table, query.subject, place, steps)


def _place_lines(stand: Standing, mine: Mask, place: Interval, name: str) -> Iterator[str]:
    """The subject's amount and place, and with whom its order is open."""
    best = wording.ordinal(int(place.low))
    if not stand.named[mine].any():
        yield f"{name} is not named there: {best} at best."
        return
    amount = Interval(float(stand.low[mine].max()), float(stand.high[mine].max()))
    if place.exact:
        yield f"{name}: {best} with {tokens_text(amount)}."
        return
    worst = f"{wording.ordinal(int(place.high))} at worst" if np.isfinite(place.high) else "perhaps not there at all"
    yield f"{name}: {tokens_text(amount)}, so {best} at best and {worst}."
    rivals = stand.order()
    rivals = rivals[~mine[rivals] & (stand.high[rivals] > amount.low) & (stand.low[rivals] <= amount.high)]
    if len(rivals):
        yield f"{name} may be ahead of or behind {listing(stand.keys[rivals])}."


def places(view: View, query: Query) -> Figure:
    """How many of the first N places are the subject's."""
    size = query.top or (CHART_SIZE if view.count is Count.CHARTED else PLACES)
    view = replace(view, count=Count.NAMED) if view.count in (Count.TOP, Count.ALL) else view
    table = slots(view, query.subject, query.period)
    stand = _standing(view, table, query.among, query.of)
    mine = stand.of(keys_of(view, table, query))
    held, name = stand.held(mine, size), name_of(query.subject)
    theirs = stand.order()
    theirs = theirs[mine[theirs] & stand.perhaps(size)[theirs]]
    surely = stand.surely(size)[theirs]
    if held.exact and surely.all():
        step = f"{len(theirs)} of these {size} are of {name}{_bracketed(stand.keys[theirs])}."
    else:
        sure, perhaps = (f"{which.sum()}{_bracketed(stand.keys[theirs[which]])}" for which in (surely, ~surely))
        places = span(held, "{:.0f}".format)
        step = f"Of {name} {sure} are surely among the first {size}, and {perhaps} may be: {places} in all."
    line = _order_line(view, table, stand, size)
    return _ranked(view, table, query.subject, held, (line, step))


def _bracketed(keys: NDArray[np.object_]) -> str:
    return f" ({listing(keys)})" if len(keys) else ""


def _order_line(view: View, table: Table, stand: Standing, size: int) -> str:
    """Who is among the first ``size`` places, or may be, with places and tokens; from ``PLACES`` on only how many."""
    can = stand.order()
    can = can[stand.perhaps(size)[can]]
    head = can[: max(size, PLACES)]
    places = (wording.places(Interval(stand.best[i], stand.worst[i])) for i in head)
    amounts = (span(Interval(stand.low[i], stand.high[i]), wording.tokens) for i in head)
    listed = [f"{place}. {key} {amount}" for place, key, amount in zip(places, stand.keys[head], amounts, strict=True)]
    if len(can) > len(head):
        listed.append(f"and {len(can) - len(head)} more that may be among the first {size}")
    return f"{wording.capital(when(table))}, {view.label}, most first: {'; '.join(listed)}."


def _ranked(view: View, table: Table, subject: Entity, interval: Interval, steps: tuple[str, ...]) -> Figure:
    why = "" if interval.exact else loose(view, table)
    return Figure(interval, steps, tuple(raw_rows(view, table, subject)), caveats_of(view, table, subject), why)
