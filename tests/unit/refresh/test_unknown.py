"""Models that nobody has looked up yet count as those of an unknown maker: possibly anybody's, and never nobody's."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from core.datasets import Dataset, load, measure
from core.interval import Interval
from core.model import Basis, Count, Entity, EntityKind, Evidence, Grain, Measure, Period, Query
from core.refresh.seal import seal
from core.refresh.unknown import Unknown, told, unknown
from tests.unit.refresh.server import home as made

DAY = date(2026, 9, 15)
CHINA, USA = (Entity(EntityKind.COUNTRY, key, name) for key, name in (("CN", "Chinese"), ("US", "American")))
CLOSED = Entity(EntityKind.WEIGHTS, "closed", "closed models")
ROWS = {"newlab/comet-1": 500, "acme/alpha-1": 300, "zeta/gamma-20260101": 150, "acme/new-1": 50, "other": 100}


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """A week on whose days half of all named tokens are of a maker that labs.csv does not list."""
    week = [DAY + timedelta(days=n - DAY.weekday()) for n in range(7)]
    return load(made(tmp_path / "home", dict.fromkeys(week, ROWS)))


def asked(dataset: Dataset, what: Measure, who: Entity, **more: object) -> Evidence:
    period = Period(DAY, DAY, Basis.STATED, Grain.DAY)
    return measure(dataset, Query(what, who, Count.NAMED, period, **more))  # type: ignore[arg-type]


def test_each_unknown_slug_comes_with_a_line(dataset: Dataset) -> None:
    assert unknown(dataset) == [
        Unknown("newlab", "labs.csv", "newlab,newlab,,not looked up yet"),
        Unknown("acme/new-1", "models.csv", "acme/new-1,unknown,,not looked up yet"),
        Unknown("newlab/comet-1", "models.csv", "newlab/comet-1,unknown,,not looked up yet"),
    ]


def test_the_reader_is_told_what_to_add_and_where(dataset: Dataset) -> None:
    text = "\n".join(told(unknown(dataset), Path("data/openrouter/2026-10-11")))
    assert "Not looked up yet: 3." in text
    assert text.index("labs.csv (author,name,country,note") < text.index("newlab,newlab,,") < text.index("models.csv (")
    assert text.endswith("Then run: python -m core data --seal --data data/openrouter/2026-10-11")


def test_a_countrys_share_may_hold_what_nobody_has_looked_up(dataset: Dataset) -> None:
    share = asked(dataset, Measure.SHARE, CHINA)
    assert share.interval == Interval(0.15, 0.65)
    assert "Nobody has looked up yet whose newlab/comet-1 is" in share.loose


def test_a_line_that_was_only_pasted_changes_nothing(dataset: Dataset, tmp_path: Path) -> None:
    for one in unknown(dataset):
        with (tmp_path / "home" / dataset.version / one.file).open("a", encoding="utf-8") as file:
            file.write(f"{one.line}\n")
    list(seal(tmp_path / "home"))
    pasted = load(tmp_path / "home")
    assert asked(pasted, Measure.SHARE, CHINA).interval == Interval(0.15, 0.65)
    assert asked(pasted, Measure.VOLUME, CLOSED).interval == Interval(450, 1000)
    assert "Fill in, in" in "\n".join(told(unknown(pasted), tmp_path))


def test_the_whole_holds_it_for_certain(dataset: Dataset) -> None:
    platform = Entity(EntityKind.PLATFORM, "", "the platform")
    assert asked(dataset, Measure.VOLUME, platform).interval == Interval(1000, 1000)


def test_weights_may_be_either(dataset: Dataset) -> None:
    assert asked(dataset, Measure.VOLUME, CLOSED).interval == Interval(450, 1000)
    closed_american = Entity(EntityKind.COUNTRY, "US", "American", weights="closed")
    assert asked(dataset, Measure.VOLUME, closed_american).interval == Interval(300, 850)


def test_the_unknown_maker_is_a_maker(dataset: Dataset) -> None:
    lab = Entity(EntityKind.LAB, "newlab", "newlab")
    assert asked(dataset, Measure.VOLUME, lab).interval == Interval(500, 500)
    assert asked(dataset, Measure.RANK, lab, among=EntityKind.LAB).interval == Interval(1, 1)


def test_a_country_may_be_first_or_not(dataset: Dataset) -> None:
    for country in (CHINA, USA):  # third at worst: behind the other, and behind a country that is not listed at all
        assert asked(dataset, Measure.RANK, country, among=EntityKind.COUNTRY).interval == Interval(1, 3)


def test_a_countrys_best_model_may_be_the_unknown_one(dataset: Dataset) -> None:
    assert asked(dataset, Measure.RANK, CHINA, among=EntityKind.MODEL).interval == Interval(1, 3)


def test_places_among_the_first_may_be_one_more(dataset: Dataset) -> None:
    assert asked(dataset, Measure.PLACES, CHINA, among=EntityKind.MODEL, top=3).interval == Interval(1, 2)


def test_a_model_is_as_exact_as_ever(dataset: Dataset) -> None:
    model = Entity(EntityKind.MODEL, "acme/alpha-1", "Alpha 1")
    assert asked(dataset, Measure.VOLUME, model).interval == Interval(300, 300)
