"""Numbers that are part of a name or of a time, and those that only fill one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.language.grammar import pattern
from core.model import EntityKind, Mention, Span, Time

_FILLS = pattern(
    r"\b(?:occup\w+|took|takes?|taken|taking|holds?|held|fill\w*|swe(?:ep|pt)\w*|claim\w*|captur\w*|seiz\w*|secur\w*"
    r"|monopoli\w*)"
    r"\s+(?:all\s+(?:of\s+)?)?(?:(?:the|its|openrouter's|this|that|whole|entire)\s+)*$",
    re.I,
)

_FILLED = pattern(
    r"(?:\s+(?:places|spots|positions|slots|models))?\s+(?:(?:are|were)\s+(?:now\s+)?all|all\s+(?:are|were|came"
    r"|belong\w*|went))\b",
    re.I,
)

_PLACED = pattern(
    r"\b(?:is|was|are|were|be|been|as|became|become|becoming|remain\w*|stay\w*|finish\w*|rank\w*|named|made\s+it|has|have|had|boasts?|owns?|now|,)\s+"
    r"(?:(?:also|now|still|currently|only|just|again|\w+ly)\s+){0,2}(?:the\s+)?$",
    re.I,
)

_NAMED_NEXT = pattern(  # "the fifth most-used model last week was", "the second most-used model,"
    r"^[^.;:()\d]{0,40}?(?:\b(?:is|was|are|were|remain\w*|c[ao]me|went to|goes to)|[,:–—])\s+(?:[\w'-]+\s+){0,3}$"
)


def _is_filled(text: str, named: Mention, following: Mention | None) -> bool:
    """True for a name that is said of somebody: "took the top three", "was the second most-used model".

    There its number says which or how many places they hold, and is a quantity as well as a name.
    """
    if named.entity is None or named.entity.kind not in (EntityKind.TOP, EntityKind.RANK):
        return False
    if named.entity.kind is EntityKind.RANK:
        said = _PLACED.search(text, max(0, named.span.start - 48), named.span.start)
        return said is not None or _is_named_next(text, named, following)
    filled = _FILLED.match(text, named.span.end)
    return bool(filled or _FILLS.search(text, max(0, named.span.start - 48), named.span.start))


def _is_named_next(text: str, named: Mention, following: Mention | None) -> bool:
    """True for a place whose holder is named right after it: "the fifth most-used model was Kimi K2.5"."""
    if following is None or following.entity is None or following.entity.kind not in _HOLDERS:
        return False
    return _NAMED_NEXT.match(text[named.span.end : following.span.start]) is not None


_HOLDERS = (EntityKind.MODEL, EntityKind.FAMILY, EntityKind.LAB)


def kept(text: str, mentions: Sequence[Mention], times: Sequence[Time]) -> list[Span]:
    """Stretches whose digits are those of a name or of a time, and no quantities."""
    following = [*mentions[1:], None][: len(mentions)]
    names = [m.span for m, after in zip(mentions, following, strict=True) if not _is_filled(text, m, after)]
    return names + [time.span for time in times if not (time.each and time.amount is None)]  # "tokens each week"
