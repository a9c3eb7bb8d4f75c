"""All arithmetic: a question in, an interval with its working out.

A period is a set of days, and what anybody has in it is the sum of these days. Three ways of counting meet here.
CHARTED adds up the chart's nine (``count.THE_NINE``), NAMED every named slug. ALL is the whole platform: exact for the
platform itself, and for anybody else known only between what is named and that plus the unnamed rest. A single model is
exact on the days that name it, and below the day's fiftieth on the others; a day that was never published is known only
between bounds. Shares, multiples, changes and places of what is known between bounds are bounds themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from core import wording
from core.datasets.answers import course, order
from core.datasets.answers.figure import (
    DAYS,
    ROWS_SHOWN,
    Figure,
    amount,
    loose,
    name_of,
    percent,
    require,
    slots,
    times,
    tokens_text,
)
from core.datasets.answers.shares import baseline_of, other_of, points, share, share_of
from core.datasets.answers.through import DETAILS, through
from core.datasets.count import PEAK, Missing, View, amounts, view_of
from core.datasets.snapshot import Dataset
from core.interval import Interval, point
from core.model import PLATFORM, Count, Evidence, Grain, Measure, Query, Unit, Working

OF_SHARE = "share"
"""Detail of a growth or multiple of a share and not of tokens: "its share doubled"."""

ANNUALISED = "annualised"
"""Detail of a growth that the words call annualised: as if it went on for a whole year."""

MORE = "more"
"""Detail of a ratio that counts only what goes beyond the other side: three times more as four times as much."""

ALIKE = 1.2
"""Two periods whose lengths differ by more than this factor are compared by their weekly averages."""


def measure(dataset: Dataset, query: Query, disclosed: bool = False) -> Evidence:
    """The answer to ``query``; an ``Evidence`` with ``missing`` where the data has none. Never raises for lack of data.

    ``disclosed`` counts cloaked models for those who turned out to have made them. The working is done when it is
    shown, from the question anew: nobody looks at most of it, and what it takes fills memory.
    """
    unit = UNITS[query.measure]
    try:
        figure = _figure(dataset, query, disclosed)
    except Missing as reason:
        return Evidence(None, unit, missing=str(reason))
    shown = partial(_working, dataset, query, disclosed)
    return Evidence(figure.interval, unit, figure.caveats, restated=_restated(dataset, query), shown=shown)


def _figure(dataset: Dataset, query: Query, disclosed: bool) -> Figure:
    ask, view = _MEASURES[query.measure], view_of(dataset, query, disclosed)
    return through(view, query, ask) if query.detail in DETAILS else ask(view, query)


def _working(dataset: Dataset, query: Query, disclosed: bool) -> Working:
    figure = _figure(dataset, query, disclosed)
    working = figure.shown()
    rows = tuple(sorted(working.rows, key=lambda row: -row.tokens)[:ROWS_SHOWN])
    return Working(working.steps, rows, "" if figure.interval.exact else working.loose)


def _restated(dataset: Dataset, query: Query) -> float:
    """By how much the figures of these days were changed after they had been quoted; the most that is known."""
    periods = [period for period in (query.period, query.baseline) if period is not None]
    return max(
        (
            caveat.restated
            for caveat in dataset.caveats
            for period in periods
            if period.first and period.last and caveat.first <= period.last and period.first <= caveat.last
        ),
        default=0.0,
    )


def _volume(view: View, query: Query) -> Figure:
    return _peak_day(view, query) if query.detail == PEAK else amount(view, query.subject, query.period, query.per)


def _peak_day(view: View, query: Query) -> Figure:
    """The day with most tokens of the period."""
    table = slots(view, query.subject, query.period, each_day=True)
    require(view, table, query.subject)
    low, high = amounts(view, table, query.subject, each=True)
    best = int(low.argmax())
    peak = amount(view, query.subject, replace(query.period, first=table.first[best], last=table.last[best]))
    interval = Interval(float(low.max()), float(high.max()))

    def shown() -> Working:
        why = "" if interval.exact else loose(view, table, query.subject)
        return replace(peak.shown(), loose=why)

    words = f"No day of the period has more than {wording.day(table.first[best])}."
    return Figure(peak.interval, peak.caveats, shown).with_interval(interval, lambda: words)


def _ratio(view: View, query: Query) -> Figure:
    subject, other = _both(view, query)
    ratio = _quotient(subject.interval, other.interval, name_of(other_of(query)))

    def step() -> str:
        return f"{tokens_text(subject.interval)} ÷ {tokens_text(other.interval)} = {times(ratio)}."

    figure = subject.beside(other).with_interval(ratio, step)
    if query.detail != MORE:
        return figure
    beyond = ratio - point(1.0)
    return figure.with_interval(beyond, lambda: f"Beyond the other side's own: {times(beyond)}.")


def _difference(view: View, query: Query) -> Figure:
    subject, other = _then_and_now(view, query) if query.baseline and not query.other else _both(view, query)
    gap = subject.interval - other.interval

    def step() -> str:
        return f"{tokens_text(subject.interval)} − {tokens_text(other.interval)} = {tokens_text(gap)}."

    return subject.beside(other).with_interval(gap, step)


def _then_and_now(view: View, query: Query) -> tuple[Figure, Figure]:
    now = amount(view, query.subject, query.period, query.per)
    return now, amount(view, query.subject, baseline_of(query), query.per)


def _both(view: View, query: Query) -> tuple[Figure, Figure]:
    subject = amount(view, query.subject, query.period, query.per)
    return subject, amount(view, other_of(query), query.period, query.per)


def _growth(view: View, query: Query) -> Figure:
    figure = _multiple(view, query)
    growth = figure.interval - point(1.0)
    figure = figure.with_interval(growth, lambda: f"That is a change of {percent(growth)}.")
    if query.detail != ANNUALISED:
        return figure
    years = _days_apart(query) / DAYS[Grain.YEAR]
    with np.errstate(over="ignore"):  # beyond what floats hold a rate is infinite
        low, high = (float(np.float64(1 + change) ** (1 / years)) - 1 for change in (growth.low, growth.high))
    yearly = Interval(low, high)
    return figure.with_interval(
        yearly, lambda: f"Over {_days_apart(query)} days; as a rate by the year: {percent(yearly)}."
    )


def _days_apart(query: Query) -> int:
    """Days from the end of the baseline to the end of the period."""
    period, baseline = query.period, baseline_of(query)
    if period.last is None or baseline.last is None or baseline.last >= period.last:
        raise Missing("The baseline does not lie before the period.")
    return (period.last - baseline.last).days


def _multiple(view: View, query: Query) -> Figure:
    if query.detail == OF_SHARE:
        now, then = share_of(view, query, query.period), share_of(view, query, baseline_of(query))
        words = percent
    else:
        now, then = _now_and_then(view, query)
        words = tokens_text
    multiple = _quotient(now.interval, then.interval, f"{name_of(query.subject)} at the start")

    def step() -> str:
        return f"{words(now.interval)} ÷ {words(then.interval)} = {times(multiple)}."

    return now.beside(then).with_interval(multiple, step)


def pace(query: Query) -> Grain | None:
    """The rate at which a period and its baseline are compared: by the week or day where one is much longer."""
    lengths = sorted((max(query.period.days, 1), max(baseline_of(query).days, 1)))
    if query.per is not None or lengths[1] <= ALIKE * lengths[0]:
        return query.per
    return Grain.WEEK if lengths[0] >= DAYS[Grain.WEEK] else Grain.DAY


def _now_and_then(view: View, query: Query) -> tuple[Figure, Figure]:
    """The subject in the period and in the baseline."""
    per = pace(query)
    return amount(view, query.subject, query.period, per), amount(view, query.subject, baseline_of(query), per)


def _contribution(view: View, query: Query) -> Figure:
    """Part of the whole's increase that is the subject's.

    The whole is the platform, or the chart's nine where those are counted.
    """
    now, then = _now_and_then(view, query)
    whole_view = view if view.count is Count.CHARTED else replace(view, count=Count.ALL)
    whole_now, whole_then = _now_and_then(whole_view, replace(query, subject=PLATFORM))
    rise, whole_rise = now.interval - then.interval, whole_now.interval - whole_then.interval
    if whole_rise.low <= 0:
        raise Missing("The whole did not grow between the two periods, so nobody has a part in its growth.")
    edges = [part / whole for part in (rise.low, rise.high) for whole in (whole_rise.low, whole_rise.high)]
    part = Interval(min(edges), max(edges))

    def step() -> str:
        return f"{tokens_text(rise)} ÷ {tokens_text(whole_rise)} = {percent(part)} of the increase."

    return now.beside(then).beside(whole_now).beside(whole_then).with_interval(part, step)


def _quotient(subject: Interval, whole: Interval, name: str) -> Interval:
    """Quotient of amounts; open above where the divisor may be nothing."""
    if whole.high <= 0:
        raise Missing(f"{wording.capital(name)} has no tokens here, so nothing can be divided by it.")
    if whole.low <= 0:
        return Interval(subject.low / whole.high, float("inf"))
    return subject / whole


_MEASURES: Mapping[Measure, Callable[[View, Query], Figure]] = {
    Measure.VOLUME: _volume,
    Measure.SHARE: share,
    Measure.RATIO: _ratio,
    Measure.DIFFERENCE: _difference,
    Measure.GROWTH: _growth,
    Measure.MULTIPLE: _multiple,
    Measure.POINTS: points,
    Measure.CONTRIBUTION: _contribution,
    Measure.RANK: order.rank,
    Measure.PLACES: order.places,
    Measure.FIRST: course.first,
    Measure.STREAK: course.streak,
    Measure.REACHED: course.reached,
    Measure.RECORD: course.record,
}

UNITS: Mapping[Measure, Unit] = {
    Measure.VOLUME: Unit.TOKENS,
    Measure.SHARE: Unit.FRACTION,
    Measure.RATIO: Unit.TIMES,
    Measure.DIFFERENCE: Unit.TOKENS,
    Measure.GROWTH: Unit.FRACTION,
    Measure.MULTIPLE: Unit.TIMES,
    Measure.POINTS: Unit.POINTS,
    Measure.CONTRIBUTION: Unit.FRACTION,
    Measure.RANK: Unit.RANK,
    Measure.PLACES: Unit.MODELS,
    Measure.FIRST: Unit.DATE,
    Measure.STREAK: Unit.WEEKS,
    Measure.REACHED: Unit.RANK,
    Measure.RECORD: Unit.RANK,
}
"""The unit of each measure's interval; a DATE is a proleptic ordinal of a Monday."""
