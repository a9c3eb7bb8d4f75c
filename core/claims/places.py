"""Places: how many of the top N are somebody's ("four of the top five places", "the three most-used models were all
Chinese", "Chinese models took the first three places")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.claims import drawing
from core.claims.frame import claim, is_somebody
from core.claims.questions import Question, other_days
from core.datasets import CHART_SIZE, Dataset
from core.language.grammar import rule
from core.model import CheckedClaim, Claim, Count, EntityKind, Measure, Query, Scope, Statement, Turn, Unit
from core.resolve.structure.clause import first_words, last_words
from core.resolve.structure.counts import RULES

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    (
        "Chinese systems took four of the top five places on OpenRouter in the week of 16 February 2026.",
        "country:CN",
        4,
    ),
    ("OpenRouter's three most-used models were all Chinese in the week of March 9-15, 2026.", "country:CN", 3),
)
COUNTEREXAMPLES = ("OpenRouter lists four of the five models that Mistral makes.",)
READS: frozenset[Turn] = frozenset({Turn.ALL, Turn.EXCEPT, Turn.DENIAL, Turn.TOGETHER})

_ENTRIES = rule(r"entr(?:y|ies)|models?|systems?|spots?|places?|positions?|slots?")
_IN_TOP = rule(r"^ ?(?:[\w-]+ |{named} ){0,3}(?:in|of|among|inside|within) (?:the |its |{platform}(?:'s?)? ){0,2}{top}")
_SAT_IN_TOP = rule(  # "three Anthropic models were in the top nine"
    r"^ ?{named}(?: models?| entries| systems?)? (?:{enter}|stood|ranked|placed)? ?(?:in|among|inside|within) "
    r"(?:the |its |{platform}(?:'s?)? ){0,2}{top}"
)
_TOP_WORDS = rule(
    r"\btop\b|\bmost[- ]\w+|\bbiggest|\blargest|\bbusiest|\bleading|\bplaces?|\bspots?|\bpositions?|\bslots?|"
    r"\brank\w*|\bfirst\b|\bcharted\b|{top}|\blabs?\b|\b(?:providers|developers|vendors)\b",
    re.I,
)
_HAS_ALL = rule(r"\b(?:all|entirely|every|{fill}|{pass on}|locked|were|are)\b")


UNSAID = "The text does not say how long the list is."
_LISTED = rule(
    r"^ ?[{named}{top}{rank}{group}]* ?(?:are|were|is|was|made|make|appear\w*|rank\w*|feature\w*|figure\w*)\b"
    r"[^.;]{0,20}\b(?:ranked|listed|list|ranking|chart|table|cut|leaderboard)?\b"
)
_SEATS = frozenset("seats spots places positions entries slots".split())
_THEIRS = rule(  # "of the top ten, six are Chinese"; "four seats are occupied by Chinese players"
    r"^ ?(?:of (?:them|these|those|which) )?(?:(?:are|were|is|was|come|came|go|went|belong\w*|hail\w*|now|all|made|"
    r"built|"
    r"developed|occupied|filled|held|taken|owned|from|by|to|in|the) ){0,6}{named}"
)
_LABS = rule(r"\b(?:labs?|providers?|developers?|vendors?|makers?|compan\w+)\b")
_MEMBERS = ("labs", "models", "companies", "providers")


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = statement.quantity
    if not statement.on_topic or quantity.why or not is_somebody(statement.subject):
        return None
    assert statement.subject is not None
    if quantity.form == "only" and quantity.whole:
        return _claim(statement, 1, int(quantity.whole))
    named = f"{quantity.text} {quantity.noun} {first_words(statement.tail)}"
    if quantity.form == "of" and quantity.whole and _TOP_WORDS.search(named):
        return _claim(statement, quantity.value, int(quantity.whole))
    if statement.subject.kind is EntityKind.MODEL:
        return None  # one model has one place
    top = _top(statement)
    if (part := _part_of_top(statement)) is not None:
        return _claim(statement, *part)
    counted = quantity.form in ("", "word") and quantity.unit in ("", Unit.MODELS) and _SAT_IN_TOP.match(statement.tail)
    if top and quantity.value <= top and (counted or _counts_entries(statement)):
        return _claim(statement, quantity.value, top)
    bare = quantity.form in ("", "word") and (quantity.unit in ("", Unit.MODELS) or quantity.noun.lower() in _SEATS)
    held = quantity.noun.lower() in _SEATS and _HAS_ALL.search(last_words(statement.lead))
    theirs = held or _THEIRS.match(statement.tail)
    if top and bare and 0 < quantity.value <= top and theirs:
        return _claim(statement, quantity.value, top)
    if quantity.unit in _MEMBERS and quantity.form in ("", "word") and _LISTED.match(statement.tail):
        models = replace(quantity, unit=Unit.MODELS)
        return claim(statement, "places", models, other=None, baseline=None, blocked=UNSAID)
    if quantity.form in ("top", "places") and statement.subject.kind is not EntityKind.TOP and _has_all(statement):
        return _claim(statement, quantity.value, int(quantity.value))
    return None


def _top(statement: Statement) -> int | None:
    """The N of the top set that a number is said of; the chart's nine are one."""
    among = _AMONG_NINE.search(statement.lead) or _SAT_IN_TOP.match(statement.tail)
    return CHART_SIZE if among and statement.scope.rule == RULES["chart"] else statement.scope.top


_AMONG_NINE = rule("\\b(?:of|in|among|inside|within) (?:the |its |{platform}(?:'s?)? )*{top}")
_PART_OF_TOP = rule("^ of (?:the |its |{platform}(?:'s?)? )*{top}(?: \\w+)? (?:were|are|was|is)\\b")


def _part_of_top(statement: Statement) -> tuple[float, int] | None:
    """How many of how many, for "half of the top ten were Chinese"; ``None`` where that is no whole number."""
    quantity, top = statement.quantity, statement.scope.top
    if quantity.unit != Unit.FRACTION or not top or not _PART_OF_TOP.match(statement.tail):
        return None
    part = quantity.value * top
    return (part, top) if quantity.form != "most" and part == int(part) else None


def _counts_entries(statement: Statement) -> bool:
    """True for a number of models in the top set: "six entries in the top ten"."""
    quantity = statement.quantity
    if quantity.unit != Unit.MODELS or not _ENTRIES.fullmatch(quantity.noun.lower()):
        return False
    return _IN_TOP.match(statement.tail) is not None


def _has_all(statement: Statement) -> bool:
    """True when the words give the whole top set to the subject."""
    if _PART_OF.search(statement.lead) or (_ARE.match(statement.tail) and not _ARE_THEIRS.match(statement.tail)):
        return False
    words = f"{last_words(statement.lead, 9)} {statement.quantity.text.lower()} {first_words(statement.tail, 9)}"
    return _HAS_ALL.search(words) is not None


_PART_OF = rule(
    "(?:\\b(?:half|most|some|many|part|none|few|several|majority|all but \\w+)|{number}) of "
    "(?:the |its |{platform}(?:'s?)? )*(?:top )?$"
)


_ARE = rule(r"^ ?(?:\w+ )?(?:were|are|was|is)\b")  # "the top five were all tools"
_ARE_THEIRS = rule(
    r"^ ?(?:\w+ )?(?:were|are|was|is) (?:(?:now|all|both|entirely|each|made|built|developed|filled|held|taken|occupied|"
    r"claimed|owned|from|by|the|in) ){0,6}[{named}{they}]"
)


def _claim(statement: Statement, value: float, top: int) -> Claim:
    quantity = replace(statement.quantity, value=value, unit=Unit.MODELS, whole=float(top))
    rule = RULES["top"].format(n=top)
    return claim(statement, "places", quantity, other=None, baseline=None, scope=Scope((Count.TOP,), rule, top))


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    labs = _LABS.search(made.text) is not None
    among = EntityKind.LAB if labs else EntityKind.MODEL
    query = Query(Measure.PLACES, made.subject, Count.NAMED, made.period, top=made.scope.top, among=among)
    asked = (Question(query),)
    return asked + other_days(made, asked)


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The first N places, with the subject's in colour."""
    return drawing.order(checked, dataset, checked.claim.scope.top or 0)
