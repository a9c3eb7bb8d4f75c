"""The comparison of words and data: what holds, what is close, and which way a miss goes."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest

from core.interval import Interval, point
from core.model import (
    PLATFORM,
    Basis,
    Comparator,
    Count,
    Evidence,
    Fit,
    Flag,
    Judgement,
    Measure,
    Period,
    Quantity,
    Query,
    Rating,
    Span,
    Unit,
)
from core.verdict import RESTATED, conclude, gap, judge, tolerance

WEEK = Period(date(2026, 2, 9), date(2026, 2, 15), Basis.STATED)
QUERY = Query(Measure.VOLUME, PLATFORM, Count.ALL, WEEK)


def said(low: float, high: float, value: float | None = None, unit: str = Unit.TOKENS) -> Quantity:
    return Quantity(Span(0, 1), "x", low if value is None else value, unit, Comparator.EQUAL, Interval(low, high))


def data(low: float, high: float | None = None) -> Evidence:
    return Evidence(Interval(low, low if high is None else high), Unit.TOKENS)


def judged(fit: Fit, applies: bool = True) -> Judgement:
    return Judgement(QUERY, data(1) if fit is not Fit.MISSING else Evidence(None, "", missing="gone"), fit, applies)


@pytest.mark.parametrize(
    ("words", "evidence", "fit"),
    [
        (said(4.115, 4.125), data(4.119), Fit.HOLDS),
        (said(4.115, 4.125), data(4.125), Fit.HOLDS),
        (said(4.115, 4.125), data(4.125 * (1 + RESTATED * 0.9)), Fit.CLOSE),
        (said(4.115, 4.125), data(4.2), Fit.UNDERSTATED),
        (said(4.115, 4.125), data(4.0), Fit.OVERSTATED),
        (said(4.0, 5.0), data(4.5, 6.0), Fit.OPEN),
        (said(4.0, 5.0), data(6.0, 7.0), Fit.UNDERSTATED),
        (said(25, math.inf), data(46.6), Fit.HOLDS),
        (said(25, math.inf), data(20, 30), Fit.OPEN),
        (said(25, math.inf), data(24.99, 30), Fit.CLOSE),
        (said(4.0, 5.0), data(5.004, 6.0), Fit.OPEN),
        (said(25, math.inf), data(20), Fit.OVERSTATED),
        (said(0.665, 0.7, 0.7, Unit.FRACTION), data(0.7 + RESTATED * 0.9), Fit.CLOSE),
        (said(0.665, 0.7, 0.7, Unit.FRACTION), data(0.77), Fit.UNDERSTATED),
        (said(-0.0935, -0.0925, -0.093, Unit.FRACTION), data(-0.2), Fit.UNDERSTATED),
        (said(-0.0935, -0.0925, -0.093, Unit.FRACTION), data(-0.01), Fit.OVERSTATED),
        (said(-0.0935, -0.0925, -0.093, Unit.FRACTION), data(0.2), Fit.CONTRADICTED),
        (said(2, 2, 2, Unit.RANK), data(3), Fit.CONTRADICTED),
        (said(2, 2, 2, Unit.RANK), data(2.01), Fit.CONTRADICTED),
    ],
)
def test_a_number_beside_the_data(words: Quantity, evidence: Evidence, fit: Fit) -> None:
    assert judge(words, evidence) is fit


def test_nothing_measured_is_missing() -> None:
    assert judge(said(1, 2), Evidence(None, "", missing="not published")) is Fit.MISSING


@pytest.mark.parametrize(
    ("fits", "flag", "rating"),
    [
        ([Fit.HOLDS, Fit.HOLDS], Flag.VERIFIED, Rating.VERIFIED),
        ([Fit.HOLDS, Fit.CLOSE], Flag.VERIFIED, Rating.VERIFIED),
        ([Fit.HOLDS, Fit.UNDERSTATED], Flag.DEPENDS, Rating.ONE_COUNT),
        ([Fit.HOLDS, Fit.OPEN], Flag.DEPENDS, Rating.ONE_COUNT),
        ([Fit.OVERSTATED, Fit.OVERSTATED], Flag.UNVERIFIED, Rating.OVERSTATED),
        ([Fit.UNDERSTATED], Flag.UNVERIFIED, Rating.UNDERSTATED),
        ([Fit.OPEN, Fit.OVERSTATED], Flag.UNCHECKABLE, Rating.UNCHECKABLE),
        ([Fit.HOLDS, Fit.MISSING], Flag.VERIFIED, Rating.VERIFIED),
    ],
)
def test_one_verdict_from_all_counts(fits: list[Fit], flag: Flag, rating: Rating) -> None:
    verdict = conclude([judged(fit) for fit in fits])
    assert (verdict.flag, verdict.rating) == (flag, rating)


def test_a_number_between_two_counts_is_rated_by_the_nearer_and_contradicts_nothing() -> None:
    words = said(0.355, 0.365, 0.36, Unit.FRACTION)
    between = [data(0.212), data(0.345)]
    judgements = [Judgement(QUERY, one, judge(words, one), gap=gap(words, one)) for one in between]
    assert conclude(judgements).rating is Rating.OVERSTATED
    assert conclude([*judgements, replace(judgements[0], fit=Fit.UNDERSTATED, gap=0.001)]).rating is Rating.UNDERSTATED


def test_two_units_of_the_third_digit_off_is_not_close() -> None:
    words = said(4.115, 4.125, 4.12)
    assert judge(words, data(4.14)) is Fit.UNDERSTATED
    assert judge(words, data(4.10)) is Fit.OVERSTATED
    assert judge(words, replace(data(4.14), restated=0.004)) is Fit.CLOSE


def test_what_is_close_grows_with_what_is_known_to_be_restated() -> None:
    assert tolerance(Unit.TOKENS, 2e12) == 2e12 * RESTATED
    assert tolerance(Unit.TIMES, 3.0, 0.004) == pytest.approx(0.024)
    assert tolerance(Unit.RANK, 3) == 0


def test_a_reading_that_does_not_apply_never_weighs_in() -> None:
    assert conclude([judged(Fit.OVERSTATED), judged(Fit.HOLDS, applies=False)]).flag is Flag.UNVERIFIED


def test_a_count_without_a_figure_leaves_the_verdict_to_the_others() -> None:
    assert conclude([judged(Fit.MISSING), judged(Fit.OVERSTATED)]).flag is Flag.UNVERIFIED


def test_what_cannot_be_checked_says_why() -> None:
    assert conclude([judged(Fit.MISSING)]).reason == "gone"
    assert conclude([judged(Fit.OPEN)]).reason


def test_an_exact_point_is_inside_itself_despite_floating_point() -> None:
    assert judge(said(0.1 + 0.2, 0.1 + 0.2), Evidence(point(0.3), Unit.TOKENS)) is Fit.HOLDS
