"""Which web addresses may be asked, and which places nobody may be sent to."""

from __future__ import annotations

import pytest

from core.errors import ArticleError
from core.intake import allowed
from core.intake.address import is_address, is_public, parsed


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "8.8.8.8"])
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "100.100.100.200",
        "169.254.169.254", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe", "2001:db8::1", "localhost", "", "not an address",
    ],
)  # fmt: skip
def test_every_other_one_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/a", "Only addresses"),
        ("file:///etc/passwd", "Only addresses"),
        ("javascript:alert(1)", "Only addresses"),
        ("example.org/a", "Only addresses"),
        ("https://", "no complete web address"),
        ("https:///a", "no complete web address"),
        ("https://example.org:port/", "no complete web address"),
        ("https://[::1/", "no complete web address"),
        ("https://exa mple.org/", "no complete web address"),
        ("https://user:secret@example.org/", "user name or password"),
        ("https://public.example@10.0.0.1/", "user name or password"),
    ],
)
def test_an_address_that_is_none_of_the_open_web_is_refused(url: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message) as refused:
        parsed(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["https://example.org/a", " http://example.org ", "www.example.org/a", "HTTPS://EXAMPLE.ORG"]
)
def test_an_address_alone_is_an_address(text: str) -> None:
    assert is_address(text)
    assert parsed(text).hostname in ("example.org", "www.example.org")


@pytest.mark.parametrize("text", ["ftp://example.org/a", "file:///etc/passwd", "gopher://a"])
def test_an_address_of_another_kind_is_told_from_words_and_refused(text: str) -> None:
    assert is_address(text)
    with pytest.raises(ArticleError, match="Only addresses"):
        parsed(text)


@pytest.mark.parametrize(
    "text",
    ["", "4.12 trillion", "See https://example.org/a", "https://a.org https://b.org", "://a", "a/b.txt", "C:/b.txt"],
)
def test_words_are_none(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("setting", "own", "read"),
    [
        ("", True, True),
        ("", False, False),
        ("on", False, True),
        ("off", True, False),
        ("ON", False, True),
        ("?", True, False),
    ],
)
def test_only_ones_own_server_reads_addresses_unless_it_is_set(setting: str, own: bool, read: bool) -> None:
    assert allowed({"READ_WEB_ADDRESSES": setting}, own) is read
