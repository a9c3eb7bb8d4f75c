"""Which expression of time in a sentence dates a number."""

from __future__ import annotations

from collections.abc import Set

from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import Grain, Sentence, Time, TimeRole, Unit
from core.resolve.dating.scene import Scene
from core.resolve.discourse.said import RELATIVE
from core.resolve.discourse.standing import lasts
from core.resolve.structure.change import DOWN, UP
from core.resolve.structure.clause import Masked
from core.resolve.structure.events import EARLIER_FIGURE

HEDGE = (
    r"(?: (?:a|an|just|only|some|the|about|around|roughly|barely|nearly|almost|over|under|approximately|less than|"
    r"more than))*+"
)
REACH = 6
"""Words between a number and a time that is still its own."""

FROM_TO = rule(rf"\bfrom\b[^.;]{{0,30}}?{{number}}[^.;]{{0,90}}?\bto{HEDGE} ?$")

_ON_ITS_DAY = rule(  # "on its last full day, 4 October"
    r" ?(?:tokens )?on (?:its|their|the|{somebody}) (?:[a-z]+ ){0,3}day, ?"
)

PAIRED = rule(r" ?/ ?{number} ?{named}?")  # "40 % open / 60 % closed in March": both are of March

_STARTS_THEN = rule(  # "from 34 % in November to", "Anthropic, 15.8 % in Q2, has"
    rf"\bfrom{HEDGE} ?{{number}}(?: ?{{named}}(?: ?/ ?{{number}} ?{{named}})?)?[ `]*(?:tokens )?"
    rf"(?:(?:in|on|for|during|over) )?(?:the )?{{time}},? to{HEDGE} ?$|"
    r"{named}, {number} (?:tokens )?(?:in|on|for|during|over) (?:the )?{time}, "
    r"(?!and|or|but|while)[^,;:]{0,40}$"
)

APART = rule(r"[,;:()]|{number}|\b(?:and|while|as)\b")

_AGAINST = rule(r"{number}[ ,]*(?:\w+ ){0,3}(?:from|on|over|than|compared (?:with|to)|versus|vs|against)?(?: the)? ?$")

_REACHED = rule(
    rf"\b(?:{UP}|{DOWN}|reach\w*|hit|went|moved)\b[^.;,]{{0,40}}?\bto{HEDGE} ?$|\b(?:reach\w*|hit){HEDGE} ?$"
)

_TOLD = r"(?:said|says|reported|reports|announced|disclosed|told|wrote|posted|tweeted|shared|confirmed)"

_TOLD_ON = rule(rf"\b{_TOLD}(?: [\w{{anybody}}'-]+){{0,3}}? (?:on )?(?:the )?$")

_ON_TOLD = rule(rf"^,? ?(?:[\w{{anybody}}'-]+ ){{1,4}}?{_TOLD}\b")


def is_of_telling(time: Time, masked: Masked) -> bool:
    """True for the day on which somebody told a number."""
    before, after = masked.before(time.span.start)[-80:], masked.after(time.span.end)[:80]
    return _TOLD_ON.search(before) is not None or _ON_TOLD.match(after) is not None


def is_of_topic(time: Time, scene: Scene) -> bool:
    """True for "over the three months", "over the year" in a text about three months or a year."""
    over = time.role is TimeRole.DURING and _OVER_THE.match(time.text.lower()) is not None
    return over and lasts(scene.topic, time.grain, time.amount)


_OVER_THE = rule(r"(?:over|in|during|across|within) the (?!past|last|latest|first|next|space|course)")


def time_of(scene: Scene, roles: Set[TimeRole], start: Time | None = None) -> Time | None:
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
        and not (time.period.days == 1 and time.role is TimeRole.WHEN and is_of_telling(time, masked))
    ]
    inside = [time for time in times if quantity.span.covers(time.span)]
    if inside:
        return inside[0]
    if _IN_BRACKETS.search(masked.before(quantity.span.start)):  # "fewer than a week earlier (6.69 trillion)"
        return next((time for time in reversed(sentence.times) if time.span.end <= quantity.span.start), None)
    after = [time for time in times if time.span.start >= quantity.span.end]
    if after:
        gap = PAIRED.sub("", masked.between(quantity.span.end, after[0].span.start))
        if (not APART.search(gap) and len(gap.split()) <= REACH) or _ON_ITS_DAY.fullmatch(gap):
            return after[0]
    before = [time for time in times if time.span.end <= quantity.span.start and not _measures(time, sentence, masked)]
    end = FROM_TO.search(masked.before(quantity.span.start))
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


_IN_BRACKETS = rule(r"{time} \((?:it |they |at |was |were |about |with |had )*$")


def _is_in_clause_before(time: Time, scene: Scene) -> bool:
    """True for the time of a clause that ends before the number: "Grok, which went online on 19 November, took"."""
    before = time.span.end <= scene.at and "," in scene.masked.between(time.span.end, scene.at)
    return before and RELATIVE.search(scene.masked.before(time.span.start)) is not None


def _is_from_then(time: Time, scene: Scene) -> bool:
    """True for what a change is measured from: "rose 27 percent from April to 122.9 trillion"."""
    between = scene.masked.between(time.span.end, scene.at)
    return scene.masked.before(time.span.start).endswith("from ") and _ONLY_TO.fullmatch(between) is not None


_ONLY_TO = rule(rf" to{HEDGE} ?")


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
    if time.role not in (TimeRole.SINCE, TimeRole.DURING) or is_of_topic(time, scene):
        return True
    added = scene.quantity.unit == Unit.TOKENS and scene.cadence is None
    return added and time.period.known and _REACHED.search(scene.masked.before(scene.at)) is None


def _measures(time: Time, sentence: Sentence, masked: Masked) -> bool:
    """True when a BEFORE hangs on a change said earlier ("up 12 % from a week earlier, ...")."""
    lead = masked.between(sentence.span.start, time.span.start)
    return time.role is TimeRole.BEFORE and _AGAINST.search(lead) is not None
