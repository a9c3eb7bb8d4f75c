"""Whose tokens a number counts, by the words of its own sentence.

Press sentences put a number after its subject ("Chinese models processed 4.12 trillion"), or hang the subject on the
number with a preposition ("2.94 trillion for the US", "61 % went to ..."). Rules in that order, then the first name
after the number.
"""

from __future__ import annotations

import re

from core.extract.names.coreference import COMPARING
from core.extract.names.entities import group_of
from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import Entity, EntityKind, Mention, Quantity, Unit
from core.resolve.structure.clause import Masked, breaks
from core.resolve.structure.parties import FILL, Party, Role, joined, named_at

_HANG = (
    r"(?:for|from|by|to|through|via|belong(?:s|ed|ing)? to|"
    r"(?:ran|runs?|running|relied|rode) (?:on|through)|"
    r"(?:now |then |already |today )?(?:go(?:es|ing)?|went|flow(?:s|ed|ing)?|runs?|ran|running|"
    r"pass(?:es|ed|ing)?|routed?|routing)(?: now)? (?:to|through)|(?:c[ao]mes?|coming) (?:now )?from|"
    r"originat\w+ (?:from|with)|"
    r"(?:was |were |is |are |being )?(?:generated|processed|handled|consumed|produced|served|made|taken|captured|held|"
    r"used|claimed|owned|driven|accounted for|contributed) by|"
    r"attribut\w+ to|credited to|was|were|is|are|in favou?r of|favou?ring|on)"
)
"""Words that hang a name on the number before them."""

_UNIT_WORDS = (
    r"(?:(?:of|in) )?(?:(?:the |all |its |total |overall |global |weekly |daily |monthly |combined |processed |"
    r"platform |usage |model |traffic |token ){0,4}"
    r"(?:tokens?|token calls?|calls|usage|traffic|volume|throughput|requests|activity|consumption|share|market))?"
)

_PARTITIVE = (
    r"(?: ?(?:of|on|in|among|across|used by) (?:\w+ ){0,5}?"
    r"(?:{top}|{platform}|{time}|{group})(?:'s?)?"
    r"(?: (?:total |overall |weekly |token ){0,3}(?:models?|tokens?|usage|traffic|volume|total))?){0,3}"
)
"""The whole of a share, between the number and the name: "61 % of the top ten's tokens went to ..."."""

_AFTER = rule(
    rf"^ ?(?:(?:out )?of (?:the |its |all )?{{number}}(?= )|"  # "25.9T of 46.7T tokens ran on Chinese models"
    rf"of (?:that total|the total|those|these|that|which|them|{{they}})(?= ))?{_UNIT_WORDS}"
    rf" ?(?:(?:per|a|each|every) (?:week|day|month|year)|weekly|daily)?{_PARTITIVE}"
    rf" ?(?:now |today |were |was )?{_HANG} {FILL}(?:{{they}} )?(?P<who>{{doer}})(?!{{somebody}}|"
    r"'s? {number})"  # "for their U.S. counterparts"
)

_TAKEN_BY_TOP = rule(  # "62 % of all tokens went to the top ten"
    rf"^ ?{_UNIT_WORDS}{_PARTITIVE}"
    rf" ?(?:(?:now )?(?:go(?:es|ing)?|went|belong(?:s|ed)?) to|c[ao]mes? from) {FILL}(?P<who>{{top}})"
)

_OF = rule(rf"^ ?(?:tokens? )?(?:of|in) {FILL}(?P<who>{{doer}})")

_TRAILING = rule(r"^ ?(?P<who>{doer})(?![^.;,{time}]{0,30}\b(?:and|to) {number})")  # "40% OSS / 60% proprietary"

_TOTAL_OF = rule(  # "the 4.69T Chinese total"
    r"^ ?(?P<who>{doer})(?:'s?)? ?(?:total|sum|figure|volume|count|tally)\b"
)

_ADJECTIVE = rule("^ ?(?P<who>{country})(?= tokens?| and| to| against|,? {number}|[.,;)]|$)")  # "23.8 trillion Chinese"

_HANGS = (_AFTER, _OF, _TOTAL_OF, _ADJECTIVE)
_PLACED = rule(  # "second-placed Claude Sonnet 4.5", "the third-ranked model, Kimi K2.6"
    r"^-? ?(?:placed|ranked|place|rated) (?:(?:model|lab|entry),? )?(?P<who>[{lab}{family}{model}])"
)

_SPLIT_BETWEEN = rule(rf"^ ?(?:split )?(?:between|in favou?r of) {FILL}(?P<who>{{doer}})")

_HANGING: dict[str, tuple[re.Pattern[str], ...]] = {
    Unit.FRACTION: (_AFTER, _TAKEN_BY_TOP, _TRAILING, _SPLIT_BETWEEN),
    Unit.MODELS: (_AFTER, _OF, _TRAILING),
}
"""How a name hangs on a share, and on a number of models ("six Chinese models"); all other numbers hang alike."""

_SET_AGAINST = rule(r"\b(?:compared (?:with|to)|against|versus|vs\.?) $")

_BOTH_OF = rule(rf"^ ?(?:tokens? )?(?:and|or) {{number}} (?:for|from|by) {FILL}(?P<who>{{doer}})")
"""A second number between this one and the name of both: "compared with 8.7 trillion and 40 % for China"."""

_WITHOUT_SUBJECT = frozenset(
    ("multiple", "ratio", "ordinal", "lead", "since", "together", "absent", "record", "first of")
)
"""Forms of numbers that have no name hung on them: "second to Kimi" is not Kimi's."""

_PLACES = frozenset(("ordinal", "lead", "absent", "within", "only", "first of"))
"""Forms of numbers that are places in a ranking, which the platform has none of."""

_CLAUSE_OF_IT = rule(r"^, (?:which|that|who)\b[^,]*$")

_PEOPLE = rule(r"^(?:-based)? (?:users?|developers?|companies' (?:revenue|profit))")

_OF_RIVAL = rule(
    r"^(?: ?\([^(){number}]{0,40}\))?(?:[^,;:(){somebody}{number}{cut}]{0,40},)? ?(?:which|who|that|whose)\b"
)  # "it overtook Hy4 preview, which slipped to ..."

_PAST_RIVAL = rule(r"[,;:]|\bwith\b|\bby\b|\bin\b|\bfor\b")

_NO_OWNER = (EntityKind.TOP, EntityKind.PLATFORM)


def subject_of(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """Who the number is about, by the words of its own sentence; ``None`` when they name nobody."""
    if quantity.form == "next":  # "followed by Kimi K2.5"
        return next((p.entity for p in found if quantity.span.covers(p.mention.span)), None)
    if quantity.form in ("only", "absent") and quantity.noun:  # "no American model made the top five"
        return group_of(quantity.noun)
    if quantity.form == "only":  # "the only American entry in the top five" is about American models
        inside = (p for p in found if quantity.span.covers(p.mention.span) and p.entity is not None)
        own = next((p.entity for p in inside if p.entity and p.entity.kind not in _NO_OWNER), None)
        return own or subject_before(quantity, found, masked)
    for found_by in (_beside, _hung_on, subject_before):
        entity = found_by(quantity, found, masked)
        if entity is not None:
            return entity
    return None if pointing(quantity, found) else _following(quantity, found, masked)


def pointing(quantity: Quantity, found: tuple[Party, ...]) -> Mention | None:
    """ "It" or "they" before the number whom nothing makes known: the number is that one's, and no later name's."""
    unknown = (p.mention for p in found if p.entity is None and p.mention.text.lower() in ("it", "they"))
    return next((mention for mention in unknown if mention.span.end <= quantity.span.start), None)


_IN_BRACKETS = rule(r"(?P<who>{doer})(?:'s?)? \((?:still |now |about |just |only |at |with )*$")


def _beside(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """Whom brackets right behind a name are about: "behind OpenAI (10.4 %)"."""
    if quantity.form in _WITHOUT_SUBJECT - {"ordinal"}:
        return None
    lead = masked.before(quantity.span.start)
    match = _IN_BRACKETS.search(lead)
    at = masked.offset(quantity.span.start, match.start("who") - len(lead)) if match else -1
    party = named_at(found, at)
    return None if party is None or party.entity is None or _is_home(party) else party.entity


def _hung_on(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    if quantity.form == "ordinal" and (placed := _PLACED.match(masked.after(quantity.span.end))):
        party = named_at(found, masked.offset(quantity.span.end, placed.start("who")))
        return party.entity if party is not None else None
    if quantity.form in _WITHOUT_SUBJECT:
        return None
    if quantity.unit == Unit.FRACTION and _OF_THEIRS.match(masked.after(quantity.span.end)):
        return None
    at = _behind_pronoun(quantity, found, masked)
    tail = masked.after(at)
    both = (_BOTH_OF,) if _SET_AGAINST.search(masked.before(quantity.span.start)) else ()
    for hanging in (*_HANGING.get(quantity.unit, _HANGS), *both):
        match = hanging.match(tail)
        party = named_at(found, masked.offset(at, match.start("who"))) if match else None
        if party is not None and party.entity is not None and not _is_home(party):
            return joined(party, found, masked)
    return None


_OF_THEIRS = rule(r"^ ?{country} (?:tokens?|usage|traffic)\b")  # "DeepSeek had one in three Chinese tokens"
_OF_PRONOUN = rule(r"^ ?of ")


def _behind_pronoun(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> int:
    """Where the words behind a share go on behind what it is of: "a third of it from DeepSeek"."""
    end = quantity.span.end
    of = _OF_PRONOUN.match(masked.after(end))
    party = named_at(found, masked.offset(end, of.end())) if of else None
    return party.mention.span.end if party is not None and party.mention.form == "pronoun" else end


def _is_home(party: Party) -> bool:
    """True for a country or lab that is only where something is or who made it."""
    named = party.entity is not None and party.entity.kind in (EntityKind.COUNTRY, EntityKind.LAB)
    return named and party.role is Role.PLACE


def subject_before(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """The nearest mention before the number that is not merely its place or another's rival."""
    for party in reversed(found):
        if party.mention.span.end <= quantity.span.start and _may_own(party, quantity, masked):
            between = masked.between(party.mention.span.end, quantity.span.start)
            figured = _SHARED.search(between) is not None
            return joined(_head(party, quantity, found, masked), found, masked, figured=figured)
    return None


_SHARED = rule(r"\b(?:split|splits|shared?|divided?|together|combined|jointly|collectively|between them)\b")
_INSIDE = rule(  # "GPT-5.6 Luna, the smallest of OpenAI's family, hauled in 18.18 trillion"
    r"^(?:'s?)?, (?:the|an?|its|their|one|still|now|once|formerly|developed|made|built|released|launched|owned|backed|"
    r"maker|which|who|whose|long|"
    r"riding on|driven by|helped by|boosted by|thanks to|led by|buoyed by|powered by)\b[^,;:]*$"
)

_OUTSIDE = rule(r"^[^,;:]*, (?!and\b|or\b)\w")


def _head(party: Party, quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Party:
    """Whom a mention inside an apposition is said of; the mention itself outside of one."""
    if not _OUTSIDE.match(masked.between(party.mention.span.end, quantity.span.start)):
        return party
    for earlier in reversed(found[: found.index(party)]):
        if earlier.entity is None or earlier.role is not Role.SUBJECT or earlier.mention.form == "pronoun":
            continue
        if _INSIDE.match(masked.between(earlier.mention.span.end, party.mention.span.start)):
            return earlier
    return party


def relative(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """Whom a clause with "which" or "whose" tells of: "gpt-oss-120b, whose traffic more than doubled"."""
    ahead = [party for party in found if party.mention.span.end <= quantity.span.start]
    if not ahead or ahead[-1].entity is None or ahead[-1].role is Role.PLACE:
        return None
    between = masked.between(ahead[-1].mention.span.end, quantity.span.start)
    return ahead[-1].entity if _RELATIVE.match(between) else None


_RELATIVE = rule(r"^, (?:which|whose|who)\b[^,;:]*$")


def _may_own(party: Party, quantity: Quantity, masked: Masked) -> bool:
    """True for a mention before a number that the number may be about."""
    between = masked.between(party.mention.span.end, quantity.span.start)
    if party.entity is None or party.role is Role.PLACE:
        return False
    if party.role is Role.EXAMPLE and not _OF_RIVAL.match(between):
        return False
    if party.entity.kind is EntityKind.PLATFORM and quantity.form in _PLACES:
        return False
    if party.role is Role.OBJECT and (_OF_RIVAL.match(between) or _is_other_figure(party, between, masked)):
        return True
    if _AGAINST.search(masked.before(party.mention.span.start)) and _PAST_ASIDE.match(between):
        return False
    if party.role is Role.OBJECT and (_PAST_RIVAL.search(between) or quantity.unit not in (Unit.TOKENS, "")):
        return False
    if party.entity.kind is EntityKind.UNLISTED and breaks(between) and not _CLAUSE_OF_IT.match(between):
        return False
    return not (party.mention.form == "field" and _PEOPLE.match(between))


_AGAINST = rule(  # "..., against 9 trillion for US models, and 61 % of the total"
    rf", (?:[\w-]+ ){{0,3}}?(?:{COMPARING}|{{number}} (?:the|that|those)) [^,;:()]{{0,60}}$"
)

_PAST_ASIDE = rule(r"^(?:'s?)?[^,;:()]{0,40}, and\b")

_OWN_FIGURE = rule(r"{number}[^,;:(){somebody}{number}]{0,40}, [^,;:(){somebody}{number}]{0,40}$")

_WITH_FIGURE = rule(r"^(?: ?\([^(){number}]{0,40}\))? (?:with|at|on) (?:only |just )?$")


def _is_other_figure(party: Party, between: str, masked: Masked) -> bool:
    """True for a rival's number behind the first side's: "first with 4.1 trillion, a hair ahead of Kimi with 3.9"."""
    ahead = masked.before(party.mention.span.start)
    return _WITH_FIGURE.match(between) is not None and _OWN_FIGURE.search(ahead) is not None


_EVENT = rule(r"\b(?:the (?:day|week|month)|when|after|before|since|until) $")  # "on 3 April, the day Quasar came"

_OF_WHOSE = rule(r"^ of (?:all |the )*$")  # "a fifth of DeepSeek traffic" is somebody else's


def _following(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """The first mention after the number in reach: "Ranked first was MiniMax M2.5"."""
    for party in found:
        if party.mention.span.start < quantity.span.end or party.entity is None:
            continue
        if party.role is Role.PLACE or party.mention.form == "pronoun":
            continue
        if party.entity.kind is EntityKind.PLATFORM and quantity.form in _PLACES:
            continue
        between = masked.between(quantity.span.end, party.mention.span.start)
        if (quantity.unit == Unit.FRACTION and _OF_WHOSE.fullmatch(between)) or _EVENT.search(between):
            return None
        return joined(party, found, masked) if breaks(between) <= 1 and NUMBER not in between else None
    return None
