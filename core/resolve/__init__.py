"""From numbers to statements: whose number it is, when it holds, what it is compared with, how firmly it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.model import PLATFORM, Baseline, Entity, Mention, Quantity, Reading, Sentence, Stance, Statement
from core.resolve import talk
from core.resolve.change import AS_MUCH
from core.resolve.clause import Masked, mask
from core.resolve.elided import completed
from core.resolve.pairs import Sides, sides
from core.resolve.parties import Party, on_place, parties
from core.resolve.pieces import pieces
from core.resolve.rows import Column, column, heads, placed, subject_of_row
from core.resolve.scope import scope_of, standing_top
from core.resolve.stance import speaker_of, stance_of
from core.resolve.talk import Talk
from core.resolve.when import Dating, dated, whole_weeks
from core.resolve.who import unlisted
from core.resolve.whole import USAGE, assumed, is_share_of_platform, totals

__all__ = ["statements"]


@dataclass(frozen=True, slots=True)
class _Place:
    """What is the same for every number of a sentence. ``about`` is true in a text about token usage."""

    sentence: Sentence
    masked: Masked
    found: tuple[Party, ...]
    columns: tuple[Column, ...]
    published: date | None
    about: bool


def statements(reading: Reading, surface: str, title: str = "") -> Iterator[Statement]:
    """Every quantity of the text as a statement, in reading order. ``surface`` is the text's surface form.

    ``title`` helps to tell what the article is about; nothing in it is read as a claim.
    """
    spoken = Talk()
    columns: tuple[Column, ...] = ()
    about = talk.on_usage(reading, f"{title}\n{surface}")
    for sentence in (piece for whole in reading.sentences for piece in pieces(whole)):
        masked = mask(sentence, sentence.span.of(surface))
        columns = heads(sentence, columns)
        place = _Place(sentence, masked, parties(sentence, masked), columns, reading.published, about)
        spoken = talk.entering(spoken, sentence, masked)
        statement = None
        for quantity in sentence.quantities:
            statement = _statement(quantity, place, spoken, statement)
            yield statement
            spoken = talk.after_number(spoken, statement)
        spoken = talk.after_sentence(spoken, sentence, place.found, statement)


def _statement(printed: Quantity, place: _Place, spoken: Talk, before: Statement | None) -> Statement:
    """``before`` is the statement of the number before it in the sentence."""
    sentence, masked, found = place.sentence, place.masked, place.found
    quantity = completed(printed, sentence, masked, standing_top(sentence, spoken.top), spoken.amount)
    qualifier = unlisted(quantity, found, masked)
    subject, other = _whose(quantity, place, spoken, qualifier, before)
    lead, tail = masked.before(quantity.span.start), masked.after(quantity.span.end)
    dating = dated(quantity, sentence, masked, spoken.period, place.published)
    if place.columns:
        head = column(quantity, sentence, place.columns)
        quantity = placed(quantity, head)
        lead, subject = f"{lead}{head.words} ", head.entity or subject_of_row(sentence) or subject
        if place.columns[0].words.startswith("week"):
            dating = whole_weeks(dating)
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
        scope=scope_of(quantity, subject, found, masked, spoken.top),
        stance=_stance(quantity, sentence, lead, tail),
        speaker=speaker_of(sentence.text),
        on_topic=_on_topic(place, spoken),
        peers=sentence.quantities,
        notes=tuple(mention.note for mention in named if mention.note),
        qualifier=qualifier,
        until=dating.change,
    )


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
    if other is None and quantity.form == "multiple" and AS_MUCH.match(place.masked.after(quantity.span.end)):
        other = spoken.subject if spoken.subject != subject else None  # as whom the text spoke of before
    return subject, other if other != subject else None


def _on_topic(place: _Place, spoken: Talk) -> bool:
    if place.about or on_place(place.found):
        return True
    return spoken.subject is not None and USAGE.search(place.masked.text) is not None


def _stance(quantity: Quantity, sentence: Sentence, lead: str, tail: str) -> Stance:
    """A heading asserts its number unless it asks: headlines leave out the words that a stance is told by.

    The denial in "is not in the top ten" belongs to the number itself.
    """
    if sentence.heading and not sentence.text.endswith("?"):
        return Stance.ASSERTED
    stance = stance_of(sentence.text, lead, tail)
    return Stance.ASSERTED if quantity.form == "absent" and stance is Stance.NEGATED else stance
