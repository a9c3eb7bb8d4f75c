"""Ways of saying a number that were once read as something else, each beside what the data says of it.

Every number here is right, so none may be called wrong; those in ``UNREAD`` are about something that nobody works out.
"""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.datasets import Dataset, load
from core.model import Article, Rating

JULY = date(2026, 7, 2)
WEEK = "in the week of June 15-21, 2026"
RIGHT = {Rating.VERIFIED, Rating.ONE_COUNT}

READ = (
    # no model of a country, a lab, a set
    (f"No American model made the top five on OpenRouter {WEEK}.", "made the top five"),
    (f"None of OpenAI's models made the top nine on OpenRouter {WEEK}.", "made the top nine"),
    (f"Not a single US model was among the top six on OpenRouter {WEEK}.", "among the top six"),
    (f"Three Anthropic models were in the top nine on OpenRouter {WEEK}.", "Three"),
    (f"Anthropic placed three models in OpenRouter's top ten {WEEK}.", "three"),
    # the earlier of two places
    (f"MiniMax M3 fell from second to third on OpenRouter {WEEK}.", "second"),
    # a share, or an amount, of what was named before
    ("OpenRouter's June volume came to 188.35 trillion tokens, Anthropic's share of it to 14.1%.", "14.1%"),
    ("In June 2026 OpenRouter processed 188.35 trillion tokens, of which 14% went through Anthropic's models.", "14%"),
    (f"Chinese models on OpenRouter processed 25.94 trillion tokens {WEEK}, a third of it from DeepSeek.", "a third"),
    (f"Chinese models on OpenRouter processed 25.94 trillion tokens {WEEK}. DeepSeek took 32.6% of that.", "32.6%"),
    (f"OpenRouter handled 46.65 trillion tokens {WEEK}, 18.1% of that total from DeepSeek.", "18.1%"),
    (f"OpenRouter routed 46.65 trillion tokens {WEEK}, of which Chinese models took 25.94 trillion.", "25.94"),
    # a share of all tokens, as it is worked out from what is named
    (f"Chinese labs accounted for 55.6% of all tokens on OpenRouter {WEEK}.", "55.6%"),
    # times without edges, or with a name of their own
    ("GPT-4o mini, number one in early May 2025 on OpenRouter, took 320 billion tokens a week then.", "number one"),
    ("DeepSeek V4 Flash finished June 2026 in first place on OpenRouter with 19.1 trillion tokens.", "first place"),
    (
        "In the week of May 5-11, 2025, OpenRouter handled 2.13 trillion tokens; in the same week of 2026 it handled "
        "25.73 trillion.",
        "25.73",
    ),
    ("Since January 2026, Chinese models have processed 264.5 trillion tokens on OpenRouter.", "264.5"),
    ("Anthropic edged out DeepSeek in May 2026 on OpenRouter, 18.83 trillion tokens to 18.76 trillion.", "18.83"),
    # somebody beside the one that is told of
    (
        f"DeepSeek V4 Flash took 4.93 trillion tokens on OpenRouter {WEEK}, ahead of second-placed MiMo-V2.5.",
        "second",
    ),
    (
        f"DeepSeek (8.46T), Anthropic (6.43T) and Xiaomi (4.47T) shared 44% of OpenRouter's named tokens among "
        f"themselves {WEEK}.",
        "44%",
    ),
    (f"{WEEK.capitalize()}, 25.9T of 46.7T tokens on OpenRouter ran on Chinese models.", "25.9T"),
    (f"{WEEK.capitalize()}, DeepSeek held 18.1% of all OpenRouter tokens, Anthropic 13.8% and Xiaomi 9.6%.", "9.6%"),
    (f"Chinese models held a large share of OpenRouter's 46.65 trillion weekly tokens {WEEK}.", "46.65"),
    (f"Hy3 preview lost a spot to MiniMax M3 on OpenRouter {WEEK}, ending fourth.", "fourth"),
    (f"DeepSeek accounted for one in three Chinese tokens on OpenRouter {WEEK}.", "one in three"),
    (f"DeepSeek had two models in OpenRouter's top six {WEEK}, Anthropic three in its top nine.", "three"),
    # what a change is measured from
    ("Tencent's share fell to 8.3% from 9.9% on OpenRouter in the week of June 15-21, 2026.", "9.9%"),
    (f"MiMo-V2.5 handled 3.94 trillion tokens on OpenRouter {WEEK}, up 9.8% from 3.59 trillion.", "3.59"),
    (
        f"Anthropic took 6.43 trillion tokens on OpenRouter {WEEK}, 4% fewer than a week earlier (6.69 trillion).",
        "6.69",
    ),
)

UNREAD = (
    (f"Anthropic's two Opus models together processed 4.22 trillion tokens on OpenRouter {WEEK}.", "4.22"),
    (f"Anthropic's Opus models handled 4.22 trillion tokens on OpenRouter {WEEK}.", "4.22"),
    (f"No American model made the top three on OpenRouter {WEEK}, other than Owl Alpha.", "top three"),
    (f"The gap between first and second place on OpenRouter was about one trillion tokens {WEEK}.", "one trillion"),
    ("From 44.61 trillion in the second week of June, OpenRouter went to 46.65 trillion in the third.", "46.65"),
    (f"With 43.86 trillion tokens going to named models, DeepSeek was in front on OpenRouter {WEEK}.", "43.86"),
)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def rating(text: str, words: str, dataset: Dataset) -> Rating:
    found = [one for one in check(Article(text, published=JULY), dataset).claims if words in one.claim.text]
    assert len(found) == 1, [one.claim.text for one in found]
    return found[0].verdict.rating


@pytest.mark.parametrize(("text", "words"), READ)
def test_a_right_number_is_called_right(text: str, words: str, dataset: Dataset) -> None:
    assert rating(text, words, dataset) in RIGHT


@pytest.mark.parametrize(("text", "words"), UNREAD)
def test_a_number_of_something_else_is_not_judged(text: str, words: str, dataset: Dataset) -> None:
    assert rating(text, words, dataset) is Rating.UNCHECKABLE


@pytest.mark.parametrize("run", ["the twelfth consecutive week", "the twelfth week running", "a twelfth straight week"])
def test_a_run_is_counted_up_to_the_week_that_is_named(run: str, dataset: Dataset) -> None:
    text = (
        f"In the week of July 13-19, 2026, Chinese models were ahead of US models on OpenRouter's chart for {run}. "
        f"It had been the eleventh in a row on July 6-12."
    )
    report = check(Article(text, published=date(2026, 7, 22)), dataset)
    found = next(one for one in report.claims if one.claim.kind == "streak")
    assert found.claim.quantity.value == 12
    assert found.verdict.rating in RIGHT
