"""Real texts: the articles of the shelf, whose numbers a person judged with the data at hand."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Rating
from tests.golden.test_golden import READINGS, found

ACCUSES = frozenset({Rating.OVERSTATED.value, Rating.UNDERSTATED.value, Rating.CONTRADICTED.value})


@dataclass(frozen=True)
class Real:
    """How many numbers of how many articles were judged by hand, and what the program made of them.

    ``agreed`` have the rating that the person gave, ``accused`` are called wrong and were not by the person.
    """

    articles: int
    numbers: int
    agreed: int
    accused: int


def real() -> Real:
    """The program beside every reading by hand. A number without a claim counts as not agreed."""
    pairs = [(entry["rating"], found(entry, one)) for one in READINGS for entry in one.claims if "rating" in entry]
    ratings = [(by_hand, claim["rating"] if claim else "") for by_hand, claim in pairs]
    return Real(
        articles=len({one.slug for one in READINGS}),
        numbers=len(ratings),
        agreed=sum(by_hand == shown for by_hand, shown in ratings),
        accused=sum(shown in ACCUSES and by_hand not in ACCUSES for by_hand, shown in ratings),
    )
