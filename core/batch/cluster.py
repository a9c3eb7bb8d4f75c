"""Parts made on a Dask cluster: the only importer of Dask.

A worker of the cluster has processes of this program's own, as many as it has threads, in which an article can be ended
after its time. It must have the same program, libraries and data as this machine; what it reads is sent to it.
"""

from __future__ import annotations

import logging
import pickle
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from core import limit
from core.batch import wording
from core.batch.local import Chunks, Parts, flowing
from core.batch.part import Part, carried, part
from core.batch.program import identity
from core.batch.sources import Record
from core.datasets.snapshot import HOME
from core.errors import ArticleError, DataError
from core.workers import Workers

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 10.0
"""Seconds in which a scheduler has to answer, at the beginning and when it was lost."""

AGAIN = 5.0
"""Seconds after which the cluster is asked anew how large it is: workers come and go."""


def parts(address: str, say: Callable[[str], None], chunks: Chunks, folder: Path) -> Parts:
    """The parts of all chunks from the cluster whose scheduler listens at ``address``.

    Raises ``ArticleError`` where there is no scheduler, where it goes away, and where its workers cannot do the work.
    """
    expected, place = identity(folder), folder.name if folder.parent == HOME else str(folder)
    with _connected(address) as client:
        pool = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        room = _Room(client, lambda: say(wording.NO_WORKERS.format(address=address)))
        try:
            yield from flowing(
                chunks,
                lambda number, records: pool.submit(_sent(), number, _packed(records), place, expected),
                room,
                room.asked,
            )
        except (CancelledError, OSError, TimeoutError) as error:
            raise ArticleError(wording.GONE.format(address=address)) from error
        except (ArticleError, DataError):
            raise
        except Exception as error:  # whatever a worker that lacks something raises
            killed = type(error).__name__ == "KilledWorker"
            why = f"{type(error).__name__}: {error}"
            raise ArticleError(wording.LOST if killed else wording.FAILED.format(why=why)) from error


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
        from distributed.comm.addressing import parse_address, parse_host_port
        from distributed.comm.registry import get_backend
    except ImportError as error:
        raise ArticleError(wording.NO_DASK) from error
    for name in (*logging.root.manager.loggerDict, "asyncio"):
        if name.startswith(("distributed", "tornado", "asyncio")):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what goes wrong is said once, by us
    warnings.filterwarnings("ignore", message="Sending large graph", category=UserWarning)
    try:
        scheme, place = parse_address(address)  # what is no address is found here: a client of it would never end
        get_backend(scheme)
        parse_host_port(place)
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        raise ArticleError(wording.NO_SCHEDULER.format(address=address)) from error
    try:
        yield client
    finally:
        with suppress(Exception):  # a scheduler that is gone cannot be taken leave of
            client.close(timeout=1)  # type: ignore[no-untyped-call]


class _Room:
    """How many chunks the cluster may have at once: two for each of its threads, one done and one at hand."""

    def __init__(self, client: Client, idle: Callable[[], None]) -> None:
        self._client, self._idle = client, idle
        self._threads, self._at = 0, -AGAIN
        self._said = False

    def __call__(self) -> int:
        if time.monotonic() - self._at > AGAIN:
            self.asked()
        return max(2 * self._threads, 1)

    def asked(self) -> None:
        """Ask the scheduler. Raises ``OSError`` or ``TimeoutError`` where it is gone."""
        if self._client.status != "running" or self._client.scheduler is None:
            raise ConnectionError(self._client.status)
        ask: Callable[..., dict[str, Any]] = self._client.sync
        held = ask(self._client.scheduler.identity, callback_timeout=PATIENCE)
        self._threads, self._at = sum(worker["nthreads"] for worker in held["workers"].values()), time.monotonic()
        if not self._threads and not self._said:
            self._idle()
        self._said = not self._threads


def _packed(records: Sequence[Record]) -> bytes:
    return pickle.dumps([carried(record) for record in records])


def _sent() -> Callable[..., tuple[int, Part]]:
    """``work`` under a name that travels: the scheduler unpacks what it is given, and does not have this program.

    A function within a function is sent as it is; one of a module as its name only.
    """

    def within_worker(*asked: Any) -> tuple[int, Part]:
        from core.batch.cluster import work

        return work(*asked)

    return within_worker


# --- In a worker of the cluster ------------------------------------------------------------------


def work(number: int, packed: bytes, place: str, expected: str) -> tuple[int, Part]:
    """A part with its number, of records that are packed.

    ``place`` is the snapshot: its name in the home of the data, or a folder of its own.
    Raises ``ArticleError`` where this worker's program, libraries or data are not those that are ``expected``.
    """
    from distributed import get_worker

    folder, worker = HOME / place, get_worker()
    if identity(folder) != expected:
        raise ArticleError(wording.OTHER.format(worker=worker.address))
    try:
        with _STARTING:
            workers = _workers(worker.state.nthreads)
        return number, part(workers, folder, pickle.loads(packed))
    except OSError as error:  # of this machine: no memory for a process, too many files
        raise ArticleError(wording.FAILED.format(why=f"{worker.address}: {error}")) from error


_STARTING = Lock()
"""The first two tasks of a worker come at once, and shall not both start its processes."""


@cache
def _workers(count: int) -> Workers:
    return Workers(count, limit.ready, spare=0)
