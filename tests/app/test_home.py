"""Home says what this is and what it found, and hands a pasted text over."""

from __future__ import annotations

from tests.app.reading import app, cards, flags, html, messages


def test_home_shows_checks_of_the_featured_article() -> None:
    at = app("home")
    assert not at.exception
    assert "What we found." in html(at)
    assert {"depends", "unverified"} <= set(cards(at))
    assert "Licensed under CC BY 4.0" in html(at)
    assert "3.27 times, counting the nine charted models; 1.71 times, counting every named model." in html(at)


def test_a_pasted_text_is_checked_on_the_check_page() -> None:
    at = app("home")
    at.text_area[0].set_value(
        "Chinese models processed 4.12 trillion tokens on OpenRouter in the week of 9-15 February 2026."
    )
    next(button for button in at.button if button.label == "Check it").click()
    at.run()
    assert not at.exception
    assert at.title[0].value == "Check an article"
    assert flags(at) == ["depends"]


def test_an_empty_box_is_answered_in_plain_words() -> None:
    at = app("home")
    next(button for button in at.button if button.label == "Check it").click()
    at.run()
    assert messages(at) == ["There is no text here. Paste the article's words, or choose a text file."]
