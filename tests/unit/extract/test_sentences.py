"""Where sentences, headings, list items and table rows begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extract.sentences import HEADING_LIMIT, paragraphs, sentences


def pieces(text: str) -> list[str]:
    return [span.of(text) for span, _, _ in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It grew. It fell.", ["It grew.", "It fell."]),
        ("It is No. 1. It grew.", ["It is No. 1.", "It grew."]),
        ("China vs. the U.S. is close. So be it.", ["China vs. the U.S. is close.", "So be it."]),
        ("It rose 4.12 trillion to 5.1 trillion.", ["It rose 4.12 trillion to 5.1 trillion."]),
        ("On Feb. 9 it grew.", ["On Feb. 9 it grew."]),
        ('"It grew." He left.', ['"It grew."', "He left."]),
        ("Did it grow? Yes! It did…", ["Did it grow?", "Yes!", "It did…"]),
        ("Models, data, etc. Usage grew.", ["Models, data, etc.", "Usage grew."]),
        ("增长了。OpenRouter grew.", ["增长了。", "OpenRouter grew."]),
        ("Google Inc. grew.", ["Google Inc. grew."]),
        ("It took 628 Mrd. Token. It grew.", ["It took 628 Mrd. Token.", "It grew."]),
        ("It took 5 bn. Then it grew.", ["It took 5 bn.", "Then it grew."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_where_prose_is_cut(text: str, parts: list[str]) -> None:
    assert pieces(text) == parts


def test_a_line_break_inside_a_paragraph_does_not_end_a_sentence() -> None:
    text = "Chinese models processed four trillion tokens in the second week\nof February. They led."
    assert len(pieces(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chinese models processed 4.12\ntrillion tokens that week. They led.", 2),
        ("OpenRouter served\nabout 5 trillion tokens", 2),  # two words and a line of their own: a label and its value
        ("The chart of the week\nTokens by model", 2),
        ("Claude Opus 4.8 by anthropic\ngpt-5.5 by openai", 2),
    ],
)
def test_a_narrow_line_goes_on_where_an_ordinary_word_follows(text: str, count: int) -> None:
    assert len(pieces(text)) == count


def test_items_and_rows_are_sentences_of_their_own() -> None:
    assert pieces("- one\n- two\n\n1. three\n2. four") == ["- one", "- two", "1. three", "2. four"]
    assert pieces("| Lab | Tokens |\n|---|---|\n| DeepSeek | 4.8T |") == [
        "| Lab | Tokens |",
        "|---|---|",
        "| DeepSeek | 4.8T |",
    ]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Who leads on OpenRouter", True),
        ("It grew.", False),
        ("- an item", False),
        ("x" * (HEADING_LIMIT + 1), False),
    ],
)
def test_a_short_line_alone_without_a_full_stop_is_a_heading(line: str, heading: bool) -> None:
    assert sentences(f"{line}\n\nText follows here.")[0][2] is heading


def test_paragraphs_are_numbered() -> None:
    assert [number for _, number, _ in sentences("One. Two.\n\nThree.")] == [0, 0, 1]


@given(st.text(alphabet=st.sampled_from("aB1. \n\t|-\"'?!:。…"), max_size=60))
def test_sentences_cover_all_but_white_space_once(text: str) -> None:
    spans = [span for span, _, _ in sentences(text)]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    outside = set(range(len(text))) - {at for span in spans for at in range(span.start, span.end)}
    assert all(text[at].isspace() for at in outside)


@given(st.text(alphabet=st.sampled_from("a \n\t"), max_size=40))
def test_paragraphs_begin_and_end_with_a_word(text: str) -> None:
    for block in paragraphs(text):
        assert block.of(text) == block.of(text).strip() != ""
