"""One table of all measurements, as Markdown and JSON in ``docs/``.

python -m tests.benchmarks [FOLDER]

``RIVALS`` names the environment that has the other readers (``requirements-bench.txt``); without it they are left out.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import growth, speed, waits
from tests.benchmarks.clock import ROOT, Row

NAMED = ("numpy", "pandas", "spacy", "streamlit")

HEAD = """# Benchmarks

Made by `make bench`, {when}, on {machine}. Processor time, user and system, the shortest of several runs, except where
it says browser. What it is compared with ran beside it, in the same run.

| what | measured | aim | beside |
|---|---|---|---|
"""


def machine() -> str:
    cores = f"{os.cpu_count()} cores of {platform.machine()}"
    versions = ", ".join(f"{name} {version(name)}" for name in NAMED)
    return f"{cores}, {platform.system()}, Python {platform.python_version()}, {versions}"


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(rows: Sequence[Row], when: str) -> str:
    lines = [f"| {row.what} | {number(row.value)} {row.unit} | {row.aim} | {row.beside} |" for row in rows]
    return HEAD.format(when=when, machine=machine()) + "\n".join(lines) + "\n"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    rows: list[Row] = []
    for part in (speed, growth, waits):
        for row in part.rows():
            print(f"{row.what:48}{number(row.value):>10} {row.unit:8}{row.beside}", flush=True)
            rows.append(row)
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    (folder / "benchmarks.md").write_text(table(rows, when), "utf-8")
    found = {"when": when, "machine": machine(), "rows": [asdict(row) for row in rows]}
    (folder / "benchmarks.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
