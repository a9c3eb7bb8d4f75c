"""A table of expressions of time, with what each must be read as, and texts that hold none."""

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import core.extract.components  # noqa: F401  makes the components known
from core.extract.numbers.hedges import Rule
from core.extract.times import periods
from core.extract.times.periods import bound, times, value
from core.model import Basis, Grain, Span, Time, TimeRole, Unit

PUBLISHED = date(2026, 6, 22)  # a Monday

WHEN, NOW, THAT, SINCE = TimeRole.WHEN, TimeRole.NOW, TimeRole.THAT, TimeRole.SINCE
LATER = TimeRole.LATER
BEFORE, DURING, STREAK, OTHER = TimeRole.BEFORE, TimeRole.DURING, TimeRole.STREAK, TimeRole.OTHER
HOUR, DAY, WEEK, MONTH, QUARTER, HALF, YEAR = Grain


def only(text: str, published: date | None = None) -> Time:
    found = times(text, published)
    assert len(found) == 1, [time.text for time in found]
    return found[0]


def days(time: Time) -> str:
    return f"{time.period.first}..{time.period.last}"


# --- Dates with their year -----------------------------------------------------------------------

STATED = [
    # weeks
    ("the week of 30 March – 5 April 2026", "2026-03-30..2026-04-05", WEEK),
    ("the week of 28 July – 3 August 2025", "2025-07-28..2025-08-03", WEEK),
    ("the week of February 9-15, 2026", "2026-02-09..2026-02-15", WEEK),
    ("February 9-15, 2026", "2026-02-09..2026-02-15", WEEK),
    ("the week of February 9 to 15, 2026", "2026-02-09..2026-02-15", WEEK),
    ("9-15 Feb 2026", "2026-02-09..2026-02-15", WEEK),
    ("9 to 15 February 2026", "2026-02-09..2026-02-15", WEEK),
    ("Feb. 9-Feb. 15, 2026", "2026-02-09..2026-02-15", WEEK),
    ("9 February to 15 February 2026", "2026-02-09..2026-02-15", WEEK),
    ("between April 27 and May 3, 2026", "2026-04-27..2026-05-03", WEEK),
    ("between 1 and 7 June 2026", "2026-06-01..2026-06-07", WEEK),
    ("December 29, 2025 - January 4, 2026", "2025-12-29..2026-01-04", WEEK),
    ("December 29 to January 4, 2026", "2025-12-29..2026-01-04", WEEK),
    ("Mon, Feb 9 - Sun, Feb 15, 2026", "2026-02-09..2026-02-15", WEEK),
    ("the February 9-15, 2026 week", "2026-02-09..2026-02-15", WEEK),
    ("the week ending May 24, 2026", "2026-05-18..2026-05-24", WEEK),
    ("the week that ended on 24 May 2026", "2026-05-18..2026-05-24", WEEK),
    ("the week through June 14, 2026", "2026-06-08..2026-06-14", WEEK),
    ("the seven days to 15 March 2026", "2026-03-09..2026-03-15", WEEK),
    ("the week of February 24, 2026", "2026-02-23..2026-03-01", WEEK),
    ("the week starting 9 March 2026", "2026-03-09..2026-03-15", WEEK),
    ("week commencing 18 May 2026", "2026-05-18..2026-05-24", WEEK),
    ("w/e 24 May 2026", "2026-05-18..2026-05-24", WEEK),
    ("the first week of June 2026", "2026-06-01..2026-06-07", WEEK),
    ("the second week of April 2026", "2026-04-06..2026-04-12", WEEK),
    ("the last week of May 2026", "2026-05-25..2026-05-31", WEEK),
    ("the weeks of February 9 and February 16, 2026", "2026-02-09..2026-02-22", WEEK),
    ("2026-W07", "2026-02-09..2026-02-15", WEEK),
    ("week 7 of 2026", "2026-02-09..2026-02-15", WEEK),
    ("the seventh week of 2026", "2026-02-09..2026-02-15", WEEK),
    ("W/e 24 May 2026", "2026-05-18..2026-05-24", WEEK),
    ("the week of 2/9-2/15/2026", "2026-02-09..2026-02-15", WEEK),
    ("the week of 15/2-21/2/2026", "2026-02-15..2026-02-21", WEEK),
    ("the week after February 9-15, 2026", "2026-02-16..2026-02-22", WEEK),
    ("the week before 9 March 2026", "2026-03-02..2026-03-08", WEEK),
    ("the week of February ninth through 15th, 2026", "2026-02-09..2026-02-15", WEEK),
    ("the week ending June twenty-first, twenty twenty-six", "2026-06-15..2026-06-21", WEEK),
    ("between Monday, Feb. 9, and Sunday, Feb. 15, 2026", "2026-02-09..2026-02-15", WEEK),
    # days
    ("2026-02-09", "2026-02-09..2026-02-09", DAY),
    ("the ninth of February 2026", "2026-02-09..2026-02-09", DAY),
    ("the twenty-first of June 2026", "2026-06-21..2026-06-21", DAY),
    ("2026-02-09 to 2026-02-15", "2026-02-09..2026-02-15", WEEK),
    ("2026/02/09", "2026-02-09..2026-02-09", DAY),
    ("March 11th, 2026", "2026-03-11..2026-03-11", DAY),
    ("11 March 2026", "2026-03-11..2026-03-11", DAY),
    ("Wednesday, 11 March 2026", "2026-03-11..2026-03-11", DAY),
    ("the 11th of March 2026", "2026-03-11..2026-03-11", DAY),
    ("11 Mar '26", "2026-03-11..2026-03-11", DAY),
    ("14/02/2026", "2026-02-14..2026-02-14", DAY),
    ("02/14/2026", "2026-02-14..2026-02-14", DAY),
    ("09/02/2026", "2026-02-09..2026-02-09", DAY),
    ("9.2.2026", "2026-02-09..2026-02-09", DAY),
    ("Mar 18-Apr 2, 2026", "2026-03-18..2026-04-02", DAY),
    ("as of June 21, 2026", "2026-06-21..2026-06-21", DAY),
    # months and their parts
    ("February 2026", "2026-02-01..2026-02-28", MONTH),
    ("Feb 2024", "2024-02-01..2024-02-29", MONTH),
    ("May 2026", "2026-05-01..2026-05-31", MONTH),
    ("the second month of 2026", "2026-02-01..2026-02-28", MONTH),
    ("as of May 2026", "2026-05-01..2026-05-31", MONTH),
    ("2026-02", "2026-02-01..2026-02-28", MONTH),
    ("November 2024 to November 2025", "2024-11-01..2025-11-30", MONTH),
    ("January-March 2026", "2026-01-01..2026-03-31", MONTH),
    ("February and March 2026", "2026-02-01..2026-03-31", MONTH),
    ("early March 2026", "2026-03-01..2026-03-10", DAY),
    ("mid-June 2026", "2026-06-11..2026-06-20", DAY),
    ("late January 2026", "2026-01-21..2026-01-31", DAY),
    ("early-to-mid May 2026", "2026-05-01..2026-05-20", DAY),
    ("the end of March 2026", "2026-03-25..2026-03-31", WEEK),
    ("the first half of March 2026", "2026-03-01..2026-03-15", DAY),
    ("the first ten days of May 2026", "2026-05-01..2026-05-10", DAY),
    # years and their parts
    ("2025", "2025-01-01..2025-12-31", YEAR),
    ("throughout 2025", "2025-01-01..2025-12-31", YEAR),
    ("late 2024", "2024-10-01..2024-12-31", QUARTER),
    ("early 2026", "2026-01-01..2026-03-31", QUARTER),
    ("the end of 2024", "2024-12-01..2024-12-31", MONTH),
    ("the first half of 2026", "2026-01-01..2026-06-30", HALF),
    ("the second half of 2025", "2025-07-01..2025-12-31", HALF),
    ("H1 2026", "2026-01-01..2026-06-30", HALF),
    ("2026 H1", "2026-01-01..2026-06-30", HALF),
    ("Q1 2026", "2026-01-01..2026-03-31", QUARTER),
    ("1Q26", "2026-01-01..2026-03-31", QUARTER),
    ("Q3'25", "2025-07-01..2025-09-30", QUARTER),
    ("the second quarter of 2026", "2026-04-01..2026-06-30", QUARTER),
    ("spring 2026", "2026-03-01..2026-05-31", QUARTER),
    ("the last three months of 2025", "2025-10-01..2025-12-31", MONTH),
    ("the quarter ended March 31, 2026", "2026-01-01..2026-03-31", QUARTER),
    ("the year to March 2026", "2025-04-01..2026-03-31", YEAR),
    ("2019 to 2024", "2019-01-01..2024-12-31", YEAR),
    ("2012-13", "2012-01-01..2013-12-31", YEAR),
    ("2025/26", "2025-01-01..2026-12-31", YEAR),
    ("the 1990s", "1990-01-01..1999-12-31", YEAR),
    ("the 21st century", "2001-01-01..2100-12-31", YEAR),
]


@pytest.mark.parametrize(("text", "expected", "grain"), STATED)
@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_printed_year_dates_the_whole_expression(
    text: str, expected: str, grain: Grain, published: date | None
) -> None:
    time = only(text, published)
    assert time.text == text
    assert (time.role, days(time), time.period.grain, time.period.basis) == (WHEN, expected, grain, Basis.STATED)
    assert not time.vague


# --- Dates that lean on the publication date -----------------------------------------------------

FROM_PUBLICATION = [
    ("February 9 to 15", WHEN, "2026-02-09..2026-02-15"),
    ("from March 9 to 15", WHEN, "2026-03-09..2026-03-15"),
    ("in February", WHEN, "2026-02-01..2026-02-28"),
    ("in July", WHEN, "2025-07-01..2025-07-31"),
    ("on 29 February", WHEN, "2024-02-29..2024-02-29"),
    ("through April", WHEN, "2026-04-01..2026-04-30"),
    ("in Q4", WHEN, "2025-10-01..2025-12-31"),
    ("in the first quarter", WHEN, "2026-01-01..2026-03-31"),
    ("the 12 months through March", WHEN, "2025-04-01..2026-03-31"),
    ("since February", SINCE, "2026-02-01..2026-02-28"),
    ("since the week of February 9", SINCE, "2026-02-09..2026-02-15"),
    ("since last week", SINCE, "2026-06-15..2026-06-21"),
    ("since the start of the year", SINCE, "2026-01-01..2026-01-31"),
    ("in February last year", WHEN, "2025-02-01..2025-02-28"),
    ("late last year", WHEN, "2025-10-01..2025-12-31"),
    ("in the second half of last year", WHEN, "2025-07-01..2025-12-31"),
    ("at the end of last month", WHEN, "2026-05-25..2026-05-31"),
    ("on Tuesday", WHEN, "2026-06-16..2026-06-16"),
    ("on Monday", WHEN, "2026-06-22..2026-06-22"),
    ("last Monday", WHEN, "2026-06-15..2026-06-15"),
    ("in the week to Sunday", WHEN, "2026-06-15..2026-06-21"),
    ("currently", NOW, "2026-06-15..2026-06-21"),
    ("Now", NOW, "2026-06-15..2026-06-21"),
    ("today", NOW, "2026-06-15..2026-06-21"),
    ("at present", NOW, "2026-06-15..2026-06-21"),
    ("as of now", NOW, "2026-06-15..2026-06-21"),
    ("this week", NOW, "2026-06-15..2026-06-21"),
    ("in the latest week", NOW, "2026-06-15..2026-06-21"),
    ("last week", NOW, "2026-06-15..2026-06-21"),
    ("in the past week", NOW, "2026-06-15..2026-06-21"),
    ("over the last 7 days", NOW, "2026-06-15..2026-06-21"),
    ("past 30 days", NOW, "2026-05-23..2026-06-21"),
    ("the week before last", NOW, "2026-06-08..2026-06-14"),
    ("yesterday", NOW, "2026-06-21..2026-06-21"),
    ("this month", NOW, "2026-06-01..2026-06-21"),
    ("so far this month", NOW, "2026-06-01..2026-06-21"),
    ("last month", NOW, "2026-05-01..2026-05-31"),
    ("this year", NOW, "2026-01-01..2026-06-21"),
    ("year to date", NOW, "2026-01-01..2026-06-21"),
    ("last year", NOW, "2025-01-01..2025-12-31"),
    ("over the past six months", DURING, "2025-12-22..2026-06-21"),
    ("by the end of the year", OTHER, "2026-12-01..2026-12-31"),
    ("by mid-July", OTHER, "2026-07-11..2026-07-20"),
    ("by March", WHEN, "2026-03-01..2026-03-31"),
    ("by 2030", OTHER, None),
]


@pytest.mark.parametrize(("text", "role", "expected"), FROM_PUBLICATION)
def test_the_publication_date_completes_what_the_words_leave_out(
    text: str, role: TimeRole, expected: str | None
) -> None:
    time = only(text, PUBLISHED)
    assert time.role is role
    if expected:
        assert (days(time), time.period.basis) == (expected, Basis.PUBLISHED)
        assert time.period.note


@pytest.mark.parametrize("text", ["currently", "now", "this week", "last month", "so far this month", "yesterday"])
def test_now_has_no_dates_without_a_publication_date(text: str) -> None:
    time = only(text)
    assert (time.role, time.period.basis, time.period.known, time.vague) == (NOW, Basis.NONE, False, "")


def test_on_a_sunday_the_week_in_progress_is_not_complete() -> None:
    assert days(only("currently", date(2026, 6, 21))) == "2026-06-08..2026-06-14"


# --- A year found elsewhere ----------------------------------------------------------------------


def test_a_week_without_year_is_put_where_it_runs_monday_to_sunday() -> None:
    time = only("from March 9 to 15")
    assert (days(time), time.period.basis) == ("2026-03-09..2026-03-15", Basis.INFERRED)
    assert "Monday to Sunday" in time.period.note
    assert days(only("in the week of March 10-16")) == "2025-03-10..2025-03-16"


def test_the_nearest_printed_year_dates_a_month() -> None:
    text = "A report of 2023 was thin. In May volumes rose, and by the summer of 2026 they had doubled."
    report, may, _ = times(text, None)
    assert days(report) == "2023-01-01..2023-12-31"
    assert (days(may), may.period.basis) == ("2023-05-01..2023-05-31", Basis.INFERRED)
    assert "2023" in may.period.note


def test_a_printed_year_in_which_the_days_are_no_week_does_not_date_a_week() -> None:
    _, week = times("In late 2024 it was small. In the week of February 9-15 it led.", None)
    assert days(week) == "2026-02-09..2026-02-15"


@pytest.mark.parametrize("text", ["in February", "Mar 18-Apr 2", "mid-June", "the second week of March", "in Q3"])
def test_without_any_year_the_reason_is_given(text: str) -> None:
    time = only(text)
    assert not time.period.known
    assert time.period.basis is Basis.NONE
    assert time.vague == periods.NO_YEAR


def test_an_ambiguous_date_says_how_it_was_read() -> None:
    assert "day first" in only("09/02/2026").period.note
    assert not only("14/02/2026").period.note
    assert days(times("Between 02/14/2026 and later, then 03/04/2026.", None)[-1]) == "2026-03-04..2026-03-04"


# --- Distances, lengths, runs --------------------------------------------------------------------

COUNTED = [
    ("six months prior", BEFORE, 6, MONTH),
    ("six months ago", BEFORE, 6, MONTH),
    ("a year earlier", BEFORE, 1, YEAR),
    ("half a year ago", BEFORE, 0.5, YEAR),
    ("a year and a half ago", BEFORE, 1.5, YEAR),
    ("a couple of weeks ago", BEFORE, 2, WEEK),
    ("12 months before", BEFORE, 12, MONTH),
    ("a fortnight earlier", BEFORE, 2, WEEK),
    ("two quarters ago", BEFORE, 2, QUARTER),
    ("the week before", BEFORE, 1, WEEK),
    ("the previous week", BEFORE, 1, WEEK),
    ("the preceding month", BEFORE, 1, MONTH),
    ("the previous three weeks", BEFORE, 3, WEEK),
    ("week-on-week", BEFORE, 1, WEEK),
    ("week over week", BEFORE, 1, WEEK),
    ("month-over-month", BEFORE, 1, MONTH),
    ("year-on-year", BEFORE, 1, YEAR),
    ("WoW", BEFORE, 1, WEEK),
    ("w/w", BEFORE, 1, WEEK),
    ("MoM", BEFORE, 1, MONTH),
    ("QoQ", BEFORE, 1, QUARTER),
    ("YoY", BEFORE, 1, YEAR),
    ("y/y", BEFORE, 1, YEAR),
    ("on the week", BEFORE, 1, WEEK),
    ("on the month", BEFORE, 1, MONTH),
    ("on last week", BEFORE, 1, WEEK),
    ("the same week last year", BEFORE, 1, YEAR),
    ("this time last year", BEFORE, 1, YEAR),
    ("in three weeks", DURING, 3, WEEK),
    ("over six months", DURING, 6, MONTH),
    ("within a year", DURING, 1, YEAR),
    ("in a year", DURING, 1, YEAR),
    ("in a single week", DURING, 1, WEEK),
    ("in just two months", DURING, 2, MONTH),
    ("in less than three weeks", DURING, 3, WEEK),
    ("in the space of ten days", DURING, 10, DAY),
    ("in the last three months", DURING, 3, MONTH),
    ("the last four quarters", DURING, 4, QUARTER),
    ("for five consecutive weeks", STREAK, 5, WEEK),
    ("the fifth straight week", STREAK, 5, WEEK),
    ("for a second straight week", STREAK, 2, WEEK),
    ("fourth week in a row", STREAK, 4, WEEK),
    ("five weeks running", STREAK, 5, WEEK),
    ("the third successive month", STREAK, 3, MONTH),
    ("second week running", STREAK, 2, WEEK),
    ("a five-week winning streak", STREAK, 5, WEEK),
    ("fifth weekly rise in succession", STREAK, 5, WEEK),
    ("eight straight weekly gains", STREAK, 8, WEEK),
    ("second win in a row", STREAK, 2, None),
    ("three straight gains", STREAK, 3, None),
    ("three in a row", STREAK, 3, None),
    ("for the second week", STREAK, 2, WEEK),
    ("two back-to-back weeks", STREAK, 2, WEEK),
    ("for about two weeks", OTHER, 2, WEEK),
    ("12 hours", OTHER, 12, HOUR),
    ("in 24 hours", OTHER, 24, HOUR),
    ("over the last 24 hours", NOW, 24, HOUR),
    ("24h", OTHER, 24, HOUR),
    ("two-week-old", OTHER, 2, WEEK),
    ("7-day", OTHER, 7, DAY),
    ("two and a half years", OTHER, 2.5, YEAR),
    ("a dozen weeks", OTHER, 12, WEEK),
    ("twenty-five weeks", OTHER, 25, WEEK),
    ("two decades", OTHER, 20, YEAR),
    ("in the next two years", OTHER, 2, YEAR),
    ("three weeks later", LATER, 3, WEEK),
    ("its second week", OTHER, 2, WEEK),
]


@pytest.mark.parametrize(("text", "role", "amount", "grain"), COUNTED)
def test_distances_lengths_and_runs(text: str, role: TimeRole, amount: float, grain: Grain | None) -> None:
    time = only(text)
    assert (time.text, time.role, time.amount, time.grain) == (text, role, amount, grain)
    assert not time.period.known


VAGUE = [
    ("fiscal Q3", WHEN),
    ("FY2026", WHEN),
    ("fiscal year 2025", WHEN),
    ("the first fiscal quarter", WHEN),
    ("the holiday quarter", WHEN),
    ("this spring", WHEN),
    ("recently", NOW),
    ("in a recent week", NOW),
    ("in recent months", NOW),
    ("over the past few weeks", NOW),
    ("a few weeks ago", BEFORE),
    ("several months earlier", BEFORE),
]


@pytest.mark.parametrize(("text", "role"), VAGUE)
def test_vague_times_are_named_and_never_dated(text: str, role: TimeRole) -> None:
    time = only(text, PUBLISHED)
    assert time.role is role
    assert time.vague
    assert not time.period.known
    assert time.amount is None


@pytest.mark.parametrize(
    "text", ["that week", "in the same week", "that same month", "the same period", "during the week"]
)
def test_references_to_a_period_said_before(text: str) -> None:
    assert only(text, PUBLISHED).role is THAT


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("for most of 2025", "most"),
        ("For the majority of 2025", "most"),
        ("through much of last year", "most"),
        ("for most of this year", "most"),
        ("the average for May 2026", "average"),
        ("for all of 2025", ""),
        ("throughout 2025", ""),
    ],
)
def test_how_much_of_a_period_is_meant(text: str, part: str) -> None:
    time = only(text, PUBLISHED)
    assert time.part == part
    assert time.period.known


# --- In sentences --------------------------------------------------------------------------------

SENTENCES = [
    ("In March 11 models led the table.", ["March"]),
    ("A launch on March 11 helped.", ["March 11"]),
    ("In February 18 trillion tokens were sent.", ["February"]),
    ("Usage rose over the three months to June 2026.", ["the three months to June 2026"]),
    ("Tokens fell during the week of February 9-15, 2026.", ["the week of February 9-15, 2026"]),
    ("5.16 trillion over February 16-22, up 127% in three weeks", ["February 16-22", "in three weeks"]),
    ("Feb 9-15, Feb 16-22 and Mar 2-8", ["Feb 9-15", "Feb 16-22", "Mar 2-8"]),
    ("12% more than a week earlier, and 3% on the month.", ["a week earlier", "on the month"]),
    ("It is ahead for the first time in a year.", ["in a year"]),
    ("its first-quarter 2026 results, in the year 2000", ["first-quarter 2026", "the year 2000"]),
    ("in the three months to the end of May 2026", ["the three months to the end of May 2026"]),
    ("It doubled, and it took six months.", ["six months"]),
    ("The week before the launch was slow.", []),
    ("28.9T, 7.4% more than the week before.", ["the week before"]),
    ("The number was 5 in 2025, 7 in 2026.", ["2025", "2026"]),
    ("from January's 5T to June's 25T", ["January", "June"]),
    ("Until now it was free; from now on it is not.", ["Until now", "from now on"]),
    ("for the second week of March 2026", ["the second week of March 2026"]),
    ("the 12%\nin the week\nending May 24, 2026", ["the week\nending May 24, 2026"]),
    ("in  the   week of  Feb. 9-15,  2026", ["the   week of  Feb. 9-15,  2026"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_spans_in_sentences(text: str, expected: list[str]) -> None:
    found = times(text, PUBLISHED)
    assert [time.text for time in found] == expected
    assert all(time.span.of(text) == time.text for time in found)


def test_a_first_time_in_a_year_is_no_length_of_a_change() -> None:
    assert only("for the first time in a year").role is OTHER
    assert only("the highest in 13 years").role is OTHER


NO_TIME = [
    "It may rise and we march on.",
    "Mr May said so, and March on they did.",
    "The sun rose; they sat down and wed.",
    "It took second place, second only to one other.",
    "It is used in 5 countries.",
    "GPT-5 and Claude 4.5 are open 24/7.",
    "There are 2025 models, 2000 users and 1999 people.",
    "It costs $2025 or 2024% more, see #2026.",
    "deepseek-chat-v3-0324 and gpt-4-2025-04-14",
    "25T tokens a week, per day, weekly",
    "Now-defunct labs, now that prices fell, let go.",
    "three quarters of tokens, a quarter of calls",
    "at the same time",
    "Mom said wow.",
    "a year of dominance",
    "3d printing",
    "2026-13-45 is none.",
    "Augustan, Marching, Decided, Mayhem, Sunday-free",
    "",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_texts_without_an_expression_of_time(text: str) -> None:
    found = times(text, PUBLISHED)
    allowed = {"February", "April", "Sunday"}  # names of the calendar that stand without a valid day
    assert [time.text for time in found if time.text not in allowed] == []


def test_nothing_inside_a_taken_span_is_a_time() -> None:
    text = "Model May 2025 led in 2026."
    assert [time.text for time in times(text, None, [Span(0, 14)])] == ["2026"]


# --- Values for the list of numbers --------------------------------------------------------------

VALUES = [
    ("on 9 February 2026", ("2026-02-09", "date")),
    ("February 9-15, 2026", ("2026-02-09", "date")),
    ("in February 2026", ("2026-02", "date")),
    ("in 2012", (2012.0, "year")),
    ("2012-13", (2012.0, "year")),
    ("the year to March 2026", ("2025-04-01", "date")),
    ("six months prior", (6.0, "months")),
    ("for five consecutive weeks", (5.0, "weeks")),
    ("second win in a row", (2.0, "in a row")),
    ("2 min read", (2.0, "minutes")),
    ("FY2026", (2026.0, "year")),
    ("in February", (None, "date")),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_value(text: str, expected: tuple[str | float | None, str]) -> None:
    assert value(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("in just over two hours", Rule.JUST_OVER),
        ("in more than a year", Rule.OVER),
        ("in less than 40 seconds", Rule.UNDER),
        ("in over three weeks", Rule.OVER),
        ("over the past three weeks", Rule.PLAIN),
        ("for five days", Rule.PLAIN),
        ("in February 2026", Rule.PLAIN),
    ],
)
def test_bound(text: str, rule: Rule) -> None:
    assert bound(only(text)) is rule


@pytest.mark.parametrize(("text", "place"), [("the second day", 2.0), ("the 21st century", 21.0)])
def test_a_place_among_days_is_a_place(text: str, place: float) -> None:
    assert value(only(text)) == (place, Unit.RANK)


# --- The component -------------------------------------------------------------------------------


def test_the_component_reads_the_publication_date_and_leaves_names_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("periods")
    doc = nlp.make_doc("May 2025 leads now.")
    doc._.published = PUBLISHED
    doc.spans["entities"] = [doc[0:2]]
    doc = nlp(doc)
    assert [time.text for time in doc._.times] == ["now"]
    assert [(span.text, span.label_) for span in doc.spans["periods"]] == [("now", "now")]


# --- Properties ----------------------------------------------------------------------------------

WORDS = (
    "the of in on to - , . week weeks month year February Feb May 9 15 31 30 2026 2025 1066 first last mid early end"
    " since by six half a ago earlier before row straight fiscal Q1 H2 FY26 2026-02-30 9/2/2026 1990s now this past"
    " next and until quarter century 21st 99th day couple dozen hundred few most about than single ' \n — 2026-W60"
    " 0000-00-00 week/ w/c 9999"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_disjoint_spans_inside_it(text: str, published: date | None) -> None:
    found = times(text, published)
    ends = 0
    for time in found:
        assert ends <= time.span.start < time.span.end <= len(text)
        assert time.text == time.span.of(text)
        assert not time.period.known or time.period.first <= time.period.last
        value(time)
        ends = time.span.end


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_reads_the_same_in_every_style(day: date) -> None:
    styles = ("%d %B %Y", "%B %d, %Y", "%d %b. %Y", "%Y-%m-%d", "%A, %B %d, %Y")
    for style in styles:
        time = only(f"on {day:{style}} it rose")
        assert (time.period.first, time.period.last) == (day, day)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 February 2026", "there is no 31 February"),
        ("in the week of April 31", "there is no 31 April"),
        ("week 54 of 2026", "2026 has no week 54"),
        ("the thirteenth month of 2026", "a year has twelve months"),
        ("in its first two months", "it counts from a beginning whose day is not said"),
    ],
)
def test_days_that_no_calendar_has_and_days_not_said_give_the_reason(text: str, why: str) -> None:
    time = only(text, PUBLISHED)
    assert not time.period.known
    assert time.vague == why


@pytest.mark.parametrize(
    ("text", "amount"),
    [("every week", None), ("each month", None), ("each of the last five weeks", 5), ("all five weeks", 5)],
)
def test_sets_hold_for_each_member(text: str, amount: float | None) -> None:
    time = only(text)
    assert time.each
    assert time.amount == amount


@pytest.mark.parametrize(
    ("text", "amount", "grain"),
    [
        ("the following week", 1, WEEK),
        ("a week later", 1, WEEK),
        ("just one day later", 1, DAY),
        ("the month after", 1, MONTH),
        ("eighteen months later", 18, MONTH),
    ],
)
def test_distances_counted_on(text: str, amount: float, grain: Grain) -> None:
    time = only(text)
    assert (time.role, time.amount, time.grain) == (LATER, amount, grain)


@pytest.mark.parametrize(
    ("text", "bound"),
    [("as of May 2026", "as of"), ("by May 2026", "by"), ("after May 2026", "after"), ("in May 2026", "")],
)
def test_words_that_bound_a_date(text: str, bound: str) -> None:
    assert only(text, PUBLISHED).bound == bound


def test_from_then_on() -> None:
    time = only("2025 or later")
    assert (time.role, time.period.first) == (SINCE, date(2025, 1, 1))


def test_so_many_days_before_the_report() -> None:
    assert days(only("three days before this report", PUBLISHED)) == "2026-06-19..2026-06-19"


@pytest.mark.parametrize(
    ("text", "first", "others"),
    [
        ("currently", "2026-06-15", ["2026-06-17"]),
        ("over the past seven days", "2026-06-17", ["2026-06-15"]),
        ("over the last fortnight", "2026-06-10", ["2026-06-08"]),
        ("over the last four weeks", "2026-05-27", ["2026-05-25"]),
        ("this month", "2026-06-01", ["2026-05-25"]),
        ("last week", "2026-06-15", []),
    ],
)
def test_times_that_admit_more_than_one_span(text: str, first: str, others: list[str]) -> None:
    time = only(text, date(2026, 6, 24))
    assert str(time.period.first) == first
    assert [str(window.first) for window in time.period.others] == others
