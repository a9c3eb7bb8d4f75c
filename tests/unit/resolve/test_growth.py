"""Reading one sentence takes time in proportion to its words, whatever the sentence is made of."""

from __future__ import annotations

import time

import pytest

from core import claims
from core.extract import read, surface
from core.resolve import statements

WORDS = 600
TIMES_AS_LONG = 4
BOUND = 8
"""Times as many seconds for a text four times as long: in proportion it would be 4, with the square 16."""

LEAST = 0.1
"""Seconds below which a time says nothing about growth."""

OPENING = "On OpenRouter Chinese models took "
PARTS = {
    "numbers": "12%, ",
    "changes": "from 12% to ",
    "amounts": "4.12 trillion tokens, ",
    "ranks": "second, ",
    "weeks": "in May 2026; ",
    "distances": "a week earlier, ",
    "words": "tokens and ",
    "hedges": "a close ",
    "further": "a further ",
    "brackets": "( ",
    "closing": ")] ",
    "quotes": '" ',
    "commas": ", ",
    "names": "DeepSeek and ",
    "nested names": "DeepSeek's (Kimi's ",
    "pronouns": "they and it ",
    "tops": "the top ten, ",
    "numbers of names": "Chinese models 12% and ",
    "speakers": "Xiaomi said ",
    "denials": "no one in ",
}


def seconds(text: str) -> float:
    """Processor seconds from the text to its claims."""
    started = time.process_time()
    for statement in statements(read(text), surface(text)):
        claims.find(statement)
    return time.process_time() - started


def of(part: str, words: int) -> str:
    return OPENING + part * (words // len(part.split()))


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS.keys())
def test_time_grows_with_the_words(part: str) -> None:
    """Best of three, to be free of what else the machine does: the first two only count where they fail."""
    ratios = (seconds(of(part, TIMES_AS_LONG * WORDS)) / max(seconds(of(part, WORDS)), LEAST) for _ in range(3))
    assert any(ratio < BOUND for ratio in ratios)


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING}61%{' ' * 8_000}of all tokens.",
        f"{OPENING}61% https://news.example/{'x' * 8_000} of all tokens.",
        f"{OPENING}61% of {'x' * 8_000} tokens.",
        f"{OPENING}61% of {'A' * 8_000} tokens.",
    ],
    ids=["blanks", "link", "word", "capitals"],
)
def test_no_long_gap_or_word_takes_long(text: str) -> None:
    assert seconds(text) < 2
