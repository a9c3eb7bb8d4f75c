"""Whether reading takes time in proportion to the text, on texts made to make a search slow.

python -m tests.benchmarks.bench_hostile
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from core.extract import surface
from core.extract.names.entities import mentions
from core.extract.numbers.quantities import quantities
from core.extract.times import periods

SHORT = 5_000
"""Characters; the long text has four times as many, so that a quadratic search takes sixteen times as long."""

TIMES_AS_LONG = 4

PARTS: dict[str, tuple[Callable[[str], object], Iterable[str]]] = {
    "markup": (
        surface,
        ("<script>", "](", "[1](", "<!--", "a@", "@a", "www.", "a.", "&#1", "<a ", "http://", "-1", "**_"),
    ),
    "numbers": (
        quantities,
        (
            "7",
            "1-",
            "1,",
            "1.",
            "1 ",
            "1/",
            "1:",
            "one ",
            "one-",
            "1 and ",
            "1 to ",
            "a-1 ",
            "$",
            "about ",
            "half a ",
            "5 trillion tokens ",
            "1,000",
            "1 of the ",
            "# 1",
            "-",
            "1%",
            "twenty-",
            "1 in ",
            "(",
        ),
    ),
    "times": (
        lambda text: periods.times(text, None),
        ("about ", "a ", "the most of ", "six ", "9-", "2026 to ", "Feb 9 ", "week of ", "\n \n"),
    ),
    "names": (
        mentions,
        ("Chinese ", "free coding & ", "AI ", "V3 ", "DeepSeek's ", "1", "the top ", "they "),
    ),
}


def seconds(read: Callable[[str], object], text: str) -> float:
    """Processor seconds of the faster of two runs."""
    runs = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        runs.append(time.process_time() - start)
    return min(runs)


def main() -> None:
    """Print, for each part of the reader, the text that grows worst, its seconds and its growth."""
    print(f"{'part':10}{'worst text':22}{'seconds':>8}   times as long for {TIMES_AS_LONG} times the text")
    for part, (read, units) in PARTS.items():
        rows = []
        for unit in units:
            short, long = (seconds(read, unit * (size // len(unit))) for size in (SHORT, TIMES_AS_LONG * SHORT))
            rows.append((long / max(short, 1e-4), long, unit))
        growth, longest, unit = max(rows)
        print(f"{part:10}{unit!r:22}{longest:8.2f}   {growth:.1f}")


if __name__ == "__main__":
    main()
