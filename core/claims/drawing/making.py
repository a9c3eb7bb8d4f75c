"""What all figures of claims are made with: the claimed value, whom to draw beside the subject, amounts beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core import charts
from core.claims.drawing.phrases import headline, sentence, words
from core.datasets import Dataset, measure, ranking
from core.datasets.names import entity
from core.interval import Interval
from core.model import (
    CheckedClaim,
    Claim,
    Entity,
    EntityKind,
    Measure,
    Period,
    Query,
    Unit,
)

if TYPE_CHECKING:
    from core.charts import Claimed, Figure

RIVALS = 2
"""Grey lines beside a model or a lab."""

AGAINST = {
    (EntityKind.COUNTRY, "CN"): "US",
    (EntityKind.COUNTRY, "US"): "CN",
    (EntityKind.WEIGHTS, "open"): "closed",
    (EntityKind.WEIGHTS, "closed"): "open",
}
"""Whom a reader expects beside a subject."""


def claimed(checked: CheckedClaim, at: Callable[[float], float] = float) -> Claimed:
    """The article's number as a rule with its band; ``at`` takes a number of the claim to its place on the axis."""
    stated = checked.claim.quantity
    allowed = Interval(at(stated.allowed.low), at(stated.allowed.high))
    return charts.Claimed(at(stated.value), allowed, f"article: {words(checked)}")


def drawn(
    form: Callable[..., Any],
    checked: CheckedClaim,
    frame: Any,
    subtitle: str,
    *,
    title: str = "",
    unit: str = Unit.TOKENS,
    **options: Any,
) -> Figure:
    """A form of ``core.charts`` as the figure of a claim. ``options`` are the form's own."""
    title = title or headline(checked)
    chart = form(frame, unit=unit, **options)
    return charts.Figure(title, subtitle, sentence(checked, title), chart, charts.plain(frame, unit))


def amount(
    dataset: Dataset, query: Query, subject: Entity, period: Period, what: Measure = Measure.VOLUME
) -> float | None:
    """A figure beside the judged one, counted the same way; ``None`` where it is not known exactly."""
    interval = measure(dataset, replace(query, measure=what, subject=subject, other=None, period=period)).interval
    return interval.low if interval is not None and interval.exact else None


def rivals(claim: Claim, dataset: Dataset, query: Query) -> list[Entity]:
    """Who is drawn in grey beside a subject: its counterpart, or the largest of its peers in the claimed period."""
    if claim.other is not None:
        return [claim.other]
    subject = query.subject
    against = AGAINST.get((subject.kind, subject.key))
    if against is not None and not subject.weights:
        return [entity(subject.kind, against)]
    if subject.kind not in (EntityKind.MODEL, EntityKind.LAB):
        return []
    peers = [
        key for key in ranking(dataset, query.period, among=subject.kind, top=RIVALS + 1)["key"] if key != subject.key
    ]
    return [entity(subject.kind, key) for key in peers[:RIVALS]]
