"""The snapshot on disk: loaded, checked row by row, and handed on as one value.

A home folder holds snapshots side by side, each in a folder named by its as-of day, and the file ``current`` with the
name of the one in use. A snapshot is complete in itself and never changed once it is there.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.datasets.disk.folders import (
    CURRENT,
    HOME,
    MANIFEST,
    describe,
    folder_of,
    read,
    read_manifest,
    versions,
    written,
)
from core.datasets.disk.rules import ABSURD, DAILY_NAMED, REST, obey, obey_each_other
from core.datasets.disk.sheets import COLUMNS, CURE, Rows, Sheet, sheet
from core.errors import DataError
from core.language.grammar import pattern
from core.model import Origin

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "ABSURD",
    "COLUMNS",
    "CURRENT",
    "DAILY_NAMED",
    "HOME",
    "MANIFEST",
    "REST",
    "describe",
    "folder_of",
    "read",
    "read_manifest",
    "versions",
    "written",
]

DAILY = "daily.csv"
_EPOCH = date(1970, 1, 1).toordinal()
FED = ("daily.csv", "weekly_totals.csv")
"""Files that come from the feed: a refresh makes them anew, and nobody edits them. The others are kept by hand."""

UNLOOKED = "not looked up yet"
"""The note of a row of ``labs.csv`` or ``models.csv`` that says nothing yet: whoever looks it up writes another."""

_HTTPS = pattern(r"https://[^\s<>\"']+")
WEEK = timedelta(days=6)
"""From a Monday to its Sunday."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader should know about any figure that touches the days from ``first`` to ``last``.

    ``restated`` is by how much (a fraction) the source changed figures of these days after they had been quoted.
    """

    first: date
    last: date
    text: str
    restated: float = 0.0


@dataclass(frozen=True, eq=False)
class Dataset:
    """A validated snapshot. Never changed after loading, so threads may share it; equal only to itself.

    ``rows`` are those of each day, in order of days. ``weekly`` holds per Monday the whole platform's tokens, and
    ``archived`` those Mondays of which they were read from an archived chart. ``sheets`` are the files as they are.
    ``renames`` leads from slugs to public names where the naming rule does not. ``version`` is the name of the
    snapshot's folder. For who draws or looks around, ``daily``, ``totals``, ``labs``, ``models`` and ``cloaked`` are
    tables of pandas, made when they are first asked for.
    """

    origin: Origin
    version: str
    rows: Rows
    weekly: Mapping[date, float]
    archived: frozenset[date]
    sheets: Mapping[str, Sheet]
    renames: Mapping[str, str]
    caveats: tuple[Caveat, ...]
    checksum: str

    @cached_property
    def daily(self) -> pd.DataFrame:
        """``date`` (datetime64), ``model`` (slug or "other", categorical), ``tokens`` (int64), in order of days."""
        import pandas as pd

        rows = self.rows
        days = (rows.day - _EPOCH).astype("datetime64[D]").astype("datetime64[s]")
        model = pd.Categorical.from_codes(rows.code, categories=pd.Index(rows.slugs))
        return pd.DataFrame({"date": days, "model": model, "tokens": rows.tokens})

    @cached_property
    def totals(self) -> pd.DataFrame:
        """Per ``week`` (Monday) the whole platform's ``tokens``, and ``archived``: read from an archived chart."""
        import pandas as pd

        weeks = list(self.weekly)
        columns = {"week": pd.to_datetime(weeks), "tokens": [*self.weekly.values()]}
        return pd.DataFrame({**columns, "archived": [week in self.archived for week in weeks]})

    @cached_property
    def labs(self) -> pd.DataFrame:
        """``labs.csv``: text columns with "" for nothing."""
        return self._frame("labs.csv")

    @cached_property
    def models(self) -> pd.DataFrame:
        """``models.csv``: text columns with "" for nothing."""
        return self._frame("models.csv")

    @cached_property
    def cloaked(self) -> pd.DataFrame:
        """``cloaked.csv``: text columns with "" for nothing."""
        return self._frame("cloaked.csv")

    def _frame(self, name: str) -> pd.DataFrame:
        import pandas as pd

        return pd.DataFrame(dict(self.sheets[name].columns))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The published days, in order."""
        return tuple(map(date.fromordinal, np.unique(self.rows.day).tolist()))

    @property
    def first(self) -> date:
        """The first published day."""
        return self.days[0]

    @property
    def end(self) -> date:
        """The last published day."""
        return self.days[-1]

    @cached_property
    def missing_days(self) -> tuple[date, ...]:
        """Days between the first and the last that were never published."""
        there = set(self.days)
        span = (self.end - self.first).days
        return tuple(day for n in range(span) if (day := self.first + timedelta(days=n)) not in there)

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """Mondays of the weeks of which every day is published, in order."""
        return tuple(monday for monday in self._mondays if monday not in self.missing_weeks)

    @cached_property
    def missing_weeks(self) -> tuple[date, ...]:
        """Mondays of the weeks between the first and the last that lack a day."""
        lacking = {day - timedelta(days=day.weekday()) for day in self.missing_days}
        return tuple(monday for monday in self._mondays if monday in lacking)

    @cached_property
    def _mondays(self) -> tuple[date, ...]:
        """Mondays of all weeks that lie between the first and the last day."""
        first = self.first + timedelta(days=-self.first.weekday() % 7)
        return tuple(first + timedelta(weeks=n) for n in range(((self.end - first).days + 1) // 7))

    @property
    def last(self) -> date:
        """Monday of the last complete week."""
        return self.weeks[-1]

    @cached_property
    def earliest(self) -> date:
        """Monday of the first week of which at least the whole platform's total is known."""
        return min(*self.weekly, self.first)

    @cached_property
    def unveilings(self) -> tuple[tuple[str, ...], ...]:
        """The rows of ``cloaked``."""
        return tuple(self.sheets["cloaked.csv"].rows())

    @cached_property
    def lab_of(self) -> Mapping[str, str]:
        """From the further authors of a lab to the one that stands for it: the first row of each name in labs.csv."""
        stands: dict[str, str] = {}
        labs = self.sheets["labs.csv"]
        rows = zip(labs["author"], labs["name"], strict=True)
        return {author: first for author, name in rows if (first := stands.setdefault(name, author)) != author}


def load(path: Path = HOME, version: str | None = None) -> Dataset:
    """A snapshot: of a home folder the one in use or the ``version`` named, or the snapshot folder ``path`` itself.

    Raises ``DataError``, naming file, row and cure, when a file is missing, not what it should be, or not the file
    that the manifest describes.
    """
    folder = folder_of(path, version)
    manifest = read_manifest(folder)
    rows, sheets, entries = checked(folder)
    for name, entry in entries.items():
        _match(folder / name, entry, manifest["files"].get(name))
    weekly, archived = _weekly(sheets["weekly_totals.csv"])
    dataset = Dataset(
        origin=_origin(folder, manifest),
        version=folder.name,
        rows=rows,
        weekly=weekly,
        archived=archived,
        sheets=sheets,
        renames=renames_of(sheets["renames.csv"]),
        caveats=tuple(
            Caveat(first, last, text, float(restated or 0))
            for first, last, restated, text, _ in sheets["caveats.csv"].rows()
        ),
        checksum=hashlib.sha256("".join(manifest["files"][name]["sha256"] for name in COLUMNS).encode()).hexdigest(),
    )
    _check_history(folder / "daily.csv", dataset)
    return dataset


def checked(folder: Path) -> tuple[Rows, dict[str, Sheet], dict[str, dict[str, int | str]]]:
    """The days and the other tables of a snapshot folder, and the entries of all as a manifest should have them.

    Raises ``DataError`` for a file that is missing or fails its checks.
    """
    raw = {name: read(folder / name) for name in COLUMNS}
    rows = daily(folder / DAILY, raw[DAILY])
    sheets = {name: check(folder / name, data) for name, data in raw.items() if name != DAILY}
    obey_each_other(folder, sheets)
    lengths = {DAILY: len(rows), **{name: len(sheet) for name, sheet in sheets.items()}}
    return rows, sheets, {name: describe(data, lengths[name]) for name, data in raw.items()}


def daily(file: Path, data: bytes) -> Rows:
    """The rows of ``daily.csv``, after every check that needs no other file."""
    cells = sheet(file, data)
    rows = Rows.of(cells["date"], cells["model"], cells["tokens"])
    obey(file, rows)
    return rows


def check(file: Path, data: bytes) -> Sheet:
    """Another file's table, after every check that needs no other file."""
    table = sheet(file, data)
    obey(file, table)
    return table


def _check_history(file: Path, dataset: Dataset) -> None:
    """A history has whole weeks and more days than gaps, and ends by the day on which it was taken."""
    span = (dataset.end - dataset.first).days + 1
    if dataset.end > dataset.origin.as_of:
        raise DataError(f"{file} has days after {dataset.origin.as_of}, when it was taken. {CURE}")
    if 2 * len(dataset.days) < span:
        raise DataError(f"{file} lacks more than half of the days from {dataset.first} to {dataset.end}. {CURE}")
    if not dataset.weeks:
        raise DataError(f"{file} has no whole week from Monday to Sunday. {CURE}")


def renames_of(table: Sheet) -> Mapping[str, str]:
    """``renames.csv`` as a mapping."""
    return dict(zip(table["slug"], table["model"], strict=True))


def _match(file: Path, found: Mapping[str, int | str], entry: object) -> None:
    if entry is None:
        raise DataError(f"{file} is not in manifest.json. {CURE}")
    if entry != found:
        seal = "" if file.name in FED else " Rows added on purpose are accepted by `python -m core data --seal`."
        raise DataError(
            f"{file} was edited: its {found['rows']} rows are not those that {MANIFEST} describes (SHA-256 differs). "
            f"{CURE}{seal}"
        )


def _weekly(totals: Sheet) -> tuple[dict[date, float], frozenset[date]]:
    """The whole platform's tokens by Monday, and the Mondays of which only an archived chart has them."""
    found = list(zip(totals["week"], totals["archived_chart_total"], totals["data_api_total"], strict=True))
    archived = frozenset(week for week, _, ours in found if math.isnan(ours))
    return {week: float(chart if week in archived else ours) for week, chart, ours in found}, archived


_TEXTS = ("source", "producer", "endpoint", "licence", "citation", "obtained")


def _origin(path: Path, manifest: Mapping[str, Any]) -> Origin:
    """Where the snapshot comes from; links are shown as links, so only those to secured pages pass."""
    file = path / MANIFEST
    for field in (*_TEXTS, "licence_url", "as_of"):
        if not isinstance(manifest.get(field), str) or not manifest[field].strip():
            raise DataError(f"{file} lacks or garbles '{field}': it should be a text. {CURE}")
    if not _HTTPS.fullmatch(manifest["licence_url"]):
        raise DataError(f"{file} garbles 'licence_url': it should be a link that begins with https://. {CURE}")
    gaps = manifest.get("gaps")
    if not isinstance(gaps, list) or not all(isinstance(gap, str) for gap in gaps):
        raise DataError(f"{file} lacks or garbles 'gaps': it should be a list of texts. {CURE}")
    try:
        as_of = date.fromisoformat(manifest["as_of"])
    except ValueError as error:
        raise DataError(f"{file} garbles 'as_of' ({error}). {CURE}") from error
    texts = {field: manifest[field] for field in _TEXTS}
    return Origin(licence_url=manifest["licence_url"], as_of=as_of, gaps=tuple(gaps), **texts)
