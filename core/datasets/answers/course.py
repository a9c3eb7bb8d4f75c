"""What holds week after week: the first week, the run of weeks, the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from core import wording
from core.datasets.answers.figure import (
    Figure,
    caveats_between,
    name_of,
    number,
    outside,
    raw_rows,
    require,
    slots,
    span,
    tokens_text,
)
from core.datasets.answers.order import whose_keys
from core.datasets.answers.standing import PLACES, grouping
from core.datasets.catalogue import Mask
from core.datasets.count import LEADS, TOP, Missing, View, amounts, counted, grouped, mask_of, weekly_amounts, whose
from core.datasets.days import Numbers
from core.datasets.snapshot import WEEK
from core.datasets.table import cut, weekly
from core.interval import Interval, point
from core.model import PLATFORM, Period, Query, Working

ABOVE, SHARE_ABOVE, FALLS = "above", "share above", "falls"
"""Details of a first or a run: above so many tokens or such a share, below the week before."""


@dataclass(frozen=True)
class _Course:
    """A statement week by week: where it surely holds and where it may."""

    weeks: tuple[date, ...]
    surely: Mask
    maybe: Mask
    words: str


def _course(view: View, query: Query) -> _Course:
    """The statement that FIRST and STREAK ask about, for every published week.

    ``query.detail``: "leads" (or ""): more than ``other``, or first of its peers; "top": within the first
    ``query.top`` places; "rises" and "falls": more or less than the week before; "above:N": more than N tokens, "share
    above:N": more than N of everything counted.
    """
    kind, _, threshold = (query.detail or LEADS).partition(":")
    name = name_of(query.subject)
    own = weekly_amounts(view, query.subject)
    weeks, low, high = own
    if query.other is not None:
        other = _in_weeks_of(own, weekly_amounts(view, query.other))
        weeks, low, high = _in_weeks_of(other, own)
        if kind == LEADS:
            words = f"{name} above {name_of(query.other)}"
            named = np.maximum.accumulate(low > 0)  # nobody leads before their first named week
            return _Course(weeks, low > other[2], named & (high > other[1]), words)
    if kind in (LEADS, TOP):
        within = 1 if kind == LEADS else query.top or PLACES
        weeks, places = _weekly_places(view, query)
        words = f"{name} first" if within == 1 else f"{name} among the first {within}"
        return _Course(weeks, places <= within, places <= within, words)
    if kind in ("rises", FALLS):
        if kind == FALLS:
            low, high = -high, -low
        follows = np.array([False, *(later - week == timedelta(weeks=1) for week, later in pairwise(weeks))])
        surely = follows & (low > np.append(np.inf, high[:-1]))
        maybe = ~follows | (high > np.append(-np.inf, low[:-1]))
        return _Course(weeks, surely, maybe, f"{name} {'below' if kind == FALLS else 'above'} its week before")
    if kind in (ABOVE, SHARE_ABOVE):
        level, text = float(threshold), wording.tokens(float(threshold))
        if kind == SHARE_ABOVE:
            _, total, _ = _in_weeks_of((weeks, low, high), weekly_amounts(view, PLATFORM))
            low, high, text = low / total, high / total, f"a share of {wording.percent(level)}"
        return _Course(weeks, low > level, high > level, f"{name} above {text}")
    raise Missing(f"Nothing is known about this kind of run: {kind}.")


_Weekly = tuple[tuple[date, ...], Numbers, Numbers]
"""Mondays, with least and greatest tokens."""


def _in_weeks_of(one: _Weekly, other: _Weekly) -> _Weekly:
    """The other's amounts in the weeks that the one has as well."""
    if one[0] == other[0]:
        return other
    shared = set(one[0])
    kept = np.array([week in shared for week in other[0]], dtype=bool)
    return tuple(week for week in other[0] if week in shared), other[1][kept], other[2][kept]


def _weekly_places(view: View, query: Query) -> tuple[tuple[date, ...], Numbers]:
    """The published weeks and the subject's place in each; infinite where it is not named."""
    table = weekly(view.dataset, view.disclosed)
    table = table.rows(table.whole)
    codes, keys = grouping(view, query.among)
    sums = grouped(table.tokens * counted(view, table, each=True), codes, len(keys))
    sums[:, keys == ""] = 0.0
    best = np.where(whose_keys(view, table, query), sums, 0.0).max(axis=1)
    places = 1.0 + (sums > best[:, np.newaxis]).sum(axis=1)
    return table.first, np.where(best > 0, places, np.inf)


def _from(course: _Course, query: Query) -> _Course:
    """The weeks that a first is looked for in: all, or those from the first day of the baseline on."""
    begun = query.baseline.first if query.baseline is not None else None
    if begun is None:
        return course
    kept = np.array([week >= begun for week in course.weeks], dtype=bool)
    if not kept.any():
        raise Missing("The data has no week from then on.")
    weeks = tuple(week for week in course.weeks if week >= begun)
    return _Course(weeks, course.surely[kept], course.maybe[kept], course.words)


def first(view: View, query: Query) -> Figure:
    """Monday of the first week in which the statement holds, as an ordinal.

    ``query.baseline`` says from when on: "for the first time in two months".
    """
    course = _from(_course(view, query), query)
    if not course.surely.any():
        if query.period.last is not None and query.period.last > view.dataset.end:
            raise outside(view, query.subject, query.period)
        days = f"from {wording.day(course.weeks[0])} to {wording.day(course.weeks[-1] + WEEK)}"
        raise Missing(f"{course.words}: in no week {days}.")
    surely = course.weeks[int(course.surely.argmax())]
    maybe = course.weeks[int(course.maybe.argmax())]
    steps = [f"{wording.capital(view.label)}, {course.words}: first in the week of {wording.day(surely)}."]
    if maybe != surely:
        steps.append(f"It may have been so from the week of {wording.day(maybe)} on.")
    if surely == course.weeks[0] and query.baseline is None:
        steps.append("That is the first week of the data; it may have been so before.")
    mondays = Interval(float(maybe.toordinal()), float(surely.toordinal()))
    return Figure(mondays, caveats_between(view, maybe, surely), _shown(view, query, surely, steps))


def reached(view: View, query: Query) -> Figure:
    """Place of the subject in the order in which its peers first had more tokens in a week than "above:N" says."""
    threshold = query.detail.partition(":")[2]
    if not threshold:
        raise Missing("No threshold is named that anybody could have passed.")
    level = float(threshold)
    table = weekly(view.dataset, view.disclosed)
    table = table.rows(table.whole)
    require(view, table, query.subject)
    codes, keys = grouping(view, query.among)
    above = grouped(table.tokens * mask_of(view, table, query.of or PLATFORM), codes, len(keys)) > level
    weeks = np.where(above.any(axis=0) & (keys != ""), above.argmax(axis=0), len(table))
    own = int(weeks[whose_keys(view, table, query)].min(initial=len(table)))
    order = [int(at) for at in np.argsort(weeks, kind="stable")[:3] if weeks[at] < len(table)]
    known = [f"{keys[at]} in the week of {wording.day(table.first[weeks[at]])}" for at in order]
    steps = [f"Above {wording.tokens(level)} in a week, first of all: {'; then '.join(known) or 'nobody so far'}."]
    if own == len(table):
        steps.append(f"{name_of(query.subject)} is not known to have had as much in any week.")
        return Figure(Interval(1.0 + float((weeks < own).sum()), float("inf")), shown=Working(tuple(steps)))
    monday = table.first[own]
    steps.append(f"{name_of(query.subject)}: first in the week of {wording.day(monday)}.")
    place = point(1.0 + float((weeks < own).sum()))
    return Figure(place, caveats_between(view, monday, monday), _shown(view, query, monday, steps))


def _shown(view: View, query: Query, monday: date, steps: Iterable[str]) -> Callable[[], Working]:
    """These steps, and the rows of a week. Raises ``Missing`` now for a side whose rows nobody can show."""
    table = cut(view.dataset, monday, monday + WEEK, view.disclosed)
    sides = [query.subject] if query.other is None else [query.subject, query.other]
    for side in sides:
        whose(view, table, side, each=False)
    return lambda: Working(tuple(steps), tuple(row for side in sides for row in raw_rows(view, table, side)))


def streak(view: View, query: Query) -> Figure:
    """Weeks in a row, ending with the period's last complete week; of a longer period the longest that ends in it."""
    course = _course(view, query)
    surely = dict(zip(course.weeks, course.surely, strict=True))
    maybe = dict(zip(course.weeks, course.maybe, strict=True))
    end = _run_end(course, surely, view, query)
    at_least = _run_length(end, lambda week: bool(surely.get(week, False)))
    at_most = _run_length(end, lambda week: bool(maybe.get(week, week >= course.weeks[0])))
    reaches_start = end - timedelta(weeks=at_most) < course.weeks[0]
    start = end - timedelta(weeks=max(at_least - 1, 0))
    until = wording.day(end + timedelta(days=6))
    line = f"{wording.capital(view.label)}, {course.words}: {number(at_least, 'week')} in a row up to {until}"
    steps = [f"{line}, since the week of {wording.day(start)}." if at_least else f"{line}."]
    if at_most != at_least or (reaches_start and at_most):
        steps.append("It may be longer: earlier weeks lack a day or are known only between bounds.")
    high = float("inf") if reaches_start and at_most else float(at_most)
    length = Interval(float(at_least), high)
    return Figure(length, caveats_between(view, start, end), _shown(view, query, end, steps))


def _run_length(end: date, holds: Callable[[date], bool]) -> int:
    length = 0
    while holds(end - timedelta(weeks=length)):
        length += 1
    return length


def _run_end(course: _Course, surely: Mapping[date, np.bool_], view: View, query: Query) -> date:
    """Monday of the week up to which a run is counted."""
    end = _last_week(course.weeks, view, query)
    if query.period.days <= WEEK.days + 1:
        return end
    inside = _weeks_inside(course.weeks, query.period)
    return max(reversed(inside), key=lambda week: _run_length(week, lambda at: bool(surely.get(at, False))))


def _last_week(weeks: tuple[date, ...], view: View, query: Query) -> date:
    """Monday of the last published week that ends within the period."""
    inside = _weeks_inside(weeks, query.period)
    if not inside:
        raise outside(view, query.subject, query.period)
    return inside[-1]


def _weeks_inside(weeks: tuple[date, ...], period: Period) -> list[date]:
    if period.first is None or period.last is None:
        raise Missing("No dates are known for this claim.")
    last = period.last
    return [week for week in weeks if week + timedelta(days=6) <= last and week + timedelta(days=6) >= period.first]


def record(view: View, query: Query) -> Figure:
    """Place of the period's largest week among all weeks up to it; of its smallest when ``detail`` is "lowest"."""
    if query.period.days == 1:
        return _record_day(view, query)
    weeks, *ends = weekly_amounts(view, query.subject)
    sign = -1.0 if query.detail == "lowest" else 1.0
    low, high = np.sort(np.stack([sign * end for end in ends]), axis=0)
    inside = [weeks.index(week) for week in _weeks_inside(weeks, query.period)]
    if not inside:
        raise outside(view, query.subject, query.period)
    best = max(inside, key=lambda i: low[i])
    before = slice(0, best)
    place = Interval(1 + float((low[before] > high[best]).sum()), 1 + float((high[before] > low[best]).sum()))
    monday = weeks[best]
    value = tokens_text(Interval(*sorted((abs(low[best]), abs(high[best])))))
    order = "lowest" if sign < 0 else "highest"
    steps = (
        f"{wording.capital(view.label)}, {name_of(query.subject)} in the week of {wording.day(monday)}: {value}.",
        f"Among {number(best + 1, 'week')} from {wording.day(weeks[0])} on it is the {span(place, _ordinal)} {order}.",
    )
    return Figure(place, caveats_between(view, monday, monday), _shown(view, query, monday, steps))


def _record_day(view: View, query: Query) -> Figure:
    """Place of a day among all published days up to it."""
    day = query.period.last
    if day is None or not view.dataset.first <= day <= view.dataset.end:
        raise outside(view, query.subject, query.period)
    table = slots(view, query.subject, replace(query.period, first=view.dataset.first), each_day=True)
    sign = -1.0 if query.detail == "lowest" else 1.0
    low, high = np.sort(np.stack([sign * side for side in amounts(view, table, query.subject, each=True)]), axis=0)
    last = len(low) - 1
    place = Interval(1 + float((low[:last] > high[last]).sum()), 1 + float((high[:last] > low[last]).sum()))
    value = tokens_text(Interval(*sorted((abs(float(low[last])), abs(float(high[last]))))))
    order = "lowest" if sign < 0 else "highest"
    name, first = name_of(query.subject), wording.day(view.dataset.first)
    steps = (
        f"{wording.capital(view.label)}, {name} on {wording.day(day)}: {value}.",
        f"Among {number(last + 1, 'day')} from {first} on it is the {span(place, _ordinal)} {order}.",
    )
    its_own = slots(view, query.subject, query.period)
    return Figure(
        place,
        caveats_between(view, day, day),
        lambda: Working(steps, tuple(raw_rows(view, its_own, query.subject))),
    )


def _ordinal(place: float) -> str:
    return wording.ordinal(round(place))
