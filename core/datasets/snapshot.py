"""The snapshot on disk: loaded, checked row by row, and handed on as one value."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from core.errors import DataError
from core.model import Origin

HOME = Path(__file__).parents[2] / "data" / "openrouter"
CURE = (
    "Restore it with `git checkout -- data/openrouter`, "
    "or recompile it with `python -m core.datasets.compile SOURCE_DIR data/openrouter`."
)
REST = "other"
"""The row that sums every model below the day's fiftieth."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "weekly.csv": ("week", "model", "tokens"),
    "daily.csv": ("date", "model", "tokens"),
    "daily_by_lab.csv": ("date", "lab", "tokens"),
    "weekly_totals.csv": ("week", "archived_chart_total", "archived_chart_date", "data_api_total"),
    "labs.csv": ("author", "name", "country", "note"),
    "lab_names.csv": ("name", "authors", "reason"),
    "models.csv": ("model", "weights", "source", "note"),
    "cloaked.csv": ("slug", "model", "author", "disclosed", "source"),
    "renames.csv": ("slug", "model", "reason"),
    "caveats.csv": ("first", "last", "caveat", "reason"),
}
"""Every file of a snapshot with its header. ``README.md`` of the snapshot says what each column holds."""

UNMAPPED = "has a maker's name that lab_names.csv does not list: add a row there that says which author it is"
"""What is wrong with a row of ``daily_by_lab.csv`` that would count for nobody."""

DATES = frozenset({"week", "date", "first", "last"})
AMOUNTS = frozenset({"tokens", "archived_chart_total", "data_api_total"})
WEIGHTS = frozenset({"open", "closed", "unknown"})


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader should know about any figure that touches the days from ``first`` to ``last``."""

    first: date
    last: date
    text: str


@dataclass(frozen=True, eq=False)
class Dataset:
    """A validated snapshot. Never changed after loading, so threads may share it; equal only to itself.

    ``weekly`` holds ``week`` (Monday, datetime64), ``model`` (slug or "other"), ``tokens`` (int64, Monday-Sunday UTC);
    ``daily`` the same by ``date``. ``by_lab`` is like ``daily``, but its ``model`` is a lab's author and stands for all
    the lab's models that the day names. ``totals`` holds per ``week`` the whole platform's ``tokens`` and ``archived``,
    true where they were read from an archived chart. ``labs``, ``models`` and ``cloaked`` are the files as they are,
    text columns with "" for nothing. ``lab_of`` leads from the further authors of a lab to the one that stands for it.
    """

    origin: Origin
    weekly: pd.DataFrame
    daily: pd.DataFrame
    by_lab: pd.DataFrame
    totals: pd.DataFrame
    labs: pd.DataFrame
    models: pd.DataFrame
    cloaked: pd.DataFrame
    lab_of: Mapping[str, str]
    caveats: tuple[Caveat, ...]
    checksum: str

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """Mondays of the published weeks, in order."""
        return tuple(week.date() for week in self.weekly["week"].drop_duplicates().sort_values())

    @property
    def first(self) -> date:
        """Monday of the first published week."""
        return self.weeks[0]

    @property
    def earliest(self) -> date:
        """Monday of the first week of which at least the whole platform's total is known."""
        monday: date = self.totals["week"].min().date()
        return monday

    @property
    def last(self) -> date:
        """Monday of the last complete week."""
        return self.weeks[-1]

    @property
    def end(self) -> date:
        """Sunday of the last complete week."""
        return self.last + timedelta(days=6)

    @cached_property
    def newest(self) -> date:
        """The last day of which makers are named: models may be named up to ``end`` only."""
        day: date = self.by_lab["date"].max().date()
        return max(self.end, day)

    @cached_property
    def missing_weeks(self) -> tuple[date, ...]:
        """Mondays between the first and the last week that were never published."""
        span = (self.last - self.first).days // 7
        return tuple(week for n in range(span) if (week := self.first + timedelta(weeks=n)) not in self.weeks)


def load(path: Path = HOME) -> Dataset:
    """The snapshot in the folder ``path``.

    Raises ``DataError``, naming file, row and cure, when a file is missing, not what it should be, or not the file
    that the manifest describes.
    """
    manifest = read_manifest(path)
    raw = {name: _bytes(path / name) for name in COLUMNS}
    frames = {name: check(path / name, data) for name, data in raw.items()}
    check_authors(path, frames)
    for name, data in raw.items():
        _match(path / name, data, len(frames[name]), manifest["files"].get(name))
    return Dataset(
        origin=_origin(path, manifest),
        weekly=frames["weekly.csv"],
        daily=frames["daily.csv"],
        by_lab=_by_author(frames["daily_by_lab.csv"], frames["lab_names.csv"]),
        lab_of={author: first for first, *more in frames["lab_names.csv"]["authors"].str.split() for author in more},
        totals=_totals(frames["weekly_totals.csv"]),
        labs=frames["labs.csv"],
        models=frames["models.csv"],
        cloaked=frames["cloaked.csv"],
        caveats=tuple(
            Caveat(first.date(), last.date(), text)
            for first, last, text, _ in frames["caveats.csv"].itertuples(index=False)
        ),
        checksum=hashlib.sha256(b"".join(raw[name] for name in sorted(raw))).hexdigest(),
    )


def read_manifest(path: Path) -> dict[str, Any]:
    """``manifest.json`` of a snapshot as it is; raises ``DataError`` when it cannot be read."""
    file = path / "manifest.json"
    try:
        manifest = json.loads(_bytes(file))
    except ValueError as error:
        raise DataError(f"{file} is not JSON ({error}). {CURE}") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise DataError(f"{file} has no list of files. {CURE}")
    return manifest


def describe(data: bytes, rows: int) -> dict[str, int | str]:
    """A file's entry in the manifest."""
    return {"rows": rows, "sha256": hashlib.sha256(data).hexdigest()}


def check(file: Path, data: bytes) -> pd.DataFrame:
    """A file's table with its types, after every check that needs no other file."""
    frame = _table(file, data)
    for column in COLUMNS[file.name]:
        if column in DATES:
            frame[column] = _dates(file, frame, column)
        elif column in AMOUNTS:
            frame[column] = _amounts(file, frame, column)
    for complaint, bad in _RULES[file.name](frame):
        _refuse(file, bad, complaint)
    return frame


def check_authors(path: Path, frames: Mapping[str, pd.DataFrame]) -> None:
    """Every slug's author must be listed in ``labs.csv``, and every slug's weights in ``models.csv``."""
    authors, models = set(frames["labs.csv"]["author"]), set(frames["models.csv"]["model"])
    for name in ("weekly.csv", "daily.csv", "models.csv"):
        slugs = frames[name]["model"]
        distinct = [slug for slug in slugs.unique() if slug != REST]
        unknown = [slug for slug in distinct if slug.partition("/")[0] not in authors]
        _refuse(path / name, slugs.isin(unknown), "has an author that labs.csv does not list")
        unlisted = [slug for slug in distinct if slug not in models]
        _refuse(path / name, slugs.isin(unlisted), "has a model that models.csv does not list")
    makers = frames["cloaked.csv"]["author"]
    _refuse(path / "cloaked.csv", ~makers.isin(authors), "has an author that labs.csv does not list")
    _check_lab_names(path, frames, authors)


def _check_lab_names(path: Path, frames: Mapping[str, pd.DataFrame], authors: set[str]) -> None:
    """Every name of ``daily_by_lab.csv`` must be led to authors of ``labs.csv``."""
    names = frames["lab_names.csv"]
    known = names["authors"].map(lambda listed: bool(listed.split()) and authors.issuperset(listed.split()))
    _refuse(path / "lab_names.csv", ~known, "has an author that labs.csv does not list")
    mapped = frames["daily_by_lab.csv"]["lab"].isin({REST, *names["name"]})
    _refuse(path / "daily_by_lab.csv", ~mapped, UNMAPPED)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise DataError(f"{file} is missing. {CURE}") from error
    except OSError as error:
        raise DataError(f"{file} cannot be read ({error.strerror}). {CURE}") from error


def _table(file: Path, data: bytes) -> pd.DataFrame:
    """A file as text columns, "" for nothing."""
    try:
        text = data.decode("utf-8")
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise DataError(f"{file}, row {row}: not text in UTF-8. {CURE}") from error
    except (ValueError, pd.errors.ParserError) as error:
        raise DataError(f"{file} is not a table ({str(error).strip()}). {CURE}") from error
    if tuple(frame.columns) != COLUMNS[file.name]:
        raise DataError(f"{file}, row 1: the header should be {','.join(COLUMNS[file.name])}. {CURE}")
    if not isinstance(frame.index, pd.RangeIndex):
        raise DataError(f"{file}, row 2: more cells than the header has. {CURE}")
    if frame.empty:
        raise DataError(f"{file} has no rows. {CURE}")
    return frame


def _dates(file: Path, frame: pd.DataFrame, column: str) -> pd.Series[Any]:
    dates = pd.to_datetime(frame[column], format="%Y-%m-%d", errors="coerce")
    _refuse(file, dates.isna(), f"the {column} is not a date like 2026-02-09")
    return dates


def _amounts(file: Path, frame: pd.DataFrame, column: str) -> pd.Series[Any]:
    """Whole numbers of tokens; missing only where the file leaves totals out."""
    empty = frame[column].eq("")
    amounts = pd.to_numeric(frame[column], errors="coerce")
    optional = column != "tokens"
    _refuse(file, amounts.isna() & ~(empty & optional), f"{column} is not a number")
    _refuse(file, amounts.lt(0), f"{column} is negative")
    _refuse(file, amounts.mod(1).gt(0) | amounts.gt(2**53), f"{column} is not a whole number of tokens")
    return amounts if optional else amounts.astype("int64")


Complaints = list[tuple[str, "pd.Series[bool]"]]


def _usage_rules(frame: pd.DataFrame) -> Complaints:
    """Rules of the three files with tokens per time and name."""
    when, who = frame.columns[:2]
    twice = frame.duplicated([when, who])
    complaints = [
        (f'has "{REST}" a second time for that {when}', twice & frame[who].eq(REST)),
        (f"is there twice for one {when}", twice),
        (f"has no {who}", frame[who].eq("")),
    ]
    return complaints + _monday_rules(frame)


def _monday_rules(frame: pd.DataFrame) -> Complaints:
    return [("the week does not begin on a Monday", frame["week"].dt.day_of_week.ne(0))] if "week" in frame else []


def _total_rules(frame: pd.DataFrame) -> Complaints:
    both_missing = frame["archived_chart_total"].isna() & frame["data_api_total"].isna()
    return [
        *_monday_rules(frame),
        ("the week is there twice", frame.duplicated(["week"])),
        ("has no total", both_missing),
    ]


def _key_rules(frame: pd.DataFrame) -> Complaints:
    """Rules of the files that describe slugs: the first column is the key."""
    key = frame[frame.columns[0]]
    complaints = [("has no key", key.str.strip().eq("")), ("is there twice", key.duplicated())]
    if "country" in frame:
        country = frame["country"]
        complaints.append(("the country is not an ISO code of two letters", ~country.str.fullmatch("[A-Z]{2}|")))
    if "weights" in frame:
        complaints.append(("weights must be open, closed or unknown", ~frame["weights"].isin(WEIGHTS)))
    return complaints


_RULES: Mapping[str, Callable[[pd.DataFrame], Complaints]] = {
    "weekly.csv": _usage_rules,
    "daily.csv": _usage_rules,
    "daily_by_lab.csv": _usage_rules,
    "weekly_totals.csv": _total_rules,
    "labs.csv": _key_rules,
    "lab_names.csv": _key_rules,
    "models.csv": _key_rules,
    "cloaked.csv": _key_rules,
    "renames.csv": _key_rules,
    "caveats.csv": lambda frame: [("ends before it begins", frame["last"].lt(frame["first"]))],
}


def _refuse(file: Path, bad: pd.Series[bool], complaint: str) -> None:
    """Raise for the first bad row; rows are counted as a text editor does, the header being row 1."""
    if bad.any():
        raise DataError(f"{file}, row {int(bad.to_numpy().argmax()) + 2}: {complaint}. {CURE}")


def _match(file: Path, data: bytes, rows: int, entry: object) -> None:
    if entry is None:
        raise DataError(f"{file} is not in manifest.json. {CURE}")
    if entry != describe(data, rows):
        raise DataError(
            f"{file} was edited: its {rows} rows are not those that manifest.json describes (SHA-256 differs). {CURE}"
        )


def _by_author(frame: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Rows by maker under the first of each maker's authors; two names of one maker on one day are added up."""
    authors = {REST: REST, **dict(zip(names["name"], names["authors"].str.split().str[0], strict=True))}
    renamed = pd.DataFrame({"date": frame["date"], "model": frame["lab"].map(authors), "tokens": frame["tokens"]})
    return renamed.groupby(["date", "model"], as_index=False)[["tokens"]].sum()


def _totals(frame: pd.DataFrame) -> pd.DataFrame:
    archived = frame["data_api_total"].isna()
    tokens = frame["data_api_total"].fillna(frame["archived_chart_total"])
    return pd.DataFrame({"week": frame["week"], "tokens": tokens, "archived": archived})


def _origin(path: Path, manifest: Mapping[str, Any]) -> Origin:
    try:
        return Origin(
            source=manifest["source"],
            producer=manifest["producer"],
            endpoint=manifest["endpoint"],
            licence=manifest["licence"],
            licence_url=manifest["licence_url"],
            citation=manifest["citation"],
            as_of=date.fromisoformat(manifest["as_of"]),
            obtained=manifest["obtained"],
            gaps=tuple(manifest["gaps"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{path / 'manifest.json'} lacks or garbles {error}. {CURE}") from error
