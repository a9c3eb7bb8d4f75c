"""A story walked in a browser: by key, by button, by its dots, by its link on a server nobody has visited."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driver import settle

PHONE = {"width": 390, "height": 844}
BAR_UNDER_HEADER = "() => document.querySelector('.st-key-story-bar').getBoundingClientRect().top >= 0"


def test_walk_by_key_button_and_dot(page: Page, server: str) -> None:
    page.goto(f"{server}/story_overtaking")
    settle(page)
    heading = page.get_by_role("heading", level=2)
    expect(heading).to_have_text("A chart and its nine models")
    expect(page.get_by_role("button", name="Back")).to_be_disabled()
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("The old order")
    expect(page).to_have_url(f"{server}/story_overtaking?step=2")
    page.get_by_role("button", name="Next:").click()
    expect(heading).to_have_text("Which “currently”?")
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("The old order")
    page.locator(".st-key-step").get_by_text("10", exact=True).click()
    expect(heading).to_have_text("The number that cannot be checked")
    expect(page).to_have_url(f"{server}/story_overtaking?step=10")
    settle(page)
    page.get_by_role("link", name="Open this claim").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chinese AI Models Overtake")
    assert "article=chinese-models-overtake" in page.url
    assert "claim=c" in page.url


def test_a_step_opens_by_its_link_on_a_fresh_server(page: Page, fresh_server: str) -> None:
    page.goto(f"{fresh_server}/story_overtaking?step=7")
    settle(page)
    expect(page.get_by_role("heading", level=2)).to_have_text("The first time")
    expect(page.get_by_text("23 March 2026", exact=True).first).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(1)
    assert page.url.endswith("/story_overtaking?step=7")


def test_going_to_another_story_begins_at_its_beginning(page: Page, server: str) -> None:
    page.goto(f"{server}/story_overtaking?step=9")
    settle(page)
    page.locator("[data-testid=stSidebarNavLink]").filter(has_text="Three to one").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("The article’s own sum")


def test_on_a_phone_next_brings_the_top_of_the_step_into_view(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{server}/story_overtaking?step=5")
    settle(page)
    assert not sideways(page)
    onward = page.get_by_role("button", name="Next:")
    onward.scroll_into_view_if_needed()
    assert not page.evaluate(BAR_UNDER_HEADER)
    onward.click()
    expect(page.get_by_role("heading", level=2)).to_have_text("The same week, in full")
    page.wait_for_function(BAR_UNDER_HEADER)
    settle(page)
    assert not sideways(page)


def sideways(page: Page) -> bool:
    """True when something is wider than the window."""
    wide: bool = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
                   .some(element => element.scrollWidth > element.clientWidth)"""
    )
    return wide
