"""What pages say in HTML of their own: the style sheet, flags and tallies. Every word of an article is escaped here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from core.errors import DataError
from core.export.words import ICONS
from core.model import CheckedClaim, Flag, Origin, Report, Span, Verdict
from core.wording.terms import GLOSSARY, NAME

STYLE = Path(__file__).with_name("style.css")
SCRIPT = Path(__file__).with_name("page.js")

ERROR, WARNING = "error", "warning"
"""Kinds of message: nothing can be shown, or something is missing from what is shown."""


def style() -> None:
    """Put the style sheet and the script on the page. Once a run, before anything that needs them."""
    st.html(STYLE)
    st.html(f"<script>{SCRIPT.read_text('utf-8')}</script>", unsafe_allow_javascript=True)


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
    return escape(plain(text))


def plain(text: str) -> str:
    """Words of an article on one line, not escaped."""
    return " ".join(text.split())


def badge(verdict: Verdict, tag: str = "span", of: str = "") -> str:
    """A flag with its icon and its word. ``of`` says for a screen reader what is flagged."""
    icon = f'<span aria-hidden="true">{ICONS[verdict.flag]}</span>'
    unseen = f'<span class="unseen">: {line(of)}</span>' if of else ""
    return f'<{tag} class="verdict flag-{verdict.flag}">{icon} {verdict.rating}{unseen}</{tag}>'


def quote(checked: CheckedClaim, text: str, behind: str = "") -> str:
    """A claim's sentence with the number marked in it, and HTML ``behind`` it."""
    sentence, span = checked.claim.sentence, checked.claim.span
    around = sentence.join(span)
    before, after = Span(around.start, span.start).of(text), Span(span.end, around.end).of(text)
    if not checked.claim.unread:
        before, after = _last_words(before), _first_words(after)
    mark = f'<mark class="flag-{checked.verdict.flag}">{line(span.of(text))}</mark>'
    unread = checked.claim.unread
    return f'<blockquote class="quote">“{_doubted(before, unread)}{mark}{_doubted(after, unread)}”{behind}</blockquote>'


NEAR = 90
"""Letters of a sentence on either side of its number that a card quotes; the text beside it has the rest."""


def _last_words(text: str) -> str:
    return text if len(text) <= NEAR else f"… {text[-NEAR:].partition(' ')[2]}"


def _first_words(text: str) -> str:
    return text if len(text) <= NEAR else f"{text[:NEAR].rpartition(' ')[0]} …"


def _doubted(text: str, unread: Sequence[str]) -> str:
    """Escaped words, those marked that turn the sentence and could not be read."""
    if not unread:
        return _kept(text)
    words = "|".join(re.escape(word) for word in sorted(unread, key=len, reverse=True))
    parts = re.split(rf"\b({words})\b", text, flags=re.IGNORECASE)
    marked = (f'<u class="unread">{line(part)}</u>' if place % 2 else _kept(part) for place, part in enumerate(parts))
    return "".join(marked)


def _kept(text: str) -> str:
    """Escaped words with a space left at either end where there was one."""
    return f"{' ' if text[:1].isspace() else ''}{line(text)}{' ' if text.strip() and text[-1:].isspace() else ''}"


_WEB = re.compile(r"www\.", re.IGNORECASE)


def tame(text: str) -> str:
    """Words for a label, which Streamlit reads as Markdown: whatever could become markup or an address is left out.

    To escape it would not do: an address becomes a link however it is escaped.
    """
    kept = "".join(sign if sign.isalnum() or sign in " %.,–−-+×’·()&" else " " for sign in text)
    return " ".join(_WEB.sub("www ", kept).split())


def focus_on_sum(once: str) -> None:
    """Move the keyboard, and with it a screen reader, to the answer; once for each ``once``, a plain word."""
    st.html(
        f'<script data-once="{escape(once)}">window.summed?.("{escape(once)}")</script>', unsafe_allow_javascript=True
    )


def heading(text: str) -> None:
    """The page's title where it is a reader's own, which Streamlit would read as Markdown."""
    html(f'<h1 class="title">{line(text)}</h1>')


def window(title: str) -> None:
    """What the browser calls the page: what it is about, and the program's name."""
    st.set_page_config(page_title=f"{title} · {NAME}")


def glossary() -> str:
    """What the words mean, for the tooltip of one of Streamlit's own parts."""
    return "\n\n".join(f"**{word}**: {meaning}" for word, meaning in GLOSSARY.items())


def flags(claims: Iterable[CheckedClaim]) -> dict[Flag, int]:
    """How many claims carry each flag, flags in their fixed order, none left out."""
    counted = Counter(checked.verdict.flag for checked in claims)
    return {flag: counted[flag] for flag in Flag}


def tally(report: Report) -> str:
    """A bar that accounts for every number of the article; the sentence beside it says the same."""
    counted = flags(report.claims)
    bar = "".join(f'<i class="flag-{flag}" style="flex:{count}"></i>' for flag, count in counted.items() if count)
    if report.others:
        bar += f'<i style="flex:{len(report.others)}"></i>'
    return f'<div class="tally" aria-hidden="true">{bar}</div>'


def source(origin: Origin) -> str:
    """The line that goes under every figure: citation with as-of date and licence."""
    licence = f'<a href="{escape(origin.licence_url)}" target="_blank" rel="noopener">the licence</a>'
    return f'<p class="source">{escape(origin.citation)} ({licence})</p>'
