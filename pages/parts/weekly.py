"""Figures over time, as the frames that the chart forms take. Every value comes from ``core.datasets``."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import pandas as pd

from core.charts import NOBODY
from core.datasets import CHART_SIZE, Dataset, measure, names, ranking, series
from core.datasets.catalogue import author
from core.doubt import week
from core.interval import Interval, point
from core.model import PLATFORM, Basis, Count, Entity, EntityKind, Evidence, Grain, Measure, Period, Query

CHINA = Entity(EntityKind.COUNTRY, "CN", "Chinese models")
USA = Entity(EntityKind.COUNTRY, "US", "US models")
OPEN = Entity(EntityKind.WEIGHTS, "open", "open-weight models")
CLOSED = Entity(EntityKind.WEIGHTS, "closed", "closed models")
COLUMNS = ["week", "low", "high", "who"]
RUN = 7
"""Days of a rolling week: what the site's board shows."""


class Step(StrEnum):
    """What one point of a line stands for. The values are what the reader and the link say."""

    DAY = "Day"
    RUN = "Any seven days"
    WEEK = "Week"
    MONTH = "Month"


def periods(dataset: Dataset, step: Step, first: date, last: date) -> list[Period]:
    """The stretches of that length from one day to another of which every day is published."""
    lost = set(dataset.missing_days)
    days = [first + timedelta(days=place) for place in range((last - first).days + 1)]
    if step is Step.WEEK:
        return [week(monday) for monday in dataset.weeks if first <= monday and monday + timedelta(days=6) <= last]
    if step is Step.MONTH:
        starts = [day for day in days if day.day == 1]
        lengths = [monthrange(start.year, start.month)[1] for start in starts]
        grain = Grain.MONTH
    else:
        starts, grain = days, Grain.DAY
        lengths = [RUN if step is Step.RUN else 1] * len(days)
    found = (
        Period(start, start + timedelta(days=length - 1), Basis.STATED, grain)
        for start, length in zip(starts, lengths, strict=True)
    )
    whole = [period for period in found if period.last is not None and period.last <= last]
    return [period for period in whole if not any(period.first <= day <= period.last for day in lost)]


def course(
    dataset: Dataset, what: Measure, who: Mapping[str, tuple[Entity, Count]], over: Iterable[Period], **more: object
) -> pd.DataFrame:
    """Any measure of each period, one line a name: week (first day), last, low, high, who; none without a figure."""
    rows = [
        (pd.Timestamp(period.first), pd.Timestamp(period.last), found.low, found.high, name)
        for name, (entity, count) in who.items()
        for period in over
        if (found := _finite(ask(dataset, what, entity, period, count, **more).interval)) is not None
    ]
    return pd.DataFrame(rows, columns=["week", "last", "low", "high", "who"])


def ask(
    dataset: Dataset, what: Measure, subject: Entity, period: Period, count: Count = Count.CHARTED, **more: object
) -> Evidence:
    """One question to the data; ``more`` are further fields of ``Query``."""
    return measure(dataset, Query(what, subject, count, period, **more))


def amounts(dataset: Dataset, who: Mapping[str, tuple[Entity, Count]]) -> pd.DataFrame:
    """Tokens of every published week, one line a name: week, low, high, who."""
    parts = [series(dataset, entity, count).assign(who=name) for name, (entity, count) in who.items()]
    return pd.concat(parts)[COLUMNS]


def figures(
    dataset: Dataset, what: Measure, who: Mapping[str, tuple[Entity, Count]], weeks: Iterable[date], **more: object
) -> pd.DataFrame:
    """Any measure week by week, one line a name: week, low, high, who. Weeks without a finite figure are left out."""
    return course(dataset, what, who, [week(monday) for monday in weeks], **more)[COLUMNS]


def _finite(interval: Interval | None) -> Interval | None:
    return interval if interval is not None and interval.high < float("inf") else None


def sides(dataset: Dataset, count: Count, left: Entity = CHINA, right: Entity = USA) -> pd.DataFrame:
    """Two subjects week by week: week, a, b."""
    a, b = series(dataset, left, count), series(dataset, right, count)
    return pd.DataFrame({"week": a["week"], "a": a["low"], "b": b["low"]})


def between(frame: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """The rows of a frame whose ``week`` begins from ``first`` to ``last``."""
    return frame[frame["week"].between(pd.Timestamp(first), pd.Timestamp(last))]


@lru_cache(maxsize=8)
def charted(dataset: Dataset, first: date, last: date) -> pd.DataFrame:
    """The rankings chart: week, model, tokens and group, with one row a week for everything below the nine.

    A group is the country of the model's lab; models of neither China nor the US, cloaked ones and the band of all
    others are nobody's.
    """
    country = countries(dataset)
    named = {CHINA.key: CHINA.name, USA.key: USA.name}
    rows = []
    for monday in (monday for monday in dataset.weeks if first <= monday <= last):
        nine = ranking(dataset, week(monday), Count.CHARTED)
        for key, tokens in zip(nine["key"], nine["low"], strict=True):
            rows.append(
                (monday, names.entity(EntityKind.MODEL, key).name, tokens, named.get(country[author(key)], NOBODY))
            )
        whole = volume(dataset, PLATFORM, week(monday), Count.ALL)
        rows.append((monday, f"all models below the first {CHART_SIZE}", whole.low - nine["low"].sum(), NOBODY))
    frame = pd.DataFrame(rows, columns=["week", "model", "tokens", "group"])
    return frame.sort_values(
        "group", key=lambda column: column.map([CHINA.name, USA.name, NOBODY].index), kind="stable"
    )


def volume(dataset: Dataset, subject: Entity, period: Period, count: Count = Count.CHARTED) -> Interval:
    """Tokens of a subject in a period; nothing where the data has none."""
    return ask(dataset, Measure.VOLUME, subject, period, count).interval or point(0.0)


def countries(dataset: Dataset) -> dict[str, str]:
    """The country of each lab's headquarters by its key; "" where none is known."""
    return dict(zip(dataset.labs["author"], dataset.labs["country"], strict=True))


def ordered(
    dataset: Dataset,
    period: Period,
    count: Count = Count.NAMED,
    among: EntityKind = EntityKind.MODEL,
    top: int | None = None,
    rollup: bool = True,
) -> pd.DataFrame:
    """Models, labs, countries or weights, most tokens first: key, name, value, country ("" where it has none)."""
    order = ranking(dataset, period, count, among, top, rollup)
    country = countries(dataset)
    return pd.DataFrame(
        {
            "key": order["key"],
            "name": [names.entity(among, key).name for key in order["key"]],
            "value": order["low"],
            "country": [key if among is EntityKind.COUNTRY else country.get(author(key), "") for key in order["key"]],
        }
    )
