"""Every day of a snapshot, and what can be said about those that were never published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.datasets.catalogue import Mask, catalogue
from core.datasets.kept import kept
from core.datasets.snapshot import Dataset

Numbers = NDArray[np.float64]

Places = NDArray[np.intp]

NEIGHBOURS = 2.0
"""A model hardly ever has more than so many times what it had on the fuller of the two days beside: 80 of 28,602 rows
do, nearly all of models just listed. So it is taken to have had no more on a day that was never published."""

_FEW = 100
"""Slugs up to which their rows are gathered slug by slug; of more it is quicker to look through all rows."""


@dataclass(frozen=True, eq=False)
class Days:
    """Every day from ``first`` on, published or not.

    The rows that name a model run along ``day``, ``slug`` and ``tokens``; those of day ``i`` stand from ``start[i]`` to
    ``start[i + 1]``. By day: ``other`` is the unnamed rest, ``floor`` the most that a model can have had which the day
    does not name. A day that was never published names nobody; the whole platform had from ``least`` to ``most`` on it
    (0 on all other days), and ``gaps`` holds the most that each slug can have had, by day.
    """

    first: date
    start: Places
    day: Places
    slug: Places
    tokens: Numbers
    other: Numbers
    floor: Numbers
    least: Numbers
    most: Numbers
    gaps: Mapping[int, Numbers]

    def at(self, day: date) -> int:
        """Place of a day."""
        return (day - self.first).days

    def of(self, slugs: Mask) -> Numbers:
        """Tokens of some slugs by day."""
        order, start = self._by_slug
        wanted = np.flatnonzero(slugs)
        mine = (
            [order[start[i] : start[i + 1]] for i in wanted] if len(wanted) <= _FEW else [slugs[self.slug].nonzero()[0]]
        )
        rows = np.concatenate(mine) if mine else order[:0]
        return np.bincount(self.day[rows], weights=self.tokens[rows], minlength=len(self)).astype(np.float64)

    @cached_property
    def _by_slug(self) -> tuple[Places, Places]:
        """The rows in order of slugs, and where each slug's begin."""
        order = np.argsort(self.slug, kind="stable")
        return order, np.searchsorted(self.slug[order], np.arange(int(self.slug.max(initial=-1)) + 2))

    def __len__(self) -> int:
        return len(self.other)


@kept
def daily(dataset: Dataset) -> Days:
    """The days of a dataset, with what can be said about those that were never published."""
    rows, column = dataset.rows, catalogue(dataset).column
    size = (dataset.end - dataset.first).days + 1
    day = (rows.day - dataset.first.toordinal()).astype(np.intp)
    tokens = rows.tokens.astype(np.float64)
    slug = np.array([column.get(slug, -1) for slug in rows.slugs], dtype=np.intp)[rows.code]
    named = slug >= 0
    other = np.bincount(day[~named], weights=tokens[~named], minlength=size).astype(np.float64)
    day, slug, tokens = day[named], slug[named], tokens[named]
    start = np.searchsorted(day, np.arange(size + 1))
    smallest = np.full(size, np.inf)
    np.minimum.at(smallest, day, tokens)
    nothing = np.zeros(size)
    known = Days(dataset.first, start, day, slug, tokens, other, np.minimum(smallest, other), nothing, nothing, {})
    return _with_holes(dataset, known, len(column))


def _with_holes(dataset: Dataset, days: Days, slugs: int) -> Days:
    """The days with bounds for those that were never published, from the days beside them and their week's total."""
    totals = np.bincount(days.day, weights=days.tokens, minlength=len(days)) + days.other
    missing = np.array([days.at(day) for day in dataset.missing_days], dtype=np.intp)
    published = np.setdiff1d(np.arange(len(days)), missing)
    floor, least, most, gaps = days.floor.copy(), days.least.copy(), days.most.copy(), {}
    for i in missing:
        beside = [published[published < i][-1], published[published > i][0]]
        most[i] = NEIGHBOURS * totals[beside].max()
        left = _left(dataset, days, totals, i)
        if left is not None:
            alone = sum(day - timedelta(days=day.weekday()) == left[0] for day in dataset.missing_days) == 1
            least[i], most[i] = (left[1], left[1]) if alone else (0.0, min(most[i], left[1]))
        named = [_named(days, j, slugs) for j in beside]
        gaps[int(i)] = np.minimum(NEIGHBOURS * np.maximum(*named), most[i])
        floor[i] = days.floor[beside].max()
    return replace(days, floor=floor, least=least, most=most, gaps=gaps)


def _left(dataset: Dataset, days: Days, totals: Numbers, i: int) -> tuple[date, float] | None:
    """Monday of a missing day's week, and what the week's total leaves beside its published days; None if unknown."""
    day = days.first + timedelta(days=int(i))
    monday = day - timedelta(days=day.weekday())
    total, at = dataset.weekly.get(monday), days.at(monday)
    if total is None or at < 0 or at + 7 > len(days):
        return None
    left = float(total - totals[at : at + 7].sum())
    return (monday, left) if left > 0 else None


def _named(days: Days, i: int, slugs: int) -> Numbers:
    rows = slice(days.start[i], days.start[i + 1])
    return np.bincount(days.slug[rows], weights=days.tokens[rows], minlength=slugs).astype(np.float64)
