"""Volume: somebody processed so many tokens ("Chinese models processed 4.12 trillion tokens that week").

``detail`` is "peak" for a figure of a single day within the period ("with single days above 800B").
"""

from __future__ import annotations

from dataclasses import replace

from core.charts import Figure
from core.claims import drawing
from core.claims.frame import SMALLEST, Question, claim, counted, measurable, near
from core.datasets import Dataset
from core.datasets.measure import PEAK
from core.language.grammar import pattern
from core.model import CheckedClaim, Claim, Grain, Measure, Statement, Unit

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

_EACH_USE = pattern(
    r"^ ?(?:tokens? )?(?:(?:per|a|each|every) "
    r"(?:prompt|request|query|session|user|task|call|message|second|minute|hour|developer|seat)|"
    r"(?:of )?context|(?:-| )?(?:parameter|context)|(?:total|active|activated)(?:,| and| per|$)|"
    r"(?:customers?|users?|club|prompts?|corpus|dataset))\b"
)
_RATE = pattern(
    r"\b(daily|weekly|monthly) (?:average |token |usage |traffic )*(?:tokens?|usage|volumes?|traffic|average)\b"
)
_RATES = {"daily": Grain.DAY, "weekly": Grain.WEEK, "monthly": Grain.MONTH}
_ONE_DAY = pattern(r"\b(?:single|one|individual) days?\b|\bpeak days?\b|\bdaily (?:peak|record|high)\b|\bbest day\b")


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
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
    detail = PEAK if _ONE_DAY.search(f"{_since_number(statement)} {quantity.text.lower()}") else ""
    return claim(statement, "volume", replace(quantity, unit=Unit.TOKENS), other=None, detail=detail)


def _since_number(statement: Statement) -> str:
    """The masked words from the sentence's last number up to this one, and those of its own clause after it."""
    return statement.lead.rpartition("\ue00b")[2] + near(statement).partition("#")[2]


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    return counted(made, Measure.VOLUME, per=made.quantity.per, detail=made.detail)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The weeks around the claimed one; for other stretches of time, and single days, the readings alone."""
    weekly = checked.claim.period.days == 7 or checked.claim.quantity.per is Grain.WEEK
    if not checked.claim.period.known:
        return drawing.undated(checked, dataset, queries(checked.claim))
    return drawing.course(checked, dataset) if weekly and not checked.claim.detail else drawing.marks(checked)
