"""ClaimReview (schema.org), one object per judged claim, so that search engines and fact-check archives can read it.

Ratings run from 1 (contradicted) to 5 (verified); "can't check" has none and is left out, as the format's users ask.
What is written passes ``data/schema/claimreview.schema.json``, which puts the published specification into a schema
(https://developers.google.com/search/docs/appearance/structured-data/factcheck).
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from core.export.words import NOBODY_NAMED, READER, READERS_OWN, REVIEWER, UNTITLED
from core.model import Article, CheckedClaim, Claim, Flag, Rating, Report
from core.wording import claimed

SCALE = {
    Rating.CONTRADICTED: 1,
    Rating.OVERSTATED: 2,
    Rating.UNDERSTATED: 2,
    Rating.ONE_COUNT: 3,
    Rating.VERIFIED: 5,
}

HERE = "http://127.0.0.1:8501/check"
"""The app's own address where nobody gives the one of the page that holds the review."""


def to_claimreview(report: Report, page: str = HERE, today: date | None = None) -> str:
    """A JSON-LD array of ClaimReview objects. ``page`` is the address of the page that holds them."""
    judged = [checked for checked in report.claims if checked.verdict.flag is not Flag.UNCHECKABLE]
    return json.dumps([review(checked, report, page, today) for checked in judged], ensure_ascii=False, indent=2)


def review(checked: CheckedClaim, report: Report, page: str = HERE, today: date | None = None) -> dict[str, Any]:
    """One claim as a ClaimReview, dated ``today`` (the day in UTC) and never before its article.

    What a reader made of the claim carries the reader as its author, and says so.
    """
    checked_on, published = today or datetime.now(UTC).date(), report.article.published
    body = f"{checked.finding} {report.origin.citation}"
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{page.partition('#')[0]}#{checked.claim.id}",
        "datePublished": max(checked_on, published or checked_on).isoformat(),
        "author": _person(READER) if checked.by_reader else _organization(REVIEWER),
        "claimReviewed": claimed(checked),
        "itemReviewed": _item(checked.claim, report.article),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": SCALE[checked.verdict.rating],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": str(checked.verdict.rating),
        },
        "reviewBody": f"{READERS_OWN} {body}" if checked.by_reader else body,
    }


def _item(claim: Claim, article: Article) -> dict[str, Any]:
    """The claim with who made it, when (if that is stated), and where it appeared."""
    stated = {"datePublished": article.published.isoformat()} if article.published else {}
    place = {"url": article.url} if article.url else {}
    return {
        "@type": "Claim",
        "author": _maker(claim, article),
        **stated,
        "appearance": {"@type": "CreativeWork", "headline": article.title or UNTITLED, **place, **stated},
    }


def _maker(claim: Claim, article: Article) -> dict[str, str]:
    """Who made a claim: whoever is quoted for it, else the article's author, its publisher, or its site."""
    if claim.speaker:
        return {"@type": "Thing", "name": claim.speaker}
    if article.author:
        return _person(article.author)
    publisher = article.publisher or urlsplit(article.url).hostname
    return _organization(publisher) if publisher else {"@type": "Thing", "name": NOBODY_NAMED}


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}
