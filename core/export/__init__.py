"""A report in the forms that leave the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from core.datasets import Dataset, load
from core.export.claimreview import HERE, to_claimreview
from core.export.json import to_json
from core.export.markdown import to_markdown
from core.export.table import to_csv
from core.export.text import to_text
from core.model import Report

__all__ = ["FORMATS", "HERE", "Context", "to_text"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a form may need besides its report: the data to draw, and the address of the page that holds the review.

    Without a dataset the snapshot in use is loaded where a form draws.
    """

    dataset: Dataset | None = None
    page: str = HERE


class Form(Protocol):
    """Writes a report in one form."""

    def __call__(self, report: Report, context: Context = ..., /) -> str: ...


def _html(report: Report, context: Context) -> str:
    from core.export.html import to_html  # it draws, and what draws takes as long to load as a check

    return to_html(report, context.dataset or load())


FORMATS: dict[str, Form] = {
    "text": lambda report, _=Context(): to_text(report),
    "json": lambda report, _=Context(): to_json(report),
    "claimreview": lambda report, context=Context(): to_claimreview(report, context.page),
    "csv": lambda report, _=Context(): to_csv(report),
    "html": lambda report, context=Context(): _html(report, context),
    "markdown": lambda report, _=Context(): to_markdown(report),
}
"""Format names of the command line, each with the function that writes it."""
