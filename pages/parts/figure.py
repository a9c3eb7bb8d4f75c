"""A figure on a page: the chart with its finding and its source inside, its table, and the chart as a file."""

from __future__ import annotations

import streamlit as st

from core import charts
from core.charts import Figure
from core.model import Origin


def draw(figure: Figure, origin: Origin, key: str) -> None:
    """Everything: the chart, what is behind it, its files. ``key`` tells the figures of a page apart."""
    chart(figure, origin, key)
    behind(figure)
    save(figure, origin, key)


def save(figure: Figure, origin: Origin, key: str) -> None:
    """A row of buttons: the table and the chart as files."""
    with st.container(horizontal=True, key=f"take-figure-{key}"):
        csv = figure.table.assign(source=source(figure, origin)).to_csv(index=False)
        st.download_button("Table (CSV)", csv, f"figure-{key}.csv", "text/csv", key=f"csv-{key}", on_click="ignore")
        files(figure, origin, key)


def chart(figure: Figure, origin: Origin, key: str) -> None:
    """The chart, its finding above it and its source below."""
    whole = charts.on_page(figure, source(figure, origin))
    st.vega_lite_chart(spec=whole, alt=figure.alt, width="stretch", key=f"chart-{key}")


def source(figure: Figure, origin: Origin) -> str:
    """The line under a figure: where its numbers come from."""
    return origin.citation if figure.measured else "The article’s own numbers, none of the data’s."


def behind(figure: Figure) -> None:
    """The numbers, for those who want to see them."""
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
            lambda drawn=drawn: drawn(figure, source(figure, origin)),  # type: ignore[misc]
            f"figure-{key}.{suffix}",
            mime,
            key=f"{suffix}-{key}",
            on_click="ignore",
        )
