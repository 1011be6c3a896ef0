"""A lock for tasks and one for threads, and taking turns at them; named so that the derived code finds its own."""

from __future__ import annotations

import asyncio
import threading
from math import isinf

from .clock import Clock

AsyncLock = asyncio.Lock
Lock = threading.Lock


class AsyncTurn:
    """Holds a lock within `async with`; TimeoutError where it is not to be had by a moment of the clock's monotonic seconds.

    A free lock is taken whatever the time.
    """

    def __init__(self, lock: AsyncLock, clock: Clock, until: float) -> None:
        self._lock, self._clock, self._until = lock, clock, until

    async def __aenter__(self) -> None:
        # asyncio knows how to give up for time's sake without mistaking a cancellation of the task for it, and its lock
        # how to pass the turn on if that happens when it was about to be had. Only what tells the time is ours.
        async with asyncio.timeout(None) as limit:
            alarm = None if isinf(self._until) else _Alarm(self._clock, self._until, limit)
            try:
                await self._lock.acquire()
            finally:
                if alarm is not None:
                    alarm.stop()

    async def __aexit__(self, *_: object) -> None:
        self._lock.release()


class _Alarm:
    """Lets a timeout happen at a moment of a clock, unless it is stopped before."""

    def __init__(self, clock: Clock, at: float, limit: asyncio.Timeout) -> None:
        self._clock, self._at, self._limit = clock, at, limit
        self._loop = asyncio.get_running_loop()
        self._ringing: asyncio.Task[None] | None = None
        # Not before the loop's next round: who gets the lock at once needs no task for it.
        self._start = self._loop.call_soon(self._begin)

    def _begin(self) -> None:
        self._ringing = self._loop.create_task(self._ring())

    async def _ring(self) -> None:
        await self._clock.sleep_async(self._at - self._clock.monotonic())
        self._limit.reschedule(self._loop.time())

    def stop(self) -> None:
        self._start.cancel()
        if self._ringing is not None:
            self._ringing.cancel()


class Turn:
    """Holds a lock within `with`; TimeoutError where it is not to be had by a moment of the clock's monotonic seconds.

    A free lock is taken whatever the time. A thread that waits for one counts real seconds from then on.
    """

    def __init__(self, lock: threading.Lock, clock: Clock, until: float) -> None:
        self._lock, self._clock, self._until = lock, clock, until

    def __enter__(self) -> None:
        left = min(max(self._until - self._clock.monotonic(), 0), threading.TIMEOUT_MAX)
        if not self._lock.acquire(timeout=left):
            raise TimeoutError

    def __exit__(self, *_: object) -> None:
        self._lock.release()
