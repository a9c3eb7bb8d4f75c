"""Proof that no pattern of the program steps back without bound; a test asks for it about each of them.

The package ``regex`` with a time limit would only cut a slow search off, in a dependency more and with a verdict lost,
where ``re`` with a proof has nothing to cut off; what was overlooked is ended by the time limit of the process that
checks. Nothing of this is loaded to check an article.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from core.language.automaton import Automaton, Tree, Undecided, trees

__all__ = ["Ambiguity", "Undecided", "ambiguities", "loops"]


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


_LONG = 8
"""Repeats with this bound or a higher one count as loops where two ways through them would double with each turn."""

_RUNS = (str.isspace, lambda letter: not (letter.isalnum() or letter == "_" or letter.isspace()))
"""Characters of which the surface step keeps no long run (``core/extract/surface.py``): white space, and marks."""

_HIGH = 250
"""Repeats with this bound or a higher one count as loops where the time grows with the square of their length."""

_STATES = 400_000
"""Combinations of positions that are looked at before a pattern counts as undecided."""


def ambiguities(compiled: re.Pattern[str]) -> list[Ambiguity]:
    """Every kind of text on which a search for the pattern may take more than time in proportion, one for each loop.

    An automaton is paired with itself: two ways to read one text are two different positions for the same characters.
    Nothing steps back into a possessive loop, so it has one way; atomic groups are read as if they were none. The
    answer errs on the side of too many: ``Undecided`` is raised where the pattern is too large to tell.
    """
    return [ambiguity for tree in trees(compiled) for ambiguity in _ambiguities(tree, int(compiled.flags))]


def _ambiguities(tree: Tree, flags: int) -> list[Ambiguity]:
    found = list(_exponential(Automaton(tree, flags, _LONG, once=True)))
    if not found:
        automaton = Automaton(tree, flags, _HIGH)
        found = [*_polynomial(automaton), *_by_search(automaton)]
    return found


def loops(compiled: re.Pattern[str]) -> list[Ambiguity]:
    """Text that keeps each loop of the pattern busy, whether it is ambiguous or not, to be timed.

    Loops over characters of which no text has a long run are left out.
    """
    automaton = Automaton(next(trees(compiled)), int(compiled.flags), _LONG)
    walker = _Walker(automaton)
    long = (loop for loop in _loops(automaton) if not _is_short(automaton, loop))
    return [found for loop in long if (found := _round(walker, loop))]


# --- Steps ---------------------------------------------------------------------------------------


class _Walker:
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
_Next = Callable[[State], Iterable[tuple[int, State]]]


def _way(
    sources: Iterable[State], onward: _Next[State], goal: Callable[[State], bool]
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


def _loops(automaton: Automaton) -> list[frozenset[int]]:
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


def _round(walker: _Walker, loop: frozenset[int]) -> Ambiguity | None:
    """The shortest way once around a loop."""
    reached = _to(walker, loop)
    if reached is None:
        return None

    def onward(state: tuple[int, int]) -> Iterator[tuple[int, tuple[int, int]]]:
        for letter, places in walker.steps(*state).items():
            for place, _ in places:
                if place in loop:
                    yield letter, (place, walker.like[letter])

    found = _way([reached[1]], onward, lambda state: state[0] == reached[1][0])
    return Ambiguity("loop", reached[0], walker.text(found[1])) if found else None


def _to(walker: _Walker, wanted: frozenset[int]) -> tuple[str, tuple[int, int]] | None:
    """The shortest text up to a position of a loop, and the state there: (position, character before)."""

    def onward(state: tuple[int, int]) -> Iterator[tuple[int, tuple[int, int]]]:
        for letter, places in walker.steps(*state).items():
            for place, _ in places:
                yield letter, (place, walker.like[letter])

    found = _way([(0, 0)], onward, lambda state: state[0] in wanted)
    return (walker.text(found[1]), found[2]) if found else None


# --- Exponential: two ways through one loop --------------------------------------------------------


def _exponential(automaton: Automaton) -> Iterator[Ambiguity]:
    walker = _Walker(automaton)
    for loop in _loops(automaton):
        pump = _two_ways(walker, loop)
        reached = _to(walker, loop) if pump else None
        if pump and reached:
            yield Ambiguity("exponential", reached[0], pump)


def _two_ways(walker: _Walker, loop: frozenset[int]) -> str:
    """Text that leads from a position of the loop back to it in two ways; "" where there is none."""

    def onward(state: tuple[int, int, int, bool]) -> Iterator[tuple[int, tuple[int, int, int, bool]]]:
        left, right, before, parted = state  # two positions, the character before, and whether the ways have parted
        others = walker.steps(right, before)
        for letter, places in walker.steps(left, before).items():
            for one, ways in places:
                for other, _ in others.get(letter, ()):
                    if one in loop and other in loop and (parted or one <= other):
                        apart = parted or one != other or (left == right and ways > 1)
                        yield letter, (one, other, walker.like[letter], apart)

    sources = [(place, place, before, False) for place in loop for before in walker.behind(place)]
    met = _way(sources, onward, lambda state: state[3] and state[0] == state[1])
    if met is None:
        return ""
    source, letters, goal = met

    def back(state: tuple[int, int]) -> Iterator[tuple[int, tuple[int, int]]]:
        for letter, places in walker.steps(*state).items():
            for place, _ in places:
                if place in loop:
                    yield letter, (place, walker.like[letter])

    if goal[0] == source[0]:
        return walker.text(letters)
    home = _way([(goal[0], goal[2])], back, lambda state: state[0] == source[0])
    return walker.text([*letters, *home[1]]) if home else ""


# --- Polynomial: two loops that can share text -----------------------------------------------------


def _polynomial(automaton: Automaton) -> Iterator[Ambiguity]:
    walker = _Walker(automaton)
    loops = [loop for loop in _loops(automaton) if not _is_short(automaton, loop)]
    for first in loops:
        if first <= automaton.committed:
            continue
        beyond = _beyond(automaton, first)
        for second in loops:
            if first is second or not beyond & second:
                continue
            if second & automaton.accepts:
                continue  # it ends wherever it stands, so nothing steps back
            if found := _shared(walker, first, second):
                yield found


def _is_short(automaton: Automaton, loop: frozenset[int]) -> bool:
    """True for a loop over characters of which no text has a long run."""
    letters = [
        letter
        for index, letter in enumerate(automaton.alphabet)
        if any(automaton.reads[place] >> index & 1 for place in loop)
    ]
    return any(all(kind(letter) for letter in letters) for kind in _RUNS)


def _beyond(automaton: Automaton, loop: frozenset[int]) -> set[int]:
    """The positions that can come after those of a loop, near or far."""
    found: set[int] = set()
    waiting = list(loop)
    while waiting:
        for follow in automaton.follows[waiting.pop()]:
            if follow.position not in found:
                found.add(follow.position)
                waiting.append(follow.position)
    return found


def _shared(walker: _Walker, first: frozenset[int], second: frozenset[int]) -> Ambiguity | None:
    """Text through which one loop can go on, the other too, and the step from the one to the other be taken."""

    def onward(state: tuple[int, int, int, int]) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
        left, middle, right, before = state
        middles, rights = walker.steps(middle, before), walker.steps(right, before)
        for letter, places in walker.steps(left, before).items():
            for one, _ in places:
                if one not in first:
                    continue
                for other, _ in rights.get(letter, ()):
                    if other not in second:
                        continue
                    for between, _ in middles.get(letter, ()):
                        yield letter, (one, between, other, walker.like[letter])

    for one in first:
        for other in second:
            if not walker.automaton.reads[one] & walker.automaton.reads[other]:
                continue
            sources = [(one, one, other, before) for before in walker.behind(one) & walker.behind(other)]
            met = _way(sources, onward, lambda state, one=one, other=other: state[:3] == (one, other, other))  # type: ignore[misc]
            reached = _to(walker, frozenset({one})) if met else None
            if met and reached:
                return Ambiguity("polynomial", reached[0], walker.text(met[1]))
    return None


# --- Search: a loop entered anew from every place --------------------------------------------------

_OUTSIDE = -1
"""Before the pattern: where a search stands while it has not begun to match."""


def _by_search(automaton: Automaton) -> Iterator[Ambiguity]:
    walker = _Walker(automaton)
    for loop in _loops(automaton):
        if loop & automaton.accepts or _is_short(automaton, loop):
            continue
        if found := _entered(walker, loop):
            yield found


def _entered(walker: _Walker, loop: frozenset[int]) -> Ambiguity | None:
    """Text through which the loop goes on, and by which it can also be entered from outside."""
    home = min(loop)

    def begun(place: int, before: int) -> dict[int, list[tuple[int, int]]]:
        if place != _OUTSIDE:
            return walker.steps(place, before)
        started = walker.steps(0, before) if before else {}
        return {letter: [(_OUTSIDE, 1), *started.get(letter, ())] for letter in walker.letters}

    def onward(state: tuple[int, int, int]) -> Iterator[tuple[int, tuple[int, int, int]]]:
        left, right, before = state
        lefts = begun(left, before)
        for letter, places in walker.steps(right, before).items():
            for one, _ in lefts.get(letter, ()):
                for other, _ in places:
                    if other in loop:
                        yield letter, (one, other, walker.like[letter])

    sources = [(_OUTSIDE, home, before) for before in walker.behind(home)]
    met = _way(sources, onward, lambda state: state[:2] == (home, home))
    reached = _to(walker, frozenset({home})) if met else None
    return Ambiguity("search", reached[0], walker.text(met[1])) if met and reached else None
