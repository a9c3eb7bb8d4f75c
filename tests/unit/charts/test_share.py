"""The picture to share: what it says, and that nothing of an article becomes markup in it."""

from __future__ import annotations

import re
from dataclasses import replace

from core.charts.share import Shared, share_png, share_svg
from core.model import Flag

SHARED = Shared(
    Flag.UNVERIFIED,
    "Overstated",
    ("As of May 2026", "more than 60%", "of all tokens go through Chinese open-weight models."),
    "more than 60%",
    "43.8% to 53.6%",
    "Source: a register",
    "A name",
)


def test_it_says_verdict_quote_both_numbers_and_source() -> None:
    drawn = share_svg(SHARED, None)
    for words in ("Overstated", "more than 60%", "43.8% to 53.6%", "Source: a register", "A name"):
        assert words in drawn
    assert re.search(r'<tspan font-weight="bold"[^>]*>more.than.60%</tspan>', drawn)


def test_words_of_an_article_stay_words() -> None:
    drawn = share_svg(replace(SHARED, quote=("<script>", "<b>5</b>", "& more")), None)
    assert "<script>" not in drawn
    assert "<b>" not in drawn
    assert share_png(replace(SHARED, quote=("<script>", "<b>5</b>", "& more")), None).startswith(b"\x89PNG")


def test_a_long_sentence_is_cut_around_its_number() -> None:
    drawn = share_svg(replace(SHARED, quote=("word " * 120, "4.12 trillion", " more" * 120)), None)
    lines = re.findall(r'font-size="30"[^>]*>(.*?)</text>', drawn)
    assert len(lines) <= 3
    assert "4.12" in "".join(lines)
