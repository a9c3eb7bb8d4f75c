"""A report in the forms that leave the program."""

from __future__ import annotations

from collections.abc import Callable

from core.export.claimreview import to_claimreview
from core.export.html import to_html
from core.export.json import to_json
from core.export.table import to_csv
from core.export.text import to_text
from core.model import Report

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": to_text,
    "json": to_json,
    "claimreview": to_claimreview,
    "csv": to_csv,
    "html": to_html,
}
"""Format names of the command line, each with the function that writes it."""
