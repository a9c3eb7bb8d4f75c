"""Whether a number is a change or a level."""

from __future__ import annotations

import pytest

from core.extract import read
from core.resolve.structure import change


@pytest.mark.parametrize(
    ("lead", "text", "tail", "way"),
    [
        ("tokens rose by ", "12%", "", 1),
        ("tokens rose to ", "12%", "", 0),
        ("tokens fell ", "below 40%", "", 0),
        ("", "19%", ": growth over the week before", 1),
        ("", "64%", " lower at ", -1),
        ("off ", "7.5%", ",", -1),
    ],
)
def test_a_change_or_a_level(lead: str, text: str, tail: str, way: int) -> None:
    (quantity,) = read(f"tokens {text}").sentences[0].quantities
    assert change.direction(quantity, lead, tail) == way
