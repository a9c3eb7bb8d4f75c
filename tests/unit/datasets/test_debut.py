"""Which model a name meant in its time."""

from __future__ import annotations

from datetime import date

import pytest

from core.checking import check
from core.datasets import Dataset
from core.datasets.debut import debut, in_its_time
from core.model import Article, Entity, EntityKind

HY3 = Entity(EntityKind.MODEL, "tencent/hy3", "Hy3")


@pytest.mark.parametrize(
    ("named", "last", "meant"),
    [
        (HY3, date(2026, 5, 31), "tencent/hy3-preview"),
        (HY3, date(2026, 8, 9), "tencent/hy3"),
        (HY3, date(2026, 1, 31), "tencent/hy3"),  # its preview was not there either
        (Entity(EntityKind.MODEL, "z-ai/glm-5", "GLM-5"), date(2025, 6, 30), "z-ai/glm-5"),  # it never had one
        (Entity(EntityKind.LAB, "tencent", "Tencent"), date(2026, 5, 31), "tencent"),
    ],
)
def test_a_name_means_the_preview_before_the_model_is_there(
    dataset: Dataset, named: Entity, last: date, meant: str
) -> None:
    assert in_its_time(named, last, dataset).key == meant


def test_a_model_that_never_came_has_no_first_day(dataset: Dataset) -> None:
    assert debut(Entity(EntityKind.MODEL, "tencent/hy9", "Hy9"), dataset) is None


def test_the_card_says_which_model_is_meant(dataset: Dataset) -> None:
    report = check(Article("In May 2026, Hy3 processed 9 trillion tokens on OpenRouter."), dataset)
    (checked,) = report.claims
    assert checked.claim.subject.key == "tencent/hy3-preview"
    assert any("its name is read as Hy3 Preview" in caveat for caveat in checked.caveats)
