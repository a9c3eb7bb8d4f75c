import pandas as pd
import pytest

from core.datasets import measure, ranking
from core.datasets.snapshot import HOME
from core.model import Count, Entity, EntityKind, Measure, Query
from tests.unit.datasets.asking import CN, M25, US, days, week


def ranked(dataset, subject, monday, **fields):
    return measure(dataset, Query(Measure.RANK, subject, fields.pop("count", Count.NAMED), week(monday), **fields))


def test_the_chart_has_nine_places_in_falling_order(dataset):
    chart = ranking(dataset, week("2026-02-16"), Count.CHARTED)
    assert list(chart["place"]) == list(range(1, 10))
    assert chart["tokens"].is_monotonic_decreasing
    assert chart["share"].sum() == pytest.approx(1)
    assert chart["key"].iloc[0] == "minimax/minimax-m2.5-20260211"


def test_rolling_up_adds_variants_and_leaves_out_nobody(dataset):
    models = ranking(dataset, week("2026-02-16"))
    slugs = ranking(dataset, week("2026-02-16"), rollup=False)
    assert models["tokens"].sum() == pytest.approx(slugs["tokens"].sum())
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


def test_a_place_in_a_month_that_cuts_weeks_says_which_weeks_it_counts(dataset):
    may, june = (
        Query(Measure.RANK, M25, Count.NAMED, days(*ends))
        for ends in (
            ("2026-05-01", "2026-05-31"),
            ("2026-06-01", "2026-06-30"),
        )
    )
    assert "4–31 May 2026" in measure(dataset, may).caveats[0]
    assert not any("most days" in caveat for caveat in measure(dataset, june).caveats)


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
