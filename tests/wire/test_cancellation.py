"""A cancelled call is over at once, and costs nothing afterwards."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from orchestrator_clients import OrchestratorError
from tests.wire.answers import answer, good, silent
from tests.wire.children import run
from tests.wire.servers import Connection, Request, serving
from tests.wire.test_deadlines import ROWS
from tests.wire.worlds import cloudify, get, read, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]


def after_a_moment(connection: Connection, request: Request) -> None:
    time.sleep(0.02)
    connection.send(answer(request))


@pytest.mark.patience(100)
@pytest.mark.parametrize("what", ["kept", "closed"])
def test_at_each_turn_of_the_loop(what: str) -> None:
    run("cancelling", "async", "http://127.0.0.1:1", what, seconds=90)


@pytest.mark.patience(100)
def test_under_load() -> None:
    with serving(after_a_moment) as server:
        run("load", "async", server.url, "cancelled", seconds=90)


def test_waits() -> None:
    with serving(good) as server:
        run("load", "async", server.url, "waits")


@pytest.mark.patience(100)
def test_six_hundred_calls_at_once(world: str) -> None:
    with serving(after_a_moment) as server:
        run("load", world, server.url, "crowd", seconds=90)
        assert len(server.requests) == 1200


@pytest.mark.parametrize("call", [read, start], ids=["read", "start"])
@pytest.mark.parametrize("name", ROWS)
async def test_in_each_phase(name: str, call: Any) -> None:
    """Cancelled while the network is slow: it is over within half a second, and a start tells what it may have done."""
    row = ROWS[name]
    with row.serve() as server:
        options = {"base_url": server.url, **row.options(server), "deadline": 30, "timeout": 30}
        async with cloudify("async", options.pop("base_url"), **options) as client:
            task = asyncio.ensure_future(call(client))
            await asyncio.sleep(0.3)
            if task.done():  # aiohttp gives up on a flood by itself
                assert isinstance(task.exception(), OrchestratorError)
                return
            begun = time.monotonic()
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            assert time.monotonic() - begun < 0.5
    told = "may or may not have happened" in "\n".join(getattr(caught.value, "__notes__", ()))
    assert told == (row.sent and call is start)


async def test_the_connection_of_a_cancelled_call_is_not_used_again() -> None:
    def late(connection: Connection, request: Request) -> None:
        time.sleep(0.3)
        connection.send(answer(request))

    with serving(late, good) as server:
        async with cloudify("async", server.url, deadline=5) as client:
            task = asyncio.ensure_future(get(client, "first"))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await asyncio.sleep(0.4)
            for number in range(3):
                await get(client, f"run-{number}")
    assert len({one.link for one in server.requests[:2]}) == 2


async def test_a_client_is_closed_while_calls_go_on() -> None:
    with serving(silent) as server:
        async with cloudify("async", server.url, deadline=5) as client:
            tasks = [asyncio.ensure_future(read(client)) for _ in range(3)]
            assert await asyncio.to_thread(server.until, lambda server: len(server.requests) == 3)
            await client.aclose()
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=1)
            assert all(task.done() for task in tasks)
            for task in tasks:
                assert task.cancelled() or task.exception() is not None
