"""From published slugs to public nouns: models, families, labs, countries, weights.

A slug is ``author/name`` with an optional date and an optional ``:variant``. Tables of facts (labs, countries, weights,
exceptions to the naming rule, who a cloaked model was) are files; here are only the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.datasets.disk.sheets import Sheet
from core.datasets.kept import kept
from core.datasets.snapshot import HOME, REST, UNLOOKED, Dataset, check, folder_of, read, renames_of, written
from core.language.grammar import pattern
from core.model import Entity, EntityKind
from core.wordlists import table

Mask = NDArray[np.bool_]

OUTSIDE = "NON-"
"""Prefix of a country key that means every country but that one."""

_DATE = pattern(r"-(?:20\d{6}|20\d\d-\d\d-\d\d|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$")
_EIGHT = pattern(r"-(20\d{6})$")
_CLAUDE_DASHED = pattern(r"^claude-3-(\d)-")
_CLAUDE_REVERSED = pattern(r"^claude-([4-9](?:\.\d+)?)-([a-z]+)$")
_WORD = pattern(r"[a-z]+|\d+(?:\.\d+)*")


def _in_use() -> Mapping[str, str]:
    """The exceptions to the naming rule of the snapshot in use."""
    folder = folder_of(HOME)
    return _renames(folder, written(folder))


@lru_cache(maxsize=1)
def _renames(folder: Path, sealed_at: int) -> Mapping[str, str]:
    """Read again once another snapshot is in use, or its manifest was written anew."""
    return renames_of(check(folder / "renames.csv", read(folder / "renames.csv")))


def base(slug: str, renames: Mapping[str, str] | None = None) -> str:
    """The public name of a slug's model, without variant and date: ``anthropic/claude-sonnet-4.5``.

    Dates are those of eight digits, of ISO form, and of month and day ("-04-28"); four digits at the end ("-0528",
    "-2507") are part of a public name. From version 4 on Claude's names have the tier before the version, the way
    Anthropic and OpenRouter write them. Exceptions are ``renames``: those of the snapshot in use where none are given.
    """
    plain = slug.partition(":")[0]
    exceptions = _in_use() if renames is None else renames
    return exceptions.get(plain) or _by_rule(plain)


def _by_rule(plain: str) -> str:
    author, slash, name = plain.partition("/")
    name = _DATE.sub("", name)
    if author == "anthropic":
        name = _CLAUDE_REVERSED.sub(r"claude-\2-\1", _CLAUDE_DASHED.sub(r"claude-3.\1-", name))
    return author + slash + name


def listed_on(slug: str) -> date:
    """The day that a slug's date of eight digits says, before which it is never named; ``date.min`` without one."""
    found = _EIGHT.search(slug.partition(":")[0])
    try:
        return date.fromisoformat(found[1]) if found else date.min
    except ValueError:  # eight digits that are no day
        return date.min


def author(slug: str) -> str:
    """The lab's key in ``labs.csv``."""
    return slug.partition("/")[0]


def in_family(model: str, key: str) -> bool:
    """True when a model belongs to the family ``author/words``.

    The family's words and numbers must all be in the model's name, in order and from its first word on; others may
    come between, so ``google/gemini-flash`` holds ``gemini-2.5-flash-lite``. A version number counts as a whole:
    ``openai/gpt-5`` holds ``gpt-5-mini``, not ``gpt-5.1``.
    """
    if author(model) != author(key):
        return False
    wanted, words = _words(key), _words(model)
    rest = iter(words)
    return words[:1] == wanted[:1] and all(want in rest for want in wanted)


def _words(name: str) -> tuple[str, ...]:
    """Words and numbers of a name: ``qwen/qwen3-coder`` is qwen, 3, coder."""
    return tuple(_WORD.findall(name.partition("/")[2]))


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every slug of a dataset with what is known about it; arrays run along ``slugs``.

    ``authors`` names a lab that has several by the first. In the alternative reading (see ``disclosed``) cloaked slugs
    carry the model, author and country they turned out to have; otherwise they belong to nobody. ``doubted`` marks
    slugs whose weights are not known for certain. ``dated`` is the ordinal of the day in a slug, see ``listed_on``.
    ``homeless`` marks slugs of an author without a row in ``labs.csv``, ``unweighed`` those without one in
    ``models.csv``, or with one that was not looked up: they may be of any country, or open as well as closed.
    """

    slugs: tuple[str, ...]
    bases: NDArray[np.object_]
    authors: NDArray[np.object_]
    countries: NDArray[np.object_]
    weights: NDArray[np.object_]
    doubted: Mask
    dated: NDArray[np.int64]
    homeless: Mask
    unweighed: Mask

    @cached_property
    def column(self) -> dict[str, int]:
        """Place of each slug."""
        return {slug: place for place, slug in enumerate(self.slugs)}

    @cached_property
    def names(self) -> frozenset[str]:
        """Public names of all models."""
        return frozenset(self.bases) - {""}

    def groups(self, among: EntityKind, rollup: bool = True) -> NDArray[np.object_]:
        """What each slug counts for when models, labs, countries or weights are ranked; "" counts for nobody."""
        if among is EntityKind.LAB:
            return np.where(self.cloaked, "", self.authors)
        if among is EntityKind.COUNTRY:
            return self.countries
        if among is EntityKind.WEIGHTS:
            return np.where(self.weights == "unknown", "", self.weights)
        return self.bases if rollup else np.array(self.slugs, dtype=object)

    @cached_property
    def everybody(self) -> Mask:
        """All slugs, as one row."""
        return np.ones((1, len(self.slugs)), dtype=bool)

    @cached_property
    def unsettled(self) -> bool:
        """True where anybody's maker or weights have not been looked up yet."""
        return bool((self.homeless | self.unweighed).any())

    @cached_property
    def cloaked(self) -> Mask:
        """Slugs whose maker is not known."""
        return np.isin(self.authors, ["openrouter", "stealth"])


@kept
def catalogue(dataset: Dataset, disclosed: bool = False) -> Catalogue:
    """The slugs of a dataset. ``disclosed`` gives cloaked models to those who turned out to have made them."""
    slugs = tuple(slug for slug in dataset.rows.slugs if slug != REST)
    labs, models, cloaked = (dataset.sheets[name] for name in ("labs.csv", "models.csv", "cloaked.csv"))
    country = dict(zip(labs["author"], labs["country"], strict=True))
    weights = dict(zip(models["model"], models["weights"], strict=True))
    unveiled = dict(zip(cloaked["slug"], cloaked["model"], strict=True)) if disclosed else {}
    bases = [unveiled.get(slug) or base(slug, dataset.renames) for slug in slugs]
    by_base = {base(slug, dataset.renames): kind for slug, kind in weights.items()}
    weights |= {slug: by_base.get(model, "unknown") for slug, model in unveiled.items()}
    doubted = {model for model, note in zip(models["model"], models["note"], strict=True) if note}
    authors = [dataset.lab_of.get(maker, maker) for maker in map(author, bases)]
    return Catalogue(
        slugs=slugs,
        bases=np.array(bases, dtype=object),
        authors=np.array(authors, dtype=object),
        countries=np.array([country.get(name, "") for name in authors], dtype=object),
        weights=np.array([weights.get(slug, "unknown") for slug in slugs], dtype=object),
        doubted=np.array([slug in doubted or weights.get(slug, "unknown") == "unknown" for slug in slugs]),
        dated=np.array([listed_on(slug).toordinal() for slug in slugs]),
        homeless=~np.isin(authors, looked_up(labs)),
        unweighed=~np.isin([*map(str, slugs)], [*looked_up(models), *unveiled]),
    )


def looked_up(sheet: Sheet) -> list[str]:
    """The keys of ``labs.csv`` or ``models.csv`` of which somebody has found out what the row says."""
    keys = next(iter(sheet.columns.values()))
    return [key for key, note in zip(keys, sheet["note"], strict=True) if note != UNLOOKED]


@kept
def coded(known: Catalogue, among: EntityKind, rollup: bool = True) -> tuple[NDArray[np.intp], NDArray[np.object_]]:
    """``Catalogue.groups`` as places in an array of distinct keys, and that array."""
    groups = known.groups(among, rollup)
    place = {key: at for at, key in enumerate(dict.fromkeys(groups))}
    return np.array([place[key] for key in groups], dtype=np.intp), np.array([*place], dtype=object)


@kept
def members(known: Catalogue, entity: Entity) -> Mask:
    """The slugs that an entity's tokens are the sum of, as a mask along ``known.slugs``.

    TOP, RANK and UNLISTED are no fixed set of slugs: ``KeyError``.
    """
    mask = _MEMBERS[entity.kind](known, entity)
    if entity.weights:
        mask = mask & (known.weights == entity.weights)
    mask.flags.writeable = False
    return mask


@kept
def possible(known: Catalogue, entity: Entity) -> Mask:
    """The entity's ``members``, and the slugs that may be for all that has been looked up yet.

    TOP, RANK and UNLISTED are no fixed set of slugs: ``KeyError``.
    """
    weights = entity.key if entity.kind is EntityKind.WEIGHTS else entity.weights
    whose = EntityKind.PLATFORM if entity.kind is EntityKind.WEIGHTS else entity.kind
    mask = _MEMBERS[whose](known, entity)
    if entity.kind is EntityKind.COUNTRY:
        mask = mask | known.homeless
    if weights:
        mask = mask & ((known.weights == weights) | known.unweighed)
    return mask


def _country(known: Catalogue, entity: Entity) -> Mask:
    inside, outside = _region(entity.key)
    if outside:
        return ~np.isin(known.countries, [*inside, ""])
    return np.isin(known.countries, inside)


def _region(key: str) -> tuple[tuple[str, ...], bool]:
    """Country codes of a region, and whether it is everything outside them."""
    region = next((row for row in table("regions.csv") if row["key"] == key), None)
    if region is not None:
        return tuple(region["members"].split()), bool(region["complement"])
    if key.startswith(OUTSIDE):
        inside, outside = _region(key.removeprefix(OUTSIDE))
        return inside, not outside
    return (key,), False


def _family(known: Catalogue, entity: Entity) -> Mask:
    return np.array([in_family(name, entity.key) for name in known.bases])


def _model(known: Catalogue, entity: Entity) -> Mask:
    return np.asarray((known.bases == entity.key) | (np.array(known.slugs, dtype=object) == entity.key))


def _group(known: Catalogue, entity: Entity) -> Mask:
    return np.asarray(np.logical_or.reduce([members(known, member) for member in entity.members]))


_MEMBERS = {
    EntityKind.PLATFORM: lambda known, entity: np.ones(len(known.slugs), dtype=bool),
    EntityKind.COUNTRY: _country,
    EntityKind.LAB: lambda known, entity: np.asarray(known.authors == entity.key),
    EntityKind.FAMILY: _family,
    EntityKind.MODEL: _model,
    EntityKind.WEIGHTS: lambda known, entity: np.asarray(known.weights == entity.key),
    EntityKind.GROUP: _group,
}
