"""A level over a longer period: in its highest week, in its lowest, and on average of its weeks.

"Passed 60 % in the first quarter" is true when some week did, "every week above 4 trillion" when the lowest was, and
"averaged 13 %" is the mean of weekly shares. Weeks run Monday to Sunday; a run is any seven days in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import numpy as np

from core import wording
from core.datasets.answers.figure import Figure, slots
from core.datasets.count import Missing, View
from core.datasets.snapshot import WEEK
from core.datasets.weeks.rolling import RUN, measured, runs
from core.interval import Interval
from core.model import Basis, Grain, Period, Query, Working

HIGHEST, HIGHEST_RUN, LOWEST, MEAN = "highest week", "highest seven days", "lowest week", "mean of weeks"
"""Details of a volume, share or ratio: which week of the period answers, or that all do."""

DETAILS = frozenset((HIGHEST, HIGHEST_RUN, LOWEST, MEAN))

Ask = Callable[[View, Query], Figure]


def through(view: View, query: Query, ask: Ask) -> Figure:
    """The answer of ``ask`` for the week of the period that ``query.detail`` wants, or the mean of all its weeks."""
    slots(view, query.subject, query.period)  # the period must lie within the data
    plain = replace(query, detail="")
    if query.detail == HIGHEST_RUN:
        return ask(view, replace(plain, period=_highest_run(view, plain)))
    if query.detail == HIGHEST:
        found = [figure for week in _weeks(query.period) if (figure := _or_nothing(view, plain, week, ask))]
    else:
        found = [ask(view, replace(plain, period=week)) for week in _weeks(query.period)]
    if not found:
        raise Missing(f"{wording.capital(wording.period_text(query.period))} has no week for which this is known.")
    if query.detail == MEAN:
        return _mean(found)
    lowest = query.detail == LOWEST
    best = min(found, key=_low) if lowest else max(found, key=_low)
    pick = min if lowest else max
    interval = Interval(pick(map(_low, found)), pick(figure.interval.high for figure in found))
    words = f"Of {len(found)} weeks this one is the {'lowest' if lowest else 'highest'}."
    return best.with_interval(interval, lambda: words)


def _low(figure: Figure) -> float:
    return figure.interval.low


def _or_nothing(view: View, query: Query, week: Period, ask: Ask) -> Figure | None:
    """The figure of a week; nothing where the subject is not known there, as before it was launched."""
    try:
        return ask(view, replace(query, period=week))
    except Missing:
        return None


def _weeks(period: Period) -> Iterator[Period]:
    """The Monday-Sunday weeks within a period."""
    if period.first is None or period.last is None:
        return
    monday = period.first + timedelta(days=-period.first.weekday() % 7)
    while monday + WEEK <= period.last:
        yield Period(monday, monday + WEEK, Basis.INFERRED, Grain.WEEK)
        monday += timedelta(weeks=1)


def _highest_run(view: View, query: Query) -> Period:
    """The seven days in a row within the period for which the answer is highest."""
    first, last = query.period.first, query.period.last
    values = measured(view.dataset, query)
    if values is None or first is None or last is None:
        raise Missing("Runs of seven days are not looked at for this.")
    days = runs(view.dataset).last
    inside = [
        i
        for i, end in enumerate(days)
        if first <= end - timedelta(days=RUN - 1) and end <= last and not np.isnan(values[i])
    ]
    if not inside:
        raise Missing("The period has no seven days in a row that are all known.")
    end = days[max(inside, key=lambda i: float(values[i]))]
    return Period(end - timedelta(days=RUN - 1), end, Basis.INFERRED, Grain.WEEK)


def _mean(found: list[Figure]) -> Figure:
    low = sum(figure.interval.low for figure in found) / len(found)
    high = sum(figure.interval.high for figure in found) / len(found)

    def shown() -> Working:
        why = next((reason for figure in found if (reason := figure.shown().loose)), "")
        return Working((), found[-1].shown().rows, why)

    mean = Figure(Interval(low, high), found[-1].caveats, shown)
    return mean.with_interval(mean.interval, lambda: f"Mean of {len(found)} Monday-Sunday weeks.")
