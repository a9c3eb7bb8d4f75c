"""Whose usage a text is about. Sentences are our own."""

import re
from itertools import pairwise, product

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import core.extract.components  # noqa: F401  makes the components known
from core.extract.names.coreference import resolve
from core.extract.names.entities import mentions
from core.extract.names.lexicon import CODES
from core.extract.names.rules import CAN_START, GRAMMAR
from core.model import EntityKind

# Sentence | every mention in it as "words=id"; "?" for one still to be resolved.
COUNTRIES = """
Chinese models led again. | Chinese models=country:CN
Chinese AI models led again. | Chinese AI models=country:CN
Chinese large language models led. | Chinese large language models=country:CN
Chinese LLMs led. | Chinese LLMs=country:CN
Chinese labs led. | Chinese labs=country:CN
Chinese providers led. | Chinese providers=country:CN
Chinese companies led. | Chinese companies=country:CN
Chinese usage doubled. | Chinese=country:CN
China's share doubled. | China=country:CN
Some 9.2T for China against 4.9T for the US. | China=country:CN; US=country:US
The PRC is ahead. | PRC=country:CN
Homegrown models dominate there. | Homegrown models=country:CN
US models fell back. | US models=country:US
U.S. models fell back. | U.S. models=country:US
USA models fell back. | USA models=country:US
American counterparts fell back. | American counterparts=country:US
America sank to third. | America=country:US
America's models sank. | America's models=country:US
The United States sank. | The United States=country:US
US calls slid to 2.7 trillion. | US=country:US
U.S. calls slid. | U.S.=country:US
US-developed systems fell. | US-developed systems=country:US
Chinese-trained models grew. | Chinese-trained models=country:CN
China-based labs grew. | China-based labs=country:CN
Silicon Valley's share shrank. | Silicon Valley=country:US
Western labs lag. | Western labs=country:WEST
European models lag. | European models=country:EU
French models lag. | French models=country:FR
Korean models lag. | Korean models=country:KR
Non-Chinese models lag. | Non-Chinese models=country:NON-CN
Models from outside China lag. | Models from outside China=country:NON-CN
Non-US models gained. | Non-US models=country:NON-US
Models from China took 9T. | Models from China=country:CN
Systems built in China took 9T. | Systems built in China=country:CN
Chinese and American labs compete. | Chinese=country:CN; American labs=country:US
The Chinese side took most. | Chinese side=country:CN
Most tokens that week were Chinese. | Chinese=country:CN
Chinese open-weight models took most. | Chinese open-weight models=country:CN+weights:open
Open-source models from China took most. | Open-source models from China=country:CN+weights:open
Proprietary Western models took most. | Proprietary Western models=country:WEST+weights:closed
China's open-source AI models won. | China's open-source AI models=country:CN+weights:open
Chinese closed models won. | Chinese closed models=country:CN+weights:closed
Open and closed models split it. | Open=weights:open; closed models=weights:closed; it=?
Chinese, American and European labs rose. | Chinese=country:CN; American=country:US; European labs=country:EU
US and Chinese models' shares met. | US=country:US; Chinese models=country:CN
Chinese AI overtook American AI. | Chinese AI=country:CN; American AI=country:US
Usage in the US fell and in Chinese usage it rose. | Chinese=country:CN; it=?
Chinese model usage rose. | Chinese model=country:CN
Use hit 14T tokens in the US against 19T in China. | US=country:US; China=country:CN
🇨🇳 models passed 🇺🇸 models. | 🇨🇳 models=country:CN; 🇺🇸 models=country:US
Chinese model endpoints took 9T. | Chinese model endpoints=country:CN
Chinese quantum startups won. | Chinese quantum startups=country:CN
"""
NOT_COUNTRIES = """
Data centers in China use cheap power. |
Sales across the United States rose. |
The Chinese government objected. |
US restrictions bite. |
A China-based investor sold. |
Chinese New Year came early. |
It cost 20 US dollars. | It=?
Lunch was US$20. |
Tell us more. |
The South China Morning Post wrote so. |
A western breeze blew. |
The Hangzhou-based startup grew. | The Hangzhou-based startup=?
A Chinese lab grew. |
It was the first model so large. | It=?
US-based Anthropic grew. | Anthropic=lab:anthropic
China's DeepSeek grew. | DeepSeek=lab:deepseek
Chinese startup MiniMax grew. | MiniMax=lab:minimax
Chinese users prefer it. | Chinese users=unlisted:people; it=?
US users prefer it. | US users=unlisted:people; it=?
Users in China prefer it. | Users in China=unlisted:people; it=?
Chinese-language prompts grew. | Chinese-language prompts=unlisted:language
"""
WEIGHTS = """
Open-weight models took 69%. | Open-weight models=weights:open
Open-source models took 69%. | Open-source models=weights:open
Open models took 69%. | Open models=weights:open
OSS models took 69%. | OSS models=weights:open
Closed models took 31%. | Closed models=weights:closed
Proprietary models took 31%. | Proprietary models=weights:closed
Closed-source labs took 31%. | Closed-source labs=weights:closed
The split was 60% OSS / 40% proprietary. | OSS=weights:open; proprietary=weights:closed
Open source is winning. | Open source=weights:open
Open-weight usage grew. | Open-weight=weights:open
It is an open question. | It=?
The door stayed closed. |
Their proprietary data is safe. | Their=?
They wrote open-source software. | They=?
DeepSeek's open models grew. | DeepSeek's open models=lab:deepseek+weights:open
"""
LABS = """
DeepSeek grew. | DeepSeek=lab:deepseek
Alibaba grew. | Alibaba=lab:qwen
Alibaba Cloud grew. | Alibaba Cloud=lab:qwen
Moonshot AI grew. | Moonshot AI=lab:moonshotai
Z.ai grew. | Z.ai=lab:z-ai
Zhipu grew. | Zhipu=lab:z-ai
Xiaomi's volume grew. | Xiaomi=lab:xiaomi
StepFun, Tencent and ByteDance grew. | StepFun=lab:stepfun; Tencent=lab:tencent; ByteDance=lab:bytedance-seed
Anthropic's slice is thin. | Anthropic=lab:anthropic
xAI's volume shrank. | xAI=lab:x-ai
SpaceXAI shrank. | SpaceXAI=lab:x-ai
Google DeepMind shrank. | Google DeepMind=lab:google
Meta shrank. | Meta=lab:meta-llama
NVIDIA and Mistral AI shrank. | NVIDIA=lab:nvidia; Mistral AI=lab:mistralai
DeepSeek's models grew. | DeepSeek's models=lab:deepseek
Baidu is absent. | Baidu=unlisted:baidu
A meta level argument. |
Cohere around one idea; they cohere. | Cohere=lab:cohere; they=?
OpenAI 7 percent. | OpenAI=lab:openai
"""
FAMILIES = """
MiMo grew. | MiMo=family:xiaomi/mimo
The Kimi models grew. | Kimi models=family:moonshotai/kimi
Moonshot/Kimi grew. | Moonshot/Kimi=family:moonshotai/kimi
Anthropic Claude grew. | Anthropic Claude=family:anthropic/claude
Claude Sonnet grew. | Claude Sonnet=family:anthropic/claude-sonnet
Gemini Flash grew. | Gemini Flash=family:google/gemini-flash
Qwen3 grew. | Qwen3=family:qwen/qwen3
DeepSeek V4 grew. | DeepSeek V4=family:deepseek/deepseek-v4
Llama and Gemma shrank. | Llama=family:meta-llama/llama; Gemma=family:google/gemma
Alibaba's Qwen family grew. | Alibaba=lab:qwen; Qwen family=lab:qwen
Take it step by step. | it=?
"""
MODELS = """
MiniMax M2.5 led. | MiniMax M2.5=model:minimax/minimax-m2.5
MiniMax-M2.5 led. | MiniMax-M2.5=model:minimax/minimax-m2.5
MiniMax's M2.5 led. | MiniMax's M2.5=model:minimax/minimax-m2.5
M2.5 led. | M2.5=model:minimax/minimax-m2.5
minimax/minimax-m2.5 led. | minimax/minimax-m2.5=model:minimax/minimax-m2.5
Step 3.5 Flash led. | Step 3.5 Flash=model:stepfun/step-3.5-flash
DeepSeek V3.2 led. | DeepSeek V3.2=model:deepseek/deepseek-v3.2
DeepSeek-V3.2 led. | DeepSeek-V3.2=model:deepseek/deepseek-v3.2
DeepSeek's V3.2 led. | DeepSeek's V3.2=model:deepseek/deepseek-v3.2
Claude Sonnet 4.5 led. | Claude Sonnet 4.5=model:anthropic/claude-sonnet-4.5
Claude 4.5 Sonnet led. | Claude 4.5 Sonnet=model:anthropic/claude-sonnet-4.5
Sonnet 4.5 led. | Sonnet 4.5=model:anthropic/claude-sonnet-4.5
Gemini 3 Flash Preview led. | Gemini 3 Flash Preview=model:google/gemini-3-flash-preview
Gemini 3 Flash led. | Gemini 3 Flash=model:google/gemini-3-flash-preview
GPT-5.5 led. | GPT-5.5=model:openai/gpt-5.5
GPT 5.5 led. | GPT 5.5=model:openai/gpt-5.5
Grok Code Fast 1 led. | Grok Code Fast 1=model:x-ai/grok-code-fast-1
Grok Code Fast led. | Grok Code Fast=model:x-ai/grok-code-fast-1
Grok Code led. | Grok Code=model:x-ai/grok-code-fast-1
x-ai/grok-code-fast-1 led. | x-ai/grok-code-fast-1=model:x-ai/grok-code-fast-1
Moonshot's Kimi K2.5 led. | Moonshot's Kimi K2.5=model:moonshotai/kimi-k2.5
K2.5 led. | K2.5=model:moonshotai/kimi-k2.5
Xiaomi MiMo-V2-Pro led. | Xiaomi MiMo-V2-Pro=model:xiaomi/mimo-v2-pro
MiMo V2 Pro led. | MiMo V2 Pro=model:xiaomi/mimo-v2-pro
mimo-v2-pro-20260318 led. | mimo-v2-pro-20260318=model:xiaomi/mimo-v2-pro
Hunter Alpha led. | Hunter Alpha=model:openrouter/hunter-alpha
Hy3 led. | Hy3=model:tencent/hy3
Tencent's Hy3 preview led. | Tencent's Hy3 preview=model:tencent/hy3-preview
Qwen3.6 Plus led. | Qwen3.6 Plus=model:qwen/qwen3.6-plus
Qwen 2.5-72B led. | Qwen 2.5-72B=model:qwen/qwen-2.5-72b-instruct
GLM-5 led. | GLM-5=model:z-ai/glm-5
GLM 5 led. | GLM 5=model:z-ai/glm-5
DeepSeek V4 Flash led. | DeepSeek V4 Flash=model:deepseek/deepseek-v4-flash
gpt-oss-120b led. | gpt-oss-120b=model:openai/gpt-oss-120b
OpenAI's GPT-4o led. | OpenAI's GPT-4o=model:openai/gpt-4o
Since o1 and o3-mini. | o1=model:openai/o1; o3-mini=model:openai/o3-mini
An O1 visa. |
DeepSeek's R1 led. | DeepSeek's R1=model:deepseek/deepseek-r1
DeepSeek V3.2 rose, then V4 Pro. | DeepSeek V3.2=model:deepseek/deepseek-v3.2; V4 Pro=model:deepseek/deepseek-v4-pro
GPT-7 may come. | GPT-7=unlisted:GPT-7
Kimi K9 may come. | Kimi K9=unlisted:Kimi K9
DeepSeek V9 may come. | DeepSeek V9=unlisted:DeepSeek V9
Ernie 4.5 and Doubao 1.6 are elsewhere. | Ernie 4.5=unlisted:Ernie 4.5; Doubao 1.6=unlisted:Doubao 1.6
Sora 2 and Veo 3 make films. | Sora 2=unlisted:Sora 2; Veo 3=unlisted:Veo 3
Kimi handled 4 trillion. | Kimi=family:moonshotai/kimi
Kimi 4.02 trillion, GLM 1.1 trillion. | Kimi=family:moonshotai/kimi; GLM=family:z-ai/glm
R1 and V3 led. | R1=model:deepseek/deepseek-r1; V3=model:deepseek/deepseek-chat-v3
Kimi K2.5 (Moonshot AI) 4.02T | Kimi K2.5 (Moonshot AI)=model:moonshotai/kimi-k2.5
Xiaomi: MiMo-V2-Pro 4.8T | Xiaomi: MiMo-V2-Pro=model:xiaomi/mimo-v2-pro
MiMo-V2-Pro by Xiaomi led. | MiMo-V2-Pro by Xiaomi=model:xiaomi/mimo-v2-pro
Xiaomi: GPT-5.5 is ahead. | Xiaomi=lab:xiaomi; GPT-5.5=model:openai/gpt-5.5
Amazon Nova Pro led. | Amazon Nova Pro=model:amazon/nova-pro-v1
Command R+ led. | Command R+=model:cohere/command-r-plus
Claude | Claude=family:anthropic/claude
"""
TOPS = """
The top ten models took 8.7T. | top ten models=top:10
Its top 10 took 8.7T. | Its=?; top 10=top:10
The ten largest models took 8.7T. | ten largest models=top:10
The five most used models took 8.7T. | five most used models=top:5
Top-ranked models took 8.7T. | Top-ranked models=top:charted
Among the platform's top models it led. | the platform=platform; top models=top:charted; it=?
It took 70% of top model usage. | It=?; top model=top:charted
The top nine took most. | top nine=top:9
The six leading providers took most. | six leading providers=top:lab/6
To top 25 trillion. |
The top 10 percent. |
On top of that, nothing. |
Those five models took most. | Those five models=?
The trio took most. | The trio=?
The runner-up lags. | The runner-up=rank:2
The leader slowed. | The leader=rank:1
The second most used model slowed. | The second most used model=rank:2
"""
PLATFORMS = """
OpenRouter grew. | OpenRouter=platform
OpenRouter's volume grew. | OpenRouter=platform
The platform grew. | The platform=platform
The router grew. | The router=platform
Total weekly volume grew. | Total weekly volume=platform
Overall traffic grew. | Overall traffic=platform
Aggregate usage grew. | Aggregate usage=platform
Global throughput grew. | Global throughput=platform
The total tokens of Chinese models grew. | Chinese models=country:CN
"""
UNLISTED = """
Reasoning models took half. | Reasoning models=unlisted:reasoning
Coding workloads took half. | Coding workloads=unlisted:coding
Half was roleplay. | roleplay=unlisted:task
Input tokens quadrupled. | Input tokens=unlisted:token kind
Paid models lag. | Paid models=unlisted:price tier
Enterprise users lag. | Enterprise users=unlisted:customer
ChatGPT and Azure lag. | ChatGPT=unlisted:other platform; Azure=unlisted:other platform
It won 46% of dollars. | It=?; of dollars=unlisted:money
Qwen 9 Mega led. | Qwen 9 Mega=unlisted:Qwen 9 Mega
MiniMax 7 Ultra led. | MiniMax 7 Ultra=unlisted:MiniMax 7 Ultra
US users send half, Chinese developers little. | US users=unlisted:people; Chinese developers=unlisted:people
Tokens used by US firms doubled. | US firms=country:US
Qwen took half of the tokens used by US firms. | Qwen=lab:qwen; US firms=unlisted:people
The global AI market grew. | global AI market=unlisted:worldwide
"""


def _rows(table: str) -> list[tuple[str, list[str]]]:
    pairs = (line.split("|") for line in table.strip().splitlines())
    return [(text.strip(), [item.strip() for item in found.split(";") if item.strip()]) for text, found in pairs]


def _read(text: str) -> list[str]:
    return [f"{m.text}={m.entity.id if m.entity else '?'}" for m in mentions(text)]


TABLES = (COUNTRIES, NOT_COUNTRIES, WEIGHTS, LABS, FAMILIES, MODELS, TOPS, PLATFORMS, UNLISTED)


@pytest.mark.parametrize(("text", "expected"), [row for table in TABLES for row in _rows(table)])
def test_every_mention_is_found_and_nothing_else(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


def test_forms_tell_names_fields_phrases_and_pronouns_apart() -> None:
    forms = {m.text: m.form for m in mentions("The platform says Chinese cooking is theirs; OpenRouter agrees.")}
    assert forms == {"The platform": "phrase", "Chinese": "field", "theirs": "pronoun", "OpenRouter": "name"}


def test_number_is_told_for_names_and_pronouns() -> None:
    plural = {m.text: m.plural for m in mentions("Chinese models, GPT-5.5, they, its, both, the company")}
    assert plural == {
        "Chinese models": True,
        "GPT-5.5": False,
        "they": True,
        "its": False,
        "both": True,
        "the company": False,
    }


@pytest.mark.parametrize("text", ["GPT-7", "Reasoning models", "US users", "Azure", "domestic models", "V9"])
def test_what_cannot_be_counted_or_is_ambiguous_says_why(text: str) -> None:
    assert any(m.note for m in mentions(text))


# --- Coreference ---------------------------------------------------------------------------------

STORIES = [
    ("Chinese models grew.|They took 18 trillion.", "They=country:CN"),
    ("Chinese models passed US models.|They now lead.", "They=country:CN"),
    ("US models fell, but Chinese models accelerated their growth.", "their=country:CN"),
    ("MiMo-V2-Pro tops OpenRouter.|Its volume climbs.", "Its=model:xiaomi/mimo-v2-pro"),
    ("China passed the US.|It leads now.", "It=country:CN"),
    ("The Chinese labs' portion stood near 51%.|In 2024 it was under 2%.", "it=country:CN"),
    ("Chinese models rose with GLM-5.|It took 3T.", "It=model:z-ai/glm-5"),
    ("OpenRouter doubled its volume.", "its=platform"),
    ("Xiaomi and OpenAI compete.|The former leads.", "The former=lab:xiaomi"),
    ("Xiaomi and OpenAI compete.|The latter lags.", "The latter=lab:openai"),
    ("Xiaomi released MiMo-V2-Pro.|The company is happy.", "The company=lab:xiaomi"),
    ("OpenRouter grew.|The company is happy.", "The company=platform"),
    ("Hy3 and GPT-5.5 rose, GLM-5 fell.|The model fell hard.", "The model=model:z-ai/glm-5"),
    (
        "MiniMax M2.5, Step 3.5 Flash and DeepSeek V3.2 led.|The trio took 4.13 trillion.",
        "The trio=model:minimax/minimax-m2.5,model:stepfun/step-3.5-flash,model:deepseek/deepseek-v3.2",
    ),
    ("Chinese models met US models.|Both grew.", "Both=country:CN,country:US"),
    ("Chinese models grew.|Models of the rest of the world fell.", "the rest of the world=country:NON-CN"),
    ("Nobody is named.|They took 18 trillion.", "They=?"),
    ("GPT-5.5 rose.|The trio took 4 trillion.", "The trio=?"),
    ("Chinese models grew.|A pause.|A pause.|A pause.|They slept.", "They=?"),
    ("Xiaomi grew.|They took 18 trillion.", "They=?"),
]


@pytest.mark.parametrize(("story", "expected"), STORIES)
def test_antecedents(story: str, expected: str) -> None:
    resolved = resolve([mentions(sentence) for sentence in story.split("|")])
    found = [f"{m.text}={m.entity.id if m.entity else '?'}" for sentence in resolved for m in sentence]
    assert expected in found


def test_resolving_keeps_every_mention_in_its_place() -> None:
    before = [mentions("They met US models."), mentions("It is theirs.")]
    after = resolve(before)
    assert [[m.span for m in sentence] for sentence in after] == [[m.span for m in sentence] for sentence in before]


# --- Properties ----------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    "Chinese US models the top ten DeepSeek V3.2 GPT-5.5 ' 's / , . ( ) they open-weight of in 7 trillion % U.S. - "
    "\n é Kimi K2 R1 non outside total tokens coding $ # & runner-up Qwen".split(" ")
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=20).map(" ".join), st.lists(_PIECES).map("".join)))
def test_any_text_gives_disjoint_ordered_mentions_of_its_own_words(text: str) -> None:
    found = mentions(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(m.text == m.span.of(text) != "" for m in found)


@given(st.lists(st.lists(_PIECES, max_size=8).map(" ".join), max_size=6))
def test_resolving_any_text_never_unlearns_an_entity(sentences: list[str]) -> None:
    before = [mentions(sentence) for sentence in sentences]
    for told, kept in zip(before, resolve(before), strict=True):
        assert all(new.entity == old.entity for old, new in zip(told, kept, strict=True) if old.entity is not None)


def test_component_runs_in_anybodys_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentences")
    nlp.add_pipe("entities")
    doc = nlp("Chinese models led.\n\nModels of Xiaomi followed.")
    assert [m.text for m in doc._.mentions] == ["Chinese models", "Xiaomi"]
    assert [(span.text, span.label_) for span in doc.spans["entities"]] == [
        ("Chinese models", EntityKind.COUNTRY.value),
        ("Xiaomi", EntityKind.LAB.value),
    ]


def test_no_rule_starts_where_the_grammar_does_not_look() -> None:
    codes = sorted({*CODES.values(), *"VX_#D';,.:/()&%$"})
    rules = re.compile(GRAMMAR.pattern.replace(CAN_START, "", 1), re.X)
    passed_over = [code for code in codes if not re.match(CAN_START, code)]
    assert passed_over
    for code in passed_over:
        assert not any(rules.match(code + "".join(rest)) for rest in product(["", *codes], repeat=2)), code
