"""An article at an address of the web, where this program may ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.errors import ArticleError
from core.intake import wording
from core.intake.found import FEWEST_WORDS, WEB_SECONDS, Found, Page
from core.intake.within import opened
from core.workers import Lost, Overrun, Watch, Workers

SETTING = "READ_WEB_ADDRESSES"
"""Name of the setting in the environment: ``on`` or ``off``; where it is not set, only this machine's own user may."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Addresses on which a server listens that no other machine can reach."""

_GRACE = 1.0
"""Seconds that a worker has besides those of the page, so that it can say itself why there is none."""


def allowed(settings: Mapping[str, str], own: bool) -> bool:
    """True where addresses may be read: as set, or where only this machine's own user can ask (``own``)."""
    setting = settings.get(SETTING, "").strip().lower()
    return setting == "on" or (not setting and own)


def fetched(workers: Workers, url: str, watch: Watch = lambda done, of: None) -> Found:
    """The article at an address of the web, fetched and read by workers.

    Raises ``ArticleError`` for an address that is not of the public web, that holds no article, or that takes too long.
    """
    with workers.lent(watch=watch) as worker:
        try:
            page: Page = worker.run(_fetched, url, seconds=WEB_SECONDS + _GRACE, watch=watch)
        except (Overrun, Lost):
            raise ArticleError(wording.TOO_SLOW.format(host="The page", seconds=WEB_SECONDS)) from None
    return of_page(workers, page, watch)


def of_page(workers: Workers, page: Page, watch: Watch = lambda done, of: None) -> Found:
    """The article of a page that was fetched. Raises ``ArticleError`` where there is hardly a word of one."""
    found = opened(workers, page.raw, page.name, watch)
    if len(found.article.text.split()) < FEWEST_WORDS:
        raise ArticleError(wording.EMPTY_PAGE)
    return replace(found, article=replace(found.article, url=page.url))


def _fetched(url: str, watch: Watch) -> Page:
    from core.intake.web import fetch  # here, because only a worker needs an HTTP client

    return fetch(url)
