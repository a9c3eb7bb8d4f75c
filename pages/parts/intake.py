"""What a reader gives to be checked: words, a page, an address or a file; and what was found in it, to be confirmed."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st

from core import intake, limit
from core.errors import ArticleError
from core.intake import Found
from core.wording import day
from core.workers import Watch
from pages.parts import look

HERE = "Paste the words here, or the code of a whole page …"
HERE_OR_ADDRESS = "Paste the words here, or a web address, or the code of a whole page …"
UPLOAD = "Or choose a file (.txt, .md, .html, .pdf, .docx): it fills the box"
STAYS = "The text stays in this browser session: it is not stored, shared or looked up on the network."
ASKED = "A web address is asked for its page, once and without cookies."
CORRECT = "Not right? Correct title and date with the text, and check again."

MEGABYTES = intake.LARGEST // intake.MEGABYTE
"""Room of an upload."""

_FORWARDED = ("x-forwarded-for", "x-forwarded-host", "forwarded", "via")
"""Headers by which a proxy shows that the reader is somewhere else."""


def reads_addresses() -> bool:
    """True where a web address is fetched: as set, or where nobody but this machine's user can reach the server."""
    headers = {name.lower() for name in st.context.headers}
    own = st.get_option("server.address") in intake.LOOPBACK and headers.isdisjoint(_FORWARDED)
    return intake.allowed(os.environ, own)


def placeholder() -> str:
    """What stands in the empty box."""
    return HERE_OR_ADDRESS if reads_addresses() else HERE


def promise() -> None:
    """What happens to a text."""
    look.html(f'<p class="soft">{STAYS}{f" {ASKED}" if reads_addresses() else ""}</p>')


def of_text(text: str, watch: Watch) -> Found:
    """The article that a reader's words are, or lead to. Raises ``ArticleError`` where there is none."""
    if intake.is_address(text):
        if not reads_addresses():
            raise ArticleError(intake.SWITCHED_OFF)
        return intake.fetched(limit.workers(), text, watch)
    if intake.is_page(text):
        return intake.opened(limit.workers(), text.encode(), "page.html", watch)
    return intake.worded(text)


def of_file(raw: bytes, name: str) -> Found:
    """The article of a chosen file. Raises ``ArticleError`` where there is none."""
    return intake.opened(limit.workers(), raw, name)


def confirm(found: Found, choose: Callable[[date], None]) -> None:
    """What was found about an article, for the reader to confirm. ``choose`` is called with a day that was offered."""
    article = found.article
    named = [f"“{article.title}”" if article.title else "", f"by {article.author}" if article.author else ""]
    told = [f"{' '.join(filter(None, named))}." if any(named) else "", *found.notes]
    said = " ".join(filter(None, told))
    if said:
        look.html(f'<p class="soft found">Found: {escape(said)} {CORRECT}</p>')
    if found.offered is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="offered-date"):
        look.html(f"<p><b>Did it appear on {day(found.offered)}?</b> The text has “{escape(found.words)}”.</p>")
        st.button("Yes, take that day", key="take-offered", on_click=choose, args=(found.offered,))
