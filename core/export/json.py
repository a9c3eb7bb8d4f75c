"""The JSON contract that other programs rely on. Keys are only ever added.

``start`` and ``end`` index the text as given, and ``sentence`` is a stretch of it; ``text`` holds the words as a reader
sees them, without the tags, marks and line breaks that may stand between.
"""

from __future__ import annotations

import json
import math
from typing import Any

from core.interval import Interval
from core.model import CheckedClaim, Count, Judgement, Period, Quantity, Report

VERSION = "1.0"
"""Of ``data/schema/report.schema.json``: the second number goes up when a key is added, the first never should."""


def to_json(report: Report) -> str:
    """The report as one JSON object, two-space indented, non-ASCII kept."""
    return json.dumps(to_object(report), ensure_ascii=False, indent=2, allow_nan=False)


def to_object(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries and lists. Values are in base units, dates ISO, open ends ``None``."""
    article, origin = report.article, report.origin
    again = {repeat.span for repeat in report.repeats}
    return {
        "version": VERSION,
        "article": {
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
            "author": article.author,
            "publisher": article.publisher,
        },
        "data": {
            "source": origin.citation,
            "as_of": origin.as_of.isoformat(),
            "licence": origin.licence,
            "first": report.first.isoformat(),
            "last": report.last.isoformat(),
        },
        "claims": sorted([*_claims(report), *_repeats(report)], key=lambda claim: int(claim["start"])),
        "fits": [
            {"first": fit.first.isoformat(), "last": fit.last.isoformat(), "claims": list(fit.claims), "of": fit.of}
            for fit in report.fits
        ],
        "other_numbers": [_other(quantity) for quantity in report.others if quantity.span not in again],
        "unread": [{"start": span.start, "end": span.end, "text": span.of(article.text)} for span in report.unread],
    }


def _claims(report: Report) -> list[dict[str, Any]]:
    return [{**_claim(checked, report.article.text), "repeats": None} for checked in report.claims]


def _repeats(report: Report) -> list[dict[str, Any]]:
    """Claims said again word for word, each with the reading of the first and its id under ``repeats``."""
    text, first = report.article.text, {checked.claim.id: checked for checked in report.claims}
    return [
        {
            **_claim(first[repeat.first], text),
            "id": f"{repeat.first}-{number}",
            "text": repeat.span.of(text),
            "start": repeat.span.start,
            "end": repeat.span.end,
            "sentence": repeat.sentence.of(text),
            "repeats": repeat.first,
        }
        for number, repeat in enumerate(report.repeats, start=2)
    ]


def _claim(checked: CheckedClaim, text: str) -> dict[str, Any]:
    claim, quantity = checked.claim, checked.claim.quantity
    return {
        "id": claim.id,
        "kind": claim.kind,
        "text": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "sentence": claim.sentence.of(text),
        "subject": claim.subject.id,
        "other": claim.other.id if claim.other else None,
        "value": _finite(quantity.value),
        "unit": str(quantity.unit),
        **_ends(quantity.allowed),
        "comparator": str(quantity.comparator),
        "period": _period(claim.period),
        "baseline": _baseline(checked),
        "flag": str(checked.verdict.flag),
        "rating": str(checked.verdict.rating),
        "reason": checked.verdict.reason,
        "finding": checked.finding,
        "caveats": list(checked.caveats),
        "readings": [_reading(judgement) for judgement in checked.judgements],
        "stance": str(claim.stance),
        "speaker": claim.speaker,
        "rule": claim.scope.rule,
        "slip": checked.slip,
        "chance": checked.chance,
        "fits": [monday.isoformat() for monday in checked.fits],
        "unread": list(claim.unread),
        "by_reader": checked.by_reader,
    }


def _reading(judgement: Judgement) -> dict[str, Any]:
    query, evidence = judgement.query, judgement.evidence
    count = f"top{query.top}" if query.count is Count.TOP else str(query.count)
    return {
        "count": count,
        **(_ends(evidence.interval) if evidence.interval else {"low": None, "high": None}),
        "unit": evidence.unit,
        "rating": str(judgement.fit),
        "steps": list(evidence.steps) or ([evidence.missing] if evidence.missing else []),
        "applies": judgement.applies,
        "label": judgement.label,
        "window": _window(judgement),
    }


def _window(judgement: Judgement) -> dict[str, str | None]:
    """The days that a reading was tried on, and why; the question's own period where the words admit no other."""
    period, window = judgement.query.period, judgement.window
    first, last = (window.first, window.last) if window else (period.first, period.last)
    return {
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "why": window.why if window else period.note or "the days that the text names",
    }


def _baseline(checked: CheckedClaim) -> dict[str, Any] | None:
    baseline = checked.claim.baseline
    if baseline is None:
        return None
    return {"value": None, "period": _period(baseline.period)}  # a number given for then is a claim of its own


def _period(period: Period) -> dict[str, Any]:
    return {
        "first": period.first.isoformat() if period.first else None,
        "last": period.last.isoformat() if period.last else None,
        "basis": str(period.basis),
    }


def _other(quantity: Quantity) -> dict[str, Any]:
    dated = quantity.form if quantity.unit == "date" else None
    return {
        "text": quantity.text,
        "start": quantity.span.start,
        "end": quantity.span.end,
        "value": dated or _finite(quantity.value),
        "unit": str(quantity.unit) or None,
        "comparator": str(quantity.comparator),
        "why": quantity.why,
        **_ends(quantity.allowed),
    }


def _ends(interval: Interval) -> dict[str, float | None]:
    return {"low": _finite(interval.low), "high": _finite(interval.high)}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
