"""Asking for the day of an article that has none, with the weeks that its "current" claims would fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from core import doubt, wording
from core.model import Report

SHOWN = 2
"""Weeks offered, those in which most claims hold first."""


def ask(report: Report, key: str, choose: Callable[[date], None]) -> None:
    """A row for an undated article with claims that wait for its date; nothing for any other.

    ``choose`` is called with the publication date that the reader sets.
    """
    waiting = [checked for checked in report.claims if not checked.claim.period.known and not checked.claim.blocked]
    if report.article.published or not waiting:
        return
    count = len(waiting)
    dated = doubt.dating(report.claims)[:SHOWN]
    lean = "1 claim leans" if count == 1 else f"{count} claims lean"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"dating-{key}"):
        st.html(
            f"<p><b>When did this appear?</b> {lean} on that day.{' Weeks that fit:' if dated else ''}</p>",
            width="content",
        )
        for monday, holding in dated:
            st.button(
                f"{wording.short_range(monday, monday + timedelta(days=6))}: {holding} of {count}",
                key=f"week-{key}-{monday}",
                on_click=choose,
                args=(following(monday),),
            )
        field = f"date-{key}"
        with st.popover("Another day"):
            st.date_input(
                "Publication date",
                value=None,
                format="YYYY-MM-DD",
                key=field,
                on_change=lambda: choose(st.session_state[field]),
            )


def following(monday: date) -> date:
    """The first day on which the week of ``monday`` is the latest complete one."""
    return monday + timedelta(days=7)
