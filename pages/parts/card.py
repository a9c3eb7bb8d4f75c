"""The card of one claim, from its quote to what the reader can take away. Each thing is said once."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from urllib.parse import urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from core import claims, doubt, wording
from core.charts import Figure
from core.datasets import Dataset
from core.export import HERE
from core.export.claimreview import review
from core.export.table import rows_to_csv, to_csv
from core.model import CheckedClaim, Flag, Judgement, Quantity, Report, Unit
from core.verdict import conclude
from pages.parts import chips, figure, handing, look

FITS_SHOWN = 6
"""Weeks listed on a card for which an undated claim would hold."""


_DRAWING = threading.Lock()
"""One chart of the whole server is drawn at a time, so that those who wait for verdicts come before all charts."""


@dataclass(frozen=True)
class Setting:
    """What a card stands in: its report, the data, and the query of a link to it (``None`` for a pasted text)."""

    report: Report
    dataset: Dataset
    link: Mapping[str, str] | None = None


def show(checked: CheckedClaim, setting: Setting) -> None:
    """The whole card below its line, which already says the verdict and the number.

    The card's anchor is the claim's id; the mark in the text is ``text-`` and the id.
    """
    drawn = claims.figure(checked, setting.dataset)
    with st.container(key=f"card-{checked.claim.id}", gap="xxsmall"):
        look.html(*_head(checked, setting.report))
        chips.show(checked, setting.dataset)
        if drawn is not None:
            with _DRAWING:
                figure.chart(drawn, setting.report.origin, checked.claim.id)
        look.html(_why(checked))
        _working(checked, drawn)
        _take_away(checked, setting, drawn)


def _head(checked: CheckedClaim, report: Report) -> list[str]:
    """The quote in its sentence, and the finding."""
    claim = checked.claim
    own = ' <span class="soft">(your reading)</span>' if checked.by_reader else ""
    return [
        f'<article class="claim flag-{checked.verdict.flag}" id="{claim.id}">',
        f'<h2 class="unseen">{checked.verdict.rating}: {look.line(claim.text)}</h2>',
        look.quote(checked, report.article.text, f' <a class="back" href="#text-{claim.id}">Back to the text</a>'),
        f'<p class="finding">{escape(checked.finding)}{own}</p></article>',
    ]


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
    said = look.line(wording.says(checked.claim))
    allows = f'<p class="soft">The article says “{said}”; {escape(allowed_text(stated))}.</p>'
    return (
        '<table class="plain-table readings" role="table"><caption>Every way of counting</caption>'
        f'<tr role="row">{head}</tr>{rows}</table>{allows}'
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


def _why(checked: CheckedClaim) -> str:
    """Why it was counted so, and what else to know: possible slip, odds of chance, weeks that would fit, caveats."""
    notes = [f"<li><b>Why so counted.</b> {escape(checked.claim.scope.rule)}</li>"] if checked.judgements else []
    if checked.slip:
        notes.append(f'<li class="slip"><b>Possible slip.</b> {escape(checked.slip)}</li>')
    if _is_likely(checked):
        notes.append(_chance(checked))
    if checked.fits:
        weeks = ", ".join(
            wording.period_text(doubt.week(monday)).removeprefix("week of ") for monday in checked.fits[-FITS_SHOWN:]
        )
        more = len(checked.fits) - FITS_SHOWN
        tail = f" and {more} earlier" if more > 0 else ""
        notes.append(f"<li><b>It would hold in the weeks of</b> {escape(weeks + tail)}.</li>")
    if not checked.judgements:
        notes += [_note(caveat) for caveat in checked.caveats]
    return f'<ul class="notes">{"".join(notes)}</ul>' if notes else ""


def _is_likely(checked: CheckedClaim) -> bool:
    """True where so much else would have fitted that it has to be said at once."""
    return checked.chance is not None and checked.chance >= doubt.LIKELY


def _chance(checked: CheckedClaim) -> str:
    return f"<li><b>Chance.</b> {escape(chance_text(checked))}</li>"


def _note(caveat: str) -> str:
    return f"<li><b>Note.</b> {escape(wording.capital(caveat))}</li>"


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


def _working(checked: CheckedClaim, drawn: Figure | None) -> None:
    """Every way of counting, the steps and the rows of each, and the numbers of the chart; written when opened."""
    worked = [judgement for judgement in checked.judgements if judgement.evidence.steps]
    if not checked.judgements and drawn is None:
        return
    opened = st.expander(
        "Every way of counting, notes, and the working", key=f"working-{checked.claim.id}", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        look.html(_readings(checked))
        more = [_note(caveat) for caveat in checked.caveats if checked.judgements]
        if checked.chance is not None and not _is_likely(checked):
            more.append(_chance(checked))
        if more:
            look.html(f'<ul class="notes">{"".join(more)}</ul>')
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
        if drawn is not None:
            look.html("<p><b>The numbers behind the chart</b></p>")
            figure.numbers(drawn)


def rows(judgement: Judgement) -> pd.DataFrame:
    """The rows behind a figure: ``Model``, ``From`` (first day of its week, or its day), ``Tokens``."""
    return pd.DataFrame(
        [(row.model, row.when, row.tokens) for row in judgement.evidence.rows], columns=["Model", "From", "Tokens"]
    )


def _take_away(checked: CheckedClaim, setting: Setting, drawn: Figure | None) -> None:
    """What the reader can hand on: link and verdict to copy, and files; written when opened."""
    claim_id, alone = checked.claim.id, replace(setting.report, claims=(checked,), others=())
    opened = st.expander("Link, sentence to quote, picture, files", key=f"take-open-{claim_id}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        handing.offer(checked, setting.report, setting.link, drawn)
        with st.container(horizontal=True, key=f"take-{claim_id}"):
            st.download_button(
                "CSV",
                partial(to_csv, alone),
                f"{claim_id}.csv",
                "text/csv",
                key=f"claim-csv-{claim_id}",
                on_click="ignore",
            )
            if any(judgement.evidence.rows for judgement in checked.judgements):
                st.download_button(
                    "Rows (CSV)",
                    partial(rows_to_csv, checked, setting.report.origin),
                    f"{claim_id}-rows.csv",
                    "text/csv",
                    key=f"claim-rows-{claim_id}",
                    on_click="ignore",
                )
            if checked.verdict.flag is not Flag.UNCHECKABLE:
                st.download_button(
                    "ClaimReview",
                    lambda: json.dumps(review(checked, setting.report, here()), ensure_ascii=False, indent=2),
                    f"{claim_id}.json",
                    "application/ld+json",
                    key=f"claim-review-{claim_id}",
                    on_click="ignore",
                )
            if drawn is not None:
                figure.files(drawn, setting.report.origin, claim_id)


def here() -> str:
    """The address of the page that is shown, which holds the reviews that are taken from it."""
    shown = urlsplit(st.context.url or HERE)
    return urlunsplit((shown.scheme, shown.netloc, shown.path, shown.query, ""))
