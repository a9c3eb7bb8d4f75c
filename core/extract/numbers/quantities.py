"""Every number of a text, read once: value, unit, bounds, and what it plainly is when it is no claim.

The reader walks from one number to the next. Each place goes through the readers of ``forms`` (shapes that say what
they are) and then through ``amounts`` (digits or words with scale, unit, noun and rate). A second pass lets neighbours
share scale and unit ("5 to 25 trillion") and joins ranges; a third adds hedges. Every digit ends up in exactly one
quantity, if only as "code or identifier".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from core.extract.numbers import hedges, labels, units
from core.extract.numbers.amounts import amount, loss
from core.extract.numbers.draft import Draft
from core.extract.numbers.hedges import Hedge, Rule
from core.extract.numbers.multiples import FOLD_START, factor, fold, tenfold
from core.extract.numbers.neighbours import carried, ranges, share
from core.extract.numbers.numerals import SMALL_WORDS, VULGAR, WORD_START, exact_product
from core.extract.numbers.ranks import ORDINAL_WORDS, ordinal, rank, top
from core.extract.numbers.shares import fraction, half, part_of, ratio, split
from core.language.grammar import pattern
from core.model import EntityKind, Mention, Quantity, Span, Time, Unit

_TRIGGER = pattern(
    rf"[\d{''.join(VULGAR)}⁰¹²³⁴-⁹₀-₉①-⑳]|(?<![A-Za-z])(?:{WORD_START}|{ORDINAL_WORDS}|{FOLD_START}|(?:hundred|thousand)(?=-?fold))(?![a-eg-z]|f(?!old))"
)
"""Where a number can begin, in lower case: to look for either case takes three times as long."""


def quantities(text: str, taken: Sequence[Span] = ()) -> list[Quantity]:
    """All numbers of surface text, in reading order and apart, skipping the stretches somebody else has read.

    ``text`` comes from ``surface``; offsets are the same in the text as given. Every decimal digit outside ``taken``
    lies in exactly one quantity.
    """
    drafts = carried(text, share(text, _scan(text, _merged(taken))))
    found: list[Quantity] = []
    floors = _Floors(taken)
    end = 0
    for draft in ranges(text, drafts):
        quantity = _finished(text, draft, max(end, floors.before(draft.start)))
        end = quantity.span.end
        found.append(quantity)
    return found


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
    lowered = text.lower()
    floor = 0
    for free in _free(len(text), taken):
        at = max(free.start, floor)
        floor = max(free.start, floor)
        while at < free.end and (match := _TRIGGER.search(lowered, at, free.end)):
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
    if at > floor and _POINTED.search(text, max(floor, at - 2), at):
        at -= 1
    if lost := text[at - 1 : at] == "(" and loss(text, at, floor, limit):
        return lost
    money = units.currency_before(text, at, floor)
    if not money and (shaped := _shaped(text, at, floor, limit, last)):
        return shaped
    return amount(text, at, floor, limit, money) or labels.remainder(text, at, limit)


_POINTED = pattern(r"(?<![\w.)])\.\Z")  # ".001": a digit after a point is no number of its own


def _shaped(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    """Digits whose shape or label says what they are; the order settles which reading wins."""
    return (
        labels.named(text, at, floor, limit)
        or labels.fixed(text, at, floor, limit)
        or labels.code(text, at, floor, limit)
        or labels.label(text, at, floor, limit)
        or ordinal(text, at, floor, limit)
        or rank(text, at, floor, limit, last)
        or top(text, at, floor, limit)
        or factor(text, at, floor, limit)
        or split(text, at, limit)
        or part_of(text, at, limit)
        or ratio(text, at, limit)
        or fraction(text, at, limit)
        or labels.age(text, at, floor, limit, last)
        or labels.score(text, at, floor, limit)
        or labels.year(text, at, floor, limit)
    )


def _read_word(text: str, at: int, floor: int, limit: int, last: Draft | None) -> Draft | None:
    return (
        labels.named(text, at, floor, limit)
        or labels.age(text, at, floor, limit, last)
        or _product(text, at, floor, limit)
        or tenfold(text, at, limit)
        or fold(text, at, floor, limit)
        or rank(text, at, floor, limit, last)
        or top(text, at, floor, limit)
        or factor(text, at, floor, limit)
        or part_of(text, at, limit)
        or ratio(text, at, limit)
        or fraction(text, at, limit)
        or ordinal(text, at, floor, limit)
        or amount(text, at, floor, limit, None)
        or half(text, at, floor, limit)
    )


_TIMES_AMOUNT = pattern(
    r"(?:(?P<fold>twice|thrice|double|triple|quadruple)|(?P<number>[a-z]{3,9}|\d{1,3}(?:\.\d{1,2})?)\s+times)\s{1,2}"
    r"(?=[$€£]?\d)",
    re.I,
)
_FOLDS = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "quadruple": 4.0}


def _product(text: str, at: int, floor: int, limit: int) -> Draft | None:
    """An amount said as a multiple of a round one: "twice 2 trillion tokens", "three times $5 billion"."""
    match = _TIMES_AMOUNT.match(text, at, limit)
    if not match:
        return None
    word = (match["number"] or match["fold"]).lower()
    times = _FOLDS.get(word) or SMALL_WORDS.get(word) or (float(word) if word[0].isdigit() else 0.0)
    start = match.end() + (text[match.end()] in "$€£")
    draft = amount(text, start, floor, limit, units.currency_before(text, start, match.end()))
    if not times or draft is None or draft.factor < _LARGE or draft.why not in ("", "money"):
        return None
    return draft._replace(
        start=at,
        value=exact_product(draft.value, times),
        half=exact_product(draft.half, times),
        step=exact_product(draft.step, times),
        factor=exact_product(draft.factor, times),
    )


# --- Third pass: hedges and reasons --------------------------------------------------------------

_TIMES_OF_YEAR = frozenset(
    ("days", "nights", "weeks", "fortnights", "months", "quarters", "years", "decades", "centuries")
)
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
    rounding = hedges.rounding(draft.value, half) if rule is Rule.PLAIN and _may_be_round(draft) else half
    return Quantity(
        span=span,
        text=span.of(text),
        value=draft.value,
        unit=draft.unit,
        comparator=rule.comparator,
        allowed=hedges.allowed(draft.value, high, max(half, rounding), rule),
        step=draft.step,
        hedge=" ".join(part.words for part in (hedge, tail) if part and part.words),
        noun=draft.noun,
        per=draft.per,
        form=_form(draft),
        whole=draft.whole,
        rounded=rounding > half,
        why=draft.why or _reason(text, draft),
    )


_MEASURED = frozenset((Unit.TOKENS, Unit.FRACTION, Unit.POINTS, Unit.TIMES))


def _may_be_round(draft: Draft) -> bool:
    """True for whole digits of something measured: no decimals, no range, nothing that is counted one by one."""
    whole = 2 * draft.half >= draft.factor and draft.high is None and not draft.margin
    measured = draft.unit in _MEASURED or (draft.unit == "" and draft.factor >= _LARGE)
    return whole and measured and draft.form in ("", "multiple", "ratio")


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
    during = (
        draft.unit in _TIMES_OF_YEAR
        and draft.why != "age"
        and hedge is not None
        and hedge.words in ("over", "past", "some", "within", "under")
    )
    return None if during else hedge


_CONTEXT_AFTER = pattern(
    r"[\s-]{0,8}(?:-?long\s+|of\s+(?:\w+\s+)?)?(?:context|prompt|window|memory|sequence|input limit|output limit)",
    re.I,
)
_CONTEXT_BEFORE = pattern(r"\b(?P<word>context|window|memory|sequences?|prompts?|inputs?)\b[^.;:]{0,50}$", re.I)
_CONTEXT_OF = pattern(r"\bcontext(?:\s+(?:window|length|size))?s?\s+(?:of|to|is|at)\s+(?:[\w-]+\s+){0,2}$", re.I)
_LONGEST_CONTEXT = 2e7  # tokens
_BENCHMARK = pattern(
    r"\s+(?:score\s+)?on\s+(?:the\s+)?(?:[\w'.-]+\s+){0,4}?(?:[\w-]*bench|ARC|SWE|MMLU|MATH"
    r"|(?:evals?|evaluations?|exams?|tests?|GPQA|AIME|HLE|HumanEval|LiveCodeBench|GSM8K|leaderboard accuracy)(?!\w))"
)
_READING_TIME = pattern(r"[\s-]{1,8}read\b", re.I)
_LABELLED = pattern(
    r"\b(?:activity|score|likes?|comments?|views?|shares?|upvotes?|retweets?|replies|posts?|page)\s?:\s?$",
    re.I,
)


def _reason(text: str, draft: Draft) -> str:
    """What a number plainly is when it is no claim about usage; "" while its sentence must decide."""
    if draft.unit == "minutes" and _READING_TIME.match(text, draft.end):
        return "page furniture"
    if _LABELLED.search(text, max(0, draft.start - 14), draft.start) or draft.noun in (
        "comments",
        "likes",
        "upvotes",
        "retweets",
    ):
        return "page furniture"
    makers = (
        draft.form in ("of", "top", "places") and draft.noun.lower() == "developers"
    )  # "the ten largest developers"
    if draft.noun.lower() in units.PEOPLE and not makers:
        return "count of users"
    if draft.unit == Unit.FRACTION and _BENCHMARK.match(text, draft.end):
        return "benchmark score"
    return "context window" if _is_context(text, draft) else ""


def _is_context(text: str, draft: Draft) -> bool:
    """How much one request may hold or holds, not how much was used: "128K context", "prompts over 20K tokens"."""
    if (
        draft.unit not in ("", Unit.TOKENS)
        or draft.per
        or not 1000 <= draft.value <= _LONGEST_CONTEXT
        or not draft.amount
    ):
        return False
    if _CONTEXT_AFTER.match(text, draft.end):
        return True
    before = _CONTEXT_BEFORE if draft.unit else _CONTEXT_OF
    return bool(before.search(text, max(0, draft.start - 70), draft.start))


# --- spaCy ---------------------------------------------------------------------------------------


_FILLS = pattern(
    r"\b(?:occup\w+|took|takes?|taken|taking|holds?|held|fill\w*|swe(?:ep|pt)\w*|claim\w*|captur\w*|seiz\w*|secur\w*"
    r"|monopoli\w*)"
    r"\s+(?:all\s+(?:of\s+)?)?(?:(?:the|its|openrouter's|this|that|whole|entire)\s+)*$",
    re.I,
)
_FILLED = pattern(
    r"(?:\s+(?:places|spots|positions|slots|models))?\s+(?:(?:are|were)\s+(?:now\s+)?all|all\s+(?:are|were|came"
    r"|belong\w*|went))\b",
    re.I,
)


_PLACED = pattern(
    r"\b(?:is|was|are|were|be|been|as|became|become|becoming|remain\w*|stay\w*|finish\w*|rank\w*|named|made\s+it|has|have|had|boasts?|owns?|now|,)\s+"
    r"(?:(?:also|now|still|currently|only|just|again|\w+ly)\s+){0,2}(?:the\s+)?$",
    re.I,
)


_NAMED_NEXT = pattern(  # "the fifth most-used model last week was", "the second most-used model,"
    r"^[^.;:()\d]{0,40}?(?:\b(?:is|was|are|were|remain\w*|c[ao]me|went to|goes to)|[,:–—])\s+(?:[\w'-]+\s+){0,3}$"
)


def _is_filled(text: str, named: Mention, following: Mention | None) -> bool:
    """True for a name that is said of somebody: "took the top three", "was the second most-used model".

    There its number says which or how many places they hold, and is a quantity as well as a name.
    """
    if named.entity is None or named.entity.kind not in (EntityKind.TOP, EntityKind.RANK):
        return False
    if named.entity.kind is EntityKind.RANK:
        said = _PLACED.search(text, max(0, named.span.start - 48), named.span.start)
        return said is not None or _is_named_next(text, named, following)
    filled = _FILLED.match(text, named.span.end)
    return bool(filled or _FILLS.search(text, max(0, named.span.start - 48), named.span.start))


def _is_named_next(text: str, named: Mention, following: Mention | None) -> bool:
    """True for a place whose holder is named right after it: "the fifth most-used model was Kimi K2.5"."""
    if following is None or following.entity is None or following.entity.kind not in _HOLDERS:
        return False
    return _NAMED_NEXT.match(text[named.span.end : following.span.start]) is not None


_HOLDERS = (EntityKind.MODEL, EntityKind.FAMILY, EntityKind.LAB)


def kept(text: str, mentions: Sequence[Mention], times: Sequence[Time]) -> list[Span]:
    """Stretches whose digits are those of a name or of a time, and no quantities."""
    following = [*mentions[1:], None][: len(mentions)]
    names = [m.span for m, after in zip(mentions, following, strict=True) if not _is_filled(text, m, after)]
    return names + [time.span for time in times if not (time.each and time.amount is None)]  # "tokens each week"
