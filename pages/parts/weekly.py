"""Figures week by week, as the frames that the chart forms take. Every value comes from ``core.datasets``."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

import pandas as pd

from core.charts import NOBODY
from core.datasets import CHART_SIZE, Dataset, measure, ranking, series
from core.datasets.catalogue import REGIONS, author, base
from core.doubt import week
from core.interval import Interval, point
from core.model import PLATFORM, Count, Entity, EntityKind, Evidence, Measure, Period, Query

CHINA = Entity(EntityKind.COUNTRY, "CN", "Chinese models")
USA = Entity(EntityKind.COUNTRY, "US", "US models")
OPEN = Entity(EntityKind.WEIGHTS, "open", "open-weight models")
CLOSED = Entity(EntityKind.WEIGHTS, "closed", "closed models")
COLUMNS = ["week", "low", "high", "who"]


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
    rows = [
        (pd.Timestamp(monday), found.low, found.high, name)
        for name, (entity, count) in who.items()
        for monday in weeks
        if (found := _finite(ask(dataset, what, entity, week(monday), count, **more).interval)) is not None
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


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
    country = dict(zip(dataset.labs["author"], dataset.labs["country"], strict=True))
    named = {CHINA.key: CHINA.name, USA.key: USA.name}
    rows = []
    for monday in (monday for monday in dataset.weeks if first <= monday <= last):
        nine = ranking(dataset, week(monday), Count.CHARTED)
        for key, tokens in zip(nine["key"], nine["tokens"], strict=True):
            rows.append((monday, model_name(key), tokens, named.get(country[author(key)], NOBODY)))
        whole = volume(dataset, PLATFORM, week(monday), Count.ALL)
        rows.append((monday, f"all models below the first {CHART_SIZE}", whole.low - nine["tokens"].sum(), NOBODY))
    frame = pd.DataFrame(rows, columns=["week", "model", "tokens", "group"])
    return frame.sort_values(
        "group", key=lambda column: column.map([CHINA.name, USA.name, NOBODY].index), kind="stable"
    )


def volume(dataset: Dataset, subject: Entity, period: Period, count: Count = Count.CHARTED) -> Interval:
    """Tokens of a subject in a period; nothing where the data has none."""
    return ask(dataset, Measure.VOLUME, subject, period, count).interval or point(0.0)


def weeks_before(monday: date, weeks: int) -> Period:
    """The week that lies so many weeks earlier."""
    return week(monday - timedelta(weeks=weeks))


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, str]]:
    """Names of countries and models by key, from the lexicon."""
    found: dict[str, dict[str, str]] = {"country": {}, "model": {}}
    for file, column, kind in (("names.csv", "class", "country name"), ("models.csv", "kind", "model")):
        with REGIONS.with_name(file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row[column] == kind:
                    found[kind.split()[0]].setdefault(row["key"], row["name"])
    return found


def model_name(key: str) -> str:
    """A model's name as the press writes it, with its variant; its slug where the lexicon has none."""
    variant = key.partition(":")[2]
    name = _names()["model"].get(base(key), key.partition(":")[0])
    return f"{name} ({variant})" if variant else name


def country_name(key: str) -> str:
    """ "Chinese models" for CN."""
    return _names()["country"].get(key, key)
