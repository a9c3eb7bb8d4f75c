"""The model of time: which days a number is about, for every kind of words that say so, and which words do not."""

from __future__ import annotations

from datetime import date

import pytest

from core.claims import find
from core.extract import read, surface
from core.model import UNDATED, Basis, Grain, Period, Statement
from core.resolve import statements
from core.resolve.discourse.anchors import shifted

PUBLISHED = date(2026, 6, 24)  # a Wednesday
FULL_WEEK, SHOWN = "06-15..06-21", "06-17..06-23"  # the last full week by then, and what the site's board showed
SINCE_MARCH = ["03-01..06-23", "03-01..06-21", "03-01..05-31"]
"""Up to the day before publication, to the end of the last full week, or to that of the last full month."""

BOARD = [FULL_WEEK, SHOWN]


def said(text: str, number: str, published: date | None = PUBLISHED) -> Statement:
    """The one statement whose quantity contains ``number``."""
    made = [s for s in statements(read(text, published), surface(text)) if number in s.quantity.text]
    assert len(made) == 1, [s.quantity.text for s in statements(read(text, published), surface(text))]
    return made[0]


def windows(text: str, number: str, published: date | None = PUBLISHED) -> list[str]:
    """The days of every window, those of 2026 without their year."""
    found = said(text, number, published).windows
    return [f"{window.first}..{window.last}".replace("2026-", "") for window in found]


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        # no anchor: the days as printed
        ("In w/e 15 February 2026 OpenRouter handled 13 trillion tokens.", "13", ["02-09..02-15"]),
        ("In the seventh week of 2026 OpenRouter handled 13 trillion tokens.", "13", ["02-09..02-15"]),
        ("OpenRouter handled 13 trillion tokens in the week of 2/9-2/15/2026.", "13", ["02-09..02-15"]),
        ("In the first half of June 2026, OpenRouter handled 99 trillion tokens.", "99", ["06-01..06-15"]),
        # publication
        ("Last week Chinese models held 61% of tokens on OpenRouter.", "61%", [FULL_WEEK]),
        ("Yesterday OpenRouter handled 7 trillion tokens.", "7", ["06-23..06-23"]),
        ("This week Chinese models hold 61% of tokens on OpenRouter.", "61%", BOARD),
        ("Chinese models currently hold 61% of tokens on OpenRouter.", "61%", BOARD),
        ("OpenRouter's weekly total is 46 trillion tokens.", "46", BOARD),
        ("DeepSeek's models hold 18% of OpenRouter's tokens.", "18%", BOARD),
        ("Over the past week Chinese models took 61% of tokens on OpenRouter.", "61%", [SHOWN, FULL_WEEK]),
        ("MiMo-V2.5 processes 12 trillion tokens a month on OpenRouter.", "12", ["05-01..05-31", "05-25..06-23"]),
        ("OpenRouter handles 4 trillion tokens a day.", "4", [*BOARD, "06-23..06-23"]),
        ("On today's OpenRouter board, MiMo-V2.5 is at 700 billion tokens.", "700", ["06-23..06-23", "06-24..06-24"]),
        # a day
        (
            "As of 16 June 2026, OpenRouter's weekly volume was 46T tokens.",
            "46",
            ["06-10..06-16", "06-08..06-14"],
        ),
        ("OpenRouter's daily board on 10 June 2026 had MiMo-V2.5 at 800 billion tokens.", "800", ["06-10..06-10"]),
        (
            "On June 10, 2026, MiMo-V2.5 took 9% of OpenRouter's tokens.",
            "9%",
            ["06-10..06-10", "06-04..06-10", "06-01..06-07"],
        ),
        (
            "As of 14 February 2026, OpenRouter had handled 4 trillion tokens over the previous seven days.",
            "4",
            ["02-08..02-14", "02-02..02-08"],
        ),
        (
            "On 16 February 2026 analysts said that Chinese models took 61% of the tokens in the previous week.",
            "61%",
            ["02-09..02-15"],
        ),
        (
            "OpenRouter reported on 27 May 2026 that its weekly volume was 25 trillion tokens.",
            "25",
            ["05-18..05-24", "05-20..05-26"],
        ),
        # spans
        ("Since March 2026, MiniMax M2.5 has processed 30 trillion tokens on OpenRouter.", "30", SINCE_MARCH),
        ("Over the last four weeks OpenRouter processed 180 trillion tokens.", "180", ["05-27..06-23", "05-25..06-21"]),
        ("So far this year OpenRouter has processed 600 trillion tokens.", "600", ["01-01..06-23"]),
        ("MiniMax M3 has drawn 9 trillion tokens on OpenRouter this month.", "9", ["06-01..06-23", "05-25..06-23"]),
        ("In H1 2026, Chinese models took 52% of OpenRouter's tokens.", "52%", ["01-01..06-23"]),
        ("Over the last six months, OpenRouter's weekly volume has grown to 25 trillion tokens.", "25", BOARD),
        ("By June 2026, Chinese models account for 60% of OpenRouter's tokens.", "60%", [*BOARD, "06-01..06-23"]),
        ("By late May, Chinese models' share of OpenRouter had passed 55%.", "55%", ["05-21..05-31", "05-25..05-31"]),
    ],
)
def test_which_days_the_words_admit(text: str, number: str, expected: list[str]) -> None:
    assert windows(text, number) == expected


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("The following week it was 5.16 trillion.", "5.16", "02-16..02-22"),
        ("Two weeks later OpenRouter was at 14 trillion tokens.", "14", "02-23..03-01"),
        ("The week before it had been 12 trillion tokens.", "12", "02-02..02-08"),
        ("A week later US models took 31% of them, Chinese ones 52%.", "52%", "02-16..02-22"),
    ],
)
def test_distances_count_from_the_period_named_before(text: str, number: str, expected: str) -> None:
    stated = "OpenRouter handled 13 trillion tokens in the week of 9 February 2026. "
    assert windows(stated + text, number) == [expected]


def test_a_distance_from_nothing_has_no_days() -> None:
    made = said("US models processed 2.7 trillion tokens on OpenRouter the following week.", "2.7")
    assert made.windows == ()
    assert "names no period before it" in made.period.note


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Chinese models' share of OpenRouter rose from 43% to 58% in the week of 9 February 2026.", "43%", "58%"),
        ("Chinese models' share of OpenRouter's tokens: 43% → 58%, week of 9 February 2026.", "43%", "58%"),
        ("In the week of 9 February 2026 OpenRouter handled 13 trillion tokens, up from 9.8 trillion.", "9.8", "13"),
    ],
)
def test_the_first_of_two_figures_stands_at_the_start(text: str, start: str, end: str) -> None:
    assert windows(text, start) == ["02-02..02-08"]
    assert windows(text, end) == ["02-09..02-15"]


def test_each_of_two_figures_keeps_its_own_time() -> None:
    text = "OpenRouter's volume doubled from 12 trillion in the week of 2 March 2026 to 24 trillion by 7 June 2026."
    assert windows(text, "12") == ["03-02..03-08"]
    assert windows(text, "24") == ["06-07..06-07"]
    change = said(text, "doubled")
    assert change.baseline is not None
    assert change.baseline.period.first == date(2026, 3, 2)


def test_a_start_that_is_not_dated_has_no_days() -> None:
    made = said("Chinese models hold 61% of OpenRouter's tokens, up from 2%.", "2%")
    assert made.windows == ()
    assert "does not say when" in made.period.note


@pytest.mark.parametrize(
    "text",
    [
        "In each of the last five weeks Chinese models took more than 55% of OpenRouter's tokens.",
        "Every week from 9 February to 15 March 2026, Chinese models took more than 55% of OpenRouter's tokens.",
        "Since the week of 2 February 2026, Chinese models have had more than 55% of OpenRouter's tokens every week.",
    ],
)
def test_what_is_said_of_every_week_is_marked(text: str) -> None:
    assert said(text, "55%").each


def test_tokens_each_week_are_a_rate() -> None:
    made = said("Chinese models now process about 18 trillion tokens each week on OpenRouter.", "18 trillion")
    assert made.quantity.per is Grain.WEEK
    assert not made.each


@pytest.mark.parametrize(
    "text",
    [
        "When V4 came out, DeepSeek had 18% of OpenRouter's tokens.",
        "In its first two months, Owl Alpha took 18% of OpenRouter's tokens.",
        "Two weeks after its launch, Hy3 took 18% of OpenRouter's tokens.",
        "After 15 February 2026, Chinese models took 18% of OpenRouter's tokens.",
        "In the week of 31 February 2026 Chinese models took 18% of OpenRouter's tokens.",
        "In week 54 of 2026 Chinese models took 18% of OpenRouter's tokens.",
    ],
)
def test_words_that_name_no_days_give_the_reason(text: str) -> None:
    made = said(text, "18%")
    assert made.windows == ()
    assert made.period.note
    claim = find(made)
    assert claim is not None
    assert "no dates that can be looked up" in claim.blocked


@pytest.mark.parametrize(
    "before",
    [
        "DeepSeek released V4 on 24 April 2026.",
        "OpenRouter raised $40 million in May 2025.",
        "A study published in March 2026 looked at 90 models.",
        "# The conference of May 2026",
        "- Moonshot's Kimi K2.5 was first in May 2026.\n",
        "24 May 2026\n\n",
    ],
)
def test_dates_of_something_else_date_nothing(before: str) -> None:
    assert windows(f"{before} \n\nChinese models hold 61% of OpenRouter's tokens.", "61%") == BOARD
    assert windows(f"{before} Chinese models hold 61% of OpenRouter's tokens.".replace("\n", " "), "61%") == BOARD or (
        before[0] in "#-2"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Chinese models took 61% of the tokens of OpenRouter's top ten (Reuters, May 2026).",
        "MiMo-V2.5, released on 11 May 2026, holds 61% of OpenRouter's tokens.",
        "After the May announcement nothing changed; Chinese models hold 61% of OpenRouter's tokens.",
    ],
)
def test_dates_beside_the_number_of_something_else(text: str) -> None:
    assert windows(text, "61%") == BOARD


def test_a_week_goes_on_into_the_next_paragraphs_for_what_was_then() -> None:
    text = (
        "OpenRouter handled 13 trillion tokens in the week of 9 February 2026.\n\n"
        "Chinese models took 61% of them.\n\nMiMo-V2.5 now holds 9% of the tokens."
    )
    assert windows(text, "61%") == ["02-09..02-15"]
    assert windows(text, "9%") == BOARD


def test_the_week_of_one_model_is_not_that_of_another() -> None:
    text = (
        "Developers choose their models on OpenRouter by the price of a token.\n\n"
        "They did so from its first day on.\n\n"
        "Kimi K2.5 drew 1.2 trillion tokens on OpenRouter in the week of 16 February 2026.\n\n"
        "MiniMax M2.5 drew 4 trillion."
    )
    assert said(text, "4 trillion").period.note == "the text names days for another model only"


def test_a_report_that_follows_its_week_may_mean_either() -> None:
    text = "OpenRouter handled 45 trillion tokens in the week of 8 June 2026.\n\nDeepSeek holds 18% of the tokens."
    assert windows(text, "18%") == ["06-08..06-14", *BOARD]


def test_a_change_over_months_may_run_up_to_now() -> None:
    text = (
        "Chinese models passed US ones on OpenRouter in the week of 9 February 2026. "
        "In six months the platform went from 5 trillion weekly tokens to 25 trillion."
    )
    assert windows(text, "25") == ["02-09..02-15", *BOARD]
    assert windows(text, "25", None) == []


def test_a_heading_dates_every_row_up_to_the_next() -> None:
    text = (
        "OpenRouter rankings, last 4 weeks\n\n| Model | Tokens |\n|---|---|\n| MiMo-V2.5 | 12.1T |\n\n"
        "OpenRouter rankings, this week\n\n| Model | Tokens |\n|---|---|\n| MiMo-V2.5 | 4.1T |\n"
    )
    assert windows(text, "12.1T") == ["05-27..06-23", "05-25..06-21"]
    assert windows(text, "4.1T") == BOARD


def test_the_line_over_a_list_dates_its_items_and_no_more() -> None:
    text = "OpenRouter's top models in May 2026:\n\n1. MiMo-V2.5 - 12.1T\n\nDeepSeek holds 18% of the tokens."
    assert windows(text, "12.1T") == ["05-01..05-31"]
    assert windows(text, "18%") == BOARD


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        ("Feb 9-15, 2026 | Feb 16-22, 2026", "02-09..02-15", "02-16..02-22"),
        ("Apr 26 | May 26", "04-01..04-30", "05-01..05-31"),
    ],
)
def test_periods_head_columns(heads: str, first: str, second: str) -> None:
    text = f"OpenRouter tokens\n\n| Model | {heads} |\n|---|---|---|\n| MiMo-V2.5 | 1.9T | 2.45T |\n"
    assert windows(text, "1.9T") == [first]
    assert windows(text, "2.45T") == [second]


def test_months_with_their_years_head_rows() -> None:
    text = "OpenRouter tokens by month:\n\n| Month | Tokens |\n|---|---|\n| Apr 26 | 110T |\n| May 26 | 124T |\n"
    assert windows(text, "124T") == ["05-01..05-31"]


def test_another_calendar_is_said() -> None:
    beijing = said("In the week of 15 June 2026 (Beijing time) Chinese models took 61% of OpenRouter's tokens.", "61%")
    assert any("UTC" in note and "Beijing time" in note for note in beijing.notes)
    monday = said("On Monday, OpenRouter processed 4.1 trillion tokens.", "4.1")
    assert any("weekday" in note for note in monday.notes)
    assert not said("Last week OpenRouter processed 41 trillion tokens.", "41").notes


def test_a_week_named_by_a_sunday_may_begin_there() -> None:
    assert windows("In the week of June 14, 2026, OpenRouter handled 45 trillion tokens.", "45") == [
        "06-08..06-14",
        "06-14..06-20",
    ]


def test_a_date_in_digits_may_be_read_in_two_orders() -> None:
    text = "In the week of 9/2/2026 OpenRouter handled 13 trillion tokens."
    assert windows(text, "13", date(2026, 12, 1)) == ["02-09..02-15", "08-31..09-06"]
    assert windows(text, "13") == ["02-09..02-15"]  # an article does not tell of days to come
    habit = f"{text} On 14/2/2026 it was 2 trillion tokens."
    assert windows(habit, "13", date(2026, 12, 1)) == ["02-09..02-15"]


def test_every_window_says_why() -> None:
    made = said("Chinese models hold 61% of OpenRouter's tokens.", "61%")
    assert [window.why for window in made.windows] == [
        "the latest complete week before publication",
        "the seven days to 23 June 2026, which the site's board showed",
    ]


def test_nothing_leans_on_a_day_that_is_not_given() -> None:
    assert windows("Chinese models hold 61% of OpenRouter's tokens.", "61%", None) == []


@pytest.mark.parametrize(
    ("first", "amount", "grain", "expected"),
    [
        (date(2026, 6, 15), 1, Grain.YEAR, date(2025, 6, 16)),  # 15 June 2025 is a Sunday
        (date(2026, 6, 15), 6, Grain.MONTH, date(2025, 12, 15)),
        (date(2026, 6, 15), -2, Grain.WEEK, date(2026, 6, 29)),
    ],
)
def test_a_shifted_week_begins_on_the_nearest_monday(first: date, amount: float, grain: Grain, expected: date) -> None:
    week = Period(first, date.fromordinal(first.toordinal() + 6), Basis.STATED, Grain.WEEK)
    assert shifted(week, amount, grain, "").first == expected
    assert not shifted(UNDATED, amount, grain, "").known


# --- The period that a text is about -------------------------------------------------------------

MAY = "05-01..05-31"
ON_MAY = (
    "A small model was the surprise winner of May on OpenRouter.\n\n"
    "Kimi K2.5 more than doubled its traffic, to 9.5 trillion tokens from 4.1 trillion in April, and ended the month "
    "in second place.\n\nIn all the platform processed 123 trillion tokens in May.\n\n"
    "Chinese labs had 48% of the tokens."
)
ON_A_QUARTER = (
    "If the first quarter belonged to anyone, it was a newcomer. MiniMax had 2% of the tokens on OpenRouter in the "
    "fourth quarter of 2025.\n\nGoogle was down to 7% of the tokens.\n\nIt all grew: 91 trillion tokens over the three "
    "months, 80% more than in the previous quarter.\n\nIn March alone, Kimi K2.5 handled 8 trillion tokens. "
    "Anthropic's models handled 11 trillion tokens between January and March.\n\nIn the week of 9 March the total "
    "touched 14 trillion tokens.\n\nxAI's share shrank to 12% from 15%."
)
ON_A_YEAR = (
    "What is counted on OpenRouter?\n\nA token is a scrap of text, and the platform publishes how many pass.\n\n"
    "How big was 2025?\n\nUsers went through 161 trillion tokens. December's total compares with 2.5 trillion tokens "
    "in January.\n\nWho led?\n\nGoogle, with 39 trillion tokens. By country, American firms took 76% of the tokens "
    "over the year and 71% in December. Chinese ones had 17%."
)
ON_A_WEEK = (
    "OSLO, June 23 - Chinese models pulled ahead of American ones on OpenRouter last week, its data show.\n\n"
    "Models from China processed 15 trillion tokens in the period. Kimi K2.5, released on 9 June, took 3 trillion "
    "tokens, ebbing to 229 billion on Sunday. Four of the five busiest models were Chinese.\n\n"
    "Compared with the first week of June, usage has grown.\n\nAnthropic had 16% of the tokens in the latest week. "
    "DeepSeek was third.\n\nMiMo-V2.5 took first place from Owl Alpha, which had led for 5 straight weeks."
)


@pytest.mark.parametrize(
    ("text", "number", "published", "expected"),
    [
        (ON_MAY, "9.5", date(2026, 6, 5), [MAY]),
        (ON_MAY, "second place", date(2026, 6, 5), [MAY]),
        (ON_MAY, "48%", date(2026, 6, 5), [MAY]),
        (ON_A_QUARTER, "7%", date(2026, 4, 8), ["01-01..03-31"]),
        (ON_A_QUARTER, "91", date(2026, 4, 8), ["01-01..03-31"]),
        (ON_A_QUARTER, "8 trillion", date(2026, 4, 8), ["03-01..03-31"]),
        (ON_A_QUARTER, "11", date(2026, 4, 8), ["01-01..03-31"]),
        (ON_A_QUARTER, "14", date(2026, 4, 8), ["03-09..03-15"]),
        (ON_A_QUARTER, "12%", date(2026, 4, 8), ["01-01..03-31"]),
        (ON_A_QUARTER, "15%", date(2026, 4, 8), ["2025-10-01..2025-12-31"]),
        (ON_A_YEAR, "161", date(2026, 1, 14), ["2025-01-01..2025-12-31"]),
        (ON_A_YEAR, "2.5", date(2026, 1, 14), ["2025-01-01..2025-01-31"]),
        (ON_A_YEAR, "39", date(2026, 1, 14), ["2025-01-01..2025-12-31"]),
        (ON_A_YEAR, "76%", date(2026, 1, 14), ["2025-01-01..2025-12-31"]),
        (ON_A_YEAR, "71%", date(2026, 1, 14), ["2025-12-01..2025-12-31"]),
        (ON_A_YEAR, "17%", date(2026, 1, 14), ["2025-01-01..2025-12-31"]),
        (ON_A_WEEK, "15", date(2026, 6, 23), [FULL_WEEK]),
        (ON_A_WEEK, "3 trillion", date(2026, 6, 23), [FULL_WEEK]),
        (ON_A_WEEK, "229", date(2026, 6, 23), ["06-21..06-21"]),
        (ON_A_WEEK, "Four", date(2026, 6, 23), [FULL_WEEK]),
        (ON_A_WEEK, "16%", date(2026, 6, 23), [FULL_WEEK]),
        (ON_A_WEEK, "third", date(2026, 6, 23), [FULL_WEEK]),
        (ON_A_WEEK, "5 straight", date(2026, 6, 23), ["06-08..06-14"]),
    ],
)
def test_a_text_is_about_a_period(text: str, number: str, published: date, expected: list[str]) -> None:
    assert windows(text, number, published) == expected


def test_a_change_goes_by_the_quarter_before() -> None:
    made = said(ON_A_QUARTER, "80%", date(2026, 4, 8))
    assert made.baseline is not None
    assert (made.until.first, made.baseline.period.first) == (date(2026, 1, 1), date(2025, 10, 1))


def test_since_then_leaves_what_the_text_was_about() -> None:
    text = (
        "OpenRouter processed 123 trillion tokens in May.\n\nMay was good for Kimi K2.5.\n\nSince then Owl Alpha has "
        "moved up. In the week to June 14 it handled 4 trillion tokens. It peaked at 900 billion tokens on the Sunday "
        "and vanished the next day.\n\nChinese models slid to 49% of the tokens."
    )
    assert windows(text, "49%") == ["06-08..06-14"]


def test_one_week_after_another_takes_over() -> None:
    text = (
        "Chinese models came first on OpenRouter in the week of 1 June 2026. They reached 18 trillion tokens over 8-14 "
        "June. Four of the top five were Chinese.\n\nDeepSeek took 15% of the tokens."
    )
    assert windows(text, "Four") == windows(text, "15%") == ["06-08..06-14"]


def test_a_month_named_once_is_background() -> None:
    text = (
        "In May, OpenRouter moved to a new office.\n\nIts models processed 41 trillion tokens.\n\n"
        "Chinese models had 61% of the tokens."
    )
    assert not said(text, "61%").period.known


def test_the_title_names_the_period() -> None:
    text = "A small model won on OpenRouter.\n\nChinese models had 61% of the tokens."
    for title, expected in (("Tokens in May", date(2026, 5, 1)), ("Tokens of the world", None)):
        made = list(statements(read(text, PUBLISHED), surface(text), title))
        assert [statement.period.first for statement in made if statement.quantity.text == "61%"] == [expected]


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("Chinese models had 61% of OpenRouter's tokens.", False),
        ("Kimi K2.5 processed 4 trillion tokens on OpenRouter.", False),
        ("Anthropic fell to 9% of OpenRouter's tokens.", False),
        ("Chinese models have 61% of OpenRouter's tokens.", True),
        ("Chinese models had 61% of the tokens on OpenRouter's weekly board.", True),
        ("OpenRouter's data showed Chinese models at 61% of the tokens.", True),
        ("Within a year Chinese models climbed to 61% of OpenRouter's tokens.", True),
        ("Since May 2026 Chinese models climbed to 61% of OpenRouter's tokens.", True),
    ],
)
def test_the_past_without_a_date_is_not_the_day_of_publication(sentence: str, known: bool) -> None:
    made = next(iter(statements(read(sentence, PUBLISHED), surface(sentence))))
    assert made.period.known is known


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        (
            "Owl Alpha took 1.5 trillion tokens in a single day on OpenRouter on Saturday, June 20.",
            "1.5",
            ["06-20..06-20"],
        ),
        (
            "By Tuesday Owl Alpha was down to 700 billion tokens on OpenRouter, less than half of Saturday's figure.",
            "less than half",
            ["06-23..06-23"],
        ),
        ("BERGEN (June 24): Last week OpenRouter processed 41 trillion tokens.", "41", [FULL_WEEK]),
        ("OpenRouter processed 41 trillion tokens in the week just ended.", "41", [FULL_WEEK]),
    ],
)
def test_days_and_weeks_as_agencies_write_them(text: str, number: str, expected: list[str]) -> None:
    assert windows(text, number)[:1] == expected
