"""Questions to the data, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.interval import Interval
from core.model.claim import Count
from core.model.entity import Entity, EntityKind
from core.model.time import Grain, Period


class Measure(StrEnum):
    """What can be computed. All arithmetic is in ``core/datasets/measure.py``."""

    VOLUME = "volume"  # tokens; per ``per`` when given, else the sum over the period
    SHARE = "share"  # subject / whole, fraction
    RATIO = "ratio"  # subject / other, times
    DIFFERENCE = "difference"  # subject - other, or period - baseline, tokens
    GROWTH = "growth"  # period / baseline - 1, fraction
    MULTIPLE = "multiple"  # period / baseline, times
    POINTS = "points"  # share in period - share in baseline, or the subject's - other's, points
    CONTRIBUTION = "contribution"  # subject's increase / whole's increase, fraction
    RANK = "rank"  # place of the subject among its peers (models among models, labs among labs ...)
    PLACES = "places"  # how many of the top N are the subject's, models (or labs)
    FIRST = "first"  # first week in which subject > other, as a proleptic ordinal of its Monday
    STREAK = "streak"  # weeks in a row up to the period, weeks
    REACHED = "reached"  # place of the subject in the order in which its peers first passed a threshold in a week
    RECORD = "record"  # place of the period's value among all weeks up to it (1 = highest ever)


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the data, complete in itself."""

    measure: Measure
    subject: Entity
    count: Count
    period: Period
    other: Entity | None = None
    baseline: Period | None = None
    per: Grain | None = None
    top: int | None = None
    of: Entity | None = None
    among: EntityKind = EntityKind.MODEL
    rollup: bool = True
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Rows of the data that entered a figure: a slug as published, the first of the days summed, tokens."""

    model: str
    when: date
    tokens: float


@dataclass(frozen=True, slots=True)
class Working:
    """How a figure was worked out, line by line, and the rows that entered it, the largest first.

    ``loose`` is the reason why only bounds are known; "" where the figure is exact.
    """

    steps: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    loose: str = ""

    def __call__(self) -> Working:
        """Itself: what is worked out already is there for who asks."""
        return self


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the data says. ``interval`` is ``None`` when nothing could be computed, and ``missing`` says why.

    ``restated`` is by how much (a fraction) the source is known to have changed figures of these days after they were
    quoted. ``shown`` works out what only who looks at the figure wants to see: it is done then, or when the evidence
    leaves the process, and two pieces of evidence are equal without it.
    """

    interval: Interval | None
    unit: str
    caveats: tuple[str, ...] = ()
    missing: str = ""
    restated: float = 0.0
    shown: Callable[[], Working] = field(default=Working, compare=False, repr=False)

    @property
    def steps(self) -> tuple[str, ...]:
        """The working, line by line."""
        return self.shown().steps

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the data that entered, the largest first."""
        return self.shown().rows

    @property
    def loose(self) -> str:
        """Why the interval is wider than a point; "" where it is exact."""
        return self.shown().loose

    def __reduce__(self) -> tuple[type[Evidence], tuple[object, ...]]:
        return Evidence, (self.interval, self.unit, self.caveats, self.missing, self.restated, self.shown())
