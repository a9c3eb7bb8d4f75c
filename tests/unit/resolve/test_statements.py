"""Who, when, which count and how firmly: statements as a reader would take them apart."""

from __future__ import annotations

from datetime import date

import pytest

from core.extract import read, surface
from core.model import Count, Stance, Statement
from core.resolve import statements

PUBLISHED = date(2026, 6, 22)


def said(text: str, number: str, published: date | None = PUBLISHED) -> Statement:
    """The statement whose quantity contains ``number``."""
    made = [s for s in statements(read(text, published), surface(text)) if number in s.quantity.text]
    assert len(made) == 1, [s.quantity.text for s in statements(read(text, published), surface(text))]
    return made[0]


def test_a_time_that_something_is_compared_with_dates_nothing_else() -> None:
    text = (
        "In the week of 1 June 2026 OpenRouter handled 24 trillion tokens, twice the level of early May. "
        "It is the first rise since China took the lead in April. Chinese models took 46%."
    )
    assert said(text, "46%").period.first == date(2026, 6, 1)


def test_the_time_of_an_earlier_figure_is_not_that_of_the_present_one() -> None:
    text = "The top five models on OpenRouter take 45% of all tokens, down from 52% in early May."
    assert said(text, "45%").period.first == date(2026, 6, 15)
    assert said(text, "52%").period.first == date(2026, 5, 1)


def test_a_week_earlier_is_counted_from_the_week_named_before_it() -> None:
    text = (
        "OpenRouter handled 24 trillion tokens in the week of 1 June 2026, against 22 trillion a week earlier "
        "and double the level of mid-April."
    )
    assert said(text, "22").period.first == date(2026, 5, 25)


@pytest.mark.parametrize(
    ("text", "number", "subject"),
    [
        (
            "Chinese models on OpenRouter handled 4.1 trillion tokens, ahead of American ones at 2.9 trillion.",
            "4.1",
            "country:CN",
        ),
        (
            "Chinese models on OpenRouter handled 4.1 trillion tokens, ahead of American ones at 2.9 trillion.",
            "2.9",
            "country:US",
        ),
        ("OpenRouter counted 4.1 trillion tokens for China and 2.9 trillion for the US.", "2.9", "country:US"),
        (
            "On OpenRouter, Chinese models passed US models that week, with 4.1 trillion tokens to 2.9 trillion.",
            "4.1",
            "country:CN",
        ),
        (
            "On OpenRouter, Chinese models passed US models that week, with 4.1 trillion tokens to 2.9 trillion.",
            "2.9",
            "country:US",
        ),
        (
            "Chinese and US models on OpenRouter processed 4.7 and 3.3 trillion tokens respectively.",
            "3.3",
            "country:US",
        ),
        ("Among OpenRouter's top 10 models, 61% of tokens went to Chinese systems.", "61%", "country:CN"),
        ("The leaders on OpenRouter are Xiaomi (4.2T), Alibaba (2.8T) and StepFun (1.1T).", "2.8T", "lab:qwen"),
        ("OpenRouter processed 28.9T tokens in a week.", "28.9T", "platform"),
        (
            "Proprietary Western models on OpenRouter, including OpenAI's GPT-4o and GPT-5, held a 70% share.",
            "70%",
            "country:WEST+weights:closed",
        ),
        (
            "On OpenRouter, MiniMax, Moonshot and DeepSeek together took 40% of tokens.",
            "40%",
            "lab:minimax,lab:moonshotai,lab:deepseek",
        ),
        ("MiniMax M2.5 led OpenRouter. It drew 2.5 trillion tokens.", "2.5 trillion", "model:minimax/minimax-m2.5"),
        ("| Lab | Tokens |\n|---|---|\n| DeepSeek | 4.8T |\n\nSource: OpenRouter", "4.8T", "lab:deepseek"),
    ],
)
def test_whose_number_it_is(text: str, number: str, subject: str) -> None:
    made = said(text, number)
    assert made.subject is not None
    assert made.subject.id == subject


@pytest.mark.parametrize(
    ("text", "number", "first", "last"),
    [
        (
            "OpenRouter handled 5 trillion tokens in the week of February 9-15, 2026.",
            "5 trillion",
            date(2026, 2, 9),
            date(2026, 2, 15),
        ),
        ("Currently OpenRouter handles 5 trillion tokens a week.", "5 trillion", date(2026, 6, 15), date(2026, 6, 21)),
        (
            "OpenRouter's weekly total rose to 25 trillion tokens from 5 trillion six months prior.",
            "25 trillion",
            date(2026, 6, 15),
            date(2026, 6, 21),
        ),
        ("US models held 70% of OpenRouter's tokens in 2025.", "70%", date(2025, 1, 1), date(2025, 12, 31)),
        (
            "In the week of 9 March 2026 OpenRouter grew. Chinese models took 4.7 trillion tokens.",
            "4.7",
            date(2026, 3, 9),
            date(2026, 3, 15),
        ),
        (
            "In the week of 9 March 2026 OpenRouter grew. Now Chinese models take 18 trillion tokens.",
            "18 trillion",
            date(2026, 6, 15),
            date(2026, 6, 21),
        ),
        (
            "OpenRouter's total went from 3 trillion tokens in March 2026 to 5 trillion in May 2026.",
            "5 trillion",
            date(2026, 5, 1),
            date(2026, 5, 31),
        ),
    ],
)
def test_when_it_holds(text: str, number: str, first: date, last: date) -> None:
    made = said(text, number)
    assert (made.period.first, made.period.last) == (first, last)


def test_the_earlier_end_of_a_change_lies_before_the_later_one() -> None:
    text = "OpenRouter's weekly total rose to 25 trillion tokens from around 5 trillion six months prior."
    assert said(text, "around 5").period.first == date(2025, 12, 15)


TABLE = "OpenRouter.\n\n| Week | China | US | Total |\n|---|---|---|---|\n| 2026-08-03 | 41.11T | 23.41T | 69.05T |\n"


@pytest.mark.parametrize(
    ("number", "subject"), [("41.11T", "country:CN"), ("23.41T", "country:US"), ("69.05T", "platform")]
)
def test_a_table_s_heads_say_whose_columns_they_are(number: str, subject: str) -> None:
    made = said(TABLE, number)
    assert made.subject is not None
    assert made.subject.id == subject
    assert (made.period.first, made.period.last) == (date(2026, 8, 3), date(2026, 8, 9))


def test_a_bare_number_beside_a_name_leans_on_the_volume_before_it() -> None:
    text = "On OpenRouter the Chinese took 4.69 trillion tokens, the Americans 3.29."
    made = said(text, "3.29")
    assert made.quantity.value == pytest.approx(3.29e12)
    assert made.subject is not None
    assert made.subject.id == "country:US"


@pytest.mark.parametrize(
    ("text", "number", "counts"),
    [
        ("Chinese models processed 5 trillion tokens on OpenRouter.", "5 trillion", (Count.CHARTED, Count.NAMED)),
        ("OpenRouter processed 28.9T tokens.", "28.9T", (Count.ALL,)),
        ("US models held 70% of OpenRouter's top model usage.", "70%", (Count.CHARTED,)),
        ("Chinese models took 61% of the top 10's tokens on OpenRouter.", "61%", (Count.TOP,)),
        ("Chinese models took 51% of all platform tokens on OpenRouter.", "51%", (Count.ALL,)),
        ("MiniMax M2.5 drew 2.5 trillion tokens on OpenRouter.", "2.5 trillion", (Count.NAMED,)),
    ],
)
def test_which_counts_the_words_ask_for(text: str, number: str, counts: tuple[Count, ...]) -> None:
    assert said(text, number).scope.counts == counts


@pytest.mark.parametrize(
    ("text", "number", "stance"),
    [
        ("Chinese models took 61% of OpenRouter's tokens.", "61%", Stance.ASSERTED),
        ("No public source confirms that Chinese models took 30% of OpenRouter's tokens.", "30%", Stance.NEGATED),
        ("Chinese models could reach 80% of OpenRouter's tokens.", "80%", Stance.HYPOTHETICAL),
        ("Analysts expect Chinese models to take 80% of OpenRouter's tokens.", "80%", Stance.FORECAST),
        ("Did Chinese models really take 61% of OpenRouter's tokens?", "61%", Stance.QUESTION),
        ("I think Chinese models took 61% of OpenRouter's tokens.", "61%", Stance.OPINION),
        (
            "MiniMax M2.5 has not left the top of OpenRouter since it drew 2 trillion tokens.",
            "2 trillion",
            Stance.ASSERTED,
        ),
    ],
)
def test_how_firmly_it_is_said(text: str, number: str, stance: Stance) -> None:
    assert said(text, number).stance is stance


def test_who_said_it_is_kept() -> None:
    assert "Reuters" in said("According to Reuters, OpenRouter processed 28.9T tokens.", "28.9T").speaker


def test_a_number_outside_the_subject_matter_is_off_topic() -> None:
    assert not said("The city counted 4.1 million bicycle trips.", "4.1").on_topic
