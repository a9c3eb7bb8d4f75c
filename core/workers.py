"""Processes that work for this one and can be ended, whatever a pattern or a library does in them.

Python's ``re`` holds the interpreter's lock while it matches: no thread of the same process can end a match that never
returns, and nobody else gets a turn. So a text is read in a process of its own, started ahead because loading takes
seconds.

Neither ``multiprocessing`` nor a pool built on it (``pebble``) starts them: both begin by running the parent's main
module again, and under Streamlit that is the page which happens to be on show. Needs POSIX: a worker is spoken to
through a socket in place of its standard input, and ends itself by an alarm if its parent is gone.
"""

from __future__ import annotations

import math
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[1]

STARTING = 120.0
"""Seconds that a worker may take to load. It takes two; a machine with fifty other things to do takes longer."""

BREATH = 0.25
"""Seconds after which somebody who waits is heard: a closed page should not hold a worker for longer."""

GRACE = 10
"""Seconds after its limit when a worker ends itself, should its parent be gone and nobody else do it."""

Watch = Callable[[int, int], None]
"""Told how much of how much is done; ``(0, 0)`` where that cannot be said yet. What it raises ends the work."""

Answer = TypeVar("Answer")

_TOLD, _DONE, _FAILED = range(3)


class Overrun(Exception):
    """A function took longer than it was given. Its worker has been ended and replaced."""


class Lost(Exception):
    """A worker ended by itself: it was killed, or there was no memory left. It has been replaced."""


class Worker:
    """One process. It is replaced by a fresh one when it has to be ended, so a worker can always be asked again."""

    def __init__(self, prepare: Callable[[Watch], object]) -> None:
        """Start it, without waiting. ``prepare`` is run in it first, to load what its work will need."""
        self._prepare = prepare
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", f"from {__name__} import serve; serve()"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                cwd=ROOT,
            )
        self._prepared = False
        self._pipe.send((STARTING, self._prepare, ()))

    def run(
        self, function: Callable[..., Answer], *arguments: object, seconds: float, watch: Watch = lambda done, of: None
    ) -> Answer:
        """What ``function(*arguments, watch)`` returns or raises in the worker, where it finds its own ``watch``.

        ``seconds`` count from when the worker is ready. Raises ``Overrun`` after them, and ``Lost`` for a worker that
        ended.
        """
        self.ready(watch)
        with self._replaced():
            self._pipe.send((seconds, function, arguments))
            outcome, value = self._answer(seconds, watch)
        if outcome == _FAILED:
            raise value
        answer: Answer = value
        return answer

    def ready(self, watch: Watch = lambda done, of: None) -> None:
        """Wait until the worker has loaded what it needs. Raises ``Overrun`` or ``Lost`` where it cannot."""
        if self._process.poll() is not None:
            self.renew()  # it ended while nobody used it, so not for what it is asked next
        if not self._prepared:
            with self._replaced():
                self._answer(STARTING, watch)  # where loading failed, so will the work, and say why
            self._prepared = True

    @contextmanager
    def _replaced(self) -> Iterator[None]:
        """A block after which the process is another one if it ended or had to be ended."""
        try:
            yield
        except (EOFError, ConnectionError):
            self.renew()
            raise Lost from None
        except BaseException:
            self.renew()
            raise

    def _answer(self, seconds: float, watch: Watch) -> tuple[int, Any]:
        told = (0, 0)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._pipe.poll(min(left, BREATH)):
                kind, value = self._pipe.recv()
                if kind != _TOLD:
                    return kind, value
                told = value
            watch(*told)
        raise Overrun

    def renew(self) -> None:
        """End the process, whatever it does, and start another in its place, without waiting for it."""
        self.end()
        self._start()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._pipe.close()
        self._process.kill()
        self._process.wait()


class _Waiter:
    """Somebody who waits for a worker, and where it will be put."""

    def __init__(self, long: bool) -> None:
        self.long = long
        self.given: SimpleQueue[Worker] = SimpleQueue()


class Workers:
    """Workers that are lent out, first come, first served; the last ``spare`` ones are never lent for anything long."""

    def __init__(self, count: int, prepare: Callable[[Watch], object], spare: int = 1) -> None:
        self._idle = [Worker(prepare) for _ in range(count)]
        self._room = max(count - spare, 1)
        """How many more may be lent for something long."""
        self._waiting: list[_Waiter] = []
        self._lock = threading.Lock()

    @contextmanager
    def lent(self, long: bool = False, watch: Watch = lambda done, of: None) -> Iterator[Worker]:
        """A worker for as long as the block runs. ``watch`` is called while there is none to be had."""
        waiter = _Waiter(long)
        with self._lock:
            self._waiting.append(waiter)
            self._hand_out()
        try:
            worker = self._given(waiter, watch)
        except BaseException:
            self._withdraw(waiter)
            raise
        try:
            yield worker
        finally:
            self._take_back(worker, long)

    def _hand_out(self) -> None:
        """Give idle workers to those who may have one. The lock is held."""
        for waiter in tuple(self._waiting):
            if self._idle and (self._room or not waiter.long):
                self._waiting.remove(waiter)
                self._room -= waiter.long
                waiter.given.put(self._idle.pop(0))

    def _given(self, waiter: _Waiter, watch: Watch) -> Worker:
        while True:
            try:
                return waiter.given.get(timeout=BREATH)
            except Empty:
                watch(0, 0)

    def _withdraw(self, waiter: _Waiter) -> None:
        with self._lock:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
                return
        self._take_back(waiter.given.get(), waiter.long)

    def _take_back(self, worker: Worker, long: bool) -> None:
        with self._lock:
            self._idle.append(worker)
            self._room += long
            self._hand_out()

    def end(self) -> None:
        """End all workers that nobody uses."""
        with self._lock:
            while self._idle:
                self._idle.pop().end()


def serve() -> None:
    """Be a worker: do what is asked through standard input, one thing after the other, until nobody is there.

    What came in and what went out is held by no name here once it is answered, so nothing of it stays.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C at a terminal reaches both; the parent decides
    pipe = Connection(os.dup(0))
    while True:
        try:
            _serve(pipe, pipe.recv_bytes())
        except (EOFError, ConnectionError):
            return


def _serve(pipe: Connection, asked: bytes) -> None:
    try:
        seconds, function, arguments = pickle.loads(asked)
        signal.alarm(math.ceil(seconds) + GRACE)  # no handler: the kernel ends the process, lock or no lock
        pipe.send((_DONE, function(*arguments, lambda done, of: pipe.send((_TOLD, (done, of))))))
    except (EOFError, ConnectionError):
        raise
    except Exception as error:
        error.add_note("".join(traceback.format_tb(error.__traceback__)))
        pipe.send((_FAILED, error.with_traceback(None)))
    finally:
        signal.alarm(0)
