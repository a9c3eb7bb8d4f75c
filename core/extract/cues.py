"""Numbers said without a number: "tops the chart" is rank 1, "most of the growth" is more than half.

Each cue becomes a ``Quantity`` whose ``form`` names it, so that everything downstream treats words and digits alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.extract.followers import SENTENCE_END, Name, followers
from core.extract.names.entities import group_of
from core.interval import Interval, point
from core.language.grammar import pattern, spelled
from core.model import Comparator, Grain, Quantity, Span, Time, TimeRole, Unit

_NUMBER_WORDS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True)) | {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "fifty": 50,
}
_MEMBER = spelled("(?:ai |language )?{member}")
_N = rf"(?:\d+|{'|'.join(_NUMBER_WORDS)})"
_ITS = r"(?:(?:the|its|this|that|any|openrouter'?s?|platform'?s?|router'?s?|site'?s?) ){0,3}"
_KIND = r"(?:(?:global|overall|weekly|monthly|daily|model|models|usage|token|ai|llm|new|entire|whole) |token-){0,4}"
_BOARD = rf"(?:(?:all |every )?{_ITS}{_KIND}{{board}}|(?:all|every)(?: other| single)* (?:ai |language )?{{member}})"
_FRONT = (
    r"(?:first place|(?:top|leading) {place}|pole position|number[- ](?:one|1)(?: {place})?|"
    r"the (?:lead|crown|throne|summit|no\.? ?1 {place}))"
)
_ALONE = r"(?!first(?:,| and) second\b[^.;]{0,30}?\b{place}\b)"  # those are several places
_NOW = r"(?:(?:now|still|again|once again|once more|firmly|comfortably|currently|already|back|well|out|far) ){0,3}"
_USED = r"most[- ](?:(?:heavily|widely) )?(?:used|popular|called)"
_BIG = r"(?:biggest|largest|busiest)"
_AMOUNT = r"(?:\w+ ){0,2}[\d.]+ (?:tr|b)illion"
_BY_TOKENS = r"(?:by (?:tokens?|usage|volume|traffic)|on (?:openrouter|the platform|the router))"
_PLACED_ON = r"(?: on (?:openrouter|the (?:platform|router|site|board|chart))| in [^.;,]{3,40})?"
_NO_SPAN = r"(?! (?:\w+ )?(?:weeks?|months?|days?|years?|quarters?)\b)"
_MADE = (
    r"(?! (?:api|aggregat\w+|platform|router|gateway|marketplace|company|lab|provider|vendor|"
    r"ever (?:made|built|shipped|released|trained|launched)))"
)
"""What follows makes it the largest company or the largest model ever made, and not the one with most tokens."""

_LEAD = (
    # tops the chart; leads all models; lead token traffic
    r"(?<!the )(?<!its )(?<!'s ){lead} " + _BOARD + r"\b(?! (?:growth|gains?|increase)\b)",
    # leads with 2.5 trillion; leads at 21 %; leads by developer
    r"(?:leads?|led|leading) (?=(?:\(|(?:at|with|on) )(?:about |roughly |some |nearly |around |over |~)?[\d.]+)",
    r"(?:leads?|led) (?:by|among|amongst) (?:the )?{member}\b",
    # came first; now holds the top spot
    r"(?:{hold}|{come}|(?<!photo ){be}) "
    + _NOW
    + r"(?:over |in |at |on )?(?:"
    + _ALONE
    + r"first(?=[ ,.;](?!time|instance|week|quarter|half|model|to\b))|(?:the )?"
    + _FRONT
    + ")",
    r"(?<=and )(?:pole position|the (?:top|number[- ]one) (?:spot|position))",
    # climbed to the top of the chart; back on top
    r"(?:{move}|back|straight) "
    + _NOW
    + r"(?:to |at |on |in )?(?:(?:the )?(?:top|summit|head) of "
    + _BOARD
    + "|"
    + _FRONT
    + r"|on top(?! of))\b",
    r"(?:{be}|back|perched|landed) " + _NOW + r"(?:atop|on top of|at the (?:top|head|summit) of) " + _BOARD + r"\b",
    r"(?:{be}|back) " + _NOW + r"(?:at the top|on top)(?! of)\b",
    r"(?:{be}|still|out) " + _NOW + r"in front\b(?! of)|in front(?= (?:after|with|on|at)\b)",
    # took Sonnet's place at the top; the list is led by; the top spot went to
    r"{displace} (?:[^.;,]|\.(?=\d)){2,50}? (?:at|from|off|for|atop|out of) (?:the )?(?:top(?: of "
    + _BOARD
    + r")?|first(?! (?:time|instance|week|month))(?: place)?|"
    + _FRONT
    + r")\b",
    _BOARD + r" (?:is |was |remain(?:s|ed) )?(?:now |still |again )?(?:led|topped|headed|dominated) by\b",
    _FRONT + r" (?:on [\w'.]+ )?(?:now |again |still )?{pass on} (?:back )?to\b",
    # is the traffic leader; OpenRouter's runaway leader
    r"(?:(?:{be}|as|becom(?:es|ing)|became) "
    + _NOW
    + r"(?:the |its |openrouter's )|openrouter's )(?:(?:clear|outright|"
    r"undisputed|overall|runaway|new|market|token|traffic|usage|volume|weekly|current|distant|comfortable) )*"
    r"(?:leader|front-?runner)\b",
    # is the biggest, with 4.2T
    r"(?:{be}) " + _NOW + r"the (?:" + _BIG + "|" + _USED + r")(?= on (?:openrouter|the (?:platform|router))|"
    r",? (?:with|at) " + _AMOUNT + ")",
    r"(?<!at the )(?<!to the )(?<!on )(?<!the )top of (?:the |openrouter's )(?:\w+ )?(?:table|list|charts?|rankings?|"
    r"leader ?board)\b",
    # is the largest lab by tokens; the most-used model
    r"(?:{be}|becom(?:es?|ing)|became|now|currently|still|as) "
    + _NOW
    + r"(?:the |openrouter's |its )(?:single )?(?:"
    + _BIG
    + "|"
    + _USED
    + r"|top|number[- ]one|leading|heaviest) (?:single )?(?:ai |model )?(?!{maker}s\b){maker}\b"
    r"(?= (?:" + _BY_TOKENS + r"|of [\w ]{2,30} on (?:openrouter|the platform)|(?:with|at) (?:\w+ ){0,2}\d)|[.;]|$)",
    r"(?:the|openrouter's|its) (?:" + _BIG + "|" + _USED + r"|top|number[- ]one|leading|heaviest) (?:ai |model )?"
    r"{maker} " + _BY_TOKENS,
    r"(?:the|openrouter's|world's|platform's|now|currently) (?:single )?(?:" + _USED + "|" + _BIG + r") "
    r"(?:ai |artificial intelligence |language |large language |open[- ]weight )?(?:model|llm)(?!s)\b" + _MADE,
    # more than any other model; no other model drew as many tokens as
    r"more (?:(?:tokens?|traffic|usage|volume) )?than (?:any|every|all)(?: other| rival| competing)(?: single| "
    r"individual)?(?: (?:ai )?{member})?\b" + _NO_SPAN,
    r"more (?:tokens?|traffic|usage|volume) than (?:any|every|all)(?: single)? (?:ai )?{member}\b" + _NO_SPAN,
    r"(?:no(?: other| single)* {member}|nobody else|no one else|nothing else|no other)"
    + _PLACED_ON
    + r" {handle} (?:more|as (?:many|much))(?: (?:tokens?|traffic|usage|volume))?"
    + _PLACED_ON
    + r" (?:than|as)\b",
    r"(?:the )?most tokens (?:of|by|among) (?:any|all)\b",
)
"""Ways to say that somebody is first, each with an example above it."""

LEAD = pattern(spelled(rf"\b(?=[a-z])(?:{'|'.join(_LEAD)})"))  # only where a word starts, which saves most tries
BEST_OF = pattern(  # "the top American model", "the most-used open-weight model"
    r"\b(?:(?:the|its|their|openrouter's) )?(?:single )?(?:top|best[- ](?:placed|ranked)|highest[- ](?:placed|ranked)|"
    r"leading|most[- ](?:heavily |widely )?(?:used|popular|called)|largest|biggest|busiest) "
    r"(?P<of>(?:[a-z.]+[- ]){1,3}?)(?:ai |language )?(?:model|entry|system|llm)(?!s)\b" + _MADE
)
RUNNER_UP = pattern(
    spelled(
        r"\b(?:(?:{hold}|{come}|{be}|as|becom(?:es|ing)|became) "
        + _NOW
        + r"(?:in |at )?(?:the |a )?(?:distant |close )?"
        r"runner[- ]up\b(?: {place})?|"
        # sits behind only MiniMax; trailing only MiniMax (what follows "and" is somebody more)
        r"(?:{be}|{come}) " + _NOW + r"(?:right |just )?behind only\b(?! [^.,;]{2,40}? and\b)|"
        r"(?:{trail}|beaten|topped|surpassed|exceeded|outranked) (?:by )?only(?: by)?\b(?! [^.,;]{2,40}? and\b))|"
        r"(?<=[:;,] )(?:the )?runner[- ]up(?=, )"
    )
)
ROUNDS_OUT = pattern(  # "Kimi K2.5 rounded out the top five"
    spelled(rf"\b{{round out}} {_ITS}(?:(?:weekly|overall) )*(?:top[- ](?P<n>{_N})|podium)\b")
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
_GAIN = r"(?:growth|increase|gains?|rise|expansion|uplift|surge|jump|added (?:volume|tokens))"
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
    spelled(
        r"\b{fill}(?: (?:all|each|every|of|the|openrouter's|its|platform's))* (?:top|first)[- ](?P<n>" + _N + r")\b"
        r"(?: (?:{place}|ranks))?"
    )
)
FILLED = pattern(
    spelled(
        r"\b(?:(?:all|each) (?:of )?)?(?:the )?(?:top|first)[- ](?P<n>" + _N + r") (?:(?:{place}|ranks|models) )?"
        r"(?:on [\w'.]+ )?(?:(?:that|this|last) week )?(?:(?:were|was|are|have been|had been|is) )?(?:now |all |both )*"
        r"(?:filled by|taken (?:up )?by|held by|occupied by|claimed by|swept by|went to|go to|belong(?:s|ed)? to|"
        r"came from|come from)"
    )
)
ALL_OF_TOP = pattern(
    spelled(
        r"\b(?:(?:top[- ]|the first )(?P<n>" + _N + r")|(?P<m>" + _N + r") "
        r"(?:" + _USED + "|" + _BIG + r"|leading|top|highest[- ]ranked))"
        r"(?: (?:ai |language )?(?:models|systems|{place}|llms))?"
        r"(?= (?:on [\w'.]+ |(?:that|this|last) week )?(?:(?:were|are|all|both) ){1,2}(?:now )?"
        r"(?:from |by |made |built |developed |chinese|american|us\b|u\.s|open))"
    )
)
PLACES_LISTED = pattern(
    r"\bfirst(?:,| and) second(?P<third>,? and third)?(?P<fourth>,? and fourth)? (?:places?|spots?|positions?)\b"
)
_TIMES = r"(?! (?:days?|weeks?|months?|quarters?|years?|hours?|minutes?|half|times?|percent|per cent))"
_HEAD_OF = (  # the top ten, the first 30
    rf"(?:(?:top|first)[- ](?P<n>{_N})\b{_TIMES}|(?P<k>{_N}) (?:{_USED}|{_BIG})\b)"
)
WITHIN = pattern(
    spelled(
        r"\b(?:{enter}|puts? [^.;,]{3,40}?|plac(?:es|ed) [^.;,]{3,40}?) "
        r"(?:(?:it|ever|its way|firmly|only|back|still|anywhere) )*(?:(?:in|into|to|within|inside|among) )?"
        r"(?:the list of )?(?:the |openrouter's )+(?:weekly |overall )?"
        + _HEAD_OF
        + r"(?! models| places| spots| positions)|"
        r"\b(?:to|into|in|{hold}|reach(?:es|ed)|got|with|for) a top[- ](?P<m>" + _N + r") {place}\b|"
        r"(?<=\| )top[- ](?P<j>" + _N + r")(?: by (?:tokens?|usage|volume|traffic))?(?= \|)"  # the cell of a table
    )
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
    r"top[- ](?P<n>" + _N + r")\b"
)
NONE_OF = pattern(  # "none of the top five models", "the top ten holds no American model"
    r"\b(?:(?:none|not (?:a single |even )?one|not a one|no one) of (?:the |openrouter'?s? |its |these |weekly |"
    r"platform's )*"
    r"(?:(?:top|first|leading)[- ])?(?P<n>" + _N + r")\b"
    r"(?: (?:most[- ]\w+|leading|biggest|largest|busiest|top))?(?: (?:ai |language )?(?:models?|systems?|labs?|"
    r"entries|places|spots))?"
    r"|top[- ](?P<m>" + _N + r") (?:[\w']+ ){0,4}?"
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
    RUNNER_UP: ("runner", "only"),
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


def cues(text: str, times: Sequence[Time] = (), names: Sequence[Name] = ()) -> list[Quantity]:
    """Quantities stated by words alone, in reading order; overlapping cues keep the first.

    ``text`` is surface text (see ``core/extract/surface.py``). Streaks among ``times`` count as well: "the fifth
    straight week" is 5 weeks. ``names`` tell who follows whom: "followed by Kimi K2.5 and GLM-5".
    """
    lowered = text.lower()
    kept = _without_overlaps([*_words(lowered, text, times), *_streaks(lowered, times)])
    return _without_overlaps([*kept, *followers(lowered, text, kept, names)])


def _without_overlaps(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
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
    number = next(match[name] for name in ("n", "m", "k", "j") if match.groupdict().get(name))
    return float(_NUMBER_WORDS.get(number) or number)


_EACH_OF = pattern(r"\b(?:in |for )?(?:each|every one|every single one|all) of ?$")
_AHEAD = pattern(
    spelled(
        r"\b(?:{lead}|ahead|in front|no\. ?1|number one|first|" + _USED + r"|more (?:tokens|usage|traffic|volume) than|"
        r"beat|outpaced|surpassed|{displace})\b|#1\b"
    )
)
_SOME_RUN = pattern(
    r"\b(?:for )?(?:multiple|several|many|a number of) (?:consecutive|straight|successive) weeks\b|\bfor weeks on end\b"
)


def _streaks(lowered: str, times: Sequence[Time]) -> Iterator[Quantity]:
    for match in _SOME_RUN.finditer(lowered):
        span = Span(match.start(), match.end())
        yield Quantity(span, match.group(), 2, Unit.WEEKS, Comparator.AT_LEAST, Interval(2, math.inf), form="streak")
    for time in times:
        each = _EACH_OF.search(lowered, max(0, time.span.start - 24), time.span.start)
        start = each.start() if each else time.span.start
        weeks = time.amount if time.grain is Grain.WEEK and (each or time.each) else None
        if weeks and weeks > 1 and _is_lead(lowered, start, time.span.end):
            span, least = Span(start, time.span.end), Interval(weeks, math.inf)
            yield Quantity(span, span.of(lowered), weeks, Unit.WEEKS, Comparator.AT_LEAST, least, form="streak")
        if time.amount and (time.role is TimeRole.STREAK or _is_run(lowered, time)):
            unit = Unit.WEEKS if time.grain in (Grain.WEEK, None) else f"{time.grain}s"
            yield Quantity(time.span, time.text, time.amount, unit, Comparator.EQUAL, point(time.amount), form="streak")


def _is_lead(lowered: str, start: int, end: int) -> bool:
    """True where the sentence around two offsets tells who is ahead."""
    before = SENTENCE_END.split(lowered[max(0, start - BACK) : start])[-1]
    after = SENTENCE_END.split(lowered[end : end + 2 * BACK])[0]
    return _AHEAD.search(f"{before} {after}") is not None


def _is_run(lowered: str, time: Time) -> bool:
    """True for a length of time through which something went on: "has led the table for seven weeks"."""
    length = time.role in (TimeRole.DURING, TimeRole.OTHER) and time.grain is not None and (time.amount or 0) > 1
    if not length or not time.text.lower().startswith("for "):
        return False
    return _WENT_ON.search(lowered, max(0, time.span.start - BACK), time.span.start) is not None
