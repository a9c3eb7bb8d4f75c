import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from core.datasets import load
from core.datasets.compile import main
from core.datasets.snapshot import COLUMNS, HOME, describe, folder_of, versions
from core.errors import DataError

IN_USE = folder_of(HOME)
JUNE_15, JULY_15 = date(2025, 6, 15), date(2025, 7, 15)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(IN_USE, tmp_path / "2026-10-11"))


def edit(file: Path, change: Callable[[list[str]], list[str]]) -> None:
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(change(lines)) + "\n", "utf-8")


def test_the_snapshot_is_what_its_origin_says(dataset):
    assert dataset.origin.as_of == date(2026, 10, 11)
    assert dataset.version == "2026-10-11"
    assert dataset.origin.licence == "CC BY 4.0"
    assert dataset.origin.citation.startswith("Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-11.")
    assert (dataset.first, dataset.last, dataset.end) == (date(2025, 1, 1), date(2026, 9, 28), date(2026, 10, 9))
    assert (len(dataset.days), len(dataset.weeks)) == (645, 89)
    assert dataset.missing_days == (JUNE_15, JULY_15)
    assert dataset.missing_weeks == (date(2025, 6, 9), date(2025, 7, 14))
    assert dataset.lab_of == {"meta": "meta-llama"}


def test_weekly_totals_are_the_sums_of_the_days(dataset):
    sums = dataset.daily.groupby(dataset.daily["date"].dt.to_period("W-SUN").dt.start_time)["tokens"].sum()
    totals = dataset.totals.set_index("week")["tokens"]
    weeks = pd.DatetimeIndex(list(dataset.weeks))
    # The totals are sums of rounded rows: fifty to a million each, and a rest that is a sum of many such rows.
    assert (sums[weeks] - totals[weeks]).abs().max() < 4e7
    rounded = (sums[weeks] - totals[weeks])[totals[weeks] % 1e6 != 0]
    assert (rounded == 0).all()
    assert len(rounded) == 3


def test_a_day_names_fifty_models_and_the_rest(dataset):
    assert dataset.daily.groupby("date").size().eq(51).all()
    last = dataset.daily.groupby("date")["model"].last()
    assert last.eq("other").all()


def test_threads_may_share_a_dataset_and_caches_tell_two_apart(dataset):
    other = load()
    assert hash(dataset) != hash(other)
    assert dataset != other
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: dataset.weeks, range(64)))) == 1


# --- Which snapshot ------------------------------------------------------------------------------


def test_a_home_folder_names_the_snapshot_in_use_and_keeps_the_others(tmp_path, dataset):
    for name, as_of in (("2026-10-11", None), ("2026-11-02", "2026-11-02")):
        shutil.copytree(IN_USE, tmp_path / name)
        if as_of:
            assert main([str(tmp_path / name), "--as-of", as_of]) == 0
    (tmp_path / "current").write_text("2026-11-02\n")
    assert load(tmp_path).origin.as_of == date(2026, 11, 2)
    assert load(tmp_path, version="2026-10-11").origin.as_of == date(2026, 10, 11)
    assert load(tmp_path / "2026-10-11").checksum == dataset.checksum
    assert versions(tmp_path) == ("2026-10-11", "2026-11-02")


@pytest.mark.parametrize("name", ["", "2026-13", "../2026-10-11", "2026-10-12", "\x00", "a" * 5000])
def test_a_current_that_names_no_snapshot_is_refused(tmp_path, copy, name):
    (tmp_path / "current").write_text(name + "\n")
    with pytest.raises(DataError, match="current, row 1"):
        load(tmp_path)


def test_a_home_folder_that_lost_its_current_says_so(tmp_path, copy):
    with pytest.raises(DataError, match="current is missing"):
        load(tmp_path)


@pytest.mark.parametrize("version", ["2026-10-12", "../../etc", "<b>"])
def test_a_version_that_is_not_there_is_refused(tmp_path, copy, version):
    with pytest.raises(DataError, match="the version"):
        load(tmp_path, version=version)


# --- Damage --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*COLUMNS, "manifest.json"])
def test_a_missing_file_is_named_with_its_cure(copy, name):
    (copy / name).unlink()
    with pytest.raises(DataError, match=rf"{name} is missing.*git checkout -- data/openrouter"):
        load(copy)


@pytest.mark.parametrize("name", [*COLUMNS, "manifest.json"])
@pytest.mark.parametrize(
    "junk", [b"", b"\x00\xff\xfe\x80" * 50, b"week\n", b'"' * 5, b"a,b,c\n1,2,3\n", b"[1]", b"[" * 100_000]
)
def test_a_file_of_junk_gives_one_clear_error(copy, name, junk):
    (copy / name).write_bytes(junk)
    with pytest.raises(DataError, match=rf"{name}.*Restore it with"):
        load(copy)


@pytest.mark.parametrize("name", [*COLUMNS, "manifest.json"])
@pytest.mark.parametrize("part", [0.25, 0.5, 0.9, 0.999])
def test_a_file_cut_anywhere_gives_one_clear_error(copy, name, part):
    data = (copy / name).read_bytes()
    (copy / name).write_bytes(data[: int(len(data) * part)])
    with pytest.raises(DataError, match=rf"{name}.*Restore it with"):
        load(copy)


def column(place: int, cell: str) -> Callable[[str], str]:
    def changed(row: str) -> str:
        cells = row.split(",")
        return ",".join([*cells[:place], cell, *cells[place + 1 :]])

    return changed


BROKEN = {
    "no date": ("daily.csv", 5, column(0, "2025-02-31"), "not a date"),
    "date of another form": ("daily.csv", 5, column(0, "01/01/2025"), "not a date"),
    "out of order": ("daily.csv", 60, column(0, "2024-12-31"), "before the one above"),
    "negative": ("daily.csv", 9, column(2, "-5"), "negative"),
    "no number": ("daily.csv", 3, column(2, "many"), "not a number"),
    "half a token": ("daily.csv", 3, column(2, "7.5"), "not a whole number"),
    "no tokens": ("daily.csv", 4, column(2, ""), "not a number"),
    "zero tokens": ("daily.csv", 4, column(2, "0"), "no tokens at all"),
    "absurd": ("daily.csv", 4, column(2, "1000000000000000"), "more tokens than anybody"),
    "beyond numbers": ("daily.csv", 4, column(2, "9" * 400), "not a whole number"),
    "unknown author": ("models.csv", 7, column(0, "nobody/x"), "author that labs.csv does not list"),
    "no model": ("daily.csv", 7, column(1, ""), "has no model"),
    "too few cells": ("daily.csv", 7, lambda row: row.rpartition(",")[0], ""),
    "not a Monday": ("weekly_totals.csv", 5, column(0, "2024-03-26"), "Monday"),
    "no tokens in a week": ("weekly_totals.csv", 5, column(1, "0"), "no tokens"),
    "absurd week": ("weekly_totals.csv", 5, column(1, "8000000000000000"), "more tokens than there can be"),
    "country": ("labs.csv", 2, column(2, "China"), "ISO code"),
    "nameless lab": ("labs.csv", 2, column(1, ""), "has no name"),
    "weights": ("models.csv", 2, column(1, "free"), "open, closed or unknown"),
    "too many cells": ("labs.csv", 2, lambda row: row + ",more,cells", ""),
    "renamed in a circle": ("renames.csv", 2, column(1, "moonshotai/kimi-k2.5-0127"), "renamed itself"),
    "renamed twice": ("renames.csv", 3, column(1, "qwen/qwen3-coder-480b-a35b-07-25"), "renamed itself"),
    "renamed to another maker's": ("renames.csv", 2, column(1, "openai/kimi"), "of another maker"),
    "renamed to nothing": ("renames.csv", 2, column(1, ""), "has no model"),
    "cloaked on no day": ("cloaked.csv", 2, column(3, "soon"), "not a date"),
    "cloaked maker of no lab": ("cloaked.csv", 2, column(2, "nobody"), "labs.csv does not list"),
    "cloaked maker of another model": ("cloaked.csv", 2, column(2, "google"), "not the model's"),
    "caveat that ends before it begins": ("caveats.csv", 2, column(1, "2023-01-01"), "ends before"),
}


@pytest.mark.parametrize(("name", "row", "change", "complaint"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_row_is_named(copy, name, row, change, complaint):
    edit(copy / name, lambda lines: [*lines[: row - 1], change(lines[row - 1]), *lines[row:]])
    with pytest.raises(DataError, match=rf"{name}.*{complaint}") as caught:
        load(copy)
    if complaint:
        assert f"row {row}:" in str(caught.value)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("2026-10-09,other,5", "twice|second time"),
        ("2026-10-09,openai/gpt-4o,5", "not the last row"),
        ("2026-10-10,openai/gpt-4o,5\n2026-10-10,openai/gpt-4o,4", "twice"),
    ],
)
def test_a_row_that_the_source_never_gives_is_refused(copy, row, complaint):
    edit(copy / "daily.csv", lambda lines: [*lines, row])
    with pytest.raises(DataError, match=rf"daily.csv, row \d+:.*({complaint})"):
        load(copy)


def test_a_day_that_names_more_than_fifty_is_refused(copy):
    models = pd.read_csv(copy / "models.csv")["model"].head(51)
    edit(
        copy / "daily.csv", lambda lines: [*lines, *(f"2026-10-10,{model},{99 - n}" for n, model in enumerate(models))]
    )
    total = len((IN_USE / "daily.csv").read_text("utf-8").splitlines())
    with pytest.raises(DataError, match=rf"daily.csv, row {total + 51}: is one row too many"):
        load(copy)


def test_tokens_all_zero_are_refused(copy):
    edit(copy / "daily.csv", lambda lines: [lines[0], *(line.rpartition(",")[0] + ",0" for line in lines[1:])])
    with pytest.raises(DataError, match=r"daily.csv, row 2: has no tokens"):
        load(copy)


def test_an_edit_that_breaks_no_rule_is_still_found(copy):
    edit(copy / "daily.csv", lambda lines: [lines[0], lines[1].replace("11646", "11647"), *lines[2:]])
    with pytest.raises(DataError, match=r"daily.csv was edited.*SHA-256"):
        load(copy)


def sealed(copy: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Edit the days and describe them in the manifest."""
    edit(copy / "daily.csv", change)
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    data = (copy / "daily.csv").read_bytes()
    manifest["files"]["daily.csv"] = describe(data, data.count(b"\n") - 1)
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda lines: lines[:154], "no whole week"),
        (lambda lines: [lines[0], lines[1].replace("2025-01-01", "1825-01-01"), *lines[2:]], "more than half"),
        (lambda lines: [*lines, "2026-10-12,openai/gpt-4o,5"], "has days after 2026-10-11"),
        (lambda lines: [*lines, "9999-12-31,openai/gpt-4o,5"], "has days after 2026-10-11"),
    ],
)
def test_a_history_that_cannot_be_is_refused_even_where_the_manifest_describes_it(copy, change, complaint):
    sealed(copy, change)
    with pytest.raises(DataError, match=rf"daily.csv.*{complaint}"):
        load(copy)


MANIFESTS = {
    "no licence": ("licence", None, "'licence'"),
    "a licence of another kind": ("licence", ["CC"], "'licence'"),
    "a link that is a program": ("licence_url", "javascript:alert(1)", "https://"),
    "a link with a program behind": ("licence_url", 'https://x.org/" onclick="alert(1)', "https://"),
    "an unsecured link": ("licence_url", "http://x.org", "https://"),
    "a day that is none": ("as_of", "2026-02-30", "'as_of'"),
    "a number for a day": ("as_of", 20261011, "'as_of'"),
    "gaps in one": ("gaps", "none", "'gaps'"),
    "gaps of numbers": ("gaps", [1, 2], "'gaps'"),
    "files in a list": ("files", [], "list of files"),
    "files of texts": ("files", {"daily.csv": "abc"}, "edited"),
    "no files": ("files", {}, "not in manifest.json"),
}


@pytest.mark.parametrize(("field", "value", "complaint"), MANIFESTS.values(), ids=MANIFESTS.keys())
def test_a_garbled_manifest_is_refused(copy, field, value, complaint):
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    manifest[field] = value
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(DataError, match=complaint):
        load(copy)


# --- Describing a snapshot anew --------------------------------------------------------------------


def test_describing_a_snapshot_gives_back_the_same_bytes(copy, capsys):
    assert main([str(copy)]) == 0
    assert "645 days" in capsys.readouterr().out
    for name in [*COLUMNS, "manifest.json"]:
        assert (copy / name).read_bytes() == (IN_USE / name).read_bytes()
    assert not list(copy.glob(".*"))


def test_an_edit_on_purpose_is_described(copy):
    edit(copy / "labs.csv", lambda lines: [*lines, "newlab,New Lab,JP,"])
    with pytest.raises(DataError):
        load(copy)
    assert main([str(copy), "--as-of", "2026-10-20"]) == 0
    assert load(copy).origin.as_of == date(2026, 10, 20)
    labs = (copy / "labs.csv").read_bytes()
    assert json.loads((copy / "manifest.json").read_text())["files"]["labs.csv"] == describe(
        labs, labs.count(b"\n") - 1
    )


def test_nothing_is_written_when_a_file_is_broken(copy, capsys):
    edit(copy / "labs.csv", lambda lines: [*lines, "newlab,New Lab,Japan,"])
    before = (copy / "manifest.json").read_bytes()
    assert main([str(copy)]) == 2
    assert "labs.csv, row" in capsys.readouterr().err
    assert (copy / "manifest.json").read_bytes() == before
