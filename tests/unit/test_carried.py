"""What a number takes over from the words around it, and what it leaves where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.datasets import load
from core.model import Article, CheckedClaim, Rating

FIRST, LAST = "2026-10-05", "2026-10-11"


def claims(text: str, published: str) -> dict[str, CheckedClaim]:
    """Every claim of a text by its words."""
    found = check(Article(text, published=date.fromisoformat(published) if published else None), load()).claims
    return {one.claim.text: one for one in found}


WEEK = "In the week of 16–22 March 2026 MiMo-V2-Pro had 1.49T tokens on OpenRouter."


@pytest.mark.parametrize(
    "following",
    [
        "\n\nDemand explodes. 20.3T tokens in that week.",
        "\n\n- record day: 17 March, 20.3T",
        "\n\n## Doubling\n\nFebruary brought 20.3T tokens.",
    ],
)
def test_a_new_part_of_a_text_is_about_nobody_that_was_named_before(following: str) -> None:
    found = claims(WEEK + following, "2026-03-25")
    assert [one.claim.subject.key for text, one in found.items() if "20.3T" in text] == ["untold"]
    assert all(one.verdict.rating in (Rating.VERIFIED, Rating.UNCHECKABLE) for one in found.values())


@pytest.mark.parametrize("following", [" That is 1.49T tokens more than nothing.", "\n\nIt had 1.49T tokens, no less."])
def test_a_pronoun_carries_on_over_a_paragraph(following: str) -> None:
    (one,) = claims(WEEK + following, "2026-03-25").values()
    assert one.claim.subject.key == "xiaomi/mimo-v2-pro"


def test_items_of_a_list_are_not_about_each_other() -> None:
    text = "OpenRouter, week of 13–19 July 2026:\n\n- Hy3 had 11.5T tokens\n- Nimbus Nine, 16.9T tokens\n"
    found = claims(text, "2026-07-23")
    assert found["11.5T tokens"].verdict.rating is Rating.VERIFIED
    assert found["16.9T tokens"].verdict.rating is Rating.UNCHECKABLE


def test_items_are_about_whom_the_line_over_them_names() -> None:
    text = (
        "Hy3 on OpenRouter:\n\n- 6.13T tokens in the week of 6 July 2026\n- 11.5T tokens in the week of 13 July 2026\n"
    )
    assert {one.claim.subject.key for one in claims(text, "2026-07-23").values()} == {"tencent/hy3"}


def test_who_arrived_on_a_day_has_not_its_tokens() -> None:
    text = "OpenRouter keeps growing. The first day above 300 billion tokens was April 3, the day Quasar Alpha arrived."
    (one,) = claims(text, "2025-04-16").values()
    assert (one.claim.subject.id, one.verdict.rating) == ("platform", Rating.VERIFIED)


@pytest.mark.parametrize(
    ("text", "published", "words", "days"),
    [
        # a period behind the other side's number is that of both
        (
            "{CN} took 12.95T tokens against 3.03T for US models in the week of 30 March.",
            "2026-04-09",
            "12.95T tokens",
            7,
        ),
        # "from A in one month to B": the month is A's
        ("In December xAI went from 34% in November to 19% of tokens on OpenRouter.", "2026-01-06", "19%", 31),
        ("OpenRouter's October set a record on the 12th, with 300B tokens.", "2025-10-20", "300B tokens", 1),
        ("MiMo-V2.5 had 9.6T tokens on OpenRouter in the seven days (to Wednesday).", "2026-07-23", "9.6T tokens", 7),
        (
            "In the week of 28 September Hy3 took 4T tokens on OpenRouter and 1T on its last day, 4 October.",
            LAST,
            "1T",
            1,
        ),
    ],
)
def test_a_number_is_of_its_own_days(text: str, published: str, words: str, days: int) -> None:
    text = text.replace("{CN}", "On OpenRouter Chinese models")
    found = claims(text, published)
    assert found[words].claim.period.days == days
    assert len(found[words].claim.windows) <= 1


def test_the_month_of_a_year_in_review_is_of_that_year() -> None:
    text = "OpenRouter moved 162 trillion tokens in 2025. Meta had 7.6% of them in January, and 1.5% later on."
    assert claims(text, "2026-01-06")["7.6%"].claim.period.first == date(2025, 1, 1)


def test_the_first_full_week_of_a_month_lies_within_it() -> None:
    text = "OpenRouter had 0.5T tokens in the first full week of January."
    assert claims(text, "2025-02-06")["0.5T tokens"].claim.period.first == date(2025, 1, 6)


@pytest.mark.parametrize("words", ["over New Year's week", "in launch week", "over the weekend"])
def test_days_that_nobody_works_out_accuse_nobody(words: str) -> None:
    text = f"OpenRouter's week of 9 March 2026. MiniMax M2.5 had 9.99T tokens {words}."
    assert claims(text, "2026-03-25")["9.99T tokens"].verdict.rating is Rating.UNCHECKABLE


def test_weekdays_behind_a_week_are_that_week() -> None:
    text = (
        "# OpenRouter in week 39\n\n(22–28 Sept, Monday to Sunday)\n\n| Model | Tokens |\n|---|---|\n| GPT-5 | 139B |\n"
    )
    (one,) = claims(text, "2025-09-30").values()
    assert (one.claim.period.first, one.claim.period.last) == (date(2025, 9, 22), date(2025, 9, 28))


def test_a_part_of_a_report_is_about_its_week_in_the_present_tense_too() -> None:
    text = "# OpenRouter, 22–28 September 2025\n\n## Who is ahead\n\nGPT-5 is at 139B tokens."
    (one,) = claims(text, "2025-09-30").values()
    assert (one.verdict.rating, len(one.claim.windows)) == (Rating.VERIFIED, 1)


TABLE = "OpenRouter, week of 22–28 June 2026\n\n| # | Model | Tokens (7d) | WoW |\n|---|---|---|---|\n| 2 | {row} |\n"


def test_places_and_changes_in_columns_of_a_board() -> None:
    found = claims(TABLE.replace("{row}", "MiMo-V2.5 | 4.48T | +14%"), "2026-06-30")
    assert [(one.claim.kind, one.verdict.rating.value) for one in found.values()] == [
        ("rank", "Verified"),
        ("volume", "Verified"),
        ("growth", "Verified"),
    ]
    assert "fell by 6%" in claims(TABLE.replace("{row}", "MiMo-V2.5 | 4.48T | -6%"), "2026-06-30")["-6%"].finding


def test_a_month_at_the_head_of_a_column_supposes_nothing() -> None:
    text = "OpenRouter, May 2026\n\n| Lab | May |\n|---|---|\n| Anthropic | 18.8T |\n"
    assert claims(text, "2026-06-04")["18.8T"].claim.stance.value == "asserted"


@pytest.mark.parametrize(
    ("text", "words", "rating"),
    [
        (
            "If you rank companies, Anthropic leads OpenRouter in May 2026 with 18.8T tokens.",
            "18.8T tokens",
            "Verified on one count",
        ),
        ("The best OpenAI could do on OpenRouter was 9.5T tokens in May 2026.", "9.5T tokens", "Verified"),
        ("If Anthropic takes 18.8T tokens on OpenRouter, it leads in May 2026.", "18.8T tokens", "Can't check"),
    ],
)
def test_a_way_of_counting_is_no_supposition(text: str, words: str, rating: str) -> None:
    assert claims(text, "2026-06-04")[words].verdict.rating.value == rating


def test_sentences_that_begin_small_are_sentences() -> None:
    text = "in May 2025 openrouter had 9.86T tokens. in April it was 8.29T. so much for that."
    found = claims(text, "2025-06-04")
    assert [one.claim.period.first for one in found.values()] == [date(2025, 5, 1), date(2025, 4, 1)]


def test_a_share_beside_a_volume_keeps_its_own_whole() -> None:
    text = "In the week of 7 July 2025 Google stood at 982bn tokens on OpenRouter, half of what the nine had."
    assert claims(text, "2025-07-20")["982bn tokens"].verdict.rating is Rating.ONE_COUNT


def test_more_than_a_version_is_no_share() -> None:
    assert "about 40%" not in claims("Sonnet 4 had about 40% more than 3.7 on OpenRouter in May 2025.", "2025-06-04")


def test_a_version_alone_is_nobody_that_was_named() -> None:
    text = "Claude Sonnet 4 had 271B tokens on OpenRouter in the week of 26 May 2025. 3.7 was at 321B tokens."
    assert claims(text, "2025-06-04")["321B tokens"].verdict.rating is Rating.UNCHECKABLE


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Free Hy3 had 8.53T tokens on OpenRouter in the seven days to 22 July 2026.", Rating.VERIFIED),
        ("Free Hy3 had 5.55T tokens on OpenRouter in the seven days to 22 July 2026.", Rating.UNCHECKABLE),
    ],
)
def test_one_variant_is_called_right_or_not_judged(text: str, rating: Rating) -> None:
    (one,) = claims(text, "2026-07-23").values()
    assert one.verdict.rating is rating


def test_variants_are_added_up() -> None:
    """Both listings of Hy3 preview are among the chart's nine, and the sum of both is the model's number."""
    (one,) = claims("Hy3 preview had 3.53T tokens on OpenRouter in the week of 4–10 May 2026.", "2026-05-13").values()
    assert one.verdict.rating is Rating.VERIFIED
    assert "without its variants" not in one.finding


def test_a_record_day_is_one_among_days() -> None:
    found = claims("OpenRouter set a record on 7 April 2025, with 372B tokens.", "2025-04-16")
    assert "no day before it was higher" in found["a record"].finding
    assert found["372B tokens"].verdict.rating is Rating.VERIFIED


@pytest.mark.parametrize(
    ("text", "words", "rating"),
    [
        ("Open models had 55% of named tokens on OpenRouter in the week of 18 May 2026.", "55%", "Verified"),
        ("Chinese models had 67% of all named tokens on OpenRouter in the week of 13 July 2026.", "67%", "Verified"),
        (
            "OpenRouter, week of 23–29 March 2026. Add up every model that it lists by name. China 12.05T, USA 8.98T.",
            "12.05T",
            "Verified",
        ),
        (
            "OpenRouter's rankings show 34.9 billion tokens for DeepSeek in the week of 27 January 2025.",
            "34.9 billion",
            "Verified on one count",
        ),
    ],
)
def test_which_models_count_may_be_said_before_the_number(text: str, words: str, rating: str) -> None:
    found = claims(text, "2026-07-23")
    assert [one.verdict.rating.value for said, one in found.items() if words in said] == [rating]


def test_the_line_over_a_table_says_which_models_count() -> None:
    table = "| Lab | Tokens | Prev. month |\n|---|---|---|\n| Anthropic | 18.8T | 15.4T |\n"
    text = f"# OpenRouter, May 2026\n\nEvery model with a name:\n\n{table}"
    found = claims(text, "2026-06-04")
    assert (found["18.8T"].verdict.rating, found["15.4T"].claim.period.first) == (Rating.VERIFIED, date(2026, 4, 1))


def test_after_a_figure_comes_the_one_before_it() -> None:
    text = "OpenRouter in Q3 2026: Chinese models had 61.7% of named tokens in the quarter, after 53.4%."
    found = claims(text, "2026-10-07")
    assert (found["53.4%"].claim.period.first, found["53.4%"].verdict.rating) == (date(2026, 4, 1), Rating.VERIFIED)


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        (
            "In the week of 24 November 2025 xAI led OpenRouter. Grok 4.1 Fast, which came on 19 November, had 1.58T.",
            "1.58T",
            7,
        ),
        (
            "OpenRouter, week of 18 May 2026:\n\n- total volume of 28.9T tokens (up 7.5%; 12x the week of 2025)",
            "28.9T tokens",
            7,
        ),
        ("OpenRouter, week of 24 August 2026. V4 Flash in its July edition: 12.3T tokens.", "12.3T tokens", 7),
    ],
)
def test_other_days_than_its_own_date_no_number(text: str, words: str, days: int) -> None:
    assert claims(text, "2026-10-07")[words].claim.period.days == days


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hy3 led OpenRouter in the week of 18 May 2026. The five leaders sum to 11.5T tokens.", "11.5T tokens"),
        (
            "55% of OpenRouter's named tokens were open in the week of 18 May 2026, of which Chinese labs had 87%.",
            "87%",
        ),
    ],
)
def test_a_sum_and_a_part_of_a_part_are_not_judged(text: str, words: str) -> None:
    assert claims(text, "2026-06-04")[words].verdict.rating is Rating.UNCHECKABLE


def test_notched_up_is_a_level() -> None:
    found = claims("Qwen notched up 148 billion tokens on OpenRouter in the week of 21 July 2025.", "2025-07-30")
    assert [one.claim.kind for one in found.values()] == ["volume"]


def test_items_and_rows_of_a_page_are_no_headings() -> None:
    text = (
        "<p>What a week OpenRouter had between 13 July and 19 July 2026.</p><ul>\n"
        "<li>Site total 62.8T tokens; 17 July alone had 9.62T tokens</li>\n"
        "</ul><table>\n<tr><th>Model</th><th>Tokens</th></tr>\n<tr><td>MiMo-V2.5</td><td>9.32T</td></tr></table>"
    )
    found = claims(text, "2026-07-22")
    assert {words: one.verdict.rating.value for words, one in found.items()} == {
        "62.8T tokens": "Verified",
        "9.62T tokens": "Verified",
        "9.32T": "Verified",
    }


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        (
            "OpenRouter's volume rose 82 percent in March from February to 6.36 trillion tokens.",
            "6.36 trillion tokens",
            date(2025, 3, 1),
        ),
        (
            "OpenRouter passed 1 trillion tokens in the seven days that began on Feb. 24.",
            "1 trillion tokens",
            date(2025, 2, 24),
        ),
        (
            "In the week of 17 March DeepSeek led. Anthropic, a newcomer in February, had 411B tokens on OpenRouter.",
            "411B tokens",
            date(2025, 3, 17),
        ),
    ],
)
def test_what_a_change_is_measured_from_is_another_time(text: str, words: str, first: date) -> None:
    found = claims(text, "2025-04-02")
    assert [one.claim.period.first for said, one in found.items() if words in said] == [first]


def test_a_cell_with_a_scale_of_its_own_is_not_scaled_again() -> None:
    text = (
        "OpenRouter, Monday 29 June to Sunday 5 July 2026.\n\n| Model | Tokens (trillion) | vs. week before |\n"
        "|---|---|---|\n| MiMo-V2.5 | 4.38T | -2% |\n| MiniMax M3 | 4.11 | +10% |\n"
    )
    found = claims(text, "2026-07-07")
    assert found["4.38T"].claim.quantity.value == 4.38e12
    assert found["4.11"].claim.quantity.value == pytest.approx(4.11e12)
    assert found["+10%" if "+10%" in found else "10%"].verdict.rating is Rating.VERIFIED


@pytest.mark.parametrize(
    ("before", "subject"),
    [("OpenRouter had 165.9T tokens last week.", "platform"), ("Kimi K2.6 had 6T tokens on OpenRouter last week.", "")],
)
def test_a_month_that_does_what_is_counted_is_everything_in_a_text_of_totals(before: str, subject: str) -> None:
    found = claims(f"{before}\n\nSeptember was at 576T.", "2026-10-06")
    assert found["576T"].claim.subject.id == (subject or "unlisted:untold")
