"""What is done with a run of records, wherever it is done: their articles are found and checked, and become rows.

Each article has its time limit (``core.limit``), and one that cannot be read is set aside with the reason, so no
article stops the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from core import articles, intake
from core.batch import wording
from core.batch.rows import Row, rows
from core.batch.sources import Record
from core.errors import ArticleError
from core.intake import Found
from core.workers import Workers

Part = Mapping[str, list[Row]]
"""Rows by table."""


def part(workers: Workers, folder: Path, records: Iterable[Record]) -> Part:
    """The rows of all records, one after the other, against the snapshot in ``folder``. Raises ``DataError``."""
    made: dict[str, list[Row]] = {"articles": [], "claims": [], "set_aside": []}
    for record in records:
        try:
            found = _found(workers, record)
            row, claims = rows(workers, found.article, folder)
        except ArticleError as error:
            made["set_aside"].append({"article": record.key, "reason": str(error)})
            continue
        made["articles"].append({"article": record.key, **row, "notes": " ".join(found.notes) or None})
        made["claims"] += ({"article": record.key, **claim} for claim in claims)
    return made


def _found(workers: Workers, record: Record) -> Found:
    """The article of a record; what the record says of it comes before what is found in its text."""
    if record.problem:
        raise ArticleError(record.problem)
    if record.path is not None:
        raw = contents(record.path) if record.raw is None else record.raw
        return intake.opened(workers, raw, record.path.name)
    published = articles.day(record.published[:10]) if record.published else None
    text = record.text
    found = intake.opened(workers, text.encode(), "page.html") if intake.is_page(text) else intake.worded(text)
    own = found.article
    article = replace(
        own, title=record.title or own.title, published=published or own.published, url=record.url or own.url
    )
    return replace(found, article=article, notes=() if published else found.notes)


def contents(path: Path) -> bytes:
    """A file's bytes, or enough of them to see that it is too large. Raises ``ArticleError``."""
    try:
        with path.open("rb") as file:
            return file.read(intake.LARGEST + 1)
    except OSError as error:
        raise ArticleError(wording.BAD_FILE.format(why=error.strerror)) from error


def carried(record: Record) -> Record:
    """The record with what its file holds, for a machine that does not have the file."""
    if record.path is None or record.problem:
        return record
    try:
        return replace(record, raw=contents(record.path))
    except ArticleError as error:
        return replace(record, problem=str(error))
