"""Which models the words count."""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.datasets import Dataset, load
from core.model import Article, Count


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("In April 2026 Chinese models had half of OpenRouter's tokens across all disclosed models.", {Count.NAMED}),
        ("If you count every named model, Chinese ones had half of OpenRouter's tokens in April 2026.", {Count.NAMED}),
        ("The OpenRouter chart says that Chinese models had 61% of the tokens in April 2026.", {Count.CHARTED}),
        ("Chinese models had 61% of OpenRouter's tokens in April 2026.", {Count.CHARTED, Count.NAMED}),
    ],
)
def test_a_count_said_in_words_is_the_only_one(sentence: str, counts: set[Count], dataset: Dataset) -> None:
    (claim,) = check(Article(sentence, published=date(2026, 6, 22)), dataset).claims
    assert {j.query.count for j in claim.judgements if j.applies} == counts
