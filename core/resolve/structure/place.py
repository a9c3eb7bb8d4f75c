"""What is the same for every number of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.model import Entity, Sentence, Span
from core.resolve.structure.cells import Column
from core.resolve.structure.clause import Masked
from core.resolve.structure.parties import Party


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence taken apart. ``about`` is true in a text about token usage.

    ``label`` is whom the line under the number names, ``ruled_out`` what its column or row shows to be no claim.
    """

    sentence: Sentence
    masked: Masked
    found: tuple[Party, ...]
    columns: tuple[Column, ...]
    published: date | None
    about: bool
    label: Entity | None = None
    ruled_out: Mapping[Span, str] = field(default_factory=dict)
