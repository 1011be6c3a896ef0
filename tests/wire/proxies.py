"""Proxies of raw sockets: for plain requests and for tunnels, with and without credentials, well and unwell."""

from __future__ import annotations

import base64
import contextlib
import ssl
from collections.abc import Callable, Iterator

from tests.wire.answers import good
from tests.wire.servers import Connection, Request, Server, Step, serving


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
        inner = Connection(connection.server, context.wrap_socket(connection.link, server_side=True), connection.number)
        try:
            while True:
                asked = inner.read_request()
                (steps[min(inner.turns, len(steps)) - 1] if steps else good)(inner, asked)
        finally:
            inner.close()

    return step


@contextlib.contextmanager
def socks(
    context: Callable[[Connection], Connection] | None = None, steps: tuple[Step, ...] = (good,)
) -> Iterator[Server]:
    """Run a SOCKS5 proxy that is itself the server at the end; `server.asked` holds the hosts and credentials it was told."""
    asked: list[tuple[str, str]] = []

    def greet(connection: Connection) -> None:
        link = connection.link
        count = _exactly(link, 2)[1]
        methods = _exactly(link, count)
        user = ""
        if 2 in methods:
            link.sendall(b"\x05\x02")
            name = _exactly(link, _exactly(link, 2)[1])
            password = _exactly(link, _exactly(link, 1)[0])
            user = f"{name.decode()}:{password.decode()}"
            link.sendall(b"\x01\x00")
        else:
            link.sendall(b"\x05\x00")
        kind = _exactly(link, 4)[3]
        size = {1: 4, 4: 16}.get(kind) or _exactly(link, 1)[0]
        host = _exactly(link, size)
        _exactly(link, 2)
        asked.append((host.decode("latin-1"), user))
        link.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50")
        if context is not None:
            context(connection)

    with serving(*steps, greet=greet) as server:
        server.asked = asked  # type: ignore[attr-defined]
        yield server


def _exactly(link: object, count: int) -> bytes:
    data = b""
    while len(data) < count:
        data += link.recv(count - len(data))  # type: ignore[attr-defined]
    return data
