"""The article's own arithmetic: whether one of its numbers follows from others it gives, whatever the data says.

18 divided by 5.5 is 3.27, so "exceeding 3-to-1" follows; 4.55 and 4.02 trillion do not differ by a trillion. Each
printed number stands for all that its digits allow, so a relation fails only where no such numbers would meet it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core import wording
from core.claims import growth
from core.interval import Interval, point
from core.model import Basis, CheckedClaim, Claim, Entity, EntityKind, Period, Quantity, Stance, Unit


def annotated(checked: Sequence[CheckedClaim]) -> tuple[CheckedClaim, ...]:
    """The claims, with a caveat on each that can be worked out from others of the same article."""
    stated = _by_what([one.claim for one in checked])
    return tuple(replace(one, caveats=(*one.caveats, *_remarks(one.claim, stated))) for one in checked)


_What = tuple[str, str, date | None, date | None]
_Stated = Mapping[_What, Sequence[Claim]]
"""Plain figures of the article by what they are of: the kind, the subject's id, first and last day."""


def _by_what(claims: Sequence[Claim]) -> _Stated:
    stated: dict[_What, list[Claim]] = {}
    for claim in claims:
        if not claim.detail:
            what = claim.kind, claim.subject.id, claim.period.first, claim.period.last
            stated.setdefault(what, []).append(claim)
    return stated


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum of the article's own numbers: its words, what it comes to, and the claims that give the numbers."""

    words: str
    value: Interval
    parts: tuple[Claim, ...]


def _remarks(claim: Claim, stated: _Stated) -> Iterator[str]:
    """What follows may be said freely; that a number is wrong only where those it was made of are certain."""
    found = _worked_out(claim, stated)
    if found is None:
        return
    said = wording.says(claim)
    if found.value.overlaps(claim.quantity.allowed):
        yield f"The article's own numbers give {found.words}, so “{said}” follows from them."
    elif _is_certain(claim, found.parts):
        yield f"The article's own numbers give {found.words}, which is not “{said}”."


_DATED = (Basis.STATED, Basis.INFERRED)


def _is_certain(claim: Claim, parts: Sequence[Claim]) -> bool:
    """True where the numbers are surely those that the claim compares.

    They differ, all are asserted, no time from which a change is measured was taken for granted, and they stand in the
    claim's own sentence or at times that the text names.
    """
    if any(part.stance is not Stance.ASSERTED for part in (claim, *parts)):
        return False
    if len({part.quantity.value for part in parts}) < len(parts) or _is_assumed(claim):
        return False
    beside = all(part.sentence == claim.sentence for part in parts)
    return beside or all(part.period.basis in _DATED for part in (claim, *parts))


def _is_assumed(claim: Claim) -> bool:
    """True for a change whose start no word names."""
    return claim.baseline is not None and claim.baseline.period.note.startswith(growth.ASSUMED)


def _worked_out(claim: Claim, stated: _Stated) -> _Sum | None:
    """The sum for a relation between volumes, or shares, that the article also prints."""
    if claim.kind == "multiple" and claim.other is not None:
        return _quotient(_volume(stated, claim, claim.subject), _volume(stated, claim, claim.other))
    if claim.kind == "difference" and claim.other is not None:
        return _gap(_volume(stated, claim, claim.subject), _volume(stated, claim, claim.other))
    if claim.kind == "growth" and claim.baseline and claim.baseline.period.known:
        then = claim.baseline.period
        if claim.quantity.unit == Unit.POINTS:
            return _gap(_share(stated, claim, claim.period), _share(stated, claim, then))
        now, before = _volume(stated, claim, claim.subject), _volume(stated, claim, claim.subject, then)
        return _quotient(now, before, less=claim.quantity.unit == Unit.FRACTION)
    if claim.kind == "volume" and claim.subject.kind is EntityKind.GROUP:
        return _total([_volume(stated, claim, member) for member in claim.subject.members])
    return None


def _volume(stated: _Stated, of: Claim, entity: Entity, period: Period | None = None) -> Claim | None:
    """The article's own figure for somebody's tokens in a period, that of the claim ``of`` where none is given."""
    return _stated("volume", stated, of, entity, period or of.period)


def _share(stated: _Stated, of: Claim, period: Period) -> Claim | None:
    """The article's own figure for the share of a claim's subject in a period."""
    return _stated("share", stated, of, of.subject, period)


def _stated(kind: str, stated: _Stated, of: Claim, entity: Entity, period: Period) -> Claim | None:
    """The claim that gives a figure: the one of the sentence itself, or the only one of the article."""
    alike = stated.get((kind, entity.id, period.first, period.last), ())
    found = [claim for claim in alike if claim is not of]
    found = [claim for claim in found if claim.sentence == of.sentence] or found
    return found[0] if found and len({claim.quantity.value for claim in found}) == 1 else None


def _quotient(upper: Claim | None, lower: Claim | None, *, less: bool = False) -> _Sum | None:
    if upper is None or lower is None or _digits(lower.quantity).low <= 0:
        return None
    above, below = upper.quantity, lower.quantity
    quotient = above.value / below.value
    words = f"{wording.tokens(above.value)} ÷ {wording.tokens(below.value)} = {wording.significant(quotient)}"
    value = _digits(above) / _digits(below)
    if less:
        words, value = f"{words}, a change of {wording.percent(quotient - 1)}", value - point(1.0)
    return _Sum(words, value, (upper, lower))


def _gap(upper: Claim | None, lower: Claim | None) -> _Sum | None:
    if upper is None or lower is None:
        return None
    above, below = upper.quantity, lower.quantity
    gap = _digits(above) - _digits(below)
    if above.unit == Unit.FRACTION:
        change = wording.points(above.value - below.value)
        words = f"{wording.percent(above.value)} − {wording.percent(below.value)} = {change}"
    else:
        apart = wording.tokens(above.value - below.value)
        words = f"{wording.tokens(above.value)} − {wording.tokens(below.value)} = {apart}"
    return _Sum(words, gap, (upper, lower))


def _total(parts: Sequence[Claim | None]) -> _Sum | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or len(known) < 2:
        return None
    value = point(0.0)
    for part in known:
        value = value + _digits(part.quantity)
    words = " + ".join(wording.tokens(part.quantity.value) for part in known)
    total = wording.tokens(sum(part.quantity.value for part in known))
    return _Sum(f"{words} = {total}", value, tuple(known))


def _digits(quantity: Quantity) -> Interval:
    """What a printed number stands for: what its digits allow, and what its hedge or its rounding adds to that."""
    half, allowed = quantity.step / 2, quantity.allowed
    return Interval(min(quantity.value - half, allowed.low), max(quantity.value + half, allowed.high))
