"""Where snapshots lie, which one is in use, and what their manifests say."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from core import files
from core.datasets.disk.sheets import CURE
from core.errors import DataError
from core.language.grammar import pattern

HOME = Path(__file__).parents[3] / "data" / "openrouter"

CURRENT = "current"
"""File of a home folder whose one line names the snapshot in use."""

MANIFEST = "manifest.json"

_VERSION = pattern(r"\d{4}-\d\d-\d\d(?:[.-]\w{1,20})?")


def folder_of(path: Path = HOME, version: str | None = None) -> Path:
    """The folder of a snapshot; see ``load``. Raises ``DataError`` when there is none."""
    if version is None and not (path / CURRENT).exists() and not versions(path):
        return path
    name = version or read(path / CURRENT).decode("utf-8", "replace").strip()
    where = f"the version {name}" if version else f"{path / CURRENT}, row 1: “{name[:40]}”"
    if not _VERSION.fullmatch(name):
        raise DataError(f"{where} is not a snapshot's name like 2026-10-11. {CURE}")
    if not (path / name).is_dir():
        there = ", ".join(versions(path)) or "none"
        raise DataError(f"{where}: there is no such snapshot in {path}; there are: {there}. {CURE}")
    return path / name


def written(folder: Path) -> int:
    """When a snapshot's manifest was written, in nanoseconds: rows that were sealed since are other data.

    0 where there is none; loading says what is wrong.
    """
    try:
        return (folder / MANIFEST).stat().st_mtime_ns
    except OSError:
        return 0


def versions(home: Path = HOME) -> tuple[str, ...]:
    """Names of all snapshots of a home folder, oldest first."""
    return tuple(
        sorted(file.parent.name for file in home.glob(f"*/{MANIFEST}") if _VERSION.fullmatch(file.parent.name))
    )


def read_manifest(path: Path) -> dict[str, Any]:
    """``manifest.json`` of a snapshot folder as it is; raises ``DataError`` when it cannot be read."""
    file = path / MANIFEST
    try:
        manifest = json.loads(read(file))
    except (ValueError, RecursionError) as error:
        raise DataError(f"{file} is not JSON ({error}). {CURE}") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise DataError(f"{file} has no list of files. {CURE}")
    return manifest


def describe(data: bytes, rows: int) -> dict[str, int | str]:
    """A file's entry in the manifest."""
    return {"rows": rows, "sha256": hashlib.sha256(data).hexdigest()}


def read(file: Path) -> bytes:
    """A file of a snapshot; ``DataError`` when it is missing or cannot be read."""
    return files.read(file, CURE)
