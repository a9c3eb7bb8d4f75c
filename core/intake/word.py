"""A Word document into its article: paragraphs, and tables as rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as Opened
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from core.errors import ArticleError
from core.intake import wording
from core.intake.found import RAISED, UNPACKED, Found
from core.model import Article

_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
"""What no part of a Word document has, and what a bomb of entities begins with."""


def read(raw: bytes) -> Found:
    """The article of a Word document, with the title and author that its properties hold.

    Their dates are those of the file, so none is taken. Raises ``ArticleError`` for a file that unpacks to too much.
    """
    _admit(raw)
    document = Document(io.BytesIO(raw))
    own = document.core_properties
    text = "\n\n".join(block for block in _blocks(document) if block)
    return Found(Article(text, title=own.title or _first_heading(document), author=own.author or ""))


def _admit(raw: bytes) -> None:
    """Refuse what would grow when it is unpacked. Nothing unpacks to more than its entry says."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
            raise ArticleError(wording.TOO_MUCH)
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                head = archive.read(entry)[:4096]
                if any(declaration in head for declaration in _DECLARATIONS):
                    raise ArticleError(wording.TOO_MUCH)


def _first_heading(document: Opened) -> str:
    """The first paragraph in the style of a title or heading."""
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style is not None else ""
        if paragraph.text.strip() and (style or "").startswith(("Title", "Heading")):
            return " ".join(paragraph.text.split())
    return ""


def _blocks(document: Opened) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _text(block)
        else:
            yield "\n".join(_rows(block))


def _text(paragraph: Paragraph) -> str:
    """Its words, with raised digits written as such: the mark of a note is no part of the number before it."""
    pieces = (
        piece.text.translate(RAISED) if isinstance(piece, Run) and piece.font.superscript else piece.text
        for piece in paragraph.iter_inner_content()
    )
    return "".join(pieces).strip()


def _rows(table: Table) -> Iterator[str]:
    """The rows of a table as text, each merged cell once."""
    for row in table.rows:
        cells = {id(cell._tc): " ".join(cell.text.split()) for cell in row.cells}
        if any(cells.values()):
            yield f"| {' | '.join(cells.values())} |"
