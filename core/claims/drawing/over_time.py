"""Figures over time: a course, an undated claim beside all weeks, a crossing, amounts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from core import charts, wording
from core.claims.drawing.making import claimed, drawn, rivals
from core.claims.drawing.phrases import UNITS, capital, counted, labels, name_of, who, words
from core.claims.drawing.readings import Found, found
from core.claims.questions import Question
from core.datasets import Dataset, measure
from core.interval import Interval
from core.model import (
    Basis,
    CheckedClaim,
    Fit,
    Grain,
    Judgement,
    Measure,
    Period,
    Query,
)
from core.wording.terms import UNTIL

if TYPE_CHECKING:
    from core.charts import Figure

RUN = 7
"""Days that the site's board shows."""

HEIGHT = 150
"""Pixels, without the axis: a card is read in one screen."""

BEFORE, AFTER = timedelta(weeks=24), timedelta(weeks=6)
"""How much of the time around a claimed period is drawn."""


def windows(dataset: Dataset, query: Query, first: date, last: date) -> Iterator[tuple[Period, Interval]]:
    """The query's finite answers for every stretch as long as its own period, day after day."""
    length = query.period.days - 1
    for place in range((min(last, dataset.end) - first).days - length + 1):
        start = first + timedelta(days=place)
        period = Period(start, start + timedelta(days=length), Basis.STATED, Grain.DAY)
        interval = measure(dataset, replace(query, period=period)).interval
        if interval is not None and math.isfinite(interval.high):
            yield period, interval


def rolls(query: Query) -> bool:
    """True for a single day, and for seven days that are no Monday-Sunday week: such lines go on day by day."""
    first, last = query.period.first, query.period.last
    if first is None or last is None or query.per not in (None, Grain.WEEK, Grain.DAY):
        return False
    long = query.period.days
    return long == 1 or (long == RUN and first.weekday() != 0)


def weekly(dataset: Dataset, query: Query, first: date, last: date) -> Iterator[tuple[date, Interval]]:
    """The query's finite answers week by week, for the weeks that lie between two days and are published."""
    monday = first - timedelta(days=first.weekday())
    while monday <= min(last, dataset.end):
        period = Period(monday, monday + timedelta(days=6), Basis.STATED, Grain.WEEK)
        interval = measure(dataset, replace(query, period=period)).interval
        if interval is not None and math.isfinite(interval.high):
            yield monday, interval
        monday += timedelta(weeks=1)


def around(dataset: Dataset, period: Period) -> tuple[date, date]:
    """The days to draw around a period: half a year up to it and some weeks after."""
    first, last = period.first or dataset.first, period.last or dataset.end
    return max(first - BEFORE, dataset.first), min(last + AFTER, dataset.end)


def lines(dataset: Dataset, sides: Sequence[tuple[str, Query]], days: tuple[date, date]) -> Any:
    """A frame of several queries week by week: week, low, high, who; day by day, with ``last``, where they roll."""
    if rolls(sides[0][1]):
        return charts.frame(
            ("week", "last", "low", "high", "who"),
            [
                (period.first, period.last, i.low, i.high, name)
                for name, query in sides
                for period, i in windows(dataset, query, *days)
            ],
        )
    rows = [(monday, i.low, i.high, name) for name, query in sides for monday, i in weekly(dataset, query, *days)]
    return charts.frame(("week", "low", "high", "who"), rows)


def course(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The judged figure week by week, on each deciding count, or beside its rivals where one count decides."""
    readings = found(checked)
    if not readings:
        return None
    query = readings[0].query
    if len(readings) > 1:
        sides = [(label, reading.query) for label, reading in zip(labels(readings, short=True), readings, strict=True)]
        subtitle = f"{_per_week(query)}, {who(checked.claim)}"
    else:
        beside = rivals(checked.claim, dataset, query)
        sides = [
            (name, replace(query, subject=side))
            for name, side in ((name_of(side), side) for side in (query.subject, *beside))
        ]
        subtitle = f"{_per_week(query)}, {counted(readings[0])}"
    return drawn(
        charts.trend,
        checked,
        lines(dataset, sides, around(dataset, query.period)),
        f"{subtitle}; shaded: {wording.period_text(query.period)}",
        unit=readings[0].judgement.evidence.unit,
        subject=sides[0][0],
        height=HEIGHT,
        claimed=claimed(checked),
        period=(query.period.first, query.period.last),
        dotted=[label for label, _ in sides] if len(readings) > 1 else (),
        until=UNTIL[query.count],
    )


def undated(checked: CheckedClaim, dataset: Dataset, questions: Sequence[Question]) -> Figure | None:
    """An undated claim beside all weeks, those marked on which it would hold; ``None`` for a dated or blocked one."""
    claim = checked.claim
    if claim.period.known or claim.blocked or claim.period.basis is not Basis.NONE:
        return None
    deciding = [
        Found(Judgement(q.query, measure(dataset, q.query), Fit.MISSING), claim.quantity.allowed)
        for q in questions
        if q.applies and not q.label
    ]
    sides = [(counted(reading, short=True), reading.query) for reading in deciding]
    days = Period(min(checked.fits, default=dataset.first), max(checked.fits, default=dataset.last), Basis.INFERRED)
    frame = lines(dataset, sides, around(dataset, days))
    if frame.empty or sides[0][0] not in set(frame["who"]):
        return None
    weeks = len(checked.fits)
    fitting = f"{weeks or 'no'} week{'' if weeks == 1 else 's'}"
    return drawn(
        charts.trend,
        checked,
        frame,
        f"{_per_week(sides[0][1])}, {who(claim)}; dots: weeks that fit",
        title=f"“{capital(words(checked))}” fits {fitting} of {len(dataset.weeks)}",
        unit=deciding[0].judgement.evidence.unit,
        subject=sides[0][0],
        height=HEIGHT,
        claimed=claimed(checked),
        marked=checked.fits,
    )


def _per_week(query: Query) -> str:
    if rolls(query):
        each = "day by day" if query.period.days == 1 else "of the seven days up to each day"
        return f"{UNITS[query.measure]} {each}"
    per = f" per {query.per}, week by week" if query.per is not None and query.per is not Grain.WEEK else " a week"
    return f"{UNITS[query.measure]}{per if query.measure is Measure.VOLUME else ', week by week'}"


def crossing(
    checked: CheckedClaim,
    dataset: Dataset,
    reading: Found,
    crossed: date | None,
    days: tuple[date, date],
    title: str = "",
) -> Figure | None:
    """Two sides over time on one count; ``crossed`` is ringed, ``days`` are shaded. ``None`` where no week has both."""
    query = reading.query
    if query.other is None:
        return None
    volume = replace(query, measure=Measure.VOLUME, other=None, detail="")
    first, last = min(days[0], crossed or days[0]), max(days[1], crossed or days[1])
    window = around(dataset, Period(first, last, Basis.INFERRED))
    one = dict(weekly(dataset, volume, *window))
    two = dict(weekly(dataset, replace(volume, subject=query.other), *window))
    names = (name_of(query.subject), name_of(query.other))
    frame = charts.frame(("week", "a", "b"), [(week, one[week].low, two[week].low) for week in one if week in two])
    if frame.empty:
        return None
    figure = drawn(
        charts.crossing,
        checked,
        frame,
        f"Tokens a week, {counted(reading)}; shaded: {wording.day_range(*days)}",
        title=title,
        names=names,
        height=HEIGHT,
        until=UNTIL[query.count],
        crossed=crossed,
        period=days,
    )
    return replace(figure, table=figure.table.rename(columns={"a": names[0], "b": names[1]}))


def amounts(
    checked: CheckedClaim,
    dataset: Dataset,
    reading: Found,
    window: tuple[date, date],
    days: tuple[date, date],
    title: str,
) -> Figure:
    """The subject's tokens over time beside its rivals', with some ``days`` shaded."""
    query = replace(reading.query, measure=Measure.VOLUME, detail="", top=None)
    compared = [
        (name_of(side), replace(query, subject=side))
        for side in (query.subject, *rivals(checked.claim, dataset, query))
    ]
    return drawn(
        charts.trend,
        checked,
        lines(dataset, compared, window),
        f"Tokens a week, {counted(reading)}; shaded: {wording.day_range(*days)}",
        title=title,
        subject=name_of(query.subject),
        height=HEIGHT,
        until=UNTIL[query.count],
        period=days,
    )
