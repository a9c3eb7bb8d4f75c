"""How the press words whose number it is, where it stands and how firmly it is meant: claims end to end."""

from __future__ import annotations

import pytest

from core.model import Claim, Stance
from tests.unit.claims.reading import claims_in


def one(text: str, words: str) -> Claim:
    """The one claim whose words hold ``words``."""
    (claim,) = [claim for claim in claims_in(text) if words in claim.text]
    return claim


SUBJECTS = (
    # a maker, a home and an apposition are not the subject
    ("GLM-5 from Z.ai drew 1.2 trillion tokens on OpenRouter.", "1.2", "model:z-ai/glm-5"),
    ("Chinese models drew 12 trillion tokens on the US aggregator OpenRouter.", "12 trillion", "country:CN"),
    (
        "On OpenRouter, GPT-5.6 Luna, the smallest of OpenAI's new models, took 18 trillion tokens.",
        "18 trillion",
        "model:openai/gpt-5.6-luna",
    ),
    ("Kimi K2.5, still the most used model on OpenRouter, lost 30%.", "30%", "model:moonshotai/kimi-k2.5"),
    # a clause with "which" or "whose" tells of the name before it
    ("It overtook Kimi K2.5, which slipped to third place on OpenRouter.", "third", "model:moonshotai/kimi-k2.5"),
    (
        "OpenAI would be nowhere on OpenRouter without gpt-oss-120b, whose tokens doubled in a week.",
        "doubled",
        "model:openai/gpt-oss-120b",
    ),
    # numbers dealt out over names
    ("US and Chinese models took 8.2 trillion and 7.9 trillion tokens on OpenRouter.", "7.9", "country:CN"),
    ("GLM-5 and Kimi K2.5 came third and fourth on OpenRouter.", "fourth", "model:moonshotai/kimi-k2.5"),
    # the whole of a share is the platform's
    ("Chinese models took 60% of OpenRouter's 126.8 trillion tokens.", "126.8", "platform"),
    # a short name, once the model was named in full
    ("GPT-5.6 Luna leads OpenRouter. Luna took 18 trillion tokens.", "18 trillion", "model:openai/gpt-5.6-luna"),
    ("Chinese developers hold the first five places on OpenRouter.", "five", "country:CN"),
)


@pytest.mark.parametrize(("text", "words", "subject"), SUBJECTS)
def test_whose_number_it_is(text: str, words: str, subject: str) -> None:
    assert one(text, words).subject.id == subject


PLACES = (
    ("Kimi K2.5 was the second most-used model on OpenRouter.", "rank", 2),
    ("Kimi K2.5 is the runner-up on OpenRouter.", "rank", 2),
    ("Kimi K2.5 slid to No 2 on OpenRouter despite a gain.", "rank", 2),
    ("Kimi K2.5 drew 1.2 trillion tokens on OpenRouter, seventh among models.", "rank", 7),
    ("MiniMax M2.5 leads OpenRouter's table, with Kimi K2.5 third.", "rank", 3),
    ("Kimi K2.5 is now a distant third on OpenRouter.", "rank", 3),
    ("Tencent is back at the summit of OpenRouter.", "rank", 1),
    ("Xiaomi is now the biggest supplier of tokens on OpenRouter.", "rank", 1),
    ("Claude Opus 4.7 is the top American model on OpenRouter.", "rank", 1),
    ("Kimi K2.5 climbed from fourth to second on OpenRouter.", "rank", 4),
    ("Kimi K2.5 isn't in OpenRouter's top 10.", "rank", 10),
    ("Of the top ten models on OpenRouter, six are Chinese.", "places", 6),
    ("All of the top six spots on OpenRouter were filled by Chinese models.", "places", 6),
    ("Claude Opus 4.7 is the only American entry in OpenRouter's top five.", "places", 1),
    ("Among OpenRouter's TOP5 models, four seats are held by Chinese players.", "places", 4),
    ("Kimi K2.5 has led OpenRouter's table for seven weeks.", "streak", 7),
    ("OpenRouter handled 16.9 trillion tokens, its highest weekly tally to date.", "record", 1),
)


@pytest.mark.parametrize(("text", "kind", "value"), PLACES)
def test_places_runs_and_records(text: str, kind: str, value: float) -> None:
    assert (kind, value) in [(claim.kind, claim.quantity.value) for claim in claims_in(text)]


def test_best_of_a_group_is_put_in_order_among_the_group_alone() -> None:
    claim = one("Claude Opus 4.7 is the top American model on OpenRouter.", "top American")
    assert claim.scope.of is not None
    assert claim.scope.of.id == "country:US"


def test_a_place_that_was_missed_is_no_claim() -> None:
    assert claims_in("Kimi K2.5 missed first place on OpenRouter by a whisker.") == []


AMOUNTS = (
    ("Chinese models beat US ones on OpenRouter, 4.1 trillion tokens to 2.9.", "2.9", 2.9e12),
    ("Chinese models took 53 percent of OpenRouter's tokens, American ones held 34.", "34", 0.34),
    ("Kimi K2.5 took one point two trillion tokens on OpenRouter.", "one point two", 1.2e12),
    ("DeepSeek took one token in five on OpenRouter.", "one token in five", 0.2),
    ("The US share of OpenRouter's tokens fell to 30%.", "30%", 0.3),
    ("Kimi K2.5's tokens on OpenRouter were 64% lower at 1.7 trillion.", "64%", -0.64),
    ("OpenRouter's tokens went from 3 trillion to 15 trillion, five times as much.", "five times", 5),
    ("OpenRouter helped Z.ai double its weekly tokens.", "double", 2),
)


@pytest.mark.parametrize(("text", "words", "value"), AMOUNTS)
def test_how_much_it_is(text: str, words: str, value: float) -> None:
    assert one(text, words).quantity.value == pytest.approx(value)


UNJUDGED = (
    ('Claim: "Chinese models have 85% of OpenRouter\'s tokens."', Stance.OPINION),
    ("A post saying that Chinese models have 85% of OpenRouter's tokens is not supported by data.", Stance.NEGATED),
    ("At this rate Chinese models have 85% of OpenRouter's tokens by spring.", Stance.FORECAST),
    ("My own guess is that Chinese models have 85% of OpenRouter's tokens.", Stance.OPINION),
)


@pytest.mark.parametrize(("text", "stance"), UNJUDGED)
def test_what_is_no_statement_of_fact(text: str, stance: Stance) -> None:
    assert one(text, "85%").stance is stance


ELSEWHERE = (
    "OpenRouter lists it. The National Data Administration counts 140 trillion tokens a day for Chinese models.",
    "OpenRouter lists it. On LMArena's leaderboard GLM-5 came third.",
    "OpenRouter lists GLM-5, which activates 48 billion of its weights.",
    "OpenRouter lists GLM-5, which was trained on 28 trillion tokens.",
    "OpenRouter is our router, and our agents sent 61% of it to Kimi K2.5.",
    "OpenRouter says that GLM-5 used 30% more tokens for the same work.",
)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_numbers_of_something_else_are_no_claims(text: str) -> None:
    assert claims_in(text) == []


TABLE = (
    "Tokens on OpenRouter\n\n| Rank | Model | Lab | Tokens |\n"
    "|---|---|---|---|\n| 2 | Kimi K2.5 | Moonshot AI | 1.9T |\n"
)


def test_a_row_is_its_model_s_and_its_first_cell_a_place() -> None:
    assert [(claim.kind, claim.subject.id, claim.quantity.value) for claim in claims_in(TABLE)] == [
        ("rank", "model:moonshotai/kimi-k2.5", 2),
        ("volume", "model:moonshotai/kimi-k2.5", pytest.approx(1.9e12)),
    ]
