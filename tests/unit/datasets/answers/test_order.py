import numpy as np
import pytest

from core.datasets import measure, ranking
from core.datasets.answers.standing import Standing
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


# --- Any days -------------------------------------------------------------------------------------

KIMI = Entity(EntityKind.MODEL, "moonshotai/kimi-k2.5", "Kimi K2.5")


def sums(dataset, first, last):
    """Tokens by model, the dates and variants of a slug taken together."""
    rows = dataset.daily[dataset.daily["date"].between(first, last) & dataset.daily["model"].ne("other")]
    models = rows["model"].astype(str).str.replace(r"(:.*|-\d{4,8}(:.*)?)$", "", regex=True)
    return rows["tokens"].groupby(models).sum().sort_values(ascending=False)


@pytest.mark.parametrize(
    ("first", "last"), [("2026-02-01", "2026-02-28"), ("2026-03-10", "2026-03-12"), ("2026-02-26", "2026-02-26")]
)
def test_a_place_on_any_days_is_that_of_their_sum(dataset, first, last):
    place = list(sums(dataset, first, last).index).index("moonshotai/kimi-k2.5") + 1
    evidence = measure(dataset, Query(Measure.RANK, KIMI, Count.NAMED, days(first, last)))
    assert evidence.interval == Interval(place, place)
    assert evidence.loose == ""


def test_places_held_in_a_month_are_exact(dataset):
    chinese = set(dataset.labs["author"][dataset.labs["country"].eq("CN")])
    five = list(sums(dataset, "2026-02-01", "2026-02-28").index[:5])
    held = sum(model.partition("/")[0] in chinese for model in five)
    evidence = measure(dataset, Query(Measure.PLACES, CN, Count.NAMED, days("2026-02-01", "2026-02-28"), top=5))
    assert evidence.interval == Interval(held, held)
    assert evidence.steps[1].startswith(f"{held} of these 5 are of Chinese models (minimax/minimax-m2.5")


def test_a_ranking_of_a_month_is_exact(dataset):
    frame = ranking(dataset, days("2026-02-01", "2026-02-28"), top=3)
    expected = sums(dataset, "2026-02-01", "2026-02-28").head(3)
    assert frame["low"].tolist() == frame["high"].tolist() == expected.tolist()
    assert frame["best"].tolist() == frame["worst"].tolist() == [1, 2, 3]


def test_a_day_that_was_never_published_leaves_near_places_open(dataset):
    """Over 9 to 22 June 2025 the day that is missing may put the second before the first, not the third."""
    frame = ranking(dataset, days("2025-06-09", "2025-06-22"), top=4)
    assert (frame["low"] < frame["high"]).all()
    assert (frame["best"] <= [1, 2, 3, 4]).all()
    assert (frame["worst"] >= [1, 2, 3, 4]).all()
    assert (frame["best"] < frame["worst"]).any()
    subject = Entity(EntityKind.MODEL, frame["key"].iloc[0])
    evidence = measure(dataset, Query(Measure.RANK, subject, Count.NAMED, days("2025-06-09", "2025-06-22")))
    assert evidence.interval == Interval(frame["best"].iloc[0], frame["worst"].iloc[0])
    if not evidence.interval.exact:
        assert evidence.loose == "15 June 2025 was never published"


def test_labs_and_countries_are_ranked_to_the_last_day(dataset):
    assert ranking(dataset, week("2026-09-28"), among=EntityKind.LAB)["key"].iloc[0] == "deepseek"
    assert list(ranking(dataset, week("2026-09-28"), among=EntityKind.COUNTRY, top=2)["key"]) == ["CN", "US"]
    assert not ranking(dataset, days("2026-10-09", "2026-10-09")).empty
    assert ranking(dataset, days("2026-10-09", "2026-10-10")).empty


def test_a_lab_that_is_not_named_may_have_all_that_is_unnamed(dataset):
    kwaipilot = Entity(EntityKind.LAB, "kwaipilot", "Kwaipilot")
    evidence = ranked(dataset, kwaipilot, "2026-09-28", among=EntityKind.LAB)
    rest = dataset.daily[dataset.daily["date"].between("2026-09-28", "2026-10-04") & dataset.daily["model"].eq("other")]
    labs = ranking(dataset, week("2026-09-28"), among=EntityKind.LAB)
    assert evidence.interval == Interval(1 + (labs["low"] > rest["tokens"].sum()).sum(), float("inf"))


# --- Between bounds -------------------------------------------------------------------------------

INF = float("inf")


def stand(**amounts):
    """Entries by name with their least and greatest amounts; ``nobody`` stands for the key ""."""
    keys = np.array([name.removeprefix("nobody") for name in amounts], dtype=object)
    low, high = (np.array(ends, dtype=float) for ends in zip(*amounts.values(), strict=True))
    return Standing(keys, low, high)


def places(standing):
    return {key: (best, worst) for key, best, worst in zip(standing.keys, standing.best, standing.worst, strict=True)}


def test_exact_amounts_have_exact_places_and_equals_share_the_better():
    exact = stand(a=(5, 5), b=(7, 7), c=(5, 5), d=(1, 1))
    assert places(exact) == {"a": (2, 2), "b": (1, 1), "c": (2, 2), "d": (4, 4)}


def test_an_order_is_open_where_bounds_overlap():
    assert places(stand(a=(5, 8), b=(7, 9), c=(1, 4))) == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}


def test_who_may_have_nothing_has_no_worst_place():
    assert places(stand(a=(0, 8), b=(7, 9)))["a"] == (1, INF)


def test_nobody_has_no_place():
    some = stand(nobody=(0, 0), a=(5, 5))
    assert places(some)["a"] == (1, 1)
    assert list(some.keys[some.order()]) == ["a"]
    assert list(some.perhaps(2)) == [False, True]


@pytest.mark.parametrize(
    ("own", "unseen", "place"),
    [
        (["b"], 0, Interval(1, 2)),
        (["c", "a"], 0, Interval(1, 2)),  # the better of the two, and neither stands in the other's way
        (["nowhere"], 0, Interval(4, INF)),
        (["nowhere"], 6, Interval(2, INF)),
    ],
)
def test_the_best_placed_of_several(own, unseen, place):
    some = stand(a=(5, 8), b=(7, 9), c=(4, 4))
    assert some.place(np.isin(some.keys, own), unseen) == place


@pytest.mark.parametrize(
    ("own", "n", "held"),
    [
        (["a", "b"], 2, Interval(2, 2)),  # in which order does not matter
        (["b"], 1, Interval(0, 1)),
        (["c"], 2, Interval(0, 0)),
        (["a", "c"], 2, Interval(1, 1)),
        (["c"], 9, Interval(1, 1)),  # three entries fill three places
    ],
)
def test_how_many_of_the_first_places(own, n, held):
    some = stand(a=(5, 8), b=(7, 9), c=(1, 4))
    assert some.held(np.isin(some.keys, own), n) == held


def test_who_must_fill_a_place_is_counted_even_where_nobody_is_sure_of_it():
    some = stand(a=(5, 8), b=(5, 8), c=(5, 8))
    assert some.held(np.isin(some.keys, ["a", "b"]), 2) == Interval(1, 2)
