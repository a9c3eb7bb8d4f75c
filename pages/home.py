"""Home: what this is and what it found, in ten seconds, with the paste box on it."""

from __future__ import annotations

from html import escape

import streamlit as st

from core import claims, wording
from core.model import CheckedClaim, Flag, Report
from pages.parts import draft, figure, look, shelf, state, story
from pages.parts.stories import STORIES

# One check of each flag that says something.
STRIKING = (Flag.DEPENDS, Flag.VERIFIED, Flag.UNVERIFIED)


def main() -> None:
    _opening()
    with st.spinner("Putting the first article beside the data …"):
        report = story.reading(shelf.shelf()[0].slug)
    _finding(report)
    _paste()
    _checks(report)
    _ways_in(report)
    look.html(look.source(report.origin))


def _opening() -> None:
    st.title("Is the number in that article right?")
    look.html(
        '<p class="lead">News about AI quotes how many tokens run through OpenRouter. Paste an article and see every '
        "number in it beside the real data: verified or not, what the data says, and how it was worked out.</p>"
    )


def _finding(report: Report) -> None:
    overtaking = next((checked for checked in report.claims if checked.claim.kind == "overtake"), None)
    if overtaking is not None:
        look.html(f'<p class="lead"><b>What we found.</b> {escape(found(overtaking))}</p>')


def found(overtaking: CheckedClaim) -> str:
    """The overtaking in a sentence, with its week on every count that decides."""
    claim = overtaking.claim
    whom = claim.other.name if claim.other else "all others"
    return (
        f"When did {claim.subject.name} pass {whom}? In {counted(overtaking)}. "
        "Which models are counted decides the story."
    )


def counted(checked: CheckedClaim) -> str:
    """A claim's figure on every count that decides."""
    return "; ".join(
        f"{wording.measured(judgement.evidence)}, counting {wording.count_text(judgement)}"
        for judgement in checked.judgements
        if judgement.applies and judgement.evidence.interval is not None
    )


def _paste() -> None:
    with st.container(border=True):
        st.text_area(
            "Paste an article",
            height=140,
            placeholder="The words of the article, with its numbers …",
            key=draft.TEXT,
            persist_state="session",
        )
        if st.button("Check it", type="primary", icon=":material/fact_check:"):
            draft.check_there()
            st.switch_page("pages/check.py")
    look.html(
        '<p class="soft">Your text stays in this browser session. '
        "Nothing is looked up on the network but a web address that you paste.</p>"
    )


def striking(report: Report) -> list[CheckedClaim]:
    """A claim of each flag worth showing: of different kinds and without a hedge where there is a choice."""
    chosen: list[CheckedClaim] = []
    for flag in STRIKING:
        found = [checked for checked in report.claims if checked.verdict.flag is flag]
        taken = {checked.claim.kind for checked in chosen}
        chosen += sorted(found, key=lambda checked: (checked.claim.kind in taken, bool(checked.claim.quantity.hedge)))[
            :1
        ]
    return chosen


def _checks(report: Report) -> None:
    chosen = striking(report)
    article = report.article
    dated = (
        f"It gives no date and is read as of {wording.day(article.published)}, when most of its claims hold."
        if article.published and not shelf.shelf()[0].published
        else ""
    )
    look.html(
        "<h2>Three checks from one article</h2>",
        f'<p class="soft">From “{escape(article.title)}” ({escape(article.publisher)}), retold in our own words. '
        f"{dated}</p>",
    )
    for column, checked in zip(st.columns(max(len(chosen), 1), gap="medium"), chosen, strict=False):
        with column, st.container(border=True, height="stretch"):
            look.html(
                f'<article class="claim flag-{checked.verdict.flag}">{look.badge(checked.verdict, "h3")}',
                look.quote(checked, report.article.text),
                f'<p class="finding">{escape(checked.finding)}</p></article>',
            )
            st.page_link(
                "pages/article.py",
                label="See chart and working",
                icon=":material/arrow_forward:",
                query_params=shelf.address(article, checked.claim.id),
            )
    first = next((checked for checked in chosen if checked.verdict.flag is Flag.DEPENDS), None)
    drawn = claims.figure(first, state.dataset()) if first else None
    if drawn is not None:
        figure.draw(drawn, report.origin, "home")


def teaser(about: str, kind: str, report: Report) -> str:
    """What a story is about, with the article's claim of that kind on every count that decides."""
    checked = next((checked for checked in report.claims if checked.claim.kind == kind), None)
    return f"{about}: {counted(checked)}." if checked is not None else f"{about}."


def _ways_in(report: Report) -> None:
    look.html("<h2>Walk through it</h2>")
    for row in (STORIES[:3], STORIES[3:]):
        for column, (name, title, about, kind) in zip(st.columns(3, gap="medium"), row, strict=False):
            with column, st.container(border=True, height="stretch"):
                look.html(f"<h3>{escape(title)}</h3><p>{escape(teaser(about, kind, report))}</p>")
                st.page_link(f"pages/{name}.py", label="Begin", icon=":material/arrow_forward:")
    with st.container(horizontal=True):
        st.page_link("pages/article.py", label="The article, number by number", icon=":material/article:")
        st.page_link("pages/articles.py", label="All checked articles", icon=":material/newspaper:")


state.enter()
look.page(main)
