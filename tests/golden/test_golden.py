"""Articles read by a person with the data at hand, beside what the program makes of them.

``<article>.json`` holds one or more readings, each for a publication date (or none). A claim of a reading gives the
words it stands in, what it is about, the verdict, and ``why``: the numbers that a person computed from the published
rows without the program. ``holds``, ``fails`` and ``open`` name ways of counting, ``data`` the figure on each (a pair
where only bounds are known). ``not_judged`` lists numbers that get no verdict. Keys left out are not compared.

Where the program disagrees with a reading, the program is wrong until the reading's own arithmetic is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core.articles import SHELF, day, load
from core.checking import check
from core.datasets import Dataset
from core.datasets import load as load_data
from core.export.json import to_object

FOLDER = Path(__file__).parent
FIELDS = ("kind", "subject", "other", "comparator", "flag", "rating", "fits")
FITS = {"holds": {"holds", "close"}, "fails": {"overstated", "understated", "contradicted"}, "open": {"open"}}
EXACT = 1e-4
"""Relative: the figures of a reading are given to seven digits at most, and weekly rows are rounded to a million."""


@dataclass(frozen=True)
class Reading:
    """One article read as of one date. ``published`` is ``None`` for a reader who has no date."""

    slug: str
    published: str | None
    claims: tuple[dict[str, Any], ...]
    not_judged: tuple[dict[str, str], ...]

    @property
    def name(self) -> str:
        return f"{self.slug} ({self.published or 'undated'})"


def readings() -> Iterator[Reading]:
    for path in sorted(FOLDER.glob("*.json")):
        golden = json.loads(path.read_text(encoding="utf-8"))
        for reading in golden["readings"]:
            claims, others = tuple(reading["claims"]), tuple(reading["not_judged"])
            yield Reading(golden["article"], reading["published"], claims, others)


READINGS = tuple(readings())
CLAIMS = [pytest.param(one, claim, id=f"{one.name}: {claim['text']}") for one in READINGS for claim in one.claims]
OTHERS = [pytest.param(one, other, id=f"{one.name}: {other['text']}") for one in READINGS for other in one.not_judged]
WHOLE = [pytest.param(one, id=one.name) for one in READINGS]


@cache
def data() -> Dataset:
    return load_data()


@cache
def reported(slug: str, published: str | None) -> dict[str, Any]:
    """The program's report on an article of the shelf, as the JSON contract gives it."""
    article = replace(load(SHELF / f"{slug}.md"), published=day(published) if published else None)
    return to_object(check(article, data()))


def words(text: str) -> re.Pattern[str]:
    """The words of an entry, not as the end of a longer number ("5 trillion" is not in "25 trillion")."""
    return re.compile(rf"(?<![\d.,\w]){re.escape(text)}(?![\w])", re.IGNORECASE)


def places(entry: dict[str, Any], claim: dict[str, Any]) -> bool:
    """True when a reported claim stands in the words that a reading names."""
    return words(entry["text"]).search(claim["text"]) is not None and entry.get("within", "") in claim["sentence"]


def found(entry: dict[str, Any], reading: Reading) -> dict[str, Any] | None:
    """The reported claim on the words of an entry; where several share them, one of the entry's kind and subject."""
    claims = [claim for claim in reported(reading.slug, reading.published)["claims"] if places(entry, claim)]
    claims.sort(key=lambda claim: (claim["kind"] != entry["kind"], claim["subject"] != entry["subject"]))
    return claims[0] if claims else None


def differences(entry: dict[str, Any], claim: dict[str, Any]) -> Iterator[str]:
    """Every field in which a reported claim differs from a person's reading."""
    for name in FIELDS:
        if name in entry and claim[name] != entry[name]:
            yield f"{name}: read as {entry[name]!r}, reported as {claim[name]!r}"
    if claim["value"] != pytest.approx(entry["value"], rel=EXACT):
        yield f"value: read as {entry['value']}, reported as {claim['value']}"
    for name in ("first", "last"):
        if name in entry and claim["period"][name] != entry[name]:
            yield f"period.{name}: read as {entry[name]}, reported as {claim['period'][name]}"
    by_count = {reading["count"]: reading for reading in reversed(claim["readings"])}
    for name, fits in FITS.items():
        for count in entry.get(name, ()):
            got = by_count[count]["rating"] if count in by_count else "nothing"
            if got not in fits:
                yield f"{name}: on {count} reported as {got}"
    for count, figure in entry.get("data", {}).items():
        low, high = figure if isinstance(figure, list) else (figure, figure)
        got = (by_count[count]["low"], by_count[count]["high"]) if count in by_count else None
        if got != pytest.approx((low, high), rel=EXACT):
            yield f"data: on {count} computed as {figure}, reported as {got}"


@pytest.mark.parametrize(("reading", "entry"), CLAIMS)
def test_a_claim_is_read_and_judged_as_by_hand(reading: Reading, entry: dict[str, Any]) -> None:
    claim = found(entry, reading)
    where, by_hand = f'{reading.name}, "{entry["text"]}"', f"By hand: {entry['why']}"
    assert claim is not None, f"{where}: no claim. {by_hand}"
    wrong = list(differences(entry, claim))
    assert not wrong, f"{where}: {'; '.join(wrong)}. {by_hand} Reported: {claim['finding']}"


@pytest.mark.parametrize(("reading", "other"), OTHERS)
def test_a_number_that_is_no_claim_gets_no_verdict(reading: Reading, other: dict[str, str]) -> None:
    where = f'{reading.name}, "{other["text"]}" ({other["why"]})'
    spot = words(other["text"]).search(load(SHELF / f"{reading.slug}.md").text)
    assert spot is not None, f"{where}: not in the article"
    report = reported(reading.slug, reading.published)
    there = [one for one in (*report["claims"], *report["other_numbers"]) if overlap(one, spot)]
    assert there, f"{where}: not on record"
    judged = [one["text"] for one in there if one.get("flag", "uncheckable") != "uncheckable"]
    assert not judged, f"{where}: judged as {judged}"


def overlap(number: dict[str, Any], spot: re.Match[str]) -> bool:
    return number["start"] < spot.end() and spot.start() < number["end"]


@pytest.mark.parametrize("reading", WHOLE)
def test_nothing_is_judged_that_a_person_would_not_judge(reading: Reading) -> None:
    claims = reported(reading.slug, reading.published)["claims"]
    beyond = [claim for claim in claims if not any(places(entry, claim) for entry in reading.claims)]
    judged = [f"{one['text']} ({one['kind']} of {one['subject']})" for one in beyond if one["flag"] != "uncheckable"]
    assert not judged, f"{reading.name}: judged beyond the reading: {judged}"


def test_an_article_about_something_else_has_no_claim_at_all() -> None:
    assert reported("city-bike-counts", "2026-06-12")["claims"] == []


def test_every_article_of_the_shelf_is_read_as_of_its_own_date() -> None:
    read = {(reading.slug, day(reading.published) if reading.published else None) for reading in READINGS}
    shelf = [load(path) for path in sorted(SHELF.glob("*.md"))]
    missing = [article.slug for article in shelf if (article.slug, article.published) not in read]
    assert not missing, f"no golden reading for {missing}"
