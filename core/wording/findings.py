"""The finding of a claim: what the article says and what the data says to that, in a sentence an editor would print.

"The article says Chinese models processed 4.12 trillion tokens in the week of 9–15 February. That is right for the
nine models on the chart (4.12 trillion) and too low for every named model (5.46 trillion)."
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from core.model import CheckedClaim, Claim, Count, Flag, Grain, Judgement, Period, Rating, Report, Unit
from core.wording.answers import WEEK, answer_of, by_window, distinct, joined
from core.wording.numbers import day_range, period_text, short_period, short_range, short_tokens
from core.wording.readings import measured
from core.wording.saying import name_of, rival_of, said_of, since


def finding(checked: CheckedClaim) -> str:
    """Two plain sentences with both numbers, or the reason why there are none."""
    if checked.verdict.flag is Flag.UNCHECKABLE:
        return checked.verdict.reason
    deciding = _deciding(checked)
    return f"The article {_stated(checked.claim, deciding)}. {answer_of(checked, deciding)}"


def claimed(checked: CheckedClaim) -> str:
    """What the article says, as a sentence of its own: "Chinese models processed 4.12 trillion tokens in ... ."."""
    said = _stated(checked.claim, _deciding(checked))
    own = said.removeprefix("says ")
    return f"{own[:1].upper()}{own[1:]}." if own != said else f"The article {said}."


def _deciding(checked: CheckedClaim) -> list[Judgement]:
    return [j for j in checked.judgements if j.applies and j.evidence.interval is not None]


def _stated(claim: Claim, deciding: Sequence[Judgement]) -> str:
    # "the first to pass 10 trillion in a week" has the days that it happened in the data, not in the article
    told_apart = deciding if claim.kind == "milestone" else distinct(deciding)
    when = "" if by_window(told_apart) else f" {when_text(claim.period)}"
    if claim.kind == "streak":
        when = "" if claim.sense else f", as of the {period_text(claim.period)}"
    return f"{said_of(claim)}{when}{since(claim)}"


SHORT = {
    Count.CHARTED: "nine charted",
    Count.NAMED: "every named",
    Count.ALL: "whole platform",
    Count.TOP: "top {n}",
}
"""The counts where there is little room."""


def whose_and_when(claim: Claim) -> str:
    """Whose number and of which days, in few words: "Chinese models, 9–15 Feb 2026"."""
    name = name_of(claim) if claim.other is None else f"{name_of(claim)} against {rival_of(claim)}"
    return f"{name}, {short_period(claim.period)}" if claim.period.known else name


def data_in_short(checked: CheckedClaim) -> str:
    """The data's figures in few words, each with its count where they differ; why there is none where none decides."""
    if checked.verdict.flag is Flag.UNCHECKABLE:
        return ""
    deciding = [j for j in checked.judgements if j.applies and j.evidence.interval is not None and not j.label]
    by_window = len({j.window for j in deciding}) > 1 and len({j.query.count for j in deciding}) == 1
    figures = {_short_value(j): _short_reading(j, by_window) for j in deciding}
    if len(figures) < 2:
        return f"data: {next(iter(figures), '')}"
    return "data: " + ", ".join(f"{value} {reading}" for value, reading in list(figures.items())[:2])


def _short_reading(judgement: Judgement, by_window: bool) -> str:
    """What tells a figure from the next where there is little room: its count, or its days."""
    if by_window and judgement.window is not None:
        return short_range(judgement.window.first, judgement.window.last)
    return SHORT[judgement.query.count].format(n=judgement.query.top)


def _short_value(judgement: Judgement) -> str:
    """A figure where there is little room: "4.12T", "85.9–87.1%", "week of 9 Feb 2026"."""
    interval, unit = judgement.evidence.interval, judgement.evidence.unit
    if interval is None:
        return "nothing"
    if unit == Unit.DATE and interval.exact:
        monday = date.fromordinal(round(interval.low))
        return f"week of {short_range(monday, monday)}"
    if unit == Unit.TOKENS and interval.exact:
        return short_tokens(interval.low)
    return measured(judgement.evidence).removeprefix("between ").replace(" and ", " to ")


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
    said = joined([f"{number} of {len(report.claims)} {verb}", *rest])
    if not report.fits:
        return f"{said}."
    fit = report.fits[0]
    days = day_range(fit.first, fit.last)
    return f"{said}. Right numbers, wrong week: {len(fit.claims)} of those that miss fit {days} instead."


def when_text(period: Period) -> str:
    """A period as part of a sentence: "in the week of 9–15 February 2026", "on 11 March 2026", "in May 2026"."""
    if period.first is None or period.last is None:
        return "at no stated time"
    words = period_text(period)
    if period.first == period.last:
        return f"on {words}"
    days = day_range(period.first, period.last)
    if period.grain is Grain.WEEK and period.days == WEEK:
        return f"in the {words}" if period.first.weekday() == 0 else f"in the seven days of {days}"
    return f"over {days}" if "–" in words else f"in {words}"
