"""Contribution: whose growth it was ("Chinese models absorbed most of this growth")."""

from __future__ import annotations

import re

from core.charts import Figure
from core.claims import drawing
from core.claims.frame import Question, claim, counted, is_somebody, or_undated
from core.datasets import Dataset
from core.model import UNDATED, CheckedClaim, Claim, Count, Measure, Scope, Statement, Unit

EXAMPLES = (
    (
        "OpenRouter's weekly tokens went from 5 trillion to 25 trillion over six months, with Chinese models "
        "absorbing most of this growth.",
        "country:CN",
        0.5,
    ),
)
COUNTEREXAMPLES = ("US models held most of OpenRouter's token usage in 2025.",)

_OF_GROWTH = re.compile(
    r"^(?:[\w-]+ ){0,2}?(?:of|in) (?:this|that|the|its|all|these|those|openrouter's"
    r"|\ue000+(?:'s?)?)? ?(?:\w+ ){0,2}(?:growth|increase|gains?|rise|expansion|jump|surge|added|uplift|extra)\b"
)

PLATFORM_GROWTH = (
    "The words speak of the whole platform's growth, so the rise of all named models of the subject is set against it."
)


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = statement.quantity
    if quantity.unit != Unit.FRACTION or not statement.on_topic or not is_somebody(statement.subject):
        return None
    said = quantity.text.lower() if quantity.form == "most" else statement.tail.strip()
    if not _OF_GROWTH.match(
        said
        if quantity.form != "most"
        else re.sub(r"^(?:the )?(?:most|majority|bulk|lion's share|more than half|over half) ", "", said)
    ):
        return None
    blocked = (
        ""
        if statement.baseline or not statement.until.known
        else "The text does not say from when to when the growth is counted."
    )
    return claim(
        statement, "contribution", other=None, period=statement.until, blocked=blocked, scope=_scope(statement)
    )


def _scope(statement: Statement) -> Scope:
    """ "Of OpenRouter's growth" names the whole, which is the platform's on either count but the chart's."""
    return Scope((Count.NAMED,), PLATFORM_GROWTH) if statement.scope.counts == (Count.ALL,) else statement.scope


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    return counted(
        made, Measure.CONTRIBUTION, baseline=or_undated(made.baseline.period if made.baseline else UNDATED), other=None
    )


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The increase in its parts; several readings as marks."""
    reading = drawing.plain(checked)
    whole = reading is not None and 0 <= reading.interval.low <= 1
    return drawing.parts(checked, dataset, reading) if reading is not None and whole else drawing.marks(checked)
