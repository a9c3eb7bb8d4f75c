"""A list of numbers dealt out over a list of times."""

from __future__ import annotations

from core.model import Period, Quantity, Sentence, TimeRole
from core.resolve.structure.clause import Masked
from core.resolve.structure.parties import Party
from core.resolve.structure.runs import is_dealt, run_of


def dealt_period(quantity: Quantity, sentence: Sentence, found: tuple[Party, ...], masked: Masked) -> Period | None:
    """Which of the sentence's periods a number of a list holds in: "4.1 and 5.2 trillion in January and in March".

    Only where "respectively" stands, there are as many dated times as numbers, and the names are not as many.
    """
    run = run_of(quantity, sentence.quantities, masked)
    times = [time.period for time in sentence.times if time.role is TimeRole.WHEN and time.period.known]
    if len(run) < 2 or len(times) != len(run) or "respectively" not in masked.text:
        return None
    names = {party.entity for party in found if party.entity is not None and is_dealt(party)}
    return times[run.index(quantity)] if len(names) < len(run) else None
