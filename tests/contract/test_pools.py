"""Small connection pools: few calls keep to few connections, many get one each, and none is kept longer than it is of use."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

import httpx
import pytest

from orchestrator_clients._core._async import pools as _async
from orchestrator_clients._core._async.pools import SIZE, AsyncPools
from orchestrator_clients._core._sync.pools import Pools
from orchestrator_clients._core.http.common import IDLE_SECONDS
from orchestrator_clients._core.settings import Settings
from orchestrator_clients.testing import VirtualClock

pytestmark = pytest.mark.anyio
MANY = 2 * SIZE + 3


class Server(ThreadingHTTPServer):
    """Answers `/together` when as many calls wait there as `crowd` says, any other path at once, and counts connections."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self, crowd: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.crowd = threading.Barrier(crowd, timeout=20)
        self.opened = self.open = 0
        self.changed = threading.Condition()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def count(self, opened: int, change: int) -> None:
        with self.changed:
            self.opened, self.open = self.opened + opened, self.open + change
            self.changed.notify_all()

    def until_open(self, number: int) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: self.open == number, timeout=20)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def handle(self) -> None:
        self.server.count(1, 1)
        try:
            with suppress(OSError):  # a client that gave up does not read its answer
                super().handle()
        finally:
            self.server.count(0, -1)

    def do_GET(self) -> None:
        if self.path == "/together":
            with suppress(threading.BrokenBarrierError):
                self.server.crowd.wait()
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(MANY) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(grace=0)


def settings(server: Server) -> Settings:
    return Settings(system="test", base_url=server.url)


async def many(pools: AsyncPools, url: str, count: int) -> list[bytes]:
    async def one() -> bytes:
        response = await pools.handle_async_request(request(url))
        body = await response.aread()
        await response.aclose()
        return body

    return await asyncio.gather(*(one() for _ in range(count)))


def request(url: str) -> httpx.Request:
    return httpx.Request("GET", url, extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), 20.0)})


async def test_many_tasks_get_a_connection_each_and_few_keep_to_one(server: Server, clock: VirtualClock) -> None:
    pools = AsyncPools(settings(server), server.url, clock)
    assert await many(pools, f"{server.url}/together", MANY) == [b"ok"] * MANY
    assert server.opened == MANY
    for _ in range(5):
        await many(pools, server.url, 1)
    assert server.opened == MANY
    await pools.aclose()
    assert server.until_open(0)


def test_many_threads_get_a_connection_each_and_few_keep_to_one(server: Server, clock: VirtualClock) -> None:
    pools = Pools(settings(server), server.url, clock)

    def one(path: str) -> bytes:
        response = pools.handle_request(request(server.url + path))
        body = response.read()
        response.close()
        return body

    with ThreadPoolExecutor(MANY) as threads:
        assert list(threads.map(one, ["/together"] * MANY)) == [b"ok"] * MANY
    assert server.opened == MANY
    assert [one("/") for _ in range(5)] == [b"ok"] * 5
    assert server.opened == MANY
    pools.close()
    assert server.until_open(0)


async def test_pools_that_are_not_needed_any_more_are_closed(server: Server, clock: VirtualClock) -> None:
    pools = AsyncPools(settings(server), server.url, clock)
    await many(pools, f"{server.url}/together", MANY)
    await many(pools, server.url, 1)
    assert server.until_open(MANY), "too early"
    clock.advance(IDLE_SECONDS)
    for _ in range(2):
        await many(pools, server.url, 1)
    assert server.until_open(SIZE)
    await pools.aclose()


async def test_there_are_no_more_connections_than_the_pools_have(
    server: Server, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_async, "MOST", 2)
    pools = AsyncPools(settings(server), server.url, clock)
    assert await many(pools, server.url, 5 * SIZE) == [b"ok"] * 5 * SIZE
    assert server.opened <= 2 * SIZE
    await pools.aclose()


async def test_calls_that_fail_or_are_given_up_leave_room(server: Server, clock: VirtualClock) -> None:
    pools = AsyncPools(settings(server), server.url, clock)
    for _ in range(SIZE + 1):
        with pytest.raises(httpx.ConnectError):
            await pools.handle_async_request(request("http://127.0.0.1:1/"))
    task = asyncio.ensure_future(many(pools, f"{server.url}/together", SIZE))
    while server.crowd.n_waiting < SIZE:  # noqa: ASYNC110 - a barrier tells nobody who waits at it
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await many(pools, server.url, 1)
    assert server.opened == SIZE + 1
    assert len(pools._pools) == 1
    server.crowd.abort()
    await pools.aclose()


async def test_a_body_that_is_dropped_half_read_leaves_room(server: Server, clock: VirtualClock) -> None:
    pools = AsyncPools(settings(server), server.url, clock)
    for number in range(SIZE + 1):
        response = await pools.handle_async_request(request(server.url))
        chunks = aiter(cast(httpx.AsyncByteStream, response.stream))
        assert await anext(chunks) == b"ok"
        del chunks, response  # the loop closes what nobody holds any more
        assert await soon(lambda: not pools._pools[0].calls), number
    assert len(pools._pools) == 1
    await pools.aclose()


async def soon(condition: Callable[[], bool]) -> bool:
    for _ in range(1000):
        if condition():
            return True
        await asyncio.sleep(0)
    return False


def test_a_body_that_is_dropped_half_read_by_a_thread_leaves_room(server: Server, clock: VirtualClock) -> None:
    pools = Pools(settings(server), server.url, clock)
    for _ in range(SIZE + 1):
        chunks = iter(cast(httpx.SyncByteStream, pools.handle_request(request(server.url)).stream))
        assert next(chunks) == b"ok"
        del chunks
        assert not pools._pools[0].calls
    assert len(pools._pools) == 1
    pools.close()
