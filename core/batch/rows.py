"""A report as rows: one for its article, one for each of its claims. Every format has the same columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from core import limit
from core.export.json import to_object
from core.model import Article, Flag, Report, Span
from core.workers import Watch, Workers

Row = Mapping[str, Any]

CLAIMS: dict[str, type] = {
    "article": str, "id": str, "kind": str, "text": str, "start": int, "end": int, "sentence": str, "subject": str,
    "other": str, "value": float, "unit": str, "low": float, "high": float, "comparator": str, "first": str,
    "last": str, "basis": str, "flag": str, "rating": str, "reason": str, "finding": str, "charted_low": float,
    "charted_high": float, "named_low": float, "named_high": float, "all_low": float, "all_high": float,
    "stance": str, "speaker": str, "slip": str, "repeats": str,
}  # fmt: skip
ARTICLES: dict[str, type] = {
    "article": str, "title": str, "published": str, "url": str, "author": str, "characters": int, "claims": int,
    "verified": int, "depends": int, "unverified": int, "uncheckable": int, "other_numbers": int, "unread": int,
    "notes": str, "as_of": str,
}  # fmt: skip
ASIDE: dict[str, type] = {"article": str, "reason": str}
"""Columns of each table with the types of their values; a value may be missing."""


def rows(workers: Workers, article: Article, folder: Path | None) -> tuple[Row, list[Row]]:
    """The row of an article and those of its claims, from a worker. Raises as ``core.limit.report`` does."""
    return limit.within(workers, article, partial(_rows, folder=folder))


def _rows(article: Article, unread: Sequence[Span], watch: Watch, folder: Path | None) -> tuple[Row, list[Row]]:
    report = limit.checked(article, unread, watch, folder)
    return _article(report), [_claim(claim) for claim in to_object(report)["claims"]]


def _article(report: Report) -> Row:
    article = report.article
    flags = [checked.verdict.flag for checked in report.claims]
    return {
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "author": article.author,
        "characters": len(article.text),
        "claims": len(report.claims),
        **{str(flag): flags.count(flag) for flag in Flag},
        "other_numbers": len(report.others),
        "unread": len(report.unread),
        "as_of": report.origin.as_of.isoformat(),
    }


def _claim(claim: dict[str, Any]) -> Row:
    ends: dict[str, float | None] = {}
    for reading in reversed(claim["readings"]):
        if not reading["label"]:
            ends |= {f"{reading['count']}_{end}": reading[end] for end in ("low", "high")}
    whole = {**claim, **claim["period"], **ends}
    return {name: whole.get(name) for name in CLAIMS if name != "article"}
