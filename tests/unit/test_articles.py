"""What may come in as an article, and the one clear message for what may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.articles import LONGEST, admitted, day, decoded, load, paragraphs, shelf
from core.errors import ArticleError
from core.model import Span


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("", "Paste"),
        (" \n\t ", "Paste"),
        ("\u200b\u2060\ufeff \u00ad", "Paste"),
        ("a" * (LONGEST + 1), "Paste one article"),
        ("PK\x03\x04\x00\x00 binary", "paste the words"),
        ("\x01\x02\x03\x04\x05" * 20, "paste the words"),
    ],
)
def test_unusable_text_gets_a_message_that_says_what_to_do(text: str, cure: str) -> None:
    with pytest.raises(ArticleError, match=cure):
        admitted(text)


@pytest.mark.parametrize("text", ["5 trillion tokens", "naïve – “quotes” 🙂", "<script>alert(1)</script>", "٣ أيام"])
def test_odd_but_readable_text_passes_unchanged(text: str) -> None:
    assert admitted(text) == text


def test_bytes_are_read_as_utf8_or_marked_utf16() -> None:
    assert decoded("é".encode()) == decoded(b"\xef\xbb\xbf" + "é".encode()) == decoded("é".encode("utf-16")) == "é"
    with pytest.raises(ArticleError, match="UTF-8"):
        decoded(b"\xff\x00\xc3\x28")


def test_dates_have_one_form() -> None:
    assert day(" 2026-06-22 ") == date(2026, 6, 22)
    with pytest.raises(ArticleError, match="2026-06-22"):
        day("22 June 2026")


def test_an_article_needs_front_matter(tmp_path: Path) -> None:
    (tmp_path / "bare.md").write_text("Just words.")
    with pytest.raises(ArticleError, match="front matter"):
        load(tmp_path / "bare.md")


def test_front_matter_becomes_fields(tmp_path: Path) -> None:
    path = tmp_path / "an-example.md"
    path.write_text(
        "---\ntitle: A: title\npublisher: P\nurl: https://example.org/a\npublished: 2026-02-25\nsummary: "
        "S\n---\n\nText.\n"
    )
    article = load(path)
    assert (
        article.slug,
        article.title,
        article.publisher,
        article.url,
        article.published,
        article.summary,
        article.text,
    ) == (
        "an-example",
        "A: title",
        "P",
        "https://example.org/a",
        date(2026, 2, 25),
        "S",
        "Text.\n",
    )


def test_the_shelf_is_complete() -> None:
    articles = shelf()
    assert len(articles) >= 8
    for article in articles:
        assert all((article.title, article.publisher, article.summary)), article.slug
        assert len(article.text) > 200, article.slug


def test_paragraphs_hold_every_letter_of_the_text() -> None:
    for text in ("one\n\ntwo\nstill two\n\n\n three", "a line\nanother line", "\n\n  alone  \n", "a\r\n\r\nb"):
        spans = paragraphs(text)
        covered = "".join(span.of(text) for span in spans)
        assert [c for c in covered if not c.isspace()] == [c for c in text if not c.isspace()]
        assert spans == sorted(set(spans))


def test_blank_lines_divide_a_text_and_single_lines_one_without_them() -> None:
    text = "one\ntwo\n\nthree"
    assert [span.of(text).strip() for span in paragraphs(text)] == ["one\ntwo", "three"]
    assert paragraphs("one\ntwo") == [Span(0, 4), Span(4, 7)]


def test_lines_that_one_number_runs_across_stay_together() -> None:
    text = "It took 4.12\ntrillion tokens.\nIt grew."
    number = Span(text.index("4.12"), text.index(" tokens"))
    together = ["It took 4.12\ntrillion tokens.\n", "It grew."]
    assert [span.of(text) for span in paragraphs(text, [number])] == together
    assert len(paragraphs(text)) == 3


def test_finding_paragraphs_takes_time_in_proportion() -> None:
    assert len(paragraphs(" " * 200_000 + "\n" + "x " * 100_000 + "\n\n" * 50_000)) == 1
