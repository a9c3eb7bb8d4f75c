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
    at.get("button_group")[0].set_value(order).run()
    assert not at.exception
    return titles(at)


def test_every_article_is_there_with_its_tally() -> None:
    at = app("articles")
    assert not at.exception
    assert len(titles(at)) == len(articles.shelf())
    assert html(at).count('class="legend"') == len(articles.shelf())


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
