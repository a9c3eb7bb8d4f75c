"""What the feed says otherwise today than the snapshot in use said of the same day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.refresh.rows import Day

SHOWN = 20
"""Restated rows that are printed; the file has them all."""

HEAD = ("date", "model", "old", "new")


@dataclass(frozen=True, slots=True)
class Restated:
    """One row whose tokens changed. ``None`` where the day did not name the model: it was, or is now, in the rest."""

    day: date
    model: str
    old: int | None
    new: int | None

    @property
    def moved(self) -> int:
        """Tokens by which the row changed, up or down."""
        return abs((self.new or 0) - (self.old or 0))

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as ``restated.csv`` has it, "" for a model that was not named."""
        return (
            self.day.isoformat(),
            self.model,
            *("" if tokens is None else str(tokens) for tokens in (self.old, self.new)),
        )

    @property
    def line(self) -> str:
        """The row as it is printed: ``2026-05-24 openai/gpt-5 1,000 -> 1,100 (+10.00 %)``."""
        if self.old is None:
            return f"{self.day} {self.model} not named -> {self.new:,}"
        if self.new is None:
            return f"{self.day} {self.model} {self.old:,} -> not named"
        change = f"{(self.new - self.old) / self.old:+.2%}" if self.old else "from nothing"
        return f"{self.day} {self.model} {self.old:,} -> {self.new:,} ({change.replace('%', ' %')})"


def restated(before: Mapping[date, Day], after: Mapping[date, Day]) -> list[Restated]:
    """The rows that changed on days that both have, those that moved most tokens first."""
    changed = [row for day in before.keys() & after.keys() for row in _changed(day, before[day], after[day])]
    return sorted(changed, key=lambda row: (-row.moved, row.day, row.model))


def _changed(day: date, old: Day, new: Day) -> Iterator[Restated]:
    for model in old.keys() | new.keys():
        if old.get(model) != new.get(model):
            yield Restated(day, model, old.get(model), new.get(model))


def told(rows: Sequence[Restated]) -> Iterator[str]:
    """Lines for the reader: how many rows were restated, the largest, and where the rest is."""
    if not rows:
        yield "Restated: nothing; every day that was known before is as it was."
        return
    days = len({row.day for row in rows})
    yield f"Restated: {len(rows):,} {_rows(len(rows))} on {days:,} {'day' if days == 1 else 'days'}, the largest first:"
    yield from (f"  {row.line}" for row in rows[:SHOWN])
    if len(rows) > SHOWN:
        yield f"  … and {len(rows) - SHOWN:,} more in restated.csv."


def _rows(count: int) -> str:
    return "row" if count == 1 else "rows"
