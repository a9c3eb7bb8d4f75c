"""Places without a number: of "A leads, followed by B and C" the second is B and the third C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.interval import point
from core.language.grammar import pattern
from core.model import Comparator, Quantity, Span, Unit


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands and what kind of entity it is (``EntityKind``)."""

    span: Span
    kind: str


FOLLOWED = pattern(r"\bfollowed (?:closely |at a distance )?by (?:the |then )?")
_THEN = pattern(  # between two names of a list, with what is said of the first in brackets or behind "at"
    r"(?: \([^()]{1,40}\)| (?:at|with) [\d.]+ ?(?:trillion|billion|[tb]|%)(?: tokens)?)?"
    r"(?:,? and (?:then )?|, (?:then )?)"
)
SENTENCE_END = pattern(r"(?<!\bno)[.;!?] ")
"""The end of a sentence, or of a part of one that stands by itself."""
_NEXT_REACH = 200
"""Characters before "followed by" in which the place of the one that is followed may stand."""


def followers(lowered: str, text: str, places: Sequence[Quantity], names: Sequence[Name]) -> Iterator[Quantity]:
    """Whoever follows somebody with a place has the next ones: the second, then the third.

    ``lowered`` is the text in lower case, ``places`` are those said in words so far.
    """
    for match in FOLLOWED.finditer(lowered) if names else ():
        place = _place_before(lowered, match.start(), places)
        listed = _listed(lowered, match.end(), names)
        ahead = next(
            (name for name in reversed(names) if name.span.end <= match.start() and name.kind in _RANKED), None
        )
        if place is None or ahead is None or {name.kind for name in listed} != {ahead.kind}:
            continue
        for behind, name in enumerate(listed, start=1):
            span = Span(match.start() if behind == 1 else name.span.start, name.span.end)
            value = place + behind
            yield Quantity(span, span.of(text), value, Unit.RANK, Comparator.EQUAL, point(value), form="next")


_RANKED = frozenset(("model", "lab", "country"))


def _place_before(lowered: str, at: int, places: Sequence[Quantity]) -> float | None:
    """The place that was said last before "followed by" in its sentence."""
    for place in reversed(places):
        if place.span.end <= at and place.form == "lead" and not place.noun:
            between = lowered[place.span.end : at]
            return place.value if len(between) <= _NEXT_REACH and not SENTENCE_END.search(between) else None
    return None


def _listed(lowered: str, at: int, names: Sequence[Name]) -> list[Name]:
    """The names of a list that begins at an offset; none of them is whose the next one is ("Google's Gemini")."""
    found: list[Name] = []
    for name in names:
        if name.span.start < at:
            continue
        gap = lowered[found[-1].span.end if found else at : name.span.start]
        if (
            (found and not _THEN.fullmatch(gap))
            or (not found and gap)
            or lowered[name.span.end :][:2] in ("'s", "\u2019s")
        ):
            break
        found.append(name)
    return found
