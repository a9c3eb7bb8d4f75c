"""Which model a name meant in its time: before a model itself came out, its name stood for its preview."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from core.datasets.catalogue import base
from core.datasets.kept import kept
from core.datasets.names import entity
from core.datasets.snapshot import Dataset
from core.model import Entity, EntityKind

EDITIONS = ("preview", "alpha", "beta", "exp")
"""Words behind a model's name that makers give to what they show before it."""


def in_its_time(named: Entity, last: date, dataset: Dataset) -> Entity:
    """The preview that a model's name meant on a day before the data first has the model itself; else the model.

    Only where the data has one such preview up to that day: a name is never given to another model by guess.
    """
    days = _debuts(dataset)
    if named.kind is not EntityKind.MODEL or named.key not in days or days[named.key] <= last:
        return named
    earlier = [key for edition in EDITIONS if days.get(key := f"{named.key}-{edition}", date.max) <= last]
    return entity(EntityKind.MODEL, earlier[0]) if len(earlier) == 1 else named


def debut(named: Entity, dataset: Dataset) -> date | None:
    """The first day on which the data has a model, under any of its slugs; ``None`` when it never has."""
    return _debuts(dataset).get(named.key)


@kept
def _debuts(dataset: Dataset) -> Mapping[str, date]:
    """The first published day of every model by its public name."""
    codes, first = np.unique(dataset.rows.code, return_index=True)
    days: dict[str, date] = {}
    for code, row in zip(codes, first, strict=True):
        name = base(dataset.rows.slugs[code], dataset.renames)
        days[name] = min(date.fromordinal(int(dataset.rows.day[row])), days.get(name, date.max))
    return days
