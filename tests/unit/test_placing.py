"""However a text was pasted, the report's spans point into it as it was given."""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.datasets import Dataset, load
from core.model import Article, Rating, Report

PUBLISHED = date(2026, 6, 22)
WEEK = "in the week of February 9-15, 2026"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def report(text: str, dataset: Dataset) -> Report:
    return check(Article(text, published=PUBLISHED), dataset)


@pytest.mark.parametrize(
    ("printed", "marked"),
    [
        ("4.12 trillion tokens", "4.12 trillion tokens"),
        ("<b>4.12</b> trillion tokens", "4.12</b> trillion tokens"),
        ("**4.12** trillion tokens", "4.12** trillion tokens"),
        ("*4.12 trillion* tokens", "4.12 trillion* tokens"),
        ("4.12&#160;trillion&nbsp;tokens", "4.12&#160;trillion&nbsp;tokens"),
        ("4.12[3] trillion tokens", "4.12[3] trillion tokens"),
        ("4\u200b.12 tril\u00adlion tokens", "4\u200b.12 tril\u00adlion tokens"),
        ("4.\n12 tril-\nlion tokens", "4.\n12 tril-\nlion tokens"),
        ("[4.12 trillion](https://e.org/12) tokens", "4.12 trillion](https://e.org/12) tokens"),
        ("４．１２\u2009trillion tokens", "４．１２\u2009trillion tokens"),
    ],
)
def test_a_claim_is_marked_where_it_was_given(printed: str, marked: str, dataset: Dataset) -> None:
    text = f"Chinese models on OpenRouter processed {printed} {WEEK}. It grew."
    (checked,) = report(text, dataset).claims
    assert checked.claim.span.of(text) == checked.claim.quantity.span.of(text) == marked
    assert checked.claim.text == "4.12 trillion tokens"
    assert checked.claim.sentence.of(text) == text.removesuffix(" It grew.")
    assert checked.verdict.rating is Rating.ONE_COUNT


def test_repeats_and_other_numbers_are_marked_where_they_were_given(dataset: Dataset) -> None:
    sentence = f"Chinese models on OpenRouter processed <b>4.12</b> trillion tokens {WEEK}."
    text = f"<h2>Tokens</h2>{sentence} <i>7</i>&nbsp;authors wrote it [9]. {sentence}"
    made = report(text, dataset)
    (repeat,) = made.repeats
    assert repeat.span.of(text) == "4.12</b> trillion tokens"
    assert repeat.span.start > made.claims[0].claim.span.end
    assert repeat.sentence.of(text) == sentence
    found = {quantity.span.of(text): quantity.why for quantity in made.others}
    assert found["<h2>"] == found["</h2>"] == "part of the page's code"
    assert found["[9]"] == "part of a footnote mark"
    assert "7</i>&nbsp;authors" in found


def test_digits_of_code_inside_a_number_belong_to_the_number(dataset: Dataset) -> None:
    text = f"Chinese models on OpenRouter processed 4.12&#160;trillion<h3> {WEEK}."
    made = report(text, dataset)
    assert [checked.claim.span.of(text) for checked in made.claims] == ["4.12&#160;trillion"]
    assert [quantity.text for quantity in made.others if "#" in quantity.text or "h3" in quantity.text] == ["<h3>"]
