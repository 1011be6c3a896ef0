"""Waiting for many executions at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from math import isinf
from typing import Generic, TypeVar

from ..deadline import deadline_at
from ..errors import ApiError, OrchestratorError, UsageError
from ..execution.contact import Contact
from ..execution.deadlines import Deadlines, Desk, haste
from ..execution.lanes import Batch, Lanes
from ..execution.waiting import outcome, timed_out
from ..model import State
from ..workers import AsyncWorkers
from .execution import LAST_LOOK, AsyncExecution
from .runner import proving

_Seen = dict[int, AsyncExecution] | OrchestratorError | None
R = TypeVar("R", bound=AsyncExecution)

TOO_MUCH = frozenset({400, 413, 414, 431})
"""Statuses of a request that is too long; Cloudify's server answers 400 with HTML."""


@dataclass(frozen=True, slots=True)
class AsyncWaited(Generic[R]):
    """How one of many waits ended: the execution as last seen, and the error `wait` would have raised, or None."""

    run: R
    error: OrchestratorError | None = None


async def async_wait_many(
    runs: Iterable[R],
    *,
    timeout: float | None = None,
    poll: float | tuple[float, float] | None = None,
    until: State | Collection[State] | None = None,
    concurrency: int = 8,
) -> list[AsyncWaited[R]]:
    """Wait for all executions and return how each ended, in the order given; arguments as for `async_watch_many`."""
    wanted = list(runs)
    waits = _Waits(wanted, timeout, poll, until, concurrency)
    ended: dict[int, AsyncWaited[R]] = {}
    async for number, result in waits.results():
        ended[number] = result
    return [ended[number] for number in range(len(wanted))]


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
    Each is told when its own time is up, or within five seconds, whatever the others wait for.
    """
    async for _, result in _Waits(list(runs), timeout, poll, until, concurrency).results():
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
        numbers: dict[int, list[int]] = {}
        for number, run in enumerate(runs):
            numbers.setdefault(id(run.client), []).append(number)
        # Each client has its workers, however few its runs are.
        self._turns = [desk for mine in numbers.values() for desk in [self._desk(mine)] * min(concurrency, len(mine))]

    def _desk(self, numbers: Sequence[int]) -> Desk:
        """Return the desk of one client, at which all its runs are due."""
        clock = self._runs[numbers[0]].client.run_clock
        now = clock.monotonic()
        for number in numbers:  # a deadline that had passed before leaves what one that passes now does
            self._watches[number].deadline = max(self._watches[number].deadline, now)
        desk = Desk(clock, Lanes(), Deadlines({number: self._watches[number].deadline for number in numbers}))
        for number in numbers:
            self._schedule(desk, number, due=now)
        return desk

    async def results(self) -> AsyncIterator[tuple[int, AsyncWaited[R]]]:
        """Yield the number of each run with how it ended."""
        turns = iter(self._turns)

        async def work(put: Callable[[tuple[int, AsyncWaited[R]]], None]) -> None:
            await self._work(next(turns), put)

        try:
            async for result in AsyncWorkers(len(self._turns), work):
                yield result
        finally:
            for run, watch in zip(self._runs, self._watches, strict=True):
                run.client.run_contact.left(id(watch))

    async def _work(self, desk: Desk, put: Callable[[tuple[int, AsyncWaited[R]]], None]) -> None:
        worker = object()
        while (turn := desk.lanes.take(now := desk.clock.monotonic())) is not None:
            if isinstance(turn, Batch):
                await self._look(desk, turn.numbers, put)
            else:
                desk.deadlines.asleep(worker, now + turn)
                await desk.clock.sleep_async(turn)
                desk.deadlines.awake(worker)

    async def _look(
        self, desk: Desk, numbers: Sequence[int], put: Callable[[tuple[int, AsyncWaited[R]]], None]
    ) -> None:
        """Look at a batch and tell those that are over, the earliest deadline first; the others are scheduled again."""
        numbers = sorted(numbers, key=lambda number: self._watches[number].deadline)
        seen = await self._seen(desk, numbers)
        for number in numbers:
            waited = await self._ended(desk, number, seen)
            if waited is not None:
                desk.deadlines.over(number)
                self._contact(number).left(id(self._watches[number]))
                put((number, waited))

    async def _seen(self, desk: Desk, numbers: Sequence[int]) -> _Seen:
        """Return what a look sees of those that it shows, or why it failed, or None if it is not the time for one."""
        limit, now = self._limit(desk, numbers[0]), desk.clock.monotonic()
        if limit <= now or (self._contact(numbers[0]).quiet(now) and self._watches[numbers[0]].deadline > now):
            return None
        try:
            with deadline_at(limit):
                return await proving(self._runs[numbers[0]].client, lambda: self._fetch(desk, numbers))
        except OrchestratorError as error:
            return error

    def _contact(self, number: int) -> Contact:
        return self._runs[number].client.run_contact

    def _limit(self, desk: Desk, number: int, *, last: bool = False) -> float:
        """Return by when a look must be over: when its run's time is up, or a worker is needed for another run.

        All last looks share one allowance: a thousand runs on a server that hangs are given up at the same time.
        """
        deadline = self._watches[number].deadline
        if deadline <= desk.clock.monotonic():
            return min(deadline, desk.deadlines.needed()) + LAST_LOOK
        # What a worker leaves of the other's allowance is for its last look.
        return min(deadline + LAST_LOOK if last else deadline, desk.deadlines.needed() + LAST_LOOK / 2)

    async def _fetch(self, desk: Desk, numbers: Sequence[int]) -> dict[int, AsyncExecution]:
        client, runs = self._runs[numbers[0]].client, {number: self._runs[number] for number in numbers}
        if len(runs) == 1:
            return {
                number: (await client.fetch_run(run.ids, detail=False)).with_deadline(self._until(number))
                for number, run in runs.items()
            }
        try:
            found = await client.fetch_runs([run.ids for run in runs.values()])
        except ApiError as error:
            if error.status not in TOO_MUCH:
                raise
            return await self._halved(desk, numbers)
        return {n: found[run.id].with_deadline(self._until(n)) for n, run in runs.items() if run.id in found}

    def _until(self, number: int) -> float | None:
        """Return the deadline of a run in seconds since 1970: it stays with the execution as it is then seen."""
        clock, left = self._runs[number].client.run_clock, self._watches[number].deadline
        return None if isinf(left) else clock.time() + left - clock.monotonic()

    async def _halved(self, desk: Desk, numbers: Sequence[int]) -> dict[int, AsyncExecution]:
        """Look at a batch in two halves, for the server, or a proxy before it, did not take the whole."""
        middle = len(numbers) // 2
        found: dict[int, AsyncExecution] = {}
        for half in (numbers[:middle], numbers[middle:]):
            if len(half) > 1:  # one alone gets its own look, and its own error, where it is missing
                found |= await self._fetch(desk, half)
        if found:  # otherwise it is something about the executions, and not their number
            desk.most = min(desk.most, middle)
        return found

    async def _ended(self, desk: Desk, number: int, seen: _Seen) -> AsyncWaited[R] | None:
        """Return how a wait ended, or schedule its next look and return None."""
        if isinstance(seen, dict) and number not in seen:  # the list did not show it: it gets a look of its own
            seen = await self._seen(desk, [number])
        if seen is None:
            return await self._again(desk, number)
        watch, now = self._watches[number], desk.clock.monotonic()
        if isinstance(seen, OrchestratorError):
            if self._contact(number).failed(id(watch), seen, now) | watch.failed(seen, now):  # both note it
                return AsyncWaited(self._last(number), seen)
            return await self._again(desk, number)
        return await self._saw(desk, number, seen[number])

    async def _saw(self, desk: Desk, number: int, seen: AsyncExecution) -> AsyncWaited[R] | None:
        watch, now = self._watches[number], desk.clock.monotonic()
        watch.seen(seen, now)
        self._contact(number).answered(id(watch), now)
        if not watch.over(seen):
            return await self._again(desk, number)
        with deadline_at(self._limit(desk, number, last=True)):
            last: R = await self._runs[number].last_look(seen)
        return AsyncWaited(last, outcome(last, last.client.redact))

    async def _again(self, desk: Desk, number: int) -> AsyncWaited[R] | None:
        client, watch = self._runs[number].client, self._watches[number]
        now = desk.clock.monotonic()
        pause = watch.pause(now, client.run_chance(), client.run_contact.quiet(now))
        if pause is None:
            last, redact = await self._late(desk, number), client.redact
            over = last.state.ended
            error = outcome(last, redact) if over else timed_out(last, self._timeout, watch.trouble, redact)
            return AsyncWaited(last, error)
        self._schedule(desk, number, due=now + pause, interval=pause)
        return None

    async def _late(self, desk: Desk, number: int) -> R:
        """Return a run whose time is up, with its steps if they are told within what is left of a last look for all."""
        last, latest = self._last(number), self._limit(desk, number)
        if self._watches[number].trouble is not None or latest <= desk.clock.monotonic():
            return last
        with deadline_at(latest):
            return await last.last_look(last)

    def _last(self, number: int) -> R:
        last = self._watches[number].last
        return self._runs[number] if last is None else last  # type: ignore[return-value]

    def _schedule(self, desk: Desk, number: int, *, due: float, interval: float = 0.0) -> None:
        run = self._runs[number]
        lane, most = run.client.run_lane(run.ids)
        lane = lane, haste(self._watches[number].deadline - due)
        share = run.client.run_share(run.ids)
        desk.lanes.add(lane, number, due=due, interval=interval, share=share, most=most, count=desk.most)


__all__ = ["AsyncWaited", "async_wait_many", "async_watch_many"]
