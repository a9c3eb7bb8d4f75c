"""The article's own arithmetic, apart from the data."""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.datasets import load
from core.model import Article

RATIO = (
    "Chinese models on OpenRouter handle {a} trillion tokens a week and US models {b} trillion, "
    "a ratio exceeding 3-to-1."
)


def caveats(text: str, number: str) -> str:
    report = check(Article(text, published=date(2026, 6, 22)), load())
    return " ".join(c for checked in report.claims if number in checked.claim.text for c in checked.caveats)


def test_a_ratio_that_follows_from_the_article_s_own_numbers() -> None:
    assert "18.0 trillion ÷ 5.50 trillion = 3.27, so “exceeding 3-to-1” follows" in caveats(
        RATIO.format(a="18", b="5.5"), "3-to-1"
    )


def test_a_ratio_that_does_not() -> None:
    assert "= 2.00, which is not “exceeding 3-to-1”" in caveats(RATIO.format(a="18.0", b="9.0"), "3-to-1")


@pytest.mark.parametrize(("margin", "verdict"), [("1.4", "follows"), ("2.4", "which is not")])
def test_a_margin_beside_both_volumes(margin: str, verdict: str) -> None:
    text = (
        "In the week of March 9-15, 2026, Chinese models on OpenRouter took 4.69 trillion tokens "
        "and US models 3.294 trillion. "
        f"Chinese models were ahead of US models by a margin of {margin} trillion tokens."
    )
    assert verdict in caveats(text, margin)


def test_a_sum_of_three() -> None:
    text = (
        "In the week of March 9-15, 2026, OpenRouter's leaders were MiniMax M2.5 (1.75 trillion tokens), "
        "Step 3.5 Flash (1.34 trillion) and DeepSeek V3.2 (1.04 trillion). "
        "MiniMax M2.5, Step 3.5 Flash and DeepSeek V3.2 together made 4.13 trillion tokens."
    )
    assert "follows" in caveats(text, "4.13")


@pytest.mark.parametrize(("points", "verdict"), [("29", "so “29 points” follows"), ("25", "which is not “25 points”")])
def test_points_between_two_shares_of_the_article(points: str, verdict: str) -> None:
    text = (
        "Chinese models held 31% of tokens on OpenRouter in the week of 9 February 2026. In the week of 15 June 2026 "
        f"their share of tokens on OpenRouter was 60.0%, up {points} points from the week of 9 February 2026."
    )
    assert verdict in caveats(text, f"{points} points")


def test_a_round_number_is_given_its_rounding_before_an_article_is_said_to_be_wrong() -> None:
    text = (
        "In the week of 15 June 2026, Chinese models processed 20T tokens on OpenRouter and US models 5.0 trillion. "
        "That week Chinese models processed 4.1 times as many tokens as US models on OpenRouter."
    )
    assert "so “4.1 times” follows" in caveats(text, "4.1 times")


SPLIT = (
    "In the week of March 9-15, 2026, Chinese models processed {a} tokens on OpenRouter against {b} for US models, {c}."
)


@pytest.mark.parametrize(
    ("a", "b", "c", "said"),
    [
        ("4.12 trillion", "2.94 trillion", "nearly triple", "which is not"),
        ("4.12 trillion", "2.94 trillion", "1.4 times as many", "follows"),
        ("nearly 9 trillion", "2.94 trillion", "2.95 times as many", "follows"),  # a hedge leaves room
        ("5.00 trillion", "5.00 trillion", "five times as many", ""),  # one number twice is no pair
    ],
)
def test_two_numbers_of_the_claim_s_own_sentence(a: str, b: str, c: str, said: str) -> None:
    found = caveats(SPLIT.format(a=a, b=b, c=c), c.split()[-1] if "triple" in c else c.split()[0])
    assert said in found if said else "own numbers" not in found


def test_nothing_is_held_against_a_number_whose_pair_stands_elsewhere_without_a_date() -> None:
    text = (
        "Chinese models handle 18.0 trillion tokens a week on OpenRouter. US models handle 9.0 trillion. "
        "Chinese models lead US models by a ratio of 3-to-1."
    )
    assert "which is not" not in caveats(text, "3-to-1")


def test_nothing_is_held_against_a_change_from_a_week_that_was_only_assumed() -> None:
    text = (
        "OpenRouter handled 10.0 trillion tokens in the week of 2 March 2026. "
        "OpenRouter handled 15.0 trillion tokens in the week of 9 March 2026. "
        "Tokens on OpenRouter grew 80% in the week of 9 March 2026{since}."
    )
    assert "which is not" not in caveats(text.format(since=""), "80%")
    assert "which is not" in caveats(text.format(since=" from a week earlier"), "80%")


def test_of_two_figures_for_one_thing_neither_is_held_against_a_third() -> None:
    text = (
        "In the week of March 9-15, 2026, Chinese models took 4.69 trillion tokens on OpenRouter and US models 3.29 "
        "trillion. In the week of March 9-15, 2026, Chinese models took 8.0 trillion tokens on OpenRouter by another "
        "count. Chinese models beat US models by a margin of 5.5 trillion tokens in the week of March 9-15, 2026."
    )
    assert "which is not" not in caveats(text, "5.5")
