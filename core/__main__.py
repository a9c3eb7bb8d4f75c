"""The command line: check an article, bring the data up to date, show what data there is.

Exit code 0 when the command did its work, whatever the verdicts; with one clear line on standard error 2 for what
cannot be used, and 1 where the report cannot be written. Each command imports what it needs itself, so that none waits
for the libraries of another.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from core.errors import ArticleError, DataError, RefreshError

if TYPE_CHECKING:
    from core.intake import Found
    from core.model import Article
    from core.workers import Workers

FORMATS = ("claimreview", "csv", "html", "json", "markdown", "text")
"""Names of the forms in ``core.export``, here so that asking for help does not load them."""

MOST_PROCESSES = 1_000
"""Each takes some 250 MB; more are a slip of the finger."""

OFFERED = "“{words}” may say when it appeared, but can be read otherwise: --published {day} would take it for that."

STOPPED = "Stopped. The next run goes on from here; `python -m core data` shows which snapshot is in use."


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line and run the command. Returns the exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], Iterable[str]] = options.run
    try:
        return _write(run(options))
    except (ArticleError, DataError, RefreshError) as error:
        print(f"core: {error}", file=sys.stderr)
        return 2


def _write(lines: Iterable[str]) -> int:
    """Put each text on standard output as it comes. Returns the exit code; who stops reading early has read enough."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        for line in lines:
            print(line, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries again when it ends
        if isinstance(error, BrokenPipeError):
            return 0
        print(f"core: the report cannot be written: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m core", description="Check the numbers of an article about AI usage on OpenRouter."
    )
    commands = parser.add_subparsers(required=True)
    for add in (_add_check, _add_batch, _add_refresh, _add_inventory):
        _add_data(add(commands))
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_check(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("check", help="check one article")
    command.set_defaults(run=_check)
    command.add_argument(
        "file",
        metavar="FILE|-|URL",
        help="a file (text, Markdown, HTML, PDF, Word), - for standard input, or a web address",
    )
    command.add_argument("--published", metavar="YYYY-MM-DD", help="the day the article appeared")
    command.add_argument("--title", default="", help="the article's title")
    command.add_argument("--format", choices=FORMATS, default="text", help="what to print (default: text)")
    command.add_argument("--page", metavar="URL", help="for claimreview: the address of the page that holds the review")
    return command


def _add_batch(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("batch", help="check a whole archive")
    command.set_defaults(run=_batch)
    command.add_argument(
        "source",
        metavar="SOURCE",
        nargs="+",
        help="a folder, a table (.csv, .jsonl, .parquet: text, title, published, url), files, or @names.txt",
    )
    command.add_argument("--out", metavar="DIR", required=True, help="the folder for the tables")
    command.add_argument("--format", choices=("jsonl", "csv", "parquet"), default="jsonl", help="(default: jsonl)")
    command.add_argument("--resume", action="store_true", help="go on with the run that this folder holds")
    where = command.add_mutually_exclusive_group()
    where.add_argument(
        "--processes", metavar="N", type=_number, help="processes that read (default: one for each core)"
    )
    where.add_argument("--scheduler", metavar="ADDRESS", help="the scheduler of a Dask cluster that is to do the work")
    return command


def _number(words: str) -> int:
    """A number of processes. What argparse says of a ``ValueError`` names the value and this function."""
    if not words.isascii() or not words.isdigit() or not 1 <= int(words) <= MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"{words} is no number from 1 to {MOST_PROCESSES}")
    return int(words)


def _add_refresh(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("refresh", help="bring the data up to date from OpenRouter's Data API")
    command.set_defaults(run=_refresh)
    command.add_argument("--base-url", metavar="URL", help="another server (default: OpenRouter's own)")
    return command


def _add_inventory(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("data", help="show coverage, gaps and restatements, and verify checksums")
    command.set_defaults(run=_data)
    command.add_argument("--seal", action="store_true", help="check and accept rows added to labs.csv and the like")
    return command


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data", metavar="DIR", help="a folder of snapshots, one snapshot's folder, or its name (2026-10-11)"
    )


def _check(options: argparse.Namespace) -> Iterable[str]:
    from core import limit
    from core.workers import Workers

    folder = _named(options.data)
    workers = Workers(1, partial(limit.ready, folder=folder and folder.resolve()))
    try:
        article = _article(options, workers)
        return [limit.printed(workers, article, options.format, folder and folder.resolve(), options.page)]
    finally:
        workers.end()


def _batch(options: argparse.Namespace) -> Iterable[str]:
    from core.batch import Batch, cluster, local, run
    from core.batch.wording import STOPPED as HELD

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = _named(options.data)
    batch = Batch(options.source, Path(options.out), options.format, folder and folder.resolve())
    make = partial(local.parts, options.processes or _cores())
    if options.scheduler is not None:
        make = partial(cluster.parts, options.scheduler, say)
    try:
        return [run(batch, options.resume, say, make)]
    except KeyboardInterrupt:
        raise ArticleError(HELD) from None


def _cores() -> int:
    """Cores that this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _refresh(options: argparse.Namespace) -> Iterable[str]:
    from core.datasets.snapshot import HOME
    from core.refresh import refresh
    from core.refresh.client import base_url_of, key_of

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that a service that ends is told of, too
    try:
        home, key = _named(options.data) or HOME, key_of(os.environ)
        refresh(home, key, options.base_url or base_url_of(os.environ), lambda line: print(line, flush=True))
    except KeyboardInterrupt:
        raise RefreshError(STOPPED) from None
    return ()


def _data(options: argparse.Namespace) -> Iterable[str]:
    from core.datasets.snapshot import HOME
    from core.refresh.inventory import inventory
    from core.refresh.seal import seal

    return (seal if options.seal else inventory)(_named(options.data) or HOME)


def _named(data: str | None) -> Path | None:
    """The folder that ``--data`` means: a name that is no folder here is one of the snapshots of the project's home."""
    path = Path(data) if data is not None else None
    if path is None or data is None or path.name != data or path.exists():
        return path
    from core.datasets.snapshot import HOME, folder_of

    return folder_of(HOME, data)


def _article(options: argparse.Namespace, workers: Workers) -> Article:
    """The article to check, with what was found about it said on standard error."""
    from core import articles

    published = articles.day(options.published) if options.published else None
    found = _found(options.file, workers)
    for note in found.notes if published is None else ():
        print(f"core: {note}", file=sys.stderr)
    if found.offered and published is None:
        print(f"core: {OFFERED.format(words=found.words, day=found.offered)}", file=sys.stderr)
    article = found.article
    return replace(article, title=options.title or article.title, published=published or article.published)


def _found(name: str, workers: Workers) -> Found:
    from core import intake

    if intake.is_address(name) and not Path(name).exists():
        if not intake.allowed(os.environ, own=True):
            raise ArticleError(intake.SWITCHED_OFF)
        return intake.fetched(workers, name)
    if name == "-":
        return intake.opened(workers, sys.stdin.buffer.read(intake.LARGEST + 1))
    path = Path(name)
    try:
        with path.open("rb") as file:
            return intake.opened(workers, file.read(intake.LARGEST + 1), path.name)
    except OSError as error:
        raise ArticleError(
            f"{path} cannot be read: {error.strerror}. Name a file, a web address, or - for standard input."
        ) from None


if __name__ == "__main__":
    sys.exit(main())
