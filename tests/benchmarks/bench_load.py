"""How long it takes to load and check the snapshot, beside reading the same files and checking nothing.

python -m tests.benchmarks.bench_load
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from core.datasets import load, measure, series
from core.datasets.snapshot import COLUMNS, folder_of
from core.datasets.table import weekly
from core.model import Basis, Count, Entity, EntityKind, Measure, Period, Query
from tests.benchmarks.clock import anew

LIMIT = 0.100
"""Seconds that loading may take."""

RUNS = 15
WINDOWS = 200


def best(run: Callable[[], object]) -> float:
    """Shortest of several runs, in seconds: the others measure what else the machine was doing."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def read_unchecked() -> None:
    folder = folder_of()
    for name in COLUMNS:
        pd.read_csv(folder / name)


def main() -> None:
    dataset = load()
    weekly(dataset)
    country = Entity(EntityKind.COUNTRY, "CN")

    def one_series() -> None:
        series(anew(dataset), country, Count.CHARTED)

    def windows(length: int) -> None:
        for n in range(WINDOWS):
            first = date(2025, 8, 1) + timedelta(days=n)
            period = Period(first, first + timedelta(days=length - 1), Basis.STATED)
            measure(dataset, Query(Measure.VOLUME, country, Count.CHARTED, period))

    seconds = best(load)
    print(f"load and check            {seconds * 1e3:6.1f} ms (limit {LIMIT * 1e3:.0f})")
    print(f"read, no checks           {best(read_unchecked) * 1e3:6.1f} ms")
    print(f"one series                {best(one_series) * 1e3:6.1f} ms")
    for length in (7, 30, 180):
        each = best(lambda length=length: windows(length)) / WINDOWS  # type: ignore[misc]
        print(f"a window of {length:3} days      {each * 1e3:6.2f} ms")
    raise SystemExit(seconds > LIMIT)


if __name__ == "__main__":
    main()
