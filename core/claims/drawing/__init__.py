"""What the figures of all kinds share: which readings are drawn, in which words, beside which claimed value.

A figure draws the readings that decide the verdict. Where only one of them bears the article out, it comes first.
"""

from __future__ import annotations

from core.claims.drawing.few_values import apart, change, marks, order, parts, sides
from core.claims.drawing.making import claimed, drawn
from core.claims.drawing.over_time import HEIGHT, amounts, around, course, crossing, lines, undated, weekly
from core.claims.drawing.phrases import UNITS, capital, headline, labels, name_of, value, who, words
from core.claims.drawing.readings import Found, found, plain

__all__ = [
    "HEIGHT",
    "UNITS",
    "Found",
    "amounts",
    "apart",
    "around",
    "capital",
    "change",
    "claimed",
    "course",
    "crossing",
    "drawn",
    "found",
    "headline",
    "labels",
    "lines",
    "marks",
    "name_of",
    "order",
    "parts",
    "plain",
    "sides",
    "undated",
    "value",
    "weekly",
    "who",
    "words",
]
