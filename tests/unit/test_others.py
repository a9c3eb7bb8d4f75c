"""Numbers that are no claim: each on record once, with the reason why."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from core.checking import check
from core.datasets import Dataset, load
from core.model import Article, Quantity, Report

PUBLISHED = date(2026, 6, 22)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def report(text: str, dataset: Dataset) -> Report:
    return check(Article(text, published=PUBLISHED), dataset)


def other(text: str, words: str, dataset: Dataset) -> Quantity:
    found = [quantity for quantity in report(text, dataset).others if words in quantity.text]
    assert len(found) == 1, [quantity.text for quantity in report(text, dataset).others]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("OpenRouter's MiniMax M2.5 is popular.", "M2.5", "name"),
        ("OpenRouter grew, see https://example.org/2026/a-7.html for more.", "example.org", "web address"),
        ("OpenRouter raised $113 million.", "113", "money"),
        ("On OpenRouter a prompt may hold 200,000 tokens.", "200,000", "too small"),
        ("OpenRouter was founded in 2023.", "2023", "date"),
        ("The city counted 4.1 million bicycle trips.", "4.1", "not about token usage"),
        ("Google processed 480 trillion tokens across its products, not OpenRouter.", "480", "not read as usage"),
        ("OpenRouter's blog is read widely. There were 4.12 trillion of them.", "4.12", "do not say what it counts"),
        ("Weekly tokens on OpenRouter (in trillions)", "trillions", "the scale of other numbers"),
        ("Write to OpenRouter, 10 Downing Street.", "10", "address"),
    ],
)
def test_the_reason_why(text: str, words: str, why: str, dataset: Dataset) -> None:
    assert why in other(text, words, dataset).why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the first week of June 2026, ", "the first week of June 2026"),
        ("It led OpenRouter in the first week of March 2025 again.", "March 2025"),
        ("It was the first quarter of 2026 and the second half of 2025.", "2026"),
    ],
)
def test_a_year_behind_words_that_compare_stays_on_record(text: str, words: str, dataset: Dataset) -> None:
    made = report(text, dataset)
    spans = [*(one.claim.span for one in made.claims), *(number.span for number in made.others)]
    at = text.index(words)
    year = at + len(words) - 1
    assert sum(span.start <= year < span.end for span in spans) == 1


def test_a_claim_said_again_points_to_the_first(dataset: Dataset) -> None:
    sentence = "Chinese models on OpenRouter processed 4.12 trillion tokens in the week of February 9-15, 2026."
    made = report(f"{sentence}\n\n{sentence}", dataset)
    assert [one.claim.id for one in made.claims] == ["c1"]
    again = [quantity for quantity in made.others if "4.12" in quantity.text]
    assert [quantity.why for quantity in again] == ["said again: see claim c1"]
    assert again[0].span.start > made.claims[0].claim.span.end


def test_others_stand_in_reading_order_outside_every_claim(dataset: Dataset) -> None:
    text = (
        "In March 2026 Chinese models took 61% of OpenRouter's tokens, at $0.28 per million. "
        "MiniMax M2.5 has 230 billion parameters; GPT-5.4 costs 12 times as much."
    )
    made = report(text, dataset)
    spans = [quantity.span for quantity in made.others]
    assert spans == sorted(spans)
    assert not [span for span in spans for one in made.claims if span.overlaps(one.claim.span)]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
