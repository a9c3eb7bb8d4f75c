"""From numbers to statements: whose number it is, when it holds, what it is compared with, how firmly it is said."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.interval import Interval
from core.model import (
    PLATFORM,
    UNDATED,
    Baseline,
    Entity,
    EntityKind,
    Period,
    Quantity,
    Reading,
    Sentence,
    Stance,
    Statement,
    Unit,
)
from core.resolve.clause import Masked, is_cue, mask
from core.resolve.rows import Column, column, heads
from core.resolve.scope import scope_of, standing_top
from core.resolve.stance import speaker_of, stance_of
from core.resolve.when import baseline_of, period_of, standing_after, whole_week
from core.resolve.who import Party, on_place, parties, rivals, subject_of, unlisted

__all__ = ["statements"]

_TOPIC = re.compile(
    r"\bopenrouter\b|\b(?:trillion|billion|tn|bn|\dT|\dB) (?:ai |weekly |daily )?tokens?\b|\btoken (?:usage|use"
    r"|share|volume|traffic|consumption|rankings?|calls?|throughput)\b",
    re.I,
)
LEAGUE_AMOUNT = 1e10
"""Tokens. Weekly volumes of ranked models start around here; parameter counts rarely come in threes above it."""
_USAGE = re.compile(r"\b(?:tokens?|usage|traffic|throughput|volumes?|calls|consumption|workloads?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Talk:
    """What the text has been speaking of so far."""

    subject: Entity | None = None
    pair: tuple[Entity, Entity] | None = None
    period: Period = UNDATED
    top: int | None = None


def statements(reading: Reading, surface: str, title: str = "") -> Iterator[Statement]:
    """Every quantity of the text as a statement, in reading order. ``surface`` is the text's surface form.

    ``title`` helps to tell what the article is about; nothing in it is read as a claim.
    """
    talk = Talk()
    columns: tuple[Column, ...] = ()
    about = _TOPIC.search(f"{title}\n{surface}") is not None or _league(reading)
    for sentence in reading.sentences:
        masked = mask(sentence, sentence.span.of(surface))
        found = parties(sentence, masked)
        columns = heads(sentence, columns)
        talk = replace(talk, period=standing_after(sentence, masked, talk.period))
        statement = None
        for quantity in sentence.quantities:
            statement = _statement(quantity, sentence, masked, found, talk, reading, about, columns)
            yield statement
            talk = _after(statement, talk)
        talk = replace(talk, top=standing_top(sentence, talk.top), pair=_pair(found) or talk.pair)
        talk = replace(
            talk, subject=_topic(found) or (statement.subject if statement is not None else None) or talk.subject
        )


def _league(reading: Reading) -> bool:
    """True for a list of models with volumes, whatever it calls itself: three models and three amounts or more."""
    models = {
        m.entity
        for s in reading.sentences
        for m in s.mentions
        if m.entity is not None and m.entity.kind is EntityKind.MODEL
    }
    amounts = [
        q for s in reading.sentences for q in s.quantities if q.unit in (Unit.TOKENS, "") and q.value >= LEAGUE_AMOUNT
    ]
    return len(models) >= 3 and len(amounts) >= 3


def _statement(
    quantity: Quantity,
    sentence: Sentence,
    masked: Masked,
    found: tuple[Party, ...],
    talk: Talk,
    reading: Reading,
    about: bool,
    columns: tuple[Column, ...],
) -> Statement:
    quantity = _elided(quantity, sentence, found, masked)
    if quantity.form == "absent" and quantity.value == 0:
        quantity = _absent_from(quantity, standing_top(sentence, talk.top))
    subject, other = _sides(quantity, found, masked, talk)
    qualifier = unlisted(quantity, found, masked)
    if _totals(quantity, found, masked):
        subject = PLATFORM
    if subject is None and qualifier is not None:
        subject = qualifier.entity
    if subject is None:
        subject = _assumed(quantity, sentence, found, masked, talk)
    if (
        subject == PLATFORM
        and quantity.unit == Unit.FRACTION
        and talk.subject is not None
        and not _names_platform(found)
    ):
        subject = talk.subject  # a share is never the platform's: "it had been under 2 %"
    lead, tail = _plain(masked.before(quantity.span.start)), _plain(masked.after(quantity.span.end))
    period = period_of(quantity, sentence, masked, talk.period, reading.published, change=False)
    until = period_of(quantity, sentence, masked, talk.period, reading.published, change=True)
    base, during = baseline_of(quantity, sentence, masked, until)
    if columns and columns[0].words.startswith("week"):
        period, until = whole_week(period), whole_week(until)
    if base is not None and _FROM.search(lead) and _TO.match(tail):
        period = base  # "from 17 % to 47 % within a year": the first number is the earlier one
    if columns:
        head = column(quantity, sentence, columns)
        lead = f"{lead}{head.words} "
        subject = head.entity or subject
    return Statement(
        sentence=sentence,
        quantity=quantity,
        lead=lead,
        tail=tail,
        subject=subject,
        other=other,
        period=period,
        baseline=Baseline(base) if base is not None else None,
        during=during,
        scope=scope_of(quantity, subject, found, sentence, masked, talk.top),
        stance=Stance.ASSERTED
        if sentence.heading and sentence.text.endswith("?") is False
        else stance_of(quantity, sentence.text, lead, tail),
        speaker=speaker_of(sentence.text),
        on_topic=about or on_place(found) or (_USAGE.search(masked.text) is not None and talk.subject is not None),
        peers=sentence.quantities,
        notes=tuple(p.mention.note for p in found if p.entity is not None and p.entity == subject and p.mention.note),
        qualifier=qualifier,
        until=until,
    )


_FROM = re.compile(r"\bfrom(?: (?:a|an|just|only|some|the))* ?$")
_TO = re.compile(r"^[^.;]{0,80}?\bto\b[^.;]{0,30}?\ue00b")


def _elided(quantity: Quantity, sentence: Sentence, found: tuple[Party, ...], masked: Masked) -> Quantity:
    """A bare number that leans on a volume before it: "the Chinese 4.69 trillion tokens, the Americans 3.29".

    It must stand right beside a name, and come out within a factor of ten of the volume it leans on.
    """
    if quantity.unit or quantity.form or quantity.why or quantity.noun or not 0 < quantity.value < 1000:
        return quantity
    earlier = [peer for peer in sentence.quantities if peer.span < quantity.span and peer.value >= LEAGUE_AMOUNT]
    lead, tail = masked.before(quantity.span.start), masked.after(quantity.span.end)
    if not earlier or not (_NAMED_BEFORE.search(lead) or _NAMED_AFTER.match(tail)):
        return quantity
    scale = next((s for s in (1e12, 1e9) if earlier[-1].value >= s), 1.0)
    if not 0.1 <= quantity.value * scale / earlier[-1].value <= 10:
        return quantity
    scaled = quantity.allowed.scaled(scale)
    return replace(quantity, value=quantity.value * scale, unit=Unit.TOKENS, allowed=scaled, step=quantity.step * scale)


_NAMED_BEFORE = re.compile(r"[\ue001-\ue005\ue008]+(?:'s?)?[ :(]{1,2}(?:at |with |on |only |just |about )?$")
_NAMED_AFTER = re.compile(r"^ (?:for|from|by) (?:the )?[\ue001-\ue005\ue008]+")


def _absent_from(quantity: Quantity, top: int | None) -> Quantity:
    """ "OpenAI and Google are absent": from the top N that the text last spoke of."""
    return replace(quantity, value=float(top), allowed=Interval(float(top), math.inf)) if top else quantity


def _plain(words: str) -> str:
    """Runs of white space (also those that blanked markup leaves) as one space."""
    return re.sub(r"\s+", " ", words)


def _totals(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> bool:
    """True for a number whose own clause speaks of the platform's total and names nobody else.

    "On aggregate usage near 6T tokens a day", "Platform total: 25.7T", "Global volume slipped 1.9 %".
    """
    if quantity.unit not in (Unit.TOKENS, Unit.FRACTION, "") or is_cue(quantity):
        return False
    clause = re.split(r"[,;()]|:(?! ?~?$)", masked.before(quantity.span.start))[-1]
    if re.search("[\ue001-\ue00a]", clause):
        return False
    start = quantity.span.start - len(clause)
    ahead = [p for p in found if start <= p.mention.span.start and p.mention.span.end <= quantity.span.start]
    phrase = any(p.entity == PLATFORM and p.mention.form == "phrase" for p in ahead)
    return phrase or (
        _TOTAL.search(clause) is not None
        and _USAGE.search(clause + " volume" * (quantity.unit != Unit.FRACTION)) is not None
    )


_FROM = re.compile(r"\bfrom(?: (?:a|an|just|only|some|the))* ?$")
_TO = re.compile(r"^[^.;]{0,80}?\bto\b[^.;]{0,30}?\ue00b")


def _sides(
    quantity: Quantity, found: tuple[Party, ...], masked: Masked, talk: Talk
) -> tuple[Entity | None, Entity | None]:
    """Subject and other side; a list of numbers "respectively" is dealt out over the list of names."""
    dealt = _respectively(quantity, found, masked)
    if dealt is not None:
        return dealt, None
    compared = (
        quantity.form in ("ratio", "multiple", "together", "first", "since", "streak") or quantity.unit == Unit.TIMES
    )
    if compared or (quantity.unit in (Unit.TOKENS, "") and _apart(quantity, masked)):
        subject, other = rivals(quantity, found, masked)
        if other is None and talk.pair is not None and _speaks_of_pair(quantity, subject, talk.pair):
            return talk.pair
        return subject, other
    subject = _second_of_pair(quantity, found, masked) or subject_of(quantity, found, masked)
    if quantity.unit == Unit.FRACTION:
        return subject, _compared_with(quantity, found, masked)
    return subject, None


_APART = re.compile(
    r"\b(?:margin|gap|difference|lead|advantage|distance|deficit)\b[^,;:()]{0,100}$|\bby (?:a |some |about "
    r"|nearly |more than )*$"
)
_APART_AFTER = re.compile(r"^\s*(?:tokens? )?(?:more|fewer|less|ahead|behind|apart|lead|gap|margin|advantage)\b")


def _apart(quantity: Quantity, masked: Masked) -> bool:
    """True for a volume that measures how far two sides lie apart."""
    return (
        _APART.search(masked.before(quantity.span.start)) is not None
        or _APART_AFTER.match(masked.after(quantity.span.end)) is not None
    )


_ORDINALS = re.compile("\ue00b+(?:, | and |, and )\ue00b")  # "M2.5 and M2.7 were sixth and seventh"


def _speaks_of_pair(quantity: Quantity, subject: Entity | None, pair: tuple[Entity, Entity]) -> bool:
    """True when a comparison that names at most one side is about the two that the text last set side by side."""
    drawn = quantity.form in ("ratio", "first", "streak", "since")
    return subject is None or (drawn and subject in (PLATFORM, pair[0]))


def _respectively(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    if "respectively" not in masked.text and not (quantity.form == "ordinal" and _ORDINALS.search(masked.text)):
        return None
    numbers = sorted(set(re.finditer("\ue00b+", masked.text)), key=lambda m: m.start())
    names = [
        party.entity for party in found if party.entity is not None and party.entity.kind is not EntityKind.PLATFORM
    ]
    at = [i for i, m in enumerate(numbers) if m.start() == quantity.span.start - masked.start]
    if at and len(names) == len(numbers):
        return names[at[0]]
    return None


def _second_of_pair(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """ "X passed Y, with 4.12 trillion to 2.94 trillion": the second number is Y's."""
    lead = masked.before(quantity.span.start)
    if not re.search("\ue00b+ ?(?:tokens? |token calls? )?(?:to|against|versus|vs\\.?|compared (?:with|to)) $", lead):
        return None
    if re.search("(?:from|between) \ue00b+ ?(?:tokens? )?to $", lead):
        return None
    objects = [
        p for p in found if p.role == "object" and p.entity is not None and p.mention.span.end <= quantity.span.start
    ]
    return objects[-1].entity if objects else None


def _compared_with(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """ "60 % higher usage than Claude Sonnet": the other side of a comparative."""
    tail = masked.after(quantity.span.end)
    match = re.match(
        r"^ ?(?:higher|more|lower|less|larger|greater|bigger|fewer|above|ahead of|behind"
        r"|below)\b[^.;,]{0,40}?(?:than |of )?(?:the |its )?(?P<who>[\ue001-\ue008]+)",
        tail,
    )
    if match is None:
        return None
    at = quantity.span.end + match.start("who")
    return next((p.entity for p in found if p.mention.span.start <= at < p.mention.span.end), None)


def _names_platform(found: tuple[Party, ...]) -> bool:
    return any(p.entity == PLATFORM and p.mention.form == "name" for p in found)


_TOTAL = re.compile(r"\b(?:total|overall|weekly|global|aggregate|combined|platform|throughput|router)\b")


def _assumed(
    quantity: Quantity, sentence: Sentence, found: tuple[Party, ...], masked: Masked, talk: Talk
) -> Entity | None:
    """Nobody is named: the platform if the sentence is about it or about totals, else whom the text spoke of last."""
    if on_place(found) or (_TOTAL.search(masked.text) and _USAGE.search(masked.text)):
        return PLATFORM
    if not found and talk.subject is None and _USAGE.search(masked.text):
        return PLATFORM
    carried = (
        not found
        or quantity.unit in (Unit.TOKENS, Unit.RANK, Unit.WEEKS)
        or _USAGE.search(masked.text)
        or re.search("\ue00a|\\bshare\\b|^\\W*\ue00b", masked.text)
    )
    return talk.subject if carried else None


def _after(statement: Statement, talk: Talk) -> Talk:
    pair = (statement.subject, statement.other)
    if pair[0] is not None and pair[1] is not None:
        return replace(talk, pair=(pair[0], pair[1]))
    return talk


def _pair(found: tuple[Party, ...]) -> tuple[Entity, Entity] | None:
    """The two countries (or the two sides of open and closed) that a sentence sets against each other."""
    sides = list(
        dict.fromkeys(
            p.entity
            for p in found
            if p.entity is not None and p.entity.kind in (EntityKind.COUNTRY, EntityKind.WEIGHTS)
        )
    )
    return (sides[0], sides[1]) if len(sides) >= 2 else None


def _topic(found: tuple[Party, ...]) -> Entity | None:
    """Whom a later sentence without a name is about: the sentence's first subject."""
    for party in found:
        if party.role == "subject" and party.entity is not None and party.entity.kind is not EntityKind.UNLISTED:
            return party.entity
    return None
