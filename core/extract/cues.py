"""Numbers said without a number: "tops the chart" is rank 1, "most of the growth" is more than half.

Each cue becomes a ``Quantity`` whose ``form`` names it, so that everything downstream treats words and digits alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from core.interval import Interval, point
from core.model import Comparator, Quantity, Span, Time, TimeRole, Unit

_NUMBER_WORDS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True)) | {
    "twenty": 20,
    "fifty": 50,
}
_BOARD = (
    r"(?:the |its |this |that |any |openrouter'?s? |global |overall |weekly |monthly |daily |model |usage |token[- ]|"
    r"ai |llm |new )*"
    r"(?:openrouter|charts?|rankings?|leader ?boards?|boards?|league|tables?|standings|lists?|field|pack|platform|"
    r"market|week)"
)
_GAIN = r"(?:growth|increase|gains?|rise|expansion|uplift|surge|jump|added (?:volume|tokens))"
_FRONT = r"(?:first place|top spot|pole position|number[- ]one (?:spot|place|position)|top position|the lead|the crown)"
_ALONE = r"(?!first(?:,| and) second\b[^.;]{0,30}?\b(?:place|spot|position)s?\b)"  # those are several places
_HOLDS_PLACE = (
    r"(?:ranks?|ranked|came|comes|coming|finish(?:ed|es)|sits|sat|stands|placed|debuted|remains?|remained|is|was|"
    r"holds?|held|took|takes|taking|claims?|claimed|clinched|seized)"
)
_MOVES = r"(?:back|returns?|returned|reach(?:es|ed)|rose|rises|jump(?:s|ed)|climb(?:s|ed)|shot|went|moved)"
LEAD = re.compile(
    r"\b(?:"
    # tops the chart; leads with 2.5 trillion
    rf"(?:tops?|topped|topping|heads?|headed|heading|leads?|led|leading|dominates?|dominated) {_BOARD}\b|"
    r"(?:leads?|led|leading) (?=(?:at|with|on) (?:about |roughly |some |nearly |around |over |~)?[\d.]+)|"
    # came first, holds the top spot; back to the top of the table
    rf"{_HOLDS_PLACE} (?:in |at |on )?"
    rf"(?:{_ALONE}first(?=[ ,.;](?!time|instance|week|quarter|half|model|to\b))|(?:the )?{_FRONT})|"
    rf"{_MOVES} (?:back )?(?:to |at |on )?(?:the )?top of {_BOARD}\b|"
    # the largest lab by tokens; the most-used model
    r"(?:the|openrouter's|its|now|currently|remains?) (?:largest|biggest|top|number[- ]one|leading|most[- ]used) "
    r"(?:ai |model )?(?:lab|provider|supplier|vendor|developer|maker|company) "
    r"(?:by (?:tokens?|usage|volume|traffic)|on (?:openrouter|the platform|the router))|"
    r"(?:the|openrouter's|world's|platform's|now|currently) "
    r"(?:most[- ](?:used|popular)|biggest|largest|busiest|single most[- ]used) "
    r"(?:ai |language |large language |open[- ]weight )?(?:model|llm)(?!s)\b)"
)
FIRST = re.compile(
    r"\b(?:(?:for |marked |marking |is |was )?the (?:very )?first (?:time|instance|occasion|week|month)(?= |,|\.|;|$)|"
    r"(?:lead|order|crown|leadership) first (?:changed|flipped|passed)|"
    r"first (?:overtook|surpassed|passed|outperformed|eclipsed|beat)|"
    r"never (?:before )?(?:had|have|has) )"
)
MOST = re.compile(
    r"\b(?:most|the majority|the bulk|the lion's share|(?:more than|over) half) of "
    r"(?:this|that|the|its|these|those|openrouter'?s?|all)?"
    rf" ?(?:total |overall |weekly |platform'?s? |new |recent |added )*(?:{_GAIN}|tokens?|usage|traffic|volume)\b"
)
RECORD = re.compile(
    r"\b(?:(?:a |an |its |their |the )?(?:new )?(?:weekly )?(?:all-time|record) (?:high|peak|week|volume|level)|"
    r"(?:the |its )?(?:highest|largest|biggest|busiest) (?:weekly )?(?:week|total|volume|figure|level|reading)? ?"
    r"(?:ever|on record|so far|in (?:its|the platform's|openrouter's) history|to date))\b"
)
TOGETHER = re.compile(
    r"\b(?:more|greater|larger|bigger)(?: tokens?| usage| traffic| volume)? than "
    r"(?=[^;]{3,160}?\b(?:combined|put together|together|taken together)\b)"
)
LED_SINCE = re.compile(
    r"\b(?:has|have|had) (?:led|been ahead|stayed ahead|remained ahead|held the lead|kept the lead|topped|outsold|"
    r"outpaced)\b"
    r"(?=[^.;]{0,60}\b(?:ever since|since)\b)"
)
_LED_IN = re.compile(  # "topped February", "led in May"
    r"\b(?:topped|led|tops|leads|was first|ranked first)(?: in| for| through)? ?$"
)

# Places among the top N: all of them, one of them, or none.
SWEPT = re.compile(
    r"\b(?:occup(?:y|ies|ied|ying)|took|takes?|taking|seiz(?:e|es|ed|ing)|holds?|held|holding|claim(?:s|ed|ing)?|swept|"
    r"sweep(?:s|ing)?|fill(?:s|ed|ing)?|lock(?:s|ed)? (?:up|out)|captur(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|"
    r"monopoli[sz]\w+)(?: (?:all|each|every|of|the|openrouter's|its|platform's))* "
    r"(?:top|first)[- ](?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?: (?:places|positions|spots|slots|ranks|seats|rankings))?"
)
ALL_OF_TOP = re.compile(
    r"\b(?:top[- ](?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten)|"
    r"(?P<m>\d+|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:most[- ](?:used|popular)|biggest|largest|busiest|leading|top|highest[- ]ranked))"
    r"(?: (?:ai |language )?(?:models|systems|places|spots|positions|llms))?"
    r"(?= (?:on [\w'.]+ |that week |this week |last week )?(?:(?:were|are|all|both) ){1,2}(?:all |now )?"
    r"(?:from |by |made |built |developed |chinese|american|us\b|u\.s|open))"
)
PLACES_LISTED = re.compile(
    r"\bfirst(?:,| and) second(?P<third>,? and third)?(?P<fourth>,? and fourth)? (?:places?|spots?|positions?)\b"
)
WITHIN = re.compile(
    r"\b(?:squeez\w+|broke|break\w*|crack\w*|enter\w*|climb\w*|mov(?:es?|ed|ing)|crept|creep\w*|jump\w*|"
    r"land\w*|push\w*|ma(?:kes?|de)|figure[sd]?|appear\w*|is|are|was|were|remain\w*|stay\w*|finish\w*|rank\w*) "
    r"(?:it |ever |its way |firmly |only |back |still )*(?:(?:in|into|to|within|inside|among) )?"
    r"(?:the |openrouter's )+(?:weekly |overall )?"
    r"top[- ](?P<n>\d+|three|four|five|six|seven|eight|nine|ten|twenty|fifty)\b(?! models| places| spots| positions)"
)
IN_TOP = re.compile(
    r"\b(?:in|inside|within|among) (?:the |openrouter's )+"
    r"top[- ](?P<n>\d+|three|four|five|six|seven|eight|nine|ten|twenty|fifty)\b"
)
ABSENT = re.compile(
    r"\b(?:absent|missing|vanish(?:ed|es)?|gone|disappear(?:ed|s)?|fell out|fallen out|dropped out|slipped out|"
    r"drop out|out|shut out) (?:entirely |altogether |completely )?(?:from|of) (?:the |its |openrouter'?s? )*"
    r"top[- ](?P<n>\d+|three|five|ten|nine|twenty)\b"
)
NOWHERE = re.compile(
    r"\b(?:is|are|was|were|remains?|both|entirely|wholly) (?:entirely |altogether |completely |both |notably )?"
    r"(?:absent|missing)(?=[ ]?(?:[.,;:)]|$|from (?:it|the list|the ranking|the chart|the table)\b))"
)
"""Absent, but from a list said before: the N is filled in from what the text last spoke of."""

_NO_ONE = re.compile(r"\bno(?: single)? (?!longer|doubt|surprise)[^.;,]{2,50}$")
_DENIED = re.compile(r"\b(?:no|not|never|neither|nor|none|n't|nobody)\b[^.;]*$")
BACK = 60
"""Characters before a cue in which a denial of it may stand."""

PLAIN = (
    (LED_SINCE, 1, Unit.RANK, Comparator.EQUAL, "since"),
    (LEAD, 1, Unit.RANK, Comparator.EQUAL, "lead"),
    (FIRST, 1, Unit.RANK, Comparator.EQUAL, "first"),
    (MOST, 0.5, Unit.FRACTION, Comparator.OVER, "most"),
    (RECORD, 1, Unit.RANK, Comparator.EQUAL, "record"),
    (NOWHERE, 0, Unit.RANK, Comparator.OVER, "absent"),
    (TOGETHER, 1, Unit.TIMES, Comparator.OVER, "together"),
)
"""Cues whose number is always the same, as (pattern, value, unit, comparator, form)."""


def _quantity(match: re.Match[str], text: str, value: float, unit: Unit, comparator: Comparator, form: str) -> Quantity:
    allowed = point(value)
    if comparator is Comparator.OVER:
        allowed = Interval(value, math.inf)
    elif comparator is Comparator.AT_MOST:
        allowed = Interval(1, value)
    span = Span(match.start(), match.start() + len(match.group().rstrip()))
    return Quantity(span, span.of(text), value, unit, comparator, allowed, form=form)


def cues(text: str, times: Sequence[Time] = ()) -> list[Quantity]:
    """Quantities stated by words alone, in reading order; overlapping cues keep the first.

    ``text`` is surface text (see ``core/extract/surface.py``). Streaks among ``times`` count as well: "the fifth
    straight week" is 5 weeks.
    """
    lowered = text.lower()
    found = sorted([*_words(lowered, text, times), *_streaks(times)], key=lambda q: (q.span.start, -q.span.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return kept


def _words(lowered: str, text: str, times: Sequence[Time]) -> Iterator[Quantity]:
    for pattern, value, unit, comparator, form in PLAIN:
        for match in pattern.finditer(lowered):
            yield _quantity(match, text, value, unit, comparator, form)
    for time in times:
        led = _LED_IN.search(lowered, max(0, time.span.start - 24), time.span.start)
        if led and time.role is not TimeRole.STREAK:
            yield _quantity(led, text, 1, Unit.RANK, Comparator.EQUAL, "lead")
    yield from _all_places(lowered, text)
    yield from _in_or_out(lowered, text)


def _all_places(lowered: str, text: str) -> Iterator[Quantity]:
    """Somebody has all of the top N places."""
    for pattern in (SWEPT, ALL_OF_TOP):
        for match in pattern.finditer(lowered):
            yield _quantity(match, text, _top(match), Unit.MODELS, Comparator.EQUAL, "places")
    for match in PLACES_LISTED.finditer(lowered):
        places = 2.0 + bool(match["third"]) + bool(match["fourth"])
        yield _quantity(match, text, places, Unit.MODELS, Comparator.EQUAL, "places")


def _in_or_out(lowered: str, text: str) -> Iterator[Quantity]:
    """Somebody is within the top N, or outside it: by the words themselves, or by a denial before them."""
    for match in WITHIN.finditer(lowered):
        if _DENIED.search(lowered[max(0, match.start() - BACK) : match.start()]):
            yield _quantity(match, text, _top(match), Unit.RANK, Comparator.OVER, "absent")
        else:
            yield _quantity(match, text, _top(match), Unit.RANK, Comparator.AT_MOST, "within")
    for match in IN_TOP.finditer(lowered):
        if _NO_ONE.search(lowered[max(0, match.start() - BACK) : match.start()]):
            yield _quantity(match, text, _top(match), Unit.RANK, Comparator.OVER, "absent")
    for match in ABSENT.finditer(lowered):
        yield _quantity(match, text, _top(match), Unit.RANK, Comparator.OVER, "absent")


def _top(match: re.Match[str]) -> float:
    """The N of "top N", in digits or as a word."""
    number = next(value for value in match.groupdict().values() if value)
    return float(_NUMBER_WORDS.get(number) or number)


def _streaks(times: Sequence[Time]) -> Iterator[Quantity]:
    for time in times:
        if time.role is TimeRole.STREAK and time.amount:
            yield Quantity(
                time.span, time.text, time.amount, Unit.WEEKS, Comparator.EQUAL, point(time.amount), form="streak"
            )


@Language.component("cues")
def mark_cues(doc: Doc) -> Doc:
    """spaCy component: ``doc._.cues``, from the surface text and the times read before."""
    doc._.cues = cues(doc.text, doc._.times)
    return doc


if not Doc.has_extension("cues"):
    Doc.set_extension("cues", default=())
