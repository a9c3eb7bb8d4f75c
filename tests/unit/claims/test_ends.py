"""The two ends of a change, and changes by a factor."""

from __future__ import annotations

import pytest

from core.model import Claim
from tests.unit.claims.reading import claims_in

WEEK = "in the week of 9 February 2026"
BEFORE, THEN = "2026-02-02", "2026-02-09"


def dated(text: str) -> list[tuple[str, str, str]]:
    return [(made.kind, made.text, "blocked" if made.blocked else str(made.period.first)) for made in claims_in(text)]


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        (f"OpenRouter's tokens grew from 9.8 trillion to 13 trillion {WEEK}.", "volume", "9.8 trillion", "13 trillion"),
        (f"The Chinese share of OpenRouter's tokens rose from just 31% to 46% {WEEK}.", "share", "31%", "46%"),
        (f"OpenRouter's weekly tokens went 9.8T → 13T {WEEK}.", "volume", "9.8T", "13T"),
        (f"The Chinese share of OpenRouter's tokens fell 58% to 43% {WEEK}.", "share", "58%", "43%"),
    ],
)
def test_the_first_of_two_ends_is_the_week_before(text: str, kind: str, start: str, end: str) -> None:
    assert dated(text) == [(kind, start, BEFORE), (kind, end, THEN)]


def test_a_start_behind_the_end() -> None:
    text = f"OpenRouter handled 13 trillion tokens {WEEK}, up from 9.8 trillion."
    assert dated(text) == [("volume", "13 trillion tokens", THEN), ("volume", "9.8 trillion", BEFORE)]


def test_a_start_far_from_the_end_is_not_taken_for_that_of_the_week_before() -> None:
    text = f"OpenRouter handled 13 trillion tokens {WEEK}, up from 3 trillion."
    assert dated(text)[1] == ("volume", "3 trillion", "blocked")


def test_a_start_with_a_time_of_its_own_keeps_it() -> None:
    text = "OpenRouter's weekly tokens grew from 2.3 trillion in May 2025 to 13 trillion in February 2026."
    assert [when for _, _, when in dated(text)] == ["2025-05-01", "2026-02-01"]


def test_a_range_has_no_start() -> None:
    text = f"Chinese models' share of OpenRouter's tokens ranged from 30% to 46% {WEEK}."
    assert [when for _, _, when in dated(text)] == [THEN, THEN]


def test_of_a_rise_written_as_a_range_only_the_end_is_read() -> None:
    (made,) = claims_in(f"OpenRouter's weekly tokens rose 9.8 trillion to 13 trillion {WEEK}.")
    assert (made.kind, made.quantity.allowed.low, made.quantity.allowed.high) == ("volume", 12.5e12, 13.5e12)


def one(text: str) -> Claim:
    (made,) = claims_in(text)
    return made


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("OpenRouter's tokens grew by a factor of eight from December 2025 to June 2026.", "growth", 8),
        ("OpenRouter's tokens multiplied by nearly eight from December 2025 to June 2026.", "growth", 8),
        (f"GLM-5's tokens on OpenRouter shrank by a factor of four {WEEK}.", "growth", 0.25),
        (f"US models drew 1.4 times fewer tokens than Chinese models on OpenRouter {WEEK}.", "multiple", 1 / 1.4),
        (f"US models drew 1.4 times more tokens than Chinese models on OpenRouter {WEEK}.", "multiple", 1.4),
        (f"Chinese models on OpenRouter were up a ridiculous 81% {WEEK}.", "growth", 0.81),
        (f"Chinese tokens on OpenRouter fell another whopping 12% {WEEK}.", "growth", -0.12),
        (f"OpenRouter processed 1.3 billion tokens a minute {WEEK}.", "volume", 1.3e9 * 1440),
    ],
)
def test_how_much_a_change_or_a_rate_is(text: str, kind: str, value: float) -> None:
    made = one(text)
    assert (made.kind, made.quantity.value, made.blocked) == (kind, pytest.approx(value), "")


def test_a_rate_by_the_minute_that_is_not_placed_on_openrouter_is_somebody_s_own() -> None:
    assert claims_in("OpenRouter ranks models. OpenAI processes 6 billion tokens per minute.") == []
