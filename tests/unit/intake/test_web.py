"""The walls around the web: a server on this machine plays all parts, and a resolver of our own says who is where."""

from __future__ import annotations

import gzip
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import create_server
from threading import Thread
from types import SimpleNamespace

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from core.errors import ArticleError
from core.intake.web import LARGEST, MOVES, fetch
from tests.unit.intake.making import PAGE

OUTSIDE, INSIDE = "127.0.0.1", "127.0.0.2"
"""Where the public web is in these tests, and what stands for a private network."""


class Names:
    """A resolver that knows a few names, and remembers whom it was asked for."""

    def __init__(self, **known: list[tuple[str, ...]]) -> None:
        self._known = {name.replace("_", "."): list(answers) for name, answers in known.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> tuple[str, ...]:
        self.asked.append(host)
        if host not in self._known:
            raise OSError("no such host")
        answers = self._known[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


def got(server: HTTPServer, path: str, names: Names | None = None, seconds: float = 5) -> SimpleNamespace:
    known = names or Names(news_example=[(OUTSIDE,)])
    page = fetch(at(server, path), known, lambda address: address == OUTSIDE, seconds)
    return SimpleNamespace(raw=page.raw, name=page.name, url=page.url)


def at(server: HTTPServer, path: str, host: str = "news.example") -> str:
    return f"http://{host}:{server.port}{path}"


def html(server: HTTPServer, path: str = "/a") -> None:
    server.expect_request(path).respond_with_data(PAGE, content_type="text/html; charset=utf-8")


def refused(server: HTTPServer, path: str, names: Names | None = None, seconds: float = 5) -> str:
    with pytest.raises(ArticleError) as error:
        got(server, path, names, seconds)
    assert str(error.value).count("\n") == 0
    return str(error.value)


def test_a_page_is_fetched_under_its_own_name(httpserver: HTTPServer) -> None:
    html(httpserver)
    page = got(httpserver, "/a?x=1#part")
    assert (page.raw.decode(), page.name, page.url) == (PAGE, "page.html", at(httpserver, "/a?x=1#part"))
    asked = httpserver.log[0][0]
    assert asked.headers["Host"] == f"news.example:{httpserver.port}"


@pytest.mark.parametrize("kind", ["text/plain", "application/pdf", "text/html"])
def test_text_pdf_and_html_are_read(httpserver: HTTPServer, kind: str) -> None:
    httpserver.expect_request("/a").respond_with_data(b"%PDF-", content_type=kind)
    assert got(httpserver, "/a").raw == b"%PDF-"


@pytest.mark.parametrize("kind", ["image/png", "application/json", "application/octet-stream", "video/mp4", ""])
def test_other_types_are_refused(httpserver: HTTPServer, kind: str) -> None:
    httpserver.expect_request("/a").respond_with_data(b"x", content_type=kind)
    assert "Only HTML, plain text and PDF" in refused(httpserver, "/a")


def test_one_private_address_among_the_public_ones_is_enough_to_refuse(httpserver: HTTPServer) -> None:
    assert "private network" in refused(httpserver, "/a", Names(news_example=[(OUTSIDE, INSIDE)]))
    assert httpserver.log == []


def test_a_private_address_in_digits_is_refused(httpserver: HTTPServer) -> None:
    html(httpserver)
    for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"):
        with pytest.raises(ArticleError):
            fetch(at(httpserver, "/a", host))
    assert httpserver.log == []


def test_a_name_that_changes_its_place_leads_nowhere_else(httpserver: HTTPServer) -> None:
    html(httpserver)
    names = Names(news_example=[(OUTSIDE,), (INSIDE,)])
    assert got(httpserver, "/a", names).raw.decode() == PAGE
    assert names.asked == ["news.example"], "looked up once, and the connection went to what was looked at"


def test_a_name_that_changes_its_place_between_redirects_is_refused(httpserver: HTTPServer) -> None:
    html(httpserver)
    httpserver.expect_request("/old").respond_with_data(status=302, headers={"Location": "/a"})
    assert "private network" in refused(httpserver, "/old", Names(news_example=[(OUTSIDE,), (INSIDE,)]))
    assert [request.path for request, _ in httpserver.log] == ["/old"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_without_cookies(httpserver: HTTPServer, status: int) -> None:
    html(httpserver)
    moved = {"Location": at(httpserver, "/a", "www.example"), "Set-Cookie": "id=1"}
    httpserver.expect_request("/old").respond_with_data(status=status, headers=moved)
    page = got(httpserver, "/old", Names(news_example=[(OUTSIDE,)], www_example=[(OUTSIDE,)]))
    assert page.url == at(httpserver, "/a", "www.example")
    assert "Cookie" not in httpserver.log[-1][0].headers


@pytest.mark.parametrize(
    "to",
    ["http://inside.example/", "http://127.0.0.2/", "http://[::1]/", "//inside.example/", "http://169.254.169.254/x"],
)
def test_a_redirect_inside_is_refused(httpserver: HTTPServer, to: str) -> None:
    httpserver.expect_request("/old").respond_with_data(status=302, headers={"Location": to})
    names = Names(
        **{"news_example": [(OUTSIDE,)], "inside_example": [(INSIDE,)], "127_0_0_2": [(INSIDE,)], "::1": [("::1",)]},
        **{"169_254_169_254": [("169.254.169.254",)]},
    )
    assert "private network" in refused(httpserver, "/old", names)


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://news.example/a", "gopher://news.example/"])
def test_a_redirect_out_of_the_web_is_refused(httpserver: HTTPServer, to: str) -> None:
    httpserver.expect_request("/old").respond_with_data(status=302, headers={"Location": to})
    assert "Only addresses" in refused(httpserver, "/old")


def test_five_redirects_are_followed_and_no_more(httpserver: HTTPServer) -> None:
    html(httpserver, "/0")
    for number in range(1, MOVES + 2):
        moved = {"Location": f"/{number - 1}"}
        httpserver.expect_request(f"/{number}").respond_with_data(status=302, headers=moved)
    assert got(httpserver, f"/{MOVES}").raw.decode() == PAGE
    assert "from address to address" in refused(httpserver, f"/{MOVES + 1}")


def endless(chunk: bytes, pause: float = 0) -> Callable[[Request], Response]:
    def body() -> Iterator[bytes]:
        while True:
            yield chunk
            time.sleep(pause)

    return lambda request: Response(body(), content_type="text/html")


def test_an_endless_body_is_cut_off(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_handler(endless(b"x" * 100_000))
    assert "larger than 5 MB" in refused(httpserver, "/a")


def test_a_slow_body_is_cut_off(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_handler(endless(b"x", 0.1))
    began = time.monotonic()
    assert "took more than 1 seconds" in refused(httpserver, "/a", seconds=1)
    assert time.monotonic() - began < 3


def test_a_host_that_says_nothing_is_given_up() -> None:
    with create_server((OUTSIDE, 0)) as silent:
        address = f"http://news.example:{silent.getsockname()[1]}/"
        began = time.monotonic()
        with pytest.raises(ArticleError, match="took more than 1 seconds"):
            fetch(address, Names(news_example=[(OUTSIDE,)]), lambda _: True, 1)
        assert time.monotonic() - began < 3


def test_a_packed_page_is_unpacked_up_to_the_limit(httpserver: HTTPServer) -> None:
    headers = {"Content-Encoding": "gzip"}
    httpserver.expect_request("/a").respond_with_data(
        gzip.compress(PAGE.encode()), headers=headers, content_type="text/html"
    )
    bomb = gzip.compress(b" " * (20 * LARGEST))
    httpserver.expect_request("/bomb").respond_with_data(bomb, headers=headers, content_type="text/html")
    assert got(httpserver, "/a").raw.decode() == PAGE
    assert "larger than 5 MB" in refused(httpserver, "/bomb")


@pytest.mark.parametrize("status", [401, 402, 403, 404, 429, 500])
def test_an_error_is_said_with_its_number(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/a").respond_with_data("x", status=status, content_type="text/html")
    assert f"answers with {status}" in refused(httpserver, "/a")


def test_an_unknown_host_and_a_closed_door_are_said(httpserver: HTTPServer) -> None:
    assert "no host called" in refused(httpserver, "/a", Names(other_example=[(OUTSIDE,)]))
    with create_server((OUTSIDE, 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(ArticleError, match="does not answer"):
        fetch(f"http://news.example:{port}/", Names(news_example=[(OUTSIDE,)]), lambda _: True, 2)


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    """And the server is told the host's name, not the address that the connection goes to."""
    named: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path))
    context.sni_callback = lambda socket, name, given: named.append(name)
    with create_server((OUTSIDE, 0)) as door:
        Thread(target=_greet, args=(door, context), daemon=True).start()
        with pytest.raises(ArticleError, match="does not answer"):
            fetch(f"https://news.example:{door.getsockname()[1]}/", Names(news_example=[(OUTSIDE,)]), lambda _: True, 5)
    assert named == ["news.example"]


def _greet(door: object, context: ssl.SSLContext) -> None:
    connection, _ = door.accept()  # type: ignore[attr-defined]
    try:
        context.wrap_socket(connection, server_side=True).close()
    except OSError:
        connection.close()  # the visitor does not trust us, as it should be


def _certificate(folder: Path) -> Path:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "news.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1)).sign(
        key, hashes.SHA256()
    )
    path = folder / "door.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path
