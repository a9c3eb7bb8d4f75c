import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.datasets import load, measure, series
from core.datasets.measure import PEAK
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
def test_a_share_of_a_year_is_open_only_for_the_days_never_published(dataset, count, share):
    evidence = measure(dataset, Query(Measure.SHARE, US, count, days("2025-01-01", "2025-12-31")))
    assert evidence.interval.low - 0.005 < share < evidence.interval.high + 0.005
    assert 0 < evidence.interval.high - evidence.interval.low < 0.015
    assert evidence.loose == "15 June 2025 and 15 July 2025 were never published"


def test_a_cloaked_model_given_to_its_maker_names_day_and_source(dataset):
    xiaomi = Entity(EntityKind.LAB, "xiaomi", "Xiaomi")
    query = volume(xiaomi, Count.NAMED, week("2026-03-09"))
    steps = measure(dataset, query, disclosed=True).steps
    assert any("hunter-alpha" in step and "disclosed on 18 March 2026; Reuters" in step for step in steps)
    assert not any("disclosed" in step for step in measure(dataset, query).steps)


def chinese(dataset, first, last):
    """Tokens of Chinese models and of all named on some days."""
    rows = dataset.daily[dataset.daily["date"].between(first, last) & dataset.daily["model"].ne("other")]
    makers = set(dataset.labs["author"][dataset.labs["country"].eq("CN")])
    own = rows["model"].astype(str).str.partition("/")[0].isin(makers)
    return rows["tokens"][own].sum(), rows["tokens"].sum()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-04-01", "2026-04-30"),
        ("2026-06-05", "2026-06-11"),
        ("2026-10-09", "2026-10-09"),
        ("2026-01-01", "2026-10-09"),
    ],
)
def test_any_days_are_exact(dataset, first, last):
    own, whole = chinese(dataset, first, last)
    assert value(measure(dataset, volume(CN, Count.NAMED, days(first, last)))) == own
    share = measure(dataset, Query(Measure.SHARE, CN, Count.NAMED, days(first, last)))
    assert value(share) == pytest.approx(own / whole)
    assert share.loose == ""


def nine(dataset, first, last):
    """Tokens of Chinese models among the nine slugs with most tokens of these days."""
    rows = dataset.daily[dataset.daily["date"].between(first, last) & dataset.daily["model"].ne("other")]
    top = rows["tokens"].groupby(rows["model"].astype(str)).sum().nlargest(9)
    makers = set(dataset.labs["author"][dataset.labs["country"].eq("CN")])
    return top[top.index.str.partition("/").get_level_values(0).isin(makers)].sum()


def test_the_nine_are_those_of_each_week_and_of_a_window_of_at_most_seven_days(dataset):
    for first, last in (("2026-06-05", "2026-06-11"), ("2026-06-11", "2026-06-11"), ("2026-06-08", "2026-06-14")):
        assert value(measure(dataset, volume(CN, Count.CHARTED, days(first, last)))) == nine(dataset, first, last)
    parts = [("2026-06-05", "2026-06-07"), ("2026-06-08", "2026-06-14"), ("2026-06-15", "2026-06-17")]
    longer = value(measure(dataset, volume(CN, Count.CHARTED, days("2026-06-05", "2026-06-17"))))
    assert longer == sum(nine(dataset, *part) for part in parts)


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
    assert measure(dataset, volume(CN, Count.NAMED, week("2026-06-22"))).caveats == ()


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


def test_a_month_is_the_sum_of_its_days(dataset):
    june = measure(dataset, volume(PLATFORM, Count.ALL, days("2026-06-01", "2026-06-30")))
    rows = dataset.daily[dataset.daily["date"].between("2026-06-01", "2026-06-30")]
    assert value(june) == rows["tokens"].sum()
    assert june.steps[0].startswith("On 1–30 June 2026, the whole platform")
    weeks = measure(dataset, volume(PLATFORM, Count.ALL, days("2026-06-01", "2026-06-28")))
    assert weeks.steps[0].startswith("Over 4 weeks in 1–28 June 2026")


def test_the_day_with_most_tokens(dataset):
    rows = dataset.daily[dataset.daily["date"].between("2026-06-01", "2026-06-30")]
    query = Query(Measure.VOLUME, PLATFORM, Count.ALL, days("2026-06-01", "2026-06-30"), detail=PEAK)
    evidence = measure(dataset, query)
    sums = rows.groupby("date")["tokens"].sum()
    assert value(evidence) == sums.max()
    assert sums.idxmax().date().isoformat() == "2026-06-17"
    assert evidence.steps[-1] == "No day of the period has more than 17 June 2026."


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
    assert value(mean) == pytest.approx(chinese(dataset, "2026-02-01", "2026-02-28")[0] / 4)
    assert "Per week over 28 days" in mean.steps[-1]


def test_a_day_is_exact_and_never_a_week(dataset):
    day = days("2026-06-03", "2026-06-03")
    assert value(measure(dataset, volume(CN, Count.NAMED, day))) == chinese(dataset, "2026-06-03", "2026-06-03")[0]
    assert "less than a week" in measure(dataset, volume(CN, Count.NAMED, day, Grain.WEEK)).missing


@pytest.mark.parametrize(
    ("entity", "period", "reason"),
    [
        (CN, days("2025-07-15", "2025-07-15"), "15 July 2025 was never published"),
        (CN, week("2024-07-15"), "runs from 1 January 2025 to 9 October 2026"),
        (CN, days("2024-12-31", "2025-01-05"), "runs from 1 January 2025 to 9 October 2026"),
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


def test_a_month_before_the_first_day_is_known_between_the_weeks_inside_and_those_that_touch_it(dataset):
    weeks = dataset.totals.set_index("week")["tokens"]
    evidence = measure(dataset, volume(PLATFORM, Count.ALL, days("2024-07-01", "2024-07-31")))
    inside = weeks["2024-07-01":"2024-07-22"].sum()
    assert evidence.interval == Interval(inside, inside + weeks["2024-07-29"])
    assert evidence.loose.startswith("Before 1 January 2025 only totals of whole weeks are known")


# --- Days that were never published ----------------------------------------------------------------


def test_of_a_day_never_published_the_platforms_total_is_known_from_its_week(dataset):
    for period, total in ((week("2025-07-14"), 2594244211049), (days("2025-07-15", "2025-07-15"), 371609283604)):
        evidence = measure(dataset, volume(PLATFORM, Count.ALL, period))
        assert value(evidence) == total
        assert any("15 July 2025 was never published" in caveat for caveat in evidence.caveats)


@pytest.mark.parametrize("entity", [CN, US, Entity(EntityKind.MODEL, "openai/gpt-4o-mini", "GPT-4o-mini")])
def test_a_week_that_lacks_a_day_has_at_least_the_other_six(dataset, entity):
    evidence = measure(dataset, volume(entity, Count.NAMED, week("2025-07-14")))
    parts = [
        value(measure(dataset, volume(entity, Count.NAMED, days(*part))))
        for part in (("2025-07-14", "2025-07-14"), ("2025-07-16", "2025-07-20"), ("2025-07-16", "2025-07-16"))
    ]
    assert evidence.interval.low == parts[0] + parts[1]
    assert evidence.interval.high == pytest.approx(
        parts[0] + parts[1] + min(2 * max(parts[::2]), 371609283604), rel=0.02
    )
    assert evidence.loose == "15 July 2025 was never published"
    whole = measure(dataset, volume(entity, Count.ALL, week("2025-07-14"))).interval
    assert whole.low == evidence.interval.low
    assert whole.high >= evidence.interval.high


def test_all_named_have_at_most_what_the_platform_had_on_a_day_never_published(dataset):
    named = measure(dataset, volume(PLATFORM, Count.NAMED, week("2025-07-14"))).interval
    assert named.high - named.low == 371609283604


# --- Single models ---------------------------------------------------------------------------------


def test_a_model_is_exact_on_days_that_name_it_and_below_the_fiftieth_on_others(dataset):
    rows = dataset.daily[dataset.daily["date"].between("2026-06-01", "2026-06-30") & dataset.daily["model"].ne("other")]
    own = rows[rows["model"].eq("z-ai/glm-5-20260211")].set_index("date")["tokens"]
    fiftieth = rows.groupby("date")["tokens"].min()
    glm = Entity(EntityKind.MODEL, "z-ai/glm-5", "GLM-5")
    evidence = measure(dataset, volume(glm, Count.NAMED, days("2026-06-01", "2026-06-30")))
    assert 0 < len(own) < 30
    assert evidence.interval == Interval(own.sum(), own.sum() + fiftieth.drop(own.index).sum())
    assert evidence.loose.startswith("What lies below the 50 models named each day")


def test_before_the_day_in_its_slug_a_model_had_nothing(dataset):
    february = measure(dataset, volume(M25, Count.NAMED, days("2026-02-01", "2026-02-28"))).interval
    later = measure(dataset, volume(M25, Count.NAMED, days("2026-02-11", "2026-02-28"))).interval
    assert february == later


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


def models(dataset, first, last):
    """Tokens by model, dates and variants of a slug taken together, most first."""
    rows = dataset.daily[dataset.daily["date"].between(first, last) & dataset.daily["model"].ne("other")]
    public = rows["model"].astype(str).str.replace(r"(:.*|-\d{4,8}(:.*)?)$", "", regex=True)
    return rows["tokens"].groupby(public).sum().sort_values(ascending=False)


def test_a_top_n_is_picked_over_all_days_of_the_period(dataset):
    makers = set(dataset.labs["author"][dataset.labs["country"].eq("CN")])
    period = days("2026-02-01", "2026-02-28")
    five = models(dataset, "2026-02-01", "2026-02-28").head(5)
    own = five[five.index.str.partition("/").get_level_values(0).isin(makers)]
    assert value(measure(dataset, Query(Measure.VOLUME, CN, Count.TOP, period, top=5))) == own.sum()
    share = value(measure(dataset, Query(Measure.SHARE, CN, Count.TOP, period, top=5)))
    assert share == pytest.approx(own.sum() / five.sum())


@pytest.mark.parametrize(("kind", "n"), [(EntityKind.TOP, 1), (EntityKind.TOP, 3), (EntityKind.RANK, 3)])
def test_the_largest_of_a_month(dataset, kind, n):
    sums = models(dataset, "2026-02-01", "2026-02-28")
    picked = sums.iloc[:n] if kind is EntityKind.TOP else sums.iloc[n - 1 : n]
    share = measure(dataset, Query(Measure.SHARE, Entity(kind, str(n)), Count.NAMED, days("2026-02-01", "2026-02-28")))
    assert value(share) == pytest.approx(picked.sum() / sums.sum())


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
    assert "Per week over 28 days" in " ".join(evidence.steps)
    then, now = (chinese(dataset, *ends)[0] for ends in (("2026-02-01", "2026-02-28"), ("2026-03-02", "2026-03-08")))
    assert value(evidence) == pytest.approx(now / (then / 4))


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
    rows = dataset.daily[dataset.daily["date"].between("2026-03-16", "2026-03-22")]
    hidden = rows["tokens"][rows["model"].isin(["openrouter/hunter-alpha", "openrouter/healer-alpha"])].sum()
    assert value(measure(dataset, query, disclosed=True)) == value(measure(dataset, query)) + hidden


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


# --- The last days ---------------------------------------------------------------------------------

ANTHROPIC = Entity(EntityKind.LAB, "anthropic", "Anthropic")


def test_cloaked_models_and_makers_without_a_country_count_for_none(dataset):
    rows = dataset.daily[dataset.daily["date"].between("2026-09-28", "2026-10-04") & dataset.daily["model"].ne("other")]
    makers = rows["tokens"].groupby(rows["model"].astype(str).str.partition("/")[0]).sum()
    country = dataset.labs.set_index("author")["country"].reindex(makers.index)
    shares = [
        value(measure(dataset, Query(Measure.SHARE, Entity(EntityKind.COUNTRY, code), Count.NAMED, week("2026-09-28"))))
        for code in sorted(set(country) - {""})
    ]
    assert sum(shares) == pytest.approx(1 - makers[country.eq("")].sum() / makers.sum())
    assert makers["stealth"] / makers.sum() == pytest.approx(0.248, abs=5e-4)


def test_the_three_last_weeks_split_up_as_the_notes_on_the_data_say(dataset):
    for monday, china, america in (("2026-09-14", 64.7, 26.7), ("2026-09-21", 55.9, 24.9), ("2026-09-28", 46.1, 22.2)):
        for who, percent in ((CN, china), (US, america)):
            share = measure(dataset, Query(Measure.SHARE, who, Count.NAMED, week(monday), of=PLATFORM))
            assert 100 * value(share) == pytest.approx(percent, abs=0.05)


def test_the_largest_labs(dataset):
    rows = dataset.daily[dataset.daily["date"].eq("2026-10-08") & dataset.daily["model"].ne("other")]
    makers = (
        rows["tokens"].groupby(rows["model"].astype(str).str.partition("/")[0]).sum().drop("stealth", errors="ignore")
    )
    query = volume(Entity(EntityKind.TOP, "lab/5", "the top five labs"), Count.NAMED, days("2026-10-08", "2026-10-08"))
    assert measure(dataset, query).interval.low == makers.nlargest(5).sum()


@pytest.mark.parametrize(
    "query",
    [
        volume(CN, Count.CHARTED, week("2026-09-28")),
        volume(CN, Count.TOP, days("2026-10-01", "2026-10-09")),
        volume(Entity(EntityKind.WEIGHTS, "open", "open models"), Count.NAMED, week("2026-09-28")),
        volume(Entity(EntityKind.FAMILY, "openai/gpt", "GPT"), Count.NAMED, week("2026-09-28")),
        Query(Measure.SHARE, CN, Count.NAMED, week("2026-09-28"), of=Entity(EntityKind.TOP, "10", "the top ten")),
        Query(Measure.RANK, ANTHROPIC, Count.NAMED, week("2026-09-28"), among=EntityKind.MODEL),
        Query(Measure.PLACES, CN, Count.NAMED, week("2026-09-28"), top=5),
    ],
    ids=lambda query: f"{query.measure} {query.subject.id} {query.count}",
)
def test_models_are_known_to_the_last_day(dataset, query):
    assert value(measure(dataset, query)) > 0


def test_a_single_model_that_was_named_later_moves_to_its_maker_in_the_other_reading(dataset):
    zhipu = Entity(EntityKind.LAB, "z-ai", "Z.ai")
    query = volume(zhipu, Count.NAMED, days("2026-08-21", "2026-08-26"))
    rows = dataset.daily[dataset.daily["model"].eq("stealth/ox-alpha")]
    apart = measure(dataset, query, disclosed=True)
    assert value(apart) - value(measure(dataset, query)) == rows["tokens"].sum()
    assert any("ox-alpha" in step and "disclosed on 26 August 2026" in step for step in apart.steps)


@pytest.mark.parametrize(
    ("maker", "cloaked"), [("meituan", "openrouter/owl-alpha"), ("unbiased", "stealth/union-alpha")]
)
def test_a_maker_known_by_a_cloaked_model_alone_has_tokens_in_the_other_reading_only(dataset, maker, cloaked):
    rows = dataset.daily[dataset.daily["model"].eq(cloaked)]
    query = volume(Entity(EntityKind.LAB, maker, maker), Count.NAMED, days("2026-01-01", "2026-10-09"))
    assert measure(dataset, query).interval is None
    assert value(measure(dataset, query, disclosed=True)) == rows["tokens"].sum()


# --- The working, when it is shown -----------------------------------------------------------------


def test_evidence_that_leaves_the_process_takes_its_working_along(dataset):
    for query in (
        volume(CN, Count.CHARTED, week("2026-02-09")),
        Query(Measure.VOLUME, Entity(EntityKind.MODEL, "nobody/nothing"), Count.NAMED, week("2026-02-09")),
    ):
        evidence = measure(dataset, query)
        sent = pickle.loads(pickle.dumps(evidence))
        assert sent == evidence
        assert (sent.steps, sent.rows, sent.loose) == (evidence.steps, evidence.rows, evidence.loose)
        assert len(pickle.dumps(evidence)) < 20_000  # not the snapshot that it was worked out from
