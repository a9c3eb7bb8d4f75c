"""Rows about speed and size: reading, the whole check, the command line from cold, memory, loading."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from core.articles import shelf
from core.checking import check
from core.datasets import load
from core.extract import read
from core.model import Article
from tests.benchmarks.clock import ROOT, Row, anew, best, command

RIVALS = ("quantulum3", "text2num")
ELSEWHERE = "city-bike-counts"
"""The article of the shelf that is about something else."""

PEAK = """
from pathlib import Path
from core.articles import shelf
from core.checking import check
from core.datasets import load
dataset = load()
for article in shelf():
    check(article, dataset)
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) / 1024)
"""


def words(articles: Sequence[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)


def reading(articles: Sequence[Article]) -> Iterator[Row]:
    """Reading beside the floor, which finds words and nothing else, and beside other readers of numbers."""
    count, texts = words(articles), [article.text for article in articles]
    ours = best(lambda: [read(text) for text in texts])
    made: list[Language] = []
    # A tokenizer of its own for each run: one that has met all the words only looks them up.
    floor = best(lambda: [made[-1].make_doc(text) for text in texts], before=lambda: made.append(spacy.blank("en")))
    yield Row("reading, warm", count / ours, "words/s", f"{ours / floor:.2f} times the time of spaCy's blank tokenizer")
    yield Row("spaCy's blank tokenizer", count / floor, "words/s")
    python = Path(os.environ.get("RIVALS", ROOT / ".venv-rivals")) / "bin" / "python"
    for name in RIVALS if python.exists() else ():
        ran = subprocess.run(
            [str(python), str(ROOT / "tests" / "benchmarks" / "rival.py"), name],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
        )
        theirs = float(ran.stdout)
        yield Row(name, count / theirs, "words/s", f"{theirs / ours:.1f} times the time of our reading")


def checking(articles: Sequence[Article]) -> Iterator[Row]:
    """The whole check in a warm process: of claims never asked before, and of articles checked before."""
    dataset = load()
    about = [article for article in articles if article.slug != ELSEWHERE]
    others = [article for article in articles if article.slug == ELSEWHERE]
    for name, chosen, aim in (("about usage", about, "20,000"), ("about something else", others, "30,000")):
        checked = [check(article, dataset) for article in chosen]
        claims = sum(len(report.claims) for report in checked)
        made = [dataset]
        forget = lambda made=made: made.append(anew(dataset))  # noqa: E731
        fresh = best(lambda chosen=chosen, made=made: [check(one, made[-1]) for one in chosen], before=forget)
        again = best(lambda chosen=chosen: [check(one, dataset) for one in chosen])  # type: ignore[misc]
        each = f"{claims} claims in {words(chosen):,} words"
        yield Row(f"whole check, articles {name}", words(chosen) / fresh, "words/s", each, aim)
        yield Row(f"the same articles again, {name}", words(chosen) / again, "words/s")
        yield Row(f"1,000 words {name}, warm", 1e6 * fresh / words(chosen), "ms", "", "50" if chosen is about else "")


def commands(articles: Sequence[Article]) -> Iterator[Row]:
    """The command line from cold."""
    text = " ".join(" ".join(article.text for article in articles).split()[:300])
    yield Row("python -m core --help", 1e3 * command([sys.executable, "-m", "core", "--help"]), "ms", "", "150")
    nothing = command([sys.executable, "-c", "import pandas"])
    yield Row("python -c 'import pandas'", 1e3 * nothing, "ms", "the floor of whatever reads a table with pandas")
    cold = command([sys.executable, "-m", "core", "check", "-"], text)
    yield Row("check of 300 words from cold", 1e3 * cold, "ms", f"{cold / nothing:.1f} times import pandas", "1,200")


def sizes() -> Iterator[Row]:
    """Memory and loading."""
    yield Row("load and check the snapshot", 1e3 * best(load), "ms")
    if not Path("/proc/self/status").exists():  # Linux alone tells the most that a process has held since it began
        return
    ran = subprocess.run([sys.executable, "-c", PEAK], capture_output=True, text=True, cwd=ROOT, check=True)
    yield Row("memory after the whole shelf", float(ran.stdout), "MB", "", "180")


def rows() -> Iterator[Row]:
    articles = shelf()
    yield from reading(articles)
    yield from checking(articles)
    yield from commands(articles)
    yield from sizes()
