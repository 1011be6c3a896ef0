"""The seam with the interface of an httpx client, for the generated functions and for calls of the user's own."""

from __future__ import annotations

from typing import Any

from orchestrator_api._runtime.http import httpx

from ..errors import DecodeError, UsageError, forgetting
from .http import AsyncSeam

_UNDONE = ("content-length", "host")


class AsyncView(httpx.AsyncClient):
    """An httpx client that sends nothing by itself: what it is asked for goes through the seam, with all its promises."""

    def __init__(self, seam: AsyncSeam) -> None:
        super().__init__(base_url=seam.settings.base_url, transport=_Nowhere(), trust_env=False)
        self._seam = seam

    @forgetting()
    def build_request(self, method: str, url: httpx.URL | str, **rest: Any) -> httpx.Request:
        """Return the request; what cannot be sent raises UsageError, or DecodeError where a server gave the address."""
        try:
            return super().build_request(method, url, **rest)
        except (httpx.InvalidURL, UnicodeError):
            extensions = rest.get("extensions") or {}
            kind = DecodeError if extensions.get("bare") else UsageError
            raise kind(
                "the request cannot be sent as it is: look at its address, and for odd characters in it",
                system=self._seam.system,
                operation=extensions.get("operation"),
            ) from None  # whose text shows parts of it

    async def request(self, method: str, url: httpx.URL | str, **rest: Any) -> httpx.Response:
        """Send a request and return its answer; raises errors of this package only."""
        if isinstance(url, str) and url.startswith("/") and not set(rest) - _PLAIN:
            return await self._answered(
                httpx.Request(method, self._merge_url(url)), {"method": method, "url": url, **rest}
            )
        return await super().request(method, url, **rest)

    async def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        """Send a request and return its answer; raises errors of this package only."""
        own = {name: value for name, value in request.headers.items() if self.headers.get(name) != value}
        arguments = {
            "method": request.method,
            "url": str(request.url),
            "headers": {name: value for name, value in own.items() if name not in _UNDONE},
            "content": await request.aread() or None,
            "extensions": {name: value for name, value in request.extensions.items() if name != "timeout"},
        }
        return await self._answered(request, arguments)

    async def _answered(self, request: httpx.Request, arguments: dict[str, Any]) -> httpx.Response:
        answer = await self._seam.send(self._seam.call_of(arguments))
        return httpx.Response(
            answer.status_code,
            headers=list(answer.headers.pairs),
            content=answer.content,
            request=request,
            extensions=dict(answer.extensions),
        )

    async def aclose(self) -> None:
        """Close the seam; closing twice is fine."""
        await self._seam.aclose()


_PLAIN = {"params", "extensions", "json", "headers", "timeout"}
"""What generated functions hand over, besides method and URL."""


class _Nowhere(httpx.AsyncBaseTransport):
    """A transport that is never used: the view sends by the seam."""
