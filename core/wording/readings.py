"""What a claim says and what a reading of the data says, in the words of cards, charts and exports."""

from __future__ import annotations

import math

from core.model import Basis, Claim, Count, Evidence, Fit, Judgement, Quantity, Report, Unit
from core.wording.numbers import bounds, day_range, points

COUNTS = {
    Count.CHARTED: "the nine charted models",
    Count.NAMED: "every named model",
    Count.ALL: "the whole platform",
    Count.TOP: "the top {n} models",
}


def counting(count: Count, top: int | None) -> str:
    """Which models a count counts: "the nine charted models". ``top`` is the N of a top N."""
    return COUNTS[count].format(n=top)


def measured(evidence: Evidence) -> str:
    """What the data says: one number, or its bounds."""
    interval = evidence.interval
    if interval is None:
        return "nothing"
    return bounds(interval, evidence.unit)


def count_text(judgement: Judgement) -> str:
    """The count of a reading, with its window where there are several: "the nine charted models, 15–21 June 2026"."""
    count = judgement.label or counting(judgement.query.count, judgement.query.top)
    window = judgement.window
    return f"{count}, {day_range(window.first, window.last)}" if window is not None else count


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


OPENING = 60
"""Characters of an unread paragraph that are quoted, so that it can be found in the text."""


def foreign_text(language: str) -> str:
    """What is said of a text that is not in English."""
    return (
        f"This reads English; the article seems to be {language}. Its numbers are on record below, and what could not "
        "be read is not judged."
    )


def unread_text(report: Report) -> str:
    """Which paragraphs were given up, by their first words; "" where the whole text was read."""
    if not report.unread:
        return ""
    openings = [" ".join(span.of(report.article.text).split()) for span in report.unread]
    quoted = ", ".join(f"“{words[:OPENING]}{'…' if len(words) > OPENING else ''}”" for words in openings)
    what = "One paragraph" if len(openings) == 1 else f"{len(openings)} paragraphs"
    whose = "its" if len(openings) == 1 else "their"
    return f"{what} could not be read in time, and {whose} numbers are missing here: {quoted}."


BASIS = {
    Basis.STATED: "as the article states",
    Basis.PUBLISHED: "worked out from the publication date",
    Basis.INFERRED: "inferred from the text",
    Basis.NONE: "no date given",
}
