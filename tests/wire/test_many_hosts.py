"""Logs on ever other hosts leave no connections behind but those of the few that were used last."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from orchestrator_clients._core.wire.recent import MOST_ORIGINS
from tests.contract.both import close, every
from tests.contract.credentials import KINDS
from tests.wire.servers import Connection, Request, Server, serving

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

HOSTS = 150
LOG = b"what a step says\n"


def serve(connection: Connection, request: Request) -> None:
    """Say that the log of a step is on the host of its number, and give it there."""
    body = LOG
    if not request.target.startswith("/blob"):
        step = int(request.target.split("/")[-2])
        link = f"http://127.0.{step // 200 + 1}.{step % 200 + 1}:{connection.server.port}/blob?sig={step}"
        body = f'{{"redirect": "{link}"}}'.encode()
    connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def make(server: Server, world: str) -> Any:
    url = f"http://127.0.0.1:{server.port}"
    return KINDS["adobe-token"].make(url, "some-secret", world, deadline=20)


async def read(client: Any, step: int) -> bytes:
    return b"".join(await every(client.steps.iter_log("1", "2", "3", "4", str(step))))


async def test_one_after_another(world: str) -> None:
    with serving(serve, host="0.0.0.0") as server:
        client = make(server, world)
        for step in range(HOSTS):
            assert await read(client, step) == LOG
        assert server.until(lambda server: server.open <= MOST_ORIGINS), server.open
        made = server.connections
        await read(client, HOSTS - 1)
        assert server.connections == made, "those that were used last are kept"
        await read(client, 0)
        assert server.connections == made + 1
        await close(client)
        assert server.until(lambda server: server.open == 0)


async def test_at_once() -> None:
    with serving(serve, host="0.0.0.0") as server:
        client = make(server, "async")
        assert await asyncio.gather(*(read(client, step) for step in range(HOSTS))) == [LOG] * HOSTS
        # Of the one host that all were asked for by, as many may be kept as were in use.
        hosts = {one.link for one in server.requests if one.target.startswith("/blob")}
        assert len(hosts) == HOSTS
        await asyncio.gather(*(read(client, step) for step in range(3)))
        api = server.connections - HOSTS
        assert server.until(lambda server: server.open <= api + MOST_ORIGINS), server.open
        await close(client)
        assert server.until(lambda server: server.open == 0)


async def test_a_log_that_is_left_in_the_middle(world: str) -> None:
    """Its connection ends, and with it what was kept for its host."""

    def endless(connection: Connection, request: Request) -> None:
        if request.target.startswith("/blob"):
            connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + LOG)
            connection.hang()
        serve(connection, request)

    with serving(endless, host="0.0.0.0") as server:
        client = make(server, world)
        for step in range(2 * MOST_ORIGINS):
            log = client.steps.iter_log("1", "2", "3", "4", str(step))
            if world == "async":
                assert await anext(log) == LOG
                await log.aclose()
            else:
                assert next(log) == LOG
                log.close()
        assert server.until(lambda server: server.open <= 1), server.open
        await close(client)


async def test_a_client_is_closed_while_logs_are_read() -> None:
    """What is being read is read to its end, and closed then."""

    def slowly(connection: Connection, request: Request) -> None:
        if not request.target.startswith("/blob"):
            serve(connection, request)
            return
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (10 * len(LOG)))
        for _ in range(10):
            connection.send(LOG)
            connection.server.over.wait(0.05)

    with serving(slowly, host="0.0.0.0") as server:
        client = make(server, "async")
        tasks = [asyncio.ensure_future(read(client, step)) for step in range(2 * MOST_ORIGINS)]
        assert await asyncio.to_thread(
            server.until, lambda server: sum("/blob" in one.target for one in server.requests) == len(tasks)
        )
        await client.aclose()
        assert await asyncio.gather(*tasks) == [LOG * 10] * len(tasks)
        assert await asyncio.to_thread(server.until, lambda server: server.open == 0)
