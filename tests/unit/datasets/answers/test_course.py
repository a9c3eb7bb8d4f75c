from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from core.datasets import measure
from core.model import PLATFORM, Count, Entity, EntityKind, Measure, Query
from tests.unit.datasets.asking import CN, M25, US, days, week

CHARTED, NAMED = Count.CHARTED, Count.NAMED


def monday(evidence):
    assert evidence.interval.exact
    return date.fromordinal(int(evidence.interval.low)).isoformat()


def test_the_first_week_above_a_level_is_the_one_that_no_earlier_week_equals(dataset):
    found = measure(dataset, Query(Measure.FIRST, PLATFORM, Count.ALL, week("2026-06-15"), detail="above:2e13"))
    totals = dataset.totals.set_index("week")["tokens"]
    assert monday(found) == totals.index[totals > 2e13].min().date().isoformat() == "2026-03-16"


def test_the_first_week_above_a_share(dataset):
    found = measure(dataset, Query(Measure.FIRST, CN, NAMED, week("2026-06-15"), detail="share above:0.5"))
    shares = [
        measure(dataset, Query(Measure.SHARE, CN, NAMED, week(day.isoformat()))).interval.low for day in dataset.weeks
    ]
    assert (
        monday(found) == next(day for day, share in zip(dataset.weeks, shares, strict=True) if share > 0.5).isoformat()
    )
    whole = measure(dataset, Query(Measure.FIRST, CN, Count.ALL, week("2026-06-15"), detail="share above:0.5"))
    assert whole.interval.low < whole.interval.high  # the unnamed rest may be anybody's


@pytest.mark.parametrize(("count", "first"), [(CHARTED, "2026-02-09"), (NAMED, "2026-03-23")])
def test_the_overtaking_depends_on_the_count(dataset, count, first):
    assert monday(measure(dataset, Query(Measure.FIRST, CN, count, week("2026-06-15"), other=US))) == first


def test_on_the_whole_platform_the_overtaking_lies_between_two_weeks(dataset):
    evidence = measure(dataset, Query(Measure.FIRST, CN, Count.ALL, week("2026-06-15"), other=US))
    assert (
        date.fromordinal(int(evidence.interval.low))
        <= date(2026, 3, 23)
        <= date.fromordinal(int(evidence.interval.high))
    )


def test_what_never_happened_has_no_first_week(dataset):
    france = Entity(EntityKind.COUNTRY, "FR", "French models")
    assert "in no week" in measure(dataset, Query(Measure.FIRST, france, NAMED, week("2026-06-15"), other=US)).missing


def test_the_first_week_of_the_data_may_not_be_the_first(dataset):
    evidence = measure(dataset, Query(Measure.FIRST, US, NAMED, week("2026-06-15"), other=CN))
    assert monday(evidence) == "2025-01-06"
    assert "first week of the data" in evidence.steps[-1]


def streak(dataset, subject, until, count=NAMED, **fields):
    return measure(dataset, Query(Measure.STREAK, subject, count, until, **fields)).interval


def test_a_lead_is_counted_back_to_the_week_that_broke_it(dataset):
    # Over every named model China leads from 23 March, not from 6 to 26 April 2026, and in every week after that.
    assert streak(dataset, CN, week("2026-03-30"), other=US).low == 2
    assert streak(dataset, CN, week("2026-04-06"), other=US).low == 0
    assert streak(dataset, CN, week("2026-04-27"), other=US).low == 1
    assert streak(dataset, CN, week("2026-09-07"), other=US).low == 20


def test_a_model_first_for_weeks_and_a_lab_among_the_first(dataset):
    assert streak(dataset, M25, week("2026-03-02")).low == 4
    google = Entity(EntityKind.LAB, "google", "Google")
    assert streak(dataset, google, week("2026-02-16"), detail="top", top=5, among=EntityKind.LAB).low > 10


def test_a_gap_leaves_the_length_of_a_run_open(dataset):
    lead = streak(dataset, US, week("2025-07-28"), other=CN)
    assert lead.low == 2
    assert lead.high == float("inf")


def test_rising_weeks(dataset):
    rising = streak(dataset, PLATFORM, week("2026-06-22"), Count.ALL, detail="rises")
    totals = dataset.totals.set_index("week")["tokens"]
    length = 0
    while totals[date(2026, 6, 22).isoformat()] and (totals.diff().loc[:"2026-06-22"].iloc[-1 - length] > 0):
        length += 1
    assert rising.low == length


def test_weeks_above_a_level(dataset):
    assert streak(dataset, M25, week("2026-02-16"), detail="above:1e12").low == 2


def record(dataset, subject, period, count=NAMED, detail=""):
    return measure(dataset, Query(Measure.RECORD, subject, count, period, detail=detail)).interval


def test_the_highest_week_so_far_and_the_ones_below_it(dataset):
    assert record(dataset, CN, week("2026-06-15")).low == 1
    weeks = dataset.totals[dataset.totals["week"] <= "2026-04-06"].sort_values("week")["tokens"]
    place = 1 + int((weeks.iloc[:-1] > weeks.iloc[-1]).sum())
    assert record(dataset, PLATFORM, week("2026-04-06"), Count.ALL).low == place > 1


def test_the_lowest_week_of_all(dataset):
    assert record(dataset, PLATFORM, week("2024-03-04"), Count.ALL, "lowest").low == 1


def test_a_month_is_as_high_as_its_highest_week(dataset):
    month = measure(dataset, Query(Measure.RECORD, CN, NAMED, days("2026-06-01", "2026-06-30")))
    assert month.interval.low == 1


def test_a_day_has_no_weekly_run_or_record(dataset):
    for kind in (Measure.STREAK, Measure.RECORD):
        assert measure(dataset, Query(kind, CN, NAMED, days("2026-06-03", "2026-06-04"), other=US)).missing


def weekly(dataset, by):
    """Tokens by Monday (rows) and by what ``by`` makes of a slug (columns), of whole weeks."""
    rows = dataset.daily[dataset.daily["model"].ne("other")]
    monday = rows["date"] - pd.to_timedelta(rows["date"].dt.day_of_week, unit="D")
    sums = rows["tokens"].groupby([monday, by(rows["model"].astype(str))]).sum().unstack().fillna(0)
    return sums.loc[[pd.Timestamp(week) for week in dataset.weeks]]


def by_author(slugs):
    return slugs.str.partition("/")[0]


def test_runs_and_records_go_on_to_the_last_week(dataset):
    deepseek = Entity(EntityKind.LAB, "deepseek", "DeepSeek")
    run = Query(Measure.STREAK, deepseek, NAMED, week("2026-09-28"), detail="top", top=1, among=EntityKind.LAB)
    labs = weekly(dataset, by_author).drop(columns=["stealth", "openrouter"])
    ahead = (labs.idxmax(axis=1) == "deepseek").tolist()[::-1]
    assert measure(dataset, run).interval.low == ahead.index(False) > 3
    record = measure(dataset, Query(Measure.RECORD, PLATFORM, NAMED, week("2026-09-28")))
    assert record.interval.low == 1
    assert "Among 89 weeks" in record.steps[-1]


def test_an_overtaking_in_the_last_weeks_is_dated(dataset):
    typesafe, mistral = (Entity(EntityKind.LAB, key) for key in ("typesafe", "mistralai"))
    tokens = weekly(dataset, by_author)
    ahead = tokens.index[tokens["typesafe"] > tokens["mistralai"]].min()
    found = measure(dataset, Query(Measure.FIRST, typesafe, NAMED, week("2026-09-28"), other=mistral))
    assert monday(found) == ahead.date().isoformat()
    assert monday(found) >= "2026-09-14"


def test_the_order_of_those_who_passed_a_threshold(dataset):
    tokens = weekly(
        dataset, lambda slugs: slugs.str.replace(r":.*", "", regex=True).str.replace(r"-\d{8}$", "", regex=True)
    )
    above = tokens > 3e12
    order = above.idxmax()[above.any()].sort_values(kind="stable")
    assert list(order.index[[0, 2, 3]]) == ["xiaomi/mimo-v2-pro", "tencent/hy3-preview", "deepseek/deepseek-v4-flash"]
    for place, key in ((1, "xiaomi/mimo-v2-pro"), (3, "tencent/hy3-preview"), (4, "deepseek/deepseek-v4-flash")):
        query = Query(
            Measure.REACHED, Entity(EntityKind.MODEL, key, key), NAMED, week("2026-06-15"), detail="above:3e12"
        )
        assert measure(dataset, query).interval.low == measure(dataset, query).interval.high == place
    m25 = measure(dataset, Query(Measure.REACHED, M25, NAMED, week("2026-06-15"), detail="above:3e12"))
    assert (m25.interval.low, m25.interval.high) == (1 + len(order), float("inf"))


def test_the_order_within_a_group_leaves_the_others_out(dataset):
    flash = Entity(EntityKind.MODEL, "openai/gpt-5.6-luna", "GPT-5.6 Luna")
    query = Query(Measure.REACHED, flash, NAMED, week("2026-09-07"), detail="above:1e13", of=US)
    assert measure(dataset, query).interval.high == 1
    assert measure(dataset, replace(query, of=None)).interval.low > 1
