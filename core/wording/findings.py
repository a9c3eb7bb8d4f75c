"""The finding on a claim, as an editor would print it: what the article says, and what the data says to that.

"The article says Chinese models processed 4.12 trillion tokens in the week of 9–15 February 2026. That is right for the
nine models on the chart (4.12 trillion) and too low for every named model (5.46 trillion)."
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from core.language.grammar import pattern
from core.model import (
    CHART_SIZE,
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
from core.wording.numbers import (
    amount,
    day,
    day_range,
    ordinal,
    percent,
    period_text,
    short_period,
    short_range,
    short_tokens,
    significant,
    tokens,
)
from core.wording.readings import counting, measured, says

AMONG = {
    Count.CHARTED: "the nine models on the chart",
    Count.NAMED: "every named model",
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
    deciding = _deciding(checked)
    return f"The article {_stated(checked.claim, deciding)}. {_answer(checked, deciding)}"


def claimed(checked: CheckedClaim) -> str:
    """What the article says, as a sentence of its own: "Chinese models processed 4.12 trillion tokens in ... ."."""
    said = _stated(checked.claim, _deciding(checked))
    own = said.removeprefix("says ")
    return f"{own[:1].upper()}{own[1:]}." if own != said else f"The article {said}."


def _deciding(checked: CheckedClaim) -> list[Judgement]:
    return [j for j in checked.judgements if j.applies and j.evidence.interval is not None]


def _stated(claim: Claim, deciding: Sequence[Judgement]) -> str:
    # "the first to pass 10 trillion in a week" has the days that it happened in the data, not in the article
    told_apart = deciding if claim.kind == "milestone" else _distinct(deciding)
    when = "" if _windows(told_apart) else f" {when_text(claim.period)}"
    if claim.kind == "streak":
        when = "" if claim.sense else f", as of the {period_text(claim.period)}"
    return f"{_said(claim)}{when}{_since(claim)}"


SHORT = {
    Count.CHARTED: "nine charted",
    Count.NAMED: "all named",
    Count.ALL: "whole platform",
    Count.TOP: "top {n}",
}
"""The counts where there is little room."""


def whose_and_when(claim: Claim) -> str:
    """Whose number and of which days, in few words: "Chinese models, 9–15 Feb 2026"."""
    name = _name(claim) if claim.other is None else f"{_name(claim)} against {_rival(claim)}"
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
    said = _joined([f"{number} of {len(report.claims)} {verb}", *rest])
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


_SUFFIX = pattern(r"(?<=\d)\s?(?:(T|tn)|(B|bn)|(M|mn))\b")
_SUFFIXES = ("trillion", "billion", "million")
_HEDGES = (
    ("passed ", "more than "),
    ("topped ", "more than "),
    ("crossed ", "more than "),
    ("surpassed ", "more than "),
    ("exceeded ", "more than "),
    ("reached ", ""),
    ("hit ", ""),
    ("above ", "more than "),
    ("exceeding ", "more than "),
    ("below ", "less than "),
    ("under ", "less than "),
    ("beyond ", "more than "),
    ("~", "about "),
    ("≈", "about "),
    (">", "more than "),
    ("<", "less than "),
)
_NUMBER = pattern(r"\d|(?:about|around|over|nearly|more than|less than) \d")
_GROWTH = pattern(r"growth|increase|rise|gain")
_RATIO = pattern(r"\d ?(?:-to-|:| to )|-to-one")
_TIMES = pattern(r"(?:times|twice|fold|as (?:many|much))$")
_MULTIPLE = pattern(r"(?:double|triple|quadruple|half)$")
_ROUND = pattern(r"(?<=\d)\.0(?= )")
_A_WEEK = pattern(r"\s?(?:/|(?:a|per|each|every)\s)week$| weekly$")


def _amount(claim: Claim) -> str:
    """The article's number as part of a sentence: "4.21T" is "4.21 trillion", "above 5" is "more than 5"."""
    words = says(claim)
    if words[1:2].islower():
        words = words[:1].lower() + words[1:]
    for hedge, plain in _HEDGES:
        if words.startswith(hedge):
            words = plain + words.removeprefix(hedge).lstrip()
    words = _SUFFIX.sub(lambda found: f" {_SUFFIXES[(found.lastindex or 1) - 1]}", words)
    if claim.quantity.unit == Unit.TOKENS and _BARE.fullmatch(words):
        words = f"{words}{_scale(claim.quantity.value, float(words.replace(',', '')))}"
    weekly = claim.period.grain is Grain.WEEK and claim.period.days == 7
    return _A_WEEK.sub("", words) if weekly else words


_BARE = pattern(r"\d[\d,]*(?:\.\d+)?")
_SCALES = {1e12: " trillion", 1e9: " billion", 1e6: " million"}


def _scale(value: float, printed: float) -> str:
    """The scale that a number shares with another: "5.3 of 8.7 trillion tokens"."""
    return next((words for scale, words in _SCALES.items() if math.isclose(value, printed * scale)), "")


def _quoted(claim: Claim) -> str:
    """Words that are no number, in quotation marks."""
    against = f" against {_rival(claim)}" if claim.other is not None else ""
    sense = f" ({claim.sense})" if claim.sense else ""
    return f"says of {_name(claim)}{against} “{says(claim)}”{sense}"


def _volume(claim: Claim) -> str:
    words = _amount(claim)
    tokens = "" if "token" in words else " tokens"
    return f"says {_name(claim)} processed {words}{tokens}"


def _share(claim: Claim) -> str:
    whole = "the tokens"
    if claim.scope.of is not None:
        whole = f"the tokens of {claim.scope.of.name}"
    elif claim.scope.top is not None:
        whole = f"the tokens of the top {claim.scope.top} models"
    return f"says {_name(claim)} had {_amount(claim)} of {whole}"


def _rank(claim: Claim) -> str:
    name, number = _name(claim), int(claim.quantity.value)
    if claim.quantity.form == "absent":
        return f"says {name} was not among the first {_number(number)}"
    if claim.quantity.form == "within":
        return f"says {name} was among the first {_number(number)}"
    among = f" among {claim.scope.of.name}" if claim.scope.of is not None else ""
    return f"puts {name} in {_nth(number)} place{among}"


_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _nth(number: int) -> str:
    return _NTH[number - 1] if 0 < number <= len(_NTH) else ordinal(number)


def _number(number: int) -> str:
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def _places(claim: Claim) -> str:
    top, allowed = claim.scope.top, claim.quantity.allowed
    top = CHART_SIZE if top is None and claim.scope.counts == (Count.CHARTED,) else top
    if top is None or not claim.quantity.value.is_integer():
        return _quoted(claim)
    bound = "at least " if math.isinf(allowed.high) else "at most " if math.isinf(allowed.low) else ""
    number = _number(round(allowed.low if bound == "at least " else allowed.high if bound else claim.quantity.value))
    return f"says {_name(claim)} held {bound}{number} of the top {_number(top)} places"


_TOGETHER = "together"


def _growth(claim: Claim) -> str:
    words, name = _amount(claim).lstrip("+-−"), _name(claim)
    if claim.quantity.unit == Unit.TOKENS and words[:1].isdigit():
        return f"says {name} {'gained' if claim.quantity.value > 0 else 'lost'} {words}"
    if claim.quantity.unit == Unit.POINTS:
        return f"says the share of {name} {'rose' if claim.quantity.value > 0 else 'fell'} by {words}"
    if claim.quantity.unit != Unit.TIMES and _NUMBER.match(words):
        return f"says the tokens of {name} {'rose' if claim.quantity.value > 0 else 'fell'} by {words}"
    if words.split()[0].endswith("ed"):
        return f"says the tokens of {name} “{words}”"
    return f"says the tokens of {name} grew “{words}”"


def _contribution(claim: Claim) -> str:
    words = _amount(claim)
    growth = "" if _GROWTH.search(words) else " of the growth"
    return f"says {_name(claim)} made up {words}{growth}"


def _since(claim: Claim) -> str:
    """What a change is measured from."""
    since = claim.baseline.period if claim.kind in ("growth", "contribution") and claim.baseline is not None else None
    if since is None or since.first is None or since.last is None:
        return ""
    return f", compared with {period_text(since).removeprefix('week of ')}"


def _overtake(claim: Claim) -> str:
    if claim.other is None:
        return _quoted(claim)
    return f"says {_name(claim)} passed {_rival(claim)} for the first time"


def _multiple(claim: Claim) -> str:
    if claim.other is None:
        return _quoted(claim)
    name, rival, words = _name(claim), _rival(claim), _amount(claim)
    if claim.quantity.form == _TOGETHER:
        return f"says {name} processed {words} {rival} together"
    if _RATIO.search(words):
        return f"puts {name} against {rival} at {words}"
    if _TIMES.search(words):
        return (
            f"says {name} processed {words.removesuffix(' as many').removesuffix(' as much')} as many tokens as {rival}"
        )
    if _MULTIPLE.search(words):
        return f"says {name} processed {words} the tokens of {rival}"
    return f"compares {name} with {rival} as “{says(claim)}”"


def _difference(claim: Claim) -> str:
    if claim.other is None:
        return _quoted(claim)
    words = _amount(claim).removesuffix(" tokens")
    way = "fewer" if claim.detail == "behind" else "more"
    return f"says {_name(claim)} processed {words} {way} tokens than {_rival(claim)}"


def _milestone(claim: Claim) -> str:
    mark = _ROUND.sub("", claim.sense.removeprefix("above "))
    verb = "passed" if claim.sense.startswith("above ") else "reached"
    if mark.endswith("%"):
        mark = f"a share of {mark}"
    if claim.quantity.form == "first of":
        return f"says {_name(claim)} was “{says(claim)}” to reach {mark} in a week"
    return f"says {_name(claim)} {verb} {mark} for the first time"


_RAN = {"leads": "led", "top": "came first", "rises": "rose", "falls": "fell"}


def _streak(claim: Claim) -> str:
    """A run, and its length in the article's own words; "since" says itself how long."""
    who = f"the tokens of {_name(claim)}" if claim.detail in ("rises", "falls") else _name(claim)
    what = f"{_RAN[claim.detail]} {_rival(claim)}" if claim.other is not None else _RAN[claim.detail]
    what = f"{what} every week" if claim.sense else what
    return f"says {who} {what} {claim.sense}" if claim.sense else f"says {who} {what} (“{says(claim)}”)"


_SAID: Mapping[str, Callable[[Claim], str]] = {
    "volume": _volume,
    "share": _share,
    "rank": _rank,
    "places": _places,
    "growth": _growth,
    "contribution": _contribution,
    "overtake": _overtake,
    "multiple": _multiple,
    "difference": _difference,
    "record": lambda claim: f"says {_name(claim)} set a record",
    "milestone": _milestone,
    "streak": _streak,
}


# --- What the data says to that -------------------------------------------------------------------


def _answer(checked: CheckedClaim, deciding: Sequence[Judgement]) -> str:
    shown = _distinct(deciding)
    if checked.verdict.rating is Rating.CONTRADICTED or checked.claim.quantity.unit in COUNTED:
        return _happened(checked, shown)
    if _all_one_count(shown):
        return f"{_one_count(shown)}{_nuance(checked, shown)}."
    if checked.verdict.flag is Flag.VERIFIED:
        return f"That is {_holds(shown)} {_listed(shown)}{_nuance(checked, shown)}."
    right = [j for j in shown if j.fit in RIGHT]
    if right:
        return f"That is {_holds(right)} {_listed(right, shown)} and {_missed(shown)}."
    if len({j.fit for j in shown}) == 1:
        return f"That is {_way(shown[0])} for {_listed(shown)}."
    return f"That lies between {_listed(shown)}."


def _all_one_count(shown: Sequence[Judgement]) -> bool:
    """True for readings that are the same however models are counted, so that a count would only puzzle."""
    spans = {(j.query.period.first, j.query.period.last) for j in shown}
    return len(spans) == len(shown) and all(_of_one_count(j) and not _alone(j) for j in shown)


def _of_one_count(judgement: Judgement) -> bool:
    query = judgement.query
    return query.subject.kind in (EntityKind.PLATFORM, EntityKind.MODEL) and query.measure not in _OF_A_WHOLE


def _one_count(shown: Sequence[Judgement]) -> str:
    """What the data has, in each span of days that the words admit."""
    figures = _joined([_dated(j, shown) for j in shown])
    right = [j for j in shown if j.fit in RIGHT]
    if len(right) == len(shown):
        return f"That is {'right' if all(j.fit is Fit.HOLDS for j in shown) else 'close'}: the data has {figures}"
    ways = list(dict.fromkeys(_way(j) for j in shown if j not in right))
    if not right and len(ways) > 1:
        return f"That lies between: the data has {figures}"
    if not right:
        return f"That is {ways[0]}: the data has {figures}"
    holds = _joined([_dated(j, shown) for j in right])
    misses = _joined([_dated(j, shown) for j in shown if j not in right])
    return f"That is right with {holds}, and {' or '.join(ways)} with {misses}"


def _happened(checked: CheckedClaim, shown: Sequence[Judgement]) -> str:
    """For places, counts of models, runs and firsts: a thing that happened or did not."""
    right = [j for j in shown if j.fit in RIGHT]
    wrong = [j for j in shown if j not in right]
    if right and wrong:
        return f"That is so for {_joined(_unique([among(j) for j in right]))}; {_facts(wrong, shown)}."
    return f"That is {'not so' if wrong else 'so'}: {_facts(wrong or right, wrong or right)}."


def _facts(readings: Sequence[Judgement], shown: Sequence[Judgement]) -> str:
    """What happened, with the count and the days where those of ``shown`` differ."""
    alike = len({_fact(j) for j in shown}) == 1
    counts = len({among(j) for j in shown}) > 1 and not alike
    days = _windows(shown) and not alike
    return _joined(
        _unique(
            [(f"for {among(j)} " if counts else "") + _fact(j) + (f" {_days(j)}" if days else "") for j in readings]
        )
    )


def _unique(parts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(parts))


def _fact(judgement: Judgement) -> str:
    """What the data has in place of a rank, a run, a first or a number of models."""
    value, query, unit = _value(judgement), judgement.query, judgement.evidence.unit
    interval = judgement.evidence.interval
    assert interval is not None, "readings without a figure decide nothing"
    if query.measure is Measure.RECORD:
        grain = "day" if query.period.days == 1 else "week"
        return (
            f"no {grain} before it was higher" if interval.high == 1 else f"of all {grain}s up to then it is in {value}"
        )
    if query.measure is Measure.REACHED:
        return f"it was the {_nth(round(interval.low))} to get there" if interval.exact else f"it was in {value}"
    if unit == Unit.DATE:
        return f"it was {'' if value.startswith('between') else 'in '}{value}"
    if unit == Unit.WEEKS:
        return "there is no such run" if interval.high == 0 else f"the run has {value}"
    if unit == Unit.MODELS and interval.exact:
        return f"the data has {_number(round(interval.low))}"
    among_whom = f" among {query.of.name}" if query.of is not None else ""
    return f"the data has it {'' if value.startswith('between') else 'in '}{value}{among_whom}"


def _distinct(deciding: Sequence[Judgement]) -> list[Judgement]:
    """One reading for each thing that can be said: the same words twice tell a reader nothing.

    Days that come to the same figure on the same count are not told apart.
    """
    known: dict[tuple[str, ...], Judgement] = {}
    for judgement in deciding:
        same = (_value(judgement), judgement.fit) if _of_one_count(judgement) else (among(judgement), _value(judgement))
        known.setdefault(tuple(map(str, same)), judgement)
    return list(known.values())


def _windows(deciding: Sequence[Judgement]) -> bool:
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
    return " and ".join(f"{way} for {_listed([j for j in wrong if _way(j) == way], shown)}" for way in ways)


def _listed(readings: Sequence[Judgement], shown: Sequence[Judgement] = ()) -> str:
    """Readings with their figures, each count once: "the nine models on the chart (4.12 trillion)".

    Their days are said where those of ``shown``, or of the readings themselves, differ.
    """
    counts: dict[str, list[Judgement]] = {}
    for judgement in readings:
        counts.setdefault(among(judgement), []).append(judgement)
    windows = _windows(shown or readings)
    if windows and not _windows(readings):
        figures = [f"{count} ({', '.join(_value(j) for j in found)})" for count, found in counts.items()]
        return f"{_joined(figures)} {_days(readings[0])}"
    return _joined(
        [
            f"{count} ({', '.join(f'{_value(j)} {_days(j)}' if windows else _value(j) for j in found)})"
            for count, found in counts.items()
        ]
    )


def _dated(judgement: Judgement, shown: Sequence[Judgement]) -> str:
    """A figure, with its days where there are several."""
    return f"{_value(judgement)} {_days(judgement)}" if _windows(shown) else _value(judgement)


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
    if _alone(judgement):
        return "the model without its variants"
    if query.subject.kind is EntityKind.MODEL and query.measure not in _OF_A_WHOLE and not judgement.label:
        return "the model as charted" if query.count is Count.CHARTED else "the model with its variants"
    if judgement.label and not judgement.label.startswith(counting(query.count, query.top)):
        return judgement.label
    return AMONG[query.count].format(n=query.top)


def _alone(judgement: Judgement) -> bool:
    """True for a model that is taken without its variants."""
    return not judgement.query.rollup and judgement.query.subject.kind is EntityKind.MODEL


def _value(judgement: Judgement) -> str:
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
        return f"{_nth(round(interval.low))} place"
    many = " as many" if query.measure is Measure.RATIO else ""
    if interval.low == 0 < interval.high < math.inf and not interval.exact:
        return f"at most {amount(interval.high, unit)}".removesuffix(" tokens") + many
    return measured(judgement.evidence).removesuffix(" tokens") + many


def _joined(parts: Sequence[str]) -> str:
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
