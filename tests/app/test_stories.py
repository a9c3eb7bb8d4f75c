"""The guided stories: every step draws, no figure is typed, and what the prose says of the data is so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import PAGES
from core import articles
from core.datasets import CHART_SIZE, Dataset, load, measure
from core.doubt import week
from core.model import Count, Measure, Query
from pages.parts.weekly import CHINA, USA, volume
from tests.app import reading

STORIES = sorted(PAGES.glob("story_*.py"))
STEPS = {
    "story_overtaking": 10,
    "story_slipped_decimal": 4,
    "story_three_to_one": 5,
    "story_tokens": 6,
    "story_who_grew": 5,
}
AMOUNT = re.compile(
    r"\d|%|\bper ?cent\b|\b(?:m|b|tr|quadr)illion\b"
    r"|\b(?:hundred|thousand|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b"
)
NAMES = {article.slug for article in articles.shelf()} | {path.stem for path in PAGES.glob("*.py")}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def opened(story: str, step: int = 1) -> AppTest:
    return reading.app(story, **({"step": str(step)} if step > 1 else {}))


def prose(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def test_there_are_five() -> None:
    assert [path.stem for path in STORIES] == sorted(STEPS)


@pytest.mark.parametrize("story", STEPS)
def test_every_step_draws_one_chart_that_says_what_it_shows(story: str) -> None:
    app = opened(story)
    seen = set()
    for step in range(1, STEPS[story] + 1):
        app.session_state["step"] = step
        app.run()
        assert not app.exception
        assert len(app.title) == 1
        (chart,) = app.get("vega_lite_chart")
        assert chart.proto.alt
        assert len(prose(app)) > 200
        assert "nan" not in prose(app).lower().split()
        seen.add(app.header[0].value)
    assert len(seen) == STEPS[story]
    assert "Check it yourself" in [element.value for element in app.subheader]


def test_next_and_back_move_one_step() -> None:
    app = opened("story_three_to_one")
    first = app.header[0].value
    assert app.button(key="story-back").disabled
    app.button(key="story-next").click().run()
    assert app.session_state["step"] == 2
    assert app.header[0].value != first
    app.button(key="story-onward").click().run()
    assert app.session_state["step"] == 3
    app.button(key="story-back").click().run()
    app.button(key="story-back").click().run()
    assert app.header[0].value == first


def test_the_last_step_has_no_next_and_leads_to_the_claim() -> None:
    app = opened("story_overtaking", STEPS["story_overtaking"])
    assert app.button(key="story-next").disabled
    assert "Check it yourself" in [element.value for element in app.subheader]
    links = [link.proto for link in app.get("page_link")]
    (claim,) = [link for link in links if link.label == "Open this claim"]
    assert "article=chinese-models-overtake" in claim.query_string
    assert "claim=c" in claim.query_string
    assert "published=2026-06-22" in claim.query_string


def test_a_step_out_of_range_opens_the_first() -> None:
    assert opened("story_three_to_one", 99).session_state["step"] == 1


# --- Nothing is typed ----------------------------------------------------------------------------


def written(path: Path) -> Iterator[str]:
    """Every string of a page but its docstrings, its title and the names of articles and pages."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            skipped |= {id(part) for part in ast.walk(node.format_spec)}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "walk":
            skipped.add(id(node.args[0]))
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    yield from (node.value for node in texts if id(node) not in skipped and node.value not in NAMES)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_no_figure_is_typed(path: Path) -> None:
    typed = [text for text in written(path) if AMOUNT.search(text.lower())]
    if path.stem == "story_slipped_decimal":
        typed = [text for text in typed if "\\d" not in text and text != "\\1\\2."]  # the pattern that moves the point
    assert typed == []
    numbers = [node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if is_number(node)]
    # Whole numbers below a year's weeks size a picture; anything else would be a figure.
    assert [number for number in numbers if isinstance(number, float) or number > 52] == []


def is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def test_a_typed_figure_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "story.py"
    page.write_text('"""In 2026."""\nx = f"The chart held {share:.1f} of 46 trillion"\n', encoding="utf-8")
    assert [text for text in written(page) if AMOUNT.search(text)] == [" of 46 trillion"]


# --- What the prose says -------------------------------------------------------------------------


def ratio(dataset: Dataset, monday: date, count: Count) -> float:
    found = measure(dataset, Query(Measure.RATIO, CHINA, count, week(monday), other=USA)).interval
    assert found is not None
    return found.low


def test_the_chart_names_nine() -> None:
    assert CHART_SIZE == 9  # "the nine" stands in words


def test_the_order_turns_round_when_everything_named_is_counted(dataset: Dataset) -> None:
    then = week(date(2026, 2, 9))
    assert volume(dataset, CHINA, then).low > volume(dataset, USA, then).low
    assert volume(dataset, CHINA, then, Count.NAMED).low < volume(dataset, USA, then, Count.NAMED).low


def test_the_lead_changed_hands_again_on_both_counts(dataset: Dataset) -> None:
    firsts = {Count.CHARTED: date(2026, 2, 9), Count.NAMED: date(2026, 3, 23)}
    for count, first in firsts.items():
        later = [ratio(dataset, monday, count) for monday in dataset.weeks if monday > first]
        assert min(later) < 1
        assert later[-1] > 1


def test_the_ratio_over_all_named_models_never_came_to_three(dataset: Dataset) -> None:
    assert max(ratio(dataset, monday, Count.NAMED) for monday in dataset.weeks) < 3


def test_the_week_on_the_chart_is_told_to_the_last_digit() -> None:
    told = prose(opened("story_overtaking", 5))
    assert "**4.119 trillion**" in told
    assert "**2.933 trillion**" in told


def test_the_first_week_over_all_named_models_is_told() -> None:
    told = prose(opened("story_overtaking", 7))
    assert "**23 March 2026**" in told
    assert "27 April 2026" in told


def test_a_moved_point_is_overstated_and_marked_as_ours() -> None:
    app = opened("story_slipped_decimal", 2)
    shown = reading.html(app)
    assert "Overstated" in shown
    assert "46.9 trillion tokens" in shown
    assert "Altered for this story" in shown
    assert "A factor of ten" in prose(app)


def test_shares_of_money_cannot_be_checked() -> None:
    assert "Can't check" in unescape(reading.html(opened("story_tokens", 5)))
