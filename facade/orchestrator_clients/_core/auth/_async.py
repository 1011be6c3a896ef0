"""Credentials on requests, also those that expire. `_sync.py` is derived from this file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..clock import Clock
from ..locks import AsyncLock
from ..redact import Redactor
from .headers import put

if TYPE_CHECKING:
    import httpx


class AsyncAuth:
    """Adds credentials to each attempt; this one adds none."""

    async def authorize(self, request: httpx.Request) -> None:
        """Add the credentials to a request that is about to be sent."""

    async def renew(self, request: httpx.Request) -> bool:
        """After a 401, return whether new credentials are at hand, so that one more attempt makes sense."""
        return False


class AsyncHeaderAuth(AsyncAuth):
    """The same headers on every request."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = dict(headers)

    async def authorize(self, request: httpx.Request) -> None:
        """Add the headers."""
        put(request, self._headers)


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and for how many seconds from now it is good (None: not said)."""

    value: str = field(repr=False)
    lifetime: float | None = None


class AsyncTokenAuth(AsyncAuth):
    """A token that is fetched when first needed, renewed before it expires, and once more after a 401.

    However many threads or tasks need it at once, it is fetched once.
    """

    def __init__(
        self,
        fetch: Callable[[], Awaitable[Token]],
        headers: Callable[[str], Mapping[str, str]],
        *,
        clock: Clock,
        redactor: Redactor,
        margin: float = 60.0,
    ) -> None:
        self._fetch, self._headers = fetch, headers
        self._clock, self._redactor, self._margin = clock, redactor, margin
        self._lock = AsyncLock()
        self._token: Token | None = None
        self._good_until = float("inf")

    async def authorize(self, request: httpx.Request) -> None:
        """Add the token, fetching it first if there is none or it is about to expire."""
        token = self._usable() or await self._fetched()
        request.extensions["token"] = token
        put(request, self._headers(token.value))

    async def renew(self, request: httpx.Request) -> bool:
        """Forget the token that was refused (unless somebody already renewed it) and return True."""
        async with self._lock:
            if self._token is request.extensions.get("token"):
                self._token = None
        return True

    def _usable(self) -> Token | None:
        return self._token if self._clock.monotonic() < self._good_until else None

    async def _fetched(self) -> Token:
        async with self._lock:
            token = self._usable()
            if token is None:
                token = await self._fetch()
                self._redactor.add(token.value)
                self._token, self._good_until = token, self._end_of(token)
            return token

    def _end_of(self, token: Token) -> float:
        if token.lifetime is None:
            return float("inf")
        return self._clock.monotonic() + max(token.lifetime - self._margin, token.lifetime / 2)
