"""A link that carries a pasted text: off until asked for, whole again when opened, one message when broken."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from datetime import date

import pytest

from core.errors import ArticleError
from core.model import Article
from pages.parts import carried
from tests.app.reading import app, html, lines, messages

ARTICLE = Article(
    "In the week of 9-15 February 2026, Chinese models processed 4.12 trillion tokens on OpenRouter. Ä “$x$” <b>",
    "A title",
    date(2026, 2, 20),
)


def test_what_is_packed_comes_out_again() -> None:
    assert carried.unpacked(carried.packed(ARTICLE)) == ARTICLE


@pytest.mark.parametrize(
    "broken",
    [
        "x",
        "!!!!",
        carried.packed(ARTICLE)[:-8],
        urlsafe_b64encode(zlib.compress(b"[1, 2, 3]")).decode(),
        urlsafe_b64encode(zlib.compress(b'["a", "b", "soon"]')).decode(),
        urlsafe_b64encode(zlib.compress(b" " * 50_000_000, 9)).decode(),
    ],
)
def test_a_broken_link_is_told_in_one_message(broken: str) -> None:
    with pytest.raises(ArticleError, match="broken or cut off"):
        carried.unpacked(broken)


def test_a_link_opens_with_its_verdicts() -> None:
    at = app("check", text=carried.packed(ARTICLE))
    assert not at.exception
    assert "4.12 trillion tokens" in lines(at)[0]
    assert "A title" in html(at)


def test_a_broken_link_leaves_the_form() -> None:
    at = app("check", text="x" * 40)
    assert messages(at) == [carried.BROKEN]
    assert at.text_area


def test_the_link_is_off_until_asked_for_and_says_what_it_holds() -> None:
    at = app("check", text=carried.packed(ARTICLE))
    [switch] = at.toggle
    assert not switch.value
    assert not any("text=" in code.value for code in at.code)
    switch.set_value(True).run()
    assert any(code.value.endswith(f"text={carried.packed(ARTICLE)}") for code in at.code)
    assert carried.WARNING in html(at)


def test_a_text_too_long_for_a_link_is_said_to_be() -> None:
    long = "\n\n".join(f"In week {n} of {n * 7919 % 1000} models {n * 104729} tokens ran." for n in range(900))
    at = app("check", text=carried.packed(Article(long)))
    at.toggle[0].set_value(True).run()
    assert "too long for a link" in "".join(messages(at))
