from datetime import date, timedelta

import numpy as np
import pytest

from core.datasets.table import cut, daily, weekly


def test_every_week_holds_the_published_rows(dataset):
    table = weekly(dataset)
    listed = table.rows(table.listed)
    assert listed.first == dataset.weeks
    assert listed.total.sum() == dataset.weekly["tokens"].sum()
    assert len(table) == 135


def test_weeks_that_were_never_published_have_a_total_only(dataset):
    table = weekly(dataset)
    gap = table.rows(np.array([week == date(2025, 6, 9) for week in table.first]))
    assert not gap.listed[0]
    assert gap.archived[0]
    assert gap.named[0] == 0
    assert gap.other[0] == pytest.approx(2.08642e12, rel=1e-5)


def test_no_unnamed_model_can_have_had_more_than_the_floor(dataset):
    # Where daily rows exist, the most that an unnamed model can have had is the sum of the days' fiftieth rows.
    days = daily(dataset)
    smallest = np.where(days.tokens > 0, days.tokens, np.inf).min(axis=1)
    table = weekly(dataset)
    checked = 0
    for monday, floor in zip(table.first, table.floor, strict=True):
        if days.holds(monday, monday + timedelta(days=6)):
            assert smallest[days.between(monday, monday + timedelta(days=6))].sum() <= floor * 1.0005
            checked += 1
    assert checked == 12


def test_whole_weeks_stand_for_themselves(dataset):
    table = cut(dataset, date(2026, 2, 9), date(2026, 2, 22))
    assert table.first == (date(2026, 2, 9), date(2026, 2, 16))
    assert table.inside.all()


def test_ends_without_daily_rows_become_weeks_that_reach_beyond(dataset):
    table = cut(dataset, date(2026, 2, 1), date(2026, 2, 28))
    assert table.first[0] == date(2026, 1, 26)
    assert table.last[-1] == date(2026, 3, 1)
    assert table.inside.tolist() == [False, True, True, True, False]


def test_ends_with_daily_rows_are_cut_exactly(dataset):
    table = cut(dataset, date(2026, 6, 1), date(2026, 6, 30))
    assert (table.first[-1], table.last[-1]) == (date(2026, 6, 29), date(2026, 6, 30))
    assert table.inside.all()


def test_a_window_of_days_is_one_slot_even_over_two_weeks(dataset):
    table = cut(dataset, date(2026, 6, 7), date(2026, 6, 13))
    rows = dataset.daily[dataset.daily["date"].between("2026-06-07", "2026-06-13")]
    assert len(table) == 1
    assert table.total[0] == rows["tokens"].sum()


def test_weeks_that_name_makers_are_there_where_makers_will_do(dataset):
    table, makers = weekly(dataset), weekly(dataset, makers=True)
    later = (date(2026, 9, 14), date(2026, 9, 21), date(2026, 9, 28))
    assert makers.rows(makers.listed).first == (*dataset.weeks, *later)
    assert makers.first == table.first
    assert (makers.total == table.total).all()
    assert (makers.rows(table.listed).tokens == table.rows(table.listed).tokens).all()


def test_days_that_name_makers_are_cut_exactly_where_makers_will_do(dataset):
    first, last = date(2026, 9, 10), date(2026, 9, 18)
    rows = dataset.by_lab[dataset.by_lab["date"].between("2026-09-10", "2026-09-18")]
    table = cut(dataset, first, last, makers=True)
    assert table.inside.all()
    assert table.total.sum() == rows["tokens"].sum()
    assert table.other.sum() == rows[rows["model"].eq("other")]["tokens"].sum()
    assert not cut(dataset, first, last).inside.any()


def test_days_between_two_runs_of_daily_rows_are_not_there(dataset):
    days = daily(dataset, makers=True)
    assert days.holds(date(2026, 5, 24), date(2026, 8, 21))
    assert days.holds(date(2026, 9, 7), date(2026, 10, 9))
    assert not days.holds(date(2026, 8, 21), date(2026, 9, 7))
    assert not days.holds(date(2026, 10, 9), date(2026, 10, 10))


def test_days_of_which_nothing_is_known_have_no_slot(dataset):
    assert len(cut(dataset, date(2023, 1, 1), date(2023, 1, 31))) == 0
    assert cut(dataset, date(2026, 9, 28), date(2026, 10, 11)).last == (date(2026, 10, 4),)
