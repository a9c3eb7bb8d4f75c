"""How long readers wait when many check an article at once, and while somebody checks the longest text there may be.

python -m tests.benchmarks.bench_sessions [SESSIONS]

Starts a server and visits it without browsers, fifty of which would be more work than what is measured.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta

from core.articles import LONGEST, shelf
from tests.browser.driver import serving
from tests.browser.visitor import Visitor

SESSIONS = 50
LIMIT = 5.0
"""Seconds that half of the sessions may wait at most when all of them press at once."""

MARGIN = 2.0
"""Seconds that a short article may take longer while the longest text is being checked."""


def longest() -> str:
    """A text of the greatest length that is admitted, nothing but claims, each of them different."""
    dice = random.Random(1)
    who = ("Chinese models", "US models", "DeepSeek", "MiniMax", "Anthropic", "Open models", "The platform")

    def sentences() -> Iterator[str]:
        while True:
            monday = date(2025, 3, 3) + timedelta(weeks=dice.randrange(70))
            yield (
                f"In the week of {monday:%B} {monday.day}, {monday.year}, {dice.choice(who)} on OpenRouter processed "
                f"{dice.uniform(0.5, 9):.2f} trillion tokens, {dice.randint(5, 90)}% more than a week before."
            )

    text = ""
    for sentence in sentences():
        if len(text) + len(sentence) + 2 > LONGEST:
            return text
        text += f"{sentence}\n\n"
    return text


def spread(seconds: list[float]) -> str:
    """Median and 95th percentile."""
    tail = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return f"median {statistics.median(seconds):5.1f} s, 95th percentile {tail:5.1f} s"


async def health(address: str, answers: list[float]) -> None:
    """Ask the health check again and again, and note how long each answer takes."""
    while True:
        began = time.perf_counter()
        await asyncio.to_thread(lambda: urllib.request.urlopen(f"{address}/_stcore/health", timeout=60).read())
        answers.append(time.perf_counter() - began)
        await asyncio.sleep(0.25)


async def crowd(address: str, count: int) -> bool:
    """All sessions press at once."""
    readers = [await Visitor.at(address) for _ in range(count)]
    texts = [article.text for article in shelf()]
    waits = await asyncio.gather(*(reader.check(texts[at % len(texts)]) for at, reader in enumerate(readers)))
    verdicts = [wait for wait, _ in waits]
    print(f"{count} sessions at once, verdicts:   {spread(verdicts)} (limit {LIMIT:.0f} for the median)")
    print(f"{count} sessions at once, whole page: {spread([wait for _, wait in waits])}")
    return statistics.median(verdicts) <= LIMIT


async def beside_the_longest(address: str) -> bool:
    """One session checks the longest text, another short ones."""
    slow, quick = await Visitor.at(address), await Visitor.at(address)
    text = shelf()[0].text
    alone = [(await quick.check(text + " " * at))[0] for at in range(5)]
    answers: list[float] = []
    probe = asyncio.create_task(health(address, answers))
    checking = asyncio.create_task(slow.check(longest()))
    beside = []
    while not checking.done():
        await asyncio.sleep(0.5)
        beside.append((await quick.check(text + " " * (10 + len(beside))))[0])
    probe.cancel()
    print(f"the longest text: verdicts after {(await checking)[0]:.0f} s, page after {(await checking)[1]:.0f} s")
    print(f"a short one alone:     {spread(alone)}")
    print(f"a short one meanwhile: {spread(beside)}, longest {max(beside):.1f} s")
    print(f"health check meanwhile: {spread(answers)}, longest {max(answers):.1f} s")
    return max(beside) <= statistics.median(alone) + MARGIN


def main() -> None:
    """Print both, and end with 1 where a limit was passed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with serving() as address:
        kept = [asyncio.run(crowd(address, count)), asyncio.run(beside_the_longest(address))]
    raise SystemExit(not all(kept))


if __name__ == "__main__":
    main()
