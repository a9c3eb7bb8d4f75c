"""The reading as spaCy components, the program's own pipeline and anybody's; the only importer of spaCy.

``import core.extract.components`` makes them known, in this order: ``sentences``, ``entities``, ``periods``,
``quantities``, ``cues``. Every rule works on the doc's plain text, and its tokens carry what was found.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from core.extract.cues import cues
from core.extract.followers import Name
from core.extract.names import lexicon
from core.extract.names.entities import kind_of, mentions_within
from core.extract.numbers.filling import kept
from core.extract.numbers.quantities import quantities
from core.extract.sentences import sentences
from core.extract.times.grammar import VOCABULARY
from core.extract.times.periods import times
from core.model import Span

COMPONENTS = ("sentences", "entities", "periods", "quantities", "cues")
_LOCK = threading.Lock()


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
    for words in (*nlp.Defaults.stop_words, *VOCABULARY, *lexicon.spellings()):
        nlp.make_doc(words)
    return nlp


@contextmanager
def document(text: str, published: date | None) -> Iterator[Doc]:
    """A plain text, read by the shared pipeline; the doc is gone afterwards.

    One pipeline serves all threads, so a lock guards it; the memory zone frees each article's words again.
    """
    nlp = pipeline()
    with _LOCK, nlp.memory_zone():
        doc = nlp.make_doc(text)
        doc._.published = published
        yield nlp(doc)


@Language.component("sentences")
def mark_sentences(doc: Doc) -> Doc:
    """spaCy component: sentence starts on the tokens, and ``doc._.sentences`` as plain spans."""
    found = sentences(doc.text)
    if len(doc):
        start_sentences(doc, (span.start for span, _, _ in found))
    doc._.sentences = found
    return doc


@Language.component("entities")
def mark_entities(doc: Doc) -> Doc:
    """spaCy component: ``doc._.mentions``, and ``doc.spans["entities"]`` labelled with the kind of entity.

    Needs ``sentences`` before it: a mention never reaches over the end of a sentence.
    """
    found = mentions_within(doc.text, (span for span, _, _ in doc._.sentences))
    doc.spans["entities"] = marked(doc, ((mention.span, kind_of(mention)) for mention in found))
    doc._.mentions = found
    return doc


@Language.component("periods")
def mark_periods(doc: Doc) -> Doc:
    """spaCy component: ``doc._.times``, and ``doc.spans["periods"]`` labelled with their roles.

    Reads ``doc._.published`` (a date or ``None``) and leaves ``doc.spans["entities"]`` alone, where present.
    """
    doc._.times = times(doc.text, doc._.published, [name.span for name in _names(doc)])
    doc.spans["periods"] = marked(doc, ((time.span, time.role.value) for time in doc._.times))
    return doc


@Language.component("quantities")
def mark_quantities(doc: Doc) -> Doc:
    """spaCy component: ``doc._.quantities`` as plain values and ``doc.spans["quantities"]``.

    Names and times found before keep their digits. Their exact offsets are taken from ``doc._.mentions`` and
    ``doc._.times`` and not from ``doc.spans``, whose edges are token edges and may swallow a neighbouring number.
    """
    doc._.quantities = quantities(doc.text, kept(doc.text, doc._.mentions, doc._.times))
    doc.spans["quantities"] = marked(doc, ((quantity.span, "") for quantity in doc._.quantities))
    return doc


@Language.component("cues")
def mark_cues(doc: Doc) -> Doc:
    """spaCy component: ``doc._.cues``, from the text and the times read before."""
    doc._.cues = cues(doc.text, doc._.times, _names(doc))
    return doc


def _names(doc: Doc) -> list[Name]:
    """The names found before, by these components or by somebody else's."""
    if doc._.mentions:
        return [Name(mention.span, kind_of(mention)) for mention in doc._.mentions]
    return [Name(Span(name.start_char, name.end_char), name.label_) for name in doc.spans.get("entities") or ()]


def marked(doc: Doc, found: Iterable[tuple[Span, str]]) -> list[TokenSpan]:
    """Token spans that cover character spans, widened to whole tokens, each with its label."""
    widened = (doc.char_span(span.start, span.end, label=label, alignment_mode="expand") for span, label in found)
    return [span for span in widened if span]


def start_sentences(doc: Doc, offsets: Iterable[int]) -> None:
    """Begin a sentence at the token that stands at or after each character offset, and nowhere else.

    All marks are set at once: ``token.is_sent_start`` looks through the doc at every setting.
    """
    starts = doc.to_array(["IDX"]).reshape(-1)
    marks = np.full(len(doc), -1, dtype=np.int64)
    found = np.searchsorted(starts, list(offsets), side="left")
    marks[found[found < len(doc)]] = 1
    # spaCy wants unsigned numbers here, its stub signed ones.
    doc.from_array(["SENT_START"], marks.astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]


for _name, _default in (
    ("published", None),
    ("sentences", ()),
    ("mentions", ()),
    ("times", ()),
    ("quantities", ()),
    ("cues", ()),
):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)
