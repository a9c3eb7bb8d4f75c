"""Which data a session reads: the snapshot in use, one that the address names, and a new one after a refresh."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from streamlit.testing.v1 import AppTest

from core.datasets import load
from core.datasets.snapshot import CURRENT, HOME
from core.refresh import write
from tests.app import reading
from tests.unit.refresh import server

TODAY = datetime.now(UTC).date()
OLDER = "2026-10-04"
HOSTILE = "<b>2026</b> [x](javascript:alert(1)) $x$"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's snapshot in use, and beside it an older one that ends a week earlier."""
    folder = Path(shutil.copytree(HOME, tmp_path / "home"))
    now = folder / (folder / CURRENT).read_text("utf-8").strip()
    days = {day: rows for day, rows in write.days_of(now).items() if day <= date(2026, 10, 2)}
    older = write.News(datetime(2026, 10, 4, tzinfo=UTC), "v1", days, [], [])
    write.place(folder, date(2026, 10, 4), write.contents(now, older))
    monkeypatch.setenv("OPENROUTER_DATA", str(folder))
    return folder


def cited(app: AppTest) -> str:
    """The line to cite on the data page."""
    assert not app.exception
    return str(app.code[0].value)


def test_the_snapshot_in_use_is_read(home: Path) -> None:
    assert f"as of {load(home).origin.as_of}" in cited(reading.app("data"))


def test_an_address_names_another_snapshot(home: Path) -> None:
    assert f"as of {OLDER}" in cited(reading.app("data", data=OLDER))


def test_a_session_stays_with_the_snapshot_that_its_address_named(home: Path) -> None:
    app = reading.app("data", data=OLDER)
    del app.query_params["data"]  # as a step to another page does
    assert f"as of {OLDER}" in cited(app.run())


@pytest.mark.parametrize("name", ["2025-01-02", "..", "../2026-10-11", HOSTILE])
def test_a_snapshot_that_is_not_there_is_said_in_plain_words(home: Path, name: str) -> None:
    app = reading.app("data", data=name)
    assert not app.exception
    assert [title.value for title in app.title] == ["No such data"]
    assert name[:20] in app.text[0].value
    assert not app.get("vega_lite_chart")
    assert HOSTILE not in "".join(element.value for element in [*app.markdown, *app.warning, *app.error])


def test_a_session_keeps_its_data_when_another_snapshot_comes_into_use(home: Path) -> None:
    app = reading.app("data")
    before = cited(app)
    write.switch(home, OLDER)
    assert cited(app.run()) == before
    assert f"as of {OLDER}" in cited(reading.app("data")), "who comes anew reads what is in use now"


def test_a_shelf_article_is_read_on_the_snapshot_named(home: Path) -> None:
    both = [reading.html(reading.app("article", article="week-ending-24-may", data=name)) for name in (OLDER, "")]
    assert f"as of {OLDER}" in both[0]
    assert f"as of {load(home).origin.as_of}" in both[1]


# --- The button ----------------------------------------------------------------------------------


@pytest.fixture
def source(httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> server.Source:
    """A feed that is up to date, a home that is not, and a key."""
    first, yesterday = date(2026, 1, 5), TODAY - timedelta(days=1)
    home = server.home(tmp_path / "small", server.history(first, TODAY - timedelta(days=9)), TODAY - timedelta(days=8))
    monkeypatch.setenv("OPENROUTER_DATA", str(home))
    monkeypatch.setenv("OPENROUTER_API_KEY", server.KEY)
    monkeypatch.setenv("OPENROUTER_BASE_URL", httpserver.url_for(""))
    found = server.Source(server.history(first, yesterday), f"{TODAY}T00:27:00Z", yesterday)
    httpserver.expect_request(server.PATH).respond_with_handler(found)
    return found


def test_the_button_refreshes_and_other_sessions_keep_their_data(source: server.Source) -> None:
    app, other = reading.app("data"), reading.app("data")
    before = cited(app)
    app.button(key="refresh").click().run()
    told = "\n".join(element.value for element in app.text)
    assert "8 new days" in told
    assert app.status[0].label == "The data are up to date."
    assert server.KEY not in f"{told} {reading.html(app)}"
    assert cited(app) == before, "nothing changes under the reader's eyes"
    app.button(key="renew").click().run()
    assert f"as of {TODAY}" in cited(app)
    assert cited(other.run()) == before


def test_a_refresh_that_fails_is_said_in_plain_words(source: server.Source) -> None:
    source.faults = [server.refused(400, HOSTILE)]
    app = reading.app("data")
    before = cited(app)
    app.button(key="refresh").click().run()
    assert app.status[0].label == "The data are as they were."
    assert HOSTILE in app.text[-1].value
    assert cited(app) == before


def test_there_is_no_button_without_a_key(source: server.Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENROUTER_API_KEY")
    assert "refresh" not in [button.key for button in reading.app("data").button]


@pytest.mark.parametrize("address", [None, "0.0.0.0", "192.168.0.7"])
def test_there_is_no_button_for_others_than_this_machine(
    source: server.Source, monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    from streamlit import config

    before = config.get_option("server.address")
    config.set_option("server.address", address)
    try:
        assert "refresh" not in [button.key for button in reading.app("data").button]
    finally:
        config.set_option("server.address", before)
