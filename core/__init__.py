"""Numbers about AI usage on OpenRouter, checked against the data: ``check`` for one text, ``load`` for a dataset.

>>> import core
>>> report = core.check(
...     "In the week of 9-15 February 2026, Chinese models on OpenRouter processed 4.12 trillion tokens."
... )
>>> [(claim.claim.text, str(claim.verdict.rating)) for claim in report.claims]
[('4.12 trillion tokens', 'Verified on one count')]
>>> print(report.claims[0].finding)
The article says Chinese models processed 4.12 trillion tokens in the week of 9–15 February 2026. That is right for \
the nine models on the chart (4.12 trillion) and too low for every named model (5.46 trillion).

Words such as "currently" lean on the day on which a text appeared:

>>> text = "Chinese models on OpenRouter currently handle about 18 trillion tokens a week."
>>> str(core.check(text).claims[0].verdict.rating)
"Can't check"
>>> str(core.check(text, published="2026-06-22").claims[0].verdict.rating)
'Verified on one count'

Whoever checks many texts loads the data once:

>>> dataset = core.load()
>>> [len(core.check(text, published="2026-06-22", dataset=dataset).claims) for text in (text, "Nothing happened.")]
[1, 0]

``core.export`` writes a report as JSON, ClaimReview, CSV, HTML or Markdown, ``core.intake`` reads files.

Everything is imported when it is first asked for: ``import core`` alone costs nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.datasets import Dataset
    from core.model import Report

__all__ = ["check", "load"]


def check(text: str, *, published: date | str | None = None, dataset: Dataset | None = None, title: str = "") -> Report:
    """Every number of a text beside the data: judged, or on record with the reason why it is not.

    ``text`` is plain text, Markdown or a piece of HTML, with or without front matter; spans of the report are offsets
    into ``report.article.text``, which is ``text`` without the front matter. ``published`` is the day on which it
    appeared, as a date or as YYYY-MM-DD; where it is not given, a day that the text itself gives beyond doubt is taken.
    ``dataset`` is what ``load`` returns; by default the snapshot in use, loaded once.

    Values in the report are in base units: tokens, fractions for shares and changes, times for multiples. It runs in
    this process and ends when it has ended: for texts of strangers ``core.limit`` has processes with a time limit.

    Raises ``core.errors.ArticleError`` for a text that is empty, binary or too long and for a day that is none, and
    ``core.errors.DataError`` for data that are missing or broken.
    """
    from core import articles, intake
    from core.checking import check as checked

    article = intake.worded(text).article
    day = articles.day(published) if isinstance(published, str) else published
    described = replace(article, title=title or article.title, published=day or article.published)
    return checked(described, dataset or _in_use())


def load(folder: str | Path | None = None) -> Dataset:
    """The data of a snapshot's folder or of a folder of snapshots; by default the snapshot in use of this project.

    Raises ``core.errors.DataError`` for data that are missing, damaged or edited.
    """
    from core.datasets import load as loaded
    from core.datasets.snapshot import HOME

    return loaded(Path(folder or HOME))


@cache
def _in_use() -> Dataset:
    return load()
