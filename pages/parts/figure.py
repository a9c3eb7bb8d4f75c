"""A figure on a page: its finding, the chart, its source, its table, and the chart as a file."""

from __future__ import annotations

from html import escape

import streamlit as st

from core import charts
from core.charts import Figure
from core.model import Origin
from pages.parts import look


def draw(figure: Figure, origin: Origin, key: str) -> None:
    """Everything: the chart, what is behind it, its files. ``key`` tells the figures of a page apart."""
    chart(figure, key)
    behind(figure, origin)
    save(figure, origin, key)


def save(figure: Figure, origin: Origin, key: str) -> None:
    """A row of buttons: the table and the chart as files."""
    with st.container(horizontal=True, key=f"take-figure-{key}"):
        csv = figure.table.assign(source=origin.citation).to_csv(index=False)
        st.download_button("Table (CSV)", csv, f"figure-{key}.csv", "text/csv", key=f"csv-{key}", on_click="ignore")
        files(figure, origin, key)


def chart(figure: Figure, key: str, titled: bool = True) -> None:
    """What is shown, and the chart; before them the finding, where ``titled``."""
    title = f'<p class="chart-title">{escape(figure.title)}</p>' if titled else ""
    look.html(f'<div class="chart-head">{title}<p class="chart-about">{escape(figure.subtitle)}</p></div>')
    undescribed = figure.chart.properties(description="")  # alt takes its place; Streamlit warns of both
    st.altair_chart(undescribed, alt=figure.alt, width="stretch", key=f"chart-{key}")


def behind(figure: Figure, origin: Origin) -> None:
    """The source line and the numbers."""
    look.html(look.source(origin))
    with st.expander("The numbers behind this chart"):
        numbers(figure)


def numbers(figure: Figure) -> None:
    """The table that the chart draws."""
    columns = figure.table.select_dtypes("number").columns
    st.dataframe(
        figure.table,
        hide_index=True,
        column_config={name: st.column_config.NumberColumn(format="localized") for name in columns},
        alt=f"The numbers behind: {figure.title}",
    )


def files(figure: Figure, origin: Origin, key: str) -> None:
    """Buttons that draw the figure as a file, with title and source, when pressed."""
    for suffix, mime, drawn in (("svg", "image/svg+xml", charts.svg), ("png", "image/png", charts.png)):
        st.download_button(
            f"Chart ({suffix.upper()})",
            lambda drawn=drawn: drawn(figure, origin.citation),  # type: ignore[misc]
            f"figure-{key}.{suffix}",
            mime,
            key=f"{suffix}-{key}",
            on_click="ignore",
        )
