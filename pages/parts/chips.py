"""The reading of a claim as chips, each of which changes one part of it; the verdict follows at once."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from html import escape

import streamlit as st

from core import wording
from core.datasets import Dataset
from core.model import UNDATED, Basis, CheckedClaim, Entity, Period
from pages.parts import look
from pages.parts.correction import (
    COMPARATORS,
    COUNTS,
    MEANT,
    MEASURED,
    Choice,
    Correction,
    compares_sides,
    compares_times,
    from_link,
    periods,
    subjects,
)

FEW = 6
"""Choices up to which all are shown at once."""

_REREAD = "a reading was changed"

LEADS = {
    "share": "share of",
    "rank": "place of",
    "places": "places of",
    "growth": "change of",
    "multiple": "tokens of",
    "contribution": "part of the growth from",
    "streak": "run of",
}
"""What the chips begin with, by the kind of claim; "tokens of" for all others."""


def show(checked: CheckedClaim, dataset: Dataset) -> None:
    """How the claim was read, each part a button that changes it; a dashed one was worked out and not stated."""
    if st.session_state.pop(_REREAD, False):
        st.rerun()  # a card is drawn by itself, and the list and the sum above it have to follow its new reading
    claim, id_ = checked.claim, checked.claim.id
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"chips-{id_}"):
        _word(f"Read as: {LEADS.get(claim.kind, 'tokens of')}")
        _somebody(checked, "subject", "Whose tokens", claim.subject, dataset)
        if compares_sides(claim):
            _word("against")
            _somebody(checked, "other", "Against whose", claim.other, dataset)
        _word("in")
        _sometime(checked, "period", "When", claim.period, dataset)
        if compares_times(claim):
            _word("measured from")
            _sometime(
                checked, "baseline", "Measured from", claim.baseline.period if claim.baseline else UNDATED, dataset
            )
        _counting(checked, dataset)
        if claim.quantity.unit in MEASURED:
            _meant(checked, dataset)
        if checked.by_reader:
            st.button(
                "Back to the article’s own reading",
                key=f"restore-{id_}",
                type="tertiary",
                icon=":material/undo:",
                on_click=_keep,
                args=(id_, Correction()),
            )


def _counting(checked: CheckedClaim, dataset: Dataset) -> None:
    scope = checked.claim.scope
    said = [wording.SHORT[count].format(n=scope.top) for count in scope.counts]
    _word("on")
    _choice(
        checked,
        dataset,
        "count",
        " and ".join(said),
        "Which models are counted",
        {count: wording.capital(wording.COUNTS[count]) for count in COUNTS},
        inferred=len(said) > 1,
    )


def _meant(checked: CheckedClaim, dataset: Dataset) -> None:
    quantity = checked.claim.quantity
    _word("meant")
    _choice(
        checked,
        dataset,
        "comparator",
        "about, being round" if quantity.rounded else MEANT[quantity.comparator],
        "The number is meant",
        {comparator: words for comparator, (words, _) in COMPARATORS.items()},
        inferred=quantity.rounded,
    )


def _word(text: str) -> None:
    st.html(f'<span class="soft">{escape(text)}</span>', width="content")


def _somebody(checked: CheckedClaim, part: str, label: str, read: Entity | None, dataset: Dataset) -> None:
    """A choice among everybody whose tokens the data can sum."""
    offered = {entity: entity.name for entity in subjects(dataset)}
    _choice(checked, dataset, part, (read.name or read.id) if read else "nobody", label, offered, inferred=read is None)


def _sometime(checked: CheckedClaim, part: str, label: str, read: Period, dataset: Dataset) -> None:
    """A choice among the periods that the data reaches."""
    offered = {period: wording.capital(wording.period_text(period)) for period in periods(dataset)}
    _choice(checked, dataset, part, wording.short_period(read), label, offered, inferred=read.basis is not Basis.STATED)


def _choice(
    checked: CheckedClaim,
    dataset: Dataset,
    part: str,
    shown: str,
    label: str,
    offered: Mapping[Choice, str],
    *,
    inferred: bool,
) -> None:
    """A chip that opens on the choices for one part of the reading. What is chosen there is judged at once."""
    made = st.query_params.get(checked.claim.id, "")
    key = f"{part}-{checked.claim.id}-{zlib.crc32(made.encode()):x}"
    chip = f"chip-{'inferred' if inferred else 'stated'}-{key}"
    with st.popover(look.tame(shown), key=chip, help=look.glossary() if part == "count" else None):
        choose = st.selectbox if len(offered) > FEW else st.radio
        choose(
            label,
            tuple(offered),
            index=None,
            format_func=lambda one: offered[one],
            key=key,
            on_change=_chosen,
            args=(checked.claim.id, part, key, dataset),
        )


def _chosen(claim_id: str, part: str, key: str, dataset: Dataset) -> None:
    """Change one part of the reading that the link holds."""
    held = from_link(st.query_params.get(claim_id, ""), dataset) or Correction()
    _keep(claim_id, replace(held, **{part: st.session_state[key]}))


def _keep(claim_id: str, correction: Correction) -> None:
    """Put the reading into the address, or take it out, and have the whole page follow."""
    value = correction.to_link()
    if value:
        st.query_params[claim_id] = value
    else:
        st.query_params.pop(claim_id, None)
    st.session_state[_REREAD] = True
