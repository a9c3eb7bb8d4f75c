"""The method page says what the code does, because it is read from the code."""

from __future__ import annotations

import json
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from app import PAGES
from core import claims, verdict
from core.datasets import load
from core.datasets.count import THE_NINE
from core.extract.numbers import hedges
from core.extract.numbers.hedges import Rule
from core.model import Flag, Rating
from core.resolve.structure.counts import RULES
from core.wording import day, day_range, percent
from tests.app import reading

ACCURACY = PAGES.parent / "data" / "accuracy.json"


@pytest.fixture(scope="module")
def app() -> AppTest:
    return reading.app("method")


@pytest.fixture(scope="module")
def shown(app: AppTest) -> str:
    return unescape("\n".join([reading.html(app), *(element.value for element in app.markdown)]))


def test_it_draws(app: AppTest) -> None:
    assert not app.exception
    assert len(app.title) == 1


def test_every_flag_and_rating_is_on_the_scale(shown: str) -> None:
    for name in [*Flag, *Rating]:
        assert str(name) in shown


def test_every_rule_of_counting_is_stated(shown: str) -> None:
    for rule in RULES.values():
        assert rule.format(n="N", group="those models") in shown


def test_periods_are_stated_from_the_data(shown: str) -> None:
    data = load()
    assert day_range(data.first, data.end) in shown
    for missing in data.missing_days:
        assert day(missing) in shown
    assert THE_NINE in shown


def test_tolerances_stand_with_value_and_reason(shown: str) -> None:
    assert f"<td>{percent(verdict.RESTATED)}</td><td>Of an amount" in shown
    assert f"<td>{verdict.FAR_BOUND:g}</td>" in shown


def test_every_hedge_rule_has_a_row(shown: str) -> None:
    table = shown[shown.index("Words such as") : shown.index("</table>", shown.index("Words such as"))]
    assert table.count("<tr>") == len(Rule)
    assert "<td>103.5 to 104.5</td>" in table  # no hedge: half of the last printed digit


def test_the_reading_of_round_numbers_is_stated_from_the_constant(shown: str) -> None:
    assert "20 as 19 to 21; 70 as 66.5 to 73.5; 540 as 535 to 545" in shown
    assert f"<td>Round margin</td><td>{percent(hedges.ROUND_MARGIN)}</td>" in shown


def test_every_kind_shows_its_examples(shown: str) -> None:
    for module in claims.KINDS.values():
        for text, *_ in module.EXAMPLES:
            assert text in shown
        for text in module.COUNTEREXAMPLES:
            assert text in shown


def test_gaps_and_caveats_of_the_data_are_told(shown: str) -> None:
    data = load()
    for text in (*data.origin.gaps, *(caveat.text for caveat in data.caveats)):
        assert text in shown


def test_accuracy_is_read_or_missed(app: AppTest) -> None:
    if not ACCURACY.exists():
        assert "not been computed" in app.info[0].value
        return
    found = json.loads(ACCURACY.read_text(encoding="utf-8"))
    assert [metric.value for metric in app.metric] == [
        percent(found["true"]["accepted"] / found["true"]["n"], 2),
        percent(found["called_wrong"]["altered"] / found["altered"]["n"], 2),
        percent(found["altered"]["accepted"] / found["altered"]["n"], 2),
    ]


def test_no_stray_words_before_the_title(app: AppTest) -> None:
    # Streamlit prints any bare string of a page, a docstring under a constant included.
    assert app.main[0].type != "markdown"
