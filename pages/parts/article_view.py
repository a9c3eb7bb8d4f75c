"""A checked article: the answer in a sentence, the verdicts, the marked text beside them, and all other numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from core import wording
from core.articles import paragraphs
from core.export import FORMATS, Context
from core.language.tongue import foreign
from core.model import CheckedClaim, Quantity, Report, Span
from pages.parts import carried, draft, look, verdicts
from pages.parts.card import Setting, here

FILES = {
    "json": ("JSON", "json", "application/json"),
    "csv": ("CSV", "csv", "text/csv"),
    "markdown": ("Markdown", "md", "text/markdown"),
    "html": ("HTML", "html", "text/html"),
    "claimreview": ("ClaimReview", "json", "application/ld+json"),
}
"""Each form of a report as a file: its name for readers, the end of the file's name, its type."""

_HEADING = re.compile(r"^#{1,6} +")


def show(setting: Setting, focus: str = "", about: str = "") -> None:
    """The whole view. ``focus`` is the claim whose card is open; ``about`` is HTML that introduces the text."""
    report = setting.report
    summary(report, kept=setting.link is not None)
    if report.unread:
        look.message(wording.unread_text(report), look.WARNING)
    if not report.claims:
        _nothing(report, about)
    else:
        chosen = verdicts.choose(report, focus)
        lines, text = st.columns([6, 5], gap="medium")
        with lines:
            verdicts.show(setting, chosen)
        with text, st.container(key="article-text"):
            look.html(_text(report, about))
    others(report, expanded=not report.claims)
    downloads(setting)


def summary(report: Report, kept: bool = True) -> None:
    """The answer in a sentence, and what became of every number. ``kept`` is false of a text that only a session has.

    After a check the keyboard goes on from here, and a screen reader says it.
    """
    language = foreign(report.article.text)
    if language:
        look.message(wording.foreign_text(language), look.WARNING)
    total = len(report.claims) + len(report.others)
    if not total:
        return
    numbers = "number" if total == 1 else "numbers"
    made = {0: "none is a claim", 1: "1 is a claim"}.get(len(report.claims), f"{len(report.claims)} are claims")
    mark = "" if kept else " data-unkept"
    answer = f'<p class="sum" role="status" tabindex="-1"{mark}>{escape(wording.sum_up(report))}</p>'
    account = f"{total} {numbers} in this text, every one accounted for: {made} that can be put beside the data."
    with st.container(gap=None):
        look.html(answer if report.claims else "", look.tally(report))
        st.markdown(f":small[:gray[{account}]]", help=look.glossary())
    if not kept:
        look.focus_on_sum(f"{verdicts.mark(report.article)}-{draft.times()}")


def _nothing(report: Report, about: str) -> None:
    why = (
        "no number in this text is about token usage on OpenRouter, which is all that this data can speak to. "
        "Below is what became of each number."
        if report.others
        else "there is no number in this text."
    )
    st.info(f"There is nothing to check here, and that is fine: {why}", icon=":material/sentiment_calm:")
    st.page_link("pages/method.py", label="What can be checked, with examples", icon=":material/rule:")
    look.html(_text(report, about))


def _text(report: Report, about: str) -> str:
    """The article's text with its claims marked; by key it scrolls like the page."""
    text = report.article.text
    spans = paragraphs(text, [checked.claim.span for checked in report.claims])
    held: dict[int, list[CheckedClaim]] = defaultdict(list)
    for checked in report.claims:
        held[_home(spans, checked.claim.span)].append(checked)
    body = "".join(marked(text, span, held[place]) for place, span in enumerate(spans))
    region = 'role="region" aria-label="The text, with its claims marked" tabindex="0"'
    return f'<div class="text" {region}>{about}{body}</div>'


def _home(spans: Sequence[Span], of: Span) -> int:
    """The paragraph in which a claim begins."""
    return next(place for place, span in enumerate(spans) if of.start < span.end)


def marked(text: str, span: Span, found: Sequence[CheckedClaim]) -> str:
    """A paragraph with its claims marked, each mark a link to its line."""
    at, parts = span.start, []
    for checked in sorted(found, key=lambda checked: checked.claim.span):
        claim = checked.claim
        parts += [escape(text[at : claim.span.start]), _mark(checked, text)]
        at = claim.span.end
    return _paragraph("".join(parts) + escape(text[at : max(at, span.end)]))


def _mark(checked: CheckedClaim, text: str) -> str:
    claim, words = checked.claim, escape(checked.claim.span.of(text))
    label = f"{look.line(claim.text)}: {checked.verdict.rating}. To its card."
    link = f'id="text-{claim.id}" href="#line-{claim.id}" aria-label="{label}"'
    return f'<a class="mark flag-{checked.verdict.flag}" {link}>{words}</a>'


def _paragraph(html: str) -> str:
    body = html.strip("\n")
    heading = _HEADING.match(body)
    if heading and "\n" not in body:
        return f'<p class="heading">{body[heading.end() :]}</p>'
    return f"<p>{body}</p>"


def others(report: Report, expanded: bool = False) -> None:
    """Every number that is no claim, grouped by the reason, with the words around it."""
    if not report.others:
        return
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in report.others:
        groups[quantity.why].append(quantity)
    count = len(report.others)
    with st.expander(
        f"{count} other {'number' if count == 1 else 'numbers'}, and why each was not judged", expanded=expanded
    ):
        rows = "".join(
            f"<tr><td>{escape(why[:1].upper() + why[1:])}</td><td>{len(found)}</td>"
            f"<td>{', '.join(look.line(quantity.text) for quantity in found)}</td></tr>"
            for why, found in sorted(groups.items(), key=lambda group: -len(group[1]))
        )
        look.html(f'<table class="plain-table"><tr><th>Why</th><th>How many</th><th>Which</th></tr>{rows}</table>')


def downloads(setting: Setting) -> None:
    """The whole report as files, which are written when their button is pressed."""
    report, context = setting.report, Context(setting.dataset, here())
    name = report.article.slug or "report"
    look.html("<h2>Take the whole check with you</h2>")
    if setting.link is None:
        look.html(
            '<p class="soft">A pasted text stays yours: no link holds it unless you make one. These files do.</p>'
        )
    with st.container(horizontal=True, key="take-report"):
        for form, (label, suffix, mime) in FILES.items():
            st.download_button(
                label,
                partial(FORMATS[form], report, context),
                f"{name}-{form}.{suffix}",
                mime,
                key=f"report-{form}",
                on_click="ignore",
            )
    if setting.link is None:
        carried.offer(report.article)
    look.html(look.source(report.origin))
