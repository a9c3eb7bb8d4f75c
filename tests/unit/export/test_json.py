"""The JSON contract: its keys, its base units, and offsets into the text as given."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from core.checking import check
from core.datasets import load
from core.export.json import to_json, to_object
from core.model import Article, Report

CLAIM = set(
    "id kind text start end sentence subject other value unit low high comparator period baseline flag rating reason "
    "finding caveats readings".split()
)
READING = {"count", "low", "high", "unit", "rating", "steps"}
OTHER = {"text", "start", "end", "value", "unit", "comparator", "why"}
UNITS = set("tokens fraction points times rank weeks models date".split())


@pytest.fixture(scope="module")
def content(report: Report) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(to_json(report))
    return read


def test_the_object_s_own_keys(content: dict[str, Any]) -> None:
    assert set(content) >= {"article", "data", "claims", "other_numbers"}
    assert set(content["article"]) >= {"title", "published", "url"}
    assert set(content["data"]) >= {"source", "as_of", "licence", "first", "last"}


def test_every_claim_has_every_key_of_the_contract(content: dict[str, Any]) -> None:
    assert {claim["flag"] for claim in content["claims"]} >= {"depends", "unverified", "uncheckable"}
    for claim in content["claims"]:
        assert set(claim) >= CLAIM
        assert set(claim["period"]) >= {"first", "last", "basis"}
        assert claim["unit"] in UNITS
        for reading in claim["readings"]:
            assert set(reading) >= READING


def test_every_other_number_has_a_reason(content: dict[str, Any]) -> None:
    for number in content["other_numbers"]:
        assert set(number) >= OTHER
        assert number["why"]


def test_offsets_index_the_text_as_given(content: dict[str, Any], report: Report) -> None:
    text = report.article.text
    for one in (*content["claims"], *content["other_numbers"]):
        assert text[one["start"] : one["end"]] == one["text"]
    for claim in content["claims"]:
        assert claim["text"] in claim["sentence"]


def test_a_claim_is_in_base_units_with_ids_and_iso_dates(content: dict[str, Any]) -> None:
    claim = next(one for one in content["claims"] if "4.12" in one["text"])
    assert claim["value"] == pytest.approx(4.12e12)
    assert (claim["low"], claim["high"]) == pytest.approx((4.115e12, 4.125e12))
    assert (claim["kind"], claim["subject"], claim["other"], claim["unit"]) == ("volume", "country:CN", None, "tokens")
    assert claim["period"] == {"first": "2026-02-09", "last": "2026-02-15", "basis": "stated"}
    assert {reading["count"] for reading in claim["readings"]} >= {"charted", "named"}


def test_a_change_names_its_baseline(content: dict[str, Any]) -> None:
    claim = next(one for one in content["claims"] if one["kind"] == "growth")
    assert claim["value"] == pytest.approx(-0.0933)
    assert claim["baseline"]["period"]["first"] == "2026-03-02"


def test_open_ends_are_null_and_never_infinity(report: Report) -> None:
    text = to_json(report)
    assert "Infinity" not in text
    assert "NaN" not in text


def test_an_article_without_a_date_says_so(report: Report) -> None:
    undated = replace(report, article=Article("x"), claims=(), others=())
    assert to_object(undated)["article"]["published"] is None


def test_a_claim_said_again_is_a_claim_that_names_the_first() -> None:
    sentence = "Chinese models on OpenRouter processed 4.12 trillion tokens in the week of February 9-15, 2026."
    read = to_object(check(Article(f"{sentence}\n\n{sentence}"), load()))
    first, again = read["claims"]
    assert (first["repeats"], again["repeats"]) == (None, first["id"])
    assert again["start"] > first["end"]
    assert again["flag"] == first["flag"]
    assert not [number for number in read["other_numbers"] if "4.12" in number["text"]]
