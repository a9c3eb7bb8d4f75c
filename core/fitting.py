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
from core.datasets import Dataset
from core.datasets.catalogue import Mask
from core.datasets.weeks.rolling import RUN, measured, runs
from core.model import Basis, CheckedClaim, Claim, Fitting, Flag, Grain
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
    over = _before(published, dataset)
    tried = {id_: fits & over for id_, fits in _tried(checked, dataset)}
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
    if len(held) < TOGETHER or 2 * len(held) < of:
        return None
    odds = len(next(iter(held.values()))) * math.prod(float(fits.mean()) for fits in held.values())
    if odds > ODDS:
        return None
    return Fitting(last - timedelta(days=RUN - 1), last, tuple(held), of)


def _before(published: date | None, dataset: Dataset) -> Mask:
    """The runs that were over when the article appeared; all of them where its date is not known."""
    ordinals = runs(dataset).ordinals
    return np.asarray(ordinals < published.toordinal() if published else ordinals > 0)


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
    ordinals, period = runs(dataset).ordinals, claim.period
    if period.first is None or period.last is None:
        return np.ones(len(ordinals), dtype=bool)
    low, high = (period.first - NEARBY).toordinal(), (period.last + NEARBY).toordinal()
    return np.asarray((low <= ordinals) & (ordinals <= high))


def weighed(checked: Sequence[CheckedClaim], fits: Sequence[Fitting]) -> tuple[CheckedClaim, ...]:
    """The claims with what their fitting other days together means for each.

    A period that was worked out from the day of publication may have been worked out wrong, and then the miss is none
    of the article's; one that the text states stays a miss, with the days that fit said first.
    """
    return tuple(_weighed(one, next((fit for fit in fits if one.claim.id in fit.claims), None)) for one in checked)


def _weighed(one: CheckedClaim, fit: Fitting | None) -> CheckedClaim:
    if fit is None or one.verdict.flag is not Flag.UNVERIFIED:
        return one
    days, numbers = day_range(fit.first, fit.last), f"{len(fit.claims)} of {fit.of}"
    if one.claim.period.basis is not Basis.PUBLISHED:
        first = f"Right number, wrong week: it fits {days}, as {numbers} such numbers here do."
        return replace(one, finding=f"{first} {one.finding}")
    leaned = period_text(one.claim.period)
    reason = (
        f"Right numbers, perhaps, of other days: the sentence names none, what it leans on ({leaned}) does not fit, "
        f"and {days} does, for {numbers} such numbers here."
    )
    return replace(one, verdict=unchecked(reason), finding=reason, slip="", chance=None)
