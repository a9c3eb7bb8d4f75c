"""Who counts for what: an entity's tokens in any number of slots, under each way of counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core import wording
from core.datasets.catalogue import Catalogue, Mask, catalogue, coded, members, possible
from core.datasets.days import Numbers
from core.datasets.kept import kept
from core.datasets.snapshot import Dataset
from core.datasets.table import Table, first_places, weekly
from core.model import CHART_SIZE, UNDATED, Count, Entity, EntityKind, Measure, Query

if TYPE_CHECKING:
    import pandas as pd

THE_NINE = (
    "The nine are the slugs with most tokens, variants apart, of each Monday-Sunday week, or of the part of one that "
    "lies inside the period; a period of at most seven days (a day, a rolling week) has nine of its own."
)
"""Which nine the chart's count means. The chart names nine a week, and its board shows the last seven days: both are
there. ``table.py`` makes the slots that follow this rule, ``charted`` picks the nine of each."""

PEAK = "peak"
"""Detail of a volume that is said of a single day ("with single days above 800B"), and of a place: on the best day."""

LEADS, TOP = "leads", "top"
"""Details of a first or a run: first of its peers (or before another side), and within the first places."""


class Missing(Exception):
    """Nothing can be computed; the message is the reason as a reader sees it."""


@dataclass(frozen=True)
class View:
    """What is fixed while one question is answered: the data, the count, and who cloaked models are taken for.

    ``known`` are the dataset's slugs, with cloaked ones disclosed or not.
    ``rollup`` takes a model's variants and dated slugs together; without it a model is its most used slug alone.
    """

    dataset: Dataset
    known: Catalogue
    count: Count
    top: int | None
    disclosed: bool
    rollup: bool

    @property
    def label(self) -> str:
        """The count in words."""
        return wording.counting(self.count, self.top)


def view_of(dataset: Dataset, query: Query, disclosed: bool = False) -> View:
    """What is fixed while ``query`` is answered."""
    top = query.top or CHART_SIZE if query.count is Count.TOP else query.top
    return View(dataset, catalogue(dataset, disclosed), query.count, top, disclosed, query.rollup)


def series(
    dataset: Dataset, entity: Entity, count: Count, top: int | None = None, disclosed: bool = False
) -> pd.DataFrame:
    """An entity's tokens for every week of which all days are published: ``week`` (datetime64), ``low``, ``high``.

    The nine, and a top N, are picked anew each week. For the whole platform the weeks reach back to March 2024 and
    include those of which only a total is known. The frame is shared: copy it before changing it.
    """
    view = view_of(dataset, Query(Measure.VOLUME, entity, count, UNDATED, top=top), disclosed)
    import pandas as pd

    weeks, low, high = weekly_amounts(view, entity)
    return pd.DataFrame({"week": pd.to_datetime(list(weeks)), "low": low, "high": high})


def weekly_amounts(view: View, entity: Entity) -> tuple[tuple[date, ...], Numbers, Numbers]:
    """``series`` for a view: Mondays, least and greatest tokens."""
    return _weekly_amounts(view.dataset, view, entity)


@kept
def _weekly_amounts(dataset: Dataset, view: View, entity: Entity) -> tuple[tuple[date, ...], Numbers, Numbers]:
    table = weekly(dataset, view.disclosed)
    table = table.rows(table.least == table.most if totals_do(view, entity) else table.whole)
    return table.first, *amounts(view, table, entity, each=True)


def totals_do(view: View, entity: Entity) -> bool:
    """True when a platform total is all that is needed."""
    return view.count is Count.ALL and entity.kind is EntityKind.PLATFORM and not entity.key + entity.weights


def amounts(
    view: View, table: Table, entity: Entity, each: bool = False, own: Mask | None = None
) -> tuple[Numbers, Numbers]:
    """Least and greatest tokens of an entity by slot; ``each`` picks top-N sets slot by slot, not for all together.

    The least is what is named of it. The greatest has beyond that what nobody can rule out: of a single model the days
    that do not name it, on the whole platform all that is unnamed, on a day that was never published what the days
    beside it suggest, and of a country or kind of weights the models that nobody has looked up yet. ``own`` are the
    entity's slugs where the caller has them (``whose``).
    """
    own = whose(view, table, entity, each) if own is None else own
    counts = counted(view, table, each)
    mask = counts & own
    named = summed(table.tokens, mask)
    if totals_do(view, entity):
        return named + table.other + table.least, named + table.other + table.most
    maybe = _possibly(view, entity)
    most = named + summed(table.tokens, counts & maybe & ~own) if maybe.any() else named
    if view.count is Count.ALL and not _single(entity):
        return named, most + table.other + table.most
    lost = 0.0 if table.gap is None else np.minimum(summed(table.gap, mask), table.most)
    return named, most + _unseen(view, table, entity, own) + lost


def summed(tokens: Numbers, mask: Mask) -> Numbers:
    """Sums of what a mask leaves of slots by slugs, slot by slot; exact, since tokens are whole.

    Not as a product of matrices: that is done in threads, and where others are busy it waits for them.
    """
    if len(mask) == 1:
        if len(tokens) > 1 and _SPARSE * np.count_nonzero(mask) < mask.size:
            return np.asarray(tokens.take(np.flatnonzero(mask[0]), axis=1).sum(axis=1))
        return np.asarray(np.einsum("ij,j->i", tokens, mask[0].astype(np.float64)))
    if _SPARSE * np.count_nonzero(mask) > mask.size:
        return np.asarray(np.where(mask, tokens, 0.0).sum(axis=1))
    slot, slug = np.nonzero(mask)
    return np.bincount(slot, weights=tokens[slot, slug], minlength=len(tokens)).astype(np.float64)


_SPARSE = 8
"""A mask that leaves less than one cell in so many is summed cell by cell."""


def unlooked(view: View, table: Table, entity: Entity, each: bool = False) -> Mask:
    """Slots by slugs: what is counted and may be the entity's, since nobody has looked up its maker or weights yet."""
    maybe = _possibly(view, entity)[np.newaxis]
    if not maybe.any():
        return maybe
    return np.asarray(counted(view, table, each) & maybe & ~whose(view, table, entity, each))


def _possibly(view: View, entity: Entity) -> Mask:
    known = view.known
    if entity.kind is EntityKind.GROUP:
        return np.asarray(np.logical_or.reduce([_possibly(view, member) for member in entity.members]))
    if entity.kind in (EntityKind.TOP, EntityKind.RANK) or not known.unsettled:
        return np.zeros(len(known.slugs), dtype=bool)
    return possible(known, entity)


def _single(entity: Entity) -> bool:
    """True for single models, of which less can go unnamed than everything that does."""
    return entity.kind in (EntityKind.MODEL, EntityKind.TOP, EntityKind.RANK) or _of_models(entity)


def _of_models(entity: Entity) -> bool:
    return entity.kind is EntityKind.GROUP and all(member.kind is EntityKind.MODEL for member in entity.members)


def _unseen(view: View, table: Table, entity: Entity, own: Mask) -> Numbers:
    """The most that a model, or a group of models, can have had by slot on the days that do not name it."""
    if view.count in (Count.NAMED, Count.ALL):
        if entity.kind is EntityKind.MODEL:
            return unnamed(table, own)
        if _of_models(entity):
            each = (_unseen(view, table, one, whose(view, table, one, each=False)) for one in entity.members)
            return np.asarray(np.sum(list(each), axis=0))
    return np.zeros(len(table))


def unnamed(table: Table, own: Mask) -> Numbers:
    """``Table.unnamed`` for slugs that may be others in each slot."""
    if len(own) == 1:
        return table.unnamed(own[0])
    found = {row.tobytes(): row for row in own}
    most = {key: table.unnamed(row) for key, row in found.items()}
    return np.array([most[row.tobytes()][slot] for slot, row in enumerate(own)])


def mask_of(view: View, table: Table, entity: Entity, each: bool = False) -> Mask:
    """Slots by slugs: what counts for an entity under the view's count."""
    return np.asarray(counted(view, table, each) & whose(view, table, entity, each))


def counted(view: View, table: Table, each: bool = False) -> Mask:
    """Slots by slugs: what the view's count counts; one row where it is the same in all."""
    if view.count is Count.CHARTED:
        return table.charted
    if view.count is Count.TOP:
        return largest(view.known, table.tokens, view.top or CHART_SIZE, each)
    return view.known.everybody


def whose(view: View, table: Table, entity: Entity, each: bool) -> Mask:
    """Slugs of an entity: one row, or one per slot for what changes with the slot."""
    if entity.kind is EntityKind.UNLISTED:
        raise Missing(f"The data does not list this group: {entity.name}.")
    if entity.kind is EntityKind.GROUP:
        return np.asarray(np.logical_or.reduce([whose(view, table, member, each) for member in entity.members]))
    if entity.kind is EntityKind.MODEL and not view.rollup:
        own = members(view.known, entity)
        used = _most_used(table.tokens * own)
        return used if used.any() else own[np.newaxis]
    if entity.kind not in (EntityKind.TOP, EntityKind.RANK):
        return members(view.known, entity)[np.newaxis]
    if entity.key == "charted":
        return table.charted
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


def largest(known: Catalogue, tokens: Numbers, n: int, each: bool, among: EntityKind = EntityKind.MODEL) -> Mask:
    """Slugs of the ``n`` models (or labs) with most tokens: of each slot, or of all slots together (one row)."""
    amounts = tokens if each else tokens.sum(axis=0, keepdims=True)
    codes, keys = coded(known, among)
    sums = grouped(amounts, codes, len(keys)) * (keys != "")
    return np.asarray(first_places(sums, n)[:, codes])


def grouped(amounts: Numbers, codes: NDArray[np.intp], size: int) -> Numbers:
    """Sums of columns that share a code, row by row."""
    return np.stack([np.bincount(codes, weights=row, minlength=size) for row in amounts])
