"""Numbers said without a number: "tops the chart" is rank 1, "most of the growth" is more than half.

Each cue becomes a ``Quantity`` whose ``form`` names it, so that everything downstream treats words and digits alike.

    leads.py   words for the first place
    signs.py   words for other numbers
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.extract.cues.leads import BEST_OF, NUMBER_WORDS, USED
from core.extract.cues.signs import (
    ABSENT,
    ALL_OF_TOP,
    BACK,
    DENIED,
    FILLED,
    FIRST_TO,
    IN_TOP,
    LED_IN,
    NO_ONE,
    NONE_OF,
    OF_KIND,
    ONLY,
    PLACES_LISTED,
    PLAIN,
    ROUNDS_OUT,
    SWEPT,
    TELLING,
    WENT_ON,
    WITHIN,
)
from core.extract.followers import SENTENCE_END, Name, followers
from core.extract.names.entities import group_of
from core.interval import Interval, point
from core.language.grammar import pattern, spelled
from core.model import Comparator, Grain, Quantity, Span, Time, TimeRole, Unit


def _quantity(match: re.Match[str], text: str, value: float, unit: Unit, comparator: Comparator, form: str) -> Quantity:
    allowed = point(value)
    if comparator is Comparator.OVER:
        allowed = Interval(value, math.inf)
    elif comparator is Comparator.AT_MOST:
        allowed = Interval(1, value)
    span = Span(match.start(), match.start() + len(match.group().rstrip()))
    return Quantity(span, span.of(text), value, unit, comparator, allowed, form=form)


def cues(text: str, times: Sequence[Time] = (), names: Sequence[Name] = ()) -> list[Quantity]:
    """Quantities stated by words alone, in reading order; overlapping cues keep the first.

    ``text`` is surface text (see ``core/extract/surface.py``). Streaks among ``times`` count as well: "the fifth
    straight week" is 5 weeks. ``names`` tell who follows whom: "followed by Kimi K2.5 and GLM-5".
    """
    lowered = text.lower()
    kept = _without_overlaps([*_words(lowered, text, times), *_streaks(lowered, times)])
    return _without_overlaps([*kept, *followers(lowered, text, kept, names)])


def _without_overlaps(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return kept


def _matches(cue: re.Pattern[str], lowered: str) -> Iterator[re.Match[str]]:
    """All matches of a pattern, in a text that can have any."""
    telling = TELLING.get(cue)
    return cue.finditer(lowered) if telling is None or any(word in lowered for word in telling) else iter(())


def _words(lowered: str, text: str, times: Sequence[Time]) -> Iterator[Quantity]:
    for cue, value, unit, comparator, form in PLAIN:
        for match in _matches(cue, lowered):
            yield _quantity(match, text, value, unit, comparator, form)
    for match in _matches(FIRST_TO, lowered):
        first = _quantity(match, text, 1, Unit.RANK, Comparator.EQUAL, "first of")
        yield replace(first, noun=_group(text[match.start("of") : match.end("of")]))
    for match in _matches(ROUNDS_OUT, lowered):
        last = _top(match) if match["n"] else 3.0
        yield _quantity(match, text, last, Unit.RANK, Comparator.EQUAL, "lead")
    for match in _matches(BEST_OF, lowered):
        words = _group(text[match.start("of") : match.end("of")])
        if words:
            yield replace(_quantity(match, text, 1, Unit.RANK, Comparator.EQUAL, "lead"), noun=words)
    for time in times:
        led = LED_IN.search(lowered, max(0, time.span.start - 24), time.span.start)
        if led and time.role is not TimeRole.STREAK:
            yield _quantity(led, text, 1, Unit.RANK, Comparator.EQUAL, "lead")
    yield from _all_places(lowered, text)
    yield from _in_or_out(lowered, text)


def _all_places(lowered: str, text: str) -> Iterator[Quantity]:
    """Somebody has all of the top N places."""
    for cue in (SWEPT, FILLED, ALL_OF_TOP):
        for match in _matches(cue, lowered):
            yield _quantity(match, text, _top(match), Unit.MODELS, Comparator.EQUAL, "places")
    for match in _matches(PLACES_LISTED, lowered):
        places = 2.0 + bool(match["third"]) + bool(match["fourth"])
        yield _quantity(match, text, places, Unit.MODELS, Comparator.EQUAL, "places")


def _in_or_out(lowered: str, text: str) -> Iterator[Quantity]:
    """Somebody is within the top N, or outside it: by the words themselves, or by a denial before them."""
    for match in _matches(ONLY, lowered):
        if DENIED.search(_back(lowered, match)):
            yield _absent(match, text, _group(text[match.start("of") : match.end("of")]))
        else:
            one = _quantity(match, text, 1, Unit.MODELS, Comparator.EQUAL, "only")
            yield replace(one, whole=_top(match), noun=_group(text[match.start("of") : match.end("of")]))
    for match in _matches(WITHIN, lowered):
        if DENIED.search(_back(lowered, match)):
            yield _absent(match, text, _denied(lowered, text, match))
        else:
            yield _quantity(match, text, _top(match), Unit.RANK, Comparator.AT_MOST, "within")
    for match in _matches(IN_TOP, lowered):
        if NO_ONE.search(_back(lowered, match)):
            yield _absent(match, text, _denied(lowered, text, match))
    for match in _matches(NONE_OF, lowered):
        yield _absent(match, text, _group(text[match.start("of") : match.end("of")]))
    for match in _matches(ABSENT, lowered):
        yield _absent(match, text, "")


def _back(lowered: str, match: re.Match[str]) -> str:
    return lowered[max(0, match.start() - BACK) : match.start()]


def _absent(match: re.Match[str], text: str, of: str) -> Quantity:
    """Beyond the first N. ``of`` are the adjectives that say whose none is there."""
    return replace(_quantity(match, text, _top(match), Unit.RANK, Comparator.OVER, "absent"), noun=of)


def _denied(lowered: str, text: str, match: re.Match[str]) -> str:
    """The adjectives of what is denied right before a top set: "no American model is in the top ten"."""
    start = max(0, match.start() - BACK)
    said = [
        text[start + found.start("of") : start + found.end("of")] for found in OF_KIND.finditer(_back(lowered, match))
    ]
    return _group(said[-1]) if said else ""


def _group(words: str) -> str:
    """The words where they single out models ("American"); "" where they do not."""
    words = words.strip()
    return words if words and group_of(words) is not None else ""


def _top(match: re.Match[str]) -> float:
    """The N of "top N", in digits or as a word."""
    number = next(match[name] for name in ("n", "m", "k", "j") if match.groupdict().get(name))
    return float(NUMBER_WORDS.get(number) or number)


_EACH_OF = pattern(r"\b(?:in |for )?(?:each|every one|every single one|all) of ?$")

_AHEAD = pattern(
    spelled(
        r"\b(?:{lead}|ahead|in front|no\. ?1|number one|first|" + USED + r"|more (?:tokens|usage|traffic|volume) than|"
        r"beat|outpaced|surpassed|{displace})\b|#1\b"
    )
)

_SOME_RUN = pattern(
    r"\b(?:for )?(?:multiple|several|many|a number of) (?:consecutive|straight|successive) weeks\b|\bfor weeks on end\b"
)


def _streaks(lowered: str, times: Sequence[Time]) -> Iterator[Quantity]:
    for match in _SOME_RUN.finditer(lowered):
        span = Span(match.start(), match.end())
        yield Quantity(span, match.group(), 2, Unit.WEEKS, Comparator.AT_LEAST, Interval(2, math.inf), form="streak")
    for time in times:
        each = _EACH_OF.search(lowered, max(0, time.span.start - 24), time.span.start)
        start = each.start() if each else time.span.start
        weeks = time.amount if time.grain is Grain.WEEK and (each or time.each) else None
        if weeks and weeks > 1 and _is_lead(lowered, start, time.span.end):
            span, least = Span(start, time.span.end), Interval(weeks, math.inf)
            yield Quantity(span, span.of(lowered), weeks, Unit.WEEKS, Comparator.AT_LEAST, least, form="streak")
        if time.amount and (time.role is TimeRole.STREAK or _is_run(lowered, time)):
            unit = Unit.WEEKS if time.grain in (Grain.WEEK, None) else f"{time.grain}s"
            yield Quantity(time.span, time.text, time.amount, unit, Comparator.EQUAL, point(time.amount), form="streak")


def _is_lead(lowered: str, start: int, end: int) -> bool:
    """True where the sentence around two offsets tells who is ahead."""
    before = SENTENCE_END.split(lowered[max(0, start - BACK) : start])[-1]
    after = SENTENCE_END.split(lowered[end : end + 2 * BACK])[0]
    return _AHEAD.search(f"{before} {after}") is not None


def _is_run(lowered: str, time: Time) -> bool:
    """True for a length of time through which something went on: "has led the table for seven weeks"."""
    length = time.role in (TimeRole.DURING, TimeRole.OTHER) and time.grain is not None and (time.amount or 0) > 1
    if not length or not time.text.lower().startswith("for "):
        return False
    return WENT_ON.search(lowered, max(0, time.span.start - BACK), time.span.start) is not None
