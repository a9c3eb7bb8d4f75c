"""Rank: a place in the ranking ("tops the chart", "comes second", "in seventh place", "absent from the top ten")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.claims import drawing
from core.claims.frame import claim, in_one_clause, is_elsewhere, is_somebody
from core.claims.questions import Question, other_days
from core.datasets import Dataset
from core.datasets.count import PEAK
from core.interval import Interval
from core.language.grammar import rule
from core.model import CheckedClaim, Claim, Count, EntityKind, Grain, Measure, Query, Scope, Statement, Turn, Unit
from core.resolve.discourse.anchors import shifted
from core.resolve.structure.counts import RULES
from core.wording import counting, ordinal

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    ("MiniMax M2.5 tops OpenRouter in the week of 9 March 2026.", "model:minimax/minimax-m2.5", 1),
    ("Kimi K2.5 came second on OpenRouter in February 2026.", "model:moonshotai/kimi-k2.5", 2),
    (
        "Hunter Alpha entered OpenRouter's table in seventh place in the week of March 9-15, 2026.",
        "model:openrouter/hunter-alpha",
        7,
    ),
)
COUNTEREXAMPLES = (
    "Kimi K3 became the largest open-weight model ever shipped, and OpenRouter hosts it.",
    "The second release of DeepSeek reached OpenRouter in March.",
    "OpenRouter closed its second round of funding.",
)
READS: frozenset[Turn] = frozenset({Turn.DENIAL})

FORMS = frozenset({"ordinal", "lead", "absent", "within", "next"})
"""Ways in which words give a place."""

_PLACE = rule(
    r"#|^{rank}|\b(?:place|spot|position|rank\w*|no\.?\s?\d|no\.|number|most[- ]\w+|largest|biggest|busiest|slot)", re.I
)
_PLACED = rule(
    r"\b(?:rank\w*|plac\w+|com(?:es?|ing)|came|finish\w*|sits?|sat|stand\w*|stood|is|was|were|are|remain\w*|jump\w*|"
    r"climb\w*|rose|rises|fell|slip\w*|drop\w*|slid|debut\w*|enter\w*|hit|hits|took|takes|taking|held|holds|hold|"
    r"reach\w*|"
    r"back|at|in|to|for|as|now|currently|a close|a distant|position\w*)"
    r"(?: (?:in|at|as|to|the|a|on|close|distant|only|just|overall)){0,6} ?$"
)
_WORD = rule(r"\w")
_NOT_PLACE = rule(
    r"^[ -]?(?:time|half|quarter|round|generation|release|version|week|month|day|year|instance|party|straight|"
    r"consecutive|half|most (?:recent|expensive|common)|nature|hand)\b"
)
_PEERS = {EntityKind.LAB: EntityKind.LAB, EntityKind.COUNTRY: EntityKind.COUNTRY}
_BOARD_ELSEWHERE = rule(
    r"\b(?:benchmark|arena|swe-bench|hot list|trending|app store|hugging ?face|github|humaneval|mmlu|"
    r"intelligence index|in (?:speed|price|cost|quality)|(?:by|in) (?:size|parameters?)|"
    r"ever (?:shipped|released|built|trained|made|published|open-sourced))\b"  # the largest by its parameters
)
_LIST_OF_PLACES = rule("(?:positions?|places?|ranks?|spots?) {number}(?:,| and| or)? ?$|{number} (?:and|or) $")
_PLACE_ENDS = rule(
    r"^ ?(?:[,.;:)(]|$|on\b|in\b|at\b|with\b|by\b|behind\b|place|spot|overall|among|and\b|globally|worldwide|for\b|"
    r"this\b|after\b|despite\b|from\b|ahead\b|though\b|while\b|but\b|\||{number}|{time}|is\b|was\b|are\b|were\b|"
    r"c[ao]mes?\b|went\b|goes\b|go\b|now\b|here\b|there\b|today\b|again\b|too\b|[!?\"”’'])"
)
_IT_IS = rule(r"\b(?:it|that|which|who|there|he|she)['’]s ?$")
_POINTED = rule(r"(?:\b(?:the|an?|its|their|our|this|that|another|every|each|no|one)|['’]s) ?$")  # "the second"
_COUNTED_OFF = rule(r"^ ?,(?! (?:with|at|on)\b)")  # "Second, the model is open"
_APART = rule(  # "7.8T, 4th"; "V4 Flash second (6.4T)"
    r"(?:[,;(|–—:] ?|{named} )(?:now |currently |still )?(?:a (?:distant|close) )?$"
)
_SHARED_OUT = rule(r"\ball\b|\bgo(?:es)? to\b|\bwent to\b|\band (?:\w+ )?(?:place|spot)")
_MANY = (EntityKind.COUNTRY, EntityKind.WEIGHTS)


def find(statement: Statement) -> Claim | None:
    """The place that the statement gives somebody, or ``None``."""
    quantity = statement.quantity
    if quantity.unit != Unit.RANK or quantity.form not in FORMS or quantity.why or quantity.value < 1:
        return None
    if not statement.on_topic or not is_somebody(statement.subject) or is_elsewhere(statement):
        return None
    if _is_no_place(statement):
        return None
    if quantity.form == "absent":
        quantity = replace(quantity, allowed=Interval(quantity.value + 1, float("inf")))
    period = statement.period
    moved = period != statement.until  # to the earlier week already
    if not moved and _WAS.search(statement.lead) and _NOW_AT.match(statement.tail) and statement.baseline is None:
        period = shifted(period, 1, Grain.WEEK, "the week before, which the words leave unsaid")
    detail = OF_MODELS if _is_of_its_model(statement) else REACHED if _is_reached(statement) else ""
    return claim(
        statement,
        "rank",
        quantity,
        other=None,
        baseline=None,
        period=period,
        scope=_scope(statement),
        detail=detail,
        sense=f"{ordinal(round(quantity.value))} place" if quantity.form == "next" else "",
    )


OF_MODELS = "models"
"""The claim's ``detail`` where a lab's model is ranked and not the lab: "Xiaomi has the second most popular model"."""

REACHED = "reached"
"""The claim's ``detail`` for a place that was got to within a longer time: "jumped to No. 1 last week"."""

_GOT_TO = rule(r"\b(?:{move}|hit|hits|debuted|broke)(?: (?:up|back|straight|in|into|at|to|the|as|a)){0,4} ?$")
_GETS_TO = rule(r"(?:{move})\b")


def _is_reached(statement: Statement) -> bool:
    """True for a place that somebody came to on some day of several."""
    if statement.period.days < 2 or statement.quantity.form not in ("ordinal", "lead"):
        return False
    moved = _GETS_TO.match(statement.quantity.text.lower())
    return moved is not None or _GOT_TO.search(statement.lead) is not None


_MODEL_NEXT = rule(r"^[\w -]{0,24}\bmodel\b")
_OWNS = rule(r"\b(?:has|have|had|owns?|boasts?|with|made|makes?|built|behind|runs?|offers?) (?:now |also |the )*$")


_OF_ITS = rule(
    r"\b(?:no|any|one|single)(?: of (?:its|their))? models?(?: \w+){0,2} ?$|"  # "had no model in the top five"
    r"\b(?:none|not one|no single one) of {lab} ?$"
)


def _is_of_its_model(statement: Statement) -> bool:
    if statement.quantity.form in ("absent", "within"):
        many = statement.subject is not None and statement.subject.kind in _MANY
        if many or _OF_ITS.search(statement.lead):  # "no American model made the top five"
            return True
    named = "model" in statement.quantity.text or _MODEL_NEXT.match(statement.behind) is not None
    return named and _OWNS.search(statement.lead) is not None


_WAS = rule(r"\bfrom ?$")  # "jumped from third to second"
_LOST = rule(
    r"\b(?:{lose}|short of|off|"
    r"separat\w+ (?:\w+ )?from|(?:gap|margin|distance|difference) (?:between|with|to|over|on|from)) ?$"
)
_NOW_AT = rule(r"^ ?(?:place |spot )?to {number}")


def _is_no_place(statement: Statement) -> bool:
    """True when the number is no place in this ranking, or a streak of its sentence says more."""
    assert statement.subject is not None
    kind, form = statement.subject.kind, statement.quantity.form
    if _BOARD_ELSEWHERE.search(statement.lead + statement.tail):
        return True
    if kind in (EntityKind.TOP, EntityKind.GROUP) and form != "absent":
        return True
    if form in ("ordinal", "lead") and _has_streak(statement):
        return True
    return form == "ordinal" and (not _says_place(statement) or (kind in _MANY and _of_models(statement)))


def _has_streak(statement: Statement) -> bool:
    """True for "No. 1 for five consecutive weeks": the streak is the claim."""
    runs = (peer for peer in statement.peers if peer.form == "streak" and peer.unit == Unit.WEEKS)
    return any(in_one_clause(statement, run.span.start) for run in runs)


def _scope(statement: Statement) -> Scope:
    if statement.scope.of is not None and statement.quantity.form == "lead":
        return statement.scope
    if statement.subject is not None and statement.subject.kind in _MANY:
        return statement.scope
    return Scope((Count.NAMED,), RULES["rank"])


def _of_models(statement: Statement) -> bool:
    """True when models are ranked and not countries: "second and third place went to Chinese systems"."""
    return _SHARED_OUT.search(f"{statement.quantity.text.lower()} {statement.tail}") is not None


def _says_place(statement: Statement) -> bool:
    """True when the words make an ordinal a place in the ranking."""
    quantity, tail = statement.quantity, statement.tail
    if _NOT_PLACE.match(tail):
        return False
    if _WAS.search(statement.lead) and _NOW_AT.match(tail):
        return True
    if _LOST.search(statement.lead):
        return False
    if quantity.noun in ("only to", "place"):  # "second only to DeepSeek"; a column of places
        return True
    if _PLACE.search(quantity.text) or _PLACE.match(tail.lstrip(" -")):
        return True
    earlier = any(peer.form == "ordinal" and peer.span < quantity.span for peer in statement.peers)
    if earlier and _LIST_OF_PLACES.search(statement.lead):
        return True
    if not _PLACE_ENDS.match(tail):
        return False
    if _PLACED.search(statement.lead) or _APART.search(statement.lead):
        return True
    counted_off = not _WORD.search(statement.lead) and _COUNTED_OFF.match(tail)
    return quantity.value > 1 and not counted_off and not _is_pointed(statement)


def _is_pointed(statement: Statement) -> bool:
    """True for one of several said before: "the second", "America's third"; "it's third" is no possessive."""
    ahead = statement.ahead.lower()
    return _POINTED.search(ahead) is not None and _IT_IS.search(ahead) is None


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    among = EntityKind.MODEL if made.detail == OF_MODELS else _PEERS.get(made.subject.kind, EntityKind.MODEL)
    asked = [
        Query(Measure.RANK, made.subject, count, made.period, among=among, top=made.scope.top, of=made.scope.of)
        for count in made.scope.counts
    ]
    apart = [
        Question(replace(query, rollup=False), label="each variant ranked on its own")
        for query in asked
        if among is EntityKind.MODEL
    ]
    plain = tuple(Question(query) for query in asked)
    best = [
        Question(replace(query, detail=PEAK), label=f"{counting(query.count, query.top)}, on its best day")
        for query in asked
        if made.detail == REACHED
    ]
    return (*plain, *apart, *best, *other_days(made, plain))


HEAD = 6
"""Places drawn at least."""


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The ranking from its head down to the claimed place, with the subject in colour."""
    return drawing.order(checked, dataset, max(HEAD, int(checked.claim.quantity.value) + 1))
