"""Multiple: two volumes of one period set against each other ("a ratio exceeding 3-to-1", "triple the runner-up",
"60 % higher usage than Claude Sonnet", "more than A, B and C put together").

``value`` is subject divided by other. "Three times more than" can mean three times or four times as much: the plain
reading is judged and the other one is shown (``detail`` marks such a claim).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.claims import drawing, growth
from core.claims.changed import inverse
from core.claims.frame import claim, is_somebody, on_usage
from core.claims.questions import Question, counted
from core.datasets import Dataset
from core.datasets.measure import MORE
from core.interval import Interval
from core.language.grammar import rule
from core.model import CheckedClaim, Claim, Measure, Statement, Turn, Unit
from core.wording import counting

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    (
        "Chinese models outdid US models on OpenRouter by a ratio exceeding 3-to-1 in the week of 15 June 2026.",
        "country:CN",
        3.0,
    ),
    (
        "Grok Code Fast 1 posted 60% higher usage than Claude Sonnet 4 on OpenRouter.",
        "model:x-ai/grok-code-fast-1",
        1.6,
    ),
)
COUNTEREXAMPLES = (
    "OpenRouter's token volume tripled in a year.",
    "The router answers three times faster than before, OpenRouter says.",
)
READS: frozenset[Turn] = frozenset({Turn.THAN, Turn.TOGETHER})

UNSAID = "The text does not say whom it compares."

_MORE = rule(r"^ ?(?:more|higher|larger|greater|bigger)\b")
_LESS = rule(r"^ ?(?:less|lower|fewer|smaller|below|behind)\b")


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = statement.quantity
    if not on_usage(statement):
        return None
    if quantity.unit == Unit.TIMES and quantity.form in ("ratio", "multiple", "together", ""):
        if not is_somebody(statement.subject) or growth.find(statement) is not None:
            return None
        if statement.other is None and quantity.form != "ratio":
            return None
        if quantity.form == "multiple" and quantity.value > 1 and _LESS.match(statement.tail):
            blocked = "" if statement.other else UNSAID
            return claim(statement, "multiple", inverse(quantity), baseline=None, blocked=blocked)
        more = MORE if quantity.form == "multiple" and _MORE.match(statement.tail) else ""
        return claim(statement, "multiple", baseline=None, blocked="" if statement.other else UNSAID, detail=more)
    if quantity.unit == Unit.FRACTION and statement.other is not None and is_somebody(statement.subject):
        sign = -1 if _LESS.match(statement.tail) else 1
        low, high = sorted((1 + sign * quantity.allowed.low, 1 + sign * quantity.allowed.high))
        raised = replace(quantity, value=1 + sign * quantity.value, unit=Unit.TIMES, allowed=Interval(low, high))
        return claim(statement, "multiple", raised, baseline=None)
    return None


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    asked = counted(made, Measure.RATIO)
    return asked + tuple(_more(question) for question in asked if question.applies) if made.detail == MORE else asked


def _more(question: Question) -> Question:
    """The other meaning of "three times more": as much again three times over."""
    query = question.query
    label = f"{question.label or counting(query.count, query.top)}, as “times more” beyond the other side’s own"
    return replace(question, applies=False, query=replace(query, detail=MORE), label=label)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """Both sides, and where the claim puts the first of them; several readings as marks."""
    if not checked.claim.period.known:
        return drawing.undated(checked, dataset, queries(checked.claim))
    return drawing.sides(checked, dataset, lambda other, times: other * times) or drawing.marks(checked)
