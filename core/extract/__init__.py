"""Text in, plain values out. The only importer of spaCy.

The components are ordinary spaCy ones and can be added to anybody's pipeline in this order: ``sentences``,
``entities``, ``periods``, ``quantities``, ``cues``. There is no trained model: rules read 4.12T, 3-to-1 and MiniMax
right where the small English model does not, and load in a fifth of a second.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from core.extract import (  # noqa: F401  each component registers itself
    cues,
    entities,
    lexicon,
    periods,
    quantities,
    sentences,
    timegrammar,
)
from core.extract.surface import surface, typeset
from core.model import Mention, Quantity, Reading, Sentence, Span, Time

__all__ = ["pipeline", "read", "surface"]

COMPONENTS = ("sentences", "entities", "periods", "quantities", "cues")
_LOCK = threading.Lock()
_Item = TypeVar("_Item", Quantity, Time, Mention)


@cache
def pipeline() -> Language:
    """The shared pipeline: a blank English tokenizer and our components.

    Inside a memory zone spaCy forgets every word with the article, and half the time of a reading would go into meeting
    them again. So common words and those of our data are met here once, for good; and the shape, stem and flags of a
    word, which no rule asks for, are not worked out. One entry at a time, because the tokenizer remembers nothing that
    stands behind an abbreviation.
    """
    nlp = spacy.blank("en")
    nlp.vocab.lex_attr_getters.clear()  # type: ignore[attr-defined]  # spaCy's stub leaves it out
    nlp.max_length = 10_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name)
    for words in (*nlp.Defaults.stop_words, *timegrammar.VOCABULARY, *lexicon.spellings()):
        nlp.make_doc(words)
    return nlp


def read(text: str, published: date | None = None) -> Reading:
    """Find every sentence, number, time and entity of ``text``; offsets index its plain text, ``Reading.text``.

    One pipeline serves all threads, so a lock guards it; the memory zone frees each article's words again.
    """
    page = typeset(text)
    nlp = pipeline()
    with _LOCK, nlp.memory_zone():
        doc = nlp.make_doc(page.plain)
        doc._.surface = page.plain
        doc._.published = published
        doc = nlp(doc)
        return Reading(page.plain, published, _copied(doc, page.plain), text, page.offsets, page.blanked)


def _copied(doc: Doc, text: str) -> tuple[Sentence, ...]:
    """Plain values out of the doc, each in its sentence."""
    spans = [span for span, _, _ in doc._.sentences]
    numbers = _by_sentence(_merged(doc._.quantities, doc._.cues), spans)
    times = _by_sentence(doc._.times, spans)
    mentions = entities.resolve(_by_sentence(doc._.mentions, spans), text)
    return tuple(
        Sentence(span, span.of(text), paragraph, heading, tuple(numbers[at]), tuple(times[at]), tuple(mentions[at]))
        for at, (span, paragraph, heading) in enumerate(doc._.sentences)
    )


def _by_sentence(items: Sequence[_Item], spans: Sequence[Span]) -> list[Sequence[_Item]]:
    """Those of ``items`` that begin within each span; both are in reading order."""
    starts = [item.span.start for item in items]
    return [items[bisect_left(starts, span.start) : bisect_left(starts, span.end)] for span in spans]


_COUNTING = frozenset(("absent", "within", "only", "places"))
"""Forms of cues that hold the N of their top set, or the one in it, as a number: "outside the first 30"."""


def _takes_in(cue: Quantity, inside: Sequence[Quantity]) -> bool:
    """True for a cue that stands although numbers overlap it, or where none do."""
    if len(inside) != 1:
        return all(cue.span.covers(number.span) for number in inside)
    (number,) = inside
    named = cue.form == "next"  # "followed by Step 3.5 Flash"
    each = cue.form == "streak" and number.form == "of"  # "every one of the last five weeks"
    return named or each or (cue.form in _COUNTING and number.value == cue.value)


def _merged(numbers: Sequence[Quantity], words: Sequence[Quantity]) -> list[Quantity]:
    """Digits win over cues that overlap them.

    Unless the cue takes in several numbers ("first, second and third"), or counts by the one that it holds.
    """
    starts, ends = [number.span.start for number in numbers], [number.span.end for number in numbers]
    kept: list[Quantity] = []
    covered: set[int] = set()
    for cue in words:
        inside = range(bisect_right(ends, cue.span.start), bisect_left(starts, cue.span.end))
        if _takes_in(cue, [numbers[at] for at in inside]):
            kept.append(cue)
            covered.update(inside)
    uncovered = [number for at, number in enumerate(numbers) if at not in covered]
    return sorted([*uncovered, *kept], key=lambda q: q.span)
