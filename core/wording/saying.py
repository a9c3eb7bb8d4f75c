"""What the article says, in a sentence: one for each kind of claim."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from core.language.grammar import pattern
from core.model import CHART_SIZE, Claim, Count, EntityKind, Grain, Unit
from core.wording.numbers import ordinal, period_text
from core.wording.readings import says


def said_of(claim: Claim) -> str:
    """The claim behind "The article ..."."""
    return _SAID.get(claim.kind, quoted)(claim)


def name_of(claim: Claim) -> str:
    """Whose number it is, as a sentence has them."""
    if claim.subject.kind is EntityKind.PLATFORM:
        return "OpenRouter"
    return claim.subject.name or claim.subject.id


def rival_of(claim: Claim) -> str:
    """Against whom the number sets them."""
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


def amount_of(claim: Claim) -> str:
    """The article's number as part of a sentence: "4.21T" is "4.21 trillion", "above 5" is "more than 5"."""
    words = says(claim)
    if words[1:2].islower():
        words = words[:1].lower() + words[1:]
    for hedge, plain in _HEDGES:
        if words.startswith(hedge):
            words = plain + words.removeprefix(hedge).lstrip()
    words = _SUFFIX.sub(lambda found: f" {_SUFFIXES[(found.lastindex or 1) - 1]}", words)
    if claim.quantity.unit == Unit.TOKENS and _BARE.fullmatch(words):
        words = f"{words}{scale_of(claim.quantity.value, float(words.replace(',', '')))}"
    weekly = claim.period.grain is Grain.WEEK and claim.period.days == 7
    return _A_WEEK.sub("", words) if weekly else words


_BARE = pattern(r"\d[\d,]*(?:\.\d+)?")

_SCALES = {1e12: " trillion", 1e9: " billion", 1e6: " million"}


def scale_of(value: float, printed: float) -> str:
    """The scale that a number shares with another: "5.3 of 8.7 trillion tokens"."""
    return next((words for scale, words in _SCALES.items() if math.isclose(value, printed * scale)), "")


def quoted(claim: Claim) -> str:
    """Words that are no number, in quotation marks."""
    against = f" against {rival_of(claim)}" if claim.other is not None else ""
    sense = f" ({claim.sense})" if claim.sense else ""
    return f"says of {name_of(claim)}{against} “{says(claim)}”{sense}"


def _volume(claim: Claim) -> str:
    words = amount_of(claim)
    tokens = "" if "token" in words else " tokens"
    return f"says {name_of(claim)} processed {words}{tokens}"


def _share(claim: Claim) -> str:
    whole = "the tokens"
    if claim.scope.of is not None:
        whole = f"the tokens of {claim.scope.of.name}"
    elif claim.scope.top is not None:
        whole = f"the tokens of the top {claim.scope.top} models"
    return f"says {name_of(claim)} had {amount_of(claim)} of {whole}"


def _rank(claim: Claim) -> str:
    name, number = name_of(claim), int(claim.quantity.value)
    if claim.quantity.form == "absent":
        return f"says {name} was not among the first {number_of(number)}"
    if claim.quantity.form == "within":
        return f"says {name} was among the first {number_of(number)}"
    among = f" among {claim.scope.of.name}" if claim.scope.of is not None else ""
    return f"puts {name} in {nth(number)} place{among}"


_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def nth(number: int) -> str:
    """A place as a word, up to the tenth."""
    return _NTH[number - 1] if 0 < number <= len(_NTH) else ordinal(number)


def number_of(number: int) -> str:
    """A count as a word, up to ten; none is "no"."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def _places(claim: Claim) -> str:
    top, allowed = claim.scope.top, claim.quantity.allowed
    top = CHART_SIZE if top is None and claim.scope.counts == (Count.CHARTED,) else top
    if top is None or not claim.quantity.value.is_integer():
        return quoted(claim)
    bound = "at least " if math.isinf(allowed.high) else "at most " if math.isinf(allowed.low) else ""
    number = number_of(round(allowed.low if bound == "at least " else allowed.high if bound else claim.quantity.value))
    return f"says {name_of(claim)} held {bound}{number} of the top {number_of(top)} places"


_TOGETHER = "together"


def _growth(claim: Claim) -> str:
    words, name = amount_of(claim).lstrip("+-−"), name_of(claim)
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
    words = amount_of(claim)
    growth = "" if _GROWTH.search(words) else " of the growth"
    return f"says {name_of(claim)} made up {words}{growth}"


def since(claim: Claim) -> str:
    """What a change is measured from."""
    since = claim.baseline.period if claim.kind in ("growth", "contribution") and claim.baseline is not None else None
    if since is None or since.first is None or since.last is None:
        return ""
    return f", compared with {period_text(since).removeprefix('week of ')}"


def _overtake(claim: Claim) -> str:
    if claim.other is None:
        return quoted(claim)
    return f"says {name_of(claim)} passed {rival_of(claim)} for the first time"


def _multiple(claim: Claim) -> str:
    if claim.other is None:
        return quoted(claim)
    name, rival, words = name_of(claim), rival_of(claim), amount_of(claim)
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
        return quoted(claim)
    words = amount_of(claim).removesuffix(" tokens")
    way = "fewer" if claim.detail == "behind" else "more"
    return f"says {name_of(claim)} processed {words} {way} tokens than {rival_of(claim)}"


def _milestone(claim: Claim) -> str:
    mark = _ROUND.sub("", claim.sense.removeprefix("above "))
    verb = "passed" if claim.sense.startswith("above ") else "reached"
    if mark.endswith("%"):
        mark = f"a share of {mark}"
    if claim.quantity.form == "first of":
        return f"says {name_of(claim)} was “{says(claim)}” to reach {mark} in a week"
    return f"says {name_of(claim)} {verb} {mark} for the first time"


_RAN = {"leads": "led", "top": "came first", "rises": "rose", "falls": "fell"}


def _streak(claim: Claim) -> str:
    """A run, and its length in the article's own words; "since" says itself how long."""
    who = f"the tokens of {name_of(claim)}" if claim.detail in ("rises", "falls") else name_of(claim)
    what = f"{_RAN[claim.detail]} {rival_of(claim)}" if claim.other is not None else _RAN[claim.detail]
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
    "record": lambda claim: f"says {name_of(claim)} set a record",
    "milestone": _milestone,
    "streak": _streak,
}
