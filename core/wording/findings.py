"""The finding on a claim, as an editor would print it: what the article says, and what the data says to that.

"The article says Chinese models processed 4.12 trillion tokens in the week of 9–15 February 2026. That is right for the
nine models on the chart (4.12 trillion) and too low for all named models (5.46 trillion)."
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from core.model import (
    CheckedClaim,
    Claim,
    Count,
    EntityKind,
    Fit,
    Flag,
    Grain,
    Judgement,
    Measure,
    Period,
    Rating,
    Report,
    Unit,
)
from core.verdict import COUNTED, FAR_BOUND, RIGHT
from core.wording.numbers import bounds, day_range, ordinal, period_text, significant
from core.wording.readings import measured, says

AMONG = {
    Count.CHARTED: "the nine models on the chart",
    Count.NAMED: "all named models",
    Count.ALL: "the whole platform",
    Count.TOP: "the top {n} models",
}
"""The counts as a sentence has them."""

_OF_A_WHOLE = (Measure.SHARE, Measure.POINTS, Measure.CONTRIBUTION)
"""Measures in which the count is the whole of which somebody has a part."""


def finding(checked: CheckedClaim) -> str:
    """Two plain sentences with both numbers, or the reason why there are none."""
    if checked.verdict.flag is Flag.UNCHECKABLE:
        return checked.verdict.reason
    deciding = [j for j in checked.judgements if j.applies and j.evidence.interval is not None]
    several = any(judgement.window is not None for judgement in deciding)
    when = "" if several else f" {when_text(checked.claim.period)}"
    return f"The article {_said(checked.claim)}{when}{_since(checked.claim)}. {_answer(checked, deciding)}"


SHORT = {
    Count.CHARTED: "nine charted",
    Count.NAMED: "all named",
    Count.ALL: "whole platform",
    Count.TOP: "top {n}",
}
"""The counts where there is little room."""


def whose_and_when(claim: Claim) -> str:
    """Whose number and of which days, in few words: "Chinese models, 9–15 February 2026"."""
    name = _name(claim) if claim.other is None else f"{_name(claim)} against {_rival(claim)}"
    when = period_text(claim.period).removeprefix("week of ")
    return f"{name}, {when}" if claim.period.known else name


def data_in_short(checked: CheckedClaim) -> str:
    """The data's figures in few words, each with its count where they differ; why there is none where none decides."""
    if checked.verdict.flag is Flag.UNCHECKABLE:
        return ""
    deciding = [j for j in checked.judgements if j.applies and j.evidence.interval is not None and not j.label]
    figures = {_value(j): SHORT[j.query.count].format(n=j.query.top) for j in deciding}
    if len(figures) < 2:
        return f"data: {next(iter(figures), '')}"
    return "data: " + ", ".join(f"{value} ({count})" for value, count in list(figures.items())[:2])


_SUMMED = {
    Rating.VERIFIED: ("holds", "hold"),
    Rating.ONE_COUNT: ("holds on one count only", "hold on one count only"),
    Rating.OVERSTATED: ("is overstated", "are overstated"),
    Rating.UNDERSTATED: ("is understated", "are understated"),
    Rating.CONTRADICTED: ("is contradicted", "are contradicted"),
    Rating.UNCHECKABLE: ("cannot be checked", "cannot be checked"),
}


def sum_up(report: Report) -> str:
    """The whole article in a sentence: "4 of 11 hold, 3 hold on one count only, 2 are overstated, ..."."""
    tally = Counter(checked.verdict.rating for checked in report.claims)
    parts = [f"{tally[rating]} {words[tally[rating] > 1]}" for rating, words in _SUMMED.items() if tally[rating]]
    if not parts:
        return ""
    first, *rest = parts
    number, _, verb = first.partition(" ")
    said = _joined([f"{number} of {len(report.claims)} {verb}", *rest])
    if not report.fits:
        return f"{said}."
    fit = report.fits[0]
    days = day_range(fit.first, fit.last)
    return f"{said}. Right numbers, wrong week: {len(fit.claims)} of the {fit.of} that miss fit {days}."


def when_text(period: Period) -> str:
    """A period as part of a sentence: "in the week of 9–15 February 2026", "on 11 March 2026", "in May 2026"."""
    if period.first is None or period.last is None:
        return "at no stated time"
    words = period_text(period)
    if period.first == period.last:
        return f"on {words}"
    if period.grain is Grain.WEEK and period.days == 7:
        return (
            f"in the {words}"
            if period.first.weekday() == 0
            else f"in the seven days of {day_range(period.first, period.last)}"
        )
    if "–" not in words:
        return f"in {words}"
    return f"over {day_range(period.first, period.last)}"


# --- What the article says ------------------------------------------------------------------------


def _said(claim: Claim) -> str:
    """The claim behind "The article ..."."""
    return _SAID.get(claim.kind, _quoted)(claim)


def _name(claim: Claim) -> str:
    if claim.subject.kind is EntityKind.PLATFORM:
        return "OpenRouter"
    return claim.subject.name or claim.subject.id


def _rival(claim: Claim) -> str:
    assert claim.other is not None, "a comparison has another side"
    return claim.other.name or claim.other.id


def _quoted(claim: Claim) -> str:
    """Words that are no number, in quotation marks."""
    against = f" against {_rival(claim)}" if claim.other is not None else ""
    sense = f" ({claim.sense})" if claim.sense else ""
    return f"says of {_name(claim)}{against} “{says(claim)}”{sense}"


def _volume(claim: Claim) -> str:
    words = says(claim)
    tokens = "" if "token" in words else " tokens"
    return f"says {_name(claim)} processed {words}{tokens}"


def _share(claim: Claim) -> str:
    whole = f"those of {claim.scope.of.name}" if claim.scope.of is not None else "all tokens counted"
    if claim.scope.top is not None:
        whole = f"the tokens of the top {claim.scope.top} models"
    return f"says {_name(claim)} had {says(claim)} of {whole}"


def _rank(claim: Claim) -> str:
    name, number = _name(claim), int(claim.quantity.value)
    if claim.quantity.form == "absent":
        return f"says {name} is not among the first {number}"
    if claim.quantity.form == "within":
        return f"says {name} is among the first {number}"
    among = f" of {claim.scope.of.name}" if claim.scope.of is not None else ""
    return f"puts {name} in {ordinal(number)} place{among}"


def _places(claim: Claim) -> str:
    if claim.scope.top is None:
        return _quoted(claim)
    return f"says {bounds(claim.quantity.allowed, Unit.MODELS)} of the top {claim.scope.top} are {_name(claim)}"


def _growth(claim: Claim) -> str:
    words, name = says(claim), _name(claim)
    if claim.quantity.unit != Unit.TIMES and words[:1].isdigit():
        return f"says {name} {'rose' if claim.quantity.value > 0 else 'fell'} by {words}"
    return f"says of {name} “{words}”"


def _since(claim: Claim) -> str:
    """What a change is measured from."""
    since = claim.baseline.period if claim.kind == "growth" and claim.baseline is not None else None
    if since is None or since.first is None or since.last is None:
        return ""
    return f", compared with {day_range(since.first, since.last)}"


def _overtake(claim: Claim) -> str:
    return f"says {_name(claim)} passed {_rival(claim)} for the first time"


def _multiple(claim: Claim) -> str:
    return f"sets {_name(claim)} against {_rival(claim)} at “{says(claim)}”"


_SAID: Mapping[str, Callable[[Claim], str]] = {
    "volume": _volume,
    "share": _share,
    "rank": _rank,
    "places": _places,
    "growth": _growth,
    "overtake": lambda claim: _overtake(claim) if claim.other is not None else _quoted(claim),
    "multiple": lambda claim: _multiple(claim) if claim.other is not None else _quoted(claim),
}


# --- What the data says to that -------------------------------------------------------------------


def _answer(checked: CheckedClaim, deciding: Sequence[Judgement]) -> str:
    shown = _distinct(deciding)
    alone = shown[0] if len(shown) == 1 and _of_one_count(shown[0]) else None
    if checked.verdict.rating is Rating.CONTRADICTED or checked.claim.quantity.unit in COUNTED:
        return _happened(checked, shown)
    if alone is not None:
        way = "That is right" if alone.fit is Fit.HOLDS else "That is close" if alone.fit in RIGHT else ""
        return f"{way or f'That is {_way(alone)}'}: the data has {_value(alone)}{_nuance(checked, shown)}."
    if checked.verdict.flag is Flag.VERIFIED:
        return f"That is {_holds(shown)} {_listed(shown)}{_nuance(checked, shown)}."
    right = [j for j in shown if j.fit in RIGHT]
    if right:
        wrong = [j for j in shown if j not in right]
        return f"That is {_holds(right)} {_listed(right)} and {_joined([_missed(j) for j in wrong])}."
    if len({j.fit for j in shown}) == 1:
        return f"That is {_way(shown[0])} for {_listed(shown)}."
    return f"That lies between {_listed(shown)}, and fits neither."


def _of_one_count(judgement: Judgement) -> bool:
    """True for a reading that is the same however models are counted, so that a count would only puzzle."""
    query = judgement.query
    return query.subject.kind in (EntityKind.PLATFORM, EntityKind.MODEL) and query.measure not in _OF_A_WHOLE


def _happened(checked: CheckedClaim, shown: Sequence[Judgement]) -> str:
    """For places, counts of models, runs and firsts: a thing that happened or did not."""
    right = [j for j in shown if j.fit in RIGHT]
    wrong = [j for j in shown if j not in right]
    if not wrong:
        return f"So it is in the data: {_joined([_plain(j, shown) for j in right])}."
    if right:
        return (
            f"So it is for {_joined([_figure(j) for j in right])}, but not for {_joined([_figure(j) for j in wrong])}."
        )
    return f"The data has it otherwise: {_joined([_plain(j, shown) for j in wrong])}."


def _distinct(deciding: Sequence[Judgement]) -> list[Judgement]:
    """One reading for each thing that can be said: the same words twice tell a reader nothing."""
    return list({_figure(judgement): judgement for judgement in deciding}.values())


def _holds(readings: Sequence[Judgement]) -> str:
    exact = [j.fit is Fit.HOLDS for j in readings]
    return "right for" if all(exact) else "close for" if not any(exact) else "right or close for"


def _way(judgement: Judgement) -> str:
    """How a miss goes, from the article's side."""
    return {Fit.OVERSTATED: "too high", Fit.UNDERSTATED: "too low", Fit.OPEN: "open"}.get(judgement.fit, "not so")


def _missed(judgement: Judgement) -> str:
    return f"{_way(judgement)} for {_figure(judgement)}"


def _listed(readings: Sequence[Judgement]) -> str:
    return _joined([_figure(judgement) for judgement in readings])


def _figure(judgement: Judgement) -> str:
    """A reading with its figure: "the nine models on the chart (4.12 trillion)"."""
    return f"{among(judgement)} ({_value(judgement)})"


def _plain(judgement: Judgement, shown: Sequence[Judgement]) -> str:
    """The figure first, and its reading where there are several."""
    asked = judgement.query
    of = f" among {asked.of.name}" if asked.of is not None else ""
    return f"{_value(judgement)}{of}" + (f" for {among(judgement)}" if len(shown) > 1 else "")


def among(judgement: Judgement) -> str:
    """Which models and days a reading counts, for the middle of a sentence."""
    query = judgement.query
    count = judgement.label or AMONG[query.count].format(n=query.top)
    if not judgement.label and query.subject.kind is EntityKind.MODEL and query.measure not in _OF_A_WHOLE:
        count = "the model with its variants"
    window = judgement.window
    return f"{count} in {day_range(window.first, window.last)}" if window is not None else count


def _value(judgement: Judgement) -> str:
    return measured(judgement.evidence).removesuffix(" tokens")


def _joined(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *head, last = parts
    return f"{', '.join(head)} and {last}" if head else last


def _nuance(checked: CheckedClaim, shown: Sequence[Judgement]) -> str:
    """What a reader should know about a number that holds: that it is far more than "over"."""
    allowed = checked.claim.quantity.allowed
    lows = [j.evidence.interval.low for j in shown if j.evidence.interval is not None]
    if math.isinf(allowed.high) and allowed.low > 0 and min(lows) > FAR_BOUND * allowed.low:
        return f", {significant(min(lows) / allowed.low, 2)} times as much as the words claim at least"
    return ""
