"""CSV: a row per number, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from core.export.json import to_object
from core.export.table import COLUMNS, ROWS, rows_to_csv, to_csv
from core.model import Report


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(report).removeprefix("\ufeff"))))


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


@pytest.mark.parametrize("text", ["=2+2", "+3", "-1", "@cmd", "\t=1", "\n=1"])
def test_no_cell_of_the_article_s_text_runs_as_a_formula(report: Report, text: str) -> None:
    number = replace(report.others[0], text=text)
    cell = rows(replace(report, claims=(), others=(number,)))[0]["text"]
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["4.1\r\ntrillion", "4.1\rtrillion"])
def test_any_line_break_stays_inside_its_cell(report: Report, text: str) -> None:
    number = replace(report.others[0], text=text)
    assert rows(replace(report, claims=(), others=(number,)))[0]["text"] == "4.1\ntrillion"


def test_a_spreadsheet_knows_the_letters_by_the_mark_before_them(report: Report) -> None:
    for table in (to_csv(report), rows_to_csv(report.claims[0], report.origin)):
        assert table.encode().startswith(b"\xef\xbb\xbf")
        assert table.count("\ufeff") == 1


def test_comparators_are_words_here_and_signs_in_json(report: Report) -> None:
    words = {row["comparator"] for row in rows(report)}
    assert "exactly" in words
    assert words <= {"exactly", "about", "more than", "at least", "less than", "at most"}
    assert {claim["comparator"] for claim in to_object(report)["claims"]} <= {"=", "~", ">", ">=", "<", "<="}


def test_a_cell_made_harmless_is_unchanged_in_json(report: Report) -> None:
    number = replace(report.others[0], text="=2+2")
    assert to_object(replace(report, others=(number,)))["other_numbers"][0]["text"] == "=2+2"


def test_the_rows_behind_a_claim_add_up_to_its_figure(report: Report) -> None:
    claim = next(one for one in report.claims if "4.12" in one.claim.text)
    read = list(csv.DictReader(io.StringIO(rows_to_csv(claim, report.origin).removeprefix("\ufeff"))))
    assert list(read[0]) == list(ROWS)
    charted = [float(row["tokens"]) for row in read if row["counting"] == "the nine charted models"]
    assert sum(charted) == pytest.approx(4.119e12, rel=1e-3)


def test_a_negative_number_stays_a_number(report: Report) -> None:
    assert "-0.0933" in [row["value"] for row in rows(report)]


def test_quotes_and_line_breaks_of_the_article_stay_in_their_cell(report: Report) -> None:
    number = replace(report.others[0], text='5 "or"\nso, 6')
    assert rows(replace(report, others=(number,)))[-1]["text"] == '5 "or"\nso, 6'
