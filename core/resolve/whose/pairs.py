"""The two sides of a comparison, and when a number compares at all."""

from __future__ import annotations

from itertools import pairwise

from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import PLATFORM, Entity, EntityKind, Quantity, Unit
from core.resolve.structure.clause import Masked, breaks
from core.resolve.structure.parties import FILL, Pair, Party, Role, joined, named_at, opponents
from core.resolve.whose.dealt import dealt, other_of, second_of_pair
from core.resolve.whose.who import relative, subject_before, subject_of

Sides = tuple[Entity | None, Entity | None]
"""Subject and other side, as far as the words name them."""

COMPARED = frozenset("ratio multiple together first since streak".split())
"""Forms of numbers that set two sides against each other."""

STANDING = frozenset("ratio first streak since".split())
"""Forms that may mean the two sides the text spoke of before."""

_PARTS = (Unit.FRACTION, Unit.POINTS)
_APART = rule(
    r"\b(?:margin|gap|difference|lead|advantage|distance|deficit)\b[^,;:()]{0,100}$|"
    r"\bby (?:a |some |about |nearly |more than )*$"
)
_APART_AFTER = rule(r"^ ?(?:tokens? )?(?:more|fewer|less|ahead|behind|apart|lead|gap|margin|advantage)\b")
_RATIO = rule(
    r"\bratio\b(?: (?:is|was|of|at|now|stands at|stood at)){0,4}:? (?:{number} \((?:(?:{time}|prior|previous|last|week|"
    r"from|up|down)(?: |$)){1,6})?$"
)
_GROWS = rule(r"^ ?(?:growth|increase|rise|jump|surge|gain|leap|climb)\b")
_COMPARATIVE = rule(
    r"^ ?(?:higher|more|lower|less|larger|greater|bigger|fewer|above|ahead of|behind|below)\b[^.;,]{0,40}?"
    "(?:than |of )?(?:the |its )?(?P<who>[{named}{top}{rank}{group}])"
)


def sides(
    quantity: Quantity, peers: tuple[Quantity, ...], found: tuple[Party, ...], masked: Masked, standing: Pair | None
) -> Sides:
    """Whose number it is, and against whom. ``standing`` are the two sides that the text spoke of last."""
    owner = dealt(quantity, peers, found, masked, standing)
    if owner is not None:
        return owner, None
    if not _compares(quantity, masked):
        subject = second_of_pair(quantity, found, masked, standing) or subject_of(quantity, found, masked)
        return subject, _compared_with(quantity, found, masked) if quantity.unit in _PARTS else None
    told = relative(quantity, found, masked)
    if told is not None and _measured_against(quantity, list(found), masked) is None:
        return told, None
    subject, other = rivals(quantity, found, masked)
    if standing is not None and other is not None and _RIVALS.fullmatch(other.key):
        other = other_of(standing, subject) or other
    if other is None and standing is not None:
        if _GROWS.match(masked.after(quantity.span.end)):
            return subject, None
        labelled = _RATIO.search(masked.before(quantity.span.start)) is not None
        points_back = quantity.form in STANDING and subject in (PLATFORM, standing[0])
        if subject is None or points_back or labelled:
            return standing
    return subject, other


_RIVALS = rule(r"(?:their|its|the) (?:rivals|peers|competitors|counterparts|opponents|competition)")
"""The other side, where the text has set two against each other."""


def _compares(quantity: Quantity, masked: Masked) -> bool:
    if quantity.form in COMPARED or quantity.unit == Unit.TIMES:
        return True
    return quantity.unit in (Unit.TOKENS, "") and _apart(quantity, masked)


def _apart(quantity: Quantity, masked: Masked) -> bool:
    """True for a volume that measures how far two sides lie apart."""
    before, after = masked.before(quantity.span.start), masked.after(quantity.span.end)
    return _APART.search(before) is not None or _APART_AFTER.match(after) is not None


def _compared_with(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Entity | None:
    """ "60 % higher usage than Claude Sonnet": the other side of a comparative."""
    match = _COMPARATIVE.match(masked.after(quantity.span.end))
    party = named_at(found, masked.offset(quantity.span.end, match.start("who"))) if match else None
    return party.entity if party else None


def rivals(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Sides:
    """The two sides of a comparison that the sentence draws, as far as it names them.

    The other side is the object of a comparing word, or the mention right after a multiple ("triple the runner-up").
    """
    two = _between(quantity, found, masked)
    if two is not None:
        return two
    subject = subject_of(quantity, found, masked)
    named = [party for party in found if party.entity is not None and party.role is not Role.PLACE]
    after = _measured_against(quantity, named, masked) if quantity.form in ("multiple", "together") else None
    if after is not None:
        ahead, other = subject_before(quantity, found, masked), joined(after, found, masked)
        return ahead, other if other != ahead else None  # "that was 1.7 times what Kimi managed" names one side
    objects = opponents(named)
    nobody = next((p.mention.text for p in found if p.role is Role.OBJECT and _is_unknown(p)), "")
    if nobody and not objects:  # "twelve times its nearest rival"
        return subject, Entity(EntityKind.UNLISTED, nobody, nobody)
    doers = [party.entity for party in named if party.role is Role.SUBJECT and party.entity is not None]
    if objects:
        nearest = min(objects, key=lambda party: abs(party.mention.span.start - quantity.span.start))
        other = joined(nearest, found, masked)
        if subject is None or subject == other:
            rest = [entity for entity in doers if entity not in (other, PLATFORM)]
            subject = rest[-1] if rest else None
        return subject, other
    two_doers = list(dict.fromkeys(entity for entity in doers if entity.kind is not EntityKind.PLATFORM))[:2]
    return (two_doers[0], two_doers[1]) if len(two_doers) == 2 else (subject, None)


def _is_unknown(party: Party) -> bool:
    """True for a phrase that stands for somebody whom the text does not make known."""
    return party.entity is None and party.mention.form == "phrase"


def _measured_against(quantity: Quantity, named: list[Party], masked: Masked) -> Party | None:
    """The mention right after a multiple: "triple the runner-up", "more than A, B and C put together"."""
    after = [party for party in named if party.mention.span.start >= quantity.span.end]
    if not after or after[0].mention.form == "pronoun":
        return None
    gap = masked.between(quantity.span.end, after[0].mention.span.start)
    return after[0] if breaks(gap) <= 1 and NUMBER not in gap else None


_BETWEEN = rule(rf"\bbetween {FILL}$")
_AND = rule(rf"^(?:'s?)?(?: \w+){{0,2}} and {FILL}")


def _between(quantity: Quantity, found: tuple[Party, ...], masked: Masked) -> Sides | None:
    """The two sides of "the gap between A and B"."""
    ahead = [party for party in found if party.mention.span.end <= quantity.span.start]
    for left, right in pairwise(ahead):
        gap = masked.between(left.mention.span.end, right.mention.span.start)
        opened = _BETWEEN.search(masked.before(left.mention.span.start))
        if opened and _AND.fullmatch(gap):
            return left.entity, right.entity
    return None
