"""The text a reader wants checked, and its report. Both live in the session and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from core import articles, limit
from core.errors import ArticleError, DataError
from core.model import Article, Report
from core.workers import Watch
from pages.parts import carried, shelf, state

TEXT, TITLE, DATE, UPLOAD = "draft text", "draft title", "draft date", "draft file"
"""Keys of the form's widgets."""

MEGABYTES = 2
"""Room for the longest text that is admitted, in any script."""

_TIMES = "drafts checked"
_REPORT, _ERROR, _WAITING, _CARRIED = "draft report", "draft error", "draft waiting", "draft carried by a link"


def check_there() -> None:
    """Have the check page check what was typed on another page, when it opens."""
    st.session_state.update({TITLE: "", DATE: None, _REPORT: None, _WAITING: True})
    st.session_state.pop(_ERROR, None)


def waiting() -> bool:
    """True once after a text was handed over or dated, or came in the address."""
    carried_here = st.query_params.get(carried.TEXT, "")
    if carried_here and st.session_state.get(_CARRIED) != carried_here:
        st.session_state[_CARRIED] = carried_here
        _take(carried_here)
    return bool(st.session_state.pop(_WAITING, False))


def _take(link: str) -> None:
    """Fill the form with the text of a link, or say that the link is broken."""
    try:
        article = carried.unpacked(link)
    except ArticleError as error:
        st.session_state.update({_REPORT: None, _ERROR: str(error)})
        return
    _fill(article.text, article.title, article.published)
    st.session_state[_WAITING] = True


def example() -> None:
    """Fill the form with the first article of the shelf."""
    first = shelf.shelf()[0]
    _fill(first.text, first.title, first.published)


def upload() -> None:
    """Fill the form with the chosen file's text, or keep the text and say why not."""
    file = st.session_state[UPLOAD]
    if file is None:
        return
    try:
        text = articles.admitted(articles.decoded(file.getvalue()))
    except ArticleError as error:
        st.session_state[_ERROR] = str(error)
        return
    _fill(text, st.session_state.get(TITLE, ""), st.session_state.get(DATE))


def _fill(text: str, title: str, published: date | None) -> None:
    st.session_state.update({TEXT: text, TITLE: title, DATE: published, _REPORT: None})
    st.session_state.pop(_ERROR, None)


def submit(watch: Watch) -> None:
    """Check what the form holds. The report or the error is kept; the text stays as it was typed."""
    st.query_params.clear()
    article = Article(
        st.session_state.get(TEXT) or "",
        " ".join((st.session_state.get(TITLE) or "").split()),
        st.session_state.get(DATE),
    )
    try:
        st.session_state[_REPORT] = limit.report(limit.workers(), article, watch, Path(state.snapshot()[0]))
        st.session_state.pop(_ERROR, None)
        st.session_state[_TIMES] = times() + 1
    except (ArticleError, DataError) as error:
        st.session_state.update({_REPORT: None, _ERROR: str(error)})


def publish(day: date) -> None:
    """Date the article and have it checked again."""
    st.session_state[DATE] = day
    st.session_state[_WAITING] = True


def times() -> int:
    """How many texts this session has had checked."""
    return int(st.session_state.get(_TIMES, 0))


def report() -> Report | None:
    """The report of the text last checked."""
    found: Report | None = st.session_state.get(_REPORT)
    return found


def error() -> str:
    """Why the text could not be checked; "" when it could."""
    return str(st.session_state.get(_ERROR, ""))
