"""Words for the first place: tops the chart, came first, the most-used model."""

from __future__ import annotations

from core.language.grammar import pattern, spelled

NUMBER_WORDS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True)) | {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "fifty": 50,
}

MEMBER = spelled("(?:ai |language )?{member}")

N = rf"(?:\d+|{'|'.join(NUMBER_WORDS)})"

ITS = r"(?:(?:the|its|this|that|any|openrouter'?s?|platform'?s?|router'?s?|site'?s?) ){0,3}"

_KIND = r"(?:(?:global|overall|weekly|monthly|daily|model|models|usage|token|ai|llm|new|entire|whole) |token-){0,4}"

_BOARD = rf"(?:(?:all |every )?{ITS}{_KIND}{{board}}|(?:all|every)(?: other| single)* (?:ai |language )?{{member}})"

FRONT = (
    r"(?:first place|(?:top|leading) {place}|pole position|number[- ](?:one|1)(?: {place})?|"
    r"the (?:lead|crown|throne|summit|no\.? ?1 {place}))"
)

_ALONE = r"(?!first(?:,| and) second\b[^.;]{0,30}?\b{place}\b)"  # those are several places

_NOW = r"(?:(?:now|still|again|once again|once more|firmly|comfortably|currently|already|back|well|out|far) ){0,3}"

USED = r"most[- ](?:(?:heavily|widely) )?(?:used|popular|called)"

BIG = r"(?:biggest|largest|busiest)"

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
    + FRONT
    + ")",
    r"(?<=and )(?:pole position|the (?:top|number[- ]one) (?:spot|position))",
    # climbed to the top of the chart; back on top
    r"(?:{move}|back|straight) "
    + _NOW
    + r"(?:to |at |on |in )?(?:(?:the )?(?:top|summit|head) of "
    + _BOARD
    + "|"
    + FRONT
    + r"|on top(?! of))\b",
    r"(?:{be}|back|perched|landed) " + _NOW + r"(?:atop|on top of|at the (?:top|head|summit) of) " + _BOARD + r"\b",
    r"(?:{be}|back) " + _NOW + r"(?:at the top|on top)(?! of)\b",
    r"(?:{be}|still|out) " + _NOW + r"in front\b(?! of)|in front(?= (?:after|with|on|at)\b)",
    # took Sonnet's place at the top; the list is led by; the top spot went to
    r"{displace} (?:[^.;,]|\.(?=\d)){2,50}? (?:at|from|off|for|atop|out of) (?:the )?(?:top(?: of "
    + _BOARD
    + r")?|first(?! (?:time|instance|week|month))(?: place)?|"
    + FRONT
    + r")\b",
    _BOARD + r" (?:is |was |remain(?:s|ed) )?(?:now |still |again )?(?:led|topped|headed|dominated) by\b",
    FRONT + r" (?:on [\w'.]+ )?(?:now |again |still )?{pass on} (?:back )?to\b",
    # is the traffic leader; OpenRouter's or the board's runaway leader
    r"(?:(?:{be}|as|becom(?:es|ing)|became) "
    + _NOW
    + r"(?:the |its |openrouter's |(?:the |its )?{board}'s )|openrouter's )(?:(?:clear|outright|"
    r"undisputed|overall|runaway|new|market|token|traffic|usage|volume|weekly|current|distant|comfortable) )*"
    r"(?:leader|front-?runner)\b",
    # is the biggest, with 4.2T
    r"(?:{be}) " + _NOW + r"the (?:" + BIG + "|" + USED + r")(?= on (?:openrouter|the (?:platform|router))|"
    r",? (?:with|at) " + _AMOUNT + ")",
    r"(?<!at the )(?<!to the )(?<!on )(?<!the )top of (?:the |openrouter's )(?:\w+ )?(?:table|list|charts?|rankings?|"
    r"leader ?board)\b",
    # is the largest lab by tokens; the most-used model
    r"(?:{be}|becom(?:es?|ing)|became|now|currently|still|as) "
    + _NOW
    + r"(?:the |openrouter's |its )(?:single )?(?:"
    + BIG
    + "|"
    + USED
    + r"|top|number[- ]one|leading|heaviest) (?:single )?(?:ai |model )?(?!{maker}s\b){maker}\b"
    r"(?= (?:" + _BY_TOKENS + r"|of [\w ]{2,30} on (?:openrouter|the platform)|(?:with|at) (?:\w+ ){0,2}\d)|[.;]|$)",
    r"(?:the|openrouter's|its) (?:" + BIG + "|" + USED + r"|top|number[- ]one|leading|heaviest) (?:ai |model )?"
    r"{maker} " + _BY_TOKENS,
    r"(?:the|openrouter's|world's|platform's|now|currently) (?:single )?(?:" + USED + "|" + BIG + r") "
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
