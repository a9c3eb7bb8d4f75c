"""Marks of Markdown and of mail."""

from __future__ import annotations

import re

from core.extract.surface.markup import POWER_BASE
from core.extract.surface.page import Surface, gone, is_between
from core.language.grammar import pattern
from core.offsets import Edit

# Emphasis, code, brackets, escapes, headings. Each begins with its mark, so that plain text is quickly passed over.
_MARKS = pattern(r"\*+|`+|!?\[|\]|\\|~~|#(?!\d)|_(?<![A-Za-z0-9]_)_*|(?<=[A-Za-z0-9])__*(?![A-Za-z0-9])")

_QUOTED = pattern(r"^[ \t]{0,8}(?:>[ \t]?){1,20}", re.M)

_BOUND = pattern(r"[\d$€£¥₹~≈=.]")


def without_marks(page: Surface) -> Surface:
    """The page without the marks of Markdown and of quoted mail."""
    page = page.after(_quote_marks(page.plain))
    text = page.plain
    edits: list[Edit] = []
    for match in _MARKS.finditer(text):
        new = _mark_read(text, match)
        if new != match.group():
            edits.append(Edit(*match.span(), new) if new else gone(text, *match.span()))
    return page.after(edits)


def _quote_marks(text: str) -> list[Edit]:
    """The marks of a quoted mail or block. One ">" alone before a number is a bound: ">50% of tokens"."""
    found = list(_QUOTED.finditer(text)) if ">" in text else []
    starts = {match.start() for match in found}
    edits: list[Edit] = []
    ended = -1  # where the line after the last quoted one begins
    for match in found:
        following = text.find("\n", match.end()) + 1 or len(text)
        alone = match.start() != ended and following not in starts
        if not (alone and _BOUND.match(text, match.end())) and text[match.end() : match.end() + 1] != "=":
            edits.append(Edit(*match.span(), ""))
        ended = following
    return edits


def _mark_read(text: str, match: re.Match[str]) -> str:
    """What is left of a mark: nothing as a rule, a blank where words would run together, itself where it is none."""
    mark, (start, end) = match.group(), match.span()
    if mark == "**" and POWER_BASE.search(text, max(start - 4, 0), start) and text[end : end + 1].isdigit():
        return "^"
    if mark == "*" and (is_between(text, start, end, str.isdecimal) or is_between(text, start, end, str.isspace)):
        return mark  # a product
    if mark in ("*", "\\", "[", "![") or mark[0] == "_":
        return " " if is_between(text, start, end, str.isalnum) else ""
    return " " if is_between(text, start, end, str.isdecimal) else ""
