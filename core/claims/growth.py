"""Growth: a change against an earlier period ("up 127 % in three weeks", "tripled", "fell 9.33 % from a week earlier").

A change of 12 % is +0.12, a fall is negative; "tripled" is 3 times; "up 5 points" is a change of a share, and "shed 400
billion tokens" one in tokens.
A change without a baseline is read as one from the period before, and the card says so. ``detail`` marks a length that
can be counted in two ways, a change of a share, and a rate that the words themselves call annualised: no other is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.claims import drawing
from core.claims.changed import _MULTIPLIED, ABOUT, PART_OF_THEN, as_multiple, as_part, in_points, signed
from core.claims.frame import SMALLEST, USAGE, claim, measurable, near
from core.claims.questions import Question, counted, since
from core.datasets import Dataset
from core.datasets.measure import ANNUALISED, OF_SHARE
from core.language.grammar import rule
from core.model import (
    UNDATED,
    Baseline,
    Basis,
    CheckedClaim,
    Claim,
    Count,
    EntityKind,
    Grain,
    Measure,
    Period,
    Quantity,
    Scope,
    Statement,
    TimeRole,
    Turn,
    Unit,
)
from core.resolve.discourse.anchors import shifted
from core.resolve.structure import change
from core.resolve.structure.counts import RULES
from core.wording import counting, period_text

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    ("Chinese usage on OpenRouter jumped 81.7% on the week between April 27 and May 3, 2026.", "country:CN", 0.817),
    ("US models on OpenRouter lost 9.33% in the week of March 9-15, 2026.", "country:US", -0.0933),
    (
        "In the week of 1 June 2026 Kimi K2.6 shed 400 billion tokens on OpenRouter.",
        "model:moonshotai/kimi-k2.6",
        -4e11,
    ),
    (
        "In the week of 18 May 2026 DeepSeek V4 Flash grew 66% week-over-week on OpenRouter.",
        "model:deepseek/deepseek-v4-flash",
        0.66,
    ),
)
COUNTEREXAMPLES = (
    "The Chinese share of OpenRouter's tokens fell to 32% in March 2026.",
    "DeepSeek cut its prices on OpenRouter by 75%.",
    "In the week of 18 May 2026 OpenRouter's volume rose over 20 trillion tokens.",
)
READS: frozenset[Turn] = frozenset({Turn.THAN})

_TIMES_VERB = rule(rf"\b(?:{change.UP}|multipl\w+)(?: (?:by|to|some|a|an|more than|about|roughly|nearly|almost))* ?$")
_TIMES_WORD = rule(
    r"^(?:more than |nearly |almost |roughly |about |over |some |up to |a )*"
    r"(?:doubl|tripl|trebl|quadrupl|quintupl|sextupl|halv)(?:ed|ing|es)\b|"
    r"^(?:more than |nearly |almost |roughly |about )*halve\b",
    re.I,
)
_LEVEL_OF_TIME = rule(
    r"^ ?(?:the |its |their |what |as (?:much|many|large|big|high) as ){0,3}"
    r"(?:level|figure|volume|total|amount|number|size|tokens|that|share|{number})?s? ?"
    r"(?:(?:of|it|was|were|did|had|handled|processed|in|on|at|seen|recorded|the|{anybody}) ){0,6}{time}"
)
_DOUBLE = rule(r"(?:more than |nearly |almost |roughly |about )?(?:double|triple|treble|quadruple)", re.I)
_FELL = rule(rf"\b{change.DOWN} $")
_TO_NEXT = rule(r"^ ?(?:tokens )?to (?:just |only |about )?{number}")
_ITS = rule(  # "double its weekly tokens"; "double its rival" is a comparison
    r"^ (?:its|their|the|openrouter's|{anybody}(?:'s)?) (?:\w+ ){0,2}"
    r"(?:tokens?|volumes?|usage|share|total|traffic|consumption|throughput|tally|calls)\b"
)
_GROWTH_OF = rule(r"\b(?:growth|increase|rise|jump|gain) of (?:a |some |about |nearly |more than )*$")
_BY = rule(rf"\b(?:{change.UP}|{change.DOWN}|{{multiply}})(?: \w+){{0,2}}(?: by{ABOUT})? ?$")
_OVER_TIME = rule(r"^ ?(?:in |over |within )?{time}")  # "8x in two quarters"
_FROM_TO = rule(r"\bfrom {number}[^.;]{0,80}\bto (?:\w+ )?{number}")


_OF_SHARE = rule(r"\bshares?\b(?! price)")
BOTH_ENDS = "both ends"
"""The claim's ``detail`` where its length can be counted in two ways: three weeks back, or three weeks in all."""


def changes(statement: Statement) -> bool:
    """True when the words make the number a change rather than a level."""
    return direction(statement) != 0


def direction(statement: Statement) -> int:
    """+1 for a rise, -1 for a fall, 0 for a level ("fell to 32 %" is a level)."""
    if statement.quantity.form == "range" or is_fall_from(statement):
        return 0  # "rose 9.8 trillion to 13 trillion"
    row = "|" in statement.sentence.text or "\t" in statement.sentence.text
    since = statement.baseline is not None
    return change.direction(statement.quantity, statement.lead, statement.tail, row=row, since=since)


def is_fall_from(statement: Statement) -> bool:
    """True for the start of a fall without "from": "fell 58 % to 43 %", where the later number is the smaller one."""
    if not _FELL.search(statement.lead) or not _TO_NEXT.match(statement.tail):
        return False
    following = next((peer for peer in statement.peers if peer.span > statement.quantity.span), None)
    return (
        following is not None
        and following.unit == statement.quantity.unit
        and following.value < statement.quantity.value
    )


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = as_multiple(as_part(in_points(statement), statement), statement)
    if quantity.unit in (Unit.FRACTION, Unit.POINTS) and quantity.form in ("", "word"):
        way = direction(statement)
        rival = statement.other is not None and not change.THAN_BEFORE.match(statement.tail)  # "60 % more than Claude"
        if way == 0 or rival or not measurable(statement):
            return None
        return _claim(statement, signed(quantity, way))
    if quantity.unit in (Unit.TOKENS, "") and quantity.value >= SMALLEST and measurable(statement):
        way = 0 if _MAY_BE_LEVEL.search(statement.lead) or _OVER.match(quantity.text) else direction(statement)
        return _claim(statement, replace(signed(quantity, way), unit=Unit.TOKENS)) if way else None
    multiple = quantity.unit == Unit.TIMES and quantity.form in ("multiple", "")
    said = _multiplies(statement) or _MULTIPLIED.search(statement.lead) is not None
    if multiple and measurable(statement) and said:
        return _claim(statement, quantity)
    return None


_MAY_BE_LEVEL = rule(r"\badd(?:s|ed|ing)(?: another| a further)? $")  # a new version "added 855 billion": its level
_OVER = rule(r"over\b", re.I)  # "rose over 20 trillion"


def _multiplies(statement: Statement) -> bool:
    """True when a multiple compares with an earlier time: "tripled", "grew 30x", "five times the level of May"."""
    return bool(
        _TIMES_VERB.search(statement.lead)
        or change.JUST_AFTER.match(statement.tail)
        or _TIMES_WORD.match(statement.quantity.text)
        or (_LEVEL_OF_TIME.match(statement.tail) and statement.baseline)
        or (PART_OF_THEN.match(statement.tail) and statement.baseline)
        or (_DOUBLE.fullmatch(statement.quantity.text) and _ITS.match(statement.tail))
        or _GROWTH_OF.search(statement.lead)
        or ("factor of" in statement.quantity.text.lower() and _BY.search(statement.lead))
        or (
            (change.AS_MUCH.match(statement.tail) or "factor of" in statement.quantity.text.lower())
            and _FROM_TO.search(statement.lead)
        )
        or (statement.other is None and _OVER_TIME.match(statement.tail) and statement.during is not None)
    )


def _claim(statement: Statement, quantity: Quantity) -> Claim | None:
    words = near(statement)
    if not (USAGE.search(words) or USAGE.search(statement.lead) or statement.subject is not None):
        return None
    baseline = statement.baseline
    note = ""
    if baseline is None:
        baseline, note = before(statement.until)
    yearly = quantity.unit == Unit.FRACTION and change.ANNUALISED.search(statement.lead) is not None
    share = quantity.unit != Unit.POINTS and _OF_SHARE.search(words.partition("#")[0]) is not None
    detail = OF_SHARE if share else ANNUALISED if yearly else BOTH_ENDS if _may_count_both_ends(statement) else ""
    blocked = (
        ""
        if baseline is not None or not statement.until.known
        else "The text does not say what the change is measured from."
    )
    return claim(
        statement,
        "growth",
        quantity,
        other=None,
        period=statement.until,
        baseline=baseline,
        scope=_scope(statement, share or quantity.unit == Unit.POINTS),
        detail=detail,
        blocked=blocked,
        caveats=statement.notes + ((note,) if note else ()),
    )


def _scope(statement: Statement, share: bool) -> Scope:
    """The counts of a change: a single model's tokens are the same on every count, its share is not."""
    subject = statement.subject
    if share or subject is None or subject.kind not in (EntityKind.MODEL, EntityKind.RANK):
        return statement.scope
    return Scope((Count.NAMED,), RULES["model"])


def _may_count_both_ends(statement: Statement) -> bool:
    """True for a length in the period's own grain: "up 127 % in three weeks" may count the first and the last week."""
    during = statement.during
    if during is None or during.role is not TimeRole.DURING or during.grain is not statement.until.grain:
        return False
    return during.amount is not None and during.amount >= 2


ASSUMED = "No baseline is named"
"""How the note begins where a change is taken to be one from the week or month before."""


def before(period: Period) -> tuple[Baseline | None, str]:
    """The period just before, where that is what a reader would take for granted: for weeks and months."""
    longest = {Grain.WEEK: 7, Grain.MONTH: 31}
    if not period.known and period.basis is Basis.NONE and not period.note:
        return Baseline(UNDATED, (1.0, Grain.WEEK)), f"{ASSUMED}, so the week before is taken."
    if not period.known or period.grain not in longest or period.days > longest[period.grain]:
        return None, ""
    note = f"{ASSUMED}, so the {period.grain.value} before is taken."
    return Baseline(shifted(period, 1, period.grain, note), (1.0, period.grain)), note


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    measure = {Unit.TIMES.value: Measure.MULTIPLE, Unit.POINTS.value: Measure.POINTS}.get(
        made.quantity.unit, Measure.DIFFERENCE if made.quantity.unit == Unit.TOKENS else Measure.GROWTH
    )
    if made.subject.kind is EntityKind.TOP:
        measure = Measure.GROWTH
    detail = "" if made.detail == BOTH_ENDS else made.detail
    asked = counted(made, measure, baseline=since(made), other=None, detail=detail)
    return asked + _both_ends(made, asked) if made.detail == BOTH_ENDS else asked


def _both_ends(made: Claim, asked: tuple[Question, ...]) -> tuple[Question, ...]:
    """The other way to count a length: "in three weeks" from the first of three weeks to the last."""
    then, grain = since(made), made.period.grain
    if grain is None or not then.known:
        return ()
    nearer = shifted(then, -1, grain, "both the first and the last are counted")
    label = f"{{count}}, from {period_text(nearer)}, if both ends are counted"
    return tuple(
        replace(
            question,
            applies=False,
            query=replace(question.query, baseline=nearer),
            label=label.format(count=counting(question.query.count, question.query.top)),
        )
        for question in asked
        if question.applies and not question.label
    )


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """Before and after, and where the claim puts the latter; several readings as multiples of what was before."""
    unit = checked.claim.quantity.unit
    if drawing.plain(checked) is None and unit != Unit.POINTS:
        return (
            drawing.marks(checked)
            if unit in (Unit.TIMES, Unit.TOKENS)
            else drawing.marks(checked, Unit.TIMES, lambda growth: 1 + growth)
        )
    if unit == Unit.TOKENS:
        return drawing.change(checked, dataset, Measure.VOLUME, lambda before, tokens: before + tokens)
    if unit == Unit.POINTS:
        return drawing.change(checked, dataset, Measure.SHARE, lambda before, points: before + points)
    what = Measure.SHARE if checked.claim.detail == OF_SHARE else Measure.VOLUME
    if unit == Unit.TIMES:
        return drawing.change(checked, dataset, what, lambda before, times: before * times)
    return drawing.change(checked, dataset, what, lambda before, growth: before * (1 + growth))
