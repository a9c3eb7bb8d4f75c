"""ClaimReview: one review per judged claim, in the form that archives and search engines read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape
from typing import Any

import pytest

from core.datasets import load
from core.export.claimreview import HERE, SCALE, review, to_claimreview
from core.export.html import to_html
from core.export.markdown import to_markdown
from core.export.table import to_csv
from core.export.words import NOBODY_NAMED, READER, READERS_OWN, REVIEWER
from core.model import Flag, Rating, Report

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def reviews(report: Report) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(to_claimreview(report, "https://example.org/checks/1#top", TODAY))
    return read


def test_what_cannot_be_checked_is_left_out(reviews: list[dict[str, Any]], report: Report) -> None:
    judged = [one for one in report.claims if one.verdict.flag is not Flag.UNCHECKABLE]
    assert 0 < len(judged) < len(report.claims)
    assert [one["reviewRating"]["alternateName"] for one in reviews] == [str(one.verdict.rating) for one in judged]


def test_each_review_has_an_address_of_its_own_on_the_page_that_holds_it(
    reviews: list[dict[str, Any]], report: Report
) -> None:
    assert reviews[0]["url"] == f"https://example.org/checks/1#{report.claims[0].claim.id}"
    assert len({one["url"] for one in reviews}) == len(reviews)
    assert json.loads(to_claimreview(report))[0]["url"].startswith(HERE)


def test_a_review_is_of_one_claim_in_a_short_sentence(reviews: list[dict[str, Any]]) -> None:
    first = reviews[0]
    assert first["claimReviewed"] == "Chinese models processed 4.12 trillion tokens in the week of 9–15 February 2026."
    assert all(len(one["claimReviewed"]) < 200 for one in reviews)
    assert all(one["claimReviewed"].endswith(".") and one["claimReviewed"].count(". ") == 0 for one in reviews)


def test_a_review_is_of_the_day_of_checking_and_never_before_its_article(report: Report) -> None:
    first = report.claims[0]
    assert review(first, report, today=TODAY)["datePublished"] == "2026-11-30"
    assert review(first, report, today=date(2026, 3, 1))["datePublished"] == "2026-03-20"
    assert review(first, report)["datePublished"] == datetime.now(UTC).date().isoformat()


def test_who_claimed_what_and_where(report: Report) -> None:
    item = review(report.claims[0], report)["itemReviewed"]
    assert item["appearance"]["url"] == "https://example.org/a?b=1&c=2"
    assert item["appearance"]["datePublished"] == item["datePublished"] == "2026-03-20"
    undated = replace(report, article=replace(report.article, published=None, url="", author="Jane Doe"))
    item = review(replace(report.claims[0], claim=replace(report.claims[0].claim, speaker="")), undated)["itemReviewed"]
    assert "datePublished" not in item
    assert "datePublished" not in item["appearance"]
    assert item["author"] == {"@type": "Person", "name": "Jane Doe"}


def test_nobody_is_made_the_author_of_a_claim_who_is_not_named(report: Report) -> None:
    bare = replace(report, article=replace(report.article, url=""))
    claim = replace(report.claims[0], claim=replace(report.claims[0].claim, speaker=""))
    assert review(claim, bare)["itemReviewed"]["author"] == {"@type": "Thing", "name": NOBODY_NAMED}
    assert review(claim, report)["itemReviewed"]["author"] == {"@type": "Organization", "name": "example.org"}


def test_a_reader_s_own_reading_is_the_reader_s_and_says_so(report: Report) -> None:
    own = review(replace(report.claims[0], by_reader=True), report)
    assert own["author"] == {"@type": "Person", "name": READER}
    assert own["reviewBody"].startswith(READERS_OWN)
    ours = review(report.claims[0], report)
    assert ours["author"]["name"] == REVIEWER
    assert READERS_OWN not in ours["reviewBody"]


def test_no_other_form_takes_a_reader_s_own_reading_for_ours(report: Report) -> None:
    own = replace(report, claims=(replace(report.claims[0], by_reader=True),))
    assert READERS_OWN in to_markdown(own)
    assert escape(READERS_OWN) in to_html(own, load())
    assert to_csv(own).splitlines()[1].endswith(",True")
    assert READERS_OWN not in to_markdown(report)


def test_a_contradicted_claim_scores_below_a_verified_one() -> None:
    assert set(SCALE) == set(Rating) - {Rating.UNCHECKABLE}
    assert min(SCALE.values()) == SCALE[Rating.CONTRADICTED]
    assert max(SCALE.values()) == SCALE[Rating.VERIFIED]
