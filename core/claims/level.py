"""How a level is meant over more than a week: as the sum, as some week's, as every week's, or as the weeks' mean.

"Its share passed 60 % in the first quarter" says that some week was above, "peaked at" that the highest was there,
"averaged" gives the mean, and "every week for five weeks" is true of the lowest. ``Claim.detail`` holds which of
them (``core/datasets/answers/through.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from core.claims.frame import near
from core.claims.questions import Question
from core.datasets.answers.through import HIGHEST, HIGHEST_RUN, LOWEST, MEAN
from core.interval import Interval
from core.language.grammar import rule
from core.model import Basis, Claim, Comparator, Grain, Period, Quantity, Statement, TimeRole
from core.resolve.structure.clause import last_words
from core.wording import counting

_TO = (
    r"(?: (?:at|to|of|by|a|an|the|above|over|past|about|around|roughly|nearly|some|more than|as much as|share|"
    r"weekly)){0,4}"
)
_PEAKED = rule(rf"\b(?:peak(?:s|ed|ing)?|topp(?:ed|ing) out|maxed out|(?:a|its|their|the) (?:high|peak)){_TO} ?$")
_AT_PEAK = rule(r"^[^,;.]{0,30}\bat (?:its|their|the) (?:peak|height)\b")
_PASSED = rule(rf"\b{{pass}}{_TO} ?$|\b(?:move[ds]?|moving|climbed|rose|went) (?:above|past|over|beyond) ?$")
_AVERAGED = rule(rf"\b(?:averag(?:e|es|ed|ing)|mean|on average,?(?: [\w{{tag}}]+){{0,4}}){_TO} ?$")
_AVERAGE_AFTER = rule(r"^[^,;.]{0,40}\bon average\b")
_EVERY = rule(
    r"\b(?:every|each) (?:single )?week\b|\bweek (?:after|in,? week out)\b|"
    r"\b(?:every one|each|all) of (?:the(?:se|ose)? |those )?(?:last |past )?{time}"
)
_BOUNDS_BELOW = (Comparator.OVER, Comparator.AT_LEAST)
_BOUNDS_ABOVE = (Comparator.UNDER, Comparator.AT_MOST)
_WEEK = 7

LONG = 100
"""Days up to which "averaged" is read. In a longer time usage grows many times over, so that a mean hangs on which
weeks it takes in and how they weigh, and no words say it. A share is drawn over time from here on."""

WHEN_UNSAID = "The text does not say within which time this was the peak."
WEEKS_UNSAID = "The text does not say which weeks “every week” means."


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is meant: the claim's ``detail``, the period that it speaks of, and why it cannot be checked.

    ``least`` is true where the words are borne out by any more than the number: "reached 30 %".
    """

    detail: str
    period: Period
    blocked: str = ""
    least: bool = False

    def of(self, quantity: Quantity) -> Quantity:
        """The quantity with what the words make of its bounds."""
        if not self.least:
            return quantity
        return replace(quantity, comparator=Comparator.AT_LEAST, allowed=Interval(quantity.allowed.low, float("inf")))


def level(statement: Statement, quantity: Quantity) -> Level:
    """How the words mean a level; ``detail`` is "" for the plain sum or share of the period."""
    period = statement.period
    lead = f"{last_words(statement.lead, 8)} {quantity.hedge}".lower().rstrip()
    if says_every_week(statement, quantity):
        return _of_every_week(statement, quantity)
    if _PEAKED.search(lead) or _AT_PEAK.match(statement.tail):
        if period.days > _WEEK:
            return Level(HIGHEST, period)
        stated = period.basis in (Basis.STATED, Basis.INFERRED) and period.known
        return Level("", period) if stated else Level("", period, WHEN_UNSAID)
    if period.days <= _WEEK:
        return Level("", period)
    if _PASSED.search(lead):
        return Level(HIGHEST, period, least=quantity.comparator in (Comparator.EQUAL, Comparator.ABOUT))
    if period.days <= LONG and (_AVERAGED.search(lead) or _AVERAGE_AFTER.match(statement.tail)):
        return Level(MEAN, period)
    return Level("", period)


_APART = rule(r"[;:()]|\b(?:while|whereas|but|yet)\b")


def says_every_week(statement: Statement, quantity: Quantity) -> bool:
    """True where the number's clause speaks of each of several weeks."""
    clause = f"{_APART.split(statement.lead)[-1]} {quantity.text.lower()} {near(statement).partition('#')[2]}"
    return statement.each or _EVERY.search(clause) is not None


def _of_every_week(statement: Statement, quantity: Quantity) -> Level:
    """The lowest week for "more than 4 trillion every week", the highest for "less than"."""
    period = _weeks(statement)
    if quantity.comparator in _BOUNDS_BELOW:
        detail = LOWEST
    elif quantity.comparator in _BOUNDS_ABOVE:
        detail = HIGHEST
    else:
        return Level("", statement.period)  # "4 trillion tokens every week" is a rate
    return Level(detail, period or statement.period, "" if period else WEEKS_UNSAID)


def _weeks(statement: Statement) -> Period | None:
    """The weeks that "every week" means, as far as the words say it."""
    until, during = statement.until, statement.during
    if statement.period.days > _WEEK:
        return statement.period
    if until.last is None:
        return None
    length = next(
        (time for time in statement.sentence.times if time.grain is Grain.WEEK and (time.amount or 0) > 1), None
    )
    if (
        during is not None
        and during.role is TimeRole.SINCE
        and during.period.first is not None
        and during.period.first <= until.last
    ):
        return Period(during.period.first, until.last, until.basis, until.grain, f"{during.text}, up to the last week")
    if length is not None and length.amount:
        first = until.last - timedelta(days=_WEEK * int(length.amount) - 1)
        return Period(first, until.last, until.basis, until.grain, length.text)
    return None


def questions(made: Claim, plainly: Callable[..., tuple[Question, ...]]) -> tuple[Question, ...]:
    """What to ask about a level; ``plainly`` asks about the plain sum or share and takes the query's ``detail``."""
    if made.detail == HIGHEST:
        return (*plainly(detail=HIGHEST), *_also(plainly(), HIGHEST_RUN))
    if made.detail == MEAN:
        return (*plainly(detail=MEAN), *_also(plainly(), ""))
    return plainly(detail=made.detail)


_NAMES = {HIGHEST_RUN: "in its highest seven days", "": "over the whole period"}


def _also(asked: tuple[Question, ...], detail: str) -> tuple[Question, ...]:
    """The same questions, as far as they decide, with another detail."""
    return tuple(
        replace(
            question,
            query=replace(question.query, detail=detail),
            label=f"{counting(question.query.count, question.query.top)}, {_NAMES[detail]}",
        )
        for question in asked
        if question.applies and not question.label
    )
