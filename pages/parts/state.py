"""What outlives one run of a page: the router's mark, the data and the workers that read articles.

A reader's text lives in the session only. A session reads one snapshot: the one in use when it began, or the one that
an address names (``?data=2026-10-11``). A refresh changes nothing under a reader's eyes; who loads the page anew gets
the new data.
"""

from __future__ import annotations

import asyncio
import gc
import os
from contextlib import suppress
from pathlib import Path

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core import limit
from core.datasets import Dataset, load
from core.datasets.snapshot import HOME, folder_of, written
from core.errors import DataError

DATA = "data"
"""Name of the query parameter that names a snapshot."""

KEPT = 4
"""Snapshots that a server holds in memory; one that is asked for again after that is loaded again."""

Snapshot = tuple[str, int]
"""A snapshot's folder, and when its manifest was written: rows that were sealed since are other data."""

_ROUTED, _SNAPSHOT = "routed by app.py", "snapshot of this session"


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
    if st.query_params.get(DATA):
        _admit_named()


def home() -> Path:
    """The folder of snapshots that this server reads; ``OPENROUTER_DATA`` names another than the project's."""
    return Path(os.environ.get("OPENROUTER_DATA") or HOME)


def snapshot() -> Snapshot:
    """The snapshot that this session reads. Raises ``DataError`` when there is none."""
    named = st.query_params.get(DATA)
    kept: Snapshot | None = st.session_state.get(_SNAPSHOT)
    if kept is None or (named and Path(kept[0]).name != named):
        folder = folder_of(home(), named or None)
        st.session_state[_SNAPSHOT] = kept = (str(folder), written(folder))
    return kept


def renew() -> None:
    """Have this session read what is in use now."""
    st.session_state.pop(_SNAPSHOT, None)
    st.query_params.pop(DATA, None)


def dataset() -> Dataset:
    """The data of this session's snapshot; raises ``DataError`` when it is broken."""
    return loaded(snapshot())


@st.cache_resource(show_spinner="Loading the data …", max_entries=KEPT)
def loaded(chosen: Snapshot) -> Dataset:
    """A snapshot's data, for all sessions that read it; raises ``DataError`` when it is broken."""
    return load(Path(chosen[0]))


def _admit_named() -> None:
    """Stop with a plain word where the address names a snapshot that is not there."""
    try:
        snapshot()
    except DataError as error:
        st.title("No such data")
        st.warning("The address names a snapshot that this server does not have.", icon=":material/database_off:")
        st.text(str(error))  # it repeats words of the address, so no markup
        st.page_link("pages/home.py", label="Go on with the data in use", icon=":material/arrow_forward:")
        st.stop()


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
        gc.collect()  # what was pasted hangs on objects that hold one another


@st.cache_resource(scope="session", show_spinner=False, on_release=_closed)
def _open() -> str:
    """The session's id. Streamlit holds it while the page is open, and releases it the moment that it is closed."""
    context = get_script_run_ctx()
    return context.session_id if context else ""
