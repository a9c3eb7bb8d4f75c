"""What leaves the program passes the schemas that are shipped with it, and the schemas name everything that leaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from core.articles import shelf
from core.checking import check
from core.datasets import load
from core.export.claimreview import to_claimreview
from core.export.json import VERSION, to_object
from core.model import Article, Report

SCHEMAS = Path(__file__).parents[3] / "data" / "schema"


def schema(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return read


def validator(read: dict[str, Any]) -> Draft202012Validator:
    Draft202012Validator.check_schema(read)
    return Draft202012Validator(read, format_checker=Draft202012Validator.FORMAT_CHECKER)


def closed(part: Any) -> Any:
    """The schema with no room for keys that it does not name."""
    if isinstance(part, list):
        return [closed(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    held = {name: closed(inner) for name, inner in part.items()}
    return {**held, "additionalProperties": False} if part.get("type") == "object" else held


@pytest.fixture(scope="module")
def reports(report: Report) -> list[Report]:
    twice = "Chinese models on OpenRouter processed 4.12 trillion tokens in the week of February 9-15, 2026."
    return [report, check(Article(f"{twice}\n\n{twice}"), load()), *(check(article, load()) for article in shelf())]


def test_every_report_passes_the_schema_and_has_no_key_that_it_does_not_name(reports: list[Report]) -> None:
    strict = validator(closed(schema("report")))
    for one in reports:
        strict.validate(to_object(one))
    assert {claim["kind"] for one in reports for claim in to_object(one)["claims"]} >= {"volume", "share", "rank"}


def test_the_version_is_the_schema_s() -> None:
    read = schema("report")
    assert read["version"] == VERSION
    assert read["$id"].endswith(VERSION.partition(".")[0])


def test_a_reader_of_an_older_version_may_meet_new_keys(report: Report) -> None:
    validator(schema("report")).validate({**to_object(report), "news": 1})


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [("flag", "true"), ("start", -1), ("value", "4.12"), ("reason", None), ("id", "1"), ("fits", ["soon"])],
)
def test_the_schema_is_not_satisfied_by_anything(report: Report, claim: str, wrong: object) -> None:
    broken = to_object(report)
    broken["claims"][0][claim] = wrong
    with pytest.raises(ValidationError):
        validator(schema("report")).validate(broken)


def test_every_review_passes_the_published_specification(reports: list[Report]) -> None:
    strict = validator(closed(schema("claimreview")))
    for one in reports:
        strict.validate(json.loads(to_claimreview(one, "https://example.org/checks/1")))


@pytest.mark.parametrize("missing", ["url", "claimReviewed", "reviewRating", "itemReviewed", "author", "datePublished"])
def test_a_review_without_one_of_its_properties_does_not_pass(report: Report, missing: str) -> None:
    reviews = json.loads(to_claimreview(report))
    del reviews[0][missing]
    with pytest.raises(ValidationError):
        validator(schema("claimreview")).validate(reviews)
