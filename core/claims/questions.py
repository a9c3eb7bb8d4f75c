"""From a claim to its questions: on every count that applies, and on those that a reader may want to compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from core.extract.times.calendar import week_of
from core.model import (
    UNDATED,
    Basis,
    Claim,
    Count,
    EntityKind,
    Grain,
    Measure,
    Period,
    Query,
)
from core.wording import counting, period_text

UNMASKED = ", cloaked models given to their later makers"


ALONE = "the model as listed, without its variants"


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the part it plays: ``applies`` when it decides the verdict, ``label`` when it is another reading.

    ``disclosed`` counts cloaked models for the makers who were named later.
    """

    query: Query
    applies: bool = True
    label: str = ""
    disclosed: bool = False


def counted(made: Claim, measure: Measure, **fields: object) -> tuple[Question, ...]:
    """The same query on every count that applies, then on the others that make sense, for the reader to compare."""
    common: dict[str, Any] = {"other": made.other, "top": made.scope.top, "of": made.scope.of, **fields}

    def asked(count: Count, rollup: bool = True) -> Query:
        return Query(measure, made.subject, count, made.period, rollup=rollup, **common)

    applying = tuple(Question(asked(count)) for count in made.scope.counts) + _listed(made, asked)
    others = tuple(Question(asked(count), applies=False) for count in _alternatives(made))
    return applying + others + _unmasked(made, applying) + other_days(made, applying)


def _listed(made: Claim, asked: Callable[[Count, bool], Query]) -> tuple[Question, ...]:
    """A model's variants (free, dated) are listed as rows of their own: both readings apply, together and alone."""
    if EntityKind.MODEL not in (made.subject.kind, made.other.kind if made.other else None):
        return ()
    return tuple(Question(asked(count, False), label=ALONE) for count in made.scope.counts)


def _unmasked(made: Claim, applying: tuple[Question, ...]) -> tuple[Question, ...]:
    """The other reading of cloaked models: they belong to nobody unless a source later said whose they were."""
    if made.subject.kind in (EntityKind.PLATFORM, EntityKind.TOP, EntityKind.RANK):
        return ()
    asked = [(q, counting(q.query.count, q.query.top)) for q in applying if not q.label]
    return tuple(replace(q, applies=False, disclosed=True, label=f"{count}{UNMASKED}") for q, count in asked)


def other_days(made: Claim, applying: tuple[Question, ...]) -> tuple[Question, ...]:
    """The other reading of seven days that are no Monday-Sunday week: the chart's week in which most of them lie."""
    first = made.period.first
    if first is None or made.period.days != 7 or first.weekday() == 0:
        return ()
    week = Period(*week_of(first + timedelta(days=3)), Basis.INFERRED, Grain.WEEK)
    return tuple(_in_days(question, week, f"Monday-Sunday week of {_days_text(week)}") for question in applying)


def _days_text(week: Period) -> str:
    return period_text(week).removeprefix("week of ")


def _in_days(question: Question, days: Period, words: str) -> Question:
    """The same question about other days, as a reading for comparison; a baseline of a week keeps its distance."""
    query = question.query
    label = f"{question.label or counting(query.count, query.top)}, {words}"
    baseline = query.baseline and _moved(query.baseline, query.period, days)
    return replace(question, applies=False, query=replace(query, period=days, baseline=baseline), label=label)


def _moved(baseline: Period, before: Period, after: Period) -> Period:
    first, last = baseline.first, baseline.last
    if first is None or last is None or baseline.days != 7 or before.first is None or after.first is None:
        return baseline
    by = after.first - before.first
    return replace(baseline, first=first + by, last=last + by)


def _alternatives(made: Claim) -> tuple[Count, ...]:
    if made.subject.kind in (EntityKind.PLATFORM, EntityKind.MODEL, EntityKind.RANK, EntityKind.TOP):
        return ()
    return tuple(count for count in (Count.CHARTED, Count.NAMED, Count.ALL) if count not in made.scope.counts)


def since(made: Claim) -> Period:
    """The period that a change is measured from; undated where the claim names none."""
    return made.baseline.period if made.baseline is not None else UNDATED
