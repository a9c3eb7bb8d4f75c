"""The shelf: articles, retold and checked, each with its finding in a line and a small chart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st

from core import wording
from core.model import Article, Flag, Report
from pages.parts import look, shelf, state
from pages.parts.strip import strip

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


# What the reader can narrow the shelf to. (A text alone on its line would be shown on the page.)
KEEPS: dict[str, Callable[[Report], bool]] = {
    "Something missed": lambda report: look.flags(report.claims)[Flag.UNVERIFIED] > 0,
    "Right on one count": lambda report: look.flags(report.claims)[Flag.DEPENDS] > 0,
    "All right": lambda report: {c.verdict.flag for c in report.claims} == {Flag.VERIFIED},
    "Needs a date": lambda report: report.article.published is None,
    "Nothing to check": lambda report: not report.claims,
}


def main() -> None:
    st.title("Checked articles")
    look.html(
        '<p class="lead">What the press has published about token usage, retold in our own words and checked '
        "number by number; and some texts of our own that each show one way to go wrong.</p>"
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        wanted = st.text_input("Search", key="search", placeholder="A word of the title or the text", width=300)
        order = st.pills(  # they wrap on a phone
            "Sort by", tuple(ORDERS), default="What did not hold", required=True, key="order", bind="query-params"
        )
    kinds = st.pills("Show only", tuple(KEEPS), selection_mode="multi", key="kinds", label_visibility="collapsed")
    checked = [(article, shelf.report(article.slug, article.published)) for article in shelf.shelf()]
    found = [one for one in checked if _has(one[0], wanted) and all(KEEPS[kind](one[1]) for kind in kinds or ())]
    look.html(f'<p class="soft" role="status">{len(found)} of {len(checked)} articles</p>')
    with st.grid(min_column_width=400, gap="small"):
        for article, report in sorted(found, key=ORDERS[order]):
            _entry(article, report)
    look.html(look.source(state.dataset().origin))


def _has(article: Article, wanted: str) -> bool:
    """True where every word searched for stands in the title, the publisher, the summary or the text."""
    there = " ".join((article.title, article.publisher, article.summary, article.text)).casefold()
    return all(word in there for word in wanted.casefold().split())


def _entry(article: Article, report: Report) -> None:
    day = wording.day(article.published) if article.published else "no date given"
    finding = f'<p class="finding">{escape(wording.sum_up(report))}</p>' if report.claims else ""
    with st.container(border=True, height="stretch"):
        look.html(
            f"<h2>{escape(article.title)}</h2>",
            f'<p class="soft">{escape(article.publisher)} · {day}</p>',
            f"<p>{escape(article.summary)}</p>" if article.summary else "",
            look.tally(report),
            finding or "<p>Nothing in it is about token usage on OpenRouter.</p>",
            strip(report),
        )
        st.page_link(
            "pages/article.py",
            label="See every number",
            icon=":material/arrow_forward:",
            query_params={"article": article.slug},
        )


state.enter()
look.page(main)
