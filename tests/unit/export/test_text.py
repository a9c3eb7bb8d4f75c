"""Plain text for a terminal."""

from __future__ import annotations

from core.datasets import load
from core.export import FORMATS, Context
from core.export.text import to_text
from core.export.words import ICONS
from core.model import Report
from core.wording import sum_up


def test_the_first_lines_sum_up_and_account_for_every_number(report: Report) -> None:
    first, line = to_text(report).splitlines()[:2]
    assert first == sum_up(report)
    total = len(report.claims) + len(report.others)
    assert line.startswith(f"{total} numbers: {len(report.claims)} claims (")
    assert line.endswith(f"{len(report.others)} other numbers.")


def test_every_claim_has_a_block_with_its_icon_and_words(report: Report) -> None:
    text = to_text(report)
    for one in report.claims:
        assert f'{ICONS[one.verdict.flag]} {one.verdict.rating}: "{one.claim.text}"' in text


def test_a_possible_slip_is_said(report: Report) -> None:
    assert "Possible slip: A factor of ten" in to_text(report)


def test_the_source_ends_every_format_that_people_read(report: Report) -> None:
    assert to_text(report).endswith(report.origin.citation)
    for name in ("json", "claimreview", "html", "csv"):
        assert "OpenRouter" in FORMATS[name](report, Context(load()))
