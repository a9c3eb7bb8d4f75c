"""A sentence with its names and numbers masked, so that rules are written over grammar and not over names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from core.language.grammar import rule
from core.language.tags import CUT as CUT_TAG
from core.language.tags import TAGS
from core.model import Quantity, Sentence, Span, TimeRole

_BREAK = rule(r"[;:]|,|\s[-–—]\s|[()]|\b(?:while|whereas|but|although|though|and|as|with|then)\b")

_UNEVEN = rule(r"\s{2,}|[^\S ]")  # white space that is not yet one space


@dataclass(frozen=True, slots=True)
class Masked:
    """The sentence in lower case, with one tag for every mention, time and number and one space for every white space.

    ``starts`` holds the offset in the article of every character of ``text``, and that of the sentence's end. Every
    offset that a method takes or gives is one of the article. What lies further away than ``REACH`` is cut off, so that
    no rule looks over a long sentence once for every number in it; ``CUT`` then stands where the words go on.
    """

    text: str
    starts: tuple[int, ...]

    def before(self, at: int) -> str:
        """The masked words up to an offset."""
        end = self._index(at)
        first = max(end - REACH, 0)
        return f"{CUT} {self.text[first:end]}" if first else self.text[:end]

    def after(self, at: int) -> str:
        """The masked words from an offset on."""
        first = self._index(at)
        end = first + REACH
        return f"{self.text[first:end]} {CUT}" if end < len(self.text) else self.text[first:]

    def between(self, left: int, right: int) -> str:
        """The masked words from one offset to another; "" when they lie the wrong way round."""
        first, end = self._index(left), self._index(right)
        if end - first <= 2 * REACH:
            return self.text[first:end]
        return f"{self.text[first : first + REACH]} {CUT} {self.text[end - REACH : end]}"

    def offset(self, at: int, steps: int) -> int:
        """The offset of the character that stands so many masked characters behind another (before it if negative)."""
        return self.starts[min(max(self._index(at) + steps, 0), len(self.text))]

    def _index(self, at: int) -> int:
        return min(bisect_left(self.starts, at), len(self.text))


REACH = 600
"""Masked characters (some 100 words) on either side of a number, a name or a time that its own words can reach."""

CUT = f";{CUT_TAG};"
"""Stands for the words beyond ``REACH``: the end of a clause, and of no sentence."""

MARK = r"[^\w{tag}]"
"""What is no letter, no digit and no tag, for use in a rule."""

CUES = frozenset(
    (
        "lead",
        "since",
        "first",
        "first of",
        "most",
        "record",
        "together",
        "absent",
        "streak",
        "places",
        "within",
        "only",
        "next",
    )
)
"""Forms of quantities that words alone state (see ``core/extract/cues.py``)."""


def mask(sentence: Sentence, surface: str) -> Masked:
    """Mask one sentence; ``surface`` is its surface text, as long as the sentence."""
    first = sentence.span.start
    painted: list[tuple[str, int] | None] = [None] * len(surface)  # tag, and the start of what it stands for

    def paint(span: Span, kind: str) -> None:
        for at in range(max(span.start - first, 0), min(span.end - first, len(surface))):
            painted[at] = (TAGS[kind], span.start)

    for mention in sentence.mentions:
        paint(mention.span, mention.entity.kind.value if mention.entity else "they")
    for time in sentence.times:
        if time.role is not TimeRole.STREAK:
            paint(time.span, "time")
    for quantity in sentence.quantities:
        if not is_cue(quantity):
            paint(quantity.span, "number")
    letters: list[str] = []
    starts: list[int] = []
    before: tuple[str, int] | str | None = None
    for at, (tag, letter) in enumerate(zip(painted, surface, strict=True)):
        now = tag or (" " if letter.isspace() else None)
        if now is None or now != before:
            letters.append(tag[0] if tag else _lower(letter))
            starts.append(first + at)
        before = now
    return Masked("".join(letters), (*starts, first + len(surface)))


def _lower(letter: str) -> str:
    """One character in lower case, where that is one; white space as a space, a character of private use as no word."""
    if letter.isspace():
        return " "
    if "\ue000" <= letter <= "\uf8ff":
        return "\ufffd"
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter


def is_cue(quantity: Quantity) -> bool:
    """True for a quantity that words alone state: they stay readable in a masked sentence."""
    return quantity.form in CUES


def breaks(text: str) -> int:
    """How many clause boundaries lie in a stretch of masked text."""
    return len(_BREAK.findall(text))


def first_words(text: str, number: int = 6) -> str:
    """So many words of masked text from its beginning; a name is one word."""
    return " ".join(text.strip().split(" ", number)[:number])


def last_words(text: str, number: int = 6) -> str:
    """So many words of masked text up to its end; a name is one word."""
    return " ".join(text.strip().rsplit(" ", number)[-number:])


def plain(words: str) -> str:
    """Runs of white space (also those that blanked markup leaves) as one space."""
    return _UNEVEN.sub(" ", words)
