"""Finds whose usage a text is about: countries, labs, models, open weights, top sets, the platform, pronouns.

A text becomes a string of word classes, one letter for each word or name that the lexicon knows ("Chinese open-weight
models processed" is ``cwmj``), and the grammar is regular expressions over that string. So a rule speaks of "a country,
perhaps open or closed, a noun for models" and never of words, and the spans it finds are disjoint and in order.

The letters are those of ``core.extract.lexicon.CODES``; besides, ``V`` is a version without its brand ("V3.2"),
``_`` any other word, ``#`` a whole number up to 100, ``D`` any other number, ``'`` a possessive, ``;`` other marks, and
the marks ``, . : / ( ) & % $`` stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from core.extract.names.coreference import resolve
from core.extract.names.lexicon import (
    NO_ENTRY,
    Entry,
    Token,
    lexicon,
    longest,
    named,
    reference,
    regions,
    telling,
    tokens,
    whole_number,
)
from core.language.grammar import pattern
from core.model import PLATFORM, Entity, EntityKind, Mention, Span

__all__ = ["kind_of", "mentions", "mentions_within", "resolve"]


class Term(NamedTuple):
    """A piece of the text that counts as one word to the grammar. A tuple: one is made for every word."""

    code: str
    start: int
    end: int
    entry: Entry = NO_ENTRY


# --- From words to classes -----------------------------------------------------------------------

_TIERS = (
    r"(?:[-\ ](?:Pro|Max|Flash|Mini|Lite|Plus|Ultra|Turbo|Preview|Coder|Thinking|Nano|Air|Fast|Codex|Instruct|Code"
    r"|Large|Small|Medium|Omni)\b|[-\ ]\d{1,4}[bB]\b){0,4}"
)
_BARE_VERSION = pattern(rf"[VKMR]\d{{1,2}}(?:\.\d{{1,2}})?(?![\w.]\w){_TIERS}")
_VERSION_TAIL = pattern(
    rf"""[-\ ]?
        (?:[VKMRvkmr]\d+(?:\.\d+)* | (?P<plain>\d{{1,3}}(?:\.\d{{1,2}})*(?:o|v|B|b)?)) (?![\w%]|[.,]\d) {_TIERS}""",
    re.X,
)
_EDITION = pattern(r" ([A-Z][a-z]{2,15})(?![\w.])")
_COUNTED = pattern(r" (?:trillion|billion|million|thousand|percent|per cent|[a-z]+s\b)| ?(?:%|tn\b|bn\b|T\b)")
_MARKS = {"'s": "'", "'": "'", ",": ",", ".": ".", ":": ":", "/": "/", "(": "(", ")": ")", "&": "&", "%": "%", "$": "$"}


def _terms(text: str, span: Span) -> list[Term]:
    """A stretch of text as terms, left to right; names are taken whole, the longest first."""
    words = tokens(text, span.start, span.end)
    openers = lexicon().following
    found: list[Term] = []
    at = 0
    while at < len(words):
        token = words[at]
        if not token.joined and found:
            found.append(Term(";", token.start, token.start))
        entry, after = longest(text, words, at) if token.word in openers else (NO_ENTRY, at + 1)
        if entry is NO_ENTRY and token.word[0] not in "vkmr":
            found.append(Term(_code(token.word), token.start, token.end))
            at += 1
        else:
            term = _name(text, entry, token, words[after - 1].end)
            found.append(term)
            while at < len(words) and words[at].start < term.end:
                at += 1
    return found


def _name(text: str, entry: Entry, token: Token, end: int) -> Term:
    """The term of a lexicon entry, or of a version without its brand."""
    if entry.code in VERSIONED and (tail := _version_tail(text, end, entry.code)) is not None:
        return Term("X", token.start, tail, entry)
    if entry is NO_ENTRY or entry.code == "f":
        bare = _BARE_VERSION.match(text, token.start)
        return Term("V", token.start, bare.end()) if bare else Term(_code(token.word), token.start, token.end)
    return Term("U" if entry.code == "B" else entry.code, token.start, end, entry)


VERSIONED = frozenset("LFfB")


def _code(word: str) -> str:
    """The letter of a word, number or mark that the lexicon does not know."""
    if word[0].isdecimal():
        return "#" if word.isdecimal() and len(word) < 4 and int(word) <= 100 else "D"
    return "_" if word[0].isalpha() else _MARKS.get(word, ";")


def _version_tail(text: str, end: int, code: str) -> int | None:
    """Where a version behind a brand ends ("GPT-7", "Kimi K9", "DeepSeek V9 Pro"); ``None`` when none follows.

    A lab's name takes a plain number only with an edition behind it ("Qwen 9 Mega"): in "OpenAI 7" it counts something.
    """
    match = _VERSION_TAIL.match(text, end)
    if match is None or (match["plain"] and _COUNTED.match(text, match.end())):
        return None
    if code != "L" or not match["plain"] or match.end() > match.end("plain"):
        return match.end()
    edition = _EDITION.match(text, match.end())
    return edition.end() if edition and named(edition[1]) is NO_ENTRY else None


# --- Grammar -------------------------------------------------------------------------------------

_A = "a{0,5}"  # AI, large language, leading: bounded, so that no text makes the search slow
_COUNTRY = r"(?:(?:c|n'?)(?:d(?=[aowtmNlbkKpzu_'LFMX]))?)"  # Chinese, China's, US-developed
_OPEN = rf"(?:[wo]{_A})"
_HEAD = r"(?:[ml]|N(?=[uh]))"  # models, labs, "model" in "model usage"
_ENDS = r"(?=[.,;:)]|$)"
_NOT_NAME = r"(?!'?[LFMX])"  # "Chinese startups MiniMax and Moonshot" are themselves
CAN_START = r"(?=[acdeiklmnopqtwxbFHKLMNOPQRSTUVWXZ\#])"  # most words are none of these, and each rule is tried in turn
GRAMMAR = pattern(
    rf"""
      {CAN_START}(?:
      # stray uses: US restrictions, US$; and a maker's country: China's DeepSeek
      (?P<nothing>   Z | n\$ | {_COUNTRY}[a_]?z | {_COUNTRY}[a_]{{0,2}}[mNlb]?'?(?=[LFMX]) )
      # US users, users in China
    | (?P<people>    {_COUNTRY}[aKkow]{{0,4}}p | p[ir]e?[nc](?![mNluh]) )
      # coding workloads, Chinese reasoning models; small models; bare: roleplay
    | (?P<task>      {_COUNTRY}?{_OPEN}?(?:[kK]&?){{0,4}}[kK]{_A}[mNuph]{{1,4}}
                   | {_COUNTRY}?{_OPEN}?S{_A}[wo]?{_A}[mN] | k )
      # Chinese open-weight AI models; the share that is Chinese; systems built in China
    | (?P<country>   x?{_OPEN}?(?:{_COUNTRY}(?=[^'])|c|n')(?:[awotT\#]|_(?=_?{_A}[wo]?{_A}{_HEAD})){{0,5}}
                     {_HEAD}(?:\({_HEAD}?\))?{_NOT_NAME}
                   | x?{_OPEN}?ca?[wo]?(?=[juhv&%])(?!&?[mNlb]) | x?{_OPEN}?ca?[wo]?{_ENDS}
                   | {_OPEN}?{_A}[ml](?:j?d[irv]|r)x?e?n )
      # the Hangzhou-based startup, that model; a Chinese lab is nobody; "Model processed", as a brief begins
    | (?P<one>       e[a_cnd]{{0,3}}[bN](?![uh]){_NOT_NAME} | [cn]{_A}[bN] | (?:(?<=\A;)|\A)[bN](?='|_[^N]|j) )
      # 14T in the US against 19T in China
    | (?P<sided>     (?<=[gu])ie?n[_,&j]{{1,2}}[\#D]g?u{{0,2}}ie?n )
      # in China, across the US
    | (?P<place>     ie?n(?:,n){{0,5}}(?:&e?n)?(?!['muhldkKoawcN]|&c) )
      # those made in China
    | (?P<those>     (?<=e)d[irv]e?n )
      # Chinese cuisine
    | (?P<field>     c(?=[_aeokqtOsfKS]) )
      # China's 9.2T, the US share, outside China
    | (?P<bare>      x?[cn] | xen )
      # V3 or DeepSeek's V3
    | (?P<version>   (?:L'?)?V )
      # Xiaomi's MiMo, Moonshot/Kimi, Kimi K2 (Moonshot AI), the Kimi models
    | (?P<named>     (?:L['/(:]?)?[FMX](?:\(L\)|rL)?\)?m? | L'?{_OPEN}?{_A}m | L )
      # open-weight models; open usage; 60% OSS; open and closed models
    | (?P<weights>   W | w {_A}[mNl] | w(?=[uh]) | o {_A}[mN] | o(?=&{_OPEN}[mN]) | (?<=[\#D%])w(?![zpka_])
                   | w(?=[.,;:)/jyi&v]|$) )
      # the runner-up, the second most used model
    | (?P<ranked>    R | O[ts]{_A}N | (?<![cnwo\#])t {_A}N(?![uhs]){_NOT_NAME} )
      # the top ten models, the ten largest models, top models
    | (?P<top>       t\#(?![g%,.]?D)(?![g%])(?:{_A}{_OPEN}?[cn]?{_A}[ml])? | \#t {_A}[ml] | \#t(?=i?e?P|[.,;:)]|$)
                   | (?<![cnwo])t {_A}[mN]{_NOT_NAME} )
      # OpenRouter, the platform, total weekly volume
    | (?P<platform>  P | H | (?<![qcnLFMX'])T[Tya]{{0,4}}[mNa]?u{{1,3}}(?!j?_?[vr]e?[woa]*[cnLFMX]) )
      # they; the company; those five models
    | (?P<pronoun>   q | Q | e\#{_A}[ml] )
      # Azure, Ernie
    | (?P<unlisted>  U )
      )
    """,
    re.X,
)


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
    terms = _terms(text, span)
    codes = "".join([term.code for term in terms])
    before = len(found)
    for match in GRAMMAR.finditer(codes):
        if match.lastgroup is not None:
            _BUILD[match.lastgroup](text, terms[match.start() : match.end()], found)
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


# --- From matches to mentions: each rule's builder appends what its terms stand for --------------

Terms = Sequence[Term]


def _add(
    text: str, terms: Terms, found: list[Mention], entity: Entity | None, form: str = "name", note: str = ""
) -> None:
    words = _words(text, terms)
    span = Span(terms[0].start, terms[-1].end)
    many = entity.kind in _MANY or terms[-1].code in "mlp" if entity else reference(words) not in _SINGULAR
    found.append(Mention(span, words, entity, form, many, note))


def _words(text: str, terms: Terms) -> str:
    return text[terms[0].start : terms[-1].end]


_SINGULAR = {"singular", "lab", "model", "former", "latter", ""}
_MANY = {EntityKind.COUNTRY, EntityKind.WEIGHTS, EntityKind.TOP}


def _first(terms: Terms, codes: str) -> Entry:
    """The entry of the first term of these classes; ``NO_ENTRY`` when there is none."""
    return next((term.entry for term in terms if term.code in codes), NO_ENTRY)


def _nothing(text: str, terms: Terms, found: list[Mention]) -> None:
    pass


def _unlisted(text: str, terms: Terms, found: list[Mention]) -> None:
    entry = terms[0].entry
    _add(text, terms, found, Entity(EntityKind.UNLISTED, entry.key, _words(text, terms)), note=entry.note)


def _people(text: str, terms: Terms, found: list[Mention]) -> None:
    if terms[0].code in "cn" and _words(text, terms[-1:]).lower() == "developers":
        _country(text, terms, found, note=MAKERS)
        return
    _add(text, terms, found, Entity(EntityKind.UNLISTED, PEOPLE, _words(text, terms)), note=WHERE_USERS_ARE)


def _task(text: str, terms: Terms, found: list[Mention]) -> None:
    entry = _first(terms, "kKS")
    form = "field" if all(term.code == "k" for term in terms) else "name"
    _add(text, terms, found, Entity(EntityKind.UNLISTED, entry.key, _words(text, terms)), form, entry.note)


PEOPLE, WHERE_USERS_ARE = "people", "the data counts tokens of models, not where their users are"
MAKERS = "developers are read as the makers of models, not as their users"


def _country(text: str, terms: Terms, found: list[Mention], form: str = "name", note: str = "") -> None:
    where = _first(terms, "cn")
    weights = _first(terms, "wo").key
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
        entity = Entity(EntityKind.UNLISTED, _words(text, [name]), _words(text, [name]))
    else:
        entity = replace(_entity(name.entry), weights=_first(terms, "wo").key)
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
    version = _words(text, terms[-1:])
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
    number = next((whole_number(_words(text, [term])) for term in terms if term.code == "#"), "")
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


_BUILD: dict[str, Callable[[str, Terms, list[Mention]], None]] = {
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


def mentions_within(text: str, spans: Iterable[Span]) -> list[Mention]:
    """Every mention in a surface text, in reading order; none reaches over the end of one of the ``spans``."""
    found: list[Mention] = []
    for span in spans:
        _within(text, span, found)
    return _with_short_names(text, found)


def kind_of(mention: Mention) -> str:
    """What a mention speaks of: a kind of entity, or the form of one that names nobody yet ("they")."""
    return mention.entity.kind.value if mention.entity is not None else mention.form
