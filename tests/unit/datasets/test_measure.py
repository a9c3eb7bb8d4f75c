import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.datasets import load, measure, series
from core.datasets.snapshot import HOME
from core.interval import Interval
from core.model import PLATFORM, UNDATED, Count, Entity, EntityKind, Grain, Measure, Query
from tests.unit.datasets.asking import CN, M25, US, days, volume, week

TRILLION = 1e12
SNAPSHOT = load()


def value(evidence):
    assert evidence.interval is not None, evidence.missing
    assert evidence.interval.exact
    return evidence.interval.low


# The table of press figures that started the project: charted and named sums, in trillions.
@pytest.mark.parametrize(
    ("monday", "count", "china", "america"),
    [
        ("2026-02-09", Count.CHARTED, 4.119, 2.933),
        ("2026-02-09", Count.NAMED, 5.456, 6.510),
        ("2026-02-16", Count.CHARTED, 5.155, 3.154),
        ("2026-02-16", Count.NAMED, 6.237, 6.774),
        ("2026-03-09", Count.CHARTED, 4.683, 3.288),
        ("2026-03-09", Count.NAMED, 6.008, 8.646),
        ("2026-06-08", Count.CHARTED, 18.42, 5.71),
        ("2026-06-08", Count.NAMED, 23.84, 15.15),
        ("2026-06-15", Count.CHARTED, 18.81, 5.75),
        ("2026-06-15", Count.NAMED, 25.94, 15.13),
    ],
)
def test_weekly_sums_of_both_countries(dataset, monday, count, china, america):
    assert value(measure(dataset, volume(CN, count, week(monday)))) / TRILLION == pytest.approx(china, abs=0.005)
    assert value(measure(dataset, volume(US, count, week(monday)))) / TRILLION == pytest.approx(america, abs=0.005)


def test_the_platform_on_every_count(dataset):
    sums = [
        value(measure(dataset, volume(PLATFORM, count, week("2026-06-08")))) / TRILLION for count in list(Count)[:3]
    ]
    assert sums == pytest.approx([26.60, 41.64, 44.61], abs=0.005)
    assert value(measure(dataset, volume(PLATFORM, Count.ALL, week("2025-12-15")))) == pytest.approx(5.84e12, abs=5e9)


@pytest.mark.parametrize(("count", "ratio", "part"), [(Count.CHARTED, 3.27, 0.75), (Count.NAMED, 1.71, 0.61)])
def test_three_to_one_and_most_of_the_growth(dataset, count, ratio, part):
    now, then = week("2026-06-15"), week("2025-12-15")
    assert value(measure(dataset, Query(Measure.RATIO, CN, count, now, other=US))) == pytest.approx(ratio, abs=0.005)
    growth = measure(dataset, Query(Measure.CONTRIBUTION, CN, count, now, baseline=then))
    assert value(growth) == pytest.approx(part, abs=0.005)


@pytest.mark.parametrize(("count", "share"), [(Count.CHARTED, 0.869), (Count.NAMED, 0.770)])
def test_a_share_of_a_year_lies_between_bounds_for_weeks_that_are_cut_or_were_never_published(dataset, count, share):
    evidence = measure(dataset, Query(Measure.SHARE, US, count, days("2025-01-01", "2025-12-31")))
    assert evidence.interval.low < share < evidence.interval.high
    assert evidence.interval.high - evidence.interval.low < 0.07
    assert evidence.loose.startswith("The week of 9–15 June 2025 and 14–20 July 2025 was never published")


def test_a_cloaked_model_given_to_its_maker_names_day_and_source(dataset):
    xiaomi = Entity(EntityKind.LAB, "xiaomi", "Xiaomi")
    query = volume(xiaomi, Count.NAMED, week("2026-03-09"))
    steps = measure(dataset, query, disclosed=True).steps
    assert any("hunter-alpha" in step and "disclosed on 18 March 2026; Reuters" in step for step in steps)
    assert not any("disclosed" in step for step in measure(dataset, query).steps)


def test_the_bounds_of_a_share_hold_for_every_way_to_split_the_weeks_it_cuts(dataset):
    april = measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, days("2026-04-01", "2026-04-30"))).interval
    for first in ("2026-03-30", "2026-04-06"):
        for last in ("2026-04-26", "2026-05-03"):
            whole = measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, days(first, last)))
            assert april.low <= value(whole) <= april.high


def test_daily_rows_make_the_share_of_a_month_exact(dataset):
    june = measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, days("2026-06-01", "2026-06-30")))
    rows = dataset.daily[dataset.daily["date"].between("2026-06-01", "2026-06-30") & dataset.daily["model"].ne("other")]
    chinese = set(dataset.labs["author"][dataset.labs["country"].eq("CN")])
    own = rows["tokens"][rows["model"].str.partition("/")[0].isin(chinese)].sum()
    assert value(june) == pytest.approx(own / rows["tokens"].sum(), abs=1e-4)
    assert june.loose == ""


# --- Working, rows, caveats ----------------------------------------------------------------------


def test_the_working_names_the_days_the_count_and_the_summands(dataset):
    evidence = measure(dataset, volume(CN, Count.CHARTED, week("2026-02-09")))
    assert evidence.steps[0].startswith(
        "In the week of 9–15 February 2026, the nine charted models: Chinese models 4.119"
    )
    assert [row.model for row in evidence.rows] == [
        "minimax/minimax-m2.5-20260211",
        "moonshotai/kimi-k2.5-0127",
        "deepseek/deepseek-v3.2-20251201",
        "z-ai/glm-5-20260211",
    ]
    assert sum(row.tokens for row in evidence.rows) == value(evidence)


def test_restated_and_archived_weeks_carry_their_caveat(dataset):
    assert "restated" in measure(dataset, volume(CN, Count.NAMED, week("2026-03-23"))).caveats[0]
    assert "archived" in measure(dataset, volume(PLATFORM, Count.ALL, week("2024-07-15"))).caveats[0]
    assert measure(dataset, volume(CN, Count.NAMED, week("2026-06-15"))).caveats == ()


def test_open_weights_say_how_much_is_uncertain(dataset):
    opened = Entity(EntityKind.WEIGHTS, "open", "open-weight models")
    caveats = measure(dataset, volume(opened, Count.NAMED, week("2026-06-15"))).caveats
    assert any("uncertain whether weights are open" in text and "owl-alpha" in text for text in caveats)


# --- Bounds --------------------------------------------------------------------------------------


def test_on_the_whole_platform_a_country_is_known_between_bounds(dataset):
    evidence = measure(dataset, volume(CN, Count.ALL, week("2026-02-09")))
    named = value(measure(dataset, volume(CN, Count.NAMED, week("2026-02-09"))))
    rest = value(measure(dataset, volume(PLATFORM, Count.ALL, week("2026-02-09")))) - value(
        measure(dataset, volume(PLATFORM, Count.NAMED, week("2026-02-09")))
    )
    assert evidence.interval == Interval(named, named + rest)


def test_a_named_model_is_exact_and_an_unnamed_one_is_below_the_named(dataset):
    for count in (Count.CHARTED, Count.NAMED, Count.ALL):
        assert value(measure(dataset, volume(M25, count, week("2026-02-16")))) == pytest.approx(2.570e12, abs=1e9)
    gone = measure(dataset, volume(M25, Count.NAMED, week("2026-09-07")))
    assert gone.interval.low == 0
    assert 0 < gone.interval.high < 0.5e12


def test_the_top_models_are_exact_on_every_count(dataset):
    three = Entity(EntityKind.TOP, "3", "the top three")
    first, second = (Entity(EntityKind.RANK, place) for place in "12")
    sums = {
        count: value(measure(dataset, volume(three, count, week("2026-02-16")))) for count in (Count.NAMED, Count.ALL)
    }
    assert sums[Count.NAMED] == sums[Count.ALL] == pytest.approx(4.466e12, abs=1e9)
    leading = [value(measure(dataset, volume(who, Count.NAMED, week("2026-02-16")))) for who in (first, second)]
    assert leading == pytest.approx([2.570e12, 1.036e12], abs=1e9)


def test_off_the_chart_there_is_nothing_to_count(dataset):
    evidence = measure(dataset, volume(M25, Count.CHARTED, week("2026-09-07")))
    assert evidence.interval is None
    assert evidence.missing == "MiniMax M2.5 is not among the nine charted models in the week of 7–13 September 2026."
    assert value(measure(dataset, volume(Entity(EntityKind.COUNTRY, "FR"), Count.CHARTED, week("2026-02-16")))) == 0


# --- Periods -------------------------------------------------------------------------------------


def test_a_month_of_weeks_is_known_between_bounds(dataset):
    evidence = measure(dataset, volume(CN, Count.NAMED, days("2026-02-01", "2026-02-28")))
    inside = sum(
        value(measure(dataset, volume(CN, Count.NAMED, week(d)))) for d in ("2026-02-02", "2026-02-09", "2026-02-16")
    )
    ends = sum(value(measure(dataset, volume(CN, Count.NAMED, week(d)))) for d in ("2026-01-26", "2026-02-23"))
    assert evidence.interval == Interval(inside, inside + ends)


def test_a_month_with_daily_rows_at_its_ends_is_exact(dataset):
    june = measure(dataset, volume(PLATFORM, Count.ALL, days("2026-06-01", "2026-06-30")))
    rows = dataset.daily[dataset.daily["date"].between("2026-06-01", "2026-06-30")]
    assert value(june) == pytest.approx(rows["tokens"].sum(), rel=5e-4)
    assert june.steps[0].startswith("Over 4 weeks and 2 days in 1–30 June 2026")


def test_rates(dataset):
    june = days("2026-06-01", "2026-06-30")
    total = value(measure(dataset, volume(PLATFORM, Count.ALL, june)))
    assert value(measure(dataset, volume(PLATFORM, Count.ALL, june, Grain.DAY))) == pytest.approx(total / 30)
    assert value(measure(dataset, volume(PLATFORM, Count.ALL, june, Grain.MONTH))) == total
    one = week("2026-06-15")
    sums = value(measure(dataset, volume(CN, Count.NAMED, one)))
    assert value(measure(dataset, volume(CN, Count.NAMED, one, Grain.WEEK))) == sums
    assert value(measure(dataset, volume(CN, Count.NAMED, one, Grain.DAY))) == pytest.approx(sums / 7)
    mean = measure(dataset, volume(CN, Count.NAMED, days("2026-02-01", "2026-02-28"), Grain.WEEK))
    assert value(mean) == pytest.approx(4.915e12, abs=1e9)
    assert "3 complete weeks" in mean.steps[-1]


def test_a_day_is_exact_where_there_are_daily_rows_and_never_a_week(dataset):
    day = days("2026-06-03", "2026-06-03")
    assert value(measure(dataset, volume(CN, Count.NAMED, day))) == pytest.approx(2.7637e12, abs=1e9)
    assert "less than a week" in measure(dataset, volume(CN, Count.NAMED, day, Grain.WEEK)).missing


@pytest.mark.parametrize(
    ("entity", "period", "reason"),
    [
        (CN, week("2025-07-14"), "never published in full"),
        (CN, week("2024-07-15"), "runs from 6 January 2025 to 9 October 2026"),
        (PLATFORM, week("2023-07-17"), "runs from 4 March 2024 to 9 October 2026"),
        (CN, week("2027-01-04"), "not all within"),
        (CN, UNDATED, "No dates"),
        (Entity(EntityKind.UNLISTED, "coding", "coding"), week("2026-06-15"), "does not list this group: coding"),
        (Entity(EntityKind.MODEL, "nobody/x", "X-1"), week("2026-06-15"), "never names X-1"),
        (Entity(EntityKind.COUNTRY, "JP", "Japanese models"), week("2026-06-15"), "no model of Japanese models"),
    ],
)
def test_what_cannot_be_computed_says_why(dataset, entity, period, reason):
    evidence = measure(dataset, volume(entity, Count.NAMED if entity is not PLATFORM else Count.ALL, period))
    assert evidence.interval is None
    assert reason in evidence.missing


def test_platform_totals_reach_beyond_the_named_weeks(dataset):
    assert value(measure(dataset, volume(PLATFORM, Count.ALL, week("2024-07-15")))) == 91627751716
    assert value(measure(dataset, volume(PLATFORM, Count.ALL, week("2026-09-28")))) == pytest.approx(
        1.6586e14, rel=1e-4
    )


def test_a_week_that_lacks_a_day_has_no_total_even_where_a_chart_showed_one(dataset):
    assert "never published in full" in measure(dataset, volume(PLATFORM, Count.ALL, week("2025-07-14"))).missing


# --- Relations -----------------------------------------------------------------------------------


def test_shares_of_something_else_than_everything_counted(dataset):
    period = week("2026-02-16")
    five = measure(
        dataset, Query(Measure.SHARE, CN, Count.NAMED, period, of=Entity(EntityKind.TOP, "5", "the top five"))
    )
    assert value(five) == pytest.approx(5.155 / 6.014, abs=1e-3)
    opened = Entity(EntityKind.WEIGHTS, "open", "open-weight models")
    chinese_of_open = measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, period, of=opened))
    narrowed = Entity(EntityKind.COUNTRY, "CN", weights="open")
    parts = [value(measure(dataset, volume(who, Count.NAMED, period))) for who in (narrowed, opened)]
    assert value(chinese_of_open) == pytest.approx(parts[0] / parts[1])
    open_of_chinese = measure(dataset, Query(Measure.SHARE, opened, Count.NAMED, period, of=CN))
    assert value(open_of_chinese) == pytest.approx(parts[0] / value(measure(dataset, volume(CN, Count.NAMED, period))))


def test_a_share_of_a_top_n_picked_over_days_that_cut_weeks_takes_who_is_surely_in_it_and_who_may_be(dataset):
    """By hand, from the weekly sums: of the first five the Chinese are surely two, and may be two more."""
    rows = dataset.weekly[dataset.weekly["model"].ne("other")].assign(
        model=lambda table: table["model"].str.replace(r"(:.*|-\d{4,8}(:.*)?)$", "", regex=True)
    )
    low, high = (
        rows[rows["week"].between(*weeks)].groupby("model")["tokens"].sum()
        for weeks in (("2026-02-02", "2026-02-16"), ("2026-01-26", "2026-02-23"))
    )
    surely = ["minimax/minimax-m2.5", "moonshotai/kimi-k2.5"]
    perhaps = [*surely, "deepseek/deepseek-v3.2", "z-ai/glm-5"]
    others = (
        "google/gemini-3-flash-preview anthropic/claude-4.5-sonnet x-ai/grok-4.1-fast google/gemini-2.5-flash "
        "anthropic/claude-4.6-opus arcee-ai/trinity-large-preview"
    ).split()
    period = days("2026-02-01", "2026-02-28")
    evidence = measure(dataset, Query(Measure.SHARE, CN, Count.TOP, period, top=5))
    assert evidence.interval.low == pytest.approx(low[surely].sum() / (low[surely].sum() + high[others].sum()))
    assert evidence.interval.high == 1, "none of the others is surely among the five"
    assert volume_of_top(dataset, period) == Interval(low[surely].sum(), high[perhaps].sum())
    assert "Whether these are among the top 5 models cannot be told: anthropic/claude-opus-4.6" in evidence.steps[2]
    assert evidence.loose.startswith("The period is not made of whole weeks")


def volume_of_top(dataset, period):
    return measure(dataset, Query(Measure.VOLUME, CN, Count.TOP, period, top=5)).interval


@pytest.mark.parametrize(("kind", "n"), [(EntityKind.TOP, 1), (EntityKind.TOP, 3), (EntityKind.RANK, 3)])
def test_the_largest_have_at_least_the_largest_sums_inside_and_at_most_the_largest_of_all(dataset, kind, n):
    rows = dataset.weekly[dataset.weekly["model"].ne("other")].assign(
        model=lambda table: table["model"].str.replace(r"(:.*|-\d{4,8}(:.*)?)$", "", regex=True)
    )
    low, high = (
        rows[rows["week"].between(*weeks)].groupby("model")["tokens"].sum().nlargest(400)
        for weeks in (("2026-02-02", "2026-02-16"), ("2026-01-26", "2026-02-23"))
    )
    picked = slice(0, n) if kind is EntityKind.TOP else slice(n - 1, n)
    least, most = low.iloc[picked].sum(), high.iloc[picked].sum()
    share = measure(dataset, Query(Measure.SHARE, Entity(kind, str(n)), Count.NAMED, days("2026-02-01", "2026-02-28")))
    assert share.interval.low == pytest.approx(least / (least + high.sum() - most))
    assert share.interval.high == pytest.approx(most / (most + low.sum() - least))


def test_nobody_has_a_share_of_what_they_are_no_part_of(dataset):
    evidence = measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, week("2026-02-16"), of=US))
    assert evidence.missing == "There is no share of US models for Chinese models: not all of them are part of it."


def test_a_named_share_of_the_whole_platform_is_smaller(dataset):
    period = week("2026-06-15")
    named = value(measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, period)))
    platform = value(measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, period, of=PLATFORM)))
    assert platform == pytest.approx(25.944 / 46.648, abs=1e-3)
    assert platform < named


def test_points_are_the_difference_of_two_shares(dataset):
    now, then = week("2026-02-16"), week("2025-12-15")
    points = value(measure(dataset, Query(Measure.POINTS, CN, Count.CHARTED, now, baseline=then)))
    shares = [value(measure(dataset, Query(Measure.SHARE, CN, Count.CHARTED, period))) for period in (now, then)]
    assert points == pytest.approx(shares[0] - shares[1])


def test_growth_of_a_longer_period_compares_weekly_averages(dataset):
    evidence = measure(
        dataset, Query(Measure.MULTIPLE, CN, Count.NAMED, week("2026-03-02"), baseline=days("2026-02-01", "2026-02-28"))
    )
    assert "on average over the 3 complete weeks" in " ".join(evidence.steps)
    assert value(evidence) == pytest.approx(
        value(measure(dataset, volume(CN, Count.NAMED, week("2026-03-02")))) / 4.91524e12, rel=1e-4
    )


def test_nobody_has_a_part_in_a_growth_that_did_not_happen(dataset):
    shrinking = Query(Measure.CONTRIBUTION, CN, Count.NAMED, week("2026-04-06"), baseline=week("2026-03-30"))
    assert "did not grow" in measure(dataset, shrinking).missing


@pytest.mark.parametrize("kind", [Measure.RATIO, Measure.DIFFERENCE])
def test_a_comparison_needs_somebody_to_compare_with(dataset, kind):
    assert "compared with" in measure(dataset, Query(kind, CN, Count.NAMED, week("2026-02-16"))).missing


@pytest.mark.parametrize("kind", [Measure.GROWTH, Measure.MULTIPLE, Measure.POINTS, Measure.CONTRIBUTION])
def test_a_change_needs_something_to_start_from(dataset, kind):
    assert "measured from" in measure(dataset, Query(kind, CN, Count.NAMED, week("2026-02-16"))).missing


def test_a_disclosed_model_moves_its_tokens(dataset):
    query = volume(Entity(EntityKind.LAB, "xiaomi", "Xiaomi"), Count.NAMED, week("2026-03-16"))
    hidden = value(
        measure(dataset, volume(Entity(EntityKind.MODEL, "openrouter/hunter-alpha"), Count.NAMED, week("2026-03-16")))
    )
    assert value(measure(dataset, query, disclosed=True)) == pytest.approx(value(measure(dataset, query)) + hidden)


# --- Properties ----------------------------------------------------------------------------------

mondays = st.sampled_from([monday.isoformat() for monday in SNAPSHOT.weeks])
entities = st.one_of(
    st.sampled_from(["CN", "US", "FR", "WEST", "NON-CN"]).map(lambda key: Entity(EntityKind.COUNTRY, key)),
    st.sampled_from(["openai", "google", "deepseek", "nobody"]).map(lambda key: Entity(EntityKind.LAB, key)),
    st.sampled_from(["openai/gpt-4o-mini", "deepseek/deepseek-v3.2", "x-ai/grok-4.1-fast"]).map(
        lambda key: Entity(EntityKind.MODEL, key)
    ),
    st.sampled_from(["open", "closed"]).map(lambda key: Entity(EntityKind.WEIGHTS, key)),
    st.sampled_from(["anthropic/claude-sonnet", "google/gemini-flash"]).map(lambda key: Entity(EntityKind.FAMILY, key)),
    st.integers(1, 12).map(lambda n: Entity(EntityKind.TOP, str(n))),
    st.integers(1, 12).map(lambda n: Entity(EntityKind.RANK, str(n))),
    st.just(Entity(EntityKind.TOP, "charted")),
    st.just(Entity(EntityKind.GROUP, members=(CN, US))),
    st.just(Entity(EntityKind.UNLISTED, "coding")),
    st.just(PLATFORM),
)
periods = st.one_of(
    mondays.map(week),
    st.tuples(st.dates(SNAPSHOT.first.replace(year=2023), SNAPSHOT.last.replace(year=2027)), st.integers(0, 400)).map(
        lambda pair: days(pair[0].isoformat(), pair[0].fromordinal(pair[0].toordinal() + pair[1]).isoformat())
    ),
)


@given(entities, mondays)
def test_whoever_it_is_charted_is_at_most_named_is_at_most_all(entity, monday):
    charted, named, everything = (
        measure(SNAPSHOT, volume(entity, count, week(monday))).interval
        for count in (Count.CHARTED, Count.NAMED, Count.ALL)
    )
    if charted and named:
        assert charted.high <= named.high
    if named and everything:
        assert named.low <= everything.low
        assert named.high <= everything.high


@given(mondays, st.sampled_from([Count.CHARTED, Count.NAMED]))
def test_shares_of_countries_add_up_to_at_most_the_whole(monday, count):
    codes = sorted(set(SNAPSHOT.labs["country"]) - {""})
    shares = [
        measure(SNAPSHOT, Query(Measure.SHARE, Entity(EntityKind.COUNTRY, code), count, week(monday))).interval
        for code in codes
    ]
    assert 0 < sum(share.low for share in shares) <= 1 + 1e-9


@given(mondays, mondays)
def test_growth_there_and_back_cancels_out(one, two):
    there = measure(SNAPSHOT, Query(Measure.MULTIPLE, US, Count.NAMED, week(one), baseline=week(two)))
    back = measure(SNAPSHOT, Query(Measure.MULTIPLE, US, Count.NAMED, week(two), baseline=week(one)))
    growth = measure(SNAPSHOT, Query(Measure.GROWTH, US, Count.NAMED, week(one), baseline=week(two)))
    assert value(there) * value(back) == pytest.approx(1)
    assert value(growth) == pytest.approx(value(there) - 1)


@given(entities, mondays, st.sampled_from(list(Count)))
def test_a_week_measured_alone_is_the_week_of_the_series(entity, monday, count):
    alone = measure(SNAPSHOT, Query(Measure.VOLUME, entity, count, week(monday), top=5))
    if alone.interval is not None:
        frame = series(SNAPSHOT, entity, count, 5).set_index("week")
        assert alone.interval.low == pytest.approx(frame.loc[monday, "low"])
        assert alone.interval.high == pytest.approx(frame.loc[monday, "high"])


@given(
    st.sampled_from(list(Measure)),
    entities,
    st.sampled_from(list(Count)),
    periods,
    st.none() | entities,
    st.none() | periods,
    st.none() | st.sampled_from(list(Grain)),
    st.none() | st.integers(1, 20),
    st.none() | entities,
    st.sampled_from([EntityKind.MODEL, EntityKind.LAB, EntityKind.COUNTRY, EntityKind.FAMILY]),
    st.sampled_from(["", "leads", "top", "rises", "above:1e12", "lowest"]),
)
def test_any_question_has_an_answer_or_a_reason(
    kind, subject, count, period, other, baseline, per, top, of, among, detail
):
    query = Query(kind, subject, count, period, other, baseline, per, top, of, among, detail=detail)
    evidence = measure(SNAPSHOT, query)
    assert (evidence.interval is None) == bool(evidence.missing)
    assert evidence.interval is None or evidence.steps
    assert len(evidence.rows) <= 60


@pytest.fixture(scope="module")
def makers():
    # Tokens by day (rows) and by the site's own name of the maker (columns).
    rows = pd.read_csv(HOME / "daily_by_lab.csv", parse_dates=["date"])
    return rows.pivot(index="date", columns="lab", values="tokens").fillna(0)


CHINESE = (
    *("Alibaba Qwen", "DeepSeek", "MiniMax", "Moonshot AI", "Nex AGI", "StepFun", "Tencent", "Xiaomi", "Z.ai", "z-ai"),
    *("dots studio", "inclusionAI", "inclusionai"),
)
ANTHROPIC = Entity(EntityKind.LAB, "anthropic", "Anthropic")


@pytest.mark.parametrize(
    "ends", [("2026-09-21", "2026-09-27"), ("2026-10-01", "2026-10-01"), ("2026-09-10", "2026-10-06")]
)
def test_days_that_name_makers_only_are_exact_for_labs_countries_and_the_platform(dataset, makers, ends):
    inside = makers.loc[slice(*ends)]
    if ends[0] == "2026-09-10":
        assert len(inside) == 27
    for entity, count, expected in (
        (ANTHROPIC, Count.NAMED, inside["Anthropic"].sum()),
        (CN, Count.NAMED, inside[list(CHINESE)].sum().sum()),
        (PLATFORM, Count.NAMED, inside.drop(columns="other").sum().sum()),
        (PLATFORM, Count.ALL, inside.sum().sum()),
    ):
        evidence = measure(dataset, volume(entity, count, days(*ends)))
        assert evidence.interval.exact
        assert evidence.interval.low == expected
        assert any("only makers are named" in caveat for caveat in evidence.caveats)


def test_the_unnamed_rest_of_a_day_that_names_makers_may_be_anybodys(dataset, makers):
    day = makers.loc["2026-10-01"]
    found = measure(dataset, volume(ANTHROPIC, Count.ALL, days("2026-10-01", "2026-10-01"))).interval
    assert (found.low, found.high) == (day["Anthropic"], day["Anthropic"] + day["other"])


def test_cloaked_models_count_for_no_country_where_makers_are_named(dataset, makers):
    inside = makers.loc["2026-09-28":"2026-10-04"]
    found = measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, week("2026-09-28"))).interval
    named = inside.drop(columns="other").sum().sum()
    assert found.low == pytest.approx(inside[list(CHINESE)].sum().sum() / named)
    nobodys = inside[["stealth (unlabelled)", "TypeSafe"]].sum().sum()
    others = inside[["Mistral AI", "Upstage"]].sum().sum()
    us = measure(dataset, Query(Measure.SHARE, US, Count.NAMED, week("2026-09-28"))).interval
    assert found.low + us.low == pytest.approx(1 - (nobodys + others) / named)


def test_growth_runs_from_a_week_of_models_to_one_of_makers(dataset, makers):
    then = dataset.weekly[
        dataset.weekly["week"].eq("2026-08-31") & dataset.weekly["model"].str.startswith("anthropic/")
    ]
    query = Query(Measure.MULTIPLE, ANTHROPIC, Count.NAMED, week("2026-09-28"), baseline=week("2026-08-31"))
    expected = makers.loc["2026-09-28":"2026-10-04", "Anthropic"].sum() / then["tokens"].sum()
    assert measure(dataset, query).interval.low == pytest.approx(expected)


def test_the_largest_labs_are_found_among_makers(dataset, makers):
    day = makers.loc["2026-10-08"].drop(["other", "stealth (unlabelled)"])
    day = day.rename({"z-ai": "Z.ai", "inclusionai": "inclusionAI"}).groupby(level=0).sum()
    query = volume(Entity(EntityKind.TOP, "lab/5", "the top five labs"), Count.NAMED, days("2026-10-08", "2026-10-08"))
    assert measure(dataset, query).interval.low == day.nlargest(5).sum()


OPENED = Entity(EntityKind.COUNTRY, "CN", "Chinese open-weight models", weights="open")


@pytest.mark.parametrize(
    "query",
    [
        volume(CN, Count.CHARTED, week("2026-09-28")),
        volume(CN, Count.TOP, week("2026-09-28")),
        volume(M25, Count.NAMED, week("2026-09-28")),
        volume(OPENED, Count.NAMED, week("2026-09-28")),
        volume(Entity(EntityKind.WEIGHTS, "open", "open models"), Count.NAMED, week("2026-09-28")),
        volume(Entity(EntityKind.FAMILY, "openai/gpt", "GPT"), Count.NAMED, week("2026-09-28")),
        volume(Entity(EntityKind.TOP, "10", "the top ten"), Count.NAMED, week("2026-09-28")),
        volume(Entity(EntityKind.GROUP, members=(CN, M25)), Count.NAMED, week("2026-09-28")),
        Query(Measure.SHARE, CN, Count.NAMED, week("2026-09-28"), of=Entity(EntityKind.TOP, "10", "the top ten")),
        Query(Measure.RANK, ANTHROPIC, Count.NAMED, week("2026-09-28"), among=EntityKind.MODEL),
        Query(Measure.PLACES, CN, Count.NAMED, week("2026-09-28"), top=5),
        Query(Measure.STREAK, M25, Count.NAMED, week("2026-09-28"), detail="top", top=1),
    ],
    ids=lambda query: f"{query.measure} {query.subject.id} {query.count}",
)
def test_what_needs_models_is_refused_where_only_makers_are_named(dataset, query):
    evidence = measure(dataset, query)
    assert evidence.interval is None
    assert "to 13 September 2026" in evidence.missing
    assert "it names makers and not their models" in evidence.missing


def test_the_reason_for_a_day_after_all_rows_says_nothing_of_makers(dataset):
    evidence = measure(dataset, volume(M25, Count.NAMED, week("2027-01-04")))
    assert "to 13 September 2026" in evidence.missing
    assert "makers" not in evidence.missing


def test_where_models_are_named_they_are_the_source(dataset):
    inside = dataset.weekly["week"].eq("2026-09-07") & dataset.weekly["model"].str.startswith("anthropic/")
    evidence = measure(dataset, volume(ANTHROPIC, Count.NAMED, week("2026-09-07")))
    assert evidence.interval.low == dataset.weekly[inside]["tokens"].sum()
    assert {row.model.partition("/")[0] for row in evidence.rows} == {"anthropic"}
    assert all("/" in row.model for row in evidence.rows)


def test_working_adds_up_makers_by_their_authors(dataset, makers):
    evidence = measure(dataset, volume(US, Count.NAMED, days("2026-10-01", "2026-10-01")))
    assert "openai 2.69 trillion" in evidence.steps[0]
    assert {row.model for row in evidence.rows} >= {"openai", "anthropic", "google"}
