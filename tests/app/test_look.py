"""What all pages share: the answer to a broken snapshot."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.app.reading import html, messages


def broken() -> None:
    from core.errors import DataError
    from pages.parts import look

    def body() -> None:
        raise DataError("weekly.csv, row 3: <b>tokens</b> is negative. Restore it.")

    look.page(body)


def test_a_broken_snapshot_is_answered_in_plain_words() -> None:
    at = AppTest.from_function(broken).run()
    assert not at.exception
    assert messages(at) == ["weekly.csv, row 3: <b>tokens</b> is negative. Restore it."]
    assert "<b>" not in html(at)
