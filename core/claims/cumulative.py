"""Cumulative volume: tokens added up over a stretch nobody names ("an analysis of over 100 trillion tokens").

The running total is computed and shown, but there is nothing to hold it against until the text says which period was
added up; so the verdict is "can't check", with the date on which the total was reached.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from core import charts
from core.claims import drawing
from core.claims.frame import SMALLEST, claim
from core.claims.questions import Question
from core.datasets import Dataset
from core.language.grammar import rule
from core.model import (
    PLATFORM,
    UNDATED,
    Basis,
    CheckedClaim,
    Claim,
    Count,
    Grain,
    Measure,
    Period,
    Query,
    Scope,
    Statement,
    TimeRole,
    Turn,
    Unit,
)
from core.resolve.structure.counts import RULES
from core.wording import tokens

if TYPE_CHECKING:
    from core.charts import Figure

EXAMPLES = (
    ("OpenRouter's own study rests on an analysis of over 100 trillion tokens.", "platform", 100e12),
    ("Since its launch OpenRouter has routed 500 trillion tokens in total.", "platform", 500e12),
)
COUNTEREXAMPLES = ("OpenRouter handled 28.9T tokens in the week ending May 24, 2026.",)
READS: frozenset[Turn] = frozenset({Turn.TOTAL, Turn.YEAR, Turn.TOGETHER})

UNSAID = "The text does not say which period these tokens were added up over."
SAMPLE = "This is the size of a study's sample, and the text does not say which part of the platform's traffic it is."
HISTORY = Period(date(2024, 3, 4), date(2100, 1, 1), Basis.INFERRED, Grain.YEAR, "everything published so far")
"""The claim is undated; the running total is asked for from the first archived week to the last published one."""

_ANALYSIS = r"analy[sz](?!ts?\b)\w+"  # analysts are people
_STUDY = rule(
    rf"\b(?:stud(?:y|ies)|{_ANALYSIS}|report|survey|corpus|dataset|examin\w+|based on|bases?|sample|metadata|"
    r"telescope)\b"
)
_CORPUS = rule(
    rf"\b(?:stud(?:y|ies)|{_ANALYSIS}|report|survey|corpus|dataset|examin\w+|review\w+|based on|bases?|rests? on|"
    r"draws? on|drawn from|sample|metadata)\b[^;]{0,80}$|"
    r"\b(?:since (?:its )?(?:launch|founding|inception)|cumulative(?:ly)?|all[- ]time|to date|in total|lifetime)\b"
)
_CORPUS_AFTER = rule(
    r"^ ?(?:tokens? )?(?:of (?:anonymi[sz]ed |real[- ]world |actual |llm )*"
    r"(?:traffic|usage|data|metadata|interactions?|requests)|"
    r"study\b|token study\b|dataset\b|telescope\b|in total\b|to date\b|"
    r"(?:were |was )?(?:analy[sz]ed|studied|examined))|"
    r"^[^.;]{0,60}\b(?:in total|to date|since (?:its )?(?:launch|founding|inception)|cumulatively)\b"
)
_RECORD = rule(r"\b(?:highest|largest|biggest|busiest|most|record)\b[^.;]{0,30}\bto date\b")


_SUMS_UP = rule(r"^in total, [^;]{0,200}$")
"""Opening a sentence about somebody, "in total" sums up what went before and no lifetime."""


def find(statement: Statement) -> Claim | None:
    """The claim of this kind that the statement makes, or ``None``."""
    quantity = statement.quantity
    hyphened = quantity.unit == "" and quantity.value >= 1e12 and "-token" in statement.tail[:8]  # "100T-token study"
    if not (quantity.unit == Unit.TOKENS or hyphened) or quantity.value < SMALLEST:
        return None
    if quantity.per is not None or not statement.on_topic:
        return None
    total_after = _CORPUS_AFTER.search(statement.tail) is not None and not _RECORD.search(statement.tail)
    if not total_after and not _CORPUS.search(statement.lead):
        return None
    if _SUMS_UP.search(statement.lead) and statement.subject not in (None, PLATFORM):
        return None
    sample = _STUDY.search(statement.lead + statement.tail) is not None
    if not sample and not total_after and _is_dated(statement):
        return None
    return claim(
        replace(statement, subject=PLATFORM),
        "cumulative",
        replace(quantity, unit=Unit.TOKENS),
        other=None,
        baseline=None,
        period=UNDATED,
        scope=Scope((Count.ALL,), RULES["whole"]),
        blocked=SAMPLE if sample else UNSAID,
    )


def _is_dated(statement: Statement) -> bool:
    roles = (TimeRole.WHEN, TimeRole.NOW)
    return any(time.role in roles and time.period.known for time in statement.sentence.times)


def queries(made: Claim) -> tuple[Question, ...]:
    """What to ask the data about the claim."""
    return (Question(Query(Measure.VOLUME, PLATFORM, Count.ALL, HISTORY), label="everything published so far"),)


AFTER = timedelta(weeks=12)
"""How far a running total is drawn past the claimed one."""


def chart(checked: CheckedClaim, dataset: Dataset) -> Figure | None:
    """The running total of everything published, beside the claimed total."""
    weeks = list(drawing.weekly(dataset, queries(checked.claim)[0].query, dataset.earliest, dataset.end))
    totals = list(accumulate(interval.low for _, interval in weeks))
    level = checked.claim.quantity.value
    reached = next((monday for (monday, _), total in zip(weeks, totals, strict=True) if total >= level), None)
    title = (
        f"All published weeks together passed {tokens(level)} in {reached:%B %Y}"
        if reached
        else f"All published weeks together: {tokens(totals[-1])}"
    )
    shown = reached + AFTER if reached else dataset.end
    rows = [
        (monday, total, total, "OpenRouter")
        for (monday, _), total in zip(weeks, totals, strict=True)
        if monday <= shown
    ]
    return drawing.drawn(
        charts.trend,
        checked,
        charts.frame(("week", "low", "high", "who"), rows),
        f"Running total of tokens since {weeks[0][0]:%B %Y}; gaps are weeks that were never published",
        title=title,
        subject="OpenRouter",
        claimed=drawing.claimed(checked),
    )
