"""Every page is reachable by its own address, also as the first thing that a server is asked for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from app import PAGES, SECTIONS
from tests.browser.driver import settle

LISTED = [(name, title) for listed in SECTIONS.values() for name, title, _ in listed if (PAGES / f"{name}.py").exists()]


def titles(page: Page) -> list[str]:
    page.wait_for_selector("[data-testid=stSidebarNavLink]")
    return [title.strip() for title in page.locator("[data-testid=stSidebarNavLink] p").all_inner_texts()]


def test_first_visit_by_deep_link(page: Page, fresh_server: str) -> None:
    name, title = LISTED[-1]
    page.goto(f"{fresh_server}/{name}?from=elsewhere")
    settle(page)
    assert titles(page) == [title for _, title in LISTED]
    expect(page).to_have_title(re.compile(f"^{title}"))
    assert page.url.endswith(f"/{name}?from=elsewhere")


@pytest.mark.parametrize(("name", "title"), LISTED, ids=[name for name, _ in LISTED])
def test_every_page_opens_by_its_address(page: Page, server: str, name: str, title: str) -> None:
    page.goto(server if name == "home" else f"{server}/{name}")
    settle(page)
    assert titles(page) == [title for _, title in LISTED]
    assert page.locator("h1").count() == 1
    assert page.locator("[data-testid=stException]").count() == 0
