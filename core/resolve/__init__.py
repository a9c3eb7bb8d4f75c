"""From numbers to statements: whose number it is, when it holds, what it is compared with, how firmly it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from core.model import (
    PLATFORM,
    Baseline,
    Entity,
    EntityKind,
    Mention,
    Quantity,
    Reading,
    Scope,
    Sentence,
    Span,
    Stance,
    Statement,
    Unit,
)
from core.resolve.count import scope_of
from core.resolve.dating import Dating, dated
from core.resolve.dating.scene import Scene
from core.resolve.dating.tables import against_the_one_before, in_column, of_the_one_before, whole_weeks
from core.resolve.discourse import talk, topic
from core.resolve.discourse.anchors import settled
from core.resolve.discourse.standing import Standing
from core.resolve.discourse.talk import Talk
from core.resolve.stance import speaker_of, stance_of
from core.resolve.structure.cells import Column, caption, cells, column, heads, month_and_year, placed, subject_of_row
from core.resolve.structure.change import AS_MUCH
from core.resolve.structure.clause import Masked, mask
from core.resolve.structure.counts import RULES, standing_top
from core.resolve.structure.elided import completed
from core.resolve.structure.events import told_apart
from core.resolve.structure.figures import labels_below, ruled_out
from core.resolve.structure.parties import Party, is_named, on_place, parties
from core.resolve.structure.pieces import pieces
from core.resolve.structure.scores import scored
from core.resolve.structure.tense import nearby
from core.resolve.whose.pairs import Sides, sides
from core.resolve.whose.strangers import stranger
from core.resolve.whose.who import dealt, dealt_period, picked, unlisted
from core.resolve.whose.whole import USAGE, assumed, is_share_of_platform, totals

__all__ = ["statements"]


@dataclass(frozen=True, slots=True)
class _Place:
    """What is the same for every number of a sentence. ``about`` is true in a text about token usage.

    ``label`` is whom the line under the number names, ``ruled_out`` what its column or row shows to be no claim.
    """

    sentence: Sentence
    masked: Masked
    found: tuple[Party, ...]
    columns: tuple[Column, ...]
    published: date | None
    about: bool
    label: Entity | None = None
    ruled_out: Mapping[Span, str] = field(default_factory=dict)


def statements(reading: Reading, surface: str, title: str = "") -> Iterator[Statement]:
    """Every quantity of the text as a statement, in reading order. ``surface`` is the text's surface form.

    ``title`` helps to tell what the article is about; nothing in it is read as a claim.
    """
    about_when = topic.topic(reading, surface, title)
    spoken = Talk(standing=Standing(topic=about_when))
    columns: tuple[Column, ...] = ()
    above = 1.0
    about = talk.on_usage(reading, f"{title}\n{surface}")
    odd = ruled_out(reading.sentences)
    below = labels_below(reading.sentences)
    for at, read in ((at, piece) for at, whole in enumerate(reading.sentences) for piece in pieces(whole)):
        masked = mask(read, read.span.of(surface))
        sentence = settled(told_apart(read, masked), about_when)
        found = parties(sentence, masked)
        told = scored(sentence, found, masked)
        if told is not sentence:
            sentence, masked = told, mask(told, told.span.of(surface))
        columns, above = heads(sentence, columns, above), caption(sentence)
        place = _Place(sentence, masked, found, columns, reading.published, about, below.get(at), odd)
        spoken = talk.entering(spoken, sentence, masked, place.found, reading.published)
        statement = None
        for quantity in sentence.quantities:
            statement = _statement(quantity, place, spoken, statement)
            yield statement
            spoken = talk.after_number(spoken, statement)
        spoken = talk.after_sentence(spoken, sentence, masked, place.found, statement, reading.published)


def _statement(printed: Quantity, place: _Place, spoken: Talk, before: Statement | None) -> Statement:
    """``before`` is the statement of the number before it in the sentence."""
    sentence, masked, found = place.sentence, place.masked, place.found
    quantity = completed(printed, sentence, masked, standing_top(sentence, spoken.top), spoken.amount)
    if quantity.span in place.ruled_out:
        quantity = replace(quantity, why=place.ruled_out[quantity.span])
    qualifier = unlisted(quantity, found, masked)
    subject, other = _whose(quantity, place, spoken, qualifier, before)
    qualifier = qualifier or _narrowed(quantity, place, spoken, subject, before)
    lead, tail = masked.before(quantity.span.start), masked.after(quantity.span.end)
    stands, near = spoken.standing, nearby(sentence, quantity.span.start)
    frame = stands.at(near, quantity.span.start, masked, subject, place.published)
    dating = dated(Scene(near, masked, frame, stands.named, stands.topic, place.published, quantity))
    own = dealt_period(quantity, sentence, found, masked)
    if own is not None:
        dating = replace(dating, level=own, change=own)
    asserted = _stance(quantity, sentence, lead, tail)
    if place.columns:
        head = column(quantity, sentence, place.columns)
        quantity = placed(quantity, head)
        sign = "+" if lead.endswith("+") else ""
        lead = f"{lead.removesuffix('+')}{head.words} {sign}"
        subject = head.entity or subject_of_row(sentence) or subject
        dating = _in_table(dating, head, place)
        asserted = asserted if head.period.known else _stance(quantity, sentence, lead, tail)
    named = [party.mention for party in found if party.entity is not None and party.entity == subject]
    return Statement(
        sentence=sentence,
        quantity=quantity,
        lead=lead,
        tail=tail,
        subject=subject,
        other=other,
        period=dating.level,
        baseline=_baseline(dating),
        during=dating.during,
        scope=_scope(scope_of(quantity, subject, found, masked, spoken.top), spoken),
        stance=asserted,
        speaker=speaker_of(sentence.text),
        on_topic=_on_topic(place, spoken),
        peers=sentence.quantities,
        notes=(*(mention.note for mention in named if mention.note), *dating.notes),
        qualifier=qualifier,
        until=dating.change,
        each=dating.each,
        dealt=own is not None or dealt(quantity, sentence.quantities, found, masked, spoken.pair) is not None,
    )


def _scope(own: Scope, spoken: Talk) -> Scope:
    """The count that the number's own words name, else the one that the words over it name."""
    return spoken.counted if spoken.counted is not None and own.rule == RULES["both"] else own


def _in_table(dating: Dating, head: Column, place: _Place) -> Dating:
    """The dating of a cell: by the head of its column, or by the first cell of a row of weeks or months."""
    if head.period.known:
        return in_column(dating, head.period)
    dating = of_the_one_before(against_the_one_before(dating, head), head)
    rows = place.columns[0].words
    if rows.startswith("week"):
        return whole_weeks(dating)
    month = month_and_year(cells(place.sentence.text)[0]) if rows.startswith("month") else None
    return in_column(dating, month) if month is not None else dating


def _baseline(dating: Dating) -> Baseline | None:
    """What a change is measured from, with its distance where that is how the words give it."""
    if dating.baseline is None:
        return None
    during = dating.during
    back = (during.amount, during.grain) if during is not None and during.amount and during.grain else None
    return Baseline(dating.baseline, back)


def _whose(
    quantity: Quantity, place: _Place, spoken: Talk, qualifier: Mention | None, before: Statement | None
) -> Sides:
    """Subject and other side: as the sentence names them, else a group it qualifies, else whom the text is about."""
    peers = place.sentence.quantities
    if place.label is not None:
        return place.label, None
    unknown = stranger(quantity, place.sentence, place.found, place.masked)
    if unknown is not None:
        return unknown, None
    if spoken.picked and (some := picked(quantity, place.found)) is not None:
        return Entity(EntityKind.UNLISTED, "picked", some.text), None
    subject, other = sides(quantity, peers, place.found, place.masked, spoken.pair)
    if totals(quantity, place.found, place.masked):
        subject = PLATFORM
    elif subject is None and before is not None and before.subject is not None:
        subject = before.subject  # "Platform total: 28.9T, up from 26.9T, a record"
    elif subject is None:
        group: Entity | None = qualifier.entity if qualifier is not None else None
        subject = group or assumed(quantity, place.found, place.masked, spoken)
    if is_share_of_platform(quantity, subject, place.found, place.masked):
        subject = spoken.subject or subject
    if other is None and quantity.form == "ratio" and _alike(subject, spoken.subject):
        other = spoken.subject  # "American models took 2.05 trillion, a ratio of 2.2 to 1", after Chinese models
    if other is None and quantity.form == "multiple" and AS_MUCH.match(place.masked.after(quantity.span.end)):
        other = spoken.subject if spoken.subject != subject else None  # as whom the text spoke of before
    return subject, other if other != subject else None


def _alike(one: Entity | None, other: Entity | None) -> bool:
    """True for two countries, or two sides of open and closed."""
    return one is not None and other is not None and one.kind is other.kind and one.kind in talk.OPPOSED


def _narrowed(
    quantity: Quantity, place: _Place, spoken: Talk, subject: Entity | None, before: Statement | None
) -> Mention | None:
    """What narrows the share before, where this one goes on from it: "30 % of enterprise tokens, up from 5 %"."""
    if quantity.unit != Unit.FRACTION or subject == PLATFORM:
        return None
    since = before.quantity.span.end if before is not None else place.sentence.span.start
    anew = (since <= party.mention.span.start < quantity.span.start and is_named(party) for party in place.found)
    return None if any(anew) else spoken.narrowed


def _on_topic(place: _Place, spoken: Talk) -> bool:
    if place.about or on_place(place.found):
        return True
    known = spoken.subject is not None and spoken.subject.kind is not EntityKind.UNLISTED
    return known and USAGE.search(place.masked.text) is not None


def _stance(quantity: Quantity, sentence: Sentence, lead: str, tail: str) -> Stance:
    """A heading asserts its number unless it asks: headlines leave out the words that a stance is told by.

    The denial in "is not in the top ten" belongs to the number itself.
    """
    if sentence.heading and not sentence.text.endswith("?"):
        return Stance.ASSERTED
    stance = stance_of(sentence.text, lead, tail)
    return Stance.ASSERTED if quantity.form == "absent" and stance is Stance.NEGATED else stance
