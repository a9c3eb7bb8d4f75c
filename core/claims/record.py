"""Record: the highest week so far ("a record high", "its biggest week ever")."""

from __future__ import annotations

from core.claims.frame import Question, claim, counted, measurable
from core.model import Claim, Measure, Statement

EXAMPLES = (("OpenRouter's token volume hit a record high in the week of 15 June 2026.", "platform", 1),)
COUNTEREXAMPLES = ("OpenRouter drew record funding from its investors.",)


def find(statement: Statement) -> Claim | None:
    if statement.quantity.form != "record" or not measurable(statement):
        return None
    return claim(statement, "record", other=None, baseline=None)


def queries(made: Claim) -> tuple[Question, ...]:
    return counted(made, Measure.RECORD)
