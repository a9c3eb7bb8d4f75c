"""A text on its way to plain text: what it reads as, where each letter stood, and what was left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.model import Span
from core.offsets import AS_GIVEN, Edit, Offsets, edited

WEB_ADDRESS = "a web address"

EMAIL = "an e-mail address"

HANDLE = "a user name"

MARKUP = "the page's code"

FOOTNOTE = "a footnote mark"


@dataclass(frozen=True, slots=True)
class Surface:
    """Plain text and the way back. ``blanked`` are stretches of the text as given that are not read, with what they
    are; they overlap a number where they stand inside it."""

    plain: str
    offsets: Offsets = AS_GIVEN
    blanked: tuple[tuple[Span, str], ...] = ()

    def given(self, span: Span) -> Span:
        """The stretch of the text as given that ``span`` of the plain text stands for."""
        return Span(*self.offsets.given(span.start, span.end))

    def after(self, edits: list[Edit]) -> Surface:
        """The surface after one more round of edits."""
        if not edits:
            return self
        plain, layer = edited(self.plain, edits)
        return Surface(plain, self.offsets.after(layer), self.blanked)

    def without(self, unread: list[tuple[Span, str]]) -> Surface:
        """The same text, with stretches of it marked as not read."""
        added = ((self.given(span), kind) for span, kind in unread)
        return Surface(self.plain, self.offsets, (*self.blanked, *added)) if unread else self


def gone(text: str, start: int, end: int) -> Edit:
    """An edit that leaves a stretch out, with one blank where it stands between two: no gap is left behind."""
    lone = start == 0 or text[start - 1].isspace()
    return Edit(start, end + (lone and text[end : end + 1] == " "), "")


def is_between(text: str, start: int, end: int, is_one: Callable[[str], bool]) -> bool:
    """True for a stretch with letters of a kind on either side."""
    return start > 0 and end < len(text) and is_one(text[start - 1]) and is_one(text[end])
