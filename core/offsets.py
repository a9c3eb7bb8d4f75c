"""Which stretch of the text as given each stretch of the plain text stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """The letters from ``start`` to ``end`` of a text, written as ``new``: "" leaves them out."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One round of edits: where each begins and ends in the text before it, and in the text after it."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    made: tuple[int, ...]
    finished: tuple[int, ...]

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text before the edits that a stretch after them stands for."""
        first = self._letter(start)[0]
        return first, self._letter(end - 1)[1] if end > start else first

    def _letter(self, at: int) -> tuple[int, int]:
        """What one letter stands for: all that was edited into it, else itself."""
        index = bisect_right(self.made, at) - 1
        if index < 0:
            return at, at + 1
        if at < self.finished[index]:
            return self.starts[index], self.ends[index]
        same = at - self.finished[index] + self.ends[index]
        return same, same + 1


@dataclass(frozen=True, slots=True)
class Offsets:
    """The way back from a plain text to the text as given, through every round of edits, the last one first."""

    layers: tuple[Layer, ...] = ()

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text as given that a stretch of the plain text stands for.

        What was left out at its edges lies outside, what was left out within it lies inside.
        """
        for layer in self.layers:
            start, end = layer.before(start, end)
        return start, end

    def after(self, layer: Layer) -> Offsets:
        """The same way, one round later."""
        return Offsets((layer, *self.layers))


AS_GIVEN = Offsets()
"""The way back from a text that nobody edited."""


def edited(text: str, edits: Sequence[Edit]) -> tuple[str, Layer]:
    """``text`` after ``edits``, which are in order and apart, and the layer that leads back."""
    pieces: list[str] = []
    made: list[int] = []
    finished: list[int] = []
    at = length = 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.new]
        length += edit.start - at
        made.append(length)
        length += len(edit.new)
        finished.append(length)
        at = edit.end
    layer = Layer(tuple(e.start for e in edits), tuple(e.end for e in edits), tuple(made), tuple(finished))
    return "".join([*pieces, text[at:]]), layer
