"""What is written into a chart over time: who a line is, where it ends and why, and what a pointer finds on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from core.charts.marks import haloed, spread
from core.charts.theme import INK, MUTED, PAPER
from core.wording import day

TIME = alt.X("at:T", scale=alt.Scale(type="utc"))
POINTED = "pointed"
"""The selection that follows the pointer from one moment to the next."""

NOTHING = "no figure"
"""What is said of a line on a day on which it has none."""


def pointer(rows: pd.DataFrame, names: Sequence[str]) -> alt.Chart:
    """A rule at the moment nearest to the pointer or the finger, which tells the day and every line's value."""
    known = rows.dropna(subset=["low"])
    wide = known.pivot_table(index=["at", "when"], columns="who", values="text", aggfunc="first")
    wide = wide.reindex(columns=list(names)).fillna(NOTHING)
    wide.columns = pd.Index([f"line{place}" for place in range(len(names))])  # a name may hold signs that Vega reads
    near = alt.selection_point(
        name=POINTED, on="pointermove", nearest=True, fields=["at"], empty=False, clear="pointerout"
    )
    told = [alt.Tooltip(f"line{place}:N", title=name) for place, name in enumerate(names)]
    rule: alt.Chart = (
        alt.Chart(wide.reset_index())
        .mark_rule(color=MUTED, strokeWidth=1.2)
        .encode(
            x=TIME,
            opacity=alt.condition(near, alt.value(0.9), alt.value(0)),
            tooltip=[alt.Tooltip("when:N", title="When"), *told],
        )
        .add_params(near)
    )
    return rule


def dots(rows: pd.DataFrame, top: float, colour: alt.ExprRef) -> list[alt.Chart]:
    """Values that stand out from their line."""
    if rows.empty:
        return []
    base = alt.Chart(rows.drop(columns=["week", "last"])).mark_circle(
        size=90, color=colour, stroke=PAPER, strokeWidth=1.5, opacity=1
    )
    return [base.encode(x=TIME, y=alt.Y("low:Q", scale=alt.Scale(domain=[0, top])))]


def crossing_mark(rows: pd.DataFrame, crossed: date, top: float) -> list[alt.Chart]:
    """A ring around the first value above the other line, with its week on the side that has more room."""
    middle = (rows["at"].min() + rows["at"].max()) / 2
    own = rows[rows["week"] == crossed]
    side: dict[str, Any] = {"align": "left", "dx": 8} if own["at"].iloc[0] < middle else {"align": "right", "dx": -8}
    base = alt.Chart(own.drop(columns=["week", "last"])).encode(
        x=TIME, y=alt.Y("low:Q", scale=alt.Scale(domain=[0, top]))
    )
    ring = base.mark_point(size=150, color=INK, strokeWidth=2.2, filled=False, opacity=1)
    label = haloed(base.encode(text="when:N"), **side, baseline="bottom", dy=-8, fontWeight="bold", color=INK)
    return [ring, *label]


def end_labels(
    rows: pd.DataFrame, top: float, tones: Mapping[str, alt.ExprRef], height: int, until: str
) -> list[alt.Chart]:
    """Each line's name beside its last value, instead of a legend.

    It stands at the right edge; a line that ends before it is named where it ends, with ``until`` when it was known.
    """
    last = rows.dropna(subset=["low"]).groupby("who", sort=False).tail(1)
    edge = last[last["at"] == last["at"].max()]
    early = last.drop(edge.index)
    line = top * 16 / height
    scale = alt.Scale(domain=[0, top])
    at_the_edge = [
        alt.Chart(pd.DataFrame({"who": [who], "height": [place]}))
        .mark_text(align="left", dx=8, fontWeight="bold", limit=130, color=tones[who])
        .encode(x=alt.value("width"), y=alt.Y("height:Q", scale=scale), text="who:N")
        for who, place in zip(edge["who"], spread(list(edge["low"]), line), strict=True)
    ]
    return at_the_edge + [
        layer
        for row, value in zip(early.itertuples(), spread(list(early["low"]), line), strict=True)
        for layer in _ended(row, value, scale, tones[str(row.who)], until)
    ]


def _ended(row: Any, value: float, scale: alt.Scale, tone: alt.ExprRef, until: str) -> list[alt.Chart]:
    """The name of a line that ends before the others, and why."""
    said = f"{row.who}, {until} {day(row.last)}"
    base = alt.Chart(pd.DataFrame({"who": [row.who], "said": [said], "at": [row.at], "height": [value]})).encode(
        x=TIME, y=alt.Y("height:Q", scale=scale), text="said:N"
    )
    return haloed(base, align="right", baseline="bottom", dy=-5, fontWeight="bold", color=tone)
