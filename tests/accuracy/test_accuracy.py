"""A sample of the accuracy test, and the published figures of the whole: ``make accuracy`` makes them anew."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import pytest

from core.datasets import load
from tests.accuracy import figures
from tests.accuracy.__main__ import LEAST_CALLED, LEAST_TRUE, MOST_ALTERED, TARGET, failures
from tests.accuracy.figures import Stretch, Who
from tests.accuracy.numbers import Said, bounds
from tests.accuracy.real import real
from tests.accuracy.run import ALTERED, TRUE, Outcome, Tally, outcomes
from tests.accuracy.sentences import KINDS, sentences

SAMPLE = 0.07
NOISE = 0.01
"""What a sample of under 200 true sentences may lie below the threshold of the whole: two of them."""


@pytest.fixture(scope="module")
def sample() -> list[Outcome]:
    return list(outcomes(load(), SAMPLE))


def test_true_sentences_are_accepted(sample: list[Outcome]) -> None:
    assert Tally.of(sample).rate(TRUE) >= LEAST_TRUE - NOISE, "\n".join(failures(sample))


def test_altered_sentences_are_refused(sample: list[Outcome]) -> None:
    assert Tally.of(sample).rate(ALTERED) <= MOST_ALTERED, "\n".join(failures(sample))


def test_the_sample_covers_every_kind_and_alteration(sample: list[Outcome]) -> None:
    assert {outcome.sentence.fact.kind for outcome in sample if outcome.sort == ALTERED} == set(KINDS)
    assert {outcome.by for outcome in sample if outcome.sort == ALTERED} == {"factor", "digits", "week", "subject"}


def test_the_published_figures_are_of_this_snapshot_and_meet_the_thresholds() -> None:
    published = json.loads(TARGET.read_text(encoding="utf-8"))
    assert published["snapshot"] == figures.as_of()
    assert published["true"]["n"] >= 2000
    assert published["true"]["accepted"] >= LEAST_TRUE * published["true"]["n"]
    assert published["altered"]["accepted"] <= MOST_ALTERED * published["altered"]["n"]
    assert published["called_wrong"]["altered"] >= LEAST_CALLED * published["altered"]["n"]


def test_the_published_figures_are_of_these_articles() -> None:
    assert json.loads(TARGET.read_text(encoding="utf-8"))["real"] == asdict(real())


def test_the_published_parts_add_up() -> None:
    published = json.loads(TARGET.read_text(encoding="utf-8"))
    for sort in (TRUE, ALTERED):
        parts = [kind[sort] for kind in published["by_kind"].values()]
        assert [sum(column) for column in zip(*parts, strict=True)] == list(published[sort].values())


def test_the_same_seed_writes_the_same_sentences() -> None:
    first, second = ([sentence.written() for sentence in sentences(7, 0.01)] for _ in range(2))
    assert first == second


def test_every_honest_number_is_allowed_by_some_answer() -> None:
    assert all(any(s.said.allows(answer) for answer in s.fact.answers()) for s in sentences(3, 0.03))


@pytest.mark.parametrize(
    ("hedge", "phrase", "low", "high"),
    [
        ("plain", "", 3.95, 4.05),
        ("about", "roughly", 3.8, 4.2),
        ("nearly", "close to", 3.8, 4.2),
        ("nearly", "just under", 3.8, 4.0),
        ("just over", "just over", 4.0, 4.2),
        ("over", "at least", 4.0, float("inf")),
        ("under", "up to", 0.0, 4.0),
    ],
)
def test_what_a_hedge_allows(hedge: str, phrase: str, low: float, high: float) -> None:
    assert bounds(hedge, phrase, 4.0, 0.05) == pytest.approx((low, high))


def test_the_figures_are_those_that_the_press_printed() -> None:
    china, us = Who("country", "CN", ()), Who("country", "US", ())
    february = Stretch(date(2026, 2, 9), date(2026, 2, 15))
    found = [figures.amount(who, february, "charted") for who in (china, us)]
    assert found == [pytest.approx((4.12e12,) * 2, abs=5e9), pytest.approx((2.94e12,) * 2, abs=8e9)]


def test_a_restatement_is_no_false_number() -> None:
    said = Said("4.12 trillion", 4.12e12, 4.115e12, 4.125e12, "tokens")
    assert said.excludes((4.13e12, 4.13e12), restated=False)
    assert not said.excludes((4.13e12, 4.13e12))
    assert said.excludes((4.2e12, 4.2e12))
