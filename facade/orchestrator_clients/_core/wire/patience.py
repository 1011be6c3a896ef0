"""Waiting for what cannot be cancelled (name servers, credential helpers), for a while and not longer.

The call goes on in a thread that nobody waits for, neither the caller nor the end of the process or of the event loop.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from math import isinf
from typing import TYPE_CHECKING, Generic, TypeVar

from ..errors import OrchestratorError, anew
from .forks import ForkSafeLock, at_fork

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")


class Begun(Generic[T]):
    """A call under way, and what it came to."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._result: T | None = None
        self._error: BaseException | None = None
        self._lock, self._listeners = threading.Lock(), list[Callable[[], object]]()
        self.over = threading.Event()
        threading.Thread(target=copy_context().run, args=(self._run,), daemon=True).start()

    def _run(self) -> None:
        try:
            self._result = self._call()
        except BaseException as error:
            self._error = error
        with self._lock:
            self.over.set()
        for listener in self._listeners:
            listener()

    def wait(self, seconds: float) -> T:
        """Return what it returns; TimeoutError if that takes longer."""
        if not self.over.wait(min(max(seconds, 0), threading.TIMEOUT_MAX)):
            raise TimeoutError
        return self._came_to()

    async def wait_async(self, seconds: float) -> T:
        """Return what it returns while the event loop goes on; who is cancelled stops waiting at once."""
        import asyncio

        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        with self._lock:
            if self.over.is_set():
                return self._came_to()
            self._listeners.append(lambda: _wake(loop, turn))
        async with asyncio.timeout(None if isinf(seconds) else seconds):
            await turn
        return self._came_to()

    def _came_to(self) -> T:
        if isinstance(self._error, OrchestratorError):
            raise anew(self._error)  # others may be told, too
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]


def _wake(loop: asyncio.AbstractEventLoop, turn: asyncio.Future[None]) -> None:
    def settle() -> None:
        if not turn.done():
            turn.set_result(None)

    with suppress(RuntimeError):  # the loop is closed: nobody waits any more
        loop.call_soon_threadsafe(settle)


class _Shared(Generic[T]):
    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._lock = ForkSafeLock()
        self._begun: Begun[T] | None = None
        at_fork(self)

    def _joined(self) -> Begun[T]:
        with self._lock:
            if self._begun is None or self._begun.over.is_set():
                self._begun = Begun(self._call)
            return self._begun

    def abandon(self) -> None:
        """Forget the call: this is the child of a fork, and its thread is in the parent."""
        self._begun = None


class Shared(_Shared[T]):
    """A call that blocks: however many threads need it at once, it is made once, and goes on when all have given up."""

    def get(self, seconds: float) -> T:
        """Return what it returns; TimeoutError if that takes longer."""
        return self._joined().wait(seconds)


class AsyncShared(_Shared[T]):
    """A call that blocks: however many tasks need it at once, it is made once, and goes on when all have given up."""

    async def get(self, seconds: float) -> T:
        """Return what it returns while the event loop goes on; TimeoutError if that takes longer."""
        return await self._joined().wait_async(seconds)
