"""The README's examples of Python run as they stand there, and its map shows the folders that there are."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def test_the_examples_run() -> None:
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted > 8
    assert result.failed == 0


def places() -> list[str]:
    """The files and folders that the map names, each as a path."""
    text = README.read_text("utf-8").partition("## Where things are\n\n")[2]
    found, inside = [], ""
    for line in text.partition("\n\n")[0].splitlines():
        named = re.match(r"(?P<indent> *)(?P<place>[\w/]+(?:/|\.py))(?=[ :])", line.removeprefix("    "))
        if named is None or len(named["indent"]) > 2:
            continue
        found.append(named["place"] if not named["indent"] else inside + named["place"])
        inside = found[-1] if not named["indent"] else inside
    return found


def test_the_map_names_what_is_there() -> None:
    named = places()
    assert len(named) > 20
    assert [place for place in named if not (README.parent / place).exists()] == []


def test_every_room_of_core_is_on_the_map() -> None:
    rooms = {f"core/{path.name}/" for path in (README.parent / "core").iterdir() if (path / "__init__.py").exists()}
    assert rooms - set(places()) == set()
