"""What the words around a number allow it to be: the phrases, and the one place with the rule for each.

The rules are those of design.md, "From words to an interval". Printed digits say how exact a number is: 4.12 is
anything from 4.115 to 4.125. The trailing zeros of a round whole number ("100 trillion", "70 %") are no digits that
somebody measured, so without a hedge it is read as rounded to its last digit that is not zero.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import Enum

from core.interval import Interval
from core.language.grammar import pattern
from core.model import Comparator

ABOUT_MARGIN = 0.05
"""About, roughly: the rounding of the printed digits, or this part of the number either way, whichever is wider."""

NEARLY_MARGIN = 0.05
"""Nearly, just under: from this part below the number up to it. Just over is its mirror image."""

WORD_MARGIN = 0.05
"""Tripled, two-thirds, half a billion: words are round by nature, so they allow this part either way."""

ROUND_MARGIN = ABOUT_MARGIN
"""A whole number that ends in zeros and has no hedge (20 trillion, 70 %) is read as rounded to its last digit that is
not zero, but never as wider than this part either way: nobody who prints it means more than "about"."""


class Rule(Enum):
    """What a hedge does to a value."""

    PLAIN = "plain"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_UNDER = "just under"
    JUST_OVER = "just over"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"

    @property
    def comparator(self) -> Comparator:
        """The comparator that stands for the rule in the JSON contract."""
        return _COMPARATORS[self]


_COMPARATORS = {
    Rule.PLAIN: Comparator.EQUAL,
    Rule.ABOUT: Comparator.ABOUT,
    Rule.NEARLY: Comparator.ABOUT,
    Rule.JUST_UNDER: Comparator.UNDER,
    Rule.JUST_OVER: Comparator.OVER,
    Rule.OVER: Comparator.OVER,
    Rule.AT_LEAST: Comparator.AT_LEAST,
    Rule.UNDER: Comparator.UNDER,
    Rule.AT_MOST: Comparator.AT_MOST,
}


def allowed(low: float, high: float, half: float, rule: Rule) -> Interval:
    """Everything that ``low`` (to ``high``, in a range) can mean under ``rule``.

    ``half`` is half the value of the last printed digit, or what a number word leaves open. Nothing that is counted
    lies below zero, so "under" begins there unless the number itself is negative. "Nearly -3 %" is nearer to zero.
    """
    if high < 0 and rule in (Rule.NEARLY, Rule.JUST_UNDER, Rule.JUST_OVER):
        mirrored = allowed(-high, -low, half, rule)
        return Interval(-mirrored.high, -mirrored.low)
    margin = max(half, ABOUT_MARGIN * abs(high))
    floor = -math.inf if low < 0 else 0.0
    match rule:
        case Rule.ABOUT:
            return Interval(low - max(half, ABOUT_MARGIN * abs(low)), high + margin)
        case Rule.NEARLY | Rule.JUST_UNDER:
            return Interval(low - NEARLY_MARGIN * abs(low), high)
        case Rule.JUST_OVER:
            return Interval(low, high + NEARLY_MARGIN * abs(high))
        case Rule.OVER | Rule.AT_LEAST:
            return Interval(low, math.inf)
        case Rule.UNDER | Rule.AT_MOST:
            return Interval(floor, high)
        case _:
            return Interval(low - half, high + half)


def rounding(value: float, half: float) -> float:
    """How far the truth may lie from a round whole number: half a unit of its last digit that is not zero.

    ``half`` is half the value of the last printed digit. Never more than ``ROUND_MARGIN`` of the number, nor less than
    ``half``: 20 allows 1 either way, 540 allows 5, 541 one half.
    """
    printed = str(round(abs(value) / (2 * half)))
    zeros = len(printed) - len(printed.rstrip("0"))
    return max(half, min(half * 10.0**zeros, ROUND_MARGIN * abs(value)))


_PHRASES: dict[Rule, str] = {
    Rule.ABOUT: """
        about | approximately | approx | approx. | around | roughly | some | circa | ca. | ca | c. | near | close to
        | barely | scarcely
        | ~ | ≈ | ≃ | ± | +/- | an estimated | estimated | in the region of | in the neighborhood of |
        in the neighbourhood of | somewhere around | somewhere near | on the order of | of the order of | more or
        less | give or take | in the vicinity of
    """,
    Rule.NEARLY: """
        nearly | almost | nearing | approaching | virtually | not quite | practically | close on | as near as |
        getting on for
    """,
    Rule.JUST_UNDER: """
        just under | just below | just shy of | a little under | a little below | slightly under | slightly below |
        slightly less than | a little less than | just less than | a touch under | a shade under | a fraction under
        | shy of | a hair under
    """,
    Rule.JUST_OVER: """
        just over | just above | a little over | a little more than | slightly over | slightly above | slightly more
        than | just more than | a touch over | a shade over | a fraction over | a little above | marginally over |
        just past | just beyond
    """,
    Rule.OVER: """
        more than | over | above | exceeding | exceed | exceeds | exceeded | topping | topped | tops | surpass |
        surpasses | surpassed | surpassing | north of | upwards of | upward of | beyond | past | clear | clears |
        cleared | clearing | cross | crosses | crossed | crossing | pass | passes | passed | passing | break |
        breaks | broke | breaking | broken | eclipsed | eclipsing | in excess of | higher than | greater than |
        larger than | bigger than | better than | longer than | older than | heavier than | faster than | taller
        than | outstripping | outstripped | breached | breaching | smashed | smashing | > | bettering | to top |
        will top | would top | could top | may top | might top | should top | can top
    """,
    Rule.AT_LEAST: """
        at least | a minimum of | minimum | minimum of | no fewer than | no less than | not less than | not fewer
        than | not under | never less than | >= | ≥ | ⩾ | => | as few as | as little as | as low as | starting at |
        starting from | not below | no lower than | no smaller than
    """,
    Rule.UNDER: """
        less than | under | below | fewer than | smaller than | lower than | shorter than | younger than | south of
        | < | short of | not even | beneath
    """,
    Rule.AT_MOST: """
        up to | as many as | as much as | at most | no more than | not more than | maximum | a maximum of | maximum
        of | no greater than | not exceeding | not over | not above | no higher than | as high as | as long as | as
        large as | as far as | to as much as | <= | ≤ | ⩽ | =< | capped at | never more than | not to exceed | a max
        of
    """,
}
PHRASES = {" ".join(phrase.split()): rule for rule, phrases in _PHRASES.items() for phrase in phrases.split("|")}

# Verbs and prepositions that bound an amount but also govern plain counts ("passed 12 laws", "the top 5 songs",
# "over three weeks"): the number must look like an amount for them to count as a bound.
ONLY_BEFORE_AMOUNTS = frozenset(
    "topping topped tops pass passes passed passing past clear clears cleared clearing cross crosses crossed crossing"
    " break breaks broke breaking broken breached breaching smashed smashing beyond".split()
)
_FILLERS = frozenset(
    "well only just still far comfortably easily slightly now already even considerably much way".split()
)
_ARTICLES = frozenset("a an the".split())  # "above the 1 trillion mark" bounds; "a study about the 5 cities" does not
_LAST_LETTERS = pattern(r"(?<![^\W\d_])[^\W\d_]+$")
_LAST_WORDS = frozenset(
    last.group() for words in (*PHRASES, *_FILLERS, *_ARTICLES) if (last := _LAST_LETTERS.search(words))
)
_LONGEST = 4  # words in the longest phrase
_WINDOW = 48  # characters in which a hedge can stand before its number

_LAST_MARKS = frozenset(".~≈≃±/-<>=≤≥⩾⩽'`")  # besides letters, what the last word of a hedge can end with
_WORD = pattern(r"(?:[<>=~≈≃≥≤±⩾⩽]+|[^\s<>=~≈≃≥≤±⩾⩽(\"/|]+)")
_AFTER = pattern(
    r"(?P<more>\+(?![\d/-])|(?:-|\s)?plus\b(?!\s*\d)|(?:\s*,)?\s+or\s+(?:more|higher|above|greater|better|over)\b"
    r"|\s+and\s+(?:above|up|over|counting)\b"
    r"|\s+(?:at\s+(?:the\s+(?:very\s+)?)?least|at\s+a\s+minimum|minimum)\b)"
    r"|(?P<less>\s+or\s+(?:less|fewer|lower|below|under)\b|\s+at\s+(?:the\s+(?:very\s+)?)?most\b"
    r"|\s+at\s+a\s+maximum\b|\s+tops\b|\s+or\s+under\b|\s+maximum\b)"
    r"|(?P<about>\s+or\s+so\b|-?ish\b|-odd\b|\s+odd\b|\s+or\s+thereabouts\b|,?\s+give\s+or\s+take\b|\s+approximately\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge found beside a number: its rule, where it begins (or ends), and its words."""

    rule: Rule
    at: int
    words: str


def before(text: str, at: int, floor: int, amount: bool) -> Hedge | None:
    """The hedge that ends right before ``at``, not reaching before ``floor``; combined ones ("well over") as one.

    ``amount`` says that the number is an amount and no plain count, where more words are a bound.
    """
    first = max(floor, at - _WINDOW)
    stretch = text[first:at].rstrip()
    last_word = _LAST_LETTERS.search(stretch)
    if not (last_word.group().lower() in _LAST_WORDS if last_word else stretch[-1:] in _LAST_MARKS):
        return None
    tokens = list(_WORD.finditer(text, first, at))
    if not tokens or text[tokens[-1].end() : at].strip():
        return None
    if tokens[0].start() == first and first and text[first - 1].isalnum() and first != floor:
        tokens = tokens[1:]  # cut in half by the window
    found: Hedge | None = None
    last = len(tokens)
    while last:
        taken, hedge = _phrase(tokens[:last], amount)
        if not taken:
            break
        if hedge:
            found = _combined(hedge, found, text, at)
        last -= taken
    return found


def _phrase(tokens: list[re.Match[str]], amount: bool) -> tuple[int, Hedge | None]:
    """How many words at the end of ``tokens`` are a hedge or filler, and the hedge."""
    words = [token.group().lower() for token in tokens[-_LONGEST:]]
    for size in range(len(words), 0, -1):
        phrase = " ".join(words[-size:])
        rule = PHRASES.get(phrase)
        if rule and (amount or phrase not in ONLY_BEFORE_AMOUNTS):
            return size, Hedge(rule, tokens[-size].start(), phrase)
    skipped = words[-1] in _FILLERS or (amount and words[-1] in _ARTICLES)
    return (1, None) if skipped else (0, None)


def _combined(outer: Hedge, inner: Hedge | None, text: str, at: int) -> Hedge:
    """A hedge before a hedge: "to exceed about 5" is a bound, "about just over 5" is just over."""
    words = " ".join(text[outer.at : at].split()).rstrip("$€£ ")
    if inner is None:
        return Hedge(outer.rule, outer.at, words)
    vague = outer.rule in (Rule.ABOUT, Rule.NEARLY)
    return Hedge(inner.rule if vague else outer.rule, outer.at, words)


def after(text: str, at: int, limit: int) -> Hedge | None:
    """The hedge that begins right at ``at``: "+", "or more", "-plus", "or so", "at most"."""
    match = _AFTER.match(text, at, limit)
    if not match:
        return None
    rule = Rule.AT_LEAST if match["more"] else Rule.AT_MOST if match["less"] else Rule.ABOUT
    return Hedge(rule, match.end(), match.group().strip())
