"""Files as people have them, and files made to keep a reader busy for ever."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

from docx import Document
from fpdf import FPDF

SENTENCE = "In the week of February 9-15, 2026, Chinese models on OpenRouter processed 4.12 trillion tokens."
LONG = " ".join([SENTENCE, "US models processed 2.94 trillion in the same week, the bureau said in its report."] * 2)

PAGE = f"""<!doctype html><html><head><title>Models overtake | The Paper</title>
<meta name="author" content="Jane Doe"><meta property="article:published_time" content="2026-02-25T10:00:00Z">
<link rel="canonical" href="https://example.org/a"></head><body><nav><a href="/">Home</a> <a href="/x">24 more</a></nav>
<article><h1>Models overtake</h1><p>{LONG}</p>
<table><tr><th>Model</th><th>Tokens</th></tr><tr><td>MiniMax M2.5</td><td>1.44 trillion</td></tr>
<tr><td>Kimi K2.5</td><td>0.5 trillion</td></tr></table>
<p>The total was 7.06 trillion<sup>3</sup> tokens, or 7 &times; 10<sup>12</sup>, for every model that was named.</p>
</article><aside><p>Subscribe for 5 euros</p></aside><footer>Copyright 2026</footer></body></html>"""


def pdf(lines: Sequence[tuple[float, float, str]], pages: int = 1, title: str = "", author: str = "") -> bytes:
    """A PDF file with words at (x, y) in millimetres, in the order in which they are drawn, on each of its pages."""
    document = FPDF()
    document.set_title(title)
    document.set_author(author)
    for number in range(1, pages + 1):
        document.add_page()
        document.set_font("Times", size=11)
        for x, y, words in lines:
            document.set_xy(x, y)
            document.cell(90, 5, words.format(page=number))
    return bytes(document.output())


def docx(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), title: str = "", author: str = "") -> bytes:
    """A Word document; a paragraph that begins with # is a heading, and ^ stands before what is raised."""
    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    for words in paragraphs:
        if words.startswith("#"):
            document.add_heading(words.lstrip("# "), 1)
            continue
        plain, _, raised = words.partition("^")
        paragraph = document.add_paragraph(plain)
        paragraph.add_run(raised).font.superscript = True
    if table:
        made = document.add_table(0, len(table[0]))
        for row in table:
            for cell, words in zip(made.add_row().cells, row, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(raw: bytes, name: str, content: bytes) -> bytes:
    """A packed file with other content in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return out.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">%s]><w:document
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p>
</w:body></w:document>""" % b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghij"
)


def drawing(content: bytes, kids: bytes = b"4 0 R") -> bytes:
    """A PDF file of one page with this packed content, in whose font F the first letter is a ligature.

    ``kids`` names its pages: 3 is the list of pages itself.
    """
    packed = zlib.compress(content, 9)
    objects = (
        b"<< /Type /Catalog /Pages 3 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kids,
        b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 600 800] /Contents 2 0 R /Resources 6 0 R >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Differences [ 1 /fi ] >> >>",
        b"<< /Font << /F 5 0 R >> >>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return body + head + table + b"trailer << /Root 1 0 R /Size 7 >>\nstartxref\n%d\n%%%%EOF" % len(body)
