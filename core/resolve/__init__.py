"""From numbers to statements: whose number it is, when it holds, which count applies, how firmly it is said.

    structure/   what a sentence is made of: names and their parts, clauses, cells, lines, found once
    discourse/   what stands from the sentences before: subject, period, pair, top set
    whose/       whose number it is, and against whom
    dating/      when it holds, and what a change is measured from
    count.py     which ways of counting the words ask for
    stance.py    whether the sentence asserts it, and who says so
    unread.py    words that turn the sentence, for the kinds of claims that do not read them

Each question is asked once for a number, in this order, and none asks another (``tests/test_imports.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.model import Entity, EntityKind, Quantity, Reading, Statement
from core.resolve.count import counted
from core.resolve.dating import when
from core.resolve.dating.tables import in_table
from core.resolve.discourse import talk, topic
from core.resolve.discourse.anchors import settled
from core.resolve.discourse.standing import Standing
from core.resolve.discourse.talk import Talk
from core.resolve.stance import speaker_of, stance_of
from core.resolve.structure.cells import Column, caption, column, headed, heads, placed, subject_of_row
from core.resolve.structure.clause import mask
from core.resolve.structure.counts import standing_top
from core.resolve.structure.elided import completed
from core.resolve.structure.events import told_apart
from core.resolve.structure.figures import labels_below, ruled_out
from core.resolve.structure.parties import on_place, parties
from core.resolve.structure.pieces import pieces
from core.resolve.structure.place import Place
from core.resolve.structure.scores import scored
from core.resolve.whose import whose
from core.resolve.whose.whole import USAGE

__all__ = ["statements"]


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
        place = Place(sentence, masked, found, columns, reading.published, about, below.get(at), odd)
        spoken = talk.entering(spoken, sentence, masked, place.found, reading.published)
        statement = None
        for quantity in sentence.quantities:
            statement = _statement(quantity, place, spoken, statement)
            yield statement
            spoken = talk.after_number(spoken, statement)
        spoken = talk.after_sentence(spoken, sentence, masked, place.found, statement, reading.published)


def _statement(printed: Quantity, place: Place, spoken: Talk, before: Statement | None) -> Statement:
    """Each question asked once, in its order. ``before`` is the statement of the number before it in the sentence."""
    sentence, masked = place.sentence, place.masked
    quantity = completed(printed, sentence, masked, standing_top(sentence, spoken.top), spoken.amount)
    if quantity.span in place.ruled_out:
        quantity = replace(quantity, why=place.ruled_out[quantity.span])
    owners = whose(quantity, place, spoken, before)
    dating = when(quantity, place, spoken, owners.subject)
    subject, lead, tail = owners.subject, masked.before(quantity.span.start), masked.after(quantity.span.end)
    told, number = lead, quantity
    if place.columns:
        head = column(quantity, sentence, place.columns)
        quantity, lead = placed(quantity, head), headed(lead, head)
        subject = head.entity or subject_of_row(sentence) or subject
        dating = in_table(dating, head, place)
        told, number = (told, number) if head.period.known else (lead, quantity)
    return Statement(
        sentence=sentence,
        quantity=quantity,
        lead=lead,
        tail=tail,
        subject=subject,
        other=owners.other,
        period=dating.level,
        baseline=dating.measured_from,
        during=dating.during,
        scope=counted(quantity, subject, place, spoken),
        stance=stance_of(number, sentence, told, tail),
        speaker=speaker_of(sentence.text),
        on_topic=_on_topic(place, spoken),
        peers=sentence.quantities,
        notes=(*_named_so(place, subject), *dating.notes),
        qualifier=owners.qualifier,
        until=dating.change,
        each=dating.each,
        dealt=owners.dealt or dating.dealt,
    )


def _named_so(place: Place, subject: Entity | None) -> Iterator[str]:
    """What there is to say of the name that the subject was given."""
    named = (party.mention for party in place.found if party.entity is not None and party.entity == subject)
    return (mention.note for mention in named if mention.note)


def _on_topic(place: Place, spoken: Talk) -> bool:
    """True where the text or the sentence is about token usage."""
    if place.about or on_place(place.found):
        return True
    known = spoken.subject is not None and spoken.subject.kind is not EntityKind.UNLISTED
    return known and USAGE.search(place.masked.text) is not None
