"""The figure of every kind of claim, from a sentence to the picture."""

from __future__ import annotations

from datetime import date

import pytest

from core import charts, claims
from core.charts import Figure
from core.checking import check
from core.datasets import Dataset, load
from core.model import Article, CheckedClaim, Flag

PUBLISHED = date(2026, 6, 22)
WEEK = "in the week of March 9-15, 2026"

# Kind, sentence, and the article's number as the picture shows it.
CASES = [
    ("volume", f"Chinese models on OpenRouter processed 4.69 trillion tokens {WEEK}.", "article: 4.69 trillion"),
    ("volume", "MiniMax M2.5 drew 2 trillion tokens on OpenRouter in February 2026.", "article: 2 trillion"),
    ("volume", "On OpenRouter, MiniMax M2.5 drew 538 billion tokens on 1 June 2026.", "article: 538 billion"),
    ("share", f"US models held 60% of OpenRouter's tokens {WEEK}.", "article: 60%"),
    ("share", "US models held nearly 70% of OpenRouter's token usage in 2025.", "article: nearly 70%"),
    (
        "share",
        "Chinese systems took 61% of the top 10 models' tokens on OpenRouter in the week of 16 February 2026.",
        "61%",
    ),
    (
        "multiple",
        "Chinese models outdid US models on OpenRouter by a ratio exceeding 3-to-1 in the week of 15 June 2026.",
        "3-to-1",
    ),
    ("multiple", f"MiniMax M2.5 used twice as many tokens on OpenRouter as DeepSeek V3.2 {WEEK}.", "twice"),
    (
        "difference",
        f"Chinese models beat US models on OpenRouter by a margin of roughly 1.4 trillion tokens {WEEK}.",
        "1.4 trillion",
    ),
    ("growth", f"US models on OpenRouter lost 9.33% {WEEK}.", "article: down 9.33%"),
    ("growth", f"OpenRouter's tokens rose by 20% {WEEK}.", "article: up 20%"),
    ("rank", f"Hunter Alpha entered OpenRouter's table in seventh place {WEEK}.", "7th place"),
    ("rank", f"MiniMax M2.5 came third on OpenRouter {WEEK}.", "3rd place"),
    ("places", f"OpenRouter's three most-used models were all Chinese {WEEK}.", "3 of the top 3"),
    (
        "overtake",
        "Chinese models on OpenRouter passed US models for the first time in the week of February 9-15, 2026.",
        "9 February 2026",
    ),
    (
        "milestone",
        "OpenRouter topped 20 trillion tokens a week for the first time in the week of March 16-22, 2026.",
        "First there in the week of 16 March 2026, as claimed",
    ),
    (
        "milestone",
        "Chinese models' share of OpenRouter's tokens passed 50% for the first time in the week of 1 June 2026.",
        "not in the week of 1–7 June 2026",
    ),
    (
        "streak",
        "MiniMax M2.5 has been No. 1 on OpenRouter for five consecutive weeks, through the week of March 9-15, 2026.",
        "5 weeks",
    ),
    ("streak", "OpenRouter's tokens rose for the fifth straight week in the week ending May 24, 2026.", "5 weeks"),
    ("record", "OpenRouter's token volume hit a record high in the week of 15 June 2026.", "highest"),
    (
        "cumulative",
        "OpenRouter's own study rests on an analysis of over 100 trillion tokens.",
        "article: over 100 trillion",
    ),
    (
        "contribution",
        "OpenRouter's weekly tokens went from 5 trillion to 25 trillion over six months, "
        "with Chinese models absorbing most of this growth.",
        "article: most of this growth",
    ),
]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def claimed(text: str, kind: str, dataset: Dataset, published: date | None = PUBLISHED) -> CheckedClaim:
    report = check(Article(text, published=published), dataset)
    return next(checked for checked in report.claims if checked.claim.kind == kind)


def drawn(text: str, kind: str, dataset: Dataset, published: date | None = PUBLISHED) -> Figure:
    figure = claims.figure(claimed(text, kind, dataset, published), dataset)
    assert figure is not None
    return figure


@pytest.mark.parametrize(("kind", "text", "shown"), CASES)
def test_a_figure_is_complete(kind: str, text: str, shown: str, dataset: Dataset) -> None:
    figure = drawn(text, kind, dataset)
    assert 10 < len(figure.title) <= 85
    assert figure.alt.endswith(".")
    assert not figure.table.empty
    assert figure.table.columns.is_unique
    assert not {"low", "high", "who", "highlight"} & set(figure.table.columns)
    assert shown in charts.svg(figure, "") + figure.title


def test_every_kind_is_drawn() -> None:
    assert {kind for kind, _, _ in CASES} == set(claims.KINDS)


def test_where_counts_disagree_both_are_drawn_and_the_fitting_one_leads(dataset: Dataset) -> None:
    figure = drawn(CASES[0][1], "volume", dataset)
    assert list(dict.fromkeys(figure.table["Who"])) == ["nine charted", "every named"]
    assert figure.title == "Fits the nine charted models (4.68T), not every named model (6.01T)"


def test_the_alternative_text_is_the_finding(dataset: Dataset) -> None:
    checked = claimed(CASES[0][1], "volume", dataset)
    assert checked.verdict.flag is Flag.DEPENDS
    assert drawn(CASES[0][1], "volume", dataset).alt == checked.finding


def test_a_share_is_a_part_of_the_whole(dataset: Dataset) -> None:
    table = drawn(CASES[5][1], "share", dataset).table
    assert table["Share (fraction)"].sum() == pytest.approx(1)
    assert list(table["Name"]) == ["Chinese models", "US models"]


def test_ranks_are_drawn_down_to_the_claimed_one(dataset: Dataset) -> None:
    table = drawn(CASES[11][1], "rank", dataset).table
    assert table["Name"].iloc[6] == "Hunter Alpha"
    assert table["Tokens"].is_monotonic_decreasing


def test_growth_is_drawn_from_before_to_after(dataset: Dataset) -> None:
    table = drawn(CASES[10][1], "growth", dataset).table
    assert list(table.columns) == ["Who", "Before", "After"]
    assert len(table) == 1


def test_an_undated_claim_is_drawn_beside_the_weeks_that_fit(dataset: Dataset) -> None:
    text = "Chinese models on OpenRouter now handle about 18 trillion tokens a week."
    checked = claimed(text, "volume", dataset, published=None)
    figure = drawn(text, "volume", dataset, published=None)
    assert figure.title == f"“About 18 trillion a week” fits {len(checked.fits)} weeks of {len(dataset.weeks)}"
    assert set(checked.fits) <= set(figure.table["Week of"])


def test_where_the_data_has_nothing_nothing_is_drawn(dataset: Dataset) -> None:
    text = "Chinese models processed 4 trillion tokens on OpenRouter in the week of 5 February 2024."
    assert claims.figure(claimed(text, "volume", dataset), dataset) is None


def test_a_model_with_and_without_its_variants_is_told_apart(dataset: Dataset) -> None:
    text = "In the week of 18 May 2026 DeepSeek V4 Flash grew 66% week-over-week on OpenRouter."
    figure = drawn(text, "growth", dataset)
    assert sorted(figure.table["Counted"]) == ["With variants", "Without variants"]
    assert figure.title == "Fits without variants (up 66.1%), not with variants (up 64.5%)"


def test_two_that_are_never_on_the_chart_in_one_week_are_not_drawn(dataset: Dataset) -> None:
    text = "xAI overtook Mistral on OpenRouter for the first time in the week of 6 July 2026."
    assert claims.KINDS["overtake"].chart(claimed(text, "overtake", dataset), dataset) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("volume", "US models processed 36.8 trillion tokens on OpenRouter in the week of 28 September 2026."),
        (
            "streak",
            "Chinese models led US models on OpenRouter for 23 straight weeks in the week of 28 September 2026.",
        ),
        ("overtake", "TypeSafe overtook Mistral on OpenRouter for the first time in the week of 14 September 2026."),
        ("record", "In the week of 28 September 2026 OpenRouter's token volume hit a record high."),
    ],
)
def test_a_course_goes_on_to_the_last_week(kind: str, text: str, dataset: Dataset) -> None:
    figure = drawn(text, kind, dataset, date(2026, 10, 10))
    assert figure.table["Week of"].max() == date(2026, 9, 28)


def test_a_run_is_shaded_up_to_the_last_week(dataset: Dataset) -> None:
    text = "Chinese models have led US models on OpenRouter since the week of 27 April 2026."
    assert "shaded: 27 April – 4 October 2026" in drawn(text, "streak", dataset, date(2026, 10, 10)).subtitle


def test_a_place_that_is_open_is_drawn_between_bounds(dataset: Dataset) -> None:
    """In the week of 14 July 2025 a day is missing, which may put some models before others."""
    text = "Gemini 2.0 Flash came third on OpenRouter in the week of 14 July 2025."
    figure = drawn(text, "rank", dataset)
    assert "–" in figure.table["Place"].iloc[0]
    assert "pale part: at most" in figure.subtitle
    assert (figure.table["Tokens, at least"] < figure.table["Tokens, at most"]).all()


def test_all_who_may_have_one_of_the_places_are_drawn(dataset: Dataset) -> None:
    text = "Chinese systems took three of the top seven places on OpenRouter in the week of 14 July 2025."
    figure = drawn(text, "places", dataset)
    assert figure.title == "Chinese models: 1 to 3 of the top 7; article says 3 models"
    assert len(figure.table) > 7


def test_who_is_not_named_has_a_place_at_best_in_the_title(dataset: Dataset) -> None:
    figure = drawn("MiniMax M2.5 topped OpenRouter in the week of 7 September 2026.", "rank", dataset)
    assert figure.title.endswith("place at best, not 1st place")
