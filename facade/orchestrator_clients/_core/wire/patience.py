"""Waiting for what cannot be told to stop (name servers, credential helpers), for a while and not longer.

The call goes on in a thread that nobody waits for, neither the caller nor the end of the process or of the event loop.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class _Outcome(Generic[T]):
    """What a call came to."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self.result: T | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._call()
        except BaseException as error:
            self.error = error

    def get(self) -> T:
        if self.error is not None:
            raise self.error
        return self.result  # type: ignore[return-value]


def in_time(call: Callable[[], T], seconds: float) -> T:
    """Return what a call returns; TimeoutError if it takes longer."""
    outcome, over = _Outcome(call), threading.Event()

    def run() -> None:
        outcome.run()
        over.set()

    threading.Thread(target=run, daemon=True).start()
    if not over.wait(min(max(seconds, 0), threading.TIMEOUT_MAX)):
        raise TimeoutError
    return outcome.get()


async def aside(call: Callable[[], T]) -> T:
    """Return what a call returns that blocks, while the event loop goes on; who is cancelled stops waiting at once."""
    loop, outcome = asyncio.get_running_loop(), _Outcome(call)
    over: asyncio.Future[None] = loop.create_future()

    def settle() -> None:
        if not over.done():
            over.set_result(None)

    def run() -> None:
        outcome.run()
        try:
            loop.call_soon_threadsafe(settle)
        except RuntimeError:  # the loop is closed: nobody waits any more
            return

    threading.Thread(target=run, daemon=True).start()
    await over
    return outcome.get()
