"""The text a reader wants checked, and its report. Both live in the session and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from core import limit
from core.errors import ArticleError, DataError
from core.intake import Found
from core.model import Article, Report
from core.workers import Watch
from pages.parts import carried, intake, shelf, state

TEXT, TITLE, DATE, UPLOAD = "draft text", "draft title", "draft date", "draft file"
"""Keys of the form's widgets."""

_TIMES = "drafts checked"
_REPORT, _ERROR, _WAITING, _CARRIED = "draft report", "draft error", "draft waiting", "draft carried by a link"
_FOUND, _FILL = "draft found", "draft fill"


def check_there() -> None:
    """Have the check page check what was typed on another page, when it opens."""
    st.session_state.update({TITLE: "", DATE: None, _REPORT: None, _FOUND: None, _WAITING: True})
    st.session_state.pop(_ERROR, None)


def waiting() -> bool:
    """True once after a text was handed over or dated, or came in the address."""
    carried_here = st.query_params.get(carried.TEXT, "")
    if carried_here and st.session_state.get(_CARRIED) != carried_here:
        st.session_state[_CARRIED] = carried_here
        _take(carried_here)
    return bool(st.session_state.pop(_WAITING, False))


def settle() -> None:
    """Put into the form what the last check found, which cannot be done while the form is on the page."""
    article: Article | None = st.session_state.pop(_FILL, None)
    if article is not None:
        st.session_state.update({TEXT: article.text, TITLE: article.title, DATE: article.published})


def _take(link: str) -> None:
    """Fill the form with the text of a link, or say that the link is broken."""
    try:
        article = carried.unpacked(link)
    except ArticleError as error:
        st.session_state.update({_REPORT: None, _ERROR: str(error)})
        return
    _fill(article)
    st.session_state[_WAITING] = True


def example() -> None:
    """Fill the form with the first article of the shelf."""
    _fill(shelf.shelf()[0])


def upload() -> None:
    """Fill the form with the chosen file's article, or keep the text and say why not."""
    file = st.session_state[UPLOAD]
    if file is None:
        return
    try:
        found = intake.of_file(file.getvalue(), file.name)
    except ArticleError as error:
        st.session_state[_ERROR] = str(error)
        return
    _fill(found.article)
    st.session_state[_FOUND] = found


def _fill(article: Article) -> None:
    filled = {TEXT: article.text, TITLE: article.title, DATE: article.published}
    st.session_state.update({**filled, _REPORT: None, _FOUND: None})
    st.session_state.pop(_ERROR, None)


def submit(watch: Watch) -> None:
    """Check what the form holds. The report or the error is kept; words stay as they were typed."""
    st.query_params.clear()
    try:
        article = _article(watch)
        st.session_state[_REPORT] = limit.report(limit.workers(), article, watch, Path(state.snapshot()[0]))
        st.session_state.pop(_ERROR, None)
        st.session_state[_TIMES] = times() + 1
    except (ArticleError, DataError) as error:
        st.session_state.update({_REPORT: None, _ERROR: str(error)})


def _article(watch: Watch) -> Article:
    """The article that the form describes: its own title and date come before those that were found.

    What was found is asked for once: a reader who takes a day out again means it.
    """
    text, title, published = _form()
    known = found()
    if known is None or known.article.text != text:
        return _read(text, watch).article
    return replace(known.article, title=title, published=published)


def _form() -> tuple[str, str, date | None]:
    title = " ".join((st.session_state.get(TITLE) or "").split())
    return st.session_state.get(TEXT) or "", title, st.session_state.get(DATE)


def _read(text: str, watch: Watch) -> Found:
    """What the words are or lead to. What the form says of title and date stands, unless it is of another article."""
    brought, before = intake.of_text(text, watch), found()
    _, title, published = _form()
    if before is not None and brought.article.text != text:  # a page, so title and date of the last one are past
        title = "" if title == before.article.title else title
        published = None if published == before.article.published else published
    own = brought.article
    article = replace(own, title=title or own.title, published=published or own.published)
    told = replace(brought, article=article, notes=() if published else brought.notes)
    st.session_state.update({_FOUND: told, _FILL: article})
    return told


def publish(day: date) -> None:
    """Date the article and have it checked again."""
    st.session_state[DATE] = day
    found: Found | None = st.session_state.get(_FOUND)
    if found is not None:
        st.session_state[_FOUND] = replace(found, offered=None)
    st.session_state[_WAITING] = True


def found() -> Found | None:
    """What was found about the text in the form, for the reader to confirm."""
    held: Found | None = st.session_state.get(_FOUND)
    return held


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
