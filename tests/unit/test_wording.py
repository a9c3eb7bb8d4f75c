"""Numbers in words: one form for all."""

from __future__ import annotations

from datetime import date

import pytest

from core import wording
from core.checking import check
from core.datasets import load
from core.interval import Interval
from core.model import Article, Basis, Grain, Period, Unit


def test_a_round_number_says_how_it_was_read() -> None:
    text = "US models handled 20 trillion tokens on OpenRouter in the week of 18 May 2026."
    report = check(Article(text), load())
    assert report.claims[0].caveats[0] == (
        "“20 trillion tokens” is a round number, so it is read as about that: between 19.0 and 21.0 trillion tokens."
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (4.119e12, "4.12 trillion"),
        (538e9, "538 billion"),
        (0.9999e12, "1.00 trillion"),
        (25.94e12, "25.9 trillion"),
        (0, "0"),
        (666e9, "666 billion"),
        (1.2e15, "1.20 quadrillion"),
    ],
)
def test_tokens(value: float, words: str) -> None:
    assert wording.tokens(value) == words


@pytest.mark.parametrize(("value", "words"), [(0.7, "70%"), (0.114, "11.4%"), (-0.0933, "−9.3%")])
def test_percent(value: float, words: str) -> None:
    assert wording.percent(value) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (21, "21st")]
)
def test_ordinal(number: int, words: str) -> None:
    assert wording.ordinal(number) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 2, 9), date(2026, 2, 15), "9–15 February 2026"),
        (date(2026, 4, 27), date(2026, 5, 3), "27 April – 3 May 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 – 4 January 2026"),
        (date(2026, 3, 11), date(2026, 3, 11), "11 March 2026"),
    ],
)
def test_day_range_says_months_and_years_once(first: date, last: date, words: str) -> None:
    assert wording.day_range(first, last) == words


def test_periods_are_named_the_way_people_name_them() -> None:
    assert wording.period_text(Period(date(2025, 1, 1), date(2025, 12, 31), Basis.STATED, Grain.YEAR)) == "2025"
    assert wording.period_text(Period(date(2026, 5, 1), date(2026, 5, 31), Basis.STATED, Grain.MONTH)) == "May 2026"
    assert wording.period_text(Period(None, None, Basis.NONE)) == "no date"


def test_bounds_are_said_as_bounds() -> None:
    assert wording.bounds(Interval(15.1e12, 23.8e12), Unit.TOKENS) == "between 15.1 and 23.8 trillion tokens"
    assert wording.bounds(Interval(0.9e12, 1.1e12), Unit.TOKENS) == "between 900 billion and 1.10 trillion tokens"
    assert wording.bounds(Interval(1.2, 3.4), Unit.TIMES) == "between 1.20 and 3.40 times"
    assert wording.bounds(Interval(0.25, float("inf")), Unit.FRACTION) == "at least 25%"
    assert wording.bounds(Interval(51, float("inf")), Unit.RANK) == "51st place at best"
    assert wording.bounds(Interval(2, 4), Unit.RANK) == "between 2nd and 4th place"


def test_places_stand_before_a_name() -> None:
    ends = ((3, 3), (2, 4), (5, float("inf")))
    assert [wording.places(Interval(*end)) for end in ends] == ["3", "2–4", "5 or lower"]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        (
            "OpenRouter topped 20T tokens for the first time in the week of 16 March 2026.",
            "passed 20 trillion tokens for the first time",
        ),
        (
            "Chinese models have led US models on OpenRouter since the week of 27 April 2026.",
            "led US models every week since the week of 27 April – 3 May 2026",
        ),
    ],
)
def test_a_finding_says_what_the_claims_own_words_leave_out(text: str, sense: str) -> None:
    claims = check(Article(text, published=date(2026, 6, 25)), load()).claims
    assert any(sense in one.finding for one in claims)


def test_a_capital_leaves_the_rest_of_a_text_as_it_is() -> None:
    assert wording.capital("week of 2 February – 1 March 2026") == "Week of 2 February – 1 March 2026"
