"""Where time comes from: the real clock, or one that a test moves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Protocol

_AIM: ContextVar[Callable[[], str | None] | None] = ContextVar("orchestrator_clients_aim", default=None)


class Clock(Protocol):
    """What a client asks about time. Every method counts in seconds."""

    def time(self) -> float:
        """Seconds since 1970-01-01 UTC, as the wall clock has it: it can jump."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed instant: for deadlines, it never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Return after so many seconds; at once for 0 or less."""
        ...

    async def sleep_async(self, seconds: float) -> None:
        """Return after so many seconds and let other tasks run meanwhile, also for 0 or less."""
        ...


@contextmanager
def aiming(aim: Callable[[], str | None]) -> Iterator[None]:
    """Let a clock that a test moves know what whoever sleeps in here waits for: `aim` says it, None where its time is limited."""
    token = _AIM.set(aim)
    try:
        yield
    finally:
        _AIM.reset(token)


def aimed() -> str | None:
    """Return what the caller waits for without any limit, None if it does not."""
    aim = _AIM.get()
    return None if aim is None else aim()


def holding(clock: Clock) -> Callable[[], AbstractContextManager[None]]:
    """Return what lets the time of a clock that a test moves stand still while a request is under way; nothing for others."""
    return getattr(clock, "hold", nullcontext)


class SystemClock:
    """The computer's own clock."""

    def time(self) -> float:
        """Seconds since 1970-01-01 UTC."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds since some fixed instant."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Block this thread for so many seconds."""
        if seconds > 0:
            time.sleep(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Suspend this task for so many seconds."""
        import asyncio  # not needed by synchronous users, and not free to import

        await asyncio.sleep(max(seconds, 0))
