"""A snapshot that was changed and described anew is refused in one line, or it answers like any other."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.datasets import Dataset, load, measure, series
from core.datasets.snapshot import COLUMNS, DAILY, check, daily, describe, folder_of
from core.errors import DataError
from core.model import PLATFORM, Basis, Count, Entity, EntityKind, Measure, Period, Query

CELLS = (
    *("", "0", "-1", "1e15", "999999999999999", "x", "2025-01-01", "2099-01-01", "<script>", "\u202e", "open", "CN"),
    *("other", "a/b", "NaN", "inf", "é" * 50, "javascript:x", "1.0", "00012", " 5", "True"),
)
VALUES = (None, 1, [], {}, "", "x", True, [None], {"a": 1}, "2026-10-11", 1e99)
ENTITIES = (PLATFORM, Entity(EntityKind.COUNTRY, "CN"), Entity(EntityKind.WEIGHTS, "open"), Entity(EntityKind.TOP, "5"))


def damaged(rows: list[list[str]], rng: random.Random) -> list[list[str]]:
    """A cell changed, the end or the beginning lost, a row lost, or the rows shuffled."""
    head, body = rows[:1], rows[1:]
    at = rng.randrange(len(body))
    how = rng.choice(("cell", "cell", "end", "beginning", "row", "order"))
    if how == "cell":
        body[at][rng.randrange(len(body[at]))] = rng.choice(CELLS)
        return head + body
    left = {"end": body[:at], "beginning": body[at:], "row": body[:at] + body[at + 1 :], "order": body}[how]
    return head + (rng.sample(left, len(left)) if how == "order" else left)


def change(folder: Path, rng: random.Random) -> None:
    """Damage one file of a snapshot, and describe it in the manifest as if it were meant."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    name = rng.choice([*COLUMNS, "manifest.json"])
    if name == "manifest.json":
        manifest[rng.choice(list(manifest))] = rng.choice(VALUES)
    else:
        rows = list(csv.reader(io.StringIO((folder / name).read_text("utf-8"))))
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(damaged(rows, rng))
        data = text.getvalue().encode()
        (folder / name).write_bytes(data)
        try:
            manifest["files"][name] = describe(data, len((daily if name == DAILY else check)(folder / name, data)))
        except DataError:
            manifest["files"][name] = describe(data, 0)
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def loaded(folder: Path) -> tuple[Dataset | None, str]:
    """The snapshot, or what is wrong with it."""
    try:
        return load(folder), ""
    except DataError as error:
        return None, str(error)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_snapshot_is_refused_or_answers(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    folder = Path(shutil.copytree(folder_of(), tmp_path / "2026-10-11"))
    change(folder, rng)
    dataset, complaint = loaded(folder)
    assert len(complaint.splitlines()) <= 1
    if dataset is None:
        return
    for entity in ENTITIES:
        for count in Count:
            for first, length in ((date(2024, 7, 1), 31), (date(2025, 6, 2), 28), (date(2026, 2, 9), 7)):
                when = Period(first, first + timedelta(days=length - 1), Basis.STATED)
                for what in (Measure.VOLUME, Measure.SHARE, Measure.RANK):
                    found = measure(dataset, Query(what, entity, count, when), disclosed=rng.random() < 0.5)
                    assert (found.interval is None) == bool(found.missing)
        assert (series(dataset, entity, Count.NAMED)["low"] >= 0).all()
