"""A transport of httpx that the caller made and keeps."""

from __future__ import annotations

import httpx

from ..errors import UsageError


class AsyncBorrowed(httpx.AsyncBaseTransport):
    """Sends by the transport of the caller, who closes it."""

    def __init__(self, transport: object, *, system: str) -> None:
        if not isinstance(transport, httpx.AsyncBaseTransport):
            raise UsageError("transport= must be an httpx.AsyncBaseTransport", system=system)
        self._transport = transport

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer's head, its body to be streamed; raises httpx's errors."""
        return await self._transport.handle_async_request(request)

    async def aclose(self) -> None:
        """Leave it open."""
