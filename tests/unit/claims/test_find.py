"""How the press words whose number it is, where it stands and how firmly it is meant: claims end to end."""

from __future__ import annotations

import pytest

from core import claims
from core.model import Claim, EntityKind, Stance
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
    # the platform is in no place of its own ranking
    ("OpenRouter's No. 3 is Kimi K2.5.", "No. 3", "model:moonshotai/kimi-k2.5"),
    ("OpenRouter's fifth most-used model last week was Kimi K2.5.", "fifth", "model:moonshotai/kimi-k2.5"),
    ("The leaderboard on OpenRouter is led by MiniMax M2.5.", "led by", "model:minimax/minimax-m2.5"),
    ("OpenRouter's top spot belongs to MiniMax M2.5.", "top spot", "model:minimax/minimax-m2.5"),
    ("MiniMax M2.5 displaced Claude Sonnet 4.6 at the top of OpenRouter.", "displaced", "model:minimax/minimax-m2.5"),
    # whose none is there, whose one
    ("No American model made OpenRouter's top five last week.", "top five", "country:US"),
    ("Not a single US model was in OpenRouter's top five.", "top five", "country:US"),
    ("OpenRouter's top five contained no American model.", "top five", "country:US"),
    ("Claude Sonnet 4.6 is the only American model in OpenRouter's top five.", "only", "country:US"),
    ("OpenRouter's top ten now counts six Chinese models.", "six", "country:CN"),
    # brackets right behind a name; the second of two sides
    ("Z.ai sits behind OpenAI (10.4%) on OpenRouter.", "10.4%", "lab:openai"),
    ("On OpenRouter, DeepSeek is ahead, with 19% of all tokens to OpenAI's 17%.", "19%", "lab:deepseek"),
    ("OpenRouter's usage is split 60-40 between Chinese and American models.", "60-40", "country:CN"),
    ("OpenRouter handled 23.8 trillion Chinese tokens and 15.2 trillion American tokens.", "15.2", "country:US"),
    # "it" is the model that its maker released; a comma alone makes no list of two
    ("Tencent released Hy3 in July. It handled 2.7 trillion tokens on OpenRouter.", "2.7", "model:tencent/hy3"),
    ("After the launch of MiMo-V2-Pro, Xiaomi drew 4.2 trillion tokens on OpenRouter.", "4.2", "lab:xiaomi"),
    ("Kimi K2.6 saw its OpenRouter volume shrink to 0.7 trillion tokens.", "0.7", "model:moonshotai/kimi-k2.6"),
    ("OpenRouter's total was 7.2 trillion tokens, a record. Kimi K2.5 had 1.1 trillion.", "a record", "platform"),
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
    # an ordinal is a place where nothing follows that it could count
    ("MiMo-V2-Pro is now second on OpenRouter with 3.08 trillion tokens.", "rank", 2),
    ("Third on OpenRouter is Kimi K2.5.", "rank", 3),
    ("In third came Kimi K2.5 with 1.1 trillion tokens on OpenRouter.", "rank", 3),
    ("Kimi K2.5 ended the week fifth on OpenRouter.", "rank", 5),
    ("OpenRouter's third-placed model is Kimi K2.5.", "rank", 3),
    ("OpenRouter's second-largest lab is Xiaomi.", "rank", 2),
    ("Kimi K2.5 is only the seventh most popular model on OpenRouter.", "rank", 7),
    ("Mistral's models come in eighteenth on OpenRouter.", "rank", 18),
    ("Kimi K2.5 jumped from tenth place to first on OpenRouter.", "rank", 1),
    ("Kimi K2.5 rounded out the top five on OpenRouter.", "rank", 5),
    ("MiniMax M2.5 took over the top spot on OpenRouter from Claude Sonnet 4.6.", "rank", 1),
    ("Xiaomi is now the clear leader on OpenRouter.", "rank", 1),
    ("Anthropic led by developer on OpenRouter at 3.48 trillion tokens.", "rank", 1),
    ("Mistral does not appear anywhere in OpenRouter's first 30.", "rank", 30),
    ("Xiaomi has the second most popular model on OpenRouter.", "rank", 2),
    ("On OpenRouter, V4 Flash leads (4.9T tokens); MiMo-V2.5 follows.", "rank", 1),
    # counts in a top set
    ("All but one of OpenRouter's top five models were Chinese.", "places", 4),
    ("China has seven of OpenRouter's top ten; Anthropic has two.", "places", 2),
    ("Five of the top ten models on OpenRouter are Chinese, up from three in January.", "places", 3),
    ("Seven of the ten largest developers on OpenRouter are Chinese.", "places", 7),
    ("Chinese labs had one model in OpenRouter's top ten.", "places", 1),
    # runs told as a length, and records told by what they beat
    ("On OpenRouter, total demand has now contracted for two weeks.", "streak", 2),
    ("Chinese models have been ahead of American ones on OpenRouter for ten weeks.", "streak", 10),
    ("Hy3 preview was the most used model on OpenRouter for a second consecutive week.", "streak", 2),
    ("OpenRouter set a record of 25 trillion tokens last week.", "record", 1),
    ("The 25 trillion tokens were the most OpenRouter has ever processed in a week.", "record", 1),
    ("OpenRouter handled 25 trillion tokens, more than in any week before.", "record", 1),
    ("OpenRouter broke its own weekly record with 25 trillion tokens.", "record", 1),
    ("Hy3 drew more traffic than any rival on OpenRouter.", "rank", 1),
    ("No European model ranks among the 20 most used on OpenRouter.", "rank", 20),
    ("Eight of the ten busiest models on OpenRouter are Chinese.", "places", 8),
    ("OpenRouter handled 113 trillion tokens last week, its first above 100 trillion.", "milestone", 1),
    ("Hy3 was the first model on OpenRouter to pass 10 trillion tokens in a week.", "milestone", 1),
    ("On OpenRouter MiniMax had a share of 18.8%, 2.6 percentage points higher than Google.", "difference", 0.026),
)


@pytest.mark.parametrize(("text", "kind", "value"), PLACES)
def test_places_runs_and_records(text: str, kind: str, value: float) -> None:
    assert (kind, value) in [(claim.kind, claim.quantity.value) for claim in claims_in(text)]


def test_best_of_a_group_is_put_in_order_among_the_group_alone() -> None:
    claim = one("Claude Opus 4.7 is the top American model on OpenRouter.", "top American")
    assert claim.scope.of is not None
    assert claim.scope.of.id == "country:US"


@pytest.mark.parametrize(
    "text",
    [
        "Kimi K2.5 missed first place on OpenRouter by a whisker.",
        "The third model, GLM 5, was released on OpenRouter in May.",
        "Second, DeepSeek V4 is cheap on OpenRouter.",
        "DeepSeek's second model, V4 Flash, is on OpenRouter.",
        "OpenRouter lists two models of Zhipu's. The second, released in March, is GLM 5.",
        "On OpenRouter the gap between No. 1 and No. 2, Kimi K2.5, is small.",
        "A photo finish at the top of OpenRouter separates first from second, Kimi K2.5.",
        "Four speakers in a row praised the lead of Kimi K2.5 on OpenRouter.",
    ],
)
def test_what_is_no_place_is_no_claim(text: str) -> None:
    assert claims_in(text) == []


def test_a_lab_s_model_is_ranked_among_models() -> None:
    claim = one("Xiaomi has the second most popular model on OpenRouter.", "second")
    assert next(question.query.among for question in claims.KINDS["rank"].queries(claim)) is EntityKind.MODEL


def test_a_run_of_days_is_not_judged() -> None:
    claim = one("Grok Code Fast 1 has been first on OpenRouter for 22 straight days.", "22 straight days")
    assert claim.blocked == "The data counts runs in weeks, and the text counts days."


def test_the_whole_of_a_share_may_be_a_maker_s_own() -> None:
    claim = one("GPT-5.6 Luna carries four fifths of OpenAI's 22.1 trillion tokens on OpenRouter.", "four fifths")
    assert claim.scope.of is not None
    assert claim.scope.of.id == "lab:openai"


AMOUNTS = (
    ("Chinese models beat US ones on OpenRouter, 4.1 trillion tokens to 2.9.", "2.9", 2.9e12),
    ("Chinese models took 53 percent of OpenRouter's tokens, American ones held 34.", "34", 0.34),
    ("Kimi K2.5 took one point two trillion tokens on OpenRouter.", "one point two", 1.2e12),
    ("DeepSeek took one token in five on OpenRouter.", "one token in five", 0.2),
    ("The US share of OpenRouter's tokens fell to 30%.", "30%", 0.3),
    ("Kimi K2.5's tokens on OpenRouter were 64% lower at 1.7 trillion.", "64%", -0.64),
    ("OpenRouter's tokens went from 3 trillion to 15 trillion, five times as much.", "five times", 5),
    ("OpenRouter helped Z.ai double its weekly tokens.", "double", 2),
    # a bare number right after an amount
    ("Google took 41% of OpenRouter's tokens in July. Anthropic is at 16, OpenAI 12.", "12", 0.12),
    ("OpenRouter handled 22 trillion tokens. At the start of January it was 6.4.", "6.4", 6.4e12),
    ("Chinese tokens on OpenRouter went from 0.48 trillion to nearly 32.", "32", 32e12),
    ("On OpenRouter Chinese models took 12 trillion tokens, American ones under six.", "six", 6e12),
    ("Anthropic's share of OpenRouter's tokens is 17%. That's 17.1 versus 17.0 percent.", "17.1", 0.171),
    # changes
    ("OpenRouter's volume fell 14% in May and another 7% in June.", "7%", -0.07),
    ("Kimi K2.5 lost two fifths of its tokens on OpenRouter in a week.", "two fifths", -0.4),
    ("MiniMax M3's tokens on OpenRouter surged from 0.9T to 2.5T, or 178%.", "178%", 1.78),
    ("The Chinese share of OpenRouter's tokens widened by 5 percentage points.", "5 percentage", 0.05),
    ("OpenRouter's tokens rose. So +9.8% in a week.", "9.8%", 0.098),
    ("OpenRouter's traffic is seven times what it was in January.", "seven times", 7),
    ("Anthropic's share of OpenRouter is 12%, half of what it had in January.", "half", 0.5),
    ("Kimi K2.6 saw its tokens on OpenRouter halve.", "halve", 0.5),
    ("Chinese models grew by 31 percent on OpenRouter and American ones by 9 percent.", "9 percent", 0.09),
    ("Xiaomi's tokens on OpenRouter were cut in half.", "half", -0.5),
    ("Kimi K2.6's volume on OpenRouter dropped by 0.4 trillion tokens.", "0.4 trillion", -0.4e12),
    ("OpenRouter handled 44.6 trillion tokens, 8.5 trillion more than a week earlier.", "8.5 trillion", 8.5e12),
    ("DeepSeek's share of OpenRouter is 15.7%, 1.4 points above its level of a week ago.", "1.4 points", 0.014),
    # levels
    ("A paid version of Kimi K2.6 added 855 billion tokens on OpenRouter.", "855 billion", 855e9),
    ("DeepSeek V4 Flash alone eats up 11% of OpenRouter's tokens.", "11%", 0.11),
    ("The Chinese share of OpenRouter is 46%, up from 38% a month ago and just 12% a year ago.", "12%", 0.12),
    ("Korean models top 1% of tokens on OpenRouter.", "1%", 0.01),
    ("US models had 9 trillion tokens on OpenRouter, or 40%.", "9 trillion", 9e12),
    ("V4 Flash has nearly tripled on OpenRouter, 0.70T to 2.06T tokens.", "2.06T", 2.06e12),
    ("V4 Flash took 18 percent of OpenRouter's tokens, compared with 11 percent in March.", "11 percent", 0.11),
    ("Chinese models lead US models on OpenRouter. Ratio: 2.4x.", "2.4x", 2.4),
)


@pytest.mark.parametrize(("text", "words", "value"), AMOUNTS)
def test_how_much_it_is(text: str, words: str, value: float) -> None:
    assert one(text, words).quantity.value == pytest.approx(value)


UNJUDGED = (
    ('Claim: "Chinese models have 85% of OpenRouter\'s tokens."', Stance.OPINION),
    ("A post saying that Chinese models have 85% of OpenRouter's tokens is not supported by data.", Stance.NEGATED),
    ("At this rate Chinese models have 85% of OpenRouter's tokens by spring.", Stance.FORECAST),
    ("My own guess is that Chinese models have 85% of OpenRouter's tokens.", Stance.OPINION),
    ("My prediction for June on OpenRouter: Chinese models at 85% of tokens.", Stance.FORECAST),
    ("The question is whether Chinese models have 85% of OpenRouter's tokens.", Stance.HYPOTHETICAL),
    ("Kimi K2.5 isn't free and it has 85% of OpenRouter's tokens.", Stance.ASSERTED),
)


@pytest.mark.parametrize(("text", "stance"), UNJUDGED)
def test_what_is_no_statement_of_fact(text: str, stance: Stance) -> None:
    assert one(text, "85%").stance is stance


ELSEWHERE = (
    "OpenRouter lists it. Vercel's share for Chinese models rose to 55 % in August.",
    "OpenRouter lists it. Chinese models power 60 % of the apps in the store, up from 30 %.",
    "OpenRouter lists it. Ramp's index shows Anthropic at 34 % of paying businesses.",
    "OpenRouter lists it. A survey finds Anthropic at 34 %.",
    "OpenRouter lists it. The National Data Administration counts 140 trillion tokens a day for Chinese models.",
    "OpenRouter lists it. On LMArena's leaderboard GLM-5 came third.",
    "OpenRouter lists GLM-5, which activates 48 billion of its weights.",
    "OpenRouter lists GLM-5, which was trained on 28 trillion tokens.",
    "OpenRouter is our router, and our agents sent 61% of it to Kimi K2.5.",
    "OpenRouter says that GLM-5 used 30% more tokens for the same work.",
    "OpenRouter lists it. Polymarket gives StepFun 46%.",
    "OpenRouter lists it. Our holding in Tencent (position size 4.2%) grew.",
    "OpenRouter lists it. OpenAI's API handled six billion tokens a minute.",
    "OpenRouter lists it. Kimi K2.5 costs $4 per million tokens, 20% more than K2.",
)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_numbers_of_something_else_are_no_claims(text: str) -> None:
    assert claims_in(text) == []


def test_a_number_of_openrouter_stands_beside_one_of_somewhere_else() -> None:
    text = "Google served 480 trillion tokens across its products; on OpenRouter, Google models processed 5 trillion."
    assert [claim.text for claim in claims_in(text)] == ["5 trillion"]


TABLE = (
    "Tokens on OpenRouter\n\n| Rank | Model | Lab | Tokens |\n"
    "|---|---|---|---|\n| 2 | Kimi K2.5 | Moonshot AI | 1.9T |\n"
)


def test_a_row_is_its_model_s_and_its_first_cell_a_place() -> None:
    assert [(claim.kind, claim.subject.id, claim.quantity.value) for claim in claims_in(TABLE)] == [
        ("rank", "model:moonshotai/kimi-k2.5", 2),
        ("volume", "model:moonshotai/kimi-k2.5", pytest.approx(1.9e12)),
    ]


def test_a_column_s_head_gives_the_scale() -> None:
    table = "| Lab | Tokens on OpenRouter (trillion) |\n|---|---|\n| Tencent | 18.7 |\n"
    assert [(claim.subject.id, claim.quantity.value) for claim in claims_in(table)] == [
        ("lab:tencent", pytest.approx(18.7e12))
    ]


def test_respectively_is_read_where_the_numbers_were_dealt_out() -> None:
    text = "In May 2026 DeepSeek and Qwen took 8.1 and 5.2 trillion tokens respectively on OpenRouter."
    assert [(claim.subject.id, claim.unread) for claim in claims_in(text)] == [("lab:deepseek", ()), ("lab:qwen", ())]


def test_respectively_is_not_read_where_nothing_could_be_dealt() -> None:
    (claim,) = claims_in("In May 2026 DeepSeek took 8.1 trillion tokens respectively on OpenRouter.")
    assert claim.unread == ("respectively",)


def test_who_is_not_told_is_said() -> None:
    (claim,) = claims_in("It became a hit on OpenRouter, processing 3.8 trillion tokens.")
    assert claim.blocked == "The text does not say who “it” is."
