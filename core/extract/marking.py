"""Between a doc's text and its tokens: its text, joined once, token spans for character spans, starts of sentences."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from core.model import Span


def text_of(doc: Doc) -> str:
    """The text of a doc, kept with it from the first look on: ``Doc.text`` joins the tokens anew at every look."""
    if doc._.surface is None:
        doc._.surface = doc.text
    text: str = doc._.surface
    return text


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


if not Doc.has_extension("surface"):
    Doc.set_extension("surface", default=None)
