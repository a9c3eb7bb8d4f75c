"""The reader's own reading of a claim: other sides, another count, period, baseline or comparator, kept in the link.

A reading is one query parameter, named by the claim, with its fields between bars in the order of ``Correction``:
``c3=country:US|named||~||``. An empty field, or one left out at the end, stays as the article was read. Only values
that the form offers are taken from a link; a parameter with anything else in it is ignored.
"""

from __future__ import annotations

import zlib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from html import escape
from typing import TypeVar

import streamlit as st

from core import doubt, wording
from core.check import check_claim
from core.datasets import Dataset
from core.datasets.catalogue import catalogue
from core.extract.hedges import WORD_MARGIN, Rule, allowed
from core.extract.lexicon import named, regions
from core.model import (
    PLATFORM,
    UNDATED,
    Baseline,
    Basis,
    CheckedClaim,
    Claim,
    Comparator,
    Count,
    Entity,
    EntityKind,
    Grain,
    Period,
    Quantity,
    Report,
    Scope,
    Stance,
    Unit,
)
from core.resolve.scope import rescoped
from pages.parts import look

COUNTRIES = ("Chinese", "US", "French", "German", "Canadian", "Korean")
"""The countries that labs.csv names, as the lexicon spells them, most tokens first."""

Choice = TypeVar("Choice")

RULE = "The reader chose this count."
COUNTS = (Count.CHARTED, Count.NAMED, Count.ALL)
COMPARATORS = {
    Comparator.EQUAL: ("as printed", Rule.PLAIN),
    Comparator.ABOUT: ("about", Rule.ABOUT),
    Comparator.OVER: ("more than", Rule.OVER),
    Comparator.UNDER: ("less than", Rule.UNDER),
}
MEANT = {comparator: words for comparator, (words, _) in COMPARATORS.items()} | {
    Comparator.AT_LEAST: "at least",
    Comparator.AT_MOST: "at most",
}
MEASURED = frozenset({Unit.TOKENS, Unit.FRACTION, Unit.POINTS, Unit.TIMES})
"""Units in which "about" and "more than" change what a number allows; a rank or a week is what it is."""


FEWEST, MOST = 4, 6
"""Fields of a link: the first ones could not yet change the other side and the baseline."""


@dataclass(frozen=True)
class Correction:
    """What a reader changes about a claim; ``None`` leaves it as it was read."""

    subject: Entity | None = None
    count: Count | None = None
    period: Period | None = None
    comparator: Comparator | None = None
    other: Entity | None = None
    baseline: Period | None = None

    def to_link(self) -> str:
        """The value of the query parameter; "" for no change at all."""
        fields = (
            self.subject.id if self.subject else "",
            str(self.count or ""),
            _dates(self.period) if self.period else "",
            str(self.comparator or ""),
            self.other.id if self.other else "",
            _dates(self.baseline) if self.baseline else "",
        )
        return "|".join(fields) if any(fields) else ""


def from_link(value: str, dataset: Dataset) -> Correction | None:
    """The correction that a link carries; ``None`` when it is not one that the form could have made."""
    fields = value.split("|")
    if not FEWEST <= len(fields) <= MOST or not any(fields):
        return None
    subject, count, period, comparator, other, baseline = fields + [""] * (MOST - len(fields))
    who = {entity.id: entity for entity in subjects(dataset)}
    when = {_dates(choice): choice for choice in periods(dataset)}
    try:
        return Correction(
            _offered(subject, who),
            _offered(count, {str(choice): choice for choice in COUNTS}),
            _offered(period, when),
            _offered(comparator, {str(choice): choice for choice in COMPARATORS}),
            _offered(other, who),
            _offered(baseline, when),
        )
    except KeyError:
        return None


def _offered(field: str, choices: Mapping[str, Choice]) -> Choice | None:
    """The choice that a field of the link names, ``None`` for an empty one; ``KeyError`` for anything else."""
    return choices[field] if field else None


def corrected(claim: Claim, correction: Correction) -> Claim:
    """The claim as the reader reads it. A reason against checking stays only where the words are no assertion."""
    if correction.period is not None:
        claim = _moved(claim, correction.period)
    if correction.comparator is not None and claim.quantity.unit in MEASURED:
        claim = replace(claim, quantity=_compared(claim, correction.comparator))
    if correction.subject is not None:
        share = claim.quantity.unit in (Unit.FRACTION, Unit.POINTS)
        claim = replace(claim, scope=rescoped(claim.scope, claim.subject, correction.subject, share=share))
    if correction.count is not None:
        claim = replace(claim, scope=Scope((correction.count,), RULE, of=claim.scope.of))
    if correction.baseline is not None and compares_times(claim):
        claim = replace(claim, baseline=Baseline(correction.baseline))
    if correction.other is not None and compares_sides(claim):
        claim = replace(claim, other=correction.other)
    return replace(
        claim,
        subject=correction.subject or claim.subject,
        blocked="" if claim.stance is Stance.ASSERTED else claim.blocked,
    )


def compares_sides(claim: Claim) -> bool:
    """True for a claim that sets its subject against another side."""
    return claim.other is not None or claim.kind in ("multiple", "difference")


def compares_times(claim: Claim) -> bool:
    """True for a claim that is measured from an earlier period."""
    return claim.kind in ("growth", "contribution")


def _moved(claim: Claim, period: Period) -> Claim:
    """The claim over another period; from week to week a baseline keeps its distance."""
    if period.grain is Grain.WEEK and period.first is not None:
        claim = doubt.moved(claim, period.first)
    return replace(claim, period=period)


def _compared(claim: Claim, comparator: Comparator) -> Quantity:
    quantity = claim.quantity
    half = quantity.step / 2 or WORD_MARGIN * abs(quantity.value)
    interval = allowed(quantity.value, quantity.value, half, COMPARATORS[comparator][1])
    return replace(quantity, comparator=comparator, allowed=interval, rounded=False)


def with_readings(report: Report, dataset: Dataset, params: Mapping[str, str]) -> Report:
    """The report with every claim that the link corrects judged anew and marked as the reader's."""
    return replace(report, claims=tuple(_reread(checked, dataset, params) for checked in report.claims))


def _reread(checked: CheckedClaim, dataset: Dataset, params: Mapping[str, str]) -> CheckedClaim:
    correction = from_link(params.get(checked.claim.id, ""), dataset)
    if correction is None:
        return checked
    return replace(check_claim(corrected(checked.claim, correction), dataset), by_reader=True)


@lru_cache(maxsize=4)
def subjects(dataset: Dataset) -> tuple[Entity, ...]:
    """Everybody whose tokens the data can sum: the platform, countries, regions, weights, labs, models."""
    labs = dataset.labs[~dataset.labs["author"].isin(dataset.lab_of)]
    models = sorted(catalogue(dataset).names)
    return (
        PLATFORM,
        *(Entity(EntityKind.COUNTRY, named(word).key, named(word).name) for word in COUNTRIES),
        *(Entity(EntityKind.COUNTRY, key, name) for key, name in regions().items()),
        *(Entity(EntityKind.WEIGHTS, key, f"{key}-weight models") for key in ("open", "closed")),
        *(Entity(EntityKind.LAB, author, name) for author, name in zip(labs["author"], labs["name"], strict=True)),
        *(Entity(EntityKind.MODEL, key, named(key).name or key) for key in models),
    )


@lru_cache(maxsize=4)
def periods(dataset: Dataset) -> tuple[Period, ...]:
    """Every published week, latest first, then the months and years that the data reaches."""
    months = sorted({(week.year, week.month) for week in dataset.weeks}, reverse=True)
    years = sorted({week.year for week in dataset.weeks}, reverse=True)
    note = "chosen by the reader"
    return (
        *(replace(doubt.week(monday), note=note) for monday in reversed(dataset.weeks)),
        *(
            Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Basis.STATED, Grain.MONTH, note)
            for year, month in months
        ),
        *(Period(date(year, 1, 1), date(year, 12, 31), Basis.STATED, Grain.YEAR, note) for year in years),
    )


def _dates(period: Period) -> str:
    return f"{period.first}..{period.last}"


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


def chips(checked: CheckedClaim, dataset: Dataset) -> None:
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
        _word("on")
        said = [wording.SHORT[count].format(n=claim.scope.top) for count in claim.scope.counts]
        _choice(
            checked,
            dataset,
            "count",
            " and ".join(said),
            "Which models are counted",
            {count: wording.capital(wording.COUNTS[count]) for count in COUNTS},
            inferred=len(said) > 1,
        )
        if claim.quantity.unit in MEASURED:
            meant = "about, being round" if claim.quantity.rounded else MEANT[claim.quantity.comparator]
            _word("meant")
            _choice(
                checked,
                dataset,
                "comparator",
                meant,
                "The number is meant",
                {comparator: words for comparator, (words, _) in COMPARATORS.items()},
                inferred=claim.quantity.rounded,
            )
        if checked.by_reader:
            st.button(
                "Back to the article’s own reading",
                key=f"restore-{id_}",
                type="tertiary",
                icon=":material/undo:",
                on_click=_keep,
                args=(id_, Correction()),
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
