"""Getting access tokens, again and again over a long wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..._core._async.auth import Token
from ..._core.errors import ApiError
from .. import access
from ..access import Credentials

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")


class AsyncSender(Protocol):
    """What sends the login requests."""

    async def call(self, request: Mapping[str, Any], parse: Callable[[httpx.Response], T | None]) -> T:
        """Send a request and return what `parse` makes of the answer."""
        ...

    def hide(self, secret: str) -> None:
        """Keep a value out of all texts from now on."""
        ...


class AsyncLogin:
    """Turns a refresh token, or user and password, into access tokens.

    The refresh token got for a password is kept: an appliance cannot revoke one, so that none should be made in vain.
    """

    def __init__(self, sender: AsyncSender, host: str, credentials: Credentials) -> None:
        self._sender, self._host, self._credentials = sender, host, credentials
        self._refresh_token = credentials.refresh_token

    async def fetch(self) -> Token:
        """Return a new access token; AuthError where the credentials are refused."""
        try:
            if self._refresh_token is None:
                return await self._by_password()
            try:
                return await self._by_refresh_token(self._refresh_token)
            except ApiError as error:
                # It may have expired; the password can get another.
                if self._credentials.auth is None or not access.is_refusal(error):
                    raise
            return await self._by_password()
        except ApiError as error:
            raise access.refused(error) from error.__cause__

    async def _by_password(self) -> Token:
        request = access.password_request(self._host, self._credentials)
        refresh_token = await self._sender.call(request, access.parse_refresh_token)
        self._sender.hide(refresh_token)
        self._refresh_token = refresh_token
        return await self._by_refresh_token(refresh_token)

    async def _by_refresh_token(self, refresh_token: str) -> Token:
        request = access.access_request(self._host, self._credentials.csp_url, refresh_token)
        value, seconds = await self._sender.call(request, access.parse_access_token)
        self._sender.hide(value)
        return Token(value, seconds or access.lifetime(self._host))
