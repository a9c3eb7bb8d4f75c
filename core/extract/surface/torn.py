"""What a line break tore apart, and runs that are too long to be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from core.extract.numbers.numeral import MAGNITUDE
from core.extract.surface.page import Surface
from core.language.grammar import pattern
from core.offsets import Edit

_COMPOUNDS = json.loads((Path(__file__).parents[3] / "data" / "lexicon" / "compounds.json").read_text("utf-8"))

_FIRST_PARTS = frozenset(word for group in _COMPOUNDS["first"].values() for word in group)

_ENDINGS = frozenset(_COMPOUNDS["endings"]["words"])

_TORN_WORD = pattern(
    r"(?<![\w-])(?P<left>[^\W\d_]{2,30})(?P<torn>-[ \t]{0,2}\n[ \t]{0,8})(?P<right>[a-z]{2,30})"
    r"|(?<=\w)(?P<compound>-[ \t]{0,2}\n[ \t]{0,8})(?=\w)"
)

_HYPHEN_AT_END = pattern(r"\w-[ \t]{0,2}\n")

_TORN_NUMBER = pattern(rf"(?<![\w.,/-])\d{{1,3}}(?P<gap>\s?\.\s{{1,3}}|\s\.)\d{{1,4}}(?=\s{{0,2}}(?:{MAGNITUDE}))")

_LABELLED = pattern(
    r"(?:^|\n)[ \t]{0,8}$|\b(?:no|nos|week|ranks?|ranked|top|places?|position|number|figure|fig|table|section|chapter"
    r"|version|part|step|tier|level|day|age|aged|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*"
    r"|nov\w*|dec\w*)\.?\s{0,2}$|#$",
    re.I,
)


def joined(page: Surface) -> Surface:
    """The page with words and numbers whole that a line break, or a blank after the point, divides."""
    text = page.plain
    edits = [*torn_words(text), *_torn_numbers(text)]
    return page.after(sorted(edits))


def torn_words(text: str) -> Iterator[Edit]:
    """Hyphens at the end of a line: those that the line break put there go, those of a compound word stay."""
    for match in _TORN_WORD.finditer(text) if _HYPHEN_AT_END.search(text) else ():
        if match["compound"]:
            yield Edit(*match.span("compound"), "-")
        else:
            stays = match["left"].lower() in _FIRST_PARTS and match["right"] not in _ENDINGS
            yield Edit(*match.span("torn"), "-" if stays else "")


def _torn_numbers(text: str) -> Iterator[Edit]:
    """Points with a blank or a line break beside them, where a magnitude behind shows that the number goes on."""
    for match in _TORN_NUMBER.finditer(text):
        if not _LABELLED.search(text, max(match.start() - 16, 0), match.start()):
            yield Edit(*match.span("gap"), ".")


_LONGEST_RUN = 32
"""Marks or blanks one after the other that are kept: more than any table's rule or list of closing brackets needs."""

_LONGEST_GAP = 3
"""Blanks that are kept: two are the gap between the columns of a table."""

_LONGEST_WORD = 400
"""Letters after which a word without an end (Chinese prose, encoded data) is divided."""

_RUN = pattern(rf"(?P<blanks> {{{_LONGEST_GAP + 1},}})|\s{{{_LONGEST_RUN + 1},}}|[^\w\s]{{{_LONGEST_RUN + 1},}}")

_ENDLESS = pattern(rf"\S{{{_LONGEST_WORD},}}")

_SEAM = pattern(r"[^\w\s](?=[^\W\d])|(?<=[^\W\d])(?=[^\W\d])")


def cut(page: Surface) -> Surface:
    """The page without endless runs of marks and blanks, and with endless words divided."""
    text = page.plain
    edits = []
    for match in _RUN.finditer(text):
        kept = _LONGEST_GAP if match["blanks"] else _LONGEST_RUN
        edits.append(Edit(match.start() + kept, match.end(), ""))
    page = page.after(edits)
    return page.after(list(_divided(page.plain)))


def _divided(text: str) -> Iterator[Edit]:
    """A blank in every ``_LONGEST_WORD`` letters, where no number is divided if that can be helped."""
    for word in _ENDLESS.finditer(text):
        at = word.start()
        while word.end() - at > _LONGEST_WORD:
            seam = _SEAM.search(text, at + _LONGEST_WORD // 2, at + _LONGEST_WORD)
            at = seam.end() if seam else at + _LONGEST_WORD
            yield Edit(at, at, " ")
