"""A card alone, for other sites: a page without scripts that may stand in their frames, and the card as a picture.

Streamlit serves one page, which nobody may frame, and runs a script for it; so these are answers of the server itself.
Both show a claim of the shelf on the data version that the address names. A pasted text has no address.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from core import articles, charts, claims, limit
from core.charts.share import TONES, share_png
from core.datasets import Dataset, load
from core.datasets.snapshot import folder_of, written
from core.errors import ArticleError, DataError
from core.model import CheckedClaim, Report
from pages.parts import correction, look, state
from pages.parts.guard import EMBED
from pages.parts.handing import shared

PICTURE = "/card.png"
"""Where the card's picture is."""

CHART = 560
"""Pixels of the chart's width."""

STYLE = """
*{box-sizing:border-box}
body{font:16px/1.45 "Source Sans",Helvetica,Arial,sans-serif;color:#14171c;background:#fffdf9;margin:0;padding:16px}
article{border-left:6px solid var(--flag);padding-left:14px;max-width:620px}
h1{font-size:1.05rem;color:var(--flag);margin:0 0 .5rem}
blockquote{font-family:Georgia,serif;font-size:1.1rem;margin:0 0 .5rem}
mark{background:none;color:var(--flag);font-weight:700}
p{margin:0 0 .6rem}img{max-width:100%;height:auto}
.soft{color:#54585f;font-size:.85rem}a{color:#00598c}
""".strip()


class NotThere(Exception):
    """The address names no card; the message says what is missing."""


@dataclass(frozen=True)
class Found:
    """The claim that an address names, in its report, with the data it was judged on."""

    checked: CheckedClaim
    report: Report
    dataset: Dataset


def card(request: Request) -> Response:
    """The bare page of one card."""
    try:
        found = _found(request.query_params)
    except NotThere as missing:
        return HTMLResponse(_page("No such card", f"<p>{escape(str(missing))}</p>"), 404)
    address = f"{request.base_url}article?{urlencode(dict(request.query_params))}"
    picture = f"{request.base_url}{PICTURE[1:]}?{urlencode(dict(request.query_params))}"
    return HTMLResponse(_page(found.report.article.title, _body(found, address), _preview(found, picture)))


def picture(request: Request) -> Response:
    """The card as a PNG of 1200 by 630 pixels."""
    try:
        found = _found(request.query_params)
    except NotThere as missing:
        return Response(str(missing), 404, media_type="text/plain")
    drawn = claims.figure(found.checked, found.dataset)
    return Response(share_png(shared(found.checked, found.report), drawn), media_type="image/png")


ROUTES = [Route(EMBED, card), Route(PICTURE, picture)]


def _found(query: Mapping[str, str]) -> Found:
    """The card that a query names. Raises ``NotThere``."""
    try:
        folder = folder_of(state.home(), query.get(state.DATA) or None)
        dataset = _loaded(folder, written(folder))
        report = _report(query.get("article", ""), query.get("published", ""), folder, written(folder))
    except (ArticleError, DataError) as error:
        raise NotThere(str(error)) from error
    wanted = query.get("claim", "")
    checked = next((one for one in report.claims if one.claim.id == wanted), None)
    if checked is None:
        raise NotThere("The article has no such claim.")
    alone = correction.with_readings(replace(report, claims=(checked,)), dataset, query)
    return Found(alone.claims[0], report, dataset)


@lru_cache(maxsize=2)
def _loaded(folder: Path, _: int) -> Dataset:
    return load(folder)


@lru_cache(maxsize=64)
def _report(slug: str, published: str, folder: Path, _: int) -> Report:
    """A shelf article's report; ``published`` dates one that has no date."""
    article = next((one for one in articles.shelf() if one.slug == slug), None)
    if article is None:
        raise ArticleError("The shelf has no article of that name.")
    if article.published is None and published:
        article = replace(article, published=articles.day(published))
    return limit.report(limit.workers(), article, folder=folder)


def _body(found: Found, address: str) -> str:
    checked, report = found.checked, found.report
    drawn = claims.figure(checked, found.dataset)
    chart = _chart(drawn, report) if drawn is not None else ""
    own = " (a reader’s reading)" if checked.by_reader else ""
    return (
        f'<article style="--flag:{TONES[checked.verdict.flag]}"><h1>{escape(checked.verdict.rating)}{own}</h1>'
        f"{look.quote(checked, report.article.text)}<p><b>{escape(checked.finding)}</b></p>{chart}"
        f'<p class="soft">“{escape(report.article.title)}”, {escape(report.article.publisher or "own example")}, '
        f'retold in our own words. <a href="{escape(address)}" target="_blank" rel="noopener">The whole card, with the '
        f"working</a>. {escape(look.NAME)}. {escape(report.origin.citation)}</p></article>"
    )


def _chart(drawn: charts.Figure, report: Report) -> str:
    """The chart as a picture: in an SVG the words would have the fonts of whoever looks, and not fit."""
    picture = b64encode(charts.png(drawn, report.origin.citation, CHART)).decode("ascii")
    return f'<img src="data:image/png;base64,{picture}" alt="{escape(drawn.alt)}">'


def _preview(found: Found, picture: str) -> str:
    """What other sites show beside a link to this page."""
    tags = {
        "og:title": f"{found.checked.verdict.rating}: {look.plain(found.checked.claim.text)}",
        "og:description": found.checked.finding,
        "og:image": picture,
        "og:type": "article",
    }
    told = "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in tags.items())
    return f'{told}<meta name="twitter:card" content="summary_large_image">'


def _page(title: str, body: str, head: str = "") -> str:
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {escape(look.NAME)}</title>{head}<style>{STYLE}</style></head>"
        f"<body>{body}</body></html>"
    )
