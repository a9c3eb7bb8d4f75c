"""Numbers that can be put beside the data, and how their words ask it to be counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.entity import Entity
from core.model.number import Quantity
from core.model.sentence import Stance
from core.model.text import Span
from core.model.time import Grain, Period, Window

CHART_SIZE = 9
"""Models that OpenRouter's rankings chart names each week; all others share one band."""


class Count(StrEnum):
    """Which models are counted."""

    CHARTED = "charted"  # the nine that the rankings chart names in that week
    NAMED = "named"  # every model that the data names: the top 50 of each day
    ALL = "all"  # the whole platform, with the unnamed rest as bounds
    TOP = "top"  # the N largest, as the article words it


@dataclass(frozen=True, slots=True)
class Scope:
    """The counts that a claim's words ask for, fixed before any number is looked at, and the rule that says so.

    ``top`` is N for "of the top N". ``of`` is the whole of a share when it is not everything counted.
    """

    counts: tuple[Count, ...]
    rule: str
    top: int | None = None
    of: Entity | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a change is measured from. ``back`` is how far before the change's own period, where the words say so."""

    period: Period
    back: tuple[float, Grain] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that can be put beside the data, with everything its words say about it.

    ``detail`` holds what a kind needs beyond the common fields (documented in the kind's file). ``sense`` is what the
    claim's words leave to its sentence, for a reader ("above 20.0 trillion tokens"). ``blocked`` is a
    reason why the words cannot be checked whatever the data says; "" when they can. ``speaker`` is who said it.
    ``unread`` are words of the number's own clause that turn the sentence and that its kind does not read.
    """

    id: str
    kind: str
    span: Span
    text: str
    sentence: Span
    quantity: Quantity
    subject: Entity
    other: Entity | None
    period: Period
    scope: Scope
    baseline: Baseline | None = None
    stance: Stance = Stance.ASSERTED
    speaker: str = ""
    detail: str = ""
    sense: str = ""
    blocked: str = ""
    caveats: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def windows(self) -> tuple[Window, ...]:
        """All spans of days in which the claim may hold, fixed by rule; the first is the period."""
        return self.period.windows
