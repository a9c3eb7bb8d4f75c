"""What a figure says: the finding as its title, the counts, the article's number, whom it is about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from core import wording
from core.claims.drawing.readings import Found, found
from core.model import (
    PLATFORM,
    CheckedClaim,
    Claim,
    Entity,
    Fit,
    Flag,
    Measure,
    Unit,
)
from core.wording.terms import LINES

LONGEST = 26
"""Characters of the article's own words that fit beside a rule on a phone; longer ones give way to the number."""

COUNTED_UNITS = (Unit.RANK, Unit.WEEKS, Unit.MODELS)
"""Units in which the article's words are less plain than the number: "for five consecutive weeks"."""

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
    interval, unit = reading.interval, reading.judgement.evidence.unit
    if unit == Unit.MODELS and reading.query.top:
        numbers = dict.fromkeys(f"{end:.0f}" for end in (interval.low, interval.high))
        return f"{' to '.join(numbers)} of the top {reading.query.top}"
    if unit in COUNTED_UNITS:
        return wording.bounds(interval, unit)
    low, high = (_text(reading, end) for end in (interval.low, interval.high))
    if math.isinf(interval.high):
        return f"at least {low}"
    return low if low == high else f"{low} to {high}"


def _text(reading: Found, number: float) -> str:
    unit = reading.judgement.evidence.unit
    if reading.query.measure is Measure.GROWTH:
        return f"{'up' if number >= 0 else 'down'} {wording.percent(abs(number))}"
    if unit == Unit.DATE and math.isfinite(number):
        return wording.day(date.fromordinal(round(number)))
    if unit == Unit.TOKENS:
        return wording.short_tokens(number).replace("-", "−")
    return wording.amount(number, unit)


def counted(reading: Found, short: bool = False) -> str:
    """Among whom a reading counts."""
    return (LINES if short else wording.COUNTS)[reading.query.count].format(n=reading.query.top)


def labels(readings: Sequence[Found], short: bool = False) -> list[str]:
    """What tells readings apart: their counts, their days, and whether a model is taken with its variants."""
    told = [
        [counted(reading, short) for reading in readings],
        [wording.short_period(reading.query.period) for reading in readings],
        [f"{'with' if reading.query.rollup else 'without'} variants" for reading in readings],
    ]
    parts = [part for part in told if len(set(part)) > 1] or told[:1]
    return [", ".join(said) for said in zip(*parts, strict=True)]


def headline(checked: CheckedClaim) -> str:
    """The finding as a title, with the numbers of both sides."""
    readings = found(checked)
    wrong = next((reading for reading in readings if not reading.fits), None)
    if checked.verdict.flag is Flag.DEPENDS and readings and wrong is not None:
        right = readings[0]
        named = labels([right, wrong])
        return f"Fits {named[0]} ({value(right)}), not {named[1]} ({value(wrong)})"
    name = capital(name_of(checked.claim.subject))
    if {Fit.OVERSTATED, Fit.UNDERSTATED} <= {reading.judgement.fit for reading in readings}:
        ends = _ends(readings)
        low, high = labels(ends)
        said = capital(words(checked))
        return f"{said} lies between {low} ({value(ends[0])}) and {high} ({value(ends[1])})"
    if checked.verdict.flag is Flag.UNVERIFIED:
        return f"{name}: {value(readings[0])}, not {words(checked)}"
    if checked.claim.quantity.unit in COUNTED_UNITS and checked.verdict.flag is Flag.VERIFIED:
        return f"{name}: {value(readings[0])}, as the article says"
    return f"{name}: {value(readings[0])}; article says {words(checked)}"


def _ends(readings: Sequence[Found]) -> tuple[Found, Found]:
    """The readings next below and next above the article's number, of those that miss it both ways."""
    nearest = sorted(readings, key=lambda reading: reading.judgement.gap)
    ways = (Fit.OVERSTATED, Fit.UNDERSTATED)
    one, two = (next(r for r in nearest if r.judgement.fit is way) for way in ways)
    return (one, two) if one.interval.low <= two.interval.low else (two, one)


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


def who(claim: Claim) -> str:
    """Whom a figure is about."""
    return name_of(claim.subject) if claim.other is None else f"{name_of(claim.subject)} against {name_of(claim.other)}"
