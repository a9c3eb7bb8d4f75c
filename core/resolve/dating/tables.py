"""The dating of a cell, by the head of its column or the first cell of its row."""

from __future__ import annotations

from dataclasses import replace

from core.extract.times.calendar import week_of
from core.language.grammar import rule
from core.model import Grain, Period
from core.resolve.dating import Dating
from core.resolve.discourse.anchors import shifted
from core.resolve.structure.cells import Column, cells, month_and_year
from core.resolve.structure.place import Place


def in_table(dating: Dating, head: Column, place: Place) -> Dating:
    """The dating of a cell: by the head of its column, or by the first cell of a row of weeks or months."""
    if head.period.known:
        return _in_column(dating, head.period)
    dating = _of_the_one_before(_against_the_one_before(dating, head), head)
    rows = place.columns[0].words
    if rows.startswith("week"):
        return _whole_weeks(dating)
    month = month_and_year(cells(place.sentence.text)[0]) if rows.startswith("month") else None
    return _in_column(dating, month) if month is not None else dating


_ON_THE_ONE_BEFORE = {
    Grain.WEEK: rule(
        r"\b(?:wow|w/w|w-o-w|(?:vs\.?|on|from|since) (?:the )?(?:last|prior|previous) week|"
        r"vs\.? (?:the )?week (?:before|earlier)|(?:7d|weekly) change|change on (?:the )?week)\b"
    ),
    Grain.MONTH: rule(
        r"\b(?:mom|m/m|m-o-m|(?:vs\.?|on|from|since) (?:the )?(?:last|prior|previous) month|monthly change|"
        r"change on (?:the )?month)\b"
    ),
}


def _against_the_one_before(dating: Dating, head: Column) -> Dating:
    """The dating of a change whose column says that it is measured from the week or the month before."""
    grain = next((grain for grain, words in _ON_THE_ONE_BEFORE.items() if words.search(head.words)), None)
    if grain is None or dating.baseline is not None:
        return dating
    return replace(dating, baseline=shifted(dating.change, 1, grain, f"the {grain} before, as the column says"))


_EARLIER = {
    Grain.WEEK: rule(r"\b(?:prev(?:ious|\.)?|prior|last) (?:week|7d)\b|\bweek (?:before|earlier)\b"),
    Grain.MONTH: rule(r"\b(?:prev(?:ious|\.)?|prior|last) month\b|\bmonth (?:before|earlier)\b"),
}


def _of_the_one_before(dating: Dating, head: Column) -> Dating:
    """The dating of a level whose column is that of the week or the month before."""
    grain = next((grain for grain, words in _EARLIER.items() if words.search(head.words)), None)
    if grain is None or _ON_THE_ONE_BEFORE[grain].search(head.words):
        return dating
    before = shifted(dating.level, 1, grain, f"the {grain} before, as the column says")
    return replace(dating, level=before, change=before)


def _whole_weeks(dating: Dating) -> Dating:
    """The dating in a table whose rows are weeks: a single day stands for its week."""
    return replace(dating, level=_whole_week(dating.level), change=_whole_week(dating.change))


def _in_column(dating: Dating, period: Period) -> Dating:
    """The dating of a number whose column stands under a period of its own."""
    return replace(dating, level=period, change=period)


def _whole_week(period: Period) -> Period:
    """The Monday-Sunday week of a single day; any other period as it is."""
    if period.first is None or (period.days != 1 and period.grain is not Grain.DAY):
        return period
    day = period.last or period.first
    first, last = week_of(day)
    return replace(period, first=first, last=last, grain=Grain.WEEK, others=())
