"""Charts from plain frames: small functions, one a form. The only importer of Altair.

Every form draws what is measured solid and what an article claims as a dashed rule over a light band, and fills the
width it is given, from a phone's. A ``Figure`` adds the finding, which stands inside the chart with its source, on a
page as in a picture.

Nothing here is loaded before a name of it is used: Altair takes as long to load as an article to check, and most checks
draw nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.charts.dots import before_after, two_marks
    from core.charts.figure import Figure, frame, plain
    from core.charts.lines import BRUSH, crossing, overview, trend
    from core.charts.marks import Claimed, instant
    from core.charts.render import on_page, png, svg
    from core.charts.sizes import NOBODY, bars, part_of_whole, ranking_chart
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

_OF = {
    "sizes": ("NOBODY", "bars", "part_of_whole", "ranking_chart"),
    "dots": ("before_after", "two_marks"),
    "figure": ("Figure", "frame", "plain"),
    "lines": ("BRUSH", "crossing", "overview", "trend"),
    "marks": ("Claimed", "instant"),
    "render": ("on_page", "png", "svg"),
    "theme": ("TONES",),
}
_HOME = {name: module for module, names in _OF.items() for name in names}

if not TYPE_CHECKING:  # a checker would take every name for one of this package's

    def __getattr__(name: str) -> object:
        """A name that is asked for, from the module that has it, and every other of that module."""
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f"{__name__}.{_HOME[name]}")
        globals().update({one: getattr(module, one) for one in _OF[_HOME[name]]})
        return globals()[name]
