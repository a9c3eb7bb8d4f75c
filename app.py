"""The router: which pages there are, in which order, under which names. ``streamlit run app.py``.

That imports this module once for ``server``, and runs it as a script for every visit of a page.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext, suppress
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from core import limit
from core.errors import DataError
from pages.parts import bare, state
from pages.parts.guard import Guarded
from pages.parts.look import NAME
from pages.parts.preview import Previewed

PAGES = Path(__file__).parent / "pages"
SHARED = ("core.claims", "core.charts", "pages.parts.card", "pages.parts.article_view", "pages.parts.story")

# Section, then (file, title, icon). Every file of pages/ is here once; the first is the start page.
SECTIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "": (
        ("home", "Home", ":material/home:"),
        ("check", "Check an article", ":material/fact_check:"),
        ("articles", "Checked articles", ":material/newspaper:"),
        ("article", "The article", ":material/article:"),
    ),
    "Stories": (
        ("story_overtaking", "The overtaking", ":material/swap_vert:"),
        ("story_three_to_one", "Three to one", ":material/balance:"),
        ("story_who_grew", "Who grew", ":material/trending_up:"),
        ("story_slipped_decimal", "The slipped decimal", ":material/error:"),
        ("story_tokens", "What a token is", ":material/token:"),
    ),
    "Behind it": (
        ("data", "Data", ":material/database:"),
        ("method", "Method", ":material/rule:"),
    ),
}


def main() -> None:
    """Set up the window and run the page that the address asks for."""
    state.routed()
    # Before the pages are known: for a page's own :material: icon the browser would ask another host.
    st.set_page_config(page_icon="🔎", layout="wide")
    pages = {
        section: [
            st.Page(PAGES / f"{name}.py", title=title, icon=icon, url_path=name, default=name == "home")
            for name, title, icon in listed
            if (PAGES / f"{name}.py").exists()
        ]
        for section, listed in SECTIONS.items()
    }
    page = st.navigation(pages, expanded=True)
    st.set_page_config(page_title=f"{page.title} · {NAME}")
    # The first visitor of a server waits while the reader of articles is loaded; all others do not.
    with nullcontext() if "core.claims" in sys.modules else st.spinner("Loading the reader of articles …"):
        try:
            page.run()
        except DataError as error:  # some word lists are read when a page is imported
            st.error("The program's word lists cannot be used.")
            st.text(str(error))


@asynccontextmanager
async def _ahead(_: st.App) -> AsyncIterator[None]:
    """Start the workers with the server, so that the first reader finds them ready, and load what its pages need."""
    limit.workers()
    _loaded()
    yield


def _loaded() -> None:
    """Import what every page imports, and take it out of the sight of the collector of garbage.

    It collects whenever a page is closed (``pages/parts/state.py``). Looking through all libraries each time takes a
    tenth of a second, in which no other session gets on; what is made later, a reader's text above all, is still
    collected at once. A page that cannot be imported says so to its visitors.
    """
    for name in SHARED:
        with suppress(DataError):
            import_module(name)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
else:
    around = [Middleware(Guarded), Middleware(Previewed)]
    server = st.App(__file__, routes=bare.ROUTES, middleware=around, lifespan=_ahead)
