"""Checking within a stated time: an article is read in a process that is ended when it takes too long.

A text that overruns is not lost. Its paragraphs are tried one by one, those that hold the reading up are left out, and
the rest is reported with them named as unread.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.articles import admitted, paragraphs
from core.errors import ArticleError, DataError
from core.language.grammar import pattern
from core.model import Article, Report, Span
from core.workers import STARTING, Lost, Overrun, Watch, Worker, Workers

if TYPE_CHECKING:
    from core.datasets import Dataset

SECONDS, PER_SECOND = 5.0, 2_500
"""A reading may take so many seconds, and one more for so many characters: 5 for an article, 165 for the longest text.

The slowest text known (nothing but claims, each of them different) takes a second for 7,000 characters, and an ordinary
article a fiftieth of a second in all; the rest is for a machine that is busy with other things.
"""

ALONE = 2.0
"""Seconds that a paragraph may take when paragraphs are tried one by one, besides those for its length."""

WITH_CHARTS, DRAWING = "html", 90.0
"""The form whose charts have to be drawn, and how many seconds that may take: 12 for all of a long article."""

SHORT = 20_000
"""Characters, some four pages. A longer text never takes the last free worker: an article need not wait for it."""

MOST_WORKERS = 4
"""Each holds its own copy of the data and of spaCy, some 130 MB; more would rarely be busy at once."""

TOO_LONG = (
    "Reading this text took more than {seconds:.0f} seconds and was ended. "
    "Check a part of it, without tables and long lists."
)
BROKEN_OFF = (
    "The check of this text broke off: its process was ended from outside or ran out of memory. "
    "Try again, or check a part of the text."
)

PRACTICE = (
    "In the week of 9-15 February 2026, Chinese models on OpenRouter processed 4.12 trillion tokens, against 2.94 "
    "trillion for US models. That was 21% more than a week before. MiniMax M2.5 ranked first, with a share of 14%."
)
"""Asks for most kinds of figures once, which are then at hand for the articles that people paste."""

Answer = TypeVar("Answer")

Job = Callable[[Article, Sequence[Span], Watch], Answer]
"""What is done in a worker: an article, the paragraphs of it to leave out, and whom to tell how far it is."""


def seconds(length: int) -> float:
    """How long one reading of so many characters may take.

    A text that overruns has as long again for its paragraphs one by one, and once more for all that can be read.
    """
    return SECONDS + length / PER_SECOND


# --- For the app and the command line ------------------------------------------------------------


def report(
    workers: Workers, article: Article, watch: Watch = lambda done, of: None, folder: Path | None = None
) -> Report:
    """The article's report on the snapshot in ``folder`` (the one in use where none is named), from a worker.

    Raises ``ArticleError`` for a text that is empty, binary or too long or cannot be read in time, and ``DataError``
    for a broken snapshot.
    """
    return within(workers, article, partial(checked, folder=folder), watch)


def printed(workers: Workers, article: Article, form: str, folder: Path | None = None, page: str | None = None) -> str:
    """The report in a form of ``core.export.FORMATS``, on the snapshot in ``folder``. Raises as ``report`` does.

    ``page`` is the address of the page that holds the review. A form with charts has time of its own for them.
    """
    if form != WITH_CHARTS:
        return within(workers, article, partial(_printed, form=form, folder=folder, page=page))
    found = report(workers, article, folder=folder)
    with workers.lent(long=True) as worker:
        try:
            return worker.run(_written, found, form, folder, page, seconds=DRAWING)
        except (Overrun, Lost):
            raise ArticleError(BROKEN_OFF) from None


@cache
def workers() -> Workers:
    """The workers of a server: as many as the machine has cores, and two at least, so that one is left for the short.

    Started by the first call, without waiting for them.
    """
    return Workers(min(max(os.cpu_count() or 1, 2), MOST_WORKERS), practised)


# --- In this process -----------------------------------------------------------------------------


def within(workers: Workers, article: Article, job: Job[Answer], watch: Watch = lambda done, of: None) -> Answer:
    """What ``job`` makes of an article in the time that its length allows, without what holds it up.

    Raises what ``job`` raises, and ``ArticleError`` for a text that is not admitted or when there was no reading it.
    """
    admitted(article.text)
    with workers.lent(len(article.text) > SHORT, watch) as worker:
        try:
            return _within(worker, article, job, watch)
        except Overrun:
            raise ArticleError(TOO_LONG.format(seconds=seconds(len(article.text)))) from None
        except (Lost, MemoryError):
            raise ArticleError(BROKEN_OFF) from None


def _within(worker: Worker, article: Article, job: Job[Answer], watch: Watch) -> Answer:
    allowed = seconds(len(article.text))
    try:
        return worker.run(job, article, (), seconds=allowed, watch=watch)
    except Overrun:
        parts = paragraphs(article.text)
        unread = _stuck(worker, article, parts, job, watch) if len(parts) > 1 else parts
        if len(unread) == len(parts):
            raise
        return worker.run(job, article, unread, seconds=allowed, watch=watch)


def _stuck(worker: Worker, article: Article, parts: Sequence[Span], job: Job[Answer], watch: Watch) -> list[Span]:
    """Those paragraphs that cannot be read in time, each tried by itself.

    Once the time for the whole text is used up, paragraphs count as unread untried. A worker that takes the place of
    one that was ended reads something else first, on time of its own: its first reading takes longer than the others.
    """
    unread: list[Span] = []
    left, fresh = seconds(len(article.text)), True
    for part in parts:
        most = min(ALONE + (part.end - part.start) / PER_SECOND, left)
        if most <= 0:
            unread.append(part)
            continue
        if fresh:
            worker.run(job, replace(article, text=PRACTICE), (), seconds=STARTING, watch=_breathing(watch))
            fresh = False
        began = time.monotonic()
        try:
            alone = replace(article, text=part.of(article.text))
            worker.run(job, alone, (), seconds=most, watch=_breathing(watch))
        except Overrun:
            unread.append(part)
            fresh = True
        except ArticleError:
            continue  # more signs than words, so nothing to hold a reading up
        finally:
            left -= time.monotonic() - began
    return unread


def _breathing(watch: Watch) -> Watch:
    """``watch`` for a part of a text: it says that there is work, not how far it is."""
    return lambda done, of: watch(0, 0)


# --- In a worker ---------------------------------------------------------------------------------
# What is needed only there is imported only there: the command line shall not load it twice.


def checked(article: Article, unread: Sequence[Span], watch: Watch, folder: Path | None = None) -> Report:
    """The report of an article, read as if the paragraphs ``unread`` were blank."""
    from core.checking import check

    found = check(replace(article, text=blanked(article.text, unread)), _dataset(folder), watch)
    return replace(found, article=article, unread=tuple(unread)) if unread else found


def _printed(
    article: Article, unread: Sequence[Span], watch: Watch, form: str, folder: Path | None, page: str | None
) -> str:
    return _written(checked(article, unread, watch, folder), form, folder, page, watch)


def _written(found: Report, form: str, folder: Path | None, page: str | None, watch: Watch) -> str:
    from core.export import FORMATS, HERE, Context

    return FORMATS[form](found, Context(_dataset(folder), page or HERE))


_LETTER = pattern(r"[^\n]")


def blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with spaces for these stretches, line breaks kept, so that every offset stays."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], _LETTER.sub(" ", span.of(text))]
        at = span.end
    return "".join([*parts, text[at:]])


def _dataset(folder: Path | None) -> Dataset:
    from core.datasets.snapshot import HOME, folder_of, written

    named = folder_of(folder or HOME)
    return _loaded(named, written(named))


@lru_cache(maxsize=2)
def _loaded(folder: Path, written_at: int) -> Dataset:
    """A snapshot, loaded again once its manifest was written anew."""
    from core.datasets import load

    return load(folder)


def ready(watch: Watch, folder: Path | None = None) -> None:
    """Load what reading needs. A broken snapshot is said to whoever asks first, not here.

    What is loaded stays, so the collector of garbage need not look through it, now or with any article.
    """
    gc.disable()
    from core import checking, export  # noqa: F401  both take their time
    from core.extract.components import pipeline

    pipeline()

    with suppress(DataError):
        _dataset(folder)
    gc.freeze()
    gc.enable()


def practised(watch: Watch) -> None:
    """Load what reading needs, and have one text checked, so that the first reader waits no longer than the second."""
    ready(watch)
    with suppress(DataError):
        checked(Article(PRACTICE), (), watch)
