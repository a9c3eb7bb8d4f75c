"""What a link to a page shows where it is pasted: a title, a sentence, and for a claim of the shelf its picture.

Streamlit serves one and the same HTML for every address and fills it by script, which nobody who makes previews runs.
So the tags are put into that HTML on its way out. They name what the address names: a story, an article of the shelf;
of a text that a reader pasted or carried in a link nothing is said.
"""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs, urlencode

from core.articles import shelf
from core.wording.terms import NAME
from pages.parts.guard import Application, Message, Receive, Send
from pages.parts.stories import STORIES

ABOUT = "A number check for AI usage on OpenRouter: paste an article, and every number in it is put beside the data."
"""What a page is that has no words of its own."""

_OPEN = b"</head>"
_CHANGED = frozenset((b"content-length", b"etag", b"last-modified"))
"""Headers that are no longer true of an answer with tags in it."""


class Previewed:
    """ASGI middleware that puts preview tags into the page that Streamlit serves."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request on; a whole page comes back with the tags of its address."""
        if scope["type"] != "http" or scope.get("method") != "GET":
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                held.append(message)
            elif held:
                held.append(message)
                if not message.get("more_body"):
                    for one in _tagged(held, scope):
                        await send(one)
                    held.clear()
            else:
                await send(message)

        await self._app(scope, receive, answer)


def _is_page(start: Message) -> bool:
    kind = next((value for name, value in start.get("headers", ()) if name.lower() == b"content-type"), b"")
    return start["status"] == 200 and kind.startswith(b"text/html")


def _tagged(held: list[Message], scope: Message) -> list[Message]:
    start, body = held[0], b"".join(message.get("body", b"") for message in held[1:])
    if b'property="og:title"' not in body:
        query = parse_qs(scope.get("query_string", b"").decode("utf-8", "replace"))
        host = dict(scope.get("headers", ())).get(b"host", b"").decode("ascii", "replace")
        told = tags(scope["path"], {name: values[0] for name, values in query.items()}, f"{scope['scheme']}://{host}")
        body = body.replace(_OPEN, told.encode("utf-8") + _OPEN, 1)
    kept = [(name, value) for name, value in start["headers"] if name.lower() not in _CHANGED]
    headers = [*kept, (b"content-length", str(len(body)).encode())]
    return [{**start, "headers": headers}, {"type": "http.response.body", "body": body}]


def tags(path: str, query: dict[str, str], address: str) -> str:
    """The tags of a page by its path and query; ``address`` is the server's, without a slash at its end."""
    title, about, picture = _told(path.strip("/"), query, address)
    named = {"og:title": f"{title} · {NAME}" if title else NAME, "og:description": about, "og:type": "article"}
    if picture:
        named["og:image"] = picture
    size = "summary_large_image" if picture else "summary"
    listed = "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in named.items())
    return f'{listed}<meta name="twitter:card" content="{size}"><meta name="description" content="{escape(about)}">'


def _told(page: str, query: dict[str, str], address: str) -> tuple[str, str, str]:
    """Title, description, and the address of a picture or nothing."""
    story = next((story for story in STORIES if story[0] == page), None)
    if story is not None:
        return story[1], f"{story[2]}. {ABOUT}", ""
    article = next((one for one in shelf() if one.slug == query.get("article")), None) if page == "article" else None
    if article is None:
        return "", ABOUT, ""
    picture = f"{address}/card.png?{urlencode(query)}" if query.get("claim") else ""
    return article.title, article.summary or ABOUT, picture
