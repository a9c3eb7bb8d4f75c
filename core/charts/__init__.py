"""Charts from plain frames: small functions, one a form. The only importer of Altair.

Every form draws what is measured solid and what an article claims as a dashed rule over a light band, and fills the
width it is given, from a phone's. A ``Figure`` adds the finding, which stands inside the chart with its source, on a
page as in a picture.
"""

from __future__ import annotations

from core.charts.bars import NOBODY, bars, part_of_whole, ranking_chart
from core.charts.dots import before_after, two_marks
from core.charts.figure import Figure, frame, plain
from core.charts.lines import BRUSH, crossing, overview, trend
from core.charts.marks import Claimed, instant
from core.charts.render import on_page, png, svg
from core.charts.theme import TONES

__all__ = [
    "BRUSH",
    "NOBODY",
    "TONES",
    "Claimed",
    "Figure",
    "bars",
    "before_after",
    "crossing",
    "frame",
    "instant",
    "on_page",
    "overview",
    "part_of_whole",
    "plain",
    "png",
    "ranking_chart",
    "svg",
    "trend",
    "two_marks",
]
