"""Tables for a spreadsheet: a row per number of a report, and the rows of the data behind one claim.

They begin with a byte order mark, by which a spreadsheet knows UTF-8, say comparators in words, and hold no cell that a
spreadsheet would run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.export.json import to_object
from core.export.words import COMPARATORS
from core.model import CheckedClaim, Comparator, Origin, Report
from core.wording import count_text

COLUMNS = (
    "id", "kind", "text", "start", "end", "subject", "other", "value", "unit", "low", "high", "comparator",
    "first", "last", "flag", "rating", "finding", "charted", "named", "all", "why", "source", "by_reader",
)  # fmt: skip
ROWS = ("claim", "counting", "model", "from", "tokens", "source")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARK = "\ufeff"


def to_csv(report: Report) -> str:
    """Rows in reading order. Cells that a spreadsheet would run as a formula are quoted with an apostrophe."""
    return table(COLUMNS, rows(report))


def rows(report: Report) -> Iterator[dict[str, object]]:
    """A row per number, claims first: what ``to_csv`` writes."""
    content = to_object(report)
    source = content["data"]["source"]
    for claim in content["claims"]:
        readings = {r["count"]: _interval(r["low"], r["high"]) for r in reversed(claim["readings"]) if not r["label"]}
        yield {**claim, **claim["period"], **readings, **_words(claim), "source": source}
    for number in content["other_numbers"]:
        yield {**number, **_words(number), "source": ""}


def rows_to_csv(checked: CheckedClaim, origin: Origin) -> str:
    """The rows of the data that entered the figures of one claim, with the count that they were taken for."""
    found = (
        {
            "claim": checked.claim.id,
            "counting": count_text(judgement),
            "model": row.model,
            "from": row.when.isoformat(),
            "tokens": f"{row.tokens:.0f}",
            "source": origin.citation,
        }
        for judgement in checked.judgements
        for row in judgement.evidence.rows
    )
    return table(ROWS, found)


def table(columns: Sequence[str], found: Iterable[Mapping[str, object]]) -> str:
    """Rows under their heads, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(safe(row) for row in found)
    return _MARK + out.getvalue().rstrip("\n")


def _words(number: Mapping[str, str]) -> dict[str, str]:
    return {"comparator": COMPARATORS[Comparator(number["comparator"])]}


def _interval(low: float | None, high: float | None) -> str:
    if low == high:
        return "" if low is None else f"{low:.6g}"
    return f"{'' if low is None else f'{low:.6g}'}..{'' if high is None else f'{high:.6g}'}"


def safe(row: Mapping[str, object]) -> dict[str, object]:
    """The row without cells that a spreadsheet would run."""
    return {key: _cell(value) if isinstance(value, str) else value for key, value in row.items()}


def _cell(text: str) -> str:
    """A cell no spreadsheet runs, with one kind of line break: a bare carriage return would go unquoted."""
    guarded = f"'{text}" if text.startswith(_FORMULA) else text
    return "\n".join(guarded.splitlines()) if "\r" in guarded else guarded
