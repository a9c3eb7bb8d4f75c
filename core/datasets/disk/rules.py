"""What the rows of a snapshot's files must be, file by file: each rule is a complaint and the rows that earn it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from core.datasets.disk.sheets import Rows, Sheet, day, refuse
from core.language.grammar import pattern

REST = "other"
"""The row that sums every model below the day's fiftieth."""

DAILY_NAMED = 50
"""Models that the source names each day."""

ABSURD = 10**15
"""Tokens. No model and no rest has as much in a day: it is forty times what the whole platform had in October 2026."""

ABSURD_WEEK = 7 * ABSURD
WEIGHTS = frozenset({"open", "closed", "unknown"})

Complaints = Iterator[tuple[str, Iterable[bool]]]

_COUNTRY = pattern("[A-Z]{2}|")
_FRACTION = pattern(r"0\.\d{1,6}|")


def obey(file: Path, table: Sheet | Rows) -> None:
    """Raise ``DataError`` for the first row that breaks a rule which needs no other file."""
    found = day_rules(table) if isinstance(table, Rows) else _RULES[file.name](table)
    for complaint, bad in found:
        refuse(file, bad, complaint)


def obey_each_other(folder: Path, sheets: Mapping[str, Sheet]) -> None:
    """What is kept by hand must name authors that ``labs.csv`` lists.

    Slugs of ``daily.csv`` need not be listed anywhere: the feed names new ones first, see ``catalogue.Catalogue``.
    """
    authors, unlisted = set(sheets["labs.csv"]["author"]), "has an author that labs.csv does not list"
    refuse(folder / "models.csv", (_maker(model) not in authors for model in sheets["models.csv"]["model"]), unlisted)
    cloaked = sheets["cloaked.csv"]
    refuse(folder / "cloaked.csv", (author not in authors for author in cloaked["author"]), unlisted)
    theirs = zip(cloaked["model"], cloaked["author"], strict=True)
    refuse(
        folder / "cloaked.csv",
        (_maker(model) != author for model, author in theirs),
        "names an author who is not the model's",
    )


def _maker(slug: str) -> str:
    return slug.partition("/")[0]


def day_rules(rows: Rows) -> Complaints:
    """What the source promises of its days: at most fifty models, each once, and the rest behind them."""
    step = np.diff(rows.day, prepend=rows.day[:1])
    number = np.cumsum(step != 0)
    rest = np.isin(rows.code, [at for at, slug in enumerate(rows.slugs) if slug == REST])
    twice = np.ones(len(rows), dtype=bool)
    twice[np.unique(number * len(rows.slugs) + rows.code, return_index=True)[1]] = False
    place = np.arange(len(rows)) - np.flatnonzero(np.diff(number, prepend=-1))[number]
    follows = np.append(number[1:] == number[:-1], False)
    found = {
        "the day stands before the one above it": step < 0,
        f'has "{REST}" a second time for that date': twice & rest,
        "is there twice for one date": twice,
        "has no model": np.isin(rows.code, [at for at, slug in enumerate(rows.slugs) if not slug.strip()]),
        "tokens is negative": rows.tokens < 0,
        "has no tokens at all": rows.tokens == 0,
        f"has more tokens than anybody can have in a day ({ABSURD:.0e} or more)": rows.tokens >= ABSURD,
        f'"{REST}" is not the last row of its day': rest & follows,
        f"is one row too many: a day names {DAILY_NAMED} models and the rest": place - rest >= DAILY_NAMED,
    }
    yield from ((complaint, bad.tolist()) for complaint, bad in found.items() if bad.any())


def _total_rules(sheet: Sheet) -> Complaints:
    totals = list(zip(sheet["archived_chart_total"], sheet["data_api_total"], strict=True))
    yield "the week does not begin on a Monday", (week.weekday() != 0 for week in sheet["week"])
    yield "the week is there twice", _again(sheet["week"])
    yield "has no total", (all(map(math.isnan, both)) for both in totals)
    yield "has no tokens at all", (0 in both for both in totals)
    yield "has more tokens than there can be in a week", (any(one >= ABSURD_WEEK for one in both) for both in totals)


def _key_rules(sheet: Sheet) -> Complaints:
    """Rules of the files that describe slugs: the first column is the key."""
    key = next(iter(sheet.columns.values()))
    yield "has no key", (not one.strip() for one in key)
    yield "is there twice", _again(key)


def _lab_rules(sheet: Sheet) -> Complaints:
    yield from _key_rules(sheet)
    yield "the country is not an ISO code of two letters", (not _COUNTRY.fullmatch(one) for one in sheet["country"])
    yield "has no name", (not name.strip() for name in sheet["name"])


def _model_rules(sheet: Sheet) -> Complaints:
    yield from _key_rules(sheet)
    yield "weights must be open, closed or unknown", (one not in WEIGHTS for one in sheet["weights"])


def _cloaked_rules(sheet: Sheet) -> Complaints:
    yield from _key_rules(sheet)
    bad = (cell != "" and day(cell) is None for cell in sheet["disclosed"])
    yield "disclosed is not a date like 2026-02-09", bad


def _rename_rules(sheet: Sheet) -> Complaints:
    yield from _key_rules(sheet)
    pairs, renamed = list(zip(sheet["slug"], sheet["model"], strict=True)), set(sheet["slug"])
    yield "has no model", (not model.strip() for _, model in pairs)
    yield "leads to a model of another maker", (_maker(slug) != _maker(model) for slug, model in pairs)
    yield "leads to a name that is renamed itself", (model in renamed for _, model in pairs)


def _caveat_rules(sheet: Sheet) -> Complaints:
    yield "ends before it begins", (last < first for first, last in zip(sheet["first"], sheet["last"], strict=True))
    yield "restated is not a fraction like 0.004", (not _FRACTION.fullmatch(cell) for cell in sheet["restated"])


def _again(cells: Iterable[object]) -> Iterator[bool]:
    """Whether each was there before."""
    seen: set[object] = set()
    for cell in cells:
        yield cell in seen
        seen.add(cell)


_RULES: Mapping[str, Callable[[Sheet], Complaints]] = {
    "weekly_totals.csv": _total_rules,
    "labs.csv": _lab_rules,
    "models.csv": _model_rules,
    "cloaked.csv": _cloaked_rules,
    "renames.csv": _rename_rules,
    "caveats.csv": _caveat_rules,
}
