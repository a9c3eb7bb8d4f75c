"""Numbers said without a number: "tops the chart" is rank 1, "most of the growth" is more than half.

Each cue becomes a ``Quantity`` whose ``form`` names it, so that everything downstream treats words and digits alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from core.extract.entities import group_of
from core.extract.marking import text_of
from core.interval import Interval, point
from core.language.grammar import pattern
from core.model import Comparator, Grain, Quantity, Span, Time, TimeRole, Unit

_NUMBER_WORDS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True)) | {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "fifty": 50,
}
_BOARD = (
    r"(?:the |its |this |that |any |all |openrouter'?s? |platform'?s? |router'?s? |site'?s? |global |overall |weekly |"
    r"monthly |daily |model |models |usage |token[- ]|ai |llm |new |entire |whole ){0,6}"
    r"(?:openrouter|charts?|rankings?|leader ?boards?|boards?|league|tables?|standings|lists?|field|pack|platform|"
    r"router|market|week|race|way)"
)
_GAIN = r"(?:growth|increase|gains?|rise|expansion|uplift|surge|jump|added (?:volume|tokens))"
_FRONT = (
    r"(?:first place|(?:top|leading) (?:spot|position|slot|place|rung|seat)|pole position|"
    r"number[- ](?:one|1)(?: (?:spot|place|position|slot))?|"
    r"the (?:lead|crown|throne|summit|no\.? ?1 (?:spot|place|position|slot)))"
)
_ALONE = r"(?!first(?:,| and) second\b[^.;]{0,30}?\b(?:place|spot|position)s?\b)"  # those are several places
_IS = (
    r"(?:is|was|are|were|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|sits|sat|stands|stood|(?<!photo )finish(?:es|ed|ing)?|"
    r"debut(?:s|ed|ing)?)"
)
_HOLDS_PLACE = (
    rf"(?:{_IS}|rank(?:s|ed|ing)?|c[ao]mes?|coming|plac(?:es|ed|ing)|holds?|held|holding|keeps?|kept|retain(?:s|ed|"
    rf"ing)?|"
    r"t[ao]kes?|taking|took|taken|claim(?:s|ed|ing)?|clinch(?:es|ed|ing)?|seiz(?:e|es|ed|ing)|grab(?:s|bed|bing)?|"
    r"(?:re)?gain(?:s|ed|ing)?|reclaim(?:s|ed|ing)?|secur(?:e|es|ed|ing)|captur(?:e|es|ed|ing)|snatch(?:es|ed|ing)?|"
    r"w[io]ns?|winning|occup(?:y|ies|ied|ying)|had|has)"
)
_MOVES = (
    r"(?:back|returns?|returned|reach(?:es|ed)|rose|rises|rising|jump(?:s|ed|ing)|climb(?:s|ed|ing)|shot|went|moved|"
    r"vault(?:s|ed)|leap(?:s|ed|t)|surg(?:es|ed)|soar(?:s|ed)|straight)"
)
_NOW = (
    r"(?:now |still |again |once again |once more |firmly |comfortably |currently |already |back |well |out |"
    r"far ){0,4}"
)
_SUPERLATIVE = (
    r"(?:largest|biggest|top|number[- ]one|leading|heaviest|busiest|"
    r"most[- ](?:heavily |widely )?(?:used|popular|called))"
)
_LAB = (
    r"(?:lab|laboratory|provider|supplier|vendor|developer|maker|company|author|publisher|player|contributor|"
    r"model maker)"
)
_MEMBER = r"(?:ai |language )?(?:models?|entr(?:y|ies)|systems?|llms?|labs?|compan(?:y|ies)|developers?|names?)"
LEAD = pattern(
    r"\b(?=[a-z])(?:"  # only where a word starts: none of all these needs a try where it ends
    # tops the chart; leads with 2.5 trillion
    rf"(?:tops?|topped|topping|heads?|headed|heading|leads?|led|leading|dominates?|dominated|dominating|rul(?:es|ed|"
    rf"ing)|paced) {_BOARD}\b|"
    r"(?:leads?|led|leading) (?=(?:\(|(?:at|with|on) )(?:about |roughly |some |nearly |around |over |~)?[\d.]+)|"
    # came first, holds the top spot; back at the top of the table; in front
    rf"{_HOLDS_PLACE} {_NOW}(?:over |in |at |on )?"
    rf"(?:{_ALONE}first(?=[ ,.;](?!time|instance|week|quarter|half|model|to\b))|(?:the )?{_FRONT})|"
    r"(?<=\band )(?:pole position|the (?:top|number[- ]one) (?:spot|position))|"
    rf"{_MOVES} {_NOW}(?:to |at |on |in )?(?:(?:the )?(?:top|summit|head) of {_BOARD}|{_FRONT}|on top(?! of))\b|"
    rf"(?:{_IS}|back|perched|landed) {_NOW}(?:atop|on top of|at the (?:top|head|summit) of) {_BOARD}\b|"
    rf"(?:{_IS}|back) {_NOW}(?:at the top|on top)(?! of)\b|"
    rf"(?:{_IS}|still|out) {_NOW}in front\b(?! of)|in front(?= (?:after|with|on|at)\b)|"
    # took Sonnet's place at the top; the list is led by, the top spot belongs to
    r"(?:displac|replac|supplant|unseat|dethron|oust|knock|push|bump|overt[ao]k|overtook)(?:e[sd]?|ing|s|"
    r"ed)? (?:[^.;,]|\.(?=\d)){2,50}? "
    rf"(?:at|from|off|for|atop|out of) (?:the )?(?:top(?: of {_BOARD})?|first(?! (?:time|instance|week|"
    rf"month))(?: place)?|{_FRONT})\b|"
    rf"{_BOARD} (?:is |was |remain(?:s|ed) )?(?:now |still |again )?(?:led|topped|headed|dominated) by\b|"
    rf"{_FRONT} (?:on [\w'.]+ )?(?:now |again |still )?(?:belong(?:s|ed)|go(?:es)?|went|fell|falls|pass(?:es|"
    rf"ed)) (?:back )?to\b|"
    # the clear leader; is the biggest, with 4.2T; leads by developer
    rf"(?:{_IS}|as) {_NOW}(?:the |its |openrouter's )(?:clear |outright |undisputed |overall |runaway |new |market |"
    rf"token )*"
    r"(?:leader|front-?runner)\b|"
    rf"(?:{_IS}) {_NOW}the (?:biggest|largest|busiest|most[- ](?:heavily |widely )?used)"
    r"(?= on (?:openrouter|the (?:platform|router))|,? with (?:\w+ ){0,2}[\d.]+ (?:tr|b)illion|"
    r",? at (?:\w+ ){0,2}[\d.]+ (?:tr|b)illion)|"
    r"(?:leads?|led) (?:by|among|amongst) (?:the )?(?:labs?|developers?|makers?|providers?|companies|vendors|"
    r"model makers?|models)\b|"
    rf"(?<!at the )(?<!to the )(?<!on )(?<!the )top of (?:the |openrouter's )(?:\w+ )?(?:table|list|charts?|rankings?|"
    rf"leader ?board)\b|"
    # the largest lab by tokens; the most-used model
    rf"(?:{_IS}|becom(?:es?|ing)|became|now|currently|still|as) {_NOW}(?:the |openrouter's |"
    rf"its )(?:single )?{_SUPERLATIVE} (?:single )?(?:ai |model )?{_LAB}(?!s)\b"
    r"(?= (?:by (?:tokens?|usage|volume|traffic)|of [\w ]{2,30} on (?:openrouter|the platform)|on (?:openrouter|"
    r"the (?:platform|router))|with (?:\w+ ){0,2}\d|at (?:\w+ ){0,2}\d)|[.;]|$)|"
    rf"(?:the|openrouter's|its) {_SUPERLATIVE} (?:ai |model )?{_LAB} "
    r"(?:by (?:tokens?|usage|volume|traffic)|on (?:openrouter|the platform|the router))|"
    r"(?:the|openrouter's|world's|platform's|now|currently) "
    r"(?:single )?(?:most[- ](?:heavily |widely )?(?:used|popular|called)|biggest|largest|busiest) "
    r"(?:ai |artificial intelligence |language |large language |open[- ]weight )?(?:model|llm)(?!s)\b|"
    r"more (?:tokens?|traffic|usage|volume) than (?:any|every|all)(?: other| rival| competing)*"
    r"(?: (?:ai )?(?:models?|labs?|rivals?|developers?|makers?|systems?))?\b(?! (?:\w+ )?(?:weeks?|months?|days?|"
    r"years?|quarters?)\b)|"
    r"(?:the )?most tokens (?:of|by|among) (?:any|all)\b)"
)
BEST_OF = pattern(  # "the top American model", "the most-used open-weight model"
    r"\b(?:(?:the|its|their|openrouter's) )?(?:single )?(?:top|best[- ](?:placed|ranked)|highest[- ](?:placed|ranked)|"
    r"leading|most[- ](?:heavily |widely )?(?:used|popular|called)|largest|biggest|busiest) "
    r"(?P<of>(?:[a-z.]+[- ]){1,3}?)(?:ai |language )?(?:model|entry|system|llm)(?!s)\b"
)
RUNNER_UP = pattern(
    rf"\b(?:{_HOLDS_PLACE}|as|becom(?:es|ing)|became) {_NOW}(?:in |at )?(?:the |a )?(?:distant |close )?runner[- ]up\b"
    r"(?: (?:spot|position|place|slot))?|(?<=[:;,] )(?:the )?runner[- ]up(?=, )"
)
ROUNDS_OUT = pattern(  # "Kimi K2.5 rounded out the top five"
    r"\b(?:round(?:s|ed)? (?:out|off)|complet(?:es|ed)) (?:the |openrouter'?s? |its |weekly |overall )*"
    r"(?:top[- ](?P<n>\d+|three|four|five|six|seven|eight|nine|ten)|podium)\b"
)
FIRST = pattern(
    r"\b(?:(?:for |marked |marking |is |was )?(?:the (?:very )?|(?<=for ))first (?:time|instance|occasion|week|"
    r"month)(?= |,|\.|;|$)|"
    r"(?:lead|order|crown|leadership) first (?:changed|flipped|passed)|"
    r"first (?:overtook|surpassed|passed|outperformed|eclipsed|beat)|"
    r"(?:its|their|the platform's) (?:very )?first (?:week )?(?=(?:above|over|past|beyond|with more than) )|"
    r"never (?:before )?(?:had|have|has) )"
)
FIRST_TO = pattern(  # "became the first Chinese model ever to process more than ..."
    rf"\b(?:the|openrouter's|its) (?:very )?first (?P<of>(?:[a-z.-]{{1,24}}[- ]){{0,3}}?)(?:{_MEMBER} |one )?"
    r"(?:ever |on [\w'.]+ |on the (?:platform|router) ){0,2}"
    r"(?=(?:ever )?(?:to|with) (?:[\w-]+ ){0,4}?(?:more than |over |above )?(?:a |one |\d))"
)
MOST = pattern(
    r"\b(?:most|the majority|the bulk|the lion's share|(?:more than|over) half) of "
    r"(?:this|that|the|its|these|those|openrouter'?s?|all)?"
    rf" ?(?:total |overall |weekly |platform'?s? |new |recent |added )*(?:{_GAIN}|tokens?|usage|traffic|volume)\b"
)
_HISTORY = r"(?:in (?:its|the platform's|openrouter's|the (?:site|router)'s) history|since (?:records|the \w+) began)"
_TALLY = r"(?:week|total|volume|figure|level|reading|tally|count|mark|sum|number)"
RECORD = pattern(
    r"\b(?:(?:a |an |its |their |the |another |yet another )?(?:new |fresh )?(?:weekly |single-week )?"
    rf"(?:all-time|record)(?:[- ](?:breaking|setting))? (?:high|peak|{_TALLY})|"
    r"(?:br[eo]ke|broken|breaking|beat|beats|beating|shatter\w*|smash\w*|topp?(?:ed|s)|eclips\w+|surpass\w*) "
    r"(?:its|their|the|last week's|all|every) (?:own |previous |old |earlier |prior |all-time |platform's |"
    r"\w+ week's )*(?:weekly )?"
    r"(?:records?|high|peak|best)|"
    r"the most (?:tokens )?(?:[\w']+ ){0,3}?(?:ever\b|in (?:any|a single|one) (?:single )?week\b|so far\b|to date\b)|"
    r"(?:the |its |a )?(?:new )?high-water mark|"
    r"more (?:tokens )?than (?:in any (?:other |previous |earlier |prior )?week\b|ever\b)|"
    r"never (?:been )?(?:higher|larger|bigger|busier)\b|"
    rf"(?:its|their|the platform's|openrouter's) (?:highest|largest|biggest|busiest|strongest) (?:weekly |"
    rf"single )*{_TALLY}|"
    rf"(?:the |its |their )?(?:highest|largest|biggest|busiest|strongest) (?:[\w']+ ){{0,5}}?(?:has |"
    rf"had )?ever\b(?: \w+ed| seen)?|"
    r"(?:a|another|yet another) (?:(?:new|fresh) (?:high|peak|record)|record)\b(?! (?:of(?! (?:\w+ ){0,2}[\d.]+ (?:tr|"
    r"b)illion)|for|number of|funding|"
    r"round|profit|revenue))|"
    rf"(?:the |its |their )?(?:highest|largest|biggest|busiest|strongest) (?:weekly |single )?(?:{_TALLY})? ?"
    rf"(?:ever|on record|so far|yet|to date|{_HISTORY}))\b"
    r"(?! for (?:a|any) (?:single )?model)"  # that is a record among all models, not the subject's own
)
TOGETHER = pattern(
    r"\b(?:more|greater|larger|bigger)(?: tokens?| usage| traffic| volume)? than "
    r"(?=[^;]{3,160}?\b(?:combined|put together|together|taken together)\b)"
)
LED_SINCE = pattern(
    r"\b(?:has|have|had|'ve|'s) (?:now |also |consistently |steadily )?(?:led|been (?:ahead|in front|in the lead|"
    r"on top|first|number one)|"
    r"(?:stayed|remained|been) (?:ahead|in front|in the lead|on top|first|at the top)|(?:held|kept) the (?:lead|"
    r"top spot)|topped|outsold|outpaced|outdone|outstripped|dominated)\b"
    r"(?=[^.;]{0,60}\b(?:ever since|since)\b)"
)
_LED_IN = pattern(  # "topped February", "led in May"
    r"\b(?:topped|led|tops|leads|was first|ranked first)(?: in| for| through)? ?$"
)

BACK = 60
"""Characters before a cue in which a denial of it may stand, or what went on before a length of time."""

_WENT_ON = pattern(
    r"\b(?:(?:has|have|had|been) (?:now |steadily )?(?:led|topped|headed|risen|grown|climbed|gained|fallen|declined|"
    r"dropped|"
    r"contracted|shrunk|slipped)|led|topped|headed|ahead|in front|on top|first|number one|no\. ?1|#1|dominated|"
    r"most[- ](?:\w+[- ])?(?:used|popular)|"
    rf"{_FRONT}|rose|grew|fell|contracted|shrank)\b[^,.;:()]{{0,{BACK}}}$"
)
"""What goes on through the weeks that follow in the same clause."""

# Places among the top N: all of them, one of them, or none.
SWEPT = pattern(
    r"\b(?:occup(?:y|ies|ied|ying)|took|takes?|taking|seiz(?:e|es|ed|ing)|holds?|held|holding|claim(?:s|ed|ing)?|swept|"
    r"sweep(?:s|ing)?|fill(?:s|ed|ing)?|lock(?:s|ed)? (?:up|out)|captur(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|"
    r"monopoli[sz]\w+|owns?|owned|owning|has|had)(?: (?:all|each|every|of|the|openrouter's|its|platform's))* "
    r"(?:top|first)[- ](?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?: (?:places|positions|spots|slots|ranks|seats|rankings))?"
)
FILLED = pattern(
    r"\b(?:(?:all|each) (?:of )?)?(?:the )?(?:top|first)[- ](?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:(?:places|positions|spots|slots|ranks|seats|models|rankings) )?(?:on [\w'.]+ )?(?:that week |this week |"
    r"last week )?(?:(?:were|was|are|have been|had been|is) )?(?:now |all |both )*"
    r"(?:filled by|taken (?:up )?by|held by|occupied by|claimed by|swept by|went to|go to|belong(?:s|ed)? to|"
    r"came from|come from)"
)
ALL_OF_TOP = pattern(
    r"\b(?:top[- ](?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten)|"
    r"(?P<m>\d+|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:most[- ](?:used|popular)|biggest|largest|busiest|leading|top|highest[- ]ranked))"
    r"(?: (?:ai |language )?(?:models|systems|places|spots|positions|llms))?"
    r"(?= (?:on [\w'.]+ |that week |this week |last week )?(?:(?:were|are|all|both) ){1,2}(?:all |now )?"
    r"(?:from |by |made |built |developed |chinese|american|us\b|u\.s|open))"
)
PLACES_LISTED = pattern(
    r"\bfirst(?:,| and) second(?P<third>,? and third)?(?P<fourth>,? and fourth)? (?:places?|spots?|positions?)\b"
)
_TIMES = r"(?! (?:days?|weeks?|months?|quarters?|years?|hours?|minutes?|half|times?|percent|per cent))"
_COUNT = r"(?:\d+|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|fifty)"
_HEAD_OF = (  # the top ten, the first 30
    rf"(?:(?:top|first)[- ](?P<n>{_COUNT})\b{_TIMES}|"
    rf"(?P<k>{_COUNT}) (?:most[- ](?:heavily |widely )?(?:used|popular)|biggest|largest|busiest)\b)"
)
WITHIN = pattern(
    r"\b(?:squeez\w+|broke|break\w*|crack\w*|enter\w*|climb\w*|mov(?:es?|ed|ing)|crept|creep\w*|jump\w*|"
    r"land\w*|push\w*|ma(?:kes?|de)|figure[sd]?|appear\w*|is|are|was|were|remain\w*|stay\w*|finish\w*|rank\w*|sits?|"
    r"sat|"
    r"puts? [^.;,]{3,40}?|plac(?:es|ed) [^.;,]{3,40}?) "
    r"(?:it |ever |its way |firmly |only |back |still |anywhere )*(?:(?:in|into|to|within|inside|among) )?"
    rf"(?:the |openrouter's )+(?:weekly |overall )?{_HEAD_OF}(?! models| places| spots| positions)|"
    r"\b(?:to|into|in|earn(?:s|ed)|won|secur(?:es|ed)|takes?|took|reach(?:es|ed)|claim(?:s|ed)|got|with|for) a "
    r"top[- ](?P<m>\d+|three|five|ten|twenty) (?:place|spot|finish|slot|position|ranking|berth)\b"
)
IN_TOP = pattern(
    r"\b(?:in|inside|within|among|on) (?:the |openrouter'?s? |its |weekly |overall |global )+"
    rf"{_HEAD_OF}"
)
_LINK = r"(?:in|inside|within|among|on|into|to make|to reach|made|makes?|reach(?:es|ed)|crack(?:s|ed)|enter(?:s|ed))"
ONLY = pattern(
    rf"\b(?:the (?:only|sole|lone)|a single|just one|only one|(?<=has )one|(?<=had )one|"
    rf"(?<=have )one) (?P<of>(?:[\w.'-]+ ){{0,3}}?)(?:{_MEMBER}|one) "
    rf"(?:[\w'-]+ ){{0,2}}?(?:, [^,;.]{{3,40}}, )?(?:{_LINK} )+(?:the |openrouter'?s? |its |that |weekly )+"
    r"top[- ](?P<n>\d+|three|four|five|six|seven|eight|nine|ten|twenty|fifty)\b"
)
NONE_OF = pattern(  # "none of the top five models", "the top ten holds no American model"
    r"\b(?:(?:none|not (?:a single |even )?one|not a one|no one) of (?:the |openrouter'?s? |its |these |weekly |"
    r"platform's )*"
    r"(?:(?:top|first|leading)[- ])?(?P<n>\d+|three|four|five|six|seven|eight|nine|ten|twenty|fifty)\b"
    r"(?: (?:most[- ]\w+|leading|biggest|largest|busiest|top))?(?: (?:ai |language )?(?:models?|systems?|labs?|"
    r"entries|places|spots))?"
    r"|top[- ](?P<m>\d+|three|four|five|six|seven|eight|nine|ten|twenty|fifty) (?:[\w']+ ){0,4}?"
    rf"(?:no|not a single|not one|without (?:a|any)) (?P<of>(?:[a-z.]+[- ]){{1,3}}?){_MEMBER})\b"
)
ABSENT = pattern(
    r"\b(?:(?:absent|missing|vanish(?:ed|es)?|gone|disappear(?:ed|s)?|fell out|fallen out|dropp?(?:ed|ing)? out|"
    r"slipp(?:ed|ing) out|"
    r"drops? out|out|shut out|slid out|tumbled out|knocked out) (?:entirely |altogether |completely )?(?:from|of)|"
    r"outside(?: of)?) (?:the |its |openrouter'?s? |weekly |overall )*"
    rf"{_HEAD_OF}"
)
NOWHERE = pattern(
    r"\b(?:is|are|was|were|remains?|both|entirely|wholly) (?:entirely |altogether |completely |both |notably )?"
    r"(?:absent|missing)(?=[ ]?(?:[.,;:)]|$|from (?:it|the list|the ranking|the chart|the table)\b))"
)
"""Absent, but from a list said before: the N is filled in from what the text last spoke of."""

_OF_KIND = pattern(  # "no American model", "not a single Chinese lab"
    rf"\b(?:no|not (?:a single|one|any)|any|a single|without (?:a|any)) (?P<of>(?:[a-z.]+[- ]){{1,3}}?){_MEMBER}\b"
)
_NO_ONE = pattern(
    r"\b(?:no(?: single)? (?!longer|doubt|surprise)|none of |not (?:a single|one) |(?:is|are|was|were|did|does|has|"
    r"had)(?: not|n't) )[^.;,]{0,50}$"
)
_DENIED = pattern(rf"(?:\b(?:no|not|never|neither|nor|none|nobody)|n't)\b[^.;]{{0,{BACK}}}$")

PLAIN = (
    (LED_SINCE, 1, Unit.RANK, Comparator.EQUAL, "since"),
    (LEAD, 1, Unit.RANK, Comparator.EQUAL, "lead"),
    (RUNNER_UP, 2, Unit.RANK, Comparator.EQUAL, "lead"),
    (FIRST, 1, Unit.RANK, Comparator.EQUAL, "first"),
    (MOST, 0.5, Unit.FRACTION, Comparator.OVER, "most"),
    (RECORD, 1, Unit.RANK, Comparator.EQUAL, "record"),
    (NOWHERE, 0, Unit.RANK, Comparator.OVER, "absent"),
    (TOGETHER, 1, Unit.TIMES, Comparator.OVER, "together"),
)
"""Cues whose number is always the same, as (pattern, value, unit, comparator, form)."""
TELLING = {
    LED_SINCE: ("since",),
    BEST_OF: ("model", "entry", "system", "llm"),
    RUNNER_UP: ("runner",),
    ROUNDS_OUT: ("top", "podium"),
    FIRST: ("first", "never"),
    FIRST_TO: ("first",),
    RECORD: (
        "record",
        "all-time",
        "high",
        "peak",
        "largest",
        "biggest",
        "busiest",
        "strongest",
        "most",
        "more",
        "never",
    ),
    NOWHERE: ("absent", "missing"),
    TOGETHER: ("together", "combined"),
    SWEPT: ("top", "first"),
    FILLED: ("top", "first"),
    PLACES_LISTED: ("second",),
    WITHIN: ("top", "first", "most", "est"),
    IN_TOP: ("top", "first", "most", "est"),
    ONLY: ("top",),
    NONE_OF: ("none of", "one of", "not a single", "not one", " no ", "without"),
    ABSENT: ("top", "first", "most", "est"),
}
"""Words one of which every match of a pattern holds. Most texts have none of them, and a word is quickly looked for."""


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
    found = sorted(
        [*_words(lowered, text, times), *_streaks(lowered, times)], key=lambda q: (q.span.start, -q.span.end)
    )
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return kept


def _matches(cue: re.Pattern[str], lowered: str) -> Iterator[re.Match[str]]:
    """All matches of a pattern, in a text that can have any."""
    telling = TELLING.get(cue)
    return cue.finditer(lowered) if telling is None or any(word in lowered for word in telling) else iter(())


def _words(lowered: str, text: str, times: Sequence[Time]) -> Iterator[Quantity]:
    for cue, value, unit, comparator, form in PLAIN:
        for match in _matches(cue, lowered):
            yield _quantity(match, text, value, unit, comparator, form)
    for match in _matches(FIRST_TO, lowered):
        first = _quantity(match, text, 1, Unit.RANK, Comparator.EQUAL, "first of")
        yield replace(first, noun=_group(text[match.start("of") : match.end("of")]))
    for match in _matches(ROUNDS_OUT, lowered):
        last = _top(match) if match["n"] else 3.0
        yield _quantity(match, text, last, Unit.RANK, Comparator.EQUAL, "lead")
    for match in _matches(BEST_OF, lowered):
        words = _group(text[match.start("of") : match.end("of")])
        if words:
            yield replace(_quantity(match, text, 1, Unit.RANK, Comparator.EQUAL, "lead"), noun=words)
    for time in times:
        led = _LED_IN.search(lowered, max(0, time.span.start - 24), time.span.start)
        if led and time.role is not TimeRole.STREAK:
            yield _quantity(led, text, 1, Unit.RANK, Comparator.EQUAL, "lead")
    yield from _all_places(lowered, text)
    yield from _in_or_out(lowered, text)


def _all_places(lowered: str, text: str) -> Iterator[Quantity]:
    """Somebody has all of the top N places."""
    for cue in (SWEPT, FILLED, ALL_OF_TOP):
        for match in _matches(cue, lowered):
            yield _quantity(match, text, _top(match), Unit.MODELS, Comparator.EQUAL, "places")
    for match in _matches(PLACES_LISTED, lowered):
        places = 2.0 + bool(match["third"]) + bool(match["fourth"])
        yield _quantity(match, text, places, Unit.MODELS, Comparator.EQUAL, "places")


def _in_or_out(lowered: str, text: str) -> Iterator[Quantity]:
    """Somebody is within the top N, or outside it: by the words themselves, or by a denial before them."""
    for match in _matches(ONLY, lowered):
        if _DENIED.search(_back(lowered, match)):
            yield _absent(match, text, _group(text[match.start("of") : match.end("of")]))
        else:
            one = _quantity(match, text, 1, Unit.MODELS, Comparator.EQUAL, "only")
            yield replace(one, whole=_top(match), noun=_group(text[match.start("of") : match.end("of")]))
    for match in _matches(WITHIN, lowered):
        if _DENIED.search(_back(lowered, match)):
            yield _absent(match, text, _denied(lowered, text, match))
        else:
            yield _quantity(match, text, _top(match), Unit.RANK, Comparator.AT_MOST, "within")
    for match in _matches(IN_TOP, lowered):
        if _NO_ONE.search(_back(lowered, match)):
            yield _absent(match, text, _denied(lowered, text, match))
    for match in _matches(NONE_OF, lowered):
        yield _absent(match, text, _group(text[match.start("of") : match.end("of")]))
    for match in _matches(ABSENT, lowered):
        yield _absent(match, text, "")


def _back(lowered: str, match: re.Match[str]) -> str:
    return lowered[max(0, match.start() - BACK) : match.start()]


def _absent(match: re.Match[str], text: str, of: str) -> Quantity:
    """Beyond the first N. ``of`` are the adjectives that say whose none is there."""
    return replace(_quantity(match, text, _top(match), Unit.RANK, Comparator.OVER, "absent"), noun=of)


def _denied(lowered: str, text: str, match: re.Match[str]) -> str:
    """The adjectives of what is denied right before a top set: "no American model is in the top ten"."""
    start = max(0, match.start() - BACK)
    said = [
        text[start + found.start("of") : start + found.end("of")] for found in _OF_KIND.finditer(_back(lowered, match))
    ]
    return _group(said[-1]) if said else ""


def _group(words: str) -> str:
    """The words where they single out models ("American"); "" where they do not."""
    words = words.strip()
    return words if words and group_of(words) is not None else ""


def _top(match: re.Match[str]) -> float:
    """The N of "top N", in digits or as a word."""
    number = next(match[name] for name in ("n", "m", "k") if match.groupdict().get(name))
    return float(_NUMBER_WORDS.get(number) or number)


def _streaks(lowered: str, times: Sequence[Time]) -> Iterator[Quantity]:
    for time in times:
        if time.amount and (time.role is TimeRole.STREAK or _is_run(lowered, time)):
            unit = Unit.WEEKS if time.grain in (Grain.WEEK, None) else f"{time.grain}s"
            yield Quantity(time.span, time.text, time.amount, unit, Comparator.EQUAL, point(time.amount), form="streak")


def _is_run(lowered: str, time: Time) -> bool:
    """True for a length of time through which something went on: "has led the table for seven weeks"."""
    length = time.role in (TimeRole.DURING, TimeRole.OTHER) and time.grain is not None and (time.amount or 0) > 1
    if not length or not time.text.lower().startswith("for "):
        return False
    return _WENT_ON.search(lowered, max(0, time.span.start - BACK), time.span.start) is not None


@Language.component("cues")
def mark_cues(doc: Doc) -> Doc:
    """spaCy component: ``doc._.cues``, from the surface text and the times read before."""
    doc._.cues = cues(text_of(doc), doc._.times)
    return doc


if not Doc.has_extension("cues"):
    Doc.set_extension("cues", default=())
