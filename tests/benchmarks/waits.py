"""Rows about waiting: seconds in a real browser from the click to the verdicts, and from a line to its card."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from core.articles import shelf
from tests.benchmarks.clock import Row
from tests.browser.driver import chromium_path, launched, line, serving

VISITS = 5


def rows() -> Iterator[Row]:
    """Nothing where there is no Chromium."""
    executable = chromium_path()
    if executable is None:
        return
    lists, cards = [], []
    text = next(article.text for article in shelf() if "4.12" in article.text)
    with serving() as address, launched(executable) as browser:
        for visit in range(VISITS + 1):
            page = browser.new_page()
            page.goto(f"{address}/check")
            page.get_by_role("textbox").first.fill(text + " " * visit)
            page.keyboard.press("Tab")
            began = time.perf_counter()
            page.get_by_role("button", name="Check every number").click()
            line(page, "c1").wait_for()
            lists.append(time.perf_counter() - began)
            began = time.perf_counter()
            line(page, "c1").click()
            page.locator(".card, [data-testid=stVegaLiteChart]").first.wait_for()
            cards.append(time.perf_counter() - began)
            page.close()
    yield Row(
        "click to the list of verdicts, in a browser", statistics.median(lists[1:]), "s", f"first {lists[0]:.1f} s"
    )
    yield Row("click on a line to its card, in a browser", statistics.median(cards[1:]), "s", f"first {cards[0]:.1f} s")
