"""Which ways of counting a claim's words ask for. Decided from the words alone, before any number is looked at."""

from __future__ import annotations

import re

from core.model import Count, Entity, EntityKind, Quantity, Scope, Sentence, Unit
from core.resolve.clause import PLATFORM_TAG, TOP, Masked
from core.resolve.who import Party, Role

CHART_SIZE = 9
"""Models that OpenRouter's rankings chart names each week; all others share one band."""

_CHART = re.compile(
    r"\btop[- ](?:ranked |ranking |used )?models?\b|\btop model\b|\b(?:rankings?|leader ?boards?"
    r"|charts?) (?:chart|page|table|shows?|lists?|credits?)|"
    r"\bcharted\b|\bleading models\b|\bmost[- ]used models\b|\btop[- ]ranked\b"
)
_WHOLE = re.compile(
    rf"\ball (?:platform |openrouter )?(?:tokens|usage|traffic)\b|\bof (?:all |the )?(?:platform(?:'s)?|total"
    rf"|overall|global|weekly)[\w ]{{0,20}}"
    rf"(?:tokens?|usage|traffic|volume|throughput|consumption)\b|\b(?:of|on) {PLATFORM_TAG}(?:'s?)? (?:total "
    rf"|overall |weekly |token )*(?:tokens|usage|traffic|volume|throughput)\b|"
    rf"\bof (?:the |all )?{PLATFORM_TAG}|\b(?:whole|entire|total) platform\b|\b(?:platform|total) (?:volume"
    rf"|traffic|usage|tokens)\b"
)

RULES = {
    "chart": "The words point at the top models, so the nine that the rankings chart names are counted.",
    "top": "The words name the top {n}, so the {n} models with the most tokens of the period are counted.",
    "whole": "The words speak of all tokens on the platform, so everything is counted.",
    "model": "A single model's tokens are the same on every count, so they are taken as published.",
    "modelshare": "A single model's share is taken of the whole platform, the only total that holds every model.",
    "topshare": "The share of a top set is taken of the whole platform, the only total that holds every model.",
    "group": "The words name the models that make up the whole, so only those are counted.",
    "both": (
        "The words do not say which models are counted, so both counts in use apply: "
        "the chart's nine and every named model."
    ),
    "rank": "Ranks are taken over every named model.",
}


def scope_of(
    quantity: Quantity,
    subject: Entity | None,
    found: tuple[Party, ...],
    sentence: Sentence,
    masked: Masked,
    standing_top: int | None,
) -> Scope:
    """The counts that apply to one number. ``standing_top`` is the N of a top-N set the text is still speaking of."""
    text = masked.text
    top = _top(quantity, subject, found, masked)
    if (
        top is None
        and standing_top
        and re.match(r"^ ?(?:\w+ ){0,2}of (?:that|those|these|this|them|the total)\b", masked.after(quantity.span.end))
    ):
        top = standing_top
    if top is not None and (subject is None or subject.kind is not EntityKind.TOP):
        if top == CHART_SIZE:
            return Scope((Count.CHARTED,), RULES["chart"])
        return Scope((Count.TOP,), RULES["top"].format(n=top), top)
    if subject is not None and subject.kind is EntityKind.PLATFORM:
        return Scope((Count.ALL,), RULES["whole"])
    if subject is not None and subject.kind is EntityKind.TOP:
        if quantity.unit in (Unit.FRACTION, Unit.POINTS):
            return Scope((Count.ALL,), RULES["topshare"])
        return Scope((Count.NAMED,), RULES["top"].format(n=subject.key))
    if subject is not None and subject.kind in (EntityKind.MODEL, EntityKind.RANK):
        if quantity.unit in (Unit.FRACTION, Unit.POINTS):
            return Scope((Count.ALL,), RULES["modelshare"])
        return Scope((Count.NAMED,), RULES["model"])
    group = _of_group(quantity, found, masked)
    if group is not None:
        return Scope((Count.NAMED,), RULES["group"], of=group)
    near = _nearby(quantity, masked)
    if _CHART.search(near):
        return Scope((Count.CHARTED,), RULES["chart"])
    if quantity.unit in (Unit.FRACTION, Unit.POINTS) and _WHOLE.search(near):
        return Scope((Count.ALL,), RULES["whole"])
    if _CHART.search(text) and not _WHOLE.search(text):
        return Scope((Count.CHARTED,), RULES["chart"])
    return Scope((Count.CHARTED, Count.NAMED), RULES["both"])


_GROUP = re.compile(
    r"^ ?(?:of|in) (?:\w+ ){0,4}?(?:used|processed|handled|served|consumed)? ?(?:by |of )?(?:those |these "
    r"|the )*(?P<who>\ue008+)"
)


def _of_group(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """The whole of a share of models named before: "two thirds of the tokens used by those five models"."""
    match = _GROUP.match(masked.after(quantity.span.end))
    if match is None or quantity.unit != Unit.FRACTION:
        return None
    at = quantity.span.end + match.start("who")
    return next((p.entity for p in found if p.mention.span.start <= at < p.mention.span.end), None)


def _nearby(quantity: Quantity, masked: Masked) -> str:
    """The number's own clause: from the last break before it to the next after it."""
    lead = re.split(r"[,;:()]", masked.before(quantity.span.start))[-1]
    tail = re.split(r"[,;:()]", masked.after(quantity.span.end))[0]
    return f"{lead} {tail}"


def _top(quantity: Quantity, subject: Entity | None, found: tuple[Party, ...], masked: Masked) -> int | None:
    """N when the number is said of the top N: "61 % of its ten biggest models", "among the top 10, 61 % ..."."""
    if quantity.whole and quantity.form == "of":
        return int(quantity.whole)
    for party in found:
        if party.entity is None or party.entity.kind is not EntityKind.TOP or party.entity == subject:
            continue
        size = CHART_SIZE if party.entity.key == "charted" else int(party.entity.key)
        if party.role is Role.PLACE or re.search(r"of \w* ?$", masked.before(party.mention.span.start)):
            return size
        after = masked.between(quantity.span.end, party.mention.span.start)
        if (
            party.mention.span.start >= quantity.span.end
            and re.match(r"^ ?(?:of|on|in|among|across)\b", after)
            and len(after) < 60
        ):
            return size
        if party.mention.span.start >= quantity.span.end and re.search(rf"{TOP}", masked.after(quantity.span.end)[:4]):
            return size
    return None


def standing_top(sentence: Sentence, before: int | None) -> int | None:
    """The top-N set that "of that" in a later sentence points back to."""
    tops = [m.entity.key for m in sentence.mentions if m.entity is not None and m.entity.kind is EntityKind.TOP]
    if not tops:
        return before
    return CHART_SIZE if tops[-1] == "charted" else int(tops[-1])
