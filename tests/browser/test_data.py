"""The data page in a browser: the switch that changes the picture, at desktop size and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import settle


def told(page: Page) -> str:
    """The first chart in words, as a screen reader has it."""
    chart = page.locator("[data-testid=stVegaLiteChart][aria-label]").first  # the label comes after the drawing
    chart.wait_for(timeout=60_000)
    return chart.get_attribute("aria-label") or ""


@pytest.mark.parametrize("size", [(1280, 1600), (390, 844)], ids=["desktop", "phone"])
def test_switching_the_count_changes_the_picture(page: Page, server: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server}/data")
    settle(page)
    pictures = [told(page)]
    for label in ("All named", "Whole platform"):
        page.locator(".st-key-count").get_by_text(label, exact=True).click()
        page.wait_for_url(f"**count={label.replace(' ', '+')}*")
        page.wait_for_function(
            """before => { const chart = document.querySelector('[data-testid=stVegaLiteChart]');
                          const words = chart?.getAttribute('aria-label');
                          return words && words !== before; }""",
            arg=pictures[-1],
            timeout=60_000,
        )
        settle(page)
        pictures.append(told(page))
    assert len(set(pictures)) == 3
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth <= main.clientWidth")


def test_a_link_brings_the_picture_back_on_a_fresh_server(page: Page, fresh_server: str) -> None:
    link = f"{fresh_server}/data?by=Labs&count=All+named&unit=Share"
    page.goto(link)
    settle(page)
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(3)
    assert page.url == link
    assert "every named model" in told(page)


def test_the_figures_can_be_taken_away(page: Page, server: str) -> None:
    page.goto(f"{server}/data")
    settle(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download these figures (CSV)").click()
    lines = taken.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0] == "week,low,high,who,source"
    assert "Licensed under CC BY 4.0" in lines[1]
