"""Sockets of ours as httpcore wants them, in both worlds."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from typing import Any

import httpcore

from ..proxies import Proxy
from .sockets import PIECE, connect, connect_async, readable, told, told_async
from .watch import Watch


class SocketStream(httpcore.NetworkStream):
    """A socket as httpcore wants it."""

    def __init__(self, sock: socket.socket, watch: Watch) -> None:
        self.sock, self.watch = sock, watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came, nothing at the end; raises WireFailure."""
        with told(self.watch):
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

        async with told_async(self.watch, self.watch.left_to_read()):
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
    """The sockets that a connection opened, to be closed in any case; the way leads through a SOCKS proxy, if one is given."""

    def __init__(self, watch: Watch, socks: Proxy | None = None) -> None:
        self.watch, self.socks = watch, socks
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

        socks = self.socks
        at = (socks.host, socks.port) if socks else (host, port)
        self.sockets.append(sock := connect(*at, self.watch))
        stream = SocketStream(sock, self.watch)
        if socks is not None:
            from .._sync.socks import open_way

            open_way(stream, socks, host, port)
            self.watch.shook_hands()
        return TlsAble(stream, self.watch)


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

        socks = self.socks
        at = (socks.host, socks.port) if socks else (host, port)
        self.sockets.append(sock := await connect_async(*at, self.watch))
        stream = AsyncSocketStream(sock, self.watch)
        if socks is not None:
            from .._async.socks import open_way

            await open_way(stream, socks, host, port)
            self.watch.shook_hands()
        return AsyncTlsAble(stream, self.watch)
