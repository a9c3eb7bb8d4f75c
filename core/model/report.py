"""What is checked, against what, and all that was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.model.number import Quantity
from core.model.text import Span
from core.model.verdict import CheckedClaim, Fitting


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a dataset comes from. Travels with every figure."""

    source: str
    producer: str
    endpoint: str
    licence: str
    licence_url: str
    citation: str
    as_of: date
    obtained: str
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A text to be checked. ``published`` is ``None`` when nobody said when it appeared."""

    text: str
    title: str = ""
    published: date | None = None
    url: str = ""
    publisher: str = ""
    slug: str = ""
    summary: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A claim said again word for word: where it stands, in which sentence, and the id of the first."""

    span: Span
    sentence: Span
    first: str


@dataclass(frozen=True, slots=True)
class Report:
    """Every number of an article, each in exactly one place: a claim, or another number with its reason.

    ``repeats`` tells of those other numbers that are a claim said again: readers are shown its card once. ``fits`` are
    the runs of days that numbers which miss their own period fit together, the best first. ``unread`` are paragraphs
    that were given up because reading them took too long: their numbers are in neither place.
    """

    article: Article
    origin: Origin
    first: date
    last: date
    claims: tuple[CheckedClaim, ...]
    others: tuple[Quantity, ...] = field(default=())
    repeats: tuple[Repeat, ...] = field(default=())
    fits: tuple[Fitting, ...] = field(default=())
    unread: tuple[Span, ...] = field(default=())
