"""A deadline is a deadline: no call outlives it by more than half a second, whatever is slow."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from orchestrator_clients import OrchestratorError, OutcomeUnknownError, TransportError, WaitTimeout
from orchestrator_clients.testing import faults
from tests.contract.both import close
from tests.contract.cases import CASES, client_of
from tests.contract.credentials import KINDS
from tests.wire.answers import (
    answer,
    dripping,
    dripping_body,
    dripping_chunk_size,
    dripping_chunks,
    dripping_fields,
    dripping_interim,
    dripping_trailer,
    flooding,
    good,
    silent,
    silent_in_body,
)
from tests.wire.proxies import ask_nothing, connect_dripping
from tests.wire.servers import Connection, Request, Server, open_to, serving
from tests.wire.worlds import cloudify, get, outcome, read, settle, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

DEADLINE, GRACE = 1.0, 0.5
"""Seconds: what a call is given, and by how much it may be late."""
LIMITS: dict[str, Any] = {"deadline": DEADLINE, "timeout": 20}


@dataclass(frozen=True)
class Row:
    """A server that is slow, and whether a request reaches it."""

    serve: Callable[[], AbstractContextManager[Server]]
    sent: bool = True
    options: Callable[[Server], dict[str, Any]] = lambda server: {}


def _slow(step: Any) -> Row:
    return Row(lambda: serving(step))


def _unread() -> AbstractContextManager[Server]:
    """A server that takes no byte of a body."""
    return serving(greet=lambda connection: connection.server.over.wait(20) and None)


def _by_proxy(server: Server) -> dict[str, Any]:
    return {"base_url": "https://manager.example.com", "proxy": server.url}


INTERIM = b"HTTP/1.1 100 Continue\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

ROWS = {
    "connecting": Row(lambda: serving(listening=False), sent=False),
    "tls": Row(lambda: serving(greet=Connection.hang), sent=False, options=lambda server: {"base_url": _tls(server)}),
    "proxy-silent": Row(lambda: serving(ask_nothing), sent=False, options=_by_proxy),
    "proxy-drips": Row(lambda: serving(connect_dripping), sent=False, options=_by_proxy),
    "head-silent": _slow(silent),
    "head-drips": _slow(dripping),
    "fields-drip": _slow(dripping_fields),
    "fields-flood": _slow(flooding(b"X-A: b\r\n", b"HTTP/1.1 200 OK\r\n")),
    "field-floods": _slow(flooding(b"b", b"HTTP/1.1 200 OK\r\nX-A: ")),
    "status-floods": _slow(flooding(b"b", b"HTTP/1.1 200 ")),
    "interim-drips": _slow(dripping_interim),
    "interim-floods": _slow(flooding(INTERIM)),
    "body-silent": _slow(silent_in_body),
    "body-drips": _slow(dripping_body),
    "chunks-drip": _slow(dripping_chunks),
    "chunk-size-drips": _slow(dripping_chunk_size),
    "chunk-size-floods": _slow(flooding(b"0", CHUNKED)),
    "trailer-drips": _slow(dripping_trailer),
    "trailer-floods": _slow(flooding(b"X-A: b\r\n", CHUNKED + b"0\r\n")),
}


def _tls(server: Server) -> str:
    return server.url.replace("http:", "https:")


@contextmanager
def in_time(limit: float = DEADLINE + GRACE) -> Iterator[None]:
    """Check that what is done here takes no longer."""
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < limit


def _limit(name: str) -> float:
    """Return the seconds a call may take: a server of this process that floods takes half of the processor from it."""
    return DEADLINE + GRACE * (3 if "flood" in name else 1)


@pytest.mark.parametrize("name", ROWS)
async def test_a_read(name: str, world: str) -> None:
    row = ROWS[name]
    with row.serve() as server:
        async with _client(world, server, row) as client:
            came = await outcome(read, client)
    assert isinstance(came.error, OrchestratorError), came
    assert came.seconds < _limit(name)


@pytest.mark.parametrize("name", ROWS)
async def test_a_start(name: str, world: str) -> None:
    row = ROWS[name]
    with row.serve() as server:
        async with _client(world, server, row) as client:
            came = await outcome(start, client)
    assert came.seconds < _limit(name)
    if row.sent:
        assert isinstance(came.error, OutcomeUnknownError)
        assert server.starts == 1
    else:
        assert isinstance(came.error, TransportError)
        assert came.error.retry_safe


def _client(world: str, server: Server, row: Row) -> Any:
    options = {**LIMITS, "base_url": server.url, **row.options(server)}
    return cloudify(world, options.pop("base_url"), **options)


async def test_a_body_that_is_not_taken(world: str) -> None:
    async def big(client: Any) -> Any:
        return await settle(
            client.executions.start(deployment_id="web", workflow_id="install", parameters={"x": "y" * 12_000_000})
        )

    with _unread() as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            came = await outcome(big, client)
        await anyio.lowlevel.checkpoint()
        assert not open_to(server), "a connection with unsent bytes is not kept until the server takes them"
    assert isinstance(came.error, OutcomeUnknownError)
    assert came.seconds < DEADLINE + GRACE + 0.5  # 12 MB of JSON are made meanwhile


async def test_names_that_are_looked_up_slowly(world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    over, look_up = threading.Event(), socket.getaddrinfo

    def slowly(*args: Any, **options: Any) -> Any:
        over.wait(20)
        return look_up("127.0.0.1", *args[1:], **options)

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    try:
        async with cloudify(world, "http://manager.localhost:1", **LIMITS) as client:
            came = await outcome(start, client)
    finally:
        over.set()
    assert isinstance(came.error, TransportError)
    assert came.error.retry_safe
    assert came.seconds < DEADLINE + GRACE


async def test_a_silent_name_server_is_asked_once_however_often_calls_give_up(
    world: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, look_up, asked = threading.Event(), socket.getaddrinfo, list[Any]()

    def slowly(*args: Any, **options: Any) -> Any:
        asked.append(args)
        over.wait(20)
        return look_up("127.0.0.1", *args[1:], **options)

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    with serving(good) as server:
        url = server.url.replace("127.0.0.1", "manager.localhost")
        try:
            async with cloudify(world, url, deadline=0.2, max_attempts=1) as client:
                told = [(await outcome(read, client)).told for _ in range(4)]
        finally:
            over.set()
        assert (told, len(asked)) == (["RequestTimeout"] * 4, 1)
        async with cloudify(world, url, **LIMITS) as client:
            assert await read(client) == []


@pytest.mark.parametrize("step", [silent, dripping, dripping_body], ids=["silent", "drips", "body-drips"])
async def test_a_wait(step: Any, world: str) -> None:
    with serving(good, step) as server:
        async with cloudify(world, server.url, timeout=20) as client:
            run = await get(client)
            with in_time(), pytest.raises(WaitTimeout):
                await settle(run.wait(timeout=DEADLINE, poll=0.05))


LOGINS = ("aspera-login", "adobe-secret", "code-stream-refresh", "code-stream-password")


@pytest.mark.parametrize("step", [silent, dripping, dripping_body], ids=["silent", "drips", "body-drips"])
@pytest.mark.parametrize("kind", LOGINS)
async def test_a_login(kind: str, step: Any, world: str) -> None:
    with serving(step) as server:
        client = KINDS[kind].make(server.url, "some-secret", world, **{**LIMITS, "max_attempts": 4})
        try:
            for call in (KINDS[kind].read, KINDS[kind].start):
                with in_time(), pytest.raises(OrchestratorError) as caught:
                    await settle(call(client))
                assert not isinstance(caught.value, OutcomeUnknownError)
        finally:
            await close(client)
    assert {one.target for one in server.requests} == {server.requests[0].target}, "nothing but the login"


@pytest.mark.parametrize("fault", ["hang", "drip"])
@pytest.mark.parametrize("system", CASES)
async def test_a_read_that_is_slow_once_is_mended(system: str, fault: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        simulator.fault(faults.catalogue(elsewhere="")[fault], on=case.read_operation, calls=1)
        client = client_of(simulator, world, deadline=4, timeout=20, chance=lambda: 0.0)
        try:
            with in_time(4):
                await settle(case.read(client, simulator))
        finally:
            await close(client)


async def test_a_slow_answer_that_comes_in_time_is_good(world: str) -> None:
    def slowly(connection: Connection, request: Request) -> None:
        connection.drip(answer(request), every=0.002)

    with serving(slowly) as server:
        async with cloudify(world, server.url, deadline=10, timeout=1) as client:
            assert await read(client) == []
    assert len(server.requests) == 1
