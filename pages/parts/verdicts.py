"""The list of verdicts: a line for every number, which opens its card in place. Only what is opened is drawn.

Each line is a fragment of its own, so that opening one draws nothing else anew.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import streamlit as st

from core import wording
from core.export.words import ICONS
from core.model import Article, CheckedClaim, Flag, Rating, Report
from pages.parts import card, look
from pages.parts.card import Setting

AT_ONCE = 30
"""Lines shown at first; those after them follow when asked for."""

TONES = {Flag.VERIFIED: "green", Flag.DEPENDS: "orange", Flag.UNVERIFIED: "red", Flag.UNCHECKABLE: "gray"}
"""The flags' colours under the names that Streamlit's Markdown has for them; config.toml sets their tones."""

SHORT = {Flag.VERIFIED: "right", Flag.DEPENDS: "on one count", Flag.UNVERIFIED: "missed", Flag.UNCHECKABLE: "open"}
"""The flags on the buttons of the filter."""

IN_TEXT, MISSES = "Text order", "Misses first"

_FIRST = (
    Rating.CONTRADICTED,
    Rating.OVERSTATED,
    Rating.UNDERSTATED,
    Rating.ONE_COUNT,
    Rating.UNCHECKABLE,
    Rating.VERIFIED,
)
_ASKED, _FOLLOWED = "lines asked for", "claim followed"


def show(setting: Setting, chosen: Sequence[CheckedClaim]) -> None:
    """A line for each of the claims that were chosen."""
    report = setting.report
    asked = st.session_state.get(_ASKED, {}).get(mark(report.article), AT_ONCE)
    with st.container(gap=None, key="verdicts"):
        for checked in chosen[:asked]:
            _line(checked, setting)
    if len(chosen) > asked:
        _more(report, asked, len(chosen) - asked)


def mark(article: Article) -> str:
    """What tells the lines of one article from those of another that is shown after it."""
    return article.slug or f"{zlib.crc32(article.text.encode('utf-8', 'replace')):x}"


def key(report: Report, claim_id: str) -> str:
    """The key of a claim's line; what the session holds under it is whether it is open."""
    return f"line-{claim_id}-{mark(report.article)}"


def _follow(report: Report, focus: str) -> None:
    """Open the line that a link names, once: afterwards the reader may close it."""
    followed = (mark(report.article), focus)
    if focus and st.session_state.get(_FOLLOWED) != followed:
        st.session_state[key(report, focus)] = True
    st.session_state[_FOLLOWED] = followed


def choose(report: Report, focus: str) -> list[CheckedClaim]:
    """The claims to list, of the flags and in the order that the reader wants.

    ``focus`` is the claim that a link names: its line comes first whatever is wanted, and is opened once.
    """
    _follow(report, focus)
    counted = {flag: count for flag, count in look.flags(report.claims).items() if count}
    flags: Sequence[Flag] = tuple(counted)
    order = IN_TEXT
    if len(counted) > 1:
        with st.container(horizontal=True, key="sorting", gap="small", vertical_alignment="center"):
            flags = (
                st.pills(
                    "Show only",
                    tuple(counted),
                    selection_mode="multi",
                    format_func=lambda flag: f"{ICONS[flag]} {counted[flag]} {SHORT[flag]}",
                    key=f"flags-{mark(report.article)}",
                    wrap=True,
                    label_visibility="collapsed",
                )
                or flags
            )
            order = st.segmented_control(
                "Order",
                (IN_TEXT, MISSES),
                default=IN_TEXT,
                required=True,
                key=f"order-{mark(report.article)}",
                label_visibility="collapsed",
            )
    found = [checked for checked in report.claims if checked.verdict.flag in flags or checked.claim.id == focus]
    if order == MISSES:
        found.sort(key=lambda checked: _FIRST.index(checked.verdict.rating))
    return sorted(found, key=lambda checked: checked.claim.id != focus)


@st.fragment
def _line(checked: CheckedClaim, setting: Setting) -> None:
    """One line and, where it is open, its card. The anchor is what the marks of the text lead to."""
    claim_id = checked.claim.id
    look.html(f'<i class="anchor" id="line-{claim_id}"></i>')
    line = st.expander(label(checked), key=key(setting.report, claim_id), on_change="rerun")
    if line.open:
        with line:
            card.show(checked, setting)


def label(checked: CheckedClaim) -> str:
    """The line as Markdown: verdict, number, whose and when, the data's figure; foreign words are ``look.tame``."""
    verdict, claim = checked.verdict, checked.claim
    said = f":{TONES[verdict.flag]}[**{ICONS[verdict.flag]} {verdict.rating}**] **{look.tame(wording.says(claim))}**"
    about = [wording.whose_and_when(claim), wording.data_in_short(checked), "your reading" if checked.by_reader else ""]
    return f"{said} *{' · '.join(look.tame(part) for part in about if part)}*"


def _more(report: Report, asked: int, left: int) -> None:
    """A button for the next lines, where ``left`` are not shown yet."""

    def ask() -> None:
        st.session_state[_ASKED] = {mark(report.article): asked + AT_ONCE}

    st.button(
        f"Show the next {min(left, AT_ONCE)} of {left} more",
        key="more-lines",
        on_click=ask,
        icon=":material/expand_more:",
    )
