import pandas as pd
import pytest

from core.datasets import measure, ranking
from core.datasets.snapshot import HOME
from core.interval import Interval
from core.model import Count, Entity, EntityKind, Measure, Query
from tests.unit.datasets.asking import CN, M25, US, days, week


def ranked(dataset, subject, monday, **fields):
    return measure(dataset, Query(Measure.RANK, subject, fields.pop("count", Count.NAMED), week(monday), **fields))


def test_the_chart_has_nine_places_in_falling_order(dataset):
    chart = ranking(dataset, week("2026-02-16"), Count.CHARTED)
    assert list(chart["best"]) == list(chart["worst"]) == list(range(1, 10))
    assert chart["low"].is_monotonic_decreasing
    assert chart["low"].equals(chart["high"])
    assert chart["key"].iloc[0] == "minimax/minimax-m2.5-20260211"


def test_rolling_up_adds_variants_and_leaves_out_nobody(dataset):
    models = ranking(dataset, week("2026-02-16"))
    slugs = ranking(dataset, week("2026-02-16"), rollup=False)
    assert models["low"].sum() == pytest.approx(slugs["low"].sum())
    assert len(models) < len(slugs)


def test_labs_and_countries_leave_out_cloaked_models(dataset):
    labs = ranking(dataset, week("2026-03-16"), among=EntityKind.LAB)
    assert not set(labs["key"]) & {"openrouter", "stealth", ""}
    countries = ranking(dataset, week("2026-02-16"), among=EntityKind.COUNTRY, top=2)
    assert list(countries["key"]) == ["US", "CN"]


def test_a_ranking_of_nothing_is_empty(dataset):
    assert ranking(dataset, days("2023-01-01", "2023-01-31")).empty


def test_places_of_models_labs_and_countries(dataset):
    assert ranked(dataset, M25, "2026-02-16").interval.low == 1
    assert ranked(dataset, Entity(EntityKind.LAB, "google"), "2026-02-16", among=EntityKind.LAB).interval.low == 2
    assert ranked(dataset, CN, "2026-02-16", among=EntityKind.COUNTRY).interval.low == 2
    assert ranked(dataset, CN, "2026-02-16", among=EntityKind.COUNTRY, count=Count.CHARTED).interval.low == 1


def test_the_best_model_stands_for_a_lab_among_models(dataset):
    kimi = Entity(EntityKind.FAMILY, "moonshotai/kimi", "Kimi")
    evidence = ranked(dataset, kimi, "2026-02-16")
    assert evidence.interval.low == 2
    assert "Kimi: 2nd with 1.036 trillion" in evidence.steps[-1]


def test_a_place_can_be_counted_within_a_part_of_the_models(dataset):
    gemini = Entity(EntityKind.MODEL, "google/gemini-3-flash-preview", "Gemini 3 Flash")
    closed = Entity(EntityKind.WEIGHTS, "closed", "closed models")
    assert ranked(dataset, gemini, "2026-02-16").interval.low == 3
    assert ranked(dataset, gemini, "2026-02-16", of=closed).interval.low == 1


def test_who_is_not_named_is_somewhere_below(dataset):
    evidence = ranked(dataset, M25, "2026-09-07")
    assert 30 < evidence.interval.low <= 51
    assert evidence.interval.high == float("inf")


def test_how_many_of_the_first_places_are_whose(dataset):
    def held(subject, count=Count.NAMED, **fields):
        return measure(dataset, Query(Measure.PLACES, subject, count, week("2026-06-15"), **fields)).interval.low

    assert held(CN, Count.CHARTED) == 5
    assert held(US, Count.CHARTED) == 3
    assert held(CN, top=5) == 4
    assert held(CN, top=10) == 6
    assert held(CN, top=5, among=EntityKind.LAB) <= 5
    assert held(Entity(EntityKind.COUNTRY, "JP"), top=10) == 0


# --- Periods that cut weeks ----------------------------------------------------------------------

FEBRUARY = days("2026-02-01", "2026-02-28")
KIMI = Entity(EntityKind.MODEL, "moonshotai/kimi-k2.5", "Kimi K2.5")


def bounds(dataset, inside, touching):
    """Least and greatest tokens by model: the sums of weekly rows, dates and variants of a slug taken together."""
    rows = dataset.weekly[dataset.weekly["model"].ne("other")]
    models = rows["model"].str.replace(r"(:.*|-\d{4,8}(:.*)?)$", "", regex=True)
    low, high = (
        rows["tokens"].where(rows["week"].isin(pd.to_datetime(weeks)), 0).groupby(models).sum()
        for weeks in (inside, inside + touching)
    )
    return low, high


def test_a_place_in_a_month_that_cuts_weeks_lies_between_all_surely_above_and_all_that_may_be(dataset):
    low, high = bounds(dataset, ["2026-02-02", "2026-02-09", "2026-02-16"], ["2026-01-26", "2026-02-23"])
    key = "moonshotai/kimi-k2.5"
    evidence = measure(dataset, Query(Measure.RANK, KIMI, Count.NAMED, FEBRUARY))
    assert evidence.interval.low == 1 + (low.drop(key) > high[key]).sum() == 1
    assert evidence.interval.high == 1 + (high.drop(key) > low[key]).sum() == 3
    assert evidence.loose.startswith("The period is not made of whole weeks")
    assert evidence.steps[1:] == (
        "Kimi K2.5: between 3.491 trillion and 4.542 trillion, so 1st at best and 3rd at worst.",
        "Kimi K2.5 may be ahead of or behind minimax/minimax-m2.5 and google/gemini-3-flash-preview.",
    )


def test_a_place_far_enough_from_the_others_is_exact_even_so(dataset):
    flash = Entity(EntityKind.MODEL, "deepseek/deepseek-v4-flash", "DeepSeek V4 Flash")
    evidence = measure(dataset, Query(Measure.RANK, flash, Count.NAMED, days("2026-05-01", "2026-05-31")))
    assert evidence.interval == Interval(2, 2), "9.77 to 10.47 trillion, behind 12.28 and ahead of 8.15 at most"
    assert evidence.loose == ""
    assert "DeepSeek V4 Flash: 2nd with between 9.772 trillion and 10.47 trillion." in evidence.steps


def test_daily_rows_make_a_place_exact(dataset):
    period = days("2026-05-26", "2026-06-10")
    rows = dataset.daily[dataset.daily["date"].between("2026-05-26", "2026-06-10") & dataset.daily["model"].ne("other")]
    sums = rows.groupby(rows["model"].str.replace(r"(:.*|-\d{4,8}(:.*)?)$", "", regex=True))["tokens"].sum()
    opus = Entity(EntityKind.MODEL, "anthropic/claude-opus-4.7", "Claude Opus 4.7")
    evidence = measure(dataset, Query(Measure.RANK, opus, Count.NAMED, period))
    # The source writes "claude-4.7-opus".
    assert evidence.interval == Interval(*[1.0 + (sums > sums["anthropic/claude-4.7-opus"]).sum()] * 2)


def test_of_days_within_one_week_no_place_is_known(dataset):
    evidence = measure(dataset, Query(Measure.RANK, KIMI, Count.NAMED, days("2026-03-10", "2026-03-12")))
    assert evidence.interval == Interval(1, float("inf"))
    assert "perhaps not there at all" in evidence.steps[1]
    assert evidence.loose.startswith("The period is not made of whole weeks")


def test_a_week_never_published_may_be_anybodys(dataset):
    table = dataset.weekly[dataset.weekly["week"].between("2025-05-26", "2025-06-16")]
    assert pd.Timestamp("2025-06-09") not in set(table["week"])
    sums = table[table["model"].ne("other")].groupby("model")["tokens"].sum().sort_values()
    gap = dataset.totals.set_index("week")["tokens"]["2025-06-09"]
    gpt = Entity(EntityKind.MODEL, "openai/gpt-4o-mini", "GPT-4o mini")
    evidence = measure(dataset, Query(Measure.RANK, gpt, Count.NAMED, days("2025-05-26", "2025-06-22"), rollup=False))
    own = sums["openai/gpt-4o-mini"]
    assert evidence.interval.low == 1 + (sums > own + gap).sum() == 1
    assert evidence.interval.high > 1 + (sums > own).sum()
    assert "9–15 June 2025 was never published" in evidence.loose


def test_places_held_in_a_month_that_cuts_weeks(dataset):
    """By hand, from the weekly sums: two Chinese models are no worse than 3rd, and four can be 5th or better."""
    evidence = measure(dataset, Query(Measure.PLACES, CN, Count.NAMED, FEBRUARY, top=5))
    assert evidence.interval == Interval(2, 4)
    assert evidence.steps[1] == (
        "Of Chinese models 2 (minimax/minimax-m2.5 and moonshotai/kimi-k2.5) are surely among the first 5, "
        "and 2 (deepseek/deepseek-v3.2 and z-ai/glm-5) may be: between 2 and 4 in all."
    )
    assert evidence.loose


def test_a_ranking_over_days_that_cut_weeks_has_bounds(dataset):
    frame = ranking(dataset, FEBRUARY, top=4).set_index("key")
    low, high = bounds(dataset, ["2026-02-02", "2026-02-09", "2026-02-16"], ["2026-01-26", "2026-02-23"])
    for key in frame.index:
        assert (frame["low"][key], frame["high"][key]) == (low[key], high[key])
    assert list(zip(frame["best"], frame["worst"], strict=True)) == [(1, 3), (1, 3), (1, 6), (3, 7)]


def test_labs_and_countries_are_ranked_on_days_that_name_makers(dataset):
    rows = pd.read_csv(HOME / "daily_by_lab.csv")
    rows = rows[rows["date"].between("2026-09-28", "2026-10-04") & ~rows["lab"].isin(["other", "stealth (unlabelled)"])]
    order = (
        rows["tokens"]
        .groupby(rows["lab"].replace({"z-ai": "Z.ai", "inclusionai": "inclusionAI"}))
        .sum()
        .rank(ascending=False)
    )
    labs = ranking(dataset, week("2026-09-28"), among=EntityKind.LAB)
    assert len(labs) == len(order)
    assert labs["key"].iloc[0] == "deepseek"
    for key, name in (("deepseek", "DeepSeek"), ("tencent", "Tencent"), ("z-ai", "Z.ai"), ("x-ai", "xAI")):
        lab = Entity(EntityKind.LAB, key)
        assert ranked(dataset, lab, "2026-09-28", among=EntityKind.LAB).interval.low == order[name]
    assert list(ranking(dataset, week("2026-09-28"), among=EntityKind.COUNTRY, top=2)["key"]) == ["CN", "US"]
    assert ranking(dataset, week("2026-09-28")).empty
