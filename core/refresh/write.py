"""The new snapshot: put together beside the old one, checked as any snapshot is, and only then taken into use."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from core import files
from core.datasets.snapshot import COLUMNS, CURRENT, FED, MANIFEST, REST, describe, load, read_manifest
from core.language.grammar import pattern
from core.refresh.restated import HEAD, Restated
from core.refresh.rows import Day

DRAFT = ".new"
"""Folder of the home in which the new snapshot is put together."""

RESTATED = "restated.csv"

_OBTAINED = pattern(r"^daily\.csv: .*?(?= [a-z_]+\.csv(?:, [a-z_]+\.csv){0,20}(?: and [a-z_]+\.csv)?: |$)", re.S)


@dataclass(frozen=True)
class News:
    """What a refresh found: ``days`` to put in place, and what its manifest should say of them."""

    as_of: datetime
    version: str
    days: Mapping[date, Day]
    restated: Sequence[Restated]
    gaps: Sequence[str]


def days_of(snapshot: Path) -> dict[date, Day]:
    """The days of a snapshot that has been checked by ``load``."""
    days: dict[date, dict[str, int]] = {}
    with (snapshot / "daily.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            days.setdefault(date.fromisoformat(row["date"]), {})[row["model"]] = int(row["tokens"])
    return dict(days)


def contents(before: Path, news: News) -> dict[str, bytes]:
    """Every file of the new snapshot, the manifest last; ``before`` is the folder of the one in use."""
    made = {name: (before / name).read_bytes() for name in COLUMNS if name not in FED}
    made["daily.csv"] = _table(COLUMNS["daily.csv"], _rows(news.days))
    made["weekly_totals.csv"] = _table(COLUMNS["weekly_totals.csv"], _totals(before, news.days))
    made[RESTATED] = _table(HEAD, (row.cells for row in news.restated))
    made[MANIFEST] = files.as_json(_manifest(before, news, made))
    return made


def place(home: Path, day: date, made: Mapping[str, bytes]) -> str:
    """Put the files beside the other snapshots and return the new folder's name.

    The name is the as-of day; a second, different snapshot of one day gets a number behind it. Raises ``DataError``
    when what was written would not load, and ``OSError`` when it cannot be written; neither leaves anything behind.
    """
    name = next(name for name in _names(day) if not (home / name).exists() or _same(home / name, made))
    if (home / name).exists():
        return name
    draft = home / DRAFT
    draft.mkdir()
    try:
        for file, data in made.items():
            files.write(draft / file, data)
        load(draft)
        files.settle(draft)
        draft.rename(home / name)
    except BaseException:
        clean(home)
        raise
    files.settle(home)
    return name


def switch(home: Path, name: str) -> None:
    """Take a snapshot into use, in one step."""
    files.replace(home / CURRENT, f"{name}\n".encode())


def clean(home: Path) -> None:
    """Remove what a killed run left half written."""
    shutil.rmtree(home / DRAFT, ignore_errors=True)


def _names(day: date) -> Iterable[str]:
    yield day.isoformat()
    yield from (f"{day}.{number}" for number in range(2, 1000))


def _same(folder: Path, made: Mapping[str, bytes]) -> bool:
    """True when the folder holds these very files; the manifest says of each what is in it."""
    return all(
        (folder / file).is_file() and (folder / file).read_bytes() == data
        for file, data in made.items()
        if file != MANIFEST
    )


def _rows(days: Mapping[date, Day]) -> Iterable[tuple[str, str, int]]:
    """Days in order; in each the most tokens first, the rest last. A row of nothing says nothing and is left out."""
    for day, rows in sorted(days.items()):
        order = sorted(rows.items(), key=lambda row: (row[0] == REST, -row[1], row[0]))
        yield from ((day.isoformat(), model, tokens) for model, tokens in order if tokens)


def _totals(before: Path, days: Mapping[date, Day]) -> Iterable[tuple[str, ...]]:
    """``weekly_totals.csv`` with the sums of all weeks of which every day is there; other weeks stay as they are."""
    with (before / "weekly_totals.csv").open(encoding="utf-8", newline="") as lines:
        known = {row["week"]: row for row in csv.DictReader(lines)}
    sums = {monday.isoformat(): str(total) for monday, total in _weeks(days).items()}
    for week in sorted(known.keys() | sums.keys()):
        row = known.get(week, {})
        archived = (row.get("archived_chart_total", ""), row.get("archived_chart_date", ""))
        yield (week, *archived, sums.get(week, row.get("data_api_total", "")))


def _weeks(days: Mapping[date, Day]) -> dict[date, int]:
    """Tokens of whole weeks by their Monday."""
    mondays = (day for day in sorted(days) if day.weekday() == 0)
    whole = {monday: [monday + timedelta(days=step) for step in range(7)] for monday in mondays}
    return {
        monday: sum(sum(days[day].values()) for day in week)
        for monday, week in whole.items()
        if all(day in days for day in week)
    }


def _manifest(before: Path, news: News, made: Mapping[str, bytes]) -> dict[str, Any]:
    manifest = read_manifest(before)
    old, new = manifest["as_of"], news.as_of.date().isoformat()
    fed = f"daily.csv: the Data API's answers as of {news.as_of:%Y-%m-%dT%H:%MZ} ({news.version}), every row checked."
    return {
        **manifest,
        "citation": manifest["citation"].replace(old, new),
        "as_of": new,
        "obtained": f"{fed} {_OBTAINED.sub('', manifest['obtained']).strip()}",
        "gaps": [*manifest["gaps"], *news.gaps],
        "restated_since": old,
        "files": {name: describe(data, _count(data)) for name, data in made.items()},
    }


def _count(data: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(data.decode("utf-8")))) - 1


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode()
