"""The snapshot on disk: loaded, checked row by row, and handed on as one value.

A home folder holds snapshots side by side, each in a folder named by its as-of day, and the file ``current`` with the
name of the one in use. A snapshot is complete in itself and never changed once it is there.
"""

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

import numpy as np
import pandas as pd

from core import files
from core.errors import DataError
from core.language.grammar import pattern
from core.model import Origin

HOME = Path(__file__).parents[2] / "data" / "openrouter"
CURRENT = "current"
"""File of a home folder whose one line names the snapshot in use."""

CURE = "Restore it with `git checkout -- data/openrouter`, or name another snapshot."
MANIFEST = "manifest.json"
REST = "other"
"""The row that sums every model below the day's fiftieth."""

DAILY_NAMED = 50
"""Models that the source names each day."""

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

FED = ("daily.csv", "weekly_totals.csv")
"""Files that come from the feed: a refresh makes them anew, and nobody edits them. The others are kept by hand."""

DATES = frozenset({"week", "date", "first", "last"})
AMOUNTS = frozenset({"tokens", "archived_chart_total", "data_api_total"})
WEIGHTS = frozenset({"open", "closed", "unknown"})

UNLOOKED = "not looked up yet"
"""The note of a row of ``labs.csv`` or ``models.csv`` that says nothing yet: whoever looks it up writes another."""

ABSURD = 10**15
"""Tokens. No model and no rest has as much in a day: it is forty times what the whole platform had in October 2026."""

ABSURD_WEEK = 7 * ABSURD
_VERSION = pattern(r"\d{4}-\d\d-\d\d(?:[.-]\w{1,20})?")
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

    ``daily`` holds ``date`` (datetime64), ``model`` (slug or "other", categorical), ``tokens`` (int64), in order of
    days. ``totals`` holds per ``week`` (Monday) the whole platform's ``tokens`` and ``archived``, true where they were
    read from an archived chart. ``labs``, ``models`` and ``cloaked`` are the files as they are, text columns with ""
    for nothing. ``renames`` leads from slugs to public names where the naming rule does not. ``version`` is the name
    of the snapshot's folder.
    """

    origin: Origin
    version: str
    daily: pd.DataFrame
    totals: pd.DataFrame
    labs: pd.DataFrame
    models: pd.DataFrame
    cloaked: pd.DataFrame
    renames: Mapping[str, str]
    caveats: tuple[Caveat, ...]
    checksum: str

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The published days, in order."""
        return tuple(day.date() for day in pd.DatetimeIndex(self.daily["date"].unique()))

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
        monday: date = self.totals["week"].min().date()
        return min(monday, self.first)

    @cached_property
    def unveilings(self) -> tuple[tuple[str, ...], ...]:
        """The rows of ``cloaked``."""
        return tuple(self.cloaked.itertuples(index=False, name=None))

    @cached_property
    def lab_of(self) -> Mapping[str, str]:
        """From the further authors of a lab to the one that stands for it: the first row of each name in labs.csv."""
        stands: dict[str, str] = {}
        rows = zip(self.labs["author"], self.labs["name"], strict=True)
        return {author: first for author, name in rows if (first := stands.setdefault(name, author)) != author}


def load(path: Path = HOME, version: str | None = None) -> Dataset:
    """A snapshot: of a home folder the one in use or the ``version`` named, or the snapshot folder ``path`` itself.

    Raises ``DataError``, naming file, row and cure, when a file is missing, not what it should be, or not the file
    that the manifest describes.
    """
    folder = folder_of(path, version)
    manifest = read_manifest(folder)
    frames, entries = checked(folder)
    for name, entry in entries.items():
        _match(folder / name, entry, manifest["files"].get(name))
    dataset = Dataset(
        origin=_origin(folder, manifest),
        version=folder.name,
        daily=frames["daily.csv"],
        totals=_totals(frames["weekly_totals.csv"]),
        labs=frames["labs.csv"],
        models=frames["models.csv"],
        cloaked=frames["cloaked.csv"],
        renames=renames_of(frames["renames.csv"]),
        caveats=tuple(
            Caveat(first.date(), last.date(), text, float(restated or 0))
            for first, last, restated, text, _ in frames["caveats.csv"].itertuples(index=False)
        ),
        checksum=hashlib.sha256("".join(manifest["files"][name]["sha256"] for name in COLUMNS).encode()).hexdigest(),
    )
    _check_history(folder / "daily.csv", dataset)
    return dataset


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


def checked(folder: Path) -> tuple[dict[str, pd.DataFrame], dict[str, dict[str, int | str]]]:
    """The tables of a snapshot folder and their entries as a manifest should have them, by file.

    Raises ``DataError`` for a file that is missing or fails its checks.
    """
    raw = {name: read(folder / name) for name in COLUMNS}
    frames = {name: check(folder / name, data) for name, data in raw.items()}
    check_authors(folder, frames)
    return frames, {name: describe(data, len(frames[name])) for name, data in raw.items()}


def check(file: Path, data: bytes) -> pd.DataFrame:
    """A file's table with its types, after every check that needs no other file."""
    frame = _days(data) if file.name == "daily.csv" else None
    if frame is None:
        frame = _table(file, data)
        for column in COLUMNS[file.name]:
            if column in DATES:
                frame[column] = _dates(file, frame, column)
            elif column in AMOUNTS:
                frame[column] = _amounts(file, frame, column)
        if file.name == "daily.csv":
            frame["model"] = frame["model"].astype("category")
    for complaint, bad in _RULES[file.name](frame):
        _refuse(file, bad, complaint)
    return frame


def check_authors(path: Path, frames: Mapping[str, pd.DataFrame]) -> None:
    """What is kept by hand must name authors that ``labs.csv`` lists.

    Slugs of ``daily.csv`` need not be listed anywhere: the feed names new ones first, see ``catalogue.Catalogue``.
    """
    authors = set(frames["labs.csv"]["author"])
    makers = frames["models.csv"]["model"].str.partition("/")[0]
    _refuse(path / "models.csv", ~makers.isin(authors), "has an author that labs.csv does not list")
    cloaked = frames["cloaked.csv"]
    _refuse(path / "cloaked.csv", ~cloaked["author"].isin(authors), "has an author that labs.csv does not list")
    theirs = cloaked["model"].str.partition("/")[0]
    _refuse(path / "cloaked.csv", theirs.ne(cloaked["author"]), "names an author who is not the model's")


def _check_history(file: Path, dataset: Dataset) -> None:
    """A history has whole weeks and more days than gaps, and ends by the day on which it was taken."""
    span = (dataset.end - dataset.first).days + 1
    if dataset.end > dataset.origin.as_of:
        raise DataError(f"{file} has days after {dataset.origin.as_of}, when it was taken. {CURE}")
    if 2 * len(dataset.days) < span:
        raise DataError(f"{file} lacks more than half of the days from {dataset.first} to {dataset.end}. {CURE}")
    if not dataset.weeks:
        raise DataError(f"{file} has no whole week from Monday to Sunday. {CURE}")


def renames_of(frame: pd.DataFrame) -> Mapping[str, str]:
    """``renames.csv`` as a mapping."""
    return dict(zip(frame["slug"], frame["model"], strict=True))


def read(file: Path) -> bytes:
    """A file of a snapshot; ``DataError`` when it is missing or cannot be read."""
    return files.read(file, CURE)


def _days(data: bytes) -> pd.DataFrame | None:
    """``daily.csv`` read straight into its types; ``None`` where a cell is not of its type and has to be found."""
    types = {"date": "category", "model": "category", "tokens": "int64"}
    try:
        frame = pd.read_csv(io.BytesIO(data), dtype=types, keep_default_na=False)
    except (ValueError, OverflowError):  # a ParserError and a UnicodeDecodeError are ValueErrors
        return None
    if tuple(frame.columns) != COLUMNS["daily.csv"] or not isinstance(frame.index, pd.RangeIndex) or frame.empty:
        return None
    dates = pd.to_datetime(frame["date"].cat.categories, format="%Y-%m-%d", errors="coerce")
    if dates.isna().any():
        return None
    frame["date"] = dates.to_numpy()[frame["date"].cat.codes]
    return frame


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
    short = frame.isna().any(axis=1)
    _refuse(file, short, "fewer cells than the header has")
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


def _day_rules(frame: pd.DataFrame) -> Complaints:
    """What the source promises of its days: at most fifty models, each once, and the rest behind them."""
    days, models, tokens = frame["date"].to_numpy(), frame["model"].cat, frame["tokens"].to_numpy()
    number = np.cumsum(np.diff(days, prepend=days[:1]) != np.timedelta64(0, "D"))
    codes = models.codes.to_numpy().astype(np.int64)
    rest = frame["model"].eq(REST).to_numpy()
    twice = pd.Series(number * len(models.categories) + codes).duplicated()
    place = np.arange(len(frame)) - np.flatnonzero(np.diff(number, prepend=-1))[number]
    nameless = models.categories[codes].str.strip() == ""
    follows = np.append(number[1:] == number[:-1], False)
    found = {
        "the day stands before the one above it": np.diff(days, prepend=days[:1]) < np.timedelta64(0, "D"),
        f'has "{REST}" a second time for that date': twice.to_numpy() & rest,
        "is there twice for one date": twice.to_numpy(),
        "has no model": nameless,
        "tokens is negative": tokens < 0,
        "has no tokens at all": tokens == 0,
        f"has more tokens than anybody can have in a day ({ABSURD:.0e} or more)": tokens >= ABSURD,
        f'"{REST}" is not the last row of its day': rest & follows,
        f"is one row too many: a day names {DAILY_NAMED} models and the rest": place - rest >= DAILY_NAMED,
    }
    return [(complaint, pd.Series(np.asarray(bad, dtype=bool))) for complaint, bad in found.items()]


def _total_rules(frame: pd.DataFrame) -> Complaints:
    totals = frame[["archived_chart_total", "data_api_total"]]
    return [
        ("the week does not begin on a Monday", frame["week"].dt.day_of_week.ne(0)),
        ("the week is there twice", frame.duplicated(["week"])),
        ("has no total", totals.isna().all(axis=1)),
        ("has no tokens at all", totals.eq(0).any(axis=1)),
        ("has more tokens than there can be in a week", totals.ge(ABSURD_WEEK).any(axis=1)),
    ]


def _key_rules(frame: pd.DataFrame) -> Complaints:
    """Rules of the files that describe slugs: the first column is the key."""
    key = frame[frame.columns[0]]
    complaints = [("has no key", key.str.strip().eq("")), ("is there twice", key.duplicated())]
    if "country" in frame:
        complaints.append(
            ("the country is not an ISO code of two letters", ~frame["country"].str.fullmatch("[A-Z]{2}|"))
        )
        complaints.append(("has no name", frame["name"].str.strip().eq("")))
    if "weights" in frame:
        complaints.append(("weights must be open, closed or unknown", ~frame["weights"].isin(WEIGHTS)))
    if "disclosed" in frame:
        day = pd.to_datetime(frame["disclosed"], format="%Y-%m-%d", errors="coerce")
        complaints.append(("disclosed is not a date like 2026-02-09", day.isna() & frame["disclosed"].ne("")))
    return complaints


def _rename_rules(frame: pd.DataFrame) -> Complaints:
    maker, public = (frame[column].str.partition("/")[0] for column in ("slug", "model"))
    return [
        *_key_rules(frame),
        ("has no model", frame["model"].str.strip().eq("")),
        ("leads to a model of another maker", maker.ne(public)),
        ("leads to a name that is renamed itself", frame["model"].isin(frame["slug"])),
    ]


_RULES: Mapping[str, Callable[[pd.DataFrame], Complaints]] = {
    "daily.csv": _day_rules,
    "weekly_totals.csv": _total_rules,
    "labs.csv": _key_rules,
    "models.csv": _key_rules,
    "cloaked.csv": _key_rules,
    "renames.csv": _rename_rules,
    "caveats.csv": lambda frame: [
        ("ends before it begins", frame["last"].lt(frame["first"])),
        ("restated is not a fraction like 0.004", ~frame["restated"].str.fullmatch(r"0\.\d{1,6}|")),
    ],
}


def _refuse(file: Path, bad: pd.Series[bool], complaint: str) -> None:
    """Raise for the first bad row; rows are counted as a text editor does, the header being row 1."""
    if bad.any():
        raise DataError(f"{file}, row {int(bad.to_numpy().argmax()) + 2}: {complaint}. {CURE}")


def _match(file: Path, found: Mapping[str, int | str], entry: object) -> None:
    if entry is None:
        raise DataError(f"{file} is not in manifest.json. {CURE}")
    if entry != found:
        seal = "" if file.name in FED else " Rows added on purpose are accepted by `python -m core data --seal`."
        raise DataError(
            f"{file} was edited: its {found['rows']} rows are not those that {MANIFEST} describes (SHA-256 differs). "
            f"{CURE}{seal}"
        )


def _totals(frame: pd.DataFrame) -> pd.DataFrame:
    archived = frame["data_api_total"].isna()
    tokens = frame["data_api_total"].fillna(frame["archived_chart_total"])
    return pd.DataFrame({"week": frame["week"], "tokens": tokens, "archived": archived})


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
