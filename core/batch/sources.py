"""Where a batch takes its articles from: folders, tables and files, always in the same order."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pyarrow import ArrowInvalid, parquet  # type: ignore[import-untyped]

from core.batch import wording
from core.errors import ArticleError
from core.intake import SUFFIXES

TABLES = (".csv", ".jsonl", ".parquet")
FIELDS = ("text", "title", "published", "url")


@dataclass(frozen=True, slots=True)
class Record:
    """One article to check: a file (``path``), or a row of a table. ``problem`` says why there is nothing to check.

    ``raw`` is what the file holds where it was read already, for a machine that does not have it.
    ``key`` tells it from all others of the batch: the file's path, or the table's with the row's number, from 1.
    """

    key: str
    path: Path | None = None
    raw: bytes | None = None
    text: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    problem: str = ""


def listed(sources: Sequence[str]) -> list[Path]:
    """Every table and file that the sources mean; ``@names.txt`` holds one on each line. Folders are gone through.

    Raises ``ArticleError`` for one that is not there.
    """
    found: list[Path] = []
    for source in sources:
        if source.startswith("@"):
            names = _opened(Path(source[1:])).splitlines()
            found += listed([name.strip() for name in names if name.strip()])
            continue
        path = Path(source)
        if not path.exists():
            raise ArticleError(wording.NO_SOURCE.format(path=path))
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [
            one for one in inside if one.is_file() and (one is path or one.suffix.lower().lstrip(".") in SUFFIXES)
        ]
    return list(dict.fromkeys(found))


def fingerprint(paths: Sequence[Path]) -> str:
    """Changes when a file comes, goes, or is written to."""
    stamps = ((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths)
    return hashlib.sha256(json.dumps(list(stamps)).encode()).hexdigest()


def records(paths: Sequence[Path]) -> Iterator[Record]:
    """Every article, in an order that is the same each time. Files are not opened yet.

    Raises ``ArticleError`` for a table that cannot be read or has no column of texts.
    """
    for path in paths:
        reader = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}.get(path.suffix.lower())
        if reader is None:
            yield Record(_sound(str(path)), path)
            continue
        try:
            yield from reader(path)
        except OSError as error:
            raise ArticleError(wording.BAD_TABLE.format(path=path, kind="a table", why=error.strerror)) from error


def _csv(path: Path) -> Iterator[Record]:
    csv.field_size_limit(2**30)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            _has_text(path, rows.fieldnames or ())
            for number, row in enumerate(rows, start=1):
                yield _record(path, number, row)
    except (csv.Error, UnicodeDecodeError) as error:
        raise ArticleError(wording.BAD_TABLE.format(path=path, kind="CSV in UTF-8", why=error)) from error


def _jsonl(path: Path) -> Iterator[Record]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _of_line(path, number, line)


def _of_line(path: Path, number: int, line: bytes) -> Record:
    try:
        row = json.loads(line)
    except ValueError as error:  # bad JSON, or bytes that are no UTF-8
        return Record(f"{path}#{number}", problem=wording.BAD_LINE.format(number=number, why=error))
    if not isinstance(row, dict):
        return Record(f"{path}#{number}", problem=wording.BAD_LINE.format(number=number, why="no object"))
    return _record(path, number, row)


def _parquet(path: Path) -> Iterator[Record]:
    try:
        file = parquet.ParquetFile(path)
        _has_text(path, file.schema_arrow.names)
        numbers = count(1)
        for batch in file.iter_batches(64, columns=[name for name in FIELDS if name in file.schema_arrow.names]):
            for row in batch.to_pylist():
                yield _record(path, next(numbers), row)
    except ArrowInvalid as error:
        raise ArticleError(wording.BAD_TABLE.format(path=path, kind="Parquet", why=error)) from error


def _has_text(path: Path, names: Sequence[str]) -> None:
    if "text" not in names:
        raise ArticleError(wording.NO_TEXT.format(path=path))


def _record(path: Path, number: int, row: Mapping[str, object]) -> Record:
    text, title, published, url = ("" if row.get(name) is None else _sound(str(row[name])) for name in FIELDS)
    problem = "" if text.strip() else wording.NO_WORDS
    return Record(f"{path}#{number}", text=text, title=title, published=published.strip(), url=url, problem=problem)


def _sound(text: str) -> str:
    """The text with a sign for what UTF-8 cannot write: halves of letters, odd bytes of a file's name."""
    return text.encode("utf-8", "replace").decode()


def _opened(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(wording.BAD_TABLE.format(path=path, kind="a list of files", why=error)) from error
