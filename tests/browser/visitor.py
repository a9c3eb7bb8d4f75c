"""A reader without a browser: speaks Streamlit's own protocol, as a browser does, for tests of many and of the odd."""

from __future__ import annotations

import time
from collections.abc import Callable

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

VERDICTS = 'class="tally"'
"""Part of what stands at the head of a report."""


class Visitor:
    """One session with the check page open."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._text = self._button = self.session = ""

    @classmethod
    async def at(cls, address: str, session: str = "") -> Visitor:
        """A visitor of the server, once the page is drawn; one who comes back names the ``session`` of last time."""
        url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
        protocols = ["streamlit", *(["unchecked", session] if session else [])]
        visitor = cls(await connect(url, subprotocols=protocols, origin=address, max_size=None, ping_interval=None))
        await visitor._run([])
        await visitor._until(finished)
        return visitor

    async def check(self, text: str) -> tuple[float, float]:
        """Paste a text and press the button: seconds until the verdicts are there, and until the page is whole."""
        began = time.perf_counter()
        await self._run(
            [WidgetState(id=self._text, string_value=text), WidgetState(id=self._button, trigger_value=True)]
        )
        await self._until(lambda message: VERDICTS in message.delta.new_element.html.body)
        verdicts = time.perf_counter() - began
        await self._until(finished)
        return verdicts, time.perf_counter() - began

    async def leave(self) -> None:
        """Close the page."""
        await self._socket.close()

    async def _run(self, widgets: list[WidgetState]) -> None:
        message = BackMsg()
        message.rerun_script.page_name = "check"
        message.rerun_script.widget_states.widgets.extend(widgets)
        await self._socket.send(message.SerializeToString())

    async def _until(self, told: Callable[[ForwardMsg], bool]) -> None:
        async for raw in self._socket:
            message = ForwardMsg.FromString(raw)
            element = message.delta.new_element
            if element.text_area.label == "The article's words":
                self._text = element.text_area.id
            if element.button.label == "Check every number":
                self._button = element.button.id
            if message.HasField("new_session"):
                self.session = message.new_session.initialize.session_id
            if element.exception.message:
                raise RuntimeError(element.exception.message)
            if told(message):
                return
        raise RuntimeError("the server hung up")


def finished(message: ForwardMsg) -> bool:
    """True for the message that ends the drawing of a page."""
    return message.HasField("script_finished") and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
