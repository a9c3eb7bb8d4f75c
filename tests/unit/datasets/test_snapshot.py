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
from core.datasets.snapshot import COLUMNS, HOME
from core.errors import DataError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOME, tmp_path / "snapshot"))


def edit(file: Path, change: Callable[[list[str]], list[str]]) -> None:
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(change(lines)) + "\n", "utf-8")


def test_the_snapshot_is_what_its_origin_says(dataset):
    assert dataset.origin.as_of == date(2026, 9, 14)
    assert dataset.origin.licence == "CC BY 4.0"
    assert dataset.origin.citation.startswith("Source: OpenRouter (openrouter.ai/rankings), as of 2026-09-14.")
    assert (dataset.first, dataset.last, dataset.end) == (date(2025, 1, 6), date(2026, 9, 7), date(2026, 9, 13))
    assert len(dataset.weeks) == 86
    assert dataset.newest == date(2026, 10, 9)
    assert dataset.missing_weeks == (date(2025, 6, 9), date(2025, 7, 14))


def test_totals_are_the_sums_of_the_published_rows(dataset):
    sums = dataset.weekly.groupby("week")["tokens"].sum()
    totals = dataset.totals.set_index("week")["tokens"]
    assert (totals.reindex(sums.index) == sums).all()


def test_daily_rows_add_up_to_the_weeks_they_fill(dataset):
    daily = dataset.daily.assign(week=dataset.daily["date"].dt.to_period("W").dt.start_time)
    full = daily.groupby("week")["date"].nunique().eq(7)
    sums = daily[daily["week"].isin(full.index[full])].groupby("week")["tokens"].sum()
    weeks = dataset.weekly.groupby("week")["tokens"].sum().reindex(sums.index)
    # The copy of daily rows is older than that of the weeks: May and June 2026 were restated by 0.04 % in between.
    assert (sums / weeks - 1).abs().max() < 5e-4


def test_rows_by_maker_add_up_to_the_platform_and_to_each_makers_models(dataset):
    rows = pd.read_csv(HOME / "daily_by_lab.csv", parse_dates=["date"])
    names = pd.read_csv(HOME / "lab_names.csv").set_index("name")["authors"]
    rows["week"] = rows["date"].dt.to_period("W-SUN").dt.start_time
    totals = dataset.totals.set_index("week")["tokens"]
    for monday in ("2026-09-14", "2026-09-21", "2026-09-28"):
        assert rows[rows["week"].eq(monday)]["tokens"].sum() == totals[monday]
    # The one week in both files. The weekly rows are rounded to a million each, and a maker has several models; the
    # rest below the fifty is itself a sum of many small rows.
    both = rows[rows["week"].eq("2026-09-07")].groupby("lab")["tokens"].sum()
    weekly = dataset.weekly[dataset.weekly["week"].eq("2026-09-07")].set_index("model")["tokens"]
    models = weekly.groupby(weekly.index.str.partition("/").get_level_values(0)).sum()
    makers = both.drop("other")
    assert {author for name in makers.index for author in names[name].split()} >= set(models.index) - {"other"}
    for name, tokens in makers.items():
        listed = models[models.index.isin(names[name].split())].sum()
        assert abs(tokens - listed) < 2e6, name
    assert abs(both["other"] - models["other"]) < 4e7


def test_two_names_of_one_maker_are_added_up(dataset):
    rows = pd.read_csv(HOME / "daily_by_lab.csv")
    zhipu = rows[rows["date"].eq("2026-09-22") & rows["lab"].isin(["Z.ai", "z-ai"])]
    assert len(zhipu) == 2
    loaded = dataset.by_lab[dataset.by_lab["date"].eq("2026-09-22") & dataset.by_lab["model"].eq("z-ai")]
    assert loaded["tokens"].tolist() == [zhipu["tokens"].sum()]


def test_threads_may_share_a_dataset_and_caches_tell_two_apart(dataset):
    other = load()
    assert hash(dataset) != hash(other)
    assert dataset != other
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: dataset.weeks, range(64)))) == 1


@pytest.mark.parametrize("name", [*COLUMNS, "manifest.json"])
def test_a_missing_file_is_named_with_its_cure(copy, name):
    (copy / name).unlink()
    with pytest.raises(DataError, match=rf"{name} is missing.*git checkout -- data/openrouter"):
        load(copy)


@pytest.mark.parametrize("name", [*COLUMNS, "manifest.json"])
@pytest.mark.parametrize("junk", [b"", b"\x00\xff\xfe\x80" * 50, b"week\n", b'"' * 5, b"a,b,c\n1,2,3\n", b"[1]"])
def test_a_file_of_junk_gives_one_clear_error(copy, name, junk):
    (copy / name).write_bytes(junk)
    with pytest.raises(DataError, match=rf"{name}.*Restore it with"):
        load(copy)


BROKEN = {
    "not a Monday": ("weekly.csv", 5, lambda row: row.replace("2025-01-06", "2025-01-07"), "Monday"),
    "no date": ("weekly.csv", 5, lambda row: row.replace("2025-01-06", "2025-02-31"), "not a date"),
    "negative": ("weekly.csv", 9, lambda row: row.replace(",", ",-", 2).replace(",-", ",", 1), "negative"),
    "no number": ("daily.csv", 3, lambda row: row.rpartition(",")[0] + ",many", "not a number"),
    "half a token": ("daily.csv", 3, lambda row: row + ".5", "not a whole number"),
    "no tokens": ("weekly.csv", 4, lambda row: row.rpartition(",")[0] + ",", "not a number"),
    "unknown author": ("weekly.csv", 7, lambda row: "2025-01-06,nobody/x," + row.rpartition(",")[2], "author"),
    "no model": ("weekly.csv", 7, lambda row: "2025-01-06,," + row.rpartition(",")[2], "has no model"),
    "unknown maker": ("daily_by_lab.csv", 5, lambda row: row.replace("Google", "Gogle"), "add a row there that says"),
    "maker of no author": ("lab_names.csv", 3, lambda row: row.replace("anthropic", "anthropics"), "labs.csv"),
    "maker without author": ("lab_names.csv", 3, lambda row: row.replace("anthropic", ""), "labs.csv"),
    "country": ("labs.csv", 2, lambda row: row.replace("CN", "China"), "ISO code"),
    "weights": ("models.csv", 2, lambda row: row.replace("open", "free"), "open, closed or unknown"),
    "too many cells": ("labs.csv", 2, lambda row: row + ",more,cells", ""),
}


@pytest.mark.parametrize(("name", "row", "change", "complaint"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_row_is_named(copy, name, row, change, complaint):
    edit(copy / name, lambda lines: [*lines[: row - 1], change(lines[row - 1]), *lines[row:]])
    with pytest.raises(DataError, match=rf"{name}.*{complaint}") as caught:
        load(copy)
    if complaint:
        assert f"row {row}:" in str(caught.value)


@pytest.mark.parametrize("row", ["2025-01-06,other,5", "2025-01-06,anthropic/claude-3.5-sonnet,5"])
def test_a_row_that_is_there_twice_is_named(copy, row):
    edit(copy / "weekly.csv", lambda lines: [*lines, row])
    total = len((HOME / "weekly.csv").read_text("utf-8").splitlines())
    with pytest.raises(DataError, match=rf"weekly.csv, row {total + 1}:.*(twice|second time)"):
        load(copy)


def test_an_edit_that_breaks_no_rule_is_still_found(copy):
    edit(copy / "weekly.csv", lambda lines: [lines[0], lines[1].replace("150527", "150528"), *lines[2:]])
    with pytest.raises(DataError, match=r"weekly.csv was edited.*SHA-256"):
        load(copy)


def test_a_manifest_without_licence_is_refused(copy):
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    del manifest["licence"]
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(DataError, match=r"manifest.json lacks or garbles 'licence'"):
        load(copy)


def test_compiling_a_snapshot_gives_back_the_same_bytes(copy, tmp_path, capsys):
    for name in ("weekly.csv", "manifest.json"):
        (copy / name).write_bytes(b"broken" if name == "weekly.csv" else (HOME / name).read_bytes())
    assert main([str(HOME), str(copy)]) == 0
    assert "86 weeks" in capsys.readouterr().out
    for name in [*COLUMNS, "manifest.json"]:
        assert (copy / name).read_bytes() == (HOME / name).read_bytes()
    assert not list(copy.glob(".*"))


def test_compiling_keeps_hand_made_files_and_takes_a_new_date(copy, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    for name in ("weekly.csv", "daily.csv", "daily_by_lab.csv", "weekly_totals.csv", "labs.csv", "models.csv"):
        shutil.copy(HOME / name, source)
    assert main([str(source), str(copy), "--as-of", "2026-09-20"]) == 0
    assert load(copy).origin.as_of == date(2026, 9, 20)


def test_compiling_writes_nothing_when_a_source_is_broken(copy, tmp_path, capsys):
    source = tmp_path / "source"
    source.mkdir()
    (source / "weekly.csv").write_text("week,model,tokens\n2026-01-05,nobody/x,1\n", "utf-8")
    before = {file.name: file.read_bytes() for file in copy.iterdir()}
    assert main([str(source), str(copy)]) == 2
    assert "weekly.csv, row 2" in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in copy.iterdir()} == before
