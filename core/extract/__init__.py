"""Text in, plain values out: a spaCy pipeline of rules, without a trained model.

They read 4.12T, 3-to-1 and MiniMax right where the small English model does not. ``components`` has the pipeline.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from core.extract.names.coreference import resolve
from core.extract.surface import surface, typeset
from core.model import Mention, Quantity, Reading, Sentence, Span, Time

__all__ = ["read", "surface"]

_Item = TypeVar("_Item", Quantity, Time, Mention)


def read(text: str, published: date | None = None) -> Reading:
    """Find every sentence, number, time and entity of ``text``; offsets index its plain text, ``Reading.text``."""
    page = typeset(text)
    return Reading(page.plain, published, _read(page.plain, published), text, page.offsets, page.blanked)


def _read(text: str, published: date | None) -> tuple[Sentence, ...]:
    """The sentences of a plain text as plain values, each with what the pipeline found in it."""
    from core.extract.components import document  # spaCy is loaded with the first article

    with document(text, published) as doc:
        found = doc._.sentences
        spans = [span for span, _, _ in found]
        numbers = _by_sentence(_merged(doc._.quantities, doc._.cues), spans)
        moments = _by_sentence(doc._.times, spans)
        mentions = resolve(_by_sentence(doc._.mentions, spans), text)
    return tuple(
        Sentence(span, span.of(text), paragraph, heading, tuple(numbers[at]), tuple(moments[at]), tuple(mentions[at]))
        for at, (span, paragraph, heading) in enumerate(found)
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
