"""The alias lexicon agrees with the data, with itself, and with the command that builds it."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from core.datasets.catalogue import base, in_family
from core.datasets.lexicon import HEAD, display, model_rows, rows, spellings
from core.datasets.snapshot import folder_of
from core.wordlists import FOLDER as LEXICON

SNAPSHOT = folder_of()


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


SLUGS = [row["model"] for row in _read(SNAPSHOT / "models.csv")]
NAMES = _read(LEXICON / "names.csv")
MODELS = _read(LEXICON / "models.csv")
EXCEPTIONS = _read(LEXICON / "exceptions.csv")
DROPPED = {row["alias"] for row in EXCEPTIONS if row["action"] == "drop"}


def test_models_csv_is_what_the_command_writes() -> None:
    assert [tuple(row[column] for column in HEAD) for row in MODELS] == model_rows()


def test_every_model_can_be_named_by_its_public_slug() -> None:
    named = {row["alias"]: row["key"] for row in MODELS}
    assert {base(slug): named.get(base(slug)) for slug in SLUGS} == {base(slug): base(slug) for slug in SLUGS}


def test_every_lab_is_one_of_the_data() -> None:
    authors = {row["author"] for row in _read(SNAPSHOT / "labs.csv")}
    assert {row["key"] for row in NAMES if row["class"] == "lab"} <= authors


def test_every_family_has_members() -> None:
    named = {row["key"] for row in NAMES if row["class"].startswith("family")}
    families = named | {row["key"] for row in MODELS if row["kind"] == "family" and row["alias"] not in DROPPED}
    known = {base(slug) for slug in SLUGS}
    assert [key for key in families if not any(in_family(model, key) for model in known)] == []


def test_one_key_has_one_name() -> None:
    names = defaultdict(set)
    for row in [*NAMES, *MODELS, *(row for row in EXCEPTIONS if row["action"] == "add")]:
        kind = row.get("class") or row["kind"]
        names[kind.split()[0], row["key"]].add(row["name"])
    assert {key: found for key, found in names.items() if len(found) > 1} == {}


@pytest.mark.parametrize("row", EXCEPTIONS, ids=lambda row: f"{row['action']} {row['alias']}")
def test_exceptions_have_reasons_and_are_needed(row: dict[str, str]) -> None:
    generated = row["alias"].lower().replace("-", " ") in {other["alias"] for other in MODELS}
    assert row["reason"]
    assert generated == (row["action"] == "drop") or row["alias"].lower() in DROPPED


def test_the_exact_name_wins_and_a_shared_short_form_is_a_family() -> None:
    found = {row[0]: row[1:3] for row in rows({"a/x-5": 1.0, "a/x-5-preview": 9.0, "a/x-5-mini": 2.0}, {})}
    assert found["x 5"] == ("model", "a/x-5")
    found = {row[0]: row[1:3] for row in rows({"a/x-5-pro": 1.0, "a/x-5-flash": 9.0}, {})}
    assert found["x 5"] == ("family", "a/x-5")
    assert found["x 5 pro"] == ("model", "a/x-5-pro")


def test_an_ambiguous_alias_takes_the_larger_model_and_says_so() -> None:
    row = next(row for row in rows({"a/x-chat-5": 1.0, "a/x-5-exp": 9.0}, {}) if row[0] == "x 5")
    assert row[2] == "a/x-5-exp"
    assert "a/x-chat-5" in row[-1]


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("claude-sonnet-4.5", "claude-4.5-sonnet"),
        ("claude-sonnet-4.5", "sonnet-4.5"),
        ("gemini-3-flash-preview", "gemini-3-flash"),
        ("minimax-m2.5", "m2.5"),
        ("grok-code-fast-1", "grok-code-fast"),
        ("gemini-flash-1.5", "gemini-1.5-flash"),
        ("qwen-2.5-72b-instruct", "qwen-2.5-72b"),
    ],
)
def test_spellings(name: str, spelling: str) -> None:
    assert spelling in spellings(name)


@pytest.mark.parametrize(("name", "unsafe"), [("deepseek-v3.2", "v3.2"), ("step-3.5-flash", "3.5-flash"), ("o3", "3")])
def test_what_could_be_anything_is_no_spelling(name: str, unsafe: str) -> None:
    assert unsafe not in spellings(name)


def test_display() -> None:
    assert display("mimo-v2-pro", {"mimo": "MiMo"}) == "MiMo V2 Pro"
    assert display("gpt-4o-mini", {"gpt": "GPT"}) == "GPT-4o Mini"
