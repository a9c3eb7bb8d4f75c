"""A small chart of a whole article: each of its judged sizes as a dot, too low to the left, too high to the right."""

from __future__ import annotations

import math
from collections.abc import Iterator

from core import claims
from core.model import CheckedClaim, Flag, Report, Unit

FURTHEST = 10.0
"""How many times too high or too low the ends of the strip are; what lies beyond stands at the end."""

MEASURED = frozenset({Unit.TOKENS, Unit.FRACTION, Unit.TIMES})
SHOWN = (Flag.VERIFIED, Flag.DEPENDS, Flag.UNVERIFIED)


def strip(report: Report) -> str:
    """The chart as HTML; "" where no claim has a size that was judged."""
    found = list(_factors(report))
    if not found:
        return ""
    dots = "".join(f'<i class="flag-{flag}" style="left:{_at(factor):.1f}%"></i>' for flag, factor in found)
    missed = [factor for flag, factor in found if flag is Flag.UNVERIFIED]
    low, high = sum(factor < 1 for factor in missed), sum(factor > 1 for factor in missed)
    told = f"Of {len(found)} sizes {low} too low and {high} too high on every count."
    ends = "<span>too low</span><span>right</span><span>too high</span>"
    return f'<div class="strip" role="img" aria-label="{told}"><p>{dots}</p><div>{ends}</div></div>'


def _at(factor: float) -> float:
    """Where a factor stands on the strip, in per cent of its width."""
    return 50 + 48 * max(-1.0, min(1.0, math.log(factor) / math.log(FURTHEST)))


def _factors(report: Report) -> Iterator[tuple[Flag, float]]:
    """The flag of each claim about a size, and how many times the nearest figure of the data its number is."""
    for checked in report.claims:
        stated = claims.stated(checked.claim)
        if checked.verdict.flag not in SHOWN or stated.unit not in MEASURED or stated.value <= 0:
            continue
        if checked.verdict.flag is Flag.VERIFIED:
            yield Flag.VERIFIED, 1.0  # "over 25 trillion" is right of 46 trillion as well
            continue
        factors = [stated.value / figure for figure in _figures(checked) if figure > 0]
        if factors:
            yield checked.verdict.flag, min(factors, key=lambda factor: abs(math.log(factor)))


def _figures(checked: CheckedClaim) -> Iterator[float]:
    """What the data has on each count that decides, the nearer end of what is known between bounds."""
    value = claims.stated(checked.claim).value
    for judgement in checked.judgements:
        interval = judgement.evidence.interval
        if judgement.applies and interval is not None and math.isfinite(interval.low):
            yield min(max(value, interval.low), interval.high)
