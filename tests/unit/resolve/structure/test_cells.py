"""Tables pasted as text: what their heads and the line above them say of the numbers inside."""

from __future__ import annotations

from datetime import date

import pytest

from core.extract import read
from core.model import Statement
from core.resolve import statements


def amounts(text: str) -> list[tuple[str, float, str]]:
    """Subject, value and unit of every number of a table's cells."""
    reading = read(text, date(2026, 6, 22))
    said: list[Statement] = [one for one in statements(reading, reading.text) if "|" in one.sentence.text]
    return [
        (one.subject.id, one.quantity.value, str(one.quantity.unit))
        for one in said
        if one.subject and not one.quantity.why
    ]


BODY = "| Week | Chinese models | US models |\n|---|---|---|\n| February 9-15, 2026 | 4.12 | 2.93 |\n"
READ = [("country:CN", 4.12e12, "tokens"), ("country:US", 2.93e12, "tokens")]


@pytest.mark.parametrize(
    "text",
    [
        f"Tokens among the nine charted models on OpenRouter, in trillions:\n\n{BODY}",
        f"Weekly tokens on OpenRouter (trillions)\n\n{BODY}",
        f"OpenRouter by the week, in trillions of tokens\n\n{BODY}",
        "On OpenRouter:\n\n"
        + BODY.replace("Chinese models", "Chinese models (tn)").replace("US models", "US models (in tn)"),
        "On OpenRouter:\n\n"
        + BODY.replace("Chinese models", "Tokens of Chinese models, T").replace("US models", "US tokens, T"),
    ],
)
def test_a_scale_over_a_table_or_column_holds_for_its_cells(text: str) -> None:
    assert amounts(text) == READ


@pytest.mark.parametrize(
    "text",
    [
        f"On OpenRouter, by the week:\n\n{BODY}",
        f"OpenRouter's revenue, in millions of dollars\n\n{BODY}",
        f"OpenRouter has processed trillions of tokens.\n\n{BODY}",
    ],
)
def test_cells_without_a_scale_are_no_tokens(text: str) -> None:
    assert not {"tokens"} & {unit for _, value, unit in amounts(text) if value < 1e13 and value > 1e12}


def test_a_table_of_a_web_page_is_one_of_cells() -> None:
    text = (
        "<p>Tokens on OpenRouter, in trillions</p>\n<table>\n<tr>\n <th>Week</th>\n <th>Chinese models</th>\n"
        " <th>US models</th>\n</tr>\n<tr>\n <td>February 9-15, 2026</td>\n <td><b>4.12</b></td>\n <td>2.93</td>\n"
        "</tr>\n</table>"
    )
    reading = read(text, date(2026, 6, 22))
    said = [one for one in statements(reading, reading.text) if "2.93" in one.sentence.text]
    assert [(one.subject and one.subject.id, one.quantity.value) for one in said] == [
        ("country:CN", 4.12e12),
        ("country:US", 2.93e12),
    ]


def test_places_and_shares_in_a_table_of_tokens_keep_their_units() -> None:
    text = (
        "Weekly tokens on OpenRouter, in billions\n\n| Rank | Model | Tokens | Share |\n|---|---|---|---|\n"
        "| 1 | MiniMax M2.5 | 1,820 | 21% |\n"
    )
    assert [(value, unit) for _, value, unit in amounts(text)] == [(1, "rank"), (1.82e12, "tokens"), (0.21, "fraction")]


def test_a_number_that_runs_over_the_end_of_its_line_is_no_line_of_figures() -> None:
    text = "7\r\u4e07"
    assert [s.quantity.value for s in statements(read(text), text)] == [70_000]


def test_a_number_over_a_carriage_return_is_read_without_a_crash() -> None:
    assert [said.subject for said in statements(read("0:\r1", None), "0:\r1")]
