"""How many generated articles a batch checks in a second, and how much memory it holds while it does.

python -m tests.benchmarks.bench_archive [ARTICLES] [PROCESSES ...]

Says for each number of processes the rate, and for each tenth of the articles the memory of the command and of its
workers together: it is flat where the last tenth has no more than ``GROWTH`` times what the third had.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from core.batch import length
from tests.benchmarks.archive import written
from tests.benchmarks.clock import ROOT

ARTICLES, PROCESSES = 1_000, (1, 2)
GROWTH = 1.1
EVERY = 1.0
"""Seconds between two looks at the memory."""

TENTHS = 10


@dataclass
class Measured:
    """A run: its seconds by the clock and of all processors, and the megabytes by tenth of its articles."""

    seconds: float = 0.0
    processor: float = 0.0
    own: list[list[float]] = field(default_factory=lambda: [[] for _ in range(TENTHS)])
    others: list[list[float]] = field(default_factory=lambda: [[] for _ in range(TENTHS)])

    def flat(self) -> bool:
        """True where memory does not grow any more after the third tenth."""
        mean = [
            sum(own) / len(own) + sum(others) / len(others)
            for own, others in zip(self.own, self.others, strict=True)
            if own
        ]
        return len(mean) < TENTHS or mean[-1] <= GROWTH * mean[2]


def megabytes(process: int) -> float:
    """The memory that a process holds; none where it has just ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0.0
    held = re.search(r"VmRSS:\s+(\d+)", status)
    return int(held[1]) / 1024 if held else 0.0


def children(process: int) -> list[int]:
    found: list[int] = []
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, tasks.read_text("ascii").split())
        except OSError:
            continue  # a thread that has just ended
    return found


def _used() -> float:
    """Processor seconds of all commands that have ended, with their workers."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(source: Path, out: Path, articles: int, processes: int) -> Measured:
    command = [sys.executable, "-m", "core", "batch", str(source), "--out", str(out), "--processes", str(processes)]
    measured, began, used = Measured(), time.monotonic(), _used()
    with (out.parent / f"{out.name}.log").open("w+") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        while process.poll() is None:
            time.sleep(EVERY)
            done = sum(1 for _ in (out / ".parts").glob("[0-9]*.json")) * length(articles)
            if done:
                tenth = min(done * TENTHS // articles, TENTHS - 1)
                measured.own[tenth].append(megabytes(process.pid))
                measured.others[tenth].append(sum(map(megabytes, children(process.pid))))
        log.seek(0)
        said = log.read().splitlines()
    measured.seconds, measured.processor = time.monotonic() - began, _used() - used
    if process.returncode:
        raise SystemExit(said[-1])
    print(said[-1].partition(" Written")[0])
    return measured


def main() -> None:
    counted = [int(word) for word in sys.argv[1:]]
    articles, processes = (counted or [ARTICLES])[0], tuple(counted[1:]) or PROCESSES
    flat = True
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "archive.jsonl"
        words = written(source, articles)
        print(f"{articles:,} articles, {words:,} words, {os.cpu_count()} cores", flush=True)
        for count in processes:
            measured = run(source, Path(folder) / f"out-{count}", articles, count)
            rates = f"{articles / measured.seconds:.1f} articles, {words / measured.seconds:,.0f} words a second"
            each = f"{measured.processor / articles * 1e3:.1f} ms of processor time for an article"
            print(f"{count} processes: {rates}, {measured.seconds:.0f} seconds; {each}", flush=True)
            for tenth, (own, others) in enumerate(zip(measured.own, measured.others, strict=True), start=1):
                if own:
                    print(
                        f"  tenth {tenth:2}: at most {max(own):4.0f} MB the command, {max(others):4.0f} MB its workers"
                    )
            flat &= measured.flat()
    raise SystemExit(not flat)


if __name__ == "__main__":
    main()
