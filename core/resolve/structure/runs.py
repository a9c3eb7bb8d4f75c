"""Numbers in a row: "4.7 and 3.3 trillion", "first, second and third"."""

from __future__ import annotations

from core.language.grammar import rule
from core.model import EntityKind, Quantity, Unit
from core.resolve.structure.clause import Masked
from core.resolve.structure.parties import Party, Role

_BETWEEN_DEALT = rule(
    r"(?:tokens?|percent|per cent|places?|spots?)?(?:, (?:and )?| and | & )(?:about |roughly |some |then )?"
)

MOST_DEALT = 12
"""Numbers in a row that a text can deal out over as many names, and a reader still can follow."""


def run_of(quantity: Quantity, peers: tuple[Quantity, ...], masked: Masked) -> list[Quantity]:
    """The numbers of one unit around this one with only a comma or "and" between them; none where they are many."""
    at = peers.index(quantity) if quantity in peers else -1
    if at < 0:
        return []
    first = last = at
    while first > max(at - MOST_DEALT, 0) and _one_run(peers[first - 1], peers[first], masked):
        first -= 1
    while last + 1 < min(at + MOST_DEALT, len(peers)) and _one_run(peers[last], peers[last + 1], masked):
        last += 1
    return list(peers[first : last + 1]) if last - first < MOST_DEALT else []


def _one_run(left: Quantity, right: Quantity, masked: Masked) -> bool:
    """True for two neighbouring numbers of one unit with only "and" or a comma between them."""
    alike = {left.unit, right.unit} <= {Unit.TOKENS, ""} or left.unit == right.unit
    return alike and _BETWEEN_DEALT.fullmatch(masked.between(left.span.end, right.span.start)) is not None


def is_dealt(party: Party) -> bool:
    """True for somebody over whom numbers may be dealt out."""
    platform = party.entity is not None and party.entity.kind is EntityKind.PLATFORM
    return party.role in (Role.SUBJECT, Role.OBJECT) and not platform
