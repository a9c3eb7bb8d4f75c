"""What is offered beside a verdict: possible slips, the odds of a chance fit, the weeks that fit an undated claim."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core import doubt
from core.checking import check
from core.datasets import Dataset, load
from core.model import Article, CheckedClaim, Flag


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def checked(text: str, dataset: Dataset, published: date | None = None) -> CheckedClaim:
    report = check(Article(text, published=published), dataset)
    assert len(report.claims) == 1, [one.claim.text for one in report.claims]
    return report.claims[0]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Chinese models on OpenRouter processed 46.9 trillion tokens in the week of 9 March 2026.", "factor of ten"),
        ("Chinese models on OpenRouter processed 4.69 billion tokens in the week of 9 March 2026.", "a thousand"),
        ("US models on OpenRouter processed 4.69 trillion tokens in the week of 9 March 2026.", "Chinese models"),
        ("US models on OpenRouter beat Chinese models by 1.4 trillion tokens in the week of 9 March 2026.", "swapped"),
        ("Chinese models on OpenRouter processed 4.69 trillion tokens in the week of 16 March 2026.", "week before"),
        ("Chinese models on OpenRouter processed 4.69 trillion tokens in the week of 2 March 2026.", "week after"),
    ],
)  # fmt: skip
def test_a_slip_that_explains_a_miss_is_offered(text: str, slip: str, dataset: Dataset) -> None:
    made = checked(text, dataset)
    assert made.verdict.flag is Flag.UNVERIFIED
    assert slip in made.slip


@pytest.mark.parametrize(
    "text",
    [
        "Chinese models on OpenRouter processed 4.12 trillion tokens in the week of February 9-15, 2026.",
        "Chinese models on OpenRouter processed 3.33 trillion tokens in the week of February 9-15, 2026.",
        "Chinese models on OpenRouter held more than 70% of all tokens in the week of February 9-15, 2026.",
    ],
)
def test_no_slip_where_nothing_was_missed_or_nothing_explains_it(text: str, dataset: Dataset) -> None:
    assert checked(text, dataset).slip == ""


def test_the_chance_of_a_vague_claim_is_high_and_that_of_an_exact_one_low(dataset: Dataset) -> None:
    vague = checked(
        "Chinese models on OpenRouter processed more than 1 trillion tokens in the week of March 9-15, 2026.", dataset
    )
    exact = checked(
        "Chinese models on OpenRouter processed 4.119 trillion tokens in the week of February 9-15, 2026.", dataset
    )
    assert vague.chance is not None
    assert exact.chance is not None
    assert vague.chance > doubt.LIKELY > 0.1 > exact.chance


def test_no_chance_is_given_where_there_is_nothing_to_compare_with(dataset: Dataset) -> None:
    text = "Chinese models on OpenRouter passed US models for the first time in the week of February 9-15, 2026."
    assert checked(text, dataset).chance is None


def test_an_undated_claim_fits_the_weeks_on_which_it_holds(dataset: Dataset) -> None:
    made = checked("Chinese models currently process 4.12 trillion tokens a week on OpenRouter.", dataset)
    assert made.verdict.flag is Flag.UNCHECKABLE
    assert made.fits == (date(2026, 2, 9),)


def test_a_dated_article_needs_no_fitting_weeks(dataset: Dataset) -> None:
    text = "Chinese models currently process 4.12 trillion tokens a week on OpenRouter."
    made = checked(text, dataset, date(2026, 2, 18))
    assert made.claim.period.first == date(2026, 2, 9)
    assert made.fits == ()


def test_a_baseline_keeps_its_distance_when_a_claim_is_moved(dataset: Dataset) -> None:
    claim = checked("US models lost 9.33% on OpenRouter in the week of March 9-15, 2026.", dataset).claim
    moved = doubt.moved(claim, date(2026, 4, 6))
    assert moved.baseline is not None
    assert (moved.period.first, moved.baseline.period.first) == (date(2026, 4, 6), date(2026, 3, 30))


def test_a_change_at_a_distance_dates_an_article_too(dataset: Dataset) -> None:
    totals = dataset.totals.set_index("week")["tokens"]
    totals.index = totals.index.date
    made = checked("OpenRouter's weekly tokens are up 14% from two weeks earlier.", dataset)
    earlier = ((monday, monday - timedelta(weeks=2)) for monday in dataset.weeks)
    growth = {monday: totals[monday] / totals[then] - 1 for monday, then in earlier if then in totals.index}
    assert made.fits == tuple(monday for monday, rise in growth.items() if 0.135 <= rise <= 0.145) != ()


def test_a_change_since_a_stated_month_fits_later_weeks_only(dataset: Dataset) -> None:
    made = checked("OpenRouter's weekly tokens have doubled since March 2026.", dataset)
    assert made.fits == (date(2026, 6, 1),)


def test_the_weeks_of_an_undated_article_are_those_on_which_most_claims_hold(dataset: Dataset) -> None:
    text = (
        "Chinese models currently process 4.12 trillion tokens a week on OpenRouter. "
        "OpenRouter's total now stands at more than 10 trillion tokens a week."
    )
    ranked = doubt.dating(check(Article(text), dataset).claims)
    assert ranked[0] == (date(2026, 2, 9), 2)
    assert [count for _, count in ranked] == sorted((count for _, count in ranked), reverse=True)
