"""A text taken apart into its claims, without judging them."""

from __future__ import annotations

from datetime import date

from core import claims
from core.extract import read, surface
from core.model import Claim
from core.resolve import statements

PUBLISHED = date(2026, 6, 22)


def claims_in(text: str) -> list[Claim]:
    """The claims of a text, with or without a reason that keeps them from being judged."""
    reading = read(text, PUBLISHED)
    return [claim for said in statements(reading, surface(text)) if (claim := claims.find(said)) is not None]
