"""Volume: somebody processed so many tokens ("Chinese models processed 4.12 trillion tokens that week").

``detail`` is "peak" for a figure of a single day within the period ("with single days above 800B").
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core.claims import drawing, ends, level
from core.claims.frame import SMALLEST, claim, is_placed, measurable, near
from core.claims.questions import Question, counted
from core.datasets import Dataset
from core.datasets.answers.through import MEAN
from core.datasets.count import PEAK
from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import CheckedClaim, Claim, Grain, Measure, Quantity, Statement, Turn, Unit

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    (
        "Chinese models on OpenRouter processed 4.12 trillion tokens in the week of February 9-15, 2026.",
        "country:CN",
        4.12e12,
    ),
    ("OpenRouter handled 28.9T tokens in the week ending May 24, 2026.", "platform", 28.9e12),
    ("On OpenRouter, MiniMax M2.5 drew 538 billion tokens on 1 June 2026.", "model:minimax/minimax-m2.5", 538e9),
)
COUNTEREXAMPLES = (
    "OpenRouter now lists a model with a 1-million-token context window.",
    "OpenRouter raised $113 million, its largest round.",
    "The 70B model costs $0.28 per million tokens on OpenRouter.",
)
READS: frozenset[Turn] = frozenset({Turn.OF_WHICH})

_EACH_USE = rule(
    r"^ ?(?:tokens? )?(?:(?:per|a|each|every) "
    r"(?:prompt|request|query|session|user|task|call|message|second|minute|hour|developer|seat)|"
    r"(?:of )?context|(?:-| )?(?:parameter|context)|(?:total|active|activated)(?:,| and| per|$)|"
    r"(?:customers?|users?|club|prompts?|corpus|dataset))\b"
)
_RATE = rule(
    r"\b(daily|weekly|monthly) (?:average |token |usage |traffic )*(?:tokens?|usage|volumes?|traffic|average)\b"
)
_RATES = {"daily": Grain.DAY, "weekly": Grain.WEEK, "monthly": Grain.MONTH}
_ONE_DAY = rule(r"\b(?:single|one|individual) days?\b|\bpeak days?\b|\bdaily (?:peak|record|high)\b|\bbest day\b")


_APART = rule(  # "the gap between first and second place is about one trillion"
    r"\b(?:margin|gap|difference|distance|shortfall|deficit)(?: [\w{anybody}{number}{time}]+(?:'s?)?){0,8}? "
    r"(?:is|was|of|at|by|came to|stood at|reached)(?: [\w{time}]+){0,2} ?$"
)
TWO_SIDES = "The number says how far two sides lie apart, and which ones is not read yet."


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    statement = replace(statement, quantity=_at_a_rate(statement))
    quantity = statement.quantity
    if (
        quantity.unit not in (Unit.TOKENS, "")
        or quantity.value < SMALLEST
        or not measurable(statement)
        or _EACH_USE.match(statement.tail)
    ):
        return None
    if quantity.noun and "token" not in quantity.noun.lower() and quantity.unit != Unit.TOKENS:
        return None
    said = _RATE.search(near(statement).partition("#")[0])
    if quantity.per is None and said is not None:
        quantity = replace(quantity, per=_RATES[said[1]])
    quantity = ends.later(statement, quantity)
    detail = PEAK if _ONE_DAY.search(f"{_since_number(statement)} {quantity.text.lower()}") else ""
    if quantity.per is None and level.says_every_week(statement, quantity):
        quantity = replace(quantity, per=Grain.WEEK)
    quantity = replace(quantity, unit=Unit.TOKENS)
    if _APART.search(statement.lead):
        return claim(statement, "volume", quantity, other=None, detail=detail, blocked=TWO_SIDES)
    if detail or quantity.per is not Grain.WEEK:
        return claim(statement, "volume", quantity, other=None, detail=detail)
    meant = level.level(statement, quantity)
    detail = "" if meant.detail == MEAN else meant.detail  # the weeks' mean is the sum at a weekly rate
    quantity, period = meant.of(quantity), meant.period
    return claim(statement, "volume", quantity, other=None, detail=detail, period=period, blocked=meant.blocked)


_SHORT = rule(r"(?:\b(?:a|per|each|every) |/ ?)(?P<of>second|sec|minute|min|hour)\b")
_PER_DAY = {"second": 86_400, "sec": 86_400, "minute": 1_440, "min": 1_440, "hour": 24}
_YEARLY = rule(r"\bannuali[sz]ed\b")


def _at_a_rate(statement: Statement) -> Quantity:
    """Tokens a minute on OpenRouter as so many a day, for the data knows no shorter time; annualised ones by the year.

    Elsewhere a rate by the minute is a model's speed, or a company's figure of its own service.
    """
    quantity = statement.quantity
    short = _SHORT.search(quantity.text.lower()) if is_placed(statement) else None
    if short is not None and quantity.why in ("", "speed"):
        factor = _PER_DAY[short["of"]]
        allowed, step, value = quantity.allowed.scaled(factor), quantity.step * factor, quantity.value * factor
        return replace(quantity, value=value, allowed=allowed, step=step, per=Grain.DAY, why="")
    if quantity.per is None and _YEARLY.search(near(statement)):
        return replace(quantity, per=Grain.YEAR)
    return quantity


def _since_number(statement: Statement) -> str:
    """The masked words from the sentence's last number up to this one, and those of its own clause after it."""
    return statement.lead.rpartition(NUMBER)[2] + near(statement).partition("#")[2]


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    return level.questions(made, partial(counted, made, Measure.VOLUME, per=made.quantity.per))


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The weeks or days around the claimed one; for other stretches of time the readings alone."""
    weekly = checked.claim.period.days in (1, 7) or checked.claim.quantity.per is Grain.WEEK
    if not checked.claim.period.known:
        return drawing.undated(checked, dataset, queries(checked.claim))
    return drawing.course(checked, dataset) if weekly and not checked.claim.detail else drawing.marks(checked)
