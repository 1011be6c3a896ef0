"""The connection settings of the generated functions. `orchestrator_clients` hands them a client of its own."""

import re
import ssl
from typing import Any, Self

from attrs import define, evolve, field

from .http import httpx


def _without_login(url: str) -> str:
    return repr(re.sub("//[^/?#]*@", "//***@", str(url)).split("?")[0])


@define
class Client:
    """Where the API is and how to reach it; keyword arguments are those of httpx.

    `raise_on_unexpected_status` makes a status that is no success raise `errors.UnexpectedStatus`. Nothing that may hold
    a credential is part of the `repr`.
    """

    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    _base_url: str = field(alias="base_url", repr=_without_login)
    _cookies: dict[str, str] = field(factory=dict, kw_only=True, alias="cookies", repr=False)
    _headers: dict[str, str] = field(factory=dict, kw_only=True, alias="headers", repr=False)
    _timeout: httpx.Timeout | None = field(default=None, kw_only=True, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, kw_only=True, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)

    _handed_in: bool = field(default=False, init=False, repr=False, eq=False)

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Return a client like this one with more headers; TypeError if an httpx client was set."""
        return self._changed(headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Return a client like this one with more cookies; TypeError if an httpx client was set."""
        return self._changed(cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout) -> Self:
        """Return a client like this one with another timeout; TypeError if an httpx client was set."""
        return self._changed(timeout=timeout)

    def _changed(self, **settings: Any) -> Self:
        # A copy would make an httpx client of its own: without the login, retry, proxy or authorities of the one handed in.
        if self._handed_in:
            raise TypeError(
                f"{', '.join(settings)}: this client sends by an httpx client that was handed in: set them there. For a "
                "client of orchestrator_clients that is its constructor or with_options, with headers= and timeout="
            )
        return evolve(self, **settings)

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use this httpx client from now on; it overrides every other setting."""
        self._client, self._handed_in = client, True
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the httpx client in use, made at the first call."""
        if self._client is None:
            self._client = httpx.Client(**self._arguments())
        return self._client

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Use this asynchronous httpx client from now on; it overrides every other setting."""
        self._async_client, self._handed_in = async_client, True
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the asynchronous httpx client in use, made at the first call."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._arguments())
        return self._async_client

    def _arguments(self) -> dict[str, Any]:
        return {
            "base_url": self._base_url,
            "cookies": self._cookies,
            "headers": self._headers,
            "timeout": self._timeout,
            "verify": self._verify_ssl,
            "follow_redirects": self._follow_redirects,
            **self._httpx_args,
        }

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *args: Any) -> None:
        self.get_httpx_client().__exit__(*args)

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *args: Any) -> None:
        await self.get_async_httpx_client().__aexit__(*args)


@define
class AuthenticatedClient(Client):
    """A `Client` that sends a token in the header `auth_header_name`, with `prefix` before it."""

    token: str = field(repr=False, kw_only=True)
    prefix: str = field(default="Bearer", kw_only=True)
    auth_header_name: str = field(default="Authorization", kw_only=True)

    def _arguments(self) -> dict[str, Any]:
        arguments = super()._arguments()
        value = f"{self.prefix} {self.token}" if self.prefix else self.token
        return {**arguments, "headers": {**self._headers, self.auth_header_name: value}}
