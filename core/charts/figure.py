"""A chart with what has to stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from altair import LayerChart
from pandas import DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A chart, its finding, the same in words for those who cannot see it, and the numbers it draws."""

    title: str
    alt: str
    chart: LayerChart
    table: DataFrame


def frame(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> DataFrame:
    """Rows under the names of their columns: what the forms draw and what a figure's table shows."""
    return DataFrame([tuple(row) for row in rows], columns=list(columns))
