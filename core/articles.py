"""Front matter and text into an ``Article``, and the checks that a text must pass before anything reads it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core.errors import ArticleError
from core.language.grammar import pattern
from core.model import Article, Span

SHELF = Path(__file__).resolve().parent.parent / "articles"
LONGEST = 400_000
"""Characters: about 65,000 words, a short book. Longer texts are refused with a hint, not cut."""

_UNSEEN = frozenset(("Cf", "Co", "Zs", "Zl", "Zp", "Mn", "Me"))
"""Unicode's categories of what shows nothing alone: letters without width, private ones, blanks, marks on letters."""

_LINE = pattern(r"[^\n]+\n?|\n")
_FENCE = pattern(r"^---[ \t]*$", re.M)
_FIELD = pattern(r"^(?P<name>[a-z_]+):[ \t]*(?P<value>.*)$")


def admitted(text: str) -> str:
    """The text unchanged, or an ``ArticleError`` that says what to do about an empty, huge or binary one."""
    if all(letter.isspace() or unicodedata.category(letter) in _UNSEEN for letter in text):
        raise ArticleError("There is no text here. Paste the article's words, or choose a text file.")
    if len(text) > LONGEST:
        raise ArticleError(
            f"This text has {len(text):,} characters; the limit is {LONGEST:,}. Paste one article, or the part "
            f"with the numbers."
        )
    if (
        "\x00" in text
        or sum(text.count(mark) for mark in "\ufffd\x01\x02\x03\x04\x05\x06\x07\x08") > len(text) * 0.02 + 3
    ):
        raise ArticleError("This looks like a binary file, not text. Open it in its own program and paste the words.")
    return text


def paragraphs(text: str, whole: Sequence[Span] = ()) -> list[Span]:
    """Blocks between blank lines, or single lines in a text of one block; none of them empty.

    Lines that one of the stretches of ``whole`` runs across stay together: "4.12 / trillion" is one number.
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    filled = [line for line in lines if not line.of(text).isspace()]
    blocks: list[Span] = []
    for line in filled:
        if blocks and blocks[-1].end == line.start:
            blocks[-1] = blocks[-1].join(line)
        else:
            blocks.append(line)
    return _together(blocks if len(blocks) > 1 else filled, whole)


def _together(blocks: list[Span], whole: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    inside = iter(sorted(whole))
    held = next(inside, None)
    for block in blocks:
        while held is not None and held.end <= block.start:
            held = next(inside, None)
        if found and held is not None and held.start < found[-1].end and block.start < held.end:
            found[-1] = found[-1].join(block)
        else:
            found.append(block)
    return found


def decoded(raw: bytes) -> str:
    """Text from a file's bytes: UTF-8 with or without a mark, UTF-16 with one; anything else is refused."""
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ArticleError("This file is not plain text in UTF-8. Save it as UTF-8 text, or paste the words instead.")


def day(text: str) -> date:
    """A date as YYYY-MM-DD, or an ``ArticleError`` that shows the form."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ArticleError(f'"{text}" is not a date. Write it as year-month-day, for example 2026-06-22.') from None


def parted(raw: str) -> tuple[dict[str, str], str]:
    """The fields of the front matter (``key: value`` lines between two lines of ``---``), and the text behind it.

    No fields where there is no front matter.
    """
    parts = _FENCE.split(raw, maxsplit=2)
    if len(parts) != 3 or parts[0].strip():
        return {}, raw
    fields = {m["name"]: m["value"].strip() for line in parts[1].splitlines() if (m := _FIELD.match(line))}
    return (fields, parts[2].strip("\n") + "\n") if fields else ({}, raw)


def load(path: Path) -> Article:
    """An article of the shelf: front matter, then the text."""
    fields, text = parted(decoded(path.read_bytes()))
    if not fields:
        raise ArticleError(
            f"{path.name} has no front matter. Begin it with --- and title, publisher, url, published, summary, "
            f"then --- again."
        )
    return Article(
        text=admitted(text),
        title=fields.get("title", ""),
        published=day(fields["published"]) if fields.get("published") else None,
        url=fields.get("url", ""),
        publisher=fields.get("publisher", ""),
        slug=path.stem,
        summary=fields.get("summary", ""),
    )


def shelf(folder: Path = SHELF) -> list[Article]:
    """Every article of the shelf, by file name."""
    return [load(path) for path in sorted(folder.glob("*.md"))]
