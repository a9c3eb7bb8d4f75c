"""Bringing the data up to date from OpenRouter's Data API.

ask  ->  check  ->  compare  ->  write beside  ->  switch
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from core.datasets.snapshot import CURRENT, HOME, MANIFEST, folder_of, load, read_manifest
from core.errors import DataError, RefreshError
from core.refresh import partial, rows, write
from core.refresh.client import BASE_URL, Feed, Say, spans
from core.refresh.restated import Restated, restated
from core.refresh.restated import told as restatements
from core.refresh.rows import Day, Page
from core.refresh.unknown import Unknown, unknown
from core.refresh.unknown import told as unknowns

LOCK = ".lock"
"""File of the home that keeps two refreshes apart; the system lets go of it when a run is killed."""

LOST = 7
"""Days that the feed may no longer have without the answer being taken for a broken one."""


@dataclass(frozen=True)
class Outcome:
    """What a refresh did: the snapshot now in use, whether it is new, what was restated, what is not looked up."""

    name: str
    new: bool
    restated: tuple[Restated, ...]
    unknown: tuple[Unknown, ...]


def refresh(home: Path, key: str, base_url: str = BASE_URL, say: Say = print, today: date | None = None) -> Outcome:
    """Fetch the whole history, write it as a new snapshot of ``home``, and take that into use.

    All of it is asked for each time, two calls for two years, since days long past are restated and a snapshot should
    be of one vintage. ``say`` hears one line at a time; ``today`` is the present UTC day. Raises ``DataError`` when the
    snapshot in use is damaged, and ``RefreshError`` for all else: then the snapshot in use is the one that was, and
    the pages fetched are kept for the next run.
    """
    today = today or datetime.now(UTC).date()
    with _alone(home):
        before = folder_of(home)
        load(before)
        try:
            with Feed(base_url, key, say) as feed:
                pages = partial.gathered(feed, home, spans(today - timedelta(days=1)), say)
            return _taken(home, before, pages, today, say)
        except (RefreshError, OSError) as error:
            why = f"{error.strerror or error}: {error.filename or home}." if isinstance(error, OSError) else str(error)
            why = why.replace(key, "…")  # a server may repeat it in a row that is told of
            raise RefreshError(f"{why} The snapshot of {folder_of(home).name} stays in use.") from None


def _taken(home: Path, before: Path, pages: Sequence[Page], today: date, say: Say) -> Outcome:
    """The pages as a snapshot in use. Pages that cannot become one are thrown away: the next run asks again."""
    known, newest = write.days_of(before), pages[-1]
    try:
        _admit(newest, before, today)
        taken, left_out = rows.complete(pages)
        days, gaps = _merged(known, taken, left_out, before, newest, say)
        changed = restated(known, taken)
        made = write.contents(before, write.News(newest.as_of, newest.version, days, changed, gaps))
        name = before.name if _unchanged(before, made) else write.place(home, newest.as_of.date(), made)
    except RefreshError:
        partial.discard(home)
        raise
    except DataError as error:
        partial.discard(home)
        raise RefreshError(f"What the feed gave makes no snapshot: {error}") from None
    write.switch(home, name)
    partial.discard(home)
    return _told(home, name, before, [day for day in days if day not in known], changed, say)


def _admit(newest: Page, before: Path, today: date) -> None:
    """Raises when the figures are older than those in use, or of a time to come."""
    drawn_up, in_use = newest.as_of.date(), date.fromisoformat(read_manifest(before)["as_of"])
    if drawn_up < in_use:
        raise RefreshError(f"The feed's figures are as of {drawn_up}, older than those in use, as of {in_use}.")
    if drawn_up > today + timedelta(days=1):
        raise RefreshError(f"The feed's figures are as of {drawn_up}, which is still to come.")


def _merged(
    known: Mapping[date, Day],
    taken: Mapping[date, Day],
    left_out: Mapping[date, str],
    before: Path,
    newest: Page,
    say: Say,
) -> tuple[dict[date, Day], list[str]]:
    """The days of the new snapshot, and what its manifest should say of those that the feed does not give.

    A day that was known and is not given any more keeps its old rows: it was published once.
    """
    for day, reason in left_out.items():
        say(f"{day} is not taken: {reason}.")
    if not taken:
        raise RefreshError("The feed gave no complete day.")
    kept = sorted(known.keys() - taken.keys())
    if len(kept) > LOST:
        raise RefreshError(f"The feed lacks {len(kept)} days that are known, {kept[0]} the first: that is no answer.")
    days = {**{day: known[day] for day in kept}, **taken}
    first, last = min(days), max(days)
    span = (first + timedelta(days=step) for step in range((last - first).days))
    missing = [day for day in span if day not in days]
    told = " ".join(read_manifest(before)["gaps"])
    as_of = newest.as_of.date()
    gaps = [
        *_gap(kept, told, f"not in the feed as of {as_of}; the rows are those of the snapshot of {before.name}"),
        *_gap(missing, told, f"not in the feed as of {as_of}"),
    ]
    for gap in gaps:
        say(gap)
    return days, gaps


def _gap(days: Sequence[date], told: str, what: str) -> list[str]:
    """A line on those of the days of which nothing is told yet."""
    untold = [day.isoformat() for day in days if day.isoformat() not in told]
    return [f"{', '.join(untold)}: {what}."] if untold else []


def _unchanged(before: Path, made: Mapping[str, bytes]) -> bool:
    """True when the snapshot in use is of the same day and has the same rows."""
    same = made["daily.csv"] == (before / "daily.csv").read_bytes()
    return same and json.loads(made[MANIFEST])["as_of"] == read_manifest(before)["as_of"]


def _told(home: Path, name: str, before: Path, added: Sequence[date], changed: Sequence[Restated], say: Say) -> Outcome:
    """Tell the reader what there is now, and hand it on."""
    found = unknown(load(home / name))
    if name == before.name:
        say(f"Nothing new: the snapshot of {name} stays in use.")
    else:
        many = f"{len(added)} new {'day' if len(added) == 1 else 'days'}"
        say(f"{many}, {min(added)} to {max(added)}." if added else "No new day.")
        for line in restatements(changed):
            say(line)
    for line in unknowns(found, home / name):
        say(line)
    if found and home.resolve() == HOME.resolve():
        say("So that articles may name the new models: python -m core.datasets.lexicon")
    if name != before.name:
        say(f"In use now: {home / name}. The snapshot of {before.name} stays beside it.")
    return Outcome(name, name != before.name, tuple(changed), tuple(found))


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """The home folder for one refresh at a time, cleared of what a killed one left."""
    if not (home / CURRENT).is_file():
        raise RefreshError(f"{home} is no home of snapshots: it has no file “{CURRENT}” that names the one in use.")
    try:
        with FileLock(home / LOCK, timeout=0):
            write.clean(home)
            yield
    except Timeout:
        raise RefreshError(f"Another refresh of {home} is running. Wait for it to end.") from None
    except OSError as error:
        raise RefreshError(f"{home} cannot be written: {error.strerror or error}.") from None
