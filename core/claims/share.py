"""Share: part of a whole ("US models held nearly 70 % of top-model usage for most of 2025")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core.claims import drawing, ends, growth, level
from core.claims.frame import SMALLEST, USAGE, claim, is_somebody, measurable, near
from core.claims.questions import Question, counted
from core.datasets import Dataset
from core.datasets.answers.shares import NAMED_PART
from core.interval import Interval
from core.language.grammar import rule
from core.model import CheckedClaim, Claim, Count, EntityKind, Measure, Quantity, Query, Statement, Turn, Unit
from core.wording.readings import counting

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    ("US models held nearly 70% of OpenRouter's token usage in 2025.", "country:US", 0.7),
    (
        "Among OpenRouter's top 10 models, roughly 61% of tokens went to Chinese systems in the week of 16 "
        "February 2026.",
        "country:CN",
        0.61,
    ),
    ("Open-weight models took two-thirds of OpenRouter's tokens in May 2026.", "weights:open", 2 / 3),
    ("Most of OpenRouter's tokens came from US models in 2025.", "country:US", 0.5),
)
COUNTEREXAMPLES = (
    "Chinese usage on OpenRouter jumped 81.7% on the week.",
    "Grok scored 90% on the coding benchmark, OpenRouter's users note.",
    "OpenRouter takes a 5% fee on every purchase.",
)
READS: frozenset[Turn] = frozenset()

_SHARE = rule(
    # the share by its name, or of what
    r"\b(?:share|portion|slice|proportion|part|"
    r"of (?:all |the |its |that |total |overall |weekly |token |platform |global |whole )*"
    r"(?:tokens?|usage|traffic|volume|throughput|calls|total|whole|market|consumption)|"
    # who has it
    r"{take}|stood|"
    # where it goes, or what level it has
    r"went to|go(?:es)? (?:now )?(?:to|through)|was|were|bound for|averag\w+|peak\w*|"
    r"{pass}|from|at|are|is|be|been)\b|"
    r"\bof (?:all |the |its )?{platform}"
)
_NO_SHARE = rule(r"^ ?(?:more|less|fewer|higher|lower|cheaper|off|faster|slower|bigger|smaller|discount)\b")


_MOST_OF_USAGE = rule(r"\b(?:tokens?|usage|traffic|volume)$")


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = statement.quantity
    if quantity.unit != Unit.FRACTION or not 0 <= quantity.value <= 1:
        return None
    if quantity.form == "most" and not _MOST_OF_USAGE.search(quantity.text.lower()):
        return None
    if not measurable(statement) or growth.changes(statement) or _is_compared(statement):
        return None
    usage = _SHARE.search(near(statement)) or USAGE.search(statement.lead + statement.tail)
    if not (
        usage
        or quantity.form == "split"
        or _beside_volume(statement)
        or _is_named(statement)
        or _beside_share(statement)
        or _ALONE.fullmatch(near(statement))
    ):
        return None
    unlisted = statement.subject is not None and statement.subject.kind is EntityKind.UNLISTED
    if not (is_somebody(statement.subject) or unlisted):
        return None
    meant = level.level(statement, quantity)
    stated = meant.of(ends.later(statement, _whole(quantity)))
    return claim(
        statement,
        "share",
        stated,
        other=None,
        baseline=None,
        period=meant.period,
        detail=meant.detail,
        blocked=meant.blocked,
    )


def _is_compared(statement: Statement) -> bool:
    """True for "40 % more than Kimi" and, where "more than" went to another number, for "40 % more than 3.7"."""
    if _NO_SHARE.match(statement.tail):
        return True
    behind = (peer for peer in statement.peers if 0 <= peer.span.start - statement.quantity.span.end <= 1)
    return any(_MORE_THAN.match(peer.text.lower()) for peer in behind)


_MORE_THAN = rule(r"(?:more|less|fewer|higher|lower|bigger|smaller) than\b")


def _whole(quantity: Quantity) -> Quantity:
    """All of something is no round number: 100 % means its printed digits."""
    if not (quantity.rounded and quantity.value == 1):
        return quantity
    return replace(quantity, rounded=False, allowed=Interval(1 - quantity.step / 2, 1.0))


_MARKS = r"[^\w{tag}#]*+"  # "#" is the number itself
_ALONE = rule(  # "That's 17.1 versus 17.0 percent", "7.4 %, nearly all ..."
    rf"^{_MARKS}(?:(?:by|volume|usage|tokens|in|all|sum|that|it|this|which|so|and|or|but|now|still|just|only|is|was|were|"
    r"are|be|exactly|exact|i\.e|s|means?|makes?|made|versus|vs|against|to|[{they}{number}{time}])"
    rf"(?![\w{{tag}}]){_MARKS})*+#{_MARKS}(?:(?:versus|vs|against|to) {{number}}{_MARKS})?"
)


def _is_named(statement: Statement) -> bool:
    """True when the number's own sentence names its subject before it: "By mid-2026 it had fallen to about 30 %"."""
    return any(
        mention.entity == statement.subject and mention.span.end <= statement.quantity.span.start
        for mention in statement.sentence.mentions
    )


_SET_BESIDE = rule(
    r"\b(?:compared (?:with|to)|against|versus|vs\.?|(?:up|down) from|and|from)(?: just| only| about)* $"
)


def _beside_share(statement: Statement) -> bool:
    """True for the share that another of its sentence is set against: "18 percent, compared with 11 percent"."""
    earlier = (peer for peer in statement.peers if peer.span < statement.quantity.span)
    return any(peer.unit == Unit.FRACTION for peer in earlier) and _SET_BESIDE.search(statement.lead) is not None


def _beside_volume(statement: Statement) -> bool:
    """True for "US: 5.71T, 21.5 %": a share beside the volume it is the share of."""
    return any(peer.value >= SMALLEST for peer in statement.peers)


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    asked = level.questions(made, partial(counted, made, Measure.SHARE))
    return asked + tuple(_named_parts(made))


_WHOLES = (EntityKind.PLATFORM, EntityKind.TOP, EntityKind.RANK)


def _named_parts(made: Claim) -> Iterator[Question]:
    """A share of everything as it is worked out in practice: what is named as somebody's, of all tokens.

    How much more of the unnamed rest is theirs nobody can tell, so the plain reading has bounds.
    """
    if made.detail or made.subject.kind in _WHOLES or made.scope.of is not None or made.scope.top is not None:
        return
    query = Query(Measure.SHARE, made.subject, Count.ALL, made.period, detail=NAMED_PART)
    applies = Count.ALL in made.scope.counts
    yield Question(query, applies, f"what is named of {counting(Count.ALL, None)}")


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The whole in its parts; a long period week by week; several readings as marks."""
    if not checked.claim.period.known:
        return drawing.undated(checked, dataset, queries(checked.claim))
    if checked.claim.detail:
        return drawing.marks(checked)
    if checked.claim.period.days > level.LONG:
        return drawing.course(checked, dataset)
    reading = drawing.plain(checked)
    return drawing.marks(checked) if reading is None else drawing.parts(checked, dataset, reading)
