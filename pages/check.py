"""Check an article: paste or upload a text, see every number in it judged."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.intake import SUFFIXES
from core.model import Report
from pages.parts import article_view, correction, dating, draft, intake, look, reach, state
from pages.parts.card import Setting


def main() -> None:
    head = st.container()
    if draft.waiting():
        _check(st.empty())
    draft.settle()
    report = draft.report()
    _head(head, report)
    if report is None:
        look.html(
            '<p class="lead">Paste a text that quotes token usage on OpenRouter. Every number in it comes back with a '
            "flag, the recomputed value and the working, or with the reason why it was not judged.</p>"
        )
        _form()
    else:
        with st.expander("The text you gave, to change or replace", icon=":material/edit:"):
            _form()
    if draft.error():
        look.message(draft.error())
    found = draft.found()
    if found is not None and not draft.error():
        intake.confirm(found, draft.publish)
    report = draft.report()
    if report is not None:
        _result(report)


def _head(place: DeltaGenerator, report: Report | None) -> None:
    """The title of the text that was checked, or the page's own."""
    with place:
        if report is None or not report.article.title:
            st.title("Check an article")
        else:
            look.heading(report.article.title)
            look.window(report.article.title)


def _form() -> None:
    """The form's widgets. Each hands on what is typed when it is left, so that it outlives the page it is typed on."""
    st.button("Fill in an example", on_click=draft.example, icon=":material/lightbulb:")
    st.text_area(
        "The article's words", height=260, key=draft.TEXT, persist_state="session", placeholder=intake.placeholder()
    )
    title, day = st.columns([2, 1])
    title.text_input("Title (optional)", key=draft.TITLE, persist_state="session")
    day.date_input(
        "Publication date (optional)",
        value=None,
        format="YYYY-MM-DD",
        key=draft.DATE,
        persist_state="session",
        help="Words such as “currently” are read from this day.",
    )
    pressed = st.button("Check every number", type="primary", icon=":material/fact_check:")
    progress = st.empty()
    st.file_uploader(
        intake.UPLOAD,
        type=list(SUFFIXES),
        key=draft.UPLOAD,
        on_change=draft.upload,
        max_upload_size=intake.MEGABYTES,
    )
    intake.promise()
    if pressed:
        _check(progress)
        st.rerun()


def _check(place: DeltaGenerator) -> None:
    """Check the draft, saying in ``place`` how far the check has come."""
    bar = place.progress(0.0, "Reading the text …")

    def watch(done: int, of: int) -> None:
        if not of:
            bar.progress(0.0, "Reading the text …")  # said again and again, since it notices a page that was closed
        elif done == of or 100 * done // of > 100 * (done - 1) // of:  # more claims than steps to show in a long text
            bar.progress(done / of, f"Recomputing: {done} of {of} claims checked")

    draft.submit(watch)
    place.empty()


def _result(report: Report) -> None:
    dataset = state.dataset()
    reach.tell(report)
    dating.ask(report, "draft", draft.publish)
    report = correction.with_readings(report, dataset, st.query_params)
    article_view.show(Setting(report, dataset))


state.enter()
look.page(main)
