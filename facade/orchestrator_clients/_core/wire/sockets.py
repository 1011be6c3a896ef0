"""Connections by plain sockets, in both worlds: what httpcore speaks HTTP over.

A socket can be closed at any moment from anywhere, whatever became of its event loop, and each read and write is given what the
call may still take. asyncio's transports and anyio's streams know neither.
"""

from __future__ import annotations

import select
import socket
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from ipaddress import ip_address
from typing import Any

import httpcore

from .patience import aside, in_time
from .watch import Watch

PIECE = 65_536
"""The most bytes of one write, so that a server that takes them slowly is noticed."""

_NODELAY = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

Found = tuple[Any, Any, int, str, Any]


def found_by_number(host: str, port: int) -> list[Found] | None:
    """Return where a numeric address leads, None for a name: that needs somebody to ask."""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST))


def look_up(host: str, port: int) -> list[Found]:
    """Return where a host's name leads, as the system knows it; OSError if it leads nowhere."""
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def connect(host: str, port: int, watch: Watch) -> socket.socket:
    """Return a connected socket; raises WireFailure."""
    with _told(watch):
        numeric = found_by_number(host, port)
        found = numeric if numeric is not None else in_time(lambda: look_up(host, port), watch.left_to_connect())
        error: OSError = OSError("the name has no address")
        for number, (family, kind, protocol, _, address) in enumerate(found):
            made = _made(family, kind, protocol)
            try:
                made.settimeout(
                    watch.left_to_connect() / (len(found) - number)
                )  # an address that is silent is not the last
                made.connect(address)
            except BaseException as raised:
                made.close()
                if not isinstance(raised, OSError):
                    raise
                error = raised
            else:
                return made
        raise error


async def connect_async(host: str, port: int, watch: Watch) -> socket.socket:
    """Return a connected socket; raises WireFailure."""
    import asyncio

    loop = asyncio.get_running_loop()
    async with _told_async(watch, watch.left_to_connect()):
        numeric = found_by_number(host, port)
        found = numeric if numeric is not None else await aside(lambda: look_up(host, port))
        error: OSError = OSError("the name has no address")
        for number, (family, kind, protocol, _, address) in enumerate(found):
            made = _made(family, kind, protocol)
            made.setblocking(False)
            try:
                async with asyncio.timeout(watch.left_to_connect() / (len(found) - number)):
                    await loop.sock_connect(made, address)
            except BaseException as raised:
                made.close()
                if not isinstance(raised, OSError):
                    raise
                error = raised
            else:
                return made
        raise error


def _made(family: Any, kind: Any, protocol: int) -> socket.socket:
    made = socket.socket(family, kind, protocol)
    made.setsockopt(*_NODELAY)
    return made


@contextmanager
def _told(watch: Watch) -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise watch.late() from None
    except OSError as error:
        raise watch.broken(error.strerror or str(error)) from None


@asynccontextmanager
async def _told_async(watch: Watch, seconds: float) -> AsyncIterator[None]:
    import asyncio

    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise watch.late() from None
    except OSError as error:
        raise watch.broken(error.strerror or str(error)) from None


def readable(sock: socket.socket) -> bool:
    """Return whether something came on a socket, its end included, or it is closed."""
    try:
        if not hasattr(select, "poll"):
            return bool(select.select([sock], [], [], 0)[0])
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return bool(poll.poll(0))
    except (OSError, ValueError):
        return True


class SocketStream(httpcore.NetworkStream):
    """A socket as httpcore wants it."""

    def __init__(self, sock: socket.socket, watch: Watch) -> None:
        self.sock, self.watch = sock, watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came, nothing at the end; raises WireFailure."""
        with _told(self.watch):
            self.sock.settimeout(self.watch.left_to_read())
            return self.sock.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it; raises WireFailure, or httpcore's WriteError, after which an answer is still looked for."""
        self.watch.writes()
        try:
            for start in range(0, len(buffer), PIECE):
                self.sock.settimeout(self.watch.left_to_read())
                self.sock.sendall(buffer[start : start + PIECE])
        except TimeoutError:
            raise self.watch.late() from None
        except OSError as error:
            raise httpcore.WriteError(str(error)) from None

    def close(self) -> None:
        """Close the socket."""
        self.sock.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks: whether something is there to be read."""
        return readable(self.sock) if info == "is_readable" else None


class AsyncSocketStream(httpcore.AsyncNetworkStream):
    """A socket as httpcore wants it, for tasks."""

    def __init__(self, sock: socket.socket, watch: Watch) -> None:
        self.sock, self.watch = sock, watch

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came, nothing at the end; raises WireFailure."""
        import asyncio

        async with _told_async(self.watch, self.watch.left_to_read()):
            if self.watch.is_flooded():
                await asyncio.sleep(0)  # what is there already is given at once: nobody else would have a turn
            return await asyncio.get_running_loop().sock_recv(self.sock, max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it; raises WireFailure, or httpcore's WriteError, after which an answer is still looked for."""
        import asyncio

        self.watch.writes()
        try:
            async with asyncio.timeout(self.watch.left_to_read()):
                await asyncio.get_running_loop().sock_sendall(self.sock, buffer)
        except TimeoutError:
            raise self.watch.late() from None
        except OSError as error:
            raise httpcore.WriteError(str(error)) from None

    async def aclose(self) -> None:
        """Close the socket."""
        self.sock.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks: whether something is there to be read."""
        return readable(self.sock) if info == "is_readable" else None


SocketOptions = Iterable[Any]


class _Opened:
    """The sockets that a connection opened, to be closed in any case."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.sockets: list[socket.socket] = []

    def kill(self) -> None:
        """Close them, whatever they are doing."""
        for one in self.sockets:
            one.close()


class Backend(_Opened, httpcore.NetworkBackend):
    """Makes the sockets of one connection."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        """Return a stream to a host; raises WireFailure."""
        from .._sync.tls import TlsAble

        self.sockets.append(sock := connect(host, port, self.watch))
        return TlsAble(SocketStream(sock, self.watch), self.watch)


class AsyncBackend(_Opened, httpcore.AsyncNetworkBackend):
    """Makes the sockets of one connection, for tasks."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return a stream to a host; raises WireFailure."""
        from .._async.tls import AsyncTlsAble

        self.sockets.append(sock := await connect_async(host, port, self.watch))
        return AsyncTlsAble(AsyncSocketStream(sock, self.watch), self.watch)
