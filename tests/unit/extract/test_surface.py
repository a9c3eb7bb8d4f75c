import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extract.surface import EMAIL, FOOTNOTE, HANDLE, MARKUP, WEB_ADDRESS, blanked, surface


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**5T to 25T** tokens", "  5T to 25T   tokens"),
        ("a `60T` week", "a  60T  week"),
        ("_very_ snake_case_7", " very  snake_case_7"),
        ("# Heading", "  Heading"),
        ("ranked #1", "ranked #1"),
        ("“nearly” 70\u00a0%", '"nearly" 70 %'),
        ("China’s", "China's"),
        ("on‑device", "on-device"),
        ("9–15 February", "9-15 February"),
        ("9 – 15 February", "9 - 15 February"),
        ("2012–13", "2012-13"),
        ("$2m–$3m", "$2m-$3m"),
        ("Sino–US trade", "Sino-US trade"),
        ("prices — up 4% — fell", "prices — up 4% — fell"),
        ("prices – up", "prices — up"),
        ("providers—unlike", "providers—unlike"),
        ("−3 degrees", "-3 degrees"),
        ("１２３％", "123%"),
        ("٤٢ people", "42 people"),
        ("12\u2009000", "12 000"),
        ("tril\u00adlion", "tril lion"),
        ("a <b>9</b> c", "a    9     c"),
        ("small (<15B) and >50%", "small (<15B) and >50%"),
        ("İstanbul", "Istanbul"),
        ("~~old~~ ~5", "  old   ~5"),
        ("x&nbsp;y", "x      y"),
    ],
)
def test_typography_becomes_plain(text: str, plain: str) -> None:
    assert surface(text) == plain


@pytest.mark.parametrize(
    ("text", "inside", "kind"),
    [
        ("see https://x.com/a/status/196?b=2.", "https://x.com/a/status/196?b=2", WEB_ADDRESS),
        ("see www.example.org/7, then", "www.example.org/7", WEB_ADDRESS),
        ("at dirac.run/labs-2026", "dirac.run/labs-2026", WEB_ADDRESS),
        ("[the 3 of them](https://e.org/9_(x))", "](https://e.org/9_(x))", WEB_ADDRESS),
        ("mail press2@example.co.uk now", "press2@example.co.uk", EMAIL),
        ("says @scaling01 today", "@scaling01", HANDLE),
        ("as shown [3] before", "[3]", FOOTNOTE),
        ("as shown [12](https://e.org/12)", "[12](https://e.org/12)", FOOTNOTE),
        ("a<br/>b", "<br/>", MARKUP),
        ("<script>var x = 12;</script>5", "<script>var x = 12;</script>", MARKUP),
        ("it&#8217;s", "&#8217;", MARKUP),
        ("a <!-- 12 --> b", "<!-- 12 -->", MARKUP),
    ],
)
def test_what_is_no_prose_is_blanked_and_says_what_it_is(text: str, inside: str, kind: str) -> None:
    found = [(span.of(text), why) for span, why in blanked(text)]
    assert found == [(inside, kind)]
    span = blanked(text)[0][0]
    assert not span.of(surface(text)).strip()


@pytest.mark.parametrize(
    "text", ["Booking.com has 8 sites", "5T tokens/week", "either and/or", "up 4.5tn/week", "3 < 4 > 2"]
)
def test_prose_that_only_looks_like_an_address_stays(text: str) -> None:
    assert blanked(text) == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_offsets_never_move(text: str) -> None:
    plain = surface(text)
    assert len(plain) == len(text)
    assert len(plain.lower()) == len(text)
    assert not re.search(r"[^\x00-\x7f]", "".join(c for c in plain if c.isdecimal()))
    spans = [span for span, _ in blanked(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text(st.sampled_from("[](<>#*_`@/.:-a1 \n&;\"'w")))
def test_offsets_never_move_through_markup(text: str) -> None:
    assert len(surface(text)) == len(text)
