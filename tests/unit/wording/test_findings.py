"""Findings read aloud: each is a sentence that an editor would print, with both numbers and whom they are of."""

from __future__ import annotations

from datetime import date

import pytest

from core import claims
from core.checking import check
from core.datasets import Dataset, load
from core.model import Article

FOUND = [
    (
        date(2026, 6, 25),
        "OpenRouter topped 20T tokens for the first time in the week of 16 March 2026.",
        "The article says OpenRouter processed more than 20 trillion tokens in the week of 16–22 "
        "March 2026. That is right: the data has 20.3 trillion.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter topped 20T tokens for the first time in the week of 16 March 2026.",
        "The article says OpenRouter passed 20 trillion tokens for the first time in the week of "
        "16–22 March 2026. That is so: it was in the week of 16 March 2026.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models have led US models on OpenRouter since the week of 27 April 2026.",
        "The article says Chinese models led US models every week since the week of 27 April – 3 May "
        "2026. That is so: the run has 8 weeks.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter's tokens rose for the fifth straight week in the week ending May 24, 2026.",
        "The article says the tokens of OpenRouter rose (“for the fifth straight week”), as of the "
        "week of 18–24 May 2026. That is so: the run has 5 weeks.",
    ),
    (
        date(2026, 6, 25),
        "MiniMax M2.5 has been No. 1 on OpenRouter for five consecutive weeks, through the week of March 9-15, 2026.",
        "The article says MiniMax M2.5 came first (“for five consecutive weeks”), as of the week of "
        "9–15 March 2026. That is so: the run has 5 weeks.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter's token volume hit a record high in the week of 15 June 2026.",
        "The article says OpenRouter set a record in the week of 15–21 June 2026. That is so: no week"
        " before it was higher.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter's token volume hit a record high in the week of 9 February 2026.",
        "The article says OpenRouter set a record in the week of 9–15 February 2026. That is so: no "
        "week before it was higher.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models beat US models on OpenRouter by a margin of roughly 1.4 trillion tokens in "
        "the week of March 9-15, 2026.",
        "The article says Chinese models processed roughly 1.4 trillion more tokens than US models in"
        " the week of 9–15 March 2026. That is right for the nine models on the chart (1.40 trillion)"
        " and too high for every named model (2.64 trillion the other way).",
    ),
    (
        date(2026, 6, 25),
        "US models trailed Chinese models on OpenRouter by 1.2 trillion tokens in the week of 9-15 February 2026.",
        "The article says US models processed 1.2 trillion fewer tokens than Chinese models in the "
        "week of 9–15 February 2026. That is right for the nine models on the chart (1.19 trillion) "
        "and too high for every named model (1.05 trillion the other way).",
    ),
    (
        date(2026, 6, 25),
        "Hy3 was the first model on OpenRouter to process more than 10 trillion tokens in a week, "
        "that of 13 July 2026.",
        "The article says Hy3 was “the first model on OpenRouter” to reach 10 trillion tokens in a "
        "week. That is so: it was the first to get there.",
    ),
    (
        date(2026, 6, 25),
        "Hy3 was the first model on OpenRouter to process more than 10 trillion tokens in a week, "
        "that of 13 July 2026.",
        "The article says Hy3 processed more than 10 trillion tokens. That is too high: the data has "
        "1.43 trillion on 13 July 2026, 7.50 trillion in the seven days to 13 July 2026 and 6.13 "
        "trillion in the week of 6–12 July 2026.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models' share of OpenRouter's tokens passed 50% for the first time in the week of 15 June 2026.",
        "The article says Chinese models had more than 50% of the tokens in the week of 15–21 June "
        "2026. That is right for the nine models on the chart (69.3%) and every named model (59.2%).",
    ),
    (
        date(2026, 6, 25),
        "Chinese models' share of OpenRouter's tokens passed 50% for the first time in the week of 15 June 2026.",
        "The article says Chinese models passed a share of 50% for the first time in the week of "
        "15–21 June 2026. That is not so: it was between the week of 16 February 2026 and the week of"
        " 23 March 2026.",
    ),
    (
        date(2026, 6, 25),
        "In the week of 18 May 2026 DeepSeek V4 Flash grew 66% week-over-week on OpenRouter.",
        "The article says the tokens of DeepSeek V4 Flash rose by 66% in the week of 18–24 May 2026, "
        "compared with 11–17 May 2026. That is right for the model without its variants (a rise of 66.1%) and "
        "too high for the model with its variants (a rise of 64.5%).",
    ),
    (
        date(2026, 6, 25),
        "In the week of 1 June 2026 Kimi K2.6 shed 400 billion tokens on OpenRouter.",
        "The article says Kimi K2.6 lost 400 billion tokens in the week of 1–7 June 2026, compared "
        "with 25–31 May 2026. That is too high: the data has a loss of 224 billion.",
    ),
    (
        date(2026, 6, 25),
        "US models on OpenRouter lost 9.33% in the week of March 9-15, 2026.",
        "The article says the tokens of US models fell by 9.33% in the week of 9–15 March 2026, "
        "compared with 2–8 March 2026. That is close for the nine models on the chart (a fall of "
        "9.5%) and not so for every named model (a rise of 4.8%).",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter's token volume tripled between May 2025 and May 2026.",
        "The article says the tokens of OpenRouter “tripled” in May 2026, compared with May 2025. "
        "That is too low: the data has 12.5 times.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter's three most-used models were all Chinese in the week of March 9-15, 2026.",
        "The article says Chinese models held three of the top three places in the week of 9–15 March"
        " 2026. That is so: the data has three.",
    ),
    (
        date(2026, 6, 25),
        "Chinese systems took five of the top five places on OpenRouter in the week of 16 February 2026.",
        "The article says Chinese models held five of the top five places in the week of 16–22 "
        "February 2026. That is not so: the data has four.",
    ),
    (
        date(2026, 6, 25),
        "Kimi K2.5 came second on OpenRouter in February 2026.",
        "The article puts Kimi K2.5 in second place in February 2026. That is so: the data has it in second place.",
    ),
    (
        date(2026, 6, 25),
        "Kimi K2.5 came fourth on OpenRouter in February 2026.",
        "The article puts Kimi K2.5 in fourth place in February 2026. That is not so: the data has it in second place.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models on OpenRouter processed 3.3 times as many tokens as US models in the week of 15 June 2026.",
        "The article says Chinese models processed 3.3 times as many tokens as US models in the week "
        "of 15–21 June 2026. That is right for the nine models on the chart (3.27 times as many) and "
        "too high for every named model (1.71 times as many).",
    ),
    (
        date(2026, 6, 25),
        "Chinese models handled twice as many tokens as US models on OpenRouter in the week of 15 June 2026.",
        "The article says Chinese models processed twice as many tokens as US models in the week of "
        "15–21 June 2026. That lies between the nine models on the chart (3.27 times as many) and every"
        " named model (1.71 times as many).",
    ),
    (
        date(2026, 6, 25),
        "Chinese models passed US models on OpenRouter for the first time in the week of 4 May 2026.",
        "The article says Chinese models passed US models for the first time in the week of 4–10 May "
        "2026. That is not so: for the nine models on the chart it was in the week of 9 February 2026"
        " and for every named model it was in the week of 23 March 2026.",
    ),
    (
        date(2026, 6, 25),
        "US models took 60% of the growth of OpenRouter's tokens between the week of 11 May 2026 and "
        "the week of 18 May 2026.",
        "The article says US models made up 60% of the growth in the week of 18–24 May 2026, compared"
        " with 11–17 May 2026. That is too high for the nine models on the chart (28%) and every named "
        "model (55.1%).",
    ),
    (
        date(2026, 6, 25),
        "Google handled 2.1 trillion tokens on OpenRouter in May 2026.",
        "The article says Google processed 2.1 trillion tokens in May 2026. That is too low for the "
        "nine models on the chart (3.70 trillion) and every named model (16.3 trillion).",
    ),
    (
        date(2026, 6, 25),
        "Open-weight models held 70% of the tokens on OpenRouter in the week of 15 June 2026.",
        "The article says open-weight models had 70% of the tokens in the week of 15–21 June 2026. "
        "That is right for the nine models on the chart (69.3%) and too high for every named model "
        "(64.9%).",
    ),
    (
        date(2026, 6, 25),
        "Anthropic was not among the top three labs on OpenRouter in May 2026.",
        "The article says Anthropic was not among the first three in May 2026. That is not so: the "
        "data has it in first place.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter processed under 30 trillion tokens in the week of 18 May 2026.",
        "The article says OpenRouter processed less than 30 trillion tokens in the week of 18–24 May "
        "2026. That is right: the data has 28.9 trillion.",
    ),
    (
        date(2026, 6, 25),
        "DeepSeek gained 3 percentage points of share on OpenRouter between April 2026 and May 2026.",
        "The article says the share of DeepSeek rose by 3 percentage points in May 2026, compared "
        "with April 2026. That is too low for the nine models on the chart (+18.7 points) and every "
        "named model (+9.8 points).",
    ),
    (
        date(2026, 6, 25),
        "Through 2025 US models took nearly 70% of usage among the top models on OpenRouter.",
        "The article says US models had nearly 70% of the tokens in 2025. That is too low for the "
        "nine models on the chart (between 85.9% and 87.1%).",
    ),
    (
        date(2026, 6, 25),
        "In the week of 15 June 2026 Chinese models handled about 18 trillion tokens a week on OpenRouter.",
        "The article says Chinese models processed about 18 trillion tokens in the week of 15–21 June"
        " 2026. That is right for the nine models on the chart (18.8 trillion) and too low for every "
        "named model (25.9 trillion).",
    ),
    (
        date(2026, 6, 25),
        "Chinese models processed 4.12 trillion tokens on OpenRouter in the week of 9-15 February 2026.",
        "The article says Chinese models processed 4.12 trillion tokens in the week of 9–15 February "
        "2026. That is right for the nine models on the chart (4.12 trillion) and too low for every "
        "named model (5.46 trillion).",
    ),
    (
        date(2026, 6, 25),
        "US models processed 2.94 trillion tokens on OpenRouter in the week of 9-15 February 2026.",
        "The article says US models processed 2.94 trillion tokens in the week of 9–15 February 2026."
        " That is close for the nine models on the chart (2.93 trillion) and too low for every named "
        "model (6.51 trillion).",
    ),
    (
        date(2026, 6, 25),
        "Chinese models passed US models on OpenRouter for the first time in the week of 9-15 February 2026.",
        "The article says Chinese models passed US models for the first time in the week of 9–15 "
        "February 2026. That is so for the nine models on the chart; for every named model it was in "
        "the week of 23 March 2026.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter handled over 25 trillion tokens in the week of 15 June 2026.",
        "The article says OpenRouter processed over 25 trillion tokens in the week of 15–21 June "
        "2026. That is right: the data has 46.6 trillion, 1.9 times as much.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models handled over 3-to-1 against US models on OpenRouter in the week of 15 June 2026.",
        "The article puts Chinese models against US models at over 3-to-1 in the week of 15–21 June "
        "2026. That is right for the nine models on the chart (3.27 times as many) and too high for "
        "every named model (1.71 times as many).",
    ),
    (
        date(2026, 6, 25),
        "Xiaomi took 4.21T tokens on OpenRouter in the week of 27 April 2026.",
        "The article says Xiaomi processed 4.21 trillion tokens in the week of 27 April – 3 May 2026."
        " That is too high for every named model (289 billion).",
    ),
    (
        date(2026, 6, 25),
        "OpenAI ranked seventh on OpenRouter in the week of 27 April 2026.",
        "The article puts OpenAI in seventh place in the week of 27 April – 3 May 2026. That is not "
        "so: the data has it in sixth place.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models took 85.7% of the tokens of the top five models on OpenRouter in the week of 16 February 2026.",
        "The article says Chinese models had 85.7% of the tokens of the top 5 models in the week of "
        "16–22 February 2026. That is right for the top 5 models (85.7%).",
    ),
    (
        date(2026, 6, 25),
        "Chinese models held four of the top five places on OpenRouter in the week of 16 February 2026.",
        "The article says Chinese models held four of the top five places in the week of 16–22 "
        "February 2026. That is so: the data has four.",
    ),
    (
        date(2026, 6, 25),
        "US models processed 4.9 trillion tokens on OpenRouter in the week of 1 June 2026.",
        "The article says US models processed 4.9 trillion tokens in the week of 1–7 June 2026. That "
        "lies between the nine models on the chart (3.20 trillion) and every named model (13.0 "
        "trillion).",
    ),
    (
        date(2026, 6, 25),
        "DeepSeek V4 Flash processed above 800B tokens on OpenRouter in the week of 1 June 2026.",
        "The article says DeepSeek V4 Flash processed more than 800 billion tokens in the week of 1–7"
        " June 2026. That is right: the data has 3.68 trillion, 4.6 times as much.",
    ),
    (
        date(2026, 6, 25),
        "MiniMax M2.5 led OpenRouter in the week of 9 March 2026.",
        "The article puts MiniMax M2.5 in first place in the week of 9–15 March 2026. That is so: the"
        " data has it in first place.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models won the week of 9-15 March 2026 on OpenRouter against US models, the second win in a row.",
        "The article says Chinese models led US models (“the second win in a row”), as of the week of"
        " 9–15 March 2026. That is so for the nine models on the chart; for every named model there is"
        " no such run.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter's tokens rose 7.4% week over week in the week of 18 May 2026.",
        "The article says the tokens of OpenRouter rose by 7.4% in the week of 18–24 May 2026, "
        "compared with 11–17 May 2026. That is close: the data has a rise of 7.5%.",
    ),
    (
        date(2026, 6, 25),
        "Last week OpenRouter handled 46.6 trillion tokens.",
        "The article says OpenRouter processed 46.6 trillion tokens in the week of 15–21 June 2026. "
        "That is right: the data has 46.6 trillion.",
    ),
    (
        date(2026, 6, 25),
        "Last week Chinese models took 51% of the tokens on OpenRouter.",
        "The article says Chinese models had 51% of the tokens in the week of 15–21 June 2026. That "
        "is too low for the nine models on the chart (69.3%) and every named model (59.2%).",
    ),
    (
        date(2026, 6, 25),
        "In May 2026 MiMo V2 Pro processed three times as many tokens as GPT-5.5 on OpenRouter.",
        "The article says MiMo V2 Pro processed three times as many tokens as GPT-5.5 in May 2026. "
        "That is too high: the data has at most 0.195 times as many.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models rose by 81.7% on OpenRouter in the week of 27 April 2026.",
        "The article says the tokens of Chinese models rose by 81.7% in the week of 27 April – 3 May "
        "2026, compared with 20–26 April 2026. That is right for the nine models on the chart (a rise"
        " of 81.7%) and too high for every named model (a rise of 30%).",
    ),
    (
        date(2026, 6, 25),
        "Kimi K2.6 processed 9 trillion tokens on OpenRouter on 3 June 2026.",
        "The article says Kimi K2.6 processed 9 trillion tokens on 3 June 2026. That is too high: the"
        " data has 45.8 billion.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter processed 100 trillion tokens in May 2026.",
        "The article says OpenRouter processed 100 trillion tokens in May 2026. That is too low: the "
        "data has 123 trillion.",
    ),
    (
        date(2026, 6, 25),
        "Open-weight models processed 10 trillion more tokens than closed models on OpenRouter in the"
        " week of 15 June 2026.",
        "The article says open-weight models processed 10 trillion more tokens than closed models in "
        "the week of 15–21 June 2026. That is too low for the nine models on the chart (13.1 "
        "trillion) and every named model (15.7 trillion).",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter's tokens fell for the third straight week in the week ending May 24, 2026.",
        "The article says the tokens of OpenRouter fell (“for the third straight week”), as of the "
        "week of 18–24 May 2026. That is not so: there is no such run.",
    ),
    (
        date(2026, 6, 25),
        "OpenRouter's token volume hit a record high in the week of 6 July 2026.",
        "The article says OpenRouter set a record in the week of 6–12 July 2026. That is so: no week "
        "before it was higher.",
    ),
    (
        date(2026, 6, 25),
        "Mistral took 45% of the growth of OpenRouter's tokens between April 2026 and May 2026.",
        "The article says Mistral AI made up 45% of the growth in May 2026, compared with April 2026."
        " That is too high for every named model (0.3%).",
    ),
    (
        date(2026, 2, 24),
        "MiniMax M2.5 processed 4.55 trillion tokens on OpenRouter this month.",
        "The article says MiniMax M2.5 processed 4.55 trillion tokens over 1–23 February 2026. "
        "That is too high: the data has 4.26 trillion.",
    ),
    (
        date(2026, 7, 3),
        "On OpenRouter, Chinese models currently have 47% of all tokens, and US models 33%.",
        "The article says Chinese models had 47% of the tokens. That is too low for the whole "
        "platform (between 53.7% and 59.5% in the week of 22–28 June 2026, between 54.8% and 60.8% in"
        " the seven days to 2 July 2026).",
    ),
    (
        date(2026, 7, 3),
        "On OpenRouter, Chinese models currently have 47% of all tokens, and US models 33%.",
        "The article says US models had 33% of the tokens. That lies between the nine models on the "
        "chart (15.1% in the week of 22–28 June 2026, 14.2% in the seven days to 2 July 2026) and every"
        " named model (34.4% in the week of 22–28 June 2026, 35.5% in the seven days to 2 July "
        "2026).",
    ),
    (
        date(2026, 5, 29),
        "The rankings on OpenRouter show 25 trillion tokens a week for the platform.",
        "The article says OpenRouter processed 25 trillion tokens. That is too low: the data has 28.9"
        " trillion in the week of 18–24 May 2026 and 30.7 trillion in the seven days to 28 May 2026.",
    ),
    (
        date(2026, 2, 25),
        "MiniMax M2.5 processed more than Kimi K2.5, GLM-5 and DeepSeek V3.2 together on OpenRouter "
        "in the week of 16 February 2026.",
        "The article says MiniMax M2.5 processed more than Kimi K2.5, GLM-5 and DeepSeek V3.2 "
        "together in the week of 16–22 February 2026. That is too high: the data has 0.995 times as "
        "many.",
    ),
    (
        date(2026, 6, 25),
        "Chinese models took most of the growth of OpenRouter's tokens between the week of 15 "
        "December 2025 and the week of 15 June 2026.",
        "The article says Chinese models made up most of the growth in the week of 15–21 June 2026, "
        "compared with 15–21 December 2025. That is right for the nine models on the chart (75%) and "
        "every named model (60.8%).",
    ),
]
"""The day of publication, a text, and the finding on one of its claims."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


@pytest.mark.parametrize(("published", "text", "finding"), FOUND)
def test_a_finding_is_a_sentence_to_print(dataset: Dataset, published: date, text: str, finding: str) -> None:
    assert finding in [checked.finding for checked in check(Article(text, published=published), dataset).claims]


def test_there_are_fifty_and_they_speak_of_every_kind_that_can_be_judged(dataset: Dataset) -> None:
    reports = [check(Article(text, published=published), dataset) for published, text, _ in FOUND]
    kinds = {checked.claim.kind for report in reports for checked in report.claims}
    assert len(FOUND) >= 50
    assert set(claims.KINDS) - kinds <= {"cumulative"}


def test_a_number_between_two_counts_is_said_to_lie_there_in_the_charts_title_too(dataset: Dataset) -> None:
    text = "US models processed 4.9 trillion tokens on OpenRouter in the week of 1 June 2026."
    figure = claims.figure(check(Article(text), dataset).claims[0], dataset)
    assert figure is not None
    assert figure.title == "4.9 trillion lies between the nine charted models (3.20T) and every named model (13.0T)"
