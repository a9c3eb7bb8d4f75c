"""Every run of seven days at once: what somebody had in each, to try a number on all of them in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from core.datasets.catalogue import catalogue, members
from core.datasets.count import summed
from core.datasets.kept import kept
from core.datasets.snapshot import Dataset
from core.datasets.table import Numbers, Places, charted, daily
from core.model import Count, Entity, EntityKind, Grain, Measure, Query

RUN = 7
"""Days of a run: what the site's board shows."""

MEASURES = frozenset({Measure.VOLUME, Measure.SHARE, Measure.RATIO})
_BY_SIZE = (EntityKind.TOP, EntityKind.RANK, EntityKind.UNLISTED)


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of seven published days: their ``last`` days in order, tokens by slug, those of each nine alone,
    and the unnamed rest.
    """

    last: tuple[date, ...]
    tokens: Numbers
    other: Numbers
    charted: Numbers

    @cached_property
    def ordinals(self) -> Places:
        """The last days as ordinals."""
        return np.array([day.toordinal() for day in self.last], dtype=np.intp)

    def tokens_of(self, count: Count) -> Numbers:
        """What is counted."""
        return self.charted if count is Count.CHARTED else self.tokens


@kept
def runs(dataset: Dataset) -> Runs:
    """All runs without a missing day."""
    days, width = daily(dataset), len(catalogue(dataset).slugs)
    cells = days.day * width + days.slug
    tokens = np.bincount(cells, weights=days.tokens, minlength=len(days) * width).reshape(len(days), width)
    published = np.ones(len(days), dtype=bool)
    published[[days.at(day) for day in dataset.missing_days]] = False
    runs_, other, whole = (_run_sums(part) for part in (tokens, days.other[:, np.newaxis], published[:, np.newaxis]))
    whole_runs = whole[:, 0] == RUN
    last = tuple(days.first + timedelta(days=int(i) + RUN - 1) for i in np.flatnonzero(whole_runs))
    tokens = runs_[whole_runs]
    return Runs(last, tokens, other[whole_runs, 0], np.where(charted(tokens), tokens, 0.0))


def _run_sums(daily_: np.ndarray) -> Numbers:
    total = np.cumsum(daily_, axis=0, dtype=np.float64)
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
        _amounts(dataset, found, query.other, query.count) if query.other is not None else _whole(found, query.count)
    )
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0))


def _amounts(dataset: Dataset, found: Runs, entity: Entity, count: Count) -> Numbers:
    if entity.kind is EntityKind.PLATFORM and not entity.weights:
        return _whole(found, count)
    theirs = members(catalogue(dataset), entity)
    return summed(found.tokens_of(count), theirs[np.newaxis])


def _whole(found: Runs, count: Count) -> Numbers:
    return np.asarray(found.tokens_of(count).sum(axis=1)) + (found.other if count is Count.ALL else 0.0)


def _by_size(entity: Entity) -> bool:
    return entity.kind in _BY_SIZE or (entity.kind is EntityKind.GROUP and any(map(_by_size, entity.members)))
