"""An answer of the feed, checked row by row and day by day before anything of it is believed.

Two outcomes are told apart. What no good answer can hold (a row twice, a negative number, a day that was not asked
for) makes the whole answer unusable: ``RefreshError``. A day that is merely not complete is left out, with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

from core.datasets.snapshot import ABSURD, DAILY_NAMED, REST
from core.errors import RefreshError
from core.language.grammar import pattern

BY_FAR = 2
"""A day with fewer rows or tokens than its neighbours' median divided by this is not complete.

No published day came near it: totals lie between 0.75 and 1.26 times that median, and every day has 51 rows.
"""

NEIGHBOURS = 3
"""Days on either side that a day is compared with."""

_SLUG = pattern(r"[A-Za-z0-9_.~+-]{1,100}/[A-Za-z0-9_.~:+-]{1,200}")
_TOKENS = pattern(r"[0-9]{1,16}")

Day = Mapping[str, int]
"""Tokens by slug, and under ``other`` those of all the rest."""

Span = tuple[date, date]
"""First and last day asked for, inclusive."""


@dataclass(frozen=True)
class Page:
    """One answer, every row of it checked. ``as_of`` is when the figures were drawn up, ``end`` their last day."""

    as_of: datetime
    version: str
    end: date
    days: Mapping[date, Day]

    @property
    def vintage(self) -> tuple[date, str]:
        """Pages of one vintage may stand together in a snapshot."""
        return self.as_of.date(), self.version


def page(answer: bytes, span: Span) -> Page:
    """The answer to a question about ``span``. Raises ``RefreshError``, naming the row, for anything out of order."""
    try:
        content = json.loads(answer)
        data, meta = content["data"], content["meta"]
        as_of, end = _moment(meta["as_of"]), _day(meta["end_date"])
        version = str(meta["version"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise RefreshError(f"The answer is not the JSON that the Data API describes ({_named(error)}).") from None
    if not isinstance(data, list):
        raise RefreshError("The answer is not the JSON that the Data API describes (data is no list).")
    return Page(as_of, version, end, _days(data, span))


def written(answered: Page) -> bytes:
    """A page as an answer again, so that it can be kept and read with the same checks."""
    data = [
        {"date": day.isoformat(), "model_permaslug": slug, "total_tokens": str(tokens)}
        for day, rows in answered.days.items()
        for slug, tokens in rows.items()
    ]
    meta = {
        "as_of": answered.as_of.isoformat(),
        "version": answered.version,
        "start_date": min(answered.days, default=answered.end).isoformat(),
        "end_date": answered.end.isoformat(),
    }
    return json.dumps({"data": data, "meta": meta}).encode()


def _moment(text: str) -> datetime:
    """A day or a moment, in UTC."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _day(text: str) -> date:
    """A date of the form 2026-02-09 only; ``fromisoformat`` alone would also read 20260209."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(f"{text} is no date like 2026-02-09")
    return day


def _days(data: list[Any], span: Span) -> dict[date, Day]:
    days: dict[date, dict[str, int]] = {}
    for number, row in enumerate(data, start=1):
        try:
            day, slug, tokens = _row(row, span)
            rows = days.setdefault(day, {})
            _fits(rows, slug)
        except ValueError as error:
            raise RefreshError(f"Row {number} of the answer {error}: {_brief(json.dumps(row))}.") from None
        rows[slug] = tokens
    return dict(sorted(days.items()))


def _row(row: Any, span: Span) -> tuple[date, str, int]:
    """A row's three cells; ``ValueError`` says what is wrong, behind "Row 7 of the answer"."""
    try:
        day, slug, tokens = row["date"], row["model_permaslug"], row["total_tokens"]
    except (KeyError, TypeError):
        raise ValueError("lacks date, model_permaslug or total_tokens") from None
    if not all(isinstance(cell, str) for cell in (day, slug, tokens)):
        raise ValueError("holds something other than text")
    try:
        when = _day(day)
    except ValueError:
        raise ValueError("has no date like 2026-02-09") from None
    if not span[0] <= when <= span[1]:
        raise ValueError("is of a day that was not asked for")
    if slug != REST and not _SLUG.fullmatch(slug):
        raise ValueError("names no model as author/name")
    if tokens.startswith("-"):
        raise ValueError("has a negative number of tokens")
    if not _TOKENS.fullmatch(tokens):
        raise ValueError("has tokens that are not a whole decimal number")
    if int(tokens) >= ABSURD:
        raise ValueError("has more tokens than anybody can have in a day")
    return when, slug, int(tokens)


def _fits(rows: Mapping[str, int], slug: str) -> None:
    """``ValueError`` when a row may not stand behind those of its day that came before it."""
    if slug in rows:
        raise ValueError("is there a second time")
    if REST in rows:
        raise ValueError(f'comes behind "{REST}", which should be the last of its day')
    if slug == REST:
        return
    if len(rows) == DAILY_NAMED:
        raise ValueError(f"is a day's fifty-first model; at most {DAILY_NAMED} are named")


def complete(pages: Sequence[Page]) -> tuple[dict[date, Day], dict[date, str]]:
    """The days that may be taken, and those that may not with the reason.

    A day is complete when it is over (no later than the answer's own end, and before the day on which the figures
    were drawn up), has at least half the rows and tokens of its neighbours' median, and does not lack the row of the
    rest where it names fifty models and its neighbours have that row.
    """
    days = {day: rows for answered in pages for day, rows in answered.days.items()}
    over = {day for answered in pages for day in answered.days if day <= answered.end and day < answered.as_of.date()}
    left_out = {day: "it was not over yet" for day in days if day not in over}
    for day in sorted(over):
        near = [days[other] for other in _near(day) if other in over]
        reason = _lack(days[day], near) if near else ""
        if reason:
            left_out[day] = reason
    taken = {day: rows for day, rows in sorted(days.items()) if day not in left_out}
    return taken, dict(sorted(left_out.items()))


def _near(day: date) -> list[date]:
    return [day + timedelta(days=step) for step in range(-NEIGHBOURS, NEIGHBOURS + 1) if step]


def _lack(rows: Day, near: Sequence[Day]) -> str:
    """What a day lacks beside its neighbours; "" for nothing."""
    usual = median(len(other) for other in near)
    if len(rows) * BY_FAR < usual:
        return f"it has {len(rows)} rows where the days around it have {usual:.0f}"
    if sum(rows.values()) * BY_FAR < median(sum(other.values()) for other in near):
        return "it has less than half the tokens of the days around it"
    if REST not in rows and len(rows) == DAILY_NAMED and all(REST in other for other in near):
        return f'it names {DAILY_NAMED} models and lacks "{REST}", which the days around it have'
    return ""


def _named(error: Exception) -> str:
    return f"{_brief(error)} is missing" if isinstance(error, KeyError) else _brief(error)


def _brief(words: object) -> str:
    text = " ".join(str(words).split())
    return text if len(text) <= 160 else text[:159] + "…"
