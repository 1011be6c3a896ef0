"""Turns at a lock: to be had by a moment or not at all, and never lost, whoever gives up at what moment."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import permutations
from typing import Any

import pytest

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._core.locks import AsyncLock, AsyncTurn, Lock, Turn
from orchestrator_clients.testing import VirtualClock

NEVER = float("inf")
anyio = pytest.mark.anyio


async def settled() -> None:
    """Let everything happen that needs no time."""
    for _ in range(10):
        await asyncio.sleep(0)


@anyio
@pytest.mark.parametrize("until", [-5.0, 0.0, 10.0, NEVER])
async def test_a_free_lock_is_taken_at_once_and_without_a_timer(until: float) -> None:
    before = asyncio.all_tasks()
    lock, clock = AsyncLock(), VirtualClock()
    async with AsyncTurn(lock, clock, until):
        assert lock.locked()
        assert asyncio.all_tasks() <= before
    assert not lock.locked()
    await settled()
    assert clock.monotonic() == 0.0


@anyio
@pytest.mark.parametrize("left", [-5.0, 0.0, 0.05])
async def test_a_lock_that_another_task_holds_is_given_up(left: float) -> None:
    lock, clock = AsyncLock(), SystemClock()
    await lock.acquire()
    began = clock.monotonic()
    with pytest.raises(TimeoutError):
        async with AsyncTurn(lock, clock, began + left):
            pytest.fail("it is not to be had")
    assert clock.monotonic() - began >= left
    assert lock.locked(), "it is the other's still"


@anyio
async def test_a_virtual_clock_does_not_move_for_who_waits() -> None:
    lock, clock = AsyncLock(), VirtualClock(grace=0)
    await lock.acquire()
    waiting = asyncio.ensure_future(hold(lock, clock, 0.0, until=300.0))
    await settled()
    assert clock.monotonic() == 0.0
    lock.release()
    await waiting


async def hold(lock: AsyncLock, clock: VirtualClock, seconds: float, until: float = NEVER) -> None:
    async with AsyncTurn(lock, clock, until):
        await clock.sleep_async(seconds)


@anyio
@pytest.mark.parametrize("rounds", range(6))
@pytest.mark.parametrize("order", list(permutations(("release", "cancel"))), ids="-".join)
async def test_what_happens_at_the_same_moment_loses_no_lock_and_leaves_no_task(
    order: tuple[str, ...], rounds: int
) -> None:
    """The lock is released and the waiting task is cancelled, with so many rounds of the loop in between."""
    before = asyncio.all_tasks()
    lock, clock, got = AsyncLock(), SystemClock(), list[int]()
    await lock.acquire()

    async def turn(number: int) -> None:
        async with AsyncTurn(lock, clock, clock.monotonic() + 20):
            got.append(number)

    first, second = (asyncio.ensure_future(turn(number)) for number in range(2))
    await settled()
    events: dict[str, Callable[[], object]] = {"release": lock.release, "cancel": first.cancel}
    for event in order:
        events[event]()
        for _ in range(rounds):
            await asyncio.sleep(0)
    await asyncio.wait_for(second, 5)
    await settled()
    assert not lock.locked()
    assert asyncio.all_tasks() <= before
    assert got == [1] if first.cancelled() else got == [0, 1]


@anyio
async def test_a_cancellation_while_the_lock_is_held_releases_it() -> None:
    lock, clock = AsyncLock(), VirtualClock()
    holding = asyncio.ensure_future(hold(lock, clock, 60.0))
    waiting = asyncio.ensure_future(hold(lock, clock, 1.0))
    await settled()
    holding.cancel()
    with suppress(asyncio.CancelledError):
        await holding
    await waiting
    assert not lock.locked()


@anyio
async def test_a_timeout_around_it_is_not_taken_for_its_own() -> None:
    lock, clock = AsyncLock(), SystemClock()
    await lock.acquire()
    reached = False

    async def turn() -> None:
        nonlocal reached
        try:
            async with AsyncTurn(lock, clock, clock.monotonic() + 20):
                pytest.fail("it is not to be had")
        except TimeoutError:
            reached = True

    async def limited() -> None:
        async with asyncio.timeout(0.01):
            await turn()

    with pytest.raises(TimeoutError):
        await limited()
    assert not reached, "the time of the turn was not up"


@pytest.fixture
def held() -> Iterator[Any]:
    """A lock that another thread holds."""
    lock, free, taken = Lock(), threading.Event(), threading.Event()

    def holding() -> None:
        with Turn(lock, SystemClock(), NEVER):
            taken.set()
            free.wait(20)

    with ThreadPoolExecutor(1) as threads:
        threads.submit(holding)
        taken.wait(20)
        yield lock, free
        free.set()


@pytest.mark.parametrize("until", [-5.0, 0.0, 10.0, 1e300, NEVER])
def test_a_thread_takes_a_free_lock_at_once(until: float) -> None:
    lock, clock = Lock(), VirtualClock()
    with Turn(lock, clock, until):
        assert lock.locked()
    assert not lock.locked()
    assert clock.monotonic() == 0.0


@pytest.mark.parametrize("left", [-5.0, 0.0, 0.05])
def test_a_thread_gives_up_a_lock_that_another_holds(held: Any, left: float) -> None:
    lock, _ = held
    clock = SystemClock()
    began = clock.monotonic()
    with pytest.raises(TimeoutError), Turn(lock, clock, began + left):
        pytest.fail("it is not to be had")
    assert clock.monotonic() - began >= left
    assert lock.locked(), "it is the other's still"


@pytest.mark.parametrize("left", [1e300, NEVER, 20.0])
def test_a_thread_waits_for_a_lock_while_there_is_time(held: Any, left: float) -> None:
    lock, free = held
    threading.Timer(0.02, free.set).start()
    clock = SystemClock()
    with Turn(lock, clock, clock.monotonic() + left):
        assert free.is_set()
    assert not lock.locked()
