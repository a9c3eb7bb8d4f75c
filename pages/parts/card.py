"""The card of one claim, from its flag at the top to what the reader can take away at the bottom."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import escape

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core import claims, doubt, wording
from core.datasets import Dataset
from core.export import FORMATS
from core.export.claimreview import review
from core.model import CheckedClaim, Flag, Judgement, Quantity, Report, Unit
from core.verdict import conclude
from pages.parts import correction, figure, look

FITS_SHOWN = 6
"""Weeks listed on a card for which an undated claim would hold."""


@dataclass(frozen=True)
class Setting:
    """What a card stands in: its report, the data, and the query of a link to it (``None`` for a pasted text)."""

    report: Report
    dataset: Dataset
    link: Mapping[str, str] | None = None


def full(checked: CheckedClaim, setting: Setting, heading: str = "h3") -> Callable[[], None]:
    """The whole card, save the chart and its files: the returned function fills those in.

    Nearly all the time of a page goes into its charts, and readers shall have the verdicts first. The card's anchor is
    the claim's id; the mark in the text is ``text-`` and the id.
    """
    with st.container(border=True, key=f"card-{checked.claim.id}"):
        look.html(*_head(checked, setting.report, heading), _figures(checked))
        picture = st.container()
        look.html(_readings(checked), _notes(checked))
        _working(checked)
        _correction(checked, setting.dataset)
        files = _take_away(checked, setting)
    return partial(_picture, checked, setting, picture, files)


def _picture(checked: CheckedClaim, setting: Setting, picture: DeltaGenerator, files: DeltaGenerator) -> None:
    drawn = claims.figure(checked, setting.dataset)
    if drawn is None:
        return
    with picture:
        figure.chart(drawn, checked.claim.id)
        figure.behind(drawn, setting.report.origin)
    with files:
        figure.files(drawn, setting.report.origin, checked.claim.id)


def brief(checked: CheckedClaim, setting: Setting, elsewhere: bool = False) -> None:
    """Flag, quote and sentence alone, with a button for the rest; without it when the card stands ``elsewhere``."""
    claim = checked.claim
    with st.container(border=True, key=f"card-brief-{claim.id}"):
        if elsewhere:
            look.html(
                "<p>", look.badge(checked.verdict), f' <a href="#{claim.id}">The card is at the top of the page</a></p>'
            )
            return
        look.html(*_head(checked, setting.report, "h3"), "</article>")
        st.button(
            "Chart and working",
            key=f"open-{claim.id}",
            on_click=_open,
            args=(checked, setting),
            icon=":material/expand_more:",
        )


_OPENED = "cards the reader opened"


def opened(checked: CheckedClaim, setting: Setting) -> bool:
    """True when the reader asked for the whole of this card."""
    return (setting.report.article, checked.claim.id) in st.session_state.get(_OPENED, frozenset())


def _open(checked: CheckedClaim, setting: Setting) -> None:
    asked = (setting.report.article, checked.claim.id)
    st.session_state[_OPENED] = st.session_state.get(_OPENED, frozenset()) | {asked}


def _head(checked: CheckedClaim, report: Report, heading: str) -> list[str]:
    """Flag, quote in its sentence, finding, and how the claim was read. Leaves ``<article>`` open."""
    claim = checked.claim
    own = '<span class="soft">your reading</span>' if checked.by_reader else ""
    basis = "chosen by the reader" if claim.period.note == "chosen by the reader" else wording.BASIS[claim.period.basis]
    read = f"{wording.subject_text(claim)} · {wording.period_text(claim.period)} ({basis})"
    return [
        f'<article class="claim flag-{checked.verdict.flag}" id="{claim.id}">',
        f'<div class="top">{look.badge(checked.verdict, heading, claim.text)}{own}',
        f'<a class="soft" href="#text-{claim.id}">Back to the text</a></div>',
        look.quote(checked, report.article.text),
        f'<p class="finding">{escape(checked.finding)}</p>',
        f'<p class="soft">{escape(read[:1].upper() + read[1:])}</p>',
    ]


def _figures(checked: CheckedClaim) -> str:
    """Says, data shows, difference. Closes ``<article>``."""
    shown = [judgement for judgement in checked.judgements if judgement.applies and judgement.evidence.interval]
    if not shown:
        return "</article>"
    stated = claims.stated(checked.claim)
    allows = allowed_text(stated)
    several = len(shown) > 1
    data = "".join(
        f"{escape(wording.measured(j.evidence))}<small>{escape(wording.count_text(j))}</small>" for j in shown
    )
    gaps = [(wording.difference(stated, j.evidence), j) for j in shown]
    gap = "".join(
        f"{escape(words or '–')}" + (f"<small>{escape(wording.count_text(j))}</small>" if several else "")
        for words, j in gaps
    )
    cells = [
        ("The article says", f"{look.line(wording.says(checked.claim))}<small>{escape(allows)}</small>"),
        ("The data shows", data),
    ]
    if any(words for words, _ in gaps):
        cells.append(("Difference", gap))
    body = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in cells)
    return f'<dl class="figures">{body}</dl></article>'


def allowed_text(stated: Quantity) -> str:
    """What the words allow, a digit finer than the figures are shown, so that rounding is seen to matter."""
    low, high = stated.allowed.low, stated.allowed.high
    if stated.unit not in _FINER or math.isinf(low) or math.isinf(high):
        return f"the words allow {wording.bounds(stated.allowed, stated.unit)}"
    return f"the words allow {_FINER[stated.unit](low)} to {_FINER[stated.unit](high)}"


_FINER: dict[str, Callable[[float], str]] = {
    Unit.TOKENS: lambda value: wording.tokens(value, 4),
    Unit.FRACTION: lambda value: f"{100 * value:.4g}%".replace("-", "−"),
    Unit.TIMES: lambda value: wording.significant(value, 4),
}


def _readings(checked: CheckedClaim) -> str:
    """Every count with its figure and the flag it would give alone."""
    if not checked.judgements:
        return ""
    stated = claims.stated(checked.claim)
    rows = "".join(
        _reading(judgement, wording.difference(stated, judgement.evidence)) for judgement in checked.judgements
    )
    heads = ("Counting", "The data shows", "Difference", "Alone it would be")
    head = "".join(f'<th role="columnheader">{name}</th>' for name in heads)
    rule = f'<p class="soft">{escape(checked.claim.scope.rule)}</p>'
    return (
        '<table class="plain-table readings" role="table"><caption>Every way of counting</caption>'
        f'<tr role="row">{head}</tr>{rows}</table>{rule}'
    )


def _reading(judgement: Judgement, gap: str) -> str:
    alone = conclude([replace(judgement, applies=True)])
    part = "decides the flag" if judgement.applies else "for comparison"
    shows = wording.measured(judgement.evidence) if judgement.evidence.interval else judgement.evidence.missing
    cells = (
        f"{escape(wording.capital(wording.count_text(judgement)))}<small>{part}</small>",
        escape(shows),
        escape(gap or "–"),
        f'<span class="alone flag-{alone.flag}">{alone.rating}</span>',
    )
    return '<tr role="row">' + "".join(f'<td role="cell">{cell}</td>' for cell in cells) + "</tr>"


def _notes(checked: CheckedClaim) -> str:
    """Possible slip, odds of chance, weeks that would fit, caveats."""
    notes = []
    if checked.slip:
        notes.append(f'<li class="slip"><b>Possible slip.</b> {escape(checked.slip)}</li>')
    if checked.chance is not None:
        notes.append(f"<li><b>Chance.</b> {escape(chance_text(checked))}</li>")
    if checked.fits:
        weeks = ", ".join(
            wording.period_text(doubt.week(monday)).removeprefix("week of ") for monday in checked.fits[-FITS_SHOWN:]
        )
        more = len(checked.fits) - FITS_SHOWN
        tail = f" and {more} earlier" if more > 0 else ""
        notes.append(f"<li><b>It would hold in the weeks of</b> {escape(weeks + tail)}.</li>")
    notes += [f"<li><b>Note.</b> {escape(caveat[:1].upper() + caveat[1:])}</li>" for caveat in checked.caveats]
    return f'<ul class="notes">{"".join(notes)}</ul>' if notes else ""


def chance_text(checked: CheckedClaim) -> str:
    """How easily the number could have fitted by chance, in a sentence."""
    if checked.chance is None:
        return ""
    if checked.chance == 0:
        return "No other week or subject nearby would have fitted."
    share = wording.percent(checked.chance, 0) if checked.chance >= 0.01 else "Under 1%"
    said = f"{share} of other weeks and subjects nearby would also have fitted."
    if checked.chance >= doubt.LIKELY and checked.verdict.flag is Flag.VERIFIED:
        return f"{said} So that this one fits says little."
    return said


def _working(checked: CheckedClaim) -> None:
    """The steps and the rows of every count, in the order of the table above."""
    worked = [judgement for judgement in checked.judgements if judgement.evidence.steps]
    if not worked:
        return
    with st.expander("How we checked, line by line"):
        for judgement in worked:
            steps = "".join(f"<li>{escape(step)}</li>" for step in judgement.evidence.steps)
            look.html(f"<p><b>{escape(wording.capital(wording.count_text(judgement)))}</b></p><ol>{steps}</ol>")
            if judgement.evidence.rows:
                st.dataframe(
                    rows(judgement),
                    hide_index=True,
                    column_config={"Tokens": st.column_config.NumberColumn(format="localized")},
                    height=min(38 + 35 * len(judgement.evidence.rows), 300),
                    alt="The rows of the data that entered this figure",
                )


def rows(judgement: Judgement) -> pd.DataFrame:
    """The rows behind a figure: ``Model``, ``From`` (first day of its week, or its day), ``Tokens``."""
    return pd.DataFrame(
        [(row.model, row.when, row.tokens) for row in judgement.evidence.rows], columns=["Model", "From", "Tokens"]
    )


def _correction(checked: CheckedClaim, dataset: Dataset) -> None:
    claim_id = checked.claim.id
    with st.expander("Read it another way", key=f"correct-open-{claim_id}", on_change="rerun") as chosen:
        if chosen.open:
            correction.form(checked, dataset)


def _take_away(checked: CheckedClaim, setting: Setting) -> DeltaGenerator:
    """Link, CSV and ClaimReview of this one claim; gives the row of their buttons, for those of the chart."""
    claim_id, alone = checked.claim.id, replace(setting.report, claims=(checked,), others=())
    row = st.container(horizontal=True, vertical_alignment="center", key=f"take-{claim_id}")
    with row:
        if setting.link is not None:
            own = {key: value for key, value in setting.link.items() if value}
            st.page_link(
                "pages/article.py",
                label="Link to this claim",
                icon=":material/link:",
                query_params={**own, "claim": claim_id},
            )
        st.download_button(
            "CSV",
            partial(FORMATS["csv"], alone),
            f"{claim_id}.csv",
            "text/csv",
            key=f"claim-csv-{claim_id}",
            on_click="ignore",
        )
        if checked.verdict.flag is not Flag.UNCHECKABLE:
            st.download_button(
                "ClaimReview",
                lambda: json.dumps(review(checked, setting.report), ensure_ascii=False, indent=2),
                f"{claim_id}.json",
                "application/ld+json",
                key=f"claim-review-{claim_id}",
                on_click="ignore",
            )
    return row
