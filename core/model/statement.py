"""A number with what its surroundings say about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.claim import Baseline, Scope
from core.model.entity import Entity, Mention
from core.model.number import Quantity
from core.model.sentence import Sentence, Stance
from core.model.time import UNDATED, Period, Time, Window


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity with everything its surroundings say about it: the input of every claim kind.

    ``lead`` and ``tail`` are the words of the sentence before and after the quantity, lower case, with every entity,
    time and other number painted over by the tag of its kind (``core/language/tags.py``), so that a kind's rules are
    written over grammar and not over names. ``subject`` and ``other`` are ``None`` when nobody is named.
    ``peers`` are the quantities of the same sentence, in reading order, this one included. ``qualifier`` is a mention
    of something the data does not break down that narrows the number ("60 % of coding requests"). ``period`` is that of
    a level, ``until`` that of a change's end: "from a week earlier" dates the first and only measures the second.
    ``each`` is true where the words say the number of every week (day, month) in turn, not of all of them together.
    ``dealt`` is true for a number of a list that was dealt out over a list of names or of times.
    """

    sentence: Sentence
    quantity: Quantity
    lead: str
    tail: str
    subject: Entity | None
    other: Entity | None
    period: Period
    baseline: Baseline | None
    during: Time | None
    scope: Scope
    stance: Stance
    speaker: str
    on_topic: bool
    peers: tuple[Quantity, ...] = ()
    notes: tuple[str, ...] = ()
    qualifier: Mention | None = None
    until: Period = UNDATED
    each: bool = False
    dealt: bool = False

    @property
    def windows(self) -> tuple[Window, ...]:
        """All spans of days in which a level may hold, fixed by rule; the first is the period."""
        return self.period.windows

    @property
    def ahead(self) -> str:
        """The sentence's own words up to the number."""
        return self.sentence.text[: self.quantity.span.start - self.sentence.span.start]

    @property
    def behind(self) -> str:
        """The sentence's own words from the number on."""
        return self.sentence.text[self.quantity.span.end - self.sentence.span.start :]


class Turn(StrEnum):
    """What a word does that turns a sentence: the classes of ``data/lexicon/turning.csv``."""

    DENIAL = "denial"
    EACH = "each"  # true of each member and not of the sum
    ALL = "all"  # takes everything of the subject's together
    EXCEPT = "except"  # all but one, the rest
    AVERAGE = "average"
    PEAK = "peak"
    HOUR = "hour"  # rates: a figure of one hour, day, month or year
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PART = "part"  # of some users, hosts, uses or kinds of tokens
    OF_WHICH = "of which"  # of what was named before
    TOTAL = "total"  # a sum from the beginning
    THAN = "than"  # compares with somebody or some time
    TOGETHER = "together"
    IN_TURN = "in turn"  # deals numbers out over names or times
    SHIFT = "shift"  # counts a time from another
    DAYS = "days"  # days with a name of their own, which nobody works out
    VARIANT = "variant"  # a free, paid or other variant of a model


@dataclass(frozen=True, slots=True)
class TurningWord:
    """A word or phrase in a number's own clause that turns what the sentence says, as printed in lower case."""

    words: str
    turn: Turn
