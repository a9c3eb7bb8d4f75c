"""The files of a snapshot as columns with their types, and what is wrong with a row that has none.

Without pandas: who only checks an article need not wait for it.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.errors import DataError
from core.language.grammar import pattern

CURE = "Restore it with `git checkout -- data/openrouter`, or name another snapshot."

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "daily.csv": ("date", "model", "tokens"),
    "weekly_totals.csv": ("week", "archived_chart_total", "archived_chart_date", "data_api_total"),
    "labs.csv": ("author", "name", "country", "note"),
    "models.csv": ("model", "weights", "source", "note"),
    "cloaked.csv": ("slug", "model", "author", "disclosed", "source"),
    "renames.csv": ("slug", "model", "reason"),
    "caveats.csv": ("first", "last", "restated", "caveat", "reason"),
}
"""Every file of a snapshot with its header. ``README.md`` beside the snapshots says what each column holds."""

DATES = frozenset({"week", "date", "first", "last"})
AMOUNTS = frozenset({"tokens", "archived_chart_total", "data_api_total"})

Column = Sequence[Any]
Whole = NDArray[np.int64]

_DAY = pattern(r"\d{4}-\d\d-\d\d")
_NUMBER = pattern(r" *[+-]?(?:\d{1,400}(?:\.\d{0,99})?|\.\d{1,99}|inf)(?:e[+-]?\d{1,9})? *")
_EXACT = 2.0**53
"""From here on floats leave out whole numbers."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A file's columns, all of one length: texts with "" for nothing, ``date``, or float with NaN for nothing."""

    columns: Mapping[str, Column]

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def rows(self) -> Iterable[tuple[Any, ...]]:
        """The file's rows."""
        return zip(*self.columns.values(), strict=True)


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of ``daily.csv``: the day as an ordinal, the place of the slug in ``slugs`` (in order), tokens."""

    day: Whole
    code: Whole
    tokens: Whole
    slugs: tuple[str, ...]

    @staticmethod
    def of(days: Sequence[date], models: Sequence[str], tokens: Sequence[int]) -> Rows:
        """Rows from their cells."""
        slugs = tuple(sorted(set(models)))
        place = {slug: at for at, slug in enumerate(slugs)}
        ordinal = {day: day.toordinal() for day in set(days)}
        return Rows(
            np.array([ordinal[day] for day in days], dtype=np.int64),
            np.array([place[model] for model in models], dtype=np.int64),
            np.array(tokens, dtype=np.int64),
            slugs,
        )

    def __len__(self) -> int:
        return len(self.day)


def sheet(file: Path, data: bytes) -> Sheet:
    """A file with the types of its columns. Raises ``DataError`` for a file or cell that is not what it should be."""
    cells = _cells(file, data)
    return Sheet({name: _typed(file, name, column) for name, column in cells.items()})


def refuse(file: Path, bad: Iterable[bool], complaint: str) -> None:
    """Raise for the first bad row; rows are counted as a text editor does, the header being row 1."""
    row = next((row for row, is_bad in enumerate(bad, start=2) if is_bad), None)
    if row is not None:
        raise DataError(f"{file}, row {row}: {complaint}. {CURE}")


def day(cell: str) -> date | None:
    """A day written as 2026-02-09; ``None`` for anything else."""
    if not _DAY.fullmatch(cell) or not cell.isascii():
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:  # the 31st of February
        return None


def _cells(file: Path, data: bytes) -> dict[str, tuple[str, ...]]:
    """A file as text columns."""
    try:
        text = data.decode("utf-8")
        lines = [line for line in csv.reader(io.StringIO(text, newline=""), strict=True) if line]
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise DataError(f"{file}, row {row}: not text in UTF-8. {CURE}") from error
    except csv.Error as error:
        raise DataError(f"{file} is not a table ({str(error).strip()}). {CURE}") from error
    head, *rows = lines or [[]]
    if tuple(head) != COLUMNS[file.name]:
        raise DataError(f"{file}, row 1: the header should be {','.join(COLUMNS[file.name])}. {CURE}")
    if not rows:
        raise DataError(f"{file} has no rows. {CURE}")
    width = len(head)
    if any(len(row) != width for row in rows):
        refuse(file, (len(row) > width for row in rows), "more cells than the header has")
        refuse(file, (len(row) < width for row in rows), "fewer cells than the header has")
    return dict(zip(head, zip(*rows, strict=True), strict=True))


def _typed(file: Path, name: str, cells: tuple[str, ...]) -> Column:
    if name in DATES:
        known = {cell: day(cell) for cell in set(cells)}
        days = [known[cell] for cell in cells]
        refuse(file, (found is None for found in days), f"the {name} is not a date like 2026-02-09")
        return days
    return _amounts(file, name, cells) if name in AMOUNTS else cells


def _amounts(file: Path, name: str, cells: tuple[str, ...]) -> list[int] | list[float]:
    """Whole numbers of tokens; missing only where the file leaves totals out."""
    optional, joined = name != "tokens", "".join(cells)
    if "" not in cells and joined.isascii() and joined.isdecimal():
        whole = list(map(int, cells))
        refuse(file, (number > _EXACT for number in whole), f"{name} is not a whole number of tokens")
        return whole
    numbers = [_number(cell) for cell in cells]
    missing = (math.isnan(number) and not (optional and not cell) for number, cell in zip(numbers, cells, strict=True))
    refuse(file, missing, f"{name} is not a number")
    refuse(file, (number < 0 for number in numbers), f"{name} is negative")
    refuse(file, (number % 1 > 0 or number > _EXACT for number in numbers), f"{name} is not a whole number of tokens")
    return numbers if optional else [int(number) for number in numbers]


def _number(cell: str) -> float:
    """A cell's number, NaN where it has none."""
    return float(cell) if cell.isascii() and _NUMBER.fullmatch(cell.lower()) else math.nan
