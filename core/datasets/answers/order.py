"""Places: who has most tokens, who comes where, how many of the first places are whose.

The ranking is one of what the days name, and exact; only a day that was never published leaves places between bounds.
Two entries are in a sure order where the least of one is above the most of the other: the best place of an entry is
behind all that are surely above it, its worst behind all that may be. Equals share the better place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core import wording
from core.datasets.answers.figure import (
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
from core.datasets.answers.standing import (
    PLACES,
    Standing,
    anybodys,
    grouping,
    keyed,
    places_by_slot,
    places_view,
    size_of,
)
from core.datasets.catalogue import Mask
from core.datasets.count import PEAK, Missing, View, grouped, mask_of, unlooked, view_of, whose
from core.datasets.days import Numbers
from core.datasets.snapshot import Dataset
from core.datasets.table import Table
from core.interval import Interval
from core.model import PLATFORM, Basis, Count, Entity, EntityKind, Grain, Measure, Period, Query, Working

if TYPE_CHECKING:
    import pandas as pd


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
    the same unless a day of the period was never published. ``top`` cuts the list, ``rollup`` adds variants and dates
    of a model up (on the chart they always stand apart). Empty when the data has nothing there.
    """
    import pandas as pd

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
    _, keys = grouping(view, query.among)
    return frozenset(keys[whose_keys(view, slots(view, query.subject, query.period), query)])


def _standing(view: View, table: Table, among: EntityKind, of: Entity | None = None) -> Standing:
    codes, keys = grouping(view, among)
    mask = mask_of(view, table, of or PLATFORM)

    def summed(tokens: Numbers) -> Numbers:
        return np.asarray(grouped((tokens * mask).sum(axis=0, keepdims=True), codes, len(keys))[0] * (keys != ""))

    low = summed(table.tokens)
    high = low if table.gap is None else low + summed(table.gap)
    return Standing(keys, low, high + (table.tokens * mask * anybodys(view, among)).sum())


def whose_keys(view: View, table: Table, query: Query) -> Mask:
    """Keys of the groups that the subject's slugs belong to, along the keys of the ranking."""
    return keyed(view, query.among, whose(view, table, query.subject, each=False))


def _maybe(view: View, table: Table, query: Query) -> Mask:
    """Keys that may be the subject's as well, since nobody has looked up yet whose they are."""
    if query.among not in (EntityKind.MODEL, EntityKind.LAB):  # of the others it is the tokens that may be anybody's
        return keyed(view, query.among, ~view.known.everybody)
    return keyed(view, query.among, unlooked(view, table, query.subject))


def rank(view: View, query: Query) -> Figure:
    """Place of the subject, or of its best-placed model when models are ranked and it is more than one.

    Who is not named at all is at best behind those with more than can have gone unnamed: the days' fiftieth amounts
    for a model, all that is unnamed for a lab or country.
    """
    if query.detail == PEAK:
        return _best_day(view, query)
    table = slots(view, query.subject, query.period)
    require(view, table, query.subject)
    stand = _standing(view, table, query.among, query.of)
    mine = whose_keys(view, table, query)
    unseen, maybe = _unseen(view, table, query), mine | _maybe(view, table, query)
    place = Interval(stand.place(maybe, unseen).low, stand.place(mine, unseen).high)

    def steps() -> Iterator[str]:
        yield _order_line(view, table, stand, PLACES)
        yield from _place_lines(stand, mine, place, name_of(query.subject))

    return _ranked(view, table, query.subject, place, steps)


MOST_DAYS = 40
"""Days of a period up to which its best day is looked for: a month, and what is over."""


def _best_day(view: View, query: Query) -> Figure:
    """The place on the day on which it is best."""
    table = slots(view, query.subject, query.period, each_day=True)
    require(view, table, query.subject)
    if len(table) > MOST_DAYS:
        raise Missing("The best day is looked for in a month at most.")
    days = [replace(query, period=Period(day, day, Basis.INFERRED, Grain.DAY), detail="") for day in table.first]
    found = places_by_slot(view, table, query.subject, query.among, query.of)
    if found is None:
        return _best_of([figure for day in days if (figure := _or_nothing(view, day)) is not None], query)
    known = np.flatnonzero(~np.isnan(found.low))
    if not len(known):
        return _best_of([], query)
    first = known[found.low[known].argmin()]
    best, place = rank(view, days[first]), Interval(float(found.low[known].min()), float(found.high[known].min()))
    return best.with_interval(place, lambda: BETTER)


BETTER = "On no day of the period is its place better."


def _best_of(found: Sequence[Figure], query: Query) -> Figure:
    """The best of the places on single days."""
    if not found:
        raise Missing(f"{name_of(query.subject)} has no place on any day of the period.")
    best = min(found, key=lambda figure: figure.interval.low)
    place = Interval(best.interval.low, min(figure.interval.high for figure in found))
    return best.with_interval(place, lambda: BETTER)


def _or_nothing(view: View, query: Query) -> Figure | None:
    try:
        return rank(view, query)
    except Missing:
        return None


def _unseen(view: View, table: Table, query: Query) -> float:
    if query.among is EntityKind.MODEL:
        return float(table.unnamed(np.asarray(whose(view, table, query.subject, each=False).any(axis=0))).sum())
    return float(table.other.sum())


def _place_lines(stand: Standing, mine: Mask, place: Interval, name: str) -> Iterator[str]:
    """The subject's amount and place, and with whom its order is open."""
    best = wording.ordinal(int(place.low))
    if not stand.low[mine].any():
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
    size, view = size_of(view, query), places_view(view)
    table = slots(view, query.subject, query.period)
    stand = _standing(view, table, query.among, query.of)
    mine = whose_keys(view, table, query)
    maybe = mine | _maybe(view, table, query)
    held, name = Interval(stand.held(mine, size).low, stand.held(maybe, size).high), name_of(query.subject)

    def steps() -> Iterator[str]:
        yield _order_line(view, table, stand, size)
        yield _held_line(stand, mine, maybe, held, size, name)

    return _ranked(view, table, query.subject, held, steps)


def _held_line(stand: Standing, mine: Mask, maybe: Mask, held: Interval, size: int, name: str) -> str:
    """How many of the first ``size`` places are whose, by name."""
    theirs = stand.order()
    theirs = theirs[maybe[theirs] & stand.perhaps(size)[theirs]]
    surely = (mine & stand.surely(size))[theirs]
    if held.exact and surely.all():
        return f"{len(theirs)} of these {size} are of {name}{_bracketed(stand.keys[theirs])}."
    sure, perhaps = (f"{which.sum()}{_bracketed(stand.keys[theirs[which]])}" for which in (surely, ~surely))
    places = span(held, "{:.0f}".format)
    return f"Of {name} {sure} are surely among the first {size}, and {perhaps} may be: {places} in all."


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


def _ranked(
    view: View, table: Table, subject: Entity, interval: Interval, steps: Callable[[], Iterable[str]]
) -> Figure:
    def shown() -> Working:
        why = "" if interval.exact else loose(view, table, subject)
        return Working(tuple(steps()), tuple(raw_rows(view, table, subject)), why)

    return Figure(interval, caveats_of(view, table, subject), shown)
