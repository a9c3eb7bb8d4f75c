"""A whole archive: every article of a source checked, a row for each claim and each article, resumable at any moment.

Records are done in runs of ``CHUNK``, several at once; the rows of a run are kept in one step. Each article has its
time limit (``core.limit``), and one that cannot be read is set aside with the reason, so no article stops the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from core import articles, intake, limit
from core.batch import wording
from core.batch.rows import Row, rows
from core.batch.sources import Record, fingerprint, listed, records
from core.batch.store import TABLES, Part, Store
from core.datasets.snapshot import HOME, folder_of, written
from core.errors import ArticleError
from core.intake import Found
from core.workers import Workers

CHUNK = 16
"""Records whose rows are kept together: so many at most are done again after a kill."""

FORMATS = ("jsonl", "csv", "parquet")

Say = Callable[[str], None]
"""Told of the progress, a line at a time."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What to check, against which snapshot's folder, and where its tables go, in which of ``FORMATS``."""

    sources: Sequence[str]
    out: Path
    form: str = "jsonl"
    data: Path | None = None


def run(batch: Batch, resume: bool, say: Say, at_once: int) -> str:
    """Check every article of the sources, ``at_once`` at a time. Returns the line that sums it up.

    Raises ``ArticleError`` for sources or a folder that cannot be used, and ``DataError`` for broken data.
    """
    try:
        batch.out.mkdir(parents=True, exist_ok=True)
        with FileLock(batch.out / ".lock", blocking=False):
            return _run(batch, resume, say, at_once)
    except Timeout:
        raise ArticleError(wording.IN_USE.format(out=batch.out)) from None
    except OSError as error:
        raise ArticleError(wording.NOT_WRITTEN.format(out=batch.out, why=error.strerror or error)) from error


def _run(batch: Batch, resume: bool, say: Say, at_once: int) -> str:
    paths = listed(batch.sources)
    total = sum(1 for _ in records(paths))
    if not total:
        raise ArticleError(wording.NO_RECORDS.format(source=", ".join(batch.sources)))
    store, folder = Store(batch.out), folder_of(batch.data or HOME)
    described = {"sources": fingerprint(paths), "format": batch.form, "data": [folder.name, written(folder)]}
    done = _admitted(store, described, batch.out, resume)
    if done is None:
        _check_all(store, paths, total, folder, say, at_once)
        done = store.finish(batch.form, -(-total // CHUNK))
    store.clear()
    names = ", ".join(f"{name}.{batch.form}" for name in TABLES)
    return wording.DONE.format(
        articles=done["articles"], claims=done["claims"], aside=done["set_aside"], out=batch.out, files=names
    )


def _admitted(store: Store, described: dict[str, Any], out: Path, resume: bool) -> dict[str, int] | None:
    """The numbers of rows of a batch that was done already, ``None`` for one to go on with.

    Raises ``ArticleError`` where the folder holds another batch, or this one without leave to go on.
    """
    before = store.manifest()
    if before is None:
        store.begin(described)
        return None
    if not resume:
        raise ArticleError(wording.EARLIER.format(out=out))
    for name, what in (("sources", wording.SOURCES), ("format", wording.FORMAT), ("data", wording.DATA)):
        if before[name] != described[name]:
            raise ArticleError(wording.CHANGED.format(out=out, what=what))
    done: dict[str, int] | None = before.get("done")
    return done


def _check_all(store: Store, paths: Sequence[Path], total: int, folder: Path, say: Say, at_once: int) -> None:
    """Keep a part for every run of records that has none."""
    missing = [number for number in range(-(-total // CHUNK)) if not store.has(number)]
    left = sum(min(CHUNK, total - number * CHUNK) for number in missing)
    say(wording.FOUND.format(left=left, total=total))
    if not missing:
        return
    workers = Workers(at_once, partial(limit.ready, folder=folder))
    told = Progress(total, left, say)
    try:
        with ThreadPoolExecutor(at_once) as pool:
            for number, chunk in enumerate(_chunks(paths)):
                if not store.has(number):
                    store.keep(number, _part(list(pool.map(partial(_checked, workers, folder), chunk))))
                    told.more(len(chunk))
    finally:
        workers.end()


def _chunks(paths: Sequence[Path]) -> Iterator[list[Record]]:
    found = records(paths)
    while chunk := list(islice(found, CHUNK)):
        yield chunk


Outcome = tuple[Row | None, list[Row], Row | None]
"""The row of an article with those of its claims, or the row that says why it was set aside."""


def _checked(workers: Workers, folder: Path, record: Record) -> Outcome:
    try:
        found = _found(workers, record)
        row, claims = rows(workers, found.article, folder)
    except ArticleError as error:
        return None, [], {"article": record.key, "reason": str(error)}
    described = {"article": record.key, **row, "notes": " ".join(found.notes) or None}
    return described, [{"article": record.key, **claim} for claim in claims], None


def _found(workers: Workers, record: Record) -> Found:
    """The article of a record; what the record says of it comes before what is found in its text."""
    if record.problem:
        raise ArticleError(record.problem)
    if record.path is not None:
        try:
            with record.path.open("rb") as file:
                return intake.opened(workers, file.read(intake.LARGEST + 1), record.path.name)
        except OSError as error:
            raise ArticleError(wording.BAD_FILE.format(why=error.strerror)) from error
    published = articles.day(record.published[:10]) if record.published else None
    text = record.text
    found = intake.opened(workers, text.encode(), "page.html") if intake.is_page(text) else intake.worded(text)
    own = found.article
    article = replace(
        own, title=record.title or own.title, published=published or own.published, url=record.url or own.url
    )
    return replace(found, article=article, notes=() if published else found.notes)


def _part(outcomes: Sequence[Outcome]) -> Part:
    return {
        "articles": [article for article, _, _ in outcomes if article is not None],
        "claims": [claim for _, claims, _ in outcomes for claim in claims],
        "set_aside": [aside for _, _, aside in outcomes if aside is not None],
    }


class Progress:
    """Says how far a run is and how long the rest will take, every few seconds."""

    EVERY = 5.0

    def __init__(self, total: int, left: int, say: Say) -> None:
        self._total, self._left, self._say = total, left, say
        self._did = 0
        self._began = self._said = time.monotonic()

    def more(self, records: int) -> None:
        """So many records more are done."""
        self._did, self._left, now = self._did + records, self._left - records, time.monotonic()
        if now - self._said >= self.EVERY or not self._left:
            self._said = now
            rate = self._did / max(now - self._began, 1e-6)
            done = self._total - self._left
            self._say(wording.PROGRESS.format(done=done, total=self._total, rate=rate, left=_long(self._left / rate)))


def _long(seconds: float) -> str:
    """A length of time in the unit that fits: "40 seconds", "12 minutes", "3.5 hours"."""
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5_400 else f"{seconds / 3600:.1f} hours"
