"""Tokens as one table of slots and models, and the slots that stand for a period.

A slot is a published week, a run of days cut from daily rows, or a week of which only the platform's total is known.
With ``makers`` the weeks and days that name makers but not their models are there as well, each maker in a column of
its own; without, nothing is known of them, as is so for models. Where models are named, those rows are taken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.catalogue import Catalogue, Mask, catalogue
from core.datasets.snapshot import REST, Dataset

Numbers = NDArray[np.float64]

DAILY_NAMED = 50
"""Models that the source names each day."""

WEEK = timedelta(days=6)
"""From a Monday to its Sunday."""


@dataclass(frozen=True, eq=False)
class Table:
    """Tokens of slots (rows) by slug (columns, along ``known.slugs``); 0 where a slot does not name the slug.

    ``other`` is the unnamed rest. ``floor`` is the most that a model can have had which the slot does not name, or
    names only on its better days; it means nothing where makers stand for their models. ``listed`` is false for slots
    of which only a total is known (it is in ``other``). ``inside`` is false for weeks that reach beyond the period
    asked for. ``archived`` marks totals read from an archived chart.
    """

    known: Catalogue
    first: tuple[date, ...]
    last: tuple[date, ...]
    tokens: Numbers
    other: Numbers
    floor: Numbers
    listed: Mask
    inside: Mask
    archived: Mask

    def __len__(self) -> int:
        return len(self.first)

    @cached_property
    def named(self) -> Numbers:
        """Sum of all named models by slot."""
        return np.asarray(self.tokens.sum(axis=1))

    @property
    def whole(self) -> bool:
        """True when every slot lies inside the period and is listed, so that what is named is named exactly."""
        return bool(self.inside.all() and self.listed.all())

    @property
    def total(self) -> Numbers:
        """The whole platform by slot."""
        return self.named + self.other

    def rows(self, which: Mask | NDArray[np.intp]) -> Table:
        """Some of the slots."""
        chosen = np.flatnonzero(which) if which.dtype == bool else which
        return Table(
            self.known,
            tuple(self.first[i] for i in chosen),
            tuple(self.last[i] for i in chosen),
            self.tokens[chosen],
            self.other[chosen],
            self.floor[chosen],
            self.listed[chosen],
            self.inside[chosen],
            self.archived[chosen],
        )


@lru_cache(maxsize=8)
def weekly(dataset: Dataset, disclosed: bool = False, makers: bool = False) -> Table:
    """Every week of which anything is known, in order."""
    known = catalogue(dataset, disclosed)
    totals = dataset.totals.set_index("week")
    rows = pd.concat([dataset.weekly, _weeks_by_lab(dataset)]) if makers else dataset.weekly
    weeks = pd.DatetimeIndex(pd.concat([dataset.totals["week"], rows["week"]]).unique()).sort_values()
    tokens, other = _pivot(known, rows, "week", weeks)
    listed = weeks.isin(rows["week"])
    other = np.where(listed, other, totals["tokens"].reindex(weeks).fillna(0).to_numpy())
    floor = np.array([_floor(row) for row in tokens])
    return Table(
        known=known,
        first=tuple(week.date() for week in weeks),
        last=tuple(week.date() + WEEK for week in weeks),
        tokens=tokens,
        other=other,
        floor=np.minimum(floor, other),
        listed=listed,
        inside=np.ones(len(weeks), dtype=bool),
        archived=totals["archived"].reindex(weeks, fill_value=False).to_numpy() & ~listed,
    )


def _weeks_by_lab(dataset: Dataset) -> pd.DataFrame:
    """Sums of the rows by maker for weeks of which all seven days are there, and no models: week, model, tokens."""
    rows = dataset.by_lab.assign(week=dataset.by_lab["date"].dt.to_period("W-SUN").dt.start_time)
    whole = rows.groupby("week")["date"].transform("nunique").eq(7)
    chosen = rows[whole & ~rows["week"].isin(dataset.weekly["week"])]
    return chosen.groupby(["week", "model"], as_index=False)[["tokens"]].sum()


@dataclass(frozen=True, eq=False)
class Days:
    """Daily rows: ``dates`` in order, maybe with gaps; ``tokens`` by day and slug, ``other`` by day."""

    dates: tuple[date, ...]
    tokens: Numbers
    other: Numbers

    def between(self, first: date, last: date) -> slice:
        """Places of the days from ``first`` to ``last``, as far as they are there."""
        return slice(bisect_left(self.dates, first), bisect_right(self.dates, last))

    def holds(self, first: date, last: date) -> bool:
        """True when every day from ``first`` to ``last`` is there."""
        return len(self.dates[self.between(first, last)]) == (last - first).days + 1


@lru_cache(maxsize=8)
def daily(dataset: Dataset, disclosed: bool = False, makers: bool = False) -> Days:
    """The daily rows, in order."""
    by_lab = dataset.by_lab[~dataset.by_lab["date"].isin(dataset.daily["date"])]
    rows = pd.concat([dataset.daily, by_lab]) if makers else dataset.daily
    days = pd.DatetimeIndex(rows["date"].unique()).sort_values()
    tokens, other = _pivot(catalogue(dataset, disclosed), rows, "date", days)
    return Days(tuple(day.date() for day in days), tokens, other)


def _pivot(known: Catalogue, frame: pd.DataFrame, when: str, index: pd.Index) -> tuple[Numbers, Numbers]:
    tokens, other = np.zeros((len(index), len(known.slugs))), np.zeros(len(index))
    at = index.get_indexer(pd.Index(frame[when]))
    column = frame["model"].map(known.column).to_numpy()
    amounts = frame["tokens"].to_numpy(dtype=float)
    rest = frame["model"].eq(REST).to_numpy()
    tokens[at[~rest], column[~rest].astype(int)] = amounts[~rest]
    other[at[rest]] = amounts[rest]
    return tokens, other


def _floor(row: Numbers) -> float:
    """The most that a model can have had in a week while none of its days made the daily fifty.

    On each day at least ``51 - k`` of the models placed k-th or lower in the week are named, each with at least the
    day's fiftieth amount. So the week's sum of fiftieth amounts is at most the sum of those models' tokens divided
    by ``51 - k``, whatever k; the smallest of these quotients is taken.
    """
    amounts = np.sort(row[row > 0])[::-1]
    tails = amounts[::-1].cumsum()[::-1][:DAILY_NAMED]
    if not len(tails):
        return float("inf")
    return float((tails / np.arange(DAILY_NAMED, DAILY_NAMED - len(tails), -1)).min())


def cut(dataset: Dataset, first: date, last: date, disclosed: bool = False, makers: bool = False) -> Table:
    """The slots that stand for the days from ``first`` to ``last``, in order.

    Whole weeks stand for themselves. The ends that are no whole week are cut from daily rows where those exist;
    otherwise the week that reaches beyond the period is there with ``inside`` false. Days of which nothing at all
    is known have no slot: compare the first and last slot with the period.
    """
    table, days = weekly(dataset, disclosed, makers), daily(dataset, disclosed, makers)
    monday = first + timedelta(days=-first.weekday() % 7)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    if sunday < monday:
        return _run(table, days, first, last)
    parts = [table.rows(np.array([monday <= week <= sunday for week in table.first], dtype=bool))]
    if first < monday:
        parts.insert(0, _run(table, days, first, monday - timedelta(days=1)))
    if sunday < last:
        parts.append(_run(table, days, sunday + timedelta(days=1), last))
    return _joined(parts)


def _run(table: Table, days: Days, first: date, last: date) -> Table:
    """Days that are no whole week: one slot of daily rows, or the weeks that hold them as bounds."""
    if not days.holds(first, last):
        touching = np.array([week <= last and end >= first for week, end in zip(table.first, table.last, strict=True)])
        found = table.rows(touching)
        return replace(found, inside=np.zeros(len(found), dtype=bool))
    tokens, other = (part[days.between(first, last)] for part in (days.tokens, days.other))
    floors = np.where(tokens > 0, tokens, np.inf).min(axis=1)
    yes = np.ones(1, dtype=bool)
    return Table(
        known=table.known,
        first=(first,),
        last=(last,),
        tokens=tokens.sum(axis=0, keepdims=True),
        other=other.sum(keepdims=True),
        floor=floors.sum(keepdims=True),
        listed=yes,
        inside=yes,
        archived=~yes,
    )


def _joined(parts: list[Table]) -> Table:
    if len(parts) == 1:
        return parts[0]
    return Table(
        parts[0].known,
        tuple(day for part in parts for day in part.first),
        tuple(day for part in parts for day in part.last),
        np.concatenate([part.tokens for part in parts]),
        np.concatenate([part.other for part in parts]),
        np.concatenate([part.floor for part in parts]),
        np.concatenate([part.listed for part in parts]),
        np.concatenate([part.inside for part in parts]),
        np.concatenate([part.archived for part in parts]),
    )
