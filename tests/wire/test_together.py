"""Head and body of a request leave together, when their answer is waited for: until then nothing of them can have left."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from orchestrator_clients._core._async.tls import AsyncTlsAble
from orchestrator_clients._core._sync.tls import TlsAble
from orchestrator_clients._core.wire.backends import AsyncSocketStream, SocketStream
from orchestrator_clients._core.wire.contract import Limits, WireFailure, WireRequest
from orchestrator_clients._core.wire.sockets import PIECE
from orchestrator_clients._core.wire.target import target_of
from orchestrator_clients._core.wire.watch import Watch
from tests.contract.both import settle

pytestmark = pytest.mark.anyio

HEAD, BODY = b"POST / HTTP/1.1\r\n\r\n", b"{}"


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Give both ends of a connection: ours and the server's."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        with socket.create_connection(listening.getsockname()) as ours, listening.accept()[0] as theirs:
            yield ours, theirs


def stream_of(world: str, ours: socket.socket) -> tuple[Any, WireRequest]:
    """Return a stream, and the request that is on its way over it."""
    watch, request = Watch(0), WireRequest("POST", target_of("http://127.0.0.1/"), ())
    watch.begin(request, Limits(5, 5, 5))
    if world == "sync":
        return TlsAble(SocketStream(ours, watch), watch), request
    ours.setblocking(False)
    return AsyncTlsAble(AsyncSocketStream(ours, watch), watch), request


async def test_a_head_waits_for_its_body(world: str, ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    stream, request = stream_of(world, ours)
    for part in (HEAD, BODY, b""):
        await settle(stream.write(part))
    with pytest.raises(BlockingIOError):
        theirs.recv(1, socket.MSG_DONTWAIT)
    assert not request.left
    theirs.sendall(b"answer")
    assert await settle(stream.read(100)) == b"answer"
    assert request.left
    assert theirs.recv(100) == HEAD + BODY


async def test_what_is_large_waits_for_nothing(world: str, ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    stream, request = stream_of(world, ours)
    await settle(stream.write(HEAD))
    await settle(stream.write(bytes(PIECE)))
    assert request.left
    came = b""
    while len(came) < len(HEAD) + PIECE:
        came += theirs.recv(PIECE)
    assert came == HEAD + bytes(PIECE)


async def test_a_server_that_answers_and_hangs_up_before_the_request_is_heard(
    world: str, ends: tuple[socket.socket, socket.socket]
) -> None:
    ours, theirs = ends
    stream, request = stream_of(world, ours)
    await settle(stream.write(HEAD))
    theirs.sendall(b"too many")
    theirs.close()
    assert await settle(stream.read(100)) == b"too many"
    assert request.left


async def test_a_connection_that_cannot_be_written_to_is_read(
    world: str, ends: tuple[socket.socket, socket.socket]
) -> None:
    ours, theirs = ends
    stream, request = stream_of(world, ours)
    theirs.sendall(b"too many")
    ours.shutdown(socket.SHUT_WR)  # from here on each write fails
    await settle(stream.write(HEAD))
    assert await settle(stream.read(100)) == b"too many"
    theirs.close()
    assert await settle(stream.read(100)) == b""
    assert request.left


async def test_a_time_that_is_up_is_told(world: str, ends: tuple[socket.socket, socket.socket]) -> None:
    ours, _ = ends
    stream, request = stream_of(world, ours)
    await settle(stream.write(HEAD))
    stream._watch.until = 0.0
    with pytest.raises(WireFailure, match="time"):
        await settle(stream.read(100))
    assert request.left
