"""Answers of a Cloudify Manager, correct and broken ones."""

from __future__ import annotations

import gzip
import json
import zlib

from tests.wire.servers import Connection, Request, Step

PAGE = json.dumps({"items": [], "metadata": {"pagination": {"total": 0, "offset": 0, "size": 1000}}}).encode()


def run_of(execution_id: str) -> bytes:
    """Return an execution as JSON."""
    fields = {"id": execution_id, "status": "started", "workflow_id": "install", "deployment_id": "web"}
    return json.dumps(fields).encode()


def body_for(request: Request) -> bytes:
    """Return what a manager answers: a list, the execution that was asked for, or one that was started."""
    path = request.target.partition("?")[0]
    if request.method == "GET" and path.endswith("/executions"):
        return PAGE
    return run_of("started" if request.method == "POST" else path.rpartition("/")[2])


def head_of(request: Request, body: bytes = b"", *fields: str, version: str = "HTTP/1.1", length: bool = True) -> bytes:
    """Return the head of a success, up to and with the empty line."""
    status = "201 Created" if request.method == "POST" else "200 OK"
    lengths = [f"Content-Length: {len(body)}"] if length else []
    lines = [f"{version} {status}", "Content-Type: application/json", *lengths, *fields]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def answer(request: Request, *fields: str, body: bytes | None = None) -> bytes:
    """Return a whole answer, by default the one that a manager would give."""
    body = body_for(request) if body is None else body
    return head_of(request, body, *fields) + body


def good(connection: Connection, request: Request) -> None:
    """Answer correctly."""
    connection.send(answer(request))


def good_and_close(connection: Connection, request: Request) -> None:
    """Answer, and keep no connection open."""
    connection.send(answer(request, "Connection: close"))
    connection.close()


def chunks(body: bytes, size: int = 10, trailer: bytes = b"") -> bytes:
    """Return a body in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n" + trailer + b"\r\n"


def chunked(connection: Connection, request: Request) -> None:
    fields = ("Transfer-Encoding: chunked", "Trailer: X-Sum")
    connection.send(head_of(request, b"", *fields, length=False), chunks(body_for(request), trailer=b"X-Sum: 1\r\n"))


def framed(coding: str) -> Step:
    """Return a step that sends the body in chunks, by a transfer coding that nobody asked for."""

    def step(connection: Connection, request: Request) -> None:
        body = body_for(request)
        connection.send(head_of(request, b"", f"Transfer-Encoding: {coding}", length=False))
        connection.send(chunks(gzip.compress(body) if "gzip" in coding else body))
        connection.finish()

    return step


def with_extensions(connection: Connection, request: Request) -> None:
    body = body_for(request)
    whole = b'%x;name="value"\r\n%s\r\n0\r\n\r\n' % (len(body), body)
    connection.send(head_of(request, b"", "Transfer-Encoding: chunked", length=False), whole)


def old(connection: Connection, request: Request) -> None:
    """Answer in HTTP/1.0: the end of the connection is the end of the body."""
    body = body_for(request)
    connection.send(head_of(request, body, version="HTTP/1.0", length=False) + body)
    connection.close()


def old_kept(connection: Connection, request: Request) -> None:
    body = body_for(request)
    connection.send(head_of(request, body, "Connection: keep-alive", version="HTTP/1.0") + body)


def after(*interim: bytes) -> Step:
    """Return a step that sends interim answers first."""
    return lambda connection, request: connection.send(*interim, answer(request))


def saying(*parts: bytes, close: bool = True) -> Step:
    """Return a step that sends these bytes, whatever was asked for."""

    def step(connection: Connection, request: Request) -> None:
        connection.send(*parts)
        if close:
            connection.close()

    return step


def with_fields(*fields: str) -> Step:
    """Return a step that answers well, with further header fields."""
    return lambda connection, request: connection.send(answer(request, *fields))


def with_head(lines: bytes) -> Step:
    """Return a step whose answer has these lines (each with its end) in the place of all header fields."""

    def step(connection: Connection, request: Request) -> None:
        connection.send(
            head_of(request).partition(b"\r\n")[0]
            + b"\r\n"
            + lines.replace(b"LENGTH", b"%d" % len(body_for(request)))
            + b"\r\n"
        )
        connection.send(body_for(request))
        connection.close()

    return step


def coded(coding: str, *parts: bytes) -> Step:
    """Return a step that compresses the body as the coding says, or not at all; parts are put before it, compressed alone."""

    def step(connection: Connection, request: Request) -> None:
        body = body_for(request)
        if coding in ("gzip", "x-gzip"):
            body = b"".join(gzip.compress(part) for part in (*parts, body))
        elif coding == "deflate":
            body = zlib.compress(body)
        connection.send(answer(request, f"Content-Encoding: {coding}", body=body))

    return step


def two_members(connection: Connection, request: Request) -> None:
    """Answer by a file of two gzip members, which together are the body."""
    body = body_for(request)
    half = len(body) // 2
    whole = gzip.compress(body[:half]) + gzip.compress(body[half:])
    connection.send(answer(request, "Content-Encoding: gzip", body=whole))


def cut(connection: Connection, request: Request) -> None:
    """Break off in the middle of the body."""
    connection.send(answer(request)[:-5])
    connection.close()


def cut_in_chunk(connection: Connection, request: Request) -> None:
    connection.send(head_of(request, b"", "Transfer-Encoding: chunked", length=False) + chunks(body_for(request))[:-12])
    connection.close()


def cut_in_head(connection: Connection, request: Request) -> None:
    connection.send(answer(request)[:25])
    connection.close()


def nothing(connection: Connection, request: Request) -> None:
    """Close the connection without an answer."""
    connection.close()


def reset(connection: Connection, request: Request) -> None:
    """Reset the connection without an answer."""
    connection.reset()


def reset_in_body(connection: Connection, request: Request) -> None:
    connection.send(answer(request)[:-5])
    connection.reset()


def silent(connection: Connection, request: Request) -> None:
    connection.hang()


def silent_in_body(connection: Connection, request: Request) -> None:
    connection.send(answer(request)[:-5])
    connection.hang()


def dripping(connection: Connection, request: Request) -> None:
    """Answer well, but byte by byte, for about ten seconds."""
    connection.drip(answer(request))


def dripping_body(connection: Connection, request: Request) -> None:
    body = body_for(request) + b" " * 200
    connection.send(head_of(request, body))
    connection.drip(body)


def dripping_chunks(connection: Connection, request: Request) -> None:
    connection.send(head_of(request, b"", "Transfer-Encoding: chunked", length=False))
    connection.drip(chunks(body_for(request) + b" " * 200, size=1))


def dripping_chunk_size(connection: Connection, request: Request) -> None:
    connection.send(head_of(request, b"", "Transfer-Encoding: chunked", length=False))
    connection.drip_for_ever(b"0")


def dripping_trailer(connection: Connection, request: Request) -> None:
    connection.send(head_of(request, b"", "Transfer-Encoding: chunked", length=False) + chunks(body_for(request))[:-2])
    connection.drip_for_ever(b"X-A: b\r\n")


def dripping_fields(connection: Connection, request: Request) -> None:
    connection.send(b"HTTP/1.1 200 OK\r\n")
    connection.drip_for_ever(b"X-A: b\r\n")


def dripping_interim(connection: Connection, request: Request) -> None:
    connection.drip_for_ever(b"HTTP/1.1 100 Continue\r\n\r\n", every=0.02)


def flooding(data: bytes, before: bytes = b"") -> Step:
    """Return a step that sends something and then the same bytes for ever, as fast as they are read."""

    def step(connection: Connection, request: Request) -> None:
        connection.send(before)
        connection.flood(data)

    return step


def log_of(step: Step, signature: str = "x") -> Step:
    """Return a step that links to a log, and gives the log by another."""

    def serve(connection: Connection, request: Request) -> None:
        if request.target.startswith("/blob"):
            step(connection, request)
            return
        body = f'{{"redirect": "{connection.server.url}/blob?sig={signature}"}}'.encode()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    return serve
