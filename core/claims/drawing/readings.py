"""Which readings of a claim are drawn: those that decide its verdict, and first the one that bears the article out."""

from __future__ import annotations

from dataclasses import dataclass

from core.interval import Interval
from core.model import (
    CheckedClaim,
    Fit,
    Flag,
    Judgement,
    Query,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A reading with the figure it came to."""

    judgement: Judgement
    interval: Interval

    @property
    def query(self) -> Query:
        """What was asked."""
        return self.judgement.query

    @property
    def fits(self) -> bool:
        """True where it bears the article out."""
        return self.judgement.fit in (Fit.HOLDS, Fit.CLOSE)


def found(checked: CheckedClaim) -> list[Found]:
    """The deciding readings that came to something, those that fit first; each figure once."""
    distinct: dict[Interval, Found] = {}
    for judgement in checked.judgements:
        interval = judgement.evidence.interval
        if judgement.applies and interval is not None:
            distinct.setdefault(interval, Found(judgement, interval))
    return sorted(distinct.values(), key=lambda reading: not reading.fits)


def plain(checked: CheckedClaim) -> Found | None:
    """The one reading that stands for all, where they agree about the verdict and it is exact; else ``None``."""
    readings = found(checked)
    alone = readings and checked.verdict.flag is not Flag.DEPENDS and readings[0].interval.exact
    return readings[0] if alone else None
