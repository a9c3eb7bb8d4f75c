"""A period is a set of days: what anybody has in it is a sum, parts make up the whole, and bounds hold the truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.datasets import Dataset, load, measure
from core.datasets.disk.sheets import Rows
from core.interval import Interval
from core.model import PLATFORM, Basis, Count, Entity, EntityKind, Measure, Period, Query

SNAPSHOT = load()
SUM_COUNTS = (Count.NAMED, Count.ALL)

first_days = st.dates(SNAPSHOT.first, SNAPSHOT.end)
lengths = st.integers(1, 120)
counts = st.sampled_from(SUM_COUNTS)
entities = st.one_of(
    st.sampled_from(["CN", "US", "FR", "NON-CN"]).map(lambda key: Entity(EntityKind.COUNTRY, key)),
    st.sampled_from(["openai", "google", "deepseek", "meta-llama"]).map(lambda key: Entity(EntityKind.LAB, key)),
    st.sampled_from(["openai/gpt-4o-mini", "deepseek/deepseek-v3.2", "x-ai/grok-4.1-fast"]).map(
        lambda key: Entity(EntityKind.MODEL, key)
    ),
    st.sampled_from(["open", "closed", "unknown"]).map(lambda key: Entity(EntityKind.WEIGHTS, key)),
    st.just(Entity(EntityKind.FAMILY, "google/gemini-flash")),
    st.just(PLATFORM),
)


def period(first: date, length: int) -> Period:
    return Period(first, first + timedelta(days=length - 1), Basis.STATED)


def tokens(entity: Entity, count: Count, when: Period, dataset: Dataset = SNAPSHOT) -> Interval | None:
    return measure(dataset, Query(Measure.VOLUME, entity, count, when)).interval


@given(entities, counts, first_days, st.integers(1, 21))
def test_a_window_is_the_sum_of_its_days(entity: Entity, count: Count, first: date, length: int) -> None:
    when = period(first, length)
    assume(when.last is not None and when.last <= SNAPSHOT.end)
    whole = tokens(entity, count, when)
    parts = [tokens(entity, count, period(first + timedelta(days=n), 1)) for n in range(length)]
    assume(whole is not None)
    assert whole is not None
    published = [part for part in parts if part is not None]  # a day that was never published has no sum of its own
    lost = [first + timedelta(days=n) in SNAPSHOT.missing_days for n in range(length)]
    without = sum(part.low for part, gone in zip(parts, lost, strict=True) if part is not None and not gone)
    assert whole.low in (sum(part.low for part in published), without), "a longer sum may leave out a lost day"
    assert whole.high >= sum(part.high for part in published) - 1e-3
    if len(published) == length:
        assert whole.high == pytest.approx(sum(part.high for part in published))


@given(entities, counts, first_days, lengths, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_window_never_has_less(
    entity: Entity, count: Count, first: date, length: int, before: int, after: int
) -> None:
    longer = period(first - timedelta(days=before), length + before + after)
    assume(longer.first is not None and longer.first >= SNAPSHOT.first)
    assume(longer.last is not None and longer.last <= SNAPSHOT.end)
    inner, outer = tokens(entity, count, period(first, length)), tokens(entity, count, longer)
    if inner is not None:
        assert outer is not None
        assert outer.low >= inner.low
        assert outer.high >= inner.high - 1e-3


@given(first_days, lengths, st.sampled_from([Count.CHARTED, Count.NAMED]))
def test_shares_of_a_partition_add_up_to_one(first: date, length: int, count: Count) -> None:
    when = period(first, length)
    assume(when.last is not None and when.last <= SNAPSHOT.end)
    parts = [
        measure(SNAPSHOT, Query(Measure.SHARE, Entity(EntityKind.WEIGHTS, kind), count, when)).interval
        for kind in ("open", "closed", "unknown")
    ]
    shares = [part for part in parts if part is not None]
    assume(shares)
    least, most = sum(share.low for share in shares), sum(share.high for share in shares)
    assert least <= 1 + 1e-9
    assert most >= 1 - 1e-9
    if not any(when.first <= day <= when.last for day in SNAPSHOT.missing_days):  # type: ignore[operator]
        assert (least, most) == (pytest.approx(1), pytest.approx(1))


@pytest.mark.parametrize("monday", SNAPSHOT.weeks)
def test_a_week_is_its_published_total(monday: date) -> None:
    """``weekly_totals.csv`` adds up fifty rows a week, each rounded to a million, and a rest rounded model by model."""
    found = tokens(PLATFORM, Count.ALL, period(monday, 7))
    total = SNAPSHOT.totals.set_index("week")["tokens"][pd.Timestamp(monday)]
    assert found is not None
    assert found.exact
    assert abs(found.low - total) < 4e7


# --- Days that were never published, in a made-up history -----------------------------------------

CHINESE = ("minimax/minimax-m2.1", "moonshotai/kimi-k2", "deepseek/deepseek-chat-v3.1", "z-ai/glm-4.6")
AMERICAN = ("openai/gpt-oss-120b", "google/gemini-2.5-pro", "google/gemini-2.5-flash", "x-ai/grok-4.1-fast")
MODELS = (*CHINESE, *AMERICAN)
CHINA = Entity(EntityKind.COUNTRY, "CN", "Chinese models")
MONDAY = date(2026, 1, 5)
WEEKS = 5
MISSING = MONDAY + timedelta(days=16)


def history(seed: int) -> pd.DataFrame:
    """Made-up tokens by day and model; from one day to the next nobody's more than double."""
    rng = np.random.default_rng(seed)
    levels = 10.0 ** rng.uniform(3, 6, len(MODELS))
    values = levels * rng.uniform(1, 2, (7 * WEEKS, len(MODELS)))
    return pd.DataFrame(values.round(), columns=list(MODELS), index=pd.date_range(MONDAY, periods=7 * WEEKS))


def published(true: pd.DataFrame, *, total: bool) -> Dataset:
    """A snapshot of all days but one, of whose week the total is known or is not."""
    rows = true.drop(index=pd.Timestamp(MISSING)).rename_axis("date").reset_index()
    daily = rows.melt("date", var_name="model", value_name="tokens").sort_values("date", kind="stable")
    week = true.groupby(true.index - pd.to_timedelta(true.index.day_of_week, unit="D")).sum().sum(axis=1)
    monday = pd.Timestamp(MISSING - timedelta(days=MISSING.weekday()))
    return replace(
        SNAPSHOT,
        rows=Rows.of([day.date() for day in daily["date"]], [*daily["model"]], [*daily["tokens"].astype(int)]),
        weekly={week.date(): tokens for week, tokens in week.items() if total or week != monday},
        archived=frozenset(),
    )


def within(interval: Interval, truth: float) -> bool:
    return interval.low - 1e-9 <= truth <= interval.high + 1e-9


@pytest.mark.parametrize("total", [True, False], ids=["the week's total known", "no total"])
@given(seed=st.integers(0, 2**32), first=st.integers(0, 20), length=st.integers(7, 34), n=st.integers(1, 6))
def test_the_truth_lies_within_the_bounds(total: bool, seed: int, first: int, length: int, n: int) -> None:
    true = history(seed)
    dataset = published(true, total=total)
    chosen = true.iloc[first : first + length]
    sums = chosen.sum().sort_values(ascending=False)
    when = Period(chosen.index[0].date(), chosen.index[-1].date(), Basis.STATED)

    def asked(what: Measure, subject: Entity, top: int | None = None) -> Interval:
        evidence = measure(dataset, Query(what, subject, Count.NAMED, when, top=top))
        assert evidence.interval is not None, evidence.missing
        return evidence.interval

    for place, model in enumerate(sums.index, start=1):
        assert within(asked(Measure.VOLUME, Entity(EntityKind.MODEL, model)), sums[model])
        assert within(asked(Measure.RANK, Entity(EntityKind.MODEL, model)), place)
    own = sums[sums.index.isin(CHINESE)]
    head = sums.iloc[:n]
    assert within(asked(Measure.VOLUME, CHINA), own.sum())
    assert within(asked(Measure.SHARE, CHINA), own.sum() / sums.sum())
    assert within(asked(Measure.PLACES, CHINA, top=n), head.index.isin(CHINESE).sum())
    everything = measure(dataset, Query(Measure.VOLUME, PLATFORM, Count.ALL, when)).interval
    assert everything is not None
    assert within(everything, sums.sum())
    if total:
        cut = length > 7 and when.first <= MISSING <= when.last
        assert everything.exact is not cut, "a longer sum may leave out the lost day, and is right either way"
        assert everything.high == sums.sum()


@given(seed=st.integers(0, 2**32), first=st.integers(17, 30), n=st.integers(1, 6))
def test_published_days_are_exact(seed: int, first: int, n: int) -> None:
    true = history(seed)
    dataset = published(true, total=False)
    chosen = true.iloc[first:]
    sums = chosen.sum().sort_values(ascending=False)
    when = Period(chosen.index[0].date(), chosen.index[-1].date(), Basis.STATED)
    model = Entity(EntityKind.MODEL, sums.index[n - 1])
    assert measure(dataset, Query(Measure.RANK, model, Count.NAMED, when)).interval == Interval(n, n)
    held = sums.index[:n].isin(CHINESE).sum()
    assert measure(dataset, Query(Measure.PLACES, CHINA, Count.NAMED, when, top=n)).interval == Interval(held, held)
    share = measure(dataset, Query(Measure.SHARE, CHINA, Count.TOP, when, top=n)).interval
    assert share is not None
    assert share.exact
    assert share.low == pytest.approx(sums.iloc[:n][sums.index[:n].isin(CHINESE)].sum() / sums.iloc[:n].sum())
