"""All arithmetic: a question in, an interval with its working out.

Three ways of counting meet here. CHARTED adds up the nine slugs with most tokens of each slot, variants apart, the way
the rankings chart does. NAMED adds up every named slug. ALL is the whole platform: exact for the platform itself, and
for anybody else known only between what is named and that plus the unnamed rest. A period that is not made of whole
weeks or of days with daily rows is known only between the weeks inside it and the weeks that touch it; shares, ratios
of shares and ranks take the weeks that lie mostly inside, and say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core import wording
from core.datasets.catalogue import Catalogue, Mask, base, catalogue, members
from core.datasets.snapshot import REST, Dataset
from core.datasets.table import Numbers, Table, cut, weekly
from core.interval import Interval, point
from core.model import PLATFORM, Count, Entity, EntityKind, Evidence, Grain, Measure, Period, Query, Row, Unit

CHART_SIZE = 9
"""Models that OpenRouter's rankings chart names each week; all others share one band."""

PLACES = 10
"""The N of "how many of the top N" when the words give none and everything named is counted."""

ROWS_SHOWN = 60
"""Rows handed on with a figure; the largest are kept."""

SUMMANDS = 9
"""Models written out in a line of working: as many as the chart names."""

MOSTLY = 4
"""Days of a week that must lie in a period for a share of that period to count the week: more than half."""

ALIKE = 1.2
"""Two periods whose lengths differ by more than this factor are compared by their weekly averages."""

DAYS: Mapping[Grain, float] = {
    Grain.HOUR: 1 / 24,
    Grain.DAY: 1,
    Grain.WEEK: 7,
    Grain.MONTH: 365.25 / 12,
    Grain.QUARTER: 365.25 / 4,
    Grain.HALF: 365.25 / 2,
    Grain.YEAR: 365.25,
}
"""Lengths of rates in days; the calendar's own length is taken where a period is about one of them long."""


class _Missing(Exception):
    """Nothing can be computed; the message is the reason as a reader sees it."""


@dataclass(frozen=True)
class _View:
    """What is fixed while one question is answered: the data, the count, and who cloaked models are taken for."""

    dataset: Dataset
    count: Count
    top: int | None
    disclosed: bool

    @property
    def known(self) -> Catalogue:
        return catalogue(self.dataset, self.disclosed)

    @property
    def label(self) -> str:
        return wording.COUNTS[self.count].format(n=self.top)


@dataclass(frozen=True)
class _Figure:
    """A partial result with its working."""

    interval: Interval
    steps: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    caveats: tuple[str, ...] = ()

    def with_interval(self, interval: Interval, *steps: str) -> _Figure:
        return replace(self, interval=interval, steps=self.steps + steps)

    def beside(self, other: _Figure) -> _Figure:
        """This figure with the working of both; the interval is still to be set."""
        return _Figure(
            self.interval,
            tuple(dict.fromkeys(self.steps + other.steps)),
            tuple(dict.fromkeys(self.rows + other.rows)),
            tuple(dict.fromkeys(self.caveats + other.caveats)),
        )


@lru_cache(maxsize=8192)
def measure(dataset: Dataset, query: Query, disclosed: bool = False) -> Evidence:
    """The answer to ``query``; an ``Evidence`` with ``missing`` where the data has none. Never raises for lack of data.

    ``disclosed`` counts cloaked models for those who turned out to have made them.
    """
    unit = UNITS[query.measure]
    view = _View(dataset, query.count, query.top or CHART_SIZE if query.count is Count.TOP else query.top, disclosed)
    try:
        figure = _MEASURES[query.measure](view, query)
    except _Missing as reason:
        return Evidence(None, unit, missing=str(reason))
    rows = tuple(sorted(figure.rows, key=lambda row: -row.tokens)[:ROWS_SHOWN])
    return Evidence(figure.interval, unit, figure.steps, rows, figure.caveats)


# --- One entity in many slots --------------------------------------------------------------------


def series(
    dataset: Dataset, entity: Entity, count: Count, top: int | None = None, disclosed: bool = False
) -> pd.DataFrame:
    """An entity's tokens for every published week: ``week`` (datetime64), ``low``, ``high``.

    The nine, and a top N, are picked anew each week. For the whole platform the weeks reach back to March 2024 and
    include those of which only a total is known. The frame is shared: copy it before changing it.
    """
    return _series(_View(dataset, count, top, disclosed), entity)


@lru_cache(maxsize=2048)
def _series(view: _View, entity: Entity) -> pd.DataFrame:
    table = weekly(view.dataset, view.disclosed)
    if not _totals_do(view, entity):
        table = table.rows(table.listed)
    low, high = _amounts(view, table, entity, each=True)
    return pd.DataFrame({"week": pd.to_datetime(list(table.first)), "low": low, "high": high})


def _totals_do(view: _View, entity: Entity) -> bool:
    """True when a platform total is all that is needed."""
    return entity == replace(PLATFORM, name=entity.name) and view.count is Count.ALL


def _amounts(view: _View, table: Table, entity: Entity, each: bool = False) -> tuple[Numbers, Numbers]:
    """Least and greatest tokens of an entity by slot; ``each`` picks top-N sets slot by slot, not for all together."""
    mask = _mask(view, table, entity, each)
    low = np.asarray((table.tokens * mask).sum(axis=1))
    high = np.where(table.listed, low + _unseen(view, table, entity, low, each), table.other)
    if _totals_do(view, entity):
        low = high
    return np.where(table.inside, low, 0.0), high


def _unseen(view: _View, table: Table, entity: Entity, low: Numbers, each: bool) -> Numbers:
    """The most that an entity can have had by slot beyond what is named of it."""
    nothing = np.zeros(len(table))
    if entity.kind in (EntityKind.TOP, EntityKind.RANK) or view.count not in (Count.NAMED, Count.ALL):
        return nothing
    if entity.kind is EntityKind.MODEL:
        return np.where(low < table.floor, table.floor, 0.0)
    if entity.kind is EntityKind.GROUP and all(member.kind is EntityKind.MODEL for member in entity.members):
        named = [_amounts(view, table, member, each)[0] for member in entity.members]
        parts = [_unseen(view, table, part, amount, each) for part, amount in zip(entity.members, named, strict=True)]
        return np.asarray(np.sum(parts, axis=0))
    return table.other if view.count is Count.ALL else nothing


def _mask(view: _View, table: Table, entity: Entity, each: bool = False) -> Mask:
    """Slots by slugs: what counts for an entity under the view's count."""
    return _counted(view, table, each) & _whose(view, table, entity, each)


def _counted(view: _View, table: Table, each: bool = False) -> Mask:
    if view.count is Count.CHARTED:
        return _charted(table.tokens)
    if view.count is Count.TOP:
        return _largest(view.known, table.tokens, view.top or CHART_SIZE, each)
    return np.ones((1, table.tokens.shape[1]), dtype=bool)


def _whose(view: _View, table: Table, entity: Entity, each: bool) -> Mask:
    """Slugs of an entity: one row, or one per slot for what changes with the slot."""
    if entity.kind is EntityKind.UNLISTED:
        raise _Missing(f"The data does not list this group: {entity.name}.")
    if entity.kind is EntityKind.GROUP:
        return np.logical_or.reduce([_whose(view, table, member, each) for member in entity.members])
    if entity.kind not in (EntityKind.TOP, EntityKind.RANK):
        return members(view.known, entity)[np.newaxis]
    if entity.key == "charted":
        return _charted(table.tokens)
    pool = table.tokens * (view.known.weights == entity.weights) if entity.weights else table.tokens
    place = int(entity.key)
    upper = _largest(view.known, pool, place, each)
    if entity.kind is EntityKind.TOP:
        return upper
    return upper & ~_largest(view.known, pool, place - 1, each)


def _charted(tokens: Numbers) -> Mask:
    """The nine slugs with most tokens of each slot, variants apart."""
    mask = np.zeros(tokens.shape, dtype=bool)
    if len(tokens):
        np.put_along_axis(mask, np.argsort(-tokens, axis=1, kind="stable")[:, :CHART_SIZE], True, axis=1)
    return np.asarray(mask & (tokens > 0))


def _largest(known: Catalogue, tokens: Numbers, n: int, each: bool) -> Mask:
    """Slugs of the ``n`` models with most tokens: of each slot, or of all slots together (one row)."""
    amounts = tokens if each else tokens.sum(axis=0, keepdims=True)
    codes, count = _codes(known)
    sums = np.stack([np.bincount(codes, weights=row, minlength=count) for row in amounts])
    chosen = np.zeros(sums.shape, dtype=bool)
    np.put_along_axis(chosen, np.argsort(-sums, axis=1, kind="stable")[:, :n], True, axis=1)
    return np.asarray((chosen & (sums > 0))[:, codes])


@lru_cache(maxsize=16)
def _codes(known: Catalogue) -> tuple[NDArray[np.intp], int]:
    codes, names = pd.factorize(known.bases)
    return codes, len(names)


# --- One entity in one period --------------------------------------------------------------------


def _slots(view: _View, entity: Entity, period: Period, mostly: bool = False) -> Table:
    """The slots for a period. ``mostly`` leaves out the ones that lie mostly outside it, and those without rows."""
    if period.first is None or period.last is None:
        raise _Missing("No dates are known for this claim.")
    table = cut(view.dataset, period.first, period.last, view.disclosed)
    if not len(table) or table.first[0] > period.first or table.last[-1] < period.last:
        raise _Missing(_outside(view, entity, period))
    if _totals_do(view, entity):
        table = replace(table, listed=np.ones(len(table), dtype=bool))
    if not table.listed.any():
        raise _Missing(_unpublished(view, entity, period, table))
    if not mostly:
        return table
    within = np.array([_overlap(period, *days) >= MOSTLY for days in zip(table.first, table.last, strict=True)])
    chosen = table.rows((table.inside | within) & table.listed)
    if not len(chosen):
        raise _Missing("The data has whole weeks there, and this period is only a part of one.")
    return replace(chosen, inside=np.ones(len(chosen), dtype=bool))


def _overlap(period: Period, first: date, last: date) -> int:
    assert period.first is not None and period.last is not None, "only known periods have slots"
    return (min(last, period.last) - max(first, period.first)).days + 1


def _outside(view: _View, entity: Entity, period: Period) -> str:
    table = weekly(view.dataset, view.disclosed)
    first, last = view.dataset.first, view.dataset.end
    if _totals_do(view, entity):
        first, last = table.first[0], table.last[-1]
    return f"The data runs from {wording.day(first)} to {wording.day(last)}; {wording.period_text(period)} lies outside."


def _unpublished(view: _View, entity: Entity, period: Period, table: Table) -> str:
    gaps = [week for week in table.first if week in view.dataset.missing_weeks]
    if not gaps:
        return _outside(view, entity, period)
    weeks = " and ".join(wording.day_range(week, week + timedelta(days=6)) for week in gaps)
    return f"The week of {weeks} was never published in full, so no sum of it can be made."


def _amount(view: _View, entity: Entity, period: Period, per: Grain | None = None, mostly: bool = False) -> _Figure:
    """Tokens of an entity in a period, as a sum or at a rate."""
    table = _slots(view, entity, period, mostly)
    factor, note = 1.0, ""
    if per is not None:
        table, factor, note = _rate(table, period, per)
    _require(view, table, entity)
    low, high = _amounts(view, table, entity)
    interval = Interval(float(low.sum()) * factor, float(high.sum()) * factor)
    steps = (_working(view, table, entity, Interval(float(low.sum()), float(high.sum()))),)
    if note:
        steps += (f"{note}: {_tokens(interval)}.",)
    return _Figure(interval, steps, tuple(_rows(view, table, entity)), _caveats(view, table))


def _rate(table: Table, period: Period, per: Grain) -> tuple[Table, float, str]:
    """Slots, factor and words that turn a period's sum into tokens per ``per``."""
    length = DAYS[per]
    if per is Grain.WEEK and period.days < length:
        raise _Missing("A weekly figure cannot be read off less than a week.")
    if abs(period.days - length) / length < 0.1:
        length = float(period.days)
    if bool((table.inside & table.listed).all()) or length == period.days:
        factor = length / period.days
        return table, factor, "" if factor == 1 else f"Per {per} over {period.days} days"
    days = np.array([(last - first).days + 1 for first, last in zip(table.first, table.last, strict=True)])
    whole = table.rows(table.inside & table.listed & (days == 7))
    if not len(whole):
        return table, length / period.days, f"Per {per} over {period.days} days"
    return whole, length / (7 * len(whole)), f"Per {per}, on average over the {_number(len(whole), 'complete week')} inside"


def _require(view: _View, table: Table, entity: Entity) -> None:
    """Refuse what the count cannot show: somebody the data never names, or who is not on the chart."""
    if entity.kind in (EntityKind.PLATFORM, EntityKind.TOP, EntityKind.UNLISTED):
        return
    whose = _whose(view, table, entity, each=False)
    if not whose.any():
        model = entity.kind is EntityKind.MODEL
        raise _Missing(f"The data never names {_name(entity)}." if model else f"The data names no model of {_name(entity)}.")
    single = entity.kind in (EntityKind.MODEL, EntityKind.LAB, EntityKind.FAMILY)
    if single and view.count in (Count.CHARTED, Count.TOP):
        there = (_mask(view, table, entity) & (table.tokens > 0)).any(axis=1)
        absent = not there.any() or (entity.kind is EntityKind.MODEL and not there[table.listed].all())
        if absent:
            raise _Missing(f"{_name(entity)} is not among {view.label} {_when(table)}.")


def _working(view: _View, table: Table, entity: Entity, interval: Interval) -> str:
    """One line: when, what is counted, what was added up, the sum."""
    head = f"{_capital(_when(table))}, {view.label}: {_name(entity)} {_tokens(interval)}"
    mask = _mask(view, table, entity) & (table.tokens > 0)
    sums = (table.tokens * mask).sum(axis=0)
    named = np.flatnonzero(sums)
    parts = []
    if entity.kind is not EntityKind.MODEL and 1 < len(named) and len(table) == 1:
        largest = named[np.argsort(-sums[named], kind="stable")]
        parts = [f"{_short(view.known.slugs[i])} {wording.tokens(sums[i])}" for i in largest[:SUMMANDS]]
        if len(largest) > SUMMANDS:
            rest = largest[SUMMANDS:]
            parts.append(f"{_number(len(rest), 'further model')} {wording.tokens(float(sums[rest].sum()))}")
    if view.count is Count.ALL and entity.kind is not EntityKind.MODEL and len(table) == 1 and table.listed.all():
        rest_text = f"the unnamed rest {wording.tokens(float(table.other[0]))}"
        parts.append(rest_text if _totals_do(view, entity) else f"up to all of {rest_text}")
    return f"{head} = {' + '.join(parts)}." if parts else f"{head}."


def _rows(view: _View, table: Table, entity: Entity) -> Iterator[Row]:
    """The largest raw rows that entered a figure."""
    amounts = table.tokens * _mask(view, table, entity)
    slots, slugs = np.nonzero(amounts)
    values = amounts[slots, slugs]
    for i in np.argsort(-values, kind="stable")[:ROWS_SHOWN]:
        yield Row(view.known.slugs[slugs[i]], table.first[slots[i]], float(values[i]))
    if view.count is Count.ALL and entity.kind is not EntityKind.MODEL:
        for slot in range(min(len(table), ROWS_SHOWN)):
            yield Row(REST, table.first[slot], float(table.other[slot]))


def _caveats(view: _View, table: Table) -> tuple[str, ...]:
    days = list(zip(table.first, table.last, strict=True))
    return tuple(
        caveat.text
        for caveat in view.dataset.caveats
        if any(first <= caveat.last and caveat.first <= last for first, last in days)
    )


# --- Words of the working ------------------------------------------------------------------------


def _when(table: Table) -> str:
    first, last = table.first[0], table.last[-1]
    days = (last - first).days + 1
    if len(table) == 1:
        week = days == 7 and first.weekday() == 0
        return f"in the week of {wording.day_range(first, last)}" if week else f"on {wording.day_range(first, last)}"
    text = f"over {_number(len(table), 'week')} in {wording.day_range(first, last)}"
    partial = int((~table.inside).sum())
    return f"{text} ({partial} of them only partly inside the period)" if partial else text


def _tokens(interval: Interval) -> str:
    if interval.exact:
        return wording.tokens(interval.low, 4)
    return f"between {wording.tokens(interval.low, 4)} and {wording.tokens(interval.high, 4)}"


def _name(entity: Entity) -> str:
    return entity.name or entity.id


def _short(slug: str) -> str:
    """A slug's model name with its variant: ``minimax-m2.5``, ``glm-4.5-air:free``."""
    variant = slug.partition(":")[2]
    name = base(slug).partition("/")[2]
    return f"{name}:{variant}" if variant else name


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- Measures of amounts -------------------------------------------------------------------------


def _volume(view: _View, query: Query) -> _Figure:
    return _amount(view, query.subject, query.period, query.per)


def _share_of(view: _View, query: Query, period: Period) -> _Figure:
    """Subject over whole; the whole is ``query.of`` or everything counted."""
    table = _slots(view, query.subject, period, mostly=True)
    _require(view, table, query.subject)
    of = query.of or PLATFORM
    low, high = _amounts(view, table, query.subject)
    platform = query.of is not None and query.of.kind is EntityKind.PLATFORM
    whole_view = replace(view, count=Count.ALL) if platform else view
    whole_low, whole_high = _amounts(whole_view, table, of)
    if of.kind is not EntityKind.PLATFORM:
        both = _mask(view, table, query.subject) & _mask(view, table, of)
        low = (table.tokens * both).sum(axis=1)
        high = np.minimum(high, low if view.count is not Count.ALL else low + table.other)
    subject = Interval(float(low.sum()), float(high.sum()))
    whole = Interval(float(whole_low.sum()), float(whole_high.sum()))
    share = _quotient(subject, whole, "The whole")
    share = Interval(share.low, min(share.high, 1.0))
    steps = (
        _working(view, table, query.subject, subject),
        f"Of {_tokens(whole)} ({_name(query.of) if query.of else view.label}): {_percent(share)}.",
    )
    if period.first and period.last and (table.first[0] != period.first or table.last[-1] != period.last):
        steps = ("Weeks count for the period when most of their days lie in it.", *steps)
    return _Figure(share, steps, tuple(_rows(view, table, query.subject)), _caveats(view, table))


def _share(view: _View, query: Query) -> _Figure:
    return _share_of(view, query, query.period)


def _points(view: _View, query: Query) -> _Figure:
    now, then = _share_of(view, query, query.period), _share_of(view, query, _baseline(query))
    change = now.interval - then.interval
    return now.beside(then).with_interval(change, f"The share moved by {_signed_points(change)}.")


def _ratio(view: _View, query: Query) -> _Figure:
    subject, other = _both(view, query)
    ratio = _quotient(subject.interval, other.interval, _name(_other(query)))
    step = f"{_tokens(subject.interval)} ÷ {_tokens(other.interval)} = {_times(ratio)}."
    return subject.beside(other).with_interval(ratio, step)


def _difference(view: _View, query: Query) -> _Figure:
    subject, other = _both(view, query)
    gap = subject.interval - other.interval
    step = f"{_tokens(subject.interval)} − {_tokens(other.interval)} = {_tokens(gap)}."
    return subject.beside(other).with_interval(gap, step)


def _both(view: _View, query: Query) -> tuple[_Figure, _Figure]:
    subject = _amount(view, query.subject, query.period, query.per)
    return subject, _amount(view, _other(query), query.period, query.per)


def _growth(view: _View, query: Query) -> _Figure:
    figure = _multiple(view, query)
    growth = figure.interval - point(1.0)
    return figure.with_interval(growth, f"That is a change of {_percent(growth)}.")


def _multiple(view: _View, query: Query) -> _Figure:
    now, then = _now_and_then(view, query)
    multiple = _quotient(now.interval, then.interval, f"{_name(query.subject)} at the start")
    step = f"{_tokens(now.interval)} ÷ {_tokens(then.interval)} = {_times(multiple)}."
    return now.beside(then).with_interval(multiple, step)


def _now_and_then(view: _View, query: Query) -> tuple[_Figure, _Figure]:
    """The subject in the period and in the baseline, by the week where one is much longer than the other."""
    baseline, per = _baseline(query), query.per
    lengths = sorted((max(query.period.days, 1), max(baseline.days, 1)))
    if per is None and lengths[1] > ALIKE * lengths[0]:
        per = Grain.WEEK if lengths[0] >= DAYS[Grain.WEEK] else Grain.DAY
    return _amount(view, query.subject, query.period, per), _amount(view, query.subject, baseline, per)


def _contribution(view: _View, query: Query) -> _Figure:
    """Part of the whole's increase that is the subject's. The platform is the whole unless only the chart is counted."""
    now, then = _now_and_then(view, query)
    whole_view = view if view.count is Count.CHARTED else replace(view, count=Count.ALL)
    whole_now, whole_then = _now_and_then(whole_view, replace(query, subject=PLATFORM))
    rise, whole_rise = now.interval - then.interval, whole_now.interval - whole_then.interval
    if whole_rise.low <= 0:
        raise _Missing("The whole did not grow between the two periods, so nobody has a part in its growth.")
    edges = [part / whole for part in (rise.low, rise.high) for whole in (whole_rise.low, whole_rise.high)]
    part = Interval(min(edges), max(edges))
    working = now.beside(then).beside(whole_now).beside(whole_then)
    return working.with_interval(part, f"{_tokens(rise)} ÷ {_tokens(whole_rise)} = {_percent(part)} of the increase.")


def _other(query: Query) -> Entity:
    if query.other is None:
        raise _Missing("The claim does not say whom the subject is compared with.")
    return query.other


def _baseline(query: Query) -> Period:
    if query.baseline is None or not query.baseline.known:
        raise _Missing("No dates are known for what the change is measured from.")
    return query.baseline


def _quotient(subject: Interval, whole: Interval, name: str) -> Interval:
    """Quotient of amounts; open above where the divisor may be nothing."""
    if whole.high <= 0:
        raise _Missing(f"{_capital(name)} has no tokens here, so nothing can be divided by it.")
    if whole.low <= 0:
        return Interval(subject.low / whole.high, float("inf"))
    return subject / whole


def _percent(interval: Interval) -> str:
    return _span(interval, wording.percent)


def _times(interval: Interval) -> str:
    return _span(interval, wording.times)


def _signed_points(interval: Interval) -> str:
    return _span(interval, wording.points)


def _span(interval: Interval, text: Callable[[float], str]) -> str:
    if interval.exact:
        return text(interval.low)
    if interval.high == float("inf"):
        return f"at least {text(interval.low)}"
    return f"between {text(interval.low)} and {text(interval.high)}"


# --- Measures of order ---------------------------------------------------------------------------


def ranking(
    dataset: Dataset,
    period: Period,
    count: Count = Count.NAMED,
    among: EntityKind = EntityKind.MODEL,
    top: int | None = None,
    rollup: bool = True,
    disclosed: bool = False,
) -> pd.DataFrame:
    """Models, labs, countries or weights by tokens in a period: ``place`` (1 is most), ``key``, ``tokens``, ``share``.

    ``share`` is of everything counted, ``top`` cuts the list, ``rollup`` adds variants and dates of a model up (on
    the chart they always stand apart). Empty when the data has nothing there.
    """
    view = _View(dataset, count, None, disclosed)
    try:
        table = _slots(view, Entity(EntityKind.TOP, "1"), period, mostly=True)
    except _Missing:
        return pd.DataFrame({"place": [], "key": [], "tokens": [], "share": []})
    keys, sums = _ordered(view, table, among, rollup)
    whole = float(_amounts(view, table, PLATFORM)[0].sum())
    frame = pd.DataFrame({"place": _places(sums), "key": keys, "tokens": sums, "share": sums / whole})
    return frame.head(top) if top else frame


def _places(sums: Numbers) -> NDArray[np.intp]:
    """Places of amounts in falling order; equals share the better place."""
    return np.searchsorted(-sums, -sums, side="left") + 1


def _ordered(
    view: _View, table: Table, among: EntityKind, rollup: bool, of: Entity | None = None
) -> tuple[NDArray[np.object_], Numbers]:
    """Keys and tokens of all that have any, most first."""
    groups = _grouping(view, among, rollup)
    mask = _mask(view, table, of or PLATFORM)
    sums = pd.Series((table.tokens * mask).sum(axis=0)).groupby(groups).sum()
    sums = sums[(sums > 0) & (sums.index != "")].sort_values(ascending=False, kind="stable")
    return sums.index.to_numpy(dtype=object), sums.to_numpy(dtype=float)


def _grouping(view: _View, among: EntityKind, rollup: bool) -> NDArray[np.object_]:
    if among not in (EntityKind.MODEL, EntityKind.LAB, EntityKind.COUNTRY, EntityKind.WEIGHTS):
        raise _Missing(f"The data has no ranking of its own for this: {among}.")
    return view.known.groups(among, rollup and view.count is not Count.CHARTED)


def _rank(view: _View, query: Query) -> _Figure:
    """Place of the subject, or of its best-placed model when models are ranked and it is more than one."""
    table = _slots(view, query.subject, query.period, mostly=True)
    _require(view, table, query.subject)
    keys, sums = _ordered(view, table, query.among, query.rollup, query.of)
    own = _keys_of(view, table, query)
    placed = [i for i, key in enumerate(keys) if key in own]
    figure = _Figure(point(0.0), (_order_line(view, table, keys, sums),), (), _caveats(view, table))
    if not placed:
        floor = float(table.floor.sum())
        best = int((sums > floor).sum()) + 1 if query.among is EntityKind.MODEL else len(sums) + 1
        step = f"{_name(query.subject)} is not named there: {wording.ordinal(best)} at best."
        return figure.with_interval(Interval(float(best), float("inf")), step)
    place = int(_places(sums)[placed[0]])
    step = f"{_name(query.subject)}: {wording.ordinal(place)} with {wording.tokens(float(sums[placed[0]]), 4)}."
    rows = tuple(_rows(view, table, query.subject))
    return replace(figure, rows=rows).with_interval(point(float(place)), step)


def _keys_of(view: _View, table: Table, query: Query) -> frozenset[str]:
    """Keys of the groups that the subject's slugs belong to."""
    groups = _grouping(view, query.among, query.rollup)
    return frozenset(groups[_whose(view, table, query.subject, each=False).any(axis=0)]) - {""}


def _order_line(view: _View, table: Table, keys: NDArray[np.object_], sums: Numbers) -> str:
    listed = [f"{place}. {key} {wording.tokens(value)}" for place, key, value in zip(_places(sums), keys, sums, strict=True)]
    return f"{_capital(_when(table))}, {view.label}, most first: {'; '.join(listed[:PLACES])}."


def _in_top(view: _View, query: Query) -> _Figure:
    """How many of the first N places are the subject's."""
    size = query.top or (CHART_SIZE if view.count is Count.CHARTED else PLACES)
    view = replace(view, count=Count.NAMED) if view.count in (Count.TOP, Count.ALL) else view
    table = _slots(view, query.subject, query.period, mostly=True)
    keys, sums = _ordered(view, table, query.among, query.rollup, query.of)
    own = _keys_of(view, table, query)
    held = [key for key in keys[:size] if key in own]
    line = _order_line(view, table, keys[:size], sums[:size])
    listing = f" ({', '.join(held)})" if held else ""
    step = f"{len(held)} of these {size} are of {_name(query.subject)}{listing}."
    return _Figure(point(float(len(held))), (line, step), tuple(_rows(view, table, query.subject)), _caveats(view, table))


# --- Measures over all weeks ---------------------------------------------------------------------


@dataclass(frozen=True)
class _Course:
    """A statement week by week: where it surely holds and where it may."""

    weeks: tuple[date, ...]
    surely: Mask
    maybe: Mask
    words: str


def _course(view: _View, query: Query) -> _Course:
    """The statement that FIRST and STREAK ask about, for every published week.

    ``query.detail``: "leads" (or ""): more than ``other``, or first of its peers; "top": within the first
    ``query.top`` places; "rises": more than the week before; "above:N": more than N tokens.
    """
    kind, _, threshold = (query.detail or "leads").partition(":")
    name = _name(query.subject)
    frame = _series(view, query.subject)
    other = _series(view, query.other) if query.other is not None else frame
    frame, other = frame[frame["week"].isin(other["week"])], other[other["week"].isin(frame["week"])]
    low, high = frame["low"].to_numpy(), frame["high"].to_numpy()
    weeks = tuple(week.date() for week in frame["week"])
    if kind == "leads" and query.other is not None:
        words = f"{name} above {_name(query.other)}"
        return _Course(weeks, low > other["high"].to_numpy(), high > other["low"].to_numpy(), words)
    if kind in ("leads", "top"):
        within = 1 if kind == "leads" else query.top or PLACES
        places = _weekly_places(view, query)
        words = f"{name} first" if within == 1 else f"{name} among the first {within}"
        return _Course(view.dataset.weeks, places <= within, places <= within, words)
    if kind == "rises":
        follows = np.array([False, *(later - week == timedelta(weeks=1) for week, later in zip(weeks, weeks[1:], strict=False))])
        surely = follows & (low > np.append(np.inf, high[:-1]))
        maybe = ~follows | (high > np.append(-np.inf, low[:-1]))
        return _Course(weeks, surely, maybe, f"{name} above its week before")
    if kind == "above":
        level = float(threshold)
        return _Course(weeks, low > level, high > level, f"{name} above {wording.tokens(level)}")
    raise _Missing(f"Nothing is known about this kind of run: {kind}.")


def _weekly_places(view: _View, query: Query) -> Numbers:
    """The subject's place in every published week; infinite where it is not named."""
    table = weekly(view.dataset, view.disclosed)
    table = table.rows(table.listed)
    groups = _grouping(view, query.among, query.rollup)
    codes, keys = pd.factorize(groups)
    tokens = table.tokens * _counted(view, table, each=True)
    sums = np.stack([np.bincount(codes, weights=row, minlength=len(keys)) for row in tokens])
    sums[:, keys == ""] = 0.0
    own = np.array([key in _keys_of(view, table, query) for key in keys])
    best = np.where(own, sums, 0.0).max(axis=1)
    places = 1.0 + (sums > best[:, np.newaxis]).sum(axis=1)
    return np.where(best > 0, places, np.inf)


def _first(view: _View, query: Query) -> _Figure:
    """Monday of the first week in which the statement holds, as an ordinal."""
    course = _course(view, query)
    if not course.surely.any():
        raise _Missing(f"{course.words}: in no week from {wording.day(course.weeks[0])} to {wording.day(view.dataset.end)}.")
    surely = course.weeks[int(course.surely.argmax())]
    maybe = course.weeks[int(course.maybe.argmax())]
    steps = (f"{_capital(view.label)}, {course.words}: first in the week of {wording.day(surely)}.",)
    if maybe != surely:
        steps += (f"It may have been so from the week of {wording.day(maybe)} on.",)
    if surely == course.weeks[0]:
        steps += ("That is the first week of the data; it may have been so before.",)
    rows = _rows_of_week(view, query, surely)
    return _Figure(Interval(float(maybe.toordinal()), float(surely.toordinal())), steps, rows, _gap_caveat(view, maybe, surely))


def _rows_of_week(view: _View, query: Query, monday: date) -> tuple[Row, ...]:
    table = cut(view.dataset, monday, monday + timedelta(days=6), view.disclosed)
    sides = [query.subject] if query.other is None else [query.subject, query.other]
    return tuple(row for side in sides for row in _rows(view, table, side))


def _gap_caveat(view: _View, first: date, last: date) -> tuple[str, ...]:
    return tuple(c.text for c in view.dataset.caveats if c.first <= last and first <= c.last)


def _streak(view: _View, query: Query) -> _Figure:
    """Weeks in a row, ending with the period's last complete week."""
    course = _course(view, query)
    end = _last_week(course.weeks, view, query)
    surely = dict(zip(course.weeks, course.surely, strict=True))
    maybe = dict(zip(course.weeks, course.maybe, strict=True))
    at_least = _run_length(end, lambda week: bool(surely.get(week, False)))
    at_most = _run_length(end, lambda week: bool(maybe.get(week, week >= course.weeks[0])))
    reaches_start = end - timedelta(weeks=at_most) < course.weeks[0]
    start = end - timedelta(weeks=max(at_least - 1, 0))
    line = f"{_capital(view.label)}, {course.words}: {_number(at_least, 'week')} in a row up to {wording.day(end + timedelta(days=6))}"
    steps = (f"{line}, since the week of {wording.day(start)}." if at_least else f"{line}.",)
    if at_most != at_least or reaches_start:
        steps += ("It may be longer: earlier weeks are not published or known only between bounds.",)
    high = float("inf") if reaches_start and at_most else float(at_most)
    rows = _rows_of_week(view, query, end)
    return _Figure(Interval(float(at_least), high), steps, rows, _gap_caveat(view, start, end))


def _run_length(end: date, holds: Callable[[date], bool]) -> int:
    length = 0
    while holds(end - timedelta(weeks=length)):
        length += 1
    return length


def _last_week(weeks: tuple[date, ...], view: _View, query: Query) -> date:
    """Monday of the last published week that ends within the period."""
    inside = _weeks_inside(weeks, query.period)
    if not inside:
        raise _Missing(_outside(view, query.subject, query.period))
    return inside[-1]


def _weeks_inside(weeks: tuple[date, ...], period: Period) -> list[date]:
    if period.first is None or period.last is None:
        raise _Missing("No dates are known for this claim.")
    last = period.last
    return [week for week in weeks if week + timedelta(days=6) <= last and week + timedelta(days=6) >= period.first]


def _record(view: _View, query: Query) -> _Figure:
    """Place of the period's largest week among all weeks up to it; of its smallest when ``detail`` is "lowest"."""
    frame = _series(view, query.subject)
    weeks = tuple(week.date() for week in frame["week"])
    sign = -1.0 if query.detail == "lowest" else 1.0
    low, high = np.sort(np.stack([sign * frame["low"].to_numpy(), sign * frame["high"].to_numpy()]), axis=0)
    inside = [weeks.index(week) for week in _weeks_inside(weeks, query.period)]
    if not inside:
        raise _Missing(_outside(view, query.subject, query.period))
    best = max(inside, key=lambda i: low[i])
    before = slice(0, best)
    place = Interval(1 + float((low[before] > high[best]).sum()), 1 + float((high[before] > low[best]).sum()))
    monday = weeks[best]
    value = _tokens(Interval(*sorted((abs(low[best]), abs(high[best])))))
    order = "lowest" if sign < 0 else "highest"
    steps = (
        f"{_capital(view.label)}, {_name(query.subject)} in the week of {wording.day(monday)}: {value}.",
        f"Among {_number(best + 1, 'week')} from {wording.day(weeks[0])} on it is the {_span(place, _ordinal)} {order}.",
    )
    return _Figure(place, steps, _rows_of_week(view, query, monday), _gap_caveat(view, monday, monday))


def _ordinal(place: float) -> str:
    return wording.ordinal(round(place))


_MEASURES: Mapping[Measure, Callable[[_View, Query], _Figure]] = {
    Measure.VOLUME: _volume,
    Measure.SHARE: _share,
    Measure.RATIO: _ratio,
    Measure.DIFFERENCE: _difference,
    Measure.GROWTH: _growth,
    Measure.MULTIPLE: _multiple,
    Measure.POINTS: _points,
    Measure.CONTRIBUTION: _contribution,
    Measure.RANK: _rank,
    Measure.PLACES: _in_top,
    Measure.FIRST: _first,
    Measure.STREAK: _streak,
    Measure.RECORD: _record,
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
    Measure.RECORD: Unit.RANK,
}
"""The unit of each measure's interval; a DATE is a proleptic ordinal of a Monday."""
