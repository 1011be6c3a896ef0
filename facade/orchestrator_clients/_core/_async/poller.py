"""Waiting for executions that come and go: one schedule for all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from typing import Any, Protocol, Self, TypeVar, cast

from ..crew import AsyncMailbox
from ..errors import UsageError
from ..execution.counts import PollerCounts
from ..inputs import not_an_execution
from ..model import State
from ..outcomes import WaitError
from .execution import AsyncExecution
from .runner import AsyncRunner
from .waiting import AsyncWaiting, How, Put, good
from .waits import AsyncCallbacks, AsyncWait, AsyncWaited, OnRun, OnTrouble

R = TypeVar("R", bound=AsyncExecution)

RARELY = 10.0
"""How many times longer the intervals are where events say when to poll."""


class Hint(Protocol):
    """What says of an execution that something happened to it."""

    @property
    def system(self) -> str:
        """The key of its system."""
        ...

    @property
    def id(self) -> str:
        """Its id."""
        ...


class AsyncPoller:
    """Waits for any number of executions, of any clients, that join and leave at any moment.

    Executions of one client share requests where the system has a call for many; each wait keeps what `wait` of a single
    execution promises. A client in trouble delays no other. Use it in one event loop:

        async with AsyncPoller() as poller:
            run = await poller.wait(run, timeout=3600)

    `concurrency` is how many requests of a client are under way at once, at most. `on_look` is called with each execution
    that was polled, `on_change` with each that changed, `on_trouble` with an execution and the error of a poll of it that
    failed; if one of them raises, that wait ends with the error. With `events=True` it polls ten times less often, because
    `hint` says when something happened. If `clients` are given, executions of other clients are refused with UsageError.
    """

    def __init__(
        self,
        *clients: AsyncRunner[Any],
        concurrency: int = 8,
        on_look: OnRun = None,
        on_change: OnRun = None,
        on_trouble: OnTrouble = None,
        events: bool = False,
    ) -> None:
        callbacks = AsyncCallbacks(on_look, on_change, on_trouble)
        self._waiting = AsyncWaiting(concurrency=concurrency, callbacks=callbacks)
        self._clients, self._rarely = clients, RARELY if events else 1.0
        self._added: set[AsyncWait[Any]] = set()
        self._ended: AsyncMailbox[tuple[AsyncWait[Any], How | None]] = AsyncMailbox()

    @property
    def counts(self) -> PollerCounts:
        """What it has done so far: polls, failures, lateness, and how many wait now."""
        return self._waiting.counts()

    async def wait(
        self,
        run: R,
        *,
        timeout: float | None = None,
        poll: float | tuple[float, float] | None = None,
        until: State | Collection[State] | None = None,
        check: bool = True,
    ) -> R:
        """Wait for the end of an execution and return it as it then is; arguments and errors are those of its own `wait`.

        Cancelling the waiting task leaves the execution alone. Raises PollerClosed if the poller is closed meanwhile.
        """
        ended: AsyncMailbox[How] = AsyncMailbox()
        wait = self._begin(run, timeout, poll, until, lambda _, how: ended.put(how))
        self._waiting.join([wait], now=False)
        try:
            waited = good(await ended.get())
        finally:
            self._waiting.leave(wait)
        if waited.error is not None and (check or not isinstance(waited.error, WaitError)):
            raise waited.error
        return cast(R, waited.run)

    def add(
        self,
        *runs: AsyncExecution,
        timeout: float | None = None,
        poll: float | tuple[float, float] | None = None,
        until: State | Collection[State] | None = None,
    ) -> None:
        """Wait for executions too; iterating over the poller gives how each ended. Arguments are those of `wait`.

        Those that are added together are polled at once, one alone soon, with the others that are there.
        """
        waits = [self._begin(run, timeout, poll, until, self._put) for run in runs]
        self._added.update(waits)
        self._waiting.join(waits, now=len(waits) > 1)

    def discard(self, run: AsyncExecution) -> None:
        """Wait no more for an execution that was added; it goes on."""
        if not isinstance(run, AsyncExecution):
            raise UsageError(not_an_execution(run))
        for wait in self._waiting.of(run.system, run.id):
            if wait in self._added and wait.run.client is run.client and self._waiting.leave(wait):
                self._ended.put((wait, None))  # whoever iterates may wait for this one alone

    def hint(self, what: Hint) -> int:
        """Poll an execution now, because something is said to have happened to it; return how many wait for it.

        Only what the poll reads counts. `what` is an execution, or anything with its `system` and `id`, such as an event.
        """
        if not hasattr(what, "system") or not hasattr(what, "id"):
            raise UsageError("hint: give an execution or an event: what has `system` and `id`")
        waits = self._waiting.of(what.system, what.id)
        for wait, desk in waits.items():
            desk.hurry(wait)
        return len(waits)

    async def __aiter__(self) -> AsyncIterator[AsyncWaited[Any]]:
        """Yield how each that was added ended, as it ends, until none is left; one failure does not disturb the others.

        For one task or thread at a time. An execution that was discarded is left out.
        """
        while self._added:
            wait, how = await self._ended.get()
            self._added.discard(wait)
            if how is not None:
                yield good(how)

    async def aclose(self) -> None:
        """End every open wait with PollerClosed, and poll no more. The executions go on."""
        await self._waiting.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def _begin(
        self,
        run: R,
        timeout: float | None,
        poll: float | tuple[float, float] | None,
        until: State | Collection[State] | None,
        put: Put,
    ) -> AsyncWait[R]:
        if self._clients and not any(run.client is client for client in self._clients):
            raise UsageError(f"{run}: its client is none of those that the poller was made for")
        return self._waiting.begin(run, timeout, poll, until, put, rarely=self._rarely)

    def _put(self, wait: AsyncWait[Any], how: How) -> None:
        self._ended.put((wait, how))


__all__ = ["AsyncPoller", "Hint"]
