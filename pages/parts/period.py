"""Choosing a period: a brush on a strip of all weeks, and a slider that keeps it and is moved by key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from core import charts
from core.datasets import Dataset
from core.model import PLATFORM, Count
from core.wording import day
from pages.parts import look, weekly

RECENT = 39
"""Weeks chosen at first: the turn of the lead and all that followed."""

WEEKS = "weeks"
"""Key of the slider that holds the period, and name of its query parameter: the one place where the period is kept."""

_BRUSHED = "period brushed on the strip"


def choose(dataset: Dataset) -> tuple[date, date]:
    """First and last week, as Mondays: brushed on a strip of all weeks, or set below it by key."""
    with st.container(border=True, key="period"):
        look.html(
            "<p><b>Choose a period:</b> drag across the strip, or drag the brushed part along. "
            '<span class="soft">Tokens a week on the whole platform.</span></p>'
        )
        above = st.container()
        weeks = [monday.isoformat() for monday in dataset.weeks]
        start, end = st.select_slider(
            "First and last week",
            weeks,
            value=(weeks[-RECENT], weeks[-1]),
            format_func=lambda monday: day(date.fromisoformat(monday)),
            key=WEEKS,
            bind="query-params",
        )
        with above:
            _strip(dataset, start, end)
    return date.fromisoformat(start), date.fromisoformat(end)


def _strip(dataset: Dataset, start: str, end: str) -> None:
    """The brush. It is redrawn for a period that came from elsewhere, and left alone for one that it gave itself.

    Redrawing it after each drag would take the brush out of the reader's hand.
    """
    given, drawn_for = st.session_state.get(_BRUSHED, (None, None))
    first, last = drawn_for if given == (start, end) else (start, end)
    key = f"strip-{first}-{last}"
    whole = weekly.amounts(dataset, {"everything": (PLATFORM, Count.ALL)})
    st.altair_chart(
        charts.overview(
            weekly.between(whole, dataset.weeks[0], dataset.weeks[-1]),
            chosen=(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=6)),
        ).properties(description=""),
        alt="A strip of all weeks to drag a period on. The slider below does the same by key.",
        width="stretch",
        key=key,
        on_select=lambda: _brush(dataset, key, (first, last)),
        selection_mode=charts.BRUSH,
    )


def _brush(dataset: Dataset, key: str, drawn_for: tuple[str, str]) -> None:
    """Move the slider to the weeks that were brushed."""
    ends = st.session_state[key].selection.get(charts.BRUSH, {}).get("at")
    chosen = brushed(dataset.weeks, *ends) if ends else (dataset.weeks[0], dataset.weeks[-1])
    period = (chosen[0].isoformat(), chosen[1].isoformat())
    st.session_state[WEEKS] = period
    st.session_state[_BRUSHED] = (period, drawn_for)


HALF_A_DAY = 43_200_000  # milliseconds


def brushed(weeks: Sequence[date], start: float, end: float) -> tuple[date, date]:
    """The first and last week whose middle lies between two moments in milliseconds; if none, the nearest week."""
    middles = {monday: charts.instant(monday + timedelta(days=3)) + HALF_A_DAY for monday in weeks}
    inside = [monday for monday, middle in middles.items() if start <= middle <= end]
    nearest = min(weeks, key=lambda monday: abs(middles[monday] - (start + end) / 2))
    return (inside[0], inside[-1]) if inside else (nearest, nearest)
