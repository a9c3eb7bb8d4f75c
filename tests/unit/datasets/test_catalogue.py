from datetime import date

import pytest

from core.datasets.catalogue import base, catalogue, in_family, listed_on, members
from core.model import PLATFORM, Entity, EntityKind


@pytest.mark.parametrize(
    ("slug", "public"),
    [
        ("anthropic/claude-4.5-sonnet-20250929", "anthropic/claude-sonnet-4.5"),
        ("anthropic/claude-4-opus-20250522", "anthropic/claude-opus-4"),
        ("anthropic/claude-5-fable-20260609", "anthropic/claude-fable-5"),
        ("anthropic/claude-opus-5-20260723", "anthropic/claude-opus-5"),
        ("anthropic/claude-3-7-sonnet-20250219:thinking", "anthropic/claude-3.7-sonnet"),
        ("anthropic/claude-3-5-haiku-20241022:beta", "anthropic/claude-3.5-haiku"),
        ("anthropic/claude-3.5-sonnet", "anthropic/claude-3.5-sonnet"),
        ("anthropic/claude-3-haiku", "anthropic/claude-3-haiku"),
        ("minimax/minimax-m2.5-20260211:free", "minimax/minimax-m2.5"),
        ("openai/gpt-4.1-2025-04-14", "openai/gpt-4.1"),
        ("x-ai/grok-4-07-09", "x-ai/grok-4"),
        ("qwen/qwen3-14b-04-28", "qwen/qwen3-14b"),
        ("deepseek/deepseek-chat-v3-0324:free", "deepseek/deepseek-chat-v3-0324"),
        ("deepseek/deepseek-r1-0528", "deepseek/deepseek-r1-0528"),
        ("moonshotai/kimi-k2-0905", "moonshotai/kimi-k2-0905"),
        ("moonshotai/kimi-k2.5-0127", "moonshotai/kimi-k2.5"),
        ("qwen/qwen3-235b-a22b-07-25", "qwen/qwen3-235b-a22b-2507"),
        ("qwen/qwen3-235b-a22b-thinking-2507", "qwen/qwen3-235b-a22b-thinking-2507"),
        ("google/gemini-2.5-flash-lite-preview-09-2025", "google/gemini-2.5-flash-lite-preview-09-2025"),
        ("cohere/command-r-08-2024", "cohere/command-r-08-2024"),
        ("stepfun/step-3.5-flash:free", "stepfun/step-3.5-flash"),
        ("other", "other"),
    ],
)
def test_a_slug_becomes_its_public_name(slug, public):
    assert base(slug) == public
    assert base(public) == public


def test_the_day_in_a_slug_is_the_first_it_can_be_named():
    assert listed_on("minimax/minimax-m2.5-20260211:free") == date(2026, 2, 11)
    assert listed_on("x-ai/grok-4.1-fast") == listed_on("x/y-20261399") == date.min


def test_exceptions_to_the_naming_rule_are_the_snapshots_own():
    assert base("moonshotai/kimi-k2.5-0127", {}) == "moonshotai/kimi-k2.5-0127"
    assert base("a/b-1:free", {"a/b-1": "a/c"}) == "a/c"


def test_two_dates_of_one_name_are_one_model():
    assert base("deepseek/deepseek-v4-flash-20260423") == base("deepseek/deepseek-v4-flash-20260731")


@pytest.mark.parametrize(
    ("model", "family", "belongs"),
    [
        ("xiaomi/mimo-v2.5-pro", "xiaomi/mimo-v2.5", True),
        ("xiaomi/mimo-v2-pro", "xiaomi/mimo-v2.5", False),
        ("xiaomi/mimo-v2.5", "xiaomi/mimo-v2", False),
        ("anthropic/claude-3.5-sonnet", "anthropic/claude-sonnet", True),
        ("anthropic/claude-opus-4.5", "anthropic/claude-sonnet", False),
        ("google/gemini-2.5-flash-lite", "google/gemini-flash", True),
        ("google/gemini-2.5-pro", "google/gemini-flash", False),
        ("openai/gpt-5-mini", "openai/gpt-5", True),
        ("openai/gpt-5.1", "openai/gpt-5", False),
        ("openai/chatgpt-4o-latest", "openai/gpt", False),
        ("qwen/qwen3-coder", "qwen/qwen", True),
        ("qwen/qwen-2.5-coder-32b-instruct", "qwen/qwen-coder", True),
        ("tencent/hy3-preview", "tencent/hy", True),
        ("nvidia/llama-3.1-nemotron-70b-instruct", "meta-llama/llama", False),
    ],
)
def test_a_family_is_named_by_its_words(model, family, belongs):
    assert in_family(model, family) is belongs


def named(dataset, entity, disclosed=False):
    known = catalogue(dataset, disclosed)
    return {slug for slug, inside in zip(known.slugs, members(known, entity), strict=True) if inside}


def test_a_lab_with_two_authors_has_the_models_of_both(dataset):
    meta = named(dataset, Entity(EntityKind.LAB, "meta-llama"))
    assert {slug.partition("/")[0] for slug in meta} == {"meta-llama", "meta"}


def test_countries_are_those_of_the_labs(dataset):
    china = named(dataset, Entity(EntityKind.COUNTRY, "CN"))
    assert "minimax/minimax-m2.5-20260211" in china
    assert "openrouter/pony-alpha" not in china
    assert not china & named(dataset, Entity(EntityKind.COUNTRY, "US"))


def test_a_region_and_its_complement_share_out_every_model_with_a_country(dataset):
    west, rest = (
        named(dataset, Entity(EntityKind.COUNTRY, "WEST")),
        named(dataset, Entity(EntityKind.COUNTRY, "NON-WEST")),
    )
    assert not west & rest
    nobody = set(catalogue(dataset).slugs) - west - rest
    assert {slug.partition("/")[0] for slug in nobody} >= {"openrouter", "stealth", "gryphe"}
    assert "mistralai/mistral-nemo" in west
    assert "upstage/solar-pro4-20260810" in rest


def test_any_country_has_a_complement(dataset):
    assert "mistralai/mistral-nemo" not in named(dataset, Entity(EntityKind.COUNTRY, "NON-FR"))
    assert "openai/gpt-4o" in named(dataset, Entity(EntityKind.COUNTRY, "NON-FR"))


def test_weights_narrow_any_entity(dataset):
    china = Entity(EntityKind.COUNTRY, "CN")
    opened = named(dataset, Entity(EntityKind.COUNTRY, "CN", weights="open"))
    assert opened == named(dataset, china) & named(dataset, Entity(EntityKind.WEIGHTS, "open"))
    assert opened < named(dataset, china)


def test_a_group_is_the_union_and_the_platform_is_everything(dataset):
    labs = tuple(Entity(EntityKind.LAB, key) for key in ("google", "openai"))
    both = named(dataset, Entity(EntityKind.GROUP, members=labs))
    assert both == named(dataset, labs[0]) | named(dataset, labs[1])
    assert both < named(dataset, PLATFORM)


def test_a_model_is_found_by_public_name_and_by_slug(dataset):
    public = named(dataset, Entity(EntityKind.MODEL, "minimax/minimax-m2.5"))
    assert public == {"minimax/minimax-m2.5-20260211", "minimax/minimax-m2.5-20260211:free"}
    assert named(dataset, Entity(EntityKind.MODEL, "minimax/minimax-m2.5-20260211:free")) < public


def test_cloaked_models_belong_to_their_makers_only_in_the_other_reading(dataset):
    xiaomi = Entity(EntityKind.LAB, "xiaomi")
    assert "openrouter/hunter-alpha" not in named(dataset, xiaomi)
    assert "openrouter/hunter-alpha" in named(dataset, xiaomi, disclosed=True)
    assert "openrouter/pony-alpha" in named(dataset, Entity(EntityKind.COUNTRY, "CN"), disclosed=True)


def test_every_cloaked_model_is_one_that_the_data_names(dataset):
    known = catalogue(dataset)
    assert set(dataset.cloaked["slug"]) <= set(known.slugs)
    assert set(dataset.cloaked["slug"]) <= {s for s, hidden in zip(known.slugs, known.cloaked, strict=True) if hidden}
