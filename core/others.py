"""Every number that is no claim, with the reason why: nothing in the text goes unaccounted for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.extract import hedges, periods
from core.interval import Interval
from core.model import Claim, EntityKind, Quantity, Reading, Span, Statement, Time, Unit
from core.placing import unread
from core.resolve.clause import is_cue

_DIGIT = re.compile(r"\d")

SMALL_TOKENS = "a prompt, context or single user's amount, too small for a ranking"
WORDS = "a comparison in words, without a number that could be checked on its own"
NOT_USAGE = "not about token usage on OpenRouter"
NAME = "part of a model's name"
RANKING = "says how long the list is that is spoken of, and claims nothing by itself"
_PLACES = (EntityKind.TOP, EntityKind.RANK)
NO_SUBJECT = "the text does not say whose usage this is"


def others(
    reading: Reading, said: Sequence[Statement], claims: Sequence[Claim], repeats: Mapping[Span, str]
) -> tuple[Quantity, ...]:
    """Numbers outside every claim, in reading order and without overlaps. ``repeats`` are claims said again, with
    the id of the first.

    First come numbers, then expressions of time, then digits in names. Spans index the plain text, as those of
    ``reading`` do.
    """
    taken = [claim.span for claim in claims]
    found: list[Quantity] = []
    candidates: Iterable[Quantity] = (
        *(_with_reason(s, repeats) for s in said),
        *(_from_time(time) for sentence in reading.sentences for time in sentence.times),
        *(
            unread(m.span, m.text, RANKING if m.entity and m.entity.kind in _PLACES else NAME)
            for sentence in reading.sentences
            for m in sentence.mentions
            if _DIGIT.search(m.text)
        ),
    )
    for quantity in candidates:
        if not any(quantity.span.overlaps(span) for span in taken):
            taken.append(quantity.span)
            found.append(quantity)
    return tuple(sorted(found, key=lambda q: q.span))


def _with_reason(statement: Statement, repeats: Mapping[Span, str]) -> Quantity:
    quantity = statement.quantity
    if quantity.span in repeats:
        return replace(quantity, why=f"said again: see claim {repeats[quantity.span]}")
    return quantity if quantity.why else replace(quantity, why=_why(statement))


def _why(statement: Statement) -> str:
    quantity = statement.quantity
    if is_cue(quantity):
        return WORDS
    if quantity.unit == Unit.TOKENS and quantity.value < 1e9:
        return SMALL_TOKENS
    if re.fullmatch(r"[A-Z]{3}", quantity.unit):
        return "money"
    if statement.on_topic and statement.subject is None and quantity.unit in set(Unit):
        return NO_SUBJECT
    return NOT_USAGE


def _from_time(time: Time) -> Quantity:
    value, unit = periods.value(time)
    number = value if isinstance(value, float) else math.nan
    rule = periods.bound(time)
    allowed = Interval(-math.inf, math.inf) if math.isnan(number) else hedges.allowed(number, number, 0.0, rule)
    why = "a date or a length of time"
    return Quantity(
        time.span,
        time.text,
        number,
        unit,
        rule.comparator,
        allowed,
        form=value if isinstance(value, str) else "",
        why=why,
    )
