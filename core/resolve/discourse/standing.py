"""Which period is in force where a sentence names none: that of the heading over it, or of what it goes on about.

A period reaches no further than its words do. That of a heading or of the line over a table holds for what stands under
it, that of a list's item for the item, that of a sentence for its paragraph; only a week goes on into the next
paragraphs, for statements in the past tense about the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.extract.times import windows
from core.extract.times.windows import LONG
from core.language.grammar import rule
from core.model import UNDATED, Basis, Entity, EntityKind, Grain, Period, Sentence, Time, TimeRole
from core.resolve.structure.clause import Masked
from core.resolve.structure.events import is_dated_by_event
from core.resolve.structure.lines import is_item
from core.resolve.structure.tense import around, is_present

_SHORT = frozenset({Grain.DAY, Grain.MONTH})
"""Such a period does not reach a sentence that dates something else: it has left that time."""

_OWNERS = (EntityKind.MODEL, EntityKind.FAMILY, EntityKind.LAB)

_OTHERS_WORK = rule(r"\b(?:analysts?|analys[ei]s|stud(?:y|ies)|surveys?|estimates?|reports?)\b")

NEAR = 21
"""Days before publication within which a week is still that of a report in the present tense."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A period in force, and the board that is spoken of. ``owner`` is the one model or lab that it was said of.

    ``doubt`` is the reason why nothing can be in force, not even the day of publication.
    """

    period: Period = UNDATED
    cadence: Grain | None = None
    owner: Entity | None = None
    bound: str = ""
    doubt: str = ""


TOPIC = "the period that the text is about"

OR_NOW = "the change may run up to the days named before or up to the day the article appeared"

ANOTHERS = "the text names days for another model only"

NOTHING = Frame()

REMEMBERED = 4
"""Periods that a text named before and still can point back at."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is in force at a place of the text.

    ``heading`` holds until the next, ``caption`` for the rows under it, ``item`` for the item of a list that said it,
    ``prose`` for ``paragraph`` and, if a week, for later ones. ``named`` are the last periods that the section named,
    the latest first. ``topic`` is the period that the whole text is about (see ``core/resolve/topic.py``).
    """

    heading: Frame = NOTHING
    caption: Frame = NOTHING
    item: Frame = NOTHING
    item_paragraph: int = -1
    prose: Frame = NOTHING
    paragraph: int = -1
    named: tuple[Frame, ...] = ()
    topic: Period = UNDATED

    def at(self, sentence: Sentence, at: int, masked: Masked, subject: Entity | None, published: date | None) -> Frame:
        """The frame of the number at an offset that is said of ``subject``: the nearest that reaches so far."""
        near = [self.item] if self.item_paragraph == sentence.paragraph else []
        near += [self.prose] if self.paragraph == sentence.paragraph else []
        near += [self.caption] if is_item(sentence) else []  # the line over a table or a list
        near.append(self.heading)
        elsewhere = any(time.aside for time in sentence.times)
        found = next((f for f in near if f.period.known and not (elsewhere and f.period.grain in _SHORT)), NOTHING)
        if not found.period.known:
            found = self._from_afar(sentence, at, masked, subject, published)
        elif found is self.prose and spans_months(sentence.times, self.topic):
            found = _or_now(found, published)
        cadence = next((frame.cadence for frame in near if frame.cadence), None)
        return replace(found, cadence=found.cadence or cadence)

    def _from_afar(
        self, sentence: Sentence, at: int, masked: Masked, subject: Entity | None, published: date | None
    ) -> Frame:
        """What the paragraphs before say, as far as it reaches into this one.

        A statement in the present tense, of an article that appeared soon after the week, may mean either.
        """
        own = [time for time in sentence.times if time.role is not TimeRole.STREAK]
        if _OTHERS_WORK.search(around(at, masked)) or spans_months(own, self.topic) or sentence.heading:
            return NOTHING
        prose = self.prose if self.prose.period.known and not self.is_of_topic(self.prose.period) else NOTHING
        present = is_present(at, masked)
        if prose.period.known and not _same(prose.owner, subject):
            if present or not self.topic.known:
                return NOTHING if present else Frame(doubt=ANOTHERS)
            prose = NOTHING
        if present and prose.period.basis is Basis.PUBLISHED and prose.period.known:
            return prose
        about = NOTHING if is_dated_by_event(at, masked) else Frame(self.topic)
        frame = prose if prose.period.grain is Grain.WEEK else about
        if not present or not frame.period.known:
            return frame
        if published is None or 0 <= _age(frame.period, published) <= NEAR:
            return replace(frame, period=windows.joined(frame.period, windows.current(published)))
        return NOTHING

    def is_of_topic(self, period: Period) -> bool:
        """True for the topic itself, and for a week within a month, a quarter or a year that the text is about."""
        if not self.topic.known:
            return False
        return self.topic.grain in LONG or (period.first, period.last) == (self.topic.first, self.topic.last)


SILENCE = Standing()
"""Nothing said yet."""


def _or_now(frame: Frame, published: date | None) -> Frame:
    """The frame of a change over months, which may run up to it or up to now."""
    if published is None:
        return replace(frame, doubt=OR_NOW)
    return replace(frame, period=windows.joined(frame.period, windows.current(published)))


def spans_months(times: Sequence[Time], topic: Period) -> bool:
    """True where a sentence spans months up to now ("from 5 to 25 trillion over six months").

    A text about a quarter compares it with the quarter before.
    """
    spans = (time for time in times if time.role in (TimeRole.BEFORE, TimeRole.DURING) and time.grain in LONG)
    return any(not (topic.grain in LONG and lasts(topic, time.grain, time.amount)) for time in spans)


_DAYS = {
    Grain.DAY: (1, 1),
    Grain.WEEK: (7, 7),
    Grain.MONTH: (28, 31),
    Grain.QUARTER: (89, 92),
    Grain.HALF: (181, 184),
    Grain.YEAR: (365, 366),
}


def lasts(period: Period, grain: Grain | None, amount: float | None = None) -> bool:
    """True for a period that is as long as a length: "the three months" of a quarter."""
    if grain not in _DAYS or not period.known:
        return False
    least, most = _DAYS[grain]
    return least * (amount or 1) <= period.days <= most * (amount or 1)


def _age(period: Period, published: date) -> int:
    return (published - period.last).days if period.last is not None else -1


def _same(owner: Entity | None, subject: Entity | None) -> bool:
    """False where one model's period would date another model's number."""
    return owner is None or subject is None or subject.kind not in _OWNERS or owner == subject


def owner_of(subject: Entity | None) -> Entity | None:
    """The model or lab that a sentence's period was said of; a country's or the platform's is everybody's."""
    return subject if subject is not None and subject.kind in _OWNERS else None
