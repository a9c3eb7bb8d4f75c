"""The command line as other programs rely on it: what it prints, where, and with which exit code."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.__main__ import main
from core.datasets.snapshot import HOME, folder_of
from core.export import FORMATS

ROOT = Path(__file__).parents[2]
TEXT = "Chinese models on OpenRouter processed 4.12 trillion tokens in the week of February 9-15, 2026.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_is_checked_as_a_program() -> None:
    command = [sys.executable, "-m", "core", "check", "-", "--format", "json", "--published", "2026-02-25"]
    ran = subprocess.run(command, input=TEXT, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    printed = json.loads(ran.stdout)
    assert printed["article"]["published"] == "2026-02-25"
    assert [claim["text"] for claim in printed["claims"]] == ["4.12 trillion tokens"]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_is_printed(article: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(article), "--format", form]) == 0
    assert "4.12" in capsys.readouterr().out


def test_title_and_date_reach_the_report(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(article), "--title", "A title", "--published", "2026-02-25", "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)["article"]
    assert (printed["title"], printed["published"]) == ("A title", "2026-02-25")


def test_a_text_without_numbers_is_a_good_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "calm.txt").write_text("Nothing happened.")
    assert main(["check", str(tmp_path / "calm.txt")]) == 0
    assert capsys.readouterr().out.startswith("0 numbers")


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error of a run that must end with 2 and print nothing else."""
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize(
    ("content", "cure"),
    [(b"", "Paste"), (b" \n", "Paste"), (b"PK\x03\x04\x00\x00", "paste the words"), (b"\xff\x00\xc3\x28", "UTF-8")],
)
def test_an_unusable_file_is_refused(
    tmp_path: Path, content: bytes, cure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    assert cure in refused(["check", str(path)], capsys)


def test_unusable_input_from_a_pipe_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\x00\x01")))
    assert "binary" in refused(["check", "-"], capsys)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nowhere.txt" in refused(["check", str(tmp_path / "nowhere.txt")], capsys)
    assert str(tmp_path) in refused(["check", str(tmp_path)], capsys)


@pytest.mark.parametrize("day", ["22 June 2026", "2026-02-30", "yesterday"])
def test_a_bad_date_is_answered_with_the_form(article: Path, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "2026-06-22" in refused(["check", str(article), "--published", day], capsys)


def test_a_missing_snapshot_is_named(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nowhere" in refused(["check", str(article), "--data", str(tmp_path / "nowhere")], capsys)


def test_an_edited_snapshot_is_refused(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "data"
    shutil.copytree(HOME, folder)
    with (folder_of(folder) / "daily.csv").open("a", encoding="utf-8") as file:
        file.write("2026-10-10,somebody/model,not a number\n")
    assert "daily.csv" in refused(["check", str(article), "--data", str(folder)], capsys)


def test_an_unknown_option_ends_with_2_as_well(article: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", str(article), "--format", "pdf"])
    assert ended.value.code == 2
