"""A chart with what has to stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A chart, its finding, the same in words for those who cannot see it, and the numbers it draws."""

    title: str
    alt: str
    chart: alt.LayerChart
    table: pd.DataFrame
