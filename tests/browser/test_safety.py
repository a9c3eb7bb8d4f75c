"""What a page must not do, whatever is in its address or its text: show it as more than text, hang, or keep it."""

from __future__ import annotations

import asyncio
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from app import SECTIONS
from pages.parts.guard import HEADERS
from tests.browser.driver import line, opened, serving, settle
from tests.browser.visitor import Visitor

BAIT = "![x](http://bait.invalid/x.png) <img src=http://bait.invalid/y> [z](http://bait.invalid/z) **b** $q$ http://bait.invalid"
PAGES = [name for listed in SECTIONS.values() for name, _, _ in listed]
PARAMETERS = ("published", "article", "claim", "c1", "step", "order", "count", "by", "unit", "who", "weeks")
SOUND = "In the week of 9-15 February 2026, Chinese models processed 4.12 trillion tokens on OpenRouter."
SNARE = f"Nobody gets past {'a' * 80}b, with 7 tokens."


def inert(page: Page) -> None:
    """Nothing on the page leads, or asks, to where the bait points; nothing of it was taken for markup."""
    leading = """() => [...document.querySelectorAll('[href], [src]')]
        .map(element => new URL(element.href || element.src, location.href).hostname)
        .filter(host => host.includes('bait'))"""
    assert page.evaluate(leading) == []
    assert page.locator("strong:text-is('b'), .katex").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_a_parameter_as_more_than_text(page: Page, server: str, name: str) -> None:
    query = "&".join(f"{parameter}={quote(BAIT)}" for parameter in PARAMETERS)
    page.goto(f"{server}/{name}?{query}")
    settle(page)
    inert(page)


def test_a_date_that_is_none_is_repeated_as_it_came(page: Page, server: str) -> None:
    page.goto(f"{server}/article?article=chinese-models-overtake&published={quote(BAIT)}")
    settle(page)
    expect(page.locator(".message")).to_contain_text(f'"{BAIT}" is not a date')
    inert(page)


def test_a_page_that_does_not_exist_repeats_nothing_as_markup(page: Page, server: str) -> None:
    page.goto(f"{server}/{quote(BAIT, safe='')}")
    settle(page)
    inert(page)


def test_a_pasted_text_and_its_title_stay_text(page: Page, server: str) -> None:
    page.goto(f"{server}/check")
    page.get_by_label("The article's words").fill(f"{BAIT} {SOUND}")
    page.get_by_label("Title (optional)").fill(BAIT)
    page.get_by_role("button", name="Check every number").click()
    opened(page, "c1")
    settle(page)
    inert(page)


LABELS = (
    "On www.bait.invalid, Chinese models processed [4.12](http://bait.invalid/a) trillion tokens on OpenRouter in the "
    "week of 9-15 February 2026, and http://bait.invalid/b, and US models 2.94 trillion**b**.",
    "In the week of 9-15 February 2026, Chinese models processed over www.bait.invalid 4.12 trillion tokens on "
    "OpenRouter, says me@bait.invalid. [US models](http://bait.invalid/c) took 2.94 trillion.",
)


@pytest.mark.parametrize("text", LABELS)
def test_a_line_of_the_list_is_no_markup_and_no_address(page: Page, server: str, text: str) -> None:
    paste(page, server, text)
    line(page, "c1").wait_for()
    settle(page)
    inert(page)


@pytest.mark.parametrize("path", ["", "check", "_stcore/health", "media/none.png"])
def test_every_answer_carries_the_headers(server: str, path: str) -> None:
    try:
        with urllib.request.urlopen(f"{server}/{path}") as answer:
            headers = answer.headers
    except urllib.error.HTTPError as error:
        headers = error.headers
    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_nobody_comes_back_to_a_session_that_was_closed(server: str) -> None:
    async def twice() -> tuple[str, str]:
        visitor = await Visitor.at(server)
        await visitor.check(SOUND)
        await visitor.leave()
        await asyncio.sleep(0.5)
        return visitor.session, (await Visitor.at(server, visitor.session)).session

    with ThreadPoolExecutor(1) as thread:  # playwright's own event loop runs in this one
        first, second = thread.submit(asyncio.run, twice()).result()
    assert first
    assert second != first


def test_what_was_pasted_leaves_the_memory_of_the_server_with_its_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = tmp_path / "alive"
    monkeypatch.setenv("ALIVE", str(alive))

    async def visit(address: str) -> tuple[int, int]:
        visitors = [await Visitor.at(address) for _ in range(3)]
        for visitor in visitors:
            await visitor.check(SOUND)
        await asyncio.sleep(0.5)
        there = int(alive.read_text())
        for visitor in visitors:
            await visitor.leave()
        await asyncio.sleep(1.5)
        return there, int(alive.read_text())

    with serving(Path(__file__).parents[1] / "alive") as address, ThreadPoolExecutor(1) as thread:
        there, left = thread.submit(asyncio.run, visit(address)).result()
    assert there >= 3
    assert left <= there / 3  # Streamlit's own loop keeps hold of the last session until somebody comes


@pytest.fixture
def trapped() -> Iterator[str]:
    """A server one of whose patterns can be led to backtrack for ever."""
    with serving(Path(__file__).parents[1] / "trap") as address:
        yield address


def test_a_text_that_hangs_a_pattern_holds_up_nobody(page: Page, browser: Browser, trapped: str) -> None:
    paste(page, trapped, f"{SNARE}\n\n{SOUND}")
    with browser.new_context() as context:
        other = context.new_page()
        paste(other, trapped, SOUND)
        began = time.monotonic()
        with urllib.request.urlopen(f"{trapped}/_stcore/health") as answer:
            assert answer.read() == b"ok"
        assert time.monotonic() - began < 2
        expect(line(other, "c1")).to_contain_text("Verified on one count", timeout=30_000)
    expect(page.locator(".message.warning")).to_contain_text("“Nobody gets past aaa", timeout=90_000)
    expect(line(page, "c1")).to_contain_text("4.12 trillion tokens")


def paste(page: Page, server: str, text: str) -> None:
    page.goto(f"{server}/check")
    page.get_by_label("The article's words").fill(text)
    page.get_by_role("button", name="Check every number").click()
