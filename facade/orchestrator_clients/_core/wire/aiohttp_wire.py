"""The asynchronous wire of the extra `[fast]`: aiohttp's connections, kept by its connector and read by its parser.

What fits into one piece is written to the connection right here: aiohttp's own requests and answers, which can do much that a
wire must not do, take longer than all else of a call. A larger body is aiohttp's to send, for the server may answer meanwhile,
and all is if a later aiohttp has other connections.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Iterable
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple, Self

import aiohttp
from aiohttp.connector import Connection
from aiohttp.http import HttpProcessingError
from multidict import CIMultiDictProxy
from yarl import URL

from .aiohttp_pool import LONGEST_LINE, Pool
from .contract import AsyncReply, Fault, Limits, Pairs, WireFailure, WireRequest
from .http_answer import head_of
from .recent import Recent
from .sockets import PIECE, WHOLE
from .ways import Ways

_MARGIN = 0.1
"""Seconds: the caller's deadline comes after aiohttp's own limits, whose errors say more."""

_LARGE = 1_000_000
"""Bytes of a body beyond which it is sent piece by piece; aiohttp warns from 2**20 on."""

_given_up: list[object] = []
"""Pools of dead loops and of the process that forked: to close them would touch what is not there, or not ours."""


class _Answer(NamedTuple):
    """An answer whose body has not been read; `held` gives the connection back (`release`) or up (`close`)."""

    status: int
    headers: CIMultiDictProxy[str]
    raw_headers: Iterable[tuple[bytes, bytes]]
    content: aiohttp.StreamReader
    held: Connection | aiohttp.ClientResponse


class AiohttpWire:
    """Sends by aiohttp, straight to the server: calls through a proxy go by the default wire."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._recent = Recent(lambda: Pool(keep=True))
        self._once = Recent(lambda: Pool(keep=False))
        self._closed = False

    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        """Send a request and return the answer once its head is there; raises WireFailure."""
        if self._closed:
            raise WireFailure(Fault.UNREACHABLE, "the client was closed")
        pools = self._once if limits.fresh else self._recent
        kept = pools.take(request.target.origin)
        try:
            answer = await self._answered(kept.value, request, limits)
        except BaseException:
            await _close(pools.give(kept))
            raise
        return _AsyncReply(answer, request, lambda: pools.give(kept))

    async def _answered(self, pool: Pool, request: WireRequest, limits: Limits) -> _Answer:
        trust = self._ways.trust if request.target.scheme == "https" else True
        timeout = _timeout(max(min(limits.connect, limits.total) - _MARGIN, 0.01), limits.read)
        try:
            sent = _sent if pool.is_known and len(request.body) <= PIECE else _sent_by_aiohttp
            answer = await sent(pool, request, trust, timeout)
        except Exception as error:
            raise _failure(error, request) from None
        except BaseException as error:
            raise error.with_traceback(None)  # noqa: B904  # the variables of aiohttp hold the request
        request.left = True
        if _codings(answer) not in (set(), {"chunked"}):  # aiohttp would give the body with its frames, or compressed
            answer.held.close()
            raise WireFailure(Fault.MALFORMED, "it is sent in a way that nobody asked for")
        return answer

    async def aclose(self) -> None:
        """Close all connections that are not in use, and those in use when they are given back.

        aiohttp would close these as well, and let those who read from them wait for ever.
        """
        self._closed = True
        await _close([*self._recent.close(), *self._once.close()])

    def abandon(self) -> None:
        """Keep the pools unused, for good."""
        _given_up.append((self._recent.clear(), self._once.clear()))


async def _sent(
    pool: Pool, request: WireRequest, trust: ssl.SSLContext | bool, timeout: aiohttp.ClientTimeout
) -> _Answer:
    whole = head_of(request, *(() if pool.keep else (("Connection", "close"),))) + request.body
    try:
        connection = await pool.connect(request, trust, timeout)
    except TimeoutError:
        raise WireFailure(Fault.SLOW_CONNECT) from None
    try:
        return await _exchanged(connection, request, whole, timeout)
    except BaseException:
        connection.close()
        raise


async def _exchanged(
    connection: Connection, request: WireRequest, whole: bytes, timeout: aiohttp.ClientTimeout
) -> _Answer:
    protocol, transport = connection.protocol, connection.transport
    if protocol is None or transport is None or transport.is_closing():
        raise aiohttp.ServerDisconnectedError
    protocol.set_response_params(
        skip_payload=request.method == "HEAD",
        read_until_eof=True,
        auto_decompress=False,
        read_timeout=timeout.sock_read,
        max_line_size=LONGEST_LINE,
        max_field_size=LONGEST_LINE,
    )
    request.left = True
    transport.write(whole)
    protocol.start_timeout()
    message, content = await protocol.read()
    while 100 <= message.code < 200 and message.code != 101:  # interim answers
        message, content = await protocol.read()
    return _Answer(message.code, message.headers, message.raw_headers, content, connection)


async def _sent_by_aiohttp(
    pool: Pool, request: WireRequest, trust: ssl.SSLContext | bool, timeout: aiohttp.ClientTimeout
) -> _Answer:
    request.left = pool.keep  # only where it matters aiohttp is asked when the request leaves
    answer = await pool.session.request(
        request.method,
        URL(request.target.url, encoded=True),
        headers=request.headers,
        data=_outgoing(request.body),
        ssl=trust,
        allow_redirects=False,
        timeout=timeout,
        trace_request_ctx=request,
    )
    return _Answer(answer.status, answer.headers, answer.raw_headers, answer.content, answer)


def _codings(answer: _Answer) -> set[str]:
    lines = answer.headers.getall("Transfer-Encoding", ())
    return {part.strip(" \t").lower() for line in lines for part in line.split(",")}


async def _close(pools: Iterable[Pool]) -> None:
    for pool in pools:
        await pool.aclose()


class _AsyncReply:
    def __init__(self, answer: _Answer, request: WireRequest, over: Callable[[], Iterable[Pool]]) -> None:
        self.status = answer.status
        self.headers: Pairs = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.raw_headers]
        self._content, self._held, self._request, self._over = answer.content, answer.held, request, over
        self._open, self._is_streamed = True, "Content-Length" not in answer.headers

    def chunks(self) -> AsyncIterator[bytes]:
        """Give the body, as it comes if it is streamed or nobody knows its length; raises WireFailure."""
        return self  # no generator: of each the event loop keeps account

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        try:
            piece = await self._content.readany()
            if not (self._is_streamed or self._content.at_eof()):
                piece = await self._gathered(piece)
        except Exception as error:
            raise _failure(error, self._request) from None
        if not piece:
            raise StopAsyncIteration
        return piece

    async def _gathered(self, first: bytes) -> bytes:
        """Return what comes first with what comes next, until that is enough to hand on."""
        held = BytesIO()
        held.write(first)
        while held.tell() < WHOLE and (part := await self._content.readany()):
            held.write(part)
        return held.getvalue()

    def unbounded(self) -> None:
        """Let the body come as it does; only the limit of each read is aiohttp's to keep."""
        self._is_streamed = True

    async def aclose(self) -> None:
        """Give the connection back, or up if the body was not read to its end."""
        if not self._open:
            return
        self._open = False
        if self._content.is_eof():
            self._held.release()
        else:
            self._held.close()
        await _close(self._over())


@lru_cache(maxsize=16)
def _timeout(connect: float, read: float) -> aiohttp.ClientTimeout:
    """Return the limits of a request, which most have in common; its whole time is the caller's to keep."""
    return aiohttp.ClientTimeout(total=None, connect=connect, sock_read=read, ceil_threshold=float("inf"))


def _outgoing(body: bytes) -> bytes | BytesIO:
    """Return a body as aiohttp takes it: of a large one in a piece it warns, and its event loop stands still meanwhile."""
    return BytesIO(body) if len(body) > _LARGE else body


def _failure(error: Exception, request: WireRequest) -> Exception:
    """Return the failure that an exception of aiohttp stands for; one that is none of its own as it is."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError | ssl.SSLCertVerificationError):
        return WireFailure(Fault.UNTRUSTED, getattr(error, "certificate_error", error).__class__.__name__)
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return WireFailure(Fault.SLOW_CONNECT)
    if isinstance(error, aiohttp.ClientConnectorError):
        return WireFailure(Fault.UNREACHABLE, error.os_error.strerror or type(error.os_error).__name__)
    if isinstance(error, asyncio.TimeoutError):
        return WireFailure(Fault.SLOW if request.left else Fault.SLOW_CONNECT)
    if isinstance(error, aiohttp.InvalidURL | ValueError):
        return WireFailure(Fault.UNSENDABLE, "a header value holds a character that HTTP does not allow")
    if isinstance(error, aiohttp.ClientResponseError | HttpProcessingError):
        return WireFailure(Fault.MALFORMED, type(error).__name__)
    if isinstance(error, aiohttp.ClientError | OSError):
        return WireFailure(Fault.BROKEN if request.left else Fault.UNREACHABLE, type(error).__name__)
    return error
