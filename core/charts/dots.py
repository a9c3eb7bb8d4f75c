"""Charts of a few values side by side: one figure on several counts, and before against after."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from core.charts.marks import LETTER, Claimed, ceiling, claimed_layers, haloed, short, shortened, value_axis, within
from core.charts.theme import INK, PAPER, REST, SUBJECT, dressed, meant
from core.model import Unit

ROW = 42  # pixels: a label above its mark
HEAD = 22  # pixels for the claimed value's label


def two_marks(frame: pd.DataFrame, *, unit: str = Unit.TOKENS, claimed: Claimed | None = None) -> alt.LayerChart:
    """The same figure on two or more counts, beside the claimed value.

    ``frame`` has the columns count (its label), low and high (in base units; equal where the figure is exact).
    """
    top = ceiling(frame["high"], claimed)
    rows = _rows(frame["count"].tolist()).assign(low=frame["low"].to_list(), high=frame["high"].to_list())
    rows["text"] = [shortened(low, high, unit) for low, high in zip(rows["low"], rows["high"], strict=True)]
    base = _base(rows, unit, top, "low").encode(
        color=alt.Color("name:N", scale=_scale(rows, [SUBJECT] * len(rows)), legend=None)
    )
    exact = base.mark_circle(size=190, stroke=PAPER, strokeWidth=1.5, opacity=1).transform_filter(
        "datum.low == datum.high"
    )
    between = "datum.low < datum.high"
    stretch = base.mark_rule(strokeWidth=7, opacity=0.45).encode(x2="high:Q").transform_filter(between)
    ends = [
        base.mark_tick(thickness=3, height=20).encode(x=alt.X(f"{end}:Q")).transform_filter(between)
        for end in ("low", "high")
    ]
    under, over = claimed_layers(claimed, top, "x") if claimed else ([], [])
    bounded = [stretch, *ends] if (rows["low"] < rows["high"]).any() else []
    return dressed([*under, *bounded, exact, *_labels(base, "low"), *over], HEAD + ROW * len(rows))


def before_after(frame: pd.DataFrame, *, unit: str = Unit.TOKENS, claimed: Claimed | None = None) -> alt.LayerChart:
    """How far each has come: an open ring before, a full dot after, and the way between.

    ``frame`` has the columns who, before, after (in base units) and highlight (bool). ``claimed`` is a
    claimed value of after.
    """
    top = ceiling([*frame["before"], *frame["after"]], claimed)
    rows = _rows(frame["who"].tolist()).assign(
        before=frame["before"].to_list(), after=frame["after"].to_list(), highlight=frame["highlight"].to_list()
    )
    rows["text"] = [
        f"{short(before, unit)} → {short(after, unit)}"
        for before, after in zip(rows["before"], rows["after"], strict=True)
    ]
    base = _base(rows, unit, top, "before")
    tones = [SUBJECT if highlight else REST for highlight in rows["highlight"]]
    scale = _scale(rows, tones)
    colour = alt.Color("name:N", scale=scale, legend=None)
    way = base.mark_rule(strokeWidth=3, strokeCap="round").encode(x2="after:Q", color=colour)
    ring = base.mark_circle(size=150, fill=PAPER, strokeWidth=2.5, opacity=1).encode(
        stroke=alt.Stroke("name:N", scale=scale, legend=None)
    )
    dot = base.mark_circle(size=190, opacity=1).encode(x="after:Q", color=colour)
    under, over = claimed_layers(claimed, top, "x") if claimed else ([], [])
    rows_from = base.transform_calculate(start="min(datum.before, datum.after)")
    return dressed([*under, way, ring, dot, *_labels(rows_from, "start"), *over], HEAD + ROW * len(rows))


def _rows(names: list[str]) -> pd.DataFrame:
    """The names with the height of each one's mark, in pixels from the top."""
    return pd.DataFrame({"name": names, "row": [HEAD + ROW * place + 26 for place in range(len(names))]})


def _base(rows: pd.DataFrame, unit: str, top: float, start: str) -> alt.Chart:
    pixels = alt.Scale(domain=[HEAD + ROW * len(rows), 0], nice=False)
    labelled = rows.assign(label=rows["name"] + ": " + rows["text"])
    labelled["room"] = labelled["label"].str.len() * LETTER
    return alt.Chart(labelled).encode(
        x=alt.X(f"{start}:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=value_axis(unit)),
        y=alt.Y("row:Q", scale=pixels, axis=None),
        tooltip=[alt.Tooltip("name:N", title="What"), alt.Tooltip("text:N", title="How much")],
    )


def _scale(rows: pd.DataFrame, otherwise: Sequence[alt.ExprRef]) -> alt.Scale:
    """The colour of each name: its own, or the one that it has otherwise."""
    names = rows["name"].to_list()
    tones = [meant(name, tone) for name, tone in zip(names, otherwise, strict=True)]
    return alt.Scale(domain=names, range=tones)


def _labels(base: alt.Chart, start: str) -> list[alt.Chart]:
    """Name and value above each mark, beginning where it does as far as the room to the right allows."""
    beside = base.encode(x=alt.value(within(start, "room")), text="label:N", color=alt.value(INK))
    return haloed(beside, align="left", baseline="bottom", dy=-11)
