"""A chart with what has to stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from altair import LayerChart
from pandas import DataFrame

from core.charts.marks import days
from core.model import Unit

_HEADS = {
    "week": "Week of",
    "place": "Place",
    "who": "Who",
    "name": "Name",
    "model": "Model",
    "count": "Counted",
    "country": "Country",
    "group": "Counted for",
    "tokens": "Tokens",
    "before": "Before",
    "after": "After",
}
_FIRST = ("week", "place", "who", "name", "model", "count")
_UNSEEN = ("highlight", "key")
_UNITS = {Unit.TOKENS: "Tokens", Unit.FRACTION: "Share (fraction)", Unit.TIMES: "Times"}


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A chart, its finding, what it shows, the finding for those who cannot see it, and the numbers it draws.

    ``measured`` is false for an article's own numbers, under which the data's source does not stand.
    """

    title: str
    subtitle: str
    alt: str
    chart: LayerChart
    table: DataFrame
    measured: bool = True


def frame(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> DataFrame:
    """Rows under the names of their columns, for a form to draw."""
    return DataFrame([tuple(row) for row in rows], columns=list(columns))


def plain(drawn: DataFrame, unit: str) -> DataFrame:
    """A form's frame as a table for readers: plain heads, names before values, one column where two bounds are one."""
    value = _UNITS.get(Unit(unit), "Value")
    first = [name for name in _FIRST if name in drawn]
    table = drawn[first + [name for name in drawn if name not in (*first, *_UNSEEN)]]
    if "week" in table:
        table = table.assign(week=days(table["week"]))
    if "low" in table and table["low"].equals(table["high"]):
        table = table.drop(columns="high").rename(columns={"low": value})
    heads = {"value": value, "low": f"{value}, at least", "high": f"{value}, at most"}
    return table.rename(columns=_HEADS | heads)
