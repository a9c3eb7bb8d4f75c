"""Processes that can be ended: with a function that never returns, with one that dies, and with a crowd."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from core.workers import STARTING, Lost, Overrun, Watch, Worker, Workers

PLENTY = 60.0


def nothing(watch: Watch) -> None:
    """What a worker needs to load for these tests."""


def told(word: str, watch: Watch) -> str:
    watch(1, 2)
    return word.upper()


def stuck(word: str, watch: Watch) -> object:
    """A search that takes longer than the sun has left, and holds the interpreter's lock all the while."""
    return re.fullmatch(r"(a+)+", "a" * 200 + word)


def dead(watch: Watch) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refused(watch: Watch) -> None:
    raise ValueError("not this")


def held(seconds: float, watch: Watch) -> None:
    time.sleep(seconds)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker(nothing)
    yield made
    made.end()


def test_a_worker_answers_and_says_how_far_it_is(worker: Worker) -> None:
    heard: list[tuple[int, int]] = []
    assert worker.run(told, "yes", seconds=PLENTY, watch=lambda done, of: heard.append((done, of))) == "YES"
    assert (1, 2) in heard


def test_what_the_function_raises_arrives_and_the_worker_stays(worker: Worker) -> None:
    with pytest.raises(ValueError, match="not this"):
        worker.run(refused, seconds=PLENTY)
    assert worker.run(told, "on", seconds=PLENTY) == "ON"


def test_a_search_that_never_returns_is_ended_and_the_worker_replaced(worker: Worker) -> None:
    worker.ready()
    began = time.monotonic()
    with pytest.raises(Overrun):
        worker.run(stuck, "b", seconds=0.5)
    assert 0.5 <= time.monotonic() - began < 5
    assert worker.run(told, "on", seconds=PLENTY) == "ON"


def test_a_worker_that_dies_says_so_and_is_replaced(worker: Worker) -> None:
    with pytest.raises(Lost):
        worker.run(dead, seconds=PLENTY)
    assert worker.run(told, "on", seconds=PLENTY) == "ON"


def test_a_worker_killed_while_idle_is_not_missed(worker: Worker) -> None:
    os.kill(worker.run(pid, seconds=PLENTY), signal.SIGKILL)
    worker._process.wait()
    assert worker.run(told, "on", seconds=PLENTY) == "ON"


def pid(watch: Watch) -> int:
    return os.getpid()


def test_whoever_stops_watching_ends_the_work(worker: Worker) -> None:
    def gone(done: int, of: int) -> None:
        raise KeyboardInterrupt

    worker.ready()
    first = worker.run(pid, seconds=PLENTY)
    with pytest.raises(KeyboardInterrupt):
        worker.run(stuck, "b", seconds=PLENTY, watch=gone)
    assert worker.run(pid, seconds=PLENTY) != first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(2, nothing)
    yield made
    made.end()


def test_the_last_worker_is_never_lent_for_something_long(workers: Workers) -> None:
    with workers.lent(long=True):
        waiting = threading.Thread(target=borrow, args=(workers, True, 0.0))
        waiting.start()
        with workers.lent() as other:  # first come, first served would make this wait for ever
            assert other.run(told, "short", seconds=PLENTY) == "SHORT"
            assert waiting.is_alive()
    waiting.join(timeout=PLENTY)
    assert not waiting.is_alive()


def test_where_nobody_else_waits_all_workers_may_be_lent_for_something_long() -> None:
    made = Workers(2, nothing, spare=0)
    with made.lent(long=True) as first, made.lent(long=True) as second:
        assert first is not second
    made.end()


def borrow(workers: Workers, long: bool, seconds: float) -> None:
    with workers.lent(long) as worker:
        worker.run(held, seconds, seconds=PLENTY)


def test_those_who_wait_are_served_in_order() -> None:
    workers = Workers(1, nothing)
    served: list[int] = []

    def ask(number: int) -> None:
        with workers.lent():
            served.append(number)

    with workers.lent():
        threads = []
        for number in range(5):
            threads.append(threading.Thread(target=ask, args=(number,)))
            threads[-1].start()
            while len(workers._waiting) <= number:
                time.sleep(0.01)
    for thread in threads:
        thread.join()
    workers.end()
    assert served == list(range(5))


def test_whoever_gives_up_waiting_takes_no_worker_along(workers: Workers) -> None:
    def gone(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with workers.lent(), workers.lent(), pytest.raises(KeyboardInterrupt), workers.lent(watch=gone):
        raise AssertionError("there was none to be had")
    with workers.lent(), workers.lent():
        pass


def test_loading_has_its_own_time() -> None:
    slow = Worker(loading)
    try:
        assert slow.run(told, "on", seconds=0.5) == "ON"
    finally:
        slow.end()
    assert STARTING > 1


def loading(watch: Watch) -> None:
    time.sleep(1)
