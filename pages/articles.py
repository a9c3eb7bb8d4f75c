"""The shelf: published articles, retold and checked, each with its tally."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st

from core import wording
from core.model import Article, Flag, Report
from pages.parts import look, shelf, state

Checked = tuple[Article, Report]


def missed(checked: Checked) -> tuple[int, int]:
    """How many claims did not hold on any count, then how many held on one count only."""
    counted = look.flags(checked[1].claims)
    return counted[Flag.UNVERIFIED], counted[Flag.DEPENDS]


ORDERS: dict[str, Callable[[Checked], tuple[object, ...]]] = {
    "What did not hold": lambda checked: tuple(-count for count in missed(checked)),
    "Newest": lambda checked: (-(checked[0].published or date.min).toordinal(),),
    "Most claims": lambda checked: (-len(checked[1].claims),),
    "Title": lambda checked: (checked[0].title.casefold(),),
}


def main() -> None:
    st.title("Checked articles")
    look.html(
        '<p class="lead">What the press has published about token usage, retold in our own words and checked '
        "number by number.</p>"
    )
    order = st.segmented_control(
        "Sort by", tuple(ORDERS), default="What did not hold", required=True, key="order", bind="query-params"
    )
    checked = [(article, shelf.report(article.slug, article.published)) for article in shelf.shelf()]
    for article, report in sorted(checked, key=ORDERS[order]):
        _entry(article, report)
    look.html(look.source(state.dataset().origin))


def _entry(article: Article, report: Report) -> None:
    day = wording.day(article.published) if article.published else "no date given"
    with st.container(border=True):
        look.html(
            f"<h2>{escape(article.title)}</h2>",
            f'<p class="soft">{escape(article.publisher)} · {day}</p>',
            f"<p>{escape(article.summary)}</p>" if article.summary else "",
            look.tally(report),
        )
        st.page_link(
            "pages/article.py",
            label="See every number",
            icon=":material/arrow_forward:",
            query_params={"article": article.slug},
        )


state.enter()
look.page(main)
