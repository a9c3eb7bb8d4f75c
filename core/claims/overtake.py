"""Overtaking: the first week in which one side was ahead of the other ("for the first time", "the first instance").

The claim's own number is 1 (the first); what is judged is the week, as an ordinal of its days.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from core.claims import drawing
from core.claims.frame import claim, is_somebody
from core.claims.questions import Question, counted, since
from core.datasets import Dataset
from core.interval import Interval
from core.language.grammar import rule
from core.model import (
    Baseline,
    CheckedClaim,
    Claim,
    EntityKind,
    Flag,
    Measure,
    Period,
    Quantity,
    Span,
    Statement,
    Time,
    TimeRole,
    Turn,
    Unit,
)
from core.resolve.discourse.anchors import shifted
from core.wording import period_text

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    (
        "Chinese models on OpenRouter passed US models for the first time in the week of February 9-15, 2026.",
        "country:CN",
        1,
    ),
)
COUNTEREXAMPLES = ("DeepSeek V4 came to OpenRouter for the first time in April 2026.",)
READS: frozenset[Turn] = frozenset({Turn.DENIAL, Turn.SHIFT})


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    if statement.quantity.form != "first" or not statement.on_topic:
        return None
    if not is_somebody(statement.subject) or not is_somebody(statement.other) or statement.subject == statement.other:
        return None
    assert statement.subject is not None
    assert statement.other is not None
    if EntityKind.TOP in (statement.subject.kind, statement.other.kind):
        return None
    blocked = "" if statement.period.known else "The text does not say in which week the lead changed."
    span = with_week(statement)
    return claim(
        statement, "overtake", baseline=within(statement), blocked=blocked, span=span, text=words(statement, span)
    )


_AGAIN = rule(r"[ ,]*(?:in (?:over |more than |at least |nearly |about )?|since )?", re.I)


def within(statement: Statement) -> Baseline | None:
    """From when on it was the first time, where the words say so: "in two months", "since March"."""
    cue, start = statement.quantity.span, statement.sentence.span.start
    for time in statement.sentence.times:
        gap = statement.sentence.text[cue.end - start : time.span.start - start]
        if time.span.start < cue.end or not _AGAIN.fullmatch(gap):
            continue
        begun = _begun(time, statement.period)
        return Baseline(replace(statement.period, first=begun, note=time.text)) if begun is not None else None
    return None


def _begun(time: Time, period: Period) -> date | None:
    """The first day on which it may have been so again; that far back, or in the month named, it was so."""
    if time.role is TimeRole.SINCE:
        return time.period.last + timedelta(days=1) if time.period.last is not None else None
    if time.role not in (TimeRole.DURING, TimeRole.OTHER) or not time.amount or time.grain is None:
        return None
    back = shifted(period, time.amount, time.grain, time.text).first
    return back + timedelta(weeks=1) if back is not None else None


def with_week(statement: Statement) -> Span:
    """The cue's span, with the week that follows it in the sentence: the week is what the claim is about."""
    cue = statement.quantity.span
    numbers = [peer.span.start for peer in statement.peers if peer.span.start >= cue.end]
    for time in statement.sentence.times:
        after = time.role is TimeRole.WHEN and time.span.start >= cue.end
        if after and not any(at < time.span.start for at in numbers):
            return cue.join(time.span)
    return cue


def words(statement: Statement, span: Span) -> str:
    """The words of the statement's sentence that a span covers."""
    start = statement.sentence.span.start
    return statement.sentence.text[span.start - start : span.end - start]


def stated(made: Claim) -> Quantity:
    """The claimed week as a quantity: any day of it."""
    first, last = made.period.first, made.period.last
    assert first is not None
    assert last is not None
    return replace(
        made.quantity,
        unit=Unit.DATE,
        value=float(first.toordinal()),
        allowed=Interval(first.toordinal(), last.toordinal()),
    )


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    return counted(made, Measure.FIRST, baseline=since(made) if made.baseline is not None else None)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """Both sides over time, with the week of the first lead in the data and the claimed week."""
    readings = drawing.found(checked)
    if not readings:
        return None
    monday = date.fromordinal(round(readings[0].interval.high))
    first, last = checked.claim.period.first, checked.claim.period.last
    assert first is not None, "an overtaking without a week has no reading"
    assert last is not None
    return drawing.crossing(checked, dataset, readings[0], monday, (first, last), _title(checked, readings))


def _title(checked: CheckedClaim, readings: list[drawing.Found]) -> str:
    if checked.verdict.flag is Flag.DEPENDS:
        return drawing.headline(checked)
    ahead = f"First ahead in the week of {drawing.value(readings[0])}"
    return (
        f"{ahead}, as claimed"
        if checked.verdict.flag is Flag.VERIFIED
        else f"{ahead}, not in the {period_text(checked.claim.period)}"
    )
