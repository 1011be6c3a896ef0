"""Waiting for many executions at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from typing import Generic, TypeVar

from ..crew import AsyncMailbox
from ..inputs import several
from ..model import State
from .execution import AsyncExecution
from .waiting import AsyncWaiting, How, good
from .waits import AsyncWait, AsyncWaited

R = TypeVar("R", bound=AsyncExecution)


async def async_wait_many(
    runs: Iterable[R],
    *,
    timeout: float | None = None,
    poll: float | tuple[float, float] | None = None,
    until: State | Collection[State] | None = None,
    concurrency: int = 8,
) -> list[AsyncWaited[R]]:
    """Wait for all executions and return how each ended, in the order given; arguments as for `async_watch_many`."""
    waits = _Waits(several(runs, "runs", "[run]"), timeout, poll, until, concurrency)
    ended: dict[AsyncWait[R], AsyncWaited[R]] = {}
    async for wait, waited in waits.results():
        ended[wait] = waited
    return [ended[wait] for wait in waits.all]


async def async_watch_many(
    runs: Iterable[R],
    *,
    timeout: float | None = None,
    poll: float | tuple[float, float] | None = None,
    until: State | Collection[State] | None = None,
    concurrency: int = 8,
) -> AsyncIterator[AsyncWaited[R]]:
    """Wait for executions of any number of systems and yield each as it ends; one failure does not disturb the others.

    `timeout`, `poll` and `until` are those of `wait`; without `timeout`, each resumed execution has its token's deadline.
    At most `concurrency` requests per client are under way at once; where a system has a list call, executions share it.
    Each is yielded when its own time is up, or at most five seconds later, whatever the others wait for.
    """
    given = several(runs, "runs", "[run]")
    async for _, waited in _Waits(given, timeout, poll, until, concurrency).results():
        yield waited


class _Waits(Generic[R]):
    """Waits that begin together."""

    def __init__(
        self,
        runs: Sequence[R],
        timeout: float | None,
        poll: float | tuple[float, float] | None,
        until: State | Collection[State] | None,
        concurrency: int,
    ) -> None:
        self._waiting = AsyncWaiting(concurrency=concurrency)
        self._ended: AsyncMailbox[tuple[AsyncWait[R], How]] = AsyncMailbox()
        put = self._put  # one for all, for there may be ten thousand
        self.all = [self._waiting.begin(run, timeout, poll, until, put) for run in runs]

    async def results(self) -> AsyncIterator[tuple[AsyncWait[R], AsyncWaited[R]]]:
        """Yield each with how it ended."""
        async with self._waiting:
            self._waiting.join(self.all, now=True)
            for _ in self.all:
                wait, how = await self._ended.get()
                yield wait, good(how)

    def _put(self, wait: AsyncWait[R], how: How) -> None:
        self._ended.put((wait, how))


__all__ = ["AsyncWaited", "async_wait_many", "async_watch_many"]
