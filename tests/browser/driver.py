"""A server of our own and a Chromium to look at it: for the browser tests and for the screenshots."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent

# Without the middle three, Chromium itself calls Google's hosts; without the first, it does not start as root.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
)


def chromium_path() -> str | None:
    """The Chromium to use: ``CHROMIUM`` from the environment, else the one on the path, else ``None``."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """A headless browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serving(plugin: Path | None = None) -> Iterator[str]:
    """A fresh server of the app on a free port; gives its address, e.g. ``http://127.0.0.1:40123``.

    ``plugin`` is a folder whose ``sitecustomize.py`` runs first in the server and in its workers.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += [f"--server.port={port}", "--server.fileWatcherType=none"]
    added = {"PYTHONPATH": os.pathsep.join(map(str, (plugin, ROOT)))} if plugin else {}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=os.environ | added) as process:
        try:
            _await_health(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_health(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode}; its message is above")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {url} in {seconds} seconds")


def settle(page: Page) -> None:
    """Wait until the page has run to its end and every chart on it is drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
                 .every(chart => chart.querySelector('svg, canvas'))"""
    )


def line(page: Page, claim_id: str) -> Locator:
    """What opens and closes a claim's card: its line in the list of verdicts."""
    return page.locator(f"[class*='st-key-line-{claim_id}-'] > .stExpander > details > summary")


def opened(page: Page, claim_id: str) -> Locator:
    """A claim's card, opened by a click on its line where it is closed."""
    line(page, claim_id).wait_for(timeout=90_000)
    if not line(page, claim_id).evaluate("summary => summary.parentElement.open"):
        line(page, claim_id).click()
    page.wait_for_selector(f"#{claim_id}")
    return page.locator(f".st-key-card-{claim_id}")


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    width: int = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    return width
