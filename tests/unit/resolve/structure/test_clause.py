"""Masked sentences: one tag a name, one space a gap, and the way back to the article."""

from __future__ import annotations

import time

import pytest

from core.extract import read, surface
from core.language.tags import NUMBER, TAGS
from core.model import Sentence
from core.resolve import statements
from core.resolve.structure.clause import CUT, REACH, Masked, first_words, last_words, mask

COUNTRY, PLATFORM = TAGS["country"], TAGS["platform"]


def masked(text: str) -> tuple[Masked, Sentence]:
    """The first sentence of a text, masked."""
    sentence = read(text).sentences[0]
    return mask(sentence, sentence.span.of(surface(text))), sentence


def test_a_name_is_one_tag_however_long_it_is() -> None:
    seen, _ = masked("Chinese open-weight models took 61% on OpenRouter.")
    assert seen.text == f"{COUNTRY} took {NUMBER} on {PLATFORM}."


def test_white_space_is_one_space() -> None:
    start = "By the count of those who follow such things, the Chinese models"
    seen, _ = masked(f"{start}\n took <b> 61% </b>\ton https://openrouter.example/list OpenRouter.")
    assert seen.text.endswith(f"the {COUNTRY} took {NUMBER} on {PLATFORM}.")


def test_offsets_are_those_of_the_article() -> None:
    text = "Yes. Chinese models   took 61% on OpenRouter."
    sentence = read(text).sentences[1]
    seen = mask(sentence, sentence.span.of(surface(text)))
    number = sentence.quantities[0].span
    assert seen.before(number.start) == f"{COUNTRY} took "
    assert seen.after(number.end) == f" on {PLATFORM}."
    assert seen.between(sentence.mentions[0].span.end, number.start) == " took "
    assert seen.offset(number.start, -len(" took ") - 1) == text.index("Chinese")
    assert seen.offset(number.end, len(" on ")) == text.index("OpenRouter")
    assert seen.offset(number.end, 99) == len(text)


def test_characters_of_private_use_in_the_text_are_no_tags() -> None:
    seen, _ = masked(f"A bird {COUNTRY} sang {NUMBER} by night.")
    assert seen.text == "a bird sang by night."


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    seen, sentence = masked("İİİ took 61% on OpenRouter.")
    assert seen.after(sentence.quantities[0].span.end) == f" on {PLATFORM}."


def test_words_beyond_reach_are_cut_off() -> None:
    far = "word " * REACH
    seen, sentence = masked(f"Chinese models {far} took 61% {far} on OpenRouter")
    at = sentence.quantities[0].span
    assert seen.before(at.start).startswith(CUT)
    assert seen.before(at.start).endswith(" took ")
    assert seen.after(at.end).endswith(CUT)
    across = seen.between(sentence.mentions[0].span.end, sentence.mentions[-1].span.start)
    assert CUT in across
    assert across.endswith(" on ")
    assert max(map(len, (seen.before(at.start), seen.after(at.end), across))) < 2 * REACH + 10


def test_words_are_counted_from_either_end() -> None:
    assert first_words(" one two three four", 2) == "one two"
    assert last_words("one two three four ", 2) == "three four"
    assert last_words("one", 2) == "one"


@pytest.mark.parametrize(
    "text",
    [
        "Chinese models now carry 60% of the total global LLM inference traffic, says OpenRouter.",
        "OpenRouter counts. Of the total global LLM inference traffic, Chinese models had 20 trillion tokens.",
        "The Chinese share on OpenRouter sank. In the week of February 16 to February 22, 2026 it read 45%.",
        f"On OpenRouter Kimi K2.5 came {'a close ' * 40}second.",
        f"On OpenRouter Chinese models gained {'a further ' * 40}12%.",
        f"Of the top ten on OpenRouter, six {'are now ' * 40}big.",
        f"Chinese models hold 61% https://news.example/{'x' * 3000} of tokens on OpenRouter.",
        f"Chinese models hold 61% {' ' * 3000} of tokens on OpenRouter.",
    ],
)
def test_no_sentence_takes_long(text: str) -> None:
    started = time.process_time()
    assert list(statements(read(text), surface(text)))
    assert time.process_time() - started < 2
