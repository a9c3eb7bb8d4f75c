"""A number on its way from the text to a ``Quantity``."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.extract.numbers.hedges import Hedge
from core.extract.numbers.numeral import SMALL_WORDS, Numeral
from core.extract.numbers.numerals import digit_numeral, word_numeral
from core.language.grammar import pattern
from core.model import Grain

UP_TO_TWENTY = "|".join(word for word, value in SMALL_WORDS.items() if value <= 20)
NUMBER_WORD = pattern(rf"(?:{UP_TO_TWENTY})\b", re.I)


class Draft(NamedTuple):
    """A number on its way to a ``Quantity``: read by itself, not yet with its neighbours and hedges.

    A tuple, because a new one is made at every step of the way.

    ``half`` is how far the true value may lie from the printed one. ``bare`` says that neither scale nor unit was
    printed, so that it may share its neighbour's ("5 to 25 trillion"); ``factor`` is what the printed digits were
    multiplied by. ``high`` is the upper end of a range. ``amount`` says that only an amount is written so. ``margin``
    says that ``half`` itself was printed ("± 0.1").
    """

    start: int
    end: int
    value: float
    half: float = 0.0
    step: float = 0.0
    unit: str = ""
    noun: str = ""
    per: Grain | None = None
    form: str = ""
    whole: float | None = None
    why: str = ""
    bare: bool = False
    word: bool = False
    amount: bool = False
    factor: float = 1.0
    high: float | None = None
    tail: Hedge | None = None
    margin: bool = False


def numeral(text: str, at: int, limit: int) -> Numeral | None:
    """A number at ``at`` in digits or words."""
    return (
        digit_numeral(text, at, limit)
        if text[at].isdigit() or not text[at].isalpha()
        else word_numeral(text, at, limit)
    )
