"""How long it takes to load and check the snapshot, beside reading the same files and checking nothing.

python -m tests.benchmarks.bench_load
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pandas as pd

from core.datasets import load, series
from core.datasets.count import weekly_amounts
from core.datasets.snapshot import COLUMNS, HOME
from core.datasets.table import weekly
from core.model import Count, Entity, EntityKind

LIMIT = 0.100
"""Seconds that loading may take."""

RUNS = 15


def best(run: Callable[[], object]) -> float:
    """Shortest of several runs, in seconds: the others measure what else the machine was doing."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def read_unchecked() -> None:
    for name in COLUMNS:
        pd.read_csv(HOME / name)


def main() -> None:
    dataset = load()
    weekly(dataset)
    country = Entity(EntityKind.COUNTRY, "CN")

    def one_series() -> None:
        weekly_amounts.cache_clear()
        series(dataset, country, Count.CHARTED)

    seconds = best(load)
    print(f"load and check   {seconds * 1e3:6.1f} ms (limit {LIMIT * 1e3:.0f})")
    print(f"read, no checks  {best(read_unchecked) * 1e3:6.1f} ms")
    print(f"one series       {best(one_series) * 1e3:6.1f} ms")
    raise SystemExit(seconds > LIMIT)


if __name__ == "__main__":
    main()
