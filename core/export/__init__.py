"""A report in the forms that leave the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.datasets import Dataset
from core.export.claimreview import HERE, to_claimreview
from core.export.html import to_html
from core.export.json import to_json
from core.export.markdown import to_markdown
from core.export.table import to_csv
from core.export.text import to_text
from core.model import Report

__all__ = ["FORMATS", "HERE", "Context", "to_text"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a form may need besides its report: the data to draw, and the address of the page that holds the review."""

    dataset: Dataset
    page: str = HERE


FORMATS: dict[str, Callable[[Report, Context], str]] = {
    "text": lambda report, _: to_text(report),
    "json": lambda report, _: to_json(report),
    "claimreview": lambda report, context: to_claimreview(report, context.page),
    "csv": lambda report, _: to_csv(report),
    "html": lambda report, context: to_html(report, context.dataset),
    "markdown": lambda report, _: to_markdown(report),
}
"""Format names of the command line, each with the function that writes it."""
