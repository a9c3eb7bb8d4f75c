"""What a number counts: currencies, measures, nouns and rates around it. The words are data, in ``data/lexicon``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.extract.numbers.numeral import SCALE_WORDS, SMALL_WORDS
from core.language.grammar import pattern
from core.model import Grain, Unit
from core.wordlists import words


def lexicon(name: str) -> dict[str, Any]:
    """One file of word lists."""
    return words(f"{name}.json")


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, longest first, with any white space between their parts."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


# --- Currencies ----------------------------------------------------------------------------------

_MONEY = lexicon("currencies")
_SIGNS: dict[str, str] = _MONEY["signs"] | {code: code for code in _MONEY["codes"]}
_SIGN_BEFORE = pattern(rf"(?<![A-Za-z])({any_of(_SIGNS)})\s?$")
_SIGN_AFTER = pattern(rf"\s?({any_of(_SIGNS)})(?![A-Za-z\d$])")
_MONEY_WORDS: dict[str, tuple[str, float]] = {word: (code, 1.0) for word, code in _MONEY["words"].items()} | {
    word: (code, 0.01) for word, code in _MONEY["hundredths"].items()
}
_WORD_AFTER = pattern(rf"[\s-]{{1,8}}({any_of(_MONEY_WORDS)})\b(?!\s+of\b)", re.I)
_HUNDREDTH_AFTER = pattern(rf"({any_of(_MONEY['hundredths_signs'])})(?![A-Za-z\d])")
_VIDEO_LINES = 240  # 29p is pence, 480p is a picture
_VERB_WON = 100  # "won 3 games": below this, "won" after a number is a verb and not Korea's currency


def currency_before(text: str, at: int, floor: int) -> tuple[int, str] | None:
    """Where a currency sign or code right before ``at`` begins, and its ISO code."""
    if at <= floor or not (text[at - 1] in "$€£¥₹₩₽₺₪₫₱₦฿₿. " or text[at - 1].isalpha()):
        return None
    match = _SIGN_BEFORE.search(text, max(floor, at - 6), at)
    return (match.start(), _SIGNS[match[1]]) if match else None


def currency_after(text: str, at: int, limit: int, value: float) -> tuple[int, str, float] | None:
    """Where a currency word or sign right after ``at`` ends, its ISO code, and its value in the main unit."""
    if match := _WORD_AFTER.match(text, at, limit):
        word = " ".join(match[1].lower().split())
        if word != "won" or value >= _VERB_WON:
            code, factor = _MONEY_WORDS[word]
            return match.end(), code, factor
    if value < _VIDEO_LINES and (match := _HUNDREDTH_AFTER.match(text, at, limit)):
        return match.end(), _MONEY["hundredths_signs"][match[1]], 0.01
    match = _SIGN_AFTER.match(text, at, limit)
    return (match.end(), _SIGNS[match[1]], 1.0) if match else None


# --- Measures ------------------------------------------------------------------------------------

_MEASURES = lexicon("units")
_MEASURE_WORDS: dict[str, str] = {word: unit for unit, words in _MEASURES["words"].items() for word in words}
_SYMBOLS: dict[str, str] = _MEASURES["symbols"]
_MEASURE_WORD = pattern(rf"(?:\s*-\s*|\s+)({any_of(_MEASURE_WORDS)})(?![A-Za-z])", re.I)
_TIGHT_SYMBOL = pattern(rf"({any_of(_SYMBOLS)})(?![A-Za-z\d²³°])")
_LOOSE_SYMBOL = pattern(rf"[ -]({any_of(s for s in _SYMBOLS if len(s) > 1 or s == '°')})(?![A-Za-z\d²³])")
_METRES = pattern(r"\s?m(?![A-Za-z\d])")
_CELSIUS = pattern(r"\s?[°º]\s?([CF])(?![A-Za-z])")
GRAINS = {f"{grain.value}s": grain for grain in Grain if grain is not Grain.HALF}


def measure(text: str, at: int, limit: int) -> tuple[int, str] | None:
    """Where a unit of measure right after ``at`` ends, and its canonical name ("km", "hours", "°C")."""
    if match := _CELSIUS.match(text, at, limit):
        return match.end(), f"°{match[1]}"
    if match := _TIGHT_SYMBOL.match(text, at, limit) or _LOOSE_SYMBOL.match(text, at, limit):
        return match.end(), _SYMBOLS[match[1]]
    if match := _MEASURE_WORD.match(text, at, limit):
        return match.end(), _MEASURE_WORDS[" ".join(match[1].lower().split())]
    match = _METRES.match(text, at, limit)
    return (match.end(), "m") if match else None


# --- Nouns ---------------------------------------------------------------------------------------

_NOUNS = lexicon("units_nouns")
PLACES = frozenset(_NOUNS["models"]["words"])
PEOPLE = frozenset(_NOUNS["users"]["words"])
_IRREGULAR = frozenset(_NOUNS["irregular"]["words"])
_NOT_NOUNS = frozenset(_NOUNS["not_nouns"]["words"])
_STOP = frozenset(_NOUNS["stop"]["words"]) | SMALL_WORDS.keys() | SCALE_WORDS.keys()
_NEXT_WORD = pattern(r"(?:\s{1,3}|-)([A-Za-z][A-Za-z']*(?:-[A-Za-z]+){0,2})(?!\w)")
_COUNTED = pattern(r"\s+(?:calls?|volume|usage)\b")
_ADJECTIVES = 3  # words that may stand between a number and its noun
_PER_ADJECTIVE = {
    "weekly": Grain.WEEK,
    "daily": Grain.DAY,
    "monthly": Grain.MONTH,
    "annual": Grain.YEAR,
    "yearly": Grain.YEAR,
}


@dataclass(frozen=True, slots=True)
class Noun:
    """The head noun that a number counts: where its phrase ends, the word as printed, and the unit it stands for."""

    end: int
    word: str
    unit: str
    per: Grain | None = None


def noun(text: str, at: int, singular: bool = False) -> Noun | None:
    """The noun phrase right after ``at``: "300 concurrent sub-agents", "25 trillion weekly tokens", "12-hour".

    The head is "token(s)" or the first plural within a few words; the first word at all after a hyphen or ``singular``.
    """
    per: Grain | None = None
    end = at
    for number in range(_ADJECTIVES + 1):
        match = _NEXT_WORD.match(text, end)
        if not match:
            return None
        word, lower = match[1], match[1].lower()
        if lower in ("token", "tokens") or lower.endswith(("-token", "-tokens", "/tokens")):
            counted = _COUNTED.match(text, match.end()) if lower == "token" else None
            return Noun(counted.end() if counted else match.end(), "tokens", Unit.TOKENS, per)
        if lower in _STOP or lower.startswith("to-"):
            return None
        per = _PER_ADJECTIVE.get(lower, per)
        hyphened = number == 0 and text[match.start()] == "-"
        if is_plural(lower) or ((singular or hyphened) and lower not in _NOT_NOUNS and lower not in _PER_ADJECTIVE):
            return Noun(match.end(), word, unit_of(lower), per)
        end = match.end()
    return None


def is_plural(word: str) -> bool:
    """True for a lower-case word that looks like a plural noun."""
    word = word.rpartition("-")[2]
    regular = (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _NOT_NOUNS
    )
    return regular or word in _IRREGULAR


def unit_of(word: str) -> str:
    """The unit that a counted noun stands for: models for places on the table, else its plural."""
    if word in PLACES:
        return Unit.MODELS
    if word in _MEASURE_WORDS:
        return _MEASURE_WORDS[word]
    if word in ("parameter", "parameters", "param", "params"):
        return "parameters"
    return word if is_plural(word) or word.endswith("s") else f"{word}s"


# --- Rates ---------------------------------------------------------------------------------------

_PERIOD = "second|minute|hour|day|week|month|quarter|year|night|session|match|game"
_RATE = pattern(
    r"(?:\s?/\s?|\s+(?:per|an?|each|every|for\s+each|for\s+every)\s+)(?:single\s+)?(?:calendar\s+"
    rf"|trading\s+)?(?P<period>{_PERIOD})s?\b(?!\s+(?:ago|earlier|before|later|prior))"
    r"|(?:\s+[a-z]+ed)?\s+(?P<adverb>hourly|daily|weekly|monthly|quarterly|annually|yearly|annuali[sz]ed|per\s+annum)\b",
    re.I,
)
_ADVERBS = {
    "hourly": Grain.HOUR, "daily": Grain.DAY, "weekly": Grain.WEEK, "monthly": Grain.MONTH, "quarterly": Grain.QUARTER,
    "annualised": Grain.YEAR, "annualized": Grain.YEAR,
    "annually": Grain.YEAR, "yearly": Grain.YEAR, "per annum": Grain.YEAR, "night": Grain.DAY,
}  # fmt: skip
_PER_TOKENS = pattern(
    r"\s?(?:/|\bper\b|\ba\b|\bfor\s+(?:every|each|a)\b|\beach\b)\s?(?:(?:1|one|a)\s?)?-?(?:million|mil|mln|mn|M|m"
    r"|thousand|1,000|1000|K|k|billion|bn|B)\b"
    r"(?:[\s-]+(?:(?:input|output|cached|prompt|completion|blended)\s+)?(?:and\s+output\s+)?(?:tokens?|tok)\b)?"
    r"|\s?(?:/|\bper\b)\s?(?:input\s+|output\s+)?tokens?\b"
)


_APIECE = pattern(
    r"\s?/\s?[a-z]+\b|\s+per\s+[a-z]+\b|\s+(?:an?|each)\s+(?:barrel|share|tonne|ton|kilo|kg|litre|liter|gallon|ounce"
    r"|head|person|unit|piece|ticket|seat|user|pound)\b|\s+(?:each|apiece)\b"
)


def apiece(text: str, at: int, limit: int) -> tuple[int, str] | None:
    """Where "a barrel", "per share", "each" right after a price ends, and the words."""
    match = _APIECE.match(text, at, limit)
    return (match.end(), " ".join(match.group().split())) if match else None


def rate(text: str, at: int, limit: int) -> tuple[int, Grain | None, str] | None:
    """Where a rate right after ``at`` ends, its period, and its word: "a week", "/day", "annually", "per second"."""
    match = _RATE.match(text, at, limit)
    if not match:
        return None
    word = " ".join((match["period"] or match["adverb"]).lower().split())
    grain = _ADVERBS.get(word) or next((g for g in Grain if g.value == word), None)
    return match.end(), grain, word


def per_tokens(text: str, at: int, limit: int) -> int | None:
    """Where "per million tokens" right after a price ends."""
    match = _PER_TOKENS.match(text, at, limit)
    return match.end() if match else None
