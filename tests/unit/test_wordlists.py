import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core import wordlists
from core.errors import DataError
from core.wordlists import FOLDER, seal, table, words

NAMES = sorted(file.name for file in FOLDER.iterdir() if file.name != "manifest.json")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "lexicon"))


def read(name: str, folder: Path = FOLDER) -> object:
    return table(name, folder) if name.endswith(".csv") else words(name, folder)


def test_every_list_of_the_folder_is_in_the_manifest() -> None:
    assert sorted(json.loads((FOLDER / "manifest.json").read_text())["files"]) == NAMES
    assert all(read(name) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", [0, 0.5, 0.9, 0.99])
def test_a_list_that_was_cut_is_refused(copy: Path, name: str, part: float) -> None:
    data = (copy / name).read_bytes()
    (copy / name).write_bytes(data[: int(part * len(data))])
    with pytest.raises(DataError, match=rf"{name}.*git checkout -- data/lexicon"):
        read(name, copy)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("junk", [b"\x00\xff\xfe\x80" * 9, b"[1]", b"a,b\n1\n", b'"', b"[" * 100_000])
def test_a_list_of_junk_is_refused(copy: Path, name: str, junk: bytes) -> None:
    (copy / name).write_bytes(junk)
    with pytest.raises(DataError, match=name):
        read(name, copy)


@pytest.mark.parametrize("name", [*NAMES, "manifest.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(DataError, match=f"{name} is missing"):
        read(NAMES[0] if name == "manifest.json" else name, copy)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"files": []}', '{"files": {}}', '{"files": {"words.csv": 5}}'])
def test_a_garbled_manifest_is_refused(copy: Path, manifest: str) -> None:
    (copy / "manifest.json").write_text(manifest)
    with pytest.raises(DataError, match=r"manifest.json"):
        table("words.csv", copy)


def test_an_edit_is_refused_until_the_manifest_is_written_anew(copy: Path) -> None:
    with (copy / "regions.csv").open("a") as file:
        file.write("ASIA,Asian models,CN KR,,\n")
    with pytest.raises(DataError, match="was edited"):
        table("regions.csv", copy)
    seal(copy)
    assert table("regions.csv", copy)[-1]["key"] == "ASIA"
    assert not list(copy.glob(".*"))


def test_a_broken_list_does_not_get_into_the_manifest(copy: Path) -> None:
    before = (copy / "manifest.json").read_bytes()
    with (copy / "regions.csv").open("a") as file:
        file.write("ASIA,Asian models\n")
    with pytest.raises(DataError, match=r"regions.csv, entry"):
        seal(copy)
    assert (copy / "manifest.json").read_bytes() == before


@pytest.mark.parametrize("name", ["units.json", "words.csv", "regions.csv"])
def test_the_command_ends_with_one_line_when_a_list_is_damaged(tmp_path: Path, name: str) -> None:
    root = Path(wordlists.__file__).parents[1]
    shutil.copytree(root / "core", tmp_path / "core", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "data", tmp_path / "data")
    (tmp_path / "data" / "lexicon" / name).write_text("damaged")
    text = "Western models on OpenRouter processed 4 trillion tokens in the week of 9 February 2026."
    run = subprocess.run(
        [sys.executable, "-m", "core", "check", "-"],
        cwd=tmp_path,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1
    assert name in run.stderr
