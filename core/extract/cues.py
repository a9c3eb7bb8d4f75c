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

_BOARD = (
    r"(?:the |its |this |that |any |openrouter'?s? |global |overall |weekly |monthly |daily |model |usage "
    r"|token[- ]|ai |llm |new )*"
    r"(?:openrouter|charts?|rankings?|leader ?boards?|boards?|league|tables?|standings|lists?|field|pack|platform"
    r"|market|week)"
)
_GAIN = r"(?:growth|increase|gains?|rise|expansion|uplift|surge|jump|added (?:volume|tokens))"
_FRONT = r"(?:first place|top spot|pole position|number[- ]one (?:spot|place|position)|top position|the lead|the crown)"

_BOARD_X, _FRONT_X = _BOARD.replace(" ", r"\ "), _FRONT.replace(" ", r"\ ")  # for the verbose pattern below
LEAD = re.compile(
    rf"""\b(?:
      (?:tops?|topped|topping|heads?|headed|heading|leads?|led|leading|dominates?|dominated)\ {_BOARD_X}\b
    | (?:leads?|led|leading)\ (?=(?:at|with|on)\ (?:about\ |roughly\ |some\ |nearly\ |around\ |over\ |~)?[\d.]+)
    | (?:ranks?|ranked|came|comes|coming|finish(?:ed|es)|sits|sat|stands
      |placed|debuted|remains?|remained|is|was|holds?|held|took|takes|taking
      |claims?|claimed|clinched|seized)
      \ (?:in\ |at\ |on\ )?(?:first(?=[ ,.;](?!time|instance|week|quarter|half|model|to\b))|(?:the\ )?{_FRONT_X})
    | (?:back|returns?|returned|reach(?:es|ed)|rose|rises|jump(?:s|ed)
      |climb(?:s|ed)|shot|went|moved)\ (?:back\ )?(?:to\ |at\ |on\ )?(?:the\ )?top\ of\ {_BOARD_X}\b
    | (?:the|openrouter's|its|now|currently|remains?)\ (?:largest|biggest
      |top|number[- ]one|leading|most[- ]used)\ (?:ai\ |model\ )?(?:lab|provider
      |supplier|vendor|developer|maker|company)\ (?:by\ (?:tokens?|usage|volume
      |traffic)|on\ (?:openrouter|the\ platform|the\ router))
    | (?:the|openrouter's|world's|platform's|now|currently)\ (?:most[- ](?:used
      |popular)|biggest|largest|busiest|single\ most[- ]used)
      \ (?:(?:ai|language|large\ language|open[- ]weight)\ )?(?:model|llm)(?!s)\b
    )""",
    re.X,
)
FIRST = re.compile(
    r"\b(?:(?:for |marked |marking |is |was )?the (?:very )?first"
    r" (?:time|instance|occasion|week|month)(?! of\b)(?= |,|\.|;|$)"
    r"|(?:lead|order|crown|leadership) first (?:changed|flipped|passed)|first (?:overtook|surpassed|passed"
    r"|outperformed|eclipsed|beat)"
    r"|never (?:before )?(?:had|have|has) )"
)
MOST = re.compile(
    rf"\b(?:most|the majority|the bulk|the lion's share|(?:more than|over) half) of (?:this|that|the|its|these"
    rf"|those|openrouter'?s?|all)?"
    rf" ?(?:total |overall |weekly |platform'?s? |new |recent |added )*(?:{_GAIN}|tokens?|usage|traffic|volume)\b"
)
RECORD = re.compile(
    r"\b(?:(?:a |an |its |their |the )?(?:new )?(?:weekly )?(?:all-time|record) (?:high|peak|week|volume|level)"
    r"|(?:the |its )?(?:highest|largest|biggest|busiest) (?:weekly )?(?:week|total|volume|figure|level|reading)?"
    r" ?(?:ever|on record|so far|in (?:its|the platform's|openrouter's) history|to date))\b"
)
ABSENT = re.compile(
    r"\b(?:absent|missing|vanish(?:ed|es)?|gone|disappear(?:ed|s)?|fell out|fallen out|dropped out|slipped out"
    r"|drop out|out|shut out)"
    r" (?:entirely |altogether |completely )?(?:from|of) (?:the |its |openrouter'?s? )*top[- ](?P<n>\d+|three"
    r"|five|ten|nine|twenty)\b"
)
TOGETHER = re.compile(
    r"\b(?:more|greater|larger|bigger) than (?=[^;]{3,160}?\b(?:combined|put together|together|taken together)\b)"
)
SWEPT = re.compile(
    r"\b(?:occup(?:y|ies|ied|ying)|took|takes?|taking|seiz(?:e|es|ed|ing)|holds?|held|holding|claim(?:s|ed|ing)?|swept|sweep(?:s|ing)?|fill(?:s|ed|ing)?|"
    r"lock(?:s|ed)? (?:up|out)|captur(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|monopoli[sz]\w+)(?: (?:all|each|every"
    r"|of|the|openrouter's|its|platform's))* "
    r"(?:top|first)[- ](?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten)\b(?: (?:places|positions|spots"
    r"|slots|ranks|seats|rankings))?"
)
WITHIN = re.compile(
    r"\b(?:squeez\w+|broke|break\w*|crack\w*|enter\w*|climb\w*|mov(?:es?|ed|ing)|crept|creep\w*|jump\w*|land\w*|push\w*|ma(?:kes?|de)|figure[sd]?|appear\w*|is|are|was|were|remain\w*|stay\w*|finish\w*|rank\w*)"
    r" (?:it |ever |its way |firmly |only |back |still )*(?:(?:in|into|to|within|inside|among) )?(?:the "
    r"|openrouter's )+(?:weekly |overall )?top[- ](?P<n>\d+|three|four|five|six|seven|eight|nine|ten|twenty"
    r"|fifty)\b(?! models| places| spots| positions)"
)
ALL_OF_TOP = re.compile(
    r"\b(?:top[- ](?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten)|(?P<m>\d+|two|three|four|five|six|seven"
    r"|eight|nine|ten) (?:most[- ](?:used|popular)|biggest|largest|busiest|leading|top|highest[- ]ranked))"
    r"(?: (?:ai |language )?(?:models|systems|places|spots|positions|llms))?(?= (?:on [\w'.]+ |that week "
    r"|this week |last week )?(?:(?:were|are|all|both) ){1,2}(?:all |now )?(?:from |by |made |built |developed "
    r"|chinese|american|us\b|u\.s|open))"
)
PLACES_LISTED = re.compile(
    r"\bfirst(?:,| and) second(?P<third>,? and third)?(?P<fourth>,? and fourth)? (?:places?|spots?|positions?)\b"
)
IN_TOP = re.compile(
    r"\b(?:in|inside|within|among) (?:the |openrouter's )+top[- ](?P<n>\d+|three|four|five|six|seven|eight|nine"
    r"|ten|twenty|fifty)\b"
)
LED_SINCE = re.compile(
    r"\b(?:has|have|had) (?:led|been ahead|stayed ahead|remained ahead|held the lead|kept the lead|topped|outsold"
    r"|outpaced)\b"
    r"(?=[^.;]{0,60}\b(?:ever since|since)\b)"
)
_LED_IN = re.compile(
    r"\b(?:topped|led|tops|leads|was first|ranked first)(?: in| for| through)? ?$"
)  # "topped February", "led in May"
NOWHERE = re.compile(
    r"\b(?:is|are|was|were|remains?|both|entirely|wholly) (?:entirely |altogether |completely |both "
    r"|notably )?(?:absent|missing)(?=[ ]?(?:[.,;:)]|$|from (?:it|the list|the ranking|the chart|the table)\b))"
)
"""Absent, but from a list said before: the N is filled in from what the text last spoke of."""

_NUMBER_WORD = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True)) | {
    "twenty": 20,
    "fifty": 50,
}
_NO_ONE = re.compile(r"\bno(?: single)? (?!longer|doubt|surprise)[^.;,]{2,50}$")
_DENIED = re.compile(r"\b(?:no|not|never|neither|nor|none|n't|nobody)\b[^.;]*$")


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
    for match in LED_SINCE.finditer(lowered):
        yield _quantity(match, text, 1, Unit.RANK, Comparator.EQUAL, "since")
    for match in LEAD.finditer(lowered):
        yield _quantity(match, text, 1, Unit.RANK, Comparator.EQUAL, "lead")
    for time in times:
        if time.role is TimeRole.STREAK:
            continue
        if led := _LED_IN.search(lowered, max(0, time.span.start - 24), time.span.start):
            yield _quantity(led, text, 1, Unit.RANK, Comparator.EQUAL, "lead")
    for match in FIRST.finditer(lowered):
        yield _quantity(match, text, 1, Unit.RANK, Comparator.EQUAL, "first")
    for match in MOST.finditer(lowered):
        yield _quantity(match, text, 0.5, Unit.FRACTION, Comparator.OVER, "most")
    for match in RECORD.finditer(lowered):
        yield _quantity(match, text, 1, Unit.RANK, Comparator.EQUAL, "record")
    for match in NOWHERE.finditer(lowered):
        yield _quantity(match, text, 0, Unit.RANK, Comparator.OVER, "absent")
    for match in TOGETHER.finditer(lowered):
        yield _quantity(match, text, 1, Unit.TIMES, Comparator.OVER, "together")
    for match in SWEPT.finditer(lowered):
        places = float(_NUMBER_WORD.get(match["n"]) or match["n"])
        yield _quantity(match, text, places, Unit.MODELS, Comparator.EQUAL, "places")
    for match in ALL_OF_TOP.finditer(lowered):
        places = float(_NUMBER_WORD.get(match["n"] or match["m"]) or match["n"] or match["m"])
        yield _quantity(match, text, places, Unit.MODELS, Comparator.EQUAL, "places")
    for match in PLACES_LISTED.finditer(lowered):
        places = 2.0 + bool(match["third"]) + bool(match["fourth"])
        yield _quantity(match, text, places, Unit.MODELS, Comparator.EQUAL, "places")
    for match in WITHIN.finditer(lowered):
        places = float(_NUMBER_WORD.get(match["n"]) or match["n"])
        denied = _DENIED.search(lowered[max(0, match.start() - 60) : match.start()]) is not None
        if denied:
            yield _quantity(match, text, places, Unit.RANK, Comparator.OVER, "absent")
        else:
            yield _quantity(match, text, places, Unit.RANK, Comparator.AT_MOST, "within")
    for match in IN_TOP.finditer(lowered):
        if _NO_ONE.search(lowered[max(0, match.start() - 60) : match.start()]):
            places = float(_NUMBER_WORD.get(match["n"]) or match["n"])
            yield _quantity(match, text, places, Unit.RANK, Comparator.OVER, "absent")
    for match in ABSENT.finditer(lowered):
        number = match["n"]
        places = float(_NUMBER_WORD.get(number) or number)
        yield _quantity(match, text, places, Unit.RANK, Comparator.OVER, "absent")


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
