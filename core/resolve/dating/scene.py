"""A number in its setting: how often its figure is added up, and whether it speaks of the present."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Grain, Quantity, Time, TimeRole
from core.resolve.discourse.anchors import Setting
from core.resolve.structure.boards import cadence_of
from core.resolve.structure.tense import around, is_present, own_clause


@dataclass(frozen=True, slots=True)
class Scene(Setting):
    """A number in its setting."""

    quantity: Quantity

    @property
    def at(self) -> int:
        """Where the number begins."""
        return self.quantity.span.start

    @property
    def cadence(self) -> Grain | None:
        """How often the figure is added up: by its own rate, by the words of its clause, its sentence, or the frame."""
        if self.quantity.per in (Grain.DAY, Grain.WEEK, Grain.MONTH):
            return self.quantity.per
        if any(_is_a_day(time) for time in self.sentence.times):
            return Grain.DAY
        said = cadence_of(own_clause(self.at, self.masked)) or cadence_of(around(self.at, self.masked))
        return said or self.frame.cadence

    @property
    def is_present(self) -> bool:
        """True for a statement about the present."""
        return is_present(self.at, self.masked)


def _is_a_day(time: Time) -> bool:
    """True for "in a single day", "that day": the number beside it is one day's."""
    return time.role in (TimeRole.DURING, TimeRole.THAT) and time.grain is Grain.DAY and time.amount in (None, 1)
