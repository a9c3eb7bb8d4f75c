"""The folder of a batch: parts while it runs, each there as a whole or not at all, and the tables at the end.

A part holds the rows of a fixed run of records. Whatever stops a run, the parts that are there hold what they hold, and
the next run does the others. The tables are written from all parts, and only when they are in place do the parts go.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

import pyarrow  # type: ignore[import-untyped]
from pyarrow import parquet

from core import files
from core.batch.part import Part
from core.batch.rows import ARTICLES, ASIDE, CLAIMS, Row
from core.export.table import safe

TABLES = {"articles": ARTICLES, "claims": CLAIMS, "set_aside": ASIDE}
"""The tables of a batch, with their columns."""

_PARTS, _MANIFEST = ".parts", "batch.json"
_TYPES = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}

TOGETHER = 4_096
"""Rows that are written together: enough for a group of a Parquet file, few enough to hold."""


class Store:
    """A batch's folder."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._parts = out / _PARTS

    def begin(self, manifest: Mapping[str, Any]) -> None:
        """Make the folder for a batch that is described so."""
        self._parts.mkdir(parents=True, exist_ok=True)
        files.replace(self._out / _MANIFEST, files.as_json(manifest))

    def manifest(self) -> dict[str, Any] | None:
        """How the batch of this folder is described; ``None`` where none was begun."""
        file = self._out / _MANIFEST
        read: dict[str, Any] | None = json.loads(file.read_bytes()) if file.exists() else None
        return read

    def empty(self) -> bool:
        """True where no part was kept and no table written."""
        return not any(self._parts.glob("[0-9]*.json")) and not (self.manifest() or {}).get("done")

    def has(self, number: int) -> bool:
        """True for a part that is there."""
        return self._file(number).exists()

    def keep(self, number: int, part: Part) -> None:
        """Put a part in place, in one step."""
        files.replace(self._file(number), json.dumps(part, ensure_ascii=False, allow_nan=False).encode())

    def finish(self, form: str, parts: int) -> dict[str, int]:
        """Write the tables from all parts, then let the parts go. Returns the number of rows of each table."""
        counted = {name: self._write(name, form, parts) for name in TABLES}
        files.settle(self._out)
        files.replace(self._out / _MANIFEST, files.as_json({**(self.manifest() or {}), "done": counted}))
        self.clear()
        return counted

    def clear(self) -> None:
        """Remove what is left of the parts."""
        shutil.rmtree(self._parts, ignore_errors=True)  # what stays is in nobody's way

    def _file(self, number: int) -> Path:
        return self._parts / f"{number:08d}.json"

    def _rows(self, name: str, parts: int) -> Iterator[list[Row]]:
        together: list[Row] = []
        for number in range(parts):
            together += json.loads(self._file(number).read_bytes())[name]
            if len(together) >= TOGETHER:
                yield together
                together = []
        yield together  # perhaps none: a table of no rows has its columns all the same

    def _write(self, name: str, form: str, parts: int) -> int:
        """Write one table beside its place, then put it there. Returns its rows."""
        draft, file = self._out / f".{name}.new", self._out / f"{name}.{form}"
        columns, count = TABLES[name], 0
        if form == "parquet":
            schema = pyarrow.schema([(column, _TYPES[kind]) for column, kind in columns.items()])
            with parquet.ParquetWriter(draft, schema) as writer:
                for rows in self._rows(name, parts):
                    writer.write_table(pyarrow.Table.from_pylist([dict(row) for row in rows], schema))
                    count += len(rows)
        else:
            with draft.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as out:
                for rows in self._rows(name, parts):
                    (_as_csv if form == "csv" else _as_lines)(out, rows, columns, first=out.tell() == 0)
                    count += len(rows)
        files.flush(draft)
        draft.replace(file)
        return count


def _as_csv(out: TextIO, rows: list[Row], columns: Mapping[str, type], first: bool) -> None:
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    if first:
        writer.writeheader()
    writer.writerows(safe(row) for row in rows)


def _as_lines(out: TextIO, rows: list[Row], columns: Mapping[str, type], first: bool) -> None:
    out.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
