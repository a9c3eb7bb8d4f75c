"""Every noun of the program. Values only: frozen, comparable, free of any library but the standard one."""

from __future__ import annotations

from core.model.claim import CHART_SIZE, Baseline, Claim, Count, Scope
from core.model.entity import PLATFORM, Entity, EntityKind, Mention
from core.model.evidence import Evidence, Measure, Query, Row, Working
from core.model.number import Comparator, Quantity, Unit
from core.model.report import Article, Origin, Repeat, Report
from core.model.sentence import Reading, Sentence, Stance
from core.model.statement import Statement, Turn, TurningWord
from core.model.text import Span
from core.model.time import UNDATED, Basis, Grain, Period, Time, TimeRole, Window
from core.model.verdict import CheckedClaim, Fit, Fitting, Flag, Judgement, Rating, Verdict

__all__ = [
    "CHART_SIZE",
    "PLATFORM",
    "UNDATED",
    "Article",
    "Baseline",
    "Basis",
    "CheckedClaim",
    "Claim",
    "Comparator",
    "Count",
    "Entity",
    "EntityKind",
    "Evidence",
    "Fit",
    "Fitting",
    "Flag",
    "Grain",
    "Judgement",
    "Measure",
    "Mention",
    "Origin",
    "Period",
    "Quantity",
    "Query",
    "Rating",
    "Reading",
    "Repeat",
    "Report",
    "Row",
    "Scope",
    "Sentence",
    "Span",
    "Stance",
    "Statement",
    "Time",
    "TimeRole",
    "Turn",
    "TurningWord",
    "Unit",
    "Verdict",
    "Window",
    "Working",
]
