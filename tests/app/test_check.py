"""The check page: paste, date, filter, correct; and what happens with texts that are no article."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core.datasets import load
from core.model import Article
from core.wording import day
from pages.parts import look
from tests.app.reading import app, card, cards, flags, html, lines, markdown, messages, opened

DATED = (
    "Chinese models processed 4.12 trillion tokens on OpenRouter in the week of 9-15 February 2026. "
    "US models took 9.9 trillion."
)
UNDATED = (
    "On OpenRouter, Chinese models currently handle about 18 trillion tokens a week, and US models about 5.5 trillion."
)
HOSTILE = (
    "Costs of $x$ and $y$ and <script>alert(1)</script> <img src=x onerror=alert(2)> [a](javascript:alert(3)) "
    ":material/bolt: **bold** Chinese models processed 4.12 trillion tokens on OpenRouter in the week of 9-15 February "
    "2026."
)


def checked(text: str, title: str = "") -> AppTest:
    at = app("check")
    at.text_area[0].set_value(text)
    at.text_input[0].set_value(title)
    return press(at, "Check every number")


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label.startswith(label)).click()
    at.run()
    assert not at.exception
    return at


def test_a_pasted_text_comes_back_judged() -> None:
    at = checked(DATED)
    assert flags(at) == ["depends", "unverified"]
    assert "every one accounted for: 2 are claims" in markdown(at)
    first = card(opened(at, "c1", Article(DATED)), "c1")
    assert "Verified on one count" in first
    assert "4.12 trillion tokens" in first
    assert "5.46 trillion" in first
    assert len(at.get("vega_lite_chart")) == 1


def test_every_mark_leads_to_a_line_and_its_card_back() -> None:
    at = checked(DATED)
    for claim_id in ("c1", "c2"):
        page = html(opened(at, claim_id, Article(DATED)))
        assert f'id="text-{claim_id}" href="#line-{claim_id}"' in page
        assert f'id="line-{claim_id}"' in page
        assert f'href="#text-{claim_id}"' in page
        assert f'id="{claim_id}"' in page


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("4.12 trillion", "4.12 trillion"),
        ("![x](http://a.b/c) **4** `x` $y$ ~z~ :material/bolt:", "x (http a.b c) 4 x y z material bolt"),
        ("w@ww.evil.example", "w ww.evil.example"),
        ("www.evil.example", "www evil.example"),
        ("mail me@evil.example", "mail me evil.example"),
        ("nearly two-thirds (65%)", "nearly two-thirds (65%)"),
    ],
)
def test_a_label_holds_nothing_that_markdown_would_read(words: str, label: str) -> None:
    assert look.tame(words) == label


def test_the_text_is_kept_and_never_in_the_address() -> None:
    at = checked(DATED, "My title")
    assert at.text_area[0].value == DATED
    assert dict(at.query_params) == {}


def test_a_filter_leaves_only_the_flag_asked_for() -> None:
    at = checked(DATED)
    at.get("button_group")[0].set_value(["unverified"]).run()
    assert not at.exception
    assert flags(at) == ["unverified"]


def test_misses_come_first_when_asked_for() -> None:
    at = checked(DATED)
    at.get("button_group")[1].set_value("Misses first").run()
    assert not at.exception
    assert flags(at) == ["unverified", "depends"]


def test_another_text_begins_with_all_lines_closed() -> None:
    at = opened(checked(DATED), "c1", Article(DATED))
    assert cards(at) == ["depends"]
    at.text_area[0].set_value(UNDATED)
    assert cards(press(at, "Check every number")) == []


def test_an_undated_article_is_dated_by_choosing_a_week() -> None:
    at = checked(UNDATED)
    assert flags(at) == ["uncheckable", "uncheckable"]
    assert "When did this appear?" in html(at)
    press(at, "15–21 Jun 2026")
    assert "When did this appear?" not in html(at)
    assert "uncheckable" not in flags(at)
    assert next(box for box in at.date_input if box.label.endswith("(optional)")).value == date(2026, 6, 22)


def test_a_text_without_claims_is_told_so_kindly() -> None:
    at = checked("The town planted 120 trees in 2024 and paid 40,000 euros for them.")
    assert flags(at) == []
    assert "nothing to check here" in at.info[0].value
    assert "none is a claim" in markdown(at)
    assert "<td>120 trees</td>" in html(at) or "<td>120</td>" in html(at)


def test_a_text_without_numbers_is_told_so() -> None:
    at = checked("The town planted trees.")
    assert "there is no number in this text" in at.info[0].value
    assert "accounted for" not in html(at)


def test_a_long_article_shows_its_lines_as_they_are_asked_for() -> None:
    weeks = [f"In the week of {day} June 2026, Chinese models took {day}.5 trillion tokens." for day in (1, 8, 15, 22)]
    at = checked("\n\n".join(sentence.replace(".5", f".{part}") for part in range(10) for sentence in weeks))
    assert "40 are claims" in markdown(at)
    assert len(flags(at)) == 30
    press(at, "Show the next 10")
    assert len(flags(at)) == 40


def test_markup_in_a_text_stays_text() -> None:
    at = opened(checked(HOSTILE, "<b>$t$</b>"), "c1", Article(HOSTILE))
    page = html(at).replace(f"<script>{look.SCRIPT.read_text('utf-8')}</script>", "")
    page = re.sub(r'<script data-once="[\w-]+">window\.summed\?\.\("[\w-]+"\)</script>', "", page)
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;$t$&lt;/b&gt;" in page
    written = " ".join([*(str(block.value) for block in (*at.markdown, *at.caption, *at.info)), *lines(at)])
    assert "alert" not in written
    assert "$x$" not in written


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x01\x02binary", "7" * 400_001])
def test_what_is_no_article_gets_one_plain_answer(text: str) -> None:
    at = checked(text)
    assert len(messages(at)) == 1
    assert flags(at) == []
    assert at.text_area[0].value == text


def test_an_example_fills_the_form() -> None:
    at = press(app("check"), "Fill in an example")
    assert "OpenRouter" in at.text_area[0].value
    press(at, "Check every number")
    assert flags(at)


def test_a_file_fills_the_box() -> None:
    at = app("check")
    at.file_uploader[0].upload("notes.txt", DATED.encode(), "text/plain").run()
    assert not at.exception
    assert at.text_area[0].value == DATED


def test_a_file_that_is_no_text_leaves_the_box_alone() -> None:
    at = checked(DATED)
    at.file_uploader[0].upload("picture.txt", b"\x89PNG\xff\xfe\x00", "text/plain").run()
    assert "not plain text" in messages(at)[0]
    assert at.text_area[0].value == DATED


def test_sessions_do_not_see_each_other() -> None:
    checked(DATED)
    other = app("check")
    assert other.text_area[0].value in ("", None)
    assert flags(other) == []


def dated(at: AppTest, day: date) -> AppTest:
    at.date_input[0].set_value(day)
    return press(at, "Check every number")


def test_an_article_newer_than_the_data_is_told_so_first() -> None:
    end = load().end
    at = dated(checked(DATED), end + timedelta(days=30))
    told = at.warning[0].value
    assert told.startswith(f"The data ends on {day(end)}; this article is dated {day(end + timedelta(days=30))}, so ")
    assert "can still be checked: 2 of its 2 claims. Refresh with `python -m core refresh`." in told
    page = [element.value for element in at.main if hasattr(element, "value")]
    assert page.index(told) < next(n for n, value in enumerate(page) if "every one accounted for" in str(value))


def test_an_article_of_the_datas_last_day_is_not() -> None:
    assert not dated(checked(DATED), load().end).warning


def test_words_that_could_not_be_read_are_marked_in_the_quote() -> None:
    text = "US models excluding Google processed 2.94 trillion tokens on OpenRouter in February 2026."
    assert '<u class="unread">excluding</u>' in card(opened(checked(text), "c1", Article(text)), "c1")
