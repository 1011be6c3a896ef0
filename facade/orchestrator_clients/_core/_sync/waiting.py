# Derived from _async/waiting.py by scripts/unasync: do not edit.
"""The open waits of a poller, for any clients."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from typing import Any, Self, TypeAlias, TypeVar

from ..crew import Crew
from ..errors import ClosedError, UsageError
from ..execution.counts import Counter, PollerCounts
from ..execution.telemetry import begun, ended
from ..execution.waiting import Poll
from ..inputs import not_an_execution
from ..model import State
from ..outcomes import PollerClosed
from .desk import Desk
from .execution import Execution
from .runner import Runner
from .waits import Callbacks, Wait, Waited

R = TypeVar("R", bound=Execution)
How: TypeAlias = Waited[Any] | BaseException
Put: TypeAlias = Callable[[Wait[Any], How], None]


class Waiting:
    """All open waits of a poller: one desk for each client, so that one in trouble delays no other."""

    def __init__(self, *, concurrency: int = 8, callbacks: Callbacks | None = None) -> None:
        if isinstance(concurrency, bool) or not isinstance(concurrency, int) or concurrency < 1:
            raise UsageError(f"concurrency={concurrency!r}: give a whole number from 1")
        self._concurrency, self._callbacks = concurrency, callbacks or Callbacks()
        self._callbacks.check()
        self._crew, self._counter = Crew(), Counter()
        self._lock = threading.Lock()
        self._desks: dict[int, Desk] = {}
        self._open: dict[tuple[str, str], list[Wait[Any]]] = {}
        self._closed = False
        self._told = self._tell  # bound once, for there may be ten thousand waits

    def begin(
        self,
        run: R,
        timeout: float | None,
        poll: float | tuple[float, float] | None,
        until: State | Collection[State] | None,
        put: Put,
        *,
        rarely: float = 1.0,
    ) -> Wait[R]:
        """Return a wait that is not scheduled yet; `put` gets it with its result. UsageError for bad arguments.

        Its intervals are `rarely` times as long as usual.
        """
        if not isinstance(run, Execution):
            raise UsageError(not_an_execution(run))
        watch = run.begin(timeout, poll, until)
        if rarely != 1.0:
            watch.poll = Poll(watch.poll.first * rarely, watch.poll.longest * rarely)
        return Wait(run, watch, timeout, self._told, put)

    def join(self, waits: Sequence[Wait[Any]], *, now: bool) -> None:
        """Schedule waits: polled at once (`now`), or with others that can share the call. ClosedError after `close`."""
        if self._closed:
            raise ClosedError("the poller is closed: make another one")
        together: dict[int, list[Wait[Any]]] = {}
        for wait in waits:
            together.setdefault(id(wait.run.client), []).append(wait)
        for mine in together.values():
            desk = self._desk(mine[0].run.client)
            with self._lock:
                for wait in mine:
                    self._open.setdefault(wait.key, []).append(wait)
            for wait in mine:
                wait.span, wait.begun = begun(*wait.key), wait.run.client.run_clock.monotonic()
                self._counter.joined(wait.run.system)
            desk.join(mine, now=now)

    def leave(self, wait: Wait[Any]) -> bool:
        """Drop a wait; return whether it was open."""
        desk = self._forget(wait)
        if desk is None:
            return False
        self._counter.left(wait.run.system)
        ended(wait.span, None, None)
        desk.leave(wait)
        return True

    def of(self, system: str, run_id: str) -> dict[Wait[Any], Desk]:
        """Return the open waits for an execution, each with its desk."""
        with self._lock:
            return {wait: self._desks[id(wait.run.client)] for wait in self._open.get((system, run_id), ())}

    def counts(self) -> PollerCounts:
        """Return what was done so far."""
        with self._lock:
            return self._counter.read(sum(map(len, self._open.values())))

    def close(self) -> None:
        """End every open wait with PollerClosed, and poll no more."""
        self._closed = True
        with self._lock:
            waits = [(wait, self._desks[id(wait.run.client)]) for mine in self._open.values() for wait in mine]
        for wait, desk in waits:
            desk.leave(wait)
            error = PollerClosed.of(wait.last, f"{wait.last}: the poller was closed; the execution goes on")
            self._tell(wait, Waited(wait.last, error))
        self._crew.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _desk(self, client: Runner[Any]) -> Desk:
        """Return the desk of a client. It holds the client, so that the client's `id()` is not used again for another one."""
        with self._lock:
            if id(client) not in self._desks:
                self._desks[id(client)] = Desk(
                    client,
                    self._crew,
                    concurrency=self._concurrency,
                    callbacks=self._callbacks,
                    counter=self._counter,
                )
            return self._desks[id(client)]

    def _tell(self, wait: Wait[Any], how: How) -> None:
        if self._forget(wait) is not None:
            seconds = wait.run.client.run_clock.monotonic() - wait.begun
            self._counter.told(wait.run.system, wait.last.state.value, seconds)
            error = how.error if isinstance(how, Waited) else how
            ended(wait.span, wait.last.state.value, error)
            wait.put(wait, how)

    def _forget(self, wait: Wait[Any]) -> Desk | None:
        """Return the desk of a wait that was open until now."""
        with self._lock:
            waits = self._open.get(wait.key, [])
            if wait not in waits:
                return None
            waits.remove(wait)
            if not waits:
                del self._open[wait.key]
            return self._desks[id(wait.run.client)]


def good(how: How) -> Waited[Any]:
    """Return how a wait ended; raises what a callback raised."""
    if isinstance(how, Waited):
        return how
    raise how
