"""Figures of a few values: every count as a mark, a whole in parts, before and after, two sides, an order."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from core import charts, wording
from core.claims.drawing.making import amount, claimed, drawn, rivals
from core.claims.drawing.phrases import UNITS, capital, counted, labels, name_of, who, words
from core.claims.drawing.readings import Found, found, plain
from core.datasets import Dataset, measure, ranking
from core.datasets.answers.order import own
from core.datasets.measure import pace
from core.datasets.names import entity
from core.interval import Interval
from core.model import (
    CheckedClaim,
    Measure,
    Unit,
)

if TYPE_CHECKING:
    from core.charts import Figure

HAIR = 1e-9
"""A share that is only what floating-point arithmetic leaves over."""


def marks(checked: CheckedClaim, unit: str | None = None, at: Callable[[float], float] = float) -> Figure | None:
    """Every deciding reading as a mark beside the claimed value, in ``unit``, to which ``at`` takes the numbers."""
    readings = found(checked)
    readings = [reading for reading in readings if math.isfinite(reading.interval.high)]
    if not readings or any(at(reading.interval.low) < 0 for reading in readings):
        return None
    rows = [
        (capital(label), at(reading.interval.low), at(reading.interval.high))
        for label, reading in zip(labels(readings), readings, strict=True)
    ]
    query = readings[0].query
    return drawn(
        charts.two_marks,
        checked,
        charts.frame(("count", "low", "high"), rows),
        f"{UNITS[query.measure]}, {who(checked.claim)}, {wording.period_text(query.period)}",
        unit=unit or readings[0].judgement.evidence.unit,
        claimed=claimed(checked, at=at),
    )


def parts(checked: CheckedClaim, dataset: Dataset, reading: Found) -> Figure:
    """What is the subject's of a whole, what its counterpart's, and the rest."""
    query, share = reading.query, reading.interval.low
    rows = [(capital(name_of(query.subject)), share, True)]
    for rival in rivals(checked.claim, dataset, query)[:1]:
        theirs = measure(dataset, replace(query, subject=rival)).interval
        if theirs is not None and theirs.exact and theirs.low >= 0 and share + theirs.low < 1 + HAIR:
            rows.append((name_of(rival), theirs.low, False))
    rest = 1 - sum(part for _, part, _ in rows)
    if rest > HAIR:
        rows.append(("Everyone else", rest, False))
    whole = query.of.name if query.of else counted(reading)
    return drawn(
        charts.part_of_whole,
        checked,
        charts.frame(("name", "value", "highlight"), rows),
        f"{UNITS[query.measure]}, {whole}, {wording.period_text(query.period)}",
        unit=Unit.FRACTION,
        claimed=claimed(checked),
    )


def sides(checked: CheckedClaim, dataset: Dataset, at: Callable[[float, float], float]) -> Figure | None:
    """Two sides as marks, and the first where the claim puts it: ``at`` the other side's amount and the claim's number.

    ``None`` where an amount is not exact or the readings disagree.
    """
    reading = plain(checked)
    if reading is None or reading.query.other is None:
        return None
    query, other = reading.query, reading.query.other
    one, two = (amount(dataset, query, side, query.period) for side in (query.subject, other))
    if one is None or two is None:
        return None
    rows = [(capital(name_of(side)), tokens, tokens) for side, tokens in ((query.subject, one), (other, two))]
    return drawn(
        charts.two_marks,
        checked,
        charts.frame(("count", "low", "high"), rows),
        f"Tokens, {counted(reading)}, {wording.period_text(query.period)}",
        claimed=claimed(checked, at=lambda number: at(two, number)),
    )


def change(
    checked: CheckedClaim, dataset: Dataset, what: Measure, at: Callable[[float, float], float]
) -> Figure | None:
    """Before and after, and the latter where the claim puts it: ``at`` the amount before and the claim's number.

    Readings that disagree stand below each other without the claim. ``None`` where an amount is not exact.
    """
    reading = plain(checked)
    rows = [row for other in ([reading] if reading else found(checked)) if (row := _before_after(dataset, other, what))]
    if not rows:
        return None
    query, before = (reading or found(checked)[0]).query, rows[0][1]
    baseline = query.baseline or query.period
    names = capital(name_of(query.subject)) if reading else ""
    rate = f"{UNITS[what]} per {pace(query)}" if pace(query) else UNITS[what]
    when = f"ring: {wording.period_text(baseline)}, dot: {wording.period_text(query.period)}"
    return drawn(
        charts.before_after,
        checked,
        charts.frame(
            ("who", "before", "after", "highlight"),
            [(names or name, *row, place == 0) for place, (name, *row) in enumerate(rows)],
        ),
        f"{rate}, {counted(reading) if reading else who(checked.claim)}; {when}",
        unit=Unit.FRACTION if what is Measure.SHARE else Unit.TOKENS,
        claimed=claimed(checked, at=lambda number: at(before, number)) if reading else None,
    )


def _before_after(dataset: Dataset, reading: Found, what: Measure) -> tuple[str, float, float] | None:
    query = replace(reading.query, per=pace(reading.query))
    if query.baseline is None:
        return None
    before, after = (amount(dataset, query, query.subject, period, what) for period in (query.baseline, query.period))
    return (capital(counted(reading)), before, after) if before and after is not None else None


def apart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """How far two sides lie apart on every deciding count: a ring for the other side, a dot for the subject."""
    rows: list[tuple[str, float, float, bool]] = []
    for reading in found(checked):
        query, other = reading.query, reading.query.other
        if other is None:
            return None
        one, two = (amount(dataset, query, side, query.period) for side in (query.subject, other))
        if one is None or two is None:
            return None
        rows.append((capital(counted(reading)), two, one, not rows))
    if not rows or checked.claim.other is None:
        return None
    when = wording.period_text(found(checked)[0].query.period)
    sides = f"ring: {name_of(checked.claim.other)}, dot: {name_of(checked.claim.subject)}"
    return drawn(
        charts.before_after,
        checked,
        charts.frame(("who", "before", "after", "highlight"), rows),
        f"Tokens, {when}; {sides}; the article says {words(checked)} between them",
    )


def order(checked: CheckedClaim, dataset: Dataset, size: int) -> Figure | None:
    """The first ``size`` places of the claim's ranking, with the subject's in colour.

    Where the order is open it is all who can have one of them, up to twice as many.
    """
    readings = found(checked)
    if not readings:
        return None
    query = readings[0].query
    ranked = ranking(dataset, query.period, query.count, query.among, top=2 * size, rollup=query.rollup)
    ranked = ranked[ranked["best"] <= size]
    mine = own(dataset, query)
    places = (wording.places(Interval(*ends)) for ends in zip(ranked["best"], ranked["worst"], strict=True))
    rows = [
        (place, entity(query.among, key).name, low, high, key in mine)
        for place, key, low, high in zip(places, ranked["key"], ranked["low"], ranked["high"], strict=True)
    ]
    bounds = "" if ranked["low"].equals(ranked["high"]) else "; solid: at least so many, with the pale part: at most"
    return drawn(
        charts.bars,
        checked,
        charts.frame(("place", "name", "low", "high", "highlight"), rows),
        f"Tokens, {counted(readings[0])}, {wording.period_text(query.period)}{bounds}",
    )
