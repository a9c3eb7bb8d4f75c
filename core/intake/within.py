"""Reading a file in a process of its own, with an end to the time and the memory that it may take.

PDF, Word and HTML are read by libraries, and a file can be made to keep any of them busy for ever: by parts that unpack
without an end, by entities that stand for one another, by objects that lead to themselves, by brackets within brackets.
"""

from __future__ import annotations

import logging
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.articles import admitted
from core.errors import ArticleError
from core.intake import plain, wording
from core.intake.found import LARGEST, MEMORY, SECONDS, Found
from core.intake.kinds import Kind, kind_of
from core.workers import Lost, Overrun, Watch, Workers


def opened(
    workers: Workers,
    raw: bytes,
    name: str = "",
    watch: Watch = lambda done, of: None,
    seconds: float = SECONDS,
) -> Found:
    """The article of a file, from its bytes and its name, read by a worker in so many seconds.

    Raises ``ArticleError`` for a file that is too large, of another kind, damaged, or made to be read for ever.
    """
    if len(raw) > LARGEST:
        raise ArticleError(wording.TOO_LARGE)
    with workers.lent(watch=watch) as worker:
        try:
            return worker.run(_in_worker, raw, name, seconds=seconds, watch=watch)
        except (Overrun, Lost):
            raise ArticleError(wording.TOO_MUCH) from None


def read(raw: bytes, name: str = "") -> Found:
    """The article of a file, read in this process and without any end to it: for files that come from oneself.

    Raises ``ArticleError`` as ``opened`` does.
    """
    kind = kind_of(raw, name)
    try:
        found = plain.dated(_reader(kind)(raw))
    except ArticleError:
        raise
    except (MemoryError, RecursionError):
        raise ArticleError(wording.TOO_MUCH) from None
    except Exception as error:  # the libraries raise whatever a damaged file leads them to
        raise ArticleError(wording.BROKEN.format(kind=kind)) from error
    admitted(found.article.text)
    return found


def _reader(kind: Kind) -> Callable[[bytes], Found]:
    """The function that reads a kind; its library is loaded only for it."""
    if kind is Kind.HTML:
        from core.intake import page

        return page.read
    if kind is Kind.PDF:
        from core.intake import pdf

        return pdf.read
    if kind is Kind.DOCX:
        from core.intake import word

        return word.read
    return plain.read


def _in_worker(raw: bytes, name: str, watch: Watch) -> Found:
    """``read`` where memory is short, and where no library puts words of a text into a log."""
    logging.disable()
    try:
        with _memory(MEMORY):
            return read(raw, name)
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def _memory(room: int) -> Iterator[None]:
    """A block in which the process may take so many bytes more, where the system can tell what it has."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(OSError):  # no /proc: the time limit alone has to do
        held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
