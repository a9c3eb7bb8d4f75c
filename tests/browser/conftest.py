"""Fixtures of the browser tests. Without a Chromium they are skipped, or fail where ``REQUIRE_BROWSER=1`` (CI)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driver import chromium_path, launched, serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = chromium_path()
    if executable is None:
        message = "no Chromium found: apt-get install chromium, or name one in CHROMIUM"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with launched(executable) as started:
        yield started


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of one server for the whole session."""
    with serving() as address:
        yield address


@pytest.fixture
def fresh_server() -> Iterator[str]:
    """The address of a server that nobody has visited yet."""
    with serving() as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page at desktop size. The test fails if anything on it asks another host for anything."""
    foreign: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 1600}) as context:
        context.on(
            "request",
            lambda request: None if _is_own(request.url) else foreign.append(request.url),
        )
        yield context.new_page()
    assert foreign == [], "the app must ask no other host for anything"


def _is_own(url: str) -> bool:
    address = urlsplit(url)
    return address.hostname == "127.0.0.1" or address.scheme in ("data", "blob", "about")
