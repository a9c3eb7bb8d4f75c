"""Amounts: digits or words with scale, unit, noun and rate."""

from __future__ import annotations

import re

from core.extract.numbers import hedges, units
from core.extract.numbers.draft import Draft
from core.extract.numbers.hedges import Hedge, Rule
from core.extract.numbers.multiples import multiple
from core.extract.numbers.numeral import Numeral, exact_product
from core.extract.numbers.numerals import digit_numeral, word_numeral
from core.extract.numbers.scales import with_scale
from core.language.grammar import pattern
from core.model import Grain, Unit

_PERCENT = pattern(
    r"(?:\s?%|[\s-]?per\s?cent(?:age)?\b(?![\s-]points?)|\s?pct\b|\s?pc\b|\s?p\.c\.)(?!\s?-?points?\b)",
    re.I,
)
_POINTS = pattern(
    r"(?:\s+of\s+a(?=\s+perc))?"
    r"\s?-?(?:%|percentage|percent|per\s?cent)?[\s-]points?\b|\s?(?:pp|ppts?|pts|%pts?)\b",
    re.I,
)
_BASIS_POINTS = pattern(r"\s?(?:bps?\b|basis[\s-]points?\b)", re.I)
_NAMES_PERCENT = pattern(r"%|per|pp", re.I)
_PERCENT_NEAR = pattern(r"%|per\s?cent", re.I)
_POINTS_CONTEXT = 150  # characters before "3 points" in which a percentage makes them percentage points
_MOST_POINTS = 100.0
_TO_PERCENT = pattern(r"[^.;\n]{0,24}?\s(?:to|from|at)\s+\d[\d.]*(?:%|\s?per\s?cent)", re.I)
_INDEX = pattern(r"\b(?:index|indices|Dow|Nasdaq|S&P|FTSE|Nikkei|DAX|CAC|Hang Seng|table|league)\b")
_MINUS = pattern(r"(?:(?<![\w%)])-|\b(?:minus|negative)[\s-])$", re.I)
_MARGIN = pattern(r"\s?(?P<open>\(?)(?:±|\+/-|\+-)\s?(?P<digits>\d{1,4}(?:[.,]\d{1,4})?)(?![\d.,]\d)", re.I)
_MARGIN_OF_SHARE = pattern(r"\s?(?:%|pp\b|pts?\b|(?:percentage[\s-])?points?\b|per\s?cent\b)?")
_SCALE_OF_OTHERS = pattern(r"\s*(?:of\s+(?:tokens|dollars|users|people)\s*)?(?:[):|;\n]|$)", re.I)
_IN_PARTS = pattern(  # "80B total, 3B active"; "of which 21 billion are active"
    r"\s+total,?\s+(?:and\s+)?\d[\d.]*\s?(?:B|billion)\s+active\b|\s+(?:are\s+|is\s+)?(?:active|activated)\b", re.I
)
_ACTIVE = pattern(r"\bactivat(?:es?|ing)\s+(?:only\s+|just\s+|about\s+)?$", re.I)
_ATTACHED = pattern(r"[A-Za-z_]|-[A-Z]|-\d*[A-Za-z]*\d")
_ONE = pattern(r"one\b", re.I)
_ONE_COUNTS = pattern(
    r"\b(?:only|just|exactly|least|than|from|to|about|nearly|almost|roughly|around|over|every)\s+$",
    re.I,
)
_ONE_TO = pattern(r"(?:\s+(?:to|or)\s+|-to-)(?:two|three|four|five|[2-5]\b)(?![\w-]{0,40}\s+(?:of|out)\b)", re.I)
_ONE_IS_NO_COUNT = pattern(
    r"\s+(?:of|another|by|day|thing|such|that|who|which|can|could|would|might|more|time|way|side|hand)\b",
    re.I,
)
_PARAMETERS = pattern(
    r"[\s-]{0,8}(?:(?:active|total|trainable|activated)[\s-]+)?(?:parameters?|params?)\b"
    r"|[\s-]{1,8}(?:(?:dense|moe|open|active|base|instruct|chat|coder|class|size|sized|distilled|quantized|open-source"
    r"|open-weight|language|local|ai)[\s-]+){0,3}"
    r"(?:models?|variants?|checkpoints?|llms?|weights|version|moe|active|dense|instruct|class)\b",
    re.I,
)
_FEET_AND_INCHES = pattern(r"\s?(?:ft|feet|foot)\s?(?P<inches>\d{1,2})\s?(?:in|ins|inch(?:es)?)\b", re.I)
_DIGITS = pattern(r"[\d.,]+")
_SEAMS = pattern(r"[\s-]+")
_BILLIONS = pattern(r"\s?[bBmMT]$")
_LARGEST_MODEL = 2e13  # parameters


def amount(text: str, at: int, floor: int, limit: int, money: tuple[int, str] | None) -> Draft | None:
    """Digits or words with scale, unit, noun and rate."""
    found = word_numeral(text, at, limit) if text[at].isalpha() else digit_numeral(text, at, limit, bool(money))
    if not found:
        return None
    found, margin = _with_margin(text, found, limit)
    if _ONE.fullmatch(text, found.start, found.end) and not _one_counts(text, found, floor, limit):
        return None
    draft = Draft(
        money[0] if money else at,
        found.end,
        found.value,
        found.half,
        found.step,
        word=found.word,
        bare=not found.scaled,
        margin=margin,
    )
    draft = draft._replace(factor=_factor(text, found), amount=found.scaled and not found.vague)
    if found.vague:
        if _is_scale_of_others(text, found, floor):
            return draft._replace(why="the scale of other numbers")
        draft = draft._replace(tail=Hedge(Rule.AT_LEAST, found.end, ""))
    draft = _signed(text, draft, floor)
    draft = _tailed(text, draft, limit)
    return _with_unit(text, draft, found, floor, limit, money[1] if money else "")


def _with_margin(text: str, found: Numeral, limit: int) -> tuple[Numeral, bool]:
    """A number with a printed margin, and whether there is one: "4.1 ± 0.1 trillion", "4.1 trillion (± 0.1)"."""
    match = _MARGIN.match(text, found.end, limit)
    other = digit_numeral(text, match.start("digits"), limit) if match else None
    if not match or not other or found.word:
        return found, False
    end = other.end
    if match["open"]:
        if text[end : end + 1] != ")":
            return found, False
        end += 1
    factor = exact_product(other.step, 10.0 ** len(match["digits"].replace(",", ".").partition(".")[2]))
    if other.scaled and not found.scaled:
        found = found.times(factor)
    elif found.scaled and not other.scaled:
        other = other.times(_factor(text, found))
    if other.value > abs(found.value):
        return found, False
    return found._replace(end=end, half=other.value), True


def _is_scale_of_others(text: str, found: Numeral, floor: int) -> bool:
    """True for "(in trillions)" and "Tokens, in billions:", which say how the numbers beside them are printed."""
    before = text[max(floor, found.start - 8) : found.start]
    return _IN.search(before) is not None and _SCALE_OF_OTHERS.match(text, found.end) is not None


_IN = pattern(r"\bin\s{1,2}$|[(\[]$", re.I)
_LOSS = pattern(r"\((?P<digits>\d[\d,]{0,14}(?:\.\d{1,4})?)\)")


def loss(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """Money in brackets, below zero as accountants write it: "$(42.7)m"."""
    match = _LOSS.match(text, at - 1, limit) if at - 1 > floor else None
    money = units.currency_before(text, at - 1, floor) if match else None
    found = digit_numeral(text, at, match.end("digits"), money=True) if match and money else None
    if not match or not money or not found:
        return None
    found = with_scale(text, found._replace(end=match.end()), limit, money=True)
    draft = Draft(money[0], found.end, -found.value, found.half, found.step, bare=not found.scaled)
    return _priced(text, draft, limit, money[1])


def _factor(text: str, found: Numeral) -> float:
    """What the printed digits were multiplied by."""
    if not found.scaled or not found.step:
        return 1.0 if not found.scaled or found.vague else _word_factor(text, found)
    printed = text[found.start : found.end]
    digits = _DIGITS.match(printed)
    decimals = len(digits.group().rstrip(".,").partition(".")[2]) if digits else 0
    return exact_product(found.step, 10.0**decimals)


def _word_factor(text: str, found: Numeral) -> float:
    """The last scale word of a number in words."""
    last = _SEAMS.split(text[found.start : found.end].lower())[-1]
    return {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15}.get(
        last.rstrip("s"), 1.0
    )


def _one_counts(text: str, found: Numeral, floor: int, limit: int) -> bool:
    """ "One" is a number before a measure or percent and after "only", "at least"; else mostly a pronoun."""
    if units.measure(text, found.end, limit) or _PERCENT.match(text, found.end, limit):
        return True
    if _ONE_TO.match(text, found.end, limit):
        return True
    if _ONE_IS_NO_COUNT.match(text, found.end, limit):
        return False
    return bool(_ONE_COUNTS.search(text, max(floor, found.start - 12), found.start))


def _signed(text: str, draft: Draft, floor: int) -> Draft:
    """A minus sign before the number or its currency."""
    minus = _MINUS.search(text, max(floor, draft.start - 10), draft.start)
    if not minus or (minus.start() == floor and floor and text[floor - 1].isalnum()):
        return draft
    return draft._replace(start=minus.start(), value=-draft.value)


def _tailed(text: str, draft: Draft, limit: int) -> Draft:
    """A hedge fastened to the number: "100M+", "400-plus", "5 million or more"."""
    tail = hedges.after(text, draft.end, limit)
    return draft._replace(end=tail.at, tail=tail) if tail and tail.at <= limit else draft


def _with_unit(text: str, draft: Draft, found: Numeral, floor: int, limit: int, currency: str) -> Draft | None:
    if currency:
        return _priced(text, draft, limit, currency)
    for reader in (_as_share, _as_points):
        if shared := reader(text, draft, limit):
            return _tailed(text, shared, limit) if not shared.tail else shared
    if multiplied := multiple(text, replace_numeral(found, draft), floor, limit):
        return multiplied._replace(start=draft.start, tail=draft.tail)
    if sized := _as_parameters(text, draft, found, limit):
        return sized
    if paid := units.currency_after(text, draft.end, limit, draft.value):
        scaled = rescaled(draft, paid[2]) if paid[2] != 1.0 else draft
        return _priced(text, scaled._replace(end=paid[0]), limit, paid[1])
    if feet := _FEET_AND_INCHES.match(text, draft.end, limit):
        value = draft.value + int(feet["inches"]) / 12
        return draft._replace(end=feet.end(), value=value, half=1 / 24, unit="feet", noun="feet", bare=False)
    if measured := units.measure(text, draft.end, limit):
        return _measured(text, draft._replace(end=measured[0], unit=measured[1], bare=False), limit)
    if (
        not found.word
        and _ATTACHED.match(text, draft.end, limit)
        and not units.noun(text, draft.end)
        and not _range_next(text, draft.end, limit)
    ):
        return None
    return _counted(text, draft, limit)


def replace_numeral(found: Numeral, draft: Draft) -> Numeral:
    """The numeral with the sign and end that the draft has by now."""
    return found._replace(end=draft.end, value=draft.value)


_RANGE_NEXT = pattern(r"-[$€£¥]?\d")


def _range_next(text: str, at: int, limit: int) -> bool:
    return bool(_RANGE_NEXT.match(text, at, limit))


def rescaled(draft: Draft, factor: float) -> Draft:
    """The same digits at another scale."""
    return draft._replace(
        value=exact_product(draft.value, factor),
        half=exact_product(draft.half, factor),
        step=exact_product(draft.step, factor),
        factor=exact_product(draft.factor, factor),
    )


def _as_share(text: str, draft: Draft, limit: int) -> Draft | None:
    """Percent."""
    mark = _PERCENT.match(text, draft.end, limit)
    if not mark:
        return None
    share = rescaled(draft, 0.01)._replace(end=mark.end(), unit=Unit.FRACTION, bare=False, amount=True)
    margin = _MARGIN.match(text, share.end, limit) if not draft.margin else None
    if not margin:
        return share
    end = _after_margin(text, margin, limit)
    return share._replace(end=end, half=float(margin["digits"].replace(",", ".")) / 100, margin=True) if end else share


def _after_margin(text: str, margin: re.Match[str], limit: int) -> int:
    """Where the margin of a share ends, its closing bracket included; 0 where the bracket says something else."""
    unit = _MARGIN_OF_SHARE.match(text, margin.end(), limit)
    end = unit.end() if unit else margin.end()
    if not margin["open"]:
        return end
    return end + 1 if text[end : end + 1] == ")" else 0


def _as_points(text: str, draft: Draft, limit: int) -> Draft | None:
    """Percentage points and basis points; bare "points" only where a percentage stands before."""
    if mark := _BASIS_POINTS.match(text, draft.end, limit):
        return rescaled(draft, 0.0001)._replace(end=mark.end(), unit=Unit.POINTS, bare=False, amount=True)
    mark = _POINTS.match(text, draft.end, limit)
    if not mark:
        return None
    named = _NAMES_PERCENT.search(mark.group())
    if not named and not _is_of_percent(text, draft, mark.end()):
        return draft._replace(end=mark.end(), unit="point", noun="points", bare=False)
    return rescaled(draft, 0.01)._replace(end=mark.end(), unit=Unit.POINTS, noun="points", bare=False, amount=True)


def _is_of_percent(text: str, draft: Draft, end: int) -> bool:
    """True for bare points that a percentage near them, in the same paragraph, makes percentage points."""
    first = max(0, draft.start - _POINTS_CONTEXT, text.rfind("\n\n", 0, draft.start))
    if abs(draft.value) > _MOST_POINTS:
        return False
    near = _PERCENT_NEAR.search(text, first, draft.start)
    reached = _TO_PERCENT.match(text, end)
    return bool(near or reached) and not _INDEX.search(text, first, draft.start)


def _as_parameters(text: str, draft: Draft, found: Numeral, limit: int) -> Draft | None:
    """The size of a model: "a 70B model", "15B parameters", "small open-source (<15B)"."""
    if not found.scaled or found.value > _LARGEST_MODEL:
        return None
    match = _PARAMETERS.match(text, draft.end, limit)
    named = match and "param" in match.group().lower()
    if match and (named or (_BILLIONS.search(text, found.start, found.end) and found.value >= 1e8)):
        return draft._replace(end=match.end(), unit="parameters", noun="parameters", why="parameter count", bare=False)
    near = text[max(0, draft.start - 40) : draft.start]
    if _IN_PARTS.match(text, draft.end, limit) or _ACTIVE.search(near):
        return draft._replace(unit="parameters", noun="parameters", why="parameter count", bare=False)
    small = _SMALL_MODEL.search(near) and _BILLIONS.search(text, found.start, found.end) and found.value >= 1e8
    if small and not units.noun(text, draft.end):
        return draft._replace(unit="parameters", why="parameter count", bare=False)
    return None


_SMALL_MODEL = pattern(
    r"\b(?:small|smaller|tiny|mid-?size[d]?|medium|dense|local|on-device|sized?|parameters?)\b[^.;]{0,25}$",
    re.I,
)


def _priced(text: str, draft: Draft, limit: int, currency: str) -> Draft:
    """Money; with a rate or "per million tokens" it is a price."""
    draft = draft._replace(unit=currency, amount=True, why="money")
    if end := units.per_tokens(text, draft.end, limit):
        return draft._replace(end=end, noun="per million tokens", why="price", bare=False)
    if rate := units.rate(text, draft.end, limit):
        return draft._replace(end=rate[0], per=rate[1], noun=f"per {rate[2]}", why="price", bare=False)
    if piece := units.apiece(text, draft.end, limit):
        return draft._replace(end=piece[0], noun=piece[1], why="price", bare=False)
    return _tailed(text, draft, limit) if not draft.tail else draft


def _measured(text: str, draft: Draft, limit: int) -> Draft:
    """A measure with its tail and rate."""
    draft = draft if draft.tail else _tailed(text, draft, limit)
    return _rated(text, draft._replace(noun=draft.unit), limit)


_VAGUELY_OF = pattern(r"\s+of(?=\s)")  # "dozens of people"


def _counted(text: str, draft: Draft, limit: int) -> Draft:
    """A count of things; the noun may lie beyond a name that somebody else has read, the span stops before it."""
    of = _VAGUELY_OF.match(text, draft.end, limit) if draft.tail and not draft.tail.words else None
    counted = units.noun(text, of.end() if of else draft.end, singular=draft.value == 1)
    if counted:
        end = counted.end if counted.end <= limit else draft.end
        draft = draft._replace(end=end, unit=counted.unit, noun=counted.word, per=counted.per, bare=False)
    return _rated(text, draft, limit)


_ANNUALISED = pattern(
    r"\bannuali[sz]ed\s+(?:(?:run[ -])?(?:rate|pace|volume|total)\s+of\s+)?(?:(?:about|nearly|some|over)\s+)?$", re.I
)


def _rated(text: str, draft: Draft, limit: int) -> Draft:
    """A rate fastened to the amount: "tokens a day", "7T weekly"."""
    rate = units.rate(text, draft.end, limit) if draft.amount or draft.unit else None
    if not rate and draft.amount and _ANNUALISED.search(text, max(0, draft.start - 40), draft.start):
        return draft._replace(per=Grain.YEAR)
    if not rate or draft.unit in ("year", "date"):
        return draft
    why = "speed" if rate[2] in ("second", "minute") and draft.unit in (Unit.TOKENS, "") else draft.why
    return draft._replace(end=rate[0], per=rate[1] or draft.per, why=why)
