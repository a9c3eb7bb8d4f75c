"""The shelf's articles with their reports. Only these are cached for everybody: a reader's text never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from core import articles, limit
from core.model import Article, Report
from pages.parts import state


@st.cache_data(show_spinner=False)
def shelf() -> list[Article]:
    """Every article of the shelf."""
    return articles.shelf()


def find(slug: str) -> Article | None:
    """The article of that name; ``None`` when the shelf has none."""
    return next((article for article in shelf() if article.slug == slug), None)


def report(slug: str, published: date | None) -> Report:
    """A shelf article's report as of ``published``, on the data of this session.

    Raises ``KeyError`` for a slug that is not on the shelf.
    """
    return _report(slug, published, state.snapshot())


@st.cache_data(show_spinner="Reading the article and recomputing its numbers …", max_entries=128)
def _report(slug: str, published: date | None, snapshot: state.Snapshot) -> Report:
    article = find(slug)
    if article is None:
        raise KeyError(slug)
    named = replace(article, published=published)
    return limit.report(limit.workers(), named, folder=Path(snapshot[0]))


def address(article: Article, claim_id: str = "") -> dict[str, str]:
    """The query of a link to an article, read as of its date, and to one of its claims."""
    query = {"article": article.slug}
    stored = find(article.slug)
    if article.published and not (stored and stored.published):
        query["published"] = article.published.isoformat()
    return query | ({"claim": claim_id} if claim_id else {})
