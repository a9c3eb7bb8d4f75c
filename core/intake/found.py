"""What a way in brings: an article, what to say about it, and the limits that every way keeps to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.model import Article

MEGABYTE = 1_000_000

LARGEST = 10 * MEGABYTE
"""Bytes of a file. A long report in PDF has two million; what is larger is mostly pictures."""

UNPACKED = 50 * MEGABYTE
"""Bytes that the parts of a packed file may have together, once unpacked."""

PAGES = 150
"""Pages of a PDF file."""

SECONDS = 20.0
"""How long reading one file may take: a PDF of a hundred full pages takes ten."""

WEB_SECONDS = 10.0
"""How long a page of the web may take, from the first look-up to the last byte, redirects included."""

MEMORY = 1_000 * MEGABYTE
"""Bytes that reading one file may take, besides what its process held before."""

RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
"""Digits as a raised mark: of a note behind a number, or of a power."""

FEWEST_WORDS = 40
"""A page with fewer words holds no article: it is behind a paywall, or its scripts would have to be run."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article as it was found in a file or at an address.

    ``notes`` are sentences for the reader: what was found about the article, and what may be missing. ``offered`` is
    a day on which it may have appeared, where its words leave that open; ``words`` are those words.
    """

    article: Article
    notes: tuple[str, ...] = ()
    offered: date | None = None
    words: str = ""

    def noting(self, *notes: str) -> Found:
        """The same with more to say."""
        return replace(self, notes=(*self.notes, *notes))


@dataclass(frozen=True, slots=True)
class Page:
    """What a web address holds: its bytes, a file name that says their kind, and the address that they came from."""

    raw: bytes
    name: str
    url: str
