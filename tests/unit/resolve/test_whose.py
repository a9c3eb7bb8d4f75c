"""Whose number it is. Sentences are our own."""

from __future__ import annotations

import re
from datetime import date

import pytest

from core.extract import read, surface
from core.model import Count, Statement, Unit
from core.resolve import statements
from core.resolve.structure.figures import AXIS, NO_SHARE

PUBLISHED = date(2026, 6, 24)


def whose(text: str, published: date | None = PUBLISHED) -> list[tuple[str, Statement]]:
    """Every statement with its number as printed."""
    return [(said.quantity.text, said) for said in statements(read(text, published), surface(text))]


def subjects(text: str) -> dict[str, str]:
    """Number as printed to the id of its subject."""
    return {number: said.subject.id if said.subject else "" for number, said in whose(text)}


# Sentence | number=subject id; ...
STRANGERS = """
In the week of June 1-7, 2026, Zephyr Labs processed 0.9 trillion tokens on OpenRouter. | 0.9=unlisted:Zephyr Labs
Chinese models slipped on OpenRouter, while Norwind AI handled 3.2 trillion tokens. | 3.2=unlisted:Norwind AI
OpenRouter said Norwind had reached 1.2 trillion tokens. | 1.2=unlisted:Norwind
Last week 0.9 trillion tokens went to Norwind on OpenRouter. | 0.9=unlisted:Norwind
Its rivals processed 3.2 trillion tokens on OpenRouter last week. | 3.2=unlisted:Its rivals
The remaining models served 10 trillion tokens on OpenRouter last week. | 10=unlisted:The remaining models
Everyone else shared 9 trillion tokens on OpenRouter last week. | 9=unlisted:Everyone else
A single customer sent 0.5 trillion tokens through OpenRouter. | 0.5=unlisted:A single customer
The latter held 12 % of tokens on OpenRouter last week. | 12=unlisted:The latter
Models from Hangzhou took 14 trillion tokens on OpenRouter. | 14=unlisted:Hangzhou
On OpenRouter, Lisbon took 4 trillion tokens and Porto 3 trillion. | 4=unlisted:Lisbon; 3=unlisted:Porto
Norwind, an Oslo start-up, took 0.4 trillion tokens on OpenRouter. | 0.4=unlisted:Norwind
Cursor's own model, Composer, ran 0.4 trillion tokens on OpenRouter. | 0.4=unlisted:Composer
Perplexity's Sonar Ultra took 2 trillion tokens on OpenRouter. | 2=unlisted:Perplexity's Sonar Ultra
OpenRouter last week: Chinese models 55 %, US models 30 %, Others 15 %. | 55=country:CN; 15=unlisted:Others
DeepSeek V4 Flash: 4.8T on OpenRouter / Norwind: 1.1T | 4.8=model:deepseek/deepseek-v4-flash; 1.1=unlisted:Norwind
It became a hit on OpenRouter, processing 3.8 trillion tokens. | 3.8=unlisted:pronoun
A nameless model came up on OpenRouter in April. By June it took 2.4 trillion tokens. | 2.4=unlisted:pronoun
Qwen 9 Mega processed 1.2 trillion tokens on OpenRouter. | 1.2=unlisted:Qwen 9 Mega
On OpenRouter MiniMax 7 Ultra took 1.2 trillion tokens. | 1.2=unlisted:MiniMax 7 Ultra
"""

KNOWN = """
OpenRouter users burned through 46 trillion tokens last week. | 46=platform
Developers consumed 46 trillion tokens on OpenRouter last week. | 46=platform
All AI models together processed 46 trillion tokens on OpenRouter. | 46=platform
Weekly token usage on OpenRouter hit 46 trillion. | 46=platform
According to Alex Atallah, OpenRouter handled 46 trillion tokens. | 46=platform
Analysts at Bernstein counted 46 trillion tokens on OpenRouter. | 46=platform
Meanwhile, OpenRouter processed 46 trillion tokens. | 46=platform
Bloomberg reported that Chinese models took 55 % of tokens on OpenRouter. | 55=country:CN
DeepSeek's V4 Flash, built in Hangzhou, took 4.8 trillion tokens. | 4.8=model:deepseek/deepseek-v4-flash
Alibaba Cloud took 2 trillion tokens on OpenRouter. | 2=lab:qwen
Open models lead on OpenRouter, with total tokens growing fivefold. | fivefold=platform
"""

HEADS = """
US models (OpenAI, Anthropic, Google) held 34 % of OpenRouter tokens. | 34=country:US
Chinese models (DeepSeek, Qwen and others) rose from 30 % to 52 % on OpenRouter. | 30=country:CN; 52=country:CN
Chinese models such as DeepSeek and Qwen processed 20 trillion tokens. | 20=country:CN
Chinese models, chiefly DeepSeek and Xiaomi, took 19 trillion tokens. | 19=country:CN
Claude models, led by Opus 4.7, processed 6.9 trillion tokens. | 6.9=family:anthropic/claude
MiniMax M3 from MiniMax processed 4 trillion tokens. | 4=model:minimax/minimax-m3
**MiniMax M3** (from Shanghai's MiniMax) processed 4 trillion tokens. | 4=model:minimax/minimax-m3
Shanghai-based MiniMax's M3 processed 4 trillion tokens. | 4=model:minimax/minimax-m3
US models — OpenAI's GPT-5.5, Google's Gemini 3.5 Flash — together took a third of OpenRouter tokens. | third=country:US
US models (OpenAI, Google) led OpenRouter in January. It is now 34 %. | 34=country:US
US models (OpenAI 12 %, Google 11 %) lag on OpenRouter. | 12=lab:openai; 11=lab:google
Chinese models grew on OpenRouter, led by DeepSeek, which took 8 trillion tokens. | 8=lab:deepseek
MiMo-V2.5 led OpenRouter last week, with Xiaomi reporting 3.8 trillion tokens. | 3.8=model:xiaomi/mimo-v2.5
MiMo-V2.5 is the #3 most-used model on OpenRouter, handling 3.8 trillion tokens. | 3.8=model:xiaomi/mimo-v2.5
The most-used model on OpenRouter was MiniMax M3, processing 4 trillion tokens. | 4=model:minimax/minimax-m3
Chinese models passed their US counterparts on OpenRouter, holding the top spot. | holding the top spot=country:CN
"""

SIDES = """
US models lost to Chinese models on OpenRouter, 9 trillion tokens to 19 trillion. | 9=country:US; 19=country:CN
US models fell behind Chinese ones on OpenRouter, 9 trillion to 19 trillion tokens. | 9=country:US; 19=country:CN
US models trailed Chinese ones on OpenRouter, 9.9 trillion to 14.6 trillion tokens. | 9.9=country:US; 14.6=country:CN
Chinese models crossed US models on OpenRouter, 4.1 trillion tokens against 2.9. | 4.1=country:CN; 2.9=country:US
Last week OpenRouter handled 14T tokens in the US vs 19T in China. | 14T=country:US; 19T=country:CN
OpenRouter usage was 19 trillion in China against 9 trillion in the US. | 19=country:CN; 9=country:US
Chinese models (19T) beat American ones (9T) on OpenRouter. | 19T=country:CN; 9T=country:US
Chinese models beat US models on OpenRouter last week, which managed 9 trillion tokens. | 9=country:US
🇨🇳 models on OpenRouter processed 19 trillion tokens, 🇺🇸 models 9 trillion. | 19=country:CN; 9=country:US
On OpenRouter some 20 trillion tokens were flowing through Chinese model endpoints. | 20=country:CN
Open models went from 60-40 in favor of closed models to 63-37 favoring open ones. | 60=weights:closed; 63=weights:open
"""

SHORT = {
    "CN": "country:CN",
    "US": "country:US",
    "m3": "model:minimax/minimax-m3",
    "k2": "model:moonshotai/kimi-k2.6",
    "gpt": "model:openai/gpt-5.5",
    "mimo": "model:xiaomi/mimo-v2.5",
    "owl": "model:openrouter/owl-alpha",
    "hunter": "model:openrouter/hunter-alpha",
}
"""Subject ids that many of the sentences below share."""

RIVALS = """
On OpenRouter, models from China took 9.1 trillion tokens, against 4.4 trillion for those from America. \
| 9.1=CN; 4.4=US
Last week US models took 30 % of OpenRouter tokens, compared with 61 % for those made in China. | 30=US; 61=CN
Open models took 8 trillion tokens on OpenRouter, versus 6 trillion for those of closed labs. | 8=weights:open
Chinese models led American ones on OpenRouter. They had passed their rivals, by 9.1 trillion tokens to 8.4 trillion. \
| 9.1=CN; 8.4=US
US models trail Chinese ones on OpenRouter. They lost to their peers, 5.1 trillion tokens to 9.4 trillion. \
| 5.1=US; 9.4=CN
MiniMax M3 led OpenRouter. It just beat DeepSeek V4 Flash (free), which took 3.1 trillion tokens. \
| 3.1=model:deepseek/deepseek-v4-flash
MiniMax M3 overtook Kimi K2.6 (Moonshot AI), which processed 2.2 trillion tokens on OpenRouter. | 2.2=k2
MiniMax M3 beat Kimi K2.6, whose tokens on OpenRouter dropped 31 % in a week. | 31=k2
MiniMax M3 was 12 % ahead of Kimi K2.6 on OpenRouter, whose traffic fell 31 %. | 31=k2
GPT-5.5 trailed MiniMax M3, whose weekly volume on OpenRouter reached 4 trillion tokens. | 4=m3
MiniMax M3 held first place on OpenRouter with 4.1 trillion tokens, just ahead of Kimi K2.6 with 3.9 trillion. \
| 4.1=m3; 3.9=k2
GPT-5.5 took 2.2 trillion tokens on OpenRouter, a whisker behind MiMo-V2.5 at 2.3 trillion. | 2.2=gpt; 2.3=mimo
DeepSeek processed 6.1 trillion tokens on OpenRouter, more than Anthropic with 5.8 trillion. \
| 6.1=lab:deepseek; 5.8=lab:anthropic
MiniMax M3 passed Kimi K2.6 on OpenRouter with 4.1 trillion tokens. | 4.1=m3
"""

ASIDES = """
Chinese models took 12 trillion tokens, three times the volume of US models, and raised their share to 70 %. \
| 12=CN; 70=CN
US labs served 4 trillion tokens on OpenRouter, half the total of Chinese ones, and saw their share slip to 24 %. \
| 24=US
Chinese models took 12 trillion tokens on OpenRouter, well ahead of US ones, and widened their lead with 14 trillion. \
| 14=CN
Chinese models took 20 trillion tokens on OpenRouter, against 9 trillion for US models, and 61 % of the total. \
| 9=US; 61=CN
DeepSeek processed 6.1 trillion tokens on OpenRouter, versus 2.4 trillion for Mistral, and 14 % of all tokens. \
| 2.4=lab:mistralai; 14=lab:deepseek
US models had 9 trillion tokens on OpenRouter, against 20 trillion for Chinese models, and a share of 27 %. \
| 20=CN; 27=US
Chinese models grew on OpenRouter last week. Xiaomi remained the biggest Chinese supplier at 3.2 trillion tokens. \
| 3.2=lab:xiaomi
Chinese models slipped on OpenRouter, but DeepSeek is still the most used Chinese maker, with 5 trillion tokens. \
| 5=lab:deepseek
OpenAI has become the second largest American vendor on OpenRouter with 4 trillion tokens. | 4=lab:openai
Meta, whose Llama line once stood for open models, fell to 3 % of OpenRouter tokens. | 3=lab:meta-llama
Mistral, long the champion of open models, took 2 % of OpenRouter tokens. | 2=lab:mistralai
DeepSeek as a company served 17 trillion tokens on OpenRouter last week. | 17=lab:deepseek
Xiaomi as a group handled 5 trillion tokens on OpenRouter. | 5=lab:xiaomi
Anthropic as a whole processed 6 trillion tokens on OpenRouter. | 6=lab:anthropic
"""

TOPICS = """
MiniMax M3 led OpenRouter, ahead of Kimi K2.6. Last week the model handled 4 trillion tokens. | 4=m3
MiniMax M3 was 8 % ahead of Kimi K2.6 on OpenRouter. MiniMax raised its price, and the model lost 40 % of its tokens. \
| 40=m3
MiMo-V2.5 led OpenRouter with twice the tokens of GPT-5.5. On Monday use of the model reached 0.9 trillion tokens. \
| 0.9=mimo
MiniMax M3 led OpenRouter, ahead of GPT-5.5. Kimi K2.6 was next. The pair took 15 % of tokens. \
| 15=model:minimax/minimax-m3,model:moonshotai/kimi-k2.6
Owl Alpha is a cloaked model on OpenRouter. Last week Owl took 3.5 trillion tokens, a tenth of the total. \
| 3.5=owl; tenth=owl
Quasar Alpha turned out to be GPT-4.1. On its best day Quasar processed 69 billion tokens on OpenRouter. \
| 69=model:openrouter/quasar-alpha
Hunter Alpha led OpenRouter. It was MiMo-V2-Pro, Xiaomi says. At its peak, Hunter took 0.6T. It ended at 2.1T. \
| 0.6=hunter; 2.1=hunter
MiniMax M3 became the most used model on OpenRouter. / * Model processed 4.1 trillion tokens, twice as many as GPT-5.5 \
| 4.1=m3
Xiaomi topped OpenRouter last week. / * Company processed 5 trillion tokens / * Firm's share rose to 12% \
| 5=lab:xiaomi; 12=lab:xiaomi
MiniMax M3 led OpenRouter. / * First time any model has passed 4 trillion tokens in a week | 4=m3
Chinese models rose on OpenRouter. The share works out at 44 percent. | 44=CN
US models on OpenRouter shrank. The share happened to be 31 % last week. | 31=US
MiniMax M3 took 5 trillion tokens on OpenRouter; its slower "reasoning" edition, listed apart, added 0.4 trillion. \
| 5=m3; 0.4=unlisted:its slower "reasoning" edition
GPT-5.5 took 2 trillion tokens on OpenRouter. Its high-effort variant handled 0.3 trillion. \
| 0.3=unlisted:Its high-effort variant
Kimi K2.6 led OpenRouter with 3 trillion tokens, and a faster "turbo" version processed 0.2 trillion. \
| 0.2=unlisted:a faster "turbo" version
Models whose weights can be downloaded took 51 % of OpenRouter tokens in May. | 51=weights:open
Models with downloadable weights processed 21 trillion tokens on OpenRouter last week. | 21=weights:open
On OpenRouter, models anyone can download held 51 %. | 51=weights:open
Add up each Chinese model that the site lists and you get to 19 trillion tokens on OpenRouter. | 19=CN
Sum every American model the platform names and you end up with 9 trillion tokens. | 9=US
Every Chinese model the site lists, taken together, processed 19 trillion tokens. | 19=CN
"""

PLATFORM = """
OpenAI took 4 trillion tokens on OpenRouter. The pie itself grew: 210 trillion tokens, 18 percent more than in May. \
| 210=platform; 18=platform
Mistral lost ground on OpenRouter. The whole pie swelled to 210 trillion tokens in June. | 210=platform
Mistral lost ground on OpenRouter. The market itself grew to 210 trillion tokens in June. | 210=platform
Mistral lost ground on OpenRouter. The tide lifts all: 45 trillion tokens in total, 12 % more than the week before. \
| 45=platform; 12=platform
Kimi K2.6 slid on OpenRouter. Friday, at 6.4 trillion tokens in all, was the busiest day of June. | 6.4=platform
Kimi K2.6 slid on OpenRouter. Altogether 45 trillion tokens passed through last week. | 45=platform
OpenAI fell behind on OpenRouter. Total traffic, at 45 trillion tokens, rose for the third week running. \
| 45=platform; third week=platform
US models lag Chinese ones on OpenRouter. Overall volume reached 45 trillion tokens, the fourth weekly gain in a row. \
| 45=platform; fourth=platform
US models lead Chinese ones on OpenRouter. Total usage fell for the second week in a row. | second week=platform
The rush pushed the platform's weekly total to 46 trillion tokens on OpenRouter. | 46=platform
The giveaway carried OpenRouter over 46 trillion tokens for the first time. | 46=platform
A price war took total volume on OpenRouter past 46 trillion tokens. | 46=platform
Kimi K2.6 rose on OpenRouter. It took 3 trillion tokens in all. | 3=k2
In total, the weekly calls of Chinese models amounted to 6.4 trillion tokens on OpenRouter. | 6.4=CN
"""


def _rows(table: str) -> list[tuple[str, dict[str, str]]]:
    rows = []
    for line in filter(None, table.splitlines()):
        text, _, wanted = line.partition(" | ")
        pairs = (item.strip().rpartition("=") for item in wanted.split(";"))
        rows.append((text.replace(" / ", "\n"), {number: SHORT.get(subject, subject) for number, _, subject in pairs}))
    return rows


@pytest.mark.parametrize(
    ("text", "wanted"), _rows(STRANGERS + KNOWN + HEADS + SIDES + RIVALS + ASIDES + TOPICS + PLATFORM)
)
def test_whose(text: str, wanted: dict[str, str]) -> None:
    found = subjects(text)
    for number, subject in wanted.items():
        assert [who for printed, who in found.items() if re.search(rf"(?<!\d){number}", printed)] == [subject], found


def test_one_side_may_be_set_against_two() -> None:
    text = "Last week DeepSeek took more than double MiniMax at 4 trillion and nearly triple Xiaomi on OpenRouter."
    triple = dict(whose(text))["nearly triple"]
    sides = [side.id for side in (triple.subject, triple.other) if side is not None]
    assert sides == ["lab:deepseek", "lab:xiaomi"]


def test_the_latter_is_the_second_that_was_named() -> None:
    text = (
        "Last week on OpenRouter, Chinese models and US models took 55 % and 30 %; "
        "the former were led by DeepSeek, the latter held 9.2 trillion tokens."
    )
    assert subjects(text)["9.2 trillion tokens"] == "country:US"


@pytest.mark.parametrize(
    "text",
    [
        "OpenRouter last week\n\n4.8T\nDeepSeek V4 Flash\n\n3.9T\nMiniMax M3",
        "Chinese models on OpenRouter last week\n\n4.8T\nDeepSeek V4 Flash\n\n3.9T\nMiniMax M3",
        "OpenRouter last week\n\nDeepSeek V4 Flash\n4.8T\n\nMiniMax M3\n3.9T",
        "OpenRouter last week\n\n1. DeepSeek V4 Flash — 4.8T\n2. MiniMax M3 — 3.9T",
    ],
)
def test_a_label_stands_over_its_number_or_under_it(text: str) -> None:
    found = subjects(text)
    assert found["4.8T"] == "model:deepseek/deepseek-v4-flash"
    assert found["3.9T"] == "model:minimax/minimax-m3"


def test_items_under_a_heading_are_of_whom_it_names() -> None:
    text = "OpenRouter\n\nChinese models\n- 19.1 trillion tokens\n\nUS models\n- 9.2 trillion tokens"
    assert subjects(text) == {"19.1 trillion tokens": "country:CN", "9.2 trillion tokens": "country:US"}


def test_respectively_deals_numbers_over_weeks() -> None:
    text = (
        "In the weeks of February 9-15 and February 16-22, 2026, Chinese models on OpenRouter "
        "processed 4.12 and 5.16 trillion tokens respectively."
    )
    assert [said.period.first for _, said in whose(text)] == [date(2026, 2, 9), date(2026, 2, 16)]


def test_respectively_over_names_leaves_the_week_alone() -> None:
    text = "In the week of May 4-10, 2026, DeepSeek and Qwen took 5 and 3 trillion tokens respectively on OpenRouter."
    assert [said.period.first for _, said in whose(text)] == [date(2026, 5, 4)] * 2
    assert list(subjects(text).values()) == ["lab:deepseek", "lab:qwen"]


def test_a_gap_is_no_score() -> None:
    text = "US models trailed Chinese models on OpenRouter by 1.2 trillion to 1.9 trillion tokens."
    assert [said.quantity.form for _, said in whose(text)] == ["range"]


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("Chinese models had 30 % of enterprise tokens on OpenRouter. In 2025 that share was 5 %.", "5 %", "enter"),
        ("On OpenRouter, Chinese models took 40 % of token usage by US firms, up from 4 % in May.", "4 %", "US firms"),
        ("On OpenRouter, Chinese models took 40 % of token usage by US firms, up from 4 % in May.", "40 %", "US firms"),
    ],
)
def test_a_share_goes_on_with_the_part_that_the_one_before_was_of(text: str, number: str, part: str) -> None:
    qualifier = dict(whose(text))[number].qualifier
    assert qualifier is not None
    assert part in qualifier.text


def test_a_share_of_somebody_named_anew_is_of_everything() -> None:
    text = "Chinese models had 30 % of enterprise tokens on OpenRouter. DeepSeek alone had 18 % of all tokens."
    assert dict(whose(text))["18 %"].qualifier is None


def test_developers_beside_users_are_people() -> None:
    text = "US users sent 47 % of OpenRouter tokens, while Chinese developers sent only 6 %."
    assert set(subjects(text).values()) == {"unlisted:people"}


def _table(*shares: str) -> str:
    names = ("DeepSeek V4 Flash | 4.9T", "MiniMax M3 | 3.9T", "MiMo-V2.5 | 3.1T")
    rows = "\n".join(f"| {name} | {share} |" for name, share in zip(names, shares, strict=True))
    return f"OpenRouter, week of June 15-21, 2026\n\n| Model | Tokens | Share |\n|---|---|---|\n{rows}"


def test_a_column_headed_share_that_does_not_go_with_its_tokens_is_none() -> None:
    assert {said.quantity.why for number, said in whose(_table("8%", "4%", "12%")) if "%" in number} == {NO_SHARE}


def test_a_column_of_shares_is_one() -> None:
    assert {said.quantity.why for number, said in whose(_table("12%", "9%", "7%")) if "%" in number} == {""}


def test_what_is_unknown_on_the_other_side_is_named() -> None:
    text = "Since Kimi K3 came out, its tokens on OpenRouter have risen 12-fold compared with its nearest rival."
    other = dict(whose(text))["12-fold"].other
    assert other is not None
    assert other.id == "unlisted:its nearest rival"


def test_the_labels_of_an_axis_are_no_claims() -> None:
    assert {said.quantity.why for _, said in whose("OpenRouter weekly tokens\n\n10T\n20T\n30T\n40T")} == {AXIS}


def test_numbers_at_unequal_steps_are_no_axis() -> None:
    assert {said.quantity.why for _, said in whose("OpenRouter weekly tokens\n\n10T\n21T\n30T")} == {""}


def test_they_behind_a_count_are_those_it_picked_and_not_the_whole_set() -> None:
    text = "Three of the top five models on OpenRouter were Chinese; together they processed 12 trillion tokens."
    assert subjects(text)["12 trillion tokens"] == "unlisted:picked"


def test_they_behind_a_count_may_still_be_whose_count_it_is() -> None:
    text = "Chinese models held six of the top ten places on OpenRouter. They processed 19 trillion tokens."
    assert subjects(text)["19 trillion tokens"] == "country:CN"


def test_a_number_far_from_any_name_is_nobody_s() -> None:
    text = "DeepSeek led OpenRouter. The news surprised many. Prices fell. Few were ready. Usage hit 8 trillion tokens."
    assert subjects(text)["8 trillion tokens"] == "unlisted:untold"


def test_a_number_right_behind_a_name_is_still_its() -> None:
    assert subjects("DeepSeek led OpenRouter. Usage hit 8 trillion tokens.")["8 trillion tokens"] == "lab:deepseek"


def test_two_sides_may_be_named_in_two_sentences() -> None:
    text = "Chinese models took 20 trillion tokens on OpenRouter. US models took 9 trillion, a ratio of about 2.2 to 1."
    ratio = dict(whose(text))["about 2.2 to 1"]
    assert {side.id for side in (ratio.subject, ratio.other) if side is not None} == {"country:CN", "country:US"}


@pytest.mark.parametrize(
    "text",
    [
        "Chinese models on the chart combined for 18 trillion tokens on OpenRouter last week.",
        "OpenRouter is busy. Chinese models on its chart took 18 trillion tokens.",
        "On OpenRouter, Chinese models made up 61 % of the chart's total.",
        "Among the names on OpenRouter's chart, Chinese ones processed 18 trillion tokens.",
    ],
)
def test_the_words_on_the_chart_count_the_chart_alone(text: str) -> None:
    assert [said.scope.counts for _, said in whose(text) if said.quantity.unit != Unit.MODELS] == [(Count.CHARTED,)]
