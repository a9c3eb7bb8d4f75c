"""OpenRouter's Data API as this program uses it: one call, its limits kept, its refusals in plain words.

The rules are those of https://openrouter.ai/docs/cookbook/administration/data-api: the days from ``start_date`` to
``end_date`` are UTC and inclusive, history begins on 2025-01-01, a call covers 366 days at most, and a key may call 30
times a minute and 500 times a day.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise
from types import TracebackType
from urllib.parse import urlsplit

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from core.errors import RefreshError

BASE_URL = "https://openrouter.ai"
PATH = "/api/v1/datasets/rankings-daily"
KEY = "OPENROUTER_API_KEY"
"""The environment variable that holds the key."""

EARLIEST = date(2025, 1, 1)
"""The first day that may be asked for; an earlier start may be refused."""

LONGEST = 366
"""Days in one call, at most."""

PER_MINUTE = 30
"""Calls in any sixty seconds, at most."""

TRIES = 5
"""Calls for one and the same answer, at most."""

PATIENCE = 120.0
"""The longest wait between two tries, in seconds; a server that asks for more has us stop instead."""

Say = Callable[[str], None]
"""Told one line for the reader at a time."""

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SLOW = httpx.Timeout(60, connect=15)  # 366 days are about two megabytes, put together by the server while we wait


class _TryAgainError(Exception):
    """A refusal that may pass; ``after`` is the wait that the server asks for, in seconds."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


def key_of(environment: Mapping[str, str]) -> str:
    """The key, or a ``RefreshError`` that says how to give one. No message ever holds a key."""
    key = environment.get(KEY, "").strip()
    if not key:
        raise RefreshError(f"{KEY} is not set. Make a key at https://openrouter.ai/settings/keys and export it.")
    if not key.isascii() or not key.isprintable() or " " in key:
        raise RefreshError(f"{KEY} holds characters that no key has. Copy the key again, on one line.")
    return key


def base_url_of(environment: Mapping[str, str]) -> str:
    """Where the Data API is: OpenRouter's own server, or the one that ``OPENROUTER_BASE_URL`` names."""
    return environment.get("OPENROUTER_BASE_URL", "") or BASE_URL


def spans(last: date) -> list[tuple[date, date]]:
    """All days from the earliest to ``last`` in as few calls as allowed, each of about the same length.

    Equal parts, so that no call asks for the newest day alone: were that day not there yet, its start would lie
    behind the end that the server clamps to.
    """
    days = (last - EARLIEST).days + 1
    calls = -(-days // LONGEST)
    cuts = [EARLIEST + timedelta(days=days * place // calls) for place in range(calls + 1)]
    return [(first, after - timedelta(days=1)) for first, after in pairwise(cuts)]


class Feed:
    """A connection to the Data API. Use it as a context manager."""

    def __init__(self, base_url: str, key: str, say: Say, sleep: Callable[[float], None] = time.sleep) -> None:
        """``say`` hears of waits; ``sleep`` waits. Raises ``RefreshError`` for an address that is not fit for a key."""
        self._url = _address(base_url)
        self._key, self._say, self._sleep = key, say, sleep
        self._called: deque[float] = deque(maxlen=PER_MINUTE)
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {key}", "Accept": "application/json"},
            transport=httpx.HTTPTransport(retries=2),  # for connections that cannot be opened; tenacity does the rest
            timeout=_SLOW,
            follow_redirects=False,  # a redirect would carry the key to wherever it points
        )

    def __enter__(self) -> Feed:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def answer(self, first: date, last: date) -> bytes:
        """What the feed says about the days from ``first`` to ``last``, unread.

        Raises ``RefreshError`` when it refuses, cannot be reached, or still fails after some tries.
        """
        trying = Retrying(
            retry=retry_if_exception_type(_TryAgainError),
            stop=lambda state: stop_after_attempt(TRIES)(state) or _asked(state) > PATIENCE,
            wait=_wait,
            before_sleep=self._tell,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return trying(self._call, first, last)
        except _TryAgainError as error:
            later = f"; it asks to wait {error.after:.0f} s" if (error.after or 0) > PATIENCE else ""
            raise RefreshError(f"{error}{later}. Run it again later.") from None

    def _call(self, first: date, last: date) -> bytes:
        self._pace()
        try:
            response = self._client.get(self._url, params={"start_date": str(first), "end_date": str(last)})
        except (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError) as error:
            raise _TryAgainError(f"{self._host} cannot be reached, or the line broke ({self._plain(error)})") from None
        except httpx.HTTPError as error:
            raise RefreshError(f"{self._host} gave no answer that can be read ({self._plain(error)}).") from None
        return self._admitted(response)

    def _pace(self) -> None:
        """Wait until the call is allowed."""
        now = time.monotonic()
        if len(self._called) == PER_MINUTE and (early := self._called[0] + 60 - now) > 0:
            self._say(f"{PER_MINUTE} calls a minute are allowed: waiting {early:.0f} s.")
            self._sleep(early)
        self._called.append(time.monotonic())

    def _admitted(self, response: httpx.Response) -> bytes:
        """The body of a good answer; an error for any other."""
        code, host = response.status_code, self._host
        if code == httpx.codes.OK:
            return response.content
        if code == httpx.codes.TOO_MANY_REQUESTS:
            raise _TryAgainError(f"{host} has had too many calls from this key (429)", _seconds(response))
        if code >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise _TryAgainError(f"{host} has an error of its own ({code})", _seconds(response))
        if code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise RefreshError(f"{host} does not accept the key in {KEY} ({code}). Check it, or make a new one.")
        raise RefreshError(f"{host} refused the call ({code}){self._said(response)}.")

    def _said(self, response: httpx.Response) -> str:
        """The server's own message, where it gives one in the form of the API."""
        with suppress(ValueError, KeyError, TypeError):
            return f": {self._plain(response.json()['error']['message'])}"
        return ""

    def _plain(self, words: object) -> str:
        """Words of others, on one line, short, and without the key should they hold it."""
        return " ".join(str(words).replace(self._key, "…").split())[:200].rstrip(".")

    def _tell(self, state: RetryCallState) -> None:
        assert state.outcome is not None
        assert state.next_action is not None
        error, wait = state.outcome.exception(), state.next_action.sleep
        self._say(f"{error}: trying again in {wait:.0f} s (try {state.attempt_number + 1} of {TRIES}).")

    @property
    def _host(self) -> str:
        return urlsplit(self._url).netloc


def _address(base_url: str) -> str:
    """The endpoint below ``base_url``. The key is sent encrypted, or not out of this machine."""
    try:
        parts = urlsplit(base_url)
        parts.port  # noqa: B018 - raises ValueError for what is no port
    except ValueError as error:
        raise RefreshError(f"The base URL is not an address ({error}).") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RefreshError(f"The base URL should look like {BASE_URL}.")
    if parts.username is not None:
        raise RefreshError("The base URL holds a name or password; leave it out.")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise RefreshError(f"{parts.hostname} would be sent the key unencrypted: use https.")
    return base_url.rstrip("/") + PATH


def _wait(state: RetryCallState) -> float:
    """As long as the server asks; unasked, longer after each try, as tenacity reckons."""
    return _asked(state) or wait_exponential(multiplier=1, max=PATIENCE)(state)


def _asked(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    return (error.after or 0.0) if isinstance(error, _TryAgainError) else 0.0


def _seconds(response: httpx.Response) -> float | None:
    """``Retry-After``, which is a number of seconds or a date; ``None`` where it is missing or neither."""
    given = response.headers.get("Retry-After", "").strip()
    if given.isascii() and given.isdigit():
        return float(given)
    try:
        moment = parsedate_to_datetime(given)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
