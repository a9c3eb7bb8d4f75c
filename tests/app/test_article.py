"""One article of the shelf: by its link, by a claim's link, dated and corrected by the reader."""

from __future__ import annotations

import pytest

from core import articles
from core.checking import check, check_claim
from core.datasets import load
from core.model import Article, Comparator, Count, EntityKind, Grain
from pages.parts.correction import Correction, corrected, from_link, periods, subjects
from tests.app.reading import app, card, cards, flags, html, lines, opened

FIRST = "chinese-models-overtake"
DAY = "2026-06-22"
ARTICLE = articles.shelf()[0]


def test_without_a_name_the_first_article_opens() -> None:
    at = app("article")
    assert not at.exception
    assert at.title[0].value == articles.shelf()[0].title
    assert "read here as of 22 June 2026" in html(at), "as dated as on the home page"


def test_nothing_is_drawn_before_a_line_is_opened() -> None:
    at = app("article", article=FIRST, published=DAY)
    assert len(flags(at)) == 11
    assert cards(at) == []
    assert at.get("vega_lite_chart") == []


def test_a_claims_link_opens_its_card_on_top_and_no_other() -> None:
    at = app("article", article=FIRST, published=DAY, claim="c5")
    page = html(at)
    assert not at.exception
    assert "4.12 trillion tokens" in lines(at)[0]
    assert page.index('id="c5"') < page.index('class="text"')
    assert cards(at) == ["depends"]


def test_a_line_says_verdict_number_whose_when_and_the_datas_figure() -> None:
    at = app("article", article=FIRST, published=DAY)
    assert lines(at)[4] == (
        ":orange[**◐ Verified on one count**] **4.12 trillion tokens** "
        "*Chinese models, 9–15 Feb 2026 · data 4.12T nine charted, 5.46T every named*"
    )


def test_a_card_says_each_thing_once() -> None:
    page = card(app("article", article=FIRST, published=DAY, claim="c5"), "c5")
    assert page.count("5.46 trillion") == 1
    assert page.count("week of 9–15 February 2026") == 1


@pytest.mark.parametrize(
    "query", [{"article": "no-such"}, {"claim": "c999"}, {"published": "soon"}, {"c1": "nonsense"}, {"c1": "a|b|c|d"}]
)
def test_a_broken_link_still_opens_a_page(query: dict[str, str]) -> None:
    assert not app("article", **query).exception


def test_right_numbers_of_another_week_are_said_on_top_and_on_each_card() -> None:
    at = app("article", article="pricing-truth", claim="c5")
    assert "Right numbers, wrong week: 3 of those that miss fit 18–24 May 2026 instead." in html(at)
    assert "Right number, wrong week: it fits 18–24 May 2026" in card(at, "c5")


def test_setting_the_date_checks_the_current_claims() -> None:
    before, after = app("article", article=FIRST), app("article", article=FIRST, published=DAY)
    assert flags(before).count("uncheckable") > flags(after).count("uncheckable")


def test_a_reading_in_the_link_is_judged_and_marked_as_the_readers() -> None:
    plain = app("article", article=FIRST, published=DAY, claim="c5")
    read = app("article", article=FIRST, published=DAY, claim="c5", c5="|named||")
    assert "your reading" not in card(plain, "c5") + lines(plain)[0]
    assert "your reading" in card(read, "c5")
    assert "your reading" in lines(read)[0]
    assert "The reader chose this count." in html(read)


@pytest.mark.parametrize("article", articles.shelf(), ids=lambda article: article.slug)
def test_every_article_of_the_shelf_opens(article: Article) -> None:
    at = app("article", article=article.slug)
    assert not at.exception
    assert at.title[0].value == article.title


DATASET = load()


def test_a_correction_survives_its_link() -> None:
    week = periods(DATASET)[3]
    for made in (
        Correction(subjects(DATASET)[5], Count.ALL, week, Comparator.OVER),
        Correction(count=Count.NAMED),
        Correction(period=week),
        Correction(other=subjects(DATASET)[2]),
        Correction(baseline=week),
    ):
        assert from_link(made.to_link(), DATASET) == made
    assert from_link(Correction().to_link(), DATASET) is None


def test_every_country_of_the_labs_can_be_chosen() -> None:
    offered = {entity.key for entity in subjects(DATASET) if entity.kind is EntityKind.COUNTRY}
    assert set(DATASET.labs["country"]) - {""} <= offered
    assert all(entity.name for entity in subjects(DATASET))


def test_subjects_and_periods_have_distinct_addresses() -> None:
    ids = [entity.id for entity in subjects(DATASET)]
    assert len(ids) == len(set(ids))
    assert len(periods(DATASET)) == len(set(periods(DATASET)))


def test_a_comparator_changes_what_the_number_allows() -> None:
    article = Article("Chinese models processed 4.12 trillion tokens on OpenRouter in the week of 9-15 February 2026.")
    claim = check(article, DATASET).claims[0].claim
    about = corrected(claim, Correction(comparator=Comparator.ABOUT)).quantity
    over = corrected(claim, Correction(comparator=Comparator.OVER)).quantity
    assert about.allowed.low < claim.quantity.allowed.low
    assert over.allowed.low == claim.quantity.value
    assert corrected(claim, Correction(comparator=Comparator.EQUAL)).quantity == claim.quantity


def test_a_link_from_before_the_other_side_could_be_changed_still_holds() -> None:
    assert from_link("|named||", DATASET) == Correction(count=Count.NAMED)


def test_the_other_side_and_the_baseline_can_be_changed() -> None:
    text = (
        "Chinese models on OpenRouter processed 3.3 times as many tokens as US models in the week of 15 June 2026. "
        "OpenRouter's tokens rose 9% in the week of 15 June 2026."
    )
    ratio, growth = (checked.claim for checked in check(Article(text), DATASET).claims)
    google = next(entity for entity in subjects(DATASET) if entity.id == "lab:google")
    read = check_claim(corrected(ratio, Correction(other=google)), DATASET)
    assert read.claim.other == google
    assert read.judgements[1].query.other == google
    month = next(period for period in periods(DATASET) if period.grain is Grain.MONTH)
    read = check_claim(corrected(growth, Correction(baseline=month)), DATASET)
    assert read.judgements[0].query.baseline == month
    assert corrected(growth, Correction(other=google)).other is None
    assert corrected(ratio, Correction(baseline=month)).baseline is None


def test_a_chip_changes_the_other_side_and_puts_it_into_the_link() -> None:
    at = app("article", article=FIRST, published=DAY, claim="c4")
    assert "over 3-to-1" in card(at, "c4")
    next(box for box in at.selectbox if box.label == "Against whose").select("Google")
    opened(at, "c4", ARTICLE)
    assert at.query_params["c4"] == "||||lab:google|"
    assert "your reading" in card(at, "c4")
    assert "Chinese models against Google" in lines(at)[0]
    next(button for button in at.button if button.label.startswith("Back to the article")).click()
    opened(at, "c4", ARTICLE)
    assert "c4" not in at.query_params
    assert "your reading" not in card(at, "c4")


def test_one_chip_after_another_makes_one_reading() -> None:
    at = app("article", article=FIRST, published=DAY, claim="c5")
    next(box for box in at.selectbox if box.label == "Whose tokens").select("US models")
    opened(at, "c5", ARTICLE)
    next(box for box in at.radio if box.label == "Which models are counted").set_value(Count.NAMED)
    opened(at, "c5", ARTICLE)
    assert at.query_params["c5"] == "country:US|named||||"
    assert "6.51 trillion" in card(at, "c5")


def test_another_subject_has_the_counts_of_its_own() -> None:
    text = "OpenRouter processed 46.6 trillion tokens in the week of 15 June 2026."
    claim = check(Article(text), DATASET).claims[0].claim
    assert claim.scope.counts == (Count.ALL,)
    named = {entity.id: entity for entity in subjects(DATASET)}
    assert corrected(claim, Correction(named["country:CN"])).scope.counts == (Count.CHARTED, Count.NAMED)
    model = next(entity for entity in subjects(DATASET) if entity.kind is EntityKind.MODEL)
    assert corrected(claim, Correction(model)).scope.counts == (Count.NAMED,)


WHAT_IFS = [
    *(Correction(count=count) for count in (Count.CHARTED, Count.NAMED, Count.ALL)),
    *(Correction(comparator=comparator) for comparator in (Comparator.ABOUT, Comparator.OVER, Comparator.UNDER)),
    *(Correction(subject=entity) for entity in (subjects(DATASET)[i] for i in (0, 1, 8, 12, 60, -1))),
    Correction(other=subjects(DATASET)[2], baseline=periods(DATASET)[20]),
    *(Correction(period=period) for period in (periods(DATASET)[i] for i in (0, -1, -5))),
]


@pytest.mark.parametrize("article", articles.shelf(), ids=lambda article: article.slug)
def test_any_reading_of_any_claim_can_be_judged(article: Article) -> None:
    for checked in check(article, DATASET).claims:
        for correction in WHAT_IFS:
            assert check_claim(corrected(checked.claim, correction), DATASET).finding
