"""``python -m core check FILE|-``: check one article from the command line.

Exit code 0 when the check ran, whatever the verdicts; with one clear line on standard error 2 for bad input and 1 where
the report cannot be written.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from core import articles, limit
from core.errors import ArticleError, DataError
from core.model import Article
from core.workers import Workers

FORMATS = ("claimreview", "csv", "html", "json", "text")
"""Names in ``core.export.FORMATS``, which only the worker loads: this process would need a second for nothing."""


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line, check the article, print the report. Returns the exit code."""
    options = _parser().parse_args(arguments)
    folder = options.data and options.data.resolve()
    workers = Workers(1, partial(limit.ready, folder=folder))
    try:
        printed = limit.printed(workers, _article(options), options.format, folder)
    except (ArticleError, DataError) as error:
        print(f"core: {error}", file=sys.stderr)
        return 2
    finally:
        workers.end()
    return _write(printed)


def _write(report: str) -> int:
    """Put the report on standard output. Returns the exit code; whoever stops reading early has read enough."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        print(report, flush=True)
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
    command = commands.add_parser("check", help="check one article")
    command.add_argument("file", metavar="FILE", help="a text file in UTF-8, or - for standard input")
    command.add_argument("--published", metavar="YYYY-MM-DD", help="the day the article appeared")
    command.add_argument("--title", default="", help="the article's title")
    command.add_argument("--format", choices=FORMATS, default="text", help="what to print (default: text)")
    command.add_argument("--data", type=Path, metavar="DIR", help="another snapshot folder")
    return parser


def _article(options: argparse.Namespace) -> Article:
    published = articles.day(options.published) if options.published else None
    if options.file == "-":
        return Article(articles.decoded(sys.stdin.buffer.read()), options.title, published)
    path = Path(options.file)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ArticleError(
            f"{path} cannot be read: {error.strerror}. Name a text file, or - for standard input."
        ) from None
    if path.suffix == ".md" and raw.startswith(b"---"):
        article = articles.load(path)
        return replace(article, title=options.title or article.title, published=published or article.published)
    return Article(articles.decoded(raw), options.title, published)


if __name__ == "__main__":
    sys.exit(main())
