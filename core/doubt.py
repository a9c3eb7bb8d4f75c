"""Second thoughts about a verdict: could it be chance, could a miss be a slip, and when would an undated claim hold?

None of these ever changes a verdict. Searching a table for any cell that fits "verifies" almost anything, so what is
found here is offered beside the verdict, with its odds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from core import claims, wording
from core.claims import windows
from core.datasets import Dataset, measure
from core.datasets.kept import kept
from core.datasets.weeks.weekwise import weeks_of, weekwise
from core.model import (
    Basis,
    CheckedClaim,
    Claim,
    Entity,
    EntityKind,
    Evidence,
    Fit,
    Flag,
    Grain,
    Period,
    Quantity,
    Query,
    Unit,
)
from core.verdict import RIGHT, judge, slack

NEARBY = 26
"""Weeks before and after the claimed one that count as "other weeks": half a year each way, so that the odds are
those of a figure of about the same size and not of the platform's whole growth."""

ONCE = frozenset({"overtake", "milestone", "cumulative", "streak", "record"})
"""Kinds that speak of the course of all weeks, so that no other week can be tried in place of the claimed one."""

PLACED = frozenset({"rank", "places"})
"""Kinds that are asked of a single week by itself: to find everybody's places in all weeks takes longer."""

LIKELY = 0.5
"""A verified claim that at least this share of other weeks and subjects would also satisfy says little, and says so."""

HOLDS = frozenset({Fit.HOLDS})

PEERS = {
    EntityKind.COUNTRY: ("CN", "US", "FR", "CA"),
    EntityKind.LAB: (
        "deepseek",
        "google",
        "anthropic",
        "openai",
        "minimax",
        "x-ai",
        "qwen",
        "xiaomi",
        "moonshotai",
        "tencent",
    ),
    EntityKind.WEIGHTS: ("open", "closed"),
}


def week(monday: date, basis: Basis = Basis.STATED) -> Period:
    """The Monday-Sunday week that begins on ``monday``."""
    return Period(monday, monday + timedelta(days=6), basis, Grain.WEEK)


Answers = dict[Query, Evidence]
"""What the data has answered already, so that it need not be asked again."""


def holds(claim: Claim, dataset: Dataset, enough: frozenset[Fit] = HOLDS, answers: Answers | None = None) -> bool:
    """True when on any count that applies the claim fits at least as well as ``enough``: within its digits."""
    quantity = claims.stated(claim)
    return any(judge(quantity, _answer(query, dataset, answers)) in enough for query in _applying(claim))


def _answer(query: Query, dataset: Dataset, answers: Answers | None) -> Evidence:
    if answers is None:
        return measure(dataset, query)
    if query not in answers:
        answers[query] = measure(dataset, query)
    return answers[query]


def moved(claim: Claim, monday: date) -> Claim:
    """The claim as if it spoke of another week. A baseline keeps its distance, unless the words give its dates."""
    return windows.moved(claim, week(monday), _week_later)


def _week_later(period: Period, way: timedelta) -> Period:
    """The week that begins so many days after a period does."""
    assert period.first is not None
    return week(period.first + way)


def fitting_weeks(claim: Claim, dataset: Dataset) -> tuple[date, ...]:
    """The Mondays of all weeks on which an undated claim would hold on some count that applies."""
    began = claim.baseline.period.last if claim.baseline is not None else None
    weeks = [monday for monday in dataset.weeks if began is None or monday > began]
    held = _held_in_weeks(claim, weeks, dataset)
    return tuple(monday for monday, fits in zip(weeks, held, strict=True) if fits)


def _held_in_weeks(claim: Claim, weeks: Sequence[date], dataset: Dataset) -> Sequence[bool]:
    """Whether the claim holds when it is moved to each of these weeks; all of them in one pass where that can be."""
    if not weeks:
        return ()
    known = _published(dataset)
    periods = [known[monday] for monday in weeks]
    baselines: Sequence[Period | None] = [None] * len(weeks)
    if claim.baseline is not None:
        baselines = [windows.baseline_of(claim, period, _week_later) for period in periods]
    held = _held(moved(claim, weeks[0]), periods, baselines, dataset)
    return [holds(moved(claim, monday), dataset) for monday in weeks] if held is None else held


@kept
def _published(dataset: Dataset) -> Mapping[date, Period]:
    """The published weeks as periods, by their Mondays."""
    return {monday: week(monday) for monday in dataset.weeks}


def _held(
    claim: Claim, periods: Sequence[Period], baselines: Sequence[Period | None], dataset: Dataset
) -> Sequence[bool] | None:
    """Whether the claim would hold in each of these periods; ``None`` where that has to be asked one by one."""
    if claim.kind in ONCE:
        return None
    allowed = slack(claims.stated(claim).allowed)
    fits, weeks = np.zeros(len(periods), dtype=bool), weeks_of(dataset, periods, baselines)
    for query in _applying(claim):
        found = weekwise(dataset, query, weeks)
        if found is None:
            return None
        fits |= (allowed.low <= found.low) & (found.high <= allowed.high)
    held: list[bool] = fits.tolist()
    return held


def _applying(claim: Claim) -> list[Query]:
    """What is asked about a claim, as far as it decides."""
    return [question.query for question in claims.KINDS[claim.kind].queries(claim) if question.applies]


def chance(claim: Claim, dataset: Dataset) -> float | None:
    """The share of other weeks and other subjects whose figure would also have fitted the words.

    ``None`` where there is nothing to compare with: claims over other stretches than a week, and firsts.
    """
    if claim.kind in ONCE or claim.period.grain is not Grain.WEEK:
        return None
    first = claim.period.first
    assert first is not None
    weeks = [day for day in dataset.weeks if day != first and abs((day - first).days) <= 7 * NEARBY]
    others = [*_held_in_weeks(claim, weeks, dataset), *_held_by_others(claim, dataset)]
    return sum(others) / len(others) if others else None


def _held_by_others(claim: Claim, dataset: Dataset) -> Iterator[bool]:
    """For each of the subject's peers, whether the claim holds of it in the same week."""
    baseline = claim.baseline.period if claim.baseline is not None else None
    for key in PEERS.get(claim.subject.kind, ()):
        if key != claim.subject.key:
            other = replace(claim, subject=replace(claim.subject, key=key))
            held = None if claim.kind in PLACED else _held(other, [claim.period], [baseline], dataset)
            yield from held or [holds(other, dataset)]


def slip(checked: CheckedClaim, dataset: Dataset) -> str:
    """One slip that would explain a miss, in words; "" when none does or nothing was missed.

    Words with an open end ("over 5 trillion") have no digits in which a slip could be told from any other number.
    """
    allowed = checked.claim.quantity.allowed
    if checked.verdict.flag is not Flag.UNVERIFIED or math.isinf(allowed.low) or math.isinf(allowed.high):
        return ""
    answers = {j.query: j.evidence for j in checked.judgements if j.applies}
    return next((words for changed, words in _slips(checked.claim) if holds(changed, dataset, RIGHT, answers)), "")


def _slips(claim: Claim) -> Iterator[tuple[Claim, str]]:
    quantity = claim.quantity
    if quantity.unit == Unit.TOKENS:
        for factor, name in ((10, "ten"), (0.1, "ten"), (1000, "a thousand"), (0.001, "a thousand")):
            said = wording.tokens(quantity.value * factor)
            yield (
                replace(claim, quantity=_scaled(quantity, factor)),
                f"A factor of {name} would explain the gap: {said} fits the data.",
            )
    if claim.other is not None:
        yield (
            replace(claim, subject=claim.other, other=claim.subject),
            "The two sides may have been swapped: the other way round it fits.",
        )
    elif claim.subject.kind is EntityKind.COUNTRY and claim.subject.key in ("CN", "US"):
        other = Entity(EntityKind.COUNTRY, "US" if claim.subject.key == "CN" else "CN", "")
        name = "US" if other.key == "US" else "Chinese"
        yield replace(claim, subject=other), f"The countries may have been swapped: it fits the {name} models."
    if claim.period.grain is Grain.WEEK and claim.period.first:
        for days, name in ((-7, "before"), (7, "after")):
            yield (
                moved(claim, claim.period.first + timedelta(days=days)),
                f"It may be the neighbouring week: it fits the week {name}.",
            )
    if claim.kind == "growth" and quantity.unit == Unit.FRACTION:
        yield (
            replace(claim, quantity=replace(quantity, unit=Unit.POINTS)),
            "Percent may stand for percentage points: as a change of the share in points it fits.",
        )


def _scaled(quantity: Quantity, factor: float) -> Quantity:
    return replace(
        quantity, value=quantity.value * factor, allowed=quantity.allowed.scaled(factor), step=quantity.step * factor
    )


def dating(claims_: tuple[CheckedClaim, ...]) -> list[tuple[date, int]]:
    """For an undated article: weeks on which its "current" claims hold together, best first, with how many hold."""
    tally: dict[date, int] = {}
    for checked in claims_:
        for monday in checked.fits:
            tally[monday] = tally.get(monday, 0) + 1
    return sorted(tally.items(), key=lambda item: (-item[1], -item[0].toordinal()))
