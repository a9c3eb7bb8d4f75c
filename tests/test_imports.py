"""The import order of the program, read from the source: every import points down this list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Lowest first. A part may import the parts of lower layers and its own; parts of one layer don't know each other.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"core.interval", "core.errors", "core.language", "core.offsets", "core.workers"}),
    frozenset({"core.files"}),
    frozenset({"core.wordlists"}),
    frozenset({"core.model"}),
    frozenset({"core.verdict", "core.articles"}),
    frozenset({"core.wording"}),
    frozenset({"core.extract", "core.datasets", "core.charts"}),
    frozenset({"core.resolve", "core.refresh", "core.intake"}),
    frozenset({"core.claims"}),
    frozenset({"core.placing"}),
    frozenset({"core.others", "core.doubt", "core.arithmetic"}),
    frozenset({"core.fitting"}),
    frozenset({"core.otherwise"}),
    frozenset({"core.checking"}),
    frozenset({"core.export"}),
    frozenset({"core.limit", "core"}),
    frozenset({"core.check"}),
    frozenset({"core.batch"}),
    frozenset({"core.__main__", "pages"}),
    frozenset({"app"}),
)

# The rooms of a part, in the order in which a sentence goes through them; those of one layer never ask each other.
ROOMS: dict[str, tuple[frozenset[str], ...]] = {
    "core.extract": (
        frozenset({"numbers"}),
        frozenset({"times", "names", "surface", "sentences", "followers"}),
        frozenset({"cues"}),
        frozenset({"components"}),
    ),
    "core.resolve": (
        frozenset({"structure"}),
        frozenset({"discourse"}),
        frozenset({"whose", "dating", "count", "stance", "unread"}),
    ),
}

# Each big library is known to one part, or one file of it, so that it can be replaced there; pages are Streamlit's own.
OWNERS: dict[str, frozenset[str]] = {
    "spacy": frozenset({"core.extract"}),
    "altair": frozenset({"core.charts"}),
    "vl_convert": frozenset({"core.charts"}),
    "streamlit": frozenset({"app", "pages"}),
    "httpx": frozenset({"core.refresh", "core.intake.web"}),
    "trafilatura": frozenset({"core.intake.page"}),
    "pyarrow": frozenset({"core.batch"}),
    "distributed": frozenset({"core.batch.cluster"}),
    "lxml": frozenset({"core.intake.page"}),
    "pdfminer": frozenset({"core.intake.pdf"}),
    "docx": frozenset({"core.intake.word"}),
    "pandas": frozenset({"core.datasets", "core.charts", "core.export", "pages"}),
}

# app.py and the page that hands over to it when Streamlit ran the page alone: the one way back up.
HANDOVER = ("pages/parts/state.py", "app")

SOURCES = sorted([ROOT / "app.py", *ROOT.glob("core/**/*.py"), *ROOT.glob("pages/**/*.py")])


def part(module: str) -> str:
    """The part of the program that a module belongs to: ``core.claims.volume`` is of ``core.claims``."""
    names = module.split(".")
    return ".".join(names[:2]) if names[0] == "core" else names[0]


def module_of(path: Path) -> str:
    names = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file; ``from core import claims`` is ``core.claims``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full, not relative"
            assert node.module is not None
            if node.module == "core":
                yield from (f"core.{alias.name}" for alias in node.names)
            else:
                yield node.module


def layer(name: str) -> int:
    for height, names in enumerate(LAYERS):
        if name in names:
            return height
    raise AssertionError(f"{name} has no place in LAYERS yet")


def room(module: str) -> tuple[str, int] | None:
    """A room and its height in its part; ``None`` for what stands in no room."""
    names = module.split(".")
    for height, rooms in enumerate(ROOMS.get(part(module), ())):
        if len(names) > 2 and names[2] in rooms:
            return names[2], height
    return None


def out_of_turn(module: str, imported: str) -> bool:
    """True for a room that asks another one which comes later or at the same time."""
    here, there = room(module), room(imported)
    if part(module) != part(imported) or here is None or there is None or here[0] == there[0]:
        return False
    return there[1] >= here[1]


def breaches(path: Path) -> list[str]:
    """What a file imports against the order."""
    own = part(module_of(path))
    found = [f"{module_of(path)} may not ask {name}" for name in imports(path) if out_of_turn(module_of(path), name)]
    for imported in imports(path):
        name = part(imported)
        if name.startswith("core.") or name in ("app", "pages"):
            upward = name != own and layer(name) >= layer(own)
            if upward and (path.relative_to(ROOT).as_posix(), name) != HANDOVER:
                found.append(f"{own} may not import {imported}")
        elif not {own, module_of(path)} & OWNERS.get(name, {own}):
            found.append(f"only {', '.join(sorted(OWNERS[name]))} may import {name}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_down(path: Path) -> None:
    assert breaches(path) == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("core/model/claim.py", "from core.verdict import judge"),
        ("core/extract/names/entities.py", "from core import datasets"),
        ("core/claims/volume.py", "import pandas as pd"),
        ("core/verdict.py", "import streamlit"),
        ("core/export/json.py", "from spacy.tokens import Doc"),
        ("core/checking.py", "from pages.parts import state"),
        ("pages/parts/figure.py", "import altair as alt"),
        ("core/intake/within.py", "import httpx"),
        ("core/intake/address.py", "from core.limit import workers"),
        ("core/extract/numbers/units.py", "from core.extract.times import calendar"),
        ("core/resolve/structure/clause.py", "from core.resolve.discourse.talk import Talk"),
        ("core/resolve/dating/period.py", "from core.resolve.whose import whose"),
    ],
)
def test_a_breach_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, line: str) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(line, "utf-8")
    assert len(breaches(path)) == 1
