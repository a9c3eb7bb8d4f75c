"""A question asked of many Monday-Sunday weeks in one pass, for what is tried on all of them: chance, and dates.

The figures are those of ``measure``, number for number, without the working that nobody will read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from core.datasets.answers.figure import rate
from core.datasets.answers.shares import NAMED_PART, part_and_whole
from core.datasets.answers.standing import Standing, ends_by_slot, grouping, keyed, places_by_slot, places_view, size_of
from core.datasets.count import Missing, View, amounts, counted, view_of
from core.datasets.days import Places
from core.datasets.kept import kept
from core.datasets.measure import MORE, OF_SHARE
from core.datasets.snapshot import WEEK, Dataset
from core.datasets.table import weekly
from core.datasets.weeks.byweek import Bounds, known, own_slugs
from core.model import PLATFORM, Count, Entity, EntityKind, Measure, Period, Query

_PLAIN = frozenset(
    {
        EntityKind.PLATFORM,
        EntityKind.COUNTRY,
        EntityKind.LAB,
        EntityKind.FAMILY,
        EntityKind.MODEL,
        EntityKind.WEIGHTS,
        EntityKind.TOP,
        EntityKind.RANK,
    }
)
"""Kinds whose slugs are known week by week, whatever is taken together."""


@dataclass(frozen=True, eq=False)
class _Asked:
    """One question about weeks: rows of the weekly table for the periods, and for what they are compared with."""

    view: View
    query: Query
    now: Places
    then: Places | None


@dataclass(frozen=True, eq=False)
class Weeks:
    """Rows of the weekly table for periods, and for what they are compared with; -1 for weeks outside the data.

    ``None`` where some are not Monday-Sunday weeks, or where there is nothing to compare with.
    """

    now: Places | None
    then: Places | None


def weeks_of(dataset: Dataset, periods: Sequence[Period], baselines: Sequence[Period | None]) -> Weeks:
    """Periods and their baselines, looked up."""
    return Weeks(_rows(dataset, periods), _rows(dataset, baselines))


def weekwise(dataset: Dataset, query: Query, weeks: Weeks) -> Bounds | None:
    """The answer to a query in each of these weeks, compared with their baselines in place of its own.

    ``None`` where it cannot be answered in one pass, and ``measure`` has to be asked one by one.
    """
    ask = _ASKED.get((query.measure, query.detail))
    sides = [entity for entity in (query.subject, query.other, query.of) if entity is not None]
    if ask is None or not all(_is_plain(entity, query.rollup) for entity in sides):
        return None
    now, then = weeks.now, weeks.then if query.baseline is not None else None
    if now is None or (query.baseline is not None and then is None):
        return None
    try:
        return ask(_Asked(view_of(dataset, query), query, now, then))
    except Missing:
        return Bounds(*2 * (np.full(len(now), np.nan),))


def _is_plain(entity: Entity, rollup: bool) -> bool:
    if entity.kind is EntityKind.GROUP:
        return rollup and all(_is_plain(member, rollup) for member in entity.members)
    return entity.kind in _PLAIN


def _rows(dataset: Dataset, periods: Sequence[Period | None]) -> Places | None:
    """Row of each week in the weekly table, -1 for weeks outside the data; ``None`` where one is no such week."""
    place, earliest, end = _places(dataset), dataset.earliest, dataset.end
    rows = []
    for period in periods:
        if period is None or period.first is None or period.last is None:
            return None
        within = earliest <= period.first and period.last <= end
        row = place.get(period.first, -1)
        if period.first.weekday() or period.last - period.first != WEEK or (row < 0 and within):
            return None
        rows.append(row)
    return np.array(rows, dtype=np.intp)


@kept
def _places(dataset: Dataset) -> Mapping[date, int]:
    return {monday: row for row, monday in enumerate(weekly(dataset).first)}


# --- Amounts -------------------------------------------------------------------------------------


def _amount(asked: _Asked, entity: Entity, rows: Places) -> Bounds:
    per = asked.query.per
    factor = 1.0 if per is None else rate(asked.query.period, per)[0]
    return known(asked.view, entity).at(rows).scaled(factor)


def _volume(asked: _Asked) -> Bounds:
    return _amount(asked, asked.query.subject, asked.now)


def _then(asked: _Asked) -> Places:
    if asked.then is None:
        raise Missing("No dates are known for what the change is measured from.")
    return asked.then


def _beside(asked: _Asked) -> Bounds:
    if asked.query.other is None:
        raise Missing("The claim does not say whom the subject is compared with.")
    return _amount(asked, asked.query.other, asked.now)


def _ratio(asked: _Asked) -> Bounds:
    return _quotient(_volume(asked), _beside(asked))


def _more(asked: _Asked) -> Bounds:
    ratio = _ratio(asked)
    return Bounds(ratio.low - 1.0, ratio.high - 1.0)


def _difference(asked: _Asked) -> Bounds:
    if asked.query.baseline and not asked.query.other:
        return _volume(asked).minus(_amount(asked, asked.query.subject, _then(asked)))
    return _volume(asked).minus(_beside(asked))


def _multiple(asked: _Asked) -> Bounds:
    return _quotient(_volume(asked), _amount(asked, asked.query.subject, _then(asked)))


def _multiple_of_share(asked: _Asked) -> Bounds:
    return _quotient(_share_of(asked, asked.now), _share_of(asked, _then(asked)))


def _growth(asked: _Asked) -> Bounds:
    times = (_multiple_of_share if asked.query.detail == OF_SHARE else _multiple)(asked)
    return Bounds(times.low - 1.0, times.high - 1.0)


def _contribution(asked: _Asked) -> Bounds:
    then = _then(asked)
    counts = asked.view if asked.view.count is Count.CHARTED else replace(asked.view, count=Count.ALL)
    whole = replace(asked, view=counts)
    rise = _volume(asked).minus(_amount(asked, asked.query.subject, then))
    total = _amount(whole, PLATFORM, asked.now).minus(_amount(whole, PLATFORM, then))
    with np.errstate(divide="ignore", invalid="ignore"):
        edges = [part / end for part in (rise.low, rise.high) for end in (total.low, total.high)]
    return Bounds(np.min(edges, axis=0), np.max(edges, axis=0)).where(np.asarray(total.low > 0))


def _quotient(part: Bounds, whole: Bounds) -> Bounds:
    """As ``measure`` divides amounts: open above where the divisor may be nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(whole.high > 0, part.low / whole.high, np.nan)
        high = np.where(whole.low > 0, part.high / whole.low, np.inf)
    return Bounds(low, high).where(np.asarray(~np.isnan(low) & ~np.isnan(part.high)))


# --- Shares --------------------------------------------------------------------------------------


def _share(asked: _Asked) -> Bounds:
    share = _share_of(asked, asked.now)
    return replace(share, high=share.low) if asked.query.detail == NAMED_PART else share


def _points(asked: _Asked) -> Bounds:
    if asked.query.other is not None:
        other = replace(asked, query=replace(asked.query, subject=asked.query.other))
        return _share_of(asked, asked.now).minus(_share_of(other, asked.now))
    return _share_of(asked, asked.now).minus(_share_of(asked, _then(asked)))


def _share_of(asked: _Asked, rows: Places) -> Bounds:
    view, subject, whole_view, whole = part_and_whole(asked.view, asked.query)
    return _shares(view.dataset, view, subject, whole_view, whole).at(rows)


@kept
def _shares(dataset: Dataset, view: View, subject: Entity, whole_view: View, whole: Entity) -> Bounds:
    """Subject over whole in every week."""
    table = weekly(dataset, view.disclosed)
    own, all_ = own_slugs(view, table, subject), own_slugs(whole_view, table, whole)
    beyond = counted(view, table, each=True) & own & ~(counted(whole_view, table, each=True) & all_)
    inside = np.asarray(~(table.tokens * beyond).any(axis=1))
    part = known(view, subject).where(inside)
    low, high = amounts(whole_view, table, whole, each=True, own=all_)
    least = np.maximum(low - part.high, 0.0)
    most = np.maximum(high - part.low, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = Bounds(
            np.where(part.low > 0, part.low / (part.low + most), 0.0),
            np.where(part.high > 0, part.high / (part.high + least), 0.0),
        )
    return share.where(np.asarray((high > 0) & ~np.isnan(part.low)))


# --- Places --------------------------------------------------------------------------------------


def _rank(asked: _Asked) -> Bounds | None:
    query = asked.query
    if query.subject.kind is EntityKind.PLATFORM or (query.of is not None and query.of.kind is EntityKind.MODEL):
        return None
    found = _ranks(asked.view.dataset, asked.view, query.subject, query.among, query.of)
    return None if found is None else found.at(asked.now)


@kept
def _ranks(dataset: Dataset, view: View, subject: Entity, among: EntityKind, of: Entity | None) -> Bounds | None:
    return places_by_slot(view, weekly(dataset, view.disclosed), subject, among, of)


def _held_places(asked: _Asked) -> Bounds | None:
    query = asked.query
    found = _places_held(
        asked.view.dataset, places_view(asked.view), query.subject, query.among, query.of, size_of(asked.view, query)
    )
    return None if found is None else found.at(asked.now)


@kept
def _places_held(
    dataset: Dataset, view: View, subject: Entity, among: EntityKind, of: Entity | None, size: int
) -> Bounds | None:
    """How many of the first places are the subject's in every week: see ``order.places``.

    ``None`` while some models may be others' than known.
    """
    table = weekly(dataset, view.disclosed)
    own = own_slugs(view, table, subject)
    if view.known.unsettled:
        return None
    _, keys = grouping(view, among)
    low, high = ends_by_slot(view, table, among, of)
    mine = [keyed(view, among, row) for row in own[:, np.newaxis]] * (len(table) if len(own) == 1 else 1)
    held = [Standing(keys, *ends).held(theirs, size) for *ends, theirs in zip(low, high, mine, strict=True)]
    there = table.listed & np.array([first >= dataset.first for first in table.first], dtype=bool)
    ends = (np.array([getattr(places, end) for places in held]) for end in ("low", "high"))
    return Bounds(*ends).where(np.asarray(there))


_ASKED: Mapping[tuple[Measure, str], Callable[[_Asked], Bounds | None]] = {
    (Measure.VOLUME, ""): _volume,
    (Measure.SHARE, ""): _share,
    (Measure.RATIO, ""): _ratio,
    (Measure.RATIO, MORE): _more,
    (Measure.DIFFERENCE, ""): _difference,
    (Measure.GROWTH, ""): _growth,
    (Measure.GROWTH, OF_SHARE): _growth,
    (Measure.MULTIPLE, ""): _multiple,
    (Measure.MULTIPLE, OF_SHARE): _multiple_of_share,
    (Measure.POINTS, ""): _points,
    (Measure.CONTRIBUTION, ""): _contribution,
    (Measure.RANK, ""): _rank,
    (Measure.PLACES, ""): _held_places,
}
"""What can be answered in one pass, by measure and detail."""
