"""The call itself: what is asked, how long is waited, what is said of a refusal, and that the key stays secret."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from core.errors import RefreshError
from core.refresh.client import EARLIEST, LONGEST, PATIENCE, PER_MINUTE, TRIES, Feed, key_of, spans
from tests.unit.refresh.server import KEY, Source, cut, refused

DAY = date(2026, 10, 9)


@pytest.fixture
def waits() -> list[float]:
    """The seconds that the feed would have waited."""
    return []


@pytest.fixture
def said() -> list[str]:
    """What the reader was told."""
    return []


@pytest.fixture
def feed(base_url: str, waits: list[float], said: list[str]) -> Iterator[Feed]:
    with Feed(base_url, KEY, said.append, waits.append) as opened:
        yield opened


def refusal(ask: Callable[[], object]) -> str:
    """The message of a call that must fail; it is one line, and never holds the key."""
    with pytest.raises(RefreshError) as caught:
        ask()
    message = str(caught.value)
    assert KEY not in message
    assert "\n" not in message
    return message


def test_the_days_are_asked_for_with_the_key(feed: Feed, source: Source) -> None:
    assert b'"2026-10-09"' in feed.answer(date(2026, 10, 1), DAY)
    assert source.calls == [("2026-10-01", "2026-10-09")]


@pytest.mark.parametrize("last", [date(2025, 1, 1), date(2026, 1, 1), date(2026, 1, 2), date(2026, 11, 29)])
def test_calls_cover_every_day_once_and_none_too_early_or_too_long(last: date) -> None:
    asked = spans(last)
    days = [first + timedelta(days=n) for first, end in asked for n in range((end - first).days + 1)]
    assert days == [EARLIEST + timedelta(days=n) for n in range((last - EARLIEST).days + 1)]
    assert max((end - first).days + 1 for first, end in asked) <= LONGEST
    assert len(asked) == -(-len(days) // LONGEST)


def test_no_call_asks_for_the_newest_day_alone() -> None:
    assert [(end - first).days + 1 for first, end in spans(EARLIEST + timedelta(days=LONGEST))] == [183, 184]


@pytest.mark.parametrize("environment", [{}, {"OPENROUTER_API_KEY": ""}, {"OPENROUTER_API_KEY": "  \n"}])
def test_a_missing_key_is_asked_for_by_name(environment: dict[str, str]) -> None:
    assert "OPENROUTER_API_KEY is not set" in refusal(lambda: key_of(environment))


@pytest.mark.parametrize("key", [f"{KEY}\nX-More: 1", f"{KEY} {KEY}", f"{KEY}é"])
def test_a_key_that_cannot_be_one_is_refused_before_it_is_sent(key: str) -> None:
    assert "Copy the key again" in refusal(lambda: key_of({"OPENROUTER_API_KEY": key}))


def test_a_key_is_taken_without_the_blanks_around_it() -> None:
    assert key_of({"OPENROUTER_API_KEY": f" {KEY}\n"}) == KEY


def test_a_wrong_key_is_said_to_be_wrong(base_url: str, source: Source) -> None:
    with Feed(base_url, "another", print) as feed:
        assert "does not accept the key in OPENROUTER_API_KEY (401)" in refusal(lambda: feed.answer(DAY, DAY))
    assert len(source.calls) == 1


def test_a_refusal_is_told_in_the_servers_words_without_the_key(feed: Feed, source: Source) -> None:
    source.faults = [refused(400, f"Bad dates\nfor {KEY}")]
    assert "refused the call (400): Bad dates for …." in refusal(lambda: feed.answer(DAY, DAY))
    assert len(source.calls) == 1


def test_an_odd_refusal_is_told_by_its_number(feed: Feed, source: Source) -> None:
    source.faults = [lambda request: Response("<html>", 418)]
    assert "refused the call (418)." in refusal(lambda: feed.answer(DAY, DAY))


def test_too_many_calls_wait_as_long_as_the_server_asks(
    feed: Feed, source: Source, waits: list[float], said: list[str]
) -> None:
    source.faults = [refused(429, Retry_After="7"), refused(429, Retry_After="3")]
    assert b'"2026-10-09"' in feed.answer(DAY, DAY)
    assert waits == [7, 3]
    assert "(429): trying again in 7 s (try 2 of 5)" in said[0]


def test_retry_after_may_be_a_date(feed: Feed, source: Source, waits: list[float]) -> None:
    source.faults = [refused(429, Retry_After=format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True))]
    feed.answer(DAY, DAY)
    assert 15 < waits[0] <= 20


@pytest.mark.parametrize("given", ["soon", "-5", "", "Wed, 99 Oct"])
def test_nonsense_in_retry_after_waits_as_if_it_were_not_there(
    feed: Feed, source: Source, waits: list[float], given: str
) -> None:
    source.faults = [refused(429, Retry_After=given), refused(429)]
    feed.answer(DAY, DAY)
    assert waits == [1, 2]


def test_a_server_that_asks_for_too_long_a_wait_has_us_stop(feed: Feed, source: Source, waits: list[float]) -> None:
    source.faults = [refused(429, Retry_After="36000")]
    assert "it asks to wait 36000 s. Run it again later." in refusal(lambda: feed.answer(DAY, DAY))
    assert (waits, len(source.calls)) == ([], 1)


def test_an_error_of_the_server_is_tried_again_and_given_up_in_the_end(
    feed: Feed, source: Source, waits: list[float]
) -> None:
    source.faults = [refused(500)] * 2
    assert feed.answer(DAY, DAY)
    source.faults = [refused(500)] * 100
    assert "has an error of its own (500). Run it again later." in refusal(lambda: feed.answer(DAY, DAY))
    assert len(source.calls) == 3 + TRIES
    assert max(waits) <= PATIENCE


def test_a_broken_line_is_tried_again(feed: Feed, source: Source) -> None:
    source.faults = [cut, cut]
    assert b'"2026-10-09"' in feed.answer(DAY, DAY)
    source.faults = [cut] * TRIES
    assert "the line broke" in refusal(lambda: feed.answer(DAY, DAY))


def test_nobody_listening_is_told_in_the_end(said: list[str], waits: list[float]) -> None:
    with closing(socket.socket()) as taken:  # bound, but not listening: every connection is refused
        taken.bind(("127.0.0.1", 0))
        with Feed(f"http://127.0.0.1:{taken.getsockname()[1]}", KEY, said.append, waits.append) as feed:
            assert "cannot be reached" in refusal(lambda: feed.answer(DAY, DAY))
    assert len(waits) == TRIES - 1


def test_a_redirect_does_not_get_the_key(feed: Feed, source: Source, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/elsewhere").respond_with_data("{}")
    source.faults = [refused(302, Location=httpserver.url_for("/elsewhere"))]
    assert "refused the call (302)" in refusal(lambda: feed.answer(DAY, DAY))
    assert [request.path for request, _ in httpserver.log] == ["/api/v1/datasets/rankings-daily"]


def test_no_more_calls_a_minute_are_made_than_allowed(feed: Feed, waits: list[float]) -> None:
    for _ in range(PER_MINUTE):
        feed.answer(DAY, DAY)
    assert waits == []
    feed.answer(DAY, DAY)
    assert len(waits) == 1
    assert 30 < waits[0] <= 60


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.org", "unencrypted"),
        ("ftp://example.org", "should look like"),
        ("example.org", "should look like"),
        ("https://me:secret@example.org", "leave it out"),
        ("https://example.org:many", "not an address"),
        ("http://[1", "not an address"),
    ],
)
def test_an_address_that_is_not_fit_for_a_key_is_refused(url: str, why: str) -> None:
    assert why in refusal(lambda: Feed(url, KEY, print))


def test_the_key_is_not_logged(feed: Feed, source: Source, caplog: pytest.LogCaptureFixture, said: list[str]) -> None:
    source.faults = [refused(500, KEY), cut]
    with caplog.at_level(logging.DEBUG):
        feed.answer(DAY, DAY)
    assert "rankings-daily" in caplog.text, "the call itself is logged"
    assert KEY not in caplog.text
    assert KEY not in "".join(said)
