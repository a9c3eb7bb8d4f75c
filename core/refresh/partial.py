"""Pages of the feed, fetched one by one and kept until they have become a snapshot.

A run that is killed leaves its pages in ``.partial-<as-of day>`` beside the snapshots, each with its checksum; the next
run takes them up again if the feed still is of that vintage, and throws them away if not.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core import files
from core.errors import RefreshError
from core.refresh.client import Feed, Say
from core.refresh.rows import Page, Span, page, written

PREFIX = ".partial-"


def gathered(feed: Feed, home: Path, spans: Sequence[Span], say: Say) -> list[Page]:
    """The page of each span, all of one vintage, the newest asked for first.

    Raises ``RefreshError`` for an answer that cannot be taken; the pages before it are kept.
    """
    held = _kept(home, spans, say)
    if held and all(span in held for span in spans):
        _confirm(feed, home, held, spans[-1][1], say)
    for _ in range(2 * len(spans)):  # each page once, and once more should a day begin meanwhile
        span = next((span for span in reversed(spans) if span not in held), None)
        if span is None:
            return [held[span] for span in spans]
        fetched = _fetch(feed, span, say)
        if held and fetched.vintage != next(iter(held.values())).vintage:
            _discard(home, say)
            held = {}
        _keep(home, span, fetched)
        held[span] = fetched
    if all(span in held for span in spans):
        return [held[span] for span in spans]
    raise RefreshError("The feed's as-of day changed from call to call. Run it again later.")


def discard(home: Path) -> None:
    """Remove the pages of earlier runs."""
    for folder in _folders(home):
        shutil.rmtree(folder)


def _fetch(feed: Feed, span: Span, say: Say) -> Page:
    say(f"Asking for {span[0]} to {span[1]} …")
    fetched = page(feed.answer(*span), span)
    rows = sum(map(len, fetched.days.values()))
    say(f"  {rows:,} rows of {len(fetched.days):,} days, as of {fetched.as_of:%Y-%m-%d %H:%M} UTC.")
    return fetched


def _confirm(feed: Feed, home: Path, held: dict[Span, Page], day: date, say: Say) -> None:
    """Empties ``held`` unless the feed still is of the vintage of the kept pages: a question about one day tells."""
    fetched = _fetch(feed, (day, day), say)
    if fetched.vintage != next(iter(held.values())).vintage:
        _discard(home, say)
        held.clear()


def _discard(home: Path, say: Say) -> None:
    say("The feed has newer figures than the pages kept from an earlier run: these are thrown away.")
    discard(home)


def _folders(home: Path) -> list[Path]:
    return sorted(home.glob(f"{PREFIX}*"))


def _file(folder: Path, span: Span) -> Path:
    return folder / f"{span[0]}_{span[1]}.json"


def _keep(home: Path, span: Span, fetched: Page) -> None:
    """A page on disk: a line with the checksum of what follows it."""
    folder = home / f"{PREFIX}{fetched.as_of.date()}"
    folder.mkdir(exist_ok=True)
    body = written(fetched)
    files.replace(_file(folder, span), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def _kept(home: Path, spans: Sequence[Span], say: Say) -> dict[Span, Page]:
    """The pages of the newest run that stopped, as far as they are whole and answer the same questions."""
    folders = _folders(home)
    for older in folders[:-1]:
        shutil.rmtree(older)
    found = {span: kept for folder in folders[-1:] for span in spans if (kept := _read(_file(folder, span), span, say))}
    if found:
        say(f"Going on where an earlier run stopped: {len(found)} of {len(spans)} pages are there.")
    return found


def _read(file: Path, span: Span, say: Say) -> Page | None:
    if not file.exists():
        return None
    checksum, _, body = file.read_bytes().partition(b"\n")
    if checksum != hashlib.sha256(body).hexdigest().encode():
        say(f"A page kept from an earlier run is damaged and asked for again: {file.name}")
        return None
    return page(body, span)
