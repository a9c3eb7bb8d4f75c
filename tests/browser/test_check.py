"""Checking an article in a real browser: paste and read, follow a link, move between text and cards, on a phone too."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driver import line, opened, settle, sideways
from tests.browser.test_navigation import barriers

TEXT = (
    "In the week of 9-15 February 2026, Chinese models processed 4.12 trillion tokens on OpenRouter, "
    "against 2.94 trillion for US models.\n\n"
    "The platform as a whole handled 9.9 trillion tokens in the week of 15 June 2026."
)
CLAIM = "article?article=chinese-models-overtake&published=2026-06-22&claim=c5"


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=request.param) as context:
        yield context.new_page()


def paste(page: Page, server: str) -> None:
    page.goto(f"{server}/check")
    page.get_by_label("The article's words").fill(TEXT)
    page.get_by_role("button", name="Check every number").click()
    line(page, "c1").wait_for()
    settle(page)


def labels(page: Page) -> list[str]:
    return page.locator("[class*='st-key-line-'] > .stExpander > details > summary").all_inner_texts()


def test_a_pasted_article_comes_back_with_verdicts(page: Page, server: str) -> None:
    paste(page, server)
    expect(line(page, "c1")).to_contain_text("Verified on one count")
    expect(line(page, "c1")).to_contain_text("5.46T every named")
    expect(line(page, "c3")).to_contain_text("Understated")
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(0)
    assert page.url == f"{server}/check"


def test_the_answer_is_on_the_first_screen(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{server}/article?article=chinese-models-overtake")
    line(page, "c5").wait_for()
    settle(page)
    expect(line(page, "c5")).to_be_in_viewport(ratio=1)
    expect(page.locator("#text-c2")).to_be_in_viewport()
    height = page.get_by_test_id("stMainBlockContainer").evaluate("main => main.scrollHeight")
    assert height <= 3000


def test_a_line_opens_and_closes_by_keyboard(page: Page, server: str) -> None:
    paste(page, server)
    line(page, "c3").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#c3")).to_contain_text("46.6 trillion")
    expect(page.locator(".st-key-card-c3 [data-testid=stVegaLiteChart]")).to_be_visible()
    expect(line(page, "c3")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#c3")).to_have_count(0)


def test_a_mark_opens_its_line_by_keyboard_and_the_card_leads_back(page: Page, server: str) -> None:
    paste(page, server)
    page.set_viewport_size({"width": 1280, "height": 600})
    page.locator("#text-c3").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#c3")).to_be_in_viewport()
    expect(line(page, "c3")).to_be_focused()
    page.locator("#c3").get_by_role("link", name="Back to the text").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#text-c3")).to_be_in_viewport()


def test_a_filter_and_an_order_choose_the_lines(page: Page, server: str) -> None:
    paste(page, server)
    page.get_by_role("radio", name="Misses first").click()
    expect(page.locator("summary").filter(has_text="Understated")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.st-key-verdicts summary').innerText.includes('Understated')")
    page.get_by_role("button", name="1 missed").click()
    expect(line(page, "c1")).to_have_count(0)
    assert len(labels(page)) == 1
    page.get_by_role("button", name="1 missed").click()
    expect(line(page, "c1")).to_be_visible()


def test_a_link_to_a_claim_opens_its_card_on_a_fresh_server(page: Page, fresh_server: str) -> None:
    page.goto(f"{fresh_server}/{CLAIM}")
    page.wait_for_selector("#c5", timeout=90_000)
    settle(page)
    expect(page.locator("#c5")).to_be_in_viewport()
    expect(page.locator("#c5")).to_contain_text("4.12 trillion tokens")
    expect(page.locator("article.claim")).to_have_count(1)
    expect(page).to_have_title(re.compile("^Chinese AI Models Overtake"))
    line(page, "c5").click()
    expect(page.locator("#c5")).to_have_count(0)


def test_chips_change_the_reading_and_the_link_keeps_it(page: Page, server: str) -> None:
    page.goto(f"{server}/{CLAIM}")
    page.wait_for_selector("#c5")
    settle(page)
    sum_before = page.locator(".sum").inner_text()
    card = page.locator(".st-key-card-c5")
    card.get_by_role("button", name="nine charted and every named").click()
    began = time.monotonic()
    page.get_by_role("radio", name="Every named model").click(force=True)
    expect(line(page, "c5")).to_contain_text("your reading")
    assert time.monotonic() - began < 3
    expect(line(page, "c5")).to_contain_text("Understated")
    expect(page.locator(".sum")).not_to_have_text(sum_before)
    page.goto(page.url)
    page.wait_for_selector("#c5")
    expect(line(page, "c5")).to_contain_text("your reading")
    page.get_by_role("button", name="Back to the article’s own reading").click()
    expect(line(page, "c5")).to_contain_text("Verified on one count")
    assert "c5=" not in page.url.replace("claim=c5", "")


def test_the_link_that_a_card_gives_leads_to_it(page: Page, server: str) -> None:
    page.goto(f"{server}/{CLAIM.replace('c5', 'c8')}")
    card = opened(page, "c8")
    card.get_by_text("Link, sentence to quote, picture, files").click()
    link = card.get_by_test_id("stCode").first.inner_text().strip()
    assert link.startswith(f"{server}/article?")
    expect(card.get_by_test_id("stCode").nth(1)).to_contain_text("OpenRouter (openrouter.ai/rankings)")
    page.goto(link)
    page.wait_for_selector("#c8")
    expect(page.locator("#c8")).to_contain_text("46.6 trillion")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_opened_card_has_no_barriers(page: Page, server: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{server}/{CLAIM}")
    page.wait_for_selector("#c5")
    settle(page)
    assert barriers(page) == []


def test_a_phone_shows_the_list_first_and_opens_in_place(phone: Page, server: str) -> None:
    paste(phone, server)
    card = opened(phone, "c1")
    settle(phone)
    mark, box = phone.locator("#text-c1").bounding_box(), card.bounding_box()
    assert mark is not None
    assert box is not None
    assert box["y"] < mark["y"]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert sideways(phone) <= 0
    expect(line(phone, "c1")).to_contain_text("Verified on one count")
