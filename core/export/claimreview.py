"""ClaimReview (schema.org), one object per judged claim, so that search engines and fact-check archives can read it.

Ratings run from 1 (contradicted) to 5 (verified); "can't check" has none and is left out, as the format's users ask.
"""

from __future__ import annotations

import json
from typing import Any

from core.model import CheckedClaim, Flag, Rating, Report

SCALE = {
    Rating.CONTRADICTED: 1,
    Rating.OVERSTATED: 2,
    Rating.UNDERSTATED: 2,
    Rating.ONE_COUNT: 3,
    Rating.VERIFIED: 5,
}
REVIEWER = "OpenRouter number check"


def to_claimreview(report: Report) -> str:
    """A JSON-LD array of ClaimReview objects."""
    judged = [checked for checked in report.claims if checked.verdict.flag is not Flag.UNCHECKABLE]
    return json.dumps([review(checked, report) for checked in judged], ensure_ascii=False, indent=2)


def review(checked: CheckedClaim, report: Report) -> dict[str, Any]:
    """One claim as a ClaimReview. Authors are not rated, so none is named unless the text quotes one."""
    article, claim = report.article, checked.claim
    appearance: dict[str, Any] = {
        "@type": "CreativeWork",
        "headline": article.title or None,
        "url": article.url or None,
    }
    if article.published:
        appearance["datePublished"] = article.published.isoformat()
    item: dict[str, Any] = {"@type": "Claim", "appearance": {k: v for k, v in appearance.items() if v}}
    if claim.speaker:
        item["author"] = {"@type": "Thing", "name": claim.speaker}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": report.origin.as_of.isoformat(),
        "author": {"@type": "Organization", "name": REVIEWER},
        "claimReviewed": " ".join(claim.sentence.of(article.text).split()),
        "itemReviewed": item,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": SCALE[checked.verdict.rating],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": str(checked.verdict.rating),
        },
        "reviewBody": f"{checked.finding} {report.origin.citation}",
    }
