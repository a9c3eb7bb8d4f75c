"""Levels over more than a week: passed, peaked, averaged, in every week."""

from __future__ import annotations

import pytest

from core.datasets.answers.through import HIGHEST, LOWEST, MEAN
from core.model import Claim
from tests.unit.claims.reading import claims_in

SHARE = "Chinese models' share of tokens on OpenRouter"


def only(text: str, kind: str) -> Claim:
    (made,) = (claim for claim in claims_in(text) if claim.kind == kind)
    return made


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (f"{SHARE} passed 60% in the first quarter of 2026.", HIGHEST),
        (f"{SHARE} climbed past 45% in February 2026.", HIGHEST),
        (f"{SHARE} peaked at 62% in February 2026.", HIGHEST),
        (f"In February 2026 {SHARE} topped out at 62%.", HIGHEST),
        (f"{SHARE} averaged 52% in February 2026.", MEAN),
        (f"{SHARE} was 52% on average in February 2026.", MEAN),
        ("Chinese models took more than 30% of OpenRouter's tokens every week in February 2026.", LOWEST),
        ("Chinese models took less than 70% of OpenRouter's tokens each week in February 2026.", HIGHEST),
        (f"{SHARE} was 52% in February 2026.", ""),
        (f"{SHARE} stood above 50% in February 2026.", ""),
        (f"{SHARE} passed 50% in the week of 16 February 2026.", ""),
    ],
)
def test_which_week_a_share_speaks_of(text: str, detail: str) -> None:
    made = only(text, "share")
    assert (made.detail, made.blocked) == (detail, "")


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Weekly volume on OpenRouter topped 13 trillion tokens in February 2026.", HIGHEST),
        ("OpenRouter's weekly tokens peaked at 14 trillion in February 2026.", HIGHEST),
        ("OpenRouter averaged 12 trillion tokens a week in February 2026.", ""),
        ("OpenRouter topped 40 trillion tokens in February 2026.", ""),
    ],
)
def test_a_volume_speaks_of_one_week_only_where_it_is_a_weekly_one(text: str, detail: str) -> None:
    assert only(text, "volume").detail == detail


def test_reached_is_borne_out_by_more() -> None:
    assert only(f"{SHARE} reached 45% in February 2026.", "share").quantity.allowed.high == float("inf")
    assert only(f"{SHARE} peaked at 45% in February 2026.", "share").quantity.allowed.high < 0.5


def test_every_week_for_five_weeks_goes_back_five_weeks() -> None:
    made = only("OpenRouter processed more than 10 trillion tokens every week for five weeks.", "volume")
    assert (made.detail, made.period.days) == (LOWEST, 35)


def test_every_week_since_a_week_begins_there() -> None:
    text = "Since the week of 4 May 2026, OpenRouter has processed more than 10 trillion tokens every week."
    assert str(only(text, "volume").period.first) == "2026-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "Chinese models took more than 30% of OpenRouter's tokens every week.",
        "The Chinese share of OpenRouter's tokens peaked at 60%.",
        f"{SHARE} averaged 30% in 2025.",
    ],
)
def test_without_a_time_that_the_words_give_nothing_is_judged(text: str) -> None:
    assert only(text, "share").blocked
