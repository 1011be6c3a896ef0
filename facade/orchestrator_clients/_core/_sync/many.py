# Derived from _async/many.py by scripts/unasync: do not edit.
"""Waiting for many executions at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from ..crew import Mailbox
from ..inputs import several
from ..model import State
from .execution import Execution
from .waiting import How, Waiting, good
from .waits import Wait, Waited

R = TypeVar("R", bound=Execution)


def wait_many(
    runs: Iterable[R],
    *,
    timeout: float | None = None,
    poll: float | tuple[float, float] | None = None,
    until: State | Collection[State] | None = None,
    concurrency: int = 8,
) -> list[Waited[R]]:
    """Wait for all executions and return how each ended, in the order given; arguments as for `watch_many`."""
    waits = _Waits(several(runs, "runs", "[run]"), timeout, poll, until, concurrency)
    ended: dict[Wait[R], Waited[R]] = {}
    for wait, waited in waits.results():
        ended[wait] = waited
    return [ended[wait] for wait in waits.all]


def watch_many(
    runs: Iterable[R],
    *,
    timeout: float | None = None,
    poll: float | tuple[float, float] | None = None,
    until: State | Collection[State] | None = None,
    concurrency: int = 8,
) -> Iterator[Waited[R]]:
    """Wait for executions of any number of systems and yield each as it ends; one failure does not disturb the others.

    `timeout`, `poll` and `until` are those of `wait`; without `timeout`, each resumed execution has its token's deadline.
    At most `concurrency` requests per client are under way at once; where a system has a list call, executions share it.
    Each is yielded when its own time is up, or at most five seconds later, whatever the others wait for.
    """
    given = several(runs, "runs", "[run]")
    for _, waited in _Waits(given, timeout, poll, until, concurrency).results():
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
        self._waiting = Waiting(concurrency=concurrency)
        self._ended: Mailbox[tuple[Wait[R], How]] = Mailbox()
        put = self._put  # one for all, for there may be ten thousand
        self.all = [self._waiting.begin(run, timeout, poll, until, put) for run in runs]

    def results(self) -> Iterator[tuple[Wait[R], Waited[R]]]:
        """Yield each with how it ended."""
        with self._waiting:
            self._waiting.join(self.all, now=True)
            for _ in self.all:
                wait, how = self._ended.get()
                yield wait, good(how)

    def _put(self, wait: Wait[R], how: How) -> None:
        self._ended.put((wait, how))


__all__ = ["Waited", "wait_many", "watch_many"]
