"""Charts over time: one subject among others, and two that cross."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from core import wording
from core.charts.marks import (
    DAY,
    Claimed,
    ceiling,
    claimed_layers,
    days,
    haloed,
    instant,
    period_layer,
    spread,
    step,
    time_axis,
    value_axis,
)
from core.charts.theme import BRUSHED, INK, MUTED, OTHER, PAPER, REST, SUBJECT, dressed
from core.interval import Interval
from core.model import Unit

TIME = alt.X("at:T", scale=alt.Scale(type="utc"))
FEW = 5
"""Weeks of a claimed period up to which their values are the claim's own, and get a dot."""


def trend(
    frame: pd.DataFrame,
    *,
    subject: str,
    unit: str = Unit.TOKENS,
    claimed: Claimed | None = None,
    period: tuple[date, date] | None = None,
    dotted: Sequence[str] = (),
    marked: Sequence[date] = (),
    height: int = 240,
) -> alt.LayerChart:
    """Values over time: the subject in colour, the rest grey, the claimed period shaded.

    ``frame`` has the columns week (first day), low, high (in base units; equal where the figure is exact) and who. A
    line runs along ``low``; where the data gives bounds only, the space up to ``high`` is tinted. A missing week is a
    gap in the line, not a bridge over it. ``period`` is the claimed period's first and last day, whose values get a dot
    on the lines ``dotted`` (the subject's, unless given); ``marked`` are weeks on which the claim would hold: their
    values within the claimed band get a dot.
    """
    names = _subject_first(frame, subject)
    top = ceiling(frame["high"], claimed)
    rows = pd.concat([_gapped(frame[frame["who"] == who], unit) for who in names])
    colours = alt.Scale(domain=names, range=[SUBJECT] + [REST] * (len(names) - 1))
    layers: list[alt.Chart] = [period_layer(*period)] if period else []
    layers += claimed_layers(claimed, top, "y", *_freest(rows, claimed, top)) if claimed else []
    layers += _lines(rows, unit, top, colours)
    if period is not None:
        for who in dotted or (subject,):
            own = rows[(rows["who"] == who) & rows["week"].between(*period)]
            layers += _dots(own, top, SUBJECT if who == subject else REST) if len(own) <= FEW else []
    if claimed is not None:
        within = rows["low"].between(claimed.allowed.low, claimed.allowed.high)
        layers += _dots(rows[rows["week"].isin(marked) & within], top, SUBJECT)
    layers += _end_labels(rows, top, [SUBJECT] + [MUTED] * (len(names) - 1), height)
    return dressed(layers, height)


def crossing(
    frame: pd.DataFrame,
    *,
    names: tuple[str, str],
    unit: str = Unit.TOKENS,
    crossed: date | None = None,
    period: tuple[date, date] | None = None,
    height: int = 240,
) -> alt.LayerChart:
    """Two lines and the week in which the first overtook the second.

    ``frame`` has the columns week (first day), a and b (values in ``unit``), which are named by ``names``.
    ``crossed`` is the week of the first overtaking in the data, ``None`` if there was none; ``period`` is the week that
    the article names.
    """
    long = pd.concat(
        [frame[["week", column]].set_axis(["week", "low"], axis=1).assign(who=who)
         for column, who in zip(("a", "b"), names, strict=True)]
    )  # fmt: skip
    long["high"] = long["low"]
    top = ceiling(long["high"], None)
    rows = pd.concat([_gapped(long[long["who"] == who], unit) for who in names])
    colours = alt.Scale(domain=list(names), range=[SUBJECT, OTHER])
    layers: list[alt.Chart] = [period_layer(*period)] if period else []
    layers += _lines(rows, unit, top, colours)
    if crossed is not None:
        layers += _crossing_mark(rows[rows["who"] == names[0]], crossed, top)
    layers += _end_labels(rows, top, [SUBJECT, OTHER], height)
    return dressed(layers, height)


LABEL = 0.1
"""Height of the claimed value's label, as a part of the value axis; on a phone it is up to two thirds as wide."""


def _freest(rows: pd.DataFrame, claimed: Claimed, top: float) -> tuple[bool, bool]:
    """Where the claimed value's label crosses the fewest lines: at the right end of its rule?, below it?"""
    start, end = rows["at"].min(), rows["at"].max()
    third = (end - start) / 3

    def crossed(right: bool, below: bool) -> int:
        low = claimed.value - (LABEL * top if below else 0.0)
        under = rows[rows["at"] > start + third] if right else rows[rows["at"] < end - third]
        return sum(
            min(one, two) <= low + LABEL * top and max(one, two) >= low
            for _, line in under.groupby("who")
            for one, two in pairwise(line["low"].dropna())
        )

    rows_below = (False, True) if claimed.value > 2 * LABEL * top else (False,)
    spots = [(right, below) for below in rows_below for right in (False, True)]
    return min(spots, key=lambda spot: crossed(*spot))


BRUSH = "brush"
"""The selection of ``overview``: a reader's drag gives its two ends on the field ``at``, in milliseconds of UTC."""


_DRAG = "[pointerdown, window:pointerup] > window:pointermove!, [touchstart, touchend] > touchmove!"
"""Vega-Lite's own, and the same by finger: Vega does not know what lies under a pointer that has not moved yet."""


def overview(frame: pd.DataFrame, *, chosen: tuple[date, date], height: int = 64) -> alt.LayerChart:
    """A strip of all weeks to drag a period on, with the days of ``chosen`` brushed at first.

    ``frame`` has the columns week (first day), low, high and who, one line's. What is brushed is in colour.
    """
    rows = _gapped(frame, Unit.TOKENS)
    first, last = min(rows["week"]), max(rows["week"])
    brush = alt.selection_interval(
        name=BRUSH,
        encodings=["x"],
        on=_DRAG,
        translate=_DRAG,
        value={"x": [instant(chosen[0]), instant(chosen[1]) + DAY]},
        mark=alt.BrushConfig(fill=BRUSHED, fillOpacity=0.15, stroke=BRUSHED, strokeOpacity=1, cursor="move"),
    )
    area = (
        alt.Chart(rows.drop(columns="week"))
        .mark_area()
        .encode(
            x=alt.X("at:T", scale=alt.Scale(type="utc"), axis=time_axis(first, last)),
            y=alt.Y("low:Q", axis=None),
        )
    )
    context = area.mark_area(color=REST, opacity=0.45).add_params(brush)
    strip = dressed([context, area.mark_area(color=SUBJECT).transform_filter(brush)], height)
    strip.usermeta = {"embedOptions": {"renderer": "canvas"}}  # in SVG the brush would be a symbol without a name
    return strip


def _subject_first(frame: pd.DataFrame, subject: str) -> list[str]:
    names = list(dict.fromkeys(frame["who"]))
    if subject not in names:
        raise ValueError(f"no rows for {subject!r}, only for {names}")
    return [subject, *(name for name in names if name != subject)]


def _gapped(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """One line's rows in order, placed at the middle of their weeks, with an empty row in every gap.

    ``alone`` is true of a week between two gaps, where no line can be seen.
    """
    weeks = days(rows["week"])
    length = step(weeks)
    table = pd.DataFrame(
        {
            "week": weeks,
            "low": rows["low"].to_list(),
            "high": rows["high"].to_list(),
            "who": rows["who"].to_list(),
        }
    ).sort_values("week")
    table["when"] = [wording.day_range(week, week + length - timedelta(days=1)) for week in table["week"]]
    table["text"] = [
        wording.bounds(Interval(low, high), unit) for low, high in zip(table["low"], table["high"], strict=True)
    ]
    breaks = [
        {"week": before + length, "who": table["who"].iloc[0]}
        for before, after in zip(table["week"], table["week"].iloc[1:], strict=False)
        if after - before > length
    ]
    if breaks:
        table = pd.concat([table, pd.DataFrame(breaks)]).sort_values("week")
    known = table["low"].notna()
    table["alone"] = known & ~known.shift(1, fill_value=False) & ~known.shift(-1, fill_value=False)
    table["at"] = [instant(week) + length.days * DAY // 2 for week in table["week"]]
    return table


def _lines(rows: pd.DataFrame, unit: str, top: float, colours: alt.Scale) -> list[alt.Chart]:
    """The tint of uncertain stretches and the lines, the first name's on top and thickest."""
    names: Sequence[str] = colours.to_dict()["domain"]
    drawn = rows.assign(order=rows["who"].map({who: -place for place, who in enumerate(names)}))
    plain = drawn.drop(columns="week")
    first, last = min(rows["week"]), max(rows["week"])
    height = alt.Y("low:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=value_axis(unit))
    base = alt.Chart(plain).encode(
        x=TIME.copy().axis(time_axis(first, last)),
        y=height,
        color=alt.Color("who:N", scale=colours, legend=None),
        detail="who:N",
    )
    tint = base.mark_area(opacity=0.18).encode(y2="high:Q")
    line = base.mark_line(strokeJoin="round").encode(
        strokeWidth=alt.condition(alt.datum.who == names[0], alt.value(2.8), alt.value(1.6)),
        order=alt.Order("at:Q"),
    )
    hover = base.mark_point(size=160, opacity=0).encode(
        tooltip=[
            alt.Tooltip("who:N", title="Who"),
            alt.Tooltip("when:N", title="When"),
            alt.Tooltip("text:N", title="How much"),
        ]
    )
    single = base.mark_circle(size=30, opacity=1).transform_filter(alt.datum.alone)
    uncertain = bool((plain["high"] > plain["low"]).any())
    return [*([tint] if uncertain else []), line, *([single] if plain["alone"].any() else []), hover]


def _dots(rows: pd.DataFrame, top: float, colour: alt.ExprRef) -> list[alt.Chart]:
    """Values that stand out from their line."""
    if rows.empty:
        return []
    dots = alt.Chart(rows.drop(columns="week")).mark_circle(
        size=90, color=colour, stroke=PAPER, strokeWidth=1.5, opacity=1
    )
    return [dots.encode(x=TIME, y=alt.Y("low:Q", scale=alt.Scale(domain=[0, top])))]


def _crossing_mark(rows: pd.DataFrame, crossed: date, top: float) -> list[alt.Chart]:
    """A ring around the first value above the other line, with its week on the side that has more room."""
    middle = (rows["at"].min() + rows["at"].max()) / 2
    own = rows[rows["week"] == crossed]
    side: dict[str, Any] = {"align": "left", "dx": 8} if own["at"].iloc[0] < middle else {"align": "right", "dx": -8}
    base = alt.Chart(own.drop(columns="week")).encode(x=TIME, y=alt.Y("low:Q", scale=alt.Scale(domain=[0, top])))
    ring = base.mark_point(size=150, color=INK, strokeWidth=2.2, filled=False, opacity=1)
    label = haloed(base.encode(text="when:N"), **side, baseline="bottom", dy=-8, fontWeight="bold", color=INK)
    return [ring, *label]


def _end_labels(rows: pd.DataFrame, top: float, tones: list[alt.ExprRef], height: int) -> list[alt.Chart]:
    """Each line's name beside its last value, instead of a legend: at the right edge, or where the line ends early."""
    last = rows.dropna(subset=["low"]).groupby("who", sort=False).tail(1)
    tone = dict(zip(last["who"], tones, strict=True))
    edge = last[last["at"] == last["at"].max()]
    line = top * 16 / height
    heights = spread(list(edge["low"]), line)
    scale = alt.Scale(domain=[0, top])
    at_the_edge = [
        alt.Chart(pd.DataFrame({"who": [who], "height": [place]}))
        .mark_text(align="left", dx=8, fontWeight="bold", limit=120, color=tone[who])
        .encode(x=alt.value("width"), y=alt.Y("height:Q", scale=scale), text="who:N")
        for who, place in zip(edge["who"], heights, strict=True)
    ]
    early = last.drop(edge.index)
    return at_the_edge + [
        layer
        for who, at, value in zip(early["who"], early["at"], spread(list(early["low"]), line), strict=True)
        for layer in haloed(
            alt.Chart(pd.DataFrame({"who": [who], "at": [at], "height": [value]})).encode(
                x=TIME, y=alt.Y("height:Q", scale=scale), text="who:N"
            ),
            align="right",
            baseline="bottom",
            dy=-5,
            fontWeight="bold",
            color=tone[who],
        )
    ]
