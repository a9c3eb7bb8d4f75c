"""What outlives one run of a page: the router's mark, the dataset and the workers that read articles.

A reader's text lives in the session only.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core import limit
from core.datasets import Dataset, load

_ROUTED = "routed by app.py"


def routed() -> None:
    """Note that ``app.py`` ran in this session. The first visit of a server starts the workers for all."""
    limit.workers()
    _open()
    st.session_state[_ROUTED] = True


def enter() -> None:
    """Hand over to the router unless it already ran. The first statement of every page.

    On a fresh server Streamlit takes ``pages/`` for its older kind of multi-page app, so the first visitor who
    comes by a deep link gets the page alone, with file names for navigation, and ``app.py`` never runs.
    """
    if _ROUTED not in st.session_state:
        from app import main  # here, because app.py imports this module

        main()
        st.stop()


@st.cache_resource(show_spinner="Loading the data …")
def dataset() -> Dataset:
    """The snapshot that ships with the project, loaded once a server; raises ``DataError`` when it is broken."""
    return load()


def _closed(session_id: str) -> None:
    """Have a session forgotten whose page was closed, once Streamlit has put it aside.

    It would keep the session, text and all, for somebody to come back to within two minutes, and for as long after
    that as nobody else comes by.
    """
    with suppress(RuntimeError):  # no event loop, so no server: a cache that is cleared where nobody is connected
        asyncio.get_running_loop().call_soon(_forget, session_id)


def _forget(session_id: str) -> None:
    server = runtime.get_instance()
    if not server.is_active_session(session_id):  # a cleared cache closes no page
        server.close_session(session_id)


@st.cache_resource(scope="session", show_spinner=False, on_release=_closed)
def _open() -> str:
    """The session's id. Streamlit holds it while the page is open, and releases it the moment that it is closed."""
    context = get_script_run_ctx()
    return context.session_id if context else ""
