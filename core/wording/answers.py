"""What the data says to a claim: which counts bear it out, which do not, and by how much."""

from __future__ import annotations

import math
from collections.abc import Sequence

from core.model import CheckedClaim, Count, EntityKind, Fit, Flag, Judgement, Measure, Rating, Unit
from core.verdict import COUNTED, FAR_BOUND, RIGHT
from core.wording.numbers import amount, day, day_range, percent, period_text, significant, tokens
from core.wording.readings import counting, measured
from core.wording.saying import nth, number_of

AMONG = {
    Count.CHARTED: "the nine models on the chart",
    Count.NAMED: "every named model",
    Count.ALL: "the whole platform",
    Count.TOP: "the top {n} models",
}
"""The counts as a sentence has them."""

_OF_A_WHOLE = (Measure.SHARE, Measure.POINTS, Measure.CONTRIBUTION)
"""Measures in which the count is the whole of which somebody has a part."""


def answer_of(checked: CheckedClaim, deciding: Sequence[Judgement]) -> str:
    """What the readings that decide make of the claim, in a sentence or two."""
    shown = distinct(deciding)
    if checked.verdict.rating is Rating.CONTRADICTED or checked.claim.quantity.unit in COUNTED:
        return happened(checked, shown)
    if _all_one_count(shown):
        return f"{_one_count(shown)}{_nuance(checked, shown)}."
    if checked.verdict.flag is Flag.VERIFIED:
        return f"That is {_holds(shown)} {listed(shown)}{_nuance(checked, shown)}."
    right = [j for j in shown if j.fit in RIGHT]
    if right:
        return f"That is {_holds(right)} {listed(right, shown)} and {_missed(shown)}."
    if len({j.fit for j in shown}) == 1:
        return f"That is {_way(shown[0])} for {listed(shown)}."
    return f"That lies between {listed(shown)}."


def _all_one_count(shown: Sequence[Judgement]) -> bool:
    """True for readings that are the same however models are counted, so that a count would only puzzle."""
    spans = {(j.query.period.first, j.query.period.last) for j in shown}
    return len(spans) == len(shown) and all(_of_one_count(j) and not is_alone(j) for j in shown)


def _of_one_count(judgement: Judgement) -> bool:
    query = judgement.query
    return query.subject.kind in (EntityKind.PLATFORM, EntityKind.MODEL) and query.measure not in _OF_A_WHOLE


def _one_count(shown: Sequence[Judgement]) -> str:
    """What the data has, in each span of days that the words admit."""
    figures = joined([_dated(j, shown) for j in shown])
    right = [j for j in shown if j.fit in RIGHT]
    if len(right) == len(shown):
        return f"That is {'right' if all(j.fit is Fit.HOLDS for j in shown) else 'close'}: the data has {figures}"
    ways = list(dict.fromkeys(_way(j) for j in shown if j not in right))
    if not right and len(ways) > 1:
        return f"That lies between: the data has {figures}"
    if not right:
        return f"That is {ways[0]}: the data has {figures}"
    holds = joined([_dated(j, shown) for j in right])
    misses = joined([_dated(j, shown) for j in shown if j not in right])
    return f"That is right with {holds}, and {' or '.join(ways)} with {misses}"


def happened(checked: CheckedClaim, shown: Sequence[Judgement]) -> str:
    """For places, counts of models, runs and firsts: a thing that happened or did not."""
    right = [j for j in shown if j.fit in RIGHT]
    wrong = [j for j in shown if j not in right]
    if right and wrong:
        return f"That is so for {joined(_unique([among(j) for j in right]))}; {_facts(wrong, shown)}."
    return f"That is {'not so' if wrong else 'so'}: {_facts(wrong or right, wrong or right)}."


def _facts(readings: Sequence[Judgement], shown: Sequence[Judgement]) -> str:
    """What happened, with the count and the days where those of ``shown`` differ."""
    alike = len({_fact(j) for j in shown}) == 1
    counts = len({among(j) for j in shown}) > 1 and not alike
    days = by_window(shown) and not alike
    return joined(
        _unique(
            [(f"for {among(j)} " if counts else "") + _fact(j) + (f" {_days(j)}" if days else "") for j in readings]
        )
    )


def _unique(parts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(parts))


def _fact(judgement: Judgement) -> str:
    """What the data has in place of a rank, a run, a first or a number of models."""
    value, query, unit = value_of(judgement), judgement.query, judgement.evidence.unit
    interval = judgement.evidence.interval
    assert interval is not None, "readings without a figure decide nothing"
    if query.measure is Measure.RECORD:
        grain = "day" if query.period.days == 1 else "week"
        return (
            f"no {grain} before it was higher" if interval.high == 1 else f"of all {grain}s up to then it is in {value}"
        )
    if query.measure is Measure.REACHED:
        return f"it was the {nth(round(interval.low))} to get there" if interval.exact else f"it was in {value}"
    if unit == Unit.DATE:
        return f"it was {'' if value.startswith('between') else 'in '}{value}"
    if unit == Unit.WEEKS:
        return "there is no such run" if interval.high == 0 else f"the run has {value}"
    if unit == Unit.MODELS and interval.exact:
        return f"the data has {number_of(round(interval.low))}"
    among_whom = f" among {query.of.name}" if query.of is not None else ""
    return f"the data has it {'' if value.startswith('between') else 'in '}{value}{among_whom}"


def distinct(deciding: Sequence[Judgement]) -> list[Judgement]:
    """One reading for each thing that can be said: the same words twice tell a reader nothing.

    Days that come to the same figure on the same count are not told apart.
    """
    known: dict[tuple[str, ...], Judgement] = {}
    for judgement in deciding:
        same = (
            (value_of(judgement), judgement.fit)
            if _of_one_count(judgement)
            else (among(judgement), value_of(judgement))
        )
        known.setdefault(tuple(map(str, same)), judgement)
    return list(known.values())


def by_window(deciding: Sequence[Judgement]) -> bool:
    """True where readings are of several spans of days."""
    return len({(j.query.period.first, j.query.period.last) for j in deciding}) > 1


def _holds(readings: Sequence[Judgement]) -> str:
    exact = [j.fit is Fit.HOLDS for j in readings]
    return "right for" if all(exact) else "close for" if not any(exact) else "right or close for"


def _way(judgement: Judgement) -> str:
    """How a miss goes, from the article's side."""
    return {Fit.OVERSTATED: "too high", Fit.UNDERSTATED: "too low", Fit.OPEN: "open"}.get(judgement.fit, "not so")


def _missed(shown: Sequence[Judgement]) -> str:
    """The misses, those that go the same way together."""
    wrong = [judgement for judgement in shown if judgement.fit not in RIGHT]
    ways = dict.fromkeys(_way(judgement) for judgement in wrong)
    return " and ".join(f"{way} for {listed([j for j in wrong if _way(j) == way], shown)}" for way in ways)


def listed(readings: Sequence[Judgement], shown: Sequence[Judgement] = ()) -> str:
    """Readings with their figures, each count once: "the nine models on the chart (4.12 trillion)".

    Their days are said where those of ``shown``, or of the readings themselves, differ.
    """
    counts: dict[str, list[Judgement]] = {}
    for judgement in readings:
        counts.setdefault(among(judgement), []).append(judgement)
    windows = by_window(shown or readings)
    if windows and not by_window(readings):
        figures = [f"{count} ({', '.join(value_of(j) for j in found)})" for count, found in counts.items()]
        return f"{joined(figures)} {_days(readings[0])}"
    return joined(
        [
            f"{count} ({', '.join(f'{value_of(j)} {_days(j)}' if windows else value_of(j) for j in found)})"
            for count, found in counts.items()
        ]
    )


def _dated(judgement: Judgement, shown: Sequence[Judgement]) -> str:
    """A figure, with its days where there are several."""
    return f"{value_of(judgement)} {_days(judgement)}" if by_window(shown) else value_of(judgement)


def _days(judgement: Judgement) -> str:
    """The days of a reading: "in the week of 18–24 May 2026", "in the seven days to 28 May 2026"."""
    period = judgement.query.period
    if period.first is None or period.last is None:
        return "over all time"
    text = period_text(period)
    if period.days == 1:
        return f"on {day(period.last)}"
    if period.days == WEEK and period.first.weekday() == 0:
        return f"in the week of {day_range(period.first, period.last)}"
    if period.days == WEEK:
        return f"in the seven days to {day(period.last)}"
    if "–" not in text:
        return f"in {text}"
    return f"in the {period.days} days to {day(period.last)}"


WEEK = 7


def among(judgement: Judgement) -> str:
    """Which models a reading counts, for the middle of a sentence."""
    query = judgement.query
    if is_alone(judgement):
        return "the model without its variants"
    if query.subject.kind is EntityKind.MODEL and query.measure not in _OF_A_WHOLE and not judgement.label:
        return "the model as charted" if query.count is Count.CHARTED else "the model with its variants"
    if judgement.label and not judgement.label.startswith(counting(query.count, query.top)):
        return judgement.label
    return AMONG[query.count].format(n=query.top)


def is_alone(judgement: Judgement) -> bool:
    """True for a model that is taken without its variants."""
    return not judgement.query.rollup and judgement.query.subject.kind is EntityKind.MODEL


def value_of(judgement: Judgement) -> str:
    """A reading's figure as part of a sentence."""
    interval, unit, query = judgement.evidence.interval, judgement.evidence.unit, judgement.query
    if interval is None:
        return "nothing"
    if query.measure is Measure.GROWTH and unit == Unit.FRACTION and interval.exact:
        return f"{'a rise' if interval.low >= 0 else 'a fall'} of {percent(abs(interval.low))}"
    if query.measure is Measure.DIFFERENCE and interval.exact:
        size = tokens(abs(interval.low))
        if query.other is None:
            return f"{'a gain' if interval.low >= 0 else 'a loss'} of {size}"
        return size if interval.low >= 0 else f"{size} the other way"
    if unit == Unit.RANK and interval.exact:
        return f"{nth(round(interval.low))} place"
    many = " as many" if query.measure is Measure.RATIO else ""
    if interval.low == 0 < interval.high < math.inf and not interval.exact:
        return f"at most {amount(interval.high, unit)}".removesuffix(" tokens") + many
    return measured(judgement.evidence).removesuffix(" tokens") + many


def joined(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *head, last = parts
    return f"{', '.join(head)} and {last}" if head else last


def _nuance(checked: CheckedClaim, shown: Sequence[Judgement]) -> str:
    """What a reader should know about a number that holds: that it is far more than "over"."""
    allowed = checked.claim.quantity.allowed
    lows = [j.evidence.interval.low for j in shown if j.evidence.interval is not None]
    right = checked.verdict.flag is Flag.VERIFIED
    if right and math.isinf(allowed.high) and allowed.low > 0 and min(lows) > FAR_BOUND * allowed.low:
        return f", {significant(min(lows) / allowed.low, 2)} times as much"
    return ""
