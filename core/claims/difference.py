"""Difference: how far two volumes lie apart ("a margin of roughly 1.4 trillion tokens"), or two shares ("2.6 points
higher than Google's")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.claims import drawing
from core.claims.frame import SMALLEST, claim, is_somebody, measurable
from core.claims.questions import Question, counted
from core.datasets import Dataset
from core.language.grammar import rule
from core.model import CheckedClaim, Claim, Measure, Statement, Turn, Unit

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    (
        "Chinese models beat US models on OpenRouter by a margin of roughly 1.4 trillion tokens in the week of "
        "March 9-15, 2026.",
        "country:CN",
        1.4e12,
    ),
)
COUNTEREXAMPLES = ("OpenRouter handled 28.9T tokens in the week ending May 24, 2026.",)
READS: frozenset[Turn] = frozenset({Turn.THAN})

_APART = rule(
    # the gap between them is ...
    r"\b(?:margin|gap|difference|lead|advantage|distance|shortfall|deficit)"
    r"(?: [\w{anybody}{number}{time}]+(?:'s?)?){0,8}? "
    r"(?:is|was|of|at|to|by|came to|stood at|reached|widened to|narrowed to|grew to)?(?: \w+){0,2} ?$|"
    # one is ahead by ...
    r"\b(?:ahead|behind|exceed\w*|beat\w*|beaten|outpac\w+|led|leads|leading|trail\w*|more|surpass\w*)"
    r"(?: [\w{anybody}{number}{time}]+){0,3} by(?: (?:a|some|about|nearly|more than))* ?$"
)
_APART_AFTER = rule(r"^ ?(?:tokens? )?(?:more|fewer|less|ahead|behind|apart|lead|gap|margin|advantage)\b")

BEHIND = "behind"
"""The claim's ``detail`` where the subject is the smaller side ("trailed by", "fewer than")."""

_BEHIND = rule(
    r"\b(?:behind|trail\w*|lag\w*)(?: [\w{anybody}{number}{time}]+){0,3} by(?: (?:a|some|about|nearly|more than))* ?$"
)
_BEHIND_AFTER = rule(r"^ ?(?:tokens? )?(?:fewer|less|behind)\b")


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = statement.quantity
    if statement.other is None or not is_somebody(statement.subject) or not measurable(statement):
        return None
    if quantity.unit == Unit.POINTS:
        return _of_shares(statement)
    if quantity.unit not in (Unit.TOKENS, "") or quantity.value < SMALLEST:
        return None
    if not (_APART.search(statement.lead) or _APART_AFTER.match(statement.tail)):
        return None
    behind = _BEHIND.search(statement.lead) or _BEHIND_AFTER.match(statement.tail)
    return claim(
        statement, "difference", replace(quantity, unit=Unit.TOKENS), baseline=None, detail=BEHIND if behind else ""
    )


_HIGHER = rule(r"^ ?(?:more|higher|larger|greater|bigger|above|ahead of)\b")
_LOWER = rule(r"^ ?(?:less|lower|fewer|smaller|below|behind)\b")


def _of_shares(statement: Statement) -> Claim | None:
    """ "2.6 percentage points higher than Google": two shares of one time."""
    behind = _LOWER.match(statement.tail) is not None
    if not (behind or _HIGHER.match(statement.tail)) or not is_somebody(statement.other):
        return None
    return claim(statement, "difference", baseline=None, detail=BEHIND if behind else "")


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    if made.detail == BEHIND:
        assert made.other is not None
        made = replace(made, subject=made.other, other=made.subject)
    return counted(made, Measure.POINTS if made.quantity.unit == Unit.POINTS else Measure.DIFFERENCE)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """Both sides, and where the claim puts the first of them; several readings as the way between the two."""
    if not checked.claim.period.known:
        return drawing.undated(checked, dataset, queries(checked.claim))
    if checked.claim.quantity.unit == Unit.POINTS:
        return drawing.marks(checked)
    return drawing.sides(checked, dataset, lambda other, gap: other + gap) or drawing.apart(checked, dataset)
