"""Numbers said in words alone."""

from __future__ import annotations

import itertools
import re

import pytest

from core.articles import shelf
from core.extract.cues import cues
from core.extract.cues.signs import TELLING
from core.extract.followers import Name
from core.model import Comparator, Span, Time, TimeRole

CUED = (
    ("MiniMax M2.5 tops the chart.", "lead", 1),
    ("Kimi climbed to the top of the leaderboard.", "lead", 1),
    ("Kimi took first place.", "lead", 1),
    ("It is the most-used model.", "lead", 1),
    ("Kimi finished as runner-up.", "lead", 2),
    ("Opus is the top American model.", "lead", 1),
    ("Kimi remained in front.", "lead", 1),
    ("Kimi was out in front with a lead.", "lead", 1),
    ("It is back at the summit of OpenRouter.", "lead", 1),
    ("It had 12% and pole position.", "lead", 1),
    ("It ruled the chart for weeks.", "lead", 1),
    ("Xiaomi is now the biggest supplier by tokens.", "lead", 1),
    ("It leads with 2.5 trillion tokens.", "lead", 1),
    ("They overtook it for the first time.", "first", 1),
    ("Chinese models have led ever since.", "since", 1),
    ("They absorbed most of this growth.", "most", 0.5),
    ("Usage hit a record high.", "record", 1),
    ("It was its highest weekly tally to date.", "record", 1),
    ("Usage set another record.", "record", 1),
    ("It drew more than the next two combined.", "together", 1),
    ("They swept the top five places.", "places", 5),
    ("OpenRouter's top three models are all Chinese.", "places", 3),
    ("They hold first, second and third place.", "places", 3),
    ("The top three places all went to Chinese labs.", "places", 3),
    ("It was the only American model in the top ten.", "only", 1),
    ("xAI owns the top two.", "places", 2),
    ("The top six spots were filled by Chinese models.", "places", 6),
    ("It broke into the top ten.", "within", 10),
    ("It isn't in the top 10.", "absent", 10),
    ("It is outside the top 20.", "absent", 20),
    ("It never made the top 10.", "absent", 10),
    ("No American model is in the top five.", "absent", 5),
    ("OpenAI is absent from the top ten.", "absent", 10),
    ("OpenAI and Google are both absent.", "absent", 0),
    ("Kimi K2.5 completed the podium.", "lead", 3),
    ("Kimi K2.5 rounds out the top five.", "lead", 5),
    ("It unseated Kimi at the top of the table.", "lead", 1),
    ("None of the top five models is American.", "absent", 5),
    ("xAI didn't have a single model in the top 20.", "absent", 20),
    ("Its volume has never been higher.", "record", 1),
    ("It won a top-ten place.", "within", 10),
    ("It is within the first twenty.", "within", 20),
    ("It was the first model to pass 1 trillion tokens.", "first of", 1),
    ("It led the traffic.", "lead", 1),
    ("Chinese models lead token traffic.", "lead", 1),
    ("It dominates all models.", "lead", 1),
    ("It was OpenRouter's runaway leader.", "lead", 1),
    ("It nabbed the top slot.", "lead", 1),
    ("It drew more than any other single model.", "lead", 1),
    ("No model processed more tokens than Kimi.", "lead", 1),
    ("Nobody else on OpenRouter drew as much traffic as Kimi.", "lead", 1),
    ("It sits behind only Kimi.", "lead", 2),
    ("It drew 2 trillion, trailing only Kimi.", "lead", 2),
    ("It filled out the top five.", "lead", 5),
    ("The first two are both Chinese.", "places", 2),
    ("It made the list of OpenRouter's top ten.", "within", 10),
    ("| Kimi | Top-4 by usage |", "within", 4),
)


@pytest.mark.parametrize(("text", "form", "value"), CUED)
def test_a_cue_and_its_number(text: str, form: str, value: float) -> None:
    assert [(found.form, found.value) for found in cues(text)] == [(form, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The model came first to Europe.",
        "In the first quarter usage doubled.",
        "It leads to higher prices.",
        "The most used words are short.",
        "He dropped out of school.",
        "They led a funding round.",
        "The first release was small.",
        "It was in use within the first three days.",
        "They lead market growth.",
        "Its lead table shows nothing.",
        "It became the largest open-weight model ever shipped.",
        "OpenRouter is the world's largest LLM API aggregation platform.",
        "It used more than any of them.",
        "It sat behind only Kimi and Opus.",
    ],
)
def test_words_that_only_look_like_a_cue(text: str) -> None:
    assert cues(text) == []


def _named(text: str, **kinds: str) -> list[Name]:
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in kinds}
    return sorted((Name(spans[name], kind) for name, kind in kinds.items()), key=lambda name: name.span)


def test_whoever_follows_the_first_is_second_and_the_next_third() -> None:
    text = "Kimi led the chart, followed by Opus (1.2T) and Step."
    found = cues(text, names=_named(text, Kimi="model", Opus="model", Step="model"))
    assert [(cue.form, cue.value, cue.text) for cue in found[1:]] == [
        ("next", 2, "followed by Opus"),
        ("next", 3, "Step"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kimi was praised, followed by Opus.", {"Kimi": "model", "Opus": "model"}),  # no place to count from
        ("Kimi led the chart. It was followed by Opus.", {"Kimi": "model", "Opus": "model"}),  # another sentence
        ("Google led the chart, followed by Opus.", {"Google": "lab", "Opus": "model"}),  # two rankings
        ("Kimi led the chart, followed by Google's newest.", {"Kimi": "model", "Google": "lab"}),
    ],
)
def test_who_follows_without_a_place_to_count_from_has_none(text: str, kinds: dict[str, str]) -> None:
    assert [cue for cue in cues(text, names=_named(text, **kinds)) if cue.form == "next"] == []


def test_a_cue_stands_where_its_words_do() -> None:
    text = "By May MiniMax M2.5 topped the rankings again."
    (found,) = cues(text)
    assert found.span.of(text) == found.text == "topped the rankings"


def test_a_cue_allows_what_its_words_do() -> None:
    (most,) = cues("They took most of the traffic.")
    assert (most.comparator, most.allowed.low) == (Comparator.OVER, 0.5)
    (within,) = cues("It entered the top ten.")
    assert (within.allowed.low, within.allowed.high) == (1, 10)


def test_a_run_of_weeks_is_a_cue_as_well() -> None:
    text = "It led for the fifth straight week."
    start = text.index("fifth")
    run = Time(Span(start, len(text) - 1), "fifth straight week", TimeRole.STREAK, amount=5)
    assert [(found.form, found.value) for found in cues(text, [run])] == [("streak", 5)]


def test_the_first_of_two_cues_that_overlap_is_kept() -> None:
    spans = [
        found.span for found in cues("It is the most-used model and tops the chart, back at the top of the table.")
    ]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize("pattern", TELLING, ids=lambda pattern: "-".join(TELLING[pattern]))
def test_every_match_holds_a_telling_word(pattern: re.Pattern[str]) -> None:
    texts = [*(text for text, _, _ in CUED), *(article.text for article in shelf())]
    found = [match for text in texts for match in pattern.finditer(text.lower())]
    assert found
    for match in found:
        assert any(word in match.string[match.start() :] for word in TELLING[pattern]), match.group()
