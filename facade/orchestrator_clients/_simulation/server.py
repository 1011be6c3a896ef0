"""A real HTTP server on loopback, in a thread of its own."""

from __future__ import annotations

import asyncio
import selectors
import socket
import struct
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Scope

HOST = "127.0.0.1"

_KEEP_ALIVE = 600
"""Seconds an idle connection stays open: longer than any test, so that no client meets a connection just closing."""


class Connection(H11Protocol):
    """One connection. It puts itself into the scope of its requests, so that a fault can reach the socket.

    A thin subclass of uvicorn's protocol rather than an ASGI message of our own: for a broken answer exactly the bytes written
    here are sent, and uvicorn, which learns of the end by `connection_lost`, finishes the request without an error.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the event loop. uvicorn copies `app_state` into the scope of each request."""
        super().connection_made(transport)  # type: ignore[arg-type]  # it says Transport where asyncio says BaseTransport
        self.app_state = {**self.app_state, "connection": self}

    def write(self, data: bytes) -> None:
        """Send these bytes as they are, past the HTTP machinery; `close` or `reset` must follow."""
        self.transport.write(data)

    def close(self) -> None:
        """End the connection properly, after what was written."""
        self.transport.close()

    def reset(self) -> None:
        """End the connection by a TCP reset. Lingering for 0 seconds is what makes the kernel send one."""
        sock = self.transport.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()


def connection_of(scope: Scope) -> Connection:
    """The connection on which this request came."""
    return cast("Connection", scope["state"]["connection"])


class LoopbackServer:
    """Serves an ASGI application on 127.0.0.1, HTTP/1.1 with keep-alive, without a log.

    It drives uvicorn's protocol by itself and leaves uvicorn's `Server` aside: that one wakes up every 0.1 s, takes
    0.2 s to stop, and cannot close its port for a while, which is what the fault "refused" needs.
    """

    def __init__(self, app: ASGIApp, *, port: int = 0) -> None:
        """Nothing happens yet. Port 0 means a free one."""
        self._app = app
        self._wanted_port = port
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._port: int | None = None
        self._placeholder: socket.socket | None = None
        self._listener: socket.socket | None = None
        self._arriving: set[asyncio.Task[None]] = set()
        self._state = ServerState()
        self.hanging = 0
        """How many requests are being answered slowly or not at all on purpose: `busy` does not count them."""

    @property
    def port(self) -> int:
        """The port in use. Raises RuntimeError before `start` and after `stop`."""
        if self._port is None:
            raise RuntimeError("the server is not running")
        return self._port

    @property
    def running(self) -> bool:
        """Whether it was started and not stopped."""
        return self._port is not None

    def start(self) -> None:
        """Return when connections are accepted. Raises OSError if the port is taken, RuntimeError if it runs already."""
        if self._port is not None:
            raise RuntimeError("the server is running already")
        first = _listening(self._wanted_port)
        self._port = first.getsockname()[1]
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(first, ready), name="simulator", daemon=True)
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Return when the port is closed, every connection ended and the thread gone. Does nothing if not running."""
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()
        self._port = self._loop = self._thread = None

    def busy(self) -> bool:
        """Whether a request is under way: not yet accepted or read, or not yet answered. From any thread."""
        try:
            connections = list(self._state.connections)
        except RuntimeError:  # they are changing this very moment
            return True
        if any(each.transport is None for each in connections):
            return True
        sockets = [each.transport.get_extra_info("socket") for each in connections]
        sockets.append(self._listener)
        return len(self._state.tasks) > self.hanging or _any_readable(sockets)

    def close_port(self) -> None:
        """Refuse new connections and end all that exist, from any thread; at once."""
        self._in_loop(self._close_port)

    def open_port(self) -> None:
        """Accept connections again, from any thread, on the same port. Does nothing if it is open."""
        if self._loop is None:
            return
        if threading.current_thread() is self._thread:
            self._loop.create_task(self._listen(None))
        else:
            asyncio.run_coroutine_threadsafe(self._listen(None), self._loop).result()

    def call_later(self, seconds: float, callback: Callable[[], object]) -> None:
        """Call back in the server's thread after so many seconds of real time, unless it was stopped before."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.call_later, seconds, callback)

    def _run(self, first: socket.socket, ready: threading.Event) -> None:
        with asyncio.Runner() as runner:
            runner.run(self._serve(first, ready))

    async def _serve(self, first: socket.socket, ready: threading.Event) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended = asyncio.Event()
        self._config = _config(self._app)
        await self._listen(first)
        ready.set()
        await self._ended.wait()
        self._close_port()
        self._free_port()
        await asyncio.gather(*self._arriving)
        # Each aborted connection tells its request that the client is gone; what does not heed that is cancelled.
        tasks = list(self._state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)

    async def _listen(self, sock: socket.socket | None) -> None:
        if self._listener is None:
            self._free_port()
            self._listener = sock or _listening(self.port)
            self._listener.setblocking(False)
            asyncio.get_running_loop().add_reader(self._listener, self._accept, self._listener)

    def _accept(self, listener: socket.socket) -> None:
        """Accept a connection. asyncio's own server loses one that arrives while it is closed, with a warning (gh-109564)."""
        try:
            accepted, _ = listener.accept()
        except OSError:  # gone again
            return
        task = asyncio.get_running_loop().create_task(self._arrived(accepted, listener))
        self._arriving.add(task)
        task.add_done_callback(self._arriving.discard)

    async def _arrived(self, accepted: socket.socket, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_accepted_socket(self._connection, accepted)
        if self._listener is not listener:
            transport.abort()

    def _connection(self) -> Connection:
        connection = Connection(config=self._config, server_state=self._state, app_state={})
        self._state.connections.add(
            connection
        )  # before it is open, for `busy`; uvicorn adds it once more, and removes it
        return connection

    def _close_port(self) -> None:
        if self._listener is not None:
            asyncio.get_running_loop().remove_reader(self._listener)
            self._listener.close()
            self._listener = None
            self._placeholder = _bound(self.port)
        for connection in list(self._state.connections):
            if connection.transport is not None:
                connection.transport.abort()

    def _free_port(self) -> None:
        if self._placeholder is not None:
            self._placeholder.close()
            self._placeholder = None

    def _in_loop(self, function: Callable[[], None]) -> None:
        if self._loop is None:
            return
        if threading.current_thread() is self._thread:
            function()
            return

        async def call() -> None:
            function()

        asyncio.run_coroutine_threadsafe(call(), self._loop).result()


def _any_readable(sockets: list[socket.socket | None]) -> bool:
    with selectors.DefaultSelector() as selector:
        for number in {sock.fileno() for sock in sockets if sock is not None} - {-1}:
            try:
                selector.register(number, selectors.EVENT_READ)
            except OSError:  # closed meanwhile
                continue
        return bool(selector.get_map()) and bool(selector.select(0))


def _config(app: ASGIApp) -> Config:
    config = Config(
        app,
        interface="asgi3",
        proxy_headers=False,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,  # the simulator dates its answers by its own clock
        timeout_keep_alive=_KEEP_ALIVE,
    )
    config.load()
    return config


def _bound(port: int) -> socket.socket:
    """A socket that has the port and does not listen: connections are refused, and nobody else gets the port."""
    # The protocol is named because asyncio switches Nagle's algorithm off only then; with it on, each answer takes 40 ms.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
    except OSError:
        sock.close()
        raise
    return sock


def _listening(port: int) -> socket.socket:
    sock = _bound(port)
    try:
        sock.listen(128)
    except OSError:
        sock.close()
        raise
    return sock
