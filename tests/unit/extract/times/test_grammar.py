"""Where the rules of time can begin, worked out from their sources."""

from __future__ import annotations

import pytest

from core.extract.times.grammar import DATED, PHRASES, starts


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("the week", {("the", "week")}),
        ("the? week", {("the", "week"), ("week",)}),
        ("(a | one)? week (ago | before)", {("a", "week"), ("one", "week"), ("week", "ago"), ("week", "before")}),
        ("today | right? now", {("today",), ("right", "now"), ("now",)}),
        ("(in (the)?)? MON YEAR?", {("in", "the"), ("in", "MON"), ("MON",), ("MON", "YEAR")}),
        ("(?<= in) last year (?! of)", {("last", "year")}),
        ("a?", {("a",), ()}),
    ],
)
def test_starts_are_the_first_two_words(source: str, found: set[tuple[str, ...]]) -> None:
    assert starts(source) == found


@pytest.mark.parametrize("table", [DATED, PHRASES])
def test_a_rule_of_one_word_stands_under_every_pair_that_it_begins(table: dict) -> None:
    alone = {start for start in table if len(start) == 1}
    assert alone
    for start in table:
        if start[:1] in alone:
            assert set(map(id, table[start[:1]])) <= set(map(id, table[start]))
