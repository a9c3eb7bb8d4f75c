"""How the benchmarks measure: processor seconds, the shortest of several runs, and rows of one table."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.datasets import Dataset
from core.datasets.table import weekly
from core.datasets.weeks.rolling import runs

ROOT = Path(__file__).parents[2]
RUNS = 5


@dataclass(frozen=True)
class Row:
    """One line of the table. ``beside`` says what it is compared with, ``aim`` what it should be."""

    what: str
    value: float
    unit: str
    beside: str = ""
    aim: str = ""


def best(run: Callable[[], object], runs: int = RUNS, before: Callable[[], object] = lambda: None) -> float:
    """Shortest of several runs in processor seconds: the others measure what else the machine was doing."""
    times = []
    for _ in range(runs):
        before()
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def anew(dataset: Dataset) -> Dataset:
    """The same snapshot with its tables made and nothing else: whatever was asked of it before is forgotten."""
    made = replace(dataset)
    for disclosed in (False, True):
        weekly(made, disclosed)
    runs(made)
    return made


def command(arguments: Sequence[str], text: str = "", runs: int = RUNS) -> float:
    """Processor seconds, user and system, that a command and all its processes take; the shortest of several runs."""
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, input=text, text=True, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)
