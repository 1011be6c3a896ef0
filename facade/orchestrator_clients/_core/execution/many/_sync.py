# Derived from _async.py by scripts/unasync: do not edit.
"""Waiting for many executions at once. `_sync.py` is derived from this file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ...deadline import deadline_at
from ...errors import OrchestratorError, UsageError
from ...model import State
from ...workers import Workers
from .._sync import LAST_LOOK, Execution
from ..waiting import outcome, timed_out
from .lanes import Batch, Lanes

R = TypeVar("R", bound=Execution)


@dataclass(frozen=True, slots=True)
class Waited(Generic[R]):
    """How one of many waits ended: the execution as last seen, and the error `wait` would have raised, or None."""

    run: R
    error: OrchestratorError | None = None


def wait_many(
    runs: Iterable[R],
    *,
    timeout: float | None = None,
    poll: float | tuple[float, float] | None = None,
    until: State | Collection[State] | None = None,
    concurrency: int = 8,
) -> list[Waited[R]]:
    """Wait for all executions and return how each ended, in the order given; arguments as for `watch_many`."""
    wanted = list(runs)
    waits = _Waits(wanted, timeout, poll, until, concurrency)
    ended: dict[int, Waited[R]] = {}
    for number, result in waits.results():
        ended[number] = result
    return [ended[number] for number in range(len(wanted))]


def watch_many(
    runs: Iterable[R],
    *,
    timeout: float | None = None,
    poll: float | tuple[float, float] | None = None,
    until: State | Collection[State] | None = None,
    concurrency: int = 8,
) -> Iterator[Waited[R]]:
    """Wait for executions of any number of systems and yield each as it ends; one failure does not disturb the others.

    `timeout`, `poll` and `until` are those of `wait`. At most `concurrency` requests per client are under way at once; where
    a system has a list call, executions share it.
    """
    for _, result in _Waits(list(runs), timeout, poll, until, concurrency).results():
        yield result


class _Waits(Generic[R]):
    """The state of many waits: one `Watch` each, and one schedule per client."""

    def __init__(
        self,
        runs: Sequence[R],
        timeout: float | None,
        poll: float | tuple[float, float] | None,
        until: State | Collection[State] | None,
        concurrency: int,
    ) -> None:
        if concurrency < 1:
            raise UsageError(f"concurrency={concurrency!r}: give a whole number from 1")
        self._runs, self._timeout = runs, timeout
        self._watches = [run.begin(timeout, poll, until) for run in runs]
        self._schedules: dict[int, Lanes] = {}
        self._begun: dict[int, float] = {}
        for number, run in enumerate(runs):
            self._schedules.setdefault(id(run.client), Lanes())
            begun = self._begun.setdefault(id(run.client), run.client.run_clock.monotonic())
            self._schedule(number, due=begun)
        numbers = Counter(id(run.client) for run in runs)  # each client has its workers, however few its runs are
        self._turns = [
            lanes for client, lanes in self._schedules.items() for _ in range(min(concurrency, numbers[client]))
        ]

    def results(self) -> Iterator[tuple[int, Waited[R]]]:
        """Yield the number of each run with how it ended."""
        turns = iter(self._turns)

        def work(put: Callable[[tuple[int, Waited[R]]], None]) -> None:
            self._work(next(turns), put)

        for result in Workers(len(self._turns), work):
            yield result

    def _work(self, lanes: Lanes, put: Callable[[tuple[int, Waited[R]]], None]) -> None:
        clock = next(run.client.run_clock for run in self._runs if self._schedules[id(run.client)] is lanes)
        while (turn := lanes.take(clock.monotonic())) is not None:
            if isinstance(turn, Batch):
                for number, result in self._look(turn):
                    put((number, result))
            else:
                clock.sleep(turn)

    def _look(self, batch: Batch) -> list[tuple[int, Waited[R]]]:
        """Look at a batch and return those that are over; the others are scheduled again."""
        first = self._runs[batch.numbers[0]]
        now = first.client.run_clock.monotonic()
        latest = max(self._watches[number].deadline for number in batch.numbers)
        # All last looks share one allowance: a thousand runs on a server that hangs are given up at the same time.
        limit = latest if latest > now else max(latest, self._begun[id(first.client)]) + LAST_LOOK
        if limit <= now:
            return [ended for number in batch.numbers if (ended := self._again(number))]
        try:
            with deadline_at(limit):
                seen = self._fetch(batch)
        except OrchestratorError as error:
            return [ended for number in batch.numbers if (ended := self._missed(number, error))]
        saw = [self._saw(number, seen.get(number), limit) for number in batch.numbers]
        return [ended for ended in saw if ended]

    def _fetch(self, batch: Batch) -> dict[int, Execution]:
        client, runs = self._runs[batch.numbers[0]].client, {number: self._runs[number] for number in batch.numbers}
        if len(runs) == 1:
            return {number: client.fetch_run(run.ids, detail=False) for number, run in runs.items()}
        found = client.fetch_runs([run.ids for run in runs.values()])
        return {number: found[run.id] for number, run in runs.items() if run.id in found}

    def _saw(self, number: int, seen: Execution | None, limit: float) -> tuple[int, Waited[R]] | None:
        run, watch = self._runs[number], self._watches[number]
        if seen is None:  # the list did not show it: it gets a look of its own
            try:
                with deadline_at(limit):
                    seen = run.client.fetch_run(run.ids, detail=False)
            except OrchestratorError as error:
                return self._missed(number, error)
        watch.seen(seen, run.client.run_clock.monotonic())
        if not watch.over(seen):
            return self._again(number)
        with deadline_at(max(limit, watch.deadline + LAST_LOOK)):
            last: R = run.last_look(seen)
        return number, Waited(last, outcome(last, run.client.redact))

    def _missed(self, number: int, error: OrchestratorError) -> tuple[int, Waited[R]] | None:
        if self._watches[number].failed(error):
            return number, Waited(self._last(number), error)
        return self._again(number)

    def _again(self, number: int) -> tuple[int, Waited[R]] | None:
        client, watch = self._runs[number].client, self._watches[number]
        now = client.run_clock.monotonic()
        pause = watch.pause(now, client.run_chance())
        if pause is None:
            last, redact = self._late(number), client.redact
            over = last.state.ended
            error = outcome(last, redact) if over else timed_out(last, self._timeout, watch.trouble, redact)
            return number, Waited(last, error)
        self._schedule(number, due=now + pause, interval=pause)
        return None

    def _late(self, number: int) -> R:
        """Return a run whose time is up, with its steps if they are told within what is left of a last look for all."""
        last, watch = self._last(number), self._watches[number]
        latest = watch.deadline + LAST_LOOK
        if watch.trouble is not None or latest <= last.client.run_clock.monotonic():
            return last
        with deadline_at(latest):
            return last.last_look(last)

    def _last(self, number: int) -> R:
        last = self._watches[number].last
        return self._runs[number] if last is None else last  # type: ignore[return-value]

    def _schedule(self, number: int, *, due: float, interval: float = 0.0) -> None:
        run = self._runs[number]
        lane, most = run.client.run_lane(run.ids)
        self._schedules[id(run.client)].add(lane, number, due=due, interval=interval, most=most)


__all__ = ["Waited", "wait_many", "watch_many"]
