"""A refresh from start to end: what is in use afterwards, whatever the feed or the machine does meanwhile."""

from __future__ import annotations

import csv
import errno
import json
import os
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from core.datasets import load
from core.errors import DataError, RefreshError
from core.refresh import Outcome, refresh
from core.refresh.restated import Restated
from tests.unit.refresh.server import AS_OF, KEY, LAST, Source, contents, cut, fine, history, refused, rows
from tests.unit.refresh.server import home as made

TODAY = date(2026, 10, 12)
NEWEST = date(2026, 10, 11)
Run = Callable[[], Outcome]


@pytest.fixture
def said() -> list[str]:
    """What the reader was told."""
    return []


@pytest.fixture
def run(home: Path, base_url: str, source: Source, said: list[str]) -> Run:
    """One refresh; the feed has two days more than the snapshot in use."""
    source.days = history(last=NEWEST)
    return partial(refresh, home, KEY, base_url, said.append, TODAY)


def refusal(run: Run, home: Path) -> str:
    """The message of a run that must fail, leaving every snapshot and the choice among them as they were."""
    before = {name: data for name, data in contents(home).items() if not name.startswith(".partial")}
    with pytest.raises(RefreshError) as caught:
        run()
    after = {name: data for name, data in contents(home).items() if not name.startswith(".partial")}
    assert after == before
    message = str(caught.value)
    assert message.endswith(f"The snapshot of {AS_OF} stays in use.")
    assert KEY not in message
    assert "\n" not in message
    return message


def test_a_new_snapshot_comes_into_use_and_the_old_one_stays(run: Run, home: Path) -> None:
    old = contents(home / "2026-10-11")
    assert run().name == "2026-10-12"
    dataset = load(home)
    assert (dataset.version, dataset.end) == ("2026-10-12", NEWEST)
    assert dataset.origin.as_of == TODAY
    assert "as of 2026-10-12" in dataset.origin.citation
    assert contents(home / "2026-10-11") == old
    assert sorted(file.name for file in home.iterdir()) == [".lock", "2026-10-11", "2026-10-12", "current"]


def test_the_whole_history_is_asked_for_newest_first(run: Run, source: Source) -> None:
    run()
    assert source.calls == [("2025-11-21", "2026-10-11"), ("2025-01-01", "2025-11-20")]


def test_days_are_written_most_tokens_first_and_the_rest_last(run: Run, home: Path) -> None:
    run()
    written = (home / "2026-10-12" / "daily.csv").read_text("utf-8")
    day = rows(NEWEST)
    expected = [f"{NEWEST},{model},{day[model]}" for model in day]
    assert written.splitlines()[-len(day) :] == expected
    assert sum(1 for _ in written.splitlines()) == 1 + sum(map(len, history(last=NEWEST).values()))


def test_weekly_totals_are_the_sums_of_whole_weeks(run: Run, home: Path) -> None:
    run()
    with (home / "2026-10-12" / "weekly_totals.csv").open(encoding="utf-8") as lines:
        totals = {row["week"]: row for row in csv.DictReader(lines)}
    monday = date(2026, 10, 5)
    week = sum(sum(rows(monday + timedelta(days=n)).values()) for n in range(7))
    assert totals["2026-10-05"]["data_api_total"] == str(week)
    assert totals["2024-03-04"]["archived_chart_total"] == "18615617242", "weeks before the days stay"
    assert [row["data_api_total"] for row in totals.values()].count("77") == 0, "a wrong total of old is made anew"


def test_hand_kept_files_go_over_as_they_are(run: Run, home: Path) -> None:
    run()
    for name in ("labs.csv", "models.csv", "cloaked.csv", "renames.csv", "caveats.csv"):
        assert (home / "2026-10-12" / name).read_bytes() == (home / "2026-10-11" / name).read_bytes()


def test_the_manifest_says_where_the_days_come_from(run: Run, home: Path) -> None:
    run()
    manifest = json.loads((home / "2026-10-12" / "manifest.json").read_text("utf-8"))
    assert manifest["obtained"] == (
        "daily.csv: the Data API's answers as of 2026-10-12T00:27Z (v1), every row checked. "
        "labs.csv and models.csv: made up as well."
    )
    assert manifest["gaps"] == ["2025-06-15 was never published."]


def test_restated_rows_are_told_and_kept_in_a_file(run: Run, home: Path, source: Source, said: list[str]) -> None:
    old = rows(LAST)["acme/alpha-1"]
    source.days[LAST] = {**rows(LAST), "acme/alpha-1": old + old // 100}
    row = Restated(LAST, "acme/alpha-1", old, old + old // 100)
    assert run().restated == (row,)
    assert f"  {row.line}" in said
    written = (home / "2026-10-12" / "restated.csv").read_text("utf-8")
    assert written == f"date,model,old,new\n{LAST},acme/alpha-1,{row.old},{row.new}\n"


def test_new_slugs_come_with_the_line_to_add_and_count_in_the_data(
    run: Run, home: Path, source: Source, said: list[str]
) -> None:
    source.days[NEWEST] = {"newlab/comet-1": 10**10, "acme/epsilon": 9 * 10**9, **rows(NEWEST)}
    run()
    text = "\n".join(said)
    assert f"Add to {home / '2026-10-12' / 'labs.csv'}" in text
    assert "\n  newlab,newlab,,not looked up yet\n" in text
    assert "\n  newlab/comet-1,unknown,,not looked up yet\n" in text
    assert "\n  acme/epsilon,unknown,,not looked up yet\n" in text
    daily = load(home).daily
    assert daily[daily["model"] == "newlab/comet-1"]["tokens"].sum() == 10**10


def test_the_same_figures_again_are_nothing_new(run: Run, home: Path, said: list[str]) -> None:
    run()
    before = contents(home)
    said.clear()
    assert not run().new
    assert contents(home) == before
    assert "Nothing new: the snapshot of 2026-10-12 stays in use." in said


def test_other_figures_of_the_same_day_get_a_name_of_their_own(run: Run, home: Path, source: Source) -> None:
    run()
    source.days[NEWEST] = {**rows(NEWEST), "other": 7 * 10**8}
    assert run().name == "2026-10-12.2"
    assert load(home).version == "2026-10-12.2"
    assert load(home, "2026-10-12").origin.as_of == TODAY


def test_a_day_that_is_not_over_is_not_taken(run: Run, home: Path, source: Source, said: list[str]) -> None:
    source.end = LAST
    source.days = history(last=NEWEST)
    source.as_of = f"{NEWEST}T08:00:00Z"
    run()
    assert load(home).end == LAST


def test_an_unfinished_newest_day_is_left_out_and_said(run: Run, home: Path, source: Source, said: list[str]) -> None:
    source.days[NEWEST] = {"acme/alpha-1": 10**9}
    run()
    assert load(home).end == NEWEST - timedelta(days=1)
    assert f"{NEWEST} is not taken: it has 1 rows where the days around it have 5." in said


def test_a_day_that_was_never_there_is_a_gap_and_said(run: Run, home: Path, source: Source, said: list[str]) -> None:
    del source.days[NEWEST - timedelta(days=1)]
    run()
    gap = "2026-10-10: not in the feed as of 2026-10-12."
    assert gap in said
    assert load(home).origin.gaps[-1] == gap
    assert load(home).missing_days == (date(2026, 10, 10),)


def test_a_day_that_the_feed_has_lost_keeps_its_rows_and_is_said(run: Run, home: Path, source: Source) -> None:
    lost = date(2026, 9, 15)
    del source.days[lost]
    run()
    dataset = load(home)
    assert lost in dataset.days
    assert dataset.origin.gaps[-1] == (
        "2026-09-15: not in the feed as of 2026-10-12; the rows are those of the snapshot of 2026-10-11."
    )


def test_a_feed_that_lost_many_days_is_not_believed(run: Run, home: Path, source: Source) -> None:
    for n in range(8):
        del source.days[date(2026, 9, 15) + timedelta(days=n)]
    assert "The feed lacks 8 days that are known, 2026-09-15 the first" in refusal(run, home)


def test_an_empty_feed_is_not_believed(run: Run, home: Path, source: Source) -> None:
    source.days = {}
    assert "gave no complete day" in refusal(run, home)


def test_figures_older_than_those_in_use_are_not_taken(run: Run, home: Path, source: Source) -> None:
    source.as_of, source.end = "2026-10-10T00:27:00Z", LAST
    assert "as of 2026-10-10, older than those in use" in refusal(run, home)


def test_figures_of_a_time_to_come_are_not_taken(run: Run, home: Path, source: Source) -> None:
    source.as_of = "2027-10-12T00:27:00Z"
    assert "still to come" in refusal(run, home)


def twisted(change: Callable[[list[dict[str, object]]], None], source: Source) -> Callable[[Request], Response]:
    """An answer that is good but for one change to its rows."""

    def fault(request: Request) -> Response:
        answer = source.answer(*(date.fromisoformat(request.args[name]) for name in ("start_date", "end_date")))
        change(answer["data"])  # type: ignore[arg-type]
        return Response(json.dumps(answer), content_type="application/json")

    return fault


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data.append(data[-1]), "a second time"),
        (lambda data: data[0].update(total_tokens="-1"), "negative"),
        (lambda data: data[0].update(total_tokens="plenty"), "not a whole decimal number"),
        (lambda data: data[0].update(date="2027-01-01"), "not asked for"),
        (lambda data: data[3].update(model_permaslug="other"), "a second time"),
        (lambda data: data.insert(0, {**data[4]}), "comes behind"),
    ],
)
def test_a_bad_row_leaves_the_old_snapshot_in_use(
    run: Run, home: Path, source: Source, change: Callable[[list[dict[str, object]]], None], why: str
) -> None:
    source.faults = [twisted(change, source)]
    assert why in refusal(run, home)


@pytest.mark.parametrize("fault", [refused(400), refused(401), refused(403), refused(404)])
def test_a_refused_call_leaves_the_old_snapshot_in_use(
    run: Run, home: Path, source: Source, fault: Callable[[Request], Response]
) -> None:
    source.faults = [fine, fault]
    refusal(run, home)


def test_a_stopped_run_goes_on_where_it_stopped(run: Run, home: Path, source: Source, said: list[str]) -> None:
    source.faults = [fine, refused(400)]
    refusal(run, home)
    source.calls.clear()
    assert run().name == "2026-10-12"
    assert source.calls == [("2025-01-01", "2025-11-20")], "the page that is there is not asked for again"
    assert "Going on where an earlier run stopped: 1 of 2 pages are there." in said
    assert not list(home.glob(".partial-*"))


def test_pages_of_an_older_vintage_are_thrown_away_and_said(
    run: Run, home: Path, source: Source, said: list[str]
) -> None:
    source.days[NEWEST] = {**rows(NEWEST), "other": 7 * 10**8}
    source.faults = [fine, refused(400)]
    refusal(run, home)
    source.days, source.as_of = history(last=NEWEST), "2026-10-13T00:27:00Z"
    assert run().name == "2026-10-13"
    assert any("newer figures than the pages kept" in line for line in said)
    daily = load(home).daily
    newest = daily[(daily["date"] == str(NEWEST)) & (daily["model"] == "other")]
    assert newest["tokens"].tolist() == [rows(NEWEST)["other"]], "not the figure of the older vintage"


def test_a_damaged_page_is_asked_for_again_and_said(run: Run, home: Path, source: Source, said: list[str]) -> None:
    source.faults = [fine, refused(400)]
    refusal(run, home)
    (page,) = home.glob(".partial-*/*.json")
    page.write_bytes(page.read_bytes().replace(b'"1', b'"2', 1))
    source.calls.clear()
    run()
    assert len(source.calls) == 2
    assert any("damaged and asked for again" in line for line in said)


def test_an_answer_that_makes_no_snapshot_is_not_kept_for_the_next_run(run: Run, home: Path, source: Source) -> None:
    source.days = {}
    refusal(run, home)
    source.days = history(last=NEWEST)
    assert run().name == "2026-10-12"


def test_a_vintage_that_changes_with_every_call_ends(run: Run, home: Path, source: Source) -> None:
    def other_day(request: Request) -> Response:
        source.as_of = f"2026-10-{12 + len(source.calls) % 2}T00:27:00Z"
        return twisted(lambda data: None, source)(request)

    source.faults = [other_day] * 20
    assert "changed from call to call" in refusal(run, home)


def test_a_line_that_breaks_is_mended_by_asking_again(run: Run, source: Source, said: list[str]) -> None:
    source.faults = [cut]
    assert run().new
    assert any("the line broke" in line and "trying again" in line for line in said)


def test_a_damaged_snapshot_in_use_is_said_before_anything_is_asked(run: Run, home: Path, source: Source) -> None:
    with (home / "2026-10-11" / "daily.csv").open("a", encoding="utf-8") as file:
        file.write("2026-10-10,acme/alpha-1,5\n")
    with pytest.raises(DataError, match=r"daily\.csv"):
        run()
    assert source.calls == []


def test_a_single_snapshot_cannot_be_refreshed(home: Path, base_url: str, source: Source) -> None:
    with pytest.raises(RefreshError, match="no home of snapshots"):
        refresh(home / "2026-10-11", KEY, base_url, print, TODAY)
    assert source.calls == []


def test_two_refreshes_at_once_do_not_meet(run: Run, home: Path, source: Source) -> None:
    with FileLock(home / ".lock"), pytest.raises(RefreshError, match="Another refresh"):
        run()
    assert source.calls == []
    assert run().new


def test_a_folder_that_cannot_be_written_is_said(run: Run, home: Path) -> None:
    (home / "2026-10-12").write_text("in the way", "utf-8")
    (home / ".new").write_text("in the way as well", "utf-8")
    assert os.strerror(errno.EEXIST) in refusal(run, home)


def test_pages_that_only_wait_to_be_written_are_taken_up_after_one_question(
    run: Run, home: Path, source: Source, said: list[str]
) -> None:
    (home / ".new").write_text("in the way", "utf-8")
    refusal(run, home)
    (home / ".new").unlink()
    source.calls.clear()
    assert run().name == "2026-10-12"
    assert source.calls == [("2026-10-11", "2026-10-11")], "to learn whether the feed still is of that vintage"
    assert "Going on where an earlier run stopped: 2 of 2 pages are there." in said


def test_a_key_in_a_bad_row_is_not_repeated(run: Run, home: Path, source: Source) -> None:
    source.faults = [twisted(lambda data: data[0].update(model_permaslug=KEY), source)]
    assert "names no model as author/name" in refusal(run, home)


def test_the_key_is_nowhere(run: Run, home: Path, source: Source, said: list[str], httpserver: HTTPServer) -> None:
    source.faults = [refused(500, KEY), refused(429, KEY, Retry_After="1")]
    run()
    assert KEY not in "\n".join(said)
    assert not [name for name, data in contents(home).items() if KEY.encode() in data or KEY in name]
    assert all(KEY not in request.url for request, _ in httpserver.log)


def test_a_home_of_other_days_is_made_with_its_own_as_of(tmp_path: Path) -> None:
    assert load(made(tmp_path / "other", as_of=date(2026, 10, 10))).origin.as_of == date(2026, 10, 10)
