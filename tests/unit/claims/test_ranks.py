"""Places, parts of a top set, runs and firsts, in the many words for them."""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.claims.rank import REACHED
from core.datasets import load
from core.model import Article, CheckedClaim, Comparator
from tests.unit.claims.reading import claims_in

WEEK = "in the week of March 9-15, 2026"


def found(text: str) -> list[tuple[str, str, float]]:
    return [(made.kind, made.subject.id, made.quantity.value) for made in claims_in(text)]


def checked(text: str, kind: str) -> CheckedClaim:
    report = check(Article(text, published=date(2026, 3, 17)), load())
    (made,) = (one for one in report.claims if one.claim.kind == kind)
    return made


FLASH, M25 = "model:stepfun/step-3.5-flash", "model:minimax/minimax-m2.5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"MiniMax M2.5 leads OpenRouter's usage {WEEK}.", [("rank", M25, 1)]),
        (f"MiniMax M2.5 dominated all models on OpenRouter {WEEK}.", [("rank", M25, 1)]),
        (f"No other model on OpenRouter drew as many tokens as MiniMax M2.5 {WEEK}.", [("rank", M25, 1)]),
        (f"Step 3.5 Flash sits behind only MiniMax M2.5 on OpenRouter {WEEK}.", [("rank", FLASH, 2)]),
        (f"Step 3.5 Flash grabbed the no. 2 slot on OpenRouter {WEEK}.", [("rank", FLASH, 2)]),
        (
            f"MiniMax M2.5 led OpenRouter {WEEK}, followed by Step 3.5 Flash and DeepSeek V3.2.",
            [("rank", M25, 1), ("rank", FLASH, 2), ("rank", "model:deepseek/deepseek-v3.2", 3)],
        ),
        (f"Among the top nine on OpenRouter four were Chinese {WEEK}.", [("places", "country:CN", 4)]),
        (f"Half of OpenRouter's top ten were Chinese {WEEK}.", [("places", "country:CN", 5)]),
        (f"The first two on OpenRouter were both Chinese {WEEK}.", [("places", "country:CN", 2)]),
        (f"Most of OpenRouter's top ten were Chinese {WEEK}.", []),
        ("China leads all countries on OpenRouter.", [("rank", "country:CN", 1)]),
    ],
)
def test_a_place_in_words(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "MiniMax M2.5 was No. 1 on OpenRouter in each of the last four weeks.",
        "In every one of the last four weeks, MiniMax M2.5 topped OpenRouter's ranking.",
        "MiniMax M2.5 has been first on OpenRouter for multiple consecutive weeks.",
    ],
)
def test_a_set_of_weeks_in_front_is_a_run_of_at_least_as_many(text: str) -> None:
    runs = [made for made in claims_in(text) if made.kind == "streak"]
    assert [(run.quantity.comparator, run.blocked) for run in runs] == [(Comparator.AT_LEAST, "")]


def test_a_set_of_weeks_above_a_share_is_no_run_in_front() -> None:
    text = "In each of the last three weeks, Chinese models took more than 40% of OpenRouter's tokens."
    assert [made.kind for made in claims_in(text)] == ["share"]


def test_a_run_within_a_month_may_end_anywhere_in_it() -> None:
    text = "Hy3 Preview was No. 1 on OpenRouter for {n} consecutive weeks in May 2026."
    assert checked(text.format(n="three"), "streak").verdict.rating == "Verified"
    assert checked(text.format(n="six"), "streak").verdict.rating == "Contradicted"


@pytest.mark.parametrize(
    ("again", "first"),
    [("in two months", "2026-01-19"), ("since February 2026", "2026-03-01"), ("in more than a year", "2025-03-17")],
)
def test_a_first_within_a_time_is_looked_for_from_then_on(again: str, first: str) -> None:
    (made,) = (
        made
        for made in claims_in(f"US models beat Chinese models on OpenRouter for the first time {again} {WEEK}.")
        if made.kind == "overtake"
    )
    assert made.baseline is not None
    assert str(made.baseline.period.first) == first


def test_a_first_of_all_times_has_no_such_bound() -> None:
    (made,) = (m for m in claims_in(f"Chinese models beat US models on OpenRouter for the first time {WEEK}."))
    assert made.baseline is None


def test_a_place_that_was_got_to_may_be_that_of_the_best_day() -> None:
    week = "on OpenRouter in the week of August 25-31, 2025"
    jumped = checked(f"Grok Code Fast 1 jumped to #1 {week}.", "rank")
    assert (jumped.claim.detail, jumped.verdict.rating) == (REACHED, "Verified on one count")
    assert checked(f"Grok Code Fast 1 was #1 {week}.", "rank").verdict.rating == "Contradicted"


def test_tools_among_the_top_five_are_no_models_of_a_lab() -> None:
    assert found("Among apps using Hy3 on OpenRouter, the top five were all agents in May 2026.") == []
