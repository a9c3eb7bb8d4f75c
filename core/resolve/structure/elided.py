"""Numbers that leave out what the text said before: their scale, or the N of a top set."""

from __future__ import annotations

import math
from dataclasses import replace

from core.extract.numbers.hedges import Rule, allowed, rounding
from core.interval import Interval
from core.language.grammar import rule
from core.model import Comparator, Quantity, Sentence, Unit
from core.resolve.structure.clause import Masked

LEAGUE_AMOUNT = 1e10
"""Tokens. Weekly volumes of ranked models start around here; parameter counts rarely come in threes above it."""

SCALES = (1e12, 1e9)
"""What "4.69 trillion ... 3.29" can leave out."""

_NAMED_BEFORE = rule("[{named}{group}](?:'s?)?[ :(]{1,2}(?:at |with |on |only |just |about )?$")
_AGAINST_BEFORE = rule(r"{number} ?(?:to|against|versus|vs\.?|compared (?:with|to)) $")
_AGAINST_AFTER = rule(r"^ ?(?:to|against|versus|vs\.?) {number}")
_SHARE_BEFORE = rule("[{named}{group}](?:'s?)? (?:at|with|on|held|took|had) (?:only |just |about )?$")
_SET_BEFORE = rule(  # "5.16 against 2.7", "a year after we crossed 3.5"
    r"\b(?:to|from|against|versus|and|or|with|by|hit|reached|crossed|passed|handled|processed|did|was|were) $"
)
_NAMED_AFTER = rule("^ (?:(?:for|from|by) (?:the )?[{named}{group}]|{country}(?: tokens)?[.,;)])")


_FROM_TO = rule(r"\bfrom {number}[^.;,]{0,30} to $")
_FIGURE_BEFORE = rule(  # "by the middle of July it was 11.4", "Anthropic is at 16"
    r"(?:[{platform}{named}{group}{they}](?:'s?)?|\b(?:it|that|this|they|figure|number|total|share|portion))"
    r"(?: share| total| figure)? (?:(?:is|was|are|were|had been|stands?|stood|hit|reached|lost|gained|rose|fell|added|"
    r"shed) )?(?:at |just |only |"
    r"about |still )*$"
)
_FIGURE_AFTER = rule(r"^ ?(?:[.,;:)!?]|$|(?:in|at|by|on|and|against|versus|to|then|now)\b|{time})")


def completed(
    quantity: Quantity, sentence: Sentence, masked: Masked, top: int | None, last: Quantity | None
) -> Quantity:
    """The quantity with what it leaves out.

    ``top`` is the N of the top set that the text last spoke of, ``last`` its last number if that was an amount.
    """
    if quantity.form == "absent" and quantity.value == 0 and top:  # "OpenAI and Google are absent"
        return replace(quantity, value=float(top), allowed=Interval(float(top), math.inf))
    if counted := _of_the_same_top(quantity, sentence, masked):
        return counted
    if not _is_bare(quantity):
        return quantity
    scaled = _scaled(quantity, sentence, masked)
    return _like(quantity, last, masked) if scaled == quantity and last is not None else scaled


_COUNTED_OF = rule(  # "China has seven of the top ten; Anthropic has two", "up from three in January"
    r"(?:\b(?:has|have|had|holds?|held|with|took|takes|placed|from|against|to|and|versus)|{named}(?: ones)?) "
    r"(?:the other |only |just |another |but )?$"
)
_COUNTED_OUT = rule(r"^ ?(?:[.,;:)]|$|{time}|(?:of them|are|were|from|in|for|and)\b|{named})")


def _of_the_same_top(quantity: Quantity, sentence: Sentence, masked: Masked) -> Quantity | None:
    """A bare number that counts models of the top set which the number before it counted."""
    ahead = [peer for peer in sentence.quantities if peer.span < quantity.span]
    if not ahead or ahead[-1].form != "of" or ahead[-1].unit != Unit.MODELS or ahead[-1].whole is None:
        return None
    plain_number = quantity.unit in ("", "ones") and quantity.form in ("", "word") and not quantity.why
    lead, tail = masked.before(quantity.span.start), masked.after(quantity.span.end)
    if not plain_number or quantity.value > ahead[-1].whole or quantity.value != int(quantity.value):
        return None
    if not _COUNTED_OF.search(lead) or not (quantity.unit == "ones" or _COUNTED_OUT.match(tail)):
        return None
    return replace(quantity, form="of", unit=Unit.MODELS, noun="places", whole=ahead[-1].whole)


def _is_bare(quantity: Quantity) -> bool:
    """True for a number with nothing but digits, or one word."""
    unsaid = not (quantity.unit or quantity.why or quantity.noun)
    return unsaid and quantity.form in ("", "word") and 0 < quantity.value < 1000


def _like(quantity: Quantity, last: Quantity, masked: Masked) -> Quantity:
    """A bare number right after an amount, said of somebody as that was: "Google at 12 %, Tencent at nine"."""
    lead, tail = masked.before(quantity.span.start), masked.after(quantity.span.end)
    if not _FIGURE_BEFORE.search(lead) or not _FIGURE_AFTER.match(tail):
        return quantity
    if last.unit == Unit.FRACTION:
        return _as_share(quantity) if quantity.value <= 100 else quantity
    return quantity if quantity.form or quantity.step >= 1 else _as_tokens(quantity, last, 100)


def _as_share(quantity: Quantity) -> Quantity:
    allowed_share, step = quantity.allowed.scaled(0.01), quantity.step / 100
    return replace(quantity, value=quantity.value / 100, unit=Unit.FRACTION, allowed=allowed_share, step=step)


def _as_tokens(quantity: Quantity, like: Quantity, apart: float) -> Quantity:
    """The number in the scale of another; unchanged where the two would lie further apart than that factor."""
    scale = _scale_of(like)
    if not 1 / apart <= quantity.value * scale / like.value <= apart:
        return quantity
    quantity = _rounded(quantity)
    scaled = quantity.allowed.scaled(scale)
    return replace(quantity, value=quantity.value * scale, unit=Unit.TOKENS, allowed=scaled, step=quantity.step * scale)


def _scaled(quantity: Quantity, sentence: Sentence, masked: Masked) -> Quantity:
    """A bare number that leans on an earlier one of its sentence: "4.69 trillion for China, 3.29 for the US".

    It must stand right beside a name, or against another number; or be a decimal behind a word that takes an amount.
    A volume must come out within a factor of ten of the one it leans on.
    """
    ahead = [peer for peer in sentence.quantities if peer.span < quantity.span]
    lead, tail = masked.before(quantity.span.start), masked.after(quantity.span.end)
    against = _AGAINST_BEFORE.search(lead)
    if (
        ahead
        and ahead[-1].unit == Unit.FRACTION
        and quantity.value <= 100
        and (_SHARE_BEFORE.search(lead) or _FROM_TO.search(lead) or against)
    ):
        return _as_share(quantity)
    beside = _NAMED_BEFORE.search(lead) or _NAMED_AFTER.match(tail) or against
    earlier = [peer for peer in ahead if peer.value >= LEAGUE_AMOUNT]
    decimal = 0 < quantity.step < 1 and (_SET_BEFORE.search(lead) or _AGAINST_AFTER.match(tail))
    if earlier and _FROM_TO.search(lead):
        return _as_tokens(quantity, earlier[-1], 100)
    return _as_tokens(quantity, earlier[-1], 10) if earlier and (beside or decimal) else quantity


_DECIMALS = rule(r"\d(?:\.(\d+))?")


def _scale_of(quantity: Quantity) -> float:
    """The scale that an amount was printed in: a trillion for "0.48 trillion"."""
    printed = _DECIMALS.search(quantity.text)
    scale = quantity.step * 10 ** len(printed[1] or "") if printed else 0.0
    return scale if scale in SCALES else next(scale for scale in SCALES if quantity.value >= scale)


def _rounded(quantity: Quantity) -> Quantity:
    """A round number that only now turns out to be an amount: "25 trillion for China, 20 for the US"."""
    half = quantity.step / 2
    if quantity.step < 1 or quantity.comparator is not Comparator.EQUAL or rounding(quantity.value, half) <= half:
        return quantity
    interval = allowed(quantity.value, quantity.value, rounding(quantity.value, half), Rule.PLAIN)
    return replace(quantity, rounded=True, allowed=interval)
