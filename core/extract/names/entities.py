"""Finds whose usage a text is about: countries, labs, models, open weights, top sets, the platform, pronouns.

A text becomes a string of word classes (``terms.py``), the grammar (``rules.py``) finds the spans, which are disjoint
and in order, and ``building.py`` says who they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from core.extract.names.building import BUILD, MAKERS, PEOPLE, WHERE_USERS_ARE
from core.extract.names.lexicon import telling
from core.extract.names.rules import GRAMMAR
from core.extract.names.terms import terms_of
from core.language.grammar import pattern
from core.model import Entity, EntityKind, Mention, Span


def mentions(text: str) -> list[Mention]:
    """Every mention in a surface text, in reading order and without overlaps."""
    return mentions_within(text, [Span(0, len(text))])


def group_of(words: str) -> Entity | None:
    """The models that adjectives single out ("American", "Chinese open-weight"); ``None`` where they name no such "
    "group."""
    found = mentions(f"{words} models")
    if len(found) != 1 or found[0].span.start or found[0].entity is None:
        return None
    return found[0].entity if found[0].entity.kind in (EntityKind.COUNTRY, EntityKind.WEIGHTS) else None


_SHORT_NAME = pattern(r"(?<![\w.-])[A-Z]\w{1,40}+")

_ENDS_NAME = pattern(r"(?![\w-]| ?\d)")


def _with_short_names(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with those by one word of a model's name, once it was named in full: "Luna" for GPT-5.6 Luna."""
    models = [m for m in found if m.entity is not None and m.entity.kind is EntityKind.MODEL]
    words = set().union(*(_short_names(mention) for mention in models))
    if not words:
        return found
    short: list[Mention] = []
    latest: dict[str, Entity] = {}  # the model named last, by each word of its name
    at = 0
    longer = [name for name in words if " " in name]
    for match in _SHORT_NAME.finditer(text):
        name = next((name for name in longer if text.startswith(name, match.start())), match.group())
        end = match.start() + len(name)
        if name not in words or not _ENDS_NAME.match(text, end):
            continue
        while at < len(found) and found[at].span.end <= match.start():
            model = found[at].entity
            if model is not None and model.kind is EntityKind.MODEL:
                latest |= dict.fromkeys(_short_names(found[at]), model)
            at += 1
        entity = latest.get(name)
        if entity is not None and (at == len(found) or found[at].span.start >= end):
            short.append(Mention(Span(match.start(), end), name, entity, note=f"read as {entity.name}"))
    return sorted([*found, *short], key=lambda mention: mention.span)


_CLOAKED = pattern(r"(?<!\w)(?P<short>[A-Z]\w{0,30}+(?: [A-Z]\w{0,30}+)?) Alpha")


def _short_names(mention: Mention) -> set[str]:
    """The words that mean the model alone: those of one lab only, and what stands before a cloaked model's "Alpha"."""
    assert mention.entity is not None
    cloaked = _CLOAKED.fullmatch(mention.text)
    return (set(mention.entity.name.split()) & telling()) | ({cloaked["short"]} if cloaked else set())


def _within(text: str, span: Span, found: list[Mention]) -> None:
    """Append the mentions inside one span of the text to ``found``, which holds those before it."""
    terms = terms_of(text, span)
    codes = "".join([term.code for term in terms])
    before = len(found)
    for match in GRAMMAR.finditer(codes):
        if match.lastgroup is not None:
            BUILD[match.lastgroup](text, terms[match.start() : match.end()], found)
    for at in range(before + 1, len(found)):
        found[at] = _as_customers(text, found[at])
    if any(mention.entity is not None and mention.entity.key == PEOPLE for mention in found[before:]):
        found[before:] = [_beside_people(mention) for mention in found[before:]]


_USED_BY = pattern(
    r"\b(?:usage|used?|tokens|traffic|consumption|requests|calls|demand)\s+(?:by|among|at)\s+(?:the\s+)?$", re.I
)

_BUYERS = pattern(r"(?:companies|firms|start-?ups|businesses|organi[sz]ations|groups)$", re.I)


def _as_customers(text: str, mention: Mention) -> Mention:
    """Companies that somebody else's tokens are used by are customers: "a third of the tokens used by US firms"."""
    entity, first = mention.entity, mention.span.start
    if entity is None or entity.kind is not EntityKind.COUNTRY or not _BUYERS.search(mention.text):
        return mention
    if not _USED_BY.search(text[max(first - 40, 0) : first]):
        return mention
    return replace(mention, entity=Entity(EntityKind.UNLISTED, PEOPLE, mention.text), note=WHERE_USERS_ARE)


def _beside_people(mention: Mention) -> Mention:
    """Developers named beside users are people as those are: "US users send 47 %, Chinese developers 6 %"."""
    if mention.note != MAKERS:
        return mention
    return replace(mention, entity=Entity(EntityKind.UNLISTED, PEOPLE, mention.text), note=WHERE_USERS_ARE)


def mentions_within(text: str, spans: Iterable[Span]) -> list[Mention]:
    """Every mention in a surface text, in reading order; none reaches over the end of one of the ``spans``."""
    found: list[Mention] = []
    for span in spans:
        _within(text, span, found)
    return _with_short_names(text, found)


def kind_of(mention: Mention) -> str:
    """What a mention speaks of: a kind of entity, or the form of one that names nobody yet ("they")."""
    return mention.entity.kind.value if mention.entity is not None else mention.form
