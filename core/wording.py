"""Numbers, findings and alternative texts in plain English. Formatting is decided here, once for all."""

from __future__ import annotations

import math
from datetime import date

from core.interval import Interval
from core.model import (
    Basis,
    CheckedClaim,
    Claim,
    Count,
    Evidence,
    Fit,
    Flag,
    Grain,
    Judgement,
    Measure,
    Period,
    Quantity,
    Report,
    Unit,
)
from core.verdict import COUNTED, FAR_BOUND, RIGHT

SCALES = (
    (1e15, "quadrillion", "Q"),
    (1e12, "trillion", "T"),
    (1e9, "billion", "B"),
    (1e6, "million", "M"),
    (1e3, "thousand", "K"),
)
"""Powers of a thousand, largest first, each with its word and its letter."""

COUNTS = {
    Count.CHARTED: "the nine charted models",
    Count.NAMED: "every named model",
    Count.ALL: "the whole platform",
    Count.TOP: "the top {n} models",
}


def capital(text: str) -> str:
    """A text that begins a sentence: only its first letter changes, so that months keep theirs."""
    return text[:1].upper() + text[1:]


OPENING = 60
"""Characters of an unread paragraph that are quoted, so that it can be found in the text."""


def unread_text(report: Report) -> str:
    """Which paragraphs were given up, by their first words; "" where the whole text was read."""
    if not report.unread:
        return ""
    openings = [" ".join(span.of(report.article.text).split()) for span in report.unread]
    quoted = ", ".join(f"“{words[:OPENING]}{'…' if len(words) > OPENING else ''}”" for words in openings)
    what = "One paragraph" if len(openings) == 1 else f"{len(openings)} paragraphs"
    whose = "its" if len(openings) == 1 else "their"
    return f"{what} could not be read in time, and {whose} numbers are missing here: {quoted}."


def counting(count: Count, top: int | None) -> str:
    """Which models a count counts: "the nine charted models". ``top`` is the N of a top N."""
    return COUNTS[count].format(n=top)


def significant(value: float, digits: int = 3) -> str:
    """A number with up to ``digits`` significant digits and no trailing noise: 4.119 -> "4.12", 18.0 -> "18.0"."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "unlimited"
    rounded = float(f"{value:.{digits - 1}e}")
    places = max(digits - 1 - math.floor(math.log10(abs(rounded))), 0)
    return f"{value:,.{places}f}"


def tokens(value: float, digits: int = 3) -> str:
    """A number of tokens in words: "4.12 trillion", "538 billion"."""
    for scale, name, _ in SCALES:
        if abs(value) >= scale * 0.9995:
            return f"{significant(value / scale, digits)} {name}".replace("-", "−")
    return significant(value, digits).replace("-", "−") if value else "0"


def short_tokens(value: float, digits: int = 3) -> str:
    """The same for axes and labels: "4.12T", "538B"."""
    number, _, scale = tokens(value, digits).partition(" ")
    return number + next((letter for _, name, letter in SCALES if name == scale), "")


def percent(fraction: float, places: int = 1) -> str:
    """A share as a percentage: 0.7 -> "70%", 0.114 -> "11.4%"."""
    text = f"{100 * fraction:.{places}f}"
    return f"{text.removesuffix('.0')}%".replace("-", "−")


def points(fraction: float) -> str:
    """A change of a share: 0.03 -> "+3 points"."""
    return f"{100 * fraction:+.1f} points".replace("-", "−").replace(".0 ", " ")


def times(value: float) -> str:
    """A multiple: 3.268 -> "3.27 times"."""
    return f"{significant(value)} times"


def ordinal(number: int) -> str:
    """1 -> "1st"."""
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def places(place: Interval) -> str:
    """A place or its bounds before a name in a list: "3", "2–4", "2 or lower"."""
    if math.isinf(place.high):
        return f"{place.low:.0f} or lower"
    return f"{place.low:.0f}" if place.exact else f"{place.low:.0f}–{place.high:.0f}"


def day(when: date) -> str:
    """9 February 2026."""
    return f"{when.day} {when:%B %Y}"


def day_range(first: date, last: date) -> str:
    """9–15 February 2026; years and months are said once."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{first.day}–{day(last)}"


def period_text(period: Period) -> str:
    """A period in words: "week of 9–15 February 2026", "May 2026", "2025", "no date"."""
    if period.first is None or period.last is None:
        return "no date"
    first, last = period.first, period.last
    if period.grain is Grain.WEEK:
        return f"week of {day_range(first, last)}"
    if period.grain is Grain.YEAR and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if period.grain is Grain.MONTH and first.day == 1 and first.month == last.month and (last - first).days >= 27:
        return f"{first:%B %Y}"
    return day_range(first, last)


def amount(value: float, unit: str, digits: int = 3) -> str:
    """A value in its unit, in words."""
    if unit == Unit.TOKENS:
        return f"{tokens(value, digits)} tokens"
    if unit == Unit.FRACTION:
        return percent(value)
    if unit == Unit.POINTS:
        return points(value)
    if unit == Unit.TIMES:
        return times(value)
    if unit == Unit.RANK:
        return f"{ordinal(round(value))} place"
    if unit == Unit.DATE:
        return f"the week of {day(date.fromordinal(round(value)))}"
    if unit in (Unit.WEEKS, Unit.MODELS):
        number = round(value)
        return f"{number} {unit.removesuffix('s') if number == 1 else unit}"
    return significant(value)


def measured(evidence: Evidence) -> str:
    """What the data says: one number, or its bounds."""
    interval = evidence.interval
    if interval is None:
        return "nothing"
    return bounds(interval, evidence.unit)


def bounds(interval: Interval, unit: str) -> str:
    """An interval in words: "4.12 trillion tokens", "between 15.1 and 23.8 trillion tokens", "at least 25%"."""
    if math.isinf(interval.high):
        return (
            f"{amount(interval.low, unit)} at best" if unit == Unit.RANK else f"at least {amount(interval.low, unit)}"
        )
    if math.isinf(interval.low):
        return f"at most {amount(interval.high, unit)}"
    low, high = amount(interval.low, unit), amount(interval.high, unit)
    if low == high:
        return low
    number, _, rest = low.partition(" ")
    if rest and high.endswith(f" {rest}"):
        low = number
    return f"between {low.removesuffix(' tokens')} and {high}"


def count_text(judgement: Judgement) -> str:
    """The count of a reading: "the nine charted models"."""
    return judgement.label or counting(judgement.query.count, judgement.query.top)


def difference(stated: Quantity, evidence: Evidence) -> str:
    """How far the data lies from the printed number, signed from the article's side; "" when it is not a size."""
    if evidence.interval is None or not evidence.interval.exact or not math.isfinite(stated.value):
        return ""
    data = evidence.interval.low
    if stated.unit in (Unit.FRACTION, Unit.POINTS):
        return points(stated.value - data)
    if stated.unit in (Unit.RANK, Unit.WEEKS, Unit.MODELS):
        return f"{stated.value - data:+.0f}".replace("-", "−")
    if stated.unit == Unit.DATE:
        weeks = round((stated.value - data) / 7)
        return f"{weeks:+d} weeks".replace("-", "−")
    if data == 0:
        return ""
    return f"{100 * (stated.value / data - 1):+.1f}%".replace("-", "−")


def says(claim: Claim) -> str:
    """The article's own number, in its own words."""
    return " ".join(claim.text.split())


def rounded(quantity: Quantity) -> str:
    """How a round number without a hedge was read."""
    meant = bounds(quantity.allowed, quantity.unit)
    return f"“{' '.join(quantity.text.split())}” is a round number, so it is read as about that: {meant}."


def otherwise(judgement: Judgement) -> str:
    """Another reading that would bear a claim out which the plain one does not."""
    fits = "it fits" if judgement.fit is Fit.HOLDS else "it is close"
    return f"Read another way {fits}: {count_text(judgement)}, {measured(judgement.evidence)}."


def subject_text(claim: Claim) -> str:
    """Whose number it is, for the middle of a sentence."""
    name = claim.subject.name or claim.subject.id
    if claim.other is not None:
        return f"{name} against {claim.other.name or claim.other.id}"
    return name


def finding(checked: CheckedClaim) -> str:
    """One plain sentence with both numbers, or with the reason why there is none."""
    claim, verdict = checked.claim, checked.verdict
    if verdict.flag is Flag.UNCHECKABLE:
        return verdict.reason
    deciding = [j for j in checked.judgements if j.applies and j.evidence.interval is not None]
    sense = f" ({claim.sense})" if claim.sense else ""
    opening = f"For {subject_text(claim)}, {period_text(claim.period)}, the article says {says(claim)}{sense}"
    if verdict.flag is Flag.DEPENDS:
        right = [j for j in deciding if j.fit in RIGHT]
        wrong = [j for j in deciding if j not in right]
        fits = "that fits" if right[0].fit is Fit.HOLDS else "that is close to"
        return f"{opening}; {fits} {_counted(right[0])} but not {_counted(wrong[0])}."
    data = "; ".join(dict.fromkeys(_shown(j, deciding) for j in deciding))
    return f"{opening}; the data shows {data}{_nuance(checked, deciding)}."


def _counted(judgement: Judgement) -> str:
    return f"{count_text(judgement)} ({measured(judgement.evidence)})"


def _shown(judgement: Judgement, deciding: list[Judgement]) -> str:
    counting = f" on {count_text(judgement)}" if len(deciding) > 1 or judgement.query.count is Count.TOP else ""
    asked = judgement.query
    among = f" among {asked.of.name}" if asked.measure is Measure.RANK and asked.of is not None else ""
    return f"{measured(judgement.evidence)}{among}{counting}"


def _nuance(checked: CheckedClaim, deciding: list[Judgement]) -> str:
    """What a reader should know about a verified number: that it is only close, or far more than "over"."""
    if checked.verdict.flag is not Flag.VERIFIED:
        return ""
    if any(j.fit is Fit.CLOSE for j in deciding):
        return ", which is close but not within the printed digits"
    allowed = checked.claim.quantity.allowed
    lows = [j.evidence.interval.low for j in deciding if j.evidence.interval is not None]
    amount = checked.claim.quantity.unit not in COUNTED
    if amount and math.isinf(allowed.high) and allowed.low > 0 and min(lows) > FAR_BOUND * allowed.low:
        return f", {significant(min(lows) / allowed.low, 2)} times as much as the words claim at least"
    return ""


BASIS = {
    Basis.STATED: "as the article states",
    Basis.PUBLISHED: "worked out from the publication date",
    Basis.INFERRED: "inferred from the text",
    Basis.NONE: "no date given",
}
