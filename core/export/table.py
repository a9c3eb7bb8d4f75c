"""The report as CSV: a row per number, claims first, for a spreadsheet."""

from __future__ import annotations

import csv
import io

from core.export.json import to_object
from core.model import Report

COLUMNS = (
    "id", "kind", "text", "start", "end", "subject", "other", "value", "unit", "low", "high", "comparator",
    "first", "last", "flag", "rating", "finding", "charted", "named", "all", "why", "source",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(report: Report) -> str:
    """Rows in reading order. Cells that a spreadsheet would run as a formula are quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    content = to_object(report)
    source = content["data"]["source"]
    for claim in content["claims"]:
        readings = {r["count"]: _interval(r["low"], r["high"]) for r in reversed(claim["readings"]) if not r["label"]}
        writer.writerow(_safe({**claim, **claim["period"], **readings, "source": source}))
    for number in content["other_numbers"]:
        writer.writerow(_safe({**number, "source": ""}))
    return out.getvalue().rstrip("\n")


def _interval(low: float | None, high: float | None) -> str:
    if low == high:
        return "" if low is None else f"{low:.6g}"
    return f"{'' if low is None else f'{low:.6g}'}..{'' if high is None else f'{high:.6g}'}"


def _safe(row: dict[str, object]) -> dict[str, object]:
    return {key: _cell(value) if isinstance(value, str) else value for key, value in row.items()}


def _cell(text: str) -> str:
    """A cell no spreadsheet runs, with one kind of line break: a bare carriage return would go unquoted."""
    guarded = f"'{text}" if text.startswith(_FORMULA) else text
    return "\n".join(guarded.splitlines()) if "\r" in guarded else guarded
