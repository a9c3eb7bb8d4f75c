"""What pages say in HTML of their own: the style sheet, flags and tallies. Every word of an article is escaped here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

import streamlit as st

from core import wording
from core.errors import DataError
from core.export.text import ICONS
from core.model import CheckedClaim, Flag, Origin, Report, Span, Verdict

STYLE = Path(__file__).with_name("style.css")

FLAGS = {
    Flag.VERIFIED: "verified",
    Flag.DEPENDS: "verified on one count",
    Flag.UNVERIFIED: "not verified",
    Flag.UNCHECKABLE: "can't check",
}
"""Each flag in words, for the middle of a sentence."""


LISTED = 60
"""Claims in the list on top of a result."""

ERROR, WARNING = "error", "warning"
"""Kinds of message: nothing can be shown, or something is missing from what is shown."""


def style() -> None:
    """Put the style sheet on the page. Once a run, before anything that needs it."""
    st.html(STYLE)


def page(body: Callable[[], None]) -> None:
    """Draw a page in this project's style. A broken snapshot is answered in plain words, not with a traceback."""
    style()
    try:
        body()
    except DataError as error:
        message(str(error))


def html(*parts: str) -> None:
    """Write HTML whose every foreign word has been escaped; nothing where there is none."""
    body = "".join(parts)
    if body:
        st.html(body)


def message(text: str, kind: str = ERROR) -> None:
    """Something that went wrong. It may repeat what came from outside, so it is shown as it is.

    Streamlit's own messages are Markdown, in which an address becomes a link however it is escaped.
    """
    html(f'<p class="message {kind}" role="alert">{escape(text)}</p>')


def line(text: str) -> str:
    """Words of an article on one line, escaped."""
    return escape(" ".join(text.split()))


def badge(verdict: Verdict, tag: str = "span", of: str = "") -> str:
    """A flag with its icon and its word. ``of`` says for a screen reader what is flagged."""
    icon = f'<span aria-hidden="true">{ICONS[verdict.flag]}</span>'
    unseen = f'<span class="unseen">: {line(of)}</span>' if of else ""
    return f'<{tag} class="verdict flag-{verdict.flag}">{icon} {verdict.rating}{unseen}</{tag}>'


def quote(checked: CheckedClaim, text: str) -> str:
    """A claim's sentence with the number marked in it."""
    sentence, span = checked.claim.sentence, checked.claim.span
    around = sentence.join(span)
    before, after = Span(around.start, span.start).of(text), Span(span.end, around.end).of(text)
    mark = f'<mark class="flag-{checked.verdict.flag}">{line(span.of(text))}</mark>'
    return f'<blockquote class="quote">“{_kept(before)}{mark}{_kept(after)}”</blockquote>'


def _kept(text: str) -> str:
    """Escaped words with a space left at either end where there was one."""
    return f"{' ' if text[:1].isspace() else ''}{line(text)}{' ' if text.strip() and text[-1:].isspace() else ''}"


def flags(claims: Iterable[CheckedClaim]) -> dict[Flag, int]:
    """How many claims carry each flag, flags in their fixed order, none left out."""
    counted = Counter(checked.verdict.flag for checked in claims)
    return {flag: counted[flag] for flag in Flag}


def tally(report: Report) -> str:
    """A bar and its legend that account for every number of the article."""
    counted = flags(report.claims)
    bar = "".join(f'<i class="flag-{flag}" style="flex:{count}"></i>' for flag, count in counted.items() if count)
    if report.others:
        bar += f'<i style="flex:{len(report.others)}"></i>'
    legend = "".join(
        f'<li class="flag-{flag}"><b>{ICONS[flag]} {count}</b> {FLAGS[flag]}</li>' for flag, count in counted.items()
    )
    legend += f"<li><b>{len(report.others)}</b> other {'number' if len(report.others) == 1 else 'numbers'}</li>"
    return f'<div class="tally" aria-hidden="true">{bar}</div><ul class="legend">{legend}</ul>'


def verdicts(report: Report) -> str:
    """A line for every claim that leads to its card: flag, the number, whose and when, the data's figure."""
    lines = "".join(
        f'<li class="flag-{checked.verdict.flag}"><a href="#{checked.claim.id}">'
        f'<span class="rating">{ICONS[checked.verdict.flag]} {checked.verdict.rating}</span> '
        f"<b>{line(checked.claim.text)}</b> "
        f"<span>{escape(wording.whose_and_when(checked.claim))}</span> "
        f"<span>{escape(wording.data_in_short(checked))}</span></a></li>"
        for checked in report.claims[:LISTED]
    )
    more = len(report.claims) - LISTED
    rest = f'<p class="soft">and {more} more below</p>' if more > 0 else ""
    return f'<ol class="verdicts">{lines}</ol>{rest}' if lines else ""


def source(origin: Origin) -> str:
    """The line that goes under every figure: citation with as-of date and licence."""
    licence = f'<a href="{escape(origin.licence_url)}" target="_blank" rel="noopener">the licence</a>'
    return f'<p class="source">{escape(origin.citation)} ({licence})</p>'
