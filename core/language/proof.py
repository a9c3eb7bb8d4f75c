"""Proof that no pattern of the program steps back without bound; a test asks for it about each of them.

The package ``regex`` with a time limit would only cut a slow search off, in a dependency more and with a verdict lost,
where ``re`` with a proof has nothing to cut off; what was overlooked is ended by the time limit of the process that
checks. Nothing of this is loaded to check an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.language.automaton import Automaton, Undecided, trees
from core.language.letters import Tree
from core.language.walker import Ambiguity, Walker, leading_to, loops_of, once_round, way

__all__ = ["Ambiguity", "Undecided", "ambiguities", "loops"]

_LONG = 8
"""Repeats with this bound or a higher one count as loops where two ways through them would double with each turn."""

_RUNS = (str.isspace, lambda letter: not (letter.isalnum() or letter == "_" or letter.isspace()))
"""Characters of which the surface step keeps no long run (``core/extract/surface.py``): white space, and marks."""

_HIGH = 250
"""Repeats with this bound or a higher one count as loops where the time grows with the square of their length."""


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
    walker = Walker(automaton)
    long = (loop for loop in loops_of(automaton) if not _is_short(automaton, loop))
    return [found for loop in long if (found := once_round(walker, loop))]


# --- Exponential: two ways through one loop --------------------------------------------------------


def _exponential(automaton: Automaton) -> Iterator[Ambiguity]:
    walker = Walker(automaton)
    for loop in loops_of(automaton):
        pump = _two_ways(walker, loop)
        reached = leading_to(walker, loop) if pump else None
        if pump and reached:
            yield Ambiguity("exponential", reached[0], pump)


def _two_ways(walker: Walker, loop: frozenset[int]) -> str:
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
    met = way(sources, onward, lambda state: state[3] and state[0] == state[1])
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
    home = way([(goal[0], goal[2])], back, lambda state: state[0] == source[0])
    return walker.text([*letters, *home[1]]) if home else ""


# --- Polynomial: two loops that can share text -----------------------------------------------------


def _polynomial(automaton: Automaton) -> Iterator[Ambiguity]:
    walker = Walker(automaton)
    loops = [loop for loop in loops_of(automaton) if not _is_short(automaton, loop)]
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


def _shared(walker: Walker, first: frozenset[int], second: frozenset[int]) -> Ambiguity | None:
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
            met = way(sources, onward, lambda state, one=one, other=other: state[:3] == (one, other, other))  # type: ignore[misc]
            reached = leading_to(walker, frozenset({one})) if met else None
            if met and reached:
                return Ambiguity("polynomial", reached[0], walker.text(met[1]))
    return None


# --- Search: a loop entered anew from every place --------------------------------------------------

_OUTSIDE = -1
"""Before the pattern: where a search stands while it has not begun to match."""


def _by_search(automaton: Automaton) -> Iterator[Ambiguity]:
    walker = Walker(automaton)
    for loop in loops_of(automaton):
        if loop & automaton.accepts or _is_short(automaton, loop):
            continue
        if found := _entered(walker, loop):
            yield found


def _entered(walker: Walker, loop: frozenset[int]) -> Ambiguity | None:
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
    met = way(sources, onward, lambda state: state[:2] == (home, home))
    reached = leading_to(walker, frozenset({home})) if met else None
    return Ambiguity("search", reached[0], walker.text(met[1])) if met and reached else None
