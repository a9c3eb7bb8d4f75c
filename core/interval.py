"""Closed intervals: what printed digits can mean, and what the data can pin down."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, ends included; an open end is infinite."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"not an interval: {self.low} to {self.high}")

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def exact(self) -> bool:
        """True when both ends are one number."""
        return self.low == self.high

    @property
    def middle(self) -> float:
        """The midpoint, or the finite end of a half-open interval."""
        if math.isinf(self.low):
            return self.high
        if math.isinf(self.high):
            return self.low
        return (self.low + self.high) / 2

    def overlaps(self, other: Interval) -> bool:
        """True when some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def inside(self, other: Interval) -> bool:
        """True when every number of this interval lies in ``other``."""
        return other.low <= self.low and self.high <= other.high

    def widened(self, by: float) -> Interval:
        """Both ends moved outward by ``by``."""
        return Interval(self.low - by, self.high + by)

    def scaled(self, by: float) -> Interval:
        """Both ends times ``by``, which must be positive."""
        return Interval(self.low * by, self.high * by)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient of two non-negative intervals; the divisor must be above zero."""
        if other.low <= 0:
            raise ZeroDivisionError("the divisor's interval reaches zero")
        return Interval(self.low / other.high, self.high / other.low)


def point(value: float) -> Interval:
    """The interval that holds one number."""
    return Interval(value, value)
