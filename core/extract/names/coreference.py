"""Who "they", "the former", "the company" and "the trio" are, by simple salience."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.extract.names.lexicon import reference, regions
from core.language.grammar import pattern
from core.model import Entity, EntityKind, Mention

REACH = 3  # sentences back in which a pronoun still finds its antecedent
NEARBY = 60  # mentions within which it finds it, in a sentence without an end
_MANY = {EntityKind.COUNTRY, EntityKind.WEIGHTS, EntityKind.GROUP, EntityKind.TOP}
_ONE = {EntityKind.LAB, EntityKind.MODEL, EntityKind.FAMILY, EntityKind.PLATFORM}
_LISTED = {EntityKind.MODEL, EntityKind.LAB, EntityKind.FAMILY}


@dataclass(frozen=True, slots=True)
class Past:
    """An entity that was spoken of, and in which sentence; ``named`` unless only pointed back at ("the former").

    ``many`` where the words are a plural ("Chinese models"), which is no "it"; ``placed`` where it stands in brackets
    or is only the place of something: "a nameless model came up on OpenRouter". ``rival`` where a comparing word sets
    it on the other side: "just ahead of Kimi K2.6".
    """

    entity: Entity
    plural: bool
    sentence: int
    named: bool = True
    placed: bool = False
    many: bool = False
    rival: bool = False


COMPARING = (
    r"(?:than|over|against|versus|vs\.?|v\.?|behind|ahead of|in front of|past|trails?|trailed|trailing|surpass\w*|"
    r"los(?:t|es?|ing) (?:(?:ground|out|the lead|the top spot|its lead|their lead) )?to|lag(?:s|ged|ging)?|"
    r"yield(?:ed|s|ing)? to|gave way to|g(?:iv)?ing way to|fell behind|falling behind|"
    r"overt[oa]\w+|outdr[ae]w\w*|outr[au]n\w*|"
    r"outperform\w*|outpac\w+|outstrip\w*|outsold|pass(?:ed|ing|es)?|beat(?:s|ing|en)?|eclips\w+|leapfrog\w*|exceed\w*|"
    r"dwarf\w*|top(?:s|ped|ping)|compared (?:with|to)|relative to|edg(?:ed|ing) out|displac\w+|unseat\w+|dethron\w+|"
    r"flipp\w+|lapp(?:ed|ing)|cross(?:ed|es|ing)|pipp\w+)"
)
"""Words whose object is the other side."""

_ASIDE_REACH = 120  # characters
_PLACE = pattern(r"\b(?:on|at|in|via|through|across|to|from|of|by|onto)(?: the)?\s+$", re.I)


def resolve(mentions_by_sentence: Sequence[Sequence[Mention]], text: str = "") -> list[list[Mention]]:
    """The same mentions, with an entity for every pronoun and phrase whose antecedent is clear.

    Sentences in reading order. An antecedent must agree in number and lie at most ``REACH`` sentences back; one that
    is unclear stays ``None``. ``text`` is what the mentions were found in. ``note`` of a resolved mention says that it
    was resolved.
    """
    past: list[Past] = []
    found: list[list[Mention]] = []
    for number, mentions in enumerate(mentions_by_sentence):
        past = [item for item in past if number - item.sentence <= REACH]
        done: list[Mention] = []
        for at, mention in enumerate(mentions):
            named = mention.entity is not None
            entity = mention.entity or _announced(mentions[at : at + 2], text) or _antecedent(mention, past, number)
            if mention.entity is None and entity is not None:
                mention = replace(mention, entity=entity, note=f"“{mention.text}” is read as {entity.name}.")
            if entity is not None and mention.form != "field":
                placed, rival = _is_placed(mention, entity, text), _is_rival(mention, text)
                past.append(Past(entity, mention.plural, number, named, placed, _is_many(mention), rival))
                del past[:-NEARBY]
            done.append(mention)
        found.append(done)
    return found


def _is_placed(mention: Mention, entity: Entity, text: str) -> bool:
    """True for a platform that is only the place, and for what stands in brackets: neither is what "it" means."""
    before = text[max(mention.span.start - _ASIDE_REACH, 0) : mention.span.start]
    if before.rfind("(") > before.rfind(")"):
        return True
    return entity.kind is EntityKind.PLATFORM and _PLACE.search(before) is not None


_RIVAL = pattern(
    rf"\b(?:{COMPARING}|(?:times|double|twice|triple|half|quarter|third) (?:the|that|those) (?:\w+ ){{0,2}}of) "
    r"(?:the |even |only |just |that of |those of |those from |both |all ){0,3}$",
    re.I,
)


def _is_rival(mention: Mention, text: str) -> bool:
    """True for the object of a comparing word, which the text goes on without: "twice the volume of US models"."""
    return _RIVAL.search(text[max(mention.span.start - _ASIDE_REACH, 0) : mention.span.start]) is not None


_FRONT = pattern(r"\b(?:at|in|on|with|despite|since|after|by|during|over|for|from) $", re.I)
_TO_NAME = pattern(
    r"^ (?!(?:chart|board|list|table|ranking|page|site)s?\b)[\w-]+(?: [\w-]+)?, (?:on [^,;:.]{1,20}, )?(?:the )?$"
)


def _announced(mentions: Sequence[Mention], text: str) -> Entity | None:
    """Whom "its" in front of a clause means: the name behind the comma, "at its height, on Monday, Kimi K2.6 took"."""
    if len(mentions) < 2 or mentions[0].text.lower() not in ("its", "their") or mentions[1].entity is None:
        return None
    own, name = mentions
    alike = own.text.lower() == "their" if name.plural else own.text.lower() == "its"
    fronted = _FRONT.search(text[max(own.span.start - 10, 0) : own.span.start])
    told = alike and fronted and _TO_NAME.match(text[own.span.end : name.span.start])
    return name.entity if told and name.entity is not None and name.entity.kind in _MANY | _ONE else None


def _is_many(mention: Mention) -> bool:
    return mention.plural and mention.text.endswith("s")


def _antecedent(mention: Mention, recent: Sequence[Past], now: int) -> Entity | None:
    sense = reference(mention.text)
    if sense.isdecimal():
        return _together(recent, int(sense))
    match sense:
        case "lab":
            return _last(recent, {EntityKind.LAB}) or _last(recent, {EntityKind.PLATFORM})
        case "model":
            return _topic(recent)
        case "former" | "latter":
            pair = _together([item for item in recent if item.named], 2)
            return pair.members[sense == "latter"] if pair is not None else None
        case "world":
            return _rest_of_the_world(recent)
        case "plural" | "models":
            return _subject(mention, recent, now, many=True)
        case "labs":
            return _subject(mention, recent, now, many=True)
        case "singular":
            return _subject(mention, recent, now, many=False)
    return None


def _last(recent: Sequence[Past], kinds: set[EntityKind]) -> Entity | None:
    return next((item.entity for item in reversed(recent) if item.entity.kind in kinds), None)


def _topic(recent: Sequence[Past]) -> Entity | None:
    """The model that the text is about: of the nearest sentence with one, the last that is nobody's rival.

    A lab stands for its model where the text has named one: "MiniMax raised its price, and the model lost".
    """
    models = [item.entity for item in reversed(recent) if item.entity.kind is EntityKind.MODEL]
    for sentence in sorted({item.sentence for item in recent}, reverse=True):
        for item in reversed(recent):
            if item.sentence != sentence or item.rival or item.placed:
                continue
            made = _made(item.entity, models)
            if made.kind is EntityKind.MODEL:
                return made
    return models[0] if models else None


def _rest_of_the_world(recent: Sequence[Past]) -> Entity | None:
    """Everybody outside the country named last, where ``regions.csv`` knows such a region."""
    country = _last(recent, {EntityKind.COUNTRY})
    key = f"NON-{country.key}" if country is not None else ""
    return replace(country, key=key, name=regions()[key]) if country is not None and key in regions() else None


def _together(recent: Sequence[Past], number: int) -> Entity | None:
    """The last ``number`` different entities of one kind, in reading order; ``None`` when fewer were named.

    Where the nearest sentence names too few, rivals are left out: they are not what an earlier sentence was about.
    """
    for kind in _kinds_by_recency(recent):
        alike = [item for item in reversed(recent) if item.entity.kind is kind]
        nearest = {item.entity for item in alike if item.sentence == alike[0].sentence}
        if len(nearest) < number:
            alike = [item for item in alike if not item.rival] + [item for item in alike if item.rival]
        members = list(dict.fromkeys(item.entity for item in alike))[:number]
        if len(members) == number:
            members.reverse()
            names = [member.name for member in members]
            return Entity(EntityKind.GROUP, "", f"{', '.join(names[:-1])} and {names[-1]}", members=tuple(members))
    return None


def _kinds_by_recency(recent: Sequence[Past]) -> list[EntityKind]:
    kinds = dict.fromkeys(item.entity.kind for item in reversed(recent))
    return [kind for kind in kinds if kind in _LISTED or kind is EntityKind.COUNTRY]


def _subject(mention: Mention, recent: Sequence[Past], now: int, *, many: bool) -> Entity | None:
    """The subject of the nearest sentence that names somebody fitting: the first named there.

    A possessive looks back to the nearest name of its own sentence instead ("Chinese models accelerated their growth").
    "It" may be a country or its share ("China passed the US. It leads"), but no plural where a lab or model is, and
    is the model that a lab named beside it has made ("Tencent released Hy3. It handled 2.7 trillion").
    """
    wanted = _MANY if many else _ONE | {EntityKind.COUNTRY, EntityKind.WEIGHTS}
    fitting = [item for item in recent if item.entity.kind in wanted and not item.placed]
    if not fitting:
        return None
    if recent[-1].entity.kind is EntityKind.UNLISTED and recent[-1].sentence == now != fitting[-1].sentence:
        return None  # "Vercel says it serves ..." is of somebody whom the data does not list
    beside = [item.entity for item in fitting if item.sentence == fitting[-1].sentence]
    first = next(item for item in fitting if item.sentence == fitting[-1].sentence)
    if not many and first.many:
        beside = [entity for entity in beside if entity.kind in _LISTED] or beside
    if not many:
        beside = [_made(entity, beside) for entity in beside]
    possessive = mention.text.lower() in ("their", "its", "theirs")
    if possessive and fitting[-1].sentence == now:
        owners = [item.entity for item in fitting if item.sentence == now and not item.rival]
        return owners[-1] if many and owners else beside[-1]
    return beside[0]


def _made(entity: Entity, beside: Sequence[Entity]) -> Entity:
    """The lab's model where the sentence names one; the entity itself where it is no lab or none is named."""
    if entity.kind is not EntityKind.LAB:
        return entity
    models = (other for other in beside if other.kind is EntityKind.MODEL)
    return next((model for model in models if model.key.partition("/")[0] == entity.key), entity)
