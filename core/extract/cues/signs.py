"""Words for other numbers: most of, a record, together, in the top ten, none of them."""

from __future__ import annotations

from core.extract.cues.leads import BEST_OF, BIG, FRONT, ITS, LEAD, MEMBER, RUNNER_UP, USED, N
from core.language.grammar import pattern, spelled
from core.model import Comparator, Unit

ROUNDS_OUT = pattern(  # "Kimi K2.5 rounded out the top five"
    spelled(rf"\b{{round out}} {ITS}(?:(?:weekly|overall) )*(?:top[- ](?P<n>{N})|podium)\b")
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
    rf"\b(?:the|openrouter's|its) (?:very )?first (?P<of>(?:[a-z.-]{{1,24}}[- ]){{0,3}}?)(?:{MEMBER} |one )?"
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

LED_IN = pattern(  # "topped February", "led in May"
    r"\b(?:topped|led|tops|leads|was first|ranked first)(?: in| for| through)? ?$"
)

BACK = 60
"""Characters before a cue in which a denial of it may stand, or what went on before a length of time."""

WENT_ON = pattern(
    r"\b(?:(?:has|have|had|been) (?:now |steadily )?(?:led|topped|headed|risen|grown|climbed|gained|fallen|declined|"
    r"dropped|"
    r"contracted|shrunk|slipped)|led|topped|headed|ahead|in front|on top|first|number one|no\. ?1|#1|dominated|"
    r"most[- ](?:\w+[- ])?(?:used|popular)|"
    rf"{FRONT}|rose|grew|fell|contracted|shrank)\b[^,.;:()]{{0,{BACK}}}$"
)
"""What goes on through the weeks that follow in the same clause."""

# Places among the top N: all of them, one of them, or none.
SWEPT = pattern(
    spelled(
        r"\b{fill}(?: (?:all|each|every|of|the|openrouter's|its|platform's))* (?:top|first)[- ](?P<n>" + N + r")\b"
        r"(?: (?:{place}|ranks))?"
    )
)

FILLED = pattern(
    spelled(
        r"\b(?:(?:all|each) (?:of )?)?(?:the )?(?:top|first)[- ](?P<n>" + N + r") (?:(?:{place}|ranks|models) )?"
        r"(?:on [\w'.]+ )?(?:(?:that|this|last) week )?(?:(?:were|was|are|have been|had been|is) )?(?:now |all |both )*"
        r"(?:filled by|taken (?:up )?by|held by|occupied by|claimed by|swept by|went to|go to|belong(?:s|ed)? to|"
        r"came from|come from)"
    )
)

ALL_OF_TOP = pattern(
    spelled(
        r"\b(?:(?:top[- ]|the first )(?P<n>" + N + r")|(?P<m>" + N + r") "
        r"(?:" + USED + "|" + BIG + r"|leading|top|highest[- ]ranked))"
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
    rf"(?:(?:top|first)[- ](?P<n>{N})\b{_TIMES}|(?P<k>{N}) (?:{USED}|{BIG})\b)"
)

WITHIN = pattern(
    spelled(
        r"\b(?:{enter}|puts? [^.;,]{3,40}?|plac(?:es|ed) [^.;,]{3,40}?) "
        r"(?:(?:it|ever|its way|firmly|only|back|still|anywhere) )*(?:(?:in|into|to|within|inside|among) )?"
        r"(?:the list of )?(?:the |openrouter's )+(?:weekly |overall )?"
        + _HEAD_OF
        + r"(?! models| places| spots| positions)|"
        r"\b(?:to|into|in|{hold}|reach(?:es|ed)|got|with|for) a top[- ](?P<m>" + N + r") {place}\b|"
        r"(?<=\| )top[- ](?P<j>" + N + r")(?: by (?:tokens?|usage|volume|traffic))?(?= \|)"  # the cell of a table
    )
)

IN_TOP = pattern(
    r"\b(?:in|inside|within|among|on) (?:the |openrouter'?s? |its |weekly |overall |global )+"
    rf"{_HEAD_OF}"
)

_LINK = r"(?:in|inside|within|among|on|into|to make|to reach|made|makes?|reach(?:es|ed)|crack(?:s|ed)|enter(?:s|ed))"

ONLY = pattern(
    rf"\b(?:the (?:only|sole|lone)|a single|just one|only one|(?<=has )one|(?<=had )one|"
    rf"(?<=have )one) (?P<of>(?:[\w.'-]+ ){{0,3}}?)(?:{MEMBER}|one) "
    rf"(?:[\w'-]+ ){{0,2}}?(?:, [^,;.]{{3,40}}, )?(?:{_LINK} )+(?:the |openrouter'?s? |its |that |weekly )+"
    r"top[- ](?P<n>" + N + r")\b"
)

NONE_OF = pattern(  # "none of the top five models", "the top ten holds no American model"
    r"\b(?:(?:none|not (?:a single |even )?one|not a one|no one) of (?:the |openrouter'?s? |its |these |weekly |"
    r"platform's )*"
    r"(?:(?:top|first|leading)[- ])?(?P<n>" + N + r")\b"
    r"(?: (?:most[- ]\w+|leading|biggest|largest|busiest|top))?(?: (?:ai |language )?(?:models?|systems?|labs?|"
    r"entries|places|spots))?"
    r"|top[- ](?P<m>" + N + r") (?:[\w']+ ){0,4}?"
    rf"(?:no|not a single|not one|without (?:a|any)) (?P<of>(?:[a-z.]+[- ]){{1,3}}?){MEMBER})\b"
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

OF_KIND = pattern(  # "no American model", "not a single Chinese lab"
    rf"\b(?:no|not (?:a single|one|any)|any|a single|without (?:a|any)) (?P<of>(?:[a-z.]+[- ]){{1,3}}?){MEMBER}\b"
)

NO_ONE = pattern(
    r"\b(?:no(?: single)? (?!longer|doubt|surprise)|none of |not (?:a single|one) |(?:is|are|was|were|did|does|has|"
    r"had)(?: not|n't) )[^.;,]{0,50}$"
)

DENIED = pattern(rf"(?:\b(?:no|not|never|neither|nor|none|nobody)|n't)\b[^.;]{{0,{BACK}}}$")

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
