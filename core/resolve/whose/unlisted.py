"""Groups and uses that the data does not list, and those whom a number just picked out of a set."""

from __future__ import annotations

from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import EntityKind, Mention, Quantity
from core.resolve.structure.clause import Masked, breaks
from core.resolve.structure.parties import Party


def picked(quantity: Quantity, found: tuple[Party, ...]) -> Mention | None:
    """ "They" or "their" right before a number: those whom a count just picked out of a set, and not the whole set."""
    ahead = [party.mention for party in found if party.mention.span.end <= quantity.span.start]
    if not ahead or ahead[-1].text.lower() not in ("they", "their", "these", "those"):
        return None
    whole = ahead[-1].entity is None or ahead[-1].entity.kind is EntityKind.TOP
    return ahead[-1] if whole else None


_ANOTHER = rule(r"[,;:()]|{doer}|{number}")


def unlisted(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Mention | None:
    """A group the data does not list that qualifies the number: "60 % of coding requests", "50 % is roleplay"."""
    for party in found:
        if party.entity is None or party.entity.kind is not EntityKind.UNLISTED:
            continue
        after = masked.between(quantity.span.end, party.mention.span.start)
        before = masked.between(party.mention.span.end, quantity.span.start)
        if party.mention.span.start >= quantity.span.end and breaks(after) == 0 and NUMBER not in after:
            return party.mention
        if party.mention.span.end <= quantity.span.start and not _ANOTHER.search(before):
            return party.mention
    return None
