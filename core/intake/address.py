"""Web addresses: which can be read, where they lead, and which of those places anybody may be sent to."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from core.errors import ArticleError
from core.intake import wording
from core.language.grammar import pattern

Resolve = Callable[[str, int], tuple[str, ...]]
"""Every address of a host, in the order in which they should be tried. Raises ``OSError`` for an unknown host."""

_BEGINNING = pattern(r"(?:www\.|[a-z][a-z0-9+.-]{0,20}://)\S", re.I)
"""Of an address of any kind: one that is not of the web is answered with that, and is no article either."""

PORTS = {"http": 80, "https": 443}

_SERVICES = tuple(map(ipaddress.ip_network, ("168.63.129.16/32", "192.0.0.0/24")))
"""Addresses that pass for public, behind which clouds keep what is for their own machines (Azure, Oracle)."""

_EMBEDDING = ipaddress.ip_network("64:ff9b::/96")


def is_address(text: str) -> bool:
    """True for a text that is a web address and nothing else."""
    words = text.split()
    return len(words) == 1 and _BEGINNING.match(words[0]) is not None and len(words[0]) < 2_000


def parsed(url: str) -> SplitResult:
    """An address in its parts. Raises ``ArticleError`` for any that is not of the open web."""
    written = url.strip()
    try:
        parts = urlsplit(f"https://{written}" if written.lower().startswith("www.") else written)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ArticleError(wording.NOT_AN_ADDRESS) from error
    if parts.scheme not in PORTS:
        raise ArticleError(wording.ONLY_WEB)
    if not host or any(sign.isspace() or ord(sign) < 32 for sign in written):
        raise ArticleError(wording.NOT_AN_ADDRESS)
    if parts.username is not None or parts.password is not None:
        raise ArticleError(wording.WITH_PASSWORD)
    return parts


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address of a host, as the system finds them. Raises ``OSError`` for an unknown host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """True for an address of the public internet: not loopback, private, link-local, shared, reserved or multicast.

    An address that holds another one (IPv4 in IPv6, 6to4, Teredo, NAT64) is as public as that.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        teredo = found.teredo
        inner = found.ipv4_mapped or found.sixtofour or (teredo and teredo[1])
        if found in _EMBEDDING:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not any(found in network for network in _SERVICES)
