"""Lines of bare numbers: tiles with their label below, axes of charts, and columns of shares that are none."""

from __future__ import annotations

import math
from itertools import pairwise

from core.language.grammar import rule
from core.model import PLATFORM, Entity, Quantity, Sentence, Span, Unit
from core.resolve.structure.cells import Column, column, heads

NO_SHARE = "headed as a share, but it does not go with the tokens beside it"

APART = 1.1
"""By which factor two rows must differ before their order tells anything."""


def ruled_out(sentences: tuple[Sentence, ...]) -> dict[Span, str]:
    """Numbers that their column or their row shows to be no claim, each with what it is instead."""
    return dict.fromkeys(_no_shares(sentences), NO_SHARE) | dict.fromkeys(_axes(sentences), AXIS)


AXIS = "label of a chart's axis"


def _axes(sentences: tuple[Sentence, ...]) -> set[Span]:
    """Lines of bare numbers at equal steps, three or more of them: "0T", "10T", "20T"."""
    found: set[Span] = set()
    for run in _runs(sentences):
        lines: list[Quantity] = []
        for at in [*run, None]:
            quantities = sentences[at].quantities if at is not None else ()
            if len(quantities) == 1 and at is not None and _is_figure(sentences[at]):
                lines.append(quantities[0])
                continue
            if _is_even([quantity.value for quantity in lines]):
                found |= {quantity.span for quantity in lines}
            lines = []
    return found


def _is_even(values: list[float]) -> bool:
    steps = [right - left for left, right in pairwise(values)]
    return len(steps) >= 2 and steps[0] != 0 and all(math.isclose(step, steps[0], rel_tol=1e-9) for step in steps)


def _no_shares(sentences: tuple[Sentence, ...]) -> set[Span]:
    """Numbers of a column headed "share" that are none: where a row with more tokens has the smaller one."""
    found: set[Span] = set()
    columns: tuple[Column, ...] = ()
    pairs: list[tuple[float, Quantity]] = []
    for sentence in sentences:
        before, columns = columns, heads(sentence, columns)
        if columns is not before:
            found |= _at_odds(pairs)
            pairs = []
        row = (
            {column(quantity, sentence, columns).words: quantity for quantity in sentence.quantities} if columns else {}
        )
        share = next((q for head, q in row.items() if "share" in head and q.unit == Unit.FRACTION), None)
        tokens = next((q.value for head, q in row.items() if _VOLUME_HEAD.search(head)), None)
        if share is not None and tokens is not None:
            pairs.append((tokens, share))
    return found | _at_odds(pairs)


_VOLUME_HEAD = rule(r"\b(?:tokens?|volume|usage)\b")


def _at_odds(pairs: list[tuple[float, Quantity]]) -> set[Span]:
    """All of a column's numbers where a row with clearly more tokens has a clearly smaller one."""
    ordered = sorted((tokens, share.value) for tokens, share in pairs)
    fewer, largest = iter(ordered), -math.inf
    behind = next(fewer, None)
    for more, share in ordered:
        while behind is not None and more > behind[0] * APART:
            largest, behind = max(largest, behind[1]), next(fewer, None)
        if share * APART < largest:
            return {quantity.span for _, quantity in pairs}
    return set()


_LABEL_LENGTH = 80  # characters; a longer line is prose

_LETTERS = rule(r"[^\W\d_]+")

_AROUND_FIGURES = rule(r"(?:tokens?|of|all|in|a|an|per|the|week|day|month|weekly|daily|share|usage|about|over|total)")


def labels_below(sentences: tuple[Sentence, ...]) -> dict[int, Entity]:
    """Whose number a line with nothing but a number is, where its label follows it, by the place of the line.

    Dashboards print the number large and its label under it. Lines of numbers and of labels come in runs: one that
    begins with a number, or that begins and ends with a label (a heading first), has its labels below.
    """
    found: dict[int, Entity] = {}
    for run in _runs(sentences):
        figures = [_is_figure(sentences[at]) for at in run]
        if not any(figures) or all(figures) or figures[-1] or not (figures[0] or _is_headed(run, figures)):
            continue
        label: Entity | None = None
        for at, figure in zip(reversed(run), reversed(figures), strict=True):
            if not figure:
                label = _labelled(sentences[at])
            elif label is not None:
                found[at] = label
    return found


def _is_headed(run: list[int], figures: list[bool]) -> bool:
    """True for a run with a heading before its first number, and then a label after every number."""
    first = figures.index(True)
    return first == 1 and figures[first:].count(True) == figures[first:].count(False)


def _runs(sentences: tuple[Sentence, ...]) -> list[list[int]]:
    """Runs of neighbouring lines that are only a number or only a label."""
    runs: list[list[int]] = [[]]
    for at, sentence in enumerate(sentences):
        if _is_figure(sentence) or _is_label(sentence):
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _is_figure(sentence: Sentence) -> bool:
    """True for a line with nothing but numbers and their units, and no number of a list."""
    numbers = [quantity for quantity in sentence.quantities if not quantity.why]
    if not numbers or sentence.mentions:
        return False
    rest = list(sentence.text)
    for quantity in sentence.quantities:
        for at in range(quantity.span.start, min(quantity.span.end, sentence.span.end)):
            rest[at - sentence.span.start] = " "
    return all(_AROUND_FIGURES.fullmatch(word) for word in _LETTERS.findall("".join(rest).lower()))


def _is_label(sentence: Sentence) -> bool:
    """True for a short line without a number of its own; digits of names and dates are none."""
    own = [quantity for quantity in sentence.quantities if not quantity.why]
    return not own and len(sentence.text) <= _LABEL_LENGTH and not sentence.text.endswith((".", "?", "!"))


def _labelled(sentence: Sentence) -> Entity | None:
    """Whom a label names: anybody before the platform, which is where everybody's usage is."""
    named = [m.entity for m in sentence.mentions if m.entity is not None]
    return next((entity for entity in named if entity != PLATFORM), next(iter(named), None))
