"""Numbers that stand together: a scale or unit printed once for several, and two numbers that say one range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.extract.numbers import hedges, units
from core.extract.numbers.amounts import rescaled
from core.extract.numbers.draft import Draft
from core.extract.numbers.hedges import Hedge
from core.extract.numbers.multiples import SAVING
from core.language.grammar import pattern
from core.model import Unit

_DASH = pattern(r"\s?-\s?|-to-")
_TO = pattern(r"\s?[-—]\s?|\s+(?:to|through)\s+|-to-", re.I)
_AND = pattern(r",?\s+(?:and|or)\s+", re.I)
_LIST = pattern(
    r",?\s+(?:and|or)\s+|\s*[,/&]\s*|\s+(?:of|versus|vs\.?|against|from|compared\s+(?:with|to))\s+(?:(?:the|its|their|all)\s+)?",
    re.I,
)
_CONNECTED = pattern(r"\s*(?:[-—,/&]|(?:and|or|to|through|of|versus|vs|against|from|compared)\b)", re.I)
_VAGUELY = r"(?:(?:just|about|around|roughly|nearly|over|approximately|some)\s+)?$"
_BETWEEN = pattern(rf"\bbetween\s+{_VAGUELY}", re.I)
_FROM = pattern(rf"\bfrom\s+{_VAGUELY}", re.I)
_GAP = 60  # characters between two numbers that can still be one phrase
_HEAD = 24  # characters in which "from" or "between" can stand before the first of them

_ALONE = frozenset(("ordinal", "of", "top", "places", "score", "ratio", "split", "fraction"))
_RANGED_FORMS = frozenset(("", "multiple", "ordinal", "word"))
_RANGED_REASONS = frozenset(("", SAVING, "money", "price", "parameter count", "context window"))


def share(text: str, drafts: list[Draft]) -> list[Draft]:
    """Scale and unit printed once for several numbers: "4.69 and 3.294 trillion", "$2-3 billion", "17 to 47 %"."""
    shared = list(drafts)
    listed = False  # the right neighbour is itself joined by "and" or "or", so that a comma before it makes a list
    for index in range(len(drafts) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        gap, _ = _gap(text, left, right)
        joined, comma = bool(_AND.fullmatch(gap)), "," in gap
        ranged = bool(_TO.fullmatch(gap)) or (joined and _is_choice(text, left, gap))
        related = ranged or (_LIST.fullmatch(gap) and (joined or listed or not comma))
        if related and _can_share(left) and _can_share(right):
            started = bool(_FROM.search(text, max(0, left.start - _HEAD), left.start))
            shared[index], shared[index + 1] = _to_left(left, right, ranged), _to_right(left, right, ranged, started)
            listed = joined or (comma and listed)
        else:
            listed = False
    return shared


_COUNTED_BEFORE = pattern(
    r",?\s+(?:(?:up|down|rising|falling|compared|rather)\s+)?(?:from|to|against|versus|with|than)\s+|,?\s+(?:and\s+)?",
)
_COMPARED = pattern(r"\s(?:from|to|against|versus|with|than)\s")
_OF_THEM = pattern(r"\s+of\s+(?:which|them|whom|these|those)\b", re.I)
_NUMBER_OF = pattern(
    r"\bnumbers?\s+of\s+(?:[a-z-]+\s+){0,3}?(?P<noun>[a-z-]+)\b(?P<verb>[^.;:?!\d]{0,48}?)"
    r"\s(?:to|at|was|were|is|reached|hit|from|stood\s+at)\s+$",
    re.I,
)
_SENTENCE = 120  # characters of a sentence in which a noun can be left out the second time


def carried(text: str, drafts: list[Draft]) -> list[Draft]:
    """The noun or measure of one number for a bare one after it: "nine votes to six", "1,700 letters, 50 of which".

    Or that of "the number of strikes ... to" before it. Money, tokens and shares are left to the sentence.
    """
    found: list[Draft] = []
    for draft in drafts:
        counted = _carried_from(text, draft, found[-1] if found else None) if _can_carry(draft) else None
        found.append(draft._replace(unit=counted[0], noun=counted[1]) if counted else draft)
    return found


def _can_carry(draft: Draft) -> bool:
    return not (draft.unit or draft.why or draft.form or draft.per or draft.amount)


def _carried_from(text: str, draft: Draft, last: Draft | None) -> tuple[str, str] | None:
    """Unit and noun that a bare number takes from the words before it."""
    hedge = hedges.before(text, draft.start, last.end if last else 0, amount=False)
    start = hedge.at if hedge else draft.start
    if last and last.noun and last.unit not in _NOT_CARRIED and not last.why:
        gap = text[last.end : start] if start - last.end <= _SENTENCE else "."
        if _COUNTED_BEFORE.fullmatch(gap) and _COMPARED.search(gap):
            return last.unit, last.noun
        if _OF_THEM.match(text, draft.end) and not _ENDED.search(gap):
            return last.unit, last.noun
    named = _NUMBER_OF.search(text, max(0, start - _SENTENCE), start)
    if named and units.is_plural(named["noun"].lower()):
        unit = units.unit_of(named["noun"].lower())
        return (unit, named["noun"]) if unit not in _NOT_CARRIED else None
    return None


_NOT_CARRIED = frozenset(unit.value for unit in Unit) | {"tokens", "token"}
_ENDED = pattern(r"[.;:?!]\s|\n\n|^\.$")


def _gap(text: str, left: Draft, right: Draft) -> tuple[str, Hedge | None]:
    """The words between two numbers, and the hedge that belongs to the right one."""
    if right.start - left.end > _GAP or not _CONNECTED.match(text, left.end):
        return "…", None
    hedge = hedges.before(text, right.start, left.end, right.amount)
    return text[left.end : hedge.at if hedge else right.start], hedge


def _is_choice(text: str, left: Draft, gap: str) -> bool:
    """ "Between 3 and 4", "2 or 3": one amount in two numbers."""
    return gap.strip() == "or" or bool(_BETWEEN.search(text, max(0, left.start - _HEAD), left.start))


def _can_share(draft: Draft) -> bool:
    return draft.form not in _ALONE and draft.why in ("", "money", "price", SAVING) and draft.unit != "year"


_OWN_SIZE = 10_000.0  # digits of this size are printed out in full, without a scale
_NEVER_SHARED = (Unit.FRACTION, Unit.POINTS, Unit.TIMES)


def _to_left(left: Draft, right: Draft, ranged: bool) -> Draft:
    """The left number with what was printed only after the right one."""
    unit = right.unit
    if left.bare and left.value >= _OWN_SIZE and right.factor != 1.0 and not left.word:
        return left  # "$800,000 to $1.3 million"
    printed = right.factor != 1.0 or unit in (Unit.FRACTION, Unit.POINTS) or (ranged and unit)
    if left.bare and printed and (ranged or not left.word) and (not left.unit or unit in ("", left.unit)):
        scaled, why = rescaled(left, right.factor), right.why or left.why
        return _with_unit_of(scaled, right, left.unit or unit)._replace(form=right.form, why=why, bare=False)
    alike = right.factor != 1.0 or unit == Unit.TOKENS  # "70 trillion, and three models" share nothing
    if not left.unit and left.factor != 1.0 and alike and unit and unit not in _NEVER_SHARED:
        return _with_unit_of(left, right, unit)._replace(why=right.why)
    if left.unit == unit and right.noun.startswith("per ") and not left.noun:
        return _with_unit_of(left, right, unit)._replace(why=right.why)  # "$3/$15 per million tokens"
    return left


def _with_unit_of(draft: Draft, other: Draft, unit: str) -> Draft:
    return draft._replace(unit=unit, noun=other.noun, per=other.per, amount=other.amount)


def _to_right(left: Draft, right: Draft, ranged: bool, started: bool) -> Draft:
    """The right number with what was printed only before the left one: "$2-3 billion", "from 70 % to 32"."""
    if not ranged or right.unit or right.why:
        return right
    if left.why == "money":
        return right._replace(unit=left.unit, why=left.why, bare=False, amount=True)
    if started and right.bare and left.unit == Unit.FRACTION:
        return rescaled(right, left.factor)._replace(unit=left.unit, bare=False, amount=True)
    return right


def ranges(text: str, drafts: list[Draft]) -> Iterator[Draft]:
    """Two numbers that say one range, as one; "from 5 to 25" stays two numbers, a start and an end."""
    floor = index = 0
    while index < len(drafts):
        left = drafts[index]
        right = drafts[index + 1] if index + 1 < len(drafts) else None
        if right and _can_range(left, right) and _is_range(text, left, right, floor):
            left = _joined(left, right)
            index += 1
        yield left
        floor = left.end
        index += 1


def _joined(left: Draft, right: Draft) -> Draft:
    return left._replace(
        end=right.end,
        high=right.value,
        half=max(left.half, right.half),
        step=min(left.step, right.step) or left.step,
        noun=right.noun or left.noun,
        per=right.per or left.per,
        why=left.why or right.why,
        tail=right.tail,
    )


def _can_range(left: Draft, right: Draft) -> bool:
    """True for two rising numbers of one kind."""
    alike = left.unit == right.unit and left.form == right.form and left.form in _RANGED_FORMS
    named = left.why not in _RANGED_REASONS and left.unit != "year"
    return alike and left.value <= right.value and not named and not left.tail


def _is_growth(text: str, left: Draft, right: Draft) -> bool:
    """True for a start and an end: "tripled, 0.70T to 2.06T" prints the scale twice, and is too wide for one amount."""
    scaled = text[left.end - 1].isalpha() and text[right.end - 1].isalpha()
    return scaled and left.factor != 1.0 and right.value >= 2 * left.value


_CONTEST = pattern(
    r"\b(?:trail(?:s|ed|ing)?|beat(?:s|en|ing)?|outpac\w+|outsold|edg(?:ed|es|ing)|surpass\w+|"
    r"overt[ao]\w+|behind|ahead\s+of|outnumber\w+|outran|lags?|lagg\w+)\b[^.;:?!\d]{0,90},\s+$",
    re.I,
)


def _is_score(text: str, left: Draft) -> bool:
    """True for what each of two sides has: "US models trailed Chinese ones, 2.93 trillion to 4.12 trillion"."""
    return text[left.end - 1].isalpha() and bool(_CONTEST.search(text, max(0, left.start - _SENTENCE), left.start))


def _is_range(text: str, left: Draft, right: Draft, floor: int) -> bool:
    """True where the words between and before two numbers make one range of them."""
    gap, hedge = _gap(text, left, right)
    if hedge or (_TO.fullmatch(gap) and (_is_growth(text, left, right) or _is_score(text, left))):
        return False
    if _DASH.fullmatch(gap):
        return True
    before = hedges.before(text, left.start, floor, left.amount)
    head = before.at if before else left.start
    first = max(floor, head - _HEAD)
    if _TO.fullmatch(gap):
        return not _FROM.search(text, first, head)
    if gap.strip().lower() == "and":
        return bool(_BETWEEN.search(text, first, head))
    return gap.strip().lower() == "or" and left.form != "ordinal" and right.value <= left.value * 2 + 1
