"""A whole archive: every article once, whatever stops the run, and bad records aside with their reason."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from core.__main__ import main
from core.batch import CHUNK, length
from core.batch.rows import ARTICLES, ASIDE, CLAIMS
from core.batch.store import TOGETHER, Store
from tests.unit.intake.making import PAGE, docx

ROOT = Path(__file__).parents[3]
SENTENCE = "In the week of February 9-15, 2026, Chinese models on OpenRouter processed {n}.12 trillion tokens."
LEANING = "Chinese models on OpenRouter currently handle about 18 trillion tokens a week."

RECORDS: list[dict[str, object]] = [
    {"title": "One", "published": "2026-02-25", "url": "https://example.org/1", "text": SENTENCE.format(n=4)},
    {"text": LEANING, "published": "2026-06-22"},
    {"text": f"A title\n\nPublished 22 June 2026\n\n{LEANING}"},
    {"text": PAGE, "title": "Mine"},
    {"text": ""},
    {"text": "\x00\x01\x02"},
    {"text": LEANING, "published": "soon"},
    {"text": "Nothing happened, =2+2."},
]


def jsonl(path: Path, records: list[dict[str, object]] = RECORDS) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return path


def table(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        return list(parquet.read_table(path).to_pylist())
    text = path.read_text("utf-8-sig")
    if path.suffix == ".csv":
        return list(csv.DictReader(text.splitlines()))
    return [json.loads(line) for line in text.splitlines()]


def batch(*arguments: object) -> int:
    return main(["batch", *map(str, arguments)])


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert batch(*arguments) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("core: ")
    return last


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_row_for_each_article_and_each_claim_and_bad_records_aside(
    tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert batch(jsonl(tmp_path / "a.jsonl"), "--out", out, "--format", form) == 0
    articles, claims, aside = (table(out / f"{name}.{form}") for name in ("articles", "claims", "set_aside"))
    keys = [f"{tmp_path / 'a.jsonl'}#{number}" for number in range(1, len(RECORDS) + 1)]
    assert [row["article"] for row in articles] == [*keys[:4], keys[7]]
    assert [row["article"] for row in aside] == keys[4:7]
    assert "binary" in aside[1]["reason"]
    assert "year-month-day" in aside[2]["reason"]
    assert [row["title"] or "" for row in articles] == ["One", "", "", "Mine", ""]
    assert [str(row["published"]) for row in articles[:4]] == ["2026-02-25", "2026-06-22", "2026-06-22", "2026-02-25"]
    assert "as the text says" in articles[2]["notes"]
    counted = [int(row["claims"]) for row in articles]
    first = [claim["article"] for claim in claims if not claim["repeats"]]
    assert counted == [first.count(row["article"]) for row in articles]
    assert float(claims[0]["charted_low"]) == pytest.approx(4.119e12, rel=1e-3)
    assert {claim["flag"] for claim in claims} >= {"depends"}
    if form != "jsonl":
        assert [list(rows[0]) for rows in (articles, claims, aside)] == [list(ARTICLES), list(CLAIMS), list(ASIDE)]
    assert "5 articles checked" in capsys.readouterr().out


def test_csv_and_parquet_are_sources_as_well(tmp_path: Path) -> None:
    sound = [{"text": SENTENCE.format(n=4), "title": "One, two", "published": "2026-02-25"}, {"text": LEANING}]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["title", "published", "url", "text", "more"])
        writer.writeheader()
        writer.writerows(sound)
    parquet.write_table(pyarrow.Table.from_pylist([{**row, "more": 1} for row in sound]), tmp_path / "a.parquet")
    for name in ("a.csv", "a.parquet"):
        assert batch(tmp_path / name, "--out", tmp_path / f"{name}.out") == 0
        rows = table(tmp_path / f"{name}.out" / "articles.jsonl")
        assert [(row["title"], row["published"]) for row in rows] == [("One, two", "2026-02-25"), ("", None)]


def test_a_folder_and_a_list_of_files(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.md").write_text(f"---\ntitle: A\n---\n{SENTENCE.format(n=4)}")
    (tmp_path / "in" / "deep" / "b.docx").write_bytes(docx([SENTENCE.format(n=5)]))
    (tmp_path / "in" / "c.pdf").write_bytes(b"%PDF- no more")
    (tmp_path / "in" / "picture.png").write_bytes(b"x")
    assert batch(tmp_path / "in", "--out", tmp_path / "one") == 0
    rows = table(tmp_path / "one" / "articles.jsonl")
    assert [Path(row["article"]).name for row in rows] == ["a.md", "b.docx"]
    assert [Path(row["article"]).name for row in table(tmp_path / "one" / "set_aside.jsonl")] == ["c.pdf"]
    names = tmp_path / "names.txt"
    names.write_text("".join(f"{row['article']}\n" for row in rows))
    assert batch(f"@{names}", tmp_path / "in" / "a.md", "--out", tmp_path / "two") == 0
    assert table(tmp_path / "two" / "articles.jsonl") == rows


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"title,words\nx,y\n", "no column `text`"),
        ("a.csv", b"text\n\xff\xfe\n", "CSV in UTF-8"),
        ("a.parquet", b"PAR1 and no more", "Parquet"),
        ("a.jsonl", b"", "nothing to check"),
    ],
)
def test_a_table_that_cannot_be_used_is_said(
    tmp_path: Path, name: str, content: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert message in refused(capsys, tmp_path / name, "--out", tmp_path / "out")


def test_a_line_that_is_no_json_is_set_aside(tmp_path: Path) -> None:
    lines = [b'{"text": "4 tokens"}', b"{", b'["x"]', b"\xff", b"", b'{"text": "\\ud800 4 tokens"}']
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    assert batch(tmp_path / "a.jsonl", "--out", tmp_path / "out") == 0
    assert len(table(tmp_path / "out" / "articles.jsonl")) == 2
    aside = table(tmp_path / "out" / "set_aside.jsonl")
    assert [row["reason"].partition(":")[0] for row in aside] == [
        f"line {n} is not JSON with a text" for n in (2, 3, 4)
    ]


def many(folder: Path) -> Path:
    return jsonl(folder / "many.jsonl", [{"text": SENTENCE.format(n=n % 9 + 1)} for n in range(3 * CHUNK + 2)])


def started(source: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "core", "batch", str(source), "--out", str(out), *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def tables(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.glob("*.jsonl")}


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_run_goes_on_without_losing_or_doubling(tmp_path: Path, end: signal.Signals) -> None:
    source, out = many(tmp_path), tmp_path / "out"
    assert batch(source, "--out", tmp_path / "whole") == 0
    for parts in (1, 2):
        run = started(source, out, *(["--resume"] if parts > 1 else []))
        until(lambda: len(list((out / ".parts").glob("[0-9]*.json"))) >= parts)  # noqa: B023
        run.send_signal(end)
        _, err = run.communicate(timeout=60)
        assert not tables(out)
        assert run.returncode == -signal.SIGKILL if end is signal.SIGKILL else "--resume goes on" in err
    last = started(source, out, "--resume")
    _, err = last.communicate(timeout=120)
    assert last.returncode == 0
    assert int(err.split()[0]) < 3 * CHUNK, "what was done is not done again"
    assert tables(out) == tables(tmp_path / "whole")
    assert not (out / ".parts").exists()


def test_a_run_killed_while_its_tables_are_put_in_place_writes_them_anew(tmp_path: Path) -> None:
    source, out = many(tmp_path), tmp_path / "out"
    assert batch(source, "--out", out) == 0
    whole = tables(out)
    described = json.loads((out / "batch.json").read_text())
    kept = {name: table(out / f"{name}.jsonl") for name in ("articles", "claims", "set_aside")}
    done = described.pop("done")
    store = Store(out)
    store.begin(described)
    store.keep(0, kept)
    for number in range(1, 4):
        store.keep(number, {name: [] for name in kept})
    (out / "articles.jsonl").unlink()
    (out / ".claims.new").write_text("half a ta")
    assert batch(source, "--out", out, "--resume") == 0
    assert tables(out) == whole
    store.begin({**described, "done": done})  # and one killed while its parts were cleared away
    assert batch(source, "--out", out, "--resume") == 0
    assert tables(out) == whole
    assert not (out / ".parts").exists()


def test_a_folder_with_another_run_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = jsonl(tmp_path / "a.jsonl", RECORDS[:2]), tmp_path / "out"
    assert batch(source, "--out", out) == 0
    before = tables(out)
    assert "holds an earlier run" in refused(capsys, source, "--out", out)
    assert "another format" in refused(capsys, source, "--out", out, "--resume", "--format", "csv")
    manifest = out / "batch.json"
    whole = manifest.read_text()
    manifest.write_text(whole.replace(json.loads(whole)["program"], "0" * 64))
    assert "another version of the program" in refused(capsys, source, "--out", out, "--resume")
    manifest.write_text(whole)
    os.utime(source, (1, 1))
    assert "changed since" in refused(capsys, source, "--out", out, "--resume")
    assert tables(out) == before


def test_a_source_that_is_not_there_and_a_folder_that_cannot_be_written_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "nowhere" in refused(capsys, tmp_path / "nowhere", "--out", tmp_path / "out")
    (tmp_path / "file").write_text("x")
    assert "cannot be written" in refused(capsys, jsonl(tmp_path / "a.jsonl"), "--out", tmp_path / "file")


@pytest.mark.parametrize("wrong", ["0", "-1", "two", "1001", "²"])
def test_a_number_of_processes_that_is_none_is_said(
    tmp_path: Path, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        batch(jsonl(tmp_path / "a.jsonl"), "--out", tmp_path / "out", f"--processes={wrong}")
    assert ended.value.code == 2
    assert f"{wrong} is no number from 1 to" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_large_archive_has_larger_parts() -> None:
    assert [length(total) for total in (1, 160_000, 1_000_000, 10_000_000, 100_000_000)] == [16, 16, 100, 1_000, 1_000]


def test_rows_of_many_parts_are_one_table(tmp_path: Path) -> None:
    """More rows than are written together, in each form."""
    for form in ("jsonl", "csv", "parquet"):
        store = Store(tmp_path / form)
        store.begin({})
        row = dict.fromkeys(ARTICLES)
        for number in range(3):
            rows = [{**row, "article": f"{number}-{n}"} for n in range(TOGETHER - 1)]
            store.keep(number, {"articles": rows, "claims": [], "set_aside": []})
        assert store.finish(form, 3)["articles"] == 3 * (TOGETHER - 1)
        keys = [one["article"] for one in table(tmp_path / form / f"articles.{form}")]
        assert keys == [f"{number}-{n}" for number in range(3) for n in range(TOGETHER - 1)]


def test_progress_comes_with_an_estimate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(jsonl(tmp_path / "a.jsonl"), "--out", tmp_path / "out") == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0] == f"{len(RECORDS)} of {len(RECORDS)} articles to check."
    assert said[-1].startswith(f"{len(RECORDS)} of {len(RECORDS)} articles, ")
    assert said[-1].endswith(" left.")
