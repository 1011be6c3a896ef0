"""Background workers and a queue for their results: tasks for asynchronous code, threads for the derived synchronous code."""

from __future__ import annotations

import queue
import threading
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")


class AsyncCrew:
    """Worker tasks of one event loop, which run in the context that the crew was made in."""

    def __init__(self) -> None:
        self._context = copy_context()
        self._tasks: set[asyncio.Task[None]] = set()

    def spawn(self, work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        """Begin work, which keeps its errors to itself, in the running loop; the task that is returned can be cancelled."""
        import asyncio

        async def run() -> None:
            await work()

        task = asyncio.get_running_loop().create_task(run(), context=self._context.copy())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """Cancel what is under way and return when it has ended."""
        import asyncio

        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class AsyncMailbox(Generic[T]):
    """A queue for the tasks of one event loop."""

    def __init__(self) -> None:
        import asyncio

        self._letters: asyncio.Queue[T] = asyncio.Queue()

    def put(self, letter: T) -> None:
        """Leave something here."""
        self._letters.put_nowait(letter)

    async def get(self) -> T:
        """Return what was put first, as soon as there is something."""
        return await self._letters.get()


class Errand:
    """Work of a thread: it cannot be cancelled, and ends by itself."""

    def cancel(self) -> None:
        """Do nothing: the worker checks whether it is still wanted when it wakes."""


class Crew:
    """Worker threads, which run in the context that the crew was made in. They do not keep the process from ending."""

    def __init__(self) -> None:
        self._context = copy_context()

    def spawn(self, work: Callable[[], None]) -> Errand:
        """Begin work, which keeps its errors to itself."""
        threading.Thread(target=self._context.copy().run, args=(work,), daemon=True).start()
        return Errand()

    def close(self) -> None:
        """Return at once: a thread that sleeps finds nothing to do when it wakes."""


class Mailbox(Generic[T]):
    """A queue for threads."""

    def __init__(self) -> None:
        self._letters: queue.SimpleQueue[T] = queue.SimpleQueue()

    def put(self, letter: T) -> None:
        """Leave something here."""
        self._letters.put(letter)

    def get(self) -> T:
        """Return what was put first, as soon as there is something."""
        return self._letters.get()
