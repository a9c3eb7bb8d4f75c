"""What a sentence says of time for the sentences after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.extract.times.windows import LONG
from core.language.grammar import rule
from core.model import UNDATED, Basis, Grain, Period, Quantity, Time, TimeRole, Unit
from core.resolve.discourse.anchors import Setting, counted_from, is_whole, pointed_at
from core.resolve.discourse.standing import NOTHING, Frame
from core.resolve.structure.events import EARLIER_FIGURE, MEASURED_AGAINST
from core.resolve.structure.lines import CARRIED

LEAST_AMOUNT = 1e9
"""Tokens. A smaller number without a unit is something else."""

RELATIVE = rule(  # "Grok, which went online on 19 November, took"; "Tencent, a newcomer in April, took"
    r", (?:which|who|whose|that)\b[^,;]*$|{named}, (?:an?|the|its|once|barely|still|already)\b[^,;]*$"
)


@dataclass(frozen=True, slots=True)
class Said:
    """The period that a sentence puts in force. ``ends`` is true where it ends what stood, with or without another."""

    period: Period = UNDATED
    ends: bool = False
    bound: str = ""


def said(setting: Setting) -> Said:
    """What a sentence says of time for what follows: the last that it says of its own matter.

    "Currently" ends what stood. A time that something is compared with, and the date of an event, put nothing in force.
    In a text about a period a shorter one takes over only where it stands before its sentence's numbers, and not "in
    September alone".
    """
    topic = setting.topic
    if topic.grain in LONG and any(is_whole(time.period, topic) for time in setting.sentence.times):
        return Said(topic, ends=True)
    for time in reversed(setting.sentence.times):
        if _only_passes(time, setting):
            continue
        lead = setting.masked.before(time.span.start)
        if RELATIVE.search(lead) and setting.masked.after(time.span.end).startswith(","):
            continue
        if time.each or time.part or time.aside or time.bound in ("after", "before", "until"):
            continue
        if MEASURED_AGAINST.search(lead) or EARLIER_FIGURE.search(lead):
            continue
        if time.role is TimeRole.THAT and time.grain in CARRIED:
            to = pointed_at(time, setting)
            stood = not to.period.known or is_whole(to.period, setting.frame.period)
            return Said() if stood else Said(to.period, bound=to.bound)
        if time.role is TimeRole.LATER and (period := counted_from(time, setting)).known:
            return Said(replace(period, note=f'carried over from "{time.text}"'), ends=True)
        if time.role is TimeRole.NOW and not time.vague:
            return Said(time.period if time.period.grain in CARRIED else UNDATED, ends=True)
        if time.role is TimeRole.WHEN and time.period.known:
            note = f'carried over from "{time.text}"'
            return Said(replace(time.period, basis=Basis.INFERRED, note=note), True, time.bound)
        if time.role is TimeRole.DURING and time.period.known and not setting.sentence.quantities:
            return Said(time.period, ends=True)
    return Said()


_ALONE = rule(r"^(?: \w+)? ?\b(?:alone|itself|by itself|only)\b")


def _only_passes(time: Time, setting: Setting) -> bool:
    """True for a time that holds for its own sentence only, while the text or what stands has a longer one."""
    if time.role is TimeRole.THAT or is_whole(time.period, setting.topic):
        return False
    a_day = time.period.days == 1 or (time.role is TimeRole.LATER and time.grain is Grain.DAY)
    if not setting.topic.known and not (a_day and setting.frame.period.grain is Grain.WEEK):
        return False
    if _ALONE.match(setting.masked.after(time.span.end)[:30]):
        return True
    if setting.topic.known and time.period.grain is setting.topic.grain:
        return False
    return any(_is_level(quantity) and quantity.span < time.span for quantity in setting.sentence.quantities)


def _is_level(quantity: Quantity) -> bool:
    amount = quantity.unit == "" and quantity.value >= LEAST_AMOUNT
    return amount or quantity.unit in (Unit.TOKENS, Unit.FRACTION)


def named_last(setting: Setting) -> Frame:
    """The last period that a sentence names, whatever of: "a week later" in the next one counts on from it."""
    for time in reversed(setting.sentence.times):
        if time.role is TimeRole.LATER and (period := counted_from(time, setting)).known:
            return Frame(period)
        if time.role is TimeRole.WHEN and time.period.known:
            return Frame(time.period, bound=time.bound)
    return NOTHING
