"""A server and a home folder for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.unit.refresh import server


@pytest.fixture
def source(httpserver: HTTPServer) -> server.Source:
    """The feed behind ``base_url``."""
    found = server.Source()
    httpserver.expect_request(server.PATH).respond_with_handler(found)
    return found


@pytest.fixture
def base_url(httpserver: HTTPServer, source: server.Source) -> str:
    """Where the feed listens."""
    return httpserver.url_for("").rstrip("/")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with one snapshot of forty days."""
    return server.home(tmp_path / "home")
