"""Small connection pools in the place of a large one.

For each request httpcore looks through all connections of its pool, twice, and asks the kernel about those that are idle: with
50 calls in flight that is most of what a call costs (github.com/encode/httpcore/pull/1035 is to mend it).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import cast

import httpx

from ..clock import Clock
from ..http.common import IDLE_SECONDS, connection_options
from ..locks import AsyncLock
from ..settings import Settings

SIZE, MOST = 8, 25
"""Connections of a pool, and pools. From 4 to 16 connections make little difference."""


@dataclass(eq=False)
class _Pool:
    transport: httpx.AsyncBaseTransport
    calls: set[object] = field(default_factory=set)
    idle_since: float = 0.0


class AsyncPools(httpx.AsyncBaseTransport):
    """Sends by httpx. A call goes to the first pool that has room, so that few calls keep to few connections."""

    def __init__(self, settings: Settings, url: str, clock: Clock) -> None:
        self._clock = clock
        self._options = connection_options(settings, url, SIZE)
        self._pools: list[_Pool] = []
        self._lock = AsyncLock()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer's head, its body to be streamed; raises httpx's errors."""
        call = object()
        async with self._lock:
            idle = self._take_idle()
            pool = self._with_room()
            pool.calls.add(call)
        try:
            if idle is not None:
                await idle.transport.aclose()
            response = await pool.transport.handle_async_request(request)
        except BaseException:
            self._leave(pool, call)
            raise
        stream = cast(httpx.AsyncByteStream, response.stream)
        response.stream = _AsyncBody(stream, lambda: self._leave(pool, call))
        return response

    def _leave(self, pool: _Pool, call: object) -> None:
        pool.calls.discard(call)
        pool.idle_since = self._clock.monotonic()

    def _with_room(self) -> _Pool:
        for pool in self._pools:
            if len(pool.calls) < SIZE:
                return pool
        if len(self._pools) == MOST:
            return min(self._pools, key=lambda pool: len(pool.calls))
        self._pools.append(_Pool(httpx.AsyncHTTPTransport(**self._options)))
        return self._pools[-1]

    def _take_idle(self) -> _Pool | None:
        """Return the last pool and forget it, if it is not needed any more: nobody else would close its connections."""
        last = self._pools[-1] if len(self._pools) > 1 else None
        if last is None or last.calls or self._clock.monotonic() - last.idle_since < IDLE_SECONDS:
            return None
        return self._pools.pop()

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools:
            await pool.transport.aclose()


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream, leave: Callable[[], None]) -> None:
        self._stream, self._leave = stream, leave

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._stream:
                yield chunk
        except BaseException:  # also of a reader that stops: httpcore gives up the connection then
            self._leave()
            raise

    async def aclose(self) -> None:
        try:
            await self._stream.aclose()
        finally:
            self._leave()
