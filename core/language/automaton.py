"""A pattern as an automaton: which of its characters can follow which, with what stands between them as conditions.

Built from the parse tree of Python's own ``re``. A position is one consuming place of the pattern; position 0 stands
before the first. Repeats without a bound (or with a high one) become loops, those with a low one are written out.
Lookarounds over one character are conditions, longer ones are taken to hold: the automaton reads at least what the
pattern reads, so an ambiguity may be found that the pattern does not have, and none is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from re import _constants as constants  # type: ignore[attr-defined]  # the parse tree has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from core.language.letters import Tree, alphabet, at, parts, reads

Condition = tuple[str, int]
"""What must hold between two characters: a kind (see ``Automaton.holds``) and a set of characters, if it has one."""

_WRITTEN_OUT = 20
"""Copies of a repeated part that must be there; a pattern with more of them is shortened, which loses no ambiguity."""

_OPTIONAL = 2
"""Copies of a part that may be repeated up to a bound: two show every way in which neighbours can share characters."""

_PATHS = 50_000
"""Ways without a character from one position to the next that are followed before the pattern counts as undecided."""


def trees(compiled: re.Pattern[str]) -> Iterator[Tree]:
    """The parse tree of a pattern, and those of its lookarounds, which are matched on their own."""
    waiting = [parser.parse(compiled.pattern, int(compiled.flags))]
    while waiting:
        tree = waiting.pop()
        yield tree
        waiting += [value[1] for operator, value in parts(tree) if str(operator) in ("ASSERT", "ASSERT_NOT")]


class Undecided(Exception):
    """The pattern is too large or uses what the automaton cannot model."""


@dataclass(frozen=True, slots=True)
class Follow:
    """A position that may come next, in how many ways (2 stands for more), and under which conditions."""

    position: int
    conditions: tuple[Condition, ...]
    ways: int


@dataclass(slots=True)
class _Node:
    """A state between characters: what it reads, or where it goes on without reading."""

    reads: int = 0  # a set of characters, as bits over the alphabet
    after: int = -1
    empty: list[tuple[int, Condition | None, str, int]] = field(
        default_factory=list
    )  # to, condition, "in"/"back", loop


class Automaton:
    """One pattern with its alphabet, its positions and what follows each of them.

    ``high`` is the bound from which on a repeat counts as a loop. ``once`` passes through possessive loops one time
    only, since nothing steps back into them; otherwise ``committed`` holds the positions inside of them.
    """

    def __init__(self, tree: Tree, flags: int, high: int, *, once: bool = False) -> None:
        self.flags = flags
        self.high = high
        self.once = once
        self._groups: dict[int, Tree] = {}
        self.alphabet = alphabet(tree, self.flags)
        self.everything = (1 << len(self.alphabet)) - 1
        self.word = self._set(lambda letter: letter.isalnum() or letter == "_")
        self.newline = self._set(lambda letter: letter == "\n")
        self._nodes: list[_Node] = []
        self._sets: dict[str, int] = {}
        self._inside: list[bool] = []
        self._depth = 0
        self._loops = 0
        start, self._end = self._node(), self._node()
        self._sequence(tree, start, self._end)
        self.reads = [0, *(node.reads for node in self._nodes if node.reads)]
        self._start = start
        consuming = [index for index, node in enumerate(self._nodes) if node.reads]
        self._position = {index: place for place, index in enumerate(consuming, start=1)}
        self._node_of = [start, *consuming]
        self.committed = {self._position[index] for index in consuming if self._inside[index]}

    @cached_property
    def follows(self) -> list[list[Follow]]:
        """What may come after each position."""
        return [self._following(place) for place in range(len(self._node_of))]

    @cached_property
    def accepts(self) -> frozenset[int]:
        """Positions behind which the pattern may end, whatever comes next."""
        return frozenset(place for place in range(len(self._node_of)) if self._ends(place))

    def holds(self, conditions: Iterable[Condition], before: int, letter: int) -> bool:
        """True where conditions hold between two characters, given as single bits; ``before`` 0 is the text's start."""
        return all(self._holds(kind, letters, before, letter) for kind, letters in conditions)

    def _holds(self, kind: str, letters: int, before: int, letter: int) -> bool:
        match kind:
            case "ahead":
                return bool(letters & letter)
            case "behind":
                return bool(letters & before)
            case "not behind":
                return not letters & before
            case "border":
                return bool(self.word & before) != bool(self.word & letter)
            case "no border":
                return bool(self.word & before) == bool(self.word & letter)
            case "start":
                return before == 0
            case "line":
                return before == 0 or bool(before & self.newline)
            case "line end":
                return bool(letter & self.newline)
        return False  # "end": a character follows

    @cached_property
    def told_apart(self) -> tuple[int, ...]:
        """Sets of characters that matter as the character before."""
        asked = {self.word, self.newline}
        kinds = ("behind", "not behind")
        for follows in self.follows:
            asked |= {letters for follow in follows for kind, letters in follow.conditions if kind in kinds}
        return tuple(asked)

    # --- Building ---------------------------------------------------------------------------------

    def _node(self) -> int:
        self._nodes.append(_Node())
        self._inside.append(self._depth > 0)
        return len(self._nodes) - 1

    def _link(self, left: int, right: int, condition: Condition | None = None, way: str = "", loop: int = -1) -> None:
        self._nodes[left].empty.append((right, condition, way, loop))

    def _set(self, wanted: Callable[[str], bool]) -> int:
        return sum(1 << index for index, letter in enumerate(self.alphabet) if wanted(letter))

    def _read_by(self, operator: Any, value: Any) -> int:
        """The set of characters that one item of the parse tree reads."""
        key = repr((operator, value))
        if key not in self._sets:
            self._sets[key] = self._set(lambda letter: reads(operator, value, letter, self.flags))
        return self._sets[key]

    def _sequence(self, items: Any, start: int, end: int) -> None:
        here = start
        for operator, value in items:
            there = self._node()
            self._item(operator, value, here, there)
            here = there
        self._link(here, end)

    def _item(self, operator: Any, value: Any, start: int, end: int) -> None:
        match str(operator):
            case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY":
                letters = self._read_by(operator, value)
                reading = self._node()
                self._nodes[reading].reads, self._nodes[reading].after = letters or 1, end
                self._link(start, reading) if letters else None
            case "BRANCH":
                for branch in value[1]:
                    self._sequence(branch, start, end)
            case "SUBPATTERN":
                self._groups[value[0]] = value[3]
                self._sequence(value[3], start, end)
            case "GROUPREF" if value in self._groups:  # what the group has read is at least something it can read
                self._sequence(self._groups[value], start, end)
            case "ATOMIC_GROUP":
                self._sequence(value, start, end)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                self._repeat(value, start, end, possessive=str(operator) == "POSSESSIVE_REPEAT")
            case "AT":
                self._link(start, end, (at(str(value), self.flags), 0))
            case "ASSERT" | "ASSERT_NOT":
                self._link(start, end, self._looks(str(operator) == "ASSERT", value[0], value[1]))
            case _:
                raise Undecided(f"{operator} is not modelled")

    def _looks(self, wanted: bool, way: int, body: Any) -> Condition | None:
        """A lookaround over exactly one character as a condition; ``None`` for any other, which is taken to hold."""
        items = list(body)
        while len(items) == 1 and str(items[0][0]) == "SUBPATTERN":
            items = list(items[0][1][3])
        if len(items) != 1 or str(items[0][0]) not in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
            return None
        letters = self._read_by(*items[0])
        if way > 0:
            return "ahead", letters if wanted else self.everything & ~letters
        return ("behind" if wanted else "not behind"), letters

    def _repeat(self, value: Any, start: int, end: int, *, possessive: bool) -> None:
        least, most, body = value
        here = start
        for _ in range(min(least, _WRITTEN_OUT)):
            there = self._node()
            self._sequence(body, here, there)
            here = there
        if most is constants.MAXREPEAT or most - least >= self.high:
            if possessive and self.once:
                if not least:
                    self._sequence(body, here, end)
                self._link(here, end)
                return
            self._loop(body, here, end, possessive)
            return
        for _ in range(min(most - least, _OPTIONAL)):
            there = self._node()
            self._link(here, end)
            self._sequence(body, here, there)
            here = there
        self._link(here, end)

    def _loop(self, body: Any, start: int, end: int, possessive: bool) -> None:
        self._depth += possessive
        loop, first, last = self._node(), self._node(), self._node()
        name, self._loops = self._loops, self._loops + 1
        self._link(start, loop)
        self._link(loop, first, None, "in", name)
        self._sequence(body, first, last)
        self._link(last, loop, None, "back", name)
        self._depth -= possessive
        self._link(loop, end)

    # --- Reading ----------------------------------------------------------------------------------

    def _following(self, place: int) -> list[Follow]:
        """Every position that may come next. A loop's body that has read nothing does not begin anew."""
        node = self._node_of[place]
        found: dict[tuple[int, tuple[Condition, ...]], int] = {}
        for after, conditions in self._walk(node if place == 0 else self._nodes[node].after):
            if self._nodes[after].reads:
                key = self._position[after], conditions
                found[key] = min(found.get(key, 0) + 1, 2)
        return [Follow(position, conditions, ways) for (position, conditions), ways in found.items()]

    def _ends(self, place: int) -> bool:
        node = self._node_of[place]
        walk = self._walk(node if place == 0 else self._nodes[node].after)
        return any(after == self._end and not conditions for after, conditions in walk)

    def _walk(self, start: int) -> Iterator[tuple[int, tuple[Condition, ...]]]:
        """Every node reached without reading, once for each way there."""
        waiting: list[tuple[int, tuple[Condition, ...], frozenset[int]]] = [(start, (), frozenset())]
        for _ in range(_PATHS):
            if not waiting:
                return
            at, conditions, begun = waiting.pop()
            yield at, conditions
            for after, condition, way, loop in self._nodes[at].empty:
                if way and loop in begun:
                    continue
                entered = begun | {loop} if way == "in" else begun
                more = (*conditions, condition) if condition and condition not in conditions else conditions
                waiting.append((after, more, entered))
        raise Undecided("too many ways without a character")
