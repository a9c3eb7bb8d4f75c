"""What outlives one run of a page: the router's mark, the dataset and the workers that read articles.

A reader's text lives in the session only.
"""

from __future__ import annotations

import streamlit as st

from core import limit
from core.datasets import Dataset, load

_ROUTED = "routed by app.py"


def routed() -> None:
    """Note that ``app.py`` ran in this session. The first visit of a server starts the workers for all."""
    limit.workers()
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
