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


class Counting(VirtualClock):
    """Counts who asked it to sleep."""

    sleeps = 0

    async def sleep_async(self, seconds: float) -> None:
        """Sleep, counted."""
        self.sleeps += 1
        await super().sleep_async(seconds)


class Bell:
    """A clock whose sleepers wake when `ring` is called, in the very round of the event loop."""

    def __init__(self) -> None:
        self._sleepers: list[asyncio.Future[None]] = []

    def time(self) -> float:
        """Return the start of time."""
        return 0.0

    monotonic = time

    def sleep(self, seconds: float) -> None:
        """Nobody does."""
        raise NotImplementedError

    async def sleep_async(self, seconds: float) -> None:
        """Return when the bell rings."""
        self._sleepers.append(asyncio.get_running_loop().create_future())
        await self._sleepers[-1]

    def ring(self) -> None:
        """Wake all who still sleep."""
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)


async def settled() -> None:
    """Let everything happen that needs no time."""
    for _ in range(10):
        await asyncio.sleep(0)


@anyio
@pytest.mark.parametrize("until", [-5.0, 0.0, 10.0, NEVER])
async def test_a_free_lock_is_taken_at_once_and_without_a_timer(until: float) -> None:
    before = asyncio.all_tasks()
    lock, clock = AsyncLock(), Counting()
    async with AsyncTurn(lock, clock, until):
        assert lock.locked()
        assert asyncio.all_tasks() <= before
    assert not lock.locked()
    await settled()
    assert (clock.sleeps, clock.monotonic()) == (0, 0.0)


@anyio
@pytest.mark.parametrize(("until", "told"), [(-5.0, 0.0), (0.0, 0.0), (2.0, 2.0), (59.0, 59.0)])
async def test_a_lock_that_another_task_holds_is_given_up_at_the_moment(until: float, told: float) -> None:
    lock, clock = AsyncLock(), VirtualClock()
    holding = asyncio.ensure_future(hold(lock, clock, 60.0))
    await asyncio.sleep(0)
    with pytest.raises(TimeoutError):
        async with AsyncTurn(lock, clock, until):
            pytest.fail("it is not to be had")
    assert clock.monotonic() == told
    assert lock.locked()
    await holding
    assert not lock.locked()


async def hold(lock: AsyncLock, clock: VirtualClock, seconds: float) -> None:
    async with AsyncTurn(lock, clock, NEVER):
        await clock.sleep_async(seconds)


@anyio
@pytest.mark.parametrize("until", [60.5, NEVER])
async def test_turns_come_in_the_order_of_asking(until: float) -> None:
    before = asyncio.all_tasks()
    lock, clock, order = AsyncLock(), VirtualClock(), list[int]()

    async def turn(number: int) -> None:
        async with AsyncTurn(lock, clock, until):
            order.append(number)
            await clock.sleep_async(20.0)

    results = await asyncio.gather(*(turn(number) for number in range(5)), return_exceptions=True)
    got = [0, 1, 2, 3] if until < NEVER else [0, 1, 2, 3, 4]
    assert order == got
    assert [isinstance(result, TimeoutError) for result in results] == [number not in got for number in range(5)]
    await settled()
    assert asyncio.all_tasks() <= before


EVENTS = ("release", "ring", "cancel")
ORDERS = [order for number in (1, 2, 3) for order in permutations(EVENTS, number)]


@anyio
@pytest.mark.parametrize("rounds", range(6))
@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(order))
async def test_what_happens_at_the_same_moment_loses_no_lock_and_leaves_no_task(
    order: tuple[str, ...], rounds: int
) -> None:
    """The lock is released, the time is up and the task is cancelled, with so many rounds of the loop in between."""
    before = asyncio.all_tasks()
    lock, bell, got = AsyncLock(), Bell(), list[int]()
    await lock.acquire()

    async def turn(number: int) -> None:
        async with AsyncTurn(lock, bell, 1.0 if number == 0 else NEVER):
            got.append(number)

    first, second = (asyncio.ensure_future(turn(number)) for number in range(2))
    await settled()
    events: dict[str, Callable[[], object]] = {
        "release": lock.release, "ring": bell.ring, "cancel": first.cancel
    }  # fmt: skip
    for event in order:
        events[event]()
        for _ in range(rounds):
            await asyncio.sleep(0)
    await settled()
    if "release" not in order:
        lock.release()
    await asyncio.wait_for(second, 5)
    await settled()
    assert not lock.locked()
    assert asyncio.all_tasks() <= before
    assert got in ([0, 1], [1])
    check_ending(first, order, rounds, got_it=0 in got)


def check_ending(task: asyncio.Task[None], order: tuple[str, ...], rounds: int, *, got_it: bool) -> None:
    assert task.done()
    error = "cancelled" if task.cancelled() else type(task.exception()).__name__
    allowed = {"release": "NoneType", "ring": "TimeoutError", "cancel": "cancelled"}
    assert error in {allowed[event] for event in order}
    assert got_it == (error == "NoneType")
    if rounds == 5:  # far enough apart for the first to be what counts
        assert error == allowed[order[0]]
    elif "cancel" in order and rounds == 0:
        assert error == "cancelled", "a task that is cancelled before it went on does not go on"


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
    before = asyncio.all_tasks()
    lock, clock = AsyncLock(), Bell()
    await lock.acquire()
    reached = False

    async def turn() -> None:
        nonlocal reached
        try:
            async with AsyncTurn(lock, clock, 1.0):
                pytest.fail("it is not to be had")
        except TimeoutError:
            reached = True

    async def limited() -> None:
        async with asyncio.timeout(0.01):
            await turn()

    with pytest.raises(TimeoutError):
        await limited()
    assert not reached, "the time of the turn was not up"
    await settled()
    assert asyncio.all_tasks() <= before


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
