"""What the forms share: axes in words, the claimed value, days on a time axis, labels at line ends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from core import wording
from core.charts.theme import INK, PAPER, PERIOD
from core.interval import Interval
from core.model import Unit

DAY = 86_400_000  # milliseconds

# Labels of a value axis, as Vega expressions. Tokens have the letters that they have everywhere else, not D3's own.
_LABELS = {
    Unit.TOKENS: "".join(
        f"abs(datum.value) >= {scale:.0f} ? format(datum.value / {scale:.0f}, '~g') + '{letter}' : "
        for scale, _, letter in wording.SCALES
    )
    + "format(datum.value, '~g')",
    Unit.FRACTION: "format(datum.value, '.0%')",
    Unit.TIMES: "format(datum.value, '~g') + '×'",
}


@dataclass(frozen=True, slots=True)
class Claimed:
    """The article's number: its value, all that its words allow, and the label to print beside it."""

    value: float
    allowed: Interval
    label: str


def short(value: float, unit: str) -> str:
    """A value for a label inside a chart: "4.12T", "61.2%", "3.27×"."""
    if unit == Unit.TOKENS:
        return wording.short_tokens(value)
    if unit == Unit.TIMES:
        return f"{wording.significant(value)}×"
    return wording.amount(value, unit)


def shortened(low: float, high: float, unit: str) -> str:
    """A value or its bounds for a label: "4.12T", "4.12T – 5.00T"."""
    return short(low, unit) if low == high else f"{short(low, unit)} – {short(high, unit)}"


def ceiling(values: Iterable[float], claimed: Claimed | None) -> float:
    """The top of a value axis that starts at zero and shows every value and the claimed one."""
    shown = [value for value in values if math.isfinite(value)]
    if claimed is not None:
        shown += [claimed.value, *(end for end in (claimed.allowed.high,) if math.isfinite(end))]
    return max(shown, default=1.0) * 1.08 or 1.0


def value_axis(unit: str, grid: bool = True) -> alt.Axis:
    """A value axis with few labels, in the unit's own shorthand."""
    return alt.Axis(
        labelExpr=_LABELS.get(Unit(unit), "format(datum.value, '~g')"),
        tickCount=alt.ExprRef("width < 340 ? 3 : 4"),
        grid=grid,
    )


def haloed(base: alt.Chart, **mark: Any) -> list[alt.Chart]:
    """Text with a rim in the background's colour, readable where it crosses lines; ``mark`` as for ``mark_text``."""
    rim = base.mark_text(**{**mark, "stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round", "color": PAPER})
    return [rim, base.mark_text(**mark)]


def claimed_layers(
    claimed: Claimed, top: float, across: str, right: bool = False, below: bool = False
) -> tuple[list[alt.Chart], list[alt.Chart]]:
    """The claimed value: what lies under the data (a light band and a dashed rule), and what lies over it (its label).

    ``across`` is the channel of the value axis, ``x`` or ``y``. The band is all that the words allow; where they are
    open ("over", "under") it is that side of the rule and nothing of the other. The label of a level rule stands above
    its left end unless it is to be at the ``right`` or ``below``.
    """
    low, high = _shaded(claimed, top)
    base = alt.Chart(pd.DataFrame({"value": [claimed.value], "low": [low], "high": [high], "label": [claimed.label]}))
    scale = alt.Scale(domain=[0, top])
    band, rule = (
        base.mark_rect(opacity=0.13, color=INK),
        base.mark_rule(strokeDash=[6, 4], strokeWidth=2, color=INK),
    )
    if across == "y":
        under = [band.encode(y=alt.Y("low:Q", scale=scale), y2="high:Q"), rule.encode(y="value:Q")]
        label = base.encode(y="value:Q", x=alt.value("width" if right else 0), text="label:N")
        end: dict[str, Any] = {"align": "right", "dx": -4} if right else {"align": "left", "dx": 4}
        end |= {"baseline": "top", "dy": 6} if below else {"baseline": "bottom", "dy": -4}
        return under, haloed(label, **end, fontWeight="bold", color=INK)
    under = [band.encode(x=alt.X("low:Q", scale=scale), x2="high:Q"), rule.encode(x="value:Q")]
    # Above the plot, beside the rule on the side that has more room.
    side: dict[str, Any] = {"align": "right", "dx": 4} if claimed.value > top / 2 else {"align": "left", "dx": -4}
    label = base.mark_text(**side, baseline="bottom", dy=-3, fontWeight="bold", color=INK)
    return under, [label.encode(x="value:Q", y=alt.value(0), text="label:N")]


def _shaded(claimed: Claimed, top: float) -> tuple[float, float]:
    """From where to where the band reaches on an axis from 0 to ``top``."""
    low, high = claimed.allowed.low, claimed.allowed.high
    if high > top:
        return max(low, min(claimed.value, top), 0.0), top
    return (0.0, min(high, claimed.value)) if low <= 0 < claimed.value else (max(low, 0.0), high)


def within(at: str, room: str) -> alt.ExprRef:
    """Where a label begins that stands by the mark at ``at`` on the x axis, moved so far that ``room`` pixels fit."""
    return alt.ExprRef(f"clamp(scale('x', datum.{at}) - 6, 0, max(0, width - datum.{room}))")


LETTER = 6.6
"""Pixels that a letter of a label takes, about."""


def instant(day: date) -> int:
    """Midnight UTC of a day in milliseconds, which every path from pandas to Vega leaves alone."""
    return round(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def days(values: Iterable[object]) -> list[date]:
    """Dates, timestamps or ISO strings as dates."""
    return [pd.Timestamp(value).date() for value in values]  # type: ignore[arg-type]


def step(weeks: Sequence[date]) -> timedelta:
    """The distance between neighbours of a series: a week, or a day."""
    ordered = sorted(set(weeks))
    return min((b - a for a, b in pairwise(ordered)), default=timedelta(days=7))


def lasts(frame: pd.DataFrame) -> list[date]:
    """The last day of each row's stretch: its column ``last``, or as long as the rows lie apart."""
    firsts = days(frame["week"])
    if "last" in frame:
        return days(frame["last"])
    length = step(firsts) - timedelta(days=1)
    return [first + length for first in firsts]


def time_axis(first: date, last: date) -> alt.Axis:
    """Months, or days when there are few, with the year below where it begins."""
    name = "'%-d %b'" if (last - first).days < 120 else "'%b'"
    year = "datum.index === 0 || utcdayofyear(datum.value) <= 7 ? utcFormat(datum.value, '%Y') : ''"
    return alt.Axis(
        labelExpr=f"[utcFormat(datum.value, {name}), {year}]",
        tickCount=alt.ExprRef("width < 340 ? 3 : 6"),
        grid=False,
        labelFlush=True,
    )


def period_layer(first: date, last: date) -> alt.Chart:
    """The claimed period, both days included, as a shade over the whole height."""
    frame = pd.DataFrame({"from": [instant(first)], "to": [instant(last) + DAY]})
    scale = alt.Scale(type="utc")
    shade: alt.Chart = (
        alt.Chart(frame).mark_rect(color=PERIOD, opacity=0.22).encode(x=alt.X("from:T", scale=scale), x2="to:T")
    )
    return shade


def spread(values: Sequence[float], gap: float) -> list[float]:
    """The values, moved apart until neighbours are ``gap`` apart: heights for labels that must not overlap."""
    order = sorted(range(len(values)), key=lambda index: values[index])
    placed = list(values)
    for below, above in pairwise(order):
        placed[above] = max(placed[above], placed[below] + gap)
    return placed
