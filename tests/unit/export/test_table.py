"""CSV: a row per number, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from core.export.table import COLUMNS, to_csv
from core.model import Report


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(report))))


def test_a_row_per_number_claims_first(report: Report) -> None:
    table = rows(report)
    assert list(table[0]) == list(COLUMNS)
    assert len(table) == len(report.claims) + len(report.others)
    assert [row["id"] for row in table] == [one.claim.id for one in report.claims] + [""] * len(report.others)


def test_a_claim_has_its_figure_on_each_count(report: Report) -> None:
    row = next(row for row in rows(report) if "4.12" in row["text"])
    assert float(row["charted"]) == pytest.approx(4.119e12, rel=1e-4)
    assert float(row["named"]) == pytest.approx(5.456e12, rel=1e-4)
    assert (row["first"], row["last"], row["flag"]) == ("2026-02-09", "2026-02-15", "depends")


@pytest.mark.parametrize("text", ["=2+2", "+3", "-1", "@cmd", "\t=1"])
def test_no_cell_of_the_article_s_text_runs_as_a_formula(report: Report, text: str) -> None:
    number = replace(report.others[0], text=text)
    cell = rows(replace(report, claims=(), others=(number,)))[0]["text"]
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["4.1\r\ntrillion", "4.1\rtrillion"])
def test_any_line_break_stays_inside_its_cell(report: Report, text: str) -> None:
    number = replace(report.others[0], text=text)
    assert rows(replace(report, claims=(), others=(number,)))[0]["text"] == "4.1\ntrillion"


def test_a_negative_number_stays_a_number(report: Report) -> None:
    assert "-0.0933" in [row["value"] for row in rows(report)]


def test_quotes_and_line_breaks_of_the_article_stay_in_their_cell(report: Report) -> None:
    number = replace(report.others[0], text='5 "or"\nso, 6')
    assert rows(replace(report, others=(number,)))[-1]["text"] == '5 "or"\nso, 6'
