"""The period that a whole text is about: a report on a week, a month, a quarter or a year.

Such a text names its period where it begins (in its title, its first paragraphs or a heading) and then speaks of it in
the past tense without naming it again, whoever a sentence is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from core.extract import read
from core.extract.times.windows import LONG
from core.language.grammar import rule
from core.model import UNDATED, Basis, Grain, Period, Reading, Sentence, Time, TimeRole
from core.resolve.discourse.standing import TOPIC
from core.resolve.structure.clause import Masked, mask
from core.resolve.structure.events import COMPARED, EARLIER_FIGURE, MEASURED_AGAINST, told_apart
from core.resolve.structure.lines import is_byline, is_item

OPENING = 2
"""Paragraphs in which a text says what it is about; agencies do in the first, columns in the second."""
LEAST_WORDS = 8
"""Words. A shorter paragraph is a by-line, a caption or a source."""

_LAST = rule(r"\blast\b|\bjust\b|\b(?:latest|most recent) (?:full|complete)\b")
_RANGE = rule(r"\b(?:to|and|through|until)\b|[-–—]")
_WHOLE = frozenset({Grain.WEEK}) | LONG


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence, and the periods that it names of its own matter, in their order.

    A question that is a paragraph of its own heads what follows, as a heading does.
    """

    sentence: Sentence
    periods: tuple[Period, ...]
    heads: bool


def topic(reading: Reading, surface: str, title: str = "") -> Period:
    """The period that the text is about; undated where it has none.

    The first period of the title, of the opening or of the one heading that names any. A month or longer is only
    background while the title and the headings leave it out and the text names it just once.
    """
    told = list(_told(reading, surface))
    named = [period for one in told for period in one.periods]
    for period in (*_titled(title, reading.published), *_begun(told)):
        framing = (
            period.grain is Grain.WEEK
            or _has_just_ended(period, reading.published)
            or _is_headed(period, title, told, reading.published)
        )
        if framing or sum(_days(other) == _days(period) for other in named) > 1:
            return _carried(period, TOPIC)
    return UNDATED


def _carried(period: Period, note: str) -> Period:
    return replace(period, basis=Basis.INFERRED, note=note)


def _days(period: Period) -> tuple[date | None, date | None]:
    return period.first, period.last


def _told(reading: Reading, surface: str) -> Iterator[_Told]:
    lengths = Counter(sentence.paragraph for sentence in reading.sentences)
    for sentence in reading.sentences:
        masked = mask(sentence, sentence.span.of(surface)) if sentence.times else None
        alone = lengths[sentence.paragraph] == 1 and sentence.text.rstrip().endswith("?")
        periods = tuple(_periods(sentence, masked)) if masked is not None else ()
        yield _Told(sentence, periods, sentence.heading or (alone and not is_item(sentence)))


def _periods(sentence: Sentence, masked: Masked) -> Iterator[Period]:
    if sentence.heading and is_byline(masked):
        return
    for time in told_apart(sentence, masked).times:
        if _is_named(time) and not _is_background(time, masked):
            yield time.period


def _is_named(time: Time) -> bool:
    """True for a week, month or longer that is over: a date, or "last week"."""
    if not time.period.known or time.period.grain not in _WHOLE or time.each or time.part:
        return False
    if time.bound in ("after", "before", "until", "by"):
        return False
    return time.role is TimeRole.WHEN or (time.role is TimeRole.NOW and _LAST.search(time.text.lower()) is not None)


def _is_background(time: Time, masked: Masked) -> bool:
    """True for the date of an event, and for what something is compared with."""
    lead = masked.before(time.span.start)
    compared = (MEASURED_AGAINST, EARLIER_FIGURE) if _RANGE.search(time.text) else (COMPARED, EARLIER_FIGURE)
    return time.aside or any(words.search(lead) for words in compared)


def _titled(title: str, published: date | None) -> tuple[Period, ...]:
    if not title.strip():
        return ()
    reading = read(title, published)
    return tuple(period for one in _told(reading, reading.text) for period in one.periods)[:1]


def _begun(told: list[_Told]) -> Iterator[Period]:
    """The period of the headings, if that is only one, and the first of the opening, whichever stands first."""
    headed = [one for one in told if one.heads and one.periods]
    only = headed[:1] if len({_days(period) for one in headed for period in one.periods}) == 1 else []
    opening = [one for one in _opening(told) if one.periods]
    weeks = [period for one in opening for period in one.periods if period.grain is Grain.WEEK]
    moves_on = any(_ends_after(week, weeks[0]) for week in weeks)  # a report looks back, and not ahead
    first = [] if moves_on else opening[:1]
    for one in sorted((*only, *first), key=lambda one: one.sentence.span):
        if len({_days(period) for period in one.periods if period.grain is Grain.WEEK}) <= 1:  # of two it is about none
            yield one.periods[0]


def _ends_after(one: Period, other: Period) -> bool:
    return one.last is not None and other.last is not None and one.last > other.last


def _opening(told: list[_Told]) -> Iterator[_Told]:
    prose = [one for one in told if not one.heads and not is_item(one.sentence)]
    paragraphs = [list(group) for _, group in groupby(prose, key=lambda one: one.sentence.paragraph)]
    long = [group for group in paragraphs if sum(len(one.sentence.text.split()) for one in group) >= LEAST_WORDS]
    return (one for group in long[:OPENING] for one in group)


REVIEW = 45
"""Days after the end of a year in which a text that names it first looks back on it."""


def _has_just_ended(period: Period, published: date | None) -> bool:
    if period.grain is not Grain.YEAR or period.last is None or published is None:
        return False
    return 0 < (published - period.last).days <= REVIEW


def _is_headed(period: Period, title: str, told: list[_Told], published: date | None) -> bool:
    """True where the title or a heading names a period."""
    named = (other for one in told if one.heads for other in one.periods)
    return any(_days(period) == _days(other) for other in (*_titled(title, published), *named))
