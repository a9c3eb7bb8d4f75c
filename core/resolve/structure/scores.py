"""Scores: "US models trailed Chinese ones, 2.9 trillion to 4.1 trillion" is a number of each side and no range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.extract.numbers.quantities import quantities
from core.language.grammar import rule
from core.model import Quantity, Sentence, Span, Unit
from core.resolve.structure.clause import Masked
from core.resolve.structure.parties import Party, Role, opponents

_TO = rule(r"\s{1,3}to\s{1,3}")
_TOLD = rule(r"(?:[,:(]|\s[-–—]) ?$")
"""A score is told after a mark; "trailed it by 1 to 2 trillion" is a range."""


def scored(sentence: Sentence, found: tuple[Party, ...], masked: Masked) -> Sentence:
    """The sentence with every score as the two numbers that it is; the sentence itself where it tells none."""
    if not any(quantity.form == "range" for quantity in sentence.quantities):
        return sentence
    told = tuple(part for quantity in sentence.quantities for part in _parts(quantity, found, masked))
    return sentence if told == sentence.quantities else replace(sentence, quantities=told)


def _parts(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Iterator[Quantity]:
    ahead = [party for party in found if party.mention.span.end <= quantity.span.start]
    two_sides = opponents(ahead) and any(party.role is Role.SUBJECT and party.entity is not None for party in ahead)
    between = _TO.search(quantity.text)
    is_score = quantity.form == "range" and quantity.unit in (Unit.TOKENS, Unit.FRACTION) and two_sides
    if between is None or not is_score or not _TOLD.search(masked.before(quantity.span.start)):
        yield quantity
        return
    halves = [_read(quantity, 0, between.start()), _read(quantity, between.end(), len(quantity.text))]
    if all(half is not None and half.unit in (quantity.unit, "") for half in halves):
        yield from (half for half in halves if half is not None)
    else:
        yield quantity


def _read(quantity: Quantity, first: int, end: int) -> Quantity | None:
    """A half of the score as a number of its own, where it reads as just one."""
    found = quantities(quantity.text[first:end])
    if len(found) != 1:
        return None
    start = quantity.span.start + first
    return replace(found[0], span=Span(start + found[0].span.start, start + found[0].span.end))
