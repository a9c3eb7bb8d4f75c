"""Figures as files: SVG and PNG, drawn without a browser and without the network."""

from __future__ import annotations

import textwrap
from typing import Any

import vl_convert

from core.charts.figure import Figure
from core.charts.theme import BODY, HEADING, INK, MUTED

WIDTH = 680
# Pixels a character takes in a title and in smaller text, in the widest of the fonts that a machine may fall back on.
TITLE_CHARACTER, TEXT_CHARACTER = 11, 7
BACKGROUNDS = {"light": "#fffdf9", "dark": "#12161d"}


def spec(figure: Figure, source: str, width: int = WIDTH, theme: str = "light") -> dict[str, Any]:
    """The Vega-Lite specification of a picture: the chart at a fixed ``width`` in pixels with its title and ``source``.

    ``theme`` is light or dark. Text is broken into lines for this width: Vega breaks none itself.
    """
    drawn: dict[str, Any] = figure.chart.to_dict()
    drawn["config"] = {**drawn["config"], "title": _TITLE}
    return {
        **drawn,
        "layer": [*drawn["layer"], _footer(textwrap.wrap(source, width // TEXT_CHARACTER))],
        "title": {
            "text": textwrap.wrap(figure.title, width // TITLE_CHARACTER),
            "subtitle": textwrap.wrap(figure.subtitle, width // TEXT_CHARACTER),
        },
        "width": width,
        "background": BACKGROUNDS[theme],
        "description": figure.alt,
    }


_TITLE = {
    "font": HEADING,
    "fontSize": 16,
    "fontWeight": "bold",
    "color": INK.to_dict(),
    "lineHeight": 20,
    "anchor": "start",
    "offset": 14,
    "subtitleFont": BODY,
    "subtitleFontSize": 13,
    "subtitleColor": MUTED.to_dict(),
    "subtitleLineHeight": 17,
    "subtitlePadding": 5,
}


def _footer(lines: list[str]) -> dict[str, Any]:
    """The source, below the axis."""
    return {
        "data": {"values": [{}]},
        "mark": {
            "type": "text",
            "text": lines,
            "align": "left",
            "baseline": "top",
            "dy": 42,
            "font": BODY,
            "fontSize": 11,
            "lineHeight": 14,
            "color": MUTED.to_dict(),
        },
        "encoding": {"x": {"value": 0}, "y": {"value": "height"}},
    }


def svg(figure: Figure, source: str, width: int = WIDTH, theme: str = "light") -> str:
    """The figure as an SVG document."""
    drawn: str = vl_convert.vegalite_to_svg(spec(figure, source, width, theme))
    return drawn


def png(figure: Figure, source: str, width: int = WIDTH, theme: str = "light", scale: float = 2) -> bytes:
    """The figure as a PNG picture with ``scale`` pixels to the CSS pixel."""
    drawn: bytes = vl_convert.vegalite_to_png(spec(figure, source, width, theme), scale=scale)
    return drawn
