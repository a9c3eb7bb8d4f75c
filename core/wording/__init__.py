"""Everything that is said in words: numbers and days, readings of a claim, and the finding on it."""

from __future__ import annotations

from core.wording.findings import finding
from core.wording.numbers import (
    SCALES,
    amount,
    bounds,
    capital,
    day,
    day_range,
    ordinal,
    percent,
    period_text,
    places,
    points,
    short_tokens,
    significant,
    times,
    tokens,
)
from core.wording.readings import (
    BASIS,
    COUNTS,
    count_text,
    counting,
    difference,
    measured,
    otherwise,
    rounded,
    says,
    subject_text,
)

__all__ = [
    "BASIS",
    "COUNTS",
    "SCALES",
    "amount",
    "bounds",
    "capital",
    "count_text",
    "counting",
    "day",
    "day_range",
    "difference",
    "finding",
    "measured",
    "ordinal",
    "otherwise",
    "percent",
    "period_text",
    "places",
    "points",
    "rounded",
    "says",
    "short_tokens",
    "significant",
    "subject_text",
    "times",
    "tokens",
]
