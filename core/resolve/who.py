"""Whose tokens a number counts.

There is no parser here and none is needed: press sentences put a number after its subject ("Chinese models processed
4.12 trillion"), or hang the subject on the number with a preposition ("2.94 trillion for the US", "61 % went to ...").
Three rules in that order, then what was talked about before. A mention that is only the place ("on OpenRouter"), the
whole of a share ("of the top ten") or the object of a comparison ("passed American ones, with ...") is no subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from core.model import PLATFORM, Entity, EntityKind, Mention, Quantity, Sentence, Unit
from core.resolve.clause import ANYBODY, NUMBER, PLATFORM_TAG, TIME, TOP, UNLISTED_TAG, WHO, Masked, breaks

COMPARING = (
    r"(?:than|over|against|versus|vs\.?|v\.?|behind|ahead of|past|trails?|trailed|trailing|surpass\w*"
    r"|overt[oa]\w+|outperform\w*|"
    r"outpac\w+|outstrip\w*|outsold|pass(?:ed|ing|es)?|beat(?:s|ing|en)?|eclips\w+|leapfrog\w*|exceed\w*|dwarf\w*|"
    r"top(?:s|ped|ping)|compared (?:with|to)|relative to|edg(?:ed|ing) out|displac\w+|unseat\w+|dethron\w+)"
)
_FILL = r"(?:that of |those of |the |its |their |all |every |any |other |rival |fellow |both |only |just )*"
_OBJECT = re.compile(rf"\b{COMPARING}\s+{_FILL}$")
_LED = re.compile(
    rf"\b(?:leads?|led|leading|heads?|headed|dominat\w+|occup\w+|seiz\w+|tak(?:es?|ing)|took|holds?|held|fill\w*|claim\w*|sweep\w*|swept)\s+{_FILL}$"
)
_PLACED = re.compile(
    rf"(?:\b(?:of|on|in|across|among|amongst|via|through|by|at|from|to|for|inside|within|per|using|counting"
    rf"|considering)|\bof all tokens (?:on|at)) {_FILL}"
    rf"(?:(?:{PLATFORM_TAG}(?:'s?)?|routing|model|ai|aggregation|aggregator|popular|global|big|third-party|us"
    rf"|american|weekly|platform|marketplace|router|api) ?)*$"
)
_EXAMPLE = re.compile(
    rf"\b(?:including|such as|like|e\.g\.,?|especially|notably|particularly|among them"
    rf"|for example,?)\s+(?:{ANYBODY}(?:'s?)?(?:,? (?:and|or) |, |\s+))*{_FILL}$"
)
_SOURCE = re.compile(
    r"^(?:'s?)? ?(?:own |public |weekly |latest |first |new |usage |token |model |official )*"
    r"(?:tables?|rankings?|leader ?boards?|data|charts?|dashboards?|boards?|stud(?:y|ies)|reports?|surveys?"
    r"|analysis|figures|numbers|"
    r"statistics|stats|blog|users?|developers?|api|catalogue?|customers?|founders?|ceo|team|announce\w*|said|says|found|shows?|showed|released|published|records?)\b"
)
_HANG = (
    r"(?:for|from|by|to|through|via|belong(?:s|ed|ing)? to|(?:now |then |already |today )?(?:go(?:es|ing)?|went"
    r"|flow(?:s|ed)?|runs?|ran|"
    r"pass(?:es|ed)?|routed?)(?: now)? (?:to|through)|c[ao]mes? (?:now )?from|originat\w+ (?:from|with)|"
    r"(?:was |were |is |are |being )?(?:generated|processed|handled|consumed|produced|served|made|taken|captured"
    r"|held|used|claimed|owned|driven|accounted for|contributed) by|"
    r"attribut\w+ to|credited to|was|were|is|are|in favou?r of|on)"
)
_UNIT_WORDS = (
    r"(?:(?:of|in) )?(?:(?:the |all |its |total |overall |global |weekly |daily |monthly |combined |processed "
    r"|platform |usage |model |traffic |token )*"
    r"(?:tokens?|token calls?|calls|usage|traffic|volume|throughput|requests|activity|consumption|share|market))?"
)
_PARTITIVE = (
    rf"(?: ?(?:of|on|in|among|across|used by) (?:\w+ ){{0,5}}?(?:{TOP}|{PLATFORM_TAG}|{TIME}|\ue008+)"
    r"(?:'s?)?(?: (?:total |overall |weekly |token )*(?:models?|tokens?|usage|traffic|volume|total))?)*"
)
_AFTER = re.compile(
    rf"^\s*{_UNIT_WORDS}\s*(?:(?:per|a|each|every) (?:week|day|month|year)|weekly|daily)?{_PARTITIVE}\s*(?:now "
    rf"|today |were |was )?{_HANG}\s+{_FILL}(?P<who>{WHO})"
)
_TAKEN_BY_TOP = re.compile(
    rf"^\s*{_UNIT_WORDS}{_PARTITIVE}\s*(?:(?:now )?(?:go(?:es|ing)?|went|belong(?:s|ed)?) to"
    rf"|c[ao]mes? from) {_FILL}(?P<who>{TOP})"
)  # "62 % of all tokens went to the top ten"
_OF = re.compile(rf"^\s*(?:tokens? )?(?:of|in)\s+{_FILL}(?P<who>{WHO})")
_TRAILING = re.compile(rf"^\s*(?P<who>{WHO})(?![^.;,]{{0,30}}\b(?:and|to) \ue00b)")  # "40% OSS / 60% proprietary"


_TOTAL_OF = re.compile(
    rf"^\s*(?P<who>{WHO})(?:'s?)?\s*(?:total|sum|figure|volume|count|tally)\b"
)  # "the 4.69T Chinese total"


class Role(StrEnum):
    """The part that a mention plays in its sentence."""

    SUBJECT = "subject"
    OBJECT = "object"
    PLACE = "place"
    EXAMPLE = "example"  # "including OpenAI's GPT-4o and GPT-5"


@dataclass(frozen=True, slots=True)
class Party:
    """A mention in its sentence, with the part it plays there."""

    mention: Mention
    role: Role

    @property
    def entity(self) -> Entity | None:
        """Whom the mention stands for."""
        return self.mention.entity


def parties(sentence: Sentence, masked: Masked) -> tuple[Party, ...]:
    """Every mention with its role."""
    return tuple(Party(mention, _role(mention, masked)) for mention in sentence.mentions)


def _role(mention: Mention, masked: Masked) -> Role:
    lead = masked.before(mention.span.start)
    tail = masked.after(mention.span.end)
    if _EXAMPLE.search(lead):
        return Role.EXAMPLE
    kind = mention.entity.kind if mention.entity else None
    if _OBJECT.search(lead):
        return Role.PLACE if kind is EntityKind.PLATFORM else Role.OBJECT
    if kind in (EntityKind.PLATFORM, EntityKind.TOP, EntityKind.RANK) and not (
        kind is EntityKind.RANK and mention.form == "phrase" and not _LED.search(lead)
    ):
        if _PLACED.search(lead) or _LED.search(lead) or (kind is EntityKind.PLATFORM and _SOURCE.match(tail)):
            return Role.PLACE
        if kind is EntityKind.PLATFORM and re.match(rf"^(?:'s?)? (?:\w+ ){{0,2}}{ANYBODY}", tail):
            return Role.PLACE  # "OpenRouter's top ten models"
    return Role.SUBJECT


def _at(found: tuple[Party, ...], offset: int) -> Party | None:
    return next((party for party in found if party.mention.span.start <= offset < party.mention.span.end), None)


def subject_of(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """Who the number is about, by the words of its own sentence; ``None`` when they name nobody."""
    hung = _hung_on(quantity, found, masked)
    if hung is not None:
        return hung
    before = _before(quantity, found, masked)
    if before is not None:
        return before
    return _following(quantity, found, masked)


def _hung_on(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    tail = masked.after(quantity.span.end)
    patterns = [_AFTER, _TAKEN_BY_TOP, _TRAILING] if quantity.unit == Unit.FRACTION else [_AFTER, _OF, _TOTAL_OF]
    if quantity.form in ("multiple", "ratio", "ordinal", "lead", "since", "together", "absent", "record"):
        return None
    for pattern in patterns:
        match = pattern.match(tail)
        if match:
            party = _at(found, quantity.span.end + match.start("who"))
            if party is not None and party.entity is not None:
                return joined(party, found, masked)
    return None


def _before(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """The nearest mention before the number that is not merely its place or another's rival."""
    fallback: Entity | None = None
    for party in reversed(found):
        if party.mention.span.end > quantity.span.start or party.entity is None:
            continue
        between = masked.between(party.mention.span.end, quantity.span.start)
        if party.role is Role.EXAMPLE:
            continue
        if party.role is Role.PLACE:
            if fallback is None and party.entity.kind is EntityKind.TOP:
                fallback = party.entity
            continue
        if party.role is Role.OBJECT and (
            re.search(r"[,;:]|\bwith\b|\bby\b|\bin\b|\bfor\b", between) or quantity.unit not in (Unit.TOKENS, "")
        ):
            continue
        if (
            party.entity.kind is EntityKind.UNLISTED
            and breaks(between)
            and not re.match(r"^, (?:which|that|who)\b[^,]*$", between)
        ):
            continue
        if party.mention.form == "field" and re.match(
            r"^(?:-based)? (?:users?|developers?|companies' (?:revenue|profit))", between
        ):
            continue
        return joined(party, found, masked)
    return None


def _following(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """The first mention after the number in reach: "Ranked first was MiniMax M2.5"."""
    for party in found:
        if (
            party.mention.span.start < quantity.span.end
            or party.entity is None
            or party.role is Role.PLACE
            or party.mention.form == "pronoun"
        ):
            continue
        between = masked.between(quantity.span.end, party.mention.span.start)
        if breaks(between) <= 1 and not re.search(NUMBER, between):
            return joined(party, found, masked)
        return None
    return None


def joined(party: Party, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """The mention, or the sum of a list it belongs to ("MiniMax, Moonshot and DeepSeek")."""
    chain = [party]
    ordered = list(found)
    at = ordered.index(party)
    for step, reach in ((-1, range(at - 1, -1, -1)), (1, range(at + 1, len(ordered)))):
        edge = party
        for index in reach:
            neighbour = ordered[index]
            left, right = (neighbour, edge) if step < 0 else (edge, neighbour)
            gap = masked.between(left.mention.span.end, right.mention.span.start)
            alike = all(p.entity is not None and p.entity.kind in _LISTED for p in (neighbour, party))
            if not (alike and _LIST_GAP.fullmatch(gap)):
                break
            chain.append(neighbour)
            edge = neighbour
    members = tuple(p.entity for p in sorted(chain, key=lambda p: p.mention.span) if p.entity is not None)
    unique = tuple(dict.fromkeys(members))
    if len(unique) < 2:
        return party.entity
    return Entity(EntityKind.GROUP, "", listing([member.name for member in unique]), members=unique)


_LIST_GAP = re.compile(r",? (?:and |& )?|, |,? as well as |/| \+ ")
_LISTED = {EntityKind.LAB, EntityKind.FAMILY, EntityKind.MODEL}


def listing(names: list[str]) -> str:
    """Names as English lists them: "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def rivals(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> tuple[Entity | None, Entity | None]:
    """The two sides of a comparison that the sentence draws, (subject, other), as far as it names them.

    The other side is the object of a comparing word, or the mention right after a multiple ("triple the runner-up").
    """
    two = _between(quantity, found, masked)
    if two is not None:
        return two
    subject = subject_of(quantity, found, masked)
    objects = [party for party in found if party.role is Role.OBJECT and party.entity is not None]
    after = [
        p
        for p in found
        if p.mention.span.start >= quantity.span.end and p.entity is not None and p.role is not Role.PLACE
    ]
    if quantity.form in ("multiple", "together") and after:
        other = joined(after[0], found, masked)
        return subject, other if other != subject else None
    if objects:
        nearest = min(objects, key=lambda p: abs(p.mention.span.start - quantity.span.start))
        other = joined(nearest, found, masked)
        if subject is None or subject == other:
            sides = [p.entity for p in found if p.role is Role.SUBJECT and p.entity not in (None, other, PLATFORM)]
            subject = sides[-1] if sides else None
        return subject, other
    sides = list(
        dict.fromkeys(
            p.entity
            for p in found
            if p.entity is not None and p.role is Role.SUBJECT and p.entity.kind is not EntityKind.PLATFORM
        )
    )
    if len(sides) >= 2:
        return sides[0], sides[1]
    return subject, None


def _between(
    quantity: Quantity, found: tuple[Party, ...], masked: Masked
) -> tuple[Entity | None, Entity | None] | None:
    """The two sides of "the gap between A and B"."""
    ahead = [party for party in found if party.mention.span.end <= quantity.span.start]
    for left, right in pairwise(ahead):
        gap = masked.between(left.mention.span.end, right.mention.span.start)
        if re.search(rf"\bbetween {_FILL}$", masked.before(left.mention.span.start)) and re.fullmatch(
            rf"(?:'s?)?(?: \w+){{0,2}} and {_FILL}", gap
        ):
            return left.entity, right.entity
    return None


def on_place(found: tuple[Party, ...]) -> bool:
    """True when the sentence names OpenRouter, as subject or as place."""
    return any(party.entity is not None and party.entity.kind is EntityKind.PLATFORM for party in found)


def unlisted(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Mention | None:
    """A group the data does not list that qualifies the number: "60 % of coding requests", "50 % is roleplay"."""
    for party in found:
        if party.entity is None or party.entity.kind is not EntityKind.UNLISTED:
            continue
        after = masked.between(quantity.span.end, party.mention.span.start)
        before = masked.between(party.mention.span.end, quantity.span.start)
        if party.mention.span.start >= quantity.span.end and breaks(after) == 0 and not re.search(NUMBER, after):
            return party.mention
        if party.mention.span.end <= quantity.span.start and not re.search(f"[,;:()]|{WHO}|{NUMBER}", before):
            return party.mention
    return None


__all__ = [
    "UNLISTED_TAG",
    "Party",
    "Role",
    "joined",
    "listing",
    "on_place",
    "parties",
    "rivals",
    "subject_of",
    "unlisted",
]
