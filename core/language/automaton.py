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

Condition = tuple[str, int]
"""What must hold between two characters: a kind (see ``Automaton.holds``) and a set of characters, if it has one."""

_SAMPLES = "aZéß漢5٣_ \n\t.,;:!?-—/|()[]{}<>\"'`’#$%&*+=@^~\\\x00\ue000\ue00d\ufffd→"
"""Characters of every class that a pattern can tell apart; those that the pattern names are added."""

_ANY_CASE, _ANY_LETTER, _LINES = int(re.IGNORECASE), int(re.DOTALL), int(re.MULTILINE)

_WRITTEN_OUT = 20
"""Copies of a repeated part that must be there; a pattern with more of them is shortened, which loses no ambiguity."""

_OPTIONAL = 2
"""Copies of a part that may be repeated up to a bound: two show every way in which neighbours can share characters."""

_PATHS = 50_000
"""Ways without a character from one position to the next that are followed before the pattern counts as undecided."""


Tree = Any
"""A parse tree of ``re``, or a part of one."""


def trees(compiled: re.Pattern[str]) -> Iterator[Tree]:
    """The parse tree of a pattern, and those of its lookarounds, which are matched on their own."""
    waiting = [parser.parse(compiled.pattern, int(compiled.flags))]
    while waiting:
        tree = waiting.pop()
        yield tree
        waiting += [value[1] for operator, value in _parts(tree) if str(operator) in ("ASSERT", "ASSERT_NOT")]


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
        self.alphabet = _alphabet(tree, self.flags)
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
            self._sets[key] = self._set(lambda letter: _reads(operator, value, letter, self.flags))
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
                self._link(start, end, (_at(str(value), self.flags), 0))
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
        for at, conditions in self._walk(node if place == 0 else self._nodes[node].after):
            if self._nodes[at].reads:
                key = self._position[at], conditions
                found[key] = min(found.get(key, 0) + 1, 2)
        return [Follow(position, conditions, ways) for (position, conditions), ways in found.items()]

    def _ends(self, place: int) -> bool:
        node = self._node_of[place]
        walk = self._walk(node if place == 0 else self._nodes[node].after)
        return any(at == self._end and not conditions for at, conditions in walk)

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


_AT = {
    "AT_BEGINNING": "start",
    "AT_BEGINNING_STRING": "start",
    "AT_END": "end",
    "AT_END_STRING": "end",
    "AT_BOUNDARY": "border",
    "AT_NON_BOUNDARY": "no border",
}
_AT_LINES = {"AT_BEGINNING": "line", "AT_END": "line end"}


def _at(place: str, flags: int) -> str:
    """The condition that an anchor sets."""
    return _AT_LINES.get(place, _AT[place]) if flags & _LINES else _AT[place]


def _reads(operator: Any, value: Any, letter: str, flags: int) -> bool:
    """True where one item of the parse tree reads a character."""
    forms = {letter, letter.lower(), letter.upper()} if flags & _ANY_CASE else {letter}
    match str(operator):
        case "LITERAL":
            return any(ord(form) == value for form in forms if len(form) == 1)
        case "NOT_LITERAL":
            return all(ord(form) != value for form in forms if len(form) == 1)
        case "ANY":
            return bool(flags & _ANY_LETTER) or letter != "\n"
    negated = bool(value) and str(value[0][0]) == "NEGATE"
    return negated != any(_in_class(kind, named, forms) for kind, named in value[negated:])


def _in_class(operator: Any, value: Any, forms: set[str]) -> bool:
    """True where one item between brackets holds a character in one of its cases."""
    match str(operator):
        case "LITERAL":
            return any(ord(form) == value for form in forms if len(form) == 1)
        case "RANGE":
            return any(value[0] <= ord(form) <= value[1] for form in forms if len(form) == 1)
    matched = _CATEGORIES[str(value).removeprefix("CATEGORY_").removeprefix("NOT_")]
    return any(matched(form) for form in forms) != ("NOT_" in str(value))


_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdecimal,
    "SPACE": str.isspace,
    "WORD": lambda letter: letter.isalnum() or letter == "_",
}


def _alphabet(tree: Any, flags: int) -> list[str]:
    """One character for each set of characters that the pattern can tell apart."""
    letters = dict.fromkeys(_SAMPLES)
    classes = list({repr(leaf): leaf for leaf in _leaves(tree)}.values())
    for operator, value in classes:
        for code in _codes(operator, value):
            letters |= dict.fromkeys({chr(code), chr(code).lower()[:1], chr(code).upper()[:1]})
    kinds: dict[tuple[bool, ...], str] = {}
    for letter in letters:
        # Whether the pattern tells white space from marks or not, the texts do: see _RUNS of the grammar.
        plain = (letter.isalnum() or letter == "_", letter.isspace(), letter == "\n")
        kinds.setdefault((*plain, *(_reads(*kind, letter, flags) for kind in classes)), letter)
    return list(kinds.values())


def _parts(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """Every part of a parse tree that reads one character, and every lookaround."""
    for operator, value in tree:
        match str(operator):
            case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY" | "ASSERT" | "ASSERT_NOT":
                yield operator, value
            case "BRANCH":
                for branch in value[1]:
                    yield from _parts(branch)
            case "SUBPATTERN":
                yield from _parts(value[3])
            case "ATOMIC_GROUP":
                yield from _parts(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                yield from _parts(value[2])


def _leaves(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """Every part that reads one character, those of lookarounds too."""
    for operator, value in _parts(tree):
        if str(operator) in ("ASSERT", "ASSERT_NOT"):
            yield from _leaves(value[1])
        else:
            yield operator, value


def _codes(operator: Any, value: Any) -> Iterator[int]:
    """The characters that a part names, and those at the edges of its ranges."""
    match str(operator):
        case "LITERAL" | "NOT_LITERAL":
            yield value
        case "IN":
            for inner, named in value:
                if str(inner) == "LITERAL":
                    yield named
                elif str(inner) == "RANGE":
                    yield from (named[0], named[1], max(named[0] - 1, 0), min(named[1] + 1, 0x10FFFF))
