"""What a text has been speaking of, for sentences that name nobody, no week or no top set of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.language.grammar import pattern
from core.model import UNDATED, Entity, EntityKind, Mention, Period, Quantity, Reading, Sentence, Statement, Unit
from core.resolve.clause import Masked
from core.resolve.parties import Pair, Party, Role
from core.resolve.scope import standing_top
from core.resolve.when import standing_after

REACH = 2
"""Sentences without a name in which a number may still be of whom the text named last."""

LEAGUE_AMOUNT = 1e10
"""Tokens. Weekly volumes of ranked models start around here; parameter counts rarely come in threes above it."""

_TOPIC = pattern(
    r"\bopenrouter\b|\b(?:trillion|billion|tn|bn|\dT|\dB) (?:ai |weekly |daily )?tokens?\b|"
    r"\btoken (?:usage|use|share|volume|traffic|consumption|rankings?|calls?|throughput)\b",
    re.I,
)
_OPPOSED = (EntityKind.COUNTRY, EntityKind.WEIGHTS)


@dataclass(frozen=True, slots=True)
class Talk:
    """What the text has been speaking of so far.

    ``pair`` are two sides it set against each other, ``top`` a top N, ``amount`` is the last number if that was a share
    or an amount of tokens, ``narrowed`` the part of users or uses that the last share was of.
    ``picked`` is true behind a number that picked some out of a set: "three of the top five".
    ``away`` counts the sentences since somebody was last named; in a list under a line that names somebody it
    stays 0.
    """

    subject: Entity | None = None
    pair: Pair | None = None
    period: Period = UNDATED
    top: int | None = None
    amount: Quantity | None = None
    narrowed: Mention | None = None
    picked: bool = False
    away: int = 0


def on_usage(reading: Reading, words: str) -> bool:
    """True for a text about token usage: its ``words`` (title and text) say so, or it lists models with volumes."""
    return _TOPIC.search(words) is not None or _is_league(reading)


def _is_league(reading: Reading) -> bool:
    """True for a list of models with volumes, whatever it calls itself: three models or more, and as many amounts."""
    named = [m.entity for s in reading.sentences for m in s.mentions if m.entity is not None]
    models = {entity for entity in named if entity.kind is EntityKind.MODEL}
    numbers = [quantity for sentence in reading.sentences for quantity in sentence.quantities]
    amounts = [q for q in numbers if q.unit in (Unit.TOKENS, "") and q.value >= LEAGUE_AMOUNT]
    return len(models) >= 3 and len(amounts) >= 3


def entering(talk: Talk, sentence: Sentence, masked: Masked) -> Talk:
    """The talk as a sentence begins: a period that it states stands from its first number on."""
    return replace(talk, period=standing_after(sentence, masked, talk.period))


def after_number(talk: Talk, statement: Statement) -> Talk:
    """The talk after a number: its two sides, when it has them, are what the next comparison means."""
    talk = replace(talk, amount=statement.quantity if _is_amount(statement.quantity) else None)
    talk = replace(talk, picked=statement.quantity.form == "of" and statement.quantity.unit == Unit.MODELS)
    if statement.quantity.unit == Unit.FRACTION:
        talk = replace(talk, narrowed=statement.qualifier)
    if statement.subject is None or statement.other is None:
        return talk
    return replace(talk, pair=(statement.subject, statement.other))


def _is_amount(quantity: Quantity) -> bool:
    return quantity.unit == Unit.FRACTION or (quantity.unit in (Unit.TOKENS, "") and quantity.value >= LEAGUE_AMOUNT)


def after_sentence(talk: Talk, sentence: Sentence, found: tuple[Party, ...], last: Statement | None) -> Talk:
    """The talk after a whole sentence, whose last number made the statement ``last``."""
    named = _first_subject(found)
    subject = named or (last.subject if last is not None else None) or talk.subject
    standing = talk.away == 0 and _is_item(sentence)
    away = 0 if named is not None or standing else talk.away + 1
    return replace(
        talk, subject=subject, away=away, pair=_opposed(found) or talk.pair, top=standing_top(sentence, talk.top)
    )


def _is_item(sentence: Sentence) -> bool:
    """True for an item of a list or a row, all of which are of whom the line above them names."""
    return _ITEM.match(sentence.text) is not None


_ITEM = pattern(r"[ \t]*(?:[-*•·–|]|\d{1,3}[.)]) ?")


def _opposed(found: tuple[Party, ...]) -> Pair | None:
    """The two countries (or the two sides of open and closed) that a sentence sets against each other."""
    named = dict.fromkeys(p.entity for p in found if p.entity is not None and p.entity.kind in _OPPOSED)
    two = list(named)[:2]
    return (two[0], two[1]) if len(two) == 2 else None


def _first_subject(found: tuple[Party, ...]) -> Entity | None:
    """Whom a later sentence without a name is about: the sentence's first subject."""
    passing = (EntityKind.UNLISTED, EntityKind.TOP, EntityKind.RANK)
    named = (p.entity for p in found if p.role is Role.SUBJECT and p.entity is not None)
    return next((entity for entity in named if entity.kind not in passing), None)
