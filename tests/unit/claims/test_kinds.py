"""Every kind's own examples and counterexamples, which the method page shows as well."""

from __future__ import annotations

from datetime import date

import pytest

from core import claims
from core.extract import read, surface
from core.model import Claim
from core.resolve import statements

PUBLISHED = date(2026, 6, 22)
EXAMPLES = [(kind, *example) for kind, module in claims.KINDS.items() for example in module.EXAMPLES]
COUNTEREXAMPLES = [(kind, text) for kind, module in claims.KINDS.items() for text in module.COUNTEREXAMPLES]


def found(text: str) -> list[Claim]:
    reading = read(text, PUBLISHED)
    return [claim for said in statements(reading, surface(text)) if (claim := claims.find(said)) is not None]


@pytest.mark.parametrize(("kind", "text", "subject", "value"), EXAMPLES)
def test_example(kind: str, text: str, subject: str, value: float) -> None:
    made = [claim for claim in found(text) if claim.kind == kind]
    assert [(claim.subject.id, pytest.approx(claim.quantity.value)) for claim in made] == [(subject, value)]


@pytest.mark.parametrize(("kind", "text"), COUNTEREXAMPLES)
def test_counterexample(kind: str, text: str) -> None:
    assert [claim for claim in found(text) if claim.kind == kind] == []


@pytest.mark.parametrize("kind", claims.KINDS)
def test_every_kind_shows_both_sides(kind: str) -> None:
    module = claims.KINDS[kind]
    assert module.EXAMPLES
    assert module.COUNTEREXAMPLES
    assert module.__doc__
