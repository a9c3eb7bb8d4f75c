"""What the figures of all kinds share: which readings are drawn, in which words, beside which claimed value."""

from __future__ import annotations

import math

from core import charts, wording
from core.charts import Claimed, Figure
from core.interval import Interval
from core.model import CheckedClaim, Count, Fit, Flag, Judgement, Quantity, Unit

FITTING = (Fit.HOLDS, Fit.CLOSE)
LONGEST = 26
"""Characters of the article's own words that fit beside a rule on a phone; longer ones give way to the number."""


def readings(checked: CheckedClaim) -> list[Judgement]:
    """The readings that decide and found something finite, each figure once; what fits comes first."""
    found = [j for j in checked.judgements if j.applies and _finite(j.evidence.interval)]
    found.sort(key=lambda j: j.fit not in FITTING)
    return list({j.evidence.interval: j for j in reversed(found)}.values())[::-1]


def _finite(interval: Interval | None) -> bool:
    return interval is not None and math.isfinite(interval.high) and math.isfinite(interval.low)


def marks(checked: CheckedClaim) -> Figure | None:
    """Every deciding reading as a mark beside the claimed value."""
    drawn = readings(checked)
    if not drawn:
        return None
    rows = [(wording.count_text(j), j.evidence.interval.low, j.evidence.interval.high) for j in drawn if j.evidence.interval]
    frame = charts.frame(("count", "low", "high"), rows)
    title = checked.finding
    chart = charts.two_marks(frame, title=title, subtitle=drawn[0].evidence.unit, unit=drawn[0].evidence.unit)
    return Figure(title, checked.finding, chart, frame)
