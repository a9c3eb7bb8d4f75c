"""What is true, worked out from the files with pandas and nothing of ``core``, so that a slip there shows here.

An answer is an interval ``(low, high)`` for each way of counting that the words allow; none where there is no answer.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

_SNAPSHOTS = Path(__file__).parents[2] / "data" / "openrouter"
HOME = _SNAPSHOTS / (_SNAPSHOTS / "current").read_text().strip()
NINE = 9
SURELY_NAMED = 20
"""A model this high in a week is surely among the fifty of every day, so that its sum is complete."""

Answer = tuple[float, float]
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Who:
    """Somebody with tokens: ``kind`` is platform, country, weights, lab, model or top; ``names`` are the words."""

    kind: str
    key: str
    names: tuple[str, ...]
    plural: bool = True


@dataclass(frozen=True)
class Stretch:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def is_week(self) -> bool:
        return self.first.weekday() == 0 and self.last - self.first == 6 * DAY

    def back(self, weeks: int) -> Stretch:
        return Stretch(self.first - weeks * WEEK, self.last - weeks * WEEK)


def week(monday: date) -> Stretch:
    return Stretch(monday, monday + 6 * DAY)


def month(first: date) -> Stretch:
    after = (first + timedelta(days=31)).replace(day=1)
    return Stretch(first, after - DAY)


def as_of() -> str:
    return str(json.loads((HOME / "manifest.json").read_text())["as_of"])


@dataclass(frozen=True, eq=False)
class Slots:
    """Tokens of days, or sums of some (rows), by slug (columns, along ``slugs()``), and the unnamed rest."""

    tokens: np.ndarray
    other: np.ndarray


@cache
def _days() -> tuple[tuple[date, ...], Slots]:
    """The published days, and their tokens."""
    wide = pd.read_csv(HOME / "daily.csv").pivot(index="date", columns="model", values="tokens").fillna(0.0)
    tokens = wide.reindex(columns=list(slugs()), fill_value=0.0).to_numpy()
    return tuple(date.fromisoformat(day) for day in wide.index), Slots(tokens, wide["other"].to_numpy())


@cache
def slugs() -> tuple[str, ...]:
    return tuple(sorted(set(pd.read_csv(HOME / "daily.csv")["model"]) - {"other"}))


@cache
def weeks() -> tuple[date, ...]:
    """Mondays of the weeks of which every day is published."""
    days = set(_days()[0])
    mondays = [day for day in days if day.weekday() == 0]
    return tuple(sorted(monday for monday in mondays if all(monday + n * DAY in days for n in range(7))))


@cache
def _column(kind: str) -> np.ndarray:
    """Model, lab, country or weights of every slug; "" where it belongs to nobody."""
    authors = np.array([slug.partition("/")[0] for slug in slugs()], dtype=object)
    if kind == "model":
        renames = pd.read_csv(HOME / "renames.csv").set_index("slug")["model"]
        return np.array([renames.get(slug.partition(":")[0], _model(slug)) for slug in slugs()], dtype=object)
    if kind == "lab":
        makers = np.where(authors == "meta", "meta-llama", authors)  # Muse and Llama: two authors, one company
        return np.where(np.isin(makers, ["openrouter", "stealth"]), "", makers)
    if kind == "country":
        return (
            pd.read_csv(HOME / "labs.csv", keep_default_na=False)
            .set_index("author")["country"]
            .reindex(authors)
            .to_numpy()
        )
    return pd.read_csv(HOME / "models.csv").set_index("model")["weights"].reindex(slugs()).to_numpy()


def _model(slug: str) -> str:
    """A slug without variant and date; Anthropic's names in the order in which it writes them today."""
    plain = re.sub(r"-(?:20\d{6}|20\d\d-\d\d-\d\d|[01]\d-[0-3]\d)$", "", slug.partition(":")[0])
    plain = re.sub(r"claude-3-(\d)-", r"claude-3.\1-", plain)
    return re.sub(r"claude-([4-9](?:\.\d+)?)-([a-z]+)$", r"claude-\2-\1", plain)


# --- Slots: Monday-Sunday weeks and the cut parts of such; at most seven days are one slot ----------------------------


@cache
def _slots(stretch: Stretch) -> Slots | None:
    """The slots of a stretch; ``None`` where a day is missing."""
    days, table = _days()
    rows = [n for n, day in enumerate(days) if stretch.first <= day <= stretch.last]
    length = (stretch.last - stretch.first).days + 1
    if len(rows) != length:
        return None
    mondays = [days[n].toordinal() - days[n].weekday() if length > 7 else 0 for n in rows]
    starts = [n for n, monday in enumerate(mondays) if n == 0 or monday != mondays[n - 1]]
    return Slots(*(np.add.reduceat(part[rows], starts, axis=0) for part in (table.tokens, table.other)))


@cache
def _counted(stretch: Stretch, count: str) -> np.ndarray | None:
    """Tokens by slug of what a count counts: charted, top:N, or every named model."""
    slots = _slots(stretch)
    if slots is None:
        return None
    if count == "charted":
        places = np.argsort(np.argsort(-slots.tokens, axis=1, kind="stable"), axis=1)
        return np.where(places < NINE, slots.tokens, 0.0).sum(axis=0)
    named = slots.tokens.sum(axis=0)
    if count.startswith("top:"):
        best = order("model", stretch).index[: int(count[4:])]
        return np.where(np.isin(_column("model"), best), named, 0.0)
    return named


@cache
def amount(who: Who, stretch: Stretch, count: str) -> Answer | None:
    """Tokens of somebody under a count; ``+apart`` takes a model for its most used slug, without its variants."""
    count, _, apart = count.partition("+")
    tokens, slots = _counted(stretch, count), _slots(stretch)
    if tokens is None or slots is None:
        return None
    rest = float(slots.other.sum()) if count == "all" else 0.0
    if who.kind == "platform":
        return (float(tokens.sum()) + rest,) * 2
    if who.kind == "top":
        return amount(PLATFORM, stretch, f"top:{who.key}")
    own = tokens[_column(who.kind) == who.key]
    low = float(own.max(initial=0.0) if apart else own.sum())
    if who.kind == "lab" and low == 0 and count not in ("named", "all"):
        return None
    if who.kind == "model":
        floor = float(order("model", stretch).iloc[SURELY_NAMED - 1])
        return low, low if low >= floor else low + floor
    return low, low + rest


@cache
def order(kind: str, stretch: Stretch) -> pd.Series:
    """Named tokens by model, lab or country, most first; what belongs to nobody is left out."""
    named = _counted(stretch, "named")
    assert named is not None
    sums = pd.Series(named).groupby(_column(kind)).sum().sort_values(ascending=False)
    return sums[(sums > 0) & (sums.index != "")]


# --- Answers by kind --------------------------------------------------------------------------------------------------


def share(who: Who, stretch: Stretch, count: str) -> Answer | None:
    part = amount(who, stretch, count)
    whole = amount(PLATFORM, stretch, count)
    return (
        None if part is None or whole is None or whole[0] == 0 else (part[0] / whole[0], min(part[1] / whole[0], 1.0))
    )


def ratio(who: Who, other: Who, stretch: Stretch, count: str) -> Answer | None:
    return _over(amount(who, stretch, count), amount(other, stretch, count))


def _over(part: Answer | None, whole: Answer | None) -> Answer | None:
    return None if part is None or whole is None or whole[0] <= 0 else (part[0] / whole[1], part[1] / whole[0])


def difference(who: Who, other: Who, stretch: Stretch, count: str) -> Answer | None:
    left, right = amount(who, stretch, count), amount(other, stretch, count)
    return None if left is None or right is None else (left[0] - right[1], left[1] - right[0])


def multiple(who: Who, stretch: Stretch, before: Stretch, count: str) -> Answer | None:
    return _over(amount(who, stretch, count), amount(who, before, count))


def points(who: Who, stretch: Stretch, before: Stretch, count: str) -> Answer | None:
    now, then = share(who, stretch, count), share(who, before, count)
    return None if now is None or then is None else (now[0] - then[1], now[1] - then[0])


def contribution(who: Who, stretch: Stretch, before: Stretch, count: str) -> Answer | None:
    """Part of the rise of the whole platform, or of the chart's nine where those are counted."""
    whole = "charted" if count == "charted" else "all"
    now, then = amount(who, stretch, count), amount(who, before, count)
    all_now, all_then = amount(PLATFORM, stretch, whole), amount(PLATFORM, before, whole)
    if now is None or then is None or all_now is None or all_then is None or all_now[0] <= all_then[0]:
        return None
    rise = all_now[0] - all_then[0]
    return (now[0] - then[1]) / rise, (now[1] - then[0]) / rise


@cache
def rank(who: Who, stretch: Stretch, count: str) -> Answer:
    """Place among models, labs or countries, every named model counted; ``+apart`` ranks each slug on its own."""
    if count.endswith("+apart"):
        named = _counted(stretch, "named")
        assert named is not None
        own, sums = named[_column(who.kind) == who.key].max(initial=0.0), named[named > 0]
    else:
        by = order(who.kind, stretch)
        own, sums = by.get(who.key, 0.0), by.to_numpy()
    place = 1.0 + float((sums > own).sum())
    return place, place if own else np.inf


def places(who: Who, stretch: Stretch, top: int) -> Answer:
    """How many of the top ``top`` models are somebody's."""
    own = _column("model")[_column(who.kind) == who.key]
    held = float(order("model", stretch).index[:top].isin(own).sum())
    return held, held


@cache
def _course(who: Who, count: str) -> pd.DataFrame:
    """Least and greatest tokens of somebody in every published week."""
    count, _, apart = count.partition("+")
    answers = [amount(who, week(monday), count) or (0.0, 0.0) for monday in weeks()]
    course = pd.DataFrame(answers, index=list(weeks()), columns=["low", "high"])
    if apart and who.kind == "model":
        sums = [_counted(week(monday), "named") for monday in weeks()]
        tokens = np.array([named[_column("model") == who.key] for named in sums if named is not None])
        course["high"] -= course["low"]
        course["low"] = tokens[:, tokens.sum(axis=0).argmax()]
        course["high"] += course["low"]
    return course


@cache
def first(who: Who, other: Who, count: str) -> Answer | None:
    """Monday of the first week in which somebody was ahead, as an ordinal: when it may, and when it must have been.

    The two differ for models that a week does not name: such a model is below the fiftieth, and not at nothing.
    """
    left, right = _course(who, count), _course(other, count)
    may, must = left["high"] > right["low"], left["low"] > right["high"]
    return (float(may.idxmax().toordinal()), float(must.idxmax().toordinal())) if must.any() else None


@cache
def passed(who: Who, level: float, count: str, share: bool) -> Answer | None:
    """Monday of the first week above a level of tokens, or a share, when it may and when it must have been."""
    course = _course(who, count)
    if share:
        course = course.div(_course(PLATFORM, count.partition("+")[0])["low"], axis=0)
    may, must = course["high"] > level, course["low"] > level
    return (float(may.idxmax().toordinal()), float(must.idxmax().toordinal())) if must.any() else None


@cache
def streak(who: Who, other: Who | None, monday: date, count: str, what: str) -> Answer:
    """Weeks in a row up to one: ``what`` is leads (over ``other``), top (first of all models) or rises."""
    course = _course(who, count)["low"]
    if what == "leads":
        assert other is not None
        holds = course > _course(other, count)["low"]
    elif what == "top":
        holds = pd.Series([rank(who, week(day), count) == (1.0, 1.0) for day in weeks()], index=list(weeks()))
    else:
        holds = pd.Series(
            [day - WEEK in course.index and course[day] > course[day - WEEK] for day in weeks()], index=list(weeks())
        )
    length = 0
    while holds.get(monday - length * WEEK, False):
        length += 1
    unknown = monday - length * WEEK not in holds.index or (
        what == "rises" and monday - (length + 1) * WEEK not in holds.index
    )
    return float(length), np.inf if unknown and length else float(length)


@cache
def record(who: Who, monday: date, count: str) -> Answer:
    """Place of a week's tokens among those of all weeks up to it."""
    course = _course(who, count)["low"]
    if who.kind == "platform" and count == "all":
        totals = pd.read_csv(HOME / "weekly_totals.csv").set_index("week")
        older = totals["data_api_total"].fillna(totals["archived_chart_total"])
        course = pd.concat(
            [older[~older.index.isin([day.isoformat() for day in weeks()])].rename(date.fromisoformat), course]
        ).sort_index()
    place = 1.0 + float((course[course.index < monday] > course[monday]).sum())
    return place, place


PLATFORM = Who("platform", "", ("OpenRouter",), plural=False)
