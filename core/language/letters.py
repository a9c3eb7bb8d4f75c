"""The characters that a pattern tells apart, and what of it reads which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

SAMPLES = "aZéß漢5٣_ \n\t.,;:!?-—/|()[]{}<>\"'`’#$%&*+=@^~\\\x00\ue000\ue00d\ufffd→"
"""Characters of every class that a pattern can tell apart; those that the pattern names are added."""

ANY_CASE, ANY_LETTER, LINES = int(re.IGNORECASE), int(re.DOTALL), int(re.MULTILINE)

Tree = Any
"""A parse tree of ``re``, or a part of one."""

_AT = {
    "AT_BEGINNING": "start",
    "AT_BEGINNING_STRING": "start",
    "AT_END": "end",
    "AT_END_STRING": "end",
    "AT_BOUNDARY": "border",
    "AT_NON_BOUNDARY": "no border",
}

_AT_LINES = {"AT_BEGINNING": "line", "AT_END": "line end"}


def at(place: str, flags: int) -> str:
    """The condition that an anchor sets."""
    return _AT_LINES.get(place, _AT[place]) if flags & LINES else _AT[place]


def reads(operator: Any, value: Any, letter: str, flags: int) -> bool:
    """True where one item of the parse tree reads a character."""
    forms = {letter, letter.lower(), letter.upper()} if flags & ANY_CASE else {letter}
    match str(operator):
        case "LITERAL":
            return any(ord(form) == value for form in forms if len(form) == 1)
        case "NOT_LITERAL":
            return all(ord(form) != value for form in forms if len(form) == 1)
        case "ANY":
            return bool(flags & ANY_LETTER) or letter != "\n"
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


def alphabet(tree: Any, flags: int) -> list[str]:
    """One character for each set of characters that the pattern can tell apart."""
    letters = dict.fromkeys(SAMPLES)
    classes = list({repr(leaf): leaf for leaf in _leaves(tree)}.values())
    for operator, value in classes:
        for code in _codes(operator, value):
            letters |= dict.fromkeys({chr(code), chr(code).lower()[:1], chr(code).upper()[:1]})
    kinds: dict[tuple[bool, ...], str] = {}
    for letter in letters:
        # Whether the pattern tells white space from marks or not, the texts do: see _RUNS of the grammar.
        plain = (letter.isalnum() or letter == "_", letter.isspace(), letter == "\n")
        kinds.setdefault((*plain, *(reads(*kind, letter, flags) for kind in classes)), letter)
    return list(kinds.values())


def parts(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """Every part of a parse tree that reads one character, and every lookaround."""
    for operator, value in tree:
        match str(operator):
            case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY" | "ASSERT" | "ASSERT_NOT":
                yield operator, value
            case "BRANCH":
                for branch in value[1]:
                    yield from parts(branch)
            case "SUBPATTERN":
                yield from parts(value[3])
            case "ATOMIC_GROUP":
                yield from parts(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                yield from parts(value[2])


def _leaves(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """Every part that reads one character, those of lookarounds too."""
    for operator, value in parts(tree):
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
