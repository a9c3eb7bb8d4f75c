"""What a test reads off a page that ran without a browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"


def app(page: str, **query: str) -> AppTest:
    """The page of that name, run once with that query."""
    at = AppTest.from_file(str(APP), default_timeout=60).run()
    if page != "home":
        at.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def html(at: AppTest) -> str:
    """All HTML that a page wrote, in order."""
    return "\n".join(block.proto.body for block in at.get("html"))


def flags(at: AppTest) -> list[str]:
    """The flags of all cards, in order."""
    return re.findall(r'<article class="claim flag-(\w+)"', html(at))


def messages(at: AppTest) -> list[str]:
    """The words of all messages that say what went wrong, in order."""
    return [unescape(words) for words in re.findall(r'<p class="message \w+" role="alert">(.*?)</p>', html(at), re.S)]


def card(at: AppTest, claim_id: str) -> str:
    """The HTML of one claim's card head."""
    found = re.search(rf'<article class="claim [^>]*id="{claim_id}">.*?</article>', html(at), re.S)
    assert found, f"no card {claim_id}"
    return found[0]
