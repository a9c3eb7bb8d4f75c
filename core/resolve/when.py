"""Which period a number is about, and what a change is measured from."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from core.extract.calendar import LENGTHS, week_of
from core.model import UNDATED, Basis, Grain, Period, Quantity, Sentence, Time, TimeRole
from core.resolve.clause import NUMBER, Masked, plain

PLACING = {TimeRole.WHEN, TimeRole.NOW, TimeRole.THAT}
LONG = {Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR}
CARRIED = {Grain.DAY, Grain.WEEK, Grain.MONTH}  # a period this fine stays in force for the sentences that follow
REACH = 6
"""Words between a number and a time that is still its own."""

_FROM = re.compile(r"\bfrom(?: (?:a|an|just|only|some|the))* ?$")
_TO = re.compile(r"^[^.;]{0,80}?\bto\b[^.;]{0,30}?\ue00b")
_FROM_TO = re.compile(rf"\bfrom\b[^.;]{{0,30}}?{NUMBER}[^.;]{{0,20}}\bto(?: (?:a|an|just|only|some|the))* ?$")
_APART = re.compile(rf"[,;:()]|{NUMBER}|\b(?:and|while|as)\b")
_RELEASE = re.compile(
    r"\b(?:unveil\w*|releas\w+|launch\w*|introduc\w+|announc\w+|debut\w*|found\w+|listed|out|available|born|rolled out|"
    r"shipped|arriv\w+|came out)(?: \w+){0,2}? ?(?:on|in|since|from|back in)? ?$"
)
_THAN = (
    r"(?:\b(?:than(?: (?:it|they|that) (?:was|were|had|did|of))?|versus|vs\.?|against|"
    r"(?:compared|relative|set) (?:with|to|against)|what (?:it|they|that|[\ue000-\ue00a]+) \w+(?: at)?)|"
    r"(?:\b(?:times|half|double|twice|triple|of)|\ue00b) (?:the|its|their) "
    r"(?:level|figure|total|volume|size|share|amount|tally)s?(?: of| in)?)"
)
_THEN = r"(?: (?:that|those|the level|levels) (?:of|in|for))?(?: in| for| during)?(?: the)? ?$"
_EARLIER_FIGURE = re.compile(  # "45 %, down from 52 % in May": May is the 52 %'s alone
    rf"\b(?:from|against|versus|vs\.?|compared (?:with|to)|than)(?: just| only| about|"
    rf" the)* {NUMBER}[^.;,\ue00b]{{0,20}}$"
)
_SINCE_THEN = re.compile(r"\bsince [^\ue00c,.;:]{3,60}(?: in| on| of)? ?$")
_COMPARED = re.compile(rf"(?:\b(?:from|between)|{_THAN}){_THEN}")
_MEASURED_AGAINST = re.compile(rf"(?:{_THAN}){_THEN}")
_ON = re.compile(r" ?(?:on|over|up on|above|below)(?: the)? ?")
_AGAINST = re.compile(
    rf"{NUMBER}[ ,]*(?:\w+ ){{0,3}}(?:from|on|over|than|compared (?:with|to)|versus|vs|against)?(?: the)? ?$"
)


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of one number: as a ``level`` in a period, and as a ``change`` up to a period from a ``baseline``.

    ``during`` is the expression that gave the baseline. "A week earlier" dates a level and only measures a change.
    """

    level: Period
    change: Period
    baseline: Period | None = None
    during: Time | None = None


def dated(quantity: Quantity, sentence: Sentence, masked: Masked, standing: Period, published: date | None) -> Dating:
    """Every date that a number may need. ``standing`` is the period in force from earlier words, undated if none."""
    start = _start(quantity, sentence, masked)
    compared = start if start is not None and _MEASURED_AGAINST.search(masked.before(start.span.start)) else None
    level = period_of(quantity, sentence, masked, standing, published, change=False, start=compared)
    change = period_of(quantity, sentence, masked, standing, published, change=True, start=start)
    baseline, during = baseline_of(quantity, sentence, masked, change)
    if baseline is None and start is not None:
        baseline, during = start.period, start
    elif baseline is None and (ends := _ends(change)) is not None:
        baseline, change = ends
        level = change if _FROM_TO.search(plain(masked.before(quantity.span.start))) else level
    lead, tail = plain(masked.before(quantity.span.start)), plain(masked.after(quantity.span.end))
    if baseline is not None and _FROM.search(lead) and _TO.match(tail):
        level = baseline  # "from 17 % to 47 % within a year": the first number is the earlier one
    return Dating(level, change, baseline, during)


def whole_weeks(dating: Dating) -> Dating:
    """The dating in a table whose rows are weeks: a single day stands for its week."""
    return replace(dating, level=_whole_week(dating.level), change=_whole_week(dating.change))


def current(published: date | None) -> Period:
    """The latest complete Monday-Sunday week before publication; undated without a date (design, "Judging")."""
    if published is None:
        return UNDATED
    first, last = week_of(published - timedelta(weeks=1))
    return Period(first, last, Basis.PUBLISHED, Grain.WEEK, "the latest complete week before publication")


def _whole_week(period: Period) -> Period:
    """The Monday-Sunday week of a single day; any other period as it is."""
    if period.first is None or period.days != 1:
        return period
    first, last = week_of(period.first)
    return replace(period, first=first, last=last, grain=Grain.WEEK)


def shifted(period: Period, amount: float, grain: Grain, note: str) -> Period:
    """The period ``amount`` grains earlier; undated while it has no dates itself.

    A Monday-Sunday week stays one, the one that holds its shifted Monday; a week from Sunday keeps its seven days. A
    stretch of whole months stays one.
    """
    if period.first is None or period.last is None or grain not in LENGTHS:
        return replace(UNDATED, basis=Basis.PUBLISHED, note=note)  # waits for the article's date
    back = LENGTHS[grain] * int(amount)
    if amount != int(amount) and grain is Grain.YEAR:
        back = relativedelta(months=round(12 * amount))
    first, last = period.first - back, period.last - back
    if period.grain is Grain.WEEK:
        first, last = week_of(first) if period.first.weekday() == 0 else (first, first + timedelta(days=6))
    elif period.grain in LONG:
        after = period.last + timedelta(days=1)
        last = after - back - timedelta(days=1) if after.day == 1 else first + (period.last - period.first)
    basis = Basis.PUBLISHED if period.basis is Basis.PUBLISHED else Basis.INFERRED
    return Period(first, last, basis, period.grain, note)


def period_of(
    quantity: Quantity,
    sentence: Sentence,
    masked: Masked,
    standing: Period,
    published: date | None,
    *,
    change: bool,
    start: Time | None = None,
) -> Period:
    """The period of a level (a volume, share, rank or count), or with ``change`` the period that a change runs up to.

    In order: a time hung on the number ("5.16 trillion over 16-22 February"), the nearest before it, the first after
    it; then the period still standing from the sentences before; then the latest complete week before publication.
    "A year earlier" dates a level but only measures a change, and so does ``start``, from which a change is counted.
    ``standing`` is undated where nothing stands.
    """
    time = _placed(quantity, sentence, masked, PLACING if change else PLACING | {TimeRole.BEFORE}, start)
    now = current(published)
    if time is None:
        if _long_change(sentence):
            return now
        return standing if standing.known else now
    if time.role is TimeRole.BEFORE and (anchor := _anchor(time, sentence, masked)) is not None:
        standing = anchor
    anchored = any(t.role is TimeRole.WHEN and t.period.known for t in sentence.times)
    return resolved(time, standing, standing if anchored and standing.known else now)


def _anchor(time: Time, sentence: Sentence, masked: Masked) -> Period | None:
    """The period that "a week earlier" counts back from: the last one named before it in the sentence."""
    named = (
        earlier.period
        for earlier in reversed(sentence.times)
        if earlier.span < time.span and earlier.role is TimeRole.WHEN and not _is_aside(earlier, masked)
    )
    return next((period for period in named if period.known), None)


def resolved(time: Time, standing: Period, now: Period) -> Period:
    """Dates for one expression of time, given the period that stands and the publication's "now"."""
    if time.role is TimeRole.BEFORE and time.amount and time.grain:
        from_where = standing if standing.known and time.grain not in LONG else now
        return shifted(from_where, time.amount, time.grain, f"{time.text}, counted back from {_name(from_where)}")
    if time.role is TimeRole.THAT:
        named_before = replace(standing, basis=Basis.INFERRED, note=f'"{time.text}": the period named before')
        return named_before if standing.known else now
    if time.role is TimeRole.NOW and not time.period.known and not time.vague:
        return now
    if time.vague and not time.period.known:
        return replace(UNDATED, note=time.vague)
    return time.period


def _name(period: Period) -> str:
    return f"the week of {period.first:%-d %B %Y}" if period.first else "the article's own date"


def _placed(
    quantity: Quantity, sentence: Sentence, masked: Masked, roles: Set[TimeRole], start: Time | None = None
) -> Time | None:
    """The expression of time, of those in ``roles``, that dates a number; ``start`` is left out."""
    times = [time for time in sentence.times if time.role in roles and time != start and not _is_aside(time, masked)]
    inside = [time for time in times if quantity.span.covers(time.span)]
    if inside:
        return inside[0]
    after = [time for time in times if time.span.start >= quantity.span.end]
    if after:
        gap = masked.between(quantity.span.end, after[0].span.start)
        if not _APART.search(gap) and len(gap.split()) <= REACH:
            return after[0]
    before = [time for time in times if time.span.end <= quantity.span.start and not _measures(time, sentence, masked)]
    if before:
        return before[-1]
    later = (time for time in after if time.role is not TimeRole.BEFORE)
    return next((time for time in later if not _EARLIER_FIGURE.search(masked.before(time.span.start))), None)


def _is_aside(time: Time, masked: Masked) -> bool:
    """True for the date of something else than the number.

    "Hunter Alpha, unveiled on March 11, entered ..."; "the first to lead since Claude did so in April".
    """
    lead = masked.before(time.span.start)
    return _RELEASE.search(lead) is not None or _SINCE_THEN.search(lead) is not None


def _measures(time: Time, sentence: Sentence, masked: Masked) -> bool:
    """True when a BEFORE hangs on a change said earlier ("up 12 % from a week earlier, ...")."""
    lead = masked.between(sentence.span.start, time.span.start)
    return time.role is TimeRole.BEFORE and _AGAINST.search(lead) is not None


def _long_change(sentence: Sentence) -> bool:
    """True when the sentence spans months up to now ("from 5 to 25 trillion over six months")."""
    return any(time.role in (TimeRole.BEFORE, TimeRole.DURING) and time.grain in LONG for time in sentence.times)


def baseline_of(
    quantity: Quantity, sentence: Sentence, masked: Masked, period: Period
) -> tuple[Period | None, Time | None]:
    """What a change is measured from: (period, the expression that said so); (None, None) when nothing says.

    A length ("in three weeks") reaches from the end back by that length; "week-on-week" goes back one week.
    """
    lengths = [
        (time, shifted(period, time.amount, time.grain, f'"{time.text}" before {_name(period)}'))
        for time in sentence.times
        if time.role in (TimeRole.BEFORE, TimeRole.DURING) and time.amount and time.grain
    ]
    if not lengths:
        return None, None

    def distance(length: tuple[Time, Period]) -> tuple[int, int]:
        at = length[0].span
        gap = masked.between(min(at.end, quantity.span.end), max(at.start, quantity.span.start))
        numbers = len(re.findall(NUMBER, gap)) + (at.start < quantity.span.start)
        return numbers, abs(at.start - quantity.span.end)

    time, base = min(lengths, key=distance)
    return base, time


def _start(quantity: Quantity, sentence: Sentence, masked: Masked) -> Time | None:
    """The expression a change is counted from: "since March", "compared with May", "up 4 % on the week of 1 June"."""
    times = [time for time in sentence.times if time.role in (TimeRole.WHEN, TimeRole.SINCE) and time.period.known]
    for time in times:
        if _ends(time.period) is not None:
            continue
        gap = masked.between(quantity.span.end, time.span.start)
        against = len(times) > 1 and _ON.fullmatch(gap) is not None
        if time.role is TimeRole.SINCE or against or _COMPARED.search(masked.before(time.span.start)):
            return time
    return None


def _ends(period: Period) -> tuple[Period, Period] | None:
    """First and last month (quarter, year) of a stretch of several, "from February to June"; ``None`` for just one."""
    if period.first is None or period.last is None or period.grain not in LONG:
        return None
    length = LENGTHS[period.grain]
    following = period.last + timedelta(days=1)
    first, last = period.first + length - timedelta(days=1), following - length
    if last <= first:
        return None
    return (
        replace(period, last=first, note=f"the first {period.grain} of the stretch"),
        replace(period, first=last, note=f"the last {period.grain} of the stretch"),
    )


def standing_after(sentence: Sentence, masked: Masked, standing: Period) -> Period:
    """The period that later sentences inherit: the last week, day or month this sentence states.

    "Currently" ends what stood. A year or half-year is a frame for its own sentence only, and a time that something
    is compared with is no frame.
    """
    for time in reversed(sentence.times):
        lead = masked.before(time.span.start)
        if _is_aside(time, masked) or _MEASURED_AGAINST.search(lead) or _EARLIER_FIGURE.search(lead):
            continue
        if time.role is TimeRole.NOW and not time.vague:
            return time.period if time.period.known and time.period.grain in CARRIED else UNDATED
        if time.role is TimeRole.WHEN and time.period.known and time.period.grain in CARRIED and not time.part:
            return replace(time.period, basis=Basis.INFERRED, note=f'carried over from "{time.text}"')
    return standing
