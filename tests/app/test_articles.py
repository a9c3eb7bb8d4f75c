"""The shelf: every article with its tally, in the order the reader asks for."""

from __future__ import annotations

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from core import articles
from core.model import Flag
from pages.parts import shelf
from tests.app.reading import app, html


def titles(at: AppTest) -> list[str]:
    return [unescape(title) for title in re.findall(r"<h2>(.*?)</h2>", html(at))]


def sorted_by(order: str) -> list[str]:
    at = app("articles")
    at.pills(key="order").set_value(order).run()
    assert not at.exception
    return titles(at)


def test_every_article_is_there_with_its_tally() -> None:
    at = app("articles")
    assert not at.exception
    assert len(titles(at)) == len(articles.shelf())
    assert html(at).count('class="tally"') == len(articles.shelf()) >= 20


def test_each_says_what_became_of_it_in_a_line_and_a_small_chart() -> None:
    page = html(app("articles"))
    assert "Right numbers, wrong week: 3 of those that miss fit 3–9 August 2026 instead." in page
    assert 'aria-label="Of 2 sizes 1 too low and 0 too high on every count."' in page, "a point moved"


def test_a_search_finds_words_of_title_and_text() -> None:
    at = app("articles")
    at.text_input(key="search").set_value("point FACTOR of ten").run()
    assert titles(at) == ["A point too far to the left"]
    at.text_input(key="search").set_value("zebra").run()
    assert titles(at) == []


def test_a_filter_narrows_the_shelf() -> None:
    at = app("articles")
    at.button_group(key="kinds").set_value(["All right"]).run()
    assert set(titles(at)) == {"What a board shows on a Thursday", "From 15 to 379 trillion in a year"}


def test_what_did_not_hold_comes_first() -> None:
    wrong = {
        article.title: sum(
            c.verdict.flag is Flag.UNVERIFIED for c in shelf.report(article.slug, article.published).claims
        )
        for article in articles.shelf()
    }
    counts = [wrong[title] for title in titles(app("articles"))]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


def test_titles_sort_by_the_alphabet() -> None:
    shown = sorted_by("Title")
    assert shown == sorted(shown, key=str.casefold)
