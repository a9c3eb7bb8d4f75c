"""Places between bounds: who stands where when amounts are known only at least and at most.

Two entries are in a sure order where the least of one is above the most of the other. Everything else follows: the
best place of an entry is behind all that are surely above it, its worst behind all that may be. Where every amount is
exact the two are the same place. Equals share the better one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.datasets.catalogue import Mask
from core.datasets.table import Numbers
from core.interval import Interval


@dataclass(frozen=True, eq=False)
class Standing:
    """Tokens of everybody in a ranking, along ``keys``; the key "" is nobody's, and has none.

    ``low`` is what slots inside the period name, ``named`` what all slots do that touch it, ``unlisted`` the tokens of
    slots that name nobody: any of them may be anybody's.
    """

    keys: NDArray[np.object_]
    low: Numbers
    named: Numbers
    unlisted: float = 0.0

    @cached_property
    def high(self) -> Numbers:
        """The most that each can have."""
        return np.where(self.keys == "", 0.0, self.named + self.unlisted)

    @cached_property
    def best(self) -> Numbers:
        """The best place of each: behind those with surely more."""
        return 1 + _above(self.low, self.high)

    @cached_property
    def worst(self) -> Numbers:
        """The worst place of each: behind those with perhaps more; infinite for who may have nothing."""
        behind = _above(self.high, self.low) - (self.high > self.low)
        return np.where(self.low > 0, 1 + behind, np.inf)

    def surely(self, n: int) -> Mask:
        """Who is among the first ``n`` whatever the truth is within the bounds."""
        return self.worst <= n

    def perhaps(self, n: int) -> Mask:
        """Who can be among the first ``n``."""
        return (self.high > 0) & (self.best <= n)

    def order(self) -> NDArray[np.intp]:
        """Who is named, most first; by the middle of the bounds where the order is open."""
        found = np.argsort(-(self.low + self.high), kind="stable")
        return np.asarray(found[self.named[found] > 0])

    def of(self, keys: Collection[str]) -> Mask:
        """Where these keys are."""
        return np.array([key in keys for key in self.keys], dtype=bool)

    def place(self, own: Mask, hidden: float = 0.0) -> Interval:
        """The place of the best-placed of ``own``, who may have ``hidden`` more where no slot inside names them."""
        least = float(self.low[own].max(initial=0.0))
        most = float(self.named[own].max(initial=0.0)) + self.unlisted + (0.0 if least else hidden)
        best = 1.0 + float((self.low[~own] > most).sum())
        return Interval(best, 1.0 + float((self.high[~own] > least).sum()) if least else np.inf)

    def held(self, own: Mask, n: int) -> Interval:
        """How many of the first ``n`` places are of ``own``."""
        filled = min(n, int((self.low > 0).sum()))
        surely, perhaps = self.surely(n), self.perhaps(n)
        low = max(int((surely & own).sum()), filled - int((perhaps & ~own).sum()))
        high = min(int((perhaps & own).sum()), n - int((surely & ~own).sum()))
        return Interval(float(low), float(max(low, high)))


def _above(amounts: Numbers, marks: Numbers) -> Numbers:
    """How many of the amounts are above each mark."""
    upto = np.searchsorted(np.sort(amounts), marks, side="right")
    return (len(amounts) - upto).astype(np.float64)
