"""Every number that is no claim, with the reason why: nothing in the text goes unaccounted for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.extract.numbers import hedges
from core.extract.times import periods
from core.interval import Interval
from core.language.grammar import rule
from core.model import Claim, EntityKind, Quantity, Reading, Sentence, Span, Statement, Time, Unit
from core.placing import unread
from core.resolve.structure.clause import is_cue

_CURRENCY = rule("[A-Z]{3}")
_DIGIT = rule(r"\d")
_IN_WORDS = rule(  # "have overtaken US models", "ahead of every American lab", "near-zero", "came next"
    r"(?:(?:have|has|had) )?(?:[a-z]{1,20}ly )?(?:{displace}|surpass(?:es|ed|ing)?|overt(?:akes?|ook|aken|aking)|"
    r"outpac(?:e[sd]?|ing)|outstrip(?:s|ped|ping)?|eclips(?:e[sd]?|ing))|"
    r"(?:well |far |just )?(?:ahead of|behind)|"
    r"(?:a|the|its|their) (?:dominant|leading) (?:position|share|place|role)|"
    r"(?:the|its) (?:world's )?(?:single )?(?:largest|biggest|most[- ]used|busiest)|"
    r"(?:the )?[a-z]{1,20} leading [a-z]{1,20}|"
    r"(?:near|next to|close to)[- ]zero|(?:single|double|triple)[- ]digits?(?: shares?)?|"
    r"(?:nearly|almost|practically|virtually) all|all (?:of )?(?:its|their) (?:traffic|tokens|usage)|"
    r"(?:came|comes) next|follows",
    re.I,
)
"""An order, or how much, in words alone. They have no number to be checked, and are put on record all the same."""

_MAY_BE_ONE = rule(
    "{displace}|surpass|overt|outpac|outstrip|eclips|ahead of|behind|dominant|leading|largest|biggest|most[- ]used|"
    "busiest|zero|digit|all|next|follows",
    re.I,
)
"""What each of them has in it: most sentences have none, and this is seen sooner."""

SMALL_TOKENS = "a prompt, context or single user's amount, too small for a ranking"
WORDS = "a comparison in words, without a number that could be checked on its own"
NOT_USAGE = "not about token usage on OpenRouter"
UNREAD = "in words that are not read as a statement about token usage on OpenRouter"
TOKENS_UNREAD = "tokens, but in words that are not read as usage on OpenRouter"
UNCOUNTED = "a large number, but the words do not say what it counts"
NAME = "part of a model's name"
RANKING = "says how long the list is that is spoken of, and claims nothing by itself"
NO_SUBJECT = "the text does not say whose usage this is"
_PLACES = (EntityKind.TOP, EntityKind.RANK)
_LARGE = 1e9
"""From here on a number without a unit may be one of tokens."""


def others(
    reading: Reading, said: Sequence[Statement], claims: Sequence[Claim], repeats: Mapping[Span, str]
) -> tuple[Quantity, ...]:
    """Numbers outside every claim, in reading order and without overlaps. ``repeats`` are claims said again, with
    the id of the first.

    First come numbers, then expressions of time, then words that compare, then digits in names: of a later one that
    overlaps an earlier, what is left with digits in it. Spans index the plain text, as those of ``reading`` do.
    """
    page = _Page(reading.text)
    for claim in claims:
        page.take(claim.span)
    numbers = [_with_reason(statement, repeats) for statement in said]
    candidates: Iterable[Quantity] = (
        *(number for number in numbers if not _in_words_alone(number)),
        *(_from_time(time) for sentence in reading.sentences for time in sentence.times),
        *(number for number in numbers if _in_words_alone(number)),
        *(_wordless(match, sentence) for sentence in reading.sentences for match in _in_words(sentence.text)),
        *(
            unread(m.span, m.text, RANKING if m.entity and m.entity.kind in _PLACES else NAME)
            for sentence in reading.sentences
            for m in sentence.mentions
            if _DIGIT.search(m.text)
        ),
    )
    found = [part for quantity in candidates for part in page.placed(quantity)]
    return tuple(sorted(found, key=lambda q: q.span))


def _in_words_alone(quantity: Quantity) -> bool:
    return is_cue(quantity) and not _DIGIT.search(quantity.text)


class _Page:
    """The letters of a text that are spoken for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._taken = bytearray(len(text))

    def take(self, span: Span) -> None:
        """Set a stretch aside."""
        self._taken[span.start : span.end] = b"\x01" * (span.end - span.start)

    def placed(self, quantity: Quantity) -> Iterator[Quantity]:
        """The quantity where nothing of it is taken, else each free part with a digit; taken from now on."""
        span = quantity.span
        if 1 not in self._taken[span.start : span.end]:
            self.take(span)
            yield quantity
            return
        for part in self._free(span):
            if _DIGIT.search(part.of(self._text)):
                self.take(part)
                yield replace(quantity, span=part, text=part.of(self._text))

    def _free(self, span: Span) -> list[Span]:
        """The free parts of a stretch, without the blanks and commas at their edges."""
        parts: list[Span] = []
        end = span.start
        while (free := self._taken.find(0, end, span.end)) != -1:
            taken = self._taken.find(1, free, span.end)
            end = taken if taken != -1 else span.end
            words = self._text[free:end]
            start = free + len(words) - len(words.lstrip(_EDGES))
            parts.append(Span(start, max(start, free + len(words.rstrip(_EDGES)))))
        return parts


_EDGES = " \n\t,;:."


def _with_reason(statement: Statement, repeats: Mapping[Span, str]) -> Quantity:
    quantity = statement.quantity
    if quantity.span in repeats:
        return replace(quantity, why=f"said again: see claim {repeats[quantity.span]}")
    return quantity if quantity.why else replace(quantity, why=_why(statement))


def _why(statement: Statement) -> str:
    """Why a number is no claim, in words that are true of it however little of its sentence was understood."""
    quantity = statement.quantity
    if is_cue(quantity):
        return WORDS
    if quantity.unit == Unit.TOKENS and quantity.value < _LARGE:
        return SMALL_TOKENS
    if _CURRENCY.fullmatch(quantity.unit):
        return "money"
    if statement.on_topic and statement.subject is None and quantity.unit in set(Unit):
        return NO_SUBJECT
    if quantity.unit == Unit.TOKENS:
        return TOKENS_UNREAD
    if quantity.unit == "" and abs(quantity.value) >= _LARGE:
        return UNCOUNTED
    if statement.on_topic and quantity.unit in set(Unit):
        return UNREAD
    return NOT_USAGE


def _in_words(text: str) -> Iterator[re.Match[str]]:
    return _IN_WORDS.finditer(text) if _MAY_BE_ONE.search(text) else iter(())


def _wordless(match: re.Match[str], sentence: Sentence) -> Quantity:
    start = sentence.span.start + match.start()
    return unread(Span(start, start + len(match.group())), match.group(), WORDS)


def _from_time(time: Time) -> Quantity:
    value, unit = periods.value(time)
    number = value if isinstance(value, float) else math.nan
    rule = periods.bound(time)
    allowed = Interval(-math.inf, math.inf) if math.isnan(number) else hedges.allowed(number, number, 0.0, rule)
    why = "a date or a length of time"
    return Quantity(
        time.span,
        time.text,
        number,
        unit,
        rule.comparator,
        allowed,
        form=value if isinstance(value, str) else "",
        why=why,
    )
