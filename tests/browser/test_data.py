"""The data page in a browser: the switch that changes the picture, at desktop size and on a phone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from core.wording import day
from tests.browser.driver import settle


def first_chart(page: Page) -> Locator:
    return page.locator("[data-testid=stVegaLiteChart][aria-label]").first  # the label comes after the drawing


def told(page: Page) -> str:
    """The first chart in words, as a screen reader has it."""
    chart = first_chart(page)
    chart.wait_for(timeout=60_000)
    return chart.get_attribute("aria-label") or ""


@pytest.mark.parametrize("size", [(1280, 1600), (390, 844)], ids=["desktop", "phone"])
def test_switching_the_count_changes_the_picture(page: Page, server: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server}/data")
    settle(page)
    pictures = [told(page)]
    for label in ("Every named", "Whole platform"):
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
    link = f"{fresh_server}/data?by=Labs&count=Every+named&unit=Share"
    page.goto(link)
    settle(page)
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(4)
    assert page.url == link
    assert "every named model" in told(page)


def test_a_brushed_period_stays_and_all_figures_follow_it(page: Page, server: str) -> None:
    """The drag sets link, slider, title and file; a switch of the count keeps it; a key on the slider moves it."""
    page.goto(f"{server}/data")
    settle(page)
    drag(page, 0.3, 0.6)
    page.wait_for_url("**weeks=*")
    settle(page)
    first, last = (thumb.get_attribute("aria-valuetext") or "" for thumb in page.locator(THUMBS).all())
    long = weeks_apart(page)
    assert 24 <= long <= 28, "three tenths of the strip"
    expect(first_chart(page)).to_have_attribute("aria-label", re.compile(last))
    lines = taken(page)
    assert "Licensed under CC BY 4.0" in lines[1]
    assert [day(date.fromisoformat(line[:10])) for line in (lines[-1], lines[1])] == [first, last]
    page.locator(".st-key-count").get_by_text("Every named", exact=True).click()
    page.wait_for_url("**count=Every+named*")
    settle(page)
    drag(page, 0.5, 0.7)  # begins inside the brush, so it moves along
    expect(first_chart(page)).not_to_have_attribute("aria-label", re.compile(last))
    settle(page)
    assert abs(weeks_apart(page) - long) <= 1, "as long as it was"
    long, address = weeks_apart(page), page.url
    page.locator(THUMBS).first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("was => document.URL !== was", arg=address)
    settle(page)
    assert weeks_apart(page) == long - 1


THUMBS = ".st-key-weeks input[type=range]"


def drag(page: Page, start: float, end: float) -> None:
    """Drag the mouse across the strip between two fractions of its width."""
    box = page.locator(".st-key-period [data-testid=stVegaLiteChart] :is(canvas, svg)").first.bounding_box()
    assert box is not None
    y = box["y"] + 30
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end, y, steps=8)
    page.mouse.up()


def weeks_apart(page: Page) -> int:
    first, last = (int(thumb.input_value()) for thumb in page.locator(THUMBS).all())
    return last - first


def taken(page: Page) -> list[str]:
    """The lines of the main chart's table, downloaded."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Table (CSV)").first.click()
    return download.value.path().read_text(encoding="utf-8").splitlines()
