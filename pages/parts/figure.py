"""A figure on a page: the chart, its source, its table, and the chart as a file."""

from __future__ import annotations

import streamlit as st

from core import charts
from core.charts import Figure
from core.model import Origin
from pages.parts import look


def draw(figure: Figure, origin: Origin, key: str) -> None:
    """Chart, source line, the numbers behind it, SVG and PNG. ``key`` tells the figures of a page apart."""
    undescribed = figure.chart.properties(description="")  # alt takes its place; Streamlit warns of both
    st.altair_chart(undescribed, alt=figure.alt, width="stretch", key=f"chart-{key}")
    look.html(look.source(origin))
    with st.expander("The numbers behind this chart"):
        st.dataframe(figure.table, hide_index=True, alt=f"The numbers behind: {figure.title}")
        with st.container(horizontal=True, key=f"take-figure-{key}"):
            save(figure, key)


def save(figure: Figure, key: str) -> None:
    """Buttons that draw the chart as a file when pressed."""
    name = f"figure-{key}"
    csv = figure.table.to_csv(index=False)
    st.download_button("Table (CSV)", csv, f"{name}.csv", "text/csv", key=f"csv-{key}", on_click="ignore")
    st.download_button(
        "Chart (SVG)",
        lambda: charts.svg(figure.chart),
        f"{name}.svg",
        "image/svg+xml",
        key=f"svg-{key}",
        on_click="ignore",
    )
    st.download_button(
        "Chart (PNG)", lambda: charts.png(figure.chart), f"{name}.png", "image/png", key=f"png-{key}", on_click="ignore"
    )
