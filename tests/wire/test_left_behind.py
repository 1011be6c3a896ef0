"""What is broken off, in whatever way, leaves no connection, thread or task behind; nor does a client that nobody closed."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
import threading
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest

from orchestrator_clients import OrchestratorError, WaitTimeout
from tests.contract.both import close, every
from tests.contract.credentials import KINDS
from tests.wire.answers import good, silent, silent_in_body
from tests.wire.servers import Connection, Request, Server, Step, serving
from tests.wire.worlds import get, read, settle

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

TIMES = 30
KEPT = 2
"""Connections that may lie idle for later calls."""


class Stop(BaseException):
    """What ends a program, raised where the program's own code has the turn."""


def endless_log(connection: Connection, request: Request) -> None:
    """Link to a log, and give some lines of it and no end."""
    if request.target.startswith("/blob"):
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + b"a line\n" * 3)
        connection.hang()
    body = f'{{"redirect": "{connection.server.url}/blob?sig=x"}}'.encode()
    connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


async def some_of(items: Any) -> None:
    """Take the first item in a loop, leave that, and let go of the rest."""
    if isinstance(items, AsyncIterator):
        async for _ in items:
            break
    else:
        for _ in items:
            break


def client_of(kind: str, server: Server, world: str, **options: Any) -> Any:
    return KINDS[kind].make(server.url, "some-secret", world, **{"deadline": 5, **options})


def log_of(client: Any) -> Any:
    return client.steps.iter_log("1", "2", "3", "4", "5")


async def left_log(client: Any) -> None:
    await some_of(log_of(client))


async def whole_log(client: Any) -> None:
    await every(log_of(client))


async def unread_log(client: Any) -> None:
    log_of(client)


async def late(client: Any) -> None:
    with contextlib.suppress(OrchestratorError):
        await read(client)


async def stopped(client: Any) -> None:
    with contextlib.suppress(Stop):
        await read(client)


async def short_wait(client: Any) -> None:
    run = await get(client)
    with pytest.raises(WaitTimeout):
        await settle(run.wait(timeout=0.02, poll=0.01))


async def left_watch(client: Any) -> None:
    await some_of((await get(client)).watch(timeout=30, poll=0.01))


async def _cancelled(call: Awaitable[Any], after: float) -> None:
    task = asyncio.ensure_future(call)
    await asyncio.sleep(after)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _stop(event: Any) -> None:
    raise Stop


LOGS: dict[str, tuple[Step, Callable[[Any], Awaitable[None]], dict[str, Any]]] = {
    "log-left": (endless_log, left_log, {}),
    "log-unread": (endless_log, unread_log, {}),
}
CALLS: dict[str, tuple[Step, Callable[[Any], Awaitable[None]], dict[str, Any]]] = {
    "late-head": (silent, late, {"deadline": 0.02}),
    "late-body": (silent_in_body, late, {"deadline": 0.02}),
    "stopped-before": (good, stopped, {"on_request": _stop}),
    "stopped-behind": (good, stopped, {"on_response": _stop}),
    "wait": (good, short_wait, {}),
    "watch-left": (good, left_watch, {}),
}


@pytest.mark.parametrize("name", [*LOGS, *CALLS])
async def test_what_is_broken_off(name: str, world: str) -> None:
    step, call, options = {**LOGS, **CALLS}[name]
    with serving(step) as server:
        client = client_of("adobe-token" if name in LOGS else "cloudify-token", server, world, **options)
        for _ in range(TIMES):
            await call(client)
        await _nothing_is_left(server, KEPT)
        await close(client)
        await _nothing_is_left(server, 0)


CANCELLED: dict[str, tuple[Step, Callable[[Any], Awaitable[Any]]]] = {
    "log": (endless_log, whole_log),
    "head": (silent, read),
    "body": (silent_in_body, read),
}


@pytest.mark.parametrize("name", CANCELLED)
async def test_what_is_cancelled(name: str) -> None:
    step, call = CANCELLED[name]
    with serving(step) as server:
        client = client_of("adobe-token" if name == "log" else "cloudify-token", server, "async")
        for number in range(TIMES):
            await _cancelled(call(client), number / 1000)
        await _nothing_is_left(server, KEPT)
        await close(client)
        await _nothing_is_left(server, 0)


async def test_clients_that_nobody_closed(world: str) -> None:
    """Their connections end with them, without a complaint."""
    with serving(good) as server, complaints() as heard:
        for _ in range(10):
            client = client_of("cloudify-token", server, world)
            await read(client)
            del client
        await _nothing_is_left(server, 0)
    assert server.connections == 10
    assert heard == []


async def test_a_client_that_nobody_closed_after_a_call_was_cancelled() -> None:
    with serving(good, silent) as server, complaints() as heard:
        client = client_of("cloudify-token", server, "async")
        await read(client)
        await _cancelled(read(client), 0.05)
        del client
        await _nothing_is_left(server, 0)
    assert heard == []


@pytest.mark.parametrize("ends", [True, False])
def test_a_client_that_is_closed_while_its_loop_rests(ends: bool, transport: str) -> None:
    """Its connections end with that loop, and no coroutine is left that nobody awaits, even if the loop never runs again."""
    if transport == "fast" and not ends:
        pytest.skip("aiohttp tells of its connections in a loop that was closed and not ended")
    loop = asyncio.new_event_loop()
    with serving(good) as server, warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        client = client_of("cloudify-token", server, "async")
        loop.run_until_complete(read(client))
        asyncio.run(client.aclose())
        if ends:
            loop.run_until_complete(loop.shutdown_asyncgens())
            assert server.until(lambda server: server.open == 0)
        loop.close()
        gc.collect()
        assert not [one for one in heard if "never awaited" in str(one.message)]
        del client
        gc.collect()


@contextlib.contextmanager
def complaints() -> Iterator[list[str]]:
    """Hear what Python and the event loop complain of while nobody listens."""
    heard: list[str] = []
    loop, unraisable = asyncio.get_running_loop(), sys.unraisablehook
    handler = loop.get_exception_handler()
    loop.set_exception_handler(lambda _, context: heard.append(str(context["message"])))
    sys.unraisablehook = lambda told: heard.append(repr(told.exc_value))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning = lambda message, *_, **__: heard.append(str(message))
            yield heard
            gc.collect()
    finally:
        sys.unraisablehook = unraisable
        loop.set_exception_handler(handler)


async def _nothing_is_left(server: Server, idle: int) -> None:
    """Check that the server has no more connections than may lie idle, and that no thread or task is there but ours."""
    gc.collect()
    for _ in range(3):
        await asyncio.sleep(0)
    assert await asyncio.to_thread(server.until, lambda server: server.open <= idle), server.open
    others = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
    assert not [one for one in others if "orchestrator" in repr(one)], others
    threads = [one.name for one in threading.enumerate() if "_run" in one.name or "_work" in one.name]
    assert threads == []
