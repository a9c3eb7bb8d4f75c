"""Tokens as one table of slots and models, and the slots that stand for a period.

The data is a list of days, each with its rows; a period is a set of days, and what anybody has in it is a sum. The
days are summed in slots: each Monday-Sunday week of the period, or the part of one that lies in it; a period of at
most seven days is one slot. Before the first published day a slot is a week of which only the platform's total is
known. A day that was never published is a hole: see ``Days``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from core.datasets.catalogue import Catalogue, Mask, catalogue
from core.datasets.days import NEIGHBOURS, Days, Numbers, Places, daily
from core.datasets.kept import kept
from core.datasets.snapshot import WEEK, Dataset
from core.model import CHART_SIZE


@dataclass(frozen=True, eq=False)
class Table:
    """Tokens of slots (rows) by slug (columns, along ``known.slugs``); 0 where no day of a slot names the slug.

    ``other`` is the unnamed rest. On the days of a slot of which nothing but a total is known the platform had from
    ``least`` to ``most`` tokens, each slug at most ``gap`` (``None`` where there are no such days). ``slot`` says for
    each of the ``days`` from ``start`` on in which slot it is, -1 for none.
    ``nine`` is ``charted`` where that is known.
    """

    known: Catalogue
    first: tuple[date, ...]
    last: tuple[date, ...]
    tokens: Numbers
    other: Numbers
    least: Numbers
    most: Numbers
    gap: Numbers | None
    days: Days
    start: int
    slot: Places
    nine: Mask | None = None

    def __len__(self) -> int:
        return len(self.first)

    @cached_property
    def named(self) -> Numbers:
        """Sum of all named models by slot."""
        return np.asarray(self.tokens.sum(axis=1))

    @cached_property
    def charted(self) -> Mask:
        """The nine slugs with most tokens of each slot, variants apart."""
        return first_places(self.tokens, CHART_SIZE) if self.nine is None else self.nine

    @property
    def listed(self) -> Mask:
        """Slots of which any models are named."""
        return np.asarray(self.named > 0)

    @property
    def whole(self) -> Mask:
        """Slots of which every day is published."""
        return np.asarray(self.listed & (self.most == 0))

    def unnamed(self, slugs: Mask) -> Numbers:
        """The most that a model with these slugs can have had by slot on the days that name none of them.

        A slug that ends in a date is never named before that day, so a model whose slugs all do had nothing before. Nor
        had one before its first named day, or after its last, that stood far above the fiftieth then: amounts hardly
        ever double from one day to the next, so it was listed or withdrawn at that time.
        """
        days, start, end = self.days, self.start, self.start + len(self.slot)
        tokens = days.of(slugs)
        amounts = np.where(tokens > 0, 0.0, days.floor)
        if slugs.any():
            amounts[: max(int(self.known.dated[slugs].min()) - days.first.toordinal(), 0)] = 0.0
        named = np.flatnonzero(tokens)
        far = tokens > NEIGHBOURS * days.floor
        if far[named[:2]].any():
            amounts[: named[0]] = 0.0
        if far[named[-2:]].any():
            amounts[named[-1] + 1 :] = 0.0
        amounts = amounts[start:end]
        inside = self.slot >= 0
        return np.bincount(self.slot[inside], weights=amounts[inside], minlength=len(self)).astype(np.float64)

    def days_of(self, start: int, end: int) -> Table:
        """The slots from one to another, all of them weeks of which the days are known."""
        of_days = slice(start, end)
        return Table(
            self.known,
            self.first[of_days],
            self.last[of_days],
            self.tokens[of_days],
            self.other[of_days],
            self.least[of_days],
            self.most[of_days],
            self.gap[of_days] if self.gap is not None and self.most[of_days].any() else None,
            self.days,
            (self.first[start] - self.days.first).days,
            np.repeat(np.arange(end - start), 7),
            self.charted[of_days],
        )

    def rows(self, which: Mask | Places) -> Table:
        """Some of the slots."""
        chosen = np.flatnonzero(which) if which.dtype == bool else which
        place = np.full(len(self) + 1, -1, dtype=np.intp)
        place[chosen] = np.arange(len(chosen))
        return Table(
            self.known,
            tuple(self.first[i] for i in chosen),
            tuple(self.last[i] for i in chosen),
            self.tokens[chosen],
            self.other[chosen],
            self.least[chosen],
            self.most[chosen],
            None if self.gap is None else self.gap[chosen],
            self.days,
            self.start,
            place[self.slot],
        )


def first_places(amounts: Numbers, n: int) -> Mask:
    """The ``n`` greatest of each row, of equals the first ones; nobody who has nothing."""
    mask = np.zeros(amounts.shape, dtype=bool)
    np.put_along_axis(mask, np.argsort(-amounts, axis=1, kind="stable")[:, :n], True, axis=1)
    return np.asarray(mask & (amounts > 0))


@kept
def weekly(dataset: Dataset, disclosed: bool = False) -> Table:
    """Every Monday-Sunday week of which anything is known, in order."""
    mondays = (dataset.first + timedelta(days=-dataset.first.weekday() % 7), dataset.last + WEEK)
    return _joined(_totals(dataset, disclosed, date.min, date.max), _summed(dataset, disclosed, *mondays))


def cut(dataset: Dataset, first: date, last: date, disclosed: bool = False, each_day: bool = False) -> Table:
    """The slots that stand for the days from ``first`` to ``last``, in order; with ``each_day`` every day is one.

    Days of which nothing at all is known have no slot: compare the first and last slot with the period.
    """
    weeks = None if each_day else _whole_weeks(dataset, first, last, disclosed)
    if weeks is not None:
        return _added_up(weeks, each_day)
    if first >= dataset.first:
        return _added_up(_summed(dataset, disclosed, first, last, each_day), each_day)
    totals = _totals(dataset, disclosed, first, last)
    after = totals.last[-1] + timedelta(days=1) if len(totals) else dataset.first
    return _joined(totals, _added_up(_summed(dataset, disclosed, max(after, dataset.first), last, each_day), each_day))


def _whole_weeks(dataset: Dataset, first: date, last: date, disclosed: bool) -> Table | None:
    """The slots of a period of whole published weeks, which are there already; ``None`` for another."""
    if first.weekday() or (last - first).days % 7 != WEEK.days or first < dataset.first or last > dataset.last + WEEK:
        return None
    table = weekly(dataset, disclosed)
    row = len(table) - 1 - (dataset.last - first).days // 7
    return table.days_of(row, row + ((last - first).days + 1) // 7)


def _added_up(table: Table, each_day: bool) -> Table:
    """Slots that are added up. Who adds up the days of a month leaves out one that was never published.

    What the week's total leaves for that day counts for a week by itself; in a longer period the two sums are bounds.
    """
    return table if each_day or len(table) == 1 else replace(table, least=np.zeros(len(table)))


def _summed(dataset: Dataset, disclosed: bool, first: date, last: date, each_day: bool = False) -> Table:
    """The slots of published days, as far as those reach."""
    days, known = daily(dataset), catalogue(dataset, disclosed)
    start, end = max(days.at(first), 0), min(days.at(last) + 1, len(days))
    if end <= start:
        start = end = 0
    slot, size = _slots(first, start - days.at(first), end - start, each_day)
    rows = slice(days.start[start], days.start[end])
    width = len(known.slugs)
    cells = slot[days.day[rows] - start] * width + days.slug[rows]
    tokens = np.bincount(cells, weights=days.tokens[rows], minlength=size * width).reshape(size, width)
    other, least, most = (
        np.bincount(slot, weights=by_day[start:end], minlength=size).astype(np.float64)
        for by_day in (days.other, days.least, days.most)
    )
    edges = np.searchsorted(slot, np.arange(size + 1))
    ordinals = days.first.toordinal() + start + edges
    return Table(
        known=known,
        first=tuple(map(date.fromordinal, ordinals[:-1].tolist())),
        last=tuple(map(date.fromordinal, (ordinals[1:] - 1).tolist())),
        tokens=tokens.astype(np.float64),
        other=other,
        least=least,
        most=most,
        gap=_gap(days, start, end, slot, (size, width)),
        days=days,
        start=start,
        slot=slot,
    )


def _slots(first: date, skipped: int, length: int, each_day: bool) -> tuple[Places, int]:
    """In which slot each of ``length`` days is, and how many slots there are."""
    offsets = np.arange(length, dtype=np.intp)
    if each_day:
        return offsets, length
    if length <= WEEK.days + 1:
        return np.zeros(length, dtype=np.intp), min(length, 1)
    slot = (offsets + (first.weekday() + skipped) % 7) // 7
    return slot, int(slot[-1]) + 1


def _gap(days: Days, start: int, end: int, slot: Places, shape: tuple[int, int]) -> Numbers | None:
    inside = [i for i in days.gaps if start <= i < end]
    if not inside:
        return None
    gap = np.zeros(shape)
    for i in inside:
        gap[slot[i - start]] += days.gaps[i]
    return gap


def _totals(dataset: Dataset, disclosed: bool, first: date, last: date) -> Table:
    """The weeks that touch a period before the first published day: only their totals are known.

    A week that reaches beyond the period may have had nothing in it, or all it has.
    """
    early = sorted((week, total) for week, total in dataset.weekly.items() if week < dataset.first)
    found = [(week, total) for week, total in early if week <= last and first <= week + WEEK]
    known, size = catalogue(dataset, disclosed), len(found)
    most = np.array([total for _, total in found], dtype=np.float64)
    inside = np.array([first <= week and week + WEEK <= last for week, _ in found], dtype=bool)
    return Table(
        known=known,
        first=tuple(week for week, _ in found),
        last=tuple(week + WEEK for week, _ in found),
        tokens=np.zeros((size, len(known.slugs))),
        other=np.zeros(size),
        least=np.where(inside, most, 0.0),
        most=most,
        gap=None,
        days=daily(dataset),
        start=0,
        slot=np.zeros(0, dtype=np.intp),
    )


def _joined(before: Table, after: Table) -> Table:
    """Weeks of which only totals are known, and the slots of days after them."""
    if not len(before) or not len(after):
        return after if len(after) else before
    return replace(
        after,
        first=before.first + after.first,
        last=before.last + after.last,
        tokens=np.concatenate([before.tokens, after.tokens]),
        other=np.concatenate([before.other, after.other]),
        least=np.concatenate([before.least, after.least]),
        most=np.concatenate([before.most, after.most]),
        gap=None if after.gap is None else np.concatenate([np.zeros_like(before.tokens), after.gap]),
        slot=after.slot + len(before),
    )
