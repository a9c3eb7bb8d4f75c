"""Charts of lengths: a ranking, a whole in parts, and the weekly ranking chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import altair as alt
import pandas as pd

from core import wording
from core.charts.marks import (
    DAY,
    LETTER,
    Claimed,
    ceiling,
    claimed_layers,
    days,
    haloed,
    instant,
    shortened,
    step,
    time_axis,
    value_axis,
)
from core.charts.theme import INK, MUTED, ON_REST, OTHER, PAPER, REST, SUBJECT, dressed, has_meaning, meant
from core.interval import Interval
from core.model import Unit

ROW = 34  # pixels: a name above its bar
GROUPS = 3
TONES = (SUBJECT, OTHER, INK)
"""Colours of groups that have none of their own."""

NOBODY = "all others"
"""What the models of no named group are called together."""


def bars(frame: pd.DataFrame, *, unit: str = Unit.TOKENS, of: str = "") -> alt.LayerChart:
    """An ordered list as bars, the highlighted ones in colour: that of the group ``of`` which they belong to.

    ``frame`` has the columns name, highlight (bool) and value (in base units), in the order to be shown; or ``low`` and
    ``high`` for a value known only between bounds, which gets a pale bar from the one to the other. A column ``place``
    words the places where they are not 1, 2, 3.
    """
    low, high = (frame[end if end in frame else "value"] for end in ("low", "high"))
    places = frame["place"] if "place" in frame else range(1, len(frame) + 1)
    top = ceiling(high, None)
    rows = frame[["name", "highlight"]].assign(
        low=low,
        high=high,
        row=[ROW * place + 18 for place in range(len(frame))],
        end=[ROW * place + 29 for place in range(len(frame))],
        text=[f"{shortened(*ends, unit)}{_NOUNS.get(unit, '')}" for ends in zip(low, high, strict=True)],
        label=[f"{place}. {name}" for place, name in zip(places, frame["name"], strict=True)],
        words=[wording.bounds(Interval(*ends), unit) for ends in zip(low, high, strict=True)],
    )
    height = ROW * len(rows)
    base = alt.Chart(rows).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=None),
        y=alt.Y("row:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None),
        tooltip=[alt.Tooltip("name:N", title="Who"), alt.Tooltip("words:N", title="How much")],
    )
    bar = base.mark_rect().encode(
        x2=alt.datum(0),
        y2="end:Q",
        color=alt.Color("name:N", scale=_coloured(frame, of), legend=None),
    )
    open_part = [bar.mark_rect(opacity=0.45).encode(x2="high:Q")] if (low < high).any() else []
    name = base.mark_text(align="left", baseline="bottom", dy=-3).encode(
        x=alt.value(0),
        text="label:N",
        color=alt.condition("datum.highlight", alt.value(INK), alt.value(MUTED)),
    )
    value = base.mark_text(align="right", baseline="bottom", dy=-3, fontWeight="bold", color=INK)
    return dressed([bar, *open_part, name, value.encode(x=alt.value("width"), text="text:N")], height)


_NOUNS: dict[str, str] = {Unit.TOKENS: " tokens"}
"""What is counted, after the value of a bar, which has no axis beside it."""


def _coloured(frame: pd.DataFrame, of: str = "") -> alt.Scale:
    """The colour of each name: its own, or if highlighted that of its group, or else grey."""
    tones = [
        meant(of or name) if highlight else meant(name, REST)
        for name, highlight in zip(frame["name"], frame["highlight"], strict=True)
    ]
    return alt.Scale(domain=frame["name"].to_list(), range=tones)


def part_of_whole(
    frame: pd.DataFrame,
    *,
    unit: str = Unit.TOKENS,
    claimed: Claimed | None = None,
) -> alt.LayerChart:
    """One bar for the whole, cut into parts, with the highlighted ones first and the claimed share across it.

    ``frame`` has the columns name, value (in base units) and highlight (bool). ``claimed`` is a fraction
    of the whole: the share that the highlighted parts have together.
    """
    rows = _parts(frame, unit)
    base = alt.Chart(rows).encode(
        x=alt.X("from:Q", scale=alt.Scale(domain=[0, 1]), axis=None),
        tooltip=[
            alt.Tooltip("name:N", title="Who"),
            alt.Tooltip("share:N", title="Share"),
            alt.Tooltip("amount:N", title="How much"),
        ],
    )
    bar = base.mark_rect(stroke=PAPER, strokeWidth=2).encode(
        x2="to:Q",
        y=alt.value(24),
        y2=alt.value(64),
        color=alt.Color("name:N", scale=_coloured(frame), legend=None),
    )
    fits = "(datum.to - datum.from) * width > datum.room"
    inside = alt.ExprRef(f"{fits} ? 1 : 0")
    number = base.mark_text(opacity=inside, fontWeight="bold", fontSize=14).encode(
        x="middle:Q",
        y=alt.value(45),
        text="share:N",
        color=alt.condition("datum.highlight", alt.value(PAPER), alt.value(ON_REST)),
    )
    lead, name = _named_parts(base, fits)
    under, over = claimed_layers(claimed, 1.0, "x") if claimed else ([], [])
    across = [layer.encode(y=alt.value(0), y2=alt.value(66)) for layer in under]
    layers = [bar, lead, *across, number, *haloed(name, align="left", baseline="top", color=INK), *over]
    return dressed(layers, _BELOW + 18 * len(rows))


def _named_parts(base: alt.Chart, fits: str) -> tuple[alt.Chart, alt.Chart]:
    """The names of the parts, and the rules that lead to those which do not fit below theirs.

    A name stands below its part where that is wide enough, else on a line of its own further down.
    """
    place = alt.ExprRef(f"{fits} ? 70 : {_BELOW} + 18 * datum.place")
    begin = alt.ExprRef("clamp(scale('x', datum.middle) - datum.room / 2, 0, max(0, width - datum.room))")
    lead = base.mark_rule(color=MUTED, opacity=alt.ExprRef(f"{fits} ? 0 : 1")).encode(
        x="middle:Q", y=alt.value(64), y2=alt.value(place)
    )
    name = base.encode(x=alt.value(begin), y=alt.value(place), text="label:N")
    return lead, name


_BELOW = 90
"""Pixels from the top, below the bar, where the labels of narrow parts begin."""


def _parts(frame: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The parts in order, with where each begins and ends, its words, and the pixels that they take."""
    ordered = frame.sort_values("highlight", ascending=False, kind="stable")
    share = (ordered["value"] / ordered["value"].sum()).to_list()
    ends = pd.Series(share).cumsum().to_list()
    rows = pd.DataFrame(
        {
            "name": ordered["name"].to_list(),
            "highlight": ordered["highlight"].to_list(),
            "from": [end - part for end, part in zip(ends, share, strict=True)],
            "to": ends,
            "share": [wording.percent(part) for part in share],
            "amount": [wording.amount(value, unit) for value in ordered["value"]],
            "place": range(len(share)),
        }
    )
    rows["middle"] = (rows["from"] + rows["to"]) / 2
    rows["label"] = rows["name"] + ": " + rows["share"]
    rows["room"] = rows["label"].str.len() * LETTER
    return rows


def ranking_chart(
    frame: pd.DataFrame,
    *,
    groups: Sequence[str] | None = None,
    height: int = 300,
) -> alt.LayerChart:
    """Stacked weekly bars as on the rankings page: the models it names that week and one band for all others.

    ``frame`` has the columns week (first day), model, tokens and group. The up to three ``groups`` get a colour
    each, in their order from the bottom (unless given, in that of the rows); every other row is grey and on top.
    """
    weeks = days(frame["week"])
    length = step(weeks)
    if groups is None:
        groups = [group for group in dict.fromkeys(frame["group"].dropna()) if group != NOBODY]
    if len(groups) > GROUPS:
        raise ValueError(f"{len(groups)} groups cannot be told apart, at most {GROUPS} can: {', '.join(groups)}")
    spare = iter(TONES)
    colours = [meant(group) if has_meaning(group) else next(spare) for group in groups] + [REST]
    rows = _stacked(frame, groups, weeks, length)
    chart = (
        alt.Chart(rows)
        .mark_rect(stroke=PAPER, strokeWidth=0.4)
        .encode(
            x=alt.X("from:T", scale=alt.Scale(type="utc"), axis=time_axis(min(weeks), max(weeks))),
            x2="to:T",
            y=alt.Y("bottom:Q", axis=value_axis(Unit.TOKENS)),
            y2="top:Q",
            color=alt.Color("group:N", scale=alt.Scale(domain=[*groups, NOBODY], range=colours), legend=alt.Legend()),
            tooltip=[
                alt.Tooltip("model:N", title="Model"),
                alt.Tooltip("group:N", title="Counted for"),
                alt.Tooltip("when:N", title="Week"),
                alt.Tooltip("text:N", title="How much"),
            ],
        )
    )
    return dressed([chart], height)


def _stacked(frame: pd.DataFrame, groups: Sequence[str], weeks: Sequence[date], length: timedelta) -> pd.DataFrame:
    """The bars' pieces with their edges: by week, each group in its order, the largest model of it first."""
    rows = pd.DataFrame(
        {
            "from": [instant(week) + DAY // 2 for week in weeks],
            "to": [instant(week + length) - DAY // 2 for week in weeks],
            "model": frame["model"].to_list(),
            "tokens": frame["tokens"].to_list(),
            "group": [group if group in groups else NOBODY for group in frame["group"]],
            "when": [wording.day_range(week, week + length - timedelta(days=1)) for week in weeks],
            "text": [wording.amount(value, Unit.TOKENS) for value in frame["tokens"]],
        }
    )
    rows["place"] = rows["group"].map([*groups, NOBODY].index)
    rows = rows.sort_values(["from", "place", "tokens"], ascending=[True, True, False])
    rows["top"] = rows.groupby("from")["tokens"].cumsum()
    rows["bottom"] = rows["top"] - rows["tokens"]
    return rows
