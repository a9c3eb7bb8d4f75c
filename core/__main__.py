"""``python -m core check FILE|-``: check one article from the command line.

Exit code 0 when the check ran, whatever the verdicts; 2 for bad input, with one clear line on standard error.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from core.errors import ArticleError, DataError

try:
    from core import articles
    from core.check import check
    from core.datasets import load
    from core.export import FORMATS
    from core.model import Article
except DataError as error:  # some word lists are read on import
    print(f"core: {error}", file=sys.stderr)
    sys.exit(2)


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line, check the article, print the report. Returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        dataset = load(options.data) if options.data else load()
        report = check(_article(options), dataset)
    except (ArticleError, DataError) as error:
        print(f"core: {error}", file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(FORMATS[options.format](report))
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
    command.add_argument("--format", choices=sorted(FORMATS), default="text", help="what to print (default: text)")
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
