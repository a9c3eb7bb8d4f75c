"""Figures with title and source inside: on a page, and as files drawn without a browser and without the network."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
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
        "layer": [*drawn["layer"], _footer(textwrap.wrap(source, width // TEXT_CHARACTER), drawn)],
        "title": {
            "text": textwrap.wrap(figure.title, width // TITLE_CHARACTER),
            "subtitle": textwrap.wrap(figure.subtitle, width // TEXT_CHARACTER),
        },
        "width": width,
        "background": BACKGROUNDS[theme],
        "description": figure.alt,
    }


_TITLE: dict[str, Any] = {
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


_SOURCE: dict[str, Any] = {
    "align": "left",
    "baseline": "top",
    "font": BODY,
    "fontSize": 11,
    "lineHeight": 14,
    "color": MUTED.to_dict(),
}


def _footer(lines: list[str] | dict[str, str], drawn: Mapping[str, Any]) -> dict[str, Any]:
    """The source, below the axis where ``drawn`` has one."""
    axis = any(layer.get("encoding", {}).get("x", {}).get("axis") for layer in drawn["layer"])
    return {
        "data": {"values": [{}]},
        "mark": {"type": "text", "text": lines, "dy": 42 if axis else 12, **_SOURCE},
        "encoding": {"x": {"value": 0}, "y": {"value": "height"}},
    }


STEPS = (300, 420, 600, 840)
"""Widths of a chart on a page for which its words are broken into lines, in pixels: Vega breaks none itself."""

PAGE_TITLE, PAGE_TEXT = 8.6, 6.4
"""Pixels that a character takes there, where both fonts are at hand."""


def on_page(figure: Figure, source: str) -> dict[str, Any]:
    """The specification of the chart with title, subtitle and source inside, as wide as the page lets it be.

    So whatever takes the picture away, as the toolbar's own button does, takes them along.
    """
    drawn: dict[str, Any] = figure.chart.to_dict()
    title = {"text": _broken(figure.title, PAGE_TITLE), "subtitle": _broken(figure.subtitle, PAGE_TEXT)}
    return {
        **drawn,
        "config": {**drawn["config"], "title": _TITLE},
        "layer": [*drawn["layer"], _footer(_broken(source, PAGE_TEXT), drawn)],
        "title": {**title, "frame": "bounds"},
    }


def _broken(text: str, character: float) -> dict[str, str]:
    """A text broken into lines for each of the widths, of which the chart picks one."""
    said = ""
    for width, wider in zip(STEPS, (*STEPS[1:], None), strict=True):
        lines = json.dumps(textwrap.wrap(text, int(width // character)))
        said += lines if wider is None else f"{_ROOM} < {wider} ? {lines} : "
    return {"expr": said}


_ROOM = "(width > 0 ? containerSize()[0] : 0)"
"""Vega's ``width`` is that of the plot without labels; it is named here so that the lines follow when it changes."""


def svg(figure: Figure, source: str, width: int = WIDTH, theme: str = "light") -> str:
    """The figure as an SVG document."""
    drawn: str = vl_convert.vegalite_to_svg(spec(figure, source, width, theme))
    return drawn


def png(figure: Figure, source: str, width: int = WIDTH, theme: str = "light", scale: float = 2) -> bytes:
    """The figure as a PNG picture with ``scale`` pixels to the CSS pixel."""
    drawn: bytes = vl_convert.vegalite_to_png(spec(figure, source, width, theme), scale=scale)
    return drawn
