"""What data there is: coverage, gaps, restatements, snapshots, and whether the files are those of the manifest."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from core.datasets import Dataset, load
from core.datasets.snapshot import COLUMNS, CURRENT, describe, folder_of, read_manifest, versions
from core.errors import DataError
from core.refresh.restated import HEAD, Restated
from core.refresh.restated import told as restatements
from core.refresh.unknown import told as unknowns
from core.refresh.unknown import unknown
from core.refresh.write import RESTATED


def inventory(data: Path) -> Iterator[str]:
    """Lines about the snapshot that ``data`` leads to. Raises ``DataError`` when one of its files is damaged."""
    folder = folder_of(data)
    dataset, changed = load(folder), _restated(folder)
    yield from _origin(folder, dataset)
    yield from _coverage(dataset)
    if changed is None:
        yield "Restated: not known; this snapshot was not made by a refresh."
    else:
        yield f"Compared with the snapshot as of {read_manifest(folder).get('restated_since')}:"
        yield from restatements(changed)
    yield from unknowns(unknown(dataset), folder)
    yield from _snapshots(data, folder)
    count = len(COLUMNS) + (changed is not None)
    yield f"Checksums: all {count} files are as manifest.json describes them."


def _origin(folder: Path, dataset: Dataset) -> Iterator[str]:
    origin = dataset.origin
    yield f"{origin.source}, {origin.producer}, from {origin.endpoint}"
    yield f"Licence: {origin.licence} ({origin.licence_url}). To cite: {origin.citation}"
    yield f"As of {origin.as_of}, in {folder}"


def _coverage(dataset: Dataset) -> Iterator[str]:
    missing = dataset.missing_days
    yield f"{len(dataset.days):,} days, {dataset.first} to {dataset.end}; {len(missing)} missing between them" + (
        f": {', '.join(map(str, missing))}" if missing else ""
    )
    yield "What is missing or different:"
    yield from (f"  {gap}" for gap in dataset.origin.gaps)


def _snapshots(data: Path, folder: Path) -> Iterator[str]:
    home = data if (data / CURRENT).is_file() else folder.parent
    if not (home / CURRENT).is_file():
        yield "A single snapshot: there are no others beside it."
        return
    used = folder_of(home).name
    names = (f"{name} (in use)" if name == used else name for name in versions(home))
    yield f"Snapshots in {home}: {', '.join(names)}"


def _restated(folder: Path) -> list[Restated] | None:
    """The rows of ``restated.csv``; ``None`` where a snapshot has none."""
    entry, file = read_manifest(folder)["files"].get(RESTATED), folder / RESTATED
    if entry is None:
        return None
    try:
        data = file.read_bytes()
        head, *rows = csv.reader(io.StringIO(data.decode("utf-8")))
        if describe(data, len(rows)) != entry or tuple(head) != HEAD:
            raise DataError(f"{file} was edited: it is not the file that manifest.json describes.")
        return [Restated(date.fromisoformat(day), model, *map(_tokens, (old, new))) for day, model, old, new in rows]
    except (OSError, ValueError) as error:
        raise DataError(f"{file} is damaged ({error}). Restore it from git.") from None


def _tokens(cell: str) -> int | None:
    return int(cell) if cell else None
