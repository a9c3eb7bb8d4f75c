"""What kind of line a sentence is: a heading, an item of a list, a by-line, or one that frames what follows."""

from __future__ import annotations

from core.language.grammar import rule
from core.model import Grain, Period, Sentence, Unit
from core.resolve.structure.clause import Masked

_ITEM = rule(r"\s*(?:[-*•·–+]|\d{1,3}[.)])\s|\s*\||^[^\n]*(?:\t|\|)")

_ONLY_NAMES = rule(r"^(?:[{anybody}{number}{time}]|[\W\d_]|\b(?:and|by|the|of)\b)*+")

_ABOUT_USAGE = rule(
    r"\b(?:tokens?|usage|traffic|volumes?|share|rank\w*|leader ?boards?|charts?|boards?|top|totals?|snapshot|data|"
    r"figures|numbers|weekly|daily|monthly)\b|[{top}{rank}]"
)

_MARKS = r"(?:_|[^\w{anybody}{number}{time}])"

_OF_THE_DAY = rule(
    rf"^{_MARKS}*+(?:(?:as of|on|in|for|over|the|week|of|ending|month|data|period|date){_MARKS}++)*+{{time}}{_MARKS}*+"
)

CARRIED = {Grain.DAY, Grain.WEEK, Grain.MONTH}
"""A period this fine stays in force for what follows; a year or a half is a frame for its own sentence only."""


def is_item(sentence: Sentence) -> bool:
    """True for a row of a table or an item of a list."""
    return _ITEM.match(sentence.text) is not None


def is_section(sentence: Sentence, masked: Masked) -> bool:
    """True for a heading of a section; a line of names and numbers alone is a row of a list."""
    if not sentence.heading:
        return False
    timed = not sentence.quantities and any(time.period.known for time in sentence.times)
    return timed or _ONLY_NAMES.fullmatch(masked.text) is None


def is_byline(masked: Masked) -> bool:
    """True for a line that is nothing but a date."""
    return _OF_THE_DAY.fullmatch(masked.text) is not None


def is_frame(sentence: Sentence, masked: Masked, period: Period, bound: str) -> bool:
    """True where a sentence's period stands for what follows: it is said of usage, or is a week.

    A line that is nothing but a day is a by-line.
    """
    if period.grain not in CARRIED:
        return False
    if period.grain is Grain.WEEK:
        return True
    if is_byline(masked):
        return period.grain is Grain.MONTH or bound != ""
    counted = any(q.unit in (Unit.FRACTION, Unit.RANK, Unit.TOKENS) and not q.why for q in sentence.quantities)
    return counted or _ABOUT_USAGE.search(masked.text) is not None
