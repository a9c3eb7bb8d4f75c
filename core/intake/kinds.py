"""What kind of file some bytes are, by what they begin with; their name decides only where that says nothing."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from core.errors import ArticleError
from core.intake import wording

SUFFIXES = ("txt", "md", "html", "htm", "pdf", "docx")
"""Ends of the names of files that can be read."""


class Kind(StrEnum):
    """Kinds of files that can be read; the values are how a message calls them."""

    TEXT = "text file"
    HTML = "web page"
    PDF = "PDF"
    DOCX = "Word document"


_HEAD = 2_000
"""Characters in which a whole page shows that it is one."""

_PAGE = ("<!doctype html", "<html")


def is_page(text: str) -> bool:
    """True for the HTML of a whole page, as a browser saves or shows it."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n").lower()
    return head.startswith("<") and any(mark in head for mark in _PAGE)


def kind_of(raw: bytes, name: str = "") -> Kind:
    """The kind of a file. Raises ``ArticleError``, with what to do instead, for a kind that is not read."""
    suffix = PurePath(name).suffix.lower().lstrip(".")
    if b"%PDF-" in raw[:1024]:
        return Kind.PDF
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise ArticleError(wording.OLD_WORD)
    if raw.startswith(b"{\\rtf"):
        raise ArticleError(wording.RICH_TEXT)
    if suffix in ("html", "htm", "xhtml") or is_page(raw[:_HEAD].decode("utf-8", "ignore")):
        return Kind.HTML
    return Kind.TEXT


def _packed(raw: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ArticleError(wording.BROKEN.format(kind="packed file")) from error
    if "word/document.xml" not in names:
        raise ArticleError(wording.OTHER_PACKED)
    return Kind.DOCX
