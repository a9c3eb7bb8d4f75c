"""The walk that all guided stories share: one idea and one chart a step, with the claim it is about beside it.

A story is a tuple of ``Step``. The step on show is a bound query parameter, so the address always leads back to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from core import charts, claims, doubt
from core.charts import Claimed, Figure
from core.datasets import Dataset
from core.model import Article, CheckedClaim, Entity, Report, Unit
from core.wording import day, says
from pages.parts import figure, look, shelf, state

STEP = "step"
"""Key of the widget that holds the step, and name of its query parameter."""

ARTICLE = "pages/article.py"
CLOSING = (
    "Open the claim on its article’s page: change the subject, the week or the count, and see the flag recomputed. "
    "Or paste another article."
)


@dataclass(frozen=True)
class Cited:
    """A claim with the report of its article. ``altered`` says what a story changed in it; "" for nothing."""

    checked: CheckedClaim
    report: Report
    altered: str = ""

    @property
    def words(self) -> str:
        """The article's own number between quotation marks, safe inside markdown."""
        return f"“{plain(says(self.checked.claim))}”"

    @property
    def rule(self) -> Claimed:
        """The number to draw into a chart, with what its words allow."""
        stated = claims.stated(self.checked.claim)
        return Claimed(stated.value, stated.allowed, f"article: {says(self.checked.claim)}")

    @property
    def link(self) -> dict[str, str]:
        """Query of the article page that opens this claim."""
        article = self.report.article
        dated = {"published": article.published.isoformat()} if article.published else {}
        return {"article": article.slug, **dated, "claim": self.checked.claim.id}


@dataclass(frozen=True)
class Scene:
    """What a step shows: its text (markdown), its chart, and the claim that it is about."""

    text: str
    figure: Figure
    cited: Cited | None = None


@dataclass(frozen=True)
class Step:
    """A heading, and the scene under it, computed when the step is shown."""

    heading: str
    scene: Callable[[Dataset], Scene]


def plain(words: str) -> str:
    """Words of an article that markdown leaves as they are."""
    return re.sub(r"([^\w\s])", r"\\\1", " ".join(words.split()))


# --- The articles that stories follow ------------------------------------------------------------


def reading(slug: str) -> Report:
    """A shelf article's report. One without a date is read as of the day after the week that fits it best."""
    return _reading(slug, state.snapshot())


@st.cache_resource(show_spinner=False, max_entries=128)
def _reading(slug: str, snapshot: state.Snapshot) -> Report:
    printed = as_printed(slug)
    return printed if printed.article.published else shelf.report(slug, appeared(printed))


def as_printed(slug: str) -> Report:
    """A shelf article's report with the date that it carries, or without one."""
    article = shelf.find(slug)
    return shelf.report(slug, article.published if article else None)


def appeared(undated: Report) -> date | None:
    """The day after the latest of the weeks in which most "current" claims hold; ``None`` when no week fits any."""
    fitting = doubt.dating(undated.claims)
    return fitting[0][0] + timedelta(weeks=1) if fitting else None


def cited(report: Report, kind: str, subject: Entity, place: int = 0) -> Cited:
    """The claim of that kind about ``subject``, the first in the text or the one at ``place``."""
    found = [c for c in report.claims if c.claim.kind == kind and c.claim.subject.id == subject.id]
    return Cited(found[place], report)


# --- The walk ------------------------------------------------------------------------------------

LAYOUT = """<style>
.st-key-step button { min-width: 2rem; padding-inline: .35rem; }
.st-key-story-bar { scroll-margin-top: 4rem; }
</style>"""
"""Ten dots in one row on a phone; room for Streamlit's header above the bar when it is scrolled to."""

TO_THE_TOP = """<script data-step="{}">
(() => {{
  const bar = document.querySelector(".st-key-story-bar");
  if (bar && bar.getBoundingClientRect().top < 0) bar.scrollIntoView();
}})();
</script>"""
"""Streamlit leaves the page scrolled to where the last step was left. Nothing else can move it back."""


def walk(title: str, lead: str, steps: Sequence[Step], onward: tuple[str, str]) -> None:
    """The whole page of a story. ``onward`` is the page and title of the story to read next."""
    look.style()
    st.html(LAYOUT)
    st.title(title, anchor=False)
    look.html(f'<p class="lead">{escape(lead)}</p>')
    number = _bar(len(steps))
    st.html(TO_THE_TOP.format(number), unsafe_allow_javascript=True)
    step, dataset = steps[number - 1], state.dataset()
    scene = step.scene(dataset)
    words, picture = st.columns([5, 7], gap="large")
    with words:
        st.header(step.heading, anchor=False)
        st.markdown(scene.text)
        if scene.cited is not None:
            _cite(scene.cited)
    with picture:
        figure.draw(scene.figure, dataset.origin, f"step-{number}")
    if number < len(steps):
        _next(f"Next: {steps[number].heading}", "onward", icon=":material/arrow_forward:")
    else:
        _closing(scene.cited, onward)


def _bar(steps: int) -> int:
    """Back, next, and a dot for each step; gives the number of the step on show. Arrow keys move as well."""
    with st.container(horizontal=True, vertical_alignment="center", key="story-bar"):
        back, onward, dots = (st.container(width="content") for _ in range(3))
    with dots:
        number: int = st.pills(
            "Step",
            range(1, steps + 1),
            default=1,
            required=True,
            key=STEP,
            bind="query-params",
            label_visibility="collapsed",
        )
    with back:
        st.button("Back", key="story-back", shortcut="Left", disabled=number == 1, on_click=_move, args=(-1,))
    with onward:
        _next("Next", "next", shortcut="Right", disabled=number == steps)
    return number


def _next(label: str, key: str, **options: Any) -> None:
    kind = "secondary" if options.get("disabled") else "primary"  # a disabled primary button is hardly legible
    st.button(label, key=f"story-{key}", type=kind, icon_position="right", on_click=_move, args=(1,), **options)


def _move(by: int) -> None:
    st.session_state[STEP] += by


def _cite(found: Cited) -> None:
    """The claim in a few lines: flag, quote, finding, where it was printed, and the way to its card."""
    checked, article = found.checked, found.report.article
    with st.container(border=True, key="story-claim"):
        look.html(
            f'<article class="claim flag-{checked.verdict.flag}">{look.badge(checked.verdict, "h3")}',
            look.quote(checked, article.text),
            f'<p class="finding">{escape(checked.finding)}</p>',
            f'<p class="soft">{escape(found.altered) or f"Our retelling of {_printed(article)}"}</p></article>',
        )
        label = "The card of the original" if found.altered else "Its card, with the working"
        st.page_link(ARTICLE, label=label, icon=":material/fact_check:", query_params=found.link)


def _printed(article: Article) -> str:
    """Publisher with a link, and the day of the article, said or supposed."""
    publisher = escape(article.publisher or "the original")
    link = f'<a href="{escape(article.url)}" target="_blank" rel="noopener">{publisher}</a>'
    if as_printed(article.slug).article.published:
        return f"{link}, {day(article.published)}"
    return f"{link}, undated" + (f"; read here as of {day(article.published)}" if article.published else "")


def _closing(found: Cited | None, onward: tuple[str, str]) -> None:
    """The way from the story to the reader's own check."""
    page, title = onward
    with st.container(border=True, key="story-closing"):
        st.subheader("Check it yourself", anchor=False)
        st.markdown(CLOSING)
        if found is not None:
            st.page_link(ARTICLE, label="Open this claim", icon=":material/fact_check:", query_params=found.link)
        st.page_link("pages/check.py", label="Check an article", icon=":material/content_paste:")
        st.page_link(f"pages/{page}.py", label=f"Next story: {title}", icon=":material/arrow_forward:")


def drawn(
    form: Callable[..., Any],
    frame: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    measured: bool = True,
    **options: Any,
) -> Figure:
    """A chart form over a frame, as a figure with that frame for its table. ``options`` are the form's own."""
    table = charts.plain(frame, options.get("unit", Unit.TOKENS))
    return Figure(title, subtitle, f"{title}. {subtitle}.", form(frame, **options), table, measured)
