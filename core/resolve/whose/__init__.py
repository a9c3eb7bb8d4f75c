"""Whose number it is, and against whom: as its sentence names them, else whom the text is about.

who.py         by the words of the sentence
dealt.py       a list of numbers over a list of names
pairs.py       the two sides of a comparison
whole.py       the platform as a whole, and whom the text spoke of before
strangers.py   names that the lexicon does not know
unlisted.py    groups and uses that the data does not list
"""

from __future__ import annotations

from dataclasses import dataclass

from core.model import PLATFORM, Entity, EntityKind, Mention, Quantity, Statement, Unit
from core.resolve.discourse.talk import OPPOSED, Talk
from core.resolve.structure.change import AS_MUCH
from core.resolve.structure.parties import is_named
from core.resolve.structure.place import Place
from core.resolve.whose.dealt import dealt
from core.resolve.whose.pairs import Sides, sides
from core.resolve.whose.strangers import stranger
from core.resolve.whose.unlisted import picked, unlisted
from core.resolve.whose.whole import assumed, is_share_of_platform, totals


@dataclass(frozen=True, slots=True)
class Whose:
    """The subject of a number and the other side of its comparison; ``None`` where nobody is named.

    ``qualifier`` is a group or a use that the data does not list and that narrows the number; ``dealt`` says that the
    number was dealt out over a list of names.
    """

    subject: Entity | None
    other: Entity | None
    qualifier: Mention | None
    dealt: bool


def whose(quantity: Quantity, place: Place, spoken: Talk, before: Statement | None) -> Whose:
    """Whose number it is. ``before`` is the statement of the number before it in the sentence."""
    qualifier = unlisted(quantity, place.found, place.masked)
    subject, other = _sides(quantity, place, spoken, qualifier, before)
    qualifier = qualifier or _narrowed(quantity, place, spoken, subject, before)
    owner = dealt(quantity, place.sentence.quantities, place.found, place.masked, spoken.pair)
    return Whose(subject, other, qualifier, owner is not None)


def _sides(
    quantity: Quantity, place: Place, spoken: Talk, qualifier: Mention | None, before: Statement | None
) -> Sides:
    """Subject and other side: as the sentence names them, else a group it qualifies, else whom the text is about."""
    peers = place.sentence.quantities
    if place.label is not None:
        return place.label, None
    unknown = stranger(quantity, place.sentence, place.found, place.masked)
    if unknown is not None and qualifier is None:
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
    return one is not None and other is not None and one.kind is other.kind and one.kind in OPPOSED


def _narrowed(
    quantity: Quantity, place: Place, spoken: Talk, subject: Entity | None, before: Statement | None
) -> Mention | None:
    """What narrows the share before, where this one goes on from it: "30 % of enterprise tokens, up from 5 %"."""
    if quantity.unit != Unit.FRACTION or subject == PLATFORM:
        return None
    since = before.quantity.span.end if before is not None else place.sentence.span.start
    anew = (since <= party.mention.span.start < quantity.span.start and is_named(party) for party in place.found)
    return None if any(anew) else spoken.narrowed
