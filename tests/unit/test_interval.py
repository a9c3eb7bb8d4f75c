"""Intervals: membership, overlap and arithmetic, with the ends that matter."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.interval import Interval, point

finite = st.floats(min_value=1e-3, max_value=1e15)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(finite), draw(finite)))
    return Interval(low, high)


def test_ends_belong_to_the_interval() -> None:
    assert all(end in Interval(1, 2) for end in (1.0, 2.0))
    assert 2.001 not in Interval(1, 2)


@pytest.mark.parametrize(("low", "high"), [(2, 1), (math.nan, 1), (1, math.nan)])
def test_an_impossible_interval_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Interval(low, high)


def test_touching_intervals_overlap_and_apart_ones_do_not() -> None:
    assert Interval(1, 2).overlaps(Interval(2, 3))
    assert not Interval(1, 2).overlaps(Interval(2.1, 3))


def test_the_middle_of_a_half_open_interval_is_its_finite_end() -> None:
    assert Interval(3, math.inf).middle == 3
    assert Interval(-math.inf, 4).middle == 4


def test_division_by_an_interval_that_reaches_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        point(1) / Interval(0, 1)


@given(intervals(), intervals())
def test_arithmetic_holds_the_middles(a: Interval, b: Interval) -> None:
    """Whatever the true numbers are, the result of the arithmetic on them lies in the interval's result."""
    assert a.middle + b.middle in (a + b).widened(1e-6 * (a.high + b.high))
    assert a.middle - b.middle in (a - b).widened(1e-6 * (a.high + b.high))
    quotient = a / b
    assert a.middle / b.middle in quotient.widened(1e-6 * quotient.high)


@given(intervals(), intervals())
def test_inside_means_every_number_of_it(a: Interval, b: Interval) -> None:
    assert a.inside(b) == (a.low in b and a.high in b)
