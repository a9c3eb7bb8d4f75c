"""Sums over days that were never published."""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.datasets import Dataset, load
from core.model import Article, Flag


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


@pytest.mark.parametrize("amount", ["39.7", "39.9"])
def test_a_sum_with_or_without_the_lost_day_is_not_accused(amount: str, dataset: Dataset) -> None:
    text = f"OpenRouter processed {amount} trillion tokens in the first half of 2025."
    (claim,) = check(Article(text, published=date(2025, 7, 20)), dataset).claims
    assert claim.verdict.flag is Flag.UNCHECKABLE
    assert "15 June 2025 was never published" in claim.verdict.reason
