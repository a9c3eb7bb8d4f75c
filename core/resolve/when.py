"""Which period a number is about, and what a change is measured from."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from core.extract import calendar, windows
from core.extract.calendar import LENGTHS, week_of
from core.extract.windows import LONG
from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import UNDATED, Basis, Grain, Period, Quantity, Sentence, Time, TimeRole, Unit, Window
from core.resolve import standing as stands
from core.resolve.structure.change import DOWN, UP
from core.resolve.structure.clause import Masked
from core.resolve.standing import COMPARED, EARLIER_FIGURE, MEASURED_AGAINST, NOTHING, Frame

PLACING = {TimeRole.WHEN, TimeRole.NOW, TimeRole.THAT, TimeRole.LATER}
REACH = 6
"""Words between a number and a time that is still its own."""

_HEDGE = (
    r"(?: (?:a|an|just|only|some|the|about|around|roughly|barely|nearly|almost|over|under|approximately|less than|"
    r"more than))*+"
)
_FROM = rule(rf"\bfrom{_HEDGE} ?$")
_UP_FROM = rule(rf"\b(?:{UP}|{DOWN}|higher|lower|compared)(?: sharply| slightly)?,? (?:from|against|with){_HEDGE} ?$")
_AFTER = rule(rf"{{number}}[^.;:]{{0,60}}, after{_HEDGE} ?$")  # "22 % last week, after 20 %"
_RISING = rule(rf"\b(?:{UP}|{DOWN}|went|moved|shifted|swung)(?: sharply| steadily| rapidly| quickly)? $")
_TO = rule(r"^[^.;]{0,80}?\bto\b[^.;]{0,30}?{number}")
_RIGHT_TO = rule(rf"^ ?(?:tokens? |of [\w ]{{1,20}})?(?:to|[-–—=]>|[→⟶➜⇒]){_HEDGE} ?{{number}}")
_TO_FROM = rule(rf"\bto{_HEDGE} {{number}}[^.;,]{{0,20}}? from{_HEDGE} ?$")
_ARROW = rule(r"^ ?(?:tokens? )?(?:[-–—=]>|[→⟶➜⇒]) ?{number}")
_FROM_TO = rule(rf"\bfrom\b[^.;]{{0,30}}?{{number}}[^.;]{{0,90}}?\bto{_HEDGE} ?$")
_ON_ITS_DAY = rule(  # "on its last full day, 4 October"
    r" ?(?:tokens )?on (?:its|their|the|{somebody}) (?:[a-z]+ ){0,3}day, ?"
)
_ENDS_BETWEEN = rule(rf"^ to{_HEDGE} {{number}}")  # "from 5 trillion in April to 20 trillion, a rise of"
_PAIRED = rule(r" ?/ ?{number} ?{named}?")  # "40 % open / 60 % closed in March": both are of March
_STARTS_THEN = rule(  # "from 34 % in November to", "Anthropic, 15.8 % in Q2, has"
    rf"\bfrom{_HEDGE} ?{{number}}(?: ?{{named}}(?: ?/ ?{{number}} ?{{named}})?)?[ `]*(?:tokens )?"
    rf"(?:(?:in|on|for|during|over) )?(?:the )?{{time}},? to{_HEDGE} ?$|"
    r"{named}, {number} (?:tokens )?(?:in|on|for|during|over) (?:the )?{time}, "
    r"(?!and|or|but|while)[^,;:]{0,40}$"
)
_APART = rule(r"[,;:()]|{number}|\b(?:and|while|as)\b")
_ON = rule(
    r" ?(?:(?:rise|increase|gain|jump|leap|growth|drop|fall|decline|decrease) )?"
    r"(?:on|over|up on|above|below)(?: the)? ?"
)
_AGAINST = rule(r"{number}[ ,]*(?:\w+ ){0,3}(?:from|on|over|than|compared (?:with|to)|versus|vs|against)?(?: the)? ?$")
_REACHED = rule(
    rf"\b(?:{UP}|{DOWN}|reach\w*|hit|went|moved)\b[^.;,]{{0,40}}?\bto{_HEDGE} ?$|\b(?:reach\w*|hit){_HEDGE} ?$"
)
_CALENDAR_ELSEWHERE = rule(
    r"\b(?P<zone>beijing|china standard|eastern|pacific|central european|singapore|tokyo|london|local|moscow) time\b|"
    r"\b(?P<short>cst|est|edt|pst|pdt|cet|bst|jst|ist|utc\+\d{1,2})\b"
)
_BOARD_OF_TODAY = rule(rf"^'s (?:[\w{{anybody}}]+ )?{stands.BOARD}\b")
_TOLD = r"(?:said|says|reported|reports|announced|disclosed|told|wrote|posted|tweeted|shared|confirmed)"
_TOLD_ON = rule(rf"\b{_TOLD}(?: [\w{{anybody}}'-]+){{0,3}}? (?:on )?(?:the )?$")
_ON_TOLD = rule(rf"^,? ?(?:[\w{{anybody}}'-]+ ){{1,4}}?{_TOLD}\b")
_HAD = rule(r"\b(?:which|who|that) had\b")
_EVERY = rule(r"\b(?:every|each)\b")
_WEEKDAY = rule(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
UTC = "The data's days run from midnight to midnight UTC"

START_UNSAID = "the text does not say when it stood there"
NO_REFERENCE = "the text names no period before it to count from"
UNSAID = "the text does not say when"
EVENT = "the sentence dates its number by an event, and does not say on which days"


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of one number: as a ``level`` in a period, and as a ``change`` up to a period from a ``baseline``.

    ``during`` is the expression that gave the baseline. "A week earlier" dates a level and only measures a change.
    ``each`` is true where the number is said of every week (day, month) in turn. ``notes`` tell the reader how the
    article's calendar differs from the data's.
    """

    level: Period
    change: Period
    baseline: Period | None = None
    during: Time | None = None
    each: bool = False
    notes: tuple[str, ...] = ()

    @property
    def windows(self) -> tuple[Window, ...]:
        """All spans of days in which a level may hold; the first is ``level``."""
        return self.level.windows


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


@dataclass(frozen=True, slots=True)
class Scene(Setting):
    """A number in its setting."""

    quantity: Quantity

    @property
    def at(self) -> int:
        """Where the number begins."""
        return self.quantity.span.start

    @property
    def cadence(self) -> Grain | None:
        """How often the figure is added up: by its own rate, by the words of its clause, its sentence, or the frame."""
        if self.quantity.per in (Grain.DAY, Grain.WEEK, Grain.MONTH):
            return self.quantity.per
        if any(_is_a_day(time) for time in self.sentence.times):
            return Grain.DAY
        said = stands.cadence_of(stands.own_clause(self.at, self.masked)) or stands.cadence_of(
            stands.around(self.at, self.masked)
        )
        return said or self.frame.cadence

    @property
    def is_present(self) -> bool:
        """True for a statement about the present."""
        return stands.is_present(self.at, self.masked)


def _is_a_day(time: Time) -> bool:
    """True for "in a single day", "that day": the number beside it is one day's."""
    return time.role in (TimeRole.DURING, TimeRole.THAT) and time.grain is Grain.DAY and time.amount in (None, 1)


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


def dated(scene: Scene) -> Dating:
    """Every date that a number may need."""
    quantity, sentence, masked = scene.quantity, scene.sentence, scene.masked
    start = _start(quantity, sentence, masked)
    compared = start if start is not None and MEASURED_AGAINST.search(masked.before(start.span.start)) else None
    level = period_of(scene, change=False, start=compared)
    change = period_of(scene, change=True, start=start)
    baseline, during = baseline_of(quantity, sentence, masked, change)
    if baseline is None and start is not None:
        baseline, during = start.period, start
    elif baseline is None and not _is_whole(change, scene.topic) and (ends := _ends(change)) is not None:
        baseline, change = ends[0], windows.as_it_stood(ends[1], scene.published)
        level = change if _FROM_TO.search(masked.before(quantity.span.start)) else level
    if _is_start(scene):
        level = _at_start(scene, level, baseline)
    if quantity.form == "streak" and _HAD.search(stands.before_in_clause(scene.at, masked)) and len(level.windows) == 1:
        level = shifted(level, 1, Grain.WEEK, f"the week before {_name(level)}: it was over then")
    return Dating(level, change, baseline, during, _is_each(scene), _notes(sentence, stands.around(scene.at, masked)))


def _is_whole(period: Period, topic: Period) -> bool:
    """True for the days that the text is about: "between July and September" of a quarter has no two ends."""
    return period.known and (period.first, period.last) == (topic.first, topic.last)


def whole_weeks(dating: Dating) -> Dating:
    """The dating in a table whose rows are weeks: a single day stands for its week."""
    return replace(dating, level=_whole_week(dating.level), change=_whole_week(dating.change))


def in_column(dating: Dating, period: Period) -> Dating:
    """The dating of a number whose column stands under a period of its own."""
    return replace(dating, level=period, change=period)


def _whole_week(period: Period) -> Period:
    """The Monday-Sunday week of a single day; any other period as it is."""
    if period.first is None or (period.days != 1 and period.grain is not Grain.DAY):
        return period
    day = period.last or period.first
    first, last = week_of(day)
    return replace(period, first=first, last=last, grain=Grain.WEEK, others=())


# --- From A to B ---------------------------------------------------------------------------------


def _is_start(scene: Scene) -> bool:
    """True for the earlier of two figures: "from 17 % to 47 %", "up from 17 %", "17 % → 47 %", "rose 17 % to 47 %"."""
    lead = scene.masked.before(scene.at)
    tail = scene.masked.after(scene.quantity.span.end)
    if _RANGES.search(lead):
        return False
    if _FROM.search(lead) and _TO.match(tail):
        return True
    if _UP_FROM.search(lead) or _AFTER.search(lead) or _TO_FROM.search(lead) or _ARROW.match(tail):
        return True
    following = next((peer for peer in scene.sentence.quantities if peer.span.start >= scene.quantity.span.end), None)
    return (
        following is not None
        and _are_alike(scene.quantity, following)
        and _RISING.search(lead) is not None
        and _RIGHT_TO.match(tail) is not None
    )


def _are_alike(one: Quantity, two: Quantity) -> bool:
    """True for two levels of one thing; the first of two amounts often leaves "tokens" to the second."""
    if one.unit != two.unit:
        return {one.unit, two.unit} == {"", Unit.TOKENS} and one.value >= LEAST_AMOUNT
    return one.unit != Unit.TIMES


LEAST_AMOUNT = 1e9
"""Tokens. A smaller number without a unit is something else."""


_RANGES = rule(r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|anything|somewhere) from[^.;]{0,40}$")  # no change

FAR = 2.0
"""Factor between the two ends of a change up to which it may be that of one week where nothing else is said."""


def _is_near_the_end(scene: Scene) -> bool:
    """True where a number beside this one is of the same unit and not far from it."""
    peers, value = scene.sentence.quantities, scene.quantity.value
    at = next((i for i, peer in enumerate(peers) if peer.span == scene.quantity.span), None)
    beside = () if at is None else (*peers[max(at - 1, 0) : at], *peers[at + 1 : at + 2])
    unit = scene.quantity.unit or Unit.TOKENS
    alike = [peer for peer in beside if (peer.unit or Unit.TOKENS) == unit and peer.value > 0]
    return any(1 / FAR <= value / peer.value <= FAR for peer in alike)


def _at_start(scene: Scene, level: Period, baseline: Period | None) -> Period:
    """When the earlier of two figures held: at a time of its own, at the baseline, or one week before a stated week."""
    own = _placed(scene, {TimeRole.WHEN, TimeRole.BEFORE, TimeRole.NOW})
    if own is not None and own.span.start >= scene.quantity.span.end:
        gap = _PAIRED.sub("", scene.masked.between(scene.quantity.span.end, own.span.start))
        if not _APART.search(gap) and len(gap.split()) <= REACH // 2 and " to " not in f" {gap} ":
            return level
    if baseline is not None:
        return baseline
    later = any(time.role is TimeRole.LATER for time in scene.sentence.times)
    if later and scene.reference.period.known:
        return replace(
            scene.reference.period, basis=Basis.INFERRED, note="the period that the later one is counted from"
        )
    grain = next((grain for grain in _FROM_ONE_TO_THE_NEXT if stands.lasts(level, grain)), None)
    if grain is not None and len(level.windows) == 1 and _is_near_the_end(scene):
        return shifted(level, 1, grain, f"the {grain} before {_name(level)}: the text gives no other start")
    return replace(UNDATED, note=START_UNSAID)


_FROM_ONE_TO_THE_NEXT = (Grain.WEEK, Grain.MONTH, Grain.QUARTER)


# --- Where a number's time is said ---------------------------------------------------------------


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


def period_of(scene: Scene, *, change: bool, start: Time | None = None) -> Period:
    """The period of a level (a volume, share, rank or count), or with ``change`` the period that a change runs up to.

    In order: a time hung on the number ("5.16 trillion over 16-22 February"), the nearest before it, the first after
    it; then the period still standing from the words before; then what a board without dates shows on the day of
    publication. "A year earlier" dates a level but only measures a change, and so does ``start``, from which a change
    is counted.
    """
    roles = PLACING if change else PLACING | {TimeRole.BEFORE, TimeRole.SINCE, TimeRole.DURING}
    time = _placed(scene, roles, start)
    if time is None:
        return replace(_unplaced(scene), assumed=True)
    return resolved(time, scene)


def _unplaced(scene: Scene) -> Period:
    """The period of a number whose own sentence names none."""
    told = _day_of_telling(scene)
    if told is not None:
        return windows.current(told, scene.cadence, mean=scene.quantity.per is Grain.DAY)
    if scene.frame.doubt:
        return replace(UNDATED, note=scene.frame.doubt)
    if scene.frame.period.known:
        return _fitted(scene.frame.period, scene, scene.frame.bound)
    if not scene.is_present and stands.is_dated_by_event(scene.at, scene.masked):
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
    tied = (
        up_to_now or scene.cadence or stands.is_board(scene.at, scene.masked) or stands.spans_months(times, scene.topic)
    )
    return not tied and stands.is_past(scene.at, scene.masked)


def _day_of_telling(scene: Scene) -> date | None:
    """The day on which somebody said the number: "reported on 26 May that its weekly volume was 25 trillion"."""
    for time in scene.sentence.times:
        day = time.period.first if time.role is TimeRole.WHEN and time.period.days == 1 else None
        if day is not None and time.span.end <= scene.at and _is_of_telling(time, scene.masked):
            return day
    return None


def _is_of_telling(time: Time, masked: Masked) -> bool:
    before, after = masked.before(time.span.start)[-80:], masked.after(time.span.end)[:80]
    return _TOLD_ON.search(before) is not None or _ON_TOLD.match(after) is not None


def _current(scene: Scene) -> Period:
    board = scene.quantity.per is not Grain.DAY
    return windows.current(scene.published, scene.cadence, mean=not board)


def _anchor(time: Time, sentence: Sentence) -> Period | None:
    """The period that "a week earlier" counts from: the last one named before it in the sentence."""
    named = (earlier.period for earlier in reversed(sentence.times) if earlier.span < time.span and _is_named(earlier))
    return next(named, None)


def _is_named(time: Time) -> bool:
    """True for dates, and for one span counted from publication ("last week")."""
    if not time.period.known or time.each or time.part:
        return False
    return time.role is TimeRole.WHEN or (time.role is TimeRole.NOW and not time.period.others)


def resolved(time: Time, scene: Scene) -> Period:
    """Dates for one expression of time, given what stands and when the text appeared."""
    if time.role in (TimeRole.BEFORE, TimeRole.LATER) and time.amount and time.grain:
        return _counted(time, scene)
    if time.role is TimeRole.THAT:
        before = _pointed(time, scene)
        return _fitted(before.period, scene, before.bound)
    if time.role is TimeRole.SINCE:
        return _since(time, scene)
    if time.vague and not time.period.known:
        return _day_of_its_month(time, scene) or replace(UNDATED, note=time.vague)
    if time.bound in ("after", "before", "until"):
        return replace(UNDATED, note=f'"{time.text}" names only one end')
    if _is_of_topic(time, scene):
        return replace(scene.topic, note=f'"{time.text}": {stands.TOPIC}')
    if time.role in (TimeRole.NOW, TimeRole.DURING):
        return _leaning(time, scene)
    return _fitted(_of_topic(time.period, scene.topic), scene, time.bound)


_ORDINAL_DAY = rule(r"\D{0,9}(?P<day>\d{1,2})(?:st|nd|rd|th)")


def _day_of_its_month(time: Time, scene: Scene) -> Period | None:
    """ "On the 11th", in the month of the day or week that was named last; ``None`` where that has no such day."""
    named = _ORDINAL_DAY.fullmatch(time.text.lower())
    base = _anchor(time, scene.sentence) or scene.reference.period
    month = base.last or base.first
    if named is None or month is None or base.days > LONGEST_MONTH:
        return None
    at = month.replace(day=1) + timedelta(days=int(named["day"]) - 1)
    if at.month != month.month or (scene.published is not None and at >= scene.published):
        return None
    return Period(at, at, Basis.INFERRED, Grain.DAY, f'"{time.text}", of the month named before')


LONGEST_MONTH = 31
"""Days."""


def _pointed(time: Time, setting: Setting) -> Frame:
    """What "that week", "the month" and "the period" point back at: the nearest period of such a length.

    "The week" is rather that of the text than one that it only named for one model.
    """
    beside = _anchor(time, setting.sentence) or UNDATED
    before = (Frame(beside), setting.frame, *setting.named)
    bare = _BARE.match(time.text.lower()) is not None
    about = Frame(setting.topic)
    passing = bare and setting.frame.owner is not None
    for frame in (about, *before) if passing else (*before, about):
        if frame.period.known and (time.grain is None or stands.lasts(frame.period, time.grain)):
            period = replace(frame.period, basis=Basis.INFERRED, note=f'"{time.text}": the period named before')
            return replace(frame, period=period)
    return Frame(replace(UNDATED, note=f'"{time.text}": {NO_REFERENCE}'))


_BARE = rule(r"(?:[a-z]{2,6} )?the (?!same)")


def _is_of_topic(time: Time, scene: Scene) -> bool:
    """True for "over the three months", "over the year" in a text about three months or a year."""
    over = time.role is TimeRole.DURING and _OVER_THE.match(time.text.lower()) is not None
    return over and stands.lasts(scene.topic, time.grain, time.amount)


_OVER_THE = rule(r"(?:over|in|during|across|within) the (?!past|last|latest|first|next|space|course)")


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


def _counted(time: Time, setting: Setting) -> Period:
    """A distance from the period named before, either way; "the previous week" as seen from a day."""
    assert time.amount is not None
    assert time.grain is not None
    named = _anchor(time, setting.sentence)
    if time.role is TimeRole.LATER:
        base = named or (setting.reference.period if setting.reference.period.known else setting.frame.period)
        if not base.known:
            return replace(UNDATED, note=f'"{time.text}": {NO_REFERENCE}')
        later = shifted(base, -time.amount, time.grain, f"{time.text}, counted on from {_name(base)}")
        if later.first is not None and setting.published is not None and later.first > setting.published:
            return replace(UNDATED, note=f'"{time.text}": counted from {_name(base)} it lies after publication')
        return later
    if named is None and setting.frame.doubt:
        return replace(UNDATED, note=setting.frame.doubt)
    base = named or _day_named_last(setting, time) or setting.frame.period
    base = base if base.known else windows.current(setting.published)
    if base.days == 1 and base.last is not None and time.amount == 1 and time.grain is Grain.WEEK:
        return windows.week_before(base, base.last)
    return shifted(base, time.amount, time.grain, f"{time.text}, counted back from {_name(base)}")


def _day_named_last(setting: Setting, time: Time) -> Period | None:
    """A day named since the days that are in force: "Friday was a record. The week before had 165.9 trillion"."""
    day, stands_now = setting.reference.period, setting.frame.period
    if time.grain is not Grain.WEEK or not time.text.lower().startswith("the ") or day.days != 1 or day.last is None:
        return None
    return day if stands_now.last is None or day.last > stands_now.last else None


def _since(time: Time, scene: Scene) -> Period:
    """All days from the one that "since" names up to the day before publication."""
    if time.period.first is None or scene.published is None or time.period.first >= scene.published:
        return replace(UNDATED, basis=Basis.PUBLISHED, note=f'"{time.text}" up to the day the article appeared')
    note = f'"{time.text}", up to the day before publication'
    return Period(time.period.first, scene.published - timedelta(days=1), Basis.PUBLISHED, None, note)


def _leaning(time: Time, scene: Scene) -> Period:
    """A time that counts back from publication, or a length from the day that the sentence names before it."""
    day = _anchor(time, scene.sentence)
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
    if (period.grain not in LONG and period.days <= 7) or _ends(period) is not None:
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


def _name(period: Period) -> str:
    if period.first is None:
        return "the article's own date"
    what = "the week of " if period.grain is Grain.WEEK else ""
    return f"{what}{period.first:%-d %B %Y}"


def _placed(scene: Scene, roles: Set[TimeRole], start: Time | None = None) -> Time | None:
    """The expression of time, of those in ``roles``, that dates a number; ``start`` is left out."""
    quantity, sentence, masked = scene.quantity, scene.sentence, scene.masked
    times = [
        time
        for time in sentence.times
        if time.role in roles
        and time != start
        and not time.each
        and _dates(time, scene)
        and not _is_measure(time, masked)
        and not time.aside
        and not _is_in_clause_before(time, scene)
        and not (time.period.days == 1 and time.role is TimeRole.WHEN and _is_of_telling(time, masked))
    ]
    inside = [time for time in times if quantity.span.covers(time.span)]
    if inside:
        return inside[0]
    after = [time for time in times if time.span.start >= quantity.span.end]
    if after:
        gap = _PAIRED.sub("", masked.between(quantity.span.end, after[0].span.start))
        if (not _APART.search(gap) and len(gap.split()) <= REACH) or _ON_ITS_DAY.fullmatch(gap):
            return after[0]
    before = [time for time in times if time.span.end <= quantity.span.start and not _measures(time, sentence, masked)]
    end = _FROM_TO.search(masked.before(quantity.span.start))
    if before and _is_from_then(before[-1], scene):
        before = before[:-1]
    if before and _STARTS_THEN.search(masked.before(quantity.span.start)):
        before = before[:-1]  # "from 34 % in November to 19 %": November is the 34 %'s
    if before and after and end is not None and EARLIER_FIGURE.search(masked.before(before[-1].span.start)):
        before = []  # "from 40 % in March to 60 % by June": March is the 40 %'s
    if before:
        return before[-1]
    later = (time for time in after if time.role is not TimeRole.BEFORE and not _is_next_ones(time, scene))
    return next((time for time in later if not EARLIER_FIGURE.search(masked.before(time.span.start))), None)


_RELATIVE = rule(  # "Grok, which went online on 19 November, took"; "Tencent, a newcomer in April, took"
    r", (?:which|who|whose|that)\b[^,;]*$|{named}, (?:an?|the|its|once|barely|still|already)\b[^,;]*$"
)


def _is_in_clause_before(time: Time, scene: Scene) -> bool:
    """True for the time of a clause that ends before the number: "Grok, which went online on 19 November, took"."""
    before = time.span.end <= scene.at and "," in scene.masked.between(time.span.end, scene.at)
    return before and _RELATIVE.search(scene.masked.before(time.span.start)) is not None


def _is_from_then(time: Time, scene: Scene) -> bool:
    """True for what a change is measured from: "rose 27 percent from April to 122.9 trillion"."""
    between = scene.masked.between(time.span.end, scene.at)
    return scene.masked.before(time.span.start).endswith("from ") and _ONLY_TO.fullmatch(between) is not None


_ONLY_TO = rule(rf" to{_HEDGE} ?")


def _is_next_ones(time: Time, scene: Scene) -> bool:
    """True for a day behind another number, where a period stands: "took 3 trillion, ebbing to 0.2 on Sunday"."""
    between = scene.masked.between(scene.quantity.span.end, time.span.start)
    beyond = time.period.days == 1 or time.period.grain is Grain.YEAR
    return scene.frame.period.known and beyond and (NUMBER in between or ";" in between)


def _is_measure(time: Time, masked: Masked) -> bool:
    """True for the time of what a number is counted in: "less than half of Saturday's figure"."""
    lead, tail = masked.before(time.span.start)[-40:], masked.after(time.span.end)[:40]
    return _SHARE_OF.search(lead) is not None and _ITS_FIGURE.match(tail) is not None


_SHARE_OF = rule(r"(?:\b(?:than|of|times|half|double|twice|triple)|{number}) (?:the )?$")
_ITS_FIGURE = rule(r"'s (?:\w+ )?(?:figure|level|total|volume|tally|count|record|amount|share|peak)\b")


def _dates(time: Time, scene: Scene) -> bool:
    """True for an expression that can date a level: lengths and "since" do where all their days are added up."""
    if time.role not in (TimeRole.SINCE, TimeRole.DURING) or _is_of_topic(time, scene):
        return True
    added = scene.quantity.unit == Unit.TOKENS and scene.cadence is None
    return added and time.period.known and _REACHED.search(scene.masked.before(scene.at)) is None


def _measures(time: Time, sentence: Sentence, masked: Masked) -> bool:
    """True when a BEFORE hangs on a change said earlier ("up 12 % from a week earlier, ...")."""
    lead = masked.between(sentence.span.start, time.span.start)
    return time.role is TimeRole.BEFORE and _AGAINST.search(lead) is not None


def _is_each(scene: Scene) -> bool:
    """True where the number is said of every week in turn: "every week" is no rate where a longer time is named."""
    sets = [time for time in scene.sentence.times if time.each and not scene.quantity.span.covers(time.span)]
    if sets:
        return True
    each = _EVERY.search(scene.quantity.text.lower()) is not None
    spans = (t for t in scene.sentence.times if t.role in (TimeRole.SINCE, TimeRole.WHEN, TimeRole.DURING))
    return each and any(t.role is not TimeRole.WHEN or t.period.days > 7 for t in spans)


def _notes(sentence: Sentence, words: str) -> tuple[str, ...]:
    """How the article's calendar differs from the data's."""
    zone = _CALENDAR_ELSEWHERE.search(words)
    if zone is not None:
        name = f"{zone['zone'].title()} time" if zone["zone"] else zone["short"].upper()
        return (f"{UTC}; the article speaks of {name}, so the two differ by some hours.",)
    if any(_WEEKDAY.search(time.text.lower()) for time in sentence.times):
        return (f"{UTC}; the article names a weekday.",)
    return ()


# --- What a change is measured from --------------------------------------------------------------


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
        numbers = gap.count(NUMBER) + (at.start < quantity.span.start)
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
        lead = masked.before(time.span.start)
        earlier = EARLIER_FIGURE.search(lead) is not None and (
            time.span.start > quantity.span.end
            or _ENDS_BETWEEN.search(masked.between(time.span.end, quantity.span.start))
        )
        if time.role is TimeRole.SINCE or against or earlier or COMPARED.search(lead):
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
        replace(period, last=first, note=f"the first {period.grain} of the stretch", others=()),
        replace(period, first=last, note=f"the last {period.grain} of the stretch", others=()),
    )


# --- What later sentences inherit ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """The period that a sentence puts in force. ``ends`` is true where it ends what stood, with or without another."""

    period: Period = UNDATED
    ends: bool = False
    bound: str = ""


def said(setting: Setting) -> Said:
    """What a sentence says of time for what follows: the last that it says of its own matter.

    "Currently" ends what stood. A time that something is compared with, and the date of an event, put nothing in force.
    In a text about a period a shorter one takes over only where it stands before its sentence's numbers, and not "in
    September alone".
    """
    topic = setting.topic
    if topic.grain in LONG and any(_is_whole(time.period, topic) for time in setting.sentence.times):
        return Said(topic, ends=True)
    for time in reversed(setting.sentence.times):
        if _only_passes(time, setting):
            continue
        lead = setting.masked.before(time.span.start)
        if _RELATIVE.search(lead) and setting.masked.after(time.span.end).startswith(","):
            continue
        if time.each or time.part or time.aside or time.bound in ("after", "before", "until"):
            continue
        if MEASURED_AGAINST.search(lead) or EARLIER_FIGURE.search(lead):
            continue
        if time.role is TimeRole.THAT and time.grain in stands.CARRIED:
            to = _pointed(time, setting)
            stood = not to.period.known or _is_whole(to.period, setting.frame.period)
            return Said() if stood else Said(to.period, bound=to.bound)
        if time.role is TimeRole.LATER and (period := _counted(time, setting)).known:
            return Said(replace(period, note=f'carried over from "{time.text}"'), ends=True)
        if time.role is TimeRole.NOW and not time.vague:
            return Said(time.period if time.period.grain in stands.CARRIED else UNDATED, ends=True)
        if time.role is TimeRole.WHEN and time.period.known:
            note = f'carried over from "{time.text}"'
            return Said(replace(time.period, basis=Basis.INFERRED, note=note), True, time.bound)
        if time.role is TimeRole.DURING and time.period.known and not setting.sentence.quantities:
            return Said(time.period, ends=True)
    return Said()


_ALONE = rule(r"^(?: \w+)? ?\b(?:alone|itself|by itself|only)\b")


def _only_passes(time: Time, setting: Setting) -> bool:
    """True for a time that holds for its own sentence only, while the text or what stands has a longer one."""
    if time.role is TimeRole.THAT or _is_whole(time.period, setting.topic):
        return False
    a_day = time.period.days == 1 or (time.role is TimeRole.LATER and time.grain is Grain.DAY)
    if not setting.topic.known and not (a_day and setting.frame.period.grain is Grain.WEEK):
        return False
    if _ALONE.match(setting.masked.after(time.span.end)[:30]):
        return True
    if setting.topic.known and time.period.grain is setting.topic.grain:
        return False
    return any(_is_level(quantity) and quantity.span < time.span for quantity in setting.sentence.quantities)


def _is_level(quantity: Quantity) -> bool:
    amount = quantity.unit == "" and quantity.value >= LEAST_AMOUNT
    return amount or quantity.unit in (Unit.TOKENS, Unit.FRACTION)


def named_last(setting: Setting) -> Frame:
    """The last period that a sentence names, whatever of: "a week later" in the next one counts on from it."""
    for time in reversed(setting.sentence.times):
        if time.role is TimeRole.LATER and (period := _counted(time, setting)).known:
            return Frame(period)
        if time.role is TimeRole.WHEN and time.period.known:
            return Frame(time.period, bound=time.bound)
    return NOTHING
