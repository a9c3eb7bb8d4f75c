"""How a stated number is judged against measured ones. Every tolerance of the program is here, once.

The interval that the words allow comes with the quantity; the interval that the data pins down comes with the
evidence. This module only compares the two.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from core.interval import Interval
from core.model import Evidence, Fit, Flag, Judgement, Quantity, Rating, Unit, Verdict

RESTATED = 0.001
"""Of an amount: the source restates figures silently by up to this much (PROVENANCE.md: 0.06 % for the platform in May
and June 2026). Where more is known of the days of a figure, its evidence says so (``Evidence.restated``)."""

FAR_BOUND = 1.25
"""An "over X" that the data exceeds by more than this factor is true, and worth a note on how much more it is."""

PRECISION = 1e-9
"""Relative slack for floating-point arithmetic at the very edge of an interval."""

COUNTED = frozenset({Unit.RANK, Unit.WEEKS, Unit.MODELS, Unit.DATE})
"""Units in which a number is a fact or it is not: no rounding, no "close", and a miss contradicts the claim."""


RIGHT = frozenset({Fit.HOLDS, Fit.CLOSE})
"""Fits that bear a claim out."""


def tolerance(unit: str, value: float, restated: float = RESTATED) -> float:
    """How far outside the words the data may lie and still be "close", in the unit's own base.

    It is what a restatement of amounts by ``restated`` (a fraction) can move a figure: an amount by as much, the
    quotient of two that move apart by twice as much, a share or a change by as much of itself and of one.
    """
    if unit in COUNTED:
        return 0.0
    if unit == Unit.TOKENS:
        return abs(value) * restated
    if unit == Unit.TIMES:
        return abs(value) * 2 * restated
    return restated * (1 + abs(value))


def judge(stated: Quantity, evidence: Evidence) -> Fit:
    """Compare what the words allow with what the data says.

    Evidence inside the words holds, and just outside them is close. Bounds that only overlap the words leave the
    question open. Anything else is a miss: the claim overstates when the data lies below what the words allow, and
    understates when above.
    """
    if evidence.interval is None:
        return Fit.MISSING
    measured, allowed = evidence.interval, slack(stated.allowed)
    if measured.inside(allowed):
        return Fit.HOLDS
    edge = allowed.low if measured.low < allowed.low else allowed.high
    near = allowed.widened(tolerance(stated.unit, edge, max(RESTATED, evidence.restated)))
    if measured.inside(near):
        return Fit.CLOSE
    if not measured.exact and measured.overlaps(near):
        return Fit.OPEN
    if stated.unit in COUNTED:
        return Fit.CONTRADICTED
    falling = stated.unit in (Unit.FRACTION, Unit.POINTS, Unit.TOKENS) and stated.value < 0
    if falling and measured.middle > 0:
        return Fit.CONTRADICTED
    above = measured.low > stated.allowed.high
    return Fit.UNDERSTATED if above != falling else Fit.OVERSTATED


def gap(stated: Quantity, evidence: Evidence) -> float:
    """How far the data lies from what the words allow, in the unit's own base; 0 where they meet or nothing is."""
    if evidence.interval is None:
        return 0.0
    return max(stated.allowed.low - evidence.interval.high, evidence.interval.low - stated.allowed.high, 0.0)


def slack(allowed: Interval) -> Interval:
    """What the words allow, with room for what floating-point arithmetic leaves over."""
    low = allowed.low if math.isinf(allowed.low) else allowed.low - abs(allowed.low) * PRECISION
    high = allowed.high if math.isinf(allowed.high) else allowed.high + abs(allowed.high) * PRECISION
    return Interval(low, high)


def conclude(judgements: Sequence[Judgement]) -> Verdict:
    """One verdict from every reading that applies. Readings that do not apply never weigh in."""
    applying = [judgement for judgement in judgements if judgement.applies]
    fits = [judgement.fit for judgement in applying if judgement.fit is not Fit.MISSING]
    if not fits:
        return unchecked(
            next(
                (j.evidence.missing for j in applying if j.evidence.missing),
                "The data has nothing to compare this with.",
            )
        )
    right = [fit for fit in fits if fit in RIGHT]
    if len(right) == len(fits):
        return Verdict(Flag.VERIFIED, Rating.VERIFIED)
    if right:
        return Verdict(Flag.DEPENDS, Rating.ONE_COUNT)
    if Fit.OPEN in fits:
        why = next((j.evidence.loose for j in applying if j.fit is Fit.OPEN and j.evidence.loose), "")
        bounds = "The data gives only bounds here, and what the words allow lies between them."
        return unchecked(f"{bounds} {why}." if why else bounds)
    return Verdict(Flag.UNVERIFIED, _miss(_nearest(applying)))


def _nearest(applying: Sequence[Judgement]) -> Fit:
    """The miss that stands for all: that of the reading nearest to the number.

    A number between two counts is above the one and below the other, which contradicts nothing (reading.md).
    """
    missed = [judgement for judgement in applying if judgement.fit is not Fit.MISSING]
    return min(missed, key=lambda judgement: judgement.gap).fit


def _miss(fit: Fit) -> Rating:
    return {
        Fit.OVERSTATED: Rating.OVERSTATED,
        Fit.UNDERSTATED: Rating.UNDERSTATED,
        Fit.CONTRADICTED: Rating.CONTRADICTED,
    }[fit]


def unchecked(reason: str) -> Verdict:
    """ "Can't check", which never goes without its reason."""
    return Verdict(Flag.UNCHECKABLE, Rating.UNCHECKABLE, reason)
