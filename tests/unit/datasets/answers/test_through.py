"""Over the weeks of a period: the highest, the lowest, the mean."""

from __future__ import annotations

from datetime import date

import pytest

from core.datasets import load, measure
from core.datasets.answers.through import HIGHEST, HIGHEST_RUN, LOWEST, MEAN
from core.model import PLATFORM, Basis, Count, Entity, EntityKind, Evidence, Grain, Measure, Period, Query

CHINA = Entity(EntityKind.COUNTRY, "CN", "Chinese models")
WEEKS = [(date(2026, 2, day), date(2026, 2, day + 6)) for day in (2, 9, 16)]
FEBRUARY = Period(date(2026, 2, 1), date(2026, 2, 28), Basis.STATED, Grain.MONTH)


def asked(detail: str, period: Period = FEBRUARY, what: Measure = Measure.SHARE) -> Evidence:
    subject = CHINA if what is Measure.SHARE else PLATFORM
    count = Count.NAMED if what is Measure.SHARE else Count.ALL
    return measure(load(), Query(what, subject, count, period, detail=detail))


def weekly() -> list[float]:
    values = []
    for first, last in WEEKS:
        found = asked("", Period(first, last, Basis.STATED, Grain.WEEK)).interval
        assert found is not None
        values.append(found.low)
    return values


@pytest.mark.parametrize(
    ("detail", "of"), [(HIGHEST, max), (LOWEST, min), (MEAN, lambda values: sum(values) / len(values))]
)
def test_a_period_is_taken_week_by_week(detail: str, of: object) -> None:
    assert callable(of)
    found = asked(detail).interval
    assert found is not None
    assert found.low == pytest.approx(of(weekly()))


def test_seven_days_in_a_row_are_at_least_as_high_as_any_week() -> None:
    run, week = asked(HIGHEST_RUN).interval, asked(HIGHEST).interval
    assert run is not None
    assert week is not None
    assert run.low >= week.low


def test_volumes_as_well() -> None:
    found = asked(HIGHEST, what=Measure.VOLUME).interval
    assert found is not None
    assert 13e12 < found.low < 15e12


def test_a_period_without_a_whole_week_has_no_highest() -> None:
    assert "no week" in asked(HIGHEST, Period(date(2026, 2, 3), date(2026, 2, 12), Basis.STATED)).missing


def test_a_period_beyond_the_data_is_not_looked_up() -> None:
    assert "not all within" in asked(HIGHEST, Period(date(2026, 9, 1), date(2027, 1, 1), Basis.STATED)).missing
