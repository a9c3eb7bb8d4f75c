"""Parts made on this machine, several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from threading import Event

from core import limit
from core.batch.part import Part, part
from core.batch.sources import Record
from core.workers import Workers

Chunks = Iterator[tuple[int, Sequence[Record]]]
"""Runs of records, each with the number of the part that its rows become."""

Parts = Iterator[tuple[int, Part]]
"""Parts with their numbers, in whatever order they are done."""


def parts(at_once: int, chunks: Chunks, folder: Path) -> Parts:
    """The parts of all chunks from ``at_once`` processes. Raises ``DataError`` for a broken snapshot."""
    workers = Workers(at_once, partial(limit.ready, folder=folder), spare=0)
    stopped = Event()

    def made(number: int, records: Sequence[Record]) -> tuple[int, Part]:
        return number, part(workers, folder, _until(stopped, records))

    try:
        with ThreadPoolExecutor(at_once) as pool:
            try:
                yield from flowing(
                    chunks, lambda number, records: pool.submit(made, number, records), lambda: 2 * at_once
                )
            finally:
                stopped.set()
                pool.shutdown(cancel_futures=True)
    finally:
        workers.end()


class _Stopped(Exception):
    """Nobody waits for this part any longer."""


def _until(stopped: Event, records: Sequence[Record]) -> Iterator[Record]:
    for record in records:
        if stopped.is_set():
            raise _Stopped
        yield record


Submit = Callable[[int, Sequence[Record]], "Future[tuple[int, Part]]"]


SILENCE = 5.0
"""Seconds without any part, after which it is asked whether those who make them are there."""


def flowing(
    chunks: Chunks, submit: Submit, most: Callable[[], int], alive: Callable[[], object] = lambda: None
) -> Parts:
    """What becomes of the chunks, each as soon as it is there, with ``most`` on their way: no more are in memory.

    Raises what one of them raises, and what ``alive`` does, which is asked when nothing comes.
    """
    waiting: set[Future[tuple[int, Part]]] = set()
    more = True
    while more or waiting:
        while more and len(waiting) < most():
            chunk = next(chunks, None)
            more = chunk is not None
            if chunk is not None:
                waiting.add(submit(*chunk))
        done, waiting = wait(waiting, SILENCE, FIRST_COMPLETED)
        if waiting and not done:
            alive()
        yield from (future.result() for future in done)
