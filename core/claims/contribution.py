"""Contribution: whose growth it was ("Chinese models absorbed most of this growth")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.claims import drawing
from core.claims.frame import claim, is_somebody
from core.claims.questions import Question, counted, since
from core.datasets import Dataset
from core.language.grammar import rule
from core.model import CheckedClaim, Claim, Count, Measure, Scope, Statement, Turn, Unit

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    (
        "OpenRouter's weekly tokens went from 5 trillion to 25 trillion over six months, with Chinese models "
        "absorbing most of this growth.",
        "country:CN",
        0.5,
    ),
)
COUNTEREXAMPLES = ("US models held most of OpenRouter's token usage in 2025.",)
READS: frozenset[Turn] = frozenset()

_GROWTH = r"(?:growth|increase|gains?|rise|expansion|jump|surge|added|uplift|extra)"
_OF_GROWTH = rule(
    r"^(?:[\w-]+ ){0,2}?(?:of|in) (?:this|that|the|its|all|these|those|openrouter's|{platform}(?:'s?)?)? ?"
    rf"(?:\w+ ){{0,2}}{_GROWTH}\b"
)
_MOST = rule(r"^(?:the )?(?:most|majority|bulk|lion's share|more than half|over half) ")

UNSAID = "The text does not say from when to when the growth is counted."
PLATFORM_GROWTH = (
    "The words speak of the whole platform's growth, so the rise of all named models of the subject is set against it."
)


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = statement.quantity
    if quantity.unit != Unit.FRACTION or not statement.on_topic or not is_somebody(statement.subject):
        return None
    of_what = _MOST.sub("", quantity.text.lower()) if quantity.form == "most" else statement.tail.strip()
    if not _OF_GROWTH.match(of_what):
        return None
    blocked = UNSAID if statement.until.known and not statement.baseline else ""
    return claim(
        statement, "contribution", other=None, period=statement.until, blocked=blocked, scope=_scope(statement)
    )


def _scope(statement: Statement) -> Scope:
    """ "Of OpenRouter's growth" names the whole, which is the platform's on either count but the chart's."""
    return Scope((Count.NAMED,), PLATFORM_GROWTH) if statement.scope.counts == (Count.ALL,) else statement.scope


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    return counted(made, Measure.CONTRIBUTION, baseline=since(made), other=None)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The increase in its parts; several readings as marks."""
    reading = drawing.plain(checked)
    whole = reading is not None and 0 <= reading.interval.low <= 1
    return drawing.parts(checked, dataset, reading) if reading is not None and whole else drawing.marks(checked)
