"""How fast articles are read and understood, beside spaCy's own tokenizer, and whether memory stays flat.

python -m tests.benchmarks.bench_extract
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable

import spacy

from core import claims
from core.articles import shelf
from core.extract import read, surface
from core.model import Article
from core.resolve import statements

LIMIT = 20_000
"""Words a second that the extractor should read on one core, warm."""

RUNS = 9
ARTICLES = 10_000
KILOBYTES_A_MEGABYTE = 1024


def best(run: Callable[[], object]) -> float:
    """Shortest of several runs in processor seconds: the others measure what else the machine was doing."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def megabytes() -> float:
    """The most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_A_MEGABYTE


def understood(article: Article) -> None:
    """The words of an article as far as they go before the data: read, resolved, and claims found."""
    for statement in statements(read(article.text, article.published), surface(article.text), article.title):
        claims.find(statement)


def main() -> None:
    """Print words a second for the extractor, with all that follows, and for the tokenizer; then memory twice."""
    articles = shelf()
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    blank = spacy.blank("en")
    reading = best(lambda: [read(text) for text in texts])
    understanding = best(lambda: [understood(article) for article in articles])
    splitting = best(lambda: [blank.make_doc(text) for text in texts])
    print(f"extractor  {words / reading:10,.0f} words/s  (wanted {LIMIT:,})")
    print(f"claims     {words / understanding:10,.0f} words/s  (the extractor, and all that makes claims of it)")
    print(f"tokenizer  {words / splitting:10,.0f} words/s  (spaCy alone, the same texts)")
    for number in range(ARTICLES // 10):
        read(f"Model-{number} took {number}.5 trillion tokens on OpenRouter in the week of 9 March 2026.")
    before = megabytes()
    for number in range(ARTICLES):
        read(f"Name{number}x took {number}.25 trillion tokens on OpenRouter, said Person{number}.")
    print(f"memory     {before:.0f} MB, after {ARTICLES:,} more articles {megabytes():.0f} MB")
    raise SystemExit(words / reading < LIMIT)


if __name__ == "__main__":
    main()
