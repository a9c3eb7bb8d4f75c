"""A list of numbers dealt out over a list of names, and the second number of a pair."""

from __future__ import annotations

from core.language.grammar import rule
from core.language.tags import TIME
from core.model import Entity, Quantity, Unit
from core.resolve.structure.clause import Masked
from core.resolve.structure.parties import Pair, Party, Role, opponents
from core.resolve.structure.runs import is_dealt, run_of
from core.resolve.whose.who import subject_before

_DEALT = frozenset(("", "ordinal", "word"))

_BETWEEN_NAMES = rule(r"(?:'s?)?(?: (?:from|by|of) {lab})?(?:'s?)?,? (?:(?:and|&) )?(?:the |its )?(?:{lab}'s? )?")

_SECOND = rule("{number} ?(?:tokens? |token calls? )?(?:to|against|versus|vs?\\.?|compared (?:with|to)) $")

_RANGE = rule("(?:from|between) {number} ?(?:tokens? )?to $")


def dealt(
    quantity: Quantity, peers: tuple[Quantity, ...], found: tuple[Party, ...], masked: Masked, standing: Pair | None
) -> Entity | None:
    """Whose number it is in a list of numbers that stands for a list of names.

    "A and B took 4.7 and 3.3 trillion", "... came third and fourth". Where "respectively" stands without names, the
    two sides that the text spoke of last are meant.
    """
    run = run_of(quantity, peers, masked)
    if len(run) < 2 or quantity.form not in _DEALT:
        return None
    ahead = [p for p in found if p.entity is not None and p.mention.span.end <= run[0].span.start and is_dealt(p)]
    names = _last_list(ahead, masked)
    respectively = "respectively" in masked.text
    if len(names) != len(run) and respectively:
        names = list(dict.fromkeys(p.entity for p in (ahead or found) if p.entity is not None and is_dealt(p)))
        names = names or list(standing or ())
    return names[run.index(quantity)] if len(names) == len(run) else None


def _last_list(ahead: list[Party], masked: Masked) -> list[Entity]:
    """The names of the last list before the numbers ("A, B and C"); one name where there is no list."""
    names: list[Entity] = []
    for left, right in zip([None, *ahead], ahead, strict=False):
        linked = left and _BETWEEN_NAMES.fullmatch(masked.between(left.mention.span.end, right.mention.span.start))
        assert right.entity is not None
        names = [*names, right.entity] if linked else [right.entity]
    return names


def second_of_pair(
    quantity: Quantity, found: tuple[Party, ...], masked: Masked, standing: Pair | None
) -> Entity | None:
    """ "X passed Y, with 4.12 trillion to 2.94 trillion": the second number is Y's."""
    lead = masked.before(quantity.span.start)
    if not _SECOND.search(lead) or _RANGE.search(lead):
        return None
    rivals = opponents(party for party in found if party.mention.span.end <= quantity.span.start)
    if rivals:
        return rivals[-1].entity
    dated = masked.after(quantity.span.end).lstrip().startswith(TIME)
    if dated or quantity.unit not in (Unit.TOKENS, Unit.FRACTION, ""):
        return None
    first = subject_before(quantity, found, masked) or (standing[0] if standing and _nobody(found) else None)
    return other_of(standing, first)


def _nobody(found: tuple[Party, ...]) -> bool:
    """True where a sentence names nobody, at most the chart or "it"."""
    return all(p.mention.form == "pronoun" or p.role is Role.PLACE for p in found)


def other_of(pair: Pair | None, one: Entity | None) -> Entity | None:
    """The side of a pair that is not ``one``; ``None`` where ``one`` is on neither side."""
    if pair is None or one not in pair:
        return None
    return pair[1] if pair[0] == one else pair[0]
