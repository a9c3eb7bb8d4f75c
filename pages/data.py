"""The data itself: who took how many tokens, week by week, on the count that the reader chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core import charts
from core.charts import Figure
from core.datasets import CHART_SIZE, Dataset, measure, names, ranking
from core.datasets.snapshot import COLUMNS
from core.doubt import week
from core.interval import Interval
from core.model import PLATFORM, Basis, Count, Entity, EntityKind, Grain, Measure, Period, Query, Unit
from core.wording import COUNTS, amount, bounds, day, day_range, points
from pages.parts import figure, look, period, refreshing, state, weekly
from pages.parts.story import drawn
from pages.parts.weekly import CHINA, CLOSED, OPEN, USA


class View(StrEnum):
    """What the page breaks the tokens down by. The values are what the reader and the link say."""

    TOTAL = "Everything"
    COUNTRY = "Countries"
    LAB = "Labs"
    MODEL = "Models"
    WEIGHTS = "Open or closed"


SWITCH = {"Nine charted": Count.CHARTED, "All named": Count.NAMED, "Whole platform": Count.ALL}
UNITS = {"Tokens": Unit.TOKENS, "Share": Unit.FRACTION}
PAIRS = {View.COUNTRY: (CHINA, USA), View.WEIGHTS: (OPEN, CLOSED)}
KINDS = {
    View.COUNTRY: EntityKind.COUNTRY,
    View.LAB: EntityKind.LAB,
    View.MODEL: EntityKind.MODEL,
    View.WEIGHTS: EntityKind.WEIGHTS,
}
PLACED = {View.COUNTRY: "country", View.LAB: "lab", View.WEIGHTS: "kind of weights"}
SHOWN = 8  # lines in one picture: more cannot be told apart on a phone
BARS = 26  # weeks in the rebuilt rankings chart: wider bars than these cannot be pointed at on a phone


def main() -> None:
    dataset = state.dataset()
    st.title("Data", anchor=False)
    look.html(
        '<p class="lead">Tokens a week on OpenRouter, as it publishes them. Switch what is counted, and watch the '
        "picture change: most disagreements about these numbers are about that switch.</p>"
    )
    view, count, unit = _switches()
    above = st.container()
    first, last = period.choose(dataset)
    below = st.container()
    _picture(dataset, view, count, unit, (first, last), (above, below))
    _ranking(dataset, view, count, last)
    _rankings_chart(dataset, first, last)
    _about(dataset)


def _picture(
    dataset: Dataset,
    view: View,
    count: Count,
    unit: Unit,
    weeks: tuple[date, date],
    places: tuple[DeltaGenerator, DeltaGenerator],
) -> None:
    """The view's lines above the strip; below it their table, and a word on the weeks that are missing among them."""
    (above, below), (first, last) = places, weeks
    who = subjects(dataset, view, count, week_range(first, last))
    with above:
        chosen = _highlight(who) if view in (View.LAB, View.MODEL) else next(iter(who))
        frame = lines(dataset, who, view, unit, count, first, last)
        if frame.empty:
            st.info(
                "The data has nothing to show for these weeks on this count. Choose a longer period or another count.",
                icon=":material/search_off:",
            )
            return
        shown = replace(picture(dataset, frame, view, count, unit, chosen), table=_tabled(frame))
        figure.chart(shown, "data")
    with below:
        missing = [day(monday) for monday in dataset.missing_weeks if first < monday < last]
        if missing:
            look.html(
                f'<p class="soft">The weeks of {" and ".join(missing)} were never published in full: '
                "the lines break there.</p>"
            )
        figure.behind(shown, dataset.origin)
        figure.save(shown, dataset.origin, "data")


# --- What is shown -------------------------------------------------------------------------------


def _switches() -> tuple[View, Count, Unit]:
    with st.container(horizontal=True, gap="medium"):
        count = SWITCH[_switch("Count", [*SWITCH], "Nine charted", "count")]
        view = View(_switch("Break down by", [*map(str, View)], View.COUNTRY, "by"))
        if view is View.TOTAL:
            return view, count, Unit.TOKENS
        return view, count, UNITS[_switch("Show", [*UNITS], "Tokens", "unit")]


def _switch(label: str, options: Sequence[str], default: str, key: str) -> str:
    """One of a few, kept in the link under ``key``."""
    chosen: str = st.segmented_control(
        label, options, default=default, required=True, key=key, bind="query-params", wrap=True
    )
    return chosen


def week_range(first: date, last: date) -> Period:
    """From the first week's Monday to the last one's Sunday."""
    if first == last:
        return week(first)
    return Period(first, last + timedelta(days=6), Basis.STATED, Grain.DAY)


def subjects(dataset: Dataset, view: View, count: Count, when: Period) -> dict[str, tuple[Entity, Count]]:
    """The lines of a view by name: the count chosen first for everything, else the largest of the period."""
    if view is View.TOTAL:
        order = sorted(SWITCH.items(), key=lambda entry: entry[1] is not count)
        return {label.lower(): (PLATFORM, other) for label, other in order}
    if view in PAIRS:
        return {entity.name: (entity, count) for entity in PAIRS[view]}
    kind = KINDS[view]
    largest = ranking(dataset, when, _exactly(count), kind, SHOWN)
    found = (names.entity(kind, key) for key in largest["key"])
    return {entity.name: (entity, count) for entity in found}


def _exactly(count: Count) -> Count:
    """The count itself, or the nearest on which everybody has an exact figure and so a place."""
    return Count.NAMED if count is Count.ALL else count


def _highlight(who: Sequence[str]) -> str:
    """The line in colour. A name in the link that is not among the lines falls back to the first."""
    lines = list(who)
    return st.selectbox("In colour", lines, key="who", bind="query-params") or lines[0]


def lines(
    dataset: Dataset,
    who: dict[str, tuple[Entity, Count]],
    view: View,
    unit: Unit,
    count: Count,
    first: date,
    last: date,
) -> pd.DataFrame:
    """week, low, high, who. Weeks in which somebody is not among what is counted have no row."""
    weeks = [monday for monday in dataset.weeks if first <= monday <= last]
    if unit is Unit.FRACTION:
        return weekly.figures(dataset, Measure.SHARE, who, weeks)
    frame = weekly.between(weekly.amounts(dataset, who), first, last)
    return frame[frame["high"] > 0] if view in (View.LAB, View.MODEL) else frame


# --- Pictures ------------------------------------------------------------------------------------


def picture(dataset: Dataset, frame: pd.DataFrame, view: View, count: Count, unit: Unit, chosen: str) -> Figure:
    """Two that cross in two colours where the data is exact; otherwise one line in colour among grey ones."""
    what = "Share of tokens" if unit is Unit.FRACTION else "Tokens a week"
    subtitle = f"{what}, {COUNTS[count]}" if view is not View.TOTAL else f"{what}, on three counts"
    exact = bool((frame["low"] == frame["high"]).all())
    if view in PAIRS and exact and frame["who"].nunique() == 2:
        return _crossing(dataset, frame, PAIRS[view], count, unit, subtitle)
    if chosen not in set(frame["who"]):
        chosen = frame["who"].iloc[0]
    latest = frame[(frame["who"] == chosen) & (frame["week"] == frame[frame["who"] == chosen]["week"].max())].iloc[0]
    shown = bounds(Interval(latest["low"], latest["high"]), unit)
    title = f"{_capital(chosen)}: {shown} in the week of {day(latest['week'].date())}"
    return drawn(charts.trend, frame, title=title, subtitle=subtitle, subject=chosen, unit=unit, height=320)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _crossing(
    dataset: Dataset, frame: pd.DataFrame, pair: tuple[Entity, Entity], count: Count, unit: Unit, subtitle: str
) -> Figure:
    left, right = pair
    wide = frame.pivot(index="week", columns="who", values="low").reset_index()
    sides = pd.DataFrame({"week": wide["week"], "a": wide[left.name], "b": wide[right.name]}).dropna()
    ahead = sides[sides["a"] > sides["b"]]["week"]
    last = sides.iloc[-1]
    leader, behind = (left, right) if last["a"] > last["b"] else (right, left)
    gap = abs(last["a"] - last["b"])
    apart = points(gap).removeprefix("+") if unit is Unit.FRACTION else amount(gap, unit)
    title = f"{_capital(leader.name)} lead {behind.name} by {apart} in the week of {day(last['week'].date())}"
    first = measure(dataset, Query(Measure.FIRST, left, count, week(dataset.last), other=right)).interval
    crossed = date.fromordinal(int(first.low)) if first is not None else None
    inside = (
        crossed
        if crossed is not None and crossed in set(ahead.dt.date) and crossed > sides["week"].iloc[0].date()
        else None
    )
    return drawn(
        charts.crossing,
        sides,
        title=title,
        subtitle=subtitle,
        names=(left.name, right.name),
        unit=unit,
        crossed=inside,
        height=320,
    )


def _tabled(frame: pd.DataFrame) -> pd.DataFrame:
    """A row a week, the latest first, with a column for each line; two where the data gives bounds."""
    wide = pd.DataFrame(index=pd.Index(sorted(frame["week"].unique(), reverse=True), name="Week of"))
    for who in dict.fromkeys(frame["who"]):
        line = frame[frame["who"] == who].set_index("week")
        exact = bool((line["low"] == line["high"]).all())
        wide[who if exact else f"{who}, at least"] = line["low"]
        if not exact:
            wide[f"{who}, at most"] = line["high"]
    return wide.reset_index().assign(**{"Week of": lambda table: table["Week of"].dt.date})


def _ranking(dataset: Dataset, view: View, count: Count, last: date) -> None:
    """The order of the last week shown."""
    kind = KINDS.get(view, EntityKind.MODEL)
    frame = weekly.ordered(dataset, week(last), _exactly(count), kind, SHOWN + 2)
    if frame.empty:
        return
    frame["highlight"] = frame.index == 0
    st.header("One week in order", anchor=False)
    figure.draw(
        drawn(
            charts.bars,
            frame,
            title=f"{_capital(frame['name'].iloc[0])} took most: {amount(frame['value'].iloc[0], Unit.TOKENS)}",
            subtitle=(
                f"Tokens by {PLACED.get(view, 'model')}, week of {day_range(last, last + timedelta(days=6))}, "
                f"{COUNTS[_exactly(count)]}"
            ),
        ),
        dataset.origin,
        "order",
    )


def _rankings_chart(dataset: Dataset, first: date, last: date) -> None:
    """The chart that the rankings page shows, with the nine of each week and one band for all others."""
    st.header("The chart you know", anchor=False)
    start = max(first, last - timedelta(weeks=BARS))
    frame = weekly.charted(dataset, start, last)
    band = frame[frame["model"].str.startswith("all models below")].iloc[-1]
    whole = frame[frame["week"] == band["week"]]["tokens"].sum()
    figure.draw(
        drawn(
            charts.ranking_chart,
            frame,
            title=(
                f"Nine named models a week, and a band with {band['tokens'] / whole:.0%} of all tokens in the last one"
            ),
            subtitle=(
                "Tokens a week as on openrouter.ai/rankings, "
                f"{day_range(start, last + timedelta(days=6))}, by the maker’s country"
            ),
        ),
        dataset.origin,
        "rankings",
    )
    st.markdown(
        f"The site colours each of its {CHART_SIZE} models by itself; here they have the colour of "
        "their maker’s country, since that is what the press adds up. "
        "Point at a block for its model."
    )


# --- Where it comes from -------------------------------------------------------------------------


def _about(dataset: Dataset) -> None:
    origin = dataset.origin
    st.header("Where it comes from", anchor=False)
    st.markdown(
        f"Produced by {origin.producer}, published at `{origin.endpoint}` under "
        f"[{origin.licence}]({origin.licence_url}), as of **{day(origin.as_of)}**. "
        f"{len(dataset.days)} days, {day(dataset.first)} to {day(dataset.end)}, with {len(dataset.weeks)} complete "
        "weeks. To cite it:"
    )
    st.code(origin.citation, language=None, wrap_lines=True)
    st.markdown("**What is missing or different**\n\n" + "\n".join(f"- {gap}" for gap in origin.gaps))
    with st.expander("How the snapshot was obtained, and its files"):
        st.markdown(origin.obtained)
        folder = Path(state.snapshot()[0])
        with st.container(horizontal=True):
            for file in COLUMNS:
                st.download_button(
                    file, (folder / file).read_bytes, file, "text/csv", key=f"file-{file}", on_click="ignore"
                )
        st.markdown(f"SHA-256 of the snapshot: `{dataset.checksum}`")
    refreshing.offer()


state.enter()
look.style()
main()
