"""The lines of the data page: what they break the tokens down by, and what one point of a line stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from core import charts, wording
from core.charts import Figure
from core.datasets import Dataset, measure, names, ranking
from core.doubt import week
from core.interval import Interval
from core.model import PLATFORM, Basis, Count, Entity, EntityKind, Grain, Measure, Period, Query, Unit
from core.wording import COUNTS
from core.wording.terms import LINES, UNTIL
from pages.parts import weekly
from pages.parts.story import drawn
from pages.parts.weekly import CHINA, CLOSED, OPEN, USA, Step


class View(StrEnum):
    """What the page breaks the tokens down by. The values are what the reader and the link say."""

    TOTAL = "Everything"
    COUNTRY = "Countries"
    LAB = "Labs"
    MODEL = "Models"
    WEIGHTS = "Open or closed"


PAIRS = {View.COUNTRY: (CHINA, USA), View.WEIGHTS: (OPEN, CLOSED)}
KINDS = {
    View.COUNTRY: EntityKind.COUNTRY,
    View.LAB: EntityKind.LAB,
    View.MODEL: EntityKind.MODEL,
    View.WEIGHTS: EntityKind.WEIGHTS,
}
SHOWN = 8
"""Lines in one picture: more cannot be told apart on a phone."""

SUBTITLES = {
    Step.DAY: "Tokens a day",
    Step.RUN: "Tokens in the seven days up to each day",
    Step.WEEK: "Tokens a week",
    Step.MONTH: "Tokens a month",
}
SHARES = {
    Step.DAY: "Share of each day’s tokens",
    Step.RUN: "Share of the tokens of the seven days up to each day",
    Step.WEEK: "Share of each week’s tokens",
    Step.MONTH: "Share of each month’s tokens",
}
HEADS = {Step.DAY: "Day", Step.RUN: "Seven days up to", Step.WEEK: "Week of", Step.MONTH: "Month from"}
"""The first column of the table."""


@dataclass(frozen=True)
class Chosen:
    """What the reader chose to see, from the Monday ``first`` to the week of the Monday ``last``."""

    view: View
    count: Count
    unit: Unit
    step: Step
    first: date
    last: date

    @property
    def end(self) -> date:
        """The last day shown."""
        return self.last + timedelta(days=6)

    @property
    def period(self) -> Period:
        """All days shown."""
        return week(self.first) if self.first == self.last else Period(self.first, self.end, Basis.STATED, Grain.DAY)


def subjects(dataset: Dataset, chosen: Chosen) -> dict[str, tuple[Entity, Count]]:
    """The lines of a view by name: the count chosen first for everything, else the largest of the period."""
    count = chosen.count
    if chosen.view is View.TOTAL:
        order = sorted((Count.CHARTED, Count.NAMED, Count.ALL), key=lambda other: other is not count)
        return {LINES[other]: (PLATFORM, other) for other in order}
    if chosen.view in PAIRS:
        return {entity.name: (entity, count) for entity in PAIRS[chosen.view]}
    kind = KINDS[chosen.view]
    largest = ranking(dataset, chosen.period, exactly(count), kind, SHOWN)
    found = (names.entity(kind, key) for key in largest["key"])
    return {entity.name: (entity, count) for entity in found}


def exactly(count: Count) -> Count:
    """The count itself, or the nearest on which everybody has an exact figure and so a place."""
    return Count.NAMED if count is Count.ALL else count


def lines(dataset: Dataset, who: dict[str, tuple[Entity, Count]], chosen: Chosen) -> pd.DataFrame:
    """week (first day), last, low, high, who. Stretches in which somebody is not among what is counted have no row."""
    what = Measure.SHARE if chosen.unit is Unit.FRACTION else Measure.VOLUME
    over = weekly.periods(dataset, chosen.step, chosen.first, chosen.end)
    frame = weekly.course(dataset, what, who, over)
    if what is Measure.VOLUME and chosen.view in (View.LAB, View.MODEL):
        return frame[frame["high"] > 0]
    return frame


def picture(dataset: Dataset, frame: pd.DataFrame, chosen: Chosen, coloured: str) -> Figure:
    """Two that cross where the data is exact; otherwise one thick line among the others."""
    what = (SHARES if chosen.unit is Unit.FRACTION else SUBTITLES)[chosen.step]
    subtitle = f"{what}, {COUNTS[chosen.count]}" if chosen.view is not View.TOTAL else f"{what}, on three counts"
    exact = bool((frame["low"] == frame["high"]).all())
    if chosen.view in PAIRS and exact and frame["who"].nunique() == 2:
        drawn_ = _crossing(dataset, frame, chosen, subtitle)
        if drawn_ is not None:
            return drawn_
    if coloured not in set(frame["who"]):
        coloured = frame["who"].iloc[0]
    latest = frame[frame["who"] == coloured].sort_values("week").iloc[-1]
    shown = wording.bounds(Interval(latest["low"], latest["high"]), chosen.unit)
    return drawn(
        charts.trend,
        frame,
        title=f"{wording.capital(coloured)}: {shown} {_when(chosen.step, latest)}",
        subtitle=subtitle,
        subject=coloured,
        unit=chosen.unit,
        until=UNTIL[chosen.count],
        height=320,
    )


def _when(step: Step, row: pd.Series) -> str:
    """The stretch of a row, for the end of a sentence."""
    first, last = row["week"].date(), row["last"].date()
    if step is Step.DAY:
        return f"on {wording.day(first)}"
    if step is Step.MONTH:
        return f"in {first:%B %Y}"
    return f"in the seven days to {wording.day(last)}" if step is Step.RUN else f"in the week of {wording.day(first)}"


def _crossing(dataset: Dataset, frame: pd.DataFrame, chosen: Chosen, subtitle: str) -> Figure | None:
    """Two lines with who leads at the end; ``None`` where no stretch has both."""
    left, right = PAIRS[chosen.view]
    wide = frame.pivot(index=["week", "last"], columns="who", values="low").reset_index()
    sides = wide.rename(columns={left.name: "a", right.name: "b"})[["week", "last", "a", "b"]].dropna()
    if sides.empty:
        return None
    latest = sides.iloc[-1]
    leader, behind = (left, right) if latest["a"] > latest["b"] else (right, left)
    gap = abs(latest["a"] - latest["b"])
    share = chosen.unit is Unit.FRACTION
    apart = wording.points(gap).removeprefix("+") if share else wording.amount(gap, chosen.unit)
    return drawn(
        charts.crossing,
        sides,
        title=f"{wording.capital(leader.name)} lead {behind.name} by {apart} {_when(chosen.step, latest)}",
        subtitle=subtitle,
        names=(left.name, right.name),
        unit=chosen.unit,
        crossed=_crossed(dataset, sides, chosen) if chosen.step is Step.WEEK else None,
        until=UNTIL[chosen.count],
        height=320,
    )


def _crossed(dataset: Dataset, sides: pd.DataFrame, chosen: Chosen) -> date | None:
    """The week of the first overtaking in all of the data, where it is among those shown and not the first of them."""
    left, right = PAIRS[chosen.view]
    found = measure(dataset, Query(Measure.FIRST, left, chosen.count, week(dataset.last), other=right)).interval
    crossed = date.fromordinal(int(found.low)) if found is not None else None
    ahead = set(sides[sides["a"] > sides["b"]]["week"].dt.date)
    inside = crossed is not None and crossed in ahead and crossed > sides["week"].iloc[0].date()
    return crossed if inside else None


def tabled(shown: Figure, frame: pd.DataFrame, step: Step) -> Figure:
    """The figure with a row a stretch, the latest first, and a column for each line; two where the data has bounds."""
    at, head = ("last" if step is Step.RUN else "week"), HEADS[step]
    wide = pd.DataFrame(index=pd.Index(sorted(frame[at].unique(), reverse=True), name=head))
    for who in dict.fromkeys(frame["who"]):
        line = frame[frame["who"] == who].set_index(at)
        exact = bool((line["low"] == line["high"]).all())
        wide[who if exact else f"{who}, at least"] = line["low"]
        if not exact:
            wide[f"{who}, at most"] = line["high"]
    return replace(shown, table=wide.reset_index().assign(**{head: lambda table: table[head].dt.date}))


def gaps(dataset: Dataset, chosen: Chosen) -> Sequence[date]:
    """The days shown, or the weeks by their Mondays, that were never published in full."""
    missing = dataset.missing_weeks if chosen.step is Step.WEEK else dataset.missing_days
    return [day for day in missing if chosen.first < day < chosen.end]


def broken(step: Step, missing: Sequence[date]) -> str:
    """Which weeks or days have no point, in a sentence without its end."""
    days, one = " and ".join(map(wording.day, missing)), len(missing) == 1
    if step is Step.WEEK:
        return f"The {'week' if one else 'weeks'} of {days} {'was' if one else 'were'} never published in full"
    return f"{days} {'was' if one else 'were'} never published"
