"""Slugs that nobody has looked up yet: whose they are, from which country, with which weights."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.datasets import Dataset
from core.datasets.catalogue import author, looked_up
from core.datasets.snapshot import REST, UNLOOKED


@dataclass(frozen=True, slots=True)
class Unknown:
    """A slug or an author of which ``file`` says nothing yet.

    ``line`` is one that it takes as it stands; ``there`` when it has been added, and only waits to be filled in.
    """

    key: str
    file: str
    line: str
    there: bool = False


def unknown(dataset: Dataset) -> list[Unknown]:
    """Authors for ``labs.csv``, then models for ``models.csv``, each in the order of the alphabet.

    Until somebody looks them up their tokens count as those of an unknown maker, with unknown weights.
    """
    slugs = [slug for slug in dataset.rows.slugs if slug != REST]
    known_labs, known_models = dataset.sheets["labs.csv"], dataset.sheets["models.csv"]
    listed, authors = set(known_models["model"]), set(known_labs["author"])
    makers = sorted({author(slug) for slug in slugs} - set(looked_up(known_labs)))
    models = sorted(set(slugs) - set(looked_up(known_models)))
    return [
        *(Unknown(key, "labs.csv", _line(key, key, "", UNLOOKED), key in authors) for key in makers),
        *(Unknown(key, "models.csv", _line(key, "unknown", "", UNLOOKED), key in listed) for key in models),
    ]


def told(found: Sequence[Unknown], folder: Path) -> Iterator[str]:
    """Lines for the reader: what is not known, what to write and where."""
    if not found:
        yield "Makers and weights: every slug has been looked up."
        return
    yield f"Not looked up yet: {len(found)}. They count as “maker unknown”, possibly anybody's."
    for file, how in _HOW.items():
        for what, there in (("Add to", False), ("Fill in, in", True)):
            lines = [one.line for one in found if (one.file, one.there) == (file, there)]
            if lines:
                yield f"{what} {folder / file} ({how}):"
                yield from (f"  {line}" for line in lines)
    yield f"Put what you found, and a note of your own. Then run: python -m core data --seal --data {folder}"


_HOW = {
    "labs.csv": "author,name,country,note; the country is the ISO code of its headquarters, empty where there is none",
    "models.csv": "model,weights,source,note; weights are open, closed or unknown",
}


def _line(*cells: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
