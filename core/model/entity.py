"""Whose usage a number counts, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.text import Span


class EntityKind(StrEnum):
    """What a name stands for; the comments say what the entity's key holds."""

    PLATFORM = "platform"  # everything on OpenRouter
    COUNTRY = "country"  # key: ISO code, or a region of data/lexicon ("WEST", "NON-US")
    LAB = "lab"  # key: author slug
    FAMILY = "family"  # key: author/family, e.g. xiaomi/mimo
    MODEL = "model"  # key: author/model without date and variant
    WEIGHTS = "weights"  # key: open or closed
    TOP = "top"  # key: N, the N models with most tokens in the period; lab/N, the N labs; charted
    RANK = "rank"  # key: N, the model at that rank
    GROUP = "group"  # the sum of ``members``
    UNLISTED = "unlisted"  # a group the data does not list (reasoning models, coding, other platforms)


@dataclass(frozen=True, slots=True)
class Entity:
    """Whose tokens a number counts. ``weights`` narrows any entity to its open or closed models."""

    kind: EntityKind
    key: str = ""
    name: str = ""
    weights: str = ""
    members: tuple[Entity, ...] = ()

    @property
    def size(self) -> int:
        """The N of a top N or of a place."""
        return int(self.key.rpartition("/")[2])

    @property
    def id(self) -> str:
        """The identifier of the JSON contract, e.g. ``country:CN``, ``country:CN+weights:open``, ``platform``."""
        if self.kind is EntityKind.GROUP:
            return ",".join(member.id for member in self.members)
        base = self.kind.value if self.kind is EntityKind.PLATFORM else f"{self.kind.value}:{self.key}"
        return f"{base}+weights:{self.weights}" if self.weights else base


PLATFORM = Entity(EntityKind.PLATFORM, "", "OpenRouter as a whole")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity. ``entity`` is ``None`` for a pronoun or phrase still to be resolved.

    ``form`` is "name", "pronoun" (they, it, its), "phrase" (the company, the former, the trio, the runner-up) or
    "field" (adjective before another noun). ``plural`` helps to resolve it. ``note`` says what is ambiguous.
    """

    span: Span
    text: str
    entity: Entity | None
    form: str = "name"
    plural: bool = False
    note: str = ""
