"""Who counts for what: an entity's tokens in any number of slots, under each way of counting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core import wording
from core.datasets.catalogue import Catalogue, Mask, catalogue, coded, members
from core.datasets.snapshot import Dataset
from core.datasets.standing import Standing
from core.datasets.table import Numbers, Table, weekly
from core.model import PLATFORM, UNDATED, Count, Entity, EntityKind, Measure, Query

CHART_SIZE = 9
"""Models that OpenRouter's rankings chart names each week; all others share one band."""


LEADS, TOP = "leads", "top"
"""Details of a first or a run: first of its peers (or before another side), and within the first places."""


class Missing(Exception):
    """Nothing can be computed; the message is the reason as a reader sees it."""


class Unnamed(Missing):
    """The days are there, but name makers only, and the question takes single models."""


@dataclass(frozen=True)
class View:
    """What is fixed while one question is answered: the data, the count, and who cloaked models are taken for.

    ``makers`` is true for a question that days which name makers only can answer (``makers_do``). ``rollup`` takes a
    model's variants and dated slugs together; without it a model is its most used slug alone.
    """

    dataset: Dataset
    count: Count
    top: int | None
    disclosed: bool
    makers: bool
    rollup: bool

    @property
    def known(self) -> Catalogue:
        """The dataset's slugs, with cloaked ones disclosed or not."""
        return catalogue(self.dataset, self.disclosed)

    @property
    def end(self) -> date:
        """The last day that an answer can reach."""
        return self.dataset.newest if self.makers else self.dataset.end

    @property
    def label(self) -> str:
        """The count in words."""
        return wording.counting(self.count, self.top)


def view_of(dataset: Dataset, query: Query, disclosed: bool = False) -> View:
    """What is fixed while ``query`` is answered."""
    top = query.top or CHART_SIZE if query.count is Count.TOP else query.top
    return View(dataset, query.count, top, disclosed, makers_do(query), query.rollup)


def series(
    dataset: Dataset, entity: Entity, count: Count, top: int | None = None, disclosed: bool = False
) -> pd.DataFrame:
    """An entity's tokens for every published week: ``week`` (datetime64), ``low``, ``high``.

    The nine, and a top N, are picked anew each week. For the whole platform the weeks reach back to March 2024 and
    include those of which only a total is known. The frame is shared: copy it before changing it.
    """
    return weekly_amounts(view_of(dataset, Query(Measure.VOLUME, entity, count, UNDATED, top=top), disclosed), entity)


@lru_cache(maxsize=2048)
def weekly_amounts(view: View, entity: Entity) -> pd.DataFrame:
    """``series`` for a view."""
    table = weekly(view.dataset, view.disclosed, view.makers)
    if not totals_do(view, entity):
        table = table.rows(table.listed)
    low, high = amounts(view, table, entity, each=True)
    return pd.DataFrame({"week": pd.to_datetime(list(table.first)), "low": low, "high": high})


def makers_do(query: Query) -> bool:
    """True when it is enough to know what each maker has: nothing is asked of models, their families or weights."""
    sides = [entity for entity in (query.subject, query.other, query.of) if entity is not None]
    models = _ranks(query) and query.among not in _MAKERS
    return query.count in (Count.NAMED, Count.ALL) and not models and all(map(_of_makers, sides))


_MAKERS = (EntityKind.LAB, EntityKind.COUNTRY)


def _ranks(query: Query) -> bool:
    """True when ``query.among`` says who is put in order."""
    if query.measure in (Measure.FIRST, Measure.STREAK):
        return query.other is None and query.detail in ("", LEADS, TOP)
    return query.measure in (Measure.RANK, Measure.PLACES)


def _of_makers(entity: Entity) -> bool:
    if entity.kind is EntityKind.GROUP:
        return all(map(_of_makers, entity.members))
    labs = entity.kind is EntityKind.TOP and entity.key.startswith("lab/")
    return not entity.weights and (labs or entity.kind in (EntityKind.PLATFORM, *_MAKERS))


def totals_do(view: View, entity: Entity) -> bool:
    """True when a platform total is all that is needed."""
    return entity == replace(PLATFORM, name=entity.name) and view.count is Count.ALL


def amounts(
    view: View, table: Table, entity: Entity, each: bool = False, others: bool = False
) -> tuple[Numbers, Numbers]:
    """Least and greatest tokens of an entity by slot; ``each`` picks top-N sets slot by slot, not for all together.

    ``others`` takes what is counted of everybody else, for a count of exact members or a top N. Slots that are not all
    inside leave it open who is picked by size, but not the bounds: "the top three" have at least what the three with
    most inside have there, and a country has of the top N at least what those have that are surely in it.
    """
    named = np.asarray((table.tokens * mask_of(view, table, entity, each, others)).sum(axis=1))
    high = np.where(table.listed, named + _unseen(view, table, entity, named, each), table.other)
    if totals_do(view, entity):
        return np.where(table.inside, high, 0.0), high
    if table.whole:
        return named, high
    within = replace(table, tokens=table.tokens * table.inside[:, np.newaxis])
    top = view.count is Count.TOP and not each
    surely = top_of(view, table)[0] if top else counted(view, within, each)
    theirs = whose(view, within, entity, each) != others
    return np.asarray((within.tokens * (surely & theirs)).sum(axis=1)), high


def _unseen(view: View, table: Table, entity: Entity, low: Numbers, each: bool) -> Numbers:
    """The most that an entity can have had by slot beyond what is named of it."""
    nothing = np.zeros(len(table))
    if entity.kind in (EntityKind.TOP, EntityKind.RANK) or view.count not in (Count.NAMED, Count.ALL):
        return nothing
    if entity.kind is EntityKind.MODEL:
        return np.where(low < table.floor, table.floor, 0.0)
    if entity.kind is EntityKind.GROUP and all(member.kind is EntityKind.MODEL for member in entity.members):
        named = [amounts(view, table, member, each)[0] for member in entity.members]
        parts = [_unseen(view, table, part, amount, each) for part, amount in zip(entity.members, named, strict=True)]
        return np.asarray(np.sum(parts, axis=0))
    return table.other if view.count is Count.ALL else nothing


def mask_of(view: View, table: Table, entity: Entity, each: bool = False, others: bool = False) -> Mask:
    """Slots by slugs: what counts for an entity under the view's count, or what does for all ``others``."""
    return np.asarray(counted(view, table, each) & (whose(view, table, entity, each) != others))


def counted(view: View, table: Table, each: bool = False) -> Mask:
    """Slots by slugs: what the view's count counts; one row where it is the same in all.

    Of a top N over slots that are not all inside it is everybody who can be in it.
    """
    if view.count is Count.CHARTED:
        return charted(table.tokens)
    if view.count is Count.TOP:
        return largest(view.known, table.tokens, view.top or CHART_SIZE, each) if each else top_of(view, table)[1]
    return np.ones((1, table.tokens.shape[1]), dtype=bool)


def top_of(view: View, table: Table) -> tuple[Mask, Mask]:
    """Slugs of the models that are surely among the first of all slots together, and of those that can be."""
    codes, keys = coded(view.known, EntityKind.MODEL)
    models, n = standing(table, codes, keys), view.top or CHART_SIZE
    return models.surely(n)[np.newaxis, codes], models.perhaps(n)[np.newaxis, codes]


def standing(table: Table, codes: NDArray[np.intp], keys: NDArray[np.object_], mask: Mask | None = None) -> Standing:
    """Everybody's tokens over all slots, at least and at most, by ``keys``; ``mask`` says what counts (else all).

    At least what the slots inside name, at most what all slots do, with the whole of those that are not listed. What
    goes unnamed in a listed slot makes nobody's place: the ranking is one of what is named.
    """
    tokens = table.tokens if mask is None else table.tokens * mask
    named = grouped(tokens.sum(axis=0, keepdims=True), codes, len(keys))[0] * (keys != "")
    if table.whole:
        return Standing(keys, named, named)
    low = grouped(tokens[table.inside].sum(axis=0, keepdims=True), codes, len(keys))[0] * (keys != "")
    return Standing(keys, low, named, float(table.other[~table.listed].sum()))


def whose(view: View, table: Table, entity: Entity, each: bool) -> Mask:
    """Slugs of an entity: one row, or one per slot for what changes with the slot."""
    if entity.kind is EntityKind.UNLISTED:
        raise Missing(f"The data does not list this group: {entity.name}.")
    if entity.kind is EntityKind.GROUP:
        return np.asarray(np.logical_or.reduce([whose(view, table, member, each) for member in entity.members]))
    if entity.kind is EntityKind.MODEL and not view.rollup:
        return _most_used(table.tokens * members(view.known, entity))
    if entity.kind not in (EntityKind.TOP, EntityKind.RANK):
        return members(view.known, entity)[np.newaxis]
    if entity.key == "charted":
        return charted(table.tokens)
    pool = table.tokens * (view.known.weights == entity.weights) if entity.weights else table.tokens
    among = EntityKind.LAB if entity.key.startswith("lab/") else EntityKind.MODEL
    upper = largest(view.known, pool, entity.size, each, among)
    if entity.kind is EntityKind.TOP:
        return upper
    return upper & ~largest(view.known, pool, entity.size - 1, each, among)


def _most_used(tokens: Numbers) -> Mask:
    """The one slug with most tokens over all slots; none where there are no tokens."""
    sums = tokens.sum(axis=0, keepdims=True)
    return np.asarray((sums == sums.max()) & (sums > 0))


def charted(tokens: Numbers) -> Mask:
    """The nine slugs with most tokens of each slot, variants apart."""
    mask = np.zeros(tokens.shape, dtype=bool)
    if len(tokens):
        np.put_along_axis(mask, np.argsort(-tokens, axis=1, kind="stable")[:, :CHART_SIZE], True, axis=1)
    return np.asarray(mask & (tokens > 0))


def largest(known: Catalogue, tokens: Numbers, n: int, each: bool, among: EntityKind = EntityKind.MODEL) -> Mask:
    """Slugs of the ``n`` models (or labs) with most tokens: of each slot, or of all slots together (one row)."""
    amounts = tokens if each else tokens.sum(axis=0, keepdims=True)
    codes, keys = coded(known, among)
    sums = grouped(amounts, codes, len(keys)) * (keys != "")
    chosen = np.zeros(sums.shape, dtype=bool)
    np.put_along_axis(chosen, np.argsort(-sums, axis=1, kind="stable")[:, :n], True, axis=1)
    return np.asarray((chosen & (sums > 0))[:, codes])


def grouped(amounts: Numbers, codes: NDArray[np.intp], size: int) -> Numbers:
    """Sums of columns that share a code, row by row."""
    return np.stack([np.bincount(codes, weights=row, minlength=size) for row in amounts])
