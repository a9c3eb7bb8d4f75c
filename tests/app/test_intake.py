"""The ways in on the check page: a pasted page, a file, an address, a day that the text gives."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from core.intake import SWITCHED_OFF, wording
from tests.app.reading import app, flags, html, messages
from tests.app.test_check import press
from tests.unit.intake.making import LONG, PAGE, SENTENCE, docx, pdf

LEANING = "On OpenRouter, Chinese models currently handle about 18 trillion tokens a week."
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def given(text: str, published: date | None = None) -> AppTest:
    at = app("check")
    at.text_area[0].set_value(text)
    if published:
        at.date_input[0].set_value(published)
    return press(at, "Check every number")


def form(at: AppTest) -> tuple[str, str, date | None]:
    return at.text_area[0].value, at.text_input[0].value, at.date_input[0].value


def test_a_pasted_page_becomes_its_article_with_what_the_page_says_of_itself() -> None:
    at = given(PAGE)
    text, title, published = form(at)
    assert LONG in text
    assert "<p>" not in text
    assert (title, published) == ("Models overtake", date(2026, 2, 25))
    assert "Found: “Models overtake” by Jane Doe. Published 25 February 2026, as the page&#x27;s own data say." in html(
        at
    )
    assert "depends" in flags(at)


def test_a_day_and_title_of_the_reader_s_own_come_before_those_that_are_found() -> None:
    at = given(PAGE, date(2026, 3, 1))
    assert form(at)[1:] == ("Models overtake", date(2026, 3, 1))
    assert "Published" not in html(at).partition("Found:")[2].partition("</p>")[0]


def test_a_found_day_that_the_reader_takes_out_stays_out() -> None:
    at = given(f"Title\n\nPublished 22 June 2026\n\n{LEANING}")
    assert form(at)[2] == date(2026, 6, 22)
    at.date_input[0].set_value(None)
    press(at, "Check every number")
    assert form(at)[2] is None
    assert "When did this appear?" in html(at)


def test_title_and_day_of_the_last_page_do_not_stick_to_the_next() -> None:
    at = given(PAGE)
    at.text_area[0].set_value(PAGE.replace("Models overtake", "Another day").replace("2026-02-25", "2026-03-02"))
    press(at, "Check every number")
    assert form(at)[1:] == ("Another day", date(2026, 3, 2))


def test_a_day_that_may_be_meant_otherwise_is_offered_and_taken_by_a_press() -> None:
    at = given(f"Title\n\nJane Doe | 22 June 2026\n\n{LEANING}")
    assert form(at)[2] is None
    assert "Did it appear on 22 June 2026?" in html(at)
    press(at, "Yes, take that day")
    assert form(at)[2] == date(2026, 6, 22)
    assert "Did it appear" not in html(at)


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("a.docx", docx(["# Models overtake", SENTENCE]), DOCX),
        ("a.pdf", pdf([(10, 40, SENTENCE[:44]), (10, 45, SENTENCE[44:])], title="Models overtake"), "application/pdf"),
        ("a.html", PAGE.encode(), "text/html"),
        ("a.md", f"---\ntitle: Models overtake\n---\n{SENTENCE}".encode(), "text/markdown"),
    ],
)
def test_a_file_fills_the_box_and_its_title(name: str, raw: bytes, kind: str) -> None:
    at = app("check")
    at.file_uploader[0].upload(name, raw, kind).run()
    assert not at.exception
    text, title, _ = form(at)
    assert SENTENCE in text
    assert title == "Models overtake"
    assert "Found: “Models overtake”" in html(at)


def test_a_file_that_cannot_be_read_leaves_the_box_as_it_was() -> None:
    at = given(SENTENCE)
    at.file_uploader[0].upload("a.pdf", b"%PDF-1.4 no more", "application/pdf").run()
    assert messages(at) == [wording.BROKEN.format(kind="PDF")]
    assert form(at)[0] == SENTENCE


def test_an_address_inside_is_refused_in_words() -> None:
    at = given("http://127.0.0.1:8501/_stcore/health")
    assert messages(at) == [wording.NOT_PUBLIC.format(host="127.0.0.1")]
    assert form(at)[0] == "http://127.0.0.1:8501/_stcore/health"


def test_a_server_for_others_asks_for_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READ_WEB_ADDRESSES", "off")
    at = given("https://example.org/article")
    assert messages(at) == [SWITCHED_OFF]
    assert "address" not in at.text_area[0].placeholder


def test_words_of_a_found_title_are_no_markup() -> None:
    at = given(PAGE.replace("Models overtake", "&lt;b&gt;x&lt;/b&gt; $y$"))
    assert "<b>x</b> $y$" not in html(at)
