"""What is asked of all weeks in one pass has the figures of asking each week alone."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta

import pytest

from core.datasets import Dataset, load, measure
from core.datasets.measure import OF_SHARE
from core.datasets.weeks.weekwise import weeks_of, weekwise
from core.doubt import week
from core.model import PLATFORM, Basis, Count, Entity, EntityKind, Grain, Measure, Period, Query

CHINA, US = Entity(EntityKind.COUNTRY, "CN"), Entity(EntityKind.COUNTRY, "US")
SONNET = Entity(EntityKind.MODEL, "anthropic/claude-sonnet-4.5")
SIDES = {
    "platform": PLATFORM,
    "country": CHINA,
    "lab": Entity(EntityKind.LAB, "deepseek"),
    "family": Entity(EntityKind.FAMILY, "google/gemini-flash"),
    "model": SONNET,
    "weights": Entity(EntityKind.WEIGHTS, "open"),
    "open of a country": replace(CHINA, weights="open"),
    "group": Entity(EntityKind.GROUP, "two", "two", members=(SONNET, Entity(EntityKind.MODEL, "x-ai/grok-4-fast"))),
    "top": Entity(EntityKind.TOP, "5"),
    "second": Entity(EntityKind.RANK, "2"),
    "nobody": Entity(EntityKind.MODEL, "nobody/nothing-1"),
}
QUESTIONS = {
    "volume": (Measure.VOLUME, {}),
    "by the day": (Measure.VOLUME, {"per": Grain.DAY}),
    "share": (Measure.SHARE, {}),
    "share of the top": (Measure.SHARE, {"of": Entity(EntityKind.TOP, "10")}),
    "share of open weights": (Measure.SHARE, {"of": Entity(EntityKind.WEIGHTS, "open")}),
    "ratio": (Measure.RATIO, {"other": US}),
    "difference": (Measure.DIFFERENCE, {"other": US}),
    "gain": (Measure.DIFFERENCE, {"baseline": True}),
    "growth": (Measure.GROWTH, {"baseline": True}),
    "growth of the share": (Measure.GROWTH, {"baseline": True, "detail": OF_SHARE}),
    "multiple": (Measure.MULTIPLE, {"baseline": True}),
    "contribution": (Measure.CONTRIBUTION, {"baseline": True}),
    "points": (Measure.POINTS, {"baseline": True}),
    "apart": (Measure.POINTS, {"other": US}),
    "rank": (Measure.RANK, {"among": EntityKind.MODEL}),
    "rank of labs": (Measure.RANK, {"among": EntityKind.LAB}),
    "places": (Measure.PLACES, {"among": EntityKind.MODEL}),
    "places of labs": (Measure.PLACES, {"among": EntityKind.LAB}),
    "places among open ones": (Measure.PLACES, {"of": Entity(EntityKind.WEIGHTS, "open")}),
    "alone": (Measure.VOLUME, {"rollup": False}),
    "rank alone": (Measure.RANK, {"among": EntityKind.MODEL, "rollup": False}),
}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


@pytest.mark.parametrize("count", [Count.CHARTED, Count.NAMED, Count.ALL, Count.TOP])
@pytest.mark.parametrize("asked", QUESTIONS)
@pytest.mark.parametrize("side", SIDES)
def test_every_week_has_the_figure_that_it_has_alone(dataset: Dataset, side: str, asked: str, count: Count) -> None:
    what, fields = QUESTIONS[asked]
    after = dataset.end + timedelta(days=-dataset.end.weekday())  # the last week is not all there
    weeks = [*dataset.weeks[::9], *dataset.missing_weeks, after, dataset.earliest]
    queries = []
    for monday in weeks:
        then = {"baseline": week(monday - timedelta(days=14))} if fields.get("baseline") else {}
        queries.append(Query(what, SIDES[side], count, week(monday), top=7, **(fields | then)))
    found = weekwise(
        dataset,
        queries[0],
        weeks_of(dataset, [one.period for one in queries], [one.baseline for one in queries]),
    )
    if found is None:  # asked one by one then, so it cannot differ
        assert side in ("platform", "group") or fields.get("rollup") is False
        return
    for query, low, high in zip(queries, found.low, found.high, strict=True):
        interval = measure(dataset, query).interval
        if interval is None:
            assert math.isnan(low)
        else:
            assert (interval.low, interval.high) == (low, high)


def test_other_stretches_than_weeks_are_asked_one_by_one(dataset: Dataset) -> None:
    monday = dataset.weeks[3]
    fortnight = Period(monday, monday + timedelta(days=13), Basis.STATED)
    assert (
        weekwise(dataset, Query(Measure.VOLUME, CHINA, Count.NAMED, fortnight), weeks_of(dataset, [fortnight], [None]))
        is None
    )
    asked = Query(Measure.FIRST, CHINA, Count.NAMED, week(monday), other=US)
    assert weekwise(dataset, asked, weeks_of(dataset, [week(monday)], [None])) is None
