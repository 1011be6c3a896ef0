"""Time that moves only when somebody sleeps."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import cast

import httpx
import pytest

from orchestrator_clients import AsyncCloudify
from orchestrator_clients._core.clock import Clock, SystemClock, aiming
from orchestrator_clients._simulation.sleepers import Sleepers
from orchestrator_clients._simulation.standstill import CHECKS, EVERY
from orchestrator_clients.testing import Answer, Operation, Simulator, Standstill, VirtualClock
from tests.wire.answers import good
from tests.wire.servers import Connection, Request, Server, serving


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(1000)


def test_sleeping_moves_time_and_takes_none(clock: VirtualClock) -> None:
    clock.sleep(3600)
    clock.sleep(0)
    clock.sleep(-1)
    assert (clock.monotonic(), clock.time()) == (3600, 4600)


def test_it_cannot_go_back(clock: VirtualClock) -> None:
    with pytest.raises(ValueError, match="cannot go back by 1 s"):
        clock.advance(-1)


def test_threads_may_share_it(clock: VirtualClock) -> None:
    def work() -> None:
        for _ in range(1000):
            clock.sleep(1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1000 <= clock.monotonic() <= 4000


def test_what_was_put_off_happens_at_its_time_and_in_order(clock: VirtualClock) -> None:
    seen: list[tuple[str, float]] = []
    clock.call_later(5, lambda: seen.append(("b", clock.monotonic())))
    clock.call_later(2, lambda: seen.append(("a", clock.monotonic())))
    clock.call_later(9, lambda: seen.append(("c", clock.monotonic())))
    clock.sleep(6)
    assert seen == [("a", 2), ("b", 5)]
    assert clock.monotonic() == 6


@pytest.mark.anyio
async def test_many_sleepers_wake_in_the_order_of_their_times(clock: VirtualClock) -> None:
    woken: list[tuple[float, float]] = []

    async def sleeper(seconds: float) -> None:
        await clock.sleep_async(seconds)
        woken.append((seconds, clock.monotonic()))

    await asyncio.gather(*(sleeper(seconds) for seconds in (5, 1, 3, 1, 4, 0.5)))
    assert woken == [(0.5, 0.5), (1, 1), (1, 1), (3, 3), (4, 4), (5, 5)]


@pytest.mark.anyio
async def test_nobody_races_ahead(clock: VirtualClock) -> None:
    """A short sleeper with many turns sees every second, although another one wants to sleep for a hundred."""
    seen: list[float] = []

    async def often() -> None:
        for _ in range(20):
            await clock.sleep_async(1)
            seen.append(clock.monotonic())

    async def long() -> None:
        await clock.sleep_async(100)
        seen.append(clock.monotonic())

    await asyncio.gather(long(), often())
    assert seen == [*range(1, 21), 100]


@pytest.mark.anyio
async def test_an_answer_under_way_is_waited_for(clock: VirtualClock) -> None:
    """Two pollers, one of them slow: the time each of them sees is that of its own sleeps."""
    route = Operation("get_time", "GET", "/time", lambda call: Answer.json(clock.monotonic()))

    class Times(Simulator):
        def operations(self) -> tuple[Operation, ...]:
            return (route,)

    async def poll(client: httpx.AsyncClient, every: float, times: int) -> list[float]:
        seen = []
        for _ in range(times):
            await clock.sleep_async(every)
            seen.append((await client.get("/time")).json())
        return seen

    with Times(clock=clock) as times:
        async with httpx.AsyncClient(base_url=times.url) as client:
            await client.get("/time")
            first, second = await asyncio.gather(poll(client, 1, 12), poll(client, 4, 3))
    assert first == list(range(1, 13))
    assert second == [4, 8, 12]


@pytest.mark.anyio
async def test_a_cancelled_sleeper_costs_no_time(clock: VirtualClock) -> None:
    task = asyncio.create_task(clock.sleep_async(1000))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await clock.sleep_async(1)
    assert clock.monotonic() == 1


@pytest.mark.anyio
async def test_moving_time_from_outside_wakes_sleepers(clock: VirtualClock) -> None:
    task = asyncio.create_task(clock.sleep_async(10))
    await asyncio.sleep(0)
    clock.advance(50)
    await task
    assert clock.monotonic() == 50


@pytest.mark.anyio
async def test_sleeping_for_nothing_still_lets_others_run(clock: VirtualClock) -> None:
    seen: list[str] = []

    async def other() -> None:
        seen.append("other")

    task = asyncio.create_task(other())
    await clock.sleep_async(0)
    assert (seen, clock.monotonic()) == (["other"], 0)
    await task


def test_each_event_loop_has_sleepers_of_its_own(clock: VirtualClock) -> None:
    asyncio.run(clock.sleep_async(1))
    asyncio.run(clock.sleep_async(2))
    assert clock.monotonic() == 3


@pytest.fixture(params=[SystemClock(), VirtualClock()], ids=["system", "virtual"])
def either(request: pytest.FixtureRequest) -> Clock:
    return cast("Clock", request.param)


def test_both_clocks_keep_the_same_promises(either: Clock) -> None:
    wall, monotonic = either.time(), either.monotonic()
    either.sleep(0.01)
    asyncio.run(either.sleep_async(0.01))
    either.sleep(-1)
    asyncio.run(either.sleep_async(-1))
    assert either.monotonic() - monotonic >= 0.019
    assert either.time() - wall >= 0.015  # the wall clock is read in coarser steps on some systems


def test_the_grace_is_not_spent_on_each_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was woken and sleeps again is known to do nothing: only the first sleeps of tasks are settled with grace."""
    looks, clock, look = 0, VirtualClock(), Sleepers._observe

    async def counted(self: Sleepers) -> tuple[bool, float]:
        nonlocal looks
        looks += 1
        return await look(self)

    async def sleepy(seconds: float) -> None:
        for _ in range(100):
            await clock.sleep_async(seconds)

    async def all_of_them() -> None:
        await asyncio.gather(*(sleepy(1 + number / 10) for number in range(10)))

    monkeypatch.setattr(Sleepers, "_observe", counted)
    asyncio.run(all_of_them())
    assert clock.monotonic() == pytest.approx(190)
    assert looks < 300


async def _spent(clock: VirtualClock, tasks: int, work: Callable[[int], Awaitable[None]]) -> float:
    """Return for how many seconds of real time the clock stood still to be sure, while so many tasks worked."""
    await asyncio.gather(*(work(number) for number in range(tasks)))
    (sleepers,) = clock._sleepers.values()
    return sleepers.spent


@pytest.mark.parametrize("tasks", [100, 1000])
def test_the_grace_of_many_tasks_is_next_to_nothing(tasks: int, clock: VirtualClock) -> None:
    """A virtual hour of polling, no two at the same time."""

    async def work(number: int) -> None:
        for _ in range(12):
            await clock.sleep_async(300 + number / 1000)

    spent = asyncio.run(_spent(clock, tasks, work))
    assert clock.monotonic() == pytest.approx(12 * (300 + (tasks - 1) / 1000))
    assert spent < 0.5


def test_the_grace_of_many_tasks_with_answers_on_their_way_is_little(clock: VirtualClock) -> None:
    route = Operation("get_time", "GET", "/time", lambda call: Answer.json(clock.monotonic()))

    class Times(Simulator):
        def operations(self) -> tuple[Operation, ...]:
            return (route,)

    async def all_of_them(url: str) -> float:
        async with httpx.AsyncClient(base_url=url) as client:

            async def work(number: int) -> None:
                for _ in range(6):
                    await clock.sleep_async(600 + number / 100)
                    assert (await client.get("/time")).json() == pytest.approx(clock.monotonic())

            return await _spent(clock, 100, work)

    with Times(clock=clock) as times:
        spent = asyncio.run(all_of_them(times.url))
    assert times.count("get_time") == 600
    assert spent < 1


def test_no_time_passes_while_an_answer_of_any_server_is_under_way(clock: VirtualClock) -> None:
    def slowly(connection: Connection, request: Request) -> None:
        time.sleep(0.03)
        good(connection, request)

    async def read(server: Server) -> float:
        async with AsyncCloudify(server.url, tenant="t", auth=("admin", "any"), clock=clock) as client:
            await client.executions.get("one")
            return clock.monotonic()

    async def both(server: Server) -> float:
        answered, _ = await asyncio.gather(read(server), clock.sleep_async(600))
        return answered

    with serving(slowly) as server:
        assert asyncio.run(both(server)) == 0
    assert clock.monotonic() == 600


def test_whoever_holds_the_time_for_ever_is_not_waited_for(
    clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orchestrator_clients._simulation.clock._HELD", 0.01)

    async def held() -> None:
        with clock.hold():
            await clock.sleep_async(600)

    asyncio.run(held())
    assert clock.monotonic() == 600


def test_a_standstill_reaches_every_sleeper_and_a_look_at_it_is_rare() -> None:
    """Of those who wait without a limit all are told; what a simulator says is asked for now and then only."""
    clock, asked = VirtualClock(patience=0), 0

    def changes(_: float) -> dict[str, float]:
        nonlocal asked
        asked += 1
        return {"run 7": math.inf}

    slept: Counter[int] = Counter()

    async def wait(number: int) -> None:
        while True:
            slept[number] += 1
            with aiming(lambda: f"the end of {number}"):
                await clock.sleep_async(1)

    async def told(number: int) -> None:
        with pytest.raises(Standstill, match="run 7"):
            await wait(number)

    async def all_of_them() -> list[None]:
        return await asyncio.gather(*(told(number) for number in range(3)))

    clock.watch(lambda: False, changes)
    asyncio.run(all_of_them())
    assert asked == CHECKS
    assert max(slept.values()) <= EVERY * CHECKS


@pytest.mark.parametrize("runs", [{}, {"a": math.inf, "b": 5000.0}])
def test_where_nothing_waits_or_something_will_happen_nobody_is_told(runs: dict[str, float]) -> None:
    clock = VirtualClock(patience=0)
    clock.watch(lambda: False, lambda now: runs)
    with aiming(lambda: "the end"):
        for _ in range(10 * EVERY):
            clock.sleep(1)
    clock.watch(lambda: True)
    assert clock.monotonic() == 10 * EVERY
