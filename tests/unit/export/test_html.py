"""Standalone HTML: nothing of the article is markup, nothing is loaded, every claim is marked where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from core import claims
from core.charts import TONES
from core.datasets import load
from core.export.html import MOST_CHARTS, POLICY, to_html
from core.model import Report


class Page(HTMLParser):
    """Tags with their attributes, and the text inside each ``mark``."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self.inside = True
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.marked[-1] += data


@pytest.fixture(scope="module")
def html(report: Report) -> str:
    return to_html(report, load())


def test_the_article_s_own_markup_is_shown_and_not_run(html: str) -> None:
    assert "&lt;script&gt;" in html
    assert "&lt;b&gt;totals&lt;/b&gt;" in html
    assert "script" not in {tag for tag, _ in Page(html).tags}
    assert "$x$" in html  # no mathematics either: shown as it stands


def test_the_page_needs_nothing_else(html: str) -> None:
    tags = Page(html).tags
    assert {"img", "link", "iframe", "script"}.isdisjoint(tag for tag, _ in tags)
    assert not [name for _, attributes in tags for name in attributes if name == "src" or name.startswith("on")]
    assert not re.search(r"url\(|@import|href=\"(?!#)", html)
    assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in html


def test_every_claim_that_can_be_drawn_has_its_chart_with_words_for_those_who_cannot_see_it(
    html: str, report: Report
) -> None:
    drawn = [figure for one in report.claims if (figure := claims.figure(one, load())) is not None]
    assert html.count("<svg ") == len(drawn) > 1
    labels = [attributes["aria-label"] for tag, attributes in Page(html).tags if tag == "figure"]
    assert labels == [figure.alt for figure in drawn]


def test_the_dark_theme_exchanges_every_colour_of_the_charts(html: str) -> None:
    drawn = set(re.findall(r'(?:fill|stroke)="(#\w+)"', "".join(re.findall(r"<svg .*?</svg>", html, re.S))))
    assert drawn
    assert drawn <= set(TONES)
    dark = html.partition("prefers-color-scheme:dark")[2]
    assert all(f'[fill="{light}"]{{fill:{TONES[light]}}}' in dark for light in drawn)


def test_only_the_first_claims_of_a_long_article_are_drawn(report: Report) -> None:
    many = replace(report, claims=report.claims[:1] * (MOST_CHARTS + 2))
    html = to_html(many, load())
    assert html.count("<svg ") == MOST_CHARTS
    assert f"The charts of the first {MOST_CHARTS} claims are drawn." in html


def test_every_claim_is_marked_in_the_text_and_leads_to_its_card(html: str, report: Report) -> None:
    page = Page(html)
    assert page.marked == [one.claim.text for one in sorted(report.claims, key=lambda one: one.claim.span)]
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    cards = [f"#{attributes['id']}" for tag, attributes in page.tags if tag == "article"]
    assert sorted(links) == sorted(cards)


def test_a_mark_carries_its_flag_as_a_class(html: str, report: Report) -> None:
    classes = [attributes["class"] for tag, attributes in Page(html).tags if tag == "mark"]
    by_place = sorted(report.claims, key=lambda one: one.claim.span)
    assert classes == [str(one.verdict.flag) for one in by_place]
