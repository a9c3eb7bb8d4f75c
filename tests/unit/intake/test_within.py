"""Files of every kind, and files made to be read for ever: an article, or one sentence that says what to do."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from io import BytesIO

import pytest

from core import limit
from core.errors import ArticleError
from core.intake import LARGEST, opened, read
from core.intake import wording as said
from core.intake.found import Page
from core.intake.online import of_page
from core.workers import Watch, Workers
from tests.unit.intake.making import LAUGHS, PAGE, SENTENCE, docx, drawing, pdf, repacked


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    made = Workers(1, _nothing)
    yield made
    made.end()


def _nothing(watch: Watch) -> None:
    """What these workers load ahead."""


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (SENTENCE.encode(), "a.txt"),
        (f"\ufeff{SENTENCE}".encode(), ""),
        (f"# Title\n\n{SENTENCE}".encode(), "a.md"),
        (PAGE.encode(), "a.html"),
        (PAGE.encode("utf-16"), "a.html"),
        (PAGE.encode(), ""),
        (PAGE.encode(), "saved.txt"),
        (pdf([(10, 20, SENTENCE[:44]), (10, 25, SENTENCE[44:])]), "a.pdf"),
        (pdf([(10, 20, SENTENCE[:44]), (10, 25, SENTENCE[44:])]), ""),
        (docx([SENTENCE]), "a.docx"),
        (docx([SENTENCE]), "no suffix"),
    ],
)
def test_each_kind_is_known_by_what_it_holds(workers: Workers, raw: bytes, name: str) -> None:
    assert SENTENCE.replace(",", "") in opened(workers, raw, name).article.text.replace(",", "").replace("\n", " ")


@pytest.mark.parametrize(
    ("raw", "name", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", said.OLD_WORD),
        (b"{\\rtf1 words}", "a.rtf", said.RICH_TEXT),
        (b"PK\x03\x04 and nothing more", "a.docx", said.BROKEN.format(kind="packed file")),
        (b"%PDF-1.4 and nothing more", "a.pdf", said.BROKEN.format(kind="PDF")),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.png", "This file is not plain text in UTF-8."),
        (b"<html><body></body></html>", "a.html", said.EMPTY_PAGE),
        (b" ", "a.txt", "There is no text here."),
        (drawing(b"q Q"), "scan.pdf", said.NO_WORDS_IN_PDF),
        (b"a" * (LARGEST + 1), "a.txt", said.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_do(workers: Workers, raw: bytes, name: str, message: str) -> None:
    with pytest.raises(ArticleError) as refused:
        opened(workers, raw, name)
    assert str(refused.value).startswith(message)


def test_a_fetched_page_keeps_the_address_that_it_came_from(workers: Workers) -> None:
    found = of_page(workers, Page(PAGE.encode(), "page.html", "https://example.org/moved"))
    assert (found.article.url, found.article.title) == ("https://example.org/moved", "Models overtake")


def test_a_fetched_page_with_hardly_a_word_is_said_to_be_empty(workers: Workers) -> None:
    wall = b"<html><body><h1>Models overtake</h1><p>Subscribe to go on reading.</p></body></html>"
    with pytest.raises(ArticleError, match="paywall"):
        of_page(workers, Page(wall, "page.html", "https://example.org/a"))


def test_another_packed_file_is_no_word_document() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    with pytest.raises(ArticleError, match="no Word document"):
        read(out.getvalue(), "photos.zip")


WORD = docx([SENTENCE])
NESTED = b"<w:tbl><w:tr><w:tc>" * 3_000

BOMBS = {
    "zip": lambda: repacked(WORD, "word/document.xml", b" " * 120_000_000),
    "billion laughs": lambda: repacked(WORD, "word/document.xml", LAUGHS),
    "deep tables": lambda: repacked(
        WORD,
        "word/document.xml",
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + NESTED,
    ),
    "pdf of blanks": lambda: drawing(b" " * 1_500_000_000),
    "pdf of letters": lambda: drawing(b"BT /F 9 Tf " + b"1 0 Td (a) Tj " * 3_000_000 + b"ET"),
    "pages within themselves": lambda: drawing(b"q Q", kids=b"3 0 R " * 1_000),
    "deep html": lambda: b"<html><body>" + b"<div>" * 400_000 + SENTENCE.encode(),
    "html of entities": lambda: b"<!doctype html [" + LAUGHS + b"]><html><body>&j;",
}


HARMLESS = {"html of entities"}
"""HTML knows no entities of a page's own."""


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_put_aside_with_one_sentence(workers: Workers, bomb: str) -> None:
    raw = BOMBS[bomb]()
    assert len(raw) <= LARGEST
    began = time.monotonic()
    with pytest.raises(ArticleError) if bomb not in HARMLESS else nullcontext():
        assert len(opened(workers, raw, seconds=5).article.text) < 1_000
    assert time.monotonic() - began < 30
    assert opened(workers, SENTENCE.encode(), "a.txt").article.text == SENTENCE


def test_memory_is_given_back_after_a_file_took_too_much(workers: Workers) -> None:
    for _ in range(2):
        with pytest.raises(ArticleError):
            opened(workers, BOMBS["zip"](), "")
        with workers.lent() as worker:
            assert worker.run(_room, seconds=30) == -1


def _room(watch: Watch) -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_AS)[0]


def test_the_app_s_workers_read_files_too() -> None:
    made = Workers(1, limit.ready)
    try:
        found = opened(made, f"Published 25 February 2026\n\n{SENTENCE}".encode(), "a.txt")
        assert found.article.published == date(2026, 2, 25)
        assert limit.report(made, found.article).claims
    finally:
        made.end()
