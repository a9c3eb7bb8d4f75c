"""PDF files: columns, words that a line or a page divides, ligatures, what stands on every page."""

from __future__ import annotations

import pytest

from core.errors import ArticleError
from core.intake.found import PAGES
from core.intake.pdf import read
from tests.unit.intake.making import SENTENCE, drawing, pdf

LEFT = (
    "In the week of February 9-15, 2026, Chi-",
    "nese models processed 4.12 trillion tokens,",
    "a three-fold rise of open-",
    "source use.",
)
RIGHT = ("MiniMax M2.5 ranked first with a share", "of 14% in that week.")


def lines(column: tuple[str, ...], x: float, y: float = 40) -> list[tuple[float, float, str]]:
    return [(x, y + 5 * number, words) for number, words in enumerate(column)]


def test_columns_are_read_one_after_the_other_even_where_they_were_drawn_line_by_line() -> None:
    drawn = sorted([*lines(LEFT, 10), *lines(RIGHT, 110)], key=lambda line: line[1])
    left, right = read(pdf(drawn)).article.text.split("\n\n")
    assert left.startswith("In the week of February 9-15, 2026, Chinese models processed 4.12 trillion tokens, a")
    assert right == "MiniMax M2.5 ranked first with a share of 14% in that week."


def test_words_of_a_line_that_is_set_very_wide_keep_their_order() -> None:
    block = ("In the week of 9-15 February 2026 there were", "many who asked for it, and for that reason the")
    last = "4.12 trillion tokens on OpenRouter, as all know."
    wide = [(10.0, 50.0, "Chinese"), (36.0, 50.0, "models"), (62.0, 50.0, "processed")]
    text = read(pdf([*lines(block, 10), *wide, (10, 55, last)])).article.text
    assert " ".join(block) in text
    assert "for that reason the Chinese models processed 4.12 trillion tokens on" in text


def test_a_word_that_a_line_divides_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    text = read(pdf(lines(LEFT, 10))).article.text
    assert "Chinese models" in text
    assert "three-fold rise of open-source use" in text


def test_a_sentence_that_a_page_divides_is_whole() -> None:
    first, second = SENTENCE[:44], SENTENCE[44:]
    held = read(pdf([(10, 40, first), (110, 40, second)])).article.text
    assert held == " ".join(SENTENCE.split())


def test_a_ligature_is_its_letters() -> None:
    assert read(drawing(b"BT /F 12 Tf 50 700 Td (4.12 trillion, to be speci\001c.) Tj ET")).article.text == (
        "4.12 trillion, to be specific."
    )


def test_page_numbers_and_running_heads_are_left_out() -> None:
    text = read(pdf([(10, 10, "The Paper, page {page}"), (10, 80, SENTENCE[:60]), (10, 250, "{page}")], 4)).article.text
    assert "The Paper" not in text
    assert text.count("In the week") == 4
    assert "4" not in text.replace("4.12", "")


def test_title_and_author_are_the_file_s_own() -> None:
    article = read(pdf([(10, 40, SENTENCE)], title="Models overtake", author="Jane Doe")).article
    assert (article.title, article.author, article.published) == ("Models overtake", "Jane Doe", None)


@pytest.mark.parametrize("title", ["Microsoft Word - draft.docx", "article-final.pdf", "Untitled"])
def test_a_file_s_name_is_no_title(title: str) -> None:
    assert read(pdf([(10, 40, SENTENCE)], title=title)).article.title == ""


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(ArticleError, match=f"more than {PAGES} pages"):
        read(pdf([(10, 40, "4 tokens")], PAGES + 1))


def test_a_password_is_said() -> None:
    from fpdf import FPDF

    locked = FPDF()
    locked.add_page()
    locked.set_encryption("owner", "user")
    with pytest.raises(ArticleError, match="password"):
        read(bytes(locked.output()))
