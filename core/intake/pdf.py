"""A PDF file into its article: columns one after the other, words whole, lines joined to paragraphs.

pdfminer.six finds the columns by where the letters stand; pypdf reads them in the order in which they were drawn, which
in a file that was set line by line across two columns is a muddle.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTTextBoxHorizontal, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from core.errors import ArticleError
from core.extract.surface import whole_words
from core.intake import wording
from core.intake.found import PAGES, Found
from core.language.grammar import pattern
from core.model import Article

_DIGITS = pattern(r"\d+")
_FILE_NAME = pattern(r"\.(?:docx?|pdf|indd|tex|html?|pages|odt)$|^microsoft word\b|^untitled", re.I)
_ENDED = pattern(r"[.!?:;\"”’)\]]$")
_GOES_ON = pattern(r"[a-z(]|\d")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_RUNNING = 3
"""Pages on which a line has to stand to be the running head."""


def read(raw: bytes) -> Found:
    """The article of a PDF file, with the title and author that it holds. Its dates are the file's, so none is taken.

    Raises ``ArticleError`` for a file with a password, with too many pages or without words.
    """
    try:
        title, author = _described(raw)
        pages = [_boxes(page) for page in extract_pages(io.BytesIO(raw), maxpages=PAGES + 1, laparams=LAParams())]
    except PDFPasswordIncorrect as error:
        raise ArticleError(wording.PROTECTED) from error
    if len(pages) > PAGES:
        raise ArticleError(wording.TOO_MANY_PAGES)
    text = "\n\n".join(_paragraphs(_without_running_heads(pages)))
    if not text.strip():
        raise ArticleError(wording.NO_WORDS_IN_PDF)
    return Found(Article(text, title=title, author=author))


def _described(raw: bytes) -> tuple[str, str]:
    """The title and author of the file's own description."""
    information = PDFDocument(PDFParser(io.BytesIO(raw))).info
    said = information[0] if information else {}
    title, author = (_plain(said.get(name)) for name in ("Title", "Author"))
    return title, author


def _plain(value: object) -> str:
    """Words of the description; none where a program wrote a file's name there."""
    words = " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
    return "" if _FILE_NAME.search(words) else words


def _boxes(page: Iterable[object]) -> list[str]:
    """The blocks of a page in the order in which they are read, each with its lines from left to right."""
    boxes = [box for box in page if isinstance(box, LTTextBoxHorizontal)]
    large = [box for box in boxes if len(box) > 1]
    held: dict[LTTextBoxHorizontal, list[LTTextLine]] = {box: list(box) for box in boxes}
    for box in boxes:
        if len(box) == 1 and (home := next((one for one in large if _contains(one, box)), None)) is not None:
            held[home] += held.pop(box)
    upright = [box for box in page if isinstance(box, LTTextContainer) and not isinstance(box, LTTextBoxHorizontal)]
    return [_in_order(lines) for lines in held.values()] + [box.get_text().strip() for box in upright]


def _contains(large: LTTextBoxHorizontal, small: LTTextBoxHorizontal) -> bool:
    """True where a block stands within another: words of a line that was set so wide that they came apart."""
    return (
        large.x0 - 1 <= small.x0 and small.x1 <= large.x1 + 1 and large.y0 - 1 <= small.y0 and small.y1 <= large.y1 + 1
    )


def _in_order(pieces: list[LTTextLine]) -> str:
    """The lines of a block from top to bottom, and pieces of one line from left to right."""
    lines: list[list[LTTextLine]] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.y0 + piece.y1)):
        if lines and (piece.y0 + piece.y1) / 2 > lines[-1][0].y0:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return "\n".join(
        " ".join(piece.get_text().strip() for piece in sorted(line, key=lambda piece: piece.x0)) for line in lines
    ).strip()


def _without_running_heads(pages: Sequence[list[str]]) -> Iterator[str]:
    """Every block that is no page number and does not stand on most pages alike."""
    edges = [{_DIGITS.sub("#", box) for box in (*page[:1], *page[-1:])} for page in pages]
    alike = Counter(chain(*edges))
    most = max(len(pages) // 2, _RUNNING)
    for page, edge in zip(pages, edges, strict=True):
        gone = {form for form in edge if alike[form] >= most}
        yield from (box for box in page if not box.isdigit() and _DIGITS.sub("#", box) not in gone)


def _paragraphs(boxes: Iterator[str]) -> Iterator[str]:
    """Blocks as paragraphs: one that a column or page cuts off goes on in the next."""
    held = ""
    for box in boxes:
        words = " ".join(whole_words(box.translate(_LIGATURES)).split())
        if held and not _ENDED.search(held) and _GOES_ON.match(words):
            held = " ".join(whole_words(f"{held}\n{words}").split("\n"))
        else:
            if held:
                yield held
            held = words
    if held:
        yield held
