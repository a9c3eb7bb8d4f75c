"""Before a number is called wrong: does it fit if its sentence is read in another way that the words also allow?

"Accuse only when the sentence was read whole and no admissible reading fits" (reading.md). What is found here never
verifies a number. It only turns an accusation into "Can't check", and says which reading fits.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from core import wording
from core.claims import unread
from core.claims.windows import moved, period_of
from core.datasets import Dataset
from core.datasets.weeks.rolling import RUN, runs
from core.doubt import holds
from core.extract.times.windows import is_part, months_in, part_of
from core.fitting import SUNDAY, fitting
from core.model import (
    Basis,
    CheckedClaim,
    Claim,
    Count,
    Entity,
    EntityKind,
    Flag,
    Grain,
    Judgement,
    Period,
    Reading,
    Scope,
    Sentence,
    TimeRole,
    Window,
)
from core.verdict import COUNTED, RIGHT, unchecked
from core.wording import day_range, period_text

CLOSE_BY = 10
"""Days. A board is read some days before an article appears: so far from the days that its words lean on others count
as a reason to doubt the reading, where the sentence states no days itself."""


def close_by(claim: Claim, dataset: Dataset, published: date | None = None) -> str:
    """Why a miss may be one of the reading: the seven days close by that the number fits; "" where there are none.

    A figure of a week said of a month may be any week of it; a week that is not stated may be some days off.
    """
    period = claim.period
    if period.first is None or period.last is None:
        return ""
    of_a_week = claim.quantity.per is Grain.WEEK or any((w.last - w.first).days == RUN - 1 for w in period.others)
    if of_a_week and period.days > 2 * RUN:
        week = _week_within(claim, dataset, period.first, period.last)
        return (
            f"It is a figure of one week, and the text names none: of {period_text(period)} {week} fits."
            if week
            else ""
        )
    if is_part(period) and period.days > LONGEST_MONTH:
        fits = next((month for month in months_in(period) if _fits_in(claim, dataset, month)), None)
        return f"The days are not exact: of {period_text(period)} {fits.first:%B} fits." if fits else ""
    said = period.basis is Basis.PUBLISHED and not period.assumed and not period.others  # "last week"
    if period.basis is Basis.STATED or said or period.days > RUN:
        return ""
    earliest = period.last - timedelta(days=CLOSE_BY)
    latest = min(period.last + timedelta(days=CLOSE_BY), published - timedelta(days=1) if published else date.max)
    days = (_placed if claim.kind == "rank" else _last)(claim, dataset, earliest, latest)
    leaned = period_text(period)
    return (
        f"The sentence names no days. What it leans on ({leaned}) does not fit, but {days} close by does."
        if days
        else ""
    )


def _fits_in(claim: Claim, dataset: Dataset, window: Window) -> bool:
    return holds(moved(claim, period_of(window, claim.period.basis, Grain.MONTH)), dataset, RIGHT)


def _placed(claim: Claim, dataset: Dataset, earliest: date, latest: date) -> str:
    """The last day, or run of seven, between two days on which a place was held, in words; "" for none."""
    for back in range((latest - earliest).days + 1):
        last = latest - timedelta(days=back)
        for length in (RUN, 1):
            window = Window(last - timedelta(days=length - 1), last, "")
            tried = moved(claim, period_of(window, claim.period.basis, claim.period.grain))
            if holds(tried, dataset):
                return day_range(window.first, window.last)
    return ""


def _week_within(claim: Claim, dataset: Dataset, first: date, last: date) -> str:
    """The last Monday-Sunday week between two days that fits, in words; "" for none."""
    sunday = last - timedelta(days=(last.weekday() - SUNDAY) % RUN)
    while sunday - timedelta(days=RUN - 1) >= first:
        week = Window(sunday - timedelta(days=RUN - 1), sunday, "")
        if holds(moved(claim, period_of(week, claim.period.basis, Grain.WEEK)), dataset, RIGHT):
            return day_range(week.first, week.last)
        sunday -= timedelta(days=RUN)
    return ""


def _last(claim: Claim, dataset: Dataset, first: date, last: date) -> str:
    """The last run of seven days that ends between two days and fits, in words; "" for none."""
    moved = replace(claim, period=replace(claim.period, grain=Grain.WEEK))
    fits = fitting(moved, dataset)
    ends = [] if fits is None else [day for day, holds in zip(runs(dataset).last, fits, strict=True) if holds]
    found = [day for day in ends if first <= day <= last]
    return f"{day_range(found[-1] - timedelta(days=RUN - 1), found[-1])}" if found else ""


# --- Other periods and other sides of the same text ----------------------------------------------


def spared(
    checked: Sequence[CheckedClaim], reading: Reading, dataset: Dataset, published: date | None
) -> tuple[CheckedClaim, ...]:
    """The claims, with those that miss on the plain reading and fit on another one taken back."""
    periods = _named_periods(reading.sentences)

    def reasons(one: CheckedClaim) -> Iterator[str]:
        """Why a miss may be one of the reading, the likeliest first."""
        if one.claim.unread:
            yield unread.said(one.claim.unread)
        yield from (wording.otherwise(j) for j in one.judgements if _is_admissible(j) and j.fit in RIGHT)
        near = close_by(one.claim, dataset, published)
        if near:
            yield near
        yield from _other_baseline(one.claim, dataset)
        yield from _other_periods(one.claim, periods, dataset)
        yield from _other_sides(one.claim, reading.sentences, dataset)
        yield from _other_size(one)
        yield from _earlier_run(one.claim, dataset)

    return tuple(
        _spared(one, next(reasons(one), "")) if one.verdict.flag is Flag.UNVERIFIED else one for one in checked
    )


def _spared(one: CheckedClaim, reason: str) -> CheckedClaim:
    return replace(one, verdict=unchecked(reason), finding=reason, slip="", chance=None) if reason else one


def _other_baseline(claim: Claim, dataset: Dataset) -> Iterator[str]:
    """A change since "the end of April" may be one since a week that lies mostly in it."""
    if claim.baseline is None or not is_part(claim.baseline.period):
        return
    for week in part_of(claim.baseline.period).others:
        begun = period_of(week, claim.baseline.period.basis, Grain.WEEK)
        if holds(replace(claim, baseline=replace(claim.baseline, period=begun)), dataset):
            yield f"The days that it is measured from are not exact: from {day_range(week.first, week.last)} it fits."
            return


LONGEST_MONTH = 31
"""Days. A vague part of a year is longer."""

LOOKED_BACK = 26
"""Weeks in which a run may have ended that is told without saying when."""


def _earlier_run(claim: Claim, dataset: Dataset) -> Iterator[str]:
    """A run may have ended before the days that its words lean on: "had led for twelve weeks before it slipped"."""
    if claim.kind != "streak" or claim.period.last is None or not claim.period.assumed:
        return
    for back in range(1, LOOKED_BACK + 1):
        sunday = claim.period.last - timedelta(weeks=back)
        if holds(moved(claim, Period(sunday - timedelta(days=6), sunday, Basis.INFERRED, Grain.WEEK)), dataset):
            ends = wording.day(sunday)
            yield f"No such run ends in the {period_text(claim.period)}, but one of that length does on {ends}."
            return


FAR = 2.0
"""A figure that is so many times what it should be was hardly misprinted: its days were read wrong."""


def _other_size(one: CheckedClaim) -> Iterator[str]:
    """A number of quite another size than that of a period which its sentence does not state, and no slip of a zero."""
    claim, stated = one.claim, one.claim.quantity.value
    if not claim.period.assumed or claim.quantity.unit in COUNTED or one.slip or stated <= 0:
        return
    figures = [j.evidence.interval for j in one.judgements if j.applies and j.evidence.interval is not None]
    if figures and all(stated > FAR * i.high or FAR * stated < i.low for i in figures):
        yield (
            f"The sentence does not say when, and what it leans on ({period_text(claim.period)}) has figures of quite "
            f"another size ({wording.bounds(figures[0], claim.quantity.unit)}): it may be about other days."
        )


def _is_admissible(judgement: Judgement) -> bool:
    """True for a reading that decides nothing and that the words allow all the same.

    A count that the words rule out is none; of a share without a whole, that of the whole platform is one.
    """
    return not judgement.applies and (judgement.label != "" or judgement.query.count is Count.ALL)


def _other_periods(claim: Claim, named: Sequence[Period], dataset: Dataset) -> Iterator[str]:
    """A number that no word of its sentence dates may be of any period that the text names.

    Numbers that their words make loose fit some period by chance, so they are taken at what stands before them.
    """
    period = claim.period
    if not period.assumed or not period.known or claim.quantity.unit in COUNTED:
        return
    if period.basis is Basis.INFERRED and not _exact(claim):
        return
    for other in named:
        if (other.first, other.last) != (period.first, period.last) and holds(moved(claim, other), dataset):
            yield (
                f"The sentence gives no dates. What it leans on ({period_text(period)}) does not fit, but "
                f"{period_text(other)} does, which it may mean too."
            )


def _named_periods(sentences: Sequence[Sentence]) -> tuple[Period, ...]:
    times = (time for sentence in sentences for time in sentence.times)
    known = [time.period for time in times if time.role is TimeRole.WHEN and time.period.known]
    return tuple({(period.first, period.last): period for period in known}.values())


_SIDES = frozenset(
    {EntityKind.PLATFORM, EntityKind.COUNTRY, EntityKind.LAB, EntityKind.FAMILY, EntityKind.MODEL, EntityKind.WEIGHTS}
)


def _exact(claim: Claim) -> bool:
    """True for a number whose digits tell: no round one, no bound, and none that its words make loose."""
    allowed = claim.quantity.allowed
    return not (claim.quantity.rounded or claim.quantity.hedge or math.isinf(allowed.low) or math.isinf(allowed.high))


def _other_sides(claim: Claim, sentences: Sequence[Sentence], dataset: Dataset) -> Iterator[str]:
    """A number may be that of another side which its sentence names, or the one before where it names nobody.

    Numbers of a digit or two fit somebody by chance, and so do places and counts.
    """
    if claim.quantity.unit in COUNTED or not _exact(claim):
        return
    for entity in _named(claim, sentences):
        if entity == claim.other or (entity.kind is EntityKind.PLATFORM and _is_named_beside(claim, sentences)):
            continue  # "Chinese models processed 4 trillion tokens on OpenRouter": the platform is only the place
        asked = (Count.ALL,) if entity.kind is EntityKind.PLATFORM else claim.scope.counts
        scope = Scope(asked, claim.scope.rule, claim.scope.top, claim.scope.of)
        if holds(replace(claim, subject=entity, scope=scope), dataset):
            yield (
                f"Read as a number of {claim.subject.name or claim.subject.id} it does not fit, but it fits "
                f"{entity.name or entity.id}, named beside it: the article or this reading has the two mixed up."
            )


def _is_named_beside(claim: Claim, sentences: Sequence[Sentence]) -> bool:
    """True where the claim's own sentence names its subject."""
    at = bisect_right(sentences, claim.span.start, key=lambda sentence: sentence.span.end)
    return any(mention.entity == claim.subject for mention in sentences[at].mentions)


def _named(claim: Claim, sentences: Sequence[Sentence]) -> Iterator[Entity]:
    """Everybody else whom the claim's sentence names, then whom the two before it name."""
    at = bisect_right(sentences, claim.span.start, key=lambda sentence: sentence.span.end)
    seen = {claim.subject.id}
    for sentence in reversed(sentences[max(at - 2, 0) : at + 1]):
        for mention in sentence.mentions:
            entity = mention.entity
            if entity is not None and entity.kind in _SIDES and entity.id not in seen:
                seen.add(entity.id)
                yield entity
