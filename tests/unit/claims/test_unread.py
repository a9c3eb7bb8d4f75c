"""A number whose sentence is turned by a word that no rule reads is not judged, and the reason names the word."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import claims_in

WEEK = "in the week of 9 February 2026"

TURNED = [
    (f"Claude Sonnet 4.5 never held 70% of OpenRouter's tokens {WEEK}.", "never"),
    ("In every one of the last five weeks, Chinese models took 60% of OpenRouter's tokens.", "every"),
    (f"Chinese and US models each processed 4.12 trillion tokens on OpenRouter {WEEK}.", "each"),
    ("On average, Chinese models took 40% of OpenRouter's tokens in 2025.", "on average"),
    ("MiniMax M2.5 processed 2 trillion tokens on OpenRouter in the week after its launch.", "the week after"),
    (f"Kimi K2.5's free tier handled 400 billion tokens on OpenRouter {WEEK}.", "free tier"),
    ("In the week of 9 February 2026, all but one of the Chinese models took 50% of OpenRouter's tokens.", "all but"),
    (f"US models excluding Google processed 2.94 trillion tokens on OpenRouter {WEEK}.", "excluding"),
    (f"Chinese models didn't hold 60% of OpenRouter's tokens {WEEK}.", "didn't"),
]

READ = [
    "In the week of 9 February 2026, Chinese models processed not only 4.12 trillion tokens, they led OpenRouter.",
    f"MiniMax and Moonshot together processed 2.94 trillion tokens on OpenRouter {WEEK}.",
    f"Chinese models took 58% of all tokens on OpenRouter {WEEK}.",
    f"Chinese models processed 588 billion tokens a day on OpenRouter {WEEK}.",
    f"US models kept losing while Chinese models processed 4.12 trillion tokens on OpenRouter {WEEK}.",
    f"No US lab cut its prices, but Chinese models processed 4.12 trillion tokens on OpenRouter {WEEK}.",
]


@pytest.mark.parametrize(("text", "words"), TURNED)
def test_a_word_that_turns_the_sentence_keeps_its_number_from_being_judged(text: str, words: str) -> None:
    claims = [claim for claim in claims_in(text) if claim.unread or claim.blocked]
    assert any(words in claim.unread for claim in claims) or "denies" in claims[0].blocked
    assert claims[0].blocked


@pytest.mark.parametrize("text", READ)
def test_words_that_a_rule_reads_or_that_turn_nothing_are_no_obstacle(text: str) -> None:
    assert claims_in(text)
    assert not any(claim.unread or claim.blocked for claim in claims_in(text))
