"""What an answer must be like to be believed, and which days of it are taken."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from core.errors import RefreshError
from core.refresh.rows import Page, complete, page, written
from tests.unit.refresh.server import FIRST, LAST, Source, history, rows

SPAN = (FIRST, date(2026, 10, 11))
DAY = date(2026, 9, 15)


def answer(**changed: Any) -> dict[str, Any]:
    return {**Source().answer(*SPAN), **changed}


def row(**cells: Any) -> dict[str, Any]:
    return {"date": "2026-10-10", "model_permaslug": "acme/alpha-1", "total_tokens": "12", **cells}


def refusal(content: object) -> str:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(RefreshError) as caught:
        page(data, SPAN)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_good_answer_is_read_whole() -> None:
    read = page(json.dumps(answer()).encode(), SPAN)
    assert read.days == history()
    assert (read.as_of, read.end) == (datetime(2026, 10, 12, 0, 27, tzinfo=UTC), date(2026, 10, 11))


def test_a_page_is_kept_as_an_answer() -> None:
    read = page(json.dumps(answer()).encode(), SPAN)
    assert page(written(read), SPAN) == read


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>busy</html>",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        {"data": []},
        {"data": {}, "meta": answer()["meta"]},
        {"data": [], "meta": {}},
        {"data": [], "meta": {**answer()["meta"], "as_of": "today"}},
        {"data": [], "meta": {**answer()["meta"], "as_of": 20261012}},
        {"data": [], "meta": {**answer()["meta"], "end_date": "20261010"}},
    ],
)
def test_what_is_no_answer_is_refused(content: object) -> None:
    assert "not the JSON that the Data API describes" in refusal(content)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (row(total_tokens="-5"), "negative"),
        (row(total_tokens="many"), "not a whole decimal number"),
        (row(total_tokens="1e9"), "not a whole decimal number"),
        (row(total_tokens="12.5"), "not a whole decimal number"),
        (row(total_tokens=""), "not a whole decimal number"),
        (row(total_tokens="١٢"), "not a whole decimal number"),
        (row(total_tokens="9" * 5000), "not a whole decimal number"),
        (row(total_tokens="9" * 16), "more tokens than anybody can have"),
        (row(total_tokens=12), "something other than text"),
        (row(total_tokens=None), "something other than text"),
        (row(date="2026-10-32"), "no date"),
        (row(date="20261010"), "no date"),
        (row(date="2026-08-30"), "not asked for"),
        (row(date="2026-10-12"), "not asked for"),
        (row(model_permaslug=""), "names no model"),
        (row(model_permaslug="alpha"), "names no model"),
        (row(model_permaslug="acme/al,pha\n"), "names no model"),
        ({"date": "2026-10-10"}, "lacks"),
        ("2026-10-10", "lacks"),
        (row(date="2026-10-09", total_tokens="1"), "a second time"),
        (row(date="2026-10-09", model_permaslug="other"), "a second time"),
        (row(date="2026-10-09", model_permaslug="acme/new"), "comes behind"),
    ],
)
def test_one_bad_row_spoils_the_answer_and_is_named(bad: object, why: str) -> None:
    good = answer()["data"]
    message = refusal(answer(data=[*good, bad]))
    assert why in message
    assert f"Row {len(good) + 1} of the answer" in message
    assert len(message) < 400


def test_a_fifty_first_model_is_one_too_many() -> None:
    many = [row(model_permaslug=f"acme/m{n}") for n in range(51)]
    assert "fifty-first" in refusal(answer(data=many))
    whole = [*many[:50], row(model_permaslug="other")]
    assert len(page(json.dumps(answer(data=whole)).encode(), SPAN).days[date(2026, 10, 10)]) == 51


def taken(days: dict[date, dict[str, int]], end: date = LAST) -> dict[date, str]:
    """The days left out, with the reason."""
    found, left_out = complete([Page(datetime(2026, 10, 12, 0, 27, tzinfo=UTC), "v1", end, days)])
    assert found.keys() | left_out.keys() == days.keys()
    assert not found.keys() & left_out.keys()
    return left_out


def test_whole_days_are_taken() -> None:
    assert taken(history()) == {}
    assert taken({DAY: rows(DAY)}) == {}


def test_a_day_behind_the_answers_end_is_not_over() -> None:
    assert taken(history(), LAST - timedelta(days=1)) == {LAST: "it was not over yet"}


def test_the_day_on_which_the_figures_were_drawn_up_is_not_over() -> None:
    today = date(2026, 10, 12)
    assert list(taken(history(last=today), end=today)) == [today]


@pytest.mark.parametrize("day", [LAST, DAY])
def test_a_day_with_far_fewer_rows_is_not_complete(day: date) -> None:
    assert taken({**history(), day: dict([*rows(day).items()][:2])}) == {
        day: "it has 2 rows where the days around it have 5"
    }


@pytest.mark.parametrize("day", [LAST, DAY])
def test_a_day_with_far_fewer_tokens_is_not_complete(day: date) -> None:
    few = {model: tokens // 3 for model, tokens in rows(day).items()}
    assert taken({**history(), day: few}) == {day: "it has less than half the tokens of the days around it"}


def test_a_weekend_is_complete() -> None:
    calm = {model: tokens * 3 // 4 for model, tokens in rows(DAY).items()}
    assert taken({**history(), DAY: calm}) == {}


def fifty(rest: bool) -> dict[str, int]:
    return {**{f"acme/m{n}": 10**9 for n in range(50)}, **({"other": 10**9} if rest else {})}


def test_the_rest_may_be_left_out_where_there_is_none() -> None:
    assert taken(dict.fromkeys(history(), fifty(rest=False))) == {}
    named = {model: tokens for model, tokens in rows(DAY).items() if model != "other"}
    assert taken({**history(), DAY: named}) == {}, "so few models that nobody is left for the rest"


def test_a_day_that_lost_its_rest_is_not_complete() -> None:
    days = {**dict.fromkeys(history(), fifty(rest=True)), DAY: fifty(rest=False)}
    assert list(taken(days)) == [DAY]
