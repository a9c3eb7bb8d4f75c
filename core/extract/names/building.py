"""From matches to mentions: each rule's builder appends what its terms stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from core.extract.names.lexicon import NO_ENTRY, Entry, named, reference, regions, whole_number
from core.extract.names.terms import Term
from core.language.grammar import pattern
from core.model import PLATFORM, Entity, EntityKind, Mention, Span

Terms = Sequence[Term]


def _add(
    text: str, terms: Terms, found: list[Mention], entity: Entity | None, form: str = "name", note: str = ""
) -> None:
    words = words_of(text, terms)
    span = Span(terms[0].start, terms[-1].end)
    many = entity.kind in _MANY or terms[-1].code in "mlp" if entity else reference(words) not in _SINGULAR
    found.append(Mention(span, words, entity, form, many, note))


def words_of(text: str, terms: Terms) -> str:
    """The words of some terms, as printed."""
    return text[terms[0].start : terms[-1].end]


_SINGULAR = {"singular", "lab", "model", "former", "latter", ""}

_MANY = {EntityKind.COUNTRY, EntityKind.WEIGHTS, EntityKind.TOP}


def first_of(terms: Terms, codes: str) -> Entry:
    """The entry of the first term of these classes; ``NO_ENTRY`` when there is none."""
    return next((term.entry for term in terms if term.code in codes), NO_ENTRY)


def _nothing(text: str, terms: Terms, found: list[Mention]) -> None:
    pass


def _unlisted(text: str, terms: Terms, found: list[Mention]) -> None:
    entry = terms[0].entry
    _add(text, terms, found, Entity(EntityKind.UNLISTED, entry.key, words_of(text, terms)), note=entry.note)


def _people(text: str, terms: Terms, found: list[Mention]) -> None:
    if terms[0].code in "cn" and words_of(text, terms[-1:]).lower() == "developers":
        _country(text, terms, found, note=MAKERS)
        return
    _add(text, terms, found, Entity(EntityKind.UNLISTED, PEOPLE, words_of(text, terms)), note=WHERE_USERS_ARE)


def _task(text: str, terms: Terms, found: list[Mention]) -> None:
    entry = first_of(terms, "kKS")
    form = "field" if all(term.code == "k" for term in terms) else "name"
    _add(text, terms, found, Entity(EntityKind.UNLISTED, entry.key, words_of(text, terms)), form, entry.note)


PEOPLE, WHERE_USERS_ARE = "people", "the data counts tokens of models, not where their users are"

MAKERS = "developers are read as the makers of models, not as their users"


def _country(text: str, terms: Terms, found: list[Mention], form: str = "name", note: str = "") -> None:
    where = first_of(terms, "cn")
    weights = first_of(terms, "wo").key
    outside = any(term.code == "x" for term in terms)
    key = f"NON-{where.key}" if outside else where.key
    name = regions().get(key, f"non-{where.name}") if outside else where.name
    if weights:
        name = name.replace(" models", f" {WEIGHTS[weights]}")
    _add(text, _unpossessed(terms), found, Entity(EntityKind.COUNTRY, key, name, weights), form, note or where.note)


def _field(text: str, terms: Terms, found: list[Mention]) -> None:
    _country(text, terms, found, "field")


def _sided(text: str, terms: Terms, found: list[Mention]) -> None:
    """Two countries that amounts are set against each other in: those of their models, as the data counts them."""
    for term in terms:
        if term.code == "n":
            _country(text, [term], found, note=MADE_IN)


MADE_IN = "an amount in a country is read as that of its models: the data does not know where users are"

WEIGHTS = {"open": "open-weight models", "closed": "closed models"}


def _unpossessed(terms: Terms) -> Terms:
    return terms[:-1] if terms[-1].code == "'" else terms


def _named(text: str, terms: Terms, found: list[Mention]) -> None:
    """A lab, family or model, its maker before it ("Xiaomi's MiMo", "Moonshot/Kimi") and "models" behind it."""
    names = [term for term in terms if term.code in "LFMX"]
    for left, right in pairwise(names):
        if _author(left) != _author(right):
            cut = terms.index(right)
            _named(text, terms[: terms.index(left) + 1], found)
            _named(text, terms[cut:], found)
            return
    names.sort(key=lambda term: term.code == "L")  # the maker may stand before or behind
    if terms[-1].code == ")" and len(names) == 1:
        terms = terms[:-1]
    name = names[0]
    if name.code == "X":
        entity = Entity(EntityKind.UNLISTED, words_of(text, [name]), words_of(text, [name]))
    else:
        entity = replace(_entity(name.entry), weights=first_of(terms, "wo").key)
    _add(text, _unpossessed(terms), found, entity, note=NO_VERSION if name.code == "X" else name.entry.note)


NO_VERSION = "the data names no model of this version"

_KINDS = {"L": EntityKind.LAB, "F": EntityKind.FAMILY, "M": EntityKind.MODEL}


def _entity(entry: Entry) -> Entity:
    return Entity(_KINDS[entry.code], entry.key, entry.name)


def _author(term: Term) -> str:
    author = term.entry.key.partition("/")[0]
    return _SAME_LAB.get(author, author)


_SAME_LAB = {"alibaba": "qwen", "meta": "meta-llama"}  # two author slugs of one company


def _version(text: str, terms: Terms, found: list[Mention]) -> None:
    """A version alone: of the brand right before it, else of one named last ("DeepSeek's V3 and V2")."""
    version = words_of(text, terms[-1:])
    owners = [term.entry.key for term in terms[:-1] if term.code == "L"]
    owners += [past.entity.key for past in found[:-NEARBY:-1] if past.entity and past.entity.kind in _KINDS.values()]
    authors = dict.fromkeys([*(key.partition("/")[0] for key in owners), *_BRANDS])
    entries = (named(f"{_BRANDS.get(author, author)} {version}") for author in authors)
    entry = next((entry for entry in entries if entry.code in _KINDS), NO_ENTRY)
    if entry is NO_ENTRY:
        _add(text, terms, found, Entity(EntityKind.UNLISTED, version, version), note=NO_VERSION)
    else:
        note = "" if len(terms) > 1 else "version alone, of a brand named before"
        _add(text, terms, found, _entity(entry), note=note)


NEARBY = 50  # mentions within which a version finds its brand

_BRANDS = {"deepseek": "deepseek", "minimax": "minimax", "moonshotai": "kimi", "xiaomi": "mimo"}
"""Makers whose versions go by a letter (V3, M2, K2), with the brand before it; tried when no brand was named."""


def _weights(text: str, terms: Terms, found: list[Mention]) -> None:
    key = terms[0].entry.key
    _add(text, terms, found, Entity(EntityKind.WEIGHTS, key, WEIGHTS[key]))


def _top(text: str, terms: Terms, found: list[Mention]) -> None:
    number = next((whole_number(words_of(text, [term])) for term in terms if term.code == "#"), "")
    if number and terms[-1].code == "l":
        _add(text, terms, found, Entity(EntityKind.TOP, f"lab/{number}", f"the top {number} labs"))
        return
    name = f"the top {number} models" if number else "the charted top models"
    _add(text, terms, found, Entity(EntityKind.TOP, number or "charted", name))


def _ranked(text: str, terms: Terms, found: list[Mention]) -> None:
    key = terms[0].entry.key if terms[0].code in "RO" else "1"
    _add(text, terms, found, Entity(EntityKind.RANK, key, f"the model ranked {key}"), "phrase")


def _platform(text: str, terms: Terms, found: list[Mention]) -> None:
    _add(text, terms, found, PLATFORM, "name" if terms[0].code == "P" else "phrase")


def _one(text: str, terms: Terms, found: list[Mention]) -> None:
    """ "The Chinese startup", "the Hangzhou-based lab": one of them, said before.

    "A Chinese lab" stands for none, and "every Chinese lab" for all.
    """
    if terms[0].code in "ebN":
        _add(text, terms, found, None, "phrase")
    elif _EVERY.search(text[max(terms[0].start - 8, 0) : terms[0].start]):
        _country(text, terms, found)


_EVERY = pattern(r"\b(?:every|each)\s$", re.I)


def _pronoun(text: str, terms: Terms, found: list[Mention]) -> None:
    _add(text, terms, found, None, "pronoun" if terms[0].code == "q" else "phrase", terms[0].entry.note)


BUILD: dict[str, Callable[[str, Terms, list[Mention]], None]] = {
    "nothing": _nothing,
    "people": _people,
    "task": _task,
    "country": _country,
    "one": _one,
    "sided": _sided,
    "place": _nothing,
    "those": _country,
    "field": _field,
    "bare": _country,
    "named": _named,
    "version": _version,
    "weights": _weights,
    "top": _top,
    "ranked": _ranked,
    "platform": _platform,
    "pronoun": _pronoun,
    "unlisted": _unlisted,
}
