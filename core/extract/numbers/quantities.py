"""All numbers of a text: read one after the other, joined with their neighbours, with their hedges and reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.extract.numbers import hedges, units
from core.extract.numbers.draft import Draft
from core.extract.numbers.hedges import Hedge, Rule
from core.extract.numbers.neighbours import carried, ranges, share
from core.extract.numbers.scanning import LARGE, Floors, merged, scanned
from core.language.grammar import pattern
from core.model import Quantity, Span, Unit

"""Where a number can begin, in lower case: to look for either case takes three times as long."""


def quantities(text: str, taken: Sequence[Span] = ()) -> list[Quantity]:
    """All numbers of surface text, in reading order and apart, skipping the stretches somebody else has read.

    ``text`` comes from ``surface``; offsets are the same in the text as given. Every decimal digit outside ``taken``
    lies in exactly one quantity.
    """
    drafts = carried(text, share(text, scanned(text, merged(taken))))
    found: list[Quantity] = []
    floors = Floors(taken)
    end = 0
    for draft in ranges(text, drafts):
        quantity = _finished(text, draft, max(end, floors.before(draft.start)))
        end = quantity.span.end
        found.append(quantity)
    return found


_TIMES_OF_YEAR = frozenset(
    ("days", "nights", "weeks", "fortnights", "months", "quarters", "years", "decades", "centuries")
)

_EXACT = frozenset(("ordinal", "of", "top", "places", "score"))


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
    measured = draft.unit in _MEASURED or (draft.unit == "" and draft.factor >= LARGE)
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
    amount = draft.amount or abs(draft.value) >= LARGE
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
