"""Dates of something else than a number: of a release, a report, a comparison. They date nothing but themselves."""

from __future__ import annotations

from dataclasses import replace

from core.language.grammar import rule
from core.model import Sentence, Time, TimeRole
from core.resolve.structure.clause import Masked
from core.resolve.structure.tense import around

_EVENT = (
    r"(?:unveil\w*|releas\w+|launch\w*|introduc\w+|announc\w+|debut\w*|found(?:ed|ing)|listed|available|born|shipped|"
    r"rolled out|roll-?out|arriv\w+|came out|come out|coming out|(?:went|going|goes) (?:live|online)|"
    r"came online|appeared|open-?sourced|"
    r"published|publishes|publication|reported|reports|wrote|writes|said|says|told|posted|tweeted|filed|dated|updated|"
    r"accessed|retrieved|raised|acquired|hired|joined|signed|banned|presented|uploaded|submitted|deprecated|retired|"
    r"ended (?:its|their)|pulled|withdrawn|taken down|switched off)"
)

_EVENT_BEFORE = rule(
    rf"(?:\b{_EVENT}|(?:^|[,(–—] ?|\b(?:is|was|are|were|been|just|now|already) )out)(?: [\w{{anybody}}'-]+){{0,5}}? ?"
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


_THEN_AND_THERE = rule(
    r"\b(?:when|by the time|after|before|until|once|as soon as|following) (?:[\w{anybody}'-]+ ){0,6}?"
    rf"(?:{_EVENT}|{_EVENT_NOUN})\b|"
    r"{time} (?:[\w{anybody}'-]+ ){0,3}?(?:launch|release|debut|arrival)\b|"
    r"\b(?:at the time|back then|by then|at launch|upon (?:release|launch))\b"
)


def is_dated_by_event(at: int, masked: Masked) -> bool:
    """True for a sentence that sets its number at an event ("when V4 came out") whose day it does not name."""
    return _THEN_AND_THERE.search(around(at, masked)) is not None
