"""What every answer of the server tells the browser not to do, whatever a page should come to hold."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

POLICY = {
    "default-src": "'self'",
    # Streamlit's page begins with a script of its own, and Vega compiles the expressions of a chart.
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
"""Nothing from other hosts, and this page in nobody's frame."""

HEADERS = {
    "content-security-policy": "; ".join(f"{kind} {sources}" for kind, sources in POLICY.items()),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


EMBED = "/embed"
"""The one page that other sites may frame: a card without scripts and without anything that a reader typed."""

EMBED_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


class Guarded:
    """ASGI middleware that puts ``HEADERS`` on every answer, and ``EMBED_HEADERS`` on that of the embedded card."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request on; its answer comes back with the headers."""
        headers = EMBED_HEADERS if scope.get("path") == EMBED else HEADERS

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message.get("headers", ())}
                added = ((name.encode(), value.encode()) for name, value in headers.items())
                message["headers"] = [*message.get("headers", ()), *(pair for pair in added if pair[0] not in own)]
            await send(message)

        await self._app(scope, receive, answer)
