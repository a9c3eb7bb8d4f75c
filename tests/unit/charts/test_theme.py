"""Every text colour is readable on the background it is drawn on, every line can be seen."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from core.charts import theme
from core.charts.render import BACKGROUNDS

CONFIG = tomllib.loads(Path(".streamlit/config.toml").read_text("utf-8"))["theme"]
MEANINGS = ["CHINA", "USA", "OPEN", "CLOSED", "NINE", "NAMED"]
TEXT = ["INK", "MUTED", "SUBJECT", "OTHER", *MEANINGS]
LINES = [*TEXT, "REST"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def tones(name: str) -> dict[str, str]:
    dark, light = re.findall(r"#\w{6}", getattr(theme, name).expr)
    return {"light": light, "dark": dark}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_pictures_have_the_background_of_the_app(mode: str) -> None:
    assert BACKGROUNDS[mode] == CONFIG[mode]["backgroundColor"] == tones("PAPER")[mode]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", TEXT)
def test_text_is_readable(name: str, mode: str) -> None:
    assert contrast(tones(name)[mode], BACKGROUNDS[mode]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", LINES)
def test_lines_can_be_seen(name: str, mode: str) -> None:
    assert contrast(tones(name)[mode], BACKGROUNDS[mode]) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_brush_can_be_seen(mode: str) -> None:
    assert contrast(theme.BRUSHED, BACKGROUNDS[mode]) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_labels_on_bars_are_readable(mode: str) -> None:
    for name in ("SUBJECT", *MEANINGS):
        assert contrast(tones("PAPER")[mode], tones(name)[mode]) >= 4.5
    assert contrast(tones("ON_REST")[mode], tones("REST")[mode]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_the_app_is_readable(mode: str, ground: str) -> None:
    colours = CONFIG[mode]
    assert contrast(colours["textColor"], colours[ground]) >= 7
    assert contrast(colours["linkColor"], colours[ground]) >= 4.5
    assert contrast(faded(colours["textColor"], colours[ground]), colours[ground]) >= 4.5, "captions are 60 % text"
    for line in colours["chartCategoricalColors"]:
        assert contrast(line, colours["backgroundColor"]) >= 3


def faded(text: str, ground: str, opacity: float = 0.6) -> str:
    """The colour of Streamlit's captions: text colour let through to 60 %."""
    pairs = [(int(text[place : place + 2], 16), int(ground[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(opacity * front + (1 - opacity) * back):02x}" for front, back in pairs)


def test_no_two_meanings_share_a_colour() -> None:
    everywhere = [getattr(theme, name).expr for name in ("SUBJECT", "OTHER", "REST", *MEANINGS)]
    assert len(set(everywhere)) == len(everywhere)
    assert theme.meant("Chinese models") is theme.CHINA
    assert theme.meant("Every named model") is theme.NAMED
    assert theme.meant("MiniMax") is theme.SUBJECT
    assert theme.meant("MiniMax", theme.REST) is theme.REST
