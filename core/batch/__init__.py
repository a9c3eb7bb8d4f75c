"""A whole archive: every article of a source checked, a row for each claim and each article, resumable at any moment.

Records are done in runs; the rows of a run, a part, are kept in one step. Who makes the parts (``local.py``: processes
of this machine, ``cluster.py``: those of others) and in which order makes no difference to the tables.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from core.batch import wording
from core.batch.local import Chunks, Parts
from core.batch.program import identity
from core.batch.sources import Record, fingerprint, listed, records
from core.batch.store import TABLES, Store
from core.datasets.snapshot import HOME, folder_of, written
from core.errors import ArticleError

CHUNK, LARGE_CHUNK, MOST_PARTS = 16, 1_000, 10_000
"""Records whose rows are kept together: so many at most, for each process, are done again after a kill. A large
archive has larger runs, so that no folder holds millions of parts."""

FORMATS = ("jsonl", "csv", "parquet")

Say = Callable[[str], None]
"""Told of the progress, a line at a time."""

Make = Callable[[Chunks, Path], Parts]
"""Makes the parts of chunks, against the snapshot in a folder."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What to check, against which snapshot's folder, and where its tables go, in which of ``FORMATS``."""

    sources: Sequence[str]
    out: Path
    form: str = "jsonl"
    data: Path | None = None


def run(batch: Batch, resume: bool, say: Say, make: Make) -> str:
    """Check every article of the sources; ``make`` does the work. Returns the line that sums it up.

    Raises ``ArticleError`` for sources or a folder that cannot be used, and ``DataError`` for broken data.
    """
    try:
        batch.out.mkdir(parents=True, exist_ok=True)
        with FileLock(batch.out / ".lock", blocking=False):
            return _run(batch, resume, say, make)
    except Timeout:
        raise ArticleError(wording.IN_USE.format(out=batch.out)) from None
    except OSError as error:
        raise ArticleError(wording.NOT_WRITTEN.format(out=batch.out, why=error.strerror or error)) from error


def _run(batch: Batch, resume: bool, say: Say, make: Make) -> str:
    paths = listed(batch.sources)
    total = sum(1 for _ in records(paths))
    if not total:
        raise ArticleError(wording.NO_RECORDS.format(source=", ".join(batch.sources)))
    store, folder = Store(batch.out), folder_of(batch.data or HOME)
    described = {
        "sources": fingerprint(paths),
        "format": batch.form,
        "data": [folder.name, written(folder)],
        "program": identity(folder),
    }
    done = _admitted(store, described, batch.out, resume)
    if done is None:
        parts = -(-total // length(total))
        _make_all(store, paths, total, say, lambda chunks: make(chunks, folder))
        done = store.finish(batch.form, parts)
    store.clear()
    names = ", ".join(f"{name}.{batch.form}" for name in TABLES)
    return wording.DONE.format(
        articles=done["articles"], claims=done["claims"], aside=done["set_aside"], out=batch.out, files=names
    )


def length(total: int) -> int:
    """Records of a chunk, in an archive of so many."""
    return min(max(CHUNK, total // MOST_PARTS), LARGE_CHUNK)


def _admitted(store: Store, described: dict[str, Any], out: Path, resume: bool) -> dict[str, int] | None:
    """The numbers of rows of a batch that was done already, ``None`` for one to go on with.

    Raises ``ArticleError`` where the folder holds another batch, or this one without leave to go on.
    """
    before = store.manifest()
    if before is None or store.empty():
        store.begin(described)
        return None
    if not resume:
        raise ArticleError(wording.EARLIER.format(out=out))
    for name, what in wording.BEGUN_WITH.items():
        if before.get(name) != described[name]:
            raise ArticleError(wording.CHANGED.format(out=out, what=what))
    done: dict[str, int] | None = before.get("done")
    return done


def _make_all(store: Store, paths: Sequence[Path], total: int, say: Say, make: Callable[[Chunks], Parts]) -> None:
    """Keep a part for every run of records that has none."""
    size = length(total)
    sizes = {number: min(size, total - number * size) for number in range(-(-total // size)) if not store.has(number)}
    left = sum(sizes.values())
    say(wording.FOUND.format(left=left, total=total))
    if not left:
        return
    told = Progress(total, left, say)
    for number, part in make((number, chunk) for number, chunk in _chunks(paths, size) if number in sizes):
        store.keep(number, part)
        told.more(sizes[number])


def _chunks(paths: Sequence[Path], size: int) -> Iterator[tuple[int, list[Record]]]:
    found, number = records(paths), 0
    while chunk := list(islice(found, size)):
        yield number, chunk
        number += 1


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
