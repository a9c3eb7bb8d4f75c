"""The text as it comes, as plain text with a map of offsets: every quote and mark still points into the text as given.

page.py      the text on its way
markup.py    what is no prose
letters.py   letters as they are pasted
marks.py     marks of Markdown and of mail
torn.py      what a line break tore apart, and endless runs
"""

from __future__ import annotations

from core.extract.surface.letters import plain_letters
from core.extract.surface.marks import without_marks
from core.extract.surface.markup import without_markup
from core.extract.surface.page import Surface
from core.extract.surface.torn import cut, joined, torn_words
from core.model import Span
from core.offsets import edited


def typeset(text: str) -> Surface:
    """Plain text for ``text``, however it was written.

    Digits of every script, quotes, hyphens and spaces become ASCII; a dash between numbers becomes "-", a dash that
    breaks a clause "—". Tags, addresses, footnote marks, Markdown, letters without width and private ones are left out;
    entities are the letters they stand for. Words and numbers that a line break divides are joined. Runs of marks and
    blanks, and words without an end, are cut, because spaCy's tokenizer takes a time that grows with their square.
    Lower-casing the plain text keeps its length.
    """
    page = Surface(text)
    for step in (without_markup, plain_letters, without_marks, joined, cut):
        page = step(page)
    return Surface(page.plain, page.offsets, tuple(sorted(page.blanked)))


def surface(text: str) -> str:
    """The plain text alone."""
    return typeset(text).plain


def whole_words(text: str) -> str:
    """``text`` with those words whole that a hyphen at the end of a line divides."""
    return edited(text, list(torn_words(text)))[0]


def blanked(text: str) -> list[tuple[Span, str]]:
    """Stretches of ``text`` that are not read, in order and apart, each with what it is: digits inside state nothing.

    Web addresses, e-mail addresses, user names, footnote marks, HTML tags and entities, and whole scripts and styles.
    """
    return list(typeset(text).blanked)
