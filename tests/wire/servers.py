"""Servers of raw sockets on loopback, which send the bytes that a test asks for, in time or late."""

from __future__ import annotations

import contextlib
import gc
import itertools
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Self, TypeAlias

PATIENCE = 20.0
"""Seconds after which a thread of a server gives up, whatever happened: longer than any test lasts."""


@dataclass(frozen=True)
class Request:
    """One request as it came: `number` counts those of its server from 1, `turn` those of its connection.

    `link` is the number of the connection.
    """

    line: str
    headers: dict[str, str]
    body: bytes
    turn: int
    link: int
    number: int = 0

    @property
    def method(self) -> str:
        return self.line.split(" ")[0]

    @property
    def target(self) -> str:
        return self.line.split(" ")[1]


Step: TypeAlias = "Callable[[Connection, Request], None]"
"""Answers one request, or does not."""


class Gone(Exception):
    """The other side is gone, or the test is over."""


class Connection:
    """One connection as the server has it."""

    def __init__(self, server: Server, link: socket.socket, number: int = 0) -> None:
        self.server, self.link, self.number = server, link, number
        self.turns = 0
        self._held = b""
        link.settimeout(PATIENCE)
        with contextlib.suppress(OSError):
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def read_request(self) -> Request:
        """Return the next request; Gone at the end."""
        while b"\r\n\r\n" not in self._held:
            self._more()
        head, _, rest = self._held.partition(b"\r\n\r\n")
        line, *fields = head.decode("latin-1").split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (one.partition(":") for one in fields)}
        size = int(headers.get("content-length", "0")) if self.server.reads_bodies else 0
        self._held = rest
        while len(self._held) < size:
            self._more()
        body, self._held = self._held[:size], self._held[size:]
        self.turns += 1
        return self.server.note(Request(line, headers, body, self.turns, self.number))

    def _more(self) -> None:
        try:
            data = self.link.recv(65_536)
        except (OSError, ValueError) as error:
            raise Gone from error
        if not data:
            raise Gone
        self._held += data

    def send(self, *parts: bytes) -> None:
        """Send at once, in as many pieces as there are parts; Gone if nobody reads any more."""
        for part in parts:
            try:
                self.link.sendall(part)
            except (OSError, ValueError) as error:
                raise Gone from error

    def drip(self, data: bytes, every: float = 0.05) -> None:
        """Send byte by byte, with so many seconds between two."""
        for byte in data:
            self.send(bytes([byte]))
            if self.server.over.wait(every):
                raise Gone

    def drip_for_ever(self, data: bytes, every: float = 0.05) -> None:
        """Send the same bytes again and again, one by one."""
        for byte in itertools.cycle(data):
            self.drip(bytes([byte]), every)

    def flood(self, data: bytes) -> None:
        """Send the same bytes again and again, as fast as they are taken."""
        block = data * (32_768 // len(data) + 1)
        while not self.server.over.is_set():
            self.send(block)
        raise Gone

    def hang(self) -> None:
        """Say nothing until the other side goes, or the test is over."""
        with contextlib.suppress(Gone):
            while True:
                self._more()
        raise Gone

    def finish(self) -> None:
        """Say that nothing more will come (FIN), and listen on."""
        with contextlib.suppress(OSError):
            self.link.shutdown(socket.SHUT_WR)

    def reset(self) -> None:
        """Break the connection off (RST)."""
        with contextlib.suppress(OSError):
            self.link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()
        raise Gone

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.link.close()


@dataclass(eq=False)
class Server:
    """Answers the first request by the first step, and so on, whatever connection it comes on; the last step again and again.

    `greet` is called with each connection before anything is read. With `tls` the server speaks TLS, unless `greet` is given,
    which then sees the bare connection.
    """

    steps: Sequence[Step] = ()
    greet: Callable[[Connection], None] | None = None
    tls: ssl.SSLContext | None = None
    host: str = "127.0.0.1"
    port: int = 0
    reads_bodies: bool = True
    listening: bool = True
    """Whether connections are accepted at all: if not, the queue for them is full, and connecting hangs."""
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._lock = threading.Condition()
        self._links: set[socket.socket] = set()
        self._waiting: list[socket.socket] = []
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        self._socket = socket.create_server((self.host, self.port), family=family, backlog=200 if self.listening else 0)
        self.port = self._socket.getsockname()[1]
        if self.listening:
            threading.Thread(target=self._accept, daemon=True).start()
        else:
            self._fill()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop listening and break off all connections."""
        self.over.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        with self._lock:
            links = list(self._links)
        for link in self._waiting:
            link.close()
        for link in links:
            with contextlib.suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"

    @property
    def open(self) -> int:
        """Return how many connections there are now."""
        with self._lock:
            return len(self._links)

    def until(self, condition: Callable[[Server], bool], seconds: float = 5.0) -> bool:
        """Return whether a condition comes true in time."""
        end = time.monotonic() + seconds
        while not condition(self):
            if time.monotonic() > end:
                return False
            time.sleep(0.005)
        return True

    def note(self, request: Request) -> Request:
        with self._lock:
            noted = replace(request, number=len(self.requests) + 1)
            self.requests.append(noted)
            return noted

    @property
    def starts(self) -> int:
        """Return how many executions were asked for."""
        return sum(one.method == "POST" and one.target.endswith("/executions") for one in self.requests)

    def _accept(self) -> None:
        while True:
            try:
                link, _ = self._socket.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self._links.add(link)
            threading.Thread(target=self._serve, args=(link, self.connections), daemon=True).start()

    def _serve(self, link: socket.socket, number: int) -> None:
        try:
            with contextlib.suppress(Gone, OSError):
                self._talk(link, number)
        finally:
            with self._lock:
                self._links.discard(link)
            link.close()

    def _talk(self, link: socket.socket, number: int) -> None:
        if self.greet is not None:
            self.greet(Connection(self, link, number))
        elif self.tls is not None:
            link.settimeout(PATIENCE)
            bare, link = link, self.tls.wrap_socket(link, server_side=True)
            with self._lock:
                self._links.discard(bare)
                self._links.add(link)
        connection = Connection(self, link, number)
        try:
            while True:
                request = connection.read_request()
                self.steps[min(request.number, len(self.steps)) - 1](connection, request)
        finally:
            with self._lock:
                self._links.discard(link)
            connection.close()

    def _fill(self) -> None:
        """Take all places of the queue for connections, so that the next one waits for ever."""
        for _ in range(300):
            link = socket.socket(self._socket.family)
            link.setblocking(False)
            self._waiting.append(link)
            with contextlib.suppress(BlockingIOError):
                link.connect(self._socket.getsockname())


@contextlib.contextmanager
def serving(*steps: Step, **options: object) -> Iterator[Server]:
    """Run a server with these steps."""
    with Server(steps=steps, **options) as server:  # type: ignore[arg-type]
        yield server


def open_to(server: Server) -> list[socket.socket]:
    """Return the sockets of this process that are connected to a server."""
    return [
        one for one in gc.get_objects() if isinstance(one, socket.socket) and _peer(one) == (server.host, server.port)
    ]


def _peer(link: socket.socket) -> object:
    try:
        return link.getpeername()
    except OSError:
        return None
