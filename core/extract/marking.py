"""From character offsets to spaCy's tokens, for all spans of a doc at once.

``Doc.char_span`` looks through the whole doc for each span; here the token offsets are fetched once.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from core.model import Span


def marked(doc: Doc, found: Iterable[tuple[Span, str]]) -> list[TokenSpan]:
    """Token spans that cover character spans, widened to whole tokens, each with its label."""
    offsets = doc.to_array(["IDX", "LENGTH"]).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 0] + offsets[:, 1]
    pairs = list(found)
    first = np.searchsorted(ends, [span.start for span, _ in pairs], side="right")
    last = np.searchsorted(starts, [span.end for span, _ in pairs], side="left")
    return [
        TokenSpan(doc, int(left), int(right), label=label)
        for (_, label), left, right in zip(pairs, first, last, strict=True)
        if left < right
    ]


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
