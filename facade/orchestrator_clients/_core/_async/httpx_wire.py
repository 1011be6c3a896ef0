"""The default wire: httpcore, which is what httpx sends by, over sockets of our own; also through proxies."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import httpcore

from ..proxies import Proxy
from ..wire.backends import AsyncBackend
from ..wire.contract import AsyncReply, Fault, Limits, Pairs, WireFailure, WireRequest
from ..wire.slots import Slots
from ..wire.target import Target
from ..wire.watch import Watch
from ..wire.ways import Ways


class _Connection:
    """One connection, of one call at a time."""

    def __init__(self, target: Target, pool: httpcore.AsyncConnectionPool, backend: AsyncBackend) -> None:
        origin = httpcore.Origin(target.scheme.encode(), target.host.encode(), target.port)
        self.origin, self.backend, self.watch = target.origin, backend, backend.watch
        self.http = pool.create_connection(origin)

    @property
    def usable(self) -> bool:
        """Return whether it can carry another call: the server has not hung up."""
        return self.http.is_available() and not self.http.has_expired()

    def kill(self) -> None:
        """Close it, whatever it is doing."""
        self.backend.kill()


class AsyncHttpxWire:
    """Sends by httpcore. Each call has a connection for itself, so that one that is cancelled leaves nothing behind."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._slots: Slots[_Connection] = Slots(_Connection.kill, time.monotonic)

    @property
    def idle(self) -> int:
        """Return how many connections lie idle."""
        return len(self._slots)

    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        """Send a request and return the answer once its head is there; raises WireFailure."""
        connection = self._connection(request.target, fresh=limits.fresh)
        connection.watch.begin(request, limits)
        try:
            answer = await connection.http.handle_async_request(_outgoing(request))
        except BaseException as error:
            connection.kill()
            if isinstance(error, Exception):
                raise failure_of(error, connection.watch) from None
            raise error.with_traceback(None)  # noqa: B904  # the variables of what is below hold the request
        return _AsyncReply(answer, connection, self._slots)

    def _connection(self, target: Target, *, fresh: bool) -> _Connection:
        while (connection := self._slots.take(target.origin, fresh=fresh)) is not None:
            if connection.usable:
                return connection
            connection.kill()
        return self._opened(target)

    def _opened(self, target: Target) -> _Connection:
        secure = target.scheme == "https"
        proxy = self._ways.proxy(target.origin)
        socks = proxy if proxy is not None and proxy.is_socks else None
        watch = Watch(secure + (proxy is not None and (proxy.scheme == "https" or proxy.is_socks)))
        backend = AsyncBackend(watch, socks)
        pool = httpcore.AsyncConnectionPool(
            ssl_context=self._ways.trust if secure else None,
            proxy=None if proxy is None or socks else _proxy(proxy, self._ways),
            network_backend=backend,
        )
        return _Connection(target, pool, backend)

    async def aclose(self) -> None:
        """Close all connections that are not in use, and those in use when they are given back."""
        self._slots.close()

    def abandon(self) -> None:
        """Close this process's ends of all idle sockets: nothing is sent, and no event loop is needed for that."""
        self._slots.close()


class _AsyncReply:
    def __init__(self, answer: httpcore.Response, connection: _Connection, slots: Slots[_Connection]) -> None:
        self.status = answer.status
        self.headers: Pairs = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers]
        self._body: Any = answer.stream
        self._connection, self._slots = connection, slots
        self._open = True

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes; raises WireFailure."""
        try:
            async for chunk in self._body:
                yield chunk
        except Exception as error:
            raise failure_of(error, self._connection.watch) from None

    def unbounded(self) -> None:
        """From here on only `Limits.read` counts."""
        self._connection.watch.unbounded()

    async def aclose(self) -> None:
        """Give the connection back, or up if the body was not read to its end."""
        if not self._open:
            return
        self._open = False
        try:
            await self._body.aclose()
        except BaseException:
            self._connection.kill()
            raise
        if self._connection.http.is_idle() and not _leftover(self._connection.http):
            self._connection.watch.request = None
            self._slots.give(self._connection.origin, self._connection)
        else:
            self._connection.kill()


def _leftover(connection: Any) -> bytes:
    """Return what came after the answer's end. httpcore would take it for the answer to the next request."""
    while (inner := getattr(connection, "_connection", None)) is not None:
        connection = inner
    state = getattr(connection, "_h11_state", None)
    return b"" if state is None else bytes(state.trailing_data[0])


class _AsyncNothing:
    """An empty body: of one of no bytes httpcore would send a piece all the same."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        none: tuple[bytes, ...] = ()
        for piece in none:
            yield piece


_NOTHING = _AsyncNothing()


def _outgoing(request: WireRequest) -> httpcore.Request:
    target = request.target
    url = httpcore.URL(scheme=target.scheme, host=target.host, port=target.given_port, target=target.path)
    outgoing = httpcore.Request(request.method, url, content=request.body or _NOTHING)
    outgoing.headers = _encoded(request.headers)  # as httpcore keeps them: it would look at each to make them so
    return outgoing


def _encoded(headers: Pairs) -> list[tuple[bytes, bytes]]:
    try:
        return [(name.encode("ascii"), value.encode("ascii")) for name, value in headers]
    except UnicodeEncodeError:
        return [(name.encode("ascii"), value.encode("utf-8")) for name, value in headers]


def _proxy(proxy: Proxy, ways: Ways) -> httpcore.Proxy:
    login = None if proxy.user is None else (proxy.user.encode(), proxy.password.encode())
    return httpcore.Proxy(proxy.url, auth=login, ssl_context=ways.trust if proxy.scheme == "https" else None)


def failure_of(error: Exception, watch: Watch) -> Exception:
    """Return the failure that an exception of httpcore stands for; one that is none of its own as it is."""
    if isinstance(error, httpcore.LocalProtocolError):
        return WireFailure(Fault.UNSENDABLE, "a header value holds a character that HTTP does not allow")
    if isinstance(error, httpcore.ProxyError):
        denied = str(error).startswith("407")
        return WireFailure(Fault.DENIED if denied else Fault.UNREACHABLE, "the proxy says", told=str(error)[:100])
    if isinstance(error, httpcore.RemoteProtocolError):
        gone = "disconnected" in str(error)
        return (
            watch.broken(told=str(error)) if gone or not watch.left else WireFailure(Fault.MALFORMED, told=str(error))
        )
    if isinstance(error, (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)):
        return watch.broken(type(error).__name__)
    return error
