"""Numbers that leave out what the text said before: their scale, or the N of a top set."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from core.extract.hedges import Rule, allowed, rounding
from core.interval import Interval
from core.model import Comparator, Quantity, Sentence, Unit
from core.resolve.clause import NUMBER, Masked
from core.resolve.talk import LEAGUE_AMOUNT

SCALES = (1e12, 1e9)
"""What "4.69 trillion ... 3.29" can leave out."""

_NAMED_BEFORE = re.compile("[\ue001-\ue005\ue008]+(?:'s?)?[ :(]{1,2}(?:at |with |on |only |just |about )?$")
_AGAINST_BEFORE = re.compile(rf"{NUMBER} ?(?:to|against|versus|vs\.?|compared (?:with|to)) $")
_AGAINST_AFTER = re.compile(rf"^ ?(?:to|against|versus|vs\.?) {NUMBER}")
_SHARE_BEFORE = re.compile("[\ue001-\ue005\ue008]+(?:'s?)? (?:at|with|on|held|took|had) (?:only |just |about )?$")
_SET_BEFORE = re.compile(  # "5.16 against 2.7", "a year after we crossed 3.5"
    r"\b(?:to|from|against|versus|and|or|with|by|hit|reached|crossed|passed|handled|processed|did|was|were) $"
)
_NAMED_AFTER = re.compile("^ (?:for|from|by) (?:the )?[\ue001-\ue005\ue008]+")


def completed(quantity: Quantity, sentence: Sentence, masked: Masked, top: int | None) -> Quantity:
    """The quantity with what it leaves out. ``top`` is the N of the top set that the text last spoke of."""
    if quantity.form == "absent" and quantity.value == 0 and top:  # "OpenAI and Google are absent"
        return replace(quantity, value=float(top), allowed=Interval(float(top), math.inf))
    return _scaled(quantity, sentence, masked)


def _scaled(quantity: Quantity, sentence: Sentence, masked: Masked) -> Quantity:
    """A bare number that leans on an earlier one of its sentence: "4.69 trillion for China, 3.29 for the US".

    It must stand right beside a name, or against another number; or be a decimal behind a word that takes an amount.
    A volume must come out within a factor of ten of the one it leans on.
    """
    if quantity.unit or quantity.form or quantity.why or quantity.noun or not 0 < quantity.value < 1000:
        return quantity
    ahead = [peer for peer in sentence.quantities if peer.span < quantity.span]
    lead, tail = masked.before(quantity.span.start), masked.after(quantity.span.end)
    against = _AGAINST_BEFORE.search(lead)
    if ahead and ahead[-1].unit == Unit.FRACTION and quantity.value <= 100 and (_SHARE_BEFORE.search(lead) or against):
        allowed_share, step = quantity.allowed.scaled(0.01), quantity.step / 100
        return replace(quantity, value=quantity.value / 100, unit=Unit.FRACTION, allowed=allowed_share, step=step)
    beside = _NAMED_BEFORE.search(lead) or _NAMED_AFTER.match(tail) or against
    earlier = [peer for peer in ahead if peer.value >= LEAGUE_AMOUNT]
    decimal = 0 < quantity.step < 1 and (_SET_BEFORE.search(lead) or _AGAINST_AFTER.match(tail))
    if not earlier or not (beside or decimal):
        return quantity
    scale = next(scale for scale in SCALES if earlier[-1].value >= scale)
    if not 0.1 <= quantity.value * scale / earlier[-1].value <= 10:
        return quantity
    quantity = _rounded(quantity)
    scaled = quantity.allowed.scaled(scale)
    return replace(quantity, value=quantity.value * scale, unit=Unit.TOKENS, allowed=scaled, step=quantity.step * scale)


def _rounded(quantity: Quantity) -> Quantity:
    """A round number that only now turns out to be an amount: "25 trillion for China, 20 for the US"."""
    half = quantity.step / 2
    if quantity.step < 1 or quantity.comparator is not Comparator.EQUAL or rounding(quantity.value, half) <= half:
        return quantity
    interval = allowed(quantity.value, quantity.value, rounding(quantity.value, half), Rule.PLAIN)
    return replace(quantity, rounded=True, allowed=interval)
