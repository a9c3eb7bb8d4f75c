"""Streak: weeks in a row ("for the fifth consecutive week", "the fourth straight week in front", "has led since")."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from core.claims import drawing
from core.claims.frame import claim, is_somebody
from core.claims.questions import Question, counted
from core.datasets import Dataset
from core.datasets.answers.course import FALLS
from core.datasets.count import LEADS, TOP
from core.extract.times.calendar import week_of
from core.interval import Interval
from core.language.grammar import rule
from core.model import (
    Baseline,
    Basis,
    CheckedClaim,
    Claim,
    Comparator,
    Count,
    EntityKind,
    Flag,
    Grain,
    Measure,
    Period,
    Quantity,
    Query,
    Scope,
    Statement,
    Turn,
    Unit,
)
from core.resolve.structure.clause import first_words, last_words
from core.resolve.structure.counts import RULES
from core.wording import period_text

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    (
        "MiniMax M2.5 has been No. 1 on OpenRouter for five consecutive weeks, through the week of March 9-15, 2026.",
        "model:minimax/minimax-m2.5",
        5,
    ),
    ("OpenRouter's tokens rose for the fifth straight week in the week ending May 24, 2026.", "platform", 5),
    ("Chinese models have led US models on OpenRouter since the week of 27 April 2026.", "country:CN", 1),
)
COUNTEREXAMPLES = ("OpenRouter has been down for two weeks in a row, a user says.",)
READS: frozenset[Turn] = frozenset({Turn.DENIAL, Turn.EACH, Turn.THAN})

_RISING = rule(r"\b(?:{rise}|gains|up)\b(?! (?:the|its|their) (?:gap|lead|margin))")
_FALLING = rule(r"\b(?:{fall}|loss(?:es)?|decline)\b")
_LEADING = rule(
    r"\b(?:{lead}|{beat}|ahead|in front|first|no\.|number one|#1|most[- ](?:\w+[- ])?(?:used|popular|called)|"
    r"busiest|more (?:tokens|usage|traffic|volume) than)|[{rank}{number}]"
)


_IN_TURN = rule(  # what may follow one another: weeks, or what happens in a week; no speakers
    r"\b(?:weeks?|weekly|days?|daily|months?|monthly|years?|times?|wins?|gains?|rises?|increases?|advances?|leads?|"
    r"records?|highs?|losses|loss|drops?|declines?|falls?|straight|consecutive|running|streak|run)\b"
)


_FOR = rule(r"for\b")
_AT_LEAST = rule(r"\b(?:more than|over|at least)\b")


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = statement.quantity
    if quantity.form == "since":
        return _since(statement)
    if quantity.form != "streak" or not statement.on_topic or statement.subject is None:
        return None
    if not _IN_TURN.search(quantity.text.lower()):
        return None
    words = f"{statement.lead} {statement.quantity.text.lower()} {statement.tail}"
    nearby = f"{last_words(statement.lead)} {quantity.text.lower()} {first_words(statement.tail)}"
    moves = "rises" if _RISING.search(nearby) else FALLS if _FALLING.search(nearby) else ""
    if not moves and not _LEADING.search(words):
        return None
    ahead = is_somebody(statement.other) and statement.subject.kind in (EntityKind.COUNTRY, EntityKind.WEIGHTS)
    if not moves and not ahead and not is_somebody(statement.subject):
        return None
    detail = moves or (LEADS if ahead else TOP)
    scope = statement.scope if detail != TOP else Scope((Count.NAMED,), RULES["rank"])
    within = statement.period.days > WEEK and _FOR.match(quantity.text.lower())
    if within or _AT_LEAST.search(quantity.text.lower()):
        quantity = replace(quantity, comparator=Comparator.AT_LEAST, allowed=Interval(quantity.value, float("inf")))
    return claim(
        statement,
        "streak",
        replace(quantity, unit=Unit.WEEKS),
        blocked="" if quantity.unit == Unit.WEEKS else IN_WEEKS.format(unit=quantity.unit),
        other=statement.other if ahead else None,
        baseline=None,
        detail=detail,
        scope=scope,
    )


WEEK = 7
"""Days up to which a period is the end of a run. "For three weeks in May" is a run of which some end lies in it."""
IN_WEEKS = "The data counts runs in weeks, and the text counts {unit}."
UNSAID = "The text does not say since when."


def _since(statement: Statement) -> Claim | None:
    """ "Has led since the week of 27 April": the run up to now must reach back to that week."""
    if not statement.on_topic or not is_somebody(statement.subject):
        return None
    ahead = is_somebody(statement.other)
    begun = statement.during.period if statement.during is not None else None
    return claim(
        statement,
        "streak",
        replace(statement.quantity, unit=Unit.WEEKS, comparator=Comparator.AT_LEAST),
        other=statement.other if ahead else None,
        baseline=Baseline(begun) if begun is not None and begun.known else None,
        period=statement.until,
        blocked="" if begun is not None and begun.known else UNSAID,
        detail=LEADS if ahead else TOP,
        sense=_since_when(begun) if begun is not None and begun.known else "",
        scope=statement.scope if ahead else Scope((Count.NAMED,), RULES["rank"]),
    )


def _since_when(begun: Period) -> str:
    text = period_text(begun)
    return f"since the {text}" if begun.grain is Grain.WEEK else f"since {text}"


def stated(made: Claim) -> Quantity:
    """The weeks that are claimed: those from the first to the last where the words say since when."""
    if made.baseline is None or made.baseline.period.first is None or made.period.last is None:
        return made.quantity
    first, sunday = week_of(made.baseline.period.first)[0], week_of(made.period.last - timedelta(days=6))[1]
    weeks = (sunday - first).days // 7 + 1.0
    least = weeks if weeks >= 1 else float("inf")  # nothing has held since a week that is still to come
    return replace(made.quantity, value=weeks, allowed=Interval(least, float("inf")))


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    if made.detail == TOP:
        among = EntityKind.LAB if made.subject.kind is EntityKind.LAB else EntityKind.MODEL
        asked = Query(Measure.STREAK, made.subject, Count.NAMED, made.period, detail=TOP, top=1, among=among)
        apart = Question(replace(asked, rollup=False), applies=False, label="each variant ranked on its own")
        return (Question(asked), apart) if among is EntityKind.MODEL else (Question(asked),)
    return counted(made, Measure.STREAK, detail=made.detail)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The weeks around the run, which is shaded: both sides where one leads, else the subject among its rivals."""
    readings = drawing.found(checked)
    if not readings:
        return None
    last = checked.claim.period.last
    assert last is not None, "a run without an end has no reading"
    end = min(last, dataset.end)
    sunday = end - timedelta(days=(end.weekday() + 1) % 7)
    run = sunday - timedelta(days=7 * int(stated(checked.claim).value) - 1), sunday
    title = _title(checked, readings)
    if checked.claim.other is not None:
        return drawing.crossing(checked, dataset, readings[0], None, run, title)
    return drawing.amounts(
        checked, dataset, readings[0], drawing.around(dataset, Period(*run, Basis.INFERRED)), run, title
    )


_DOES = {LEADS: "ahead", TOP: "first", "rises": "rising", FALLS: "falling"}


def _title(checked: CheckedClaim, readings: list[drawing.Found]) -> str:
    if checked.verdict.flag is Flag.DEPENDS:
        return drawing.headline(checked)
    name = drawing.capital(drawing.name_of(checked.claim.subject))
    said = "as claimed" if checked.verdict.flag is Flag.VERIFIED else f"article says {drawing.words(checked)}"
    return f"{name}: {_DOES[checked.claim.detail]} for {drawing.value(readings[0])} running, {said}"
