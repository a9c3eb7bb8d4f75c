"""Every run of seven days at once: what somebody had in each, to try a number on all of them in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from core.datasets.catalogue import Mask, catalogue, members
from core.datasets.days import Days, Numbers, Places, daily
from core.datasets.kept import kept
from core.datasets.snapshot import Dataset
from core.model import CHART_SIZE, Count, Entity, EntityKind, Grain, Measure, Query

RUN = 7
"""Days of a run: what the site's board shows."""

MEASURES = frozenset({Measure.VOLUME, Measure.SHARE, Measure.RATIO})
_BY_SIZE = (EntityKind.TOP, EntityKind.RANK, EntityKind.UNLISTED)


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of seven published days: their ``last`` days in order, the unnamed rest, and each run's nine.

    ``whole`` marks the runs of all days in a row that lack none; ``nine`` are places of slugs, ``theirs`` their tokens.
    """

    days: Days
    whole: Mask
    last: tuple[date, ...]
    other: Numbers
    nine: Places
    theirs: Numbers

    @cached_property
    def ordinals(self) -> Places:
        """The last days as ordinals."""
        return np.array([day.toordinal() for day in self.last], dtype=np.intp)

    def sums(self, slugs: Mask, count: Count) -> Numbers:
        """Tokens of some slugs in each run, as far as they are counted."""
        if count is Count.CHARTED:
            return np.asarray(np.where(slugs[self.nine], self.theirs, 0.0).sum(axis=1))
        return _run_sums(self.days.of(slugs))[self.whole]


@kept
def runs(dataset: Dataset) -> Runs:
    """All runs without a missing day."""
    days = daily(dataset)
    published = np.ones(len(days))
    published[[days.at(day) for day in dataset.missing_days]] = 0.0
    whole = _run_sums(published) == RUN
    ends = np.flatnonzero(whole) + RUN - 1
    last = tuple(days.first + timedelta(days=end) for end in ends.tolist())
    nine = np.empty((len(ends), CHART_SIZE), dtype=np.intp)
    theirs = np.empty((len(ends), CHART_SIZE))
    width = len(catalogue(dataset).slugs)
    for at, sums in enumerate(_each_run(days, ends, width)):
        nine[at] = np.argsort(-sums, kind="stable")[:CHART_SIZE]
        theirs[at] = sums[nine[at]]
    nine = np.minimum(nine, width - 1)  # in a history of fewer slugs those that are none have no tokens
    return Runs(days, whole, last, _run_sums(days.other)[whole], nine, theirs)


def _each_run(days: Days, ends: Places, width: int) -> Iterator[Numbers]:
    """Tokens by slug of each run, one after the other: all of them at once would fill memory."""
    for end in ends:
        rows = slice(days.start[end - RUN + 1], days.start[end + 1])
        yield np.bincount(days.slug[rows], weights=days.tokens[rows], minlength=max(width, CHART_SIZE)).astype(
            np.float64
        )


def _run_sums(by_day: Numbers) -> Numbers:
    """Sums of seven days in a row."""
    total = np.cumsum(by_day, dtype=np.float64)
    total[RUN:] = total[RUN:] - total[:-RUN]
    return np.asarray(total[RUN - 1 :])


def measured(dataset: Dataset, query: Query) -> Numbers | None:
    """The answer to ``query`` for every run, NaN where there is none; ``None`` for what is not asked of runs.

    Of everything counted, the unnamed rest is left out of a part and kept in the whole: a share has its least value.
    """
    sides = [entity for entity in (query.subject, query.other, query.of) if entity is not None]
    if query.measure not in MEASURES or query.count is Count.TOP or any(map(_by_size, sides)):
        return None
    found = runs(dataset)
    part = _amounts(dataset, found, query.subject, query.count)
    if query.measure is Measure.VOLUME:
        return part / RUN if query.per is Grain.DAY else part
    if query.measure is Measure.SHARE and query.of is not None:
        return None
    whole = (
        _amounts(dataset, found, query.other, query.count)
        if query.other is not None
        else _whole(dataset, found, query.count)
    )
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0))


def _amounts(dataset: Dataset, found: Runs, entity: Entity, count: Count) -> Numbers:
    if entity.kind is EntityKind.PLATFORM and not entity.weights:
        return _whole(dataset, found, count)
    return found.sums(members(catalogue(dataset), entity), count)


def _whole(dataset: Dataset, found: Runs, count: Count) -> Numbers:
    return found.sums(catalogue(dataset).everybody[0], count) + (found.other if count is Count.ALL else 0.0)


def _by_size(entity: Entity) -> bool:
    return entity.kind in _BY_SIZE or (entity.kind is EntityKind.GROUP and any(map(_by_size, entity.members)))
