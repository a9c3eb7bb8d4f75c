"""Accepting rows that somebody added by hand: the manifest is written anew for files that are kept by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from core.datasets.snapshot import COLUMNS, FED, check, check_authors, describe, folder_of, read_manifest
from core.errors import DataError
from core.refresh import files
from core.refresh.write import MANIFEST


def seal(data: Path) -> Iterator[str]:
    """Check every row of a snapshot and write the checksums of its hand-kept files; says what changed.

    ``data`` is a home folder or a snapshot's. Raises ``DataError`` for a row that is not right, and for a file that
    comes from the feed and differs from the manifest: nobody edits those, so it is damaged.
    """
    folder = folder_of(data)
    manifest = read_manifest(folder)
    raw = {name: _bytes(folder / name) for name in COLUMNS}
    frames = {name: check(folder / name, content) for name, content in raw.items()}
    check_authors(folder, frames)
    entries = {name: describe(content, len(frames[name])) for name, content in raw.items()}
    known = manifest["files"]
    for name in FED:
        if known.get(name) != entries[name]:
            raise DataError(f"{folder / name} comes from the feed and is not edited by hand: restore it from git.")
    changed = [name for name in COLUMNS if known.get(name) != entries[name]]
    files.replace(folder / MANIFEST, _json({**manifest, "files": {**known, **entries}}))
    for name in changed:
        yield f"{name}: {known.get(name, {}).get('rows', 0)} -> {entries[name]['rows']} rows, sealed."
    if not changed:
        yield "Nothing was edited: every file is as the manifest describes it."


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DataError(f"{file} cannot be read ({error.strerror}).") from None


def _json(value: object) -> bytes:
    return json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"
