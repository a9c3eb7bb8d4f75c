"""Answers that are kept with what they were worked out from, and go when it goes.

A snapshot is never changed after it was loaded, so nothing kept can go stale; one that is replaced takes its answers
along. What an article can ask for in ever new ways is kept within a limit, and worked out again in one pass of arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

LIMIT = 1024
"""Answers of one function that are kept with one thing; all of them go where there would be more."""

Thing = TypeVar("Thing")
Key = ParamSpec("Key")
Answer = TypeVar("Answer")


def kept(function: Callable[Concatenate[Thing, Key], Answer]) -> Callable[Concatenate[Thing, Key], Answer]:
    """A function whose answers are kept with its first argument, an object that is never changed."""

    @wraps(function)
    def ask(thing: Thing, /, *key: Key.args, **named: Key.kwargs) -> Answer:
        drawer: dict[object, Any] = vars(thing).setdefault("_kept", {}).setdefault(function, {})
        asked = (*key, *named.items()) if named else key
        try:
            answer: Answer = drawer[asked]
        except KeyError:
            if len(drawer) >= LIMIT:
                drawer.clear()
            answer = drawer[asked] = function(thing, *key, **named)
        return answer

    return ask
