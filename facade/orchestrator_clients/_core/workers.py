"""A handful of workers that put results in a queue: tasks for one world, threads for the other."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextvars import copy_context
from typing import Generic, TypeVar

T = TypeVar("T")


class AsyncWorkers(Generic[T]):
    """Runs `work` in several tasks; iterating gives what they put, until all are done. Leaving early cancels them."""

    def __init__(self, number: int, work: Callable[[Callable[[T], None]], Awaitable[None]]) -> None:
        self._number, self._work = number, work

    async def __aiter__(self) -> AsyncIterator[T]:
        """Yield the results as they come."""
        results: asyncio.Queue[T | None] = asyncio.Queue()

        async def run() -> None:
            try:
                await self._work(results.put_nowait)
            finally:
                results.put_nowait(None)

        tasks = [asyncio.ensure_future(run()) for _ in range(self._number)]
        try:
            running = len(tasks)
            while running:
                result = await results.get()
                if result is None:
                    running -= 1
                else:
                    yield result
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


class Workers(Generic[T]):
    """Runs `work` in several threads; iterating gives what they put, until all are done.

    Leaving early tells them through `stopping`, which the work looks at between its steps.
    """

    def __init__(self, number: int, work: Callable[[Callable[[T], None]], None]) -> None:
        self._number, self._work = number, work
        self.stopping = threading.Event()

    def __iter__(self) -> Iterator[T]:
        """Yield the results as they come."""
        results: queue.SimpleQueue[T | BaseException | None] = queue.SimpleQueue()

        def run() -> None:
            try:
                self._work(self._put_to(results))
            except _Stopped:
                results.put(None)
            except BaseException as error:  # raised again where the results are read
                results.put(error)
            else:
                results.put(None)

        threads = [threading.Thread(target=copy_context().run, args=(run,), daemon=True) for _ in range(self._number)]
        for thread in threads:
            thread.start()
        try:
            running = len(threads)
            while running:
                result = results.get()
                if result is None:
                    running -= 1
                elif isinstance(result, BaseException):
                    raise result
                else:
                    yield result
        finally:
            self.stopping.set()

    def _put_to(self, results: queue.SimpleQueue[T | BaseException | None]) -> Callable[[T], None]:
        def put(result: T) -> None:
            if self.stopping.is_set():
                raise _Stopped
            results.put(result)

        return put


class _Stopped(Exception):
    """Nobody reads the results any more."""
