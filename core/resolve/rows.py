"""Tables and tiles pasted as text: the head of a column, or the line under a number, says what the number is."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from core.extract import calendar
from core.extract.timewords import MONTHS
from core.language.grammar import rule
from core.model import PLATFORM, UNDATED, Basis, Entity, EntityKind, Grain, Period, Quantity, Sentence, Span, Unit
from core.resolve.when import Dating, shifted

_CELL = rule(r"\||\t| {2,}")
_TOTAL_HEAD = rule(r"(?:weekly |grand )?(?:total|all|platform|sum|overall)s?(?: tokens| volume)?", re.I)
_DIGIT = rule(r"\d")
_MONTH_YEAR = rule(r"(?P<month>[A-Za-z]{3,9})\.?[ -]?'?(?P<year>2[0-9])")
_RULE = rule(r"[-=:|+\s]+")


def cells(row: str) -> list[str]:
    """The cells of a row that is divided by bars, tabs or wide gaps; one cell for ordinary prose."""
    return [cell.strip().strip("*`") for cell in _CELL.split(row.strip().strip("|"))]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: its words in lower case, and whom it names ("Week | China | US | Total").

    ``scale`` is what its bare numbers are printed in, as the head or the line above the table says; else 1.
    """

    words: str
    entity: Entity | None = None
    scale: float = 1.0
    period: Period = UNDATED


_SCALES = {"t": 1e12, "b": 1e9, "m": 1e6}
_SCALE = r"(?P<scale>trillions?|tn|trn|t|billions?|bn|b|millions?|mn|m)"
_IN_BRACKETS = rule(rf"[(\[](?:in )?{_SCALE}(?: (?:of )?tokens)?[)\]]")
_OF_COLUMN = rule(rf"\b(?:tokens?|volume|usage|total)\b.{{0,60}}?\b{_SCALE}\b")
_OF_TABLE = rule(
    rf"\btokens?\b.{{0,120}}?(?:\bin |[(\[]){_SCALE}\b|\bin {_SCALE.replace('scale', 'early')} of tokens\b"
)
_AMOUNTS = rule(r"\b(?:tokens?|volume|usage|total|sum|all)\b")


def caption(sentence: Sentence) -> float:
    """The scale that a line above a table gives its tokens ("Weekly tokens, in trillions"); 1 without one."""
    said = _OF_TABLE.search(sentence.text.lower()) if len(sentence.text) <= _LONGEST_CAPTION else None
    return _SCALES[(said["scale"] or said["early"])[0]] if said else 1.0


_LONGEST_CAPTION = 200  # characters


def heads(sentence: Sentence, before: tuple[Column, ...], above: float = 1.0) -> tuple[Column, ...]:
    """The column heads in force after this sentence: a row without numbers sets them, prose ends them.

    Weeks and months may head the columns of a table, under a corner that is none. ``above`` is the scale of the line
    before.
    """
    if _RULE.fullmatch(sentence.text):
        return before
    row = cells(sentence.text)
    if len(row) < 2:
        return ()
    periods = {} if before else _periods(row, sentence)
    numbered = [n for n, cell in enumerate(row) if _DIGIT.search(_OF_SO_LONG.sub("", cell))]
    if all(n in periods for n in numbered) and 0 not in periods:
        return tuple(_head(n, cell, sentence, periods.get(n, UNDATED), above) for n, cell in enumerate(row))
    return before if len(before) == len(row) else ()


_OF_SO_LONG = rule(r"\b(?:top )?\d{1,2}[ -]?(?:d|h|w|days?|hours?|weeks?|wks?)\b")  # "tokens (7d)" heads a column


def _head(place: int, cell: str, sentence: Sentence, period: Period, above: float) -> Column:
    words, entity = cell.lower(), _named(place, cell, sentence)
    return Column(words, entity, _scale(words, entity, above), period)


def _scale(words: str, entity: Entity | None, above: float) -> float:
    """The scale of a column: its head's own, else that of the line above where the column counts tokens."""
    own = _OF_COLUMN.search(words) or (_IN_BRACKETS.search(words) if entity is not None else None)
    if own:
        return _SCALES[own["scale"][0]]
    return above if entity is not None or _AMOUNTS.search(words) else 1.0


def _periods(row: list[str], sentence: Sentence) -> dict[int, Period]:
    """The periods that head columns, by the number of the cell."""
    if len(months := {n: month for n, cell in enumerate(row) if (month := month_and_year(cell)) is not None}) > 1:
        return months
    dated = ((time, _place(time.span.start, sentence)) for time in sentence.times if time.period.known)
    return {n: time.period for time, n in dated if n < len(row) and len(row[n]) <= len(time.text) + _MORE}


_MORE = 6
"""Letters that a head may have beside its time ("w/e", a bracket)."""


def month_and_year(cell: str) -> Period | None:
    """The month of "Jun 26" or "Jun '26" where a column or a row of months shows that 26 is no day."""
    printed = _MONTH_YEAR.fullmatch(cell.strip())
    if printed is None or (number := MONTHS.get(printed["month"].lower())) is None:
        return None
    first, last = calendar.month(2000 + int(printed["year"]), number)
    return Period(first, last, Basis.STATED, Grain.MONTH, "a month and its year, as the table's other heads are")


def _named(place: int, cell: str, sentence: Sentence) -> Entity | None:
    """Whom a head names; a head of totals names the platform."""
    if _TOTAL_HEAD.fullmatch(cell.strip()):
        return PLATFORM
    inside = (m.entity for m in sentence.mentions if _place(m.span.start, sentence) == place)
    return next((entity for entity in inside if entity is not None and entity.kind is not EntityKind.PLATFORM), None)


def _place(offset: int, sentence: Sentence) -> int:
    """Which cell an offset of the article stands in."""
    text = sentence.text
    left = len(text) - len(text.lstrip().lstrip("|"))
    return len(_CELL.findall(text[left : offset - sentence.span.start]))


def column(quantity: Quantity, sentence: Sentence, columns: tuple[Column, ...]) -> Column:
    """The head of the column that a number stands in."""
    place = _place(quantity.span.start, sentence)
    return columns[place] if place < len(columns) else Column("")


_ON_THE_ONE_BEFORE = {
    Grain.WEEK: rule(
        r"\b(?:wow|w/w|w-o-w|(?:vs\.?|on|from|since) (?:the )?(?:last|prior|previous) week|"
        r"vs\.? (?:the )?week (?:before|earlier)|(?:7d|weekly) change|change on (?:the )?week)\b"
    ),
    Grain.MONTH: rule(
        r"\b(?:mom|m/m|m-o-m|(?:vs\.?|on|from|since) (?:the )?(?:last|prior|previous) month|monthly change|"
        r"change on (?:the )?month)\b"
    ),
}


def against_the_one_before(dating: Dating, head: Column) -> Dating:
    """The dating of a change whose column says that it is measured from the week or the month before."""
    grain = next((grain for grain, words in _ON_THE_ONE_BEFORE.items() if words.search(head.words)), None)
    if grain is None or dating.baseline is not None:
        return dating
    return replace(dating, baseline=shifted(dating.change, 1, grain, f"the {grain} before, as the column says"))


_EARLIER = {
    Grain.WEEK: rule(r"\b(?:prev(?:ious|\.)?|prior|last) (?:week|7d)\b|\bweek (?:before|earlier)\b"),
    Grain.MONTH: rule(r"\b(?:prev(?:ious|\.)?|prior|last) month\b|\bmonth (?:before|earlier)\b"),
}


def of_the_one_before(dating: Dating, head: Column) -> Dating:
    """The dating of a level whose column is that of the week or the month before."""
    grain = next((grain for grain, words in _EARLIER.items() if words.search(head.words)), None)
    if grain is None or _ON_THE_ONE_BEFORE[grain].search(head.words):
        return dating
    before = shifted(dating.level, 1, grain, f"the {grain} before, as the column says")
    return replace(dating, level=before, change=before)


RANK_HEADS = frozenset(("", "#", "rank", "ranking", "place", "position", "pos", "pos.", "no.", "no"))
"""Heads of a column of places; "#" is lost where Markdown is taken off."""
LAST_PLACE = 100
"""A place further down is rather a number of something else."""


def placed(quantity: Quantity, head: Column) -> Quantity:
    """The number as a place where its column holds places, and in the scale that the column's head prints."""
    bare = quantity.value < head.scale  # "5.34T" under "Tokens (trillion)" has its own scale
    if quantity.unit == "" and not quantity.form and not quantity.why and head.scale != 1.0 and bare:
        value, step = quantity.value * head.scale, quantity.step * head.scale
        return replace(quantity, value=value, unit=Unit.TOKENS, allowed=quantity.allowed.scaled(head.scale), step=step)
    whole = quantity.unit == "" and not quantity.why and quantity.value == int(quantity.value)
    if head.words not in RANK_HEADS or not whole or quantity.value > LAST_PLACE:
        return quantity
    return replace(quantity, unit=Unit.RANK, form="ordinal", noun="place")


NO_SHARE = "headed as a share, but it does not go with the tokens beside it"
_APART = 1.1
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
        while behind is not None and more > behind[0] * _APART:
            largest, behind = max(largest, behind[1]), next(fewer, None)
        if share * _APART < largest:
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


def subject_of_row(sentence: Sentence) -> Entity | None:
    """Whose row it is: its model rather than the model's maker, who may stand in a cell of their own."""
    named = [m.entity for m in sentence.mentions if m.entity is not None]
    models = [entity for entity in named if entity.kind in (EntityKind.MODEL, EntityKind.FAMILY)]
    return next(iter(models or named), None)
