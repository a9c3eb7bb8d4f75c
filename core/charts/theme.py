"""How charts look: one palette, one set of fonts, on light and dark alike.

A colour is a pair of tones, and the chart itself picks one by the background it is drawn on (Vega keeps it in the
signal ``background``). So one and the same chart works in Streamlit's light and dark theme, also while the reader
switches, and in an exported picture.
"""

from __future__ import annotations

import altair as alt
from altair.utils.schemapi import disable_debug_mode

# Altair validates each part of a chart when it is made, which takes a quarter of the time, and then the whole chart
# once more when it is written, which is enough.
disable_debug_mode()

DARK = "luminance(background) < 0.4"


TONES: dict[str, str] = {}
"""The dark tone of every light one. No light tone has two: a file that shows both themes exchanges them by it."""


def tone(light: str, dark: str) -> alt.ExprRef:
    """A colour for the light background and one for the dark, as an expression that chooses."""
    assert TONES.setdefault(light, dark) == dark, f"{light} has two dark tones"
    return alt.ExprRef(f"{DARK} ? '{dark}' : '{light}'")


# Text keeps 4.5:1 against Streamlit's configured backgrounds and lines 3:1; hues are Okabe and Ito's.
INK = tone("#14171c", "#eceae4")
MUTED = tone("#5a5f68", "#a9b0ba")
GRID = tone("#e4ded3", "#2b323d")
PAPER = tone("#fffdf9", "#12161d")
# One colour, one meaning, on every chart of the app; the article's number is always a dashed rule in INK.
CHINA = tone("#0068a8", "#56b4e9")
USA = tone("#b34a00", "#f08a3c")
OPEN = tone("#00735a", "#2bbf94")
CLOSED = tone("#a0427f", "#dd8fbf")
NINE = tone("#6a4fb3", "#b3a1f2")
NAMED = tone("#7d5f00", "#e0b43c")
SUBJECT = tone("#27405f", "#c9d8ea")  # whoever else a figure is about
OTHER = tone("#6e4a36", "#cfa98f")  # and whoever else stands against them
REST = tone("#868b94", "#7d8590")
ON_REST = tone("#15181d", "#12161d")
PERIOD = tone("#e0a800", "#e6b93a")
BRUSHED = "#2f86b5"  # on both backgrounds: a brush takes no expression

_MEANT = {
    "chinese models": CHINA,
    "us models": USA,
    "open-weight models": OPEN,
    "closed-weight models": CLOSED,
    "closed models": CLOSED,
    "open weights": OPEN,
    "closed": CLOSED,
    "the nine charted models": NINE,
    "nine charted models": NINE,
    "nine charted": NINE,
    "every named model": NAMED,
    "every named": NAMED,
}


def meant(name: str, otherwise: alt.ExprRef = SUBJECT) -> alt.ExprRef:
    """The colour that a name has wherever it is drawn, or the one for names that have none of their own."""
    return _MEANT.get(name.casefold(), otherwise)


def has_meaning(name: str) -> bool:
    """True for a name with a colour of its own."""
    return name.casefold() in _MEANT


BODY = "Source Sans, Helvetica, Arial, sans-serif"
HEADING = "Source Serif, Georgia, serif"


def dressed(layers: list[alt.Chart], height: int) -> alt.LayerChart:
    """The layers as one chart, with its size and this project's look.

    ``height`` is that of the plot without its axis, in pixels. The width is the container's, labels included.
    """
    sized = alt.LayerChart(layer=layers).properties(
        width="container",
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        # All four sides by name: Streamlit writes into the object.
        padding={"left": 4, "top": 4, "right": 4, "bottom": 4},
    )
    drawn: alt.LayerChart = (
        sized.configure_axis(
            labelFont=BODY,
            labelFontSize=12,
            labelColor=MUTED,
            labelPadding=6,
            gridColor=GRID,
            domain=False,
            ticks=False,
            title=None,
        )
        .configure_legend(
            orient="top",
            title=None,
            labelFont=BODY,
            labelFontSize=13,
            labelColor=INK,
            symbolType="square",
            offset=4,
            columnPadding=14,
        )
        .configure_text(font=BODY, fontSize=13, color=INK)
        .configure_view(stroke=None)
    )
    return drawn
