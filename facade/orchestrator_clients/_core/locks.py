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

    A free lock is taken whatever the time. A task that waits for one counts real seconds from then on.
    """

    def __init__(self, lock: AsyncLock, clock: Clock, until: float) -> None:
        self._lock, self._clock, self._until = lock, clock, until

    async def __aenter__(self) -> None:
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

    def __init__(self, lock: threading.Lock, clock: Clock, until: float) -> None:
        self._lock, self._clock, self._until = lock, clock, until

    def __enter__(self) -> None:
        left = min(max(self._until - self._clock.monotonic(), 0), threading.TIMEOUT_MAX)
        if not self._lock.acquire(timeout=left):
            raise TimeoutError

    def __exit__(self, *_: object) -> None:
        self._lock.release()
