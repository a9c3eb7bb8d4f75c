"""What readers call the models, labs, countries and weights that the data knows by key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from core.datasets.catalogue import base
from core.model import Entity, EntityKind
from core.wordlists import table

_CLASSES = {EntityKind.COUNTRY: "country name", EntityKind.LAB: "lab"}


def entity(kind: EntityKind, key: str) -> Entity:
    """A model, lab, country or weights with the name that the lexicon gives it; its key where there is none."""
    if kind is EntityKind.WEIGHTS:
        return Entity(kind, key, f"{key}-weight models")
    plain, colon, variant = key.partition(":")
    name = _names(kind).get(base(plain) if kind is EntityKind.MODEL else plain, plain.rpartition("/")[2])
    return Entity(kind, key, f"{name}{colon}{variant}")


@lru_cache(maxsize=8)
def _names(kind: EntityKind) -> Mapping[str, str]:
    """Names by key; the first spelling of the lexicon stands for all."""
    file, column, wanted = (
        ("models.csv", "kind", "model") if kind is EntityKind.MODEL else ("names.csv", "class", _CLASSES[kind])
    )
    rows = [row for row in table(file) if row[column] == wanted]
    return {row["key"]: row["name"] for row in reversed(rows)}
