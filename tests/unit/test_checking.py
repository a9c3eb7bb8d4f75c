"""From a sentence to its verdict: which readings decide, and which are shown beside them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from core.checking import check
from core.datasets import load
from core.datasets.snapshot import folder_of
from core.model import Article, CheckedClaim, Count, Fit, Flag, Judgement
from core.wording import count_text, measured


def judged(text: str, number: str, published: date | None = None) -> CheckedClaim:
    """The one claim of ``text`` whose words contain ``number``."""
    (claim,) = [one for one in check(Article(text, published=published), load()).claims if number in one.claim.text]
    return claim


def other(checked: CheckedClaim, words: str) -> list[Judgement]:
    """The readings shown for comparison whose label has ``words``."""
    return [j for j in checked.judgements if not j.applies and words in count_text(j)]


def test_seven_days_that_end_on_a_saturday_show_the_published_week_as_another_reading() -> None:
    checked = judged("In the seven days to 30 May 2026, Chinese models processed 14.0T tokens on OpenRouter.", "14.0T")
    assert (checked.claim.period.first, checked.claim.period.last) == (date(2026, 5, 24), date(2026, 5, 30))
    week = other(checked, "Monday-Sunday week of 25–31 May 2026")
    assert [count_text(j).partition(",")[0] for j in week] == ["the nine charted models", "every named model"]
    assert [j.evidence.interval.exact for j in week if j.evidence.interval] == [True, True]


def test_a_week_from_sunday_is_compared_with_the_seven_days_before_it() -> None:
    claim = judged("In the week to 20 June 2026, OpenRouter's tokens rose 9%.", "9%").claim
    assert claim.baseline is not None
    assert (claim.baseline.period.first, claim.baseline.period.last) == (date(2026, 6, 7), date(2026, 6, 13))


@pytest.mark.parametrize(
    ("text", "number", "flag"),
    [  # sums of the days with pandas: 39.46 trillion on the chart's nine of each week, 55.63 on every named model
        ("In May 2026, Chinese models processed {} tokens on OpenRouter.", "39.5 trillion", Flag.DEPENDS),
        ("In May 2026, Chinese models processed {} tokens on OpenRouter.", "55.6 trillion", Flag.DEPENDS),
        ("In May 2026, Chinese models processed {} tokens on OpenRouter.", "47 trillion", Flag.UNVERIFIED),
        ("In June 2026, Chinese models processed {} tokens on OpenRouter.", "78.3T", Flag.DEPENDS),
        ("Kimi K2.5 came {} on OpenRouter in February 2026.", "second", Flag.VERIFIED),
        ("Kimi K2.5 came {} on OpenRouter in February 2026.", "third", Flag.UNVERIFIED),
        ("Chinese systems took {} of the top five places on OpenRouter in February 2026.", "three", Flag.VERIFIED),
    ],
)
def test_a_month_is_exact_and_has_no_reading_in_whole_weeks(text: str, number: str, flag: Flag) -> None:
    checked = judged(text.format(number), number)
    assert checked.verdict.flag is flag, checked.finding
    assert all(j.evidence.interval is not None and j.evidence.interval.exact for j in checked.judgements if j.applies)
    assert not other(checked, "Monday-Sunday")


@pytest.mark.parametrize(
    ("number", "flag"),
    [("3.8 trillion", Flag.UNCHECKABLE), ("2 trillion", Flag.UNVERIFIED), ("over 2.8 trillion", Flag.VERIFIED)],
)
def test_a_day_never_published_leaves_bounds_and_is_the_reason(number: str, flag: Flag) -> None:
    """Google's 29 published days of June 2025 have 3.71 trillion tokens, and 2.87 on the chart's nine."""
    checked = judged(f"Google processed {number} tokens on OpenRouter in June 2025.", number)
    assert checked.verdict.flag is flag, checked.finding
    assert ("15 June 2025 was never published" in checked.verdict.reason) == (flag is Flag.UNCHECKABLE)
    assert any("15 June 2025 was never published" in caveat for caveat in checked.caveats)


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        ("In June 2026, {} 94% compared with May 2026.", date(2026, 6, 1), date(2026, 5, 1)),
        ("{} 94% from May 2026 to June 2026.", date(2026, 6, 1), date(2026, 5, 1)),
        ("Between February 2026 and June 2026, {} 94%.", date(2026, 6, 1), date(2026, 2, 1)),
        (
            "Between the week of 9 February 2026 and the week of 2 March 2026, {} 94%.",
            date(2026, 3, 2),
            date(2026, 2, 9),
        ),
        ("In the week of 15 June 2026, {} 94% on the week of 1 June 2026.", date(2026, 6, 15), date(2026, 6, 1)),
        ("Since the week of 2 February 2026, {} 94%.", date(2026, 6, 15), date(2026, 2, 2)),
        ("In the week of 15 June 2026, {} 94% in three weeks.", date(2026, 6, 15), date(2026, 5, 25)),
    ],
)
def test_what_a_change_runs_from_and_to(text: str, first: date, then: date) -> None:
    said = text.format("Chinese models' tokens on OpenRouter rose")
    claim = judged(said[0].upper() + said[1:], "94%", date(2026, 6, 25)).claim
    assert claim.baseline is not None
    assert (claim.period.first, claim.baseline.period.first) == (first, then)


def test_a_length_can_be_counted_with_both_its_ends() -> None:
    text = "Chinese models' usage on OpenRouter rose 127% in three weeks in the week of 16 February 2026."
    checked = judged(text, "127%")
    assert checked.verdict.flag is Flag.UNCHECKABLE
    assert "Read another way it is close: the nine charted models, from week of 2–8 February" in checked.verdict.reason


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("OpenRouter topped 20 trillion tokens for the first time in the week of March 16-22, 2026.", Flag.VERIFIED),
        ("OpenRouter topped 20 trillion tokens for the first time in the week of 13 April 2026.", Flag.UNVERIFIED),
        ("In March 2026 OpenRouter topped 20 trillion weekly tokens for the first time.", Flag.VERIFIED),
        ("In March 2026 OpenRouter topped 20 trillion tokens for the first time.", Flag.UNCHECKABLE),
        ("OpenRouter hit 10 trillion tokens for the first time in the week of 2 February 2026.", Flag.VERIFIED),
        ("The week of 16 March 2026 was the first week in which OpenRouter handled over 20T tokens.", Flag.VERIFIED),
    ],
)
def test_a_threshold_is_passed_for_the_first_time_in_one_week(text: str, flag: Flag) -> None:
    (claim,) = [one for one in check(Article(text), load()).claims if one.claim.kind == "milestone"]
    assert claim.verdict.flag is flag, claim.finding


def tokens(first: str, last: str) -> int:
    """All tokens of some days."""
    daily = load().daily
    return int(daily["tokens"][daily["date"].between(first, last)].sum())


def test_growth_is_annualised_only_where_the_words_say_so() -> None:
    text = "OpenRouter's tokens grew {} from four weeks earlier in the week of 15 June 2026."
    now, then = tokens("2026-06-15", "2026-06-21"), tokens("2026-05-18", "2026-05-24")
    plain = judged(text.format("by 61.3%"), "61.3%")
    yearly = judged(text.format("at an annualised rate of 61.3%"), "61.3%")
    assert plain.verdict.flag is Flag.VERIFIED
    assert yearly.verdict.flag is Flag.UNVERIFIED
    interval = yearly.judgements[0].evidence.interval
    assert interval is not None
    assert interval.low == pytest.approx((now / then) ** (365.25 / 28) - 1)


def test_a_single_day_is_not_compared_with_a_week() -> None:
    checked = judged("On a single day in the week of 15 June 2026, OpenRouter processed 7.0T tokens.", "7.0T")
    interval = checked.judgements[0].evidence.interval
    assert interval is not None
    assert interval.high < 8e12


def test_times_more_is_computed_both_ways() -> None:
    text = "In the week of 15 June 2026, Chinese models processed two times {} tokens {} US models on OpenRouter."
    more = judged(text.format("more", "than"), "two times")
    assert [round(j.evidence.interval.low, 2) for j in other(more, "beyond") if j.evidence.interval] == [2.27, 0.71]
    assert not other(judged(text.format("as many", "as"), "two times"), "beyond")


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Chinese models have led US models on OpenRouter since the week of 27 April 2026.", Flag.VERIFIED),
        ("Chinese models have led US models on OpenRouter since the week of 20 April 2026.", Flag.UNVERIFIED),
        ("MiniMax M2.5 has topped OpenRouter since the week of 9 March 2026.", Flag.UNVERIFIED),
        ("Chinese models have been ahead of US models on OpenRouter ever since.", Flag.UNCHECKABLE),
    ],
)
def test_led_since_is_a_run_that_reaches_back_to_that_week(text: str, flag: Flag) -> None:
    (claim,) = check(Article(text, published=date(2026, 6, 25)), load()).claims
    assert (claim.claim.kind, claim.verdict.flag) == ("streak", flag), claim.finding


def test_a_daily_average_is_not_compared_with_a_week() -> None:
    checked = judged("OpenRouter's daily token volume averaged 6.7 trillion in the week of 15 June 2026.", "6.7")
    assert checked.verdict.flag is Flag.VERIFIED


def test_the_largest_labs_are_labs_and_not_models() -> None:
    checked = judged("In the week of 15 June 2026, the three largest labs held 41.5% of OpenRouter's tokens.", "41.5%")
    assert checked.claim.subject.id == "top:lab/3"
    assert checked.verdict.flag is Flag.VERIFIED


def test_a_model_is_judged_with_its_variants_and_alone() -> None:
    checked = judged("In the week of 9 March 2026, Step 3.5 Flash processed 1.34T tokens on OpenRouter.", "1.34T")
    assert checked.verdict.flag is Flag.DEPENDS
    assert [j.fit for j in checked.judgements if j.applies] == [Fit.UNDERSTATED, Fit.HOLDS]


def test_cloaked_models_are_given_to_their_makers_in_another_reading() -> None:
    # 324 billion under its own name, 662 of Hunter Alpha and 207 of Healer Alpha.
    checked = judged("In the week of 9 March 2026, Xiaomi processed 1.19T tokens on OpenRouter.", "1.19T")
    assert checked.verdict.flag is Flag.UNCHECKABLE
    assert "Read another way it fits: every named model, cloaked models given" in checked.verdict.reason


@pytest.mark.parametrize(
    ("text", "kind", "flag"),
    [
        ("MiMo V2.5 entered the top three on OpenRouter for the first time {}.", "milestone", Flag.VERIFIED),
        ("DeepSeek V4 Flash entered the top three on OpenRouter for the first time {}.", "milestone", Flag.UNVERIFIED),
        ("OpenRouter processed 46.6 trillion tokens {}, a record.", "record", Flag.VERIFIED),
        ("US models' tokens on OpenRouter fell for the second straight week {}.", "streak", Flag.UNVERIFIED),
        ("Most of OpenRouter's tokens went to Chinese models {}.", "share", Flag.VERIFIED),
    ],
)
def test_firsts_records_and_runs_in_other_words(text: str, kind: str, flag: Flag) -> None:
    made = check(Article(text.format("in the week of 15 June 2026")), load()).claims
    assert [one.verdict.flag for one in made if one.claim.kind == kind] == [flag]


def test_a_change_of_a_share_is_one_of_the_share_and_not_of_tokens() -> None:
    text = "Chinese models' share of {} on OpenRouter rose 3.3% from a week earlier in the week of 15 June 2026."
    checked = judged(text.format("tokens"), "3.3%")
    named = next(j for j in checked.judgements if j.query.count is Count.NAMED)
    assert named.fit is Fit.HOLDS  # 57.3 to 59.2 %; the tokens themselves rose by 8.8 %


def test_a_week_that_lacks_a_day_is_a_baseline_for_the_platform_and_between_bounds_for_others() -> None:
    text = "{} usage on OpenRouter rose {} year over year in the week of 8 June 2026."
    assert judged(text.format("Token", "2038%"), "2038%").verdict.flag is Flag.VERIFIED
    google = judged(text.format("Google's token", "500%"), "500%")
    (named,) = [j for j in google.judgements if j.applies and j.evidence.interval is not None]
    assert "between" in measured(named.evidence)


def test_a_week_named_by_its_sunday_shows_the_week_that_begins_there_as_another_reading() -> None:
    checked = judged("In the week of June 14, 2026, Chinese models processed 17.5T tokens on OpenRouter.", "17.5T")
    assert (checked.claim.period.first, checked.claim.period.last) == (date(2026, 6, 8), date(2026, 6, 14))
    tried = {(j.window.first, j.window.last) for j in checked.judgements if j.window is not None}
    assert tried == {(date(2026, 6, 8), date(2026, 6, 14)), (date(2026, 6, 14), date(2026, 6, 20))}
    monday = judged("In the week of June 15, 2026, Chinese models processed 17.5T tokens on OpenRouter.", "17.5T")
    assert not [j for j in monday.judgements if j.window is not None]


LAST_DAYS = """
In the week of 28 September 2026, OpenRouter processed {whole:.1f} trillion tokens, {growth:.1f}% more than in the week
of 21 September 2026. Chinese models took {china:.1f}% of tokens on OpenRouter in the week of 28 September 2026.

On 1 October 2026, OpenAI processed {openai:.2f} trillion tokens on OpenRouter. Between 29 September and 5 October 2026,
Anthropic processed {anthropic:.2f} trillion tokens on OpenRouter. DeepSeek was the largest lab on OpenRouter in the
week of 28 September 2026. DeepSeek V4.1 Flash processed {flash:.2f} trillion tokens on OpenRouter in the week of 28
September 2026.
"""


def last_days() -> dict[str, float]:
    """The figures of ``LAST_DAYS``, added up with pandas."""
    snapshot = folder_of()
    rows = pd.read_csv(snapshot / "daily.csv")
    rows["maker"] = rows["model"].str.partition("/")[0]
    country = pd.read_csv(snapshot / "labs.csv", keep_default_na=False).set_index("author")["country"]
    before, week, window = (
        rows[rows["date"].between(*ends)]
        for ends in (("2026-09-21", "2026-09-27"), ("2026-09-28", "2026-10-04"), ("2026-09-29", "2026-10-05"))
    )
    named, day = week[week["model"].ne("other")], rows[rows["date"].eq("2026-10-01")]
    return {
        "whole": week["tokens"].sum() / 1e12,
        "growth": (week["tokens"].sum() / before["tokens"].sum() - 1) * 100,
        "china": named["tokens"][named["maker"].map(country).eq("CN")].sum() / named["tokens"].sum() * 100,
        "openai": day["tokens"][day["maker"].eq("openai")].sum() / 1e12,
        "anthropic": window["tokens"][window["maker"].eq("anthropic")].sum() / 1e12,
        "flash": week["tokens"][week["model"].str.startswith("deepseek/deepseek-v4.1-flash")].sum() / 1e12,
    }


def test_an_article_about_the_last_days_is_checked() -> None:
    report = check(Article(LAST_DAYS.format(**last_days()), published=date(2026, 10, 10)), load())
    assert len(report.claims) == 7
    right = (Flag.VERIFIED, Flag.DEPENDS)  # for makers and countries the chart's nine have figures of their own
    assert {one.claim.text: one.finding for one in report.claims if one.verdict.flag not in right} == {}
    assert any("belong to no country" in caveat for caveat in report.claims[0].caveats)


def test_an_article_about_the_last_days_is_caught_out() -> None:
    figures = {name: figure * 1.3 for name, figure in last_days().items()}
    report = check(Article(LAST_DAYS.format(**figures), published=date(2026, 10, 10)), load())
    wrong = [one for one in report.claims if one.claim.kind != "rank"]
    assert {one.claim.text: one.finding for one in wrong if one.verdict.flag is not Flag.UNVERIFIED} == {}


def on_days(slug: str, first: str, last: str) -> float:
    """Trillions of tokens of a model's slugs on some days."""
    daily = load().daily
    rows = daily[daily["date"].between(first, last) & daily["model"].astype(str).str.startswith(slug)]
    return float(rows["tokens"].sum()) / 1e12


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("deepseek/deepseek-v4-flash", "DeepSeek V4 Flash drew {} trillion tokens on OpenRouter so far this month."),
        ("xiaomi/mimo-v2.5-2", "MiMo V2.5 processed {} trillion tokens on OpenRouter this month."),
        ("tencent/hy3-preview", "This month, Hy3 Preview has taken {} trillion tokens on OpenRouter."),
    ],
)
def test_this_month_is_also_the_thirty_days_of_the_sites_board(slug: str, text: str) -> None:
    published = date(2026, 6, 16)
    month, board = on_days(slug, "2026-06-01", "2026-06-15"), on_days(slug, "2026-05-17", "2026-06-15")
    for figure, flag in ((month, Flag.DEPENDS), (board, Flag.DEPENDS), (1.5 * max(month, board), Flag.UNVERIFIED)):
        number = f"{figure:.2f}"
        checked = judged(text.format(number), number, published)
        assert checked.verdict.flag is flag, checked.finding
        fits = {j.window.first: j.fit for j in checked.judgements if j.applies and j.query.rollup and j.window}
        assert (fits[date(2026, 5, 17)] in (Fit.HOLDS, Fit.CLOSE)) == (figure == board)


def test_a_month_that_is_over_has_no_board() -> None:
    checked = judged("In May 2026, Chinese models processed 55.6T tokens on OpenRouter.", "55.6T", date(2026, 6, 16))
    assert not [j for j in checked.judgements if "30 days" in j.label]
