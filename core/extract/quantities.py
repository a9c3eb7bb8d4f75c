"""Every number of a text, read once: value, unit, bounds, and what it plainly is when it is no claim.

The reader walks from one number to the next. Each place goes through the readers of ``forms`` (shapes that say what
they are) and then through ``_amount`` (digits or words with scale, unit, noun and rate). A second pass lets neighbours
share scale and unit ("5 to 25 trillion") and joins ranges; a third adds hedges. Every digit ends up in exactly one
quantity, if only as "code or identifier".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from core.extract import forms, hedges, units
from core.extract.forms import Draft
from core.extract.hedges import Hedge, Rule
from core.extract.numerals import VULGAR, WORD_START, Numeral, digit_numeral, exact_product, word_numeral
from core.extract.surface import blanked
from core.interval import point
from core.model import Comparator, Quantity, Span, Unit

_TRIGGER = re.compile(
    rf"\d|[{''.join(VULGAR)}⁰¹²³⁴-⁹₀-₉①-⑳]|(?<![A-Za-z])(?:{WORD_START}|{forms.ORDINAL_WORDS}|{forms.FOLD_START}|(?:hundred|thousand)(?=-?fold))(?![a-eg-z]|f(?!old))",
    re.I,
)


def quantities(text: str, taken: Sequence[Span] = ()) -> list[Quantity]:
    """All numbers of surface text, in reading order and apart, skipping the stretches somebody else has read.

    ``text`` comes from ``surface``; offsets are the same in the text as given. Every decimal digit outside ``taken``
    lies in exactly one quantity.
    """
    drafts = _share(text, _scan(text, _merged(taken)))
    found: list[Quantity] = []
    floors = _Floors(taken)
    end = 0
    for draft in _ranges(text, drafts):
        quantity = _finished(text, draft, max(end, floors.before(draft.start)))
        end = quantity.span.end
        found.append(quantity)
    return found


def unread(text: str) -> list[Quantity]:
    """Digits in web addresses, user names, footnote marks and page code, each stretch as one quantity with its reason.

    ``text`` is the text as given, before ``surface`` blanks these stretches.
    """
    return [
        Quantity(span, span.of(text), value, "", Comparator.EQUAL, point(value), why=why)
        for span, why in blanked(text)
        if any(c.isdecimal() for c in span.of(text))
        for value in [forms.leading_digits(text, span.start, span.end)]
    ]


# --- First pass: one number after the other ------------------------------------------------------


def _merged(taken: Sequence[Span]) -> list[Span]:
    """Stretches in order, overlapping ones joined."""
    joined: list[Span] = []
    for span in sorted(taken):
        if joined and span.start <= joined[-1].end:
            joined[-1] = joined[-1].join(span)
        elif span.start < span.end:
            joined.append(span)
    return joined


class _Floors:
    """Where a hedge must stop on its way to the left: the end of the last taken stretch."""

    def __init__(self, taken: Sequence[Span]) -> None:
        self._ends = sorted(span.end for span in taken)

    def before(self, at: int) -> int:
        """The last end of a taken stretch at or before ``at``."""
        index = bisect_right(self._ends, at)
        return self._ends[index - 1] if index else 0


def _scan(text: str, taken: list[Span]) -> list[Draft]:
    """Drafts in order and apart. A draft may run into a taken stretch only where its reader looks on purpose."""
    drafts: list[Draft] = []
    floor = 0
    for free in _free(len(text), taken):
        at = max(free.start, floor)
        floor = max(free.start, floor)
        while at < free.end and (match := _TRIGGER.search(text, at, free.end)):
            draft = _read(text, match.start(), floor, free.end, drafts[-1] if drafts else None)
            if draft:
                drafts.append(draft)
                floor = at = draft.end
            else:
                at = match.end()
    return drafts


def _free(length: int, taken: list[Span]) -> Iterator[Span]:
    """What lies between the taken stretches."""
    start = 0
    for span in taken:
        if span.start > start:
            yield Span(start, min(span.start, length))
        start = max(start, span.end)
    if start < length:
        yield Span(start, length)


def _read(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    """The number at ``at``; digits are always something, words may be nothing."""
    if text[at].isalpha():
        return _read_word(text, at, floor, limit, last)
    if not text[at].isdecimal() and text[at] not in VULGAR:
        return Draft(at, at + 1, 0.0, why="footnote mark")
    money = units.currency_before(text, at, floor)
    if not money and (shaped := _shaped(text, at, floor, limit, last)):
        return shaped
    return _amount(text, at, floor, limit, money) or forms.remainder(text, at, limit)


def _shaped(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    """Digits whose shape or label says what they are; the order settles which reading wins."""
    return (
        forms.fixed(text, at, floor, limit)
        or forms.code(text, at, floor, limit)
        or forms.label(text, at, floor, limit)
        or forms.ordinal(text, at, floor, limit)
        or forms.rank(text, at, floor, limit, last)
        or forms.top(text, at, floor, limit)
        or forms.split(text, at, limit)
        or forms.part_of(text, at, limit)
        or forms.ratio(text, at, limit)
        or forms.fraction(text, at, limit)
        or forms.age(text, at, floor, limit)
        or forms.score(text, at, floor, limit)
        or forms.year(text, at, floor, limit)
    )


def _read_word(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    return (
        forms.tenfold(text, at, limit)
        or forms.fold(text, at, floor, limit)
        or forms.rank(text, at, floor, limit, last)
        or forms.top(text, at, floor, limit)
        or forms.part_of(text, at, limit)
        or forms.ratio(text, at, limit)
        or forms.fraction(text, at, limit)
        or forms.ordinal(text, at, floor, limit)
        or _amount(text, at, floor, limit, None)
        or forms.half(text, at, floor, limit)
    )


# --- Amounts -------------------------------------------------------------------------------------

_PERCENT = re.compile(r"(?:\s?%|[\s-]?per\s?cent(?:age)?\b(?![\s-]points?)|\s?pct\b|\s?pc\b|\s?p\.c\.)(?!\s?-?points?\b)", re.I)
_POINTS = re.compile(r"\s?-?(?:%|percentage|percent|per\s?cent)?[\s-]points?\b|\s?(?:pp|ppts?|pts|%pts?)\b", re.I)
_BASIS_POINTS = re.compile(r"\s?(?:bps?\b|basis[\s-]points?\b)", re.I)
_PERCENT_NEAR = re.compile(r"%|per\s?cent", re.I)
_POINTS_CONTEXT = 150  # characters before "3 points" in which a percentage makes them percentage points
_MINUS = re.compile(r"(?:(?<![\w%)])-|\b(?:minus|negative)\s)$", re.I)
_ATTACHED = re.compile(r"[A-Za-z_]|-[A-Z]|-\d*[A-Za-z]*\d")
_ONE = re.compile(r"one\b", re.I)
_ONE_COUNTS = re.compile(r"\b(?:only|just|exactly|least|than|from|to|about|nearly|almost|roughly|around|over|every)\s+$", re.I)
_ONE_IS_NO_COUNT = re.compile(r"\s+(?:of|another|by|day|thing|such|that|who|which|can|could|would|might|more|time|way|side|hand)\b", re.I)
_PARAMETERS = re.compile(
    r"[\s-]*(?:(?:active|total|trainable|activated)[\s-]+)?(?:parameters?|params?)\b"
    r"|[\s-]+(?:(?:dense|moe|open|active|base|instruct|chat|coder|class|size|sized|distilled|quantized|open-source|open-weight|language|local|ai)[\s-]+){0,3}(?:models?|variants?|checkpoints?|llms?|weights|version|moe|active|dense|instruct|class)\b",
    re.I,
)
_BILLIONS = re.compile(r"\s?[bBmMT]$")
_LARGEST_MODEL = 2e13  # parameters


def _amount(text: str, at: int, floor: int, limit: int, money: tuple[int, str] | None) -> Draft | None:
    """Digits or words with scale, unit, noun and rate."""
    found = word_numeral(text, at, limit) if text[at].isalpha() else digit_numeral(text, at, limit, bool(money))
    if not found:
        return None
    if _ONE.fullmatch(text, found.start, found.end) and not _one_counts(text, found, floor, limit):
        return None
    draft = Draft(
        money[0] if money else at, found.end, found.value, found.half, found.step, word=found.word, bare=not found.scaled
    )
    draft = replace(draft, factor=_factor(text, found), amount=found.scaled and not found.vague)
    if found.vague:
        draft = replace(draft, tail=Hedge(Rule.AT_LEAST, found.end, ""))
    draft = _signed(text, draft, floor)
    draft = _tailed(text, draft, limit)
    return _with_unit(text, draft, found, floor, limit, money[1] if money else "")


def _factor(text: str, found: Numeral) -> float:
    """What the printed digits were multiplied by."""
    if not found.scaled or not found.step:
        return 1.0 if not found.scaled or found.vague else _word_factor(text, found)
    printed = text[found.start : found.end]
    digits = re.match(r"[\d.,]+", printed)
    decimals = len(digits.group().rstrip(".,").partition(".")[2]) if digits else 0
    return exact_product(found.step, 10.0**decimals)


def _word_factor(text: str, found: Numeral) -> float:
    """The last scale word of a number in words."""
    last = re.split(r"[\s-]+", text[found.start : found.end].lower())[-1]
    return {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15}.get(last.rstrip("s"), 1.0)


def _one_counts(text: str, found: Numeral, floor: int, limit: int) -> bool:
    """ "One" is a number before a measure or percent and after "only", "at least"; else mostly a pronoun."""
    if units.measure(text, found.end, limit) or _PERCENT.match(text, found.end, limit):
        return True
    if _ONE_IS_NO_COUNT.match(text, found.end, limit):
        return False
    return bool(_ONE_COUNTS.search(text, max(floor, found.start - 12), found.start))


def _signed(text: str, draft: Draft, floor: int) -> Draft:
    """A minus sign before the number or its currency."""
    minus = _MINUS.search(text, max(floor, draft.start - 10), draft.start)
    if not minus or (minus.start() == floor and floor and text[floor - 1].isalnum()):
        return draft
    return replace(draft, start=minus.start(), value=-draft.value)


def _tailed(text: str, draft: Draft, limit: int) -> Draft:
    """A hedge fastened to the number: "100M+", "400-plus", "5 million or more"."""
    tail = hedges.after(text, draft.end, limit)
    return replace(draft, end=tail.at, tail=tail) if tail and tail.at <= limit else draft


def _with_unit(text: str, draft: Draft, found: Numeral, floor: int, limit: int, currency: str) -> Draft | None:
    if currency:
        return _priced(text, draft, limit, currency)
    for reader in (_as_share, _as_points):
        if shared := reader(text, draft, limit):
            return _tailed(text, shared, limit) if not shared.tail else shared
    if multiplied := forms.multiple(text, replace_numeral(found, draft), floor, limit):
        return replace(multiplied, start=draft.start, tail=draft.tail)
    if sized := _as_parameters(text, draft, found, limit):
        return sized
    if paid := units.currency_after(text, draft.end, limit, draft.value):
        scaled = _scaled(draft, paid[2]) if paid[2] != 1.0 else draft
        return _priced(text, replace(scaled, end=paid[0]), limit, paid[1])
    if measured := units.measure(text, draft.end, limit):
        return _measured(text, replace(draft, end=measured[0], unit=measured[1], bare=False), limit)
    if not found.word and _ATTACHED.match(text, draft.end, limit) and not units.noun(text, draft.end) and not _range_next(text, draft.end, limit):
        return None
    return _counted(text, draft, limit)


def replace_numeral(found: Numeral, draft: Draft) -> Numeral:
    """The numeral with the sign and end that the draft has by now."""
    return replace(found, end=draft.end, value=draft.value)


_RANGE_NEXT = re.compile(r"-[$€£¥]?\d")


def _range_next(text: str, at: int, limit: int) -> bool:
    return bool(_RANGE_NEXT.match(text, at, limit))


def _scaled(draft: Draft, factor: float) -> Draft:
    return replace(
        draft,
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
    return replace(_scaled(draft, 0.01), end=mark.end(), unit=Unit.FRACTION, bare=False, amount=True)


def _as_points(text: str, draft: Draft, limit: int) -> Draft | None:
    """Percentage points and basis points; bare "points" only where a percentage stands before."""
    if mark := _BASIS_POINTS.match(text, draft.end, limit):
        return replace(_scaled(draft, 0.0001), end=mark.end(), unit=Unit.POINTS, bare=False, amount=True)
    mark = _POINTS.match(text, draft.end, limit)
    if not mark:
        return None
    named = re.search(r"%|per|pp", mark.group(), re.I)
    if not named and not _PERCENT_NEAR.search(text, max(0, draft.start - _POINTS_CONTEXT), draft.start):
        return replace(draft, end=mark.end(), unit="point", noun="points", bare=False)
    return replace(_scaled(draft, 0.01), end=mark.end(), unit=Unit.POINTS, noun="points", bare=False, amount=True)


def _as_parameters(text: str, draft: Draft, found: Numeral, limit: int) -> Draft | None:
    """The size of a model: "a 70B model", "15B parameters", "small open-source (<15B)"."""
    if not found.scaled or found.value > _LARGEST_MODEL:
        return None
    match = _PARAMETERS.match(text, draft.end, limit)
    named = match and "param" in match.group().lower()
    if match and (named or (_BILLIONS.search(text, found.start, found.end) and found.value >= 1e8)):
        return replace(draft, end=match.end(), unit="parameters", noun="parameters", why="parameter count", bare=False)
    near = text[max(0, draft.start - 40) : draft.start]
    small = _SMALL_MODEL.search(near) and _BILLIONS.search(text, found.start, found.end) and found.value >= 1e8
    if small and not units.noun(text, draft.end):
        return replace(draft, unit="parameters", why="parameter count", bare=False)
    return None


_SMALL_MODEL = re.compile(r"\b(?:small|smaller|tiny|mid-?size[d]?|medium|dense|local|on-device|sized?|parameters?)\b[^.;]{0,25}$", re.I)


def _priced(text: str, draft: Draft, limit: int, currency: str) -> Draft:
    """Money; with a rate or "per million tokens" it is a price."""
    draft = replace(draft, unit=currency, amount=True, why="money")
    if end := units.per_tokens(text, draft.end, limit):
        return replace(draft, end=end, noun="per million tokens", why="price", bare=False)
    if rate := units.rate(text, draft.end, limit):
        return replace(draft, end=rate[0], per=rate[1], noun=f"per {rate[2]}", why="price", bare=False)
    return _tailed(text, draft, limit) if not draft.tail else draft


def _measured(text: str, draft: Draft, limit: int) -> Draft:
    """A measure with its tail and rate."""
    draft = draft if draft.tail else _tailed(text, draft, limit)
    return _rated(text, replace(draft, noun=draft.unit), limit)


def _counted(text: str, draft: Draft, limit: int) -> Draft:
    """A count of things; the noun may lie beyond a name that somebody else has read, the span stops before it."""
    counted = units.noun(text, draft.end, singular=draft.value == 1)
    if counted:
        end = counted.end if counted.end <= limit else draft.end
        draft = replace(draft, end=end, unit=counted.unit, noun=counted.word, per=counted.per, bare=False)
    return _rated(text, draft, limit)


def _rated(text: str, draft: Draft, limit: int) -> Draft:
    """A rate fastened to the amount: "tokens a day", "7T weekly"."""
    rate = units.rate(text, draft.end, limit) if draft.amount or draft.unit else None
    if not rate or draft.unit in ("year", "date"):
        return draft
    why = "speed" if rate[2] == "second" and draft.unit == Unit.TOKENS else draft.why
    return replace(draft, end=rate[0], per=rate[1] or draft.per, why=why)


# --- Second pass: neighbours ---------------------------------------------------------------------

_RANGE = re.compile(r"\s?-\s?|\s?—\s?|\s+(?:to|through)\s+|-to-", re.I)
_LIST = re.compile(r",?\s+(?:and|or)\s+|\s*[,/&]\s*|\s+(?:of|versus|vs\.?|against|from|compared\s+with|compared\s+to)\s+", re.I)
_CONNECTED = re.compile(r"\s*(?:[-—,/&]|(?:and|or|to|through|of|versus|vs|against|from|compared)\b)", re.I)
_AND = re.compile(r",?\s+(?:and|or)\s+", re.I)
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|roughly\s+|approximately\s+|some\s+|around\s+)?$", re.I)
_FROM = re.compile(r"\bfrom\s+$", re.I)
_FINAL_FORMS = frozenset(("ordinal", "of", "top", "places", "score", "ratio", "split", "fraction"))
_GAP = 60  # characters between two numbers that can still be one phrase


def _gap(text: str, left: Draft, right: Draft) -> tuple[str, Hedge | None]:
    """The words between two numbers, and the hedge that belongs to the right one."""
    if right.start - left.end > _GAP or not _CONNECTED.match(text, left.end):
        return "…", None
    hedge = hedges.before(text, right.start, left.end, right.amount)
    return text[left.end : hedge.at if hedge else right.start], hedge


def _share(text: str, drafts: list[Draft]) -> list[Draft]:
    """Scale and unit printed once for several numbers: "4.69 and 3.294 trillion", "$2-3 billion", "17 to 47 %"."""
    shared = list(drafts)
    listed = False  # the right neighbour is itself joined by "and" or "or"
    for index in range(len(drafts) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        gap, _ = _gap(text, left, right)
        joined, named = bool(_AND.fullmatch(gap)), bool(_LIST.fullmatch(gap))
        ranged = bool(_RANGE.fullmatch(gap)) or (joined and _is_choice(text, left, gap))
        if not (ranged or named) or not _shares(left, right) or ("," in gap and not joined and not listed):
            listed = False
            continue
        shared[index], shared[index + 1] = _given(left, right, ranged)
        listed = joined or ("," in gap and listed)
    return shared


def _is_choice(text: str, left: Draft, gap: str) -> bool:
    """ "Between 3 and 4", "2 or 3": one amount in two numbers."""
    return gap.strip() == "or" or bool(_BETWEEN.search(text, max(0, left.start - 24), left.start))


def _shares(left: Draft, right: Draft) -> bool:
    return not (left.form in _FINAL_FORMS or right.form in _FINAL_FORMS or left.why not in ("", "money") or left.unit == "year")


def _given(left: Draft, right: Draft, ranged: bool) -> tuple[Draft, Draft]:
    """Both drafts with what the other one printed for both."""
    unit = right.unit
    carries = right.factor != 1.0 or unit in (Unit.FRACTION, Unit.POINTS) or (ranged and unit)
    if left.bare and carries and (not left.word or ranged) and (not left.unit or left.unit == unit or not unit):
        moved = _scaled(left, right.factor)
        left = replace(
            moved, unit=left.unit or unit, noun=right.noun, per=right.per, form=right.form, why=right.why or left.why, bare=False, amount=right.amount
        )
    elif not left.unit and left.factor != 1.0 and unit:
        left = replace(left, unit=unit, noun=right.noun, per=right.per, why=right.why, amount=True)
    elif left.unit == right.unit and right.noun.startswith("per ") and not left.noun:
        left = replace(left, noun=right.noun, per=right.per, why=right.why)  # "$3/$15 per million tokens"
    if ranged and not right.unit and left.unit and (left.why == "money" or left.unit == Unit.FRACTION) and not right.why:
        right = _scaled(right, left.factor) if right.bare and left.unit == Unit.FRACTION else right
        right = replace(right, unit=left.unit, why=left.why, bare=False, amount=True)
    return left, right


def _ranges(text: str, drafts: list[Draft]) -> Iterator[Draft]:
    """Two numbers that say one range, as one; "from 5 to 25" stays two numbers, a start and an end."""
    index = 0
    while index < len(drafts):
        left = drafts[index]
        right = drafts[index + 1] if index + 1 < len(drafts) else None
        if right and _is_range(text, left, right, drafts[index - 1].end if index else 0):
            yield replace(
                left, end=right.end, high=right.value, noun=right.noun or left.noun, per=right.per or left.per,
                half=max(left.half, right.half), step=min(left.step, right.step) or left.step, why=left.why or right.why, tail=right.tail,
            )  # fmt: skip
            index += 1
        else:
            yield left
        index += 1


def _is_range(text: str, left: Draft, right: Draft, floor: int) -> bool:
    if left.unit != right.unit or left.value > right.value or left.form not in ("", "multiple", "ordinal", "word") or left.form != right.form:
        return False
    gap, hedge = _gap(text, left, right)
    if hedge or left.tail or (left.why and left.why not in ("money", "price", "parameter count", "context window") and left.unit != "year"):
        return False
    if re.fullmatch(r"\s?-\s?|-to-", gap):
        return True
    before = hedges.before(text, left.start, floor, left.amount)
    head = before.at if before else left.start
    if _RANGE.fullmatch(gap):
        return not _FROM.search(text, max(floor, head - 8), head)
    if _AND.fullmatch(gap) and "and" in gap.lower():
        return bool(_BETWEEN.search(text, max(floor, head - 10), head))
    return bool(_AND.fullmatch(gap)) and "," not in gap and left.form != "ordinal" and right.value <= left.value * 2 + 1


# --- Third pass: hedges and reasons --------------------------------------------------------------

_TIMES_OF_YEAR = frozenset(("days", "nights", "weeks", "fortnights", "months", "quarters", "years", "decades", "centuries"))
_EXACT = frozenset(("ordinal", "of", "top", "places", "score"))
_LARGE = 1000.0  # a number of this size is an amount whatever follows it


def _finished(text: str, draft: Draft, floor: int) -> Quantity:
    """A quantity with its hedge, its interval and its reason."""
    hedge = _hedge(text, draft, floor)
    tail = draft.tail
    rule = tail.rule if tail and (hedge is None or tail.rule is not Rule.ABOUT) else hedge.rule if hedge else Rule.PLAIN
    start = max(hedge.at if hedge else draft.start, floor)
    span = Span(start, draft.end)
    high = draft.value if draft.high is None else draft.high
    half = 0.0 if draft.form in _EXACT else draft.half
    return Quantity(
        span=span,
        text=span.of(text),
        value=draft.value,
        unit=draft.unit,
        comparator=rule.comparator,
        allowed=hedges.allowed(draft.value, high, half, rule),
        step=draft.step,
        hedge=" ".join(part.words for part in (hedge, tail) if part and part.words),
        noun=draft.noun,
        per=draft.per,
        form=_form(draft),
        whole=draft.whole,
        why=draft.why or _reason(text, draft),
    )


def _form(draft: Draft) -> str:
    if draft.high is not None and not draft.form:
        return "range"
    return draft.form or ("vague" if draft.tail and not draft.tail.words else "word" if draft.word else "")


def _hedge(text: str, draft: Draft, floor: int) -> Hedge | None:
    """The hedge before a number; never before dates, codes and places, and "over three weeks" is a length of time."""
    if draft.why and draft.why not in ("money", "price", "parameter count", "age", "speed"):
        return None
    if draft.form in ("ordinal", "top", "places", "score"):
        return None
    amount = draft.amount or abs(draft.value) >= _LARGE
    hedge = hedges.before(text, draft.start, floor, amount)
    during = draft.unit in _TIMES_OF_YEAR and hedge is not None and hedge.words in ("over", "past", "some", "within", "under")
    return None if during else hedge


_CONTEXT_AFTER = re.compile(r"[\s-]*(?:-?long\s+|of\s+(?:\w+\s+)?)?(?:context|prompt|window|memory|sequence|input limit|output limit)", re.I)
_CONTEXT_BEFORE = re.compile(r"\b(?P<word>context|window|memory|sequences?|prompts?|inputs?)\b[^.;:]{0,50}$", re.I)
_LONGEST_CONTEXT = 2e7  # tokens
_BENCHMARK = re.compile(
    r"\s+(?:score\s+)?on\s+(?:the\s+)?(?:[\w'.-]+\s+){0,4}?(?:[\w-]*bench\w*|evals?|evaluations?|benchmarks?|exams?|tests?|ARC[\w-]*|SWE[\w-]*|MMLU[\w-]*|GPQA|AIME|HLE|HumanEval|LiveCodeBench|MATH[\w-]*|GSM8K|leaderboard accuracy)(?![\w])"
)
_READING_TIME = re.compile(r"[\s-]+read\b", re.I)
_LABELLED = re.compile(r"\b(?:activity|score|likes?|comments?|views?|shares?|upvotes?|retweets?|replies|posts?|page)\s?:\s?$", re.I)
_TALLY = re.compile(r"\s+(?:comments?|likes?|upvotes?|retweets?|replies|claps)\b", re.I)


def _reason(text: str, draft: Draft) -> str:
    """What a number plainly is when it is no claim about usage; "" while its sentence must decide."""
    if draft.unit == "minutes" and _READING_TIME.match(text, draft.end):
        return "page furniture"
    if _LABELLED.search(text, max(0, draft.start - 14), draft.start) or draft.noun in ("comments", "likes", "upvotes", "retweets"):
        return "page furniture"
    if draft.noun.lower() in units.PEOPLE:
        return "count of users"
    if draft.unit == Unit.FRACTION and _BENCHMARK.match(text, draft.end):
        return "benchmark score"
    return "context window" if _is_context(text, draft) else ""


def _is_context(text: str, draft: Draft) -> bool:
    """How much one request may hold or holds, not how much was used: "128K context", "prompts over 20K tokens"."""
    if draft.unit not in ("", Unit.TOKENS) or draft.per or not 1000 <= draft.value <= _LONGEST_CONTEXT or not draft.amount:
        return False
    if _CONTEXT_AFTER.match(text, draft.end):
        return True
    return draft.unit == Unit.TOKENS and bool(_CONTEXT_BEFORE.search(text, max(0, draft.start - 70), draft.start))


# --- spaCy ---------------------------------------------------------------------------------------


@Language.component("quantities")
def mark_quantities(doc: Doc) -> Doc:
    """spaCy component: ``doc._.quantities`` as plain values and ``doc.spans["quantities"]``.

    Names and times found before keep their digits: ``doc.spans["entities"]`` and ``doc.spans["periods"]``.
    """
    taken = [
        Span(span.start_char, span.end_char) for group in ("entities", "periods") if group in doc.spans for span in doc.spans[group]
    ]
    doc._.quantities = quantities(doc.text, taken)
    spans = (doc.char_span(q.span.start, q.span.end, alignment_mode="expand") for q in doc._.quantities)
    doc.spans["quantities"] = [span for span in spans if span is not None]
    return doc


if not Doc.has_extension("quantities"):
    Doc.set_extension("quantities", default=())
