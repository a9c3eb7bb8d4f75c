"""What all pages share: the answer to a broken snapshot, and quotes that stay text."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from core.model import Span
from pages.parts.article_view import paragraphs


def broken() -> None:
    from core.errors import DataError
    from pages.parts import look

    def body() -> None:
        raise DataError("weekly.csv, row 3: tokens is negative. Restore it.")

    look.page(body)


def test_a_broken_snapshot_is_answered_in_plain_words() -> None:
    at = AppTest.from_function(broken).run()
    assert not at.exception
    assert [error.value for error in at.error] == ["weekly.csv, row 3: tokens is negative. Restore it."]


def test_paragraphs_hold_every_letter_of_the_text() -> None:
    for text in ("one\n\ntwo\nstill two\n\n\n three", "a line\nanother line", "\n\n  alone  \n", "a\r\n\r\nb"):
        spans = paragraphs(text)
        covered = "".join(span.of(text) for span in spans)
        assert [c for c in covered if not c.isspace()] == [c for c in text if not c.isspace()]
        assert spans == sorted(set(spans))


def test_blank_lines_divide_a_text_and_single_lines_one_without_them() -> None:
    text = "one\ntwo\n\nthree"
    assert [span.of(text).strip() for span in paragraphs(text)] == ["one\ntwo", "three"]
    assert paragraphs("one\ntwo") == [Span(0, 3), Span(4, 7)]


def test_lines_that_one_number_runs_across_stay_together() -> None:
    text = "It took 4.12\ntrillion tokens.\nIt grew."
    number = Span(text.index("4.12"), text.index(" tokens"))
    assert [span.of(text) for span in paragraphs(text, [number])] == ["It took 4.12\ntrillion tokens.", "It grew."]
    assert len(paragraphs(text)) == 3
