"""How far the data goes, for an article that is newer than they are."""

from __future__ import annotations

import streamlit as st

from core.model import Flag, Report
from core.wording import day

COMMAND = "python -m core refresh"


def tell(report: Report) -> None:
    """A word before anything else of the result, where the article is dated later than the data."""
    words = newer(report)
    if words:
        st.warning(f"{words} Refresh with `{COMMAND}`.", icon=":material/event_busy:")


def newer(report: Report) -> str:
    """What can still be checked of an article that is newer than the data; "" for any other."""
    dated, end = report.article.published, day(report.last)
    if dated is None or dated <= report.last:
        return ""
    checked = sum(claim.verdict.flag is not Flag.UNCHECKABLE for claim in report.claims)
    many = len(report.claims)
    of = f": {checked} of its {many} {'claim' if many == 1 else 'claims'}" if many else ""
    return (
        f"The data ends on {end}; this article is dated {day(dated)}, so what it says of days up to {end} can still "
        f"be checked{of}."
    )
