"""A word that is added to a class of the lexicon is read by every rule of the class; nothing else has to be touched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.language.vocabulary import FOLDER

READ = """
import sys
from pathlib import Path
from core.language import vocabulary

vocabulary.FOLDER = Path(sys.argv[1])

from core.checking import told
from core.extract import read
from core.resolve import statements

for sentence in sys.argv[2:]:
    reading = read(sentence, None)
    found, _ = told(list(statements(reading, reading.text)))
    print(*[f"{claim.kind}:{claim.subject.id}:{claim.quantity.value:g}" for claim in found])
"""

SENTENCES = (
    "In the week of 9-15 February 2026, Chinese models {verb} 61 percent of OpenRouter's tokens.",
    "In the week of 9-15 February 2026, MiniMax M2.5 {verb} the top spot on OpenRouter.",
    "In the week of 9-15 February 2026, Chinese models on OpenRouter {verb} 4.12 trillion tokens.",
    "In the week of 9-15 February 2026, Norwind {verb} 4.12 trillion tokens on OpenRouter.",
)


def read_with(folder: Path, verb: str) -> list[str]:
    sentences = [sentence.format(verb=verb) for sentence in SENTENCES]
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder), *sentences], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "lexicon"))


EXPECTED = ["share:country:CN:0.61", "rank:model:minimax/minimax-m2.5:1", "volume:country:CN:4.12e+12"]


def test_a_verb_of_taking_is_read_in_share_rank_and_volume(lexicon: Path) -> None:
    assert read_with(lexicon, "hoovered up")[:3] == EXPECTED


def test_a_row_added_is_enough(lexicon: Path) -> None:
    before = read_with(lexicon, "vacuumed away")
    assert before[1] == ""
    with (lexicon / "verbs.csv").open("a", encoding="utf-8") as lines:
        lines.write("vacuum away,hold|take,\n")
    after = read_with(lexicon, "vacuumed away")
    assert after[:3] == EXPECTED
    assert not any("country:CN" in claim or "platform" in claim for claim in after[3:])
