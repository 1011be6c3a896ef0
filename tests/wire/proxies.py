"""Proxies of raw sockets: for plain requests and for tunnels, with and without credentials, well and unwell."""

from __future__ import annotations

import base64
import contextlib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence

from tests.wire.answers import good
from tests.wire.servers import Connection, Gone, Request, Server, Step, serving


def ask_nothing(connection: Connection, request: Request) -> None:
    """Take the request and say nothing."""
    connection.hang()


def connect_dripping(connection: Connection, request: Request) -> None:
    """Accept a tunnel, byte by byte."""
    connection.send(b"HTTP/1.1 200 OK\r\n")
    connection.drip_for_ever(b"X-A: b\r\n")


def refusing(status: str, *fields: str) -> Step:
    """Return a step that answers everything by a page of the proxy's own."""
    page = b"<html>the proxy speaks</html>"
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(page)}", *fields, "", ""]
    return lambda connection, request: connection.send("\r\n".join(lines).encode() + page)


def credentials_of(request: Request) -> str | None:
    """Return what a request says to the proxy: `user:password`."""
    scheme, _, text = request.headers.get("proxy-authorization", "").partition(" ")
    return base64.b64decode(text).decode() if scheme.lower() == "basic" else None


def tunnel_to(context: ssl.SSLContext, *steps: Step) -> Step:
    """Return a step that accepts a tunnel and is itself the server at its end."""

    def step(connection: Connection, request: Request) -> None:
        if request.method != "CONNECT":
            good(connection, request)
            return
        connection.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        _serve_inside(connection, context, steps or (good,))

    return step


def _serve_inside(connection: Connection, context: ssl.SSLContext, steps: Sequence[Step]) -> None:
    """Be the server at the end of a way that was opened, until the other side goes."""
    inner = Connection(connection.server, context.wrap_socket(connection.link, server_side=True), connection.number)
    try:
        while True:
            asked = inner.read_request()
            steps[min(inner.turns, len(steps)) - 1](inner, asked)
    finally:
        inner.close()


Greeting = Callable[[Connection, str, bytes], None]
"""Gives the answers of a SOCKS proxy's greeting: it is called with each that would be well, and its phase."""


def instead(phase: str, say: Callable[[Connection], None]) -> Greeting:
    """Return what answers well until a phase, and there as it is told."""

    def answer(connection: Connection, now: str, well: bytes) -> None:
        if now == phase:
            say(connection)
        else:
            connection.send(well)

    return answer


@contextlib.contextmanager
def socks(
    context: ssl.SSLContext | None = None,
    steps: Sequence[Step] = (good,),
    answer: Greeting = lambda connection, phase, well: connection.send(well),
) -> Iterator[Server]:
    """Run a SOCKS5 proxy that is itself the server at the end; `server.asked` holds the hosts and credentials it was told.

    `answer` is called with each answer that would be well, and its phase: `method`, `login` and `connect`.
    """
    asked: list[tuple[str, str]] = []

    def greet(connection: Connection) -> None:
        link = connection.link
        methods = _exactly(link, _exactly(link, 2)[1])
        user = ""
        answer(connection, "method", b"\x05\x02" if 2 in methods else b"\x05\x00")
        if 2 in methods:
            name = _exactly(link, _exactly(link, 2)[1])
            password = _exactly(link, _exactly(link, 1)[0])
            user = f"{name.decode()}:{password.decode()}"
            answer(connection, "login", b"\x01\x00")
        kind = _exactly(link, 4)[3]
        size = {1: 4, 4: 16}.get(kind) or _exactly(link, 1)[0]
        host = _exactly(link, size)
        _exactly(link, 2)
        asked.append((host.decode("latin-1"), user))
        answer(connection, "connect", b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50")
        if context is not None:
            _serve_inside(connection, context, steps)

    with serving(*steps, greet=greet) as server:
        server.asked = asked  # type: ignore[attr-defined]
        yield server


def _exactly(link: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        if not (came := link.recv(count - len(data))):
            raise Gone
        data += came
    return data
