"""A Data API on this machine: it answers as OpenRouter documents, and misbehaves when a test says how."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from werkzeug import Request, Response

from core.datasets.snapshot import COLUMNS, describe
from core.refresh.client import PATH

KEY = "sk-or-v1-0123456789abcdef"
AS_OF = date(2026, 10, 11)
"""Of the snapshot that ``home`` makes."""

MODELS = ("acme/alpha-1", "acme/beta-2:free", "zeta/gamma-20260101", "stealth/cloud")
FIRST, LAST = date(2026, 8, 31), date(2026, 10, 9)
"""Days of that snapshot: a Monday, and a Friday."""

Rows = dict[str, int]
Fault = Callable[[Request], Response | None]


def rows(day: date) -> Rows:
    """An ordinary day: made-up tokens, a little more each day, the rest last."""
    amounts = {model: 10**9 // place + day.toordinal() for place, model in enumerate(MODELS, start=1)}
    return {**amounts, "other": 5 * 10**7 + day.toordinal()}


def history(first: date = FIRST, last: date = LAST) -> dict[date, Rows]:
    """Ordinary days."""
    return {day: rows(day) for n in range((last - first).days + 1) if (day := first + timedelta(days=n))}


def home(folder: Path, days: dict[date, Rows] | None = None, as_of: date = AS_OF) -> Path:
    """A home folder with one snapshot in use."""
    days = history() if days is None else days
    snapshot = folder / as_of.isoformat()
    snapshot.mkdir(parents=True)
    lines = [f"{day},{model},{tokens}" for day, row in days.items() for model, tokens in row.items()]
    texts = {
        "daily.csv": lines,
        "weekly_totals.csv": ["2024-03-04,18615617242,20250303,", "2026-08-31,,,77"],
        "labs.csv": ["acme,Acme,US,", "zeta,Zeta,CN,", "stealth,cloaked,,a model without its maker"],
        "models.csv": [f"{model},closed,made up," for model in MODELS],
        "cloaked.csv": ["stealth/cloud,zeta/delta-1,zeta,2026-10-01,made up"],
        "renames.csv": ["acme/old,acme/alpha-1,made up"],
        "caveats.csv": ["2026-09-01,2026-09-02,,Made up.,for a test"],
    }
    entries = {}
    for name, text in texts.items():
        data = "\n".join([",".join(COLUMNS[name]), *text, ""]).encode()
        (snapshot / name).write_bytes(data)
        entries[name] = describe(data, len(text))
    manifest = {
        "source": "OpenRouter rankings",
        "producer": "OpenRouter, Inc.",
        "endpoint": "https://openrouter.ai/api/v1/datasets/rankings-daily",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "citation": f"Source: OpenRouter (openrouter.ai/rankings), as of {as_of}. Licensed under CC BY 4.0.",
        "as_of": as_of.isoformat(),
        "obtained": "daily.csv: made up. labs.csv and models.csv: made up as well.",
        "gaps": ["2025-06-15 was never published."],
        "files": entries,
    }
    (snapshot / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (folder / "current").write_text(f"{as_of}\n", "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, but for the lock."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != ".lock")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@dataclass
class Source:
    """What the server has, what it was asked, and how it misbehaves: a fault for each call, as long as there are any.

    A fault is handed the request; what it returns is the answer, and ``None`` leaves the call to be answered well.
    """

    days: dict[date, Rows] = field(default_factory=history)
    as_of: str = "2026-10-12T00:27:00Z"
    end: date = date(2026, 10, 11)
    faults: list[Fault] = field(default_factory=list)
    calls: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, request: Request) -> Response:
        asked = request.args["start_date"], request.args["end_date"]
        self.calls.append(asked)
        if self.faults and (answer := self.faults.pop(0)(request)) is not None:
            return answer
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return refusal(401, "No auth credentials found")
        first, last = map(date.fromisoformat, asked)
        if first < date(2025, 1, 1) or (last - first).days >= 366:
            return refusal(400, "Invalid date range")
        return Response(json.dumps(self.answer(first, last)), content_type="application/json")

    def answer(self, first: date, last: date) -> dict[str, object]:
        """The JSON of a good answer."""
        end = min(last, self.end)
        listed = [
            {"date": day.isoformat(), "model_permaslug": model, "total_tokens": str(tokens)}
            for day, row in sorted(self.days.items())
            if first <= day <= end
            for model, tokens in row.items()
        ]
        meta = {"as_of": self.as_of, "version": "v1", "start_date": str(first), "end_date": str(end)}
        return {"data": listed, "meta": meta}


def refusal(code: int, message: str, **headers: str) -> Response:
    """An error as the API words it."""
    body = json.dumps({"error": {"code": code, "message": message}})
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(body, code, named, content_type="application/json")


def refused(code: int, message: str = "made up", **headers: str) -> Fault:
    """A call that is refused."""
    return lambda request: refusal(code, message, **headers)


def cut(request: Request) -> Response:
    """An answer whose line breaks in the middle."""
    answer = Response('{"data": [{"date": "2026-', content_type="application/json")
    answer.headers["Content-Length"] = "100000"
    return answer


def fine(request: Request) -> None:
    """No fault."""


__all__ = ["AS_OF", "FIRST", "KEY", "LAST", "MODELS", "PATH", "Source", "contents", "cut", "fine", "history", "home"]
__all__ += ["refusal", "refused", "rows"]
