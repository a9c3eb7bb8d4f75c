"""``import core``: one function for a text, with examples that run."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import core
from core.errors import ArticleError, DataError
from core.model import Report

ROOT = Path(__file__).parents[2]
LEANING = "Chinese models on OpenRouter currently handle about 18 trillion tokens a week."


def test_the_examples_run() -> None:
    result = doctest.testmod(core)
    assert result.attempted > 5
    assert result.failed == 0


def ratings(report: Report) -> list[str]:
    return [str(claim.verdict.rating) for claim in report.claims]


def test_a_day_is_a_date_or_written_or_the_text_s_own() -> None:
    days = (core.check(LEANING, published=date(2026, 6, 22)), core.check(LEANING, published="2026-06-22"))
    said = core.check(f"A title\n\nPublished 22 June 2026\n\n{LEANING}")
    fronted = core.check(f"---\ntitle: T\npublished: 2026-06-22\n---\n{LEANING}")
    assert {tuple(ratings(one)) for one in (*days, said, fronted)} == {("Verified on one count",)}
    assert (fronted.article.title, fronted.article.text) == ("T", f"{LEANING}\n")


def test_a_day_that_is_given_comes_before_the_text_s_own() -> None:
    report = core.check(f"A title\n\nPublished 22 June 2026\n\n{LEANING}", published="2026-06-29", title="Mine")
    assert (report.article.published, report.article.title) == (date(2026, 6, 29), "Mine")


def test_what_is_unusable_is_said() -> None:
    with pytest.raises(ArticleError, match="year-month-day"):
        core.check(LEANING, published="yesterday")
    with pytest.raises(ArticleError, match="no text"):
        core.check(" ")
    with pytest.raises(DataError, match="nowhere"):
        core.load("nowhere")


def test_the_function_stays_one_whatever_is_imported_and_costs_nothing_until_it_is_called() -> None:
    program = (
        "import core, sys; assert not {'spacy', 'pandas', 'altair', 'httpx', 'trafilatura'} & set(sys.modules);"
        "import core.checking; from core import checking, limit; core.check('4 tokens'); core.check('4 tokens')"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_the_pipeline_can_be_had_by_its_first_name() -> None:
    from core.check import check
    from core.export import FORMATS
    from core.model import Article

    report = check(Article("OpenRouter had 28.9T tokens in the week of 18 May 2026."), core.load())
    assert json.loads(FORMATS["json"](report))["claims"][0]["rating"] == "Verified"
    assert core.check("OpenRouter had 28.9T tokens in the week of 18 May 2026.").claims, "and both names work together"
