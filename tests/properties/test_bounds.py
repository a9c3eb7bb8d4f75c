"""Places, and shares of a top N, over days that cut weeks: the truth lies within the bounds, whatever the days hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.datasets import Dataset, load, measure
from core.interval import Interval
from core.model import Basis, Count, Entity, EntityKind, Measure, Period, Query

CHINESE = ("minimax/minimax-m2.1", "moonshotai/kimi-k2", "deepseek/deepseek-chat-v3.1", "z-ai/glm-4.6")
AMERICAN = ("openai/gpt-oss-120b", "google/gemini-2.5-pro", "google/gemini-2.5-flash", "x-ai/grok-4.1-fast")
MODELS = (*CHINESE, *AMERICAN)
CHINA = Entity(EntityKind.COUNTRY, "CN", "Chinese models")
MONDAY = date(2026, 1, 5)
WEEKS = 5
MISSING = pd.Timestamp(MONDAY + timedelta(weeks=2))
SNAPSHOT = load()


def days(seed: int) -> pd.DataFrame:
    """Made-up tokens by day and model: some models come late, some pause, and sizes change from week to week."""
    rng = np.random.default_rng(seed)
    levels = 10.0 ** rng.uniform(3, 6, (WEEKS, len(MODELS))) * (rng.random((WEEKS, len(MODELS))) < 0.8)
    tokens = levels.repeat(7, axis=0) * rng.uniform(0, 2, (7 * WEEKS, len(MODELS))) ** rng.integers(1, 5)
    return pd.DataFrame(tokens.round(), columns=list(MODELS), index=pd.date_range(MONDAY, periods=7 * WEEKS))


def published(true: pd.DataFrame, gap: bool) -> Dataset:
    """A snapshot that shows the days only in sums by week; with a ``gap`` one of the weeks only as a total."""
    weeks = true.groupby(true.index - pd.to_timedelta(true.index.day_of_week, unit="D")).sum().rename_axis("week")
    totals = weeks.sum(axis=1).rename("tokens").reset_index().assign(archived=False)
    rows = weeks.reset_index().melt("week", var_name="model", value_name="tokens")
    listed = rows[(rows["tokens"] > 0) & ~(gap & (rows["week"] == MISSING))]
    later = pd.DataFrame({"date": pd.Timestamp(2027, 1, 1), "model": MODELS, "tokens": 1})  # so that all are known
    return replace(SNAPSHOT, weekly=listed, daily=later, totals=totals)


def within(interval: Interval, truth: float) -> bool:
    return interval.low - 1e-9 <= truth <= interval.high + 1e-9


@pytest.mark.parametrize("gap", [False, True], ids=["every week published", "one week only as a total"])
@given(seed=st.integers(0, 2**32), first=st.integers(0, 20), length=st.integers(7, 34), n=st.integers(1, 6))
def test_the_truth_lies_within_the_bounds(gap: bool, seed: int, first: int, length: int, n: int) -> None:
    true = days(seed)
    dataset = published(true, gap)
    chosen = true.iloc[first : first + length]
    sums = chosen.sum().sort_values(ascending=False)
    sums = sums[sums > 0]
    if sums.empty or sums.duplicated().any():
        return
    period = Period(chosen.index[0].date(), chosen.index[-1].date(), Basis.STATED)

    def asked(what: Measure, subject: Entity, count: Count = Count.NAMED, top: int | None = None) -> Interval:
        evidence = measure(dataset, Query(what, subject, count, period, top=top))
        if evidence.interval is None:  # the week of which only the total is known, and too little beside it
            assert gap
            assert evidence.missing
            return Interval(float("-inf"), float("inf"))
        return evidence.interval

    for place, model in enumerate(sums.index, start=1):
        assert within(asked(Measure.RANK, Entity(EntityKind.MODEL, model)), place)
    head = sums.iloc[:n]
    own = head[head.index.isin(CHINESE)]
    assert within(asked(Measure.PLACES, CHINA, top=n), len(own))
    assert within(asked(Measure.SHARE, CHINA, Count.TOP, n), own.sum() / head.sum())
    assert within(asked(Measure.VOLUME, CHINA, Count.TOP, n), own.sum())
    assert within(asked(Measure.SHARE, Entity(EntityKind.TOP, str(n))), head.sum() / sums.sum())
    assert within(asked(Measure.VOLUME, Entity(EntityKind.TOP, str(n))), head.sum())
    if len(head) == n:
        assert within(asked(Measure.SHARE, Entity(EntityKind.RANK, str(n))), head.iloc[-1] / sums.sum())


@given(seed=st.integers(0, 2**32), first=st.integers(0, WEEKS - 1), n=st.integers(1, 6))
def test_whole_weeks_are_exact(seed: int, first: int, n: int) -> None:
    true = days(seed)
    dataset = published(true, gap=False)
    chosen = true.iloc[7 * first :]
    sums = chosen.sum().sort_values(ascending=False)
    period = Period(chosen.index[0].date(), chosen.index[-1].date(), Basis.STATED)
    if not sums.iloc[n - 1]:
        return
    model = Entity(EntityKind.MODEL, sums.index[n - 1])
    assert measure(dataset, Query(Measure.RANK, model, Count.NAMED, period)).interval == Interval(n, n)
    held = sums.index[:n].isin(CHINESE).sum()
    assert measure(dataset, Query(Measure.PLACES, CHINA, Count.NAMED, period, top=n)).interval == Interval(held, held)
    share = measure(dataset, Query(Measure.SHARE, CHINA, Count.TOP, period, top=n)).interval
    assert share is not None
    assert share.exact
    assert share.low == pytest.approx(sums.iloc[:n][sums.index[:n].isin(CHINESE)].sum() / sums.iloc[:n].sum())
