"""Checking an article in a real browser: paste and read, follow a link, move between text and cards, on a phone too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driver import settle, sideways

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
    page.wait_for_selector("#c1")
    settle(page)


def test_a_pasted_article_comes_back_with_verdicts(page: Page, server: str) -> None:
    paste(page, server)
    expect(page.locator("#c1")).to_contain_text("Verified on one count")
    expect(page.locator("#c1")).to_contain_text("5.46 trillion tokens")
    expect(page.locator("#c3 .verdict")).to_contain_text("Understated")
    assert page.url == f"{server}/check"


def test_marks_and_cards_lead_to_each_other_by_keyboard(page: Page, server: str) -> None:
    paste(page, server)
    page.set_viewport_size({"width": 1280, "height": 600})
    page.locator("#text-c3").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#c3 .verdict")).to_be_in_viewport()
    page.locator("#c3").get_by_role("link", name="Back to the text").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#text-c3")).to_be_in_viewport()


def test_a_link_to_a_claim_opens_its_card_on_a_fresh_server(page: Page, fresh_server: str) -> None:
    page.goto(f"{fresh_server}/{CLAIM}")
    page.wait_for_selector("#c5")
    settle(page)
    card, text = page.locator("#c5").bounding_box(), page.locator("#text-c5").bounding_box()
    assert card is not None
    assert text is not None
    assert card["y"] < text["y"]
    expect(page.locator("#c5")).to_contain_text("4.12 trillion tokens")


def test_a_reader_corrects_a_claim_and_the_link_keeps_it(page: Page, server: str) -> None:
    page.goto(f"{server}/{CLAIM}")
    page.wait_for_selector("#c5")
    card = page.locator(".st-key-card-c5")
    card.get_by_text("Read it another way").click()
    card.get_by_role("radio", name="Every named model").click()
    card.get_by_role("button", name="Check this reading").click()
    expect(page.locator("#c5")).to_contain_text("your reading")
    expect(page.locator("#c5 .verdict")).to_contain_text("Understated")
    page.goto(page.url)
    page.wait_for_selector("#c5")
    settle(page)
    expect(page.locator("#c5")).to_contain_text("your reading")


def test_a_phone_shows_the_card_under_its_paragraph(phone: Page, server: str) -> None:
    paste(phone, server)
    mark, card = phone.locator("#text-c1").bounding_box(), phone.locator("#c1").bounding_box()
    assert mark is not None
    assert card is not None
    assert mark["y"] < card["y"]
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= 390
    assert sideways(phone) <= 0
    expect(phone.locator("#c1 .verdict")).to_contain_text("Verified on one count")
