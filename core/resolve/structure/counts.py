"""Words that say which models are counted: the chart's, or every one with a name."""

from __future__ import annotations

from core.datasets import CHART_SIZE
from core.language.grammar import rule
from core.model import Count, Entity, EntityKind, Scope, Sentence

CHART = rule(
    r"\btop[- ](?:ranked |ranking |used )?models?\b|\btop model\b|"
    r"\b(?:rankings?|leader ?boards?) (?:chart|page|table)|\bcharts? (?:page|table|says?|shows?|lists?|credits?)|"
    r"\b(?:on|in|of|among) (?:the|that|this|{anybody}(?:'s?)?) (?:\w+ )?chart(?:'s)?\b|"
    r"\bchart's (?:total|tokens|nine|volume|sum)\b|"
    r"\bcharted\b|\bleading models\b|\bmost[- ]used models\b|\btop[- ]ranked\b|"
    r"\b(?:the|those|these|that|same|its) nine(?:[- ]models?)?\b"
)

NAMED = rule(  # "across all disclosed models", "counting every model the service names", "the full list says"
    r"\b(?:all|every|each|all of the|all the|the) (?:of the )?(?:named|listed|disclosed|identified) models?\b|"
    r"(?:\b(?:all|every) (?:of the |the )?models?|{platform}) (?:that |which )?(?:are |is |the )?(?:[^ ]{1,20} )?"
    r"(?:named|listed|names|lists)\b|\beverything (?:that is |that's )?(?:named|listed)\b|"
    r"\bcount\w* (?:all|every|each) (?:of the |the )?(?:names?|listings?|entry|entries|slugs?)\b|"
    r"\b(?:the )?(?:full|whole|complete|entire) (?:list|table|ranking)\b|"
    r"\bnamed[- ](?:model )?(?:tokens?|volume|usage|traffic|total|share|lot|models?)\b|\bnamed-model\b|"
    r"(?:\bmodels?|{platform}) (?:\S{1,20} ){0,3}?(?:by name|with a name)\b|\bevery name\b|"
    r"\bof what is (?:named|listed)\b|\b(?:all|every) names?\b"
)

RULES = {
    "chart": "The words point at the top models, so the nine that the rankings chart names are counted.",
    "top": "The words name the top {n}, so the {n} models with the most tokens of the period are counted.",
    "toplabs": "The words name the top {n} labs, so the {n} labs with the most named tokens of the period are counted.",
    "named": "The words speak of all models that are named, so every named model is counted.",
    "whole": "The words speak of all tokens on the platform, so everything is counted.",
    "model": "A single model's tokens are the same on every count, so they are taken as published.",
    "topshare": "The share of a top set is taken of the whole platform, the only total that holds every model.",
    "group": "The words name the models that make up the whole, so only those are counted.",
    "both": "The words do not say which models are counted, so both counts in use apply: "
    "the chart's nine and every named model.",
    "among": "The words rank it among {group} alone, so only those are put in order.",
    "rank": "Ranks are taken over every named model.",
}
"""Why a claim is judged on its counts, in the reader's words."""


def says_named(words: str) -> bool:
    """True for masked words that speak of every model with a name."""
    return NAMED.search(words) is not None


def said_in(words: str) -> Scope | None:
    """The one count that a sentence's masked words name; ``None`` where they name none, or both."""
    charted, named = CHART.search(words) is not None, NAMED.search(words) is not None
    if charted == named:
        return None
    return Scope((Count.CHARTED,), RULES["chart"]) if charted else named_only(RULES["named"])


def named_only(rule: str) -> Scope:
    """Every model with a name, for the reason that ``rule`` gives."""
    return Scope((Count.NAMED,), rule)


def size_of(top: Entity) -> int:
    """The N of a top-N set."""
    return CHART_SIZE if top.key == "charted" else top.size


def standing_top(sentence: Sentence, before: int | None) -> int | None:
    """The top-N set that "of that" in a later sentence points back to."""
    tops = [m.entity for m in sentence.mentions if m.entity is not None and m.entity.kind is EntityKind.TOP]
    return size_of(tops[-1]) if tops else before
