"""Which ways of counting a claim's words ask for. Decided from the words alone, before any number is looked at."""

from __future__ import annotations

import re

from core.datasets import CHART_SIZE
from core.extract.names.entities import group_of
from core.language.grammar import rule
from core.language.tags import TOP
from core.model import PLATFORM, Count, Entity, EntityKind, Quantity, Scope, Unit
from core.resolve.discourse.talk import Talk
from core.resolve.structure.clause import Masked
from core.resolve.structure.counts import CHART, NAMED, RULES, named_only, size_of
from core.resolve.structure.parties import Party, Role, named_at
from core.resolve.structure.place import Place

_TRAFFIC = r"(?:tokens?|usage|traffic|volume|throughput|consumption|inference)"

_WHOLE = rule(  # "all tokens", "total token consumption"; "OpenRouter's tokens" does not say whether all are counted
    rf"\ball (?:of )?(?:platform |routed |weekly |{{platform}}(?:'s?)? )?(?:token )?{_TRAFFIC}\b|"
    rf"\bof (?:all |the )?(?:platform(?:'s)?|total|overall|global)[\w ]{{0,20}}{_TRAFFIC}\b|"
    rf"{{platform}}(?:'s?)? (?:total|overall|whole|entire|global) (?:token |weekly )?{_TRAFFIC}\b|"
    r"\b(?:whole|entire|total) (?:platform|{platform})|\bof the whole\b|"
    r"\b(?:platform|total) (?:volume|traffic|usage|tokens)\b"
)

_WHOLE_BEFORE = rule(  # "DeepSeek held 18 % of all tokens, Anthropic 13.8 % and Xiaomi 9.6 %"
    rf"{{number}} of (?:all|total) (?:of )?(?:platform |routed |weekly |{{platform}}(?:'s?)? )?(?:token )?{_TRAFFIC}"
    r"(?:,? (?:and |while )?{named} (?:at |had |with )?{number}){0,6},? (?:and |while )?{named} (?:at |had |with )?$"
)
_BACK = rule(r"^ ?(?:\w+ ){0,2}of (?:that|those|these|this|them|the total)\b")  # "61 % of that"

_GROUP = rule(
    r"^ ?(?:of|in) (?:\w+ ){0,4}?(?:used|processed|handled|served|consumed)? ?"
    r"(?:by |of )?(?:those |these |the ){0,3}(?P<who>{group})"
)

_HAS = rule(  # "the top ten now counts six Chinese models"
    r"^ ?(?:now |still |also |{time} ?){0,4}{contain} (?:as many as |only |just |at least )?"
)

_OWN = rule(  # "four fifths of OpenAI's 22.1 trillion"
    r"^ ?of (?:all |the )?(?P<who>[{country}{lab}])(?:'s?)? (?:own |total |weekly |combined |token ){0,4}"
    r"(?:{number}|tokens?|usage|traffic|volume|total|consumption)|"
    r"^ ?(?P<of>{country}) (?:tokens?|usage|traffic)\b"  # "one in three Chinese tokens"
)


def counted(quantity: Quantity, subject: Entity | None, place: Place, spoken: Talk) -> Scope:
    """The counts that a number's own words name, else the one that the words over it name."""
    if quantity.unit == Unit.FRACTION and (whole := _pointed_at(quantity, subject, place, spoken)) is not None:
        return Scope((Count.ALL,), RULES["whole"]) if whole == PLATFORM else _named_of(whole)
    own = _scope_of(quantity, subject, place.found, place.masked, spoken.top)
    return spoken.counted if spoken.counted is not None and own.rule == RULES["both"] else own


_OF_IT = rule(r"\b(?:share of {anybody}|of (?:which|that|this|those|these),?)(?: [a-z]+){0,3}? ?$")
_OF_THAT = rule(
    r"^ ?of (?:that|this|those|these|the total|that total|{anybody})(?![\w'])(?! (?:models?|labs?|week|month)\b)"
)
_PRONOUNS = frozenset(("it", "them", "that", "this", "these", "those", "which"))


def _pointed_at(quantity: Quantity, subject: Entity | None, place: Place, spoken: Talk) -> Entity | None:
    """Of whose tokens a share is, that points back at them.

    "Chinese models took 26 trillion. A third of that was DeepSeek's"; "97 trillion tokens, Anthropic's share of it".
    """
    if spoken.amount is None or spoken.amount.unit != Unit.TOKENS or spoken.amount_of == subject:
        return None
    before, after = (
        _OF_IT.search(place.masked.before(quantity.span.start)),
        _OF_THAT.match(place.masked.after(quantity.span.end)),
    )
    names = _names_in(before, quantity.span.start, True, place) if before else []
    names += _names_in(after, quantity.span.end, False, place) if after else []
    told = before or after
    return spoken.amount_of if told and all(name in _PRONOUNS for name in names) else None


def _names_in(match: re.Match[str], at: int, ahead: bool, place: Place) -> list[str]:
    """The mentions in a stretch of the words before or after an offset, as printed."""
    first = place.masked.offset(at, match.start() - len(match.string)) if ahead else at
    end = at if ahead else place.masked.offset(at, match.end())
    spans = (party.mention for party in place.found)
    return [mention.text.lower() for mention in spans if first <= mention.span.start < end]


def _scope_of(
    quantity: Quantity, subject: Entity | None, found: tuple[Party, ...], masked: Masked, standing: int | None
) -> Scope:
    """The counts that apply to one number. ``standing`` is the N of a top-N set the text is still speaking of."""
    singled_out = group_of(quantity.noun) if quantity.form in ("lead", "first of") and quantity.noun else None
    if singled_out is not None:
        return Scope((Count.NAMED,), RULES["among"].format(group=singled_out.name), of=singled_out)
    top = _top(quantity, subject, found, masked)
    if top is None and standing and _BACK.match(masked.after(quantity.span.end)):
        top = standing
    kind = subject.kind if subject is not None else None
    if top is not None and kind is not EntityKind.TOP:
        return _of_top(top)
    group = _of_group(quantity, subject, found, masked)
    if group is not None:
        return _named_of(group)
    if subject is not None:
        named = _by_subject(subject, share=quantity.unit in (Unit.FRACTION, Unit.POINTS))
        if named is not None:
            return named
    return _by_words(quantity, found, masked)


def _of_top(top: int) -> Scope:
    if top == CHART_SIZE:
        return Scope((Count.CHARTED,), RULES["chart"])
    return Scope((Count.TOP,), RULES["top"].format(n=top), top)


def _named_of(group: Entity) -> Scope:
    """The named models of a group are the whole."""
    return Scope((Count.NAMED,), RULES["group"], of=group)


def _by_subject(subject: Entity, *, share: bool) -> Scope | None:
    """The counts of subjects that are the same however models are counted; ``None`` for all others."""
    if subject.kind is EntityKind.PLATFORM:
        return Scope((Count.ALL,), RULES["whole"])
    if subject.kind is EntityKind.TOP:
        rule = RULES["toplabs"] if subject.key.startswith("lab/") else RULES["top"]
        return Scope((Count.ALL,), RULES["topshare"]) if share else named_only(rule.format(n=size_of(subject)))
    if subject.kind in (EntityKind.MODEL, EntityKind.RANK) and not share:
        return named_only(RULES["model"])
    return None


def rescoped(scope: Scope, before: Entity, after: Entity, *, share: bool) -> Scope:
    """The counts of a claim that is read of another subject. What the words say of the whole stays as they say it.

    ``share`` is true for a part of a whole, which differs from count to count for every subject.
    """
    if scope.top is not None or scope.of is not None:
        return scope
    own = _by_subject(after, share=share)
    if own is not None:
        return own
    by_subject = _by_subject(before, share=share) == scope
    return Scope((Count.CHARTED, Count.NAMED), RULES["both"]) if by_subject else scope


_WHOLE_OF_IT = rule(r"\b(?:platform|total|all|overall|whole|entire)\b")

NEAR = 60
"""Characters behind a share in which its whole is named."""


def _of_platform(quantity: Quantity, found: tuple[Party, ...]) -> bool:
    """True for a share of "the platform" or of "total token usage" by those words: the whole of it."""
    return any(
        party.entity is not None
        and party.entity.kind is EntityKind.PLATFORM
        and _WHOLE_OF_IT.search(party.mention.text.lower())
        and 0 <= party.mention.span.start - quantity.span.end < NEAR
        for party in found
    )


def _by_words(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Scope:
    """The counts that the number's clause points at, then those of its sentence; both in use where neither does."""
    near, text = _nearby(quantity, masked), _without_parts(quantity, masked)
    if CHART.search(near):
        return Scope((Count.CHARTED,), RULES["chart"])
    if NAMED.search(near):
        return named_only(RULES["named"])
    if quantity.unit in (Unit.FRACTION, Unit.POINTS) and (_WHOLE.search(near) or _of_platform(quantity, found)):
        return Scope((Count.ALL,), RULES["whole"])
    if quantity.unit == Unit.FRACTION and _WHOLE_BEFORE.search(masked.before(quantity.span.start)):
        return Scope((Count.ALL,), RULES["whole"])
    charted, named = CHART.search(text) is not None, NAMED.search(text) is not None
    if charted and not named and not _WHOLE.search(text):
        return Scope((Count.CHARTED,), RULES["chart"])
    if named and not charted:
        return named_only(RULES["named"])
    return Scope((Count.CHARTED, Count.NAMED), RULES["both"])


def _of_group(quantity: Quantity, subject: Entity | None, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """The whole of a share that is somebody's own: "two thirds of the tokens used by those five models"."""
    tail = masked.after(quantity.span.end)
    match = _GROUP.match(tail) or _OWN.match(tail)
    if match is None or quantity.unit != Unit.FRACTION:
        return None
    party = named_at(found, masked.offset(quantity.span.end, match.start(match.lastgroup or "who")))
    return party.entity if party and party.entity != subject else None


_MARK = rule(r"[,;:()]")

_PART = rule(r"{number} ?(?:of|in) [^,;:(){number}]{0,60}")


def _without_parts(quantity: Quantity, masked: Masked) -> str:
    """The sentence; of a volume without what a share beside it is of: "stood at 982bn, half of the nine models"."""
    if quantity.unit not in (Unit.TOKENS, ""):
        return masked.text
    lead, tail = masked.before(quantity.span.start), masked.after(quantity.span.end)
    return f"{_PART.sub(' ', lead)} {_PART.sub(' ', tail)}"


def _nearby(quantity: Quantity, masked: Masked) -> str:
    """The number's own clause: from the last break before it to the next after it."""
    lead = _MARK.split(masked.before(quantity.span.start))[-1]
    tail = _MARK.split(masked.after(quantity.span.end))[0]
    return f"{lead} {tail}"


def _top(quantity: Quantity, subject: Entity | None, found: tuple[Party, ...], masked: Masked) -> int | None:
    """N when the number is said of the top N: "61 % of its ten biggest models", "among the top 10, 61 % ..."."""
    if quantity.whole and quantity.form == "of":
        return int(quantity.whole)
    tops = [
        (abs(party.mention.span.start - quantity.span.end), size_of(party.entity))
        for party in found
        if party.entity is not None
        and party.entity.kind is EntityKind.TOP
        and party.entity != subject
        and _is_whole(party, quantity, masked)
    ]
    return min(tops)[1] if tops else None


_OF = rule(r"\bof (?:\w{1,20})? ?$")

_IN = rule(r"^ ?(?:of|on|in|among|across)\b")


def _is_whole(party: Party, quantity: Quantity, masked: Masked) -> bool:
    """True for a top set that a number is a part of."""
    at = party.mention.span.start
    if party.role is Role.PLACE or _OF.search(masked.before(at)):
        return True
    if at < quantity.span.end:
        return _HAS.fullmatch(masked.between(party.mention.span.end, quantity.span.start)) is not None
    gap = masked.between(quantity.span.end, at)
    placed = _IN.match(gap) is not None and len(gap) < 60
    return placed or TOP in masked.after(quantity.span.end)[:4]
