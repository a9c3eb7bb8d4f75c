"""What a test reads off a page that ran without a browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from core.model import Article
from pages.parts.verdicts import TONES, mark

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


def markdown(at: AppTest) -> str:
    """All Markdown that a page wrote, in order."""
    return "\n".join(block.value for block in at.markdown)


def cards(at: AppTest) -> list[str]:
    """The flags of all cards that are drawn, in order."""
    return re.findall(r'<article class="claim flag-(\w+)"', html(at))


def lines(at: AppTest) -> list[str]:
    """The lines of the list of verdicts, in order, as Markdown."""
    return [line.label for line in at.expander if line.label.startswith(tuple(f":{tone}[" for tone in TONES.values()))]


def flags(at: AppTest) -> list[str]:
    """The flags of all lines, in order."""
    flag_of = {tone: str(flag) for flag, tone in TONES.items()}
    return [flag_of[line[1:].partition("[")[0]] for line in lines(at)]


def opened(at: AppTest, claim_id: str, article: Article) -> AppTest:
    """The page run with the line of a claim open. A test, unlike a browser, forgets that when the page runs itself."""
    for _ in range(2):
        at.session_state[f"line-{claim_id}-{mark(article)}"] = True
        at.run()
        assert not at.exception
    return at


def messages(at: AppTest) -> list[str]:
    """The words of all messages that say what went wrong, in order."""
    return [unescape(words) for words in re.findall(r'<p class="message \w+" role="alert">(.*?)</p>', html(at), re.S)]


def card(at: AppTest, claim_id: str) -> str:
    """The HTML of one claim's card head."""
    found = re.search(rf'<article class="claim [^>]*id="{claim_id}">.*?</article>', html(at), re.S)
    assert found, f"no card {claim_id}"
    return found[0]
