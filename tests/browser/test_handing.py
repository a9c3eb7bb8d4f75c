"""What a card hands on, and that nothing typed is lost, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page, expect

from pages.parts import carried
from tests.browser.driver import line, opened, settle
from tests.browser.test_check import CLAIM, TEXT, paste


def handed(page: Page, server: str, claim_id: str = "c5") -> None:
    page.goto(f"{server}/{CLAIM}")
    card = opened(page, claim_id)
    card.get_by_text("Link, sentence to quote, picture, files").click()
    card.get_by_test_id("stCode").first.wait_for()
    settle(page)


def test_the_picture_to_share_has_the_size_that_sites_show(page: Page, server: str) -> None:
    handed(page, server)
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture to share (PNG)").click()
    picture = download.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert [int.from_bytes(picture[at : at + 4], "big") for at in (16, 20)] == [1200, 630]


def test_the_frame_shows_the_card_on_somebodys_page_and_the_app_itself_nowhere(page: Page, server: str) -> None:
    handed(page, server)
    frame = page.locator(".st-key-card-c5 [data-testid=stCode]").filter(has_text="<iframe").inner_text().strip()
    assert "data=2026-10-11" in frame, "pinned to the data"
    page.set_content(f"<h1>A newspaper</h1>{frame}")
    card = page.frame_locator("iframe")
    expect(card.locator("h1")).to_have_text("Verified on one count")
    expect(card.locator("img")).to_be_visible()
    with page.expect_console_message(
        lambda message: ("frame" in message.text and "Refused" in message.text) or "frame-ancestors" in message.text
    ):
        page.set_content(f'<iframe src="{server}/{CLAIM}"></iframe>')


def test_the_report_of_a_wrong_reading_leaves_the_sentence_out(page: Page, server: str) -> None:
    handed(page, server)
    report = page.locator(".st-key-card-c5 [data-testid=stCode]").filter(has_text="A reading that seems wrong")
    expect(report).to_contain_text("The sentence, if you want to show it (we left it out):")
    expect(report).not_to_contain_text("Chinese models processed")


def test_a_link_that_carries_a_text_opens_with_its_verdicts(page: Page, server: str) -> None:
    paste(page, server)
    assert page.get_by_test_id("stCode").count() == 0
    page.get_by_text("Make a link that carries this text").click()
    link = page.get_by_test_id("stCode").first.inner_text().strip()
    assert f"{server}/check?{carried.TEXT}=" in link
    page.goto("about:blank")
    page.goto(link)
    expect(line(page, "c1")).to_contain_text("Verified on one count", timeout=30_000)


def test_a_broken_link_is_told_in_one_message(page: Page, server: str) -> None:
    page.goto(f"{server}/check?{carried.TEXT}=abcdef")
    expect(page.locator(".message")).to_have_text(carried.BROKEN)
    expect(page.get_by_label("The article's words")).to_be_visible()


def test_what_is_typed_survives_another_page_and_the_answer_gets_the_focus(page: Page, server: str) -> None:
    page.goto(server)
    box = page.get_by_label("Paste an article")
    box.fill(TEXT)
    box.blur()
    settle(page)
    for name in ("Method", "Home"):
        page.locator("[data-testid=stSidebarNavLink]").filter(has_text=name).click()
        page.wait_for_timeout(300)
        settle(page)
    expect(page.get_by_label("Paste an article")).to_have_value(TEXT)
    page.get_by_role("button", name="Check it").click()
    line(page, "c1").wait_for(timeout=30_000)
    expect(page.locator(".sum")).to_be_focused()


def test_leaving_with_a_text_is_asked_about(page: Page, server: str) -> None:
    paste(page, server)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with pytest.raises(Error):
        page.reload(timeout=2_000)
    assert asked == ["beforeunload"]
    expect(line(page, "c1")).to_be_visible()


def test_pointing_shows_a_rule_with_every_lines_value(page: Page, server: str) -> None:
    page.goto(f"{server}/data?per=Day")
    settle(page)
    chart = page.locator("[data-testid=stVegaLiteChart]").first
    box = chart.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2 + 4, box["y"] + box["height"] / 2)
    told = page.locator("#vg-tooltip-element")
    expect(told).to_contain_text("When")
    expect(told).to_contain_text("Chinese models")
    expect(told).to_contain_text("US models")
