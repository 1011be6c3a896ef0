# Derived from _async/borrowed.py by scripts/unasync: do not edit.
"""A transport of httpx that the caller made and keeps, as a wire."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from orchestrator_api._runtime.http import httpx

from ..errors import UsageError
from ..wire.contract import Fault, Limits, Pairs, Reply, WireFailure, WireRequest


class Borrowed:
    """Sends by the transport of the caller, who closes it. It is given the limits as httpx has them: for each step."""

    def __init__(self, transport: object, *, system: str) -> None:
        if not isinstance(transport, httpx.BaseTransport):
            raise UsageError("transport= must be an httpx.BaseTransport", system=system)
        self._transport = transport

    def send(self, request: WireRequest, limits: Limits) -> Reply:
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
            return _Reply(self._transport.handle_request(sent))
        except httpx.TransportError as error:
            raise _failure(error) from None

    def close(self) -> None:
        """Leave it open."""

    def abandon(self) -> None:
        """Leave it to its owner."""


class _Reply:
    def __init__(self, answer: httpx.Response) -> None:
        self.status = answer.status_code
        self.headers: Pairs = list(answer.headers.multi_items())
        self._stream = cast(httpx.SyncByteStream, answer.stream)

    def chunks(self) -> Iterator[bytes]:
        """Yield the body as it comes; raises WireFailure."""
        try:
            for chunk in self._stream:
                yield chunk
        except httpx.TransportError as error:
            raise _failure(error) from None

    def unbounded(self) -> None:
        """Nothing to do: the transport knows only the limit of each read."""

    def close(self) -> None:
        """Give the connection back."""
        self._stream.close()


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
