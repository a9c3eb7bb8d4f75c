"""No pattern of the program has a text on which it takes more than time in proportion to its length."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from pathlib import Path

import pytest

import core
from core.language.grammar import pattern, registered
from core.language.proof import Ambiguity, ambiguities, loops

ROOT = Path(core.__file__).parent

_COMPILES = re.compile(r"\bre\.(?:compile|match|fullmatch|search|finditer|findall|split|sub)\(")


def every() -> tuple[re.Pattern[str], ...]:
    """The patterns of all modules."""
    for module in pkgutil.walk_packages(core.__path__, "core."):
        if module.name != "core.__main__":
            importlib.import_module(module.name)
    return registered()


@pytest.mark.parametrize(
    ("source", "growth"),
    [
        ("(?:a|a)*b", "exponential"),
        ("(?:a*)*b", "exponential"),
        (r"(?:\w+ ?)*$", "exponential"),
        (r"(?:the |a |the a )*$", "exponential"),
        (r"\b(?:close|a close|a|\s)*$", "exponential"),
        (r"(?=(?:x|xx)*y)z", "exponential"),
        ("(?:[ab]x|[bc]x)*d", "exponential"),
        (r"^\w+\d+!", "polynomial"),
        (r"^a\w*\w*b", "polynomial"),
        (r"^(?:\w+ ?){0,3}!", "polynomial"),
        (r"\bfrom [^.]*\band$", "search"),
        (r"[\s-]+read\b", "search"),
        (r"\w+!", "search"),
        (r"\w++!", "search"),
        (r"\b(?:the |a |some )*!", "search"),
    ],
)
def test_an_ambiguous_pattern_is_found(source: str, growth: str) -> None:
    assert growth in {found.growth for found in ambiguities(re.compile(source))}


@pytest.mark.parametrize(
    "source",
    [
        "a*",
        r"\b\w+!",
        r"(?<!\w)\w+!",
        r"(?:\b\w+ )*",
        r"^(?:\w++ ?)*+!",
        r"^[^,;]*, \w+",
        r"\bfrom [^.]{0,60}\band$",
        r"(['\"])\w\1",
        "(?:ab|a|b)c",
    ],
)
def test_a_pattern_with_one_way_to_read_a_text_is_left_alone(source: str) -> None:
    assert ambiguities(re.compile(source)) == []


def test_the_text_that_is_found_makes_the_search_slow() -> None:
    slow = re.compile(r"(?:the |a |the a )*$")
    (found,) = ambiguities(slow)
    text = found.text(160) + "!"
    assert seconds(slow, text) > 100 * seconds(re.compile(r"(?:the |a )*+$"), text)


def test_a_pattern_is_put_on_the_register_once() -> None:
    assert pattern(r"once\b") is pattern(r"once\b")
    assert sum(known.pattern == r"once\b" for known in registered()) == 1


def test_no_pattern_of_the_program_is_ambiguous() -> None:
    assert len(every()) > 700
    found = {known.pattern[:80]: ambiguities(known) for known in every()}
    assert {source: texts for source, texts in found.items() if texts} == {}


def seconds(known: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    known.search(text)
    return time.process_time() - started


SHORT, TIMES_AS_LONG = 2_000, 4
SLOW = 0.02
"""Seconds for the longer text below which a search is fast, whatever its growth."""


def grows(known: re.Pattern[str], busy: Ambiguity) -> bool:
    """True where a text four times as long takes more than eight times as long, three times in a row."""
    short, long = (busy.text(length) + "\x00" for length in (SHORT, TIMES_AS_LONG * SHORT))
    return all(
        (taken := seconds(known, long)) > SLOW and taken > 2 * TIMES_AS_LONG * seconds(known, short) for _ in range(3)
    )


def test_no_loop_of_any_pattern_makes_a_search_slow() -> None:
    timed = ((known, busy) for known in every() for busy in loops(known) if not busy.pump.isspace())
    slow = {known.pattern[:80]: busy for known, busy in timed if grows(known, busy)}
    assert slow == {}


def test_slow_growth_is_seen() -> None:
    busy = Ambiguity("loop", "", "a")
    assert grows(re.compile("(?:a|ac)+b"), busy)
    assert not grows(re.compile("(?<!a)a+b"), busy)


def test_every_pattern_is_compiled_in_one_place() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("**/*.py") if _COMPILES.search(path.read_text())}
    assert found == {"language/grammar.py"}
