"""The ways in, in a browser: a file and a pasted page, on a desktop and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import settle, sideways
from tests.unit.intake.making import PAGE, SENTENCE, docx

SIZES = [(1280, 1600), (390, 1600)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_word_document_fills_the_box_and_its_day_is_offered(
    page: Page, server: str, tmp_path: Path, width: int, height: int
) -> None:
    (tmp_path / "a.docx").write_bytes(docx(["# Models overtake", "Jane Doe | 22 June 2026", SENTENCE]))
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{server}/check")
    settle(page)
    page.locator("input[type=file]").set_input_files(tmp_path / "a.docx")
    expect(page.locator("p.found")).to_contain_text("“Models overtake”", timeout=60_000)
    page.get_by_role("button", name="Yes, take that day").click()
    expect(page.get_by_text("every one accounted for")).to_be_visible(timeout=60_000)
    settle(page)
    assert sideways(page) <= 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_pasted_page_comes_back_as_its_article(page: Page, server: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{server}/check")
    settle(page)
    page.locator("textarea").first.fill(PAGE)
    page.get_by_role("button", name="Check every number").click()
    expect(page.locator("p.found")).to_contain_text("by Jane Doe. Published 25 February 2026", timeout=60_000)
    expect(page.locator("h1.title")).to_have_text("Models overtake")
    settle(page)
    assert sideways(page) <= 0
