"""The card alone: its page for frames, its picture, and what an address that names none is answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from pages.parts.bare import ROUTES
from pages.parts.guard import EMBED_HEADERS, HEADERS, Guarded

QUERY = {"article": "chinese-models-overtake", "published": "2026-06-22", "claim": "c5", "data": "2026-10-11"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=ROUTES, middleware=[Middleware(Guarded)])) as found:
        yield found


def test_the_page_says_verdict_quote_finding_chart_and_source(client: TestClient) -> None:
    page = client.get("/embed", params=QUERY)
    assert page.status_code == 200
    for words in ("Verified on one count", "4.12 trillion tokens", "5.46 trillion", "<img src=", "as of 2026-10-11"):
        assert words in page.text
    assert "<script" not in page.text


def test_only_this_page_may_be_framed(client: TestClient) -> None:
    page, picture = (client.get(path, params=QUERY).headers for path in ("/embed", "/card.png"))
    assert "x-frame-options" not in page
    assert page["content-security-policy"] == EMBED_HEADERS["content-security-policy"]
    assert picture["x-frame-options"] == HEADERS["x-frame-options"]


def test_the_picture_has_the_size_that_sites_show(client: TestClient) -> None:
    picture = client.get("/card.png", params=QUERY)
    assert picture.content.startswith(b"\x89PNG")
    assert [int.from_bytes(picture.content[at : at + 4], "big") for at in (16, 20)] == [1200, 630]


def test_a_reading_in_the_address_is_shown_as_the_readers(client: TestClient) -> None:
    page = client.get("/embed", params=QUERY | {"c5": "|named||"})
    assert "a reader’s reading" in page.text
    assert "Understated" in page.text


@pytest.mark.parametrize("path", ["/embed", "/card.png"])
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"article": "none"}, "no article of that name"),
        ({"claim": "c99"}, "no such claim"),
        ({"data": "../etc"}, "not a snapshot"),
        ({"published": "<b>"}, "is not a date"),
    ],
)
def test_an_address_that_names_no_card_is_told_why(
    client: TestClient, path: str, change: dict[str, str], why: str
) -> None:
    answer = client.get(path, params=QUERY | change)
    assert answer.status_code == 404
    assert why in answer.text
    if path == "/embed":
        assert "<b>" not in answer.text
