"""A claim moved to other days: to a window that its words admit as well, or to a week that is tried in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from core.model import Baseline, Basis, Claim, Grain, Period, Window
from core.resolve.discourse.anchors import shifted

_GRAINS = {1: Grain.DAY, 7: Grain.WEEK}


def in_each_window(claim: Claim) -> Iterator[tuple[Window | None, Claim]]:
    """The claim in every window that its words admit, its own period first; one window needs no name."""
    windows = claim.windows
    if len(windows) < 2:
        yield None, claim
        return
    yield windows[0], claim
    for window in windows[1:]:
        yield window, moved(claim, period_of(window, claim.period.basis, claim.period.grain))


def period_of(window: Window, basis: Basis, grain: Grain | None) -> Period:
    """A window as a period; ``grain`` stands where its days are neither one day nor a week."""
    days = (window.last - window.first).days + 1
    return Period(window.first, window.last, basis, _GRAINS.get(days, grain), window.why)


def later(period: Period, way: timedelta) -> Period:
    """A period with dates, so many days later."""
    assert period.first is not None
    assert period.last is not None
    return replace(period, first=period.first + way, last=period.last + way)


def moved(claim: Claim, period: Period, along: Callable[[Period, timedelta], Period] = later) -> Claim:
    """The claim as if it spoke of another period. A baseline keeps its distance, unless the words give its dates.

    ``along`` makes the baseline's new period from its old one and the way that it goes.
    """
    if claim.baseline is None:
        return replace(claim, period=period)
    return replace(claim, period=period, baseline=_kept(claim.baseline, claim.period, period, along))


def _kept(baseline: Baseline, before: Period, after: Period, along: Callable[[Period, timedelta], Period]) -> Baseline:
    """The baseline of a change that now ends in another period."""
    if baseline.back is not None and not (before.known and baseline.period.known):
        return replace(baseline, period=shifted(after, *baseline.back, ""))
    then = baseline.period
    if then.first is None or then.last is None or before.first is None or after.first is None:
        return baseline
    return replace(baseline, period=along(then, after.first - before.first))


def baseline_of(claim: Claim, period: Period, along: Callable[[Period, timedelta], Period]) -> Period | None:
    """What the claim is measured from once it is ``moved`` to another period; ``None`` for a claim of no change."""
    return None if claim.baseline is None else _kept(claim.baseline, claim.period, period, along).period
