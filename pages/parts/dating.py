"""Asking for the day of an article that has none, with the weeks that its "current" claims would fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from core import doubt, wording
from core.model import Report
from pages.parts import look

SHOWN = 5
"""Weeks offered, those in which most claims hold first."""


def ask(report: Report, key: str, choose: Callable[[date], None]) -> None:
    """A banner for an undated article with claims that wait for its date; nothing for any other.

    ``choose`` is called with the publication date that the reader sets.
    """
    waiting = [checked for checked in report.claims if not checked.claim.period.known and not checked.claim.blocked]
    if report.article.published or not waiting:
        return
    with st.container(border=True, key=f"dating-{key}"):
        count = len(waiting)
        dated = doubt.dating(report.claims)[:SHOWN]
        fitting = " These weeks would fit:" if dated else ""
        look.html(
            f"<p><b>When did this appear?</b> {count} {'claim leans' if count == 1 else 'claims lean'} on that day, and "
            f"no date was given.{fitting}</p>",
        )
        with st.container(horizontal=True):
            for monday, holding in dated:
                st.button(
                    f"{wording.day_range(monday, monday + timedelta(days=6))}: {holding} of {count}",
                    key=f"week-{key}-{monday}",
                    on_click=choose,
                    args=(following(monday),),
                )
        field = f"date-{key}"
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
