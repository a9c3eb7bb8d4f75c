"""Whether a number is a change or a level: "rose 12 %" and "12 % more than a week earlier", but "rose to 12 %"."""

from __future__ import annotations

from core.language.grammar import rule
from core.model import Quantity, Unit

UP = "(?:up|{rise}|rise|gains)"
DOWN = "(?:down|off|{fall})"
_HOW = r"(?:an?|another) [a-z-]{4,16}(?:ly)?"  # "a ridiculous 81 %", "another whopping 20 %"
_JUST_BEFORE = rule(
    rf"\b(?P<verb>{UP}|{DOWN})(?:,)?"
    rf"(?: (?:by|{_HOW}|another|further|an?|some|of|as much as|more than|week[- ]\w+[- ]\w+|again|sharply|"
    r"rapidly|steeply|only|just|to the tune of|{time})){0,6} ?$|"
    rf"\b(?P<same>{UP}|{DOWN})\b[^.;]{{0,12}}{{number}}"
    r"(?:"  # "fell 14 %, then another 7 %"; "rose from 5T to 7T, or 40 %"
    r"[^.;,]{0,30},? (?:and|then) (?:by )?(?:another|a further) | ?(?:tokens )?to {number}(?: tokens)?,? or (?:a |an |"
    r"some )?|[^.;]{0,40},? (?:and|while|but) {named}(?: ones?)? by )$|"
    r""  # "grew by 31 % and American ones by 9 %"
    r"\b(?P<cut>cut|slashed|chopped|sliced) in $"  # "cut in half"
)
_USED_UP = rule(  # "eats up 11 %", "makes up 11 %"
    r"\b{use up}$"
)
JUST_AFTER = rule(
    r"^ ?(?:: (?:the |a |an )?)?(?:week[- ](?:on|over)[- ]week |weekly |monthly |annual |yearly |{time} )?"
    r"(?P<noun>jump|increase|rise|gain|growth|surge|spike|leap|climb|uptick|expansion|upswing|boost|"
    r"drop|decline|fall|decrease|loss|slide|slump|dip|contraction|plunge|retreat|cut)\b"
)
_HEADED = rule(  # the head of a table's column
    r"\b(?:change(?: on (?:the )?\w+)?|wow|w/w|growth|mom|yoy|vs\.? \w+(?: \w+)?|{time}) ?$"
)
_ARROW = rule(r"[↑▲⬆↓▼⬇] ?$")
_SWING = rule(
    r"\b(?:swing|change|move|shift|jump|rise|gain|increase|growth|drop|decline|fall|loss) of (?:a |an |some |about )*$|"
    r"\bgrowth\b[^.;,]{0,30}?\b(?:slowed|eased|cooled|accelerated|picked up|quickened|was|is|came in) ?(?:to|at)? $"
)
THAN_BEFORE = rule(
    r"^ ?(?P<way>more|higher|less|lower|fewer|larger|above|below|over|up|down)\b ?(?:tokens? |usage )?"
    r"(?:(?:than|on|from|what|in|the|a|its|level|of|was|did|had|{anybody}) )*(?:{time}|week|previous|prior|"
    r"month|year|"
    r"before)"
)
_LOWER = rule(  # "64 % lower at 1.66 trillion", "27 trillion, 19 % up"
    r"^ ?(?:(?P<way>higher|lower|fewer)\b ?(?:[,.;)]|$|at\b|in\b|on\b|to\b)|(?P<end>up|down)(?:[,.;)]|$))"
)
AS_MUCH = rule(r"^ as (?:much|many)\b(?! as)")  # "some 13 times as many"
_RATE_AFTER = rule(r"^ ?{time}")
_CONTINUED = rule(
    r"\bfrom {number}[^;.]{0,80}\band (?:just |only |about ){0,3}$"
)  # "from 38 % a month ago and 12 % a year ago"
_LEVEL = rule(r"\b(?:to|from|at|of|reach\w*|hit|stood at)(?: (?:a|an|the|as much as|only|just))* ?$")
_FALLING_NOUNS = frozenset("drop decline fall decrease loss slide slump dip contraction plunge retreat cut".split())
ANNUALISED = rule(
    rf"\b(?P<verb>{UP}|{DOWN})\b[^.;,]{{0,20}}?"
    r"\b(?:annuali[sz]ed (?:rate |pace |growth )?|annual (?:rate|pace) )(?:of )?(?:\w+ ){0,2}?$"
)
_DOWN = rule(rf"^{DOWN}")
_DOWN_BEFORE = rule(rf"\b{DOWN}\b[^,;]{{0,80}}$")
_FALLING = rule(r"\b(?:drop|decline|fall|loss)\b")
_LEVEL_HEDGE = rule(r"(?:below|under|above|past|beyond|short of)\b")  # "fell below 40 %" is a level


def direction(quantity: Quantity, lead: str, tail: str, *, row: bool = False, since: bool = False) -> int:
    """+1 for a rise, -1 for a fall, 0 for a level ("fell to 32 %" is a level).

    ``lead`` and ``tail`` are the masked words around the number. ``row`` says that it stands in the row of a table,
    ``since`` that the sentence says what a change would be measured from.
    """
    text = quantity.text.strip().lower()
    if _LEVEL_HEDGE.match(text):
        return 0
    if text[:1] in ("+", "-", "\u2212"):
        return 1 if text[0] == "+" else -1
    if lead.endswith("+"):
        return 1
    if arrow := _ARROW.search(lead):
        return 1 if arrow.group().strip() in "↑▲⬆" else -1
    if before := _JUST_BEFORE.search(lead) or ANNUALISED.search(lead):
        verb = next(name for name, said in before.groupdict().items() if said)
        if verb == "cut":
            return -1
        apart = quantity.unit == Unit.TOKENS and lead.endswith(", ")  # "Luna crawls up, 1.26 trillion"
        if not apart and not _USED_UP.search(lead[: before.end(verb)]):
            return -1 if _DOWN.fullmatch(before[verb]) else 1
    if after := JUST_AFTER.match(tail):
        return -1 if after["noun"] in _FALLING_NOUNS else 1
    if swing := _SWING.search(lead):
        return -1 if _FALLING.search(swing.group()) else 1
    if row and _HEADED.search(lead) and not _LEVEL.search(lead):
        return 1
    than = THAN_BEFORE.match(tail) or _LOWER.match(tail)
    way = next(filter(None, than.groups()), "") if than else ""
    if way and (way != "over" or quantity.unit == Unit.FRACTION):  # "5.16 trillion over 16-22 February"
        return -1 if way in ("less", "lower", "fewer", "below", "down") else 1
    level = _LEVEL.search(lead) or _CONTINUED.search(lead)
    if since and quantity.unit == Unit.FRACTION and _RATE_AFTER.match(tail) and not level:
        return -1 if _DOWN_BEFORE.search(lead) else 1
    return 0
