"""How a claim stands to the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.model.claim import Claim
from core.model.evidence import Evidence, Query
from core.model.time import Window


class Fit(StrEnum):
    """How one reading's evidence stands to the words."""

    HOLDS = "holds"
    CLOSE = "close"
    OVERSTATED = "overstated"
    UNDERSTATED = "understated"
    CONTRADICTED = "contradicted"
    OPEN = "open"
    MISSING = "missing"


class Flag(StrEnum):
    """The flag on a claim card."""

    VERIFIED = "verified"
    DEPENDS = "depends"
    UNVERIFIED = "unverified"
    UNCHECKABLE = "uncheckable"


class Rating(StrEnum):
    """The rating shown beside the flag."""

    VERIFIED = "Verified"
    ONE_COUNT = "Verified on one count"
    OVERSTATED = "Overstated"
    UNDERSTATED = "Understated"
    CONTRADICTED = "Contradicted"
    UNCHECKABLE = "Can't check"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One reading, computed and compared: a way of counting in one window. Only those with ``applies`` decide.

    ``window`` is given where the words admit several. ``gap`` is how far the data lies from what the words allow, in
    the unit's own base.
    """

    query: Query
    evidence: Evidence
    fit: Fit
    applies: bool = True
    label: str = ""
    gap: float = 0.0
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The flag and rating of a claim. ``reason`` is always given for "Can't check"."""

    flag: Flag
    rating: Rating
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A run of days that several claims of an article fit together, none of which names it or fits its own period.

    ``claims`` are the ids of those that do, ``of`` is how many there were to try.
    """

    first: date
    last: date
    claims: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its evidence, verdict and the words for it.

    ``slip`` offers one possible slip that would explain a miss. ``chance`` is the share of other weeks and subjects
    whose figure would also have fitted the words, ``None`` where there is nothing to compare with. ``fits`` lists
    the Mondays of weeks on which an undated claim holds.
    """

    claim: Claim
    judgements: tuple[Judgement, ...]
    verdict: Verdict
    finding: str
    caveats: tuple[str, ...] = ()
    slip: str = ""
    chance: float | None = None
    fits: tuple[date, ...] = ()
    by_reader: bool = False
