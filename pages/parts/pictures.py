"""Figures that more than one story draws, and the frames and answers behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from core import charts
from core.charts import Claimed, Figure
from core.datasets import Dataset
from core.model import PLATFORM, Count, Evidence, Measure, Period, Unit
from core.wording import COUNTS, period_text
from core.wording.terms import LINES
from pages.parts import weekly
from pages.parts.story import drawn
from pages.parts.weekly import CHINA, USA, ask

CHART, NAMED = LINES[Count.CHARTED], LINES[Count.NAMED]
"""The two counts in use, at the ends of their lines."""

FOR_EACH = "Tokens of Chinese models for each token of a US model"


def ratios(dataset: Dataset, period: Period) -> dict[Count, Evidence]:
    """How many times the US tokens the Chinese ones are, on every count."""
    return {
        count: ask(dataset, Measure.RATIO, CHINA, period, count, other=USA)
        for count in (Count.CHARTED, Count.NAMED, Count.ALL)
    }


def ratio_marks(found: Mapping[Count, Evidence], period: Period, claimed: Claimed, title: str) -> Figure:
    """The ratio of one week as a mark for every count."""
    rows = [(COUNTS[count], e.interval.low, e.interval.high) for count, e in found.items()]
    return drawn(
        charts.two_marks,
        pd.DataFrame(rows, columns=["count", "low", "high"]),
        title=title,
        subtitle=f"{FOR_EACH}, {period_text(period)}",
        unit=Unit.TIMES,
        claimed=claimed,
    )


def ratio_weeks(dataset: Dataset, weeks: Iterable[date]) -> pd.DataFrame:
    """The ratio week by week on the chart and over every named model."""
    who = {CHART: (CHINA, Count.CHARTED), NAMED: (CHINA, Count.NAMED)}
    return weekly.figures(dataset, Measure.RATIO, who, weeks, other=USA)


def ratio_course(frame: pd.DataFrame, period: Period, claimed: Claimed, title: str) -> Figure:
    """The ratio over time on two counts, with ``period`` shaded."""
    return drawn(
        charts.trend,
        frame,
        title=title,
        subtitle=f"{FOR_EACH}, by week, on two counts",
        subject=CHART,
        unit=Unit.TIMES,
        claimed=claimed,
        period=(period.first, period.last),
        dotted=(CHART, NAMED),
    )


def platform_course(
    dataset: Dataset,
    weeks: tuple[date, date],
    shaded: tuple[date, date],
    claimed: Claimed,
    title: str,
    about: str = "Tokens a week on the whole platform",
) -> Figure:
    """The tokens of the whole platform from one week to another."""
    return drawn(
        charts.trend,
        weekly.between(weekly.amounts(dataset, {"OpenRouter": (PLATFORM, Count.ALL)}), *weeks),
        title=title,
        subtitle=about,
        subject="OpenRouter",
        claimed=claimed,
        period=shaded,
    )


def nine(dataset: Dataset, period: Period) -> pd.DataFrame:
    """The nine charted models of a week in order, the Chinese ones highlighted."""
    frame = weekly.ordered(dataset, period, Count.CHARTED)
    return frame.assign(highlight=frame["country"] == CHINA.key)


def nine_bars(frame: pd.DataFrame, period: Period, title: str) -> Figure:
    """The nine charted models as bars."""
    return drawn(
        charts.bars,
        frame,
        of=CHINA.name,
        title=title,
        subtitle=f"Tokens by model, {period_text(period)}; Chinese models in colour",
    )


def growth_parts(dataset: Dataset, then: Period, now: Period) -> dict[Count, Evidence]:
    """The Chinese part of the growth between two weeks, on the counts in use."""
    counts = (Count.CHARTED, Count.NAMED)
    return {count: ask(dataset, Measure.CONTRIBUTION, CHINA, now, count, baseline=then) for count in counts}
