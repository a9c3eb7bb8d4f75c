"""Bringing the data up to date from the page: a button for whoever runs the server on their own machine."""

from __future__ import annotations

import os

import streamlit as st

from core.errors import DataError, RefreshError
from pages.parts import look, state

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def offer() -> None:
    """The button, where a key is set and nobody but this machine can press it; nothing anywhere else."""
    if not os.environ.get("OPENROUTER_API_KEY") or st.get_option("server.address") not in LOOPBACK:
        return
    look.html(
        '<p class="soft">This server has a key for OpenRouter’s Data API. Other sessions keep the data they have '
        "until they are loaded anew.</p>"
    )
    if st.button("Refresh the data", icon=":material/sync:", key="refresh"):
        _run()


def _run() -> None:
    from core.refresh import refresh  # here, because no page but this one, once pressed, needs an HTTP client
    from core.refresh.client import base_url_of, key_of

    with st.status("Asking OpenRouter …", expanded=True) as progress:
        try:
            outcome = refresh(state.home(), key_of(os.environ), base_url_of(os.environ), st.text)
        except (RefreshError, DataError) as error:
            progress.update(label="The data are as they were.", state="error")
            st.text(str(error))  # it may repeat words of the server, so no markup
            return
        progress.update(label="The data are up to date.", state="complete")
    if outcome.new:
        st.button("Read the new data", on_click=state.renew, icon=":material/arrow_forward:", key="renew")
