"""Ways through an automaton: its loops, and the text that leads into one and round."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from core.language.automaton import Automaton, Undecided


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Text that a pattern can divide in many ways: ``start``, then ``pump`` any number of times.

    ``growth`` is "exponential" (two ways through one loop), "polynomial" (two loops that can share the text), "search"
    (a loop that a search enters anew from every place of the text), or "loop" for one that is only to be timed.
    """

    growth: str
    start: str
    pump: str

    def text(self, length: int) -> str:
        """The text, about that long, without an end that the pattern could match."""
        return self.start + self.pump * (max(length - len(self.start), 0) // len(self.pump) + 1)


_STATES = 400_000
"""Combinations of positions that are looked at before a pattern counts as undecided."""


class Walker:
    """Steps through an automaton, with the character before as far as any condition asks for it."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton
        self.letters = [1 << index for index in range(len(automaton.alphabet))]
        seen: dict[tuple[bool, ...], int] = {}
        self.like = {
            letter: seen.setdefault(tuple(bool(kind & letter) for kind in automaton.told_apart), letter)
            for letter in self.letters
        }
        self.steps = cache(self._steps)

    def _steps(self, place: int, before: int) -> dict[int, list[tuple[int, int]]]:
        """For each character that may come next: the positions that read it, and in how many ways."""
        found: dict[int, list[tuple[int, int]]] = {}
        for follow in self.automaton.follows[place]:
            reads = self.automaton.reads[follow.position]
            for letter in self.letters:
                if reads & letter and self.automaton.holds(follow.conditions, before, letter):
                    found.setdefault(letter, []).append((follow.position, follow.ways))
        return found

    def behind(self, place: int) -> set[int]:
        """What the character before can be once a position has read."""
        return {self.like[letter] for letter in self.letters if self.automaton.reads[place] & letter}

    def text(self, letters: Iterable[int]) -> str:
        """The characters that bits stand for."""
        return "".join(self.automaton.alphabet[letter.bit_length() - 1] for letter in letters)


State = TypeVar("State", bound=Hashable)
Next = Callable[[State], Iterable[tuple[int, State]]]


def way(
    sources: Iterable[State], onward: Next[State], goal: Callable[[State], bool]
) -> tuple[State, list[int], State] | None:
    """The shortest way from one of the sources, by at least one character, to a goal: (source, characters, goal)."""
    origin: dict[State, tuple[State, int] | None] = dict.fromkeys(sources)
    waiting = deque(origin)
    while waiting:
        state = waiting.popleft()
        for letter, after in onward(state):
            if goal(after):
                letters, at = [letter], state
                while (back := origin[at]) is not None:
                    at, read = back
                    letters.append(read)
                return at, letters[::-1], after
            if after not in origin:
                origin[after] = state, letter
                waiting.append(after)
        if len(origin) > _STATES:
            raise Undecided("too many combinations of positions")
    return None


def loops_of(automaton: Automaton) -> list[frozenset[int]]:
    """The loops: sets of positions each of which can be reached again from every other (Tarjan's components)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    found: list[frozenset[int]] = []
    after = [[follow.position for follow in follows] for follows in automaton.follows]
    for root in range(len(after)):
        if root in index:
            continue
        calls: list[tuple[int, Iterator[int]]] = [(root, iter(after[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while calls:
            place, rest = calls[-1]
            following = next(rest, None)
            if following is None:
                calls.pop()
                if calls:
                    low[calls[-1][0]] = min(low[calls[-1][0]], low[place])
                if low[place] == index[place]:
                    cut = stack.index(place)
                    members = frozenset(stack[cut:])
                    del stack[cut:]
                    if len(members) > 1 or place in after[place]:
                        found.append(members)
                continue
            if following not in index:
                index[following] = low[following] = len(index)
                stack.append(following)
                calls.append((following, iter(after[following])))
            elif following in stack:
                low[place] = min(low[place], index[following])
    return found


def once_round(walker: Walker, loop: frozenset[int]) -> Ambiguity | None:
    """The shortest way once around a loop."""
    reached = leading_to(walker, loop)
    if reached is None:
        return None

    def onward(state: tuple[int, int]) -> Iterator[tuple[int, tuple[int, int]]]:
        for letter, places in walker.steps(*state).items():
            for place, _ in places:
                if place in loop:
                    yield letter, (place, walker.like[letter])

    found = way([reached[1]], onward, lambda state: state[0] == reached[1][0])
    return Ambiguity("loop", reached[0], walker.text(found[1])) if found else None


def leading_to(walker: Walker, wanted: frozenset[int]) -> tuple[str, tuple[int, int]] | None:
    """The shortest text up to a position of a loop, and the state there: (position, character before)."""

    def onward(state: tuple[int, int]) -> Iterator[tuple[int, tuple[int, int]]]:
        for letter, places in walker.steps(*state).items():
            for place, _ in places:
                yield letter, (place, walker.like[letter])

    found = way([(0, 0)], onward, lambda state: state[0] in wanted)
    return (walker.text(found[1]), found[2]) if found else None
