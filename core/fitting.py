"""Right numbers, wrong week: the seven days that several numbers of an article fit together, though not their own.

A single number fits some week of half a year by chance; several that fit one run of days together hardly do. Where the
article names no days of its own, such a run shows that the period was read wrong, and nothing is called wrong for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce

import numpy as np

from core import claims
from core.claims.windows import moved, period_of
from core.datasets import Dataset
from core.datasets.catalogue import Mask
from core.datasets.rolling import RUN, measured, runs
from core.doubt import holds
from core.model import Basis, CheckedClaim, Claim, Fitting, Flag, Grain, Window
from core.verdict import unchecked
from core.wording import day_range, period_text

NEARBY = timedelta(days=183)
"""How far from a claim's own period other days are tried: half a year each way (reading.md)."""

TELLING = 0.2
"""A number that more than this part of the days tried would also fit tells no day from another."""

TOGETHER = 2
"""Claims that must fit the same days before those are spoken of."""

ODDS = 0.05
"""Runs that such claims would fit together by chance alone, were each to fit its part of all runs independently."""

SUNDAY = 6

SHOWN = 3
"""Runs of days named at most."""

_WEEKLY = {None, Grain.WEEK}


def together(checked: Sequence[CheckedClaim], dataset: Dataset, published: date | None = None) -> tuple[Fitting, ...]:
    """The runs of seven days that most of the claims without a fitting period of their own fit, the best first.

    No article speaks of days after the one on which it was ``published``.
    """
    tried = {id_: fits & _before(published, dataset) for id_, fits in _tried(checked, dataset)}
    if len(tried) < TOGETHER:
        return ()
    last = runs(dataset).last
    tally = reduce(np.add, (fits.astype(int) for fits in tried.values()))
    at = np.flatnonzero(tally == tally.max())
    ordered = sorted(at, key=lambda i: (last[i].weekday() != SUNDAY, -last[i].toordinal()))
    found = (_fitting(last[i], {id_: fits for id_, fits in tried.items() if fits[i]}, len(tried)) for i in ordered)
    return tuple(fit for fit in found if fit is not None)[:SHOWN]


def _fitting(last: date, held: Mapping[str, Mask], of: int) -> Fitting | None:
    """The run that ends on ``last``, unless so many claims would fit some run by chance as well."""
    odds = len(next(iter(held.values()))) * math.prod(float(fits.mean()) for fits in held.values())
    if len(held) < TOGETHER or 2 * len(held) < of or odds > ODDS:
        return None
    return Fitting(last - timedelta(days=RUN - 1), last, tuple(held), of)


def _before(published: date | None, dataset: Dataset) -> Mask:
    """The runs that were over when the article appeared; all of them where its date is not known."""
    return np.array([published is None or day < published for day in runs(dataset).last], dtype=bool)


def _tried(checked: Sequence[CheckedClaim], dataset: Dataset) -> Iterator[tuple[str, Mask]]:
    """The claims that missed or wait for a date, each with the runs that it fits; those that fit most are left out."""
    seen: set[float] = set()
    for one in checked:
        claim = one.claim
        waiting = not claim.period.known and not claim.blocked
        if (one.verdict.flag is not Flag.UNVERIFIED and not waiting) or claim.quantity.value in seen:
            continue
        fits = fitting(claim, dataset)
        if fits is not None and 0 < fits.sum() <= TELLING * _near(claim, dataset).sum():
            seen.add(claim.quantity.value)
            yield claim.id, fits


def fitting(claim: Claim, dataset: Dataset) -> Mask | None:
    """Which runs of seven days a claim fits on a count that applies, within its digits; ``None`` for other claims.

    Only numbers with two ends can tell one run from another.
    """
    allowed = claims.stated(claim).allowed
    weekly = claim.quantity.per in _WEEKLY and (not claim.period.known or claim.period.grain in _WEEKLY)
    if math.isinf(allowed.low) or math.isinf(allowed.high) or not (weekly or claim.period.grain is Grain.DAY):
        return None
    fits: Mask | None = None
    for question in claims.KINDS[claim.kind].queries(claim):
        values = measured(dataset, question.query) if question.applies and not question.label else None
        if values is not None:
            held = (allowed.low <= values) & (values <= allowed.high) & _near(claim, dataset)
            fits = held if fits is None else fits | held
    return fits


def _near(claim: Claim, dataset: Dataset) -> Mask:
    """The runs that may be tried in place of a claim's own period; all of them where it has none."""
    last, period = runs(dataset).last, claim.period
    if period.first is None or period.last is None:
        return np.ones(len(last), dtype=bool)
    low, high = (period.first - NEARBY).toordinal(), (period.last + NEARBY).toordinal()
    ordinals = np.array([day.toordinal() for day in last])
    return np.asarray((low <= ordinals) & (ordinals <= high))


def weighed(
    checked: Sequence[CheckedClaim], fits: Sequence[Fitting], dataset: Dataset, published: date | None = None
) -> tuple[CheckedClaim, ...]:
    """The claims with what their fitting other days means for each, together or one by one.

    A period that was worked out from the day of publication may have been worked out wrong, and then the miss is none
    of the article's; one that the text states stays a miss, with the days that fit said first.
    """
    return tuple(
        _weighed(one, next((fit for fit in fits if one.claim.id in fit.claims), None), dataset, published)
        if one.verdict.flag is Flag.UNVERIFIED
        else one
        for one in checked
    )


def _weighed(one: CheckedClaim, fit: Fitting | None, dataset: Dataset, published: date | None) -> CheckedClaim:
    if fit is None:
        reason = close_by(one.claim, dataset, published)
        return _unchecked(one, reason) if reason else one
    days, numbers = day_range(fit.first, fit.last), f"{len(fit.claims)} of {fit.of}"
    if one.claim.period.basis is not Basis.PUBLISHED:
        first = f"Right number, wrong week: it fits {days}, as {numbers} such numbers here do."
        return replace(one, finding=f"{first} {one.finding}")
    return _unchecked(
        one,
        f"Right numbers, perhaps, of other days: the sentence names none, what it leans on "
        f"({period_text(one.claim.period)}) does not fit, and {days} does, for {numbers} such numbers here.",
    )


def _unchecked(one: CheckedClaim, reason: str) -> CheckedClaim:
    return replace(one, verdict=unchecked(reason), finding=reason, slip="", chance=None)


# --- One number alone ----------------------------------------------------------------------------

CLOSE_BY = 10
"""Days. A board is read some days before an article appears: so far from the days that its words lean on others count
as a reason to doubt the reading, where the sentence states no days itself."""


def close_by(claim: Claim, dataset: Dataset, published: date | None = None) -> str:
    """Why a miss may be one of the reading: the seven days close by that the number fits; "" where there are none.

    A figure of a week said of a month may be any week of it; a week that is not stated may be some days off.
    """
    period = claim.period
    if period.first is None or period.last is None:
        return ""
    if claim.quantity.per is Grain.WEEK and period.days > 2 * RUN:
        week = _last(claim, dataset, period.first + timedelta(days=RUN - 1), period.last, sunday=True)
        return (
            f"It is a figure of one week, and the text names none: of {period_text(period)} {week} fits."
            if week
            else ""
        )
    if period.basis is Basis.STATED or period.days > RUN:
        return ""
    earliest = period.last - timedelta(days=CLOSE_BY)
    latest = min(period.last + timedelta(days=CLOSE_BY), published - timedelta(days=1) if published else date.max)
    days = (_placed if claim.kind == "rank" else _last)(claim, dataset, earliest, latest)
    leaned = period_text(period)
    return (
        f"The sentence names no days. What it leans on ({leaned}) does not fit, but {days} close by does."
        if days
        else ""
    )


def _placed(claim: Claim, dataset: Dataset, earliest: date, latest: date) -> str:
    """The last day, or run of seven, between two days on which a place was held, in words; "" for none."""
    for back in range((latest - earliest).days + 1):
        last = latest - timedelta(days=back)
        for length in (RUN, 1):
            window = Window(last - timedelta(days=length - 1), last, "")
            tried = moved(claim, period_of(window, claim.period.basis, claim.period.grain))
            if holds(tried, dataset):
                return day_range(window.first, window.last)
    return ""


def _last(claim: Claim, dataset: Dataset, first: date, last: date, *, sunday: bool = False) -> str:
    """The last run of seven days that ends between two days and fits, in words; "" for none."""
    moved = replace(claim, period=replace(claim.period, grain=Grain.WEEK))
    fits = fitting(moved, dataset)
    ends = [] if fits is None else [day for day, holds in zip(runs(dataset).last, fits, strict=True) if holds]
    found = [day for day in ends if first <= day <= last and (not sunday or day.weekday() == SUNDAY)]
    return f"{day_range(found[-1] - timedelta(days=RUN - 1), found[-1])}" if found else ""
