"""What a change is measured from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.extract.times.calendar import LENGTHS
from core.extract.times.windows import LONG
from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import Period, Quantity, Sentence, Time, TimeRole
from core.resolve.dating.place import HEDGE
from core.resolve.discourse.anchors import name_of, shifted
from core.resolve.structure.clause import Masked
from core.resolve.structure.events import COMPARED, EARLIER_FIGURE

_ENDS_BETWEEN = rule(rf"^ to{HEDGE} {{number}}")  # "from 5 trillion in April to 20 trillion, a rise of"

_ON = rule(
    r" ?(?:(?:rise|increase|gain|jump|leap|growth|drop|fall|decline|decrease) )?"
    r"(?:on|over|up on|above|below)(?: the)? ?"
)


def baseline_of(
    quantity: Quantity, sentence: Sentence, masked: Masked, period: Period
) -> tuple[Period | None, Time | None]:
    """What a change is measured from: (period, the expression that said so); (None, None) when nothing says.

    A length ("in three weeks") reaches from the end back by that length; "week-on-week" goes back one week.
    """
    lengths = [
        (time, shifted(period, time.amount, time.grain, f'"{time.text}" before {name_of(period)}'))
        for time in sentence.times
        if time.role in (TimeRole.BEFORE, TimeRole.DURING) and time.amount and time.grain
    ]
    if not lengths:
        return None, None

    def distance(length: tuple[Time, Period]) -> tuple[int, int]:
        at = length[0].span
        gap = masked.between(min(at.end, quantity.span.end), max(at.start, quantity.span.start))
        numbers = gap.count(NUMBER) + (at.start < quantity.span.start)
        return numbers, abs(at.start - quantity.span.end)

    time, base = min(lengths, key=distance)
    return base, time


def start_of(quantity: Quantity, sentence: Sentence, masked: Masked) -> Time | None:
    """The expression a change is counted from: "since March", "compared with May", "up 4 % on the week of 1 June"."""
    times = [time for time in sentence.times if time.role in (TimeRole.WHEN, TimeRole.SINCE) and time.period.known]
    for time in times:
        if ends_of(time.period) is not None:
            continue
        gap = masked.between(quantity.span.end, time.span.start)
        against = len(times) > 1 and _ON.fullmatch(gap) is not None
        lead = masked.before(time.span.start)
        earlier = EARLIER_FIGURE.search(lead) is not None and (
            time.span.start > quantity.span.end
            or _ENDS_BETWEEN.search(masked.between(time.span.end, quantity.span.start))
        )
        if time.role is TimeRole.SINCE or against or earlier or COMPARED.search(lead):
            return time
    return None


def ends_of(period: Period) -> tuple[Period, Period] | None:
    """First and last month (quarter, year) of a stretch of several, "from February to June"; ``None`` for just one."""
    if period.first is None or period.last is None or period.grain not in LONG:
        return None
    length = LENGTHS[period.grain]
    following = period.last + timedelta(days=1)
    first, last = period.first + length - timedelta(days=1), following - length
    if last <= first:
        return None
    return (
        replace(period, last=first, note=f"the first {period.grain} of the stretch", others=()),
        replace(period, first=last, note=f"the last {period.grain} of the stretch", others=()),
    )
