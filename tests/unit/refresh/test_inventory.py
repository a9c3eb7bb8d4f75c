"""What ``python -m core data`` shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.errors import DataError
from core.refresh import refresh
from core.refresh.inventory import inventory
from tests.unit.refresh.server import KEY, LAST, Source, history, rows
from tests.unit.refresh.server import home as made


def shown(data: Path) -> str:
    return "\n".join(inventory(data))


def test_source_licence_day_and_coverage_are_shown(home: Path) -> None:
    text = shown(home)
    assert "from https://openrouter.ai/api/v1/datasets/rankings-daily" in text
    assert "Licence: CC BY 4.0" in text
    assert "As of 2026-10-11" in text
    assert "40 days, 2026-08-31 to 2026-10-09; 0 missing between them" in text
    assert "  2025-06-15 was never published." in text
    assert "Checksums: all 7 files are as manifest.json describes them." in text


def test_missing_days_and_unknown_slugs_are_named(tmp_path: Path) -> None:
    days = {**history(), LAST: {"newlab/comet-1": 10**10, **rows(LAST)}}
    del days[date(2026, 9, 15)]
    text = shown(made(tmp_path / "home", days))
    assert "1 missing between them: 2026-09-15" in text
    assert "  newlab/comet-1,unknown,,not looked up yet" in text


def test_restatements_and_snapshots_are_shown_after_a_refresh(home: Path, base_url: str, source: Source) -> None:
    assert "Restated: not known" in shown(home)
    source.days[LAST] = {**rows(LAST), "other": 7 * 10**8}
    refresh(home, KEY, base_url, lambda line: None, date(2026, 10, 12))
    text = shown(home)
    assert "Compared with the snapshot as of 2026-10-11:\nRestated: 1 row on 1 day" in text
    assert f"Snapshots in {home}: 2026-10-11, 2026-10-12 (in use)" in text
    assert f"Snapshots in {home}: 2026-10-11, 2026-10-12 (in use)" in shown(home / "2026-10-11")
    assert "Checksums: all 8 files" in text


@pytest.mark.parametrize("name", ["daily.csv", "labs.csv", "restated.csv"])
def test_a_damaged_file_is_named(home: Path, base_url: str, source: Source, name: str) -> None:
    source.days[LAST] = {**rows(LAST), "other": 7 * 10**8}
    refresh(home, KEY, base_url, lambda line: None, date(2026, 10, 12))
    file = home / "2026-10-12" / name
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(DataError, match=f"{name} was edited"):
        shown(home)


def test_a_snapshot_alone_is_shown_as_one(home: Path) -> None:
    alone = (home / "2026-10-11").rename(home.parent / "2026-10-11")
    assert "A single snapshot" in shown(alone)
