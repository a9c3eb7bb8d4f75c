"""A sentence with its names and numbers masked, so that rules are written over grammar and not over names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.model import Quantity, Sentence, Span, TimeRole

_BREAK = re.compile(r"[;:]|,|\s[-–—]\s|[()]|\b(?:while|whereas|but|although|though|and|as|with|then)\b")

_UNEVEN = re.compile(r"\s{2,}|[^\S ]")  # white space that is not yet one space


@dataclass(frozen=True, slots=True)
class Masked:
    """The sentence in lower case with every mention, time and number painted over, one tag character a letter.

    The length stays the same, so offsets need no translation. ``start`` is the sentence's own offset in the article,
    and every offset that a method takes is one of the article.
    """

    start: int
    text: str

    def before(self, at: int) -> str:
        """The masked words up to an offset."""
        return self.text[: max(at - self.start, 0)]

    def after(self, at: int) -> str:
        """The masked words from an offset on."""
        return self.text[max(at - self.start, 0) :]

    def between(self, left: int, right: int) -> str:
        """The masked words from one offset to another; "" when they lie the wrong way round."""
        return self.text[max(left - self.start, 0) : max(right - self.start, 0)]


TAGS = {
    "platform": "\ue000",
    "country": "\ue001",
    "lab": "\ue002",
    "family": "\ue003",
    "model": "\ue004",
    "weights": "\ue005",
    "top": "\ue006",
    "rank": "\ue007",
    "group": "\ue008",
    "unlisted": "\ue009",
    "they": "\ue00a",
    "number": "\ue00b",
    "time": "\ue00c",
}
"""One private-use character a kind; a masked range is that character repeated."""

WHO = "[\ue001-\ue005\ue007\ue008\ue00a]+"  # somebody with usage of their own
ANYBODY = "[\ue000-\ue00a]+"
NUMBER = "\ue00b+"
TIME = "\ue00c+"
TOP = "\ue006+"
PLATFORM_TAG = "\ue000+"

CUES = frozenset(
    ("lead", "since", "first", "first of", "most", "record", "together", "absent", "streak", "places", "within", "only")
)
"""Forms of quantities that words alone state (see ``core/extract/cues.py``)."""


def mask(sentence: Sentence, surface: str) -> Masked:
    """Mask one sentence; ``surface`` is its surface text."""
    letters = list(surface.lower())

    def paint(span: Span, tag: str) -> None:
        for at in range(max(span.start, sentence.span.start), min(span.end, sentence.span.end)):
            letters[at - sentence.span.start] = TAGS[tag]

    for mention in sentence.mentions:
        paint(mention.span, mention.entity.kind.value if mention.entity else "they")
    for time in sentence.times:
        if time.role is not TimeRole.STREAK:
            paint(time.span, "time")
    for quantity in sentence.quantities:
        if not is_cue(quantity):
            paint(quantity.span, "number")
    return Masked(sentence.span.start, "".join(letters))


def is_cue(quantity: Quantity) -> bool:
    """True for a quantity that words alone state: they stay readable in a masked sentence."""
    return quantity.form in CUES


def breaks(text: str) -> int:
    """How many clause boundaries lie in a stretch of masked text."""
    return len(_BREAK.findall(text))


def plain(words: str) -> str:
    """Runs of white space (also those that blanked markup leaves) as one space."""
    return _UNEVEN.sub(" ", words)
