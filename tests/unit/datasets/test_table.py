from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from core.datasets.days import daily
from core.datasets.table import cut, first_places, weekly


def total(table):
    return (table.named + table.other).tolist()


def rows(dataset, first, last):
    return dataset.daily[dataset.daily["date"].between(first, last)]


def test_every_week_is_the_sum_of_its_days(dataset):
    table = weekly(dataset)
    whole = table.rows(table.whole)
    assert whole.first == dataset.weeks
    monday = dataset.daily["date"] - pd.to_timedelta(dataset.daily["date"].dt.day_of_week, unit="D")
    sums = dataset.daily.groupby(monday)["tokens"].sum()
    assert total(whole) == [sums[pd.Timestamp(week)] for week in dataset.weeks]
    assert len(table) == 135


def test_before_the_first_day_only_totals_are_known(dataset):
    table = weekly(dataset)
    assert (table.first[0], table.last[43]) == (date(2024, 3, 4), date(2025, 1, 5))
    assert not table.listed[:44].any()
    assert (table.least[:44] == table.most[:44]).all()
    assert table.most[43] == 377710499711


def test_a_week_cut_before_the_first_day_may_have_had_nothing_or_all(dataset):
    table = cut(dataset, date(2024, 12, 1), date(2024, 12, 31))
    assert (table.first[0], table.last[-1]) == (date(2024, 11, 25), date(2025, 1, 5))
    assert table.least.tolist() == [0.0, *table.most[1:-1], 0.0]


def test_a_period_goes_on_from_weeks_to_days(dataset):
    table = cut(dataset, date(2024, 12, 23), date(2025, 1, 8))
    assert table.first == (date(2024, 12, 23), date(2024, 12, 30), date(2025, 1, 6))
    assert table.last[-1] == date(2025, 1, 8)
    assert total(table)[2] == rows(dataset, "2025-01-06", "2025-01-08")["tokens"].sum()
    assert table.unnamed(np.ones(len(table.known.slugs), dtype=bool)).tolist() == [0, 0, 0]


def test_weeks_are_cut_where_the_period_ends(dataset):
    table = cut(dataset, date(2026, 2, 1), date(2026, 2, 28))
    assert [first.isoformat() for first in table.first] == [
        "2026-02-01",
        *("2026-02-02", "2026-02-09", "2026-02-16"),
        "2026-02-23",
    ]
    assert table.last[-1] == date(2026, 2, 28)
    for first, last, amount in zip(table.first, table.last, total(table), strict=True):
        assert amount == rows(dataset, str(first), str(last))["tokens"].sum()


@pytest.mark.parametrize("length", [1, 5, 7])
def test_at_most_seven_days_are_one_slot_even_over_two_weeks(dataset, length):
    last = date(2026, 6, 6) + timedelta(days=length)
    table = cut(dataset, date(2026, 6, 7), last)
    named = rows(dataset, "2026-06-07", str(last))
    assert (table.first, table.last) == ((date(2026, 6, 7),), (last,))
    assert table.named[0] == named["tokens"][named["model"].ne("other")].sum()


def test_each_day_can_be_a_slot(dataset):
    table = cut(dataset, date(2026, 6, 1), date(2026, 6, 30), each_day=True)
    assert len(table) == 30
    assert total(table) == rows(dataset, "2026-06-01", "2026-06-30").groupby("date")["tokens"].sum().tolist()


def test_days_beyond_the_data_have_no_slot(dataset):
    assert cut(dataset, date(2026, 10, 5), date(2026, 10, 20)).last[-1] == date(2026, 10, 9)
    assert len(cut(dataset, date(2027, 1, 1), date(2027, 1, 9))) == 0
    assert len(cut(dataset, date(2023, 1, 1), date(2023, 1, 9))) == 0


def test_a_model_is_below_the_fiftieth_on_days_that_do_not_name_it(dataset):
    table = cut(dataset, date(2026, 6, 1), date(2026, 6, 30))
    nobody = np.zeros(len(table.known.slugs), dtype=bool)
    named = rows(dataset, "2026-06-01", "2026-06-30")
    fiftieth = named[named["model"].ne("other")].groupby("date")["tokens"].min()
    assert table.unnamed(nobody).sum() == fiftieth.sum()
    model = nobody.copy()
    model[table.known.column["z-ai/glm-4.5-air"]] = True
    missing = fiftieth.index.difference(named["date"][named["model"].eq("z-ai/glm-4.5-air")])
    assert 0 < len(missing) < 30
    assert table.unnamed(model).sum() == fiftieth[missing].sum()


def unnamed(dataset, slug, first, last):
    table = cut(dataset, date.fromisoformat(first), date.fromisoformat(last))
    return table.unnamed(np.array([one == slug for one in table.known.slugs])).sum()


def fiftieth(dataset, first, last):
    named = rows(dataset, first, last)
    return named[named["model"].ne("other")].groupby("date")["tokens"].min().sum()


def test_a_model_has_nothing_before_the_day_in_its_slug(dataset):
    # Gemma 4 31B, listed on 2 April 2026, is first named on 16 April, not far above the fiftieth.
    found = unnamed(dataset, "google/gemma-4-31b-it-20260402", "2026-03-20", "2026-04-16")
    assert found == fiftieth(dataset, "2026-04-02", "2026-04-15")


def test_a_model_that_comes_in_or_goes_far_above_the_fiftieth_was_listed_or_withdrawn_then(dataset):
    # Hunter Alpha is named from 12 to 18 March 2026, with ten times the fiftieth from its first day on.
    assert unnamed(dataset, "openrouter/hunter-alpha", "2026-03-01", "2026-04-30") == 0
    # GPT-5.3 Chat, first named on 15 March, is the fiftieth that day: it may have been just below it before.
    assert unnamed(dataset, "openai/gpt-5.3-chat-20260303", "2026-03-03", "2026-03-14") == fiftieth(
        dataset, "2026-03-03", "2026-03-14"
    )


def test_no_slug_is_named_before_its_own_day(dataset):
    first = dataset.daily.groupby("model", observed=True)["date"].min()
    known = weekly(dataset).known
    dated = {slug: day for slug, day in zip(known.slugs, known.dated, strict=True) if day > 1}
    assert len(dated) > 150
    assert all(first[slug].toordinal() >= day for slug, day in dated.items())


# --- Days that were never published --------------------------------------------------------------


def test_the_weeks_total_leaves_what_the_missing_day_had(dataset):
    days = daily(dataset)
    for missing, monday in ((date(2025, 6, 15), "2025-06-09"), (date(2025, 7, 15), "2025-07-14")):
        at = days.at(missing)
        published = rows(dataset, monday, str(date.fromisoformat(monday) + timedelta(days=6)))["tokens"].sum()
        of_week = dataset.totals.set_index("week")["tokens"][monday]
        assert days.least[at] == days.most[at] == of_week - published
        beside = [
            rows(dataset, str(day), str(day))["tokens"].sum()
            for day in (missing - timedelta(days=1), missing + timedelta(days=1))
        ]
        assert min(beside) / 1.3 < days.most[at] < max(beside) * 1.3
    assert days.most.astype(bool).sum() == 2


def test_a_model_had_at_most_twice_what_it_had_beside_a_missing_day(dataset):
    table = cut(dataset, date(2025, 6, 9), date(2025, 6, 15))
    assert table.gap is not None
    slug = "google/gemini-2.5-flash-preview-05-20"
    beside = dataset.daily[
        dataset.daily["model"].eq(slug) & dataset.daily["date"].isin(pd.to_datetime(["2025-06-14", "2025-06-16"]))
    ]
    assert table.gap[0, table.known.column[slug]] == 2 * beside["tokens"].max()
    assert cut(dataset, date(2025, 6, 16), date(2025, 6, 22)).gap is None


def test_hardly_a_row_exceeds_what_a_missing_day_allows(dataset):
    table = dataset.daily[dataset.daily["model"].ne("other")]
    wide = table.pivot(index="date", columns="model", values="tokens").asfreq("D")
    both = wide.notna() & wide.shift(1).notna() & wide.shift(-1).notna()
    beyond = wide > 2 * np.fmax(wide.shift(1), wide.shift(-1))
    assert (both.sum().sum(), (both & beyond).sum().sum()) == (28602, 80)


def test_a_missing_day_whose_week_has_no_total_lies_between_nothing_and_twice_its_neighbours(dataset):
    bare = replace(
        dataset, weekly={week: tokens for week, tokens in dataset.weekly.items() if week != date(2025, 6, 9)}
    )
    days = daily(bare)
    at = days.at(date(2025, 6, 15))
    beside = [rows(dataset, day, day)["tokens"].sum() for day in ("2025-06-14", "2025-06-16")]
    assert (days.least[at], days.most[at]) == (0, 2 * max(beside))


def test_the_first_places_are_those_of_the_first_among_equals():
    amounts = np.array([[5.0, 7.0, 5.0, 5.0], [0.0, 3.0, 0.0, 0.0]])
    assert first_places(amounts, 2).tolist() == [[True, True, False, False], [False, True, False, False]]
    assert first_places(amounts, 9).tolist() == (amounts > 0).tolist()
    assert not first_places(amounts, 0).any()


def test_whole_weeks_are_the_slots_that_are_summed_for_other_periods(dataset):
    first, last = date(2025, 6, 2), date(2025, 6, 29)  # one of its days was never published
    whole, summed = cut(dataset, first, last), cut(dataset, first, last + timedelta(days=1))
    assert whole.first == summed.first[:4]
    for ours, theirs in ((whole.tokens, summed.tokens), (whole.other, summed.other), (whole.most, summed.most)):
        assert (ours == theirs[:4]).all()
    assert (whole.gap == summed.gap[:4]).all()
    assert (whole.charted == summed.charted[:4]).all()
    nobody = np.zeros(whole.tokens.shape[1], dtype=bool)
    assert (whole.unnamed(nobody) == summed.unnamed(nobody)[:4]).all()
