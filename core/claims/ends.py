"""The two ends of a change: of "from 9.8 to 13 trillion" the first number is the earlier one, the second the later."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.claims import growth
from core.interval import Interval
from core.language.grammar import pattern
from core.language.vocabulary import spelled
from core.model import Period, Quantity, Statement, Unit
from core.resolve.change import DOWN, UP

_ABOUT = r"(?:a|an|just|only|some|about|roughly|around|nearly|almost|under|less than|more than|over|near)"
_FROM = pattern(rf"\bfrom(?: {_ABOUT}){{0,3}} ?$")
_UP_FROM = pattern(spelled(rf"\b(?:{UP}|{DOWN}|higher|lower)(?: \w+){{0,2}},? from(?: {_ABOUT}){{0,3}} ?$"))
_TO = pattern(r"^[^.;\ue00b]{0,60}?\bto (?:[\w-]+ ){0,3}?\ue00b")
_ARROW_TO = pattern(r"^ ?(?:tokens ?)?(?:→|->|➜|⟶|➔) ?(?:[\w-]+ ){0,2}?\ue00b")
_RANGES = pattern(r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|anything|somewhere|estimat\w+) (?:\w+ )?from\b[^.;]*$")
_MOVED = pattern(rf"\b(?:{UP}|{DOWN}) ?$")
_LAST_NUMBER = pattern(r"(\d[\d,]*+)(?:\.(\d+))?[^\d]*$")

WHEN_UNSAID = "The text does not say when it was as much as that."


@dataclass(frozen=True, slots=True)
class Start:
    """When the earlier number of a change holds: its period, how that was found, and why it cannot be checked."""

    period: Period
    note: str = ""
    blocked: str = ""


def start(statement: Statement) -> Start | None:
    """The period of a number that a change starts from; ``None`` for other numbers and those with a date of their own.

    Where no earlier time is named, it is the week (or month) before the one that the change runs up to.
    """
    if not _is_start(statement) or statement.period != statement.until or _has_its_own_time(statement):
        return None
    baseline, note = (statement.baseline, "") if statement.baseline is not None else growth.before(statement.until)
    if baseline is None or (statement.baseline is None and not _near_the_end(statement)):
        return Start(statement.period, blocked=WHEN_UNSAID if statement.period.known else "")
    return Start(baseline.period, note)


_NO_TIME_BETWEEN = pattern(r"[,;:()\ue00b]|\bto\b")


def _has_its_own_time(statement: Statement) -> bool:
    """True where a time stands in the number or right behind it: "from 5 trillion in April to 20 trillion"."""
    number, start = statement.quantity.span, statement.sentence.span.start
    for time in statement.sentence.times:
        if not time.period.known or time.span.end <= number.start:
            continue
        between = statement.sentence.text[number.end - start : time.span.start - start]
        if number.covers(time.span) or (time.span.start >= number.end and not _NO_TIME_BETWEEN.search(between)):
            return not any(number.end <= peer.span.start < time.span.start for peer in statement.peers)
    return False


FAR = 2.0
"""Factor between the two ends of a change up to which it may be that of one week where nothing else is said."""


def _near_the_end(statement: Statement) -> bool:
    """True where the number beside this one is of the same unit and not far from it."""
    at = statement.peers.index(statement.quantity) if statement.quantity in statement.peers else -1
    beside = statement.peers[max(at - 1, 0) : at + 2] if at >= 0 else ()
    value = statement.quantity.value
    return any(
        peer.value > 0 and 1 / FAR <= value / peer.value <= FAR
        for peer in beside
        if peer != statement.quantity and (peer.unit or Unit.TOKENS) == (statement.quantity.unit or Unit.TOKENS)
    )


def _is_start(statement: Statement) -> bool:
    lead, tail = statement.lead, statement.tail
    if _RANGES.search(lead):
        return False
    if growth.is_fall_from(statement):
        return True
    opened = _FROM.search(lead) is not None and _TO.match(tail) is not None
    return opened or _UP_FROM.search(lead) is not None or _ARROW_TO.match(tail) is not None


def later(statement: Statement, quantity: Quantity) -> Quantity:
    """The later end of two that are read as one range, "rose 9.8 trillion to 13 trillion"; others as they are.

    The first of the two may be the start or the difference, and nothing is said of it.
    """
    last = _LAST_NUMBER.search(quantity.text)
    if quantity.form != "range" or last is None or not _MOVED.search(statement.lead):
        return quantity
    value, half = float(f"{last[1].replace(',', '')}.{last[2] or 0}"), 0.5 * 10.0 ** -len(last[2] or "")
    scale = quantity.allowed.high / (value + half)
    low, high = (value - half) * scale, quantity.allowed.high
    return replace(quantity, value=value * scale, allowed=Interval(low, high), form="")
