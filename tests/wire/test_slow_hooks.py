"""The time that a hook takes is its caller's: no call is late for it, and none is lost."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from orchestrator_clients import RequestTimeout
from tests.contract.both import close
from tests.contract.credentials import KINDS
from tests.wire.answers import good, silent
from tests.wire.proxies import refusing
from tests.wire.servers import Connection, Request, serving
from tests.wire.worlds import cloudify, outcome, read, settle, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

SLOW = 1.5
"""Seconds that a hook takes: longer than the deadline of the calls here."""
LIMITS: dict[str, Any] = {"deadline": 1.2, "timeout": 20}
HOOKS = ("on_request", "on_response", "on_retry")
UNAVAILABLE = refusing("503 Service Unavailable")


def slow(world: str, *names: str) -> dict[str, Any]:
    """Return hooks that take their time."""

    async def sleep(event: Any) -> None:
        await asyncio.sleep(SLOW)

    return dict.fromkeys(names, sleep if world == "async" else lambda event: time.sleep(SLOW))


@pytest.mark.parametrize("hook", HOOKS)
async def test_a_start_that_is_answered(hook: str, world: str) -> None:
    with serving(good) as server:
        async with cloudify(world, server.url, **slow(world, hook), **LIMITS) as client:
            assert (await start(client)).id == "started"
    assert server.starts == 1


@pytest.mark.parametrize("hook", HOOKS)
async def test_a_read_that_is_mended(hook: str, world: str) -> None:
    with serving(UNAVAILABLE, good) as server:
        async with cloudify(world, server.url, **slow(world, hook), **LIMITS) as client:
            assert await read(client) == []


async def test_a_server_that_is_slow_itself(world: str) -> None:
    """What the call takes is counted as ever."""
    with serving(silent) as server:
        async with cloudify(world, server.url, **slow(world, "on_request", "on_retry"), **LIMITS) as client:
            came = await outcome(read, client)
    assert isinstance(came.error, RequestTimeout)
    assert len(server.requests) >= 2
    assert came.seconds < 7 * SLOW + LIMITS["deadline"] + 0.5


async def test_a_login(world: str) -> None:
    """Its hooks take the time of the call that it is made for no more than that call's own."""

    def serve(connection: Connection, request: Request) -> None:
        body = b'{"access_token": "some-token", "expires_in": 86400000, "id": "9", "status": "RUNNING"}'
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    kind = KINDS["adobe-secret"]
    with serving(serve) as server:
        client = kind.make(server.url, "some-secret", world, **slow(world, *HOOKS), **LIMITS)
        try:
            await settle(kind.read(client))
        finally:
            await close(client)
    assert len(server.requests) == 2


async def test_a_log_that_is_streamed(world: str) -> None:
    with serving(_log) as server:
        client = KINDS["adobe-token"].make(server.url, "some-secret", world, **slow(world, "on_response"), **LIMITS)
        try:
            assert b"".join(await _chunks(client)) == b"first\nlast\n"
        finally:
            await close(client)
    assert server.until(lambda server: server.open == 0)


async def test_a_start_that_is_cancelled_in_a_hook() -> None:
    """It has been answered, but nobody gets the answer: it is told what may have happened."""
    with serving(good) as server:
        async with cloudify("async", server.url, **slow("async", "on_response"), **LIMITS) as client:
            with pytest.raises(TimeoutError) as caught:
                async with asyncio.timeout(SLOW / 2):
                    await start(client)
    assert server.starts == 1
    assert "may or may not have happened" in "\n".join(getattr(caught.value.__cause__, "__notes__", ()))


async def test_a_log_that_is_cancelled_in_a_hook() -> None:
    with serving(_log) as server:
        client = KINDS["adobe-token"].make(server.url, "some-secret", "async", **slow("async", "on_response"), **LIMITS)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.5 * SLOW):  # the link is told first, then the log
                await _chunks(client)
        assert server.until(lambda server: server.open <= 1), "the connection of the log is closed"
        await close(client)


def _log(connection: Connection, request: Request) -> None:
    if request.target.startswith("/blob"):
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nfirst\n")
        time.sleep(0.1)
        connection.send(b"last\n")
        return
    body = b'{"redirect": "%s/blob?sig=x"}' % connection.server.url.encode()
    connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


async def _chunks(client: Any) -> list[bytes]:
    log = client.steps.iter_log("1", "2", "3", "4", "5")
    return [chunk async for chunk in log] if hasattr(log, "__aiter__") else list(log)
