"""Several numbers that miss their own week and fit another together: said so, and not held against the article."""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.datasets import load
from core.model import Article, Flag, Report

LIST = (
    "{when}\n\n"
    "- DeepSeek V4 Flash: 4.89 trillion tokens\n"
    "- MiniMax M3: 3.96 trillion tokens\n"
    "- MiMo V2.5: 3.84 trillion tokens\n"
    "- Claude Opus 4.7: 2.71 trillion tokens\n"
)


STATED = " ".join(
    f"In the week of 13-19 April 2026 {model} processed {tokens} trillion tokens on OpenRouter."
    for model, tokens in (("DeepSeek V4 Flash", 4.89), ("MiMo V2.5", 3.84), ("Claude Opus 4.7", 2.71))
)


def report(when: str, published: date | None) -> Report:
    return check(Article(LIST.format(when=when), published=published), load())


def test_numbers_of_a_stated_week_that_fit_another_are_said_to_be_right_in_the_wrong_week() -> None:
    found = check(Article(STATED), load())
    assert [(fit.first, fit.last) for fit in found.fits][:1] == [(date(2026, 6, 14), date(2026, 6, 20))]
    missed = [one for one in found.claims if one.verdict.flag is Flag.UNVERIFIED]
    assert len(missed) >= 3
    assert all(one.finding.startswith("Right number, wrong week: it fits 14–20 June 2026") for one in missed)


def test_numbers_without_a_week_of_their_own_are_not_called_wrong_where_they_fit_one_together() -> None:
    found = report("Most used models on OpenRouter now:", date(2026, 7, 10))
    assert found.fits
    assert not [one for one in found.claims if one.verdict.flag is Flag.UNVERIFIED]
    said = [one.verdict.reason for one in found.claims if one.claim.id in found.fits[0].claims]
    assert all("14–20 June 2026 does" in reason for reason in said)


def test_no_week_before_the_article_s_own_day_is_no_week_to_name() -> None:
    assert report("Most used models on OpenRouter now:", date(2025, 2, 1)).fits == ()


def test_one_number_that_fits_some_other_week_proves_nothing() -> None:
    text = "In the week of 13-19 April 2026 MiniMax M3 processed 3.96 trillion tokens on OpenRouter."
    assert check(Article(text), load()).fits == ()


@pytest.mark.parametrize("words", ["over 4 trillion", "about 4 trillion"])
def test_open_ended_and_loose_numbers_tell_no_week(words: str) -> None:
    text = f"In the week of 1 June 2026 China used {words} tokens on OpenRouter. US models used {words} tokens."
    assert check(Article(text), load()).fits == ()
