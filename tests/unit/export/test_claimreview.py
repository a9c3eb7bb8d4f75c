"""ClaimReview: one review per judged claim, in the form that archives and search engines read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from core.export.claimreview import SCALE, to_claimreview
from core.model import Flag, Rating, Report


@pytest.fixture(scope="module")
def reviews(report: Report) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(to_claimreview(report))
    return read


def test_what_cannot_be_checked_is_left_out(reviews: list[dict[str, Any]], report: Report) -> None:
    judged = [one for one in report.claims if one.verdict.flag is not Flag.UNCHECKABLE]
    assert 0 < len(judged) < len(report.claims)
    assert [one["reviewRating"]["alternateName"] for one in reviews] == [str(one.verdict.rating) for one in judged]


def test_a_review_has_what_the_schema_asks_for(reviews: list[dict[str, Any]]) -> None:
    for review in reviews:
        assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
        rating = review["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        appearance = review["itemReviewed"]["appearance"]
        assert appearance["url"] == "https://example.org/a?b=1&c=2"
        assert appearance["datePublished"] == "2026-03-20"
        assert review["claimReviewed"]
        assert review["reviewBody"]


def test_a_contradicted_claim_scores_below_a_verified_one() -> None:
    assert set(SCALE) == set(Rating) - {Rating.UNCHECKABLE}
    assert min(SCALE.values()) == SCALE[Rating.CONTRADICTED]
    assert max(SCALE.values()) == SCALE[Rating.VERIFIED]
