"""What the figures of all kinds share: which readings are drawn, in which words, beside which claimed value.

A figure draws the readings that decide the verdict. Where only one of them bears the article out, it comes first.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from core import charts, wording
from core.charts import Claimed, Figure
from core.claims.frame import Question
from core.datasets import Dataset, measure, ranking
from core.datasets.measure import pace
from core.datasets.names import entity
from core.datasets.order import own
from core.interval import Interval
from core.model import (
    PLATFORM,
    Basis,
    CheckedClaim,
    Claim,
    Count,
    Entity,
    EntityKind,
    Fit,
    Flag,
    Grain,
    Judgement,
    Measure,
    Period,
    Query,
    Unit,
)

BEFORE, AFTER = timedelta(weeks=24), timedelta(weeks=6)
"""How much of the time around a claimed period is drawn."""

RIVALS = 2
"""Grey lines beside a model or a lab."""

LONGEST = 26
"""Characters of the article's own words that fit beside a rule on a phone; longer ones give way to the number."""

COUNTED_UNITS = (Unit.RANK, Unit.WEEKS, Unit.MODELS)
"""Units in which the article's words are less plain than the number: "for five consecutive weeks"."""

COUNTED = {
    Count.CHARTED: "nine charted models",
    Count.NAMED: "all named models",
    Count.ALL: "the whole platform",
    Count.TOP: "the top {n} models",
}
"""The counts in a title or subtitle."""

LINES = {Count.CHARTED: "nine charted", Count.NAMED: "all named", Count.ALL: "all, named or not", Count.TOP: "top {n}"}
"""The counts where there is little room: at the end of a line."""

AGAINST = {
    (EntityKind.COUNTRY, "CN"): "US",
    (EntityKind.COUNTRY, "US"): "CN",
    (EntityKind.WEIGHTS, "open"): "closed",
    (EntityKind.WEIGHTS, "closed"): "open",
}
"""Whom a reader expects beside a subject."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reading with the figure it came to."""

    judgement: Judgement
    interval: Interval

    @property
    def query(self) -> Query:
        """What was asked."""
        return self.judgement.query


def found(checked: CheckedClaim) -> list[Found]:
    """The deciding readings that came to something, those that fit first; each figure once."""
    distinct: dict[Interval, Found] = {}
    for judgement in checked.judgements:
        interval = judgement.evidence.interval
        if judgement.applies and interval is not None:
            distinct.setdefault(interval, Found(judgement, interval))
    return sorted(distinct.values(), key=lambda reading: reading.judgement.fit not in (Fit.HOLDS, Fit.CLOSE))


def plain(checked: CheckedClaim) -> Found | None:
    """The one reading that stands for all, where they agree about the verdict and it is exact; else ``None``."""
    readings = found(checked)
    alone = readings and checked.verdict.flag is not Flag.DEPENDS and readings[0].interval.exact
    return readings[0] if alone else None


# --- Words ---------------------------------------------------------------------------------------


def words(checked: CheckedClaim) -> str:
    """The article's number in its own words where they are short and say it; else the number."""
    said, quantity = wording.says(checked.claim).replace(" tokens", ""), checked.claim.quantity
    said = said[:1].lower() + said[1:] if said[1:2].islower() else said
    if quantity.form == "together":
        return f"{said} the others"
    if len(said) > LONGEST or (quantity.unit in COUNTED_UNITS and quantity.allowed.exact):
        return wording.amount(quantity.value, quantity.unit).removesuffix(" tokens")
    if checked.claim.kind == "growth" and quantity.unit == Unit.FRACTION and said[:1].isdigit():
        return f"{'up' if quantity.value >= 0 else 'down'} {said}"
    return said


def value(reading: Found) -> str:
    """What the data says, for a title: "4.12T", "up 81.7%", "46.6% to 55.6%"."""
    low, high = (_text(reading, end) for end in (reading.interval.low, reading.interval.high))
    if math.isinf(reading.interval.high):
        return f"at least {low}"
    return low if low == high else f"{low} to {high}"


def _text(reading: Found, number: float) -> str:
    unit = reading.judgement.evidence.unit
    if reading.query.measure is Measure.GROWTH:
        return f"{'up' if number >= 0 else 'down'} {wording.percent(abs(number))}"
    if unit == Unit.DATE and math.isfinite(number):
        return wording.day(date.fromordinal(round(number)))
    if unit == Unit.MODELS and reading.query.top:
        return f"{round(number)} of the top {reading.query.top}"
    if unit == Unit.TOKENS:
        return wording.short_tokens(number).replace("-", "−")
    return wording.amount(number, unit)


def counted(reading: Found, short: bool = False) -> str:
    """Among whom a reading counts."""
    return (LINES if short else COUNTED)[reading.query.count].format(n=reading.query.top)


def labels(readings: Sequence[Found], short: bool = False) -> list[str]:
    """What tells readings apart: their counts, or whether a model is taken with its variants, or both."""
    counts = [counted(reading, short) for reading in readings]
    if all(reading.query.rollup for reading in readings):
        return counts
    variants = [f"{'with' if reading.query.rollup else 'without'} variants" for reading in readings]
    if len(set(counts)) == 1:
        return variants
    return [f"{count}, {variant}" for count, variant in zip(counts, variants, strict=True)]


def headline(checked: CheckedClaim) -> str:
    """The finding as a title, with the numbers of both sides."""
    readings = found(checked)
    if checked.verdict.flag is Flag.DEPENDS and len(readings) > 1:
        right, wrong = readings[0], readings[1]
        named = labels([right, wrong])
        return f"Fits {named[0]} ({value(right)}), not {named[1]} ({value(wrong)})"
    name = capital(name_of(checked.claim.subject))
    if checked.verdict.flag is Flag.UNVERIFIED:
        return f"{name}: {value(readings[0])}, not {words(checked)}"
    if checked.claim.quantity.unit in COUNTED_UNITS:
        return f"{name}: {value(readings[0])}, as the article says"
    return f"{name}: {value(readings[0])}; article says {words(checked)}"


def name_of(subject: Entity) -> str:
    """Whom a figure is about, where there is little room."""
    return "OpenRouter" if subject == PLATFORM else subject.name or subject.id


def capital(text: str) -> str:
    """A text that begins a title; names such as xAI keep their form."""
    first = text.partition(" ")[0].replace("-", "")
    return text[:1].upper() + text[1:] if first.islower() and first.isalpha() else text


def sentence(checked: CheckedClaim, title: str) -> str:
    """The finding for those who cannot see the chart: in full, or the title where nothing was decided."""
    return checked.finding if checked.verdict.flag is not Flag.UNCHECKABLE else f"{title}."


def claimed(checked: CheckedClaim, at: Callable[[float], float] = float) -> Claimed:
    """The article's number as a rule with its band; ``at`` takes a number of the claim to its place on the axis."""
    stated = checked.claim.quantity
    allowed = Interval(at(stated.allowed.low), at(stated.allowed.high))
    return Claimed(at(stated.value), allowed, f"article: {words(checked)}")


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
    return Figure(title, subtitle, sentence(checked, title), chart, charts.plain(frame, unit))


# --- Marks and parts -----------------------------------------------------------------------------

UNITS = {
    Measure.VOLUME: "Tokens",
    Measure.SHARE: "Share of tokens",
    Measure.RATIO: "How many times as much",
    Measure.DIFFERENCE: "Tokens more",
    Measure.GROWTH: "How many times as much as before",
    Measure.MULTIPLE: "How many times as much as before",
    Measure.POINTS: "Change of the share",
    Measure.CONTRIBUTION: "Part of the whole increase",
}

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


def who(claim: Claim) -> str:
    """Whom a figure is about."""
    return name_of(claim.subject) if claim.other is None else f"{name_of(claim.subject)} against {name_of(claim.other)}"


def amount(
    dataset: Dataset, query: Query, subject: Entity, period: Period, what: Measure = Measure.VOLUME
) -> float | None:
    """A figure beside the judged one, counted the same way; ``None`` where it is not known exactly."""
    interval = measure(dataset, replace(query, measure=what, subject=subject, other=None, period=period)).interval
    return interval.low if interval is not None and interval.exact else None


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
    """The first ``size`` places of the claim's ranking, with the subject's in colour."""
    readings = found(checked)
    if not readings:
        return None
    query = readings[0].query
    frame = ranking(dataset, query.period, query.count, query.among, top=size, rollup=query.rollup)
    mine = own(dataset, query)
    rows = [
        (entity(query.among, key).name, tokens, key in mine)
        for key, tokens in zip(frame["key"], frame["tokens"], strict=True)
    ]
    return drawn(
        charts.bars,
        checked,
        charts.frame(("name", "value", "highlight"), rows),
        f"Tokens, {counted(readings[0])}, {wording.period_text(query.period)}",
    )


# --- Lines ---------------------------------------------------------------------------------------


def weekly(dataset: Dataset, query: Query, first: date, last: date) -> Iterator[tuple[date, Interval]]:
    """The query's finite answers week by week, for the weeks that lie between two days and are published."""
    monday = first - timedelta(days=first.weekday())
    while monday <= min(last, dataset.last):
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
    """A frame of several queries week by week: week, low, high, who."""
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
        claimed=claimed(checked),
        period=(query.period.first, query.period.last),
        dotted=[label for label, _ in sides] if len(readings) > 1 else (),
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
        claimed=claimed(checked),
        marked=checked.fits,
    )


def _per_week(query: Query) -> str:
    per = f" per {query.per}, week by week" if query.per is not None and query.per is not Grain.WEEK else " a week"
    return f"{UNITS[query.measure]}{per if query.measure is Measure.VOLUME else ', week by week'}"


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


def crossing(
    checked: CheckedClaim,
    dataset: Dataset,
    reading: Found,
    crossed: date | None,
    days: tuple[date, date],
    title: str = "",
) -> Figure | None:
    """Two sides over time on one count; ``crossed`` is ringed, ``days`` are shaded."""
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
    figure = drawn(
        charts.crossing,
        checked,
        frame,
        f"Tokens a week, {counted(reading)}; shaded: {wording.day_range(*days)}",
        title=title,
        names=names,
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
        period=days,
    )
