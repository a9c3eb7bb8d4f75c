"""One claim as a picture of 1200 by 630 pixels, the size that sites show beside a link: drawn without a browser."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape

import vl_convert

from core.charts.figure import Figure
from core.charts.render import BACKGROUNDS
from core.charts.theme import BODY, HEADING
from core.model import Flag

WIDTH, HEIGHT, MARGIN = 1200, 630, 56
INK, SOFT, LINE = "#14171c", "#54585f", "#d9d2c5"
TONES = {Flag.VERIFIED: "#0a6b4b", Flag.DEPENDS: "#8a5300", Flag.UNVERIFIED: "#b3261e", Flag.UNCHECKABLE: "#55595f"}
"""The flags' colours on the light ground, as on the pages."""

QUOTE_CHARACTERS, QUOTE_LINES = 62, 3
CHART = (600, 246, 544, 300)
"""Where the chart may be: x, y, width, height."""

PLOT = 470
"""Width in pixels at which the chart is drawn before it is fitted into its place."""

FIGURE_CHARACTERS = 34

CLOSING = ("", *".,;:!?’)%")
"""What follows a number without a space: a sign, or nothing at all."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the picture says. ``quote`` is the sentence before the number, the number, and the sentence after it."""

    flag: Flag
    rating: str
    quote: tuple[str, str, str]
    says: str
    shows: str
    source: str
    name: str


def share_svg(shared: Shared, figure: Figure | None) -> str:
    """The picture as an SVG document."""
    tone, serif, sans = TONES[shared.flag], escape(HEADING), escape(BODY)
    quote = "".join(
        f'<text x="{MARGIN}" y="{150 + 40 * place}" font-family="{serif}" font-size="30" fill="{INK}">{line}</text>'
        for place, line in enumerate(_quoted(shared.quote, tone))
    )
    blocks = _block("The article says", shared.says, 290, tone) + _block("The data shows", shared.shows, 420, INK)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{BACKGROUNDS["light"]}"/>'
        f'<rect width="14" height="{HEIGHT}" fill="{tone}"/>'
        f'<text x="{MARGIN}" y="86" font-family="{sans}" font-size="34" font-weight="bold" fill="{tone}">'
        f"{escape(shared.rating)}</text>"
        f'<text x="{WIDTH - MARGIN}" y="84" text-anchor="end" font-family="{sans}" font-size="22" fill="{SOFT}">'
        f"{escape(shared.name)}</text>{quote}{blocks}{_fitted(figure)}"
        f'<line x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="572" y2="572" stroke="{LINE}"/>'
        f'<text x="{MARGIN}" y="603" font-family="{sans}" font-size="19" fill="{SOFT}">{escape(shared.source)}</text>'
        "</svg>"
    )


def share_png(shared: Shared, figure: Figure | None) -> bytes:
    """The picture as a PNG of 1200 by 630 pixels."""
    drawn: bytes = vl_convert.svg_to_png(share_svg(shared, figure), scale=1)
    return drawn


def _quoted(quote: tuple[str, str, str], tone: str) -> list[str]:
    """The sentence in lines with the number in colour; a long one is cut around its number."""
    before, number, after = (" ".join(part.split()) for part in quote)
    room = QUOTE_CHARACTERS * QUOTE_LINES - len(number) - 8
    if len(before) + len(after) > room:
        kept = max(room - len(after), room // 2)
        before = before if len(before) <= kept else "… " + before[-kept:].partition(" ")[2]
        after = textwrap.shorten(after, max(room - len(before), 1), placeholder=" …")
    glue = "\u2060"  # keeps the number together, and is found again in its line
    space = "" if after[:1] in CLOSING else " "
    marked = f"“{before} {glue}{number.replace(' ', chr(160))}{glue}{space}{after}”".replace("“ ", "“")
    lines = textwrap.wrap(marked, QUOTE_CHARACTERS)[:QUOTE_LINES]
    parts = [line.split(glue) for line in lines]
    bold = f'<tspan font-weight="bold" fill="{tone}">'
    return [
        "".join(f"{bold}{escape(part)}</tspan>" if place == 1 else escape(part) for place, part in enumerate(line))
        for line in parts
    ]


def _block(head: str, figure: str, top: int, tone: str) -> str:
    """A figure below what it is, in up to three lines."""
    lines = textwrap.wrap(figure, FIGURE_CHARACTERS)[:3]
    size = 38 if len(lines) == 1 else 28
    told = "".join(
        f'<text x="{MARGIN}" y="{top + 42 + (size + 4) * place}" font-family="{escape(BODY)}" font-size="{size}" '
        f'font-weight="bold" fill="{tone}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    return (
        f'<text x="{MARGIN}" y="{top}" font-family="{escape(BODY)}" font-size="20" fill="{SOFT}">{escape(head)}</text>'
        + told
    )


def _fitted(figure: Figure | None) -> str:
    """The chart without title and source, which the picture says itself, fitted into its place."""
    if figure is None:
        return ""
    spec = {**figure.chart.to_dict(), "width": PLOT, "background": BACKGROUNDS["light"]}
    spec.pop("autosize", None)
    drawn = vl_convert.vegalite_to_svg(spec)
    wide, high = (float(drawn.partition(f' {side}="')[2].partition('"')[0]) for side in ("width", "height"))
    x, y, width, height = CHART
    scale = min(width / wide, height / high, 1.0)
    return f'<g transform="translate({x} {y}) scale({scale:.4f})">{drawn}</g>'
