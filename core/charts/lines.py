"""Charts over time: one subject among others, and two that cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import altair as alt
import pandas as pd

from core import wording
from core.charts.ends import TIME, crossing_mark, dots, end_labels, pointer
from core.charts.marks import (
    DAY,
    Claimed,
    ceiling,
    claimed_layers,
    days,
    instant,
    lasts,
    period_layer,
    time_axis,
    value_axis,
)
from core.charts.theme import BRUSHED, MUTED, OTHER, REST, SUBJECT, dressed, meant
from core.interval import Interval
from core.model import Unit

UNTIL = "known until"
"""Why a line ends where nothing more is said: it has no figure from then on."""

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
    until: str = UNTIL,
    height: int = 240,
) -> alt.LayerChart:
    """Values over time: the subject in colour and thick, the claimed period shaded.

    ``frame`` has the columns week (first day), low, high (in base units; equal where the figure is exact) and who; with
    a column ``last`` a row stands for the days up to that one: a single day, a rolling week, a month. A line runs along
    ``low``; where the data gives bounds only, the space up to ``high`` is tinted. What is missing is a gap in the line,
    not a bridge over it. ``period`` is the claimed period's first and last day, whose values get a dot on the lines
    ``dotted`` (the subject's, unless given); ``marked`` are weeks on which the claim would hold: their values within
    the claimed band get a dot. ``until`` begins to say why a line ends before the others.
    """
    names = _subject_first(frame, subject)
    top = ceiling(frame["high"], claimed)
    rows = pd.concat([_gapped(frame[frame["who"] == who], unit) for who in names])
    tones = {who: meant(who, SUBJECT if who == subject else REST) for who in names}
    under, over = claimed_layers(claimed, top, "y", *_freest(rows, claimed, top)) if claimed else ([], [])
    layers: list[alt.Chart] = [period_layer(*period)] if period else []
    layers += [*under, *_lines(rows, unit, top, tones)]
    if period is not None:
        for who in dotted or (subject,):
            own = rows[(rows["who"] == who) & (rows["week"] >= period[0]) & (rows["last"] <= period[1])]
            layers += dots(own, top, tones[who]) if len(own) <= FEW else []
    if claimed is not None:
        within = rows["low"].between(claimed.allowed.low, claimed.allowed.high)
        layers += dots(rows[rows["week"].isin(marked) & within], top, tones[subject])
    spoken = {who: MUTED if tone is REST else tone for who, tone in tones.items()}
    layers += [*end_labels(rows, top, spoken, height, until), *over, pointer(rows, names)]
    return dressed(layers, height)


def crossing(
    frame: pd.DataFrame,
    *,
    names: tuple[str, str],
    unit: str = Unit.TOKENS,
    crossed: date | None = None,
    period: tuple[date, date] | None = None,
    until: str = UNTIL,
    height: int = 240,
) -> alt.LayerChart:
    """Two lines and the week in which the first overtook the second.

    ``frame`` has the columns week (first day), a and b (values in ``unit``), which are named by ``names``; ``last`` as
    in ``trend``. ``crossed`` is the week of the first overtaking in the data, ``None`` if there was none; ``period`` is
    the week that the article names.
    """
    kept = ["week", *(["last"] if "last" in frame else [])]
    long = pd.concat(
        [
            frame[[*kept, column]].rename(columns={column: "low"}).assign(who=who)
            for column, who in zip(("a", "b"), names, strict=True)
        ]
    )
    long["high"] = long["low"]
    top = ceiling(long["high"], None)
    rows = pd.concat([_gapped(long[long["who"] == who], unit) for who in names])
    tones = {names[0]: meant(names[0], SUBJECT), names[1]: meant(names[1], OTHER)}
    layers: list[alt.Chart] = [period_layer(*period)] if period else []
    layers += _lines(rows, unit, top, tones)
    if crossed is not None:
        layers += crossing_mark(rows[rows["who"] == names[0]], crossed, top)
    layers += [*end_labels(rows, top, tones, height, until), pointer(rows, names)]
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
        alt.Chart(rows.drop(columns=["week", "last"]))
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
    """One line's rows in order, placed at the middle of their days, with an empty row in every gap.

    ``alone`` is true of a week between two gaps, where no line can be seen.
    """
    table = pd.DataFrame(
        {
            "week": days(rows["week"]),
            "last": lasts(rows),
            "low": rows["low"].to_list(),
            "high": rows["high"].to_list(),
            "who": rows["who"].to_list(),
        }
    ).sort_values("week")
    table["when"] = [wording.day_range(*ends) for ends in zip(table["week"], table["last"], strict=True)]
    table["text"] = [
        wording.bounds(Interval(low, high), unit) for low, high in zip(table["low"], table["high"], strict=True)
    ]
    who = table["who"].iloc[0]
    breaks = [
        {"week": last + timedelta(days=1), "last": last + timedelta(days=1), "who": who}
        for last, after in zip(table["last"], table["week"].iloc[1:], strict=False)
        if after - last > timedelta(days=1)
    ]
    if breaks:
        table = pd.concat([table, pd.DataFrame(breaks)]).sort_values("week")
    known = table["low"].notna()
    table["alone"] = known & ~known.shift(1, fill_value=False) & ~known.shift(-1, fill_value=False)
    table["at"] = [
        (instant(first) + instant(last) + DAY) // 2 for first, last in zip(table["week"], table["last"], strict=True)
    ]
    return table


def _lines(rows: pd.DataFrame, unit: str, top: float, tones: Mapping[str, alt.ExprRef]) -> list[alt.Chart]:
    """The tint of uncertain stretches and the lines, the first name's on top and thickest."""
    names = list(tones)
    drawn = rows.assign(order=rows["who"].map({who: -place for place, who in enumerate(names)}))
    plain = drawn.drop(columns=["week", "last"])
    colours = alt.Scale(domain=names, range=list(tones.values()))
    base = alt.Chart(plain).encode(
        x=TIME.copy().axis(time_axis(min(rows["week"]), max(rows["week"]))),
        y=alt.Y("low:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=value_axis(unit)),
        color=alt.Color("who:N", scale=colours, legend=None),
        detail="who:N",
    )
    tint = base.mark_area(opacity=0.18).encode(y2="high:Q")
    line = base.mark_line(strokeJoin="round").encode(
        strokeWidth=alt.condition(alt.datum.who == names[0], alt.value(2.8), alt.value(1.6)),
        order=alt.Order("at:Q"),
    )
    single = base.mark_circle(size=30, opacity=1).transform_filter(alt.datum.alone)
    uncertain = bool((plain["high"] > plain["low"]).any())
    return [*([tint] if uncertain else []), line, *([single] if plain["alone"].any() else [])]
