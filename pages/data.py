"""The data itself: who took how many tokens, week by week, on the count that the reader chooses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core import charts
from core.datasets import CHART_SIZE, Dataset
from core.datasets.snapshot import COLUMNS
from core.doubt import week
from core.model import Count, EntityKind, Unit
from core.wording import COUNTS, amount, capital, day, day_range
from core.wording.terms import LINES
from pages.parts import course, figure, look, period, refreshing, state, weekly
from pages.parts.course import KINDS, SHOWN, Chosen, View
from pages.parts.story import drawn
from pages.parts.weekly import Step

SWITCH = {capital(LINES[count]): count for count in (Count.CHARTED, Count.NAMED, Count.ALL)}
UNITS = {"Tokens": Unit.TOKENS, "Share": Unit.FRACTION}
PLACED = {View.COUNTRY: "country", View.LAB: "lab", View.WEIGHTS: "kind of weights"}
BARS = 26  # weeks in the rebuilt rankings chart: wider bars than these cannot be pointed at on a phone


def main() -> None:
    dataset = state.dataset()
    st.title("Data", anchor=False)
    look.html(
        '<p class="lead">Tokens on OpenRouter, as it publishes them. Switch what is counted, and watch the '
        "picture change: most disagreements about these numbers are about that switch.</p>"
    )
    view, count, unit, step = _switches()
    above = st.container()
    first, last = period.choose(dataset)
    below = st.container()
    _picture(dataset, Chosen(view, count, unit, step, first, last), (above, below))
    _ranking(dataset, view, count, last)
    _rankings_chart(dataset, first, last)
    _about(dataset)


def _picture(dataset: Dataset, chosen: Chosen, places: tuple[DeltaGenerator, DeltaGenerator]) -> None:
    """The view's lines above the strip; below it their table, and a word on what is missing among them."""
    above, below = places
    who = course.subjects(dataset, chosen)
    with above:
        coloured = _highlight(who) if chosen.view in (View.LAB, View.MODEL) else next(iter(who))
        frame = course.lines(dataset, who, chosen)
        if frame.empty:
            st.info(
                "The data has nothing to show for this time on this count. Choose a longer period or another count.",
                icon=":material/search_off:",
            )
            return
        shown = course.tabled(course.picture(dataset, frame, chosen, coloured), frame, chosen.step)
        figure.chart(shown, dataset.origin, "data")
    with below:
        if missing := course.gaps(dataset, chosen):
            look.html(f'<p class="soft">{course.broken(chosen.step, missing)}: the lines break there.</p>')
        figure.behind(shown)
        figure.save(shown, dataset.origin, "data")


# --- What is shown -------------------------------------------------------------------------------


def _switches() -> tuple[View, Count, Unit, Step]:
    with st.container(horizontal=True, gap="medium"):
        count = SWITCH[_switch("Count", [*SWITCH], next(iter(SWITCH)), "count", look.glossary())]
        view = View(_switch("Break down by", [*map(str, View)], View.COUNTRY, "by"))
        step = Step(_switch("One point for each", [*map(str, Step)], Step.WEEK, "per"))
        if view is View.TOTAL:
            return view, count, Unit.TOKENS, step
        return view, count, UNITS[_switch("Show", [*UNITS], "Tokens", "unit")], step


def _highlight(who: Sequence[str]) -> str:
    """The line in colour. A name in the link that is not among the lines falls back to the first."""
    lines = list(who)
    return st.selectbox("In colour", lines, key="who", bind="query-params") or lines[0]


def _switch(label: str, options: Sequence[str], default: str, key: str, help_: str | None = None) -> str:
    """One of a few, kept in the link under ``key``."""
    chosen: str = st.segmented_control(
        label, options, default=default, required=True, key=key, bind="query-params", wrap=True, help=help_
    )
    return chosen


def _ranking(dataset: Dataset, view: View, count: Count, last: date) -> None:
    """The order of the last week shown."""
    kind = KINDS.get(view, EntityKind.MODEL)
    frame = weekly.ordered(dataset, week(last), course.exactly(count), kind, SHOWN + 2)
    if frame.empty:
        return
    frame["highlight"] = frame.index == 0
    st.header("One week in order", anchor=False)
    figure.draw(
        drawn(
            charts.bars,
            frame,
            title=f"{capital(frame['name'].iloc[0])} took most: {amount(frame['value'].iloc[0], Unit.TOKENS)}",
            subtitle=(
                f"Tokens by {PLACED.get(view, 'model')}, week of {day_range(last, last + timedelta(days=6))}, "
                f"{COUNTS[course.exactly(count)]}"
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
