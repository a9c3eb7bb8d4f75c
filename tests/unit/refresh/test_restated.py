"""What changed between two vintages, and how it is told."""

from __future__ import annotations

from datetime import date

from core.refresh.restated import SHOWN, Restated, restated, told

DAY = date(2026, 5, 24)


def test_only_rows_of_days_that_both_have_are_compared_the_largest_first() -> None:
    before = {DAY: {"a/x": 1000, "a/y": 50, "a/z": 7}, date(2026, 5, 23): {"a/x": 1}}
    after = {DAY: {"a/x": 1100, "a/y": 50, "a/w": 20}, date(2026, 5, 25): {"a/x": 2}}
    assert restated(before, after) == [
        Restated(DAY, "a/x", 1000, 1100),
        Restated(DAY, "a/w", None, 20),
        Restated(DAY, "a/z", 7, None),
    ]


def test_a_change_is_told_in_tokens_and_per_cent() -> None:
    assert Restated(DAY, "a/x", 200_000, 199_000).line == "2026-05-24 a/x 200,000 -> 199,000 (-0.50 %)"
    assert Restated(DAY, "a/x", None, 20).line == "2026-05-24 a/x not named -> 20"
    assert Restated(DAY, "a/x", 20, None).line == "2026-05-24 a/x 20 -> not named"
    assert Restated(DAY, "a/x", 0, 20).line == "2026-05-24 a/x 0 -> 20 (from nothing)"


def test_the_largest_are_told_and_the_others_counted() -> None:
    rows = [Restated(DAY, f"a/m{n}", 1, n) for n in range(100, 100 - SHOWN - 3, -1)]
    first, *lines, last = told(rows)
    assert first == "Restated: 23 rows on 1 day, the largest first:"
    assert len(lines) == SHOWN
    assert last == "  … and 3 more in restated.csv."


def test_nothing_restated_is_said() -> None:
    assert list(told([])) == ["Restated: nothing; every day that was known before is as it was."]
