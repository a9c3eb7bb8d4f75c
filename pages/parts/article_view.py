"""A checked article: the tally, the text with its marks, and every claim's card beside its paragraph."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape

import streamlit as st

from core import wording
from core.articles import paragraphs
from core.export import FORMATS
from core.export.text import ICONS
from core.model import CheckedClaim, Flag, Quantity, Report, Span
from pages.parts import card, look
from pages.parts.card import Setting

AT_ONCE = 30
"""Cards shown at first; the paragraphs after them follow when asked for."""

WHOLE = 1
"""Cards with charts drawn at first; those after them are brief until asked for: the list on top has every answer."""

Later = list[Callable[[], None]]
"""What fills in the charts once everything else of a page is there."""

_DRAWING = threading.Lock()
"""One chart of the whole server is drawn at a time, so that those who wait for verdicts come before all charts."""

SUFFIXES = {"json": "application/json", "csv": "text/csv", "html": "text/html", "claimreview": "application/ld+json"}

_ASKED = "cards asked for of "

_HEADING = re.compile(r"^#{1,6} +")


def show(setting: Setting, focus: str = "") -> None:
    """The whole view. ``focus`` is the claim whose card stands on top, before the text."""
    report = setting.report
    summary(report)
    if report.unread:
        look.message(wording.unread_text(report), look.WARNING)
    if not report.claims:
        _nothing(report, shared=setting.link is not None)
        return
    charts: Later = []
    focused = next((checked for checked in report.claims if checked.claim.id == focus), None)
    if focused is not None:
        look.html("<h2>The claim you followed a link to</h2>")
        charts.append(card.full(focused, setting))
    look.html("<h2>The article, number by number</h2>")
    chosen = _filter(report)
    charts += _paragraphs(setting, chosen, focused)
    others(report)
    downloads(report, shared=setting.link is not None)
    for draw in charts:
        with _DRAWING:
            draw()


def summary(report: Report) -> None:
    """The answer in a sentence, a line for every claim, and what became of all other numbers."""
    total = len(report.claims) + len(report.others)
    if not total:
        return
    said = "number" if total == 1 else "numbers"
    made = {0: "none is a claim", 1: "1 is a claim"}.get(len(report.claims), f"{len(report.claims)} are claims")
    look.html(
        f'<p class="sum">{escape(wording.sum_up(report))}</p>' if report.claims else "",
        look.verdicts(report),
        f"<p><b>{total} {said}</b> in this text, every one accounted for: {made} that can be put beside the data.</p>",
        look.tally(report),
    )


def _nothing(report: Report, shared: bool) -> None:
    why = (
        "no number in this text is about token usage on OpenRouter, which is all that this data can speak to. "
        "Below is what became of each number."
        if report.others
        else "there is no number in this text."
    )
    st.info(f"There is nothing to check here, and that is fine: {why}", icon=":material/sentiment_calm:")
    st.page_link("pages/method.py", label="What can be checked, with examples", icon=":material/rule:")
    text = report.article.text
    look.html('<div class="text">', *(_paragraph(escape(span.of(text))) for span in paragraphs(text)), "</div>")
    others(report, expanded=True)
    downloads(report, shared)


def _filter(report: Report) -> tuple[Flag, ...]:
    """The flags whose cards the reader wants to see; all of them when none is chosen."""
    present = [flag for flag, count in look.flags(report.claims).items() if count]
    if len(present) < 2:
        return tuple(present)
    counted = look.flags(report.claims)
    chosen = st.pills(
        "Show only",
        present,
        selection_mode="multi",
        format_func=lambda flag: f"{ICONS[flag]} {look.FLAGS[flag].capitalize()} ({counted[flag]})",
        key=f"flags-{report.article.slug}",
    )
    return tuple(chosen or present)


def _paragraphs(setting: Setting, chosen: Sequence[Flag], focused: CheckedClaim | None) -> Later:
    """Paragraph by paragraph: its text on the left, its cards on the right; on a phone one under the other.

    Gives what fills in the charts of the cards.
    """
    report = setting.report
    asked, drawn, shown = st.session_state.get(_ASKED + report.article.slug, AT_ONCE), 0, 0
    charts: Later = []
    for number, (text, found) in enumerate(_blocks(report, chosen)):
        if shown >= asked:
            _more(report, asked, sum(checked.verdict.flag in chosen for checked in report.claims) - shown)
            break
        shown += len(found)
        if not found:
            look.html(f'<div class="text between">{text}</div>')
            continue
        left, right = st.columns([5, 6], gap="medium")
        with left, st.container(key=f"paragraph-{number}"):
            look.html(f'<div class="text">{text}</div>')
        with right:
            for checked in found:
                if checked is focused:
                    card.brief(checked, setting, elsewhere=True)
                elif drawn < WHOLE or card.opened(checked, setting):
                    charts.append(card.full(checked, setting))
                    drawn += 1
                else:
                    card.brief(checked, setting)
    return charts


def _more(report: Report, asked: int, left: int) -> None:
    """A button for the next cards, where ``left`` are not shown yet."""
    look.html(f'<p class="soft">The article goes on, with {left} more {"claim" if left == 1 else "claims"}.</p>')
    st.button(
        f"Show the next {min(left, AT_ONCE)}",
        key="more-cards",
        on_click=lambda: st.session_state.update({_ASKED + report.article.slug: asked + AT_ONCE}),
        icon=":material/expand_more:",
    )


def _blocks(report: Report, chosen: Sequence[Flag]) -> Iterator[tuple[str, list[CheckedClaim]]]:
    """Paragraphs as HTML with their cards; those between them that have none to show run together."""
    text = report.article.text
    spans = paragraphs(text, [checked.claim.span for checked in report.claims])
    held: dict[int, list[CheckedClaim]] = defaultdict(list)
    for checked in report.claims:
        held[_home(spans, checked.claim.span)].append(checked)
    waiting = ""
    for place, span in enumerate(spans):
        paragraph = marked(text, span, held[place], chosen)
        found = [checked for checked in held[place] if checked.verdict.flag in chosen]
        if not found:
            waiting += paragraph
            continue
        if waiting:
            yield waiting, []
            waiting = ""
        yield paragraph, found
    if waiting:
        yield waiting, []


def _home(spans: Sequence[Span], of: Span) -> int:
    """The paragraph in which a claim begins."""
    return next(place for place, span in enumerate(spans) if of.start < span.end)


def marked(text: str, span: Span, found: Sequence[CheckedClaim], chosen: Sequence[Flag]) -> str:
    """A paragraph with its claims marked; those whose cards are shown link to them."""
    at, parts = span.start, []
    for checked in sorted(found, key=lambda checked: checked.claim.span):
        claim = checked.claim
        parts += [escape(text[at : claim.span.start]), _mark(checked, text, checked.verdict.flag in chosen)]
        at = claim.span.end
    return _paragraph("".join(parts) + escape(text[at : max(at, span.end)]))


def _mark(checked: CheckedClaim, text: str, linked: bool) -> str:
    claim, words = checked.claim, escape(checked.claim.span.of(text))
    if not linked:
        return words
    label = f"{look.line(claim.text)}: {checked.verdict.rating}. To its card."
    link = f'id="text-{claim.id}" href="#{claim.id}" aria-label="{label}"'
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


def downloads(report: Report, shared: bool) -> None:
    """The whole report as files; ``shared`` when there is a link to it as well."""
    name = report.article.slug or "report"
    look.html("<h2>Take the whole check with you</h2>")
    if not shared:
        look.html('<p class="soft">No link holds a pasted text, so that it stays yours. These files do.</p>')
    with st.container(horizontal=True, key="take-report"):
        for form, mime in SUFFIXES.items():
            suffix = "json" if form == "claimreview" else form
            label = {"claimreview": "ClaimReview"}.get(form, form.upper())
            st.download_button(
                label,
                partial(FORMATS[form], report),
                f"{name}-{form}.{suffix}",
                mime,
                key=f"report-{form}",
                on_click="ignore",
            )
    look.html(look.source(report.origin))
