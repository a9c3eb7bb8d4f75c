"""Shares: what is divided by what, how much of it, and how shares move."""

from __future__ import annotations

from dataclasses import replace

from core import wording
from core.datasets.answers.figure import (
    Figure,
    caveats_of,
    loose,
    name_of,
    percent,
    raw_rows,
    require,
    signed_points,
    slots,
    tokens_text,
    unveiled,
    working,
)
from core.datasets.catalogue import members
from core.datasets.count import Missing, View, amounts, mask_of, summed
from core.datasets.days import Numbers
from core.interval import Interval
from core.model import PLATFORM, Count, Entity, EntityKind, Period, Query, Working

NAMED_PART = "named part"
"""Detail of a share of everything: only what is named as the subject's counts as its part, none of the rest."""


def share_of(view: View, query: Query, period: Period) -> Figure:
    """Subject over whole; the whole is ``query.of`` or everything counted."""
    view, subject, whole_view, whole = part_and_whole(view, query)
    table = slots(view, subject, period)
    require(view, table, subject)
    beyond = mask_of(view, table, subject) & ~mask_of(whole_view, table, whole)
    if beyond.any() and summed(table.tokens, beyond).any():
        raise Missing(f"There is no share of {name_of(whole)} for {name_of(subject)}: not all of them are part of it.")
    part, total = (_sum(*amounts(*side)) for side in ((view, table, subject), (whole_view, table, whole)))
    if query.detail == NAMED_PART:
        part = Interval(part.low, part.low)
    share = _fraction(part, total)

    def shown() -> Working:
        steps = (
            working(view, table, subject, part),
            f"Of {tokens_text(total)} ({name_of(query.of) if query.of else view.label}): {percent(share)}.",
            *unveiled(view, table, subject),
        )
        why = "" if share.exact else loose(view, table, subject)
        return Working(steps, tuple(raw_rows(view, table, subject)), why)

    return Figure(share, caveats_of(view, table, subject), shown)


def _fraction(part: Interval, whole: Interval) -> Interval:
    """A part of a whole that is itself and the rest: it grows with the one and shrinks with the other."""
    if whole.high <= 0:
        raise Missing("The whole has no tokens here, so nothing can be divided by it.")
    rest = Interval(max(whole.low - part.high, 0.0), max(whole.high - part.low, 0.0))
    low = part.low / (part.low + rest.high) if part.low else 0.0
    return Interval(low, part.high / (part.high + rest.low) if part.high else 0.0)


def part_and_whole(view: View, query: Query) -> tuple[View, Entity, View, Entity]:
    """What is divided by what. A top N as the whole is a count of its own; weights narrow what they are a part of."""
    subject, of = query.subject, query.of or PLATFORM
    if of.kind is EntityKind.TOP:
        charted = of.key == "charted"
        view = replace(view, count=Count.CHARTED) if charted else replace(view, count=Count.TOP, top=of.size)
        return view, subject, view, PLATFORM
    if of.kind is EntityKind.PLATFORM:
        return view, subject, replace(view, count=Count.ALL) if query.of else view, of
    if of.kind is EntityKind.GROUP:
        return view, _within(view, subject, of), view, of
    if of.kind is EntityKind.WEIGHTS:
        return view, replace(subject, weights=of.key), view, of
    if subject.kind is EntityKind.WEIGHTS:
        return view, replace(of, weights=subject.key), view, of
    return view, subject, view, of


def _within(view: View, subject: Entity, of: Entity) -> Entity:
    """The members of a group that are the subject's."""
    if subject.kind in (EntityKind.TOP, EntityKind.RANK, EntityKind.UNLISTED):
        raise Missing(f"{wording.capital(name_of(subject))} cannot be told apart within {name_of(of)}.")
    theirs = members(view.known, subject)
    inside = tuple(member for member in of.members if (members(view.known, member) & theirs).any())
    if not inside:
        raise Missing(f"None of {name_of(of)} is of {name_of(subject)}.")
    return replace(of, members=inside, name=f"{name_of(subject)} among them")


def _sum(low: Numbers, high: Numbers) -> Interval:
    return Interval(float(low.sum()), float(high.sum()))


def share(view: View, query: Query) -> Figure:
    """The subject's part of the whole."""
    return share_of(view, query, query.period)


def points(view: View, query: Query) -> Figure:
    """How far a share moved, or how far the shares of two sides lie apart."""
    if query.other is not None:
        return _apart(view, query)
    now, then = share_of(view, query, query.period), share_of(view, query, baseline_of(query))
    change = now.interval - then.interval
    return now.beside(then).with_interval(change, lambda: f"The share moved by {signed_points(change)}.")


def _apart(view: View, query: Query) -> Figure:
    """How far the shares of two sides lie apart."""
    one, other = (
        share_of(view, replace(query, subject=side), query.period) for side in (query.subject, other_of(query))
    )
    apart = one.interval - other.interval
    return one.beside(other).with_interval(apart, lambda: f"The two lie {signed_points(apart)} apart.")


def other_of(query: Query) -> Entity:
    """Whom the subject is compared with; ``Missing`` where the question does not say."""
    if query.other is None:
        raise Missing("The claim does not say whom the subject is compared with.")
    return query.other


def baseline_of(query: Query) -> Period:
    """What a change is measured from; ``Missing`` where no dates are known for it."""
    if query.baseline is None or not query.baseline.known:
        raise Missing("No dates are known for what the change is measured from.")
    return query.baseline
