"""Every page is reachable by its own address, also as the first thing that a server is asked for."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app import PAGES, SECTIONS
from tests.browser.driver import settle, sideways

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


AXE = Axe()
NOT_OURS = {"exclude": [["[data-testid=stSidebarNav]"]]}
"""Streamlit puts what is no list item into the list of its navigation."""


@pytest.mark.parametrize("name", [name for name, _ in LISTED])
def test_every_page_opens_by_its_address_and_can_be_read_by_all(page: Page, server: str, name: str) -> None:
    """One visit a page: on a desktop in the light theme, then as a phone in the dark one."""
    page.goto(server if name == "home" else f"{server}/{name}")
    settle(page)
    assert titles(page) == [title for _, title in LISTED]
    assert page.locator("h1").count() == 1
    assert page.locator("[data-testid=stException]").count() == 0
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    settle(page)
    assert barriers(page) == []
    assert sideways(page) <= 0


def barriers(page: Page) -> list[str]:
    """What axe finds serious or worse, with the element."""
    found = AXE.run(page, context=NOT_OURS).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
