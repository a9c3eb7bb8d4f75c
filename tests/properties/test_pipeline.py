"""What holds for any text at all, and for any honest or altered rounding of a figure."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from core.articles import admitted
from core.checking import check
from core.datasets import Dataset, load
from core.errors import ArticleError
from core.extract import read
from core.interval import point
from core.model import Article, Evidence, Fit, Quantity, Unit
from core.verdict import judge, tolerance

WORDS = (
    "Chinese models|US models|OpenRouter|MiniMax M2.5|GPT-5.4|DeepSeek V3.2|the top ten|No. 1|they|processed|fell|"
    "rose by|tokens|trillion|billion|%|percentage points|times|3-to-1|4.12T|46.9 trillion|2/3|1,234|0.5|7|$5|tripled|"
    "half a|in the week of February 9-15, 2026|in May|since 2025|a year earlier|currently|for five straight weeks|"
    "week-on-week|for the first time|first|second|most of|tops the chart|respectively|nearly|more than|up to|"
    "https://example.org/1?b=2|@user9|`x=3`|<b>4</b>|and|,|;|.|\n\n|"
    "| 5T | 6 |\n|- 8|# 9|\u0663|½|²|😀|between 3 and 4"
).split("|")
prose = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
anything = st.text(max_size=80)

NUMBERS = (
    "4.12|7|1,234|4'120'000|41,20,000|4.120.000.000|.05|4.12e12|4.12 × 10^12|10¹²|½|²|12|2026|3-to-1|"
    "4 trillion 120 billion|4.1 ± 0.1|"
    "twice 2|two point five|twenty-first|５|Ⅳ|$5|US$55|58%|#1|No. 3|5x|7-Eleven|Web3|2^10|万亿 4|192.168.1.1"
).split("|")
DATES = (
    "the first week of June 2026|February 9-15, 2026|9 Feb|2/9/26|in May|Q3 2025|the second half of 2025|since 2024|"
    "2026-02-09|12:30|the week of|in the first two weeks of 2026|June twenty-first|the 3rd quarter of 2025|5 weeks ago"
).split("|")
MARKUP = (
    "<b>|</b>|<sup>2</sup>|<h3>|<td>|&nbsp;|&#160;|&gt;|&#52;|**|*|`|[3]|[the 4](https://e.org/5)|https://e.org/6?7=8|"
    "@user9|\u200b|\u00ad|\u2060|\ufeff|\ue00b|ﬁ|> |# |<!-- 1 -->|<script>2</script>|[^1]|(|)|[|]|_"
).split("|")
SEPARATORS = [" ", "", "\n", "-\n", ".\n", ", ", ". ", "\n\n", " | ", "\t", "\u00a0", "\r\n", "–", "-", "/", ":"]
NAMES = (
    "OpenRouter|MiniMax M2.5|GPT-5.4|Chinese models|trillion tokens|tril|lion|billion|to|and|of|fell|led|first".split(
        "|"
    )
)
fragments = st.lists(
    st.tuples(st.sampled_from([*NUMBERS, *DATES, *MARKUP, *NAMES]), st.sampled_from(SEPARATORS)),
    min_size=1,
    max_size=18,
).map(lambda pairs: "".join(part for pair in pairs for part in pair))
days = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2027, 12, 31)))


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


@settings(max_examples=200)
@example(text=".\n¼-1", published=None)
@example(text="0\tB", published=None)
@example(text="the first week of June 2026, ", published=None)
@given(text=st.one_of(prose, fragments, anything), published=days)
def test_any_text_is_read_to_the_end_with_every_digit_in_one_place(
    dataset: Dataset, text: str, published: date | None
) -> None:
    try:
        admitted(text)
    except ArticleError:
        return
    report = check(Article(text, published=published), dataset)
    spans = sorted([*(one.claim.span for one in report.claims), *(number.span for number in report.others)])
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans)), "two places overlap"
    counted = {at for span in spans for at in range(span.start, span.end)}
    lost = [at for at, letter in enumerate(text) if letter in "0123456789" and at not in counted]
    assert not lost, f"on no record: {[text[max(at - 10, 0) : at + 5] for at in lost]}"
    assert all(number.why for number in report.others)
    assert all(span.start < span.end <= len(text) for span in spans)


figures = st.floats(1e10, 9e13)
digits = st.integers(2, 4)


def printed(figure: float, precision: int) -> str:
    """A number of tokens as a newspaper prints it: to so many digits, and to the last before the point at least."""
    scale, word = (1e12, "trillion") if figure >= 1e12 else (1e9, "billion")
    places = max(precision - len(str(int(figure / scale))), 0)
    return f"{figure / scale:.{places}f} {word} tokens"


def quantity(words: str) -> Quantity:
    (found,) = [
        number for sentence in read(f"OpenRouter processed {words}.").sentences for number in sentence.quantities
    ]
    return found


@settings(max_examples=80)
@given(figures, digits)
def test_an_honest_rounding_is_accepted(figure: float, precision: int) -> None:
    assert judge(quantity(printed(figure, precision)), Evidence(point(figure), Unit.TOKENS)) is Fit.HOLDS


@settings(max_examples=80)
@given(figures, digits, st.floats(-0.9, 9).filter(lambda change: abs(change) > 0.001))
def test_a_number_changed_by_more_than_its_digits_allow_is_refused(
    figure: float, precision: int, change: float
) -> None:
    stated = quantity(printed(figure * (1 + change), precision))
    off = max(stated.allowed.low - figure, figure - stated.allowed.high)
    assume(off > 1.01 * tolerance(Unit.TOKENS, stated.allowed.high))
    fit = judge(stated, Evidence(point(figure), Unit.TOKENS))
    assert fit is (Fit.OVERSTATED if stated.value > figure else Fit.UNDERSTATED)


@settings(max_examples=60)
@given(st.floats(0.01, 0.99), st.integers(0, 1))
def test_a_share_rounded_honestly_is_accepted_and_one_a_point_further_off_is_not(share: float, places: int) -> None:
    stated = quantity(f"{100 * share:.{places}f}% of tokens")
    assert judge(stated, Evidence(point(share), Unit.FRACTION)) is Fit.HOLDS
    beyond = stated.allowed.high + 0.01
    assert judge(stated, Evidence(point(beyond), Unit.FRACTION)) is Fit.UNDERSTATED
