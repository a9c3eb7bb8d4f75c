"""The command line as other programs rely on it: what it prints, where, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request

from core.__main__ import FORMATS, STOPPED, main
from core.datasets import load
from core.datasets.snapshot import CURRENT, HOME
from core.export import FORMATS as FORMS
from tests.unit.intake import making
from tests.unit.refresh import server

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


def test_every_format_can_be_asked_for() -> None:
    assert tuple(sorted(FORMS)) == FORMATS


@pytest.mark.parametrize("form", FORMATS)
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
    with (folder / load().version / "daily.csv").open("a", encoding="utf-8") as file:
        file.write("2026-02-09,somebody/model,not a number\n")
    assert "daily.csv" in refused(["check", str(article), "--data", str(folder)], capsys)


def test_a_snapshot_can_be_named(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its name, by its folder, and by the home that says which is in use."""
    name = (HOME / CURRENT).read_text("utf-8").strip()
    printed = []
    for data in (name, str(HOME / name), str(HOME)):
        assert main(["check", str(article), "--data", data, "--format", "json"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] == printed[2]


def test_an_unknown_snapshot_is_named_with_those_that_are_there(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(["check", str(article), "--data", "1999-01-01"], capsys)
    assert "1999-01-01" in said
    assert (HOME / CURRENT).read_text("utf-8").strip() in said


def test_an_unknown_option_ends_with_2_as_well(article: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", str(article), "--format", "pdf"])
    assert ended.value.code == 2


def program(*arguments: str, text: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core", "check", "-", *arguments]
    settings = {"stdout": subprocess.PIPE, **options}
    return subprocess.run(
        command, input=text, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT, check=False, **settings
    )


# --- Ways in -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.docx", making.docx([TEXT])),
        ("a.pdf", making.pdf([(10, 40, TEXT[:39]), (10, 45, TEXT[39:].strip())])),
        ("a.html", making.PAGE.encode()),
        ("a.md", f"---\ntitle: T\n---\n{TEXT}".encode()),
    ],
)
def test_files_of_every_kind_are_checked(
    tmp_path: Path, name: str, raw: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(raw)
    assert main(["check", str(tmp_path / name), "--format", "json"]) == 0
    assert "4.12 trillion tokens" in [claim["text"] for claim in json.loads(capsys.readouterr().out)["claims"]]


def test_a_file_from_a_pipe_is_known_by_what_it_holds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(making.docx([TEXT]))))
    assert main(["check", "-"]) == 0
    assert '"4.12 trillion tokens"' in capsys.readouterr().out


def test_a_day_that_the_text_gives_is_taken_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(f"Title\nPublished 25 February 2026\n\n{TEXT}")
    assert main(["check", str(tmp_path / "a.txt"), "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["article"]["published"] == "2026-02-25"
    assert printed.err == "core: Published 25 February 2026, as the text says: “Published 25 February 2026”.\n"
    assert main(["check", str(tmp_path / "a.txt"), "--format", "json", "--published", "2026-03-01"]) == 0
    printed = capsys.readouterr()
    assert (json.loads(printed.out)["article"]["published"], printed.err) == ("2026-03-01", "")


def test_a_day_that_can_be_meant_otherwise_is_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(f"Title\nJane Doe | 25 February 2026\n\n{TEXT}")
    assert main(["check", str(tmp_path / "a.txt"), "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["article"]["published"] is None
    assert "--published 2026-02-25" in printed.err


@pytest.mark.parametrize("url", ["http://127.0.0.1/a", "https://[::1]/", "http://169.254.169.254/latest/meta-data"])
def test_an_address_inside_is_refused(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "private network" in refused(["check", url], capsys)


def test_reading_addresses_can_be_switched_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("READ_WEB_ADDRESSES", "off")
    assert "paste its words" in refused(["check", "https://example.org/a"], capsys)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_device_is_answered_with_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        ran = program(text=TEXT, stdout=full)
    assert ran.returncode == 1
    assert ran.stderr == "core: the report cannot be written: No space left on device.\n"


def test_whoever_reads_one_line_only_is_not_shown_an_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = program(text=TEXT, stdout=writing)
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, "")


SNARE = f"Nobody gets past {'a' * 80}b, with 7 tokens."


@pytest.fixture
def trapped() -> dict[str, str]:
    """The environment of a program one of whose patterns can be led to backtrack for ever."""
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "trap"), str(ROOT)))}


def test_a_paragraph_that_hangs_a_pattern_costs_only_itself(trapped: dict[str, str]) -> None:
    ran = program(text=f"{SNARE}\n\n{TEXT}", env=trapped)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert '"4.12 trillion tokens"' in ran.stdout
    assert "“Nobody gets past" in ran.stdout


def test_a_text_that_hangs_a_pattern_is_refused_with_one_line(trapped: dict[str, str]) -> None:
    ran = program(text=SNARE, env=trapped)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "core: Reading this text took more than 5 seconds and was ended. "
        "Check a part of it, without tables and long lists.\n"
    )


def test_help_loads_none_of_the_large_libraries() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "core", "--help"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
    assert "refresh" in ran.stdout
    for library in ("pandas", "spacy", "altair", "httpx"):
        assert f" {library}\n" not in ran.stderr


def test_a_check_in_text_loads_no_charts() -> None:
    code = "import sys; from core import checking, export; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert not {"altair", "httpx", "core.language.automaton"} & set(loaded.split())


# --- refresh and data ----------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder whose snapshot lacks the last three days."""
    return server.home(tmp_path / "home", server.history(TODAY - timedelta(days=40), TODAY - timedelta(days=4)), OLD)


@pytest.fixture
def source(httpserver: HTTPServer) -> server.Source:
    """A feed that is up to date."""
    yesterday = TODAY - timedelta(days=1)
    days = server.history(TODAY - timedelta(days=40), yesterday)
    found = server.Source(days, f"{TODAY}T00:27:00Z", yesterday)
    httpserver.expect_request(server.PATH).respond_with_handler(found)
    return found


TODAY = datetime.now(UTC).date()
OLD = TODAY - timedelta(days=3)


def refreshing(
    home: Path, httpserver: HTTPServer, key: str = server.KEY, largest: int = resource.RLIM_INFINITY
) -> subprocess.Popen[str]:
    """``python -m core refresh`` as a program of its own, which can write no file beyond ``largest`` bytes."""

    def as_in_a_terminal() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background ignores it

    command = [sys.executable, "-m", "core", "refresh", "--base-url", httpserver.url_for(""), "--data", str(home)]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "OPENROUTER_API_KEY": key},
        preexec_fn=as_in_a_terminal,
    )


def test_a_refresh_as_a_program(home: Path, source: server.Source, httpserver: HTTPServer) -> None:
    run = refreshing(home, httpserver)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (0, "")
    assert f"3 new days, {TODAY - timedelta(days=3)} to {TODAY - timedelta(days=1)}." in out
    assert f"In use now: {home / str(TODAY)}" in out
    assert server.KEY not in out
    assert load(home).origin.as_of == TODAY


def test_a_refresh_without_a_key_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("OPENROUTER_API_KEY", raising=False)
    assert "OPENROUTER_API_KEY is not set" in refused(["refresh", "--data", str(home)], capsys)


def test_a_failed_refresh_ends_with_2_and_one_line(home: Path, source: server.Source, httpserver: HTTPServer) -> None:
    run = refreshing(home, httpserver, "sk-of-somebody-else")
    _, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert err.startswith("core: ")
    assert err.count("\n") == 1
    assert f"The snapshot of {OLD} stays in use." in err
    assert "sk-of-somebody-else" not in err


def test_a_disk_that_fills_up_leaves_the_old_snapshot(
    home: Path, source: server.Source, httpserver: HTTPServer
) -> None:
    before = server.contents(home / str(OLD))
    run = refreshing(home, httpserver, largest=1_000)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert err.count("\n") == 1
    assert err.startswith("core: File too large: ")
    assert err.endswith(f"The snapshot of {OLD} stays in use.\n")
    assert load(home).version == str(OLD)
    assert server.contents(home / str(OLD)) == before
    assert not (home / str(TODAY)).exists()
    assert refreshing(home, httpserver).wait(60) == 0
    assert load(home).version == str(TODAY)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_refresh_leaves_the_old_snapshot_and_goes_on_next_time(
    home: Path, source: server.Source, httpserver: HTTPServer, end: signal.Signals
) -> None:
    asked, go = Event(), Event()

    def held(request: Request) -> None:
        asked.set()
        go.wait(30)

    source.faults = [server.fine, held]
    before = server.contents(home / str(OLD))
    run = refreshing(home, httpserver)
    assert asked.wait(30), "the second page is being waited for"
    run.send_signal(end)
    _, err = run.communicate(timeout=30)
    go.set()
    if end is signal.SIGKILL:
        assert (run.returncode, err) == (-end, "")
    else:
        assert (run.returncode, err) == (2, f"core: {STOPPED}\n")
    assert load(home).version == str(OLD)
    assert server.contents(home / str(OLD)) == before
    source.calls.clear()
    out, _ = refreshing(home, httpserver).communicate(timeout=60)
    assert "Going on where an earlier run stopped: 1 of 2 pages are there." in out
    assert len(source.calls) == 1
    assert load(home).version == str(TODAY)
    assert server.contents(home / str(OLD)) == before


def test_the_data_are_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "--data", str(home)]) == 0
    assert "37 days" in capsys.readouterr().out
    assert main(["data"]) == 0
    assert "2025-06-15, 2025-07-15" in capsys.readouterr().out


def test_damaged_data_end_with_2_and_one_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = home / str(OLD) / "daily.csv"
    file.write_bytes(file.read_bytes()[:-9])
    assert "daily.csv" in refused(["data", "--data", str(home)], capsys)


def test_rows_added_by_hand_are_sealed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (home / str(OLD) / "labs.csv").open("a", encoding="utf-8") as file:
        file.write("newlab,New Lab,FR,\n")
    assert "labs.csv was edited" in refused(["data", "--data", str(home)], capsys)
    assert main(["data", "--seal", "--data", str(home)]) == 0
    assert capsys.readouterr().out == "labs.csv: 3 -> 4 rows, sealed.\n"
    assert main(["data", "--data", str(home)]) == 0
