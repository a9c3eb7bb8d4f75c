"""One article of the shelf, checked on opening. ``?article=`` names it and ``claim=`` opens a card."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from core import articles, wording
from core.errors import ArticleError
from core.model import Article
from pages.parts import article_view, correction, dating, look, reach, shelf, state, story
from pages.parts.card import Setting


def main() -> None:
    if not st.query_params.get("article"):
        _first()
    article = shelf.find(st.query_params["article"])
    if article is None:
        _unknown()
        return
    published = article.published or _chosen_day()
    look.window(article.title)
    st.title(article.title)
    dataset = state.dataset()
    report = shelf.report(article.slug, published)
    reach.tell(report)
    dating.ask(report, article.slug, _choose_day)
    report = correction.with_readings(report, dataset, st.query_params)
    link = {**st.query_params.to_dict(), "article": article.slug, state.DATA: dataset.version}
    focus = st.query_params.get("claim", "")
    article_view.show(Setting(report, dataset, link), focus, _about(article, published))
    if published and not article.published:
        st.button("Read it as of another day", on_click=_forget_day, icon=":material/calendar_month:")


def _first() -> None:
    """Without a name, the first article, as dated as the home page shows it."""
    read = story.reading(shelf.shelf()[0].slug).article
    for name, value in shelf.address(read).items():
        st.query_params[name] = value


def _unknown() -> None:
    st.title("No such article")
    look.message("The shelf has no article of that name. It may have been renamed.", look.WARNING)
    st.page_link("pages/articles.py", label="All checked articles", icon=":material/newspaper:")


def _about(article: Article, published: date | None) -> str:
    """What the article is about, where it was printed and as of which day it is read."""
    day = wording.day(article.published) if article.published else "no date given"
    if published and not article.published:
        day += f"; read here as of {wording.day(published)}"
    publisher = escape(article.publisher or "the original")
    origin = f'<a href="{escape(article.url)}" target="_blank" rel="noopener">{publisher}</a>'
    summary = f"<p><b>{escape(article.summary)}</b></p>" if article.summary else ""
    return f'{summary}<p class="soft">Retold in our own words from {origin}, {day}. Its numbers are as published.</p>'


def _chosen_day() -> date | None:
    """The publication date that the reader set for an undated article, from the link."""
    given = st.query_params.get("published", "")
    try:
        return articles.day(given) if given else None
    except ArticleError as error:
        look.message(str(error), look.WARNING)
        return None


def _choose_day(day: date) -> None:
    st.query_params["published"] = day.isoformat()


def _forget_day() -> None:
    st.query_params.pop("published", None)


state.enter()
look.page(main)
