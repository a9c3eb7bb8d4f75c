"""What an expression of time counts from or points back at: a week later, the week before, that week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from core.extract.times import windows
from core.extract.times.calendar import LENGTHS, week_of
from core.extract.times.windows import LONG
from core.language.grammar import rule
from core.model import UNDATED, Basis, Grain, Period, Sentence, Time, TimeRole
from core.resolve.discourse.standing import NOTHING, Frame, lasts
from core.resolve.structure.clause import Masked

NO_REFERENCE = "the text names no period before it to count from"


@dataclass(frozen=True, slots=True)
class Setting:
    """What dates a sentence's words: the words, what stands there, and when the text appeared.

    ``named`` are the last periods that the text named before, the latest first; ``topic`` is the one that the
    whole text is about.
    """

    sentence: Sentence
    masked: Masked
    frame: Frame
    named: tuple[Frame, ...]
    topic: Period
    published: date | None

    @property
    def reference(self) -> Frame:
        """The last period that the text named before, from which "a week later" counts on."""
        return self.named[0] if self.named else NOTHING


def settled(sentence: Sentence, topic: Period) -> Sentence:
    """The sentence with "the latest week" as the week that the text is about, where that is the one."""
    if topic.grain is not Grain.WEEK or not any(_is_latest(time, topic) for time in sentence.times):
        return sentence
    times = tuple(replace(time, period=topic) if _is_latest(time, topic) else time for time in sentence.times)
    return replace(sentence, times=times)


_LATEST = rule(r"\b(?:latest|most recent|newest)\b")


def _is_latest(time: Time, topic: Period) -> bool:
    leans = time.role is TimeRole.NOW and time.period.first == topic.first
    return leans and _LATEST.search(time.text.lower()) is not None


def is_whole(period: Period, topic: Period) -> bool:
    """True for the days that the text is about: "between July and September" of a quarter has no two ends."""
    return period.known and (period.first, period.last) == (topic.first, topic.last)


def shifted(period: Period, amount: float, grain: Grain, note: str) -> Period:
    """The period ``amount`` grains earlier, or later where it is negative; undated while it has no dates itself.

    A Monday-Sunday week stays one, the one whose Monday lies nearest to its shifted Monday; a week from Sunday keeps
    its seven days. A stretch of whole months stays one.
    """
    if period.first is None or period.last is None or grain not in LENGTHS:
        return replace(UNDATED, basis=Basis.PUBLISHED, note=note)  # waits for the article's date
    back = LENGTHS[grain] * int(amount)
    if amount != int(amount) and grain is Grain.YEAR:
        back = relativedelta(months=round(12 * amount))
    first, last = period.first - back, period.last - back
    if period.grain is Grain.WEEK:
        monday = first if period.first.weekday() else week_of(first + timedelta(days=3))[0]
        first, last = monday, monday + timedelta(days=6)
    elif period.grain in LONG:
        after = period.last + timedelta(days=1)
        last = after - back - timedelta(days=1) if after.day == 1 else first + (period.last - period.first)
    basis = Basis.PUBLISHED if period.basis is Basis.PUBLISHED else Basis.INFERRED
    return Period(first, last, basis, period.grain, note, windows.moved(period, first, last))


def anchor_of(time: Time, sentence: Sentence) -> Period | None:
    """The period that "a week earlier" counts from: the last one named before it in the sentence."""
    named = (earlier.period for earlier in reversed(sentence.times) if earlier.span < time.span and _is_named(earlier))
    return next(named, None)


def _is_named(time: Time) -> bool:
    """True for dates, and for one span counted from publication ("last week")."""
    if not time.period.known or time.each or time.part:
        return False
    return time.role is TimeRole.WHEN or (time.role is TimeRole.NOW and not time.period.others)


def pointed_at(time: Time, setting: Setting) -> Frame:
    """What "that week", "the month" and "the period" point back at: the nearest period of such a length.

    "The week" is rather that of the text than one that it only named for one model.
    """
    beside = anchor_of(time, setting.sentence) or UNDATED
    before = (Frame(beside), setting.frame, *setting.named)
    bare = _BARE.match(time.text.lower()) is not None
    about = Frame(setting.topic)
    passing = bare and setting.frame.owner is not None
    for frame in (about, *before) if passing else (*before, about):
        if frame.period.known and (time.grain is None or lasts(frame.period, time.grain)):
            period = replace(frame.period, basis=Basis.INFERRED, note=f'"{time.text}": the period named before')
            return replace(frame, period=period)
    return Frame(replace(UNDATED, note=f'"{time.text}": {NO_REFERENCE}'))


_BARE = rule(r"(?:[a-z]{2,6} )?the (?!same)")


def counted_from(time: Time, setting: Setting) -> Period:
    """A distance from the period named before, either way; "the previous week" as seen from a day."""
    assert time.amount is not None
    assert time.grain is not None
    named = anchor_of(time, setting.sentence)
    if time.role is TimeRole.LATER:
        base = named or (setting.reference.period if setting.reference.period.known else setting.frame.period)
        if not base.known:
            return replace(UNDATED, note=f'"{time.text}": {NO_REFERENCE}')
        later = shifted(base, -time.amount, time.grain, f"{time.text}, counted on from {name_of(base)}")
        if later.first is not None and setting.published is not None and later.first > setting.published:
            return replace(UNDATED, note=f'"{time.text}": counted from {name_of(base)} it lies after publication')
        return later
    if named is None and setting.frame.doubt:
        return replace(UNDATED, note=setting.frame.doubt)
    base = named or _day_named_last(setting, time) or setting.frame.period
    base = base if base.known else windows.current(setting.published)
    if base.days == 1 and base.last is not None and time.amount == 1 and time.grain is Grain.WEEK:
        return windows.week_before(base, base.last)
    return shifted(base, time.amount, time.grain, f"{time.text}, counted back from {name_of(base)}")


def _day_named_last(setting: Setting, time: Time) -> Period | None:
    """A day named since the days that are in force: "Friday was a record. The week before had 165.9 trillion"."""
    day, stands_now = setting.reference.period, setting.frame.period
    if time.grain is not Grain.WEEK or not time.text.lower().startswith("the ") or day.days != 1 or day.last is None:
        return None
    return day if stands_now.last is None or day.last > stands_now.last else None


def name_of(period: Period) -> str:
    """A period as a note names it: by its first day."""
    if period.first is None:
        return "the article's own date"
    what = "the week of " if period.grain is Grain.WEEK else ""
    return f"{what}{period.first:%-d %B %Y}"
