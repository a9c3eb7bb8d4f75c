"""A saved or pasted page: its article among menus, and what it says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from core.errors import ArticleError
from core.intake import wording
from core.intake.kinds import is_page
from core.intake.page import read
from tests.unit.intake.making import LONG, PAGE, SENTENCE


def test_the_article_is_found_among_menus_with_title_author_day_and_address() -> None:
    found = read(PAGE.encode())
    article = found.article
    assert LONG in article.text
    assert "Subscribe" not in article.text
    assert "Copyright" not in article.text
    assert (article.title, article.author, article.published) == ("Models overtake", "Jane Doe", date(2026, 2, 25))
    assert article.url == "https://example.org/a"
    assert found.notes == (wording.FROM_PAGE.format(day="25 February 2026"),)


def test_a_table_arrives_as_rows() -> None:
    rows = "| Model | Tokens |\n| MiniMax M2.5 | 1.44 trillion |\n| Kimi K2.5 | 0.5 trillion |"
    assert f"\n\n{rows}\n\n" in read(PAGE).article.text


def test_the_mark_of_a_note_and_a_power_are_no_digits_of_the_number_before_them() -> None:
    assert "7.06 trillion³ tokens, or 7 × 10¹²," in read(PAGE).article.text


def test_a_short_page_in_which_no_article_is_found_is_read_whole() -> None:
    text = read(f"<html><body><p>Note</p><p>{SENTENCE[:40]}<b>{SENTENCE[40:]}</b></p></body></html>").article.text
    assert text.endswith(SENTENCE)


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><script>let x = 1</script></body></html>", "<html"])
def test_a_page_without_words_is_said(html: str) -> None:
    with pytest.raises(ArticleError, match="paywall"):
        read(html)


def test_a_paywall_is_said() -> None:
    marked = PAGE.replace(
        "</head>", '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script></head>'
    )
    assert wording.PAYWALL in read(marked).notes


def test_a_page_s_day_is_never_guessed_from_its_prose() -> None:
    bare = f"<html><body><article><p>{LONG}</p><p>{LONG}</p></article></body></html>"
    assert read(bare).article.published is None


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    assert read(PAGE.replace("https://example.org/a", "javascript:alert(1)")).article.url == ""


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (PAGE, True),
        ("\ufeff\n<!DOCTYPE html><p>x", True),
        ("<!-- saved from url=(0021)https://example.org/ -->\n<html>", True),
        ("<p>4.12 trillion</p>", False),
        ("They write <html> at the top.", False),
        ("4.12 trillion", False),
        ("", False),
    ],
)
def test_a_whole_page_is_told_from_a_piece_of_one(text: str, whole: bool) -> None:
    assert is_page(text) is whole
