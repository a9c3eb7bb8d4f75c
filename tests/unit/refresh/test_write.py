"""A snapshot is there as a whole or not at all: the process is killed at every step, and the disk fills up."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.datasets import load
from core.refresh import write
from tests.unit.refresh.server import AS_OF, contents, history

LAST = date(2026, 10, 11)
STEPS = ("open", "os.mkdir", "os.rename")
"""What changes a folder: every one of them is a moment at which the machine may stop."""


def news() -> write.News:
    return write.News(datetime(2026, 10, 12, 0, 27, tzinfo=UTC), "v1", history(last=LAST), [], [])


def written(home: Path) -> None:
    """A snapshot written and taken into use, as a refresh does."""
    write.clean(home)
    made = write.contents(home / AS_OF.isoformat(), news())
    write.switch(home, write.place(home, date(2026, 10, 12), made))


def in_child(act: Callable[[], None]) -> int:
    """What became of ``act`` in a process of its own: the signal that ended it, negative, or its exit code."""
    child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException as error:
            os.write(2, f"{error}\n".encode())
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step: int, home: Path) -> int:
    """The exit of a child that kills itself just before its ``step``-th change below ``home``."""

    def act() -> None:
        left = step

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in STEPS and str(home) in str(arguments[0]) and _changes(event, arguments):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        written(home)

    return in_child(act)


def _changes(event: str, arguments: tuple[object, ...]) -> bool:
    return event != "open" or "w" in str(arguments[1])


def test_a_kill_at_any_step_leaves_a_whole_snapshot_in_use_and_the_next_run_ends_well(
    tmp_path: Path, home: Path
) -> None:
    old = contents(home / AS_OF.isoformat())
    steps = 0
    while killed_at(steps + 1, home) == -signal.SIGKILL:
        steps += 1
        assert load(home).version == AS_OF.isoformat()
        assert contents(home / AS_OF.isoformat()) == old
    assert steps > len(old), "each file is a step, and so are the folder and the switch"
    assert load(home).version == "2026-10-12"
    assert sorted(file.name for file in home.iterdir()) == ["2026-10-11", "2026-10-12", "current"]


def test_a_full_disk_leaves_the_old_snapshot_in_use_and_nothing_half_written(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = contents(home)

    def act() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))  # no file may grow beyond: the next write fails
        written(home)

    assert in_child(act) == 1
    assert "File too large" in capfd.readouterr().err
    assert contents(home) == before
    assert load(home).version == AS_OF.isoformat()


def test_a_snapshot_that_would_not_load_is_not_placed(home: Path) -> None:
    made = write.contents(home / AS_OF.isoformat(), news())
    before = contents(home)
    broken = {**made, "daily.csv": made["daily.csv"].replace(b"acme", b"acm\xff", 1)}
    with pytest.raises(Exception, match=r"daily\.csv"):
        write.place(home, date(2026, 10, 12), broken)
    assert contents(home) == before


def test_a_snapshot_left_unused_by_a_kill_is_taken_up(home: Path) -> None:
    made = write.contents(home / AS_OF.isoformat(), news())
    assert write.place(home, date(2026, 10, 12), made) == "2026-10-12"
    assert write.place(home, date(2026, 10, 12), made) == "2026-10-12"
    assert load(home).version == AS_OF.isoformat(), "it is in use only once the switch is made"
