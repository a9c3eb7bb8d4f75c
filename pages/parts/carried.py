"""A link that carries a pasted text in its address, for readers who want one: off until it is asked for."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import date
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from core import articles
from core.errors import ArticleError
from core.model import Article
from pages.parts import look

TEXT = "text"
"""Name of the query parameter that carries the text."""

LONGEST = 6_000
"""Characters of the packed text: with the address around it no longer than common programs pass on."""

UNPACKED = 400_000
"""Bytes beyond which nothing is unpacked, whatever a link says: more than the longest text that is read."""

WARNING = (
    "The link holds the whole text, compressed and not encrypted. Whoever has the link can read it, and so can the "
    "servers and programs that the address passes through."
)
BROKEN = "The text in this link is broken or cut off. Ask for the link again, or paste the text below."


def packed(article: Article) -> str:
    """A text with its title and day in the letters of an address."""
    published = article.published.isoformat() if article.published else ""
    told = json.dumps([article.text, article.title, published], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(zlib.compress(told.encode("utf-8", "replace"), 9)).decode("ascii").rstrip("=")


def unpacked(value: str) -> Article:
    """The text that a link carries. Raises ``ArticleError`` for one that is broken, cut off or too long."""
    try:
        reader = zlib.decompressobj()
        told = reader.decompress(urlsafe_b64decode(value + "=" * (-len(value) % 4)), UNPACKED)
        text, title, published = json.loads(told.decode("utf-8"))
        day = date.fromisoformat(published) if published else None
        whole = reader.eof and isinstance(text, str) and isinstance(title, str)
    except (NotBase64, zlib.error, ValueError, TypeError, RecursionError) as error:
        raise ArticleError(BROKEN) from error
    if not whole:
        raise ArticleError(BROKEN)
    return Article(articles.admitted(text), " ".join(title.split()), day)


def offer(article: Article) -> None:
    """A switch, off at first, and the link where it is on."""
    if not st.toggle("Make a link that carries this text", key=f"carry-{zlib.crc32(article.text.encode()):x}"):
        return
    look.html(f'<p class="soft">{WARNING}</p>')
    carried = packed(article)
    if len(carried) > LONGEST:
        look.message(
            f"This text is too long for a link: packed it has {len(carried):,} characters, and a link holds at most "
            f"{LONGEST:,}. The files above hold it.",
            look.WARNING,
        )
        return
    here = urlsplit(st.context.url or "")
    st.code(urlunsplit((here.scheme, here.netloc, here.path, f"{TEXT}={carried}", "")), language=None, wrap_lines=True)
