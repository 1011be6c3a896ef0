# Derived from _async/fast.py by scripts/unasync: do not edit.
"""pyreqwest as a transport of httpx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
from pyreqwest.exceptions import PyreqwestError

from ..http.fast import Builder, as_httpx, configured, suits
from ..settings import Settings

if TYPE_CHECKING:
    from ..http.fast import Reqwest, ReqwestAnswer


class FastTransport(httpx.BaseTransport):
    """Sends by pyreqwest, which has a client for each pair of timeouts that is asked for."""

    def __init__(self, settings: Settings, url: str) -> None:
        self._settings, self._url = settings, url
        self._clients: dict[tuple[float, float], Reqwest] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
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
            answer = pending.__enter__()
        except PyreqwestError as error:
            raise as_httpx(error, request) from None  # it holds the whole URL
        stream = _Body(answer, pending, request)
        return httpx.Response(answer.status, headers=list(answer.headers.items()), stream=stream)

    def _client(self, connect: float, read: float) -> Reqwest:
        key = connect, read
        if key not in self._clients:
            self._clients[key] = configured(Builder(), self._settings, self._url, connect, read).build()
        return self._clients[key]

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: ReqwestAnswer, pending: AbstractContextManager[object], request: httpx.Request) -> None:
        self._reader, self._pending, self._request = answer.body_reader, pending, request

    def __iter__(self) -> Iterator[bytes]:
        try:
            while (chunk := self._reader.read_chunk()) is not None:
                yield bytes(chunk)
        except PyreqwestError as error:
            raise as_httpx(error, self._request) from None

    def close(self) -> None:
        self._pending.__exit__(None, None, None)


__all__ = ["FastTransport", "suits"]
