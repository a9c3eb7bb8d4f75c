"""Word documents: paragraphs, tables as rows, marks of notes."""

from __future__ import annotations

from core.intake.word import read
from tests.unit.intake.making import SENTENCE, docx

TABLE = (("Model", "Tokens"), ("MiniMax M2.5", "1.44 trillion"), ("Kimi\nK2.5", "0.5 trillion"))


def test_paragraphs_come_in_order_and_a_table_as_rows() -> None:
    text = read(docx(["# Models overtake", SENTENCE, " "], TABLE)).article.text
    rows = "| Model | Tokens |\n| MiniMax M2.5 | 1.44 trillion |\n| Kimi K2.5 | 0.5 trillion |"
    assert text == f"Models overtake\n\n{SENTENCE}\n\n{rows}"


def test_the_mark_of_a_note_is_no_digit_of_the_number_before_it() -> None:
    assert read(docx(["It was 4.12^3"])).article.text == "It was 4.12³"


def test_title_and_author_are_the_document_s_own_and_its_days_are_not_taken() -> None:
    article = read(docx([SENTENCE], title="Models overtake", author="Jane Doe")).article
    assert (article.title, article.author, article.published) == ("Models overtake", "Jane Doe", None)


def test_without_a_title_the_first_heading_is_it() -> None:
    assert read(docx(["# Models overtake", SENTENCE])).article.title == "Models overtake"
