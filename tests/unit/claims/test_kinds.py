"""Every kind's own examples and counterexamples, which the method page shows as well."""

from __future__ import annotations

import pytest

from core import claims
from tests.unit.claims.reading import claims_in

EXAMPLES = [(kind, *example) for kind, module in claims.KINDS.items() for example in module.EXAMPLES]
COUNTEREXAMPLES = [(kind, text) for kind, module in claims.KINDS.items() for text in module.COUNTEREXAMPLES]


@pytest.mark.parametrize(("kind", "text", "subject", "value"), EXAMPLES)
def test_example(kind: str, text: str, subject: str, value: float) -> None:
    made = [claim for claim in claims_in(text) if claim.kind == kind]
    assert [(claim.subject.id, pytest.approx(claim.quantity.value)) for claim in made] == [(subject, value)]


@pytest.mark.parametrize(("kind", "text"), COUNTEREXAMPLES)
def test_counterexample(kind: str, text: str) -> None:
    assert [claim for claim in claims_in(text) if claim.kind == kind] == []


@pytest.mark.parametrize("kind", claims.KINDS)
def test_every_kind_shows_both_sides(kind: str) -> None:
    module = claims.KINDS[kind]
    assert module.EXAMPLES
    assert module.COUNTEREXAMPLES
    assert module.__doc__
