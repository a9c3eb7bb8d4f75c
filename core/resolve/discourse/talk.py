"""What a text has been speaking of, for sentences that name nobody, no week or no top set of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from core.extract.times import windows
from core.language.grammar import rule
from core.model import (
    PLATFORM,
    Entity,
    EntityKind,
    Mention,
    Quantity,
    Reading,
    Scope,
    Sentence,
    Statement,
    TimeRole,
    Unit,
)
from core.resolve.discourse.anchors import Setting
from core.resolve.discourse.said import named_last, said
from core.resolve.discourse.standing import NOTHING, REMEMBERED, SILENCE, Frame, Standing, owner_of
from core.resolve.structure.boards import board_of, cadence_of
from core.resolve.structure.clause import Masked
from core.resolve.structure.counts import said_in, standing_top
from core.resolve.structure.elided import LEAGUE_AMOUNT
from core.resolve.structure.lines import is_frame, is_item, is_section
from core.resolve.structure.parties import Pair, Party, Role
from core.resolve.structure.tense import is_present

REACH = 2
"""Sentences without a name in which a number may still be of whom the text named last."""

_TOPIC = rule(
    r"\bopenrouter\b|\b(?:trillion|billion|tn|bn|\dT|\dB) (?:ai |weekly |daily )?tokens?\b|"
    r"\btoken (?:usage|use|share|volume|traffic|consumption|rankings?|calls?|throughput)\b",
    re.I,
)
OPPOSED = (EntityKind.COUNTRY, EntityKind.WEIGHTS)
"""Kinds of sides that texts set against each other."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What the text has been speaking of so far.

    ``pair`` are two sides it set against each other, ``top`` a top N, ``amount`` is the last number if that was a share
    or an amount of tokens, and ``amount_of`` whose, ``narrowed`` the part of users or uses that the last share was of.
    ``picked`` is true behind a number that picked some out of a set: "three of the top five".
    ``counted`` is the count that the line over a list, or a sentence without numbers before it in the paragraph, names.
    ``totalled`` is true once the text has told a total of the platform.
    ``away`` counts the sentences since somebody was last named; in a list under a line that names somebody it
    stays 0. ``anew`` is true where a section, paragraph or item has named nobody yet, and ``leads`` where the last
    name stands in a line over a list.
    """

    subject: Entity | None = None
    pair: Pair | None = None
    standing: Standing = SILENCE
    top: int | None = None
    amount: Quantity | None = None
    amount_of: Entity | None = None
    narrowed: Mention | None = None
    picked: bool = False
    away: int = 0
    anew: bool = False
    leads: bool = False
    paragraph: int = -1
    counted: Scope | None = None
    totalled: bool = False


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


def entering(talk: Talk, sentence: Sentence, masked: Masked, found: tuple[Party, ...], published: date | None) -> Talk:
    """The talk as a sentence begins: a period that it states stands from its first number on."""
    before = _cleared(talk.standing, sentence, masked)
    frame = before.at(sentence, sentence.span.start, masked, None, published)
    told = said(Setting(sentence, masked, frame, before.named, before.topic, published))
    own = Frame(told.period, cadence_of(masked.text), owner_of(_first_subject(found)), told.bound)
    if not _is_caption(sentence) and not is_frame(sentence, masked, told.period, told.bound):
        own = replace(own, period=NOTHING.period)
    return replace(
        talk,
        standing=_entered(before, sentence, masked, own, told.ends, published),
        anew=_begins(talk, sentence, masked),
        counted=talk.counted if _is_item(sentence) or sentence.paragraph == talk.paragraph else None,
        paragraph=sentence.paragraph,
    )


def _begins(talk: Talk, sentence: Sentence, masked: Masked) -> bool:
    """True in a section, paragraph or item that has named nobody yet; an item goes on about whom its list is."""
    if is_section(sentence, masked):
        return True
    if _is_item(sentence):
        return not talk.leads
    return talk.anew or sentence.paragraph != talk.paragraph


def _cleared(standing: Standing, sentence: Sentence, masked: Masked) -> Standing:
    """Without what ends where the sentence begins: a section ends prose, an item the item before it."""
    if is_section(sentence, masked):
        return Standing(heading=standing.heading, topic=standing.topic)
    if is_item(sentence):
        return replace(standing, item=NOTHING)
    if any(time.role is TimeRole.SINCE and not time.period.known for time in sentence.times):
        standing = replace(standing, topic=NOTHING.period)  # "since then" leaves what the text was about
    kept = standing.item if standing.item_paragraph == sentence.paragraph else NOTHING
    return replace(standing, item=kept, caption=NOTHING if kept is NOTHING else standing.caption)


def _is_caption(sentence: Sentence) -> bool:
    """True for the line over a table or a list."""
    return sentence.text.rstrip().endswith(":")


def _entered(
    standing: Standing, sentence: Sentence, masked: Masked, own: Frame, ends: bool, published: date | None
) -> Standing:
    """What stands once a sentence has said its ``own``, which holds as far as the kind of the sentence lets it."""
    paragraph = sentence.paragraph
    if is_section(sentence, masked):
        kept = standing.is_of_topic(standing.heading.period) and not own.period.known
        return standing if kept else replace(standing, heading=own)  # a part of a text goes on about the text's days
    if is_item(sentence) or standing.item_paragraph == paragraph:
        item = own if own.period.known else standing.item
        return replace(standing, item=item, item_paragraph=paragraph)
    if _is_caption(sentence):
        leaning = not own.period.known and own.cadence is not None and is_present(sentence.span.end, masked)
        shown = replace(own, period=windows.current(published, own.cadence)) if leaning else own
        standing = replace(standing, caption=shown)
    if own.period.known:
        return replace(standing, prose=own, paragraph=paragraph)
    if ends:
        return replace(standing, prose=replace(own, owner=None), paragraph=paragraph)
    board = board_of(masked.text)
    prose = standing.prose if board is None else replace(standing.prose, cadence=board)
    return replace(standing, prose=prose, paragraph=standing.paragraph if board is None else paragraph)


def after_number(talk: Talk, statement: Statement) -> Talk:
    """The talk after a number: its two sides, when it has them, are what the next comparison means."""
    amount = statement.quantity if _is_amount(statement.quantity) else None
    talk = replace(talk, amount=amount, amount_of=statement.subject if amount is not None else None)
    talk = replace(talk, picked=statement.quantity.form == "of" and statement.quantity.unit == Unit.MODELS)
    if statement.quantity.unit == Unit.FRACTION:
        talk = replace(talk, narrowed=statement.qualifier)
    if statement.subject == PLATFORM and _is_amount(statement.quantity):
        talk = replace(talk, totalled=True)
    if statement.subject is None or statement.other is None:
        return talk
    return replace(talk, pair=(statement.subject, statement.other))


def _is_amount(quantity: Quantity) -> bool:
    return quantity.unit == Unit.FRACTION or (quantity.unit in (Unit.TOKENS, "") and quantity.value >= LEAGUE_AMOUNT)


def after_sentence(
    talk: Talk,
    sentence: Sentence,
    masked: Masked,
    found: tuple[Party, ...],
    last: Statement | None,
    published: date | None,
) -> Talk:
    """The talk after a whole sentence, whose last number made the statement ``last``."""
    standing = talk.standing
    frame = standing.at(sentence, sentence.span.start, masked, None, published)
    dated = named_last(Setting(sentence, masked, frame, standing.named, standing.topic, published))
    if dated.period.known:
        talk = replace(talk, standing=replace(standing, named=(dated, *standing.named)[:REMEMBERED]))
    named = _first_subject(found)
    subject = named or (last.subject if last is not None else None) or talk.subject
    going_on = talk.away == 0 and _is_item(sentence)
    away = 0 if named is not None or going_on else talk.away + 1
    return replace(
        talk,
        subject=subject,
        away=away,
        anew=talk.anew and named is None,
        counted=(said_in(masked.text) if _is_caption(sentence) or not _has_figures(sentence) else None) or talk.counted,
        leads=talk.leads if named is None else _is_caption(sentence) or not sentence.quantities,
        pair=_opposed(found) or _turned(talk.pair, named),
        top=standing_top(sentence, talk.top),
    )


def _has_figures(sentence: Sentence) -> bool:
    return any(_is_amount(quantity) for quantity in sentence.quantities)


def _is_item(sentence: Sentence) -> bool:
    """True for an item of a list or a row, all of which are of whom the line above them names."""
    return _ITEM.match(sentence.text) is not None


_ITEM = rule(r"[ \t]*(?:[-*•·–|]|\d{1,3}[.)](?!\d)) ?")


def _turned(pair: Pair | None, named: Entity | None) -> Pair | None:
    """The two sides, the one that was named last in front: "China has been ahead. The lead was 1.4 to 1"."""
    return (pair[1], pair[0]) if pair is not None and named == pair[1] else pair


def _opposed(found: tuple[Party, ...]) -> Pair | None:
    """The two countries (or the two sides of open and closed) that a sentence sets against each other."""
    named = dict.fromkeys(p.entity for p in found if p.entity is not None and p.entity.kind in OPPOSED)
    two = list(named)[:2]
    return (two[0], two[1]) if len(two) == 2 else None


def _first_subject(found: tuple[Party, ...]) -> Entity | None:
    """Whom a later sentence without a name is about: the sentence's first subject."""
    passing = (EntityKind.UNLISTED, EntityKind.TOP, EntityKind.RANK)
    named = [p.entity for p in found if p.role is Role.SUBJECT and p.entity is not None]
    first = next((entity for entity in named if entity.kind not in passing), None)
    if first is None or first.kind is not EntityKind.LAB:
        return first
    own = (entity for entity in named if entity.kind is EntityKind.MODEL and entity.key.startswith(f"{first.key}/"))
    return next(own, first)  # "xAI's new coding model, Grok Code Fast 1, is free": a lab with a model is the model
