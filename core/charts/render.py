"""Charts as files: SVG and PNG, drawn without a browser and without the network."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt
import vl_convert

WIDTH = 680
# Pixels a character takes in a title and a subtitle, in the widest of the fonts that a machine may fall back on.
TITLE_CHARACTER, SUBTITLE_CHARACTER = 11, 7
BACKGROUNDS = {"light": "#fffdf9", "dark": "#12161d"}


def spec(chart: alt.LayerChart, width: int = WIDTH, theme: str = "light") -> dict[str, Any]:
    """The Vega-Lite specification at a fixed ``width`` in pixels on the background of ``theme``, light or dark.

    The title's lines, broken for a phone, are joined and broken again for this width.
    """
    drawn: dict[str, Any] = chart.to_dict()
    title = drawn["title"]
    title["text"] = textwrap.wrap(" ".join(title["text"]), width // TITLE_CHARACTER)
    title["subtitle"] = textwrap.wrap(" ".join(title["subtitle"]), width // SUBTITLE_CHARACTER)
    description = " ".join([*title["text"], *title["subtitle"]])
    return {**drawn, "width": width, "background": BACKGROUNDS[theme], "description": description}


def svg(chart: alt.LayerChart, width: int = WIDTH, theme: str = "light") -> str:
    """The chart as an SVG document."""
    drawn: str = vl_convert.vegalite_to_svg(spec(chart, width, theme))
    return drawn


def png(chart: alt.LayerChart, width: int = WIDTH, theme: str = "light", scale: float = 2) -> bytes:
    """The chart as a PNG picture with ``scale`` pixels to the CSS pixel."""
    drawn: bytes = vl_convert.vegalite_to_png(spec(chart, width, theme), scale=scale)
    return drawn
