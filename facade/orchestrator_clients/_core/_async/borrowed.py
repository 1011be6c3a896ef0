"""A transport of httpx that the caller made and keeps, as a wire."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import cast

from orchestrator_api._runtime.http import httpx

from ..errors import UsageError
from ..wire.contract import AsyncReply, Fault, Limits, Pairs, WireFailure, WireRequest


class AsyncBorrowed:
    """Sends by the transport of the caller, who closes it. It is given the limits as httpx has them: for each step."""

    def __init__(self, transport: object, *, system: str) -> None:
        if not isinstance(transport, httpx.AsyncBaseTransport):
            raise UsageError("transport= must be an httpx.AsyncBaseTransport", system=system)
        self._transport = transport

    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        """Send a request and return the answer once its head is there; raises WireFailure."""
        connect, read = min(limits.connect, limits.total), min(limits.read, limits.total)
        sent = httpx.Request(
            request.method,
            request.target.url,
            headers=list(request.headers),
            content=request.body,
            extensions={"timeout": {"connect": connect, "pool": connect, "read": read, "write": read}},
        )
        request.left = True  # who knows what the transport does
        try:
            return _AsyncReply(await self._transport.handle_async_request(sent))
        except httpx.TransportError as error:
            raise _failure(error) from None

    async def aclose(self) -> None:
        """Leave it open."""

    def abandon(self) -> None:
        """Leave it to its owner."""


class _AsyncReply:
    def __init__(self, answer: httpx.Response) -> None:
        self.status = answer.status_code
        self.headers: Pairs = list(answer.headers.multi_items())
        self._stream = cast(httpx.AsyncByteStream, answer.stream)

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes; raises WireFailure."""
        try:
            async for chunk in self._stream:
                yield chunk
        except httpx.TransportError as error:
            raise _failure(error) from None

    def unbounded(self) -> None:
        """Nothing to do: the transport knows only the limit of each read."""

    async def aclose(self) -> None:
        """Give the connection back."""
        await self._stream.aclose()


_FAULTS: tuple[tuple[type[Exception], Fault], ...] = (
    (httpx.ConnectTimeout, Fault.SLOW_CONNECT),
    (httpx.PoolTimeout, Fault.SLOW_CONNECT),
    (httpx.ConnectError, Fault.UNREACHABLE),
    (httpx.UnsupportedProtocol, Fault.UNSENDABLE),
    (httpx.LocalProtocolError, Fault.UNSENDABLE),
    (httpx.RemoteProtocolError, Fault.MALFORMED),
    (httpx.TimeoutException, Fault.SLOW),
)
"""First match wins; what is none of these broke the connection."""


def _failure(error: httpx.TransportError) -> WireFailure:
    fault = next((fault for kind, fault in _FAULTS if isinstance(error, kind)), Fault.BROKEN)
    if isinstance(error, httpx.ProxyError):
        fault = Fault.DENIED if "407" in str(error) else Fault.UNREACHABLE
    return WireFailure(fault, type(error).__name__)
