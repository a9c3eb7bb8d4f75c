"""Accepting rows that somebody added by hand: the manifest is written anew for files that are kept by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from core import files
from core.datasets.snapshot import COLUMNS, FED, MANIFEST, checked, folder_of, read_manifest
from core.errors import DataError


def seal(data: Path) -> Iterator[str]:
    """Check every row of a snapshot and write the checksums of its hand-kept files; says what changed.

    ``data`` is a home folder or a snapshot's. Raises ``DataError`` for a row that is not right, and for a file that
    comes from the feed and differs from the manifest: nobody edits those, so it is damaged.
    """
    folder = folder_of(data)
    manifest = read_manifest(folder)
    _, _, entries = checked(folder)
    known = manifest["files"]
    for name in FED:
        if known.get(name) != entries[name]:
            raise DataError(f"{folder / name} comes from the feed and is not edited by hand: restore it from git.")
    changed = [name for name in COLUMNS if known.get(name) != entries[name]]
    files.replace(folder / MANIFEST, files.as_json({**manifest, "files": {**known, **entries}}))
    for name in changed:
        yield f"{name}: {known.get(name, {}).get('rows', 0)} -> {entries[name]['rows']} rows, sealed."
    if not changed:
        yield "Nothing was edited: every file is as the manifest describes it."
