"""Rows added by hand are checked and accepted; damage is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.datasets import load
from core.errors import DataError
from core.refresh.seal import seal
from core.refresh.unknown import unknown
from tests.unit.refresh.server import contents, history
from tests.unit.refresh.server import home as made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose data names a model that nobody has looked up."""
    days = {day: {"newlab/comet-1": 10**10, **rows} for day, rows in history().items()}
    return made(tmp_path / "home", days)


def test_what_somebody_looked_up_is_known(home: Path) -> None:
    add(home, "labs.csv", "newlab,New Lab,FR,their own site")
    add(home, "models.csv", "newlab/comet-1,open,https://example.org,")
    list(seal(home))
    assert unknown(load(home)) == []


def add(home: Path, name: str, line: str) -> None:
    with (home / "2026-10-11" / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_the_lines_that_are_printed_are_accepted_as_they_stand(home: Path) -> None:
    for one in unknown(load(home)):
        add(home, one.file, one.line)
    with pytest.raises(DataError, match="was edited"):
        load(home)
    assert list(seal(home)) == ["labs.csv: 3 -> 4 rows, sealed.", "models.csv: 4 -> 5 rows, sealed."]
    assert [(one.key, one.there) for one in unknown(load(home))] == [("newlab", True), ("newlab/comet-1", True)]
    assert sorted(file.name for file in (home / "2026-10-11").iterdir() if file.name.startswith(".")) == []


@pytest.mark.parametrize(
    ("name", "line", "why"),
    [
        ("labs.csv", "newlab,New Lab,China,", "two letters"),
        ("labs.csv", "acme,Acme,US,", "twice"),
        ("models.csv", "newlab/comet-1,ajar,,", "open, closed or unknown"),
        ("models.csv", "nobody/comet-1,open,,", "labs.csv does not list"),
        ("cloaked.csv", "stealth/cloud-2,acme/x,acme,soon,me", "date"),
    ],
)
def test_a_row_that_is_not_right_is_refused_and_nothing_written(home: Path, name: str, line: str, why: str) -> None:
    add(home, name, line)
    before = contents(home)
    with pytest.raises(DataError, match=why) as caught:
        list(seal(home))
    assert f"{name}, row" in str(caught.value)
    assert contents(home) == before


@pytest.mark.parametrize("name", ["daily.csv", "weekly_totals.csv"])
def test_files_of_the_feed_are_never_sealed(home: Path, name: str) -> None:
    file = home / "2026-10-11" / name
    file.write_bytes(file.read_bytes().replace(b"5", b"6", 1))
    before = contents(home)
    with pytest.raises(DataError, match="is not edited by hand"):
        list(seal(home))
    assert contents(home) == before


def test_nothing_edited_is_said(home: Path) -> None:
    assert list(seal(home)) == ["Nothing was edited: every file is as the manifest describes it."]
