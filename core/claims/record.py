"""Record: the highest week so far ("a record high", "its biggest week ever")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.claims import drawing
from core.claims.frame import claim, measurable
from core.claims.questions import Question, counted
from core.datasets import Dataset
from core.model import CheckedClaim, Claim, Measure, Statement, Turn
from core.wording import ordinal

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (("OpenRouter's token volume hit a record high in the week of 15 June 2026.", "platform", 1),)
COUNTEREXAMPLES = ("OpenRouter drew record funding from its investors.",)
READS: frozenset[Turn] = frozenset({Turn.DENIAL, Turn.THAN, Turn.SHIFT})


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    if statement.quantity.form != "record" or not measurable(statement):
        return None
    return claim(statement, "record", other=None, baseline=None)


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    return counted(made, Measure.RECORD)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """All weeks up to the claimed one."""
    readings = drawing.found(checked)
    first, last = checked.claim.period.first, checked.claim.period.last
    if not readings or first is None or last is None:
        return None
    place = (
        "the highest" if readings[0].interval.low == 1 else f"the {ordinal(round(readings[0].interval.low))} highest"
    )
    title = f"{drawing.capital(drawing.name_of(checked.claim.subject))}: {place} week so far"
    return drawing.amounts(checked, dataset, readings[0], (dataset.earliest, last), (first, last), title)
