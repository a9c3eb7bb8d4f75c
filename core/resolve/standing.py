"""Which period is in force where a sentence names none: that of the heading over it, or of what it goes on about.

A period reaches no further than its words do. That of a heading or of the line over a table holds for what stands under
it, that of a list's item for the item, that of a sentence for its paragraph; only a week goes on into the next
paragraphs, for statements in the past tense about the same. Dates of events (a release, a report, a round of funding)
date nothing but themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.extract import windows
from core.extract.windows import LONG
from core.language.grammar import rule
from core.model import UNDATED, Basis, Entity, EntityKind, Grain, Period, Quantity, Sentence, Time, TimeRole, Unit
from core.resolve.structure.clause import Masked

_ITEM = rule(r"\s*(?:[-*•·–+]|\d{1,3}[.)])\s|\s*\||^[^\n]*(?:\t|\|)")
_ONLY_NAMES = rule(r"^(?:[{anybody}{number}{time}]|[\W\d_]|\b(?:and|by|the|of)\b)*+")
_ABOUT_USAGE = rule(
    r"\b(?:tokens?|usage|traffic|volumes?|share|rank\w*|leader ?boards?|charts?|boards?|top|totals?|snapshot|data|"
    r"figures|numbers|weekly|daily|monthly)\b|[{top}{rank}]"
)
_MARKS = r"(?:_|[^\w{anybody}{number}{time}])"
_OF_THE_DAY = rule(
    rf"^{_MARKS}*+(?:(?:as of|on|in|for|over|the|week|of|ending|month|data|period|date){_MARKS}++)*+{{time}}{_MARKS}*+"
)
BOARD = r"(?:rankings?|leader ?boards?|boards?|charts?|tables?|totals?|figures?|numbers|snapshot|list|standings)"
_BOARD = rule(rf"\b(?:{BOARD}|data)\b|{{top}}")
_OFTEN = rule(
    r"\b(?P<often>weekly|daily|monthly)\b|\bthis (?P<this>week|month)'?s |\b(?P<days>7|30|seven|thirty)[- ]day\b|"
    r"\b(?:single|one) (?P<one>week)\b"
)
_BY_BOARD = rule(rf"\b(?P<often>weekly|daily|monthly)\b(?: [\w'{{anybody}}{{number}}{{time}}-]+){{0,4}}? {BOARD}\b")
GRAIN_OF = {
    "weekly": Grain.WEEK,
    "daily": Grain.DAY,
    "monthly": Grain.MONTH,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "7": Grain.WEEK,
    "seven": Grain.WEEK,
    "30": Grain.MONTH,
    "thirty": Grain.MONTH,
}
CARRIED = {Grain.DAY, Grain.WEEK, Grain.MONTH}
"""A period this fine stays in force for what follows; a year or a half is a frame for its own sentence only."""
_SHORT = frozenset({Grain.DAY, Grain.MONTH})
"""Such a period does not reach a sentence that dates something else: it has left that time."""
_OWNERS = (EntityKind.MODEL, EntityKind.FAMILY, EntityKind.LAB)

# --- Dates of something else ---------------------------------------------------------------------

_EVENT = (
    r"(?:unveil\w*|releas\w+|launch\w*|introduc\w+|announc\w+|debut\w*|found(?:ed|ing)|listed|available|born|shipped|"
    r"rolled out|roll-?out|arriv\w+|came out|come out|coming out|(?:went|going|goes) (?:live|online)|"
    r"came online|appeared|open-?sourced|"
    r"published|publishes|publication|reported|reports|wrote|writes|said|says|told|posted|tweeted|filed|dated|updated|"
    r"accessed|retrieved|raised|acquired|hired|joined|signed|banned|presented|uploaded|submitted|deprecated|retired|"
    r"ended (?:its|their)|pulled|withdrawn|taken down|switched off)"
)
_EVENT_BEFORE = rule(
    rf"\b(?:{_EVENT}|out)(?: [\w{{anybody}}'-]+){{0,5}}? ?"
    r"\(?(?:on|in|since|from|back in|as early as|at|early|late|,)? ?(?:the )?$"
)
_EVENT_NOUN = (
    r"(?:release|launch|debut|announcement|unveiling|introduction|report|paper|study|survey|analysis|article|post|"
    r"conference|summit|keynote|interview|funding|round|update|price cut|roll-?out|deadline|ban|rule|hearing|"
    r"build|checkpoint|edition|snapshot)s?"
)
_EVENT_AFTER = rule(rf"^(?:'s)? ?(?:[\w{{anybody}}'-]+ ){{0,2}}?{_EVENT_NOUN}\b")
_EVENT_OF = rule(rf"\b{_EVENT_NOUN}(?: (?:of|by|from) [\w{{anybody}}'-]+)? (?:on|in|of|from|dated) ?(?:the )?$")
_SOURCE = rule(r"[(\[][^()\[\]{number}{time}]{2,60},? $")  # "(Dataconomy, Feb 2026)"
_SINCE_THEN = rule(r"\bsince [^{time},.;:]{3,60}(?: in| on| of)? ?$")
_SINCE_EVENT = rule(rf"\bsince (?:its |their |the |{{anybody}}+(?:'s)? )?(?:\w+ )?{_EVENT_NOUN}(?: (?:on|in|of))? ?$")
_DATELINE = rule(r"^(?:[\w{somebody}.'-]++,? ){0,4}+(?:\([\w ]{2,20}+\) )?[(/]?")  # SINGAPORE (April 8): ...
_AFTER_DATELINE = rule(r"(?: \([\w ]{2,20}\))?(?:\)?:|\)? ?(?:[-–—]{1,2}|/)) ")
_THAN = (
    r"(?:\b(?:than(?: (?:it|they|that) (?:was|were|had|did|of))?|versus|vs\.?|against|"
    r"(?:compared|relative|set) (?:with|to|against)|what (?:it|they|that|{anybody}+) \w+(?: at)?)|"
    r"(?:\b(?:times|half|double|twice|triple|of)|{number}) (?:the|its|their) "
    r"(?:level|figure|total|volume|size|share|amount|tally)s?(?: of| in)?)"
)
_THEN = r"(?: (?:that|those|the level|levels) (?:of|in|for))?(?: in| for| during)?(?: the)? ?$"
MEASURED_AGAINST = rule(rf"(?:{_THAN}){_THEN}")
COMPARED = rule(rf"(?:\b(?:from|between)|{_THAN}){_THEN}")
EARLIER_FIGURE = rule(  # "45 %, down from 52 % in May": May is the 52 %'s alone
    rf"\b(?:from|against|versus|vs\.?|compared (?:with|to)|than)(?: just| only| about| roughly| approximately| around|"
    r" some| nearly| almost| over| under| the)* {number}[^.;,{somebody}{number}]{0,20}$|"
    rf"{{number}} (?:record|high|peak|mark)(?: set| reached| seen)?{_THEN}"
)


def _is_aside(time: Time, masked: Masked) -> bool:
    """True for the date of something else than the number.

    "SINGAPORE (April 8): ..."; "Hunter Alpha, unveiled on March 11, entered ..."; "the first to lead since Claude did
    so in April"; "(Reuters, May 2026)"; "after the May announcement".
    """
    start, end = time.span.start, time.span.end
    lead, tail = masked.before(start)[-120:], masked.after(end)[:60]
    a_day = time.period.days == 1  # "Week ending 15 February: ..." heads what follows, and is no dateline
    if a_day and _DATELINE.fullmatch(masked.before(start)) and _AFTER_DATELINE.match(masked.after(end)):
        return True
    if time.role in (TimeRole.SINCE,) or _SINCE_EVENT.search(lead):
        return False
    if _SINCE_THEN.search(lead) or _EVENT_OF.search(lead) or _EVENT_AFTER.match(tail):
        return True
    if _SOURCE.search(lead) and (not tail.strip() or tail.lstrip()[0] in ")]"):
        return True
    return time.role is TimeRole.WHEN and not time.bound and _EVENT_BEFORE.search(lead) is not None


def told_apart(sentence: Sentence, masked: Masked) -> Sentence:
    """The sentence with the dates of something else marked."""
    times = tuple(
        replace(time, aside=_is_aside(time, masked) or _is_spelt_out(time, before, masked))
        for before, time in zip((None, *sentence.times), sentence.times, strict=False)
    )
    return replace(sentence, times=times)


_WEEKDAYS = rule(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat|sun")
_SPELT_OUT = rule(r"^(?:,? ?\(?(?:from )?| ?(?:to|through|until|[-–—]) ?)$")


def _is_spelt_out(time: Time, before: Time | None, masked: Masked) -> bool:
    """True for weekdays behind the days that they are: "22-28 September, Monday to Sunday"."""
    if before is None or not before.period.known or _WEEKDAYS.fullmatch(time.text.lower()) is None:
        return False
    days = before.period.days > 1 or _WEEKDAYS.fullmatch(before.text.lower()) is not None
    return days and _SPELT_OUT.match(masked.between(before.span.end, time.span.start)) is not None


# --- Tense ---------------------------------------------------------------------------------------

_CLAUSE_END = rule(r"[,;:()]|\s[-–—]\s")
_VERB = rule(
    r"\b(?P<now>is|are|holds?|has|have|account(?:s|ing)? for|takes?|ranks?|leads?|tops?|sits?|process(?:es)?|handles?|"
    r"serves?|routes?|makes? up|commands?|controls?|dominates?|represents?|stands?|comes|remains?|puts|shows?|"
    r"captures?|exceeds?|uses|consumes?|goes?|now|currently|today|follows|appears?|occup(?:y|ies)|draws?|owns?|runs?|belongs?)\b"
    r"(?: (?:just|now|already|since|also|not|never|all|been|\w{2,}ed|held|taken|grown|risen|fallen|become|gone|led))*+|"
    r"\b(?:was|were|had|did|held|took|led|fell|rose|grew|hit|went|came|stood|sat|made|drew|ran|became|overtook|saw|got|"
    r"lost|won|shrank|sank|slid|climbed|\w{2,}ed(?! by\b))\b"
)
_THEN_AND_THERE = rule(
    r"\b(?:when|by the time|after|before|until|once|as soon as|following) (?:[\w{anybody}'-]+ ){0,6}?"
    rf"(?:{_EVENT}|{_EVENT_NOUN})\b|"
    r"{time} (?:[\w{anybody}'-]+ ){0,3}?(?:launch|release|debut|arrival)\b|"
    r"\b(?:at the time|back then|by then|at launch|upon (?:release|launch))\b"
)
_OTHERS_WORK = rule(r"\b(?:analysts?|analys[ei]s|stud(?:y|ies)|surveys?|estimates?|reports?)\b")
NEAR = 21
"""Days before publication within which a week is still that of a report in the present tense."""


def before_in_clause(at: int, masked: Masked) -> str:
    """The masked words before an offset, back to the last mark."""
    return _CLAUSE_END.split(masked.before(at)[-200:])[-1]


def around(at: int, masked: Masked) -> str:
    """The masked words on either side of an offset, as far as they reach."""
    return masked.before(at) + masked.after(at)


def nearby(sentence: Sentence, at: int) -> Sentence:
    """The sentence with those of its numbers and times that stand around an offset.

    A row of thousands of cells is so read in one go, and not once for every number in it.
    """
    if max(len(sentence.times), len(sentence.quantities)) <= 2 * NEIGHBOURS:
        return sentence
    times, numbers = (_few(items, at) for items in (sentence.times, sentence.quantities))
    return replace(sentence, times=times, quantities=numbers)  # type: ignore[arg-type]  # each of its own kind


NEIGHBOURS = 24
"""Times, or numbers, on either side of a number that may have a part in its own time."""


def _few(items: Sequence[Time | Quantity], at: int) -> tuple[Time | Quantity, ...]:
    here = bisect_left(items, at, key=lambda item: item.span.start)
    return tuple(items[max(here - NEIGHBOURS, 0) : here + NEIGHBOURS])


def own_clause(at: int, masked: Masked) -> str:
    """The masked words around an offset, up to the next mark on either side."""
    return before_in_clause(at, masked) + _CLAUSE_END.split(masked.after(at)[:200])[0]


def is_present(at: int, masked: Masked) -> bool:
    """True for a statement about the present: so says the last verb before it in its clause, else the first in it.

    "Has taken" is about the present; a statement without a verb is about none.
    """
    before = [verb["now"] is not None for verb in _VERB.finditer(before_in_clause(at, masked))]
    if before:
        return before[-1]
    verb = _VERB.search(own_clause(at, masked))
    return verb is not None and verb["now"] is not None


def is_past(at: int, masked: Masked) -> bool:
    """True for a statement in the past tense, by the verb that tells of the present; without a verb it is neither."""
    return not is_present(at, masked) and _VERB.search(own_clause(at, masked)) is not None


def is_board(at: int, masked: Masked) -> bool:
    """True for a sentence that speaks of a ranking or of its data, or of how often it is added up."""
    words = around(at, masked)
    return _BOARD.search(words) is not None or cadence_of(words) is not None


def is_dated_by_event(at: int, masked: Masked) -> bool:
    """True for a sentence that sets its number at an event ("when V4 came out") whose day it does not name."""
    return _THEN_AND_THERE.search(around(at, masked)) is not None


# --- How often a board is added up ---------------------------------------------------------------


def cadence_of(words: str) -> Grain | None:
    """Weekly, daily or monthly, where the words say just one of them."""
    said = {GRAIN_OF[m["often"] or m["this"] or m["days"] or m["one"]] for m in _OFTEN.finditer(words)}
    return said.pop() if len(said) == 1 else None


def board_of(words: str) -> Grain | None:
    """How often the board is added up that the words point at ("OpenRouter's monthly token rankings")."""
    said = {GRAIN_OF[m["often"]] for m in _BY_BOARD.finditer(words)}
    return said.pop() if len(said) == 1 else None


# --- What stands ---------------------------------------------------------------------------------


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


def is_item(sentence: Sentence) -> bool:
    """True for a row of a table or an item of a list."""
    return _ITEM.match(sentence.text) is not None


def is_section(sentence: Sentence, masked: Masked) -> bool:
    """True for a heading of a section; a line of names and numbers alone is a row of a list."""
    if not sentence.heading:
        return False
    timed = not sentence.quantities and any(time.period.known for time in sentence.times)
    return timed or _ONLY_NAMES.fullmatch(masked.text) is None


def is_byline(masked: Masked) -> bool:
    """True for a line that is nothing but a date."""
    return _OF_THE_DAY.fullmatch(masked.text) is not None


def is_frame(sentence: Sentence, masked: Masked, period: Period, bound: str) -> bool:
    """True where a sentence's period stands for what follows: it is said of usage, or is a week.

    A line that is nothing but a day is a by-line.
    """
    if period.grain not in CARRIED:
        return False
    if period.grain is Grain.WEEK:
        return True
    if is_byline(masked):
        return period.grain is Grain.MONTH or bound != ""
    counted = any(q.unit in (Unit.FRACTION, Unit.RANK, Unit.TOKENS) and not q.why for q in sentence.quantities)
    return counted or _ABOUT_USAGE.search(masked.text) is not None


def owner_of(subject: Entity | None) -> Entity | None:
    """The model or lab that a sentence's period was said of; a country's or the platform's is everybody's."""
    return subject if subject is not None and subject.kind in _OWNERS else None
