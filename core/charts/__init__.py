"""Charts from plain frames: small functions, one a form. The only importer of Altair.

Every form takes its finding as ``title`` and what it shows, with the unit, as ``subtitle``; draws what is measured
solid and what an article claims as a dashed rule over a light band; and fills the width it is given, from a phone's.
"""

from __future__ import annotations

from core.charts.bars import NOBODY, bars, part_of_whole, ranking_chart
from core.charts.dots import before_after, two_marks
from core.charts.figure import Figure, frame, plain
from core.charts.lines import crossing, trend
from core.charts.marks import Claimed
from core.charts.render import png, svg

__all__ = [
    "NOBODY",
    "Claimed",
    "Figure",
    "bars",
    "before_after",
    "crossing",
    "frame",
    "part_of_whole",
    "plain",
    "png",
    "ranking_chart",
    "svg",
    "trend",
    "two_marks",
]
