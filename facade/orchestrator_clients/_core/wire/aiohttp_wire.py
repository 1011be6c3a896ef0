"""The asynchronous wire of the extra `[fast]`: aiohttp's client."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import suppress
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import Connection
from yarl import URL

from .contract import AsyncReply, Fault, Limits, Pairs, WireFailure, WireRequest
from .names import NAMES
from .recent import Recent
from .slots import IDLE_SECONDS
from .sockets import PIECE, WHOLE
from .ways import Ways

_AUTOMATIC = ("Accept", "Accept-Encoding", "User-Agent", "Content-Type")
_MARGIN = 0.1
"""Seconds: the caller's deadline comes after aiohttp's own limits, whose errors say more."""

_LARGE = 1_000_000
"""Bytes of a body beyond which it is sent piece by piece; aiohttp warns from 2**20 on."""

_given_up: list[object] = []
"""Sessions of dead loops and of the process that forked: to close them would touch what is not there, or not ours."""


class _Names(AbstractResolver):
    """Asks the system in a thread that neither the end of the loop nor that of the process waits for."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await NAMES.find_async(host, port)
        return [
            ResolveResult(
                hostname=host,
                host=address[0],
                port=address[1],
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Nothing is held."""


class _Connector(aiohttp.TCPConnector):
    """Connections that read little at once, and that are cut off with what nobody waits for any more.

    asyncio reads 256 KiB at once, into which ten thousand interim answers would fit.
    """

    async def connect(self, *args: Any, **options: Any) -> Connection:
        """Return a connection."""
        connection = await super().connect(*args, **options)
        with suppress(AttributeError):  # other loops have no such setting
            setattr(connection.transport, "max_size", PIECE)  # noqa: B010  # it is asyncio's own
        if (transport := connection.transport) is not None:
            connection.add_callback(lambda: _cut(transport))
        return connection


def _cut(transport: asyncio.Transport) -> None:
    """Give up what is still to be sent: to close a transport is to send all of it first, however long the peer takes."""
    if transport.get_write_buffer_size():
        transport.abort()


class AiohttpWire:
    """Sends by aiohttp, straight to the server: calls through a proxy go by the default wire."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._recent = Recent(lambda: _session(keep=True))
        self._once = Recent(lambda: _session(keep=False))
        self._closed = False

    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        """Send a request and return the answer once its head is there; raises WireFailure."""
        if self._closed:
            raise WireFailure(Fault.UNREACHABLE, "the client was closed")
        sessions = self._once if limits.fresh else self._recent
        kept = sessions.take(request.target.origin)
        try:
            answer = await self._answered(kept.value, request, limits)
        except BaseException:
            await _close(sessions.give(kept))
            raise
        return _AsyncReply(answer, request, lambda: _close(sessions.give(kept)))

    async def _answered(
        self, session: aiohttp.ClientSession, request: WireRequest, limits: Limits
    ) -> aiohttp.ClientResponse:
        request.left = not limits.fresh  # only where it matters aiohttp is asked when the request leaves
        target = request.target
        try:
            answer = await session.request(
                request.method,
                URL(target.url, encoded=True),
                headers=request.headers,
                data=_outgoing(request.body),
                ssl=self._ways.trust if target.scheme == "https" else True,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(
                    total=None,
                    connect=max(min(limits.connect, limits.total) - _MARGIN, 0.01),
                    sock_read=limits.read,
                    ceil_threshold=float("inf"),
                ),
                trace_request_ctx=request,
            )
        except Exception as error:
            raise _failure(error, request) from None
        except BaseException as error:
            raise error.with_traceback(None)  # noqa: B904  # the variables of aiohttp hold the request
        request.left = True
        if _codings(answer) not in (set(), {"chunked"}):  # aiohttp would give the body with its frames, or compressed
            answer.close()
            raise WireFailure(Fault.MALFORMED, "it is sent in a way that nobody asked for")
        return answer

    async def aclose(self) -> None:
        """Close all connections that are not in use, and those in use when they are given back.

        aiohttp would close these as well, and let those who read from them wait for ever.
        """
        self._closed = True
        await _close([*self._recent.close(), *self._once.close()])

    def abandon(self) -> None:
        """Keep the sessions unused, for good."""
        _given_up.append((self._recent.clear(), self._once.clear()))


def _codings(answer: aiohttp.ClientResponse) -> set[str]:
    lines = answer.headers.getall("Transfer-Encoding", ())
    return {part.strip(" \t").lower() for line in lines for part in line.split(",")}


async def _close(sessions: Iterable[aiohttp.ClientSession]) -> None:
    for session in sessions:
        await session.close()


class _AsyncReply:
    def __init__(
        self, answer: aiohttp.ClientResponse, request: WireRequest, over: Callable[[], Awaitable[None]]
    ) -> None:
        self.status = answer.status
        self.headers: Pairs = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.raw_headers]
        self._answer, self._request, self._over = answer, request, over
        self._open, self._is_streamed = True, answer.content_length is None

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body, as it comes if it is streamed or nobody knows its length; raises WireFailure."""
        held = BytesIO()
        try:
            async for chunk in self._answer.content.iter_any():
                if self._is_streamed:
                    yield chunk
                elif held.write(chunk) and held.tell() >= WHOLE:
                    yield held.getvalue()
                    held = BytesIO()
        except Exception as error:
            raise _failure(error, self._request) from None
        if held.tell():
            yield held.getvalue()

    def unbounded(self) -> None:
        """Let the body come as it does; only the limit of each read is aiohttp's to keep."""
        self._is_streamed = True

    async def aclose(self) -> None:
        """Give the connection back, or up if the body was not read to its end."""
        if not self._open:
            return
        self._open = False
        if self._answer.content.is_eof():
            self._answer.release()
        else:
            self._answer.close()
        await self._over()


def _outgoing(body: bytes) -> bytes | BytesIO | None:
    """Return a body as aiohttp takes it: of a large one in a piece it warns, and its event loop stands still meanwhile."""
    return BytesIO(body) if len(body) > _LARGE else body or None


def _session(*, keep: bool) -> aiohttp.ClientSession:
    options: dict[str, Any] = {"keepalive_timeout": IDLE_SECONDS} if keep else {"force_close": True}
    session = aiohttp.ClientSession(
        connector=_Connector(limit=0, resolver=_Names(), use_dns_cache=False, **options),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        skip_auto_headers=_AUTOMATIC,
        trust_env=False,
        trace_configs=[] if keep else [_departures()],
        max_line_size=65_536,
        max_field_size=65_536,
    )
    # aiohttp sends a request anew by itself if a connection that lay idle breaks and its verb is idempotent. Starts are sent
    # by PUT and GET too, and the seam repeats by meaning.
    session._retry_connection = False  # noqa: SLF001
    return session


def _departures() -> aiohttp.TraceConfig:
    """Return what marks a request that must not be sent twice as soon as it leaves."""
    tracing = aiohttp.TraceConfig()

    async def leaves(_: aiohttp.ClientSession, context: SimpleNamespace, __: Any) -> None:
        context.trace_request_ctx.left = True

    tracing.on_request_headers_sent.append(leaves)
    return tracing


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
    if isinstance(error, aiohttp.ClientResponseError):
        return WireFailure(Fault.MALFORMED, type(error).__name__)
    if isinstance(error, aiohttp.ClientError | OSError):
        return WireFailure(Fault.BROKEN if request.left else Fault.UNREACHABLE, type(error).__name__)
    return error
