"""A chart with what has to stand beside it."""

from __future__ import annotations

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
