"""pyreqwest as a transport of httpx."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
from pyreqwest.exceptions import PyreqwestError

from ..http.fast import AsyncBuilder, as_httpx, configured, suits
from ..settings import Settings

if TYPE_CHECKING:
    from ..http.fast import AsyncReqwest, AsyncReqwestAnswer


class AsyncFastTransport(httpx.AsyncBaseTransport):
    """Sends by pyreqwest, which has a client for each pair of timeouts that is asked for."""

    def __init__(self, settings: Settings, url: str) -> None:
        self._settings, self._url = settings, url
        self._clients: dict[tuple[float, float], AsyncReqwest] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer's head, its body to be streamed; raises httpx's errors."""
        wanted, limits = request.extensions["wanted_timeout"], request.extensions["timeout"]
        client = self._client(wanted["connect"], wanted["read"])
        call = client.request(request.method, str(request.url)).headers(request.headers.multi_items())
        call = call.body_bytes(request.content)
        if request.extensions.get("stream"):
            call = call.streamed_read_buffer_limit(0)  # else what came before a break, or comes slowly, is kept back
        else:
            call = call.timeout(timedelta(seconds=limits["total"]))  # which counts until the body has ended
        pending = call.build_streamed()
        try:
            answer = await pending.__aenter__()
        except PyreqwestError as error:
            raise as_httpx(error, request) from None  # it holds the whole URL
        stream = _AsyncBody(answer, pending, request)
        return httpx.Response(answer.status, headers=list(answer.headers.items()), stream=stream)

    def _client(self, connect: float, read: float) -> AsyncReqwest:
        key = connect, read
        if key not in self._clients:
            self._clients[key] = configured(AsyncBuilder(), self._settings, self._url, connect, read).build()
        return self._clients[key]

    async def aclose(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            await client.close()


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(
        self, answer: AsyncReqwestAnswer, pending: AbstractAsyncContextManager[object], request: httpx.Request
    ) -> None:
        self._reader, self._pending, self._request = answer.body_reader, pending, request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            while (chunk := await self._reader.read_chunk()) is not None:
                yield bytes(chunk)
        except PyreqwestError as error:
            raise as_httpx(error, self._request) from None

    async def aclose(self) -> None:
        await self._pending.__aexit__(None, None, None)


__all__ = ["AsyncFastTransport", "suits"]
