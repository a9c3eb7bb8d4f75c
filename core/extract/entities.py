"""Finds whose usage a text is about: countries, labs, models, open weights, top sets, the platform, pronouns.

A text becomes a string of word classes, one letter for each word or name that the lexicon knows ("Chinese open-weight
models processed" is ``cwmj``), and the grammar is regular expressions over that string. So a rule speaks of "a country,
perhaps open or closed, a noun for models" and never of words, and the spans it finds are disjoint and in order.

The letters are those of ``core.extract.lexicon.CODES``; besides, ``V`` is a version without its brand ("V3.2"),
``_`` any other word, ``#`` a whole number up to 100, ``D`` any other number, ``'`` a possessive, ``;`` other marks, and
comma, full stop, slash and parenthesis stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from core.extract.coreference import resolve
from core.extract.lexicon import Entry, Token, longest, reference, regions, tokens, whole_number
from core.model import PLATFORM, Entity, EntityKind, Mention, Span

__all__ = ["mark_entities", "mentions", "resolve"]


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of the text that counts as one word to the grammar."""

    code: str
    start: int
    end: int
    entry: Entry | None = None
    words: str = ""


# --- From words to classes -----------------------------------------------------------------------

_BARE_VERSION = re.compile(r"[VKMR]\d{1,2}(?:\.\d{1,2})?(?:-[A-Z][a-z]+)*(?![\w.]\w)")
_TIER = r"(?:Pro|Max|Flash|Mini|Lite|Plus|Ultra|Turbo|Preview|Coder|Thinking|Nano|Air|Fast|Codex|Instruct|Code|Large|Small|Medium|Omni)"
_VERSION_TAIL = re.compile(
    rf"(?:-|\ )?(?:[VKMRvkmr]\d+(?:\.\d+)*|(?P<plain>\d{{1,3}}(?:\.\d{{1,2}})*(?:o|v|B|b)?))(?![\w%]|[.,]\d)(?:[-\ ]{_TIER}\b|[-\ ]\d+[bB]\b)*", re.X
)
_AFTER_NUMBER = re.compile(r"\ (?:trillion|billion|million|thousand|quadrillion|percent|per\ cent|points|times|[a-z]+s\b)|\ ?(?:%|tn\b|bn\b|T\b)", re.X)
_MARKS = {"'s": "'", "'": "'", ",": ",", ".": ".", "/": "/", "(": "(", ")": ")", "&": "&", "%": "%", "$": "$"}


def _terms(text: str, span: Span) -> list[Term]:
    """A stretch of text as terms, left to right; names are taken whole, the longest first."""
    words = tokens(text, span.start, span.end)
    found: list[Term] = []
    at = 0
    while at < len(words):
        term, at = _next(text, words, at)
        if not words[at - 1].joined and found and term.code not in ";,.":
            found.append(Term(";", term.start, term.start))
        found.append(term)
    return found


def _next(text: str, words: Sequence[Token], at: int) -> tuple[Term, int]:
    """The term that begins at token ``at``, and the index of the token behind it."""
    token = words[at]
    hit = longest(text, words, at)
    start = token.start
    if hit is not None:
        entry, after = hit
        end = words[after - 1].end
        if entry.code in "LFfB" and (tail := _version_tail(text, end, entry.code)) is not None:
            return Term("X", start, tail, entry, text[start:tail]), _index(words, after, tail)
        if entry.code not in "fB":
            return Term(entry.code, start, end, entry, text[start:end]), after
        if entry.code == "B":
            return Term("U", start, end, entry, text[start:end]), after
    bare = _BARE_VERSION.match(text, start)
    if bare is not None:
        return Term("V", start, bare.end(), None, bare.group()), _index(words, at + 1, bare.end())
    return Term(_code(token), start, token.end, None, text[start : token.end]), at + 1


def _code(token: Token) -> str:
    word = token.word
    if word[0].isdigit():
        return "#" if word.isdigit() and int(word) <= 100 else "D"
    if word[0].isalpha():
        return "_"
    return _MARKS.get(word, ";")


def _version_tail(text: str, end: int, code: str) -> int | None:
    """Where a version behind a brand ends ("GPT-7", "Kimi K9", "DeepSeek V9 Pro"); ``None`` when none follows.

    A lab's name takes only versions with a letter: in "OpenAI 7" the 7 counts something.
    """
    match = _VERSION_TAIL.match(text, end)
    if match is None or (match["plain"] and (code == "L" or _AFTER_NUMBER.match(text, match.end()))):
        return None
    return match.end()


def _index(words: Sequence[Token], at: int, end: int) -> int:
    while at < len(words) and words[at].start < end:
        at += 1
    return at


# --- Grammar -------------------------------------------------------------------------------------

_COUNTRY = r"(?:c|n'?)(?:d(?=[aowtmlkpzu_']))?"
_MODELS = "[ml]"
GRAMMAR = re.compile(
    rf"""
      (?P<nothing>   Z | n\$ | {_COUNTRY}[a_]?z )
    | (?P<people>    {_COUNTRY}[aKkow]*p | p(?:i|r)e?[nc](?![mluh]) )
    | (?P<task>      (?:{_COUNTRY})?[wo]?a*(?:[kK]&?)*(?:K|k)a*[mup]+ | (?:{_COUNTRY})?[wo]?Sa*[wo]?a*m | k )
    | (?P<country>   x?(?:[wo]a*)?(?:{_COUNTRY}(?=[^'])|c|n')(?:[awotT\#]|_(?=_?a*[wo]?a*[ml])){{0,5}}{_MODELS}(?:\({_MODELS}?\))?(?!'?[LFMX])
                   | x?(?:[wo]a*)?c[wo](?=[.,;)juhv&v%]|$)
                   | [wo]?a*{_MODELS}(?:(?:j?d)[irv]|r)x?e?n )
    | (?P<maker>     {_COUNTRY}[a_]{{0,2}}(?:l|m)?'?(?=[LFMX]) )
    | (?P<place>     i e? n(?:,n)*(?:&e?n)*(?!['muhldkKoawc]|&c) )
    | (?P<field>     c(?=[_aeokqtOsfKS]) )
    | (?P<bare>      x?[cn] | xen )
    | (?P<version>   L'?V | V )
    | (?P<named>     (?:L(?:'|/|\()?)?[FMX]\)?m? | L'?[wo]?a*m | L )
    | (?P<weights>   w a*[ml] | w(?=[uh]) | o a*m | (?<=[\#D%])w(?![zpka_]) | w(?=[.,;)/jyi&v]|$) )
    | (?P<top>       t[\#](?![g%,.]?D)(?![g%])(?:a*[wo]?a*[cn]?a*[ml])? | [\#]t a*[ml] | (?<![cnwoO])t a*m(?!'?[LFMX]) )
    | (?P<ranked>    R | O[ts]a*m )
    | (?P<platform>  P | H | (?<![qcnLFMX'])T[Tya]*[ma]?u+(?!j?_?[vr]e?[woa]*[cnLFMX]) )
    | (?P<pronoun>   q | Q | e\#a*[ml] )
    | (?P<unlisted>  U )
    """,
    re.X,
)


def mentions(text: str) -> list[Mention]:
    """Every mention in a surface text, in reading order and without overlaps."""
    return _within(text, Span(0, len(text)), [])


def _within(text: str, span: Span, before: Sequence[Mention]) -> list[Mention]:
    """The mentions inside one span of the text; ``before`` are those of the text ahead of it."""
    terms = _terms(text, span)
    codes = "".join(term.code for term in terms)
    found: list[Mention] = []
    for match in GRAMMAR.finditer(codes):
        if match.lastgroup is not None:
            found.extend(_BUILD[match.lastgroup](text, terms[match.start() : match.end()], [*before, *found]))
    return found


Builder = Callable[[str, Sequence[Term], Sequence[Mention]], list[Mention]]


def _mention(text: str, terms: Sequence[Term], entity: Entity | None, form: str = "name", note: str = "") -> Mention:
    span = Span(terms[0].start, terms[-1].end)
    last = terms[-1].words.lower()
    plural = entity.kind in _MANY if entity is not None else reference(span.of(text)) not in _SINGULAR
    return Mention(span, span.of(text), entity, form, plural or _is_plural(last), note)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s")) and word not in ("its", "this")


_SINGULAR = {"singular", "lab", "model", "former", "latter", ""}
_MANY = {EntityKind.COUNTRY, EntityKind.WEIGHTS, EntityKind.TOP}


def _nothing(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    return []


def _unlisted(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    entry = next(term.entry for term in terms if term.entry is not None)
    span = Span(terms[0].start, terms[-1].end).of(text)
    return [_mention(text, terms, Entity(EntityKind.UNLISTED, entry.key, span), note=entry.note)]


def _people(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    entity = Entity(EntityKind.UNLISTED, "people", Span(terms[0].start, terms[-1].end).of(text))
    return [_mention(text, terms, entity, note="the data counts tokens of models, not where their users are")]


def _task(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    entry = next(term.entry for term in terms if term.code in "kKS" and term.entry is not None)
    bare = all(term.code == "k" for term in terms)
    entity = Entity(EntityKind.UNLISTED, entry.key, Span(terms[0].start, terms[-1].end).of(text))
    return [_mention(text, terms, entity, "field" if bare else "name", entry.note)]


def _country(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    where = next(term for term in terms if term.code in "cn" and term.entry is not None)
    assert where.entry is not None
    weights = next((term.entry.key for term in terms if term.code in "wo" and term.entry is not None), "")
    outside = any(term.code == "x" for term in terms)
    key = f"NON-{where.entry.key}" if outside else where.entry.key
    name = regions().get(key, f"non-{where.entry.name}") if outside else where.entry.name
    if weights:
        name = name.replace(" models", " open-weight models" if weights == "open" else " closed models")
    return [_mention(text, _unpossessed(terms), Entity(EntityKind.COUNTRY, key, name, weights), note=where.entry.note)]


def _field(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    return [replace(mention, form="field") for mention in _country(text, terms, before)]


def _unpossessed(terms: Sequence[Term]) -> Sequence[Term]:
    return terms[:-1] if terms[-1].code == "'" else terms


def _named(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    """A lab, family or model, its maker before it ("Xiaomi's MiMo", "Moonshot/Kimi") and "models" behind it."""
    names = [term for term in terms if term.code in "LFMX"]
    if len(names) == 2 and _author(names[0]) != _author(names[1]):
        cut = list(terms).index(names[1])
        first = [term for term in terms[:cut] if term.code not in "'/("]
        return [*_named(text, first, before), *_named(text, terms[cut:], before)]
    if terms[-1].code == ")" and len(names) == 1:
        terms = terms[:-1]
    if names[-1].code == "X":
        entity = Entity(EntityKind.UNLISTED, names[-1].words, names[-1].words)
        return [_mention(text, terms, entity, note=_NO_VERSION)]
    weights = next((term.entry.key for term in terms if term.code in "wo" and term.entry is not None), "")
    entity = replace(_entity(names[-1]), weights=weights)
    return [_mention(text, _unpossessed(terms), entity, note=names[-1].entry.note if names[-1].entry else "")]


_NO_VERSION = "the data names no model of this version"
_KINDS = {"L": EntityKind.LAB, "F": EntityKind.FAMILY, "M": EntityKind.MODEL}


def _entity(term: Term) -> Entity:
    assert term.entry is not None
    return Entity(_KINDS[term.code], term.entry.key, term.entry.name)


_SAME_AUTHOR = {"alibaba": "qwen", "meta": "meta-llama"}


def _author(term: Term) -> str:
    author = term.entry.key.partition("/")[0] if term.entry is not None else ""
    return _SAME_AUTHOR.get(author, author)


def _version(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    """A version alone, of the brand right before it or named last ("DeepSeek's V3 and V2")."""
    version = terms[-1].words
    owners = [term.entry.key for term in terms[:-1] if term.entry is not None]
    owners += [mention.entity.key for mention in reversed(before) if mention.entity and mention.entity.kind in _BRANDED]
    for author in dict.fromkeys(key.partition("/")[0] for key in owners):
        alias = f"{_BRAND_WORDS.get(author, author)} {version}"
        words = tokens(alias)
        hit = longest(alias, words, 0)
        if hit is not None and hit[1] == len(words) and hit[0].code in _KINDS:
            entity = _entity(Term(hit[0].code, terms[0].start, terms[-1].end, hit[0]))
            return [_mention(text, terms, entity, note="" if len(terms) > 1 else "version alone, of a brand named before")]
    return [_mention(text, terms, Entity(EntityKind.UNLISTED, version, version), note=_NO_VERSION)]


_BRANDED = {EntityKind.LAB, EntityKind.FAMILY, EntityKind.MODEL}
_BRAND_WORDS = {"moonshotai": "kimi", "xiaomi": "mimo"}  # where the author's slug is not the brand


def _weights(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    assert terms[0].entry is not None
    key = terms[0].entry.key
    name = "open-weight models" if key == "open" else "closed models"
    return [_mention(text, terms, Entity(EntityKind.WEIGHTS, key, name))]


def _top(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    number = next((term for term in terms if term.code == "#"), None)
    if number is None and terms[-1].code == "m" and not _is_plural(terms[-1].words) and not _counts(text, terms[-1].end):
        return [_mention(text, terms, Entity(EntityKind.RANK, "1", "the model ranked 1"), "phrase")]
    key = "charted" if number is None else whole_number(number.words)
    name = "the charted top models" if number is None else f"the top {key} models"
    note = "labs, not models" if terms[-1].code == "l" else ""
    return [_mention(text, terms, Entity(EntityKind.TOP, key, name), note=note)]


def _counts(text: str, end: int) -> bool:
    """True when a usage noun follows: "top model usage" is about all of them."""
    words = tokens(text, end, end + 24)
    hit = longest(text, words, 0) if words else None
    return hit is not None and hit[0].code in "uh"


def _ranked(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    assert terms[0].entry is not None
    key = terms[0].entry.key
    return [_mention(text, terms, Entity(EntityKind.RANK, key, f"the model ranked {key}"), "phrase")]


def _platform(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    return [_mention(text, terms, PLATFORM, "name" if terms[0].code == "P" else "phrase")]


def _pronoun(text: str, terms: Sequence[Term], before: Sequence[Mention]) -> list[Mention]:
    form = "pronoun" if terms[0].code == "q" else "phrase"
    return [_mention(text, terms, None, form, terms[0].entry.note if terms[0].entry else "")]


_BUILD: dict[str, Builder] = {
    "nothing": _nothing,
    "people": _people,
    "task": _task,
    "country": _country,
    "maker": _nothing,
    "place": _nothing,
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


@Language.component("entities")
def mark_entities(doc: Doc) -> Doc:
    """spaCy component: ``doc._.mentions``, and ``doc.spans["entities"]`` labelled with the kind of entity.

    Needs ``sentences`` before it: a mention never reaches over the end of a sentence.
    """
    found: list[Mention] = []
    for sentence, _, _ in doc._.sentences:
        found.extend(_within(doc.text, sentence, found))
    spans = []
    for mention in found:
        label = mention.entity.kind.value if mention.entity is not None else mention.form
        span = doc.char_span(mention.span.start, mention.span.end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans["entities"] = spans
    doc._.mentions = found
    return doc


if not Doc.has_extension("mentions"):
    Doc.set_extension("mentions", default=())
