"""Which period a number is about, and what a change is measured from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from core.model import UNDATED, Basis, Grain, Period, Quantity, Sentence, Time, TimeRole
from core.resolve.clause import NUMBER, Masked

PLACING = {TimeRole.WHEN, TimeRole.NOW, TimeRole.THAT, TimeRole.SINCE}
LONG = {Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR}
CARRIED = {Grain.DAY, Grain.WEEK, Grain.MONTH}  # a period this fine stays in force for the sentences that follow
_STEP = {
    Grain.DAY: relativedelta(days=1),
    Grain.WEEK: relativedelta(weeks=1),
    Grain.MONTH: relativedelta(months=1),
    Grain.QUARTER: relativedelta(months=3),
    Grain.HALF: relativedelta(months=6),
    Grain.YEAR: relativedelta(years=1),
}


def current(published: date | None) -> Period:
    """The latest complete Monday-Sunday week before publication; undated without a date (design, "Judging")."""
    if published is None:
        return UNDATED
    monday = published - timedelta(days=published.weekday() + 7)
    return Period(
        monday, monday + timedelta(days=6), Basis.PUBLISHED, Grain.WEEK, "the latest complete week before publication"
    )


def whole_week(period: Period) -> Period:
    """The Monday-Sunday week of a single day, for tables whose rows are weeks; any other period as it is."""
    if period.first is None or period.days != 1:
        return period
    monday = period.first - timedelta(days=period.first.weekday())
    return replace(period, first=monday, last=monday + timedelta(days=6), grain=Grain.WEEK)


def shifted(period: Period, amount: float, grain: Grain, note: str) -> Period:
    """The period ``amount`` grains earlier. A week stays a Monday-Sunday week, that of its shifted Monday."""
    if period.first is None or period.last is None or grain not in _STEP:
        return replace(UNDATED, basis=Basis.PUBLISHED, note=note)  # waits for the article's date
    whole = int(amount)
    back = _STEP[grain] * whole
    if amount != whole and grain is Grain.YEAR:
        back = relativedelta(months=round(12 * amount))
    first, last = period.first - back, period.last - back
    if period.grain is Grain.WEEK:
        first -= timedelta(days=first.weekday())
        last = first + timedelta(days=6)
    elif period.grain in LONG:
        last = first + (period.last - period.first)
        if (period.last + timedelta(days=1)).day == 1:
            last = (period.last + timedelta(days=1) - back) - timedelta(days=1)
    basis = Basis.PUBLISHED if period.basis is Basis.PUBLISHED else Basis.INFERRED
    return Period(first, last, basis, period.grain, note)


def period_of(
    quantity: Quantity, sentence: Sentence, masked: Masked, standing: Period, published: date | None, *, change: bool
) -> Period:
    """The period of a level (a volume, share, rank or count), or with ``change`` the period that a change runs up to.

    In order: a time hung on the number ("5.16 trillion over 16-22 February"), the nearest before, the first after it;
    then the period still standing from the sentences before; then the latest complete week before publication.
    "A year earlier" dates a level but only measures a change. ``standing`` is undated where nothing stands.
    """
    time = _placed(quantity, sentence, masked, PLACING if change else PLACING | {TimeRole.BEFORE})
    now = current(published)
    if time is None:
        if _long_change(sentence):
            return now
        return standing if standing.known else now
    anchored = any(t.role is TimeRole.WHEN and t.period.known for t in sentence.times)
    return resolved(time, standing, standing if anchored and standing.known else now)


def resolved(time: Time, standing: Period, now: Period) -> Period:
    """Dates for one expression of time, given the period that stands and the publication's "now"."""
    if time.role is TimeRole.BEFORE and time.amount and time.grain:
        from_where = standing if standing.known and time.grain not in LONG else now
        return shifted(from_where, time.amount, time.grain, f"{time.text}, counted back from {_name(from_where)}")
    if time.role is TimeRole.THAT:
        return (
            replace(standing, basis=Basis.INFERRED, note=f'"{time.text}": the period named before')
            if standing.known
            else now
        )
    if time.role is TimeRole.NOW and not time.period.known and not time.vague:
        return now
    if time.vague and not time.period.known:
        return replace(UNDATED, note=time.vague)
    return time.period


def _name(period: Period) -> str:
    return f"the week of {period.first:%-d %B %Y}" if period.first else "the article's own date"


def _placed(quantity: Quantity, sentence: Sentence, masked: Masked, roles: Iterable[TimeRole]) -> Time | None:
    times = [time for time in sentence.times if time.role in set(roles) and not _of_a_release(time, masked)]
    after = [time for time in times if time.span.start >= quantity.span.end]
    before = [time for time in times if time.span.end <= quantity.span.start]
    inside = [time for time in times if quantity.span.start <= time.span.start and time.span.end <= quantity.span.end]
    if inside:
        return inside[0]
    if after:
        gap = masked.between(quantity.span.end, after[0].span.start)
        if not re.search(rf"[,;:()]|{NUMBER}|\b(?:and|while|as)\b", gap) and len(gap.split()) <= 6:
            return after[0]
    before = [time for time in before if not (time.role is TimeRole.BEFORE and _baseline_like(time, sentence, masked))]
    after = [time for time in after if time.role is not TimeRole.BEFORE]
    if before:
        return before[-1]
    return after[0] if after else None


_RELEASE = re.compile(
    r"\b(?:unveil\w*|releas\w+|launch\w*|introduc\w+|announc\w+|debut\w*|found\w+|listed|out|available|born"
    r"|rolled out|shipped|arriv\w+|came out)(?: \w+){0,2}? ?(?:on|in|since|from|back in)? ?$"
)


def _of_a_release(time: Time, masked: Masked) -> bool:
    """True for the date of something else than the number: "Hunter Alpha, unveiled on March 11, entered ..."."""
    return _RELEASE.search(masked.before(time.span.start)) is not None


def _baseline_like(time: Time, sentence: Sentence, masked: Masked) -> bool:
    """True when a BEFORE hangs on a change said earlier ("up 12 % from a week earlier, ...")."""
    lead = masked.between(sentence.span.start, time.span.start)
    return (
        re.search(
            rf"{NUMBER}[ ,]*(?:\w+ ){{0,3}}(?:from|on|over|than|compared (?:with|to)|versus|vs|against)?(?: the)? ?$",
            lead,
        )
        is not None
    )


def _long_change(sentence: Sentence) -> bool:
    """True when the sentence spans months up to now ("from 5 to 25 trillion over six months")."""
    return any(time.role in (TimeRole.BEFORE, TimeRole.DURING) and time.grain in LONG for time in sentence.times)


def baseline_of(
    quantity: Quantity, sentence: Sentence, masked: Masked, period: Period
) -> tuple[Period | None, Time | None]:
    """What a change is measured from: (period, the expression that said so); (None, None) when nothing says.

    A length ("in three weeks") reaches from the end back by that length; "week-on-week" goes back one week.
    """
    times = [
        time
        for time in sentence.times
        if time.role in (TimeRole.BEFORE, TimeRole.DURING) and time.amount and time.grain
    ]
    if not times:
        return None, None

    def distance(time: Time) -> tuple[int, int]:
        after = time.span.start >= quantity.span.start
        gap = masked.between(min(time.span.end, quantity.span.end), max(time.span.start, quantity.span.start))
        return (len(re.findall(rf"{NUMBER}", gap)) + (0 if after else 1), abs(time.span.start - quantity.span.end))

    time = min(times, key=distance)
    assert time.amount is not None
    assert time.grain is not None
    return shifted(period, time.amount, time.grain, f'"{time.text}" before {_name(period)}'), time


def standing_after(sentence: Sentence, masked: Masked, standing: Period) -> Period:
    """The period that later sentences inherit: the last week, day or month this sentence states.

    "Currently" ends what stood. A year or half-year is a frame for its own sentence only.
    """
    for time in reversed(sentence.times):
        if _of_a_release(time, masked):
            continue
        if time.role is TimeRole.NOW and not time.vague:
            return time.period if time.period.known and time.period.grain in CARRIED else UNDATED
        if time.role is TimeRole.WHEN and time.period.known and time.period.grain in CARRIED and not time.part:
            return replace(time.period, basis=Basis.INFERRED, note=f'carried over from "{time.text}"')
    return standing
