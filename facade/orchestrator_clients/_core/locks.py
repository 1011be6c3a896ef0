"""A lock for tasks and one for threads, and taking turns at them; named so that the derived code finds its own."""

from __future__ import annotations

import threading
from collections import deque
from math import isinf
from typing import TYPE_CHECKING

from .clock import Clock
from .wire.forks import ForkSafeLock, at_fork

if TYPE_CHECKING:
    import asyncio

Lock = ForkSafeLock


class AsyncLock:
    """A lock for the tasks of any event loops. One held by a dead loop, or by the process that forked, is free."""

    def __init__(self) -> None:
        self._guard = ForkSafeLock()
        self._holder: asyncio.AbstractEventLoop | None = None
        self._waiters: deque[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]] = deque()
        at_fork(self)

    async def acquire(self) -> None:
        """Take the lock."""
        import asyncio

        loop = asyncio.get_running_loop()
        with self._guard:
            if self._holder is None or self._holder.is_closed():
                self._holder = loop
                return
            turn = loop, loop.create_future()
            self._waiters.append(turn)
        try:
            await turn[1]
        except BaseException:
            if not self._leaves(turn):  # it has just been handed over
                self.release()
            raise

    def release(self) -> None:
        """Hand the lock over to who has waited longest."""
        with self._guard:
            while self._waiters:
                self._holder, turn = self._waiters.popleft()
                try:
                    self._holder.call_soon_threadsafe(_settle, turn)
                except RuntimeError:  # that loop is closed
                    continue
                return
            self._holder = None

    def locked(self) -> bool:
        """Return whether somebody holds it."""
        return self._holder is not None

    def abandon(self) -> None:
        """Be free: this is the child of a fork."""
        self._holder = None
        self._waiters.clear()

    def _leaves(self, turn: tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]) -> bool:
        with self._guard:
            waits = turn in self._waiters
            if waits:
                self._waiters.remove(turn)
            return waits

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(self, *_: object) -> None:
        self.release()


def _settle(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_result(None)


class AsyncTurn:
    """Holds a lock within `async with`; TimeoutError where it is not to be had by a moment of the clock's monotonic seconds.

    A free lock is taken whatever the time. A task that waits for one counts real seconds from then on.
    """

    def __init__(self, lock: AsyncLock, clock: Clock, until: float) -> None:
        self._lock, self._clock, self._until = lock, clock, until

    async def __aenter__(self) -> None:
        import asyncio

        # asyncio knows how to give up for time's sake without mistaking a cancellation of the task for it, and its lock
        # how to pass the turn on if that happens when it was about to be had. Not by a sleep of the clock: a virtual one
        # would move for it while the holder of the lock waits for an answer.
        left = max(self._until - self._clock.monotonic(), 0)
        async with asyncio.timeout(None if isinf(left) else left):
            await self._lock.acquire()

    async def __aexit__(self, *_: object) -> None:
        self._lock.release()


class Turn:
    """Holds a lock within `with`; TimeoutError where it is not to be had by a moment of the clock's monotonic seconds.

    A free lock is taken whatever the time. A thread that waits for one counts real seconds from then on.
    """

    def __init__(self, lock: ForkSafeLock, clock: Clock, until: float) -> None:
        self._lock, self._clock, self._until = lock, clock, until

    def __enter__(self) -> None:
        left = min(max(self._until - self._clock.monotonic(), 0), threading.TIMEOUT_MAX)
        if not self._lock.acquire(timeout=left):
            raise TimeoutError

    def __exit__(self, *_: object) -> None:
        self._lock.release()
