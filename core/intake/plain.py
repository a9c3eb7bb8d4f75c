"""Plain text and Markdown into an article: what stands in its front matter, and the day that its words give."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from core import articles
from core.intake import dateline, wording
from core.intake.found import Found
from core.model import Article
from core.wording import day

_DATES = ("published", "date", "updated")
_KNOWN = frozenset({"title", "author", "url", "publisher", *_DATES})
_WHOLE_DAY = len("2026-02-25")


def read(raw: bytes | str) -> Found:
    """The article of a text; a front matter before it gives title, author, address and day.

    Raises ``ArticleError`` for bytes that are no text, and for a date in the front matter that is none.
    """
    whole = raw if isinstance(raw, str) else articles.decoded(raw)
    fields, text = articles.parted(whole)
    if _KNOWN.isdisjoint(fields):
        fields, text = {}, whole  # words between two rules, which are part of the text
    said = {name: value.strip("\"'") for name, value in fields.items()}
    published = next((_day(said[name]) for name in _DATES if said.get(name)), None)
    article = Article(
        text,
        title=said.get("title", ""),
        published=published,
        url=said.get("url", "") if urlsplit(said.get("url", "")).scheme in ("http", "https") else "",
        publisher=said.get("publisher", ""),
        author=said.get("author", ""),
    )
    return Found(article, (wording.FROM_FRONT.format(day=day(published)),) if published else ())


def _day(words: str) -> date:
    found = dateline.find(f"Published {words}", date.max)
    return found.day if found and found.sure else articles.day(words[:_WHOLE_DAY])


def worded(text: str) -> Found:
    """The article of pasted words, with the day that they give."""
    return dated(read(text))


def dated(found: Found) -> Found:
    """The same with the day that its words give: taken where they can mean nothing else, offered where they can."""
    if found.article.published is not None:
        return found
    line = dateline.find(found.article.text, datetime.now(UTC).date())
    if line is None:
        return found
    if line.sure:
        note = wording.FROM_TEXT.format(day=day(line.day), words=line.words)
        return replace(found, article=replace(found.article, published=line.day)).noting(note)
    return replace(found, offered=line.day, words=line.words)
