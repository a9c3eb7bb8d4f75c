"""From A to B: which number is the earlier of two, and when it held."""

from __future__ import annotations

from dataclasses import replace

from core.extract.times import windows
from core.language.grammar import rule
from core.model import UNDATED, Basis, Grain, Period, Quantity, TimeRole, Unit
from core.resolve.dating.place import APART, HEDGE, PAIRED, REACH, time_of
from core.resolve.dating.scene import Scene
from core.resolve.discourse.anchors import name_of, shifted
from core.resolve.discourse.said import LEAST_AMOUNT
from core.resolve.discourse.standing import lasts
from core.resolve.structure.change import DOWN, UP

_FROM = rule(rf"\bfrom{HEDGE} ?$")

_UP_FROM = rule(
    rf"\b(?:{UP}|{DOWN}|higher|lower|compared)(?: sharply| slightly)?,? (?:from|against|with){HEDGE} ?$|"
    rf"\b(?:{UP}|{DOWN})(?: by)?{HEDGE} {{number}},? from{HEDGE} ?$"  # "up 5.4 % from 482 billion"
)

_AFTER = rule(rf"{{number}}[^.;:]{{0,60}}, after{HEDGE} ?$")  # "22 % last week, after 20 %"

_RISING = rule(rf"\b(?:{UP}|{DOWN}|went|moved|shifted|swung)(?: sharply| steadily| rapidly| quickly)? $")

_TO = rule(r"^[^.;]{0,80}?\bto\b[^.;]{0,30}?{number}")

_RIGHT_TO = rule(rf"^ ?(?:tokens? |of [\w ]{{1,20}})?(?:to|[-–—=]>|[→⟶➜⇒]){HEDGE} ?{{number}}")

_TO_FROM = rule(rf"\bto{HEDGE} {{number}}[^.;,]{{0,20}}? from{HEDGE} ?$")

_ARROW = rule(r"^ ?(?:tokens? )?(?:[-–—=]>|[→⟶➜⇒]) ?{number}")

START_UNSAID = "the text does not say when it stood there"


def is_start(scene: Scene) -> bool:
    """True for the earlier of two figures: "from 17 % to 47 %", "up from 17 %", "17 % → 47 %", "rose 17 % to 47 %"."""
    lead = scene.masked.before(scene.at)
    tail = scene.masked.after(scene.quantity.span.end)
    if _RANGES.search(lead):
        return False
    if _FROM.search(lead) and _TO.match(tail):
        return True
    if _UP_FROM.search(lead) or _AFTER.search(lead) or _TO_FROM.search(lead) or _ARROW.match(tail):
        return True
    following = next((peer for peer in scene.sentence.quantities if peer.span.start >= scene.quantity.span.end), None)
    return (
        following is not None
        and _are_alike(scene.quantity, following)
        and _RISING.search(lead) is not None
        and _RIGHT_TO.match(tail) is not None
    )


def _are_alike(one: Quantity, two: Quantity) -> bool:
    """True for two levels of one thing; the first of two amounts often leaves "tokens" to the second."""
    if one.unit != two.unit:
        return {one.unit, two.unit} == {"", Unit.TOKENS} and one.value >= LEAST_AMOUNT
    return one.unit != Unit.TIMES


_RANGES = rule(r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|anything|somewhere) from[^.;]{0,40}$")  # no change

FAR = 2.0
"""Factor between the two ends of a change up to which it may be that of one week where nothing else is said."""


def _is_near_the_end(scene: Scene) -> bool:
    """True where a number beside this one is of the same unit and not far from it."""
    peers, value = scene.sentence.quantities, scene.quantity.value
    at = next((i for i, peer in enumerate(peers) if peer.span == scene.quantity.span), None)
    beside = () if at is None else (*peers[max(at - 2, 0) : at], *peers[at + 1 : at + 3])
    unit = scene.quantity.unit or Unit.TOKENS
    alike = [peer for peer in beside if (peer.unit or Unit.TOKENS) == unit and peer.value > 0]
    return any(1 / FAR <= value / peer.value <= FAR for peer in alike)


def at_start(scene: Scene, level: Period, baseline: Period | None) -> Period:
    """When the earlier of two figures held: at a time of its own, at the baseline, or one week before a stated week."""
    own = time_of(scene, {TimeRole.WHEN, TimeRole.BEFORE, TimeRole.NOW})
    if own is not None and own.span.start >= scene.quantity.span.end:
        gap = PAIRED.sub("", scene.masked.between(scene.quantity.span.end, own.span.start))
        if not APART.search(gap) and len(gap.split()) <= REACH // 2 and " to " not in f" {gap} ":
            return _either(level) if _TO_FROM.search(scene.masked.before(scene.at)) else level
    if baseline is not None:
        return baseline
    later = any(time.role is TimeRole.LATER for time in scene.sentence.times)
    if later and scene.reference.period.known:
        return replace(
            scene.reference.period, basis=Basis.INFERRED, note="the period that the later one is counted from"
        )
    grain = next((grain for grain in _FROM_ONE_TO_THE_NEXT if lasts(level, grain)), None)
    if grain is not None and len(level.windows) == 1 and _is_near_the_end(scene):
        return shifted(level, 1, grain, f"the {grain} before {name_of(level)}: the text gives no other start")
    return replace(UNDATED, note=START_UNSAID)


def _either(level: Period) -> Period:
    """ "Fell to 7.8 % from 9.3 % last week": the week may be that of the first number or of the second."""
    if level.grain is not Grain.WEEK or not level.known:
        return level
    return windows.joined(level, shifted(level, 1, Grain.WEEK, f"the week before {name_of(level)}"))


_FROM_ONE_TO_THE_NEXT = (Grain.WEEK, Grain.MONTH, Grain.QUARTER)
