"""The word lists in ``data/lexicon``: each is checked against the folder's manifest before it is read.

``python -m core.datasets.lexicon`` writes the manifest anew after a list was edited on purpose.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

from core import files
from core.errors import DataError

FOLDER = Path(__file__).parents[1] / "data" / "lexicon"
CURE = (
    "Restore it with `git checkout -- data/lexicon`, or, after an edit on purpose, "
    "run `python -m core.datasets.lexicon`."
)


def table(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """The rows of a CSV file. Raises ``DataError`` when it is missing, broken or not what the manifest describes."""
    return _table(folder / name, _checked(folder, name))


def words(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """The entries of a JSON file. Raises ``DataError`` as ``table`` does."""
    return _entries(folder / name, _checked(folder, name))


def seal(folder: Path = FOLDER) -> None:
    """Describe all files of the folder in its manifest. Raises ``DataError`` when one cannot be parsed."""
    lists = sorted([*folder.glob("*.csv"), *folder.glob("*.json")])
    described = (file for file in lists if file.name != "manifest.json")
    manifest = {"files": {file.name: _described(file, files.read(file, CURE)) for file in described}}
    files.replace(folder / "manifest.json", files.as_json(manifest))
    _manifest.cache_clear()


def _checked(folder: Path, name: str) -> bytes:
    data = files.read(folder / name, CURE)
    if (entry := _manifest(folder).get(name)) is None:
        raise DataError(f"{folder / name} is not in manifest.json. {CURE}")
    if entry != _described(folder / name, data):
        raise DataError(f"{folder / name} was edited: it is not the file that manifest.json describes. {CURE}")
    return data


@cache
def _manifest(folder: Path) -> dict[str, Any]:
    entries = _entries(folder / "manifest.json", files.read(folder / "manifest.json", CURE)).get("files")
    if not isinstance(entries, dict):
        raise DataError(f"{folder / 'manifest.json'} has no list of files. {CURE}")
    return entries


def _described(file: Path, data: bytes) -> dict[str, int | str]:
    """A file's entry in the manifest."""
    rows = len(_table(file, data) if file.suffix == ".csv" else _entries(file, data))
    return {"rows": rows, "sha256": hashlib.sha256(data).hexdigest()}


def _table(file: Path, data: bytes) -> list[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
        rows = list(reader)
    except (ValueError, csv.Error) as error:
        raise DataError(f"{file} is not a table in UTF-8 ({error}). {CURE}") from error
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise DataError(f"{file}, entry {number}: not as many cells as the header has. {CURE}")
    return rows


def _entries(file: Path, data: bytes) -> dict[str, Any]:
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{file} is not JSON ({error}). {CURE}") from error
    if not isinstance(loaded, dict):
        raise DataError(f"{file} is not a list of entries by name. {CURE}")
    return loaded
