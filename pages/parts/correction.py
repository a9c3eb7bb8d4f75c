"""The reader's own reading of a claim: other sides, another count, period, baseline or comparator, kept in the link.

A reading is one query parameter, named by the claim, with its fields between bars in the order of ``Correction``:
``c3=country:US|named||~||``. An empty field, or one left out at the end, stays as the article was read. Only values
that the form offers are taken from a link; a parameter with anything else in it is ignored.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from core import doubt
from core.checking import check_claim
from core.datasets import Dataset
from core.datasets.catalogue import catalogue
from core.extract.names.lexicon import named, regions
from core.extract.numbers.hedges import WORD_MARGIN, Rule, allowed
from core.model import (
    PLATFORM,
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
from core.resolve.count import rescoped

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
