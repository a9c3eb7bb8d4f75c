"""Sentences and the text that they are read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.model.entity import Mention
from core.model.number import Quantity
from core.model.text import Span
from core.model.time import Time
from core.offsets import AS_GIVEN, Offsets


class Stance(StrEnum):
    """How the sentence stands to its number."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    FORECAST = "forecast"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, list item or table row, with everything found in it in reading order."""

    span: Span
    text: str
    paragraph: int
    heading: bool = False
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The text as extracted: plain values, nothing of spaCy's.

    ``text`` is the plain text (``core/extract/surface.py``), which every span of ``sentences`` indexes; ``offsets``
    lead back to ``given``, the text as it came. ``blanked`` are links, handles and tags of the text as given, which are
    not read, each with what it is.
    """

    text: str
    published: date | None
    sentences: tuple[Sentence, ...]
    given: str = ""
    offsets: Offsets = AS_GIVEN
    blanked: tuple[tuple[Span, str], ...] = ()
