"""Milestone: the first week above a threshold or in the head of the ranking ("topped 20 trillion tokens for the first
time", "the first week in which its share passed half", "entered the top three for the first time").

The threshold itself is a claim of its own (a volume or a share); what is judged here is the week, against every week
before it. ``detail`` is what is asked for: "above:20000000000000.0", "share above:0.5", or "top:3". Of "the first model
to process more than 10 trillion tokens in a week" the order among all models is judged: "reached:10000000000000.0".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from core import charts
from core.claims import drawing, overtake
from core.claims.frame import SMALLEST, claim, is_somebody, measurable
from core.claims.questions import Question, counted, since
from core.datasets import Dataset
from core.datasets.answers.course import ABOVE, SHARE_ABOVE
from core.datasets.count import TOP
from core.interval import Interval
from core.language.grammar import rule
from core.model import (
    CheckedClaim,
    Claim,
    Comparator,
    Count,
    EntityKind,
    Flag,
    Grain,
    Measure,
    Quantity,
    Query,
    Scope,
    Statement,
    Turn,
    Unit,
)
from core.resolve.structure.counts import RULES
from core.wording import amount, ordinal, period_text

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    ("OpenRouter topped 20 trillion tokens for the first time in the week of March 16-22, 2026.", "platform", 1),
    (
        "Chinese models' share of OpenRouter's tokens passed 50% for the first time in the week of 15 June 2026.",
        "country:CN",
        1,
    ),
    (
        "Hy3 was the first model on OpenRouter to process more than 10 trillion tokens in a week, that of 13 July "
        "2026.",
        "model:tencent/hy3",
        1,
    ),
)
COUNTEREXAMPLES = ("OpenRouter's users spent more than $20 million for the first time in May 2026.",)
READS: frozenset[Turn] = frozenset({Turn.DENIAL})

UNDATED = "The text does not say in which week the threshold was passed."
UNSAID = "The text does not say that the threshold is one for a week, and only weeks can be compared with all before."

_REACHED = rule(r"\b(?:reach\w*|hit|hits|hitting)(?: (?:a|the|some))? ?$")
_OF_PLATFORM = rule("\\bshare of (?:all |the )?{platform}|{number} ?(?:of (?:all |the )?){platform}")
_WEEKLY = rule(r"\bweek(?:ly|s)?\b")


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity, rival = statement.quantity, statement.other is not None and statement.other.kind is not EntityKind.TOP
    if quantity.form == "first of":
        return _reached(statement)
    if quantity.form != "first" or rival or not measurable(statement):
        return None
    threshold = _threshold(statement)
    if threshold is None or (statement.subject is not None and statement.subject.kind is EntityKind.TOP):
        return None
    share, place = threshold.unit == Unit.FRACTION, threshold.unit == Unit.RANK
    weekly = place or statement.period.grain is Grain.WEEK or threshold.per is Grain.WEEK or _says_week(statement)
    blocked = UNDATED if not statement.period.known else "" if weekly else UNSAID
    span = overtake.with_week(statement)
    return claim(
        statement,
        "milestone",
        other=None,
        baseline=overtake.within(statement),
        blocked=blocked,
        span=span,
        text=overtake.words(statement, span),
        detail=f"{TOP}:{threshold.value:g}" if place else f"{SHARE_ABOVE if share else ABOVE}:{threshold.allowed.low}",
        sense=_sense(threshold),
        scope=Scope((Count.NAMED,), RULES["rank"]) if place else _scope(statement) if share else statement.scope,
    )


REACHED = "reached"


def _reached(statement: Statement) -> Claim | None:
    """ "The first Chinese model to process more than 10 trillion tokens in a week": its place in that order."""
    threshold = _threshold(statement) if is_somebody(statement.subject) and measurable(statement) else None
    if threshold is None or threshold.unit in (Unit.FRACTION, Unit.RANK) or threshold.span < statement.quantity.span:
        return None
    weekly = threshold.per is Grain.WEEK or _says_week(statement)
    scope = statement.scope if statement.scope.of is not None else Scope((Count.NAMED,), RULES["rank"])
    return claim(
        statement,
        "milestone",
        other=None,
        baseline=None,
        blocked="" if weekly else UNSAID,
        detail=f"{REACHED}:{threshold.allowed.low}",
        sense=_sense(threshold),
        scope=scope,
    )


def _sense(threshold: Quantity) -> str:
    if threshold.unit == Unit.RANK:
        return "first place" if threshold.value == 1 else f"the first {threshold.value:g} places"
    return f"above {amount(threshold.allowed.low, threshold.unit or Unit.TOKENS)}"


def _threshold(statement: Statement) -> Quantity | None:
    """The bound of the sentence that was passed: "topped 20 trillion", "more than half", "entered the top three"."""
    for peer in statement.peers:
        if peer.form in ("within", "lead") and is_somebody(statement.subject):
            return peer
        amount = peer.unit == Unit.TOKENS or (peer.unit == "" and peer.form == "")
        if not (amount and peer.value >= SMALLEST) and not (peer.unit == Unit.FRACTION and 0 < peer.value < 1):
            continue
        at = peer.span.start - statement.sentence.span.start
        reached = _REACHED.search(statement.sentence.text[:at].lower()) is not None
        if peer.comparator in (Comparator.OVER, Comparator.AT_LEAST) or reached:
            return peer
    return None


def _says_week(statement: Statement) -> bool:
    return _WEEKLY.search(statement.sentence.text.lower()) is not None


def _scope(statement: Statement) -> Scope:
    """A share "of OpenRouter's tokens" is one of everything."""
    words = f"{statement.lead}{statement.tail}"
    return Scope((Count.ALL,), RULES["whole"]) if _OF_PLATFORM.search(words) else statement.scope


def stated(made: Claim) -> Quantity:
    """The claimed week, or the place where an order of several is claimed."""
    return made.quantity if made.detail.startswith(REACHED) else overtake.stated(made)


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    kind, _, places = made.detail.partition(":")
    begun = since(made) if made.baseline is not None else None
    if kind not in (TOP, REACHED):
        return counted(made, Measure.FIRST, detail=made.detail, top=None, baseline=begun)
    among = EntityKind.LAB if made.subject.kind is EntityKind.LAB else EntityKind.MODEL
    asked = Query(Measure.FIRST, made.subject, Count.NAMED, made.period, among=among, of=made.scope.of, baseline=begun)
    if kind == REACHED:
        return (Question(replace(asked, measure=Measure.REACHED, detail=made.detail)),)
    return (Question(replace(asked, detail=TOP, top=int(places))),)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The subject week by week with the threshold, and the claimed week shaded."""
    readings = drawing.found(checked)
    first, last = checked.claim.period.first, checked.claim.period.last
    if not readings or first is None or last is None:
        return None
    kind, _, level = checked.claim.detail.partition(":")
    if kind == TOP:
        window = drawing.around(dataset, checked.claim.period)
        return drawing.amounts(checked, dataset, readings[0], window, (first, last), _title(checked, readings))
    what, unit = (Measure.SHARE, Unit.FRACTION) if kind == SHARE_ABOVE else (Measure.VOLUME, Unit.TOKENS)
    sides = [
        (label, replace(reading.query, measure=what, detail=""))
        for label, reading in zip(drawing.labels(readings, short=True), readings, strict=True)
    ]
    threshold = charts.Claimed(
        float(level), Interval(float(level), float("inf")), f"threshold: {amount(float(level), unit)}"
    )
    return drawing.drawn(
        charts.trend,
        checked,
        drawing.lines(dataset, sides, drawing.around(dataset, checked.claim.period)),
        f"{drawing.UNITS[what]}, {drawing.who(checked.claim)}, shaded: {period_text(checked.claim.period)}",
        title=_title(checked, readings),
        unit=unit,
        subject=sides[0][0],
        claimed=threshold,
        period=(first, last),
    )


def _title(checked: CheckedClaim, readings: list[drawing.Found]) -> str:
    if checked.verdict.flag is Flag.DEPENDS:
        return drawing.headline(checked)
    if checked.claim.detail.startswith(REACHED):
        place = f"{ordinal(round(readings[0].interval.low))} to get there"
        return f"{place}, as claimed" if checked.verdict.flag is Flag.VERIFIED else f"{place}, not first"
    monday = date.fromordinal(round(readings[0].interval.low))
    first = f"First there in the week of {monday.day} {monday:%B %Y}"
    said = "as claimed" if checked.verdict.flag is Flag.VERIFIED else f"not in the {period_text(checked.claim.period)}"
    return f"{first}, {said}"
