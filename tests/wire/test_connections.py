"""Connections that cannot be made, that end, or that end at the wrong moment."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from typing import Any

import pytest

from orchestrator_clients import ApiError, ConnectionFailed, OutcomeUnknownError, RequestTimeout, TransportError
from tests.wire.answers import answer, good, nothing, old_kept, run_of
from tests.wire.servers import Connection, Request, serving
from tests.wire.worlds import cloudify, get, outcome, read, settle, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

LIMITS: dict[str, Any] = {"deadline": 10, "timeout": 5}


def pause(seconds: float) -> None:
    """Let time pass on the network, the client standing still."""
    time.sleep(seconds)


def good_then_finish(connection: Connection, request: Request) -> None:
    """Answer, promise to keep the connection, and end it."""
    connection.send(answer(request))
    connection.finish()


def good_then_reset(connection: Connection, request: Request) -> None:
    connection.send(answer(request))
    time.sleep(0.1)
    connection.reset()


@pytest.mark.parametrize("step", [good_then_finish, good_then_reset], ids=["half-closed", "reset"])
@pytest.mark.parametrize("call", [read, start], ids=["read", "start"])
async def test_a_kept_connection_that_ended(step: Any, call: Any, world: str) -> None:
    with serving(step) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            for number in range(1, 6):
                await call(client)
                pause(0.2)  # the end of the connection arrives
                assert len(server.requests) == number


def another_answer(connection: Connection, request: Request) -> None:
    """Give what was not asked for, beginning with another execution's answer, while the connection lies idle."""
    connection.send(answer(request))
    time.sleep(0.1)
    connection.send(answer(request, body=run_of("another")) * 2 + b"HTTP/1.1")


@pytest.mark.parametrize("standing_still", [True, False], ids=["not-read", "read"])
async def test_an_answer_that_nobody_asked_for(standing_still: bool, world: str) -> None:
    with serving(another_answer) as server:
        async with cloudify(world, server.url, max_attempts=1, **LIMITS) as client:
            for number in range(5):
                await get(client, f"run-{number}")
                if standing_still or world == "sync":
                    pause(0.2)
                else:
                    await asyncio.sleep(0.2)


async def test_a_kept_connection_that_ends_as_the_request_arrives(world: str) -> None:
    with serving(good, nothing, good) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            await read(client)
            assert await read(client) == []
    with serving(good, nothing, good) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            await read(client)
            assert isinstance((await outcome(start, client)).error, OutcomeUnknownError)
    assert server.starts == 1


async def test_a_start_takes_no_connection_that_was_idle_for_long(world: str) -> None:
    with serving(good) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            await read(client)
            await read(client)
            assert server.connections == 1
            pause(1.1)
            await start(client)
        assert server.requests[-1].turn == 1
        assert server.connections == 2


async def test_reads_keep_to_one_connection(world: str) -> None:
    with serving(good) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            for number in range(20):
                await get(client, f"run-{number}")
        assert server.connections == 1


async def test_connections_of_http_1_0_that_are_kept(world: str) -> None:
    with serving(old_kept) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            for _ in range(3):
                assert await read(client) == []


@pytest.mark.parametrize("call", [read, start], ids=["read", "start"])
async def test_a_server_that_is_started_anew(call: Any, world: str) -> None:
    with serving(good) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            await call(client)
            server.stop()
            with serving(good, port=server.port) as anew:
                await call(client)
            assert len(anew.requests) == 1
            came = await outcome(start, client)
            assert isinstance(came.error, ConnectionFailed)
            assert came.error.retry_safe


async def test_ipv6_alone(world: str) -> None:
    if not _has_ipv6():
        pytest.skip("there is no IPv6 on this machine")
    with serving(good, host="::1") as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            assert await read(client) == []
            await start(client)
        assert server.requests[0].headers["host"] == f"[::1]:{server.port}"


async def test_a_name_with_two_addresses_of_which_one_answers(world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(good) as server:
        two = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, server.port))
            for address in ("127.0.0.2", "127.0.0.1")
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: two)
        async with cloudify(world, f"http://manager.localhost:{server.port}", **LIMITS) as client:
            await start(client)
    assert server.starts == 1


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize("url", ["http://nowhere.invalid", "http://127.0.0.1:1", "http://[::1]:1"])
async def test_a_server_that_is_not_there(url: str, world: str) -> None:
    async with cloudify(world, url, deadline=3, timeout=1, allow_plain_http=True) as client:
        for call in (read, start):
            came = await outcome(call, client)
            assert isinstance(came.error, ConnectionFailed | RequestTimeout)
            assert came.error.retry_safe


async def test_a_server_that_closes_at_once(world: str) -> None:
    with serving(greet=Connection.close) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            assert isinstance((await outcome(read, client)).error, TransportError)
            came = await outcome(start, client)
            # The request may have been on its way, or never have left: which of the two is said, and it is sent no more.
            assert isinstance(came.error, OutcomeUnknownError) or getattr(came.error, "retry_safe", False)
    assert server.starts == 0


@pytest.mark.parametrize("size", [60_000, 66_000, 999_000, 1_100_000, 5_000_000])
async def test_a_large_start_arrives_whole(size: int, world: str) -> None:
    async def big(client: Any) -> Any:
        parameters = {"x": "y" * size}
        return await settle(client.executions.start(deployment_id="web", workflow_id="install", parameters=parameters))

    with serving(good) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            assert (await outcome(big, client)).error is None
    assert server.starts == 1
    assert json.loads(server.requests[0].body)["parameters"] == {"x": "y" * size}


async def test_a_refusal_that_comes_before_the_body_was_taken(world: str) -> None:
    def greet(connection: Connection) -> None:
        connection._more()
        page = b"too large"
        connection.send(b"HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 9\r\n\r\n" + page)
        connection.finish()
        connection.hang()

    async def big(client: Any) -> Any:
        parameters = {"x": "y" * 5_000_000}
        return await settle(client.executions.start(deployment_id="web", workflow_id="install", parameters=parameters))

    with serving(greet=greet) as server:
        async with cloudify(world, server.url, deadline=3, timeout=2) as client:
            came = await outcome(big, client)
    assert isinstance(came.error, ApiError | OutcomeUnknownError)


async def test_no_connection_is_left_when_a_client_is_closed(world: str) -> None:
    with serving(good) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            await read(client)
            assert server.open == 1
        assert server.until(lambda server: server.open == 0)


async def test_what_fails_in_an_unheard_of_way_before_a_byte_has_left_did_not_happen(
    world: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise RuntimeError("s3cret words of a resolver")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    async with cloudify(world, "https://manager.example.com", deadline=2, max_attempts=2) as client:
        error = (await outcome(start, client)).error
    assert isinstance(error, ConnectionFailed)
    assert error.retry_safe
    assert "s3cret" not in str(error)
