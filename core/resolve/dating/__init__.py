"""When a number holds, and what a change is measured from.

scene.py      a number in its setting
place.py      which expression of time dates it
period.py     what that expression means, and what holds where there is none
start.py      the earlier of two figures
baseline.py   what a change is measured from
tables.py     by the head of a column
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.extract.times import windows
from core.language.grammar import rule
from core.model import Baseline, Entity, Grain, Period, Quantity, Sentence, Time, TimeRole, Window
from core.resolve.dating.baseline import baseline_of, ends_of, start_of
from core.resolve.dating.dealt import dealt_period
from core.resolve.dating.period import period_of
from core.resolve.dating.place import FROM_TO
from core.resolve.dating.scene import Scene
from core.resolve.dating.start import at_start, is_start
from core.resolve.discourse.anchors import is_whole, name_of, shifted
from core.resolve.discourse.talk import Talk
from core.resolve.structure.events import MEASURED_AGAINST
from core.resolve.structure.place import Place
from core.resolve.structure.tense import around, before_in_clause, nearby

_CALENDAR_ELSEWHERE = rule(
    r"\b(?P<zone>beijing|china standard|eastern|pacific|central european|singapore|tokyo|london|local|moscow) time\b|"
    r"\b(?P<short>cst|est|edt|pst|pdt|cet|bst|jst|ist|utc\+\d{1,2})\b"
)

_HAD = rule(r"\b(?:which|who|that) had\b")

_EVERY = rule(r"\b(?:every|each)\b")

_WEEKDAY = rule(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")

UTC = "The data's days run from midnight to midnight UTC"


@dataclass(frozen=True, slots=True)
class Dating:
    """The dates of one number: as a ``level`` in a period, and as a ``change`` up to a period from a ``baseline``.

    ``during`` is the expression that gave the baseline. "A week earlier" dates a level and only measures a change.
    ``each`` is true where the number is said of every week (day, month) in turn, ``dealt`` where it was dealt out
    over a list of times. ``notes`` tell the reader how the article's calendar differs from the data's.
    """

    level: Period
    change: Period
    baseline: Period | None = None
    during: Time | None = None
    each: bool = False
    dealt: bool = False
    notes: tuple[str, ...] = ()

    @property
    def measured_from(self) -> Baseline | None:
        """What a change is measured from, with its distance where that is how the words give it."""
        if self.baseline is None:
            return None
        during = self.during
        back = (during.amount, during.grain) if during is not None and during.amount and during.grain else None
        return Baseline(self.baseline, back)

    @property
    def windows(self) -> tuple[Window, ...]:
        """All spans of days in which a level may hold; the first is ``level``."""
        return self.level.windows


def when(quantity: Quantity, place: Place, spoken: Talk, subject: Entity | None) -> Dating:
    """When a number holds: as its sentence says, or what stands from before for its ``subject``."""
    at, standing = quantity.span.start, spoken.standing
    near = nearby(place.sentence, at)
    frame = standing.at(near, at, place.masked, subject, place.published)
    dating = dated(Scene(near, place.masked, frame, standing.named, standing.topic, place.published, quantity))
    own = dealt_period(quantity, place.sentence, place.found, place.masked)
    return dating if own is None else replace(dating, level=own, change=own, dealt=True)


def dated(scene: Scene) -> Dating:
    """Every date that a number may need."""
    quantity, sentence, masked = scene.quantity, scene.sentence, scene.masked
    start = start_of(quantity, sentence, masked)
    compared = start if start is not None and MEASURED_AGAINST.search(masked.before(start.span.start)) else None
    level = period_of(scene, change=False, start=compared)
    change = period_of(scene, change=True, start=start)
    baseline, during = baseline_of(quantity, sentence, masked, change)
    if baseline is None and start is not None:
        baseline, during = start.period, start
    elif baseline is None and not is_whole(change, scene.topic) and (ends := ends_of(change)) is not None:
        baseline, change = ends[0], windows.as_it_stood(ends[1], scene.published)
        level = change if FROM_TO.search(masked.before(quantity.span.start)) else level
    if is_start(scene):
        level = at_start(scene, level, baseline)
    if quantity.form == "streak" and _HAD.search(before_in_clause(scene.at, masked)) and len(level.windows) == 1:
        level = shifted(level, 1, Grain.WEEK, f"the week before {name_of(level)}: it was over then")
    return Dating(level, change, baseline, during, _is_each(scene), notes=_notes(sentence, around(scene.at, masked)))


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
