"""What a link shows where it is pasted: the server's own answer, without a browser that runs its scripts."""

from __future__ import annotations

import urllib.request
from html import unescape

import pytest

from core.articles import shelf
from core.wording.terms import NAME
from pages.parts.preview import ABOUT, tags
from pages.parts.stories import STORIES
from tests.browser.driver import serving

HERE = "http://127.0.0.1:8501"


def test_a_story_is_named() -> None:
    for name, title, *_ in STORIES:
        assert f'property="og:title" content="{title} · {NAME}"' in unescape(tags(f"/{name}", {}, HERE))


def test_an_article_of_the_shelf_is_named_and_a_claim_has_its_picture() -> None:
    article = shelf()[0]
    told = unescape(tags("/article", {"article": article.slug, "claim": "c2"}, HERE))
    assert f'content="{article.title} · {NAME}"' in told
    assert f'content="{HERE}/card.png?article={article.slug}&claim=c2"' in told
    assert "og:image" not in tags("/article", {"article": article.slug}, HERE)


@pytest.mark.parametrize("query", [{}, {"article": "nothing"}, {"article": '"><script>alert(1)</script>'}])
def test_an_unknown_address_says_what_the_page_is(query: dict[str, str]) -> None:
    told = tags("/article", query, HERE)
    assert f'property="og:title" content="{NAME}"' in unescape(told)
    assert ABOUT in unescape(told)
    assert "<script>" not in told


def test_a_text_in_a_link_is_not_told() -> None:
    assert "secret" not in tags("/check", {"text": "secret", "claim": "c1"}, HERE)


def test_the_server_puts_them_into_its_page() -> None:
    article = shelf()[0]
    with serving() as address:
        with urllib.request.urlopen(f"{address}/article?article={article.slug}&claim=c2", timeout=30) as answer:
            page = answer.read().decode("utf-8")
            assert int(answer.headers["content-length"]) == len(page.encode("utf-8"))
            assert "frame-ancestors" in answer.headers["content-security-policy"]
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=30) as health:
            assert health.read() == b"ok"
    assert f'property="og:title" content="{article.title} · {NAME}"' in unescape(page)
    assert f"{address}/card.png?article={article.slug}&claim=c2" in unescape(page)
    assert page.count("</head>") == 1
