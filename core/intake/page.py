"""A web page into its article: trafilatura finds the text among menus and notices, and what the page says of itself."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from itertools import chain, pairwise
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction, html2txt
from trafilatura.meta import reset_caches
from trafilatura.settings import Document
from trafilatura.utils import load_html

from core.errors import ArticleError
from core.intake import wording
from core.intake.found import RAISED, Found
from core.language.grammar import pattern
from core.model import Article
from core.wording import day

_RULE = pattern(r"\|(?:[ :-]{3,20}\|)+[ \t]*")
_NOT_FREE = pattern(r'"isAccessibleForFree"\s{0,9}:\s{0,9}"?(?:[Ff]alse)')
_DATES = {"original_date": True, "extensive_search": False}
_ROWS = "|-"
"""How the lines of a table and of a list begin."""
_INLINE = "a abbr b cite code em i mark q s small span strong sub sup time u".split()


def read(raw: bytes | str) -> Found:
    """The article of a page, with title, author, day and address as the page states them.

    Raises ``ArticleError`` where there are no words.
    """
    tree = load_html(raw)
    if tree is None:
        raise ArticleError(wording.EMPTY_PAGE)
    _raise_notes(tree)
    paid = _is_paid(tree)
    try:
        document = _extracted(deepcopy(tree))
        text = _blocks(document.text or "") or _blocks(_all_words(tree))
    finally:
        reset_caches()  # they hold stretches of the text
    if not text:
        raise ArticleError(wording.EMPTY_PAGE)
    article = _described(document, text)
    notes = (wording.FROM_PAGE.format(day=day(article.published)),) if article.published else ()
    return Found(article, notes + ((wording.PAYWALL,) if paid else ()))


def _extracted(tree: HtmlElement) -> Document:
    """What trafilatura makes of a page, which is empty where it finds no article."""
    found = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    return found if isinstance(found, Document) else Document()


def _described(document: Document, text: str) -> Article:
    url = document.url or ""
    return Article(
        text,
        title=document.title or "",
        published=date.fromisoformat(document.date) if document.date else None,
        url=url if urlsplit(url).scheme in ("http", "https") else "",
        publisher=document.sitename or "",
        author=document.author or "",
    )


def _raise_notes(tree: HtmlElement) -> None:
    """Write raised digits as such: trafilatura would set the mark of a note behind the number before it."""
    for element in list(tree.iter("sup")):
        words = "".join(element.itertext()).strip().strip("[]").translate(RAISED)
        for child in list(element):
            element.remove(child)
        element.text = words
        element.drop_tag()


def _all_words(tree: HtmlElement) -> str:
    """The text of a page in which trafilatura finds no article, each of its blocks on a line."""
    etree.strip_tags(tree, *_INLINE)
    return html2txt(tree)


def _is_paid(tree: HtmlElement) -> bool:
    """True for a page that says for search engines that part of it is not free."""
    return any(_NOT_FREE.search(script.text or "") for script in tree.iter("script"))


def _blocks(text: str) -> str:
    """Paragraphs apart by blank lines; the rows of a table and the items of a list one below the other."""
    lines = [line.strip() for line in text.splitlines()]
    kept = [line for line in lines if line and not _RULE.fullmatch(line)]
    breaks = ("\n" if line[0] in _ROWS and line[0] == before[0] else "\n\n" for before, line in pairwise(kept))
    return "".join(chain(kept[:1], *zip(breaks, kept[1:], strict=True)))
