"""An entity's tokens in a period, with the working out that a reader sees."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from core import wording
from core.datasets.catalogue import base
from core.datasets.count import Missing, View, amounts, counted, mask_of, summed, totals_do, unlooked, whose
from core.datasets.snapshot import DAILY_NAMED, REST
from core.datasets.table import Table, cut
from core.interval import Interval
from core.model import Count, Entity, EntityKind, Grain, Period, Row, Working

ROWS_SHOWN = 60
"""Rows handed on with a figure; the largest are kept."""

SUMMANDS = 9
"""Models written out in a line of working: as many as the chart names."""

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


@dataclass(frozen=True)
class Figure:
    """A partial result. ``shown`` gives its working, which is only done for who looks at it."""

    interval: Interval
    caveats: tuple[str, ...] = ()
    shown: Callable[[], Working] = Working

    def with_interval(self, interval: Interval, *steps: Callable[[], str]) -> Figure:
        """The next result, with the steps that led there."""

        def shown() -> Working:
            before = self.shown()
            return replace(before, steps=before.steps + tuple(step() for step in steps))

        return Figure(interval, self.caveats, shown)

    def beside(self, other: Figure) -> Figure:
        """This figure with the working of both; the interval is still to be set."""

        def shown() -> Working:
            one, two = self.shown(), other.shown()
            return Working(
                tuple(dict.fromkeys(one.steps + two.steps)),
                tuple(dict.fromkeys(one.rows + two.rows)),
                one.loose or two.loose,
            )

        return Figure(self.interval, tuple(dict.fromkeys(self.caveats + other.caveats)), shown)


def slots(view: View, entity: Entity, period: Period, each_day: bool = False) -> Table:
    """The slots for a period."""
    if period.first is None or period.last is None:
        raise Missing("No dates are known for this claim.")
    total = totals_do(view, entity)
    table = cut(view.dataset, period.first, period.last, view.disclosed, each_day)
    early = not total and period.first < view.dataset.first
    if early or not len(table) or table.first[0] > period.first or table.last[-1] < period.last:
        raise outside(view, entity, period)
    if not total and not table.listed.any():
        raise Missing(f"{_never(view, table)}, so no sum of it can be made.")
    return table


def outside(view: View, entity: Entity, period: Period) -> Missing:
    """The reason why a period cannot be looked up: the dates that can."""
    first = view.dataset.earliest if totals_do(view, entity) else view.dataset.first
    days = f"from {wording.day(first)} to {wording.day(view.dataset.end)}"
    return Missing(f"The data runs {days}; {wording.period_text(period)} is not all within.")


def _never(view: View, table: Table) -> str:
    """Which days of a table were never published, in words; "" where all were."""
    inside = [day for day in view.dataset.missing_days if table.first[0] <= day <= table.last[-1]]
    days = " and ".join(map(wording.day, inside))
    return f"{days} {'was' if len(inside) == 1 else 'were'} never published" if inside else ""


def loose(view: View, table: Table, entity: Entity) -> str:
    """Why an entity's sums over a table are known only between bounds."""
    if table.first[0] < view.dataset.first:
        first = wording.day(view.dataset.first)
        return f"Before {first} only totals of whole weeks are known, and the period cuts some"
    unnamed = f"What lies below the {DAILY_NAMED} models named each day is known only as one sum"
    return _never(view, table) or _unlooked(view, table, entity) or unnamed


def _unlooked(view: View, table: Table, entity: Entity) -> str:
    """Which slugs may be the entity's but have not been looked up by anybody, the largest first; "" for none."""
    tokens = (table.tokens * unlooked(view, table, entity)).sum(axis=0)
    found = [view.known.slugs[at] for at in np.argsort(-tokens, kind="stable") if tokens[at]]
    return f"Nobody has looked up yet whose {listing(found)} {'is' if len(found) == 1 else 'are'}" if found else ""


def amount(view: View, entity: Entity, period: Period, per: Grain | None = None) -> Figure:
    """Tokens of an entity in a period, as a sum or at a rate."""
    table = slots(view, entity, period)
    factor, note = (1.0, "") if per is None else rate(period, per)
    require(view, table, entity)
    low, high = amounts(view, table, entity)
    whole = Interval(float(low.sum()), float(high.sum()))
    interval = whole.scaled(factor)

    def shown() -> Working:
        steps = [working(view, table, entity, whole)]
        if note:
            steps.append(f"{note}: {tokens_text(interval)}.")
        steps.extend(unveiled(view, table, entity))
        why = "" if interval.exact else loose(view, table, entity)
        return Working(tuple(steps), tuple(raw_rows(view, table, entity)), why)

    return Figure(interval, caveats_of(view, table, entity), shown)


def rate(period: Period, per: Grain) -> tuple[float, str]:
    """Factor and words that turn a period's sum into tokens per ``per``."""
    length = DAYS[per]
    if per is Grain.WEEK and period.days < length:
        raise Missing("A weekly figure cannot be read off less than a week.")
    if abs(period.days - length) / length < 0.1:
        return 1.0, ""
    return length / period.days, f"Per {per} over {period.days} days"


def require(view: View, table: Table, entity: Entity) -> None:
    """Refuse what the count cannot show: somebody the data never names, or who is not on the chart."""
    if entity.kind in (EntityKind.PLATFORM, EntityKind.TOP, EntityKind.UNLISTED):
        return
    if not whose(view, table, entity, each=False).any():
        never = "The data never names" if entity.kind is EntityKind.MODEL else "The data names no model of"
        raise Missing(f"{never} {name_of(entity)}.")
    single = entity.kind in (EntityKind.MODEL, EntityKind.LAB, EntityKind.FAMILY)
    if single and view.count in (Count.CHARTED, Count.TOP):
        there = summed(table.tokens, mask_of(view, table, entity)) > 0
        absent = not there.any() or (entity.kind is EntityKind.MODEL and bool((table.listed & ~there).any()))
        if absent:
            raise Missing(f"{name_of(entity)} is not among {view.label} {when(table)}.")


def working(view: View, table: Table, entity: Entity, interval: Interval) -> str:
    """One line of working: when, what is counted, the sum, and for a single slot what was added up."""
    head = f"{wording.capital(when(table))}, {view.label}: {name_of(entity)} {tokens_text(interval)}"
    parts = _summands(view, table, entity) if len(table) == 1 and entity.kind is not EntityKind.MODEL else []
    return f"{head} = {' + '.join(parts)}." if len(parts) > 1 else f"{head}."


def unveiled(view: View, table: Table, entity: Entity) -> Iterator[str]:
    """Cloaked models that entered a figure under the name of their later maker: who said so, and since when."""
    if not view.disclosed:
        return
    entered = (table.tokens * mask_of(view, table, entity)).sum(axis=0)
    for slug, model, _, disclosed, source in view.dataset.unveilings:
        place = view.known.column.get(slug)
        if place is not None and entered[place]:
            day = wording.day(date.fromisoformat(disclosed)) if disclosed else ""
            since = f"disclosed on {day}" if day else "day of disclosure unknown"
            amount = wording.tokens(float(entered[place]))
            yield f"{_short(view, place)}, {amount}, is counted as {model} ({since}; {source})."


def _summands(view: View, table: Table, entity: Entity) -> list[str]:
    """The largest models of an entity in a slot, what the others have together, and the unnamed rest."""
    sums = (table.tokens * mask_of(view, table, entity)).sum(axis=0)
    named = np.flatnonzero(sums)
    largest = named[np.argsort(-sums[named], kind="stable")]
    parts = [f"{_short(view, i)} {wording.tokens(sums[i])}" for i in largest[:SUMMANDS]]
    others = largest[SUMMANDS:]
    if len(others):
        parts.append(f"{number(len(others), 'further model')} {wording.tokens(float(sums[others].sum()))}")
    if view.count is Count.ALL and entity.kind not in (EntityKind.TOP, EntityKind.RANK):
        rest = f"the unnamed rest {wording.tokens(float(table.other[0] + table.most[0]))}"
        parts.append(rest if totals_do(view, entity) else f"up to all of {rest}")
    return parts


def raw_rows(view: View, table: Table, entity: Entity) -> Iterator[Row]:
    """The largest raw rows that entered a figure."""
    amounts = table.tokens * mask_of(view, table, entity)
    slots, slugs = np.nonzero(amounts)
    values = amounts[slots, slugs]
    for i in np.argsort(-values, kind="stable")[:ROWS_SHOWN]:
        yield Row(view.known.slugs[slugs[i]], table.first[slots[i]], float(values[i]))
    if view.count is Count.ALL and entity.kind is not EntityKind.MODEL:
        for slot in range(min(len(table), ROWS_SHOWN)):
            yield Row(REST, table.first[slot], float(table.other[slot]))


def caveats_of(view: View, table: Table, *entities: Entity) -> tuple[str, ...]:
    """What a reader should know about the days of a table, and about whose tokens are counted."""
    touched = [(bisect_left(table.last, caveat.first), caveat) for caveat in view.dataset.caveats]
    found = [(at, caveat) for at, caveat in touched if at < len(table) and table.first[at] <= caveat.last]
    texts = dict.fromkeys(caveat.text for _, caveat in sorted(found, key=lambda pair: pair[0]))
    if any(entity.weights or entity.kind is EntityKind.WEIGHTS for entity in entities):
        texts |= dict.fromkeys(_weights_caveat(view, table))
    return tuple(texts)


def _weights_caveat(view: View, table: Table) -> Iterator[str]:
    """How much of what is counted is of models that may or may not have open weights."""
    amounts = (table.tokens * counted(view, table)).sum(axis=0)
    doubted = amounts * view.known.doubted
    if doubted.any():
        largest = _short(view, int(doubted.argmax()))
        part = wording.percent(float(doubted.sum() / amounts.sum()))
        yield f"For {part} of the tokens counted it is uncertain whether weights are open, most of all for {largest}."


def caveats_between(view: View, first: date, last: date) -> tuple[str, ...]:
    """The same for the days from ``first`` to ``last``."""
    return tuple(c.text for c in view.dataset.caveats if c.first <= last and first <= c.last)


def when(table: Table) -> str:
    """The days of a table, for the middle of a sentence."""
    first, last = table.first[0], table.last[-1]
    days, text = (last - first).days + 1, wording.day_range(first, last)
    if days % 7 or first.weekday():
        return f"on {text}"
    return f"in the week of {text}" if days == 7 else f"over {days // 7} weeks in {text}"


def tokens_text(interval: Interval) -> str:
    """Tokens or their bounds, with four digits so that a third digit can be checked."""
    if interval.exact:
        return wording.tokens(interval.low, 4)
    return f"between {wording.tokens(interval.low, 4)} and {wording.tokens(interval.high, 4)}"


def name_of(entity: Entity) -> str:
    """An entity as a reader knows it."""
    return entity.name or entity.id


def _short(view: View, place: int) -> str:
    """A slug's model name with its variant: ``minimax-m2.5``, ``glm-4.5-air:free``."""
    slug = view.known.slugs[place]
    variant = slug.partition(":")[2]
    name = base(slug, view.dataset.renames).partition("/")[2]
    return f"{name}:{variant}" if variant else name


def number(count: int, noun: str) -> str:
    """A count with its noun: "1 week", "3 weeks"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listing(names: Iterable[str]) -> str:
    """Names in a row; what is beyond ``SUMMANDS`` of them is only counted."""
    listed = list(names)
    if len(listed) > SUMMANDS:
        listed = [*listed[: SUMMANDS - 1], f"{len(listed) - SUMMANDS + 1} others"]
    return " and ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)


def percent(interval: Interval) -> str:
    """A fraction or its bounds as percentages."""
    return span(interval, wording.percent)


def times(interval: Interval) -> str:
    """A multiple or its bounds."""
    return span(interval, wording.times)


def signed_points(interval: Interval) -> str:
    """A change of a share or its bounds."""
    return span(interval, wording.points)


def span(interval: Interval, text: Callable[[float], str]) -> str:
    """An interval in words, each end written by ``text``."""
    if interval.exact:
        return text(interval.low)
    if interval.high == float("inf"):
        return f"at least {text(interval.low)}"
    return f"between {text(interval.low)} and {text(interval.high)}"
