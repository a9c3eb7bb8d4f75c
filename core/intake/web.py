"""A page of the web, fetched once, without cookies or scripts, and from nowhere but the public internet.

A name is looked up once for each address on the way, every one of its addresses has to be public, and the connection
goes to the one that was looked at: a name that means another place a moment later (DNS rebinding) leads nowhere else.
Settings for a proxy are not followed, because a proxy would look the name up again.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from urllib.parse import SplitResult, urljoin

import httpx

from core.errors import ArticleError
from core.intake import address, wording
from core.intake.found import MEGABYTE, WEB_SECONDS, Page

LARGEST = 5 * MEGABYTE
"""Bytes of a page, unpacked."""

MOVES = 5
"""Redirects that are followed."""

TYPES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "text/markdown": "page.md",
    "application/pdf": "page.pdf",
}
"""Types that are read, each with a file name of its kind."""

_HEADERS = {
    "accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8",
    "accept-encoding": "identity",
    "user-agent": "Mozilla/5.0 (compatible; number-check/1.0; one page on a reader's request)",
}


def fetch(
    url: str,
    resolve: address.Resolve = address.resolve,
    is_public: Callable[[str], bool] = address.is_public,
    seconds: float = WEB_SECONDS,
) -> Page:
    """The page at an address.

    Raises ``ArticleError`` for an address that is not of the public web, for one that gives no page of a kind that is
    read, and for one that takes too long, is too large or sends on too often.
    """
    end = time.monotonic() + seconds
    for _ in range(MOVES + 1):
        parts = address.parsed(url)
        try:
            found = _page(parts, _looked_up(parts, resolve, is_public), end)
        except httpx.TimeoutException:
            raise _too_slow(parts, seconds) from None
        except (httpx.HTTPError, httpx.InvalidURL, zlib.error) as error:
            raise ArticleError(wording.NO_ANSWER.format(host=parts.hostname)) from error
        if isinstance(found, Page):
            return found
        url = urljoin(parts.geturl(), found)
    raise ArticleError(wording.TOO_MANY_MOVES.format(host=address.parsed(url).hostname))


def _too_slow(parts: SplitResult, seconds: float = WEB_SECONDS) -> ArticleError:
    return ArticleError(wording.TOO_SLOW.format(host=parts.hostname, seconds=seconds))


def _looked_up(parts: SplitResult, resolve: address.Resolve, is_public: Callable[[str], bool]) -> str:
    """The address to connect to. Raises ``ArticleError`` where one of the host's addresses is not public."""
    host = parts.hostname or ""
    try:
        found = resolve(host, parts.port or address.PORTS[parts.scheme])
    except (OSError, UnicodeError) as error:
        raise ArticleError(wording.NOT_FOUND.format(host=host)) from error
    if not found or not all(map(is_public, found)):
        raise ArticleError(wording.NOT_PUBLIC.format(host=host))
    return found[0]


def _page(parts: SplitResult, to: str, end: float) -> Page | str:
    """The page, or the address that it moved to."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    there = f"[{to}]" if ":" in to else to
    port = f":{parts.port}" if parts.port else ""
    named = f"[{host}]" if ":" in host else host
    target = parts._replace(netloc=f"{there}{port}", fragment="").geturl()
    with (
        httpx.Client(trust_env=False, follow_redirects=False, timeout=_left(end)) as client,
        client.stream(
            "GET", target, headers={**_HEADERS, "host": f"{named}{port}"}, extensions={"sni_hostname": host}
        ) as answer,
    ):
        if answer.is_redirect:
            return answer.headers["location"]
        if answer.status_code != httpx.codes.OK:
            raise ArticleError(wording.REFUSED.format(host=parts.hostname, status=answer.status_code))
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in TYPES:
            raise ArticleError(wording.WRONG_TYPE.format(type=kind[:60] or "something of an unnamed type"))
        return Page(_body(answer, end), TYPES[kind], parts.geturl())


def _left(end: float) -> float:
    """Seconds until the end. Raises ``httpx.TimeoutException`` after it."""
    left = end - time.monotonic()
    if left <= 0:
        raise httpx.ReadTimeout("the time for the whole page is over")
    return left


def _body(answer: httpx.Response, end: float) -> bytes:
    """The bytes of an answer, unpacked as they come, so that no more is held than is allowed."""
    coding = answer.headers.get("content-encoding", "identity").lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise httpx.DecodingError(f"{coding} was not asked for")
    unpack = None if coding == "identity" else zlib.decompressobj(47)
    body = bytearray()
    for raw in answer.iter_raw():
        _left(end)
        body += raw if unpack is None else unpack.decompress(raw, LARGEST + 1 - len(body))
        if len(body) > LARGEST:
            raise ArticleError(wording.PAGE_TOO_LARGE.format(megabytes=LARGEST // MEGABYTE))
    return bytes(body)
