"""Slugs that nobody has looked up yet: whose they are, from which country, with which weights."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.datasets import Dataset
from core.datasets.snapshot import REST


@dataclass(frozen=True, slots=True)
class Unknown:
    """A slug or an author without a row in ``file``; ``line`` is one to add, true as it stands."""

    key: str
    file: str
    line: str


def unknown(dataset: Dataset) -> list[Unknown]:
    """Authors without a row in ``labs.csv``, then models without one in ``models.csv``, each in order of the alphabet.

    Until a row is added their tokens count as those of an unknown maker, with unknown weights.
    """
    slugs = sorted(slug for slug in dataset.daily["model"].unique() if slug != REST)
    listed, authors = set(dataset.models["model"]), set(dataset.labs["author"])
    makers = sorted({slug.partition("/")[0] for slug in slugs} - authors)
    return [
        *(Unknown(maker, "labs.csv", _line(maker, maker, "", "not looked up yet")) for maker in makers),
        *(
            Unknown(slug, "models.csv", _line(slug, "unknown", "", "not looked up yet"))
            for slug in slugs
            if slug not in listed
        ),
    ]


def told(found: Sequence[Unknown], folder: Path) -> Iterator[str]:
    """Lines for the reader: what is not known, what to write and where."""
    if not found:
        yield "Makers and weights: every slug has its rows in labs.csv and models.csv."
        return
    yield f"Not looked up yet: {len(found)}. They count as “maker unknown” until these lines are added."
    for file, how in _HOW.items():
        lines = [one.line for one in found if one.file == file]
        if lines:
            yield f"Add to {folder / file} ({how}):"
            yield from (f"  {line}" for line in lines)
    yield f"Then run: python -m core data --seal --data {folder}"


_HOW = {
    "labs.csv": "author,name,country,note; the country is the ISO code of its headquarters, empty where there is none",
    "models.csv": "model,weights,source,note; weights are open, closed or unknown",
}


def _line(*cells: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
