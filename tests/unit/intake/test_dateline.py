"""The day on which a text says that it appeared: taken, offered, or none."""

from __future__ import annotations

from datetime import date

import pytest

from core.errors import ArticleError
from core.intake import plain
from core.intake.dateline import find

TODAY = date(2026, 12, 1)
DAY = date(2026, 2, 25)


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nPublished 25 February 2026\n\nText",
        "T\nPublished: Feb. 25, 2026, 10:30 GMT\nText",
        "T\nPublished on Wednesday, February 25th, 2026 at 4:05 p.m. ET",
        "T\nPublished: 25/02/2026",
        "T\nUpdated 2026-02-25T10:30:00Z",
        "T\nLast updated 25.02.2026",
        "T\nPosted by Jane on 25 Feb 2026",
        "T\nDate: 25-Feb-2026",
        "T\nBy Jane Doe | Published 25 Feb 2026",
        "T\nPublished 25 February 2026 | Updated 3 March 2026",
        "T\nUpdated 3 March 2026\nPublished 25 February 2026",
        "T\n25 February 2026\nText",
        "T\nWednesday, 25 February 2026 · 4 min read\nText",
        "T\nBy Jane Doe, 25 Feb 2026\nText",
        "BEIJING, Feb. 25, 2026 (Xinhua) -- Chinese models processed 4.12 trillion tokens.",
        "T\nText of the article.\n\nPublished 25 February 2026",
    ],
)
def test_a_day_that_can_mean_nothing_else_is_sure(text: str) -> None:
    found = find(text, TODAY)
    assert found is not None
    assert (found.day, found.sure) == (DAY, True)
    assert "25" in found.words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("T\nJane Doe | Feb 25, 2026\nText", DAY),
        ("T\n03/04/2026\nText", date(2026, 4, 3)),
        ("T\nPublished 25 February 2026\nPublished 26 February 2026", DAY),
        ("T\n25 February 2026\n26 February 2026", DAY),
    ],
)
def test_a_day_that_can_be_read_otherwise_is_only_offered(text: str, day: date) -> None:
    found = find(text, TODAY)
    assert found is not None
    assert (found.day, found.sure) == (day, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In the week of 9-15 February 2026, Chinese models processed 4.12 trillion tokens.",
        "T\n9–15 February 2026\nText",
        "T\nWeek ending 15 February 2026\nText",
        "T\nData as of 25 February 2026\nText",
        "Rankings for 25 February 2026\nText",
        "A report published on 25 February 2026 says so.",
        "Figures released on 25 February 2026 show 4.12 trillion tokens",
        "T\nUpdated 25 Feb 2026 with 4 new models and 3 labs",
        "T\nPublished 25 February 2027",
        "T\nPublished 31 February 2026",
        "T\nPublished weekly since 2026",
        "\n".join([*(["A line of text."] * 20), "25 February 2026", *(["A line of text."] * 20)]),
    ],
)
def test_other_days_are_no_day_of_publication(text: str) -> None:
    assert find(text, TODAY) is None


@pytest.mark.parametrize("value", ["2026-02-25", '"2026-02-25"', "2026-02-25T10:00:00+01:00", "25 February 2026"])
@pytest.mark.parametrize("name", ["published", "date"])
def test_front_matter_gives_title_author_address_and_day(name: str, value: str) -> None:
    found = plain.read(
        f"---\ntitle: 'A title'\nauthor: Jane Doe\n{name}: {value}\nurl: https://example.org/a\n---\nText."
    )
    article = found.article
    assert (article.title, article.author, article.published) == ("A title", "Jane Doe", DAY)
    assert (article.url, article.text) == ("https://example.org/a", "Text.\n")
    assert "25 February 2026" in found.notes[0]


def test_a_day_of_the_front_matter_that_is_none_is_answered_with_the_form() -> None:
    with pytest.raises(ArticleError, match="year-month-day"):
        plain.read("---\npublished: soon\n---\nText.")


def test_rules_of_a_text_are_no_front_matter() -> None:
    for words in ("A text between rules, with 4 tokens.", "summed up: 4 tokens", "sum: 4 tokens"):
        text = f"---\n{words}\n---\nMore."
        assert plain.read(text).article.text == text


def test_what_is_taken_is_said_and_what_is_offered_is_not_taken() -> None:
    taken = plain.dated(plain.read("T\nPublished 25 February 2026\nText"))
    assert taken.article.published == DAY
    assert taken.notes == ("Published 25 February 2026, as the text says: “Published 25 February 2026”.",)
    offered = plain.dated(plain.read("T\nJane Doe | Feb 25, 2026\nText"))
    assert (offered.article.published, offered.offered, offered.words) == (None, DAY, "Jane Doe | Feb 25, 2026")
