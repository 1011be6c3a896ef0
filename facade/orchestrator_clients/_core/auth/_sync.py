# Derived from _async.py by scripts/unasync: do not edit.
"""Credentials on requests, also those that expire. `_sync.py` is derived from this file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..clock import Clock
from ..locks import Lock
from ..redact import Redactor
from .headers import put

if TYPE_CHECKING:
    import httpx


class Auth:
    """Adds credentials to each attempt; this one adds none."""

    def authorize(self, request: httpx.Request) -> None:
        """Add the credentials to a request that is about to be sent."""

    def renew(self, request: httpx.Request) -> bool:
        """After a 401, return whether new credentials are at hand, so that one more attempt makes sense."""
        return False


class HeaderAuth(Auth):
    """The same headers on every request."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = dict(headers)

    def authorize(self, request: httpx.Request) -> None:
        """Add the headers."""
        put(request, self._headers)


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and for how many seconds from now it is good (None: not said)."""

    value: str = field(repr=False)
    lifetime: float | None = None


class TokenAuth(Auth):
    """A token that is fetched when first needed, renewed before it expires, and once more after a 401.

    However many threads or tasks need it at once, it is fetched once.
    """

    def __init__(
        self,
        fetch: Callable[[], Token],
        headers: Callable[[str], Mapping[str, str]],
        *,
        clock: Clock,
        redactor: Redactor,
        margin: float = 60.0,
    ) -> None:
        self._fetch, self._headers = fetch, headers
        self._clock, self._redactor, self._margin = clock, redactor, margin
        self._lock = Lock()
        self._token: Token | None = None
        self._good_until = float("inf")

    def authorize(self, request: httpx.Request) -> None:
        """Add the token, fetching it first if there is none or it is about to expire."""
        token = self._usable() or self._fetched()
        request.extensions["token"] = token
        put(request, self._headers(token.value))

    def renew(self, request: httpx.Request) -> bool:
        """Forget the token that was refused (unless somebody already renewed it) and return True."""
        with self._lock:
            if self._token is request.extensions.get("token"):
                self._token = None
        return True

    def _usable(self) -> Token | None:
        return self._token if self._clock.monotonic() < self._good_until else None

    def _fetched(self) -> Token:
        with self._lock:
            token = self._usable()
            if token is None:
                token = self._fetch()
                self._redactor.add(token.value)
                self._token, self._good_until = token, self._end_of(token)
            return token

    def _end_of(self, token: Token) -> float:
        if token.lifetime is None:
            return float("inf")
        return self._clock.monotonic() + max(token.lifetime - self._margin, token.lifetime / 2)
