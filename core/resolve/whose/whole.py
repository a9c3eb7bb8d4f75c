"""When a number is about the platform as a whole, and whom it is about where its sentence names nobody."""

from __future__ import annotations

import re

from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import PLATFORM, Entity, EntityKind, Quantity, Unit
from core.resolve.discourse.talk import REACH, Talk
from core.resolve.structure.change import direction
from core.resolve.structure.clause import MARK, Masked, is_cue
from core.resolve.structure.counts import says_named
from core.resolve.structure.parties import Party, Role, on_place, opponents
from core.resolve.whose.who import pointing

USAGE = rule(r"\b(?:tokens?|usage|traffic|throughput|volumes?|calls|consumption|workloads?)\b", re.I)
_TOTAL = rule(
    r"\b(?:total|overall|weekly|global|aggregate|combined(?! (?:for|to|with)\b)|platform|throughput|router)\b"
    r"(?! (?:\w+ )?(?:lists?|rankings?|charts?|tables?|boards?|leader ?boards?|top)\b)"
)
_WHOLE_OF = rule(  # "59.6 % of the 126.8 trillion tokens", "of the 46.2T ..., Chinese labs took 66 %"
    r"(?:{number} ?(?:tokens )?|\b(?:share|portion|slice) |^)(?:out )?of (?:(?:the|a total of|its|some|about|roughly|"
    r"that|all|{platform}(?:'s?)?|router's|total|combined|weekly)(?: |$)){0,6}$"
)
_CARRIES = rule(
    r"{they}|\bshare\b|"
    rf"^{MARK}*+(?:(?:so |and )?(?:that|this|which) (?:is|was|means|made)\b|that's |(?:so |now )?{{number}})"
)
"""A pronoun, a share, or a number that opens the sentence."""
_LEANS = rule(
    rf"{{they}}|^{MARK}*+(?:so |and )?(?:that|this|which) (?:is|was|means|made)\b|^{MARK}*+that's |"
    rf"^{MARK}*+first time\b"
)
"""A pronoun, or "that is" for what was just said: so a paragraph goes on about whom the one before it named."""


_MARK = rule(r"[,;()]|:(?! ?~?$)")
_NAMED = rule("{somebody}")


_PART_OF = rule(r"^ ?(?:tokens )?(?:out )?of (?:the |its |all )?{number}")  # "25.9T of 46.7T tokens" is somebody's


def totals(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> bool:
    """True for a number whose own clause speaks of the platform's total and names nobody else.

    "On aggregate usage near 6T tokens a day", "Platform total: 25.7T", "Global volume slipped 1.9 %".
    """
    changed = quantity.form == "multiple" and quantity.unit == Unit.TIMES
    lead = masked.before(quantity.span.start)
    if quantity.form == "streak":
        return (
            _of_total(lead, quantity, found, masked) and _GROWTH.search(f"{lead} {quantity.text.lower()}") is not None
        )
    if (quantity.unit not in (Unit.TOKENS, Unit.FRACTION, "") and not changed) or is_cue(quantity):
        return False
    if _PART_OF.match(masked.after(quantity.span.end)):
        return False
    if says_named(masked.text):
        return False  # "with every named model included the total was ...": somebody's, on that count
    if quantity.unit in (Unit.TOKENS, "") and _in_all(quantity, lead, masked):
        return True
    if quantity.unit != Unit.FRACTION and _WHOLE_OF.search(lead):
        return True
    if changed and opponents(found):  # what a total is set against is another total, and never somebody's
        return False
    clause = _MARK.split(lead.rstrip(" ,"))[-1]  # "the total, 27tn tokens, was ..."
    return not _is_of_somebody(clause, lead) and _of_total(clause, quantity, found, masked)


_RELATIVE = rule(r" ?(?:whose|which|who)\b")
_NAME_BEFORE = rule("{named},$")


def _is_of_somebody(clause: str, lead: str) -> bool:
    """True for a clause that tells of the name right before it: "Kimi K2.6, whose weekly volume reached"."""
    before = lead.rstrip(" ,").removesuffix(clause)
    return _RELATIVE.match(clause) is not None and _NAME_BEFORE.search(before) is not None


_GROWTH = rule(
    r"\b(?:gains?|rises?|rose|falls?|fell|grew|grown|growth|increases?d?|climb\w*|drop\w*|declin\w+|shr[aiu]nk\w*|"
    r"slipp?\w*|decreases?d?|loss\w*|up|down|higher|lower)\b"
)
_IN_ALL_AFTER = rule(r"^ ?(?:tokens )?(?:in (?:all|total)|altogether|all told)\b")
_IN_ALL_BEFORE = rule(r"^(?:altogether|in all|in total|all told|overall),? (?:about |some |roughly |nearly |just )?$")
_SOMEBODY = rule(r"{somebody}|\b(?:models?|labs?|compan(?:y|ies)|makers?|vendors?|firms?|start-?ups?|editions?)\b")


def _in_all(quantity: Quantity, lead: str, masked: Masked) -> bool:
    """True for a number said to be all there was, in a sentence that names nobody before it: "6.4 trillion in all"."""
    told = _IN_ALL_AFTER.match(masked.after(quantity.span.end)) or _IN_ALL_BEFORE.search(lead)
    return told is not None and _SOMEBODY.search(lead) is None


def _of_total(clause: str, quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> bool:
    """True for words before a number that speak of the platform's total and name nobody."""
    if _NAMED.search(clause):
        return False
    lead = masked.before(quantity.span.start)
    start = masked.offset(quantity.span.start, lead.rindex(clause) - len(lead))
    ahead = [p for p in found if start <= p.mention.span.start and p.mention.span.end <= quantity.span.start]
    if any(_is_total(party) for party in ahead):
        return True
    volume = quantity.unit in (Unit.TOKENS, "") or (quantity.form == "streak" and NUMBER in clause)
    of_usage = volume or USAGE.search(clause) is not None  # a volume is usage by itself
    return of_usage and _TOTAL.search(clause) is not None


def _is_total(party: Party) -> bool:
    """True for a phrase that speaks of the platform's total, wherever it stands, or of the platform as the doer."""
    if party.entity != PLATFORM or party.mention.form != "phrase":
        return False
    return party.role is Role.SUBJECT or USAGE.search(party.mention.text) is not None


def assumed(quantity: Quantity, found: tuple[Party, ...], masked: Masked, talk: Talk) -> Entity | None:
    """Nobody is named: the platform if the sentence is about it or about totals, else whom the text spoke of last."""
    if _PART_OF.match(masked.after(quantity.span.end)):
        return talk.subject if talk.subject != PLATFORM else Entity(EntityKind.UNLISTED, "untold", "nobody named")
    usage = USAGE.search(masked.text) is not None
    meant = next((p.entity for p in found if p.mention.form == "pronoun" and p.entity is not None), None)
    if talk.subject is None and (they := pointing(quantity, found)) is not None:
        return Entity(EntityKind.UNLISTED, "pronoun", they.text)
    found = tuple(
        p for p in found if p.mention.form != "pronoun" and (p.entity == PLATFORM or p.role is not Role.PLACE)
    )
    if on_place(found) or (usage and _TOTAL.search(masked.text)):
        return PLATFORM
    if usage and not found and talk.subject is None:
        return PLATFORM
    if (
        talk.anew
        and talk.totalled
        and quantity.value >= AMOUNT
        and _OF_A_TIME.search(masked.before(quantity.span.start))
    ):
        return PLATFORM
    if talk.subject != PLATFORM and meant is None and _is_anew(talk, masked):
        return Entity(EntityKind.UNLISTED, "untold", "nobody named")
    leans = not found or usage or quantity.unit in (Unit.TOKENS, Unit.RANK, Unit.WEEKS, Unit.TIMES)
    return meant or talk.subject if leans or _CARRIES.search(masked.text) else None


AMOUNT = 1e9
"""Tokens. From here on a number without a unit may be an amount of them."""

_OF_A_TIME = rule(  # "September was at 576 trillion", "February 2026 brought 49.8 trillion"
    rf"^{MARK}*+(?:and |so |but )?(?:in )?(?:the )?{{time}}(?: alone| itself)?,? "
    r"(?:was|is|came|ended|closed|finished|brought|saw|had|has|stood|hit|reached|recorded|counted|made|did)\b"
    r"[^,;:{somebody}{number}{time}]{0,40}$"
)
"""A time that does what is counted: in a text that has told totals before, it is everything."""


def _is_anew(talk: Talk, masked: Masked) -> bool:
    """True where the words lean on nobody who was named before: too far on, or in a paragraph or item of its own."""
    if talk.anew:
        return _LEANS.search(masked.text) is None
    return talk.away > REACH and not _CARRIES.search(masked.text)


def is_share_of_platform(quantity: Quantity, subject: Entity | None, found: tuple[Party, ...], masked: Masked) -> bool:
    """True for a share that seems the platform's own, which no share is: "it had been under 2 %" is somebody else's.

    A change of the platform's volume is its own, and so is what the sentence says of the platform by name.
    """
    if subject != PLATFORM or quantity.unit != Unit.FRACTION:
        return False
    if direction(quantity, masked.before(quantity.span.start), masked.after(quantity.span.end)):
        return False
    return not any(
        party.entity == PLATFORM and party.mention.form == "name" and party.role is Role.SUBJECT for party in found
    )
