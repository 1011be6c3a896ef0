"""Connections of aiohttp to one origin: opened, kept and given up by its connector."""

from __future__ import annotations

import socket
import ssl
from inspect import signature
from types import SimpleNamespace
from typing import Any
from weakref import WeakSet

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection
from yarl import URL

from .contract import WireRequest
from .names import NAMES
from .slots import IDLE_SECONDS
from .sockets import PIECE, readable

_AUTOMATIC = ("Accept", "Accept-Encoding", "User-Agent", "Content-Type")

LONGEST_LINE = 65_536
"""Bytes of a line of an answer's head."""


_CALLED = ("read", "set_response_params", "start_timeout")
_SET = {"skip_payload", "read_until_eof", "auto_decompress", "read_timeout", "max_line_size", "max_field_size"}


def is_known() -> bool:
    """Return whether connections of this aiohttp have what is used of them: its documents do not promise all of it."""
    called = all(hasattr(ResponseHandler, name) for name in _CALLED)
    held = hasattr(Connection, "protocol") and hasattr(Connection, "transport")
    return called and held and _SET.issubset(signature(ResponseHandler.set_response_params).parameters)


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

    asyncio reads 256 KiB at once, into which ten thousand interim answers would fit. One that was kept is given up if something
    came on it meanwhile: aiohttp would take that for the answer to the next request.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._used: WeakSet[ResponseHandler] = WeakSet()

    async def connect(self, *args: Any, **options: Any) -> Connection:
        """Return a connection."""
        connection = await super().connect(*args, **options)
        while connection.protocol in self._used and not _is_silent(connection):
            connection.close()
            connection = await super().connect(*args, **options)
        if (protocol := connection.protocol) is not None:
            self._used.add(protocol)
        transport: Any = connection.transport
        if transport is not None:
            if hasattr(transport, "max_size"):  # it is asyncio's own: other loops have no such setting
                transport.max_size = PIECE
            connection.add_callback(lambda: _cut(transport))
        return connection


def _is_silent(connection: Connection) -> bool:
    """Return whether nothing came that was not asked for, not even the end, whether it was read already or not."""
    protocol, transport = connection.protocol, connection.transport
    if protocol is None or transport is None or protocol.should_close:
        return False
    sock = transport.get_extra_info("socket")
    return sock is None or not readable(sock)


def _cut(transport: Any) -> None:
    """Give up what is still to be sent: to close a transport is to send all of it first, however long the peer takes."""
    if transport.get_write_buffer_size():
        transport.abort()


class Pool:
    """The connections to one origin, kept between calls or closed after each."""

    def __init__(self, *, keep: bool) -> None:
        self.keep: bool = keep
        self.is_known: bool = is_known()
        options: dict[str, Any] = {"keepalive_timeout": IDLE_SECONDS} if keep else {"force_close": True}
        self._connector = _Connector(limit=0, resolver=_Names(), use_dns_cache=False, **options)
        self.session: aiohttp.ClientSession = _session(self._connector, keep=keep)
        self._place: aiohttp.ClientRequest | None = None

    async def connect(
        self, request: WireRequest, trust: ssl.SSLContext | bool, timeout: aiohttp.ClientTimeout
    ) -> Connection:
        """Return a connection, one that is kept if there is any."""
        if self._place is None or self._place.ssl is not trust:
            # It is never sent: the connector reads from it where to connect to.
            self._place = aiohttp.ClientRequest("GET", URL(request.target.origin, encoded=True), ssl=trust)
        return await self._connector.connect(self._place, [], timeout)

    async def aclose(self) -> None:
        """Close all connections."""
        await self.session.close()


def _session(connector: aiohttp.TCPConnector, *, keep: bool) -> aiohttp.ClientSession:
    session = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        skip_auto_headers=_AUTOMATIC,
        trust_env=False,
        trace_configs=[] if keep else [_departures()],
        max_line_size=LONGEST_LINE,
        max_field_size=LONGEST_LINE,
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
