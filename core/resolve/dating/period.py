"""The period of a number: what its own expression of time means, else what stands, else what a board shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from core.extract.times import calendar, windows
from core.extract.times.windows import LONG
from core.language.grammar import rule
from core.model import UNDATED, Basis, Grain, Period, Time, TimeRole, Unit, Window
from core.resolve.dating.baseline import ends_of
from core.resolve.dating.place import is_of_telling, is_of_topic, time_of
from core.resolve.dating.scene import Scene
from core.resolve.discourse.anchors import NO_REFERENCE, anchor_of, counted_from, pointed_at, shifted
from core.resolve.discourse.standing import TOPIC, spans_months
from core.resolve.structure.boards import BOARD, is_board
from core.resolve.structure.events import is_dated_by_event
from core.resolve.structure.tense import is_past

PLACING = {TimeRole.WHEN, TimeRole.NOW, TimeRole.THAT, TimeRole.LATER}

_BOARD_OF_TODAY = rule(rf"^'s (?:[\w{{anybody}}]+ )?{BOARD}\b")

UNSAID = "the text does not say when"

EVENT = "the sentence dates its number by an event, and does not say on which days"


def period_of(scene: Scene, *, change: bool, start: Time | None = None) -> Period:
    """The period of a level (a volume, share, rank or count), or with ``change`` the period that a change runs up to.

    In order: a time hung on the number ("5.16 trillion over 16-22 February"), the nearest before it, the first after
    it; then the period still standing from the words before; then what a board without dates shows on the day of
    publication. "A year earlier" dates a level but only measures a change, and so does ``start``, from which a change
    is counted.
    """
    roles = PLACING if change else PLACING | {TimeRole.BEFORE, TimeRole.SINCE, TimeRole.DURING}
    time = time_of(scene, roles, start)
    if time is None:
        return replace(_unplaced(scene), assumed=True)
    if _is_of_another_nth(scene):
        return replace(UNDATED, note=NTH)
    return resolved(time, scene)


_NTH_BEFORE = rule(
    r"\b(?:first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th)) (?:full )?(?:week|month|quarter|half)\b"
)
_NTH_AFTER = rule(r"^ ?(?:tokens )?(?:in|during|for|over) the (?:{number}|[a-z]+)(?: one)?(?:[.,;)]|$)")
_NTH_AHEAD = rule(r"\bthe {number}(?: one)?,? (?:at|with|had|saw|brought|was|to) $")
NTH = "the week or month that it names by its number alone is not read"


def _is_of_another_nth(scene: Scene) -> bool:
    """True for "44.6 trillion in the second week of June and 46.7 trillion in the third"."""
    earlier = (time for time in scene.sentence.times if time.span.end <= scene.at)
    if not any(_NTH_BEFORE.search(time.text.lower()) for time in earlier):
        return False
    lead, tail = scene.masked.before(scene.at), scene.masked.after(scene.quantity.span.end)
    return _NTH_AFTER.match(tail) is not None or _NTH_AHEAD.search(lead) is not None


def _unplaced(scene: Scene) -> Period:
    """The period of a number whose own sentence names none."""
    told = _day_of_telling(scene)
    if told is not None:
        return windows.current(told, scene.cadence, mean=scene.quantity.per is Grain.DAY)
    if scene.frame.doubt:
        return replace(UNDATED, note=scene.frame.doubt)
    if scene.frame.period.known:
        return _fitted(scene.frame.period, scene, scene.frame.bound)
    if not scene.is_present and is_dated_by_event(scene.at, scene.masked):
        return replace(UNDATED, note=EVENT)
    if _is_history(scene):
        return replace(UNDATED, note=UNSAID)
    return _current(scene)


def _is_history(scene: Scene) -> bool:
    """True for a statement in the past tense that nothing ties to the day of publication.

    A ranking without dates is the one to be seen on that day; what holds since a day, in each of the last weeks or over
    months holds up to it.
    """
    times = scene.sentence.times
    up_to_now = any(time.each or time.role is TimeRole.SINCE for time in times)
    tied = up_to_now or scene.cadence or is_board(scene.at, scene.masked) or spans_months(times, scene.topic)
    return not tied and is_past(scene.at, scene.masked)


def _day_of_telling(scene: Scene) -> date | None:
    """The day on which somebody said the number: "reported on 26 May that its weekly volume was 25 trillion"."""
    for time in scene.sentence.times:
        day = time.period.first if time.role is TimeRole.WHEN and time.period.days == 1 else None
        if day is not None and is_of_telling(time, scene.masked):
            return day
    return None


def _current(scene: Scene) -> Period:
    board = scene.quantity.per is not Grain.DAY
    return windows.current(scene.published, scene.cadence, mean=not board)


def resolved(time: Time, scene: Scene) -> Period:
    """Dates for one expression of time, given what stands and when the text appeared."""
    if time.role in (TimeRole.BEFORE, TimeRole.LATER) and time.amount and time.grain:
        return counted_from(time, scene)
    if time.role is TimeRole.THAT:
        before = pointed_at(time, scene)
        return _fitted(before.period, scene, before.bound)
    if time.role is TimeRole.SINCE:
        return _since(time, scene)
    if time.period.grain is Grain.YEAR and _SAME.search(scene.masked.before(time.span.start)):
        return _same_of(time, scene)
    if time.vague and not time.period.known:
        return _day_of_its_month(time, scene) or replace(UNDATED, note=time.vague)
    if time.bound in ("after", "before", "until"):
        return replace(UNDATED, note=f'"{time.text}" names only one end')
    if is_of_topic(time, scene):
        return replace(scene.topic, note=f'"{time.text}": {TOPIC}')
    if time.role in (TimeRole.NOW, TimeRole.DURING):
        return _leaning(time, scene)
    return _fitted(_of_topic(time.period, scene.topic), scene, time.bound)


_SAME = rule(r"\bsame (?:weeks?|month|quarter|period|days?|stretch|time|half|months) (?:of|in) ?$")


def _same_of(time: Time, scene: Scene) -> Period:
    """ "The same week of 2026": the week named before, in another year."""
    base = anchor_of(time, scene.sentence) or scene.reference.period
    base = base if base.known else scene.frame.period
    if base.first is None or time.period.first is None:
        return replace(UNDATED, note=f'the same days of "{time.text}": {NO_REFERENCE}')
    years = base.first.year - time.period.first.year
    return shifted(base, years, Grain.YEAR, f"the same days of {time.period.first.year}")


_ORDINAL_DAY = rule(r"\D{0,9}(?P<day>\d{1,2})(?:st|nd|rd|th)")


def _day_of_its_month(time: Time, scene: Scene) -> Period | None:
    """ "On the 11th", in the month of the day or week that was named last; ``None`` where that has no such day."""
    named = _ORDINAL_DAY.fullmatch(time.text.lower())
    base = anchor_of(time, scene.sentence) or scene.reference.period
    month = base.last or base.first
    if named is None or month is None or base.days > LONGEST_MONTH:
        return None
    at = month.replace(day=1) + timedelta(days=int(named["day"]) - 1)
    if at.month != month.month or (scene.published is not None and at >= scene.published):
        return None
    return Period(at, at, Basis.INFERRED, Grain.DAY, f'"{time.text}", of the month named before')


LONGEST_MONTH = 31
"""Days."""


def _of_topic(period: Period, topic: Period) -> Period:
    """A month named without its year, in a text about another year: "January" of 2025, told in January 2026."""
    if period.basis is not Basis.PUBLISHED or topic.grain is not Grain.YEAR or period.grain is Grain.YEAR:
        return period
    if not period.first or not period.last or not topic.first:
        return period
    if topic.first.year in (period.first.year, period.last.year):
        return period
    if period.grain is not Grain.MONTH:
        return replace(UNDATED, note=f"it may be of {topic.first.year}, the year that the text is about")
    first, last = calendar.month(topic.first.year, period.first.month)
    return replace(period, first=first, last=last, note=f"of {topic.first.year}, the year that the text is about")


def _since(time: Time, scene: Scene) -> Period:
    """All days from the one that "since" names up to the day before publication."""
    if time.period.first is None or scene.published is None or time.period.first >= scene.published:
        return replace(UNDATED, basis=Basis.PUBLISHED, note=f'"{time.text}" up to the day the article appeared')
    note = f'"{time.text}", up to the day before publication'
    period = Period(time.period.first, scene.published - timedelta(days=1), Basis.PUBLISHED, None, note)
    return windows.to_the_last_full(period, scene.published)


def _leaning(time: Time, scene: Scene) -> Period:
    """A time that counts back from publication, or a length from the day that the sentence names before it."""
    day = anchor_of(time, scene.sentence)
    if day is not None and day.days == 1 and day.last is not None and time.amount and time.grain:
        first, last = calendar.ending(day.last, time.amount, time.grain)
        if (last - first).days == 6:
            return windows.week_up_to(day, last)
        return replace(day, first=first, grain=time.grain, note=f'"{time.text}", counted back from that day')
    if time.text.lower() == "today" and _BOARD_OF_TODAY.match(scene.masked.after(time.span.end)):
        return windows.current(scene.published, Grain.DAY, mean=False)
    if time.period.known and time.period == windows.current(scene.published):
        return _current(scene)
    return time.period


def _fitted(period: Period, scene: Scene, bound: str) -> Period:
    """A stated period with the windows that its number's board gives it."""
    period = windows.from_sunday(period)
    if period.last is None or period.basis is Basis.NONE:
        return period
    if period.days == 1 and period.grain is Grain.DAY:
        return _on_day(period, scene, bound)
    if windows.is_part(period) and period.grain not in LONG and not bound:
        return windows.part_of(period)
    if (period.grain not in LONG and period.days <= 7) or ends_of(period) is not None:
        return period
    a_rate = scene.cadence is Grain.WEEK or scene.quantity.per is Grain.DAY or _is_place(scene)
    said_of_end = bound in ("by", "as of", "until") and a_rate
    if scene.published is not None and period.first is not None and period.first < scene.published <= period.last:
        stood = windows.as_it_stood(period, scene.published)
        if not said_of_end:
            return stood
        now = windows.current(scene.published)
        return replace(now, others=(*now.others, *stood.windows[:1]))
    weekly = scene.cadence is Grain.WEEK and period.grain is Grain.MONTH
    return windows.at_the_end(period) if said_of_end or weekly else period


def _is_place(scene: Scene) -> bool:
    return scene.quantity.unit in (Unit.RANK, Unit.FRACTION, Unit.MODELS)


def _on_day(period: Period, scene: Scene, bound: str) -> Period:
    """A day: its own figure, or the board of that day, as the words have it."""
    assert period.last is not None
    cadence = scene.cadence
    today = period.last == scene.published
    if cadence is Grain.DAY:
        return period
    if cadence is Grain.MONTH:
        return windows.month_up_to(period, period.last)
    if cadence is Grain.WEEK:
        return windows.current(scene.published) if today else windows.week_up_to(period, period.last)
    placed = (peer.unit == Unit.RANK and peer.form != "record" for peer in scene.sentence.quantities)
    board = (_is_place(scene) and scene.quantity.form != "record") or any(placed)
    if today and board:
        now = windows.current(scene.published)
        return replace(now, others=(*now.others, Window(period.last, period.last, "the day of publication")))
    return windows.on_a_day(period, rolling_first=bound == "as of") if board or bound == "as of" else period
