"""Copies of a true sentence that are not true: one thing changed, and the data rules the result out.

A copy is kept only when no way of counting that its words ask for fits its number, within the digits and beyond what
a restatement explains. Copies that lie between the two are kept apart ("restated"): the program shows them as close.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from tests.accuracy import figures, numbers
from tests.accuracy.sentences import CHINA, CLOSED, LABS, MODELS, OPEN, PAIRS, TOPS, US, Sentence, Who, first_of

NUMBERED = re.compile("{(?:nth|no|count)}")
"""In a template that prints its number."""


@dataclass(frozen=True)
class Copy:
    """An altered sentence. ``restated`` when only the allowance for restated figures could still cover it."""

    sentence: Sentence
    by: str
    restated: bool


def _factor(sentence: Sentence, rng: random.Random) -> Iterator[Sentence]:
    if sentence.said.unit != "count":
        yield from (replace(sentence, said=said) for said in numbers.scaled(sentence.said, rng))
    elif (
        sentence.fact.kind in ("rank", "places", "streak")
        and sentence.fact.what != "swept"
        and NUMBERED.search(sentence.template)
    ):
        value = sentence.said.value
        steps = [
            n
            for n in range(2 if sentence.fact.kind == "streak" else 1, len(numbers.COUNTS) + 1)
            if 0.5 <= n / value <= 2 and n != value
        ]
        for n in rng.sample(steps, len(steps)):
            if not sentence.fact.top or n < sentence.fact.top:
                yield replace(sentence, said=numbers.counted(n, ""))


def _digits(sentence: Sentence, rng: random.Random) -> Iterator[Sentence]:
    yield from (replace(sentence, said=said) for said in numbers.other_digits(sentence.said, rng))


def _week(sentence: Sentence, rng: random.Random) -> Iterator[Sentence]:
    when = sentence.fact.when
    if not when.stretch.is_week:
        return
    for days in rng.sample((-7, 7), 2):
        by = timedelta(days=days)
        moved = replace(when, stretch=figures.Stretch(when.stretch.first + by, when.stretch.last + by))
        if moved.stretch.first in figures.weeks():
            said = first_of(moved) if sentence.fact.kind == "overtake" else sentence.said
            yield replace(sentence, fact=replace(sentence.fact, when=moved), said=said)


def _subject(sentence: Sentence, rng: random.Random) -> Iterator[Sentence]:
    fact = sentence.fact
    if "between {who} and {others}" in sentence.template:
        return  # a gap is the same from either side
    if fact.who in PAIRS:
        others: tuple[Who, ...] = (PAIRS[fact.who],)
    else:
        others = {"lab": LABS, "model": MODELS, "top": TOPS, "platform": (CHINA, US, OPEN, CLOSED)}[fact.who.kind]
    if fact.kind == "streak" and fact.what == "rises" and fact.who.kind == "platform":
        others = (CHINA, US)
    for who in rng.sample(others, len(others)):
        if who == fact.who:
            continue
        other = fact.who if who == fact.other else fact.other
        yield replace(sentence, fact=replace(fact, who=who, other=other))


ALTERATIONS: dict[str, Callable[[Sentence, random.Random], Iterator[Sentence]]] = {
    "factor": _factor,
    "digits": _digits,
    "week": _week,
    "subject": _subject,
}


def copies(sentence: Sentence, rng: random.Random) -> Iterator[Copy]:
    """At most one copy by each alteration, and besides one that only a restatement could explain."""
    for name, alter in ALTERATIONS.items():
        near: Sentence | None = None
        for copy in alter(sentence, rng):
            answers = copy.fact.answers()
            if not answers:
                continue
            if all(copy.said.excludes(answer) for answer in answers):
                yield Copy(copy, name, restated=False)
                break
            if near is None and all(copy.said.excludes(answer, restated=False) for answer in answers):
                near = copy
        if near is not None:
            yield Copy(near, name, restated=True)
