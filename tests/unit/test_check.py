"""From a sentence to its verdict: which readings decide, and which are shown beside them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from core.check import check
from core.datasets import load
from core.datasets.snapshot import HOME
from core.interval import Interval
from core.model import Article, CheckedClaim, Count, Fit, Flag, Judgement
from core.wording import count_text


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


def test_a_month_that_cuts_weeks_is_bounded_and_shows_the_whole_weeks_inside() -> None:
    checked = judged("In May 2026, Chinese models processed 40 trillion tokens on OpenRouter.", "40 trillion")
    assert checked.verdict.flag is Flag.UNCHECKABLE
    assert "not made of whole weeks" in checked.verdict.reason
    assert len(other(checked, "weeks of 4–31 May 2026")) == 2


@pytest.mark.parametrize(
    ("text", "number", "figure"),
    [
        ("Kimi K2.5 came second on OpenRouter in February 2026.", "second", 2),
        ("Chinese systems took three of the top five places on OpenRouter in February 2026.", "three", 3),
    ],
)
def test_a_place_in_a_month_that_cuts_weeks_is_bounded_too(text: str, number: str, figure: float) -> None:
    checked = judged(text, number)
    assert checked.verdict.flag is Flag.UNCHECKABLE
    assert "not made of whole weeks" in checked.verdict.reason
    (weeks,) = other(checked, "every named model, Monday-Sunday weeks of 2 February – 1 March 2026")
    assert weeks.evidence.interval == Interval(figure, figure)
    assert any("Read another way it fits" in caveat for caveat in checked.caveats)


def test_a_place_within_the_words_holds_wherever_in_its_bounds_it_is() -> None:
    checked = judged("Kimi K2.5 was among the top five on OpenRouter in February 2026.", "top five")
    assert checked.verdict.flag is Flag.VERIFIED
    assert "the data shows between 1st and 3rd place" in checked.finding


def test_a_month_with_daily_rows_is_exact_and_needs_no_stopgap() -> None:
    checked = judged("In June 2026, Chinese models processed 78.3T tokens on OpenRouter.", "78.3T")
    charted = checked.judgements[0]
    assert charted.evidence.interval is not None
    assert charted.evidence.interval.exact
    assert charted.fit is Fit.HOLDS
    assert not other(checked, "Monday-Sunday")


def test_a_week_that_was_never_published_is_the_reason() -> None:
    checked = judged("Google processed 2 trillion tokens on OpenRouter in June 2025.", "2 trillion")
    assert checked.verdict.flag is Flag.UNCHECKABLE
    assert "The week of 9–15 June 2025 was never published in full" in checked.verdict.reason


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
    assert checked.verdict.flag is Flag.UNVERIFIED
    assert "Read another way it is close: the nine charted models, from week of 2–8 February" in checked.caveats[0]


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


def test_growth_is_annualised_only_where_the_words_say_so() -> None:
    text = "OpenRouter's tokens grew {} from four weeks earlier in the week of 15 June 2026."
    totals = load().totals.set_index("week")["tokens"]
    now, then = totals["2026-06-15"], totals["2026-05-18"]
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
    checked = judged("In the week of 9 March 2026, Xiaomi processed 986B tokens on OpenRouter.", "986B")
    assert checked.verdict.flag is Flag.UNVERIFIED
    assert "Read another way it fits: every named model, cloaked models given" in checked.caveats[0]


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


def test_a_week_that_lacks_a_day_is_no_baseline() -> None:
    text = "Token usage on OpenRouter rose 2136% year over year in the week of 15 June 2026."
    checked = judged(text, "2136%")
    assert checked.verdict.flag is Flag.UNCHECKABLE
    assert "9–15 June 2025 was never published" in checked.verdict.reason


def test_a_week_named_by_its_sunday_shows_the_week_that_begins_there_as_another_reading() -> None:
    checked = judged("In the week of June 14, 2026, Chinese models processed 17.5T tokens on OpenRouter.", "17.5T")
    assert (checked.claim.period.first, checked.claim.period.last) == (date(2026, 6, 8), date(2026, 6, 14))
    sunday = other(checked, "week from Sunday on, nearly that of 15–21 June 2026")
    assert [j.query.period.first for j in sunday] == [date(2026, 6, 15)] * 2
    monday = judged("In the week of June 15, 2026, Chinese models processed 17.5T tokens on OpenRouter.", "17.5T")
    assert not other(monday, "from Sunday on")


BY_MAKER = """
In the week of 28 September 2026, OpenRouter processed {whole:.1f} trillion tokens, {growth:.1f}% more than in the week
of 21 September 2026. Chinese models took {china:.1f}% of tokens on OpenRouter in the week of 28 September 2026.

On 1 October 2026, OpenAI processed {openai:.2f} trillion tokens on OpenRouter. Between 29 September and 5 October 2026,
Anthropic processed {anthropic:.2f} trillion tokens on OpenRouter. DeepSeek was the largest lab on OpenRouter in the
week of 28 September 2026. Claude Opus 4.5 processed 1.7 trillion tokens on OpenRouter in the week of 28 September 2026.
Meta's tokens on OpenRouter rose {meta:.0f}% this week.
"""


def by_maker() -> dict[str, float]:
    """The figures of ``BY_MAKER``, added up with pandas."""
    rows = pd.read_csv(HOME / "daily_by_lab.csv")
    tokens = rows.pivot(index="date", columns="lab", values="tokens").fillna(0)
    before, week = tokens.loc["2026-09-21":"2026-09-27"], tokens.loc["2026-09-28":"2026-10-04"]  # type: ignore[misc]
    labs = pd.read_csv(HOME / "labs.csv", keep_default_na=False).set_index("author")["country"]
    names = pd.read_csv(HOME / "lab_names.csv").set_index("name")["authors"].str.split().str[0]
    chinese = [name for name in tokens.columns if name != "other" and labs[names[name]] == "CN"]
    window = tokens.loc["2026-09-29":"2026-10-05"]  # type: ignore[misc]
    return {
        "whole": week.sum().sum() / 1e12,
        "growth": (week.sum().sum() / before.sum().sum() - 1) * 100,
        "china": week[chinese].sum().sum() / week.drop(columns="other").sum().sum() * 100,
        "openai": tokens.loc["2026-10-01", "OpenAI"] / 1e12,
        "anthropic": window["Anthropic"].sum() / 1e12,
        "meta": (week["Meta"].sum() / before["Meta"].sum() - 1) * 100,
    }


def test_an_article_about_days_that_name_makers_only_is_checked() -> None:
    figures = by_maker()
    report = check(Article(BY_MAKER.format(**figures), published=date(2026, 10, 10)), load())
    found = {claim.claim.text: claim for claim in report.claims}
    (model,) = [claim for text, claim in found.items() if "1.7 trillion" in text]
    assert model.verdict.flag is Flag.UNCHECKABLE
    assert "it names makers and not their models" in model.verdict.reason
    others = [claim for claim in report.claims if claim is not model]
    assert len(others) == 7
    assert {claim.claim.text: claim.verdict.flag for claim in others if claim.verdict.flag is not Flag.VERIFIED} == {}
    assert all(any("only makers are named" in caveat for caveat in claim.caveats) for claim in others)
    (share,) = [claim for claim in others if claim.claim.kind == "share"]
    assert share.chance is not None
    (single,) = [claim for claim in others if claim.claim.subject.key == "openai"]
    (interval,) = [j.evidence.interval for j in single.judgements if j.applies and j.evidence.interval is not None]
    assert interval.low == interval.high == pytest.approx(figures["openai"] * 1e12)


def test_an_article_about_days_that_name_makers_only_is_caught_out() -> None:
    figures = {name: figure * 1.3 for name, figure in by_maker().items()}
    report = check(Article(BY_MAKER.format(**figures), published=date(2026, 10, 10)), load())
    flags = {(c.claim.subject.key, c.claim.kind): c.verdict.flag for c in report.claims if c.claim.kind != "rank"}
    wrong = {key for key, flag in flags.items() if flag is Flag.UNVERIFIED}
    assert wrong == {("", "volume"), ("", "growth"), ("openai", "volume"), ("anthropic", "volume")}
    # More tokens than all of a lab's models have are too many for those on the chart, which nobody knows. A share or a
    # change may be right for them.
    assert {key for key, flag in flags.items() if flag is Flag.UNCHECKABLE} == {
        *(("CN", "share"), ("meta-llama", "growth"), ("anthropic/claude-opus-4.5", "volume")),
    }
