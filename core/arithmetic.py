"""The article's own arithmetic: whether one of its numbers follows from others it gives, whatever the data says.

18 divided by 5.5 is 3.27, so "exceeding 3-to-1" follows; 4.55 and 4.02 trillion do not differ by a trillion. Each
printed number stands for all that its digits allow, so a relation fails only where no such numbers would meet it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core import wording
from core.interval import Interval, point
from core.model import CheckedClaim, Claim, Entity, EntityKind, Period, Quantity, Unit


def annotated(checked: Sequence[CheckedClaim]) -> tuple[CheckedClaim, ...]:
    """The claims, with a caveat on each that can be worked out from others of the same article."""
    claims = [one.claim for one in checked]
    return tuple(replace(one, caveats=(*one.caveats, *_remarks(one.claim, claims))) for one in checked)


def _remarks(claim: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    found = _worked_out(claim, claims)
    if found is None:
        return
    sum_, value = found
    said = wording.says(claim)
    if value.overlaps(claim.quantity.allowed):
        yield f"The article's own numbers give {sum_}, so “{said}” follows from them."
    else:
        yield f"The article's own numbers give {sum_}, which is not “{said}”."


def _worked_out(claim: Claim, claims: Sequence[Claim]) -> tuple[str, Interval] | None:
    """The sum in words and its interval, for a relation between volumes that the article also prints."""
    if claim.kind == "multiple" and claim.other is not None:
        return _quotient(_volume(claims, claim.subject, claim.period), _volume(claims, claim.other, claim.period))
    if claim.kind == "difference" and claim.other is not None:
        return _gap(_volume(claims, claim.subject, claim.period), _volume(claims, claim.other, claim.period))
    if claim.kind == "growth" and claim.baseline and claim.baseline.period.known and claim.quantity.unit != Unit.POINTS:
        now, then = _volume(claims, claim.subject, claim.period), _volume(claims, claim.subject, claim.baseline.period)
        return _quotient(now, then, less=claim.quantity.unit == Unit.FRACTION)
    if claim.kind == "growth" and claim.baseline and claim.baseline.period.known:  # points of a share
        now, then = (_share(claims, claim.subject, period) for period in (claim.period, claim.baseline.period))
        return _gap(now, then)
    if claim.kind == "volume" and claim.subject.kind is EntityKind.GROUP:
        return _total([_volume(claims, member, claim.period) for member in claim.subject.members])
    return None


def _volume(claims: Sequence[Claim], entity: Entity, period: Period) -> Quantity | None:
    """The article's own figure for somebody's tokens in a period."""
    return _stated("volume", claims, entity, period)


def _share(claims: Sequence[Claim], entity: Entity, period: Period) -> Quantity | None:
    """The article's own figure for somebody's share in a period."""
    return _stated("share", claims, entity, period)


def _stated(kind: str, claims: Sequence[Claim], entity: Entity, period: Period) -> Quantity | None:
    for claim in claims:
        same = (claim.period.first, claim.period.last) == (period.first, period.last)
        if claim.kind == kind and claim.subject.id == entity.id and same and not claim.detail:
            return claim.quantity
    return None


def _quotient(upper: Quantity | None, lower: Quantity | None, *, less: bool = False) -> tuple[str, Interval] | None:
    if upper is None or lower is None or _digits(lower).low <= 0:
        return None
    quotient = upper.value / lower.value
    sum_ = f"{wording.tokens(upper.value)} ÷ {wording.tokens(lower.value)} = {wording.significant(quotient)}"
    value = _digits(upper) / _digits(lower)
    if not less:
        return sum_, value
    return f"{sum_}, a change of {wording.percent(quotient - 1)}", value - point(1.0)


def _gap(upper: Quantity | None, lower: Quantity | None) -> tuple[str, Interval] | None:
    if upper is None or lower is None:
        return None
    gap = _digits(upper) - _digits(lower)
    if upper.unit == Unit.FRACTION:
        change = wording.points(upper.value - lower.value)
        return f"{wording.percent(upper.value)} − {wording.percent(lower.value)} = {change}", gap
    return (
        f"{wording.tokens(upper.value)} − {wording.tokens(lower.value)} = {wording.tokens(upper.value - lower.value)}",
        gap,
    )


def _total(parts: Sequence[Quantity | None]) -> tuple[str, Interval] | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or len(known) < 2:
        return None
    value = point(0.0)
    for part in known:
        value = value + _digits(part)
    sum_ = " + ".join(wording.tokens(part.value) for part in known)
    return f"{sum_} = {wording.tokens(sum(part.value for part in known))}", value


def _digits(quantity: Quantity) -> Interval:
    """What the printed digits alone allow: a hedge says nothing about the arithmetic, a round number's zeros do."""
    if quantity.rounded:
        return quantity.allowed
    half = quantity.step / 2
    return Interval(quantity.value - half, quantity.value + half)
